//! Folders → the files in them that change.

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What editors write within this time they save once.
const ONE_SAVE: Duration = Duration::from_millis(50);

/// Changes below some folders, as they come.
pub(super) struct Changes {
    events: Receiver<notify::Result<Event>>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Waits for changes of anything below `folders`.
    pub(super) fn of<'a>(folders: impl Iterator<Item = &'a PathBuf>) -> anyhow::Result<Changes> {
        let (sender, events) = channel();
        let mut watcher = recommended_watcher(sender)?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Changes { events, _watcher: watcher })
    }

    /// The next file that changes and is ours to read, once it has been saved whole.
    pub(super) fn next(&self) -> anyhow::Result<PathBuf> {
        loop {
            let Some(changed) = changed(self.events.recv()??) else { continue };
            while self.events.recv_timeout(ONE_SAVE).is_ok() {}
            return Ok(changed);
        }
    }
}

/// The file that an event says has changed. That one was read is no change: we do so ourselves.
fn changed(event: Event) -> Option<PathBuf> {
    let paths = if event.kind.is_access() { Vec::new() } else { event.paths };
    paths.into_iter().find(|path| is_ours(path))
}

/// Whether a file is a page, or tells of pages. Editors keep others beside them.
fn is_ours(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["md", "markdown", "toml", "yml", "yaml", "json"].iter().any(|ours| extension.eq_ignore_ascii_case(ours))
}
