//! An opened folder, and the files below it.

use crate::refusal::{Kind, Refusal, is_escape};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, FileType, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

/// An opened folder. Paths are relative to it, and nothing outside of it can be reached through them.
#[derive(Debug)]
pub struct Folder {
    pub(crate) dir: Dir,
    /// The full path without links.
    path: PathBuf,
}

impl Folder {
    /// Opens a folder that the user names. Links on the way to it may not lead out of the folder that it was named below: the
    /// working folder, or else the folder around it. What was checked out may hold any link, under a name that a command is
    /// always given.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let full = path.canonicalize()?;
        if let Some(around) = around(path).filter(|around| !full.starts_with(around)) {
            let message =
                format!("a link out of the folder {}, name the one that it leads to", around.display());
            return Err(io::Error::other(message));
        }
        Ok(Folder { dir: Dir::open_ambient_dir(&full, ambient_authority())?, path: full })
    }

    /// The full path without links.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of a regular file with at most `limit` bytes.
    pub fn read(&self, path: impl AsRef<Path>, limit: usize) -> Result<Vec<u8>, Refusal> {
        let most = limit as u64;
        // Opening a device may already do something, so it is looked at first.
        let metadata = self.inside(path.as_ref(), |path| self.dir.metadata(path))?;
        check(metadata.file_type(), metadata.len(), limit)?;
        let file = self.inside(path.as_ref(), |path| self.dir.open_with(path, &reading()))?;
        // It may be another one by now.
        let metadata = file.metadata()?;
        check(metadata.file_type(), metadata.len(), limit)?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() > limit { Err(Refusal::TooLarge { limit }) } else { Ok(bytes) }
    }

    /// The text of a regular file with at most `limit` bytes.
    pub fn read_text(&self, path: impl AsRef<Path>, limit: usize) -> Result<String, Refusal> {
        String::from_utf8(self.read(path, limit)?).map_err(|_| Refusal::NotText)
    }

    /// Writes a new file, and the folders around it that are missing. A file that exists already is an error of the system,
    /// [`io::ErrorKind::AlreadyExists`].
    pub fn create(&self, path: impl AsRef<Path>, content: &[u8]) -> Result<(), Refusal> {
        let path = path.as_ref();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let open = || self.inside(parent, |parent| self.dir.open_dir(parent));
        let folder = match open() {
            Err(Refusal::Missing) => {
                // What exists and yet is missing is a link to nothing.
                self.dir.create_dir_all(parent).map_err(|error| match error.kind() {
                    io::ErrorKind::AlreadyExists => Refusal::Missing,
                    _ => error.into(),
                })?;
                open()?
            }
            opened => opened?,
        };
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let name = path.file_name().ok_or(Refusal::Missing)?;
        Ok(folder.open_with(name, &options)?.write_all(content)?)
    }

    /// The path of the same file without links, relative to this folder.
    pub fn resolve(&self, path: impl AsRef<Path>) -> Result<PathBuf, Refusal> {
        let full = self.path.join(path).canonicalize()?;
        full.strip_prefix(&self.path).map(Path::to_owned).map_err(|_| Refusal::Outside)
    }

    /// Does something to a file inside. cap-std refuses absolute links and those that lead out and back in: they are
    /// resolved, and what they resolve to is opened below this folder, so that it cannot lie elsewhere by then.
    pub(crate) fn inside<T>(&self, path: &Path, act: impl Fn(&Path) -> io::Result<T>) -> Result<T, Refusal> {
        match act(path) {
            Err(error) if is_escape(&error) => {
                // Nor does it become known whether a file outside exists.
                let path = self.resolve(path).map_err(|_| Refusal::Outside)?;
                Ok(act(if path.as_os_str().is_empty() { Path::new(".") } else { &path })?)
            }
            done => Ok(done?),
        }
    }
}

fn check(file_type: FileType, bytes: u64, limit: usize) -> Result<(), Refusal> {
    match kind(file_type) {
        Some(kind) => Err(Refusal::NotRegular(kind)),
        None if bytes > limit as u64 => Err(Refusal::TooLarge { limit }),
        None => Ok(()),
    }
}

/// What a file is, unless it is a regular one.
pub(crate) fn kind(file_type: FileType) -> Option<Kind> {
    match file_type {
        _ if file_type.is_file() => None,
        _ if file_type.is_dir() => Some(Kind::Folder),
        _ => Some(special(file_type)),
    }
}

#[cfg(unix)]
fn special(file_type: FileType) -> Kind {
    use cap_std::fs::FileTypeExt;
    match file_type {
        _ if file_type.is_fifo() => Kind::Pipe,
        _ if file_type.is_socket() => Kind::Socket,
        _ => Kind::Device,
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> Kind {
    Kind::Device
}

/// For reading, without waiting for the other end of a pipe and without becoming a terminal's process.
fn reading() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use cap_std::fs::OpenOptionsExt;
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        options.custom_flags(flags.bits().cast_signed());
    }
    options
}

/// The full path of the folder that a path is named below: the working folder, or the one that the path's leading `..` lead
/// to; for an absolute path that is elsewhere, the folder around its last part.
fn around(path: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let below = path.strip_prefix(&here).unwrap_or(path);
    if below.is_absolute() {
        return below.parent()?.canonicalize().ok();
    }
    let up = below.components().take_while(|part| matches!(part, Component::ParentDir | Component::CurDir));
    let around = up.fold(here, |folder, part| folder.join(part));
    around.canonicalize().ok()
}
