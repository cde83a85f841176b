//! The arguments about vacancies, which all commands that read roles share.

use crate::report::printable;
use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use rolebook_model::{Catalog, PageSource};
use rolebook_reader::ParsedPage;
use rolebook_site::Loaded;
use rolebook_site::vacancies::{Provider, VacancyFiles, assign};
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where vacancies are read from, and the day on which they have to be open
#[derive(clap::Args)]
pub(super) struct Vacancies {
    /// JSON of a Greenhouse job board; may be repeated
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_GREENHOUSE")]
    greenhouse: Vec<PathBuf>,
    /// JSON of Lever postings; may be repeated
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_LEVER")]
    lever: Vec<PathBuf>,
    /// JSON of an Ashby job board; may be repeated
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_ASHBY")]
    ashby: Vec<PathBuf>,
    /// Date on which vacancies have to be open: 2026-11-22 [default: SOURCE_DATE_EPOCH in UTC, else today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

impl Vacancies {
    /// The roles of a folder with their vacancies, and what was parsed of its pages. The text of the vacancies and the
    /// findings about them are added to `loaded`.
    pub(super) fn catalog(
        &self,
        roles: &Path,
        loaded: &mut Loaded,
    ) -> anyhow::Result<(Catalog, Vec<Arc<ParsedPage>>)> {
        let boards: Vec<_> = [
            (Provider::Greenhouse, &self.greenhouse),
            (Provider::Lever, &self.lever),
            (Provider::Ashby, &self.ashby),
        ]
        .into_iter()
        .flat_map(|(provider, files)| files.iter().map(move |file| (provider, file.clone())))
        .collect();
        let files = VacancyFiles::load(roles, &boards)?;
        let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&loaded.source);
        let assigned = assign(&mut catalog, &pages, &files, self.today()?);
        assigned.notes.iter().for_each(|note| eprintln!("rolebook: {}", printable(note)));
        for (file, found) in assigned.findings {
            loaded.findings.entry(file).or_default().extend(found);
        }
        loaded.other_texts.extend(files.file.map(|PageSource { file, text }| (file, text)));
        Ok((catalog, pages))
    }

    /// `--today`, else the day of `SOURCE_DATE_EPOCH`, by which two builds are the same, else the local date.
    fn today(&self) -> anyhow::Result<Date> {
        if let Some(today) = self.today {
            return Ok(today);
        }
        let Ok(seconds) = env::var("SOURCE_DATE_EPOCH") else { return Ok(Zoned::now().date()) };
        let time = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let time =
            time.context("SOURCE_DATE_EPOCH: not a number of seconds since 1970, correct or unset it")?;
        Ok(Offset::UTC.to_datetime(time).date())
    }
}
