//! `rolebook outline`: pages → how they were read, and which of them are the levels of one role.

use super::roles;
use super::vacancies::Vacancies;
use crate::families;
use crate::outline::{self, outlines};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Show how pages are read: each heading with its meaning and the reason, then the findings, and the families
#[derive(clap::Args)]
pub(super) struct Outline {
    /// Print one JSON object per page
    #[arg(long)]
    json: bool,
    /// Show only the families: files of a folder that are the levels of one role
    #[arg(long)]
    families: bool,
    /// Folders of role pages, or single pages [default: roles/ if it is there, else the present folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    vacancies: Vacancies,
}

impl Outline {
    /// Prints what can be loaded, then fails if any path cannot.
    pub(super) fn run(self) -> anyhow::Result<()> {
        if self.families {
            return self.print_families();
        }
        let (mut outlines, mut errors) = (Vec::new(), Vec::new());
        for path in roles::find_all(&self.paths) {
            match self.outlines(&path) {
                Ok(found) => outlines.extend(found),
                Err(error) => errors.push(error.to_string()),
            }
        }
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            outline::write_json(&outlines, &mut out)?;
        } else if !outlines.is_empty() {
            outline::write_text(&outlines, &mut out)?;
            for path in roles::find_all(&self.paths) {
                families::write_text(&found_families(&path)?, &mut out)?;
            }
        }
        out.flush()?;
        anyhow::ensure!(errors.is_empty(), errors.join("\nrolebook: "));
        Ok(())
    }

    fn print_families(&self) -> anyhow::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        for path in roles::find_all(&self.paths) {
            let found = found_families(&path)?;
            match self.json {
                true => families::write_json(&found, &mut out)?,
                false => families::write_text(&found, &mut out)?,
            }
        }
        Ok(out.flush()?)
    }

    fn outlines(&self, path: &Path) -> anyhow::Result<Vec<outline::Outline>> {
        let mut loaded = rolebook_site::load(path)?;
        let (catalog, pages) = self.vacancies.catalog_of_all(path, &mut loaded)?;
        Ok(outlines(&loaded.source, &catalog, &pages, loaded.findings))
    }
}

/// The families of a folder, whose READMEs may introduce some.
fn found_families(path: &Path) -> anyhow::Result<families::Families> {
    let mut loaded = rolebook_site::load(path)?;
    loaded.add_readmes();
    Ok(families::outlines(&loaded.source))
}
