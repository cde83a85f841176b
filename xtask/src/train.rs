//! `cargo xtask train`: trains the weights by which headings are read, in a build for release, and measures them.

use crate::program;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Trains on the pages in `corpus`; passes each flag on that is set.
pub(crate) fn run(corpus: Option<PathBuf>, flags: [(&str, bool); 3]) -> Result<()> {
    let mut train = Command::new("cargo");
    train.args(["run", "--quiet", "--release", "--package", "rolebook-train", "--"]);
    if let Some(corpus) = corpus {
        train.arg("--corpus").arg(corpus);
    }
    train.args(flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag));
    program::run(&mut train)
}
