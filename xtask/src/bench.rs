//! Measures reading and filtering, natively and in headless Chromium.

use crate::program;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Runs the benchmarks over a folder of roles.
pub(crate) fn run(roles: Option<PathBuf>) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--package", "rolebook-bench"]);
    if let Some(roles) = roles {
        cargo.env("ROLEBOOK_ROLES", roles);
    }
    program::run(&mut cargo)
}
