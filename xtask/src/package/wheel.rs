//! The Python package: a wheel that holds the program, which `pip` puts beside Python's own. The format is that of the
//! [binary distribution format](https://packaging.python.org/en/latest/specifications/binary-distribution-format/).

use super::archive::{self, Entry};
use super::channels::{ABOUT, licences};
use super::table::{Table, Target, text};
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt::Write;
use std::path::Path;

/// Writes the wheel of a target.
pub(super) fn write(table: &Table, target: &Target, program: &[u8], out: &Path) -> Result<()> {
    let name = format!("{}-{}", table.names.pypi, table.version);
    let info = format!("{name}.dist-info");
    let script = format!("{name}.data/scripts/{}", target.program(&table.names.program));
    let mut entries = vec![Entry::program(script, program)];
    entries.extend(licences(&format!("{info}/licenses/"))?);
    entries.push(Entry::new(format!("{info}/METADATA"), metadata(table)?));
    entries.push(Entry::new(format!("{info}/WHEEL"), tags(target)));
    let record = format!("{info}/RECORD");
    entries.push(Entry::new(&*record, list(&entries, &record)?));
    let file = format!("{name}-py3-none-{}.whl", target.wheels.join("."));
    archive::write(&out.join(file), &archive::zip(&entries)?)
}

fn metadata(table: &Table) -> Result<String> {
    let Table { version, license, description, repository, .. } = table;
    let mut head = format!(
        "Metadata-Version: 2.4\nName: {}\nVersion: {version}\nSummary: {description}\nLicense-Expression: {license}\n\
         License-File: LICENSE-APACHE\nLicense-File: LICENSE-MIT\nRequires-Python: >=3.8\n",
        table.names.pypi
    );
    if !repository.is_empty() {
        writeln!(head, "Project-URL: Repository, {repository}")?;
    }
    Ok(format!("{head}Description-Content-Type: text/markdown\n\n{}", text(ABOUT)?))
}

fn tags(target: &Target) -> String {
    let tags: String = target.wheels.iter().map(|platform| format!("Tag: py3-none-{platform}\n")).collect();
    format!("Wheel-Version: 1.0\nGenerator: cargo xtask package\nRoot-Is-Purelib: false\n{tags}")
}

/// The list of all files with their hashes; of itself, it only has the name.
fn list(entries: &[Entry], record: &str) -> Result<String> {
    let mut list = String::new();
    for Entry { path, content, .. } in entries {
        let hash = URL_SAFE_NO_PAD.encode(archive::sha256(content));
        writeln!(list, "{path},sha256={hash},{}", content.len())?;
    }
    writeln!(list, "{record},,")?;
    Ok(list)
}
