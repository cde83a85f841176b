//! Files that are opened only if they are regular ones, at that very path.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// How to open a file that may be anything: without following a link to it, and without waiting for a pipe's other end.
pub(super) fn options() -> OpenOptions {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let mut options = OpenOptions::new();
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
        options
    }
    #[cfg(not(unix))]
    OpenOptions::new()
}

/// The content of a regular file of at most `limit` bytes; anything else is an error of the kind `InvalidData`.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    if !path.symlink_metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let file = options().read(true).open(path)?;
    check(&file)?;
    let mut content = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut content)?;
    if content.len() as u64 > limit { Err(io::ErrorKind::InvalidData.into()) } else { Ok(content) }
}

/// An error unless an open file is a regular one.
pub(super) fn check(file: &File) -> io::Result<()> {
    if file.metadata()?.is_file() { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}
