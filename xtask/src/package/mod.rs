//! `cargo xtask package`: the sources → the command as it is released, one file that carries the app, and what each channel hands
//! out of it.
//!
//! 1. the app is built as for a site, and put where `crates/cli` includes it ([`put_app_inside`]);
//! 2. the command is compiled with it: on Linux without any library of the system, so that it runs on every distribution;
//! 3. the crates are packed as for the registry ([`crates`]);
//! 4. sizes are printed, and checked;
//! 5. archives, packages and images are made of the program ([`channels`]), by the names and targets of a [`table`].

pub(crate) mod archive;
pub(crate) mod channels;
pub(crate) mod crates;
mod npm;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod wheel;

use crate::tools::{self, Tool};
use crate::{program, project, website};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use table::Table;
use walkdir::WalkDir;

/// The most bytes of the program.
const LARGEST_PROGRAM: u64 = 12_000_000;
/// The most bytes of a crate's package, which is what the registry takes.
const LARGEST_PACKAGE: u64 = 10_000_000;
/// The profile of `Cargo.toml` that the program is compiled by.
const PROFILE: &str = "dist";

/// What to make.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of a built app to put inside [default: the app is built]
    #[arg(long, value_name = "DIR", value_parser = website::folder)]
    app: Option<PathBuf>,
    /// Target to compile for, one of packaging/channels.toml [default: this machine's]
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
    /// Folder to write the archive and the packages of each channel to
    #[arg(long, value_name = "DIR")]
    channels: Option<PathBuf>,
    /// Install the packed crates as from the registry, which compiles them, and serve pages with the result
    #[arg(long)]
    verify_registry: bool,
    /// Only build the app, into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["app", "target", "channels", "verify_registry"])]
    only_app: Option<PathBuf>,
}

/// Makes what the options say, prints the sizes, and fails if one is too large.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    if let Some(folder) = &options.only_app {
        tools::set_up(tools::RELEASE)?;
        website::app(&std::path::absolute(folder)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let table = Table::read()?;
    let host = table::host();
    let target = table.target(options.target.as_deref().unwrap_or(&host))?;
    match &options.app {
        Some(app) => put_app_inside(app)?,
        None => {
            tools::set_up(tools::RELEASE)?;
            let built = project().join("target/app");
            website::app(&built)?;
            put_app_inside(&built)?;
        }
    }
    let program = compile(&target.triple, PROFILE)?;
    println!("{}", program.display());
    let mut sizes = vec![
        ("the app inside".to_owned(), folder_size(&inside())?, u64::MAX),
        ("the program".to_owned(), size(&program)?, LARGEST_PROGRAM),
    ];
    let runs_here = target.triple == host;
    if runs_here {
        for package in crates::pack(&table)? {
            let name = package.file_name().unwrap_or_default().to_string_lossy().into_owned();
            sizes.push((name, size(&package)?, LARGEST_PACKAGE));
        }
        if options.verify_registry {
            crates::install(&table)?;
        }
    }
    if let Some(out) = &options.channels {
        channels::of_target(&table, target, &program, out)?;
        // What is the same for all machines is made on one.
        if runs_here && table.targets.first().is_some_and(|first| first.triple == host) {
            channels::of_all(&table, &program, out)?;
        }
        for entry in WalkDir::new(out).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                sizes.push((entry.path().display().to_string(), size(entry.path())?, u64::MAX));
            }
        }
    }
    if runs_here {
        program::run(Command::new(&program).args(["--version", "--verbose"]))?;
    }
    Ok(if print(&sizes) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints sizes, each with the most it may be; returns whether none is more.
fn print(sizes: &[(String, u64, u64)]) -> bool {
    for (name, size, most) in sizes {
        let verdict = match *most {
            u64::MAX => String::new(),
            _ if size <= most => format!(", at most {most}"),
            _ => format!(", OVER the limit of {most}"),
        };
        println!("{name}: {size} bytes{verdict}");
    }
    sizes.iter().all(|(_, size, most)| size <= most)
}

/// Puts a built app where the crate includes it. What is there already stays as it is, so that nothing is compiled again.
pub(crate) fn put_app_inside(built: &Path) -> Result<()> {
    let inside = inside();
    for entry in WalkDir::new(&inside).contents_first(true).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if !built.join(path.strip_prefix(&inside)?).exists() {
            let removed = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
            removed.with_context(|| format!("removing {}", path.display()))?;
        }
    }
    for entry in WalkDir::new(built) {
        let entry = entry?;
        let to = inside.join(entry.path().strip_prefix(built)?);
        if entry.file_type().is_file() {
            let content = fs::read(entry.path())?;
            if fs::read(&to).ok().as_ref() != Some(&content) {
                archive::write(&to, &content)?;
            }
        }
    }
    Ok(())
}

/// The folder that the crate includes.
fn inside() -> PathBuf {
    project().join("crates/cli/app")
}

/// Compiles the program with the app that is inside, by a profile; returns where it is.
pub(crate) fn compile(target: &str, profile: &str) -> Result<PathBuf> {
    tools::add_target(target)?;
    let is_static = target.contains("-musl");
    let is_foreign = is_static && target != table::host();
    let mut cargo = tools::command("cargo");
    // Zig has the C libraries of all Linux targets, and a linker for them.
    cargo.args(if is_foreign { &["zigbuild"][..] } else { &["build"] });
    if is_foreign {
        tools::set_up(&[Tool::Zig])?;
    } else if is_static {
        tools::set_up(&[Tool::Musl])?;
    }
    cargo.args(["--locked", "--package", "rolebook", "--profile", profile, "--target", target]);
    // A profile for development is linked without what only debuggers read.
    if profile == "dev" {
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "false").env("CARGO_PROFILE_DEV_STRIP", "true");
    }
    program::timed(&format!("compile the program for {target}"), || program::run(&mut cargo))?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let file = if target.contains("windows") { "rolebook.exe" } else { "rolebook" };
    Ok(target_folder().join(target).join(folder).join(file))
}

pub(crate) fn target_folder() -> PathBuf {
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
