//! The files that vacancies are read from → their texts.

use super::boards::{self, Board, Provider};
use rolebook_model::PageSource;
use std::path::{Path, PathBuf};
use std::{fs, io};
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
    #[error("{}: cannot be read ({error}), check the path and its permissions", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The folder of roles has two files of vacancies.
    #[error("{}: {} exists too, keep all vacancies in one of them", one.display(), other.display())]
    TwoFiles {
        /// One.
        one: PathBuf,
        /// The other.
        other: PathBuf,
    },
    /// The file is not a job board of this provider.
    #[error("{}: not a job board of {}, save the response of {}", path.display(), provider.name(), provider.address())]
    NotABoard {
        /// The file.
        path: PathBuf,
        /// The provider that was named for it.
        provider: Provider,
    },
}

impl VacancyFiles {
    /// Reads the file of vacancies in the folder `roles`, which may have none, and those of job boards. A single
    /// page has no such file: the other roles that it may name are not known.
    pub fn load(roles: &Path, boards: &[(Provider, PathBuf)]) -> Result<VacancyFiles, VacancyFilesError> {
        let file = if roles.is_dir() { file(roles)? } else { None };
        let mut files = VacancyFiles { file, boards: Vec::new() };
        for (provider, path) in boards {
            let Board { postings, .. } = board(*provider, path)?;
            // A company may have several boards at one provider.
            match files.boards.iter_mut().find(|board| board.provider == *provider) {
                Some(board) => board.postings.extend(postings),
                None => files.boards.push(Board { provider: *provider, postings }),
            }
        }
        Ok(files)
    }
}

const NAMES: [&str; 4] = ["vacancies.toml", "vacancies.yml", "vacancies.yaml", "vacancies.json"];

fn file(roles: &Path) -> Result<Option<PageSource>, VacancyFilesError> {
    let mut found = NAMES.iter().map(|name| (name, roles.join(name))).filter(|(_, path)| path.is_file());
    let Some((name, path)) = found.next() else { return Ok(None) };
    if let Some((_, other)) = found.next() {
        return Err(VacancyFilesError::TwoFiles { one: path, other });
    }
    Ok(Some(PageSource { file: (*name).to_owned(), text: text(&path)? }))
}

fn board(provider: Provider, path: &Path) -> Result<Board, VacancyFilesError> {
    boards::read(provider, &text(path)?)
        .ok_or_else(|| VacancyFilesError::NotABoard { path: path.to_owned(), provider })
}

fn text(path: &Path) -> Result<String, VacancyFilesError> {
    fs::read_to_string(path).map_err(|error| VacancyFilesError::Unreadable { path: path.to_owned(), error })
}
