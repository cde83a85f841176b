//! Serves the site while it is worked on, and builds it for release: both with Trunk.
//!
//! Trunk builds the app; its `post_build` hook then runs `rolebook build`, which renders the pages of the
//! folder of roles that [`trunk`] names to it.

use crate::names;
use crate::size;
use crate::tools;
use crate::{program, project};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Where the built site is put.
const DIST: &str = "dist";
/// What a change of is followed by a new build while serving, beside the folder of roles.
const WATCHED: &[&str] = &["Cargo.toml", "Trunk.toml", "index.html", "src", "static"];

/// A folder named on the command line, made absolute: the programs that are run stand elsewhere.
pub(crate) fn folder(name: &str) -> Result<PathBuf, String> {
    match Path::new(name).canonicalize() {
        Ok(path) if path.is_dir() => Ok(path),
        Ok(_) => Err("it is not a folder: name the folder that holds the role pages".to_owned()),
        Err(error) => Err(format!("{error}: name the folder that holds the role pages")),
    }
}

/// Serves the site on this machine until it is interrupted.
pub(crate) fn serve(roles: Option<PathBuf>, port: u16, release: bool) -> Result<()> {
    tools::set_up(tools::BUILD)?;
    let roles = roles.unwrap_or_else(own_roles);
    let mut trunk = trunk("serve", &roles);
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    if release {
        trunk.arg("--release");
    }
    for path in WATCHED.iter().map(PathBuf::from).chain([roles]).filter(|path| path.exists()) {
        trunk.arg("--watch").arg(path);
    }
    eprintln!("• building; then the site is on http://127.0.0.1:{port}/");
    program::run(&mut trunk)
}

/// Builds the site into `dist/`, prints what it weighs, and fails where that is over the budget.
pub(crate) fn build(roles: Option<PathBuf>) -> Result<ExitCode> {
    tools::set_up(tools::RELEASE)?;
    release(&roles.unwrap_or_else(own_roles), Path::new(DIST))?;
    let report = size::Report::of(Path::new(DIST))?;
    print!("{report}");
    Ok(if report.is_within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the site of a folder of roles for release into a folder; the tools of [`tools::RELEASE`] are there.
pub(crate) fn release(roles: &Path, into: &Path) -> Result<()> {
    program::timed(&format!("build the site of {} into {}", roles.display(), into.display()), || {
        program::run(tools::build_small(trunk("build", roles).arg("--release").arg("--dist").arg(into)))?;
        shorten_names(into)?;
        shorten_scripts(into)
    })
}

/// Shortens the names between a built site's WebAssembly and its glue, which Trunk names alike.
fn shorten_names(site: &Path) -> Result<()> {
    for wasm in files(site, "wasm")? {
        let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
        let glue = wasm.with_file_name(format!("{}.js", name.trim_end_matches("_bg")));
        names::shorten(&wasm, &glue)?;
    }
    Ok(())
}

/// Shortens the scripts of a built site in place. Their names keep the sum that Trunk made of the longer text:
/// it changes when the text does.
fn shorten_scripts(site: &Path) -> Result<()> {
    for script in files(site, "js")? {
        let mut terser = tools::command("terser");
        terser.arg(&script).args(["--module", "--compress", "--mangle", "--output"]).arg(&script);
        program::run(&mut terser)?;
    }
    Ok(())
}

/// The files with this extension that lie in a folder.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        files.push(entry?.path());
    }
    files.retain(|path| path.extension().is_some_and(|it| it == extension));
    Ok(files)
}

/// Writes what the native render makes of a folder of roles: a JSON object a page, with `url` and `html`.
pub(crate) fn render(roles: &Path, into: &Path) -> Result<()> {
    let file = File::create(into).with_context(|| format!("writing {}", into.display()))?;
    let mut rolebook = Command::new("cargo");
    rolebook.args(["run", "--quiet", "--bin", "rolebook", "--", "render", "--roles"]).arg(roles);
    program::run(rolebook.stdout(file))
}

/// The role pages that ship with the project.
pub(crate) fn own_roles() -> PathBuf {
    project().join("roles")
}

/// The corpus of real pages, where it lies beside the project.
pub(crate) fn corpus() -> Option<PathBuf> {
    project().join("../shared/corpus/pages").canonicalize().ok()
}

fn trunk(task: &str, roles: &Path) -> Command {
    let mut command = tools::command("trunk");
    command.arg(task).env("ROLEBOOK_ROLES", roles);
    command
}
