//! A folder that others may have written → the texts of its files, and nothing from outside of it (native only).
//!
//! [`Folder`] is the entry point. It is opened once, and everything below is opened relative to it:
//!
//! 1. [`Folder::walk`] lists the files, following links that stay inside, up to a limit of entries;
//! 2. [`Folder::read`] and [`Folder::read_text`] read a regular file up to a limit of bytes;
//! 3. [`Folder::create`] writes a new file.
//!
//! What cannot be read or listed has a [`Refusal`], which says why and never quotes a file.
//!
//! ```
//! use rolebook_files::{Folder, Refusal};
//!
//! let temporary = tempfile::tempdir()?;
//! std::fs::write(temporary.path().join("baker.md"), "Bakes bread")?;
//!
//! let folder = Folder::open(temporary.path())?;
//! assert_eq!(folder.read_text("baker.md", 1024)?, "Bakes bread");
//! assert!(matches!(folder.read("baker.md", 5), Err(Refusal::TooLarge { limit: 5 })));
//! assert!(matches!(folder.read("../secret.md", 1024), Err(Refusal::Outside)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod folder;
mod refusal;
mod walk;

#[cfg(test)]
mod tests;

pub use folder::Folder;
pub use refusal::{Kind, Refusal};
pub use walk::{Entry, LeftOut, Walk};
