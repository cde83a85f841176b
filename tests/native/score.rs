//! How well real pages are read: the figures of the corpus's own script must not fall below the required ones.

use crate::folder::{Folder, corpus, rolebook};
use std::path::Path;
use std::process::{Command, Stdio};

/// The required figures, as arguments of the script.
const LEAST: &[&str] = &["level_f1=0.98", "label=0.97", "owner=0.97", "seniority=0.96", "perfect_pages=0.78"];

#[test]
fn real_pages_are_read_as_they_are_labelled() {
    let Some(pages) = corpus() else { return };
    if !has_python() {
        eprintln!("skipped: there is no python3 to run the corpus's script");
        return;
    }
    let run = rolebook(&pages, &["outline", "--json", "."]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let outlines = Folder::with(&[("outline.jsonl", &run.out)]);
    let beside = |name: &str| pages.parent().unwrap_or(Path::new("..")).join(name);

    let mut script = Command::new("python3");
    script.arg(beside("score.py")).arg(beside("truth.tsv")).arg(outlines.path().join("outline.jsonl"));
    script.args(LEAST.iter().flat_map(|least| ["--min", least]));
    let scored = script.output().unwrap();
    let says = String::from_utf8_lossy(&scored.stdout);
    assert!(scored.status.success(), "{says}{}", String::from_utf8_lossy(&scored.stderr));
    assert!(says.contains("\"headings\": "), "{says}");
}

fn has_python() -> bool {
    let version = Command::new("python3").arg("--version").stdout(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}
