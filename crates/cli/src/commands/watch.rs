//! Watches folders for changes of files that affect a check or a site.

use notify::event::{EventKind, ModifyKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Events within this time belong to one save.
const DEBOUNCE: Duration = Duration::from_millis(50);
/// How often files are looked at where the system does not report changes.
const POLL: Duration = Duration::from_secs(1);

/// How changes are noticed.
#[derive(clap::Args, Clone, Copy, Default)]
pub(super) struct Watching {
    /// Look at the files every second: for folders whose changes the system does not report, such as network drives and
    /// those of some containers
    #[arg(long)]
    poll: bool,
}

/// Changes of what is watched, as they happen.
pub(super) struct Changes {
    events: Receiver<notify::Result<Event>>,
    _watcher: Box<dyn Watcher + Send>,
    /// The folders of which every file counts, and files that count by themselves.
    others: Vec<PathBuf>,
}

impl Changes {
    /// Starts to watch the files of roles below `folders`, and `others`: files, and all that is below folders. What is not there is
    /// not watched.
    pub(super) fn of<'a>(
        folders: impl Iterator<Item = &'a PathBuf>,
        others: impl Iterator<Item = &'a PathBuf>,
        watching: Watching,
    ) -> anyhow::Result<Changes> {
        let (sender, events) = channel();
        // What links lead to inside the folder is watched anyway, and what lies outside is not read.
        let config = Config::default().with_follow_symlinks(false);
        // Times have seconds only: a page may be saved twice within one.
        let looking = config.with_poll_interval(POLL).with_compare_contents(true);
        let mut watcher: Box<dyn Watcher + Send> = match watching.poll {
            true => Box::new(PollWatcher::new(sender, looking)?),
            false => Box::new(RecommendedWatcher::new(sender, config)?),
        };
        let mut watched = Vec::new();
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
            watched.extend(folder.canonicalize());
        }
        let others: Vec<PathBuf> = others.filter_map(|path| path.canonicalize().ok()).collect();
        for other in &others {
            // An editor may put another file in the place of one, so its folder is watched.
            let (folder, mode) = match other.parent().filter(|_| !other.is_dir()) {
                Some(folder) => (folder, RecursiveMode::NonRecursive),
                None => (&**other, RecursiveMode::Recursive),
            };
            if !watched.iter().any(|watched| folder.starts_with(watched)) {
                watcher.watch(folder, mode)?;
                if mode == RecursiveMode::Recursive {
                    watched.push(folder.to_owned());
                }
            }
        }
        Ok(Changes { events, _watcher: watcher, others })
    }

    /// Waits for the next change of a file that affects the check, until it is saved completely.
    pub(super) fn next(&self) -> anyhow::Result<PathBuf> {
        loop {
            let Some(changed) = self.changed(self.events.recv()??) else { continue };
            return Ok(self.settled(changed));
        }
    }

    /// The same, for at most this time.
    pub(super) fn next_within(&self, time: Duration) -> anyhow::Result<Option<PathBuf>> {
        let end = Instant::now() + time;
        loop {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    if let Some(changed) = self.changed(event?) {
                        return Ok(Some(self.settled(changed)));
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// The changed file of an event. Reading is not a change: the check itself does so.
    fn changed(&self, event: Event) -> Option<PathBuf> {
        // More has changed than the system could report.
        if event.need_rescan() {
            return Some(PathBuf::from("many files"));
        }
        let kind = event.kind;
        let paths = if kind.is_access() { Vec::new() } else { event.paths };
        let is_relevant =
            |path: &PathBuf| is_relevant(path) || may_be_folder(path, kind) || self.is_other(path);
        paths.into_iter().find(is_relevant)
    }

    /// Whether a file is one of the others, or below one; editors write temporary files beside them.
    fn is_other(&self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let is_temporary = name.starts_with('.') || name.ends_with('~');
        let full = path.canonicalize();
        let full = full.as_deref().unwrap_or(path);
        !is_temporary && self.others.iter().any(|other| full.starts_with(other))
    }

    /// Waits until a change is complete: until no file that counts has changed for a moment, whatever others read meanwhile.
    fn settled(&self, changed: PathBuf) -> PathBuf {
        let mut end = Instant::now() + DEBOUNCE;
        while let Ok(event) = self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if event.is_ok_and(|event| self.changed(event).is_some()) {
                end = Instant::now() + DEBOUNCE;
            }
        }
        changed
    }
}

/// Whether a folder may have been created, moved or removed, which may be one event for all that is in it.
fn may_be_folder(path: &Path, kind: EventKind) -> bool {
    let is_moved = matches!(kind, EventKind::Modify(ModifyKind::Name(_)));
    (is_moved || kind.is_create() || kind.is_remove()) && path.extension().is_none()
}

/// Whether a file affects the check or the site; editors write temporary files beside pages.
fn is_relevant(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_one_of = |known: &[&str]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
    let is_in_theme = || path.parent().is_some_and(|folder| folder.ends_with("theme"));
    is_one_of(&["md", "markdown", "toml", "yml", "yaml", "json"])
        || (is_one_of(&["css", "html", "svg", "png", "ico"]) && is_in_theme())
}
