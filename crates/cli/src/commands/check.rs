//! `rolebook check`: pages → a report of findings.

use super::roles;
use super::vacancies::Vacancies;
use super::watch::{Changes, Watching};
use crate::report::{FileReport, Report, github, human, json, printable, printable_lines, sarif};
use crate::{explanations, front_matter};
use anyhow::{anyhow, bail};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rolebook_files::Folder;
use rolebook_model::{Catalog, Finding, PageSource, Rule, Severity, Source};
use rolebook_reader::{ParsedPage, Reader};
use rolebook_site::{LoadError, Loaded, Root};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Check role pages: what is wrong, where, and what to do
///
/// Exit status: 0 if the check passes, 1 if there are findings of at least the severity in --deny, 2 if it cannot run.
#[derive(clap::Args)]
pub(super) struct Check {
    /// Folders of role pages, or single pages [default: roles/ if it is there, else the present folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Minimum severity to print [default: warning; advice for json and sarif]
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    level: Option<Severity>,
    /// Minimum severity to fail for
    #[arg(long, value_name = "SEVERITY", value_parser = severity(), default_value = "error")]
    deny: Severity,
    /// Explain a rule by its code or name, or `all` of them; without CODE, list all rules
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Check again when a file changes
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    watching: Watching,
    #[command(flatten)]
    vacancies: Vacancies,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, each finding beside its line
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanners
    Sarif,
    /// Annotations for GitHub Actions
    Github,
}

fn severity() -> impl TypedValueParser<Value = Severity> {
    let names = Severity::ALL.map(Severity::name);
    PossibleValuesParser::new(names).try_map(|name| Severity::from_name(&name).ok_or("unknown severity"))
}

impl Check {
    /// Checks, and returns the exit status.
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
            // The reader has closed the output, and still gets the exit status.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            printed => printed?,
        }
        Ok(if report.reaches(self.deny) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    /// Checks again after every change until the process is ended. Errors are printed, and the next change tries again.
    fn watch(&self) -> anyhow::Result<ExitCode> {
        let roots = self.roots()?;
        let changes = Changes::of(
            roots.keys().map(|root| &root.folder),
            self.vacancies.boards().map(|(_, file)| file),
            self.watching,
        )?;
        loop {
            match self.report() {
                Ok(report) => self.print(&report)?,
                Err(error) => eprintln!("rolebook: {}", printable_lines(&error.to_string())),
            }
            let file = changes.next()?;
            eprintln!("\n{} changed", printable(&shown(&file)));
        }
    }

    /// The report on the selected pages.
    fn report(&self) -> anyhow::Result<Report> {
        let mut report = Report::default();
        for (root, paths) in self.roots()? {
            let Report { files, pages } = self.check(&root, &paths)?;
            report.files.extend(files);
            report.pages += pages;
        }
        Ok(report)
    }

    /// The folders of roles that the paths belong to, each with its paths.
    fn roots(&self) -> anyhow::Result<BTreeMap<Root, Vec<PathBuf>>> {
        let mut roots: BTreeMap<Root, Vec<PathBuf>> = BTreeMap::new();
        for path in roles::find_all(&self.paths) {
            let root = rolebook_site::root(&path)?;
            roots.entry(root).or_default().push(path);
        }
        Ok(roots)
    }

    /// Checks a whole folder of roles, since pages link to one another, and keeps the findings about `paths`.
    fn check(&self, Root { folder: root, is_whole }: &Root, paths: &[PathBuf]) -> anyhow::Result<Report> {
        let mut loaded = match rolebook_site::load(root) {
            // Every file is unreadable: report that.
            Err(LoadError::NoPages { findings, other_texts, .. }) if !findings.is_empty() => {
                Loaded { findings, other_texts, ..Loaded::default() }
            }
            loaded => loaded?,
        };
        let (catalog, parsed) = self.vacancies.catalog(root, &mut loaded)?;
        let mut findings = findings(&mut loaded, &catalog, &parsed);
        let Loaded { source, theme, other_texts, unpublished, links, .. } = loaded;
        let selection = Selection::new(root, paths, links)?;
        if !is_whole {
            // The link's target may exist outside of what was loaded.
            findings.values_mut().for_each(|found| found.retain(|finding| finding.rule != Rule::DeadLink));
        }
        // Hooks name every Markdown file of a change.
        let pages = source.pages.iter().chain(theme.footer());
        let files = pages.map(|page| &*page.file).chain(findings.keys().map(|file| &**file));
        selection.expect(files, &other_texts)?;
        let files = findings.into_iter().filter(|(file, _)| selection.contains(file));
        // There are findings about other files, too, and about some that were not read.
        let text = |file: &str| {
            let mut pages = source.pages.iter().chain(&unpublished);
            let page = pages.find(|page| page.file == file).map(|page| &page.text);
            page.or_else(|| other_texts.get(file)).cloned().unwrap_or_default()
        };
        let report = |(file, found): (String, Vec<Finding>)| {
            FileReport::new(shown(&root.join(&file)), text(&file), found, &source.site)
        };
        let files = files.map(report).collect();
        let pages = source.pages.iter().filter(|page| selection.contains(&page.file)).count();
        Ok(Report { files, pages })
    }

    fn print(&self, report: &Report) -> io::Result<()> {
        let is_for_programs = matches!(self.format, Format::Json | Format::Sarif);
        let usual = if is_for_programs { Severity::Advice } else { Severity::Warning };
        let level = self.level.unwrap_or(usual);
        let mut out = BufWriter::new(anstream::stdout().lock());
        match self.format {
            // It also counts the findings that it does not print.
            Format::Human => human::write(report, level, &mut out)?,
            Format::Json => json::write(&report.clone().at_least(level), &mut out)?,
            Format::Sarif => sarif::write(&report.clone().at_least(level), &mut out)?,
            Format::Github => github::write(&report.clone().at_least(level), &mut out)?,
        }
        out.flush()
    }
}

/// All findings about a folder of roles, by file. Those that were made while it was read are taken from `loaded`.
pub(super) fn findings(
    loaded: &mut Loaded,
    catalog: &Catalog,
    parsed: &[Arc<ParsedPage>],
) -> BTreeMap<String, Vec<Finding>> {
    let mut read_findings = std::mem::take(&mut loaded.findings);
    let Loaded { source, unpublished, theme, .. } = loaded;
    if let Some(footer) = theme.footer() {
        let found = footer_findings(source, catalog, footer);
        read_findings.entry(footer.file.clone()).or_default().extend(found);
    }
    for (file, differences) in front_matter::differences(source, parsed) {
        read_findings.entry(file).or_default().extend(differences);
    }
    let of_unpublished =
        unpublished.iter().filter_map(|page| read_findings.remove_entry(&page.file)).collect();
    let mut findings = rolebook_lint::findings(source, catalog, parsed, read_findings);
    findings.extend(unpublished_findings(source, unpublished, of_unpublished));
    findings
}

/// The findings about the text below every page: all that there are about files, text and links. It is no role.
fn footer_findings(source: &Source, catalog: &Catalog, footer: &PageSource) -> Vec<Finding> {
    let (mut role, parsed) = Reader::new(&source.site).page_with_syntax(footer);
    role.slug.clear();
    let mut catalog = catalog.clone();
    catalog.roles.push(Arc::new(role));
    let source = Source { site: source.site.clone(), pages: vec![footer.clone()] };
    let mut findings = rolebook_lint::findings(&source, &catalog, &[Arc::new(parsed)], BTreeMap::new());
    let mut findings = findings.remove(&footer.file).unwrap_or_default();
    let is_of_roles = |rule: Rule| ["RB1", "RB2", "RB5"].iter().any(|start| rule.code().starts_with(start));
    findings.retain(|finding| !is_of_roles(finding.rule));
    findings
}

/// The findings about pages that are kept off the site, which link to it and to one another. There are some already.
fn unpublished_findings(
    source: &Source,
    unpublished: &[PageSource],
    found: BTreeMap<String, Vec<Finding>>,
) -> BTreeMap<String, Vec<Finding>> {
    if unpublished.is_empty() {
        return found;
    }
    let mut pages: Vec<PageSource> = source.pages.iter().chain(unpublished).cloned().collect();
    pages.sort_by(|one, other| one.file.cmp(&other.file));
    let all = Source { site: source.site.clone(), pages };
    let (catalog, parsed) = rolebook_reader::catalog_and_pages(&all);
    let mut findings = rolebook_lint::findings(&all, &catalog, &parsed, found);
    findings.retain(|file, _| unpublished.iter().any(|page| page.file == *file));
    findings
}

/// The paths below a folder of roles that are to be checked.
struct Selection {
    /// The paths as given, each with its name below the folder.
    paths: Vec<(PathBuf, PathBuf)>,
    /// The files that were reached by links, each with the file without links.
    links: BTreeMap<String, String>,
}

impl Selection {
    fn new(root: &Path, paths: &[PathBuf], links: BTreeMap<String, String>) -> io::Result<Selection> {
        let folder = Folder::open(root)?;
        let paths = paths.iter().map(|path| Ok((path.clone(), below(&folder, path)?)));
        Ok(Selection { paths: paths.collect::<io::Result<_>>()?, links })
    }

    /// Whether a file, or a folder around it, is selected.
    fn contains(&self, file: &str) -> bool {
        self.paths.iter().any(|(_, path)| self.is_below(file, path))
    }

    fn is_below(&self, file: &str, path: &Path) -> bool {
        // The file may be a link to the path.
        Path::new(file).starts_with(path) || self.links.get(file).is_some_and(|file| Path::new(file) == path)
    }

    /// Fails for a path with none of these files, since a check of nothing always passes. A README is skipped, since hooks
    /// name every file of a change.
    fn expect<'a>(
        &self,
        files: impl Iterator<Item = &'a str> + Clone,
        others: &BTreeMap<String, String>,
    ) -> anyhow::Result<()> {
        let is_empty = |path: &Path| !files.clone().any(|file| self.is_below(file, path));
        for (path, below) in self.paths.iter().filter(|(_, below)| is_empty(below)) {
            let shown = printable(&shown(path));
            if !is_readme(below, others) {
                bail!("{shown}: not a role page, name a role page or a folder");
            }
            eprintln!("{shown}: skipped, since a README is not a role page");
        }
        Ok(())
    }
}

/// A path relative to the folder of roles that it belongs to, without links if it stays in the folder.
fn below(folder: &Folder, path: &Path) -> io::Result<PathBuf> {
    let inside = path.canonicalize().ok().filter(|full| full.starts_with(folder.path()));
    let full = inside.map_or_else(|| rolebook_site::place(path), Ok)?;
    Ok(full.strip_prefix(folder.path()).map(Path::to_owned).unwrap_or(full))
}

/// Whether a file is a README that is no page: one that was read, or one in a hidden folder, where there are no pages.
fn is_readme(file: &Path, others: &BTreeMap<String, String>) -> bool {
    let mut names = file.iter().map(|name| name.to_string_lossy());
    let is_hidden = names.clone().any(|name| name.starts_with('.'));
    let is_named = names.next_back().is_some_and(|name| name.eq_ignore_ascii_case("README.md"));
    is_named && (is_hidden || others.keys().any(|other| Path::new(other) == file))
}

/// A path relative to the current directory where possible.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok());
    let path = below.unwrap_or(path);
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The explanation of a rule by its code or name, of all rules, or their list.
fn explain(named: &str) -> anyhow::Result<String> {
    match (named, Rule::named(named)) {
        ("", _) => Ok(explanations::list()),
        ("all", _) => Ok(explanations::document()),
        (_, Some(rule)) => Ok(explanations::explain(rule)),
        (_, None) => Err(anyhow!("there is no rule \"{named}\", `rolebook check --explain` lists all")),
    }
}
