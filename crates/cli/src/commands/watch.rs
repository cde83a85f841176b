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

/// Changes below folders, as they happen.
pub(super) struct Changes {
    events: Receiver<notify::Result<Event>>,
    _watcher: Box<dyn Watcher + Send>,
}

impl Changes {
    /// Starts to watch everything below `folders`.
    pub(super) fn of<'a>(
        folders: impl Iterator<Item = &'a PathBuf>,
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
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Changes { events, _watcher: watcher })
    }

    /// Waits for the next change of a file that affects the check, until it is saved completely.
    pub(super) fn next(&self) -> anyhow::Result<PathBuf> {
        loop {
            let Some(changed) = changed(self.events.recv()??) else { continue };
            return Ok(self.settled(changed));
        }
    }

    /// The same, for at most this time.
    pub(super) fn next_within(&self, time: Duration) -> anyhow::Result<Option<PathBuf>> {
        let end = Instant::now() + time;
        loop {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    if let Some(changed) = changed(event?) {
                        return Ok(Some(self.settled(changed)));
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Waits until a change is complete.
    fn settled(&self, changed: PathBuf) -> PathBuf {
        while self.events.recv_timeout(DEBOUNCE).is_ok() {}
        changed
    }
}

/// The changed file of an event. Reading is not a change: the check itself does so.
fn changed(event: Event) -> Option<PathBuf> {
    // More has changed than the system could report.
    if event.need_rescan() {
        return Some(PathBuf::from("many files"));
    }
    let kind = event.kind;
    let paths = if kind.is_access() { Vec::new() } else { event.paths };
    paths.into_iter().find(|path| is_relevant(path) || may_be_folder(path, kind))
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
