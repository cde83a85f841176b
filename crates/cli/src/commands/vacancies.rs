//! The arguments about vacancies, which all commands that read roles share.

use crate::report::printable;
use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use rolebook_model::{Catalog, Finding, PageSource, Position, Rule, Source};
use rolebook_reader::{Known, ParsedPage, files};
use rolebook_site::Loaded;
use rolebook_site::vacancies::{Provider, VacancyFiles, add_search_words, assign, state_pay};
use std::collections::HashSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to do about the page of a folder that is neither a role nor an introduction.
const INTRODUCE: &str = "to show it above the roles of its department, begin it with a paragraph about them; to make a role of it, \
                         write its responsibilities or requirements";

/// The roles of a folder, and what was parsed of its pages.
type Read = (Catalog, Vec<Arc<ParsedPage>>);

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
    /// File of a job board of this kind, greenhouse, lever, ashby, personio, recruitee, smartrecruiters, workable, teamtailor,
    /// pinpoint, or jobposting for JSON-LD and JSON Feeds; may be repeated
    #[arg(long, value_name = "KIND=FILE", env = "ROLEBOOK_BOARD", value_parser = board)]
    board: Vec<(Provider, PathBuf)>,
    /// Date on which vacancies have to be open: 2026-11-22 [default: SOURCE_DATE_EPOCH in UTC, else today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

impl Vacancies {
    /// The roles of a folder that are published, with their vacancies, and what was parsed of its pages. Pages that are not
    /// published are taken out of `loaded`; the text of the vacancies, and the findings about them and about pages that are
    /// left out, are added to it.
    pub(super) fn catalog(&self, roles: &Path, loaded: &mut Loaded) -> anyhow::Result<Read> {
        self.published(roles, loaded, rolebook_reader::roles_and_pages)
    }

    /// The files of job boards.
    pub(super) fn boards(&self) -> impl Iterator<Item = (Provider, &PathBuf)> {
        let of_kind = [
            (Provider::Greenhouse, &self.greenhouse),
            (Provider::Lever, &self.lever),
            (Provider::Ashby, &self.ashby),
        ];
        let of_kind =
            of_kind.into_iter().flat_map(|(provider, files)| files.iter().map(move |file| (provider, file)));
        of_kind.chain(self.board.iter().map(|(provider, file)| (*provider, file)))
    }

    /// The same, where pages that are as they were the last time are not read again.
    pub(super) fn catalog_again(
        &self,
        roles: &Path,
        loaded: &mut Loaded,
        known: &mut Known,
    ) -> anyhow::Result<Read> {
        self.published(roles, loaded, |source| rolebook_reader::roles_and_pages_again(source, known))
    }

    fn published(
        &self,
        roles: &Path,
        loaded: &mut Loaded,
        read: impl FnOnce(&Source) -> Read,
    ) -> anyhow::Result<Read> {
        loaded.withhold(&self.today()?.to_string());
        loaded.add_readmes();
        let (catalog, mut pages) = self.read(roles, loaded, read)?;
        let introductions =
            catalog.departments.iter().filter_map(|department| department.introduction.as_ref());
        let parts = catalog.roles.iter().flat_map(|role| &role.parts).map(|part| &*part.file);
        let shown: HashSet<&str> =
            catalog.roles.iter().chain(introductions).map(|page| &*page.file).chain(parts).collect();
        loaded.leave_out_readmes(&shown);
        pages.retain(|page| !loaded.other_texts.contains_key(&page.file));
        for PageSource { file, .. } in loaded.source.pages.iter().filter(|page| !shown.contains(&*page.file))
        {
            let message = "left out, since no position, duties or requirements can be read from it";
            let mut finding = Finding::new(Rule::NoRole, Position::START, message);
            if files::is_of_department(file) {
                finding = finding.with_help(INTRODUCE);
            }
            loaded.findings.entry(file.clone()).or_default().push(finding);
        }
        Ok((catalog, pages))
    }

    /// The same with every page as a role.
    pub(super) fn catalog_of_all(&self, roles: &Path, loaded: &mut Loaded) -> anyhow::Result<Read> {
        self.read(roles, loaded, rolebook_reader::catalog_and_pages)
    }

    fn read(
        &self,
        roles: &Path,
        loaded: &mut Loaded,
        read: impl FnOnce(&Source) -> Read,
    ) -> anyhow::Result<Read> {
        let boards: Vec<_> = self.boards().map(|(provider, file)| (provider, file.clone())).collect();
        let files = VacancyFiles::load(roles, &boards)?;
        let (mut catalog, pages) = read(&loaded.source);
        let stated = state_pay(&mut catalog, &pages, &loaded.pay);
        let assigned = assign(&mut catalog, &pages, &files, &loaded.pay_rules, self.today()?);
        add_search_words(&mut catalog);
        assigned.notes.iter().for_each(|note| eprintln!("rolebook: {}", printable(note)));
        for (file, found) in stated.into_iter().chain(assigned.findings) {
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

/// The kind of a board and its file: `personio=personio.xml`.
fn board(text: &str) -> Result<(Provider, PathBuf), String> {
    let (kind, file) = text.split_once('=').unwrap_or((text, ""));
    let provider = Provider::from_name(kind.trim()).ok_or_else(|| {
        let names = Provider::ALL.map(Provider::name).join(", ");
        format!("there is no board \"{}\", write one of {names}", printable(kind.trim()))
    })?;
    if file.is_empty() {
        return Err(format!("no file is named, write {kind}=FILE"));
    }
    Ok((provider, PathBuf::from(file)))
}
