//! Files → an archive. The same files give the same bytes: no date, no user and no order of a folder is in it.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file in an archive.
pub(crate) struct Entry {
    /// Its path, with `/`.
    pub(crate) path: String,
    pub(crate) content: Vec<u8>,
    pub(crate) is_program: bool,
}

impl Entry {
    /// A file that is only read.
    pub(crate) fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Entry {
        Entry { path: path.into(), content: content.into(), is_program: false }
    }

    /// A file that is run.
    pub(crate) fn program(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Entry {
        Entry { is_program: true, ..Entry::new(path, content) }
    }

    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// 26 October 1985, which npm writes into its packages: some programs take 1970 for a mistake.
const DATE: u64 = 499_162_500;

/// The files as `.tar.gz`.
pub(crate) fn tar(entries: &[Entry]) -> Result<Vec<u8>> {
    let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(entry.content.len() as u64);
        header.set_mode(entry.mode());
        header.set_mtime(DATE);
        tar.append_data(&mut header, &entry.path, &*entry.content)?;
    }
    Ok(tar.into_inner()?.finish()?)
}

/// The files as `.zip`.
pub(crate) fn zip(entries: &[Entry]) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(&*entry.path, options.compression_level(Some(9)).unix_permissions(entry.mode()))?;
        zip.write_all(&entry.content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Writes a file, and the folders around it.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// The SHA-256 of a file.
pub(crate) fn sha256(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

/// In hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
