//! The crates, packed as the registry takes them, and installed as from there.

use super::table::Table;
use super::target_folder;
use crate::tools;
use crate::{program, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

/// Packs all crates that are published; returns the packages.
pub(super) fn pack(table: &Table) -> Result<Vec<PathBuf>> {
    let mut cargo = tools::command("cargo");
    cargo.args(["package", "--quiet", "--locked", "--no-verify", "--allow-dirty"]);
    for name in &table.crates {
        cargo.args(["--package", name]);
    }
    program::timed("pack the crates", || program::run(&mut cargo))?;
    let packages: Vec<PathBuf> = table
        .crates
        .iter()
        .map(|name| target_folder().join(format!("package/{name}-{}.crate", table.version)))
        .collect();
    let command = packages.last().context("no crate is published")?;
    let list = program::output("tar", &["--list", "--file", &command.to_string_lossy()]);
    if !list.is_some_and(|list| list.contains("/app/index.html")) {
        bail!("{}: lacks the app, see `include` in crates/cli/Cargo.toml", command.display());
    }
    Ok(packages)
}

/// Installs the command from the packed crates, without the sources beside them; returns the program.
pub(super) fn install(table: &Table) -> Result<PathBuf> {
    let folder = project().join("target/registry");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut cargo = tools::command("cargo");
    cargo.args(["install", "--path"]);
    cargo.arg(folder.join(format!("{}-{}", table.names.program, table.version)));
    for name in &table.crates {
        let package = format!("{name}-{}", table.version);
        let file = target_folder().join("package").join(format!("{package}.crate"));
        let mut tar = tools::command("tar");
        program::run(tar.arg("--extract").arg("--file").arg(file).arg("--directory").arg(&folder))?;
        // The others stand for those of the registry.
        if *name != table.names.program {
            let path = folder.join(&package).to_string_lossy().replace('\\', "/");
            cargo.args(["--config", &format!("patch.crates-io.{name}.path={path:?}")]);
        }
    }
    let root = folder.join("installed");
    // Outside of the workspace, whose members would take their place.
    cargo
        .arg("--root")
        .arg(&root)
        .current_dir(std::env::temp_dir())
        .env("CARGO_TARGET_DIR", folder.join("target"));
    program::timed("cargo install the packed crates", || program::run(&mut cargo))?;
    Ok(root.join("bin/rolebook"))
}
