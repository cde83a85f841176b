//! The crates, packed as the registry takes them, and installed as from there.

use super::table::Table;
use super::target_folder;
use crate::{install, program, project, tools};
use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use std::env::consts::EXE_SUFFIX;
use std::fs::File;
use std::path::{Path, PathBuf};
use tar::Archive;

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
    let mut has_app = false;
    for entry in open(command)?.entries()? {
        has_app |= entry?.path()?.ends_with("app/index.html");
    }
    if !has_app {
        bail!("{}: lacks the app, see `include` in crates/cli/Cargo.toml", command.display());
    }
    Ok(packages)
}

fn open(package: &Path) -> Result<Archive<GzDecoder<File>>> {
    let file = File::open(package).with_context(|| format!("reading {}", package.display()))?;
    Ok(Archive::new(GzDecoder::new(file)))
}

/// Installs the command from the packed crates, without the sources beside them, and serves pages with it.
pub(super) fn install(table: &Table) -> Result<()> {
    // Outside of the workspace, whose members would take their place.
    let temporary = tempfile::tempdir()?;
    let folder = temporary.path();
    let mut cargo = tools::command("cargo");
    cargo.args(["install", "--path"]);
    cargo.arg(folder.join(format!("{}-{}", table.names.program, table.version)));
    for name in &table.crates {
        let package = format!("{name}-{}", table.version);
        let file = target_folder().join("package").join(format!("{package}.crate"));
        open(&file)?.unpack(folder).with_context(|| format!("unpacking {}", file.display()))?;
        // The others stand for those of the registry.
        if *name != table.names.program {
            let path = folder.join(&package).to_string_lossy().replace('\\', "/");
            cargo.args(["--config", &format!("patch.crates-io.{name}.path={path:?}")]);
        }
    }
    let root = folder.join("installed");
    let built = project().join("target/registry");
    cargo.arg("--root").arg(&root).current_dir(folder).env("CARGO_TARGET_DIR", built);
    program::timed("cargo install the packed crates", || program::run(&mut cargo))?;
    install::serves_pages(&root.join("bin").join(format!("rolebook{EXE_SUFFIX}")), folder)
}
