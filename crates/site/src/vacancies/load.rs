//! The files that announce vacancies → their texts.

use super::boards::{self, Board, Provider};
use rolebook_model::PageSource;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// What announces vacancies, as far as it has been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announced {
    /// The file in the folder of roles, where there is one.
    pub file: Option<PageSource>,
    /// The job boards, one of each provider.
    pub boards: Vec<Board>,
}

/// Why what is announced cannot be known.
#[derive(Debug)]
pub enum AnnouncedError {
    /// A file cannot be read.
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The folder of roles has two files of vacancies.
    TwoFiles {
        /// One.
        one: PathBuf,
        /// The other.
        other: PathBuf,
    },
    /// The file is not that of a job board of this provider.
    NoBoard {
        /// The file.
        path: PathBuf,
        /// What it was taken for.
        provider: Provider,
    },
}

impl fmt::Display for AnnouncedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnnouncedError::Unreadable { path, error } => {
                write!(
                    f,
                    "{}: cannot be read ({error}), check the path and that you may read it",
                    path.display()
                )
            }
            AnnouncedError::TwoFiles { one, other } => {
                write!(
                    f,
                    "{}: there is {} too, put all vacancies into one of them",
                    one.display(),
                    other.display()
                )
            }
            AnnouncedError::NoBoard { path, provider } => {
                write!(
                    f,
                    "{}: no job board of {}, save what {} gives",
                    path.display(),
                    provider.name(),
                    provider.address()
                )
            }
        }
    }
}

impl std::error::Error for AnnouncedError {}

impl Announced {
    /// Reads the file of vacancies in the folder `roles`, which may have none, and those of job boards. A single
    /// page has no such file: the other roles that it may name are not known.
    pub fn load(roles: &Path, boards: &[(Provider, PathBuf)]) -> Result<Announced, AnnouncedError> {
        let file = if roles.is_dir() { file(roles)? } else { None };
        let mut announced = Announced { file, boards: Vec::new() };
        for (provider, path) in boards {
            let Board { postings, .. } = board(*provider, path)?;
            // A company may have several boards at one provider.
            match announced.boards.iter_mut().find(|board| board.provider == *provider) {
                Some(board) => board.postings.extend(postings),
                None => announced.boards.push(Board { provider: *provider, postings }),
            }
        }
        Ok(announced)
    }
}

const NAMES: [&str; 4] = ["vacancies.toml", "vacancies.yml", "vacancies.yaml", "vacancies.json"];

fn file(roles: &Path) -> Result<Option<PageSource>, AnnouncedError> {
    let mut found = NAMES.iter().map(|name| (name, roles.join(name))).filter(|(_, path)| path.is_file());
    let Some((name, path)) = found.next() else { return Ok(None) };
    if let Some((_, other)) = found.next() {
        return Err(AnnouncedError::TwoFiles { one: path, other });
    }
    Ok(Some(PageSource { file: (*name).to_owned(), text: text(&path)? }))
}

fn board(provider: Provider, path: &Path) -> Result<Board, AnnouncedError> {
    boards::read(provider, &text(path)?)
        .ok_or_else(|| AnnouncedError::NoBoard { path: path.to_owned(), provider })
}

fn text(path: &Path) -> Result<String, AnnouncedError> {
    fs::read_to_string(path).map_err(|error| AnnouncedError::Unreadable { path: path.to_owned(), error })
}
