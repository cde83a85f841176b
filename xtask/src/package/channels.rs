//! A program → what each channel hands out of it, all from the same bytes.
//!
//! [`of_target`] writes into a folder what belongs to one kind of machines, [`of_all`] what is the same on all:
//!
//! | folder | files |
//! |---|---|
//! | `archives` | the program with the licences, and its checksum |
//! | `npm` | a package with the program; the command, which runs it; the element |
//! | `pypi` | a wheel with the program |
//! | `image` | the folder of which the container image is made |

use super::archive::{self, Entry};
use super::table::{Table, Target, text};
use super::{npm, wheel};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes what is handed out for one kind of machines.
pub(crate) fn of_target(table: &Table, target: &Target, program: &Path, out: &Path) -> Result<()> {
    let program = fs::read(program).with_context(|| format!("reading {}", program.display()))?;
    write_archive(table, target, &program, &out.join("archives"))?;
    npm::write_platform(table, target, &program, &out.join("npm"))?;
    wheel::write(table, target, &program, &out.join("pypi"))?;
    match &target.image {
        Some(platform) => write_image(&out.join("image").join(platform).join("rolebook"), &program),
        None => Ok(()),
    }
}

/// Writes what is the same for all machines. `program` runs on this one.
pub(crate) fn of_all(table: &Table, program: &Path, out: &Path) -> Result<()> {
    npm::write_command(table, &out.join("npm"))?;
    npm::write_element(table, program, &out.join("npm"))?;
    archive::write(&out.join("image/Dockerfile"), text("packaging/image/Dockerfile")?.as_bytes())
}

/// The licences, which every package has.
pub(super) fn licences(folder: &str) -> Result<Vec<Entry>> {
    let names = ["LICENSE-APACHE", "LICENSE-MIT"];
    names.iter().map(|name| Ok(Entry::new(format!("{folder}{name}"), text(name)?))).collect()
}

/// What the packages say of the command.
pub(super) const ABOUT: &str = "crates/cli/README.md";

fn write_archive(table: &Table, target: &Target, program: &[u8], out: &Path) -> Result<()> {
    let folder = table.archive(target);
    let mut entries =
        vec![Entry::program(format!("{folder}/{}", target.program(&table.names.program)), program)];
    entries.push(Entry::new(format!("{folder}/README.md"), text(ABOUT)?));
    entries.extend(licences(&format!("{folder}/"))?);
    let (file, content) = match target.is_windows() {
        true => (format!("{folder}.zip"), archive::zip(&entries)?),
        false => (format!("{folder}.tar.gz"), archive::tar(&entries)?),
    };
    archive::write(&out.join(&file), &content)?;
    // As `sha256sum --check` reads it.
    let checksum = format!("{}  {file}\n", archive::hex(&archive::sha256(&content)));
    archive::write(&out.join(format!("{file}.sha256")), checksum.as_bytes())
}

fn write_image(file: &Path, program: &[u8]) -> Result<()> {
    archive::write(file, program)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
