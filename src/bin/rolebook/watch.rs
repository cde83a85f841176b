//! Folders → the files in them that change.

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What editors write within this time when they save once.
const ONE_SAVE: Duration = Duration::from_millis(50);

/// Changes below some folders, as they come.
pub(crate) struct Changes {
    changed: Receiver<DebounceEventResult>,
    _debouncer: Debouncer<RecommendedWatcher>,
}

impl Changes {
    /// Waits for changes of anything below `folders`.
    pub(crate) fn of<'a>(folders: impl Iterator<Item = &'a PathBuf>) -> Result<Changes, Box<dyn Error>> {
        let (sender, changed) = channel();
        let mut debouncer = new_debouncer(ONE_SAVE, sender)?;
        for folder in folders {
            debouncer.watcher().watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Changes { changed, _debouncer: debouncer })
    }

    /// The next file that changes and is ours to read.
    pub(crate) fn next(&self) -> Result<PathBuf, Box<dyn Error>> {
        loop {
            let changed = self.changed.recv()??;
            if let Some(event) = changed.into_iter().find(|event| is_ours(&event.path)) {
                return Ok(event.path);
            }
        }
    }
}

/// Whether a file is a page, or tells of pages. Editors keep others beside them.
fn is_ours(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["md", "markdown", "toml", "yml", "yaml", "json"].iter().any(|ours| extension.eq_ignore_ascii_case(ours))
}
