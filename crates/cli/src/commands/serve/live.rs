//! The site as it is served: built in memory, and again whenever a file changes.
//!
//! A site that cannot be built leaves the one before it in place, with the error beside it. So does a folder that is gone; it is
//! looked for until it is back.

use super::super::check;
use super::super::vacancies::Vacancies;
use super::super::watch::{Changes, Watching};
use crate::report::{printable, printable_lines};
use rolebook_model::{Finding, Severity, Site};
use rolebook_reader::Known;
use rolebook_site::{App, AppFiles, Plan, Served};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// What the site is built from.
pub(super) struct Sources {
    /// The folder of role pages.
    pub(super) roles: PathBuf,
    /// The folder of the app, unless it is inside.
    pub(super) app: Option<PathBuf>,
    /// The files of the app that the program carries.
    pub(super) inside: Option<Vec<(&'static str, &'static [u8])>>,
    /// Folders of extra files.
    pub(super) extra_files: Vec<PathBuf>,
    /// Where vacancies are read from.
    pub(super) vacancies: Vacancies,
    /// How changes are noticed.
    pub(super) watching: Watching,
    /// Whether rebuilds are not printed.
    pub(super) quiet: bool,
}

/// What is shown at one moment.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// Another one for each state of the files.
    pub(super) version: String,
    /// The last site that could be built.
    pub(super) site: Option<Arc<Served>>,
    /// Why the newest one cannot be built.
    pub(super) error: Option<String>,
    /// What is to be mended, as the panel shows it.
    pub(super) findings: Arc<Value>,
}

/// The site, and what keeps it in step with the files.
pub(super) struct Live {
    sources: Sources,
    known: Known,
    shown: watch::Sender<Shown>,
    /// Another one for each run of the program.
    run: u128,
    builds: u64,
    /// The folder that is watched, if it is there.
    watched: Option<Identity>,
    /// Its changes, if they can be noticed.
    changes: Option<Changes>,
}

/// How often to see whether the folder of roles is still the same one.
const LOOK: Duration = Duration::from_millis(500);
/// The most findings that the panel shows.
const MOST_FINDINGS: usize = 50;

impl Live {
    /// Begins to watch the folder, and builds the site for the first time.
    pub(super) fn new(sources: Sources) -> (Live, watch::Receiver<Shown>) {
        let (shown, receiver) = watch::channel(Shown::default());
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        let watched = identity(&sources.roles);
        let changes = watch(&sources);
        let mut live = Live { sources, known: Known::default(), shown, run, builds: 0, watched, changes };
        live.rebuild("");
        (live, receiver)
    }

    /// The path that the site is served below.
    pub(super) fn base_path(&self) -> String {
        self.shown.borrow().site.as_ref().map_or_else(|| "/".to_owned(), |site| site.base_path().to_owned())
    }

    /// Builds the site again whenever a file changes, until the process is ended.
    pub(super) fn follow(mut self) {
        loop {
            let folder = identity(&self.sources.roles);
            if folder != self.watched {
                let why = match (self.watched, folder) {
                    (_, None) => "the folder is gone",
                    (None, _) => "the folder is back",
                    _ => "the folder was replaced",
                };
                self.watched = folder;
                self.changes = watch(&self.sources);
                self.rebuild(why);
            }
            match self.changes.as_ref().map(|changes| changes.next_within(LOOK)) {
                // If the folder is another one, that is looked at first.
                Some(Ok(Some(file))) if identity(&self.sources.roles) == self.watched => {
                    self.rebuild(&format!("{} changed", self.name(&file)));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) => {
                    thread::park_timeout(LOOK);
                    self.changes = watch(&self.sources);
                    self.rebuild("changes may have been missed");
                }
                None => thread::park_timeout(LOOK),
            }
        }
    }

    /// A file as it is named within the folder.
    fn name(&self, file: &Path) -> String {
        let full = self.sources.roles.canonicalize().ok();
        let below = full.as_ref().and_then(|full| file.strip_prefix(full).ok());
        let below = below.or_else(|| file.strip_prefix(&self.sources.roles).ok()).unwrap_or(file);
        printable(&below.display().to_string())
    }

    /// Builds the site, and shows it with what is to be mended. Nothing that is wrong with a page ends the process.
    fn rebuild(&mut self, why: &str) {
        let start = Instant::now();
        self.builds += 1;
        let version = format!("{:x}-{}", self.run, self.builds);
        // A fault of ours on one page may not end the work on it.
        let built = catch_unwind(AssertUnwindSafe(|| self.build(&version, start, why)));
        let error = match built {
            Ok(Ok(())) => return,
            Ok(Err(error)) => printable_lines(&error.to_string()),
            Err(_) => "this is a fault in rolebook itself, please report it with the page".to_owned(),
        };
        eprintln!("rolebook: {error}");
        self.shown.send_modify(|shown| {
            // What is shown stays, unless that is an error, too.
            if shown.site.is_none() {
                shown.version = version;
            }
            shown.error = Some(error);
        });
    }

    fn build(&mut self, version: &str, start: Instant, why: &str) -> anyhow::Result<()> {
        let Sources { roles, app, inside, extra_files, vacancies, quiet, .. } = &self.sources;
        let mut loaded = rolebook_site::load(roles)?;
        let (catalog, parsed) = vacancies.catalog_again(roles, &mut loaded, &mut self.known)?;
        let files = match (app, inside) {
            (Some(folder), _) => AppFiles::Folder(folder),
            (None, files) => AppFiles::Memory(files.as_deref().unwrap_or_default()),
        };
        let plan = Plan {
            source: &loaded.source,
            catalog: &catalog,
            publishing: &loaded.publishing,
            theme: &loaded.theme,
            app: App { files, url: "/" },
            extra_files,
        };
        let script =
            format!("<script type=\"module\" src=\"{}?v={version}\"></script>\n", super::answers::SCRIPT);
        let (site, skipped) = Served::build(&plan, version, &script)?;
        skipped.iter().for_each(|skipped| eprintln!("{}", printable(&skipped.to_string())));
        self.shown.send_modify(|shown| {
            shown.version = version.to_owned();
            shown.site = Some(Arc::new(site));
            shown.error = None;
        });
        if !quiet && !why.is_empty() {
            eprintln!("{why}, built again in {} ms", start.elapsed().as_millis());
        }
        // After the page is on screen.
        let findings = check::findings(&mut loaded, &catalog, &parsed);
        let findings = Arc::new(listed(&findings, &loaded.source.site));
        self.shown.send_if_modified(|shown| {
            let is_new = shown.findings != findings;
            shown.findings = findings;
            is_new
        });
        Ok(())
    }
}

/// What to mend, as the panel shows it: warnings and errors, the errors first.
fn listed(findings: &BTreeMap<String, Vec<Finding>>, site: &Site) -> Value {
    let all = findings.iter().flat_map(|(file, found)| found.iter().map(move |finding| (file, finding)));
    let severe = all.filter_map(|(file, finding)| {
        let severity = site.severity(finding.rule).filter(|severity| *severity >= Severity::Warning)?;
        Some((severity, file, finding))
    });
    let mut severe: Vec<_> = severe.collect();
    severe.sort_by_key(|(severity, ..)| std::cmp::Reverse(*severity));
    let left = severe.len().saturating_sub(MOST_FINDINGS);
    let shown = severe.into_iter().take(MOST_FINDINGS).map(|(severity, file, finding)| {
        json!({
            "file": file,
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": severity.name(),
            "rule": finding.rule.name(),
            "message": finding.to_string(),
        })
    });
    json!({ "list": shown.collect::<Vec<_>>(), "left": left })
}

/// Begins to watch the folders. Without that, the site stays as it is.
fn watch(Sources { roles, extra_files, vacancies, watching, .. }: &Sources) -> Option<Changes> {
    let folder = std::iter::once(roles).filter(|folder| folder.exists());
    let others = extra_files.iter().chain(vacancies.boards().map(|(_, file)| file));
    let changes = Changes::of(folder, others, *watching).inspect_err(|error| {
        eprintln!("rolebook: changes are not noticed ({error}), start again with --poll");
    });
    changes.ok()
}

/// What tells a folder from another one that took its place: its device and its number there.
#[cfg(unix)]
type Identity = (u64, u64);
/// What tells a folder from another one that took its place: when it was created.
#[cfg(not(unix))]
type Identity = SystemTime;

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|it| (it.dev(), it.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    folder.metadata().ok().map(|it| it.created().unwrap_or(UNIX_EPOCH))
}
