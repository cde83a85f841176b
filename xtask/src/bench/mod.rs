//! Measures reading, filtering, building and the site under a visitor's hands, each beside what it is compared with.
//!
//! [`run`] is the entry point. A [`Part`] is a program that prints lines as [`measured`] reads them, which makes the table
//! of them; [`site`] alone measures by itself.
//!
//! A visitor's keys and clicks are timed in headless Chromium, on the release site, until the frame that shows what
//! they changed has been made. The wait for the screen's next refresh, up to 17 ms of idling, is left out: what is
//! measured is the work. A pass of MiniSearch over the same texts, without showing what it finds, stands beside the
//! keys. The first visit is made over a network and with a processor as a phone has them, to the site as hosts
//! send it, and beside it to docsify's site of the same Markdown; then to somebody else's page that has the roles in it,
//! and beside it to the same page with docsify's site in a frame. An author drops a page on the site; beside it commonmark.js
//! shows the same one.

mod measured;
mod site;

use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{program, project, website};
use anyhow::{Result, bail};
use clap::ValueEnum;
use measured::Measured;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// Reading and filtering on this machine
    Native,
    /// Reading in headless Chromium
    Browser,
    /// Keys and clicks until they are on screen, in sites of 1,000 and 10,000 roles
    Visit,
    /// The first page that a phone on a slow network shows
    FirstVisit,
    /// How soon the roles are in a page of somebody else's, on such a phone
    Embed,
    /// How soon a file that an author drops is on screen, and again when it is saved
    Preview,
    /// What Lighthouse says of the pages, as a phone has them
    Lighthouse,
    /// Building the site, of the pages and of 500 to 2,000 roles made from them
    Site,
}

/// How many roles the sites have that are visited.
const SITES: &[&str] = &["1000", "10000"];

/// Measures these parts, or all where none is named, over a folder of roles: the corpus where none is named and
/// it is there.
pub(crate) fn run(named: &[Part], roles: Option<PathBuf>) -> Result<()> {
    let roles = roles.or_else(website::corpus).unwrap_or_else(website::own_roles);
    let mut measured = Measured::default();
    for part in Part::value_variants().iter().filter(|part| named.is_empty() || named.contains(part)) {
        let mut command = match part {
            Part::Native => native(),
            Part::Browser => browser()?,
            Part::Visit => visit(&roles)?,
            Part::FirstVisit => first_visit(&roles)?,
            Part::Embed => embed(&roles)?,
            Part::Preview => preview(&roles)?,
            Part::Lighthouse => lighthouse()?,
            Part::Site => {
                site::measure(&roles, &mut measured)?;
                continue;
            }
        };
        let status = program::run_reading(command.env("ROLEBOOK_ROLES", &roles), |line| measured.read(line))?;
        if !status.success() {
            bail!("the benchmark ended with {status}");
        }
    }
    print!("{}", measured.tables());
    Ok(())
}

fn native() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--package", "rolebook-bench", "--", "--output-format", "bencher", "--noplot"]);
    cargo
}

fn browser() -> Result<Command> {
    tools::set_up(&[Tool::Nightly, Tool::WasmTarget, Tool::WasmBindgen])?;
    tools::set_up(tools::LOOK)?;
    Ok(node("bench-reading.js", &[&build_wasm()?]))
}

fn visit(roles: &Path) -> Result<Command> {
    let folder = project().join("target/bench-visit");
    let mut node = node("bench-visit.js", &[&released(roles, &folder)?, &folder]);
    node.args(SITES);
    Ok(node)
}

fn first_visit(roles: &Path) -> Result<Command> {
    let folder = project().join("target/bench-first-visit");
    Ok(node("bench-first-visit.js", &[&released(roles, &folder)?, &folder]))
}

fn embed(roles: &Path) -> Result<Command> {
    let folder = project().join("target/bench-embed");
    Ok(node("bench-embed.js", &[&released(roles, &folder)?, &folder]))
}

fn preview(roles: &Path) -> Result<Command> {
    let folder = project().join("target/bench-preview");
    Ok(node("bench-preview.js", &[&released(roles, &folder)?, &folder]))
}

fn lighthouse() -> Result<Command> {
    let folder = project().join("target/bench-lighthouse");
    Ok(node("bench-lighthouse.js", &[&released(&website::own_roles(), &folder)?]))
}

/// The site of a folder of roles with the examples of pages that embed it, built for release below a folder, and all that
/// it takes to look at it.
fn released(roles: &Path, folder: &Path) -> Result<PathBuf> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::LOOK)?;
    let (app, site) = (project().join("target/app"), folder.join("site"));
    website::app(&app)?;
    website::site(&app, roles, None, Some(&website::examples()), &site)?;
    Ok(site)
}

fn node(script: &str, arguments: &[&Path]) -> Command {
    let mut node = tools::command("node");
    node.arg(script).args(arguments).current_dir(E2E);
    node
}

/// Builds the reading for the browser in the profile of the site, and returns its folder.
fn build_wasm() -> Result<PathBuf> {
    let target = project().join("target");
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--package",
        "rolebook-bench-browser",
        "--profile",
        "wasm",
        "--target",
        WASM_TARGET,
    ]);
    program::run(tools::build_small(cargo.arg("--target-dir").arg(&target)))?;

    let folder = target.join("bench-browser");
    let mut bindgen = tools::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    program::run(bindgen.arg(target.join(WASM_TARGET).join("wasm").join("rolebook_bench_browser.wasm")))?;
    // A page to stand on; the script that measures loads the rest.
    std::fs::write(folder.join("index.html"), "<!doctype html><link rel=\"icon\" href=\"data:,\">")?;
    Ok(folder)
}
