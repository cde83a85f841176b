//! Why a file is not read.

use std::io;
use thiserror::Error;

/// Why a file is not read, or a folder not walked: a phrase that says what the file is, without its name or content.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is, or lies behind, a link that leads out of the folder.
    #[error("a link out of the folder")]
    Outside,
    /// It is a link to itself, or to a folder around it.
    #[error("a link to itself or to a folder around it")]
    Loop,
    /// It is something other than a regular file.
    #[error("{0}, not a regular file")]
    NotRegular(Kind),
    /// It is not UTF-8.
    #[error("not UTF-8")]
    NotText,
    /// It has more bytes than `limit`.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The bytes that are allowed.
        limit: usize,
    },
    /// It lies in too many folders, or its path is too long for the system.
    #[error("in too many folders or with too long a name")]
    TooDeep,
    /// Links lead to this folder too often.
    #[error("a link to a folder that was read {limit} times already")]
    TooOften {
        /// The visits that are allowed.
        limit: usize,
    },
    /// The walk has seen more entries than `limit`, and ended here.
    #[error("one of more than {limit} files and folders")]
    TooMany {
        /// The entries that are allowed.
        limit: usize,
    },
    /// The system refuses.
    #[error("{0}")]
    System(io::Error),
}

/// What a file is that is not a regular one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, or something else that only this system knows.
    Device,
}

impl Refusal {
    /// What the author can do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Refusal::Missing => "check the path",
            Refusal::Outside => "copy the file itself into the folder",
            Refusal::Loop | Refusal::TooOften { .. } => "delete the link",
            Refusal::NotRegular(Kind::Folder) => "rename the folder, or save a file in its place",
            Refusal::NotRegular(_) => "save its content as a regular file",
            Refusal::NotText => "save it as UTF-8",
            Refusal::TooLarge { .. } => "make it smaller, or split it",
            Refusal::TooDeep => "move it up, or shorten its name",
            Refusal::TooMany { .. } => "keep only what belongs here in the folder",
            Refusal::System(_) => "check that you may read it",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Kind::Folder => "a folder",
            Kind::Pipe => "a named pipe",
            Kind::Socket => "a socket",
            Kind::Device => "a device",
        })
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        match error.kind() {
            io::ErrorKind::NotFound => Refusal::Missing,
            io::ErrorKind::InvalidFilename => Refusal::TooDeep,
            _ if is_escape(&error) => Refusal::Outside,
            _ if is_loop(&error) => Refusal::Loop,
            _ => Refusal::System(error),
        }
    }
}

/// Whether a path led out of the folder. For this error alone, cap-std has no number of the system's.
pub(crate) fn is_escape(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied && error.raw_os_error().is_none()
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP)
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}
