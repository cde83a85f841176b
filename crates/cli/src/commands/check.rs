//! `rolebook check`: pages → what is wrong with them.

use super::vacancies::Vacancies;
use super::watch::Changes;
use crate::report::{Report, Sheet, github, human, json, printable, printable_lines, sarif};
use crate::{explanations, front_matter};
use anyhow::{anyhow, bail};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rolebook_model::limits::LARGEST_PAGE;
use rolebook_model::{Finding, PageSource, Rule, Severity, Source};
use rolebook_reader::files::is_readme;
use rolebook_site::{LoadError, Loaded, Root};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print what is wrong with pages, where, and what to do
///
/// Ends with 0, with 1 where there are findings to fail for, and with 2 where it cannot check.
#[derive(clap::Args)]
pub(super) struct Check {
    /// Folders of role pages, or single pages
    #[arg(value_name = "PATH", default_value = "roles")]
    paths: Vec<PathBuf>,
    /// How to print them
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Least grave findings to print [default: warning; of json and sarif, advice]
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    level: Option<Severity>,
    /// Least grave findings to fail for
    #[arg(long, value_name = "SEVERITY", value_parser = severity(), default_value = "error")]
    deny: Severity,
    /// Say why a rule is there, by its code or name, with a bad and a good page; `all` of them; or name them
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Check again whenever a file changes
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    vacancies: Vacancies,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each beside its line
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanners
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

fn severity() -> impl TypedValueParser<Value = Severity> {
    let names = Severity::ALL.map(Severity::name);
    PossibleValuesParser::new(names).try_map(|name| Severity::from_name(&name).ok_or("no severity"))
}

impl Check {
    /// Checks, and says whether there was anything to fail for.
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(rule) = &self.explain {
            write!(io::stdout(), "{}", explain(rule)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        if self.watch {
            return self.watch();
        }
        let report = self.report()?;
        match self.print(&report) {
            // Whoever reads it has seen enough, and still wants to know how it ends.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            printed => printed?,
        }
        Ok(if report.reaches(self.deny) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    /// Checks again with every change until somebody ends it. What cannot be checked is told, and tried again.
    fn watch(&self) -> anyhow::Result<ExitCode> {
        let roots = self.roots()?;
        let changes = Changes::of(roots.keys().map(|root| &root.folder))?;
        loop {
            match self.report() {
                Ok(report) => self.print(&report)?,
                Err(error) => eprintln!("rolebook: {}", printable_lines(&error.to_string())),
            }
            let file = changes.next()?;
            eprintln!("\n{} has changed", printable(&shown(&file)));
        }
    }

    /// What there is to say about the pages that were asked for.
    fn report(&self) -> anyhow::Result<Report> {
        let mut report = Report::default();
        for (root, wanted) in self.roots()? {
            let Report { sheets, pages } = self.check(&root, &wanted)?;
            report.sheets.extend(sheets);
            report.pages += pages;
        }
        Ok(report)
    }

    /// The folders of roles that the paths belong to, each with what of it was asked for.
    fn roots(&self) -> anyhow::Result<BTreeMap<Root, Vec<PathBuf>>> {
        let mut roots: BTreeMap<Root, Vec<PathBuf>> = BTreeMap::new();
        for path in &self.paths {
            let root = rolebook_site::root(path)?;
            roots.entry(root).or_default().push(path.clone());
        }
        Ok(roots)
    }

    /// Checks a folder of roles whole, for pages lead to one another, and keeps what is said about what is `wanted`.
    fn check(&self, Root { folder: root, is_whole }: &Root, wanted: &[PathBuf]) -> anyhow::Result<Report> {
        let mut loaded = match rolebook_site::load(root) {
            // That nothing of it can be shown is what there is to say about it.
            Err(LoadError::NoPages { findings, .. }) if !findings.is_empty() => {
                Loaded { findings, ..Loaded::default() }
            }
            loaded => loaded?,
        };
        let catalog = self.vacancies.catalog(root, &loaded.source, &mut loaded.findings)?;
        let Loaded { source, findings: mut further, .. } = loaded;
        for (file, differences) in front_matter::differences(&source) {
            further.entry(file).or_default().extend(differences);
        }
        let wanted = Wanted::of(root, wanted)?;
        let mut findings = rolebook_lint::findings(&source, &catalog, further);
        if !is_whole {
            // What it leads to may be there, where nobody looked.
            findings.values_mut().for_each(|found| found.retain(|finding| finding.rule != Rule::DeadLink));
        }
        wanted
            .expect(source.pages.iter().map(|page| &*page.file).chain(findings.keys().map(|file| &**file)))?;
        let sheets = findings.into_iter().filter(|(file, _)| wanted.holds(file));
        let sheets = sheets.map(|(file, found)| sheet(root, &file, found, &source)).collect();
        let pages = source.pages.iter().filter(|page| wanted.holds(&page.file)).count();
        Ok(Report { sheets, pages })
    }

    fn print(&self, report: &Report) -> io::Result<()> {
        let is_for_programs = matches!(self.format, Format::Json | Format::Sarif);
        let usual = if is_for_programs { Severity::Advice } else { Severity::Warning };
        let level = self.level.unwrap_or(usual);
        let mut out = BufWriter::new(anstream::stdout().lock());
        match self.format {
            // It counts those that it does not print, too.
            Format::Human => human::write(report, level, &mut out)?,
            Format::Json => json::write(&report.clone().from_level(level), &mut out)?,
            Format::Sarif => sarif::write(&report.clone().from_level(level), &mut out)?,
            Format::Github => github::write(&report.clone().from_level(level), &mut out)?,
        }
        out.flush()
    }
}

/// What of a folder was asked for.
struct Wanted {
    /// The folder's full path.
    root: PathBuf,
    /// Paths as they were given, each with its full path.
    paths: Vec<(PathBuf, PathBuf)>,
}

impl Wanted {
    fn of(root: &Path, paths: &[PathBuf]) -> io::Result<Wanted> {
        let full = |path: &PathBuf| Ok((path.clone(), path.canonicalize()?));
        let paths = paths.iter().map(full).collect::<io::Result<_>>()?;
        Ok(Wanted { root: root.canonicalize()?, paths })
    }

    /// Whether a file of the folder was asked for by itself, or a folder that it lies in.
    fn holds(&self, file: &str) -> bool {
        self.paths.iter().any(|(_, path)| self.is_below(file, path))
    }

    fn is_below(&self, file: &str, path: &Path) -> bool {
        let file = self.root.join(file);
        // It may be a link to what was asked for.
        file.starts_with(path) || file.canonicalize().is_ok_and(|file| file == path)
    }

    /// Refuses a path with none of these files: that nothing is wrong with it would say nothing. A README is passed over, for
    /// hooks name every file of a change.
    fn expect<'a>(&self, files: impl Iterator<Item = &'a str> + Clone) -> anyhow::Result<()> {
        let is_empty = |path: &Path| !files.clone().any(|file| self.is_below(file, path));
        for (path, _) in self.paths.iter().filter(|(_, path)| is_empty(path)) {
            let shown = printable(&shown(path));
            if !fs::read(path).is_ok_and(|bytes| is_readme(&path.to_string_lossy(), &bytes)) {
                bail!("{shown}: this is no role page, name one or a folder");
            }
            eprintln!("{shown}: a README is no role page, so it was passed over");
        }
        Ok(())
    }
}

fn sheet(root: &Path, file: &str, findings: Vec<Finding>, source: &Source) -> Sheet {
    let path = root.join(file);
    let is_it = |page: &&PageSource| page.file == file;
    let text = source.pages.iter().find(is_it).map(|page| page.text.clone());
    // Findings are about other files, too: those of vacancies, and those that are no pages, for they are too large.
    let is_small = fs::metadata(&path).is_ok_and(|file| file.len() <= LARGEST_PAGE as u64);
    let text =
        text.or_else(|| is_small.then(|| fs::read_to_string(&path).ok()).flatten()).unwrap_or_default();
    Sheet::new(shown(&path), text, findings, &source.site)
}

/// A path as short as it can be opened by from here.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok());
    let path = below.unwrap_or(path);
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// What is printed of a rule that somebody names.
fn explain(named: &str) -> anyhow::Result<String> {
    match (named, Rule::named(named)) {
        ("", _) => Ok(explanations::list()),
        ("all", _) => Ok(explanations::document()),
        (_, Some(rule)) => Ok(explanations::explain(rule)),
        (_, None) => Err(anyhow!("there is no rule \"{named}\", `rolebook check --explain` names all")),
    }
}
