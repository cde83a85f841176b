//! The files that vacancies are read from → their texts.

use super::boards::{self, Board, Fault};
use super::encoding;
use super::provider::Provider;
use crate::load::is_page;
use rolebook_files::{Folder, Kind, Refusal};
use rolebook_letters::composed;
use rolebook_model::PageSource;
use rolebook_model::limits::{LARGEST_BOARD, LARGEST_VACANCIES};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The files that vacancies are read from, loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VacancyFiles {
    /// The file in the folder of roles, where there is one.
    pub file: Option<PageSource>,
    /// The job boards, one of each provider.
    pub boards: Vec<Board>,
}

/// Why files of vacancies cannot be loaded.
#[derive(Debug, Error)]
pub enum VacancyFilesError {
    /// A file cannot be read.
    #[error("{}: cannot be read ({refusal}), {}", path.display(), help(refusal))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        refusal: Refusal,
    },
    /// The folder of roles has two files of vacancies.
    #[error("{}: {} exists too, keep all vacancies in one of them", one.display(), other.display())]
    TwoFiles {
        /// One.
        one: PathBuf,
        /// The other.
        other: PathBuf,
    },
    /// The file of a job board ends too early.
    #[error("{}: is cut off ({error}), save all of it", path.display())]
    CutOff {
        /// The file.
        path: PathBuf,
        /// Where it ends.
        error: String,
    },
    /// The file is not a job board of this provider.
    #[error("{}: not a job board of {}{why}, save the response of {}", path.display(), provider.name(), provider.address())]
    NotABoard {
        /// The file.
        path: PathBuf,
        /// The provider that was named for it.
        provider: Provider,
        /// What it is instead, in brackets; empty if that is not known.
        why: String,
    },
}

impl VacancyFiles {
    /// Reads the file of vacancies in the folder `roles`, which may have none, and those of job boards. A single
    /// page has no such file: the other roles that it may name are not known.
    pub fn load(roles: &Path, boards: &[(Provider, PathBuf)]) -> Result<VacancyFiles, VacancyFilesError> {
        let file = if is_page(roles) { None } else { file(roles)? };
        let mut files = VacancyFiles { file, boards: Vec::new() };
        for (provider, path) in boards {
            let mut read = board(*provider, path)?;
            read.pages.iter_mut().for_each(|page| page.file = path.display().to_string());
            read.postings.iter_mut().for_each(|posting| posting.file = path.display().to_string());
            // A company may have several boards at one provider, or one of several pages.
            match files.boards.iter_mut().find(|board| board.provider == *provider) {
                Some(board) => {
                    board.postings.extend(read.postings);
                    board.pages.extend(read.pages);
                }
                None => files.boards.push(read),
            }
        }
        Ok(files)
    }
}

const NAMES: [&str; 4] = ["vacancies.toml", "vacancies.yml", "vacancies.yaml", "vacancies.json"];

fn file(roles: &Path) -> Result<Option<PageSource>, VacancyFilesError> {
    let unreadable = |path: PathBuf, refusal| VacancyFilesError::Unreadable { path, refusal };
    let folder = Folder::open(roles).map_err(|error| unreadable(roles.to_owned(), error.into()))?;
    let read = |name| text(folder.read(name, LARGEST_VACANCIES));
    let read = NAMES.iter().map(|name| (name, read(name)));
    let mut found = read.filter(|(_, text)| !matches!(text, Err(Refusal::Missing)));
    let Some((name, text)) = found.next() else { return Ok(None) };
    if let Some((other, _)) = found.next() {
        return Err(VacancyFilesError::TwoFiles { one: roles.join(name), other: roles.join(other) });
    }
    let text = text.map_err(|refusal| unreadable(roles.join(name), refusal))?;
    Ok(Some(PageSource { file: (*name).to_owned(), text: composed(&text).into_owned() }))
}

/// A board is read below the folder that its file lies in, so that it cannot be a link to any other file of the machine.
fn board(provider: Provider, path: &Path) -> Result<Board, VacancyFilesError> {
    let unreadable = |refusal| VacancyFilesError::Unreadable { path: path.to_owned(), refusal };
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder::open(around).map_err(|error| unreadable(error.into()))?;
    let bytes = folder.read(path.file_name().unwrap_or_default(), LARGEST_BOARD);
    let text = bytes.and_then(|bytes| encoding::text_to_cut(&bytes).ok_or(Refusal::NotText));
    let text = text.map_err(|refusal| {
        unreadable(if is_stream(path) { Refusal::NotRegular(Kind::Pipe) } else { refusal })
    })?;
    boards::read(provider, &text).map_err(|fault| {
        let path = path.to_owned();
        match fault {
            Fault::CutOff(error) if !text.trim().is_empty() => VacancyFilesError::CutOff { path, error },
            Fault::CutOff(_) => VacancyFilesError::NotABoard { path, provider, why: String::new() },
            Fault::NotABoard(why) => {
                let why = if why.is_empty() { why } else { format!(" ({why})") };
                VacancyFilesError::NotABoard { path, provider, why }
            }
        }
    })
}

fn text(bytes: Result<Vec<u8>, Refusal>) -> Result<String, Refusal> {
    bytes.and_then(|bytes| encoding::text(&bytes).ok_or(Refusal::NotText))
}

/// Whether a file is the output of a command, as a shell hands it over.
fn is_stream(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| !file.is_file() && !file.is_dir())
}

fn help(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotRegular(Kind::Pipe) => "save it to a file first",
        _ => refusal.help(),
    }
}
