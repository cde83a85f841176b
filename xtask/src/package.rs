//! `cargo xtask package`: the sources → the command as it is released, one file that carries the app.
//!
//! 1. the app is built as for a site, and put where `crates/cli` includes it;
//! 2. the command is compiled with it: on Linux without any library of the system, so that it runs on every distribution;
//! 3. the sizes of both and of the crate's package are printed, and checked.

use crate::tools::{self, Tool};
use crate::{program, project, website};
use anyhow::{Context, Result, bail};
use std::env::consts::{ARCH, EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use walkdir::WalkDir;

/// The most bytes of the program.
const LARGEST_PROGRAM: u64 = 12_000_000;
/// The most bytes of the crate's package, which is what the registry takes.
const LARGEST_PACKAGE: u64 = 10_000_000;
/// The profile of `Cargo.toml` that the program is compiled by.
const PROFILE: &str = "dist";

/// Builds the program, prints its size and the package's, and fails if one is too large.
pub(crate) fn run() -> Result<ExitCode> {
    tools::set_up(tools::RELEASE)?;
    if let Some(target) = target() {
        tools::set_up(&[Tool::Musl])?;
        tools::add_target(&target)?;
    }
    put_app_inside()?;
    let program = compile()?;
    let sizes = [
        ("the app inside", folder_size(&inside())?, u64::MAX),
        ("the program", size(&program)?, LARGEST_PROGRAM),
        ("the package", size(&package()?)?, LARGEST_PACKAGE),
    ];
    println!("{}", program.display());
    let mut is_within = true;
    for (name, size, most) in sizes {
        let verdict = match most {
            u64::MAX => String::new(),
            _ if size <= most => format!(", at most {most}"),
            _ => format!(", OVER the limit of {most}"),
        };
        is_within &= size <= most;
        println!("{name}: {size} bytes{verdict}");
    }
    program::run(Command::new(&program).args(["--version", "--verbose"]))?;
    Ok(if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the app, and puts it where the crate includes it.
fn put_app_inside() -> Result<()> {
    let (built, inside) = (project().join("target/app"), inside());
    website::app(&built)?;
    if inside.exists() {
        fs::remove_dir_all(&inside).with_context(|| format!("removing {}", inside.display()))?;
    }
    for entry in WalkDir::new(&built) {
        let entry = entry?;
        let to = inside.join(entry.path().strip_prefix(&built)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to)?;
        } else {
            fs::copy(entry.path(), &to).with_context(|| format!("copying to {}", to.display()))?;
        }
    }
    Ok(())
}

/// The folder that the crate includes.
fn inside() -> PathBuf {
    project().join("crates/cli/app")
}

/// Compiles the program; returns where it is.
fn compile() -> Result<PathBuf> {
    let mut cargo = tools::command("cargo");
    cargo.args(["build", "--locked", "--package", "rolebook", "--profile", PROFILE]);
    let mut built = target_folder();
    if let Some(target) = target() {
        cargo.args(["--target", &target]);
        built.push(target);
    }
    program::timed("compile the program", || program::run(&mut cargo))?;
    Ok(built.join(PROFILE).join(format!("rolebook{EXE_SUFFIX}")))
}

/// Packs the crate as for the registry; returns the package. The crates beside it are in no registry to lock them by.
fn package() -> Result<PathBuf> {
    let mut cargo = tools::command("cargo");
    cargo.args(["package", "--package", "rolebook", "--no-verify", "--allow-dirty", "--exclude-lockfile"]);
    program::timed("pack the crate", || program::run(&mut cargo))?;
    let version = env!("CARGO_PKG_VERSION");
    let package = target_folder().join("package").join(format!("rolebook-{version}.crate"));
    let list = program::output("tar", &["--list", "--file", &package.to_string_lossy()]);
    if !list.is_some_and(|list| list.contains("/app/index.html")) {
        bail!("{}: lacks the app, see `include` in crates/cli/Cargo.toml", package.display());
    }
    Ok(package)
}

/// The target whose programs need no library of the system, if there is one.
fn target() -> Option<String> {
    cfg!(target_os = "linux").then(|| format!("{ARCH}-unknown-linux-musl"))
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project().join("target"), PathBuf::from)
}

fn size(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("reading {}", path.display()))?.len())
}

fn folder_size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in WalkDir::new(folder) {
        let metadata = entry?.metadata()?;
        bytes += if metadata.is_file() { metadata.len() } else { 0 };
    }
    Ok(bytes)
}
