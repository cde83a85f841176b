//! `cargo xtask bench`: measures reading, searching, building and the site in a browser, each beside a peer that does the
//! same work in the same run.
//!
//! [`run`] is the entry point. A [`Part`] is a program whose output [`results`] reads and prints as a table with the
//! [`targets`]; [`site`] runs its programs itself.
//!
//! - Keystrokes and clicks are timed in headless Chromium on the release site, until the frame that shows their result is
//!   painted. The wait for the screen's next refresh, up to 17 ms of idling, is left out. The peer is a React page of the same
//!   rows and facets with MiniSearch.
//! - First visits have the network and the processor of a slow phone, and get what hosts send, compressed. The peer is
//!   docsify with the same Markdown: by itself, and in a frame beside `<role-book>` on a careers page.
//! - A role page that its author drops on the site is shown by commonmark.js beside it.
//! - Eleventy and Hugo build the same pages.
//! - mdBook and Hugo start, build and serve them as programs do: [`program`].

mod program;
mod results;
mod site;
mod targets;

use crate::program as programs;
use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{project, website};
use anyhow::{Result, bail};
use clap::ValueEnum;
use results::Results;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// Reading, filtering and ranking on this machine
    Native,
    /// Reading in headless Chromium
    Browser,
    /// Keystrokes and clicks until their result is on screen, with 1,000 and 10,000 roles
    Visit,
    /// The first page on a phone with a slow network, and the first search
    FirstVisit,
    /// Roles embedded in another site's page, on such a phone
    Embed,
    /// A file that an author drops on the site, until it is on screen, and again when it is saved
    Preview,
    /// Lighthouse's scores of the pages on a phone
    Lighthouse,
    /// Building the site, with 91 to 2,000 roles
    Site,
    /// The released program: installing it, its size, and how fast it starts, builds and serves
    Program,
}

/// How many roles the sites of [`Part::Visit`] have.
const SITES: &[&str] = &["1000", "10000"];

/// Measures these parts, or all of them, over a folder of roles; by default the corpus if it is there.
pub(crate) fn run(named: &[Part], roles: Option<PathBuf>) -> Result<()> {
    let roles = roles.or_else(website::corpus).unwrap_or_else(website::own_roles);
    let mut results = Results::default();
    for part in Part::value_variants().iter().filter(|part| named.is_empty() || named.contains(part)) {
        let mut command = match part {
            Part::Native => native(),
            Part::Browser => browser()?,
            Part::Visit => visit(&roles)?,
            Part::FirstVisit => on_site("first-visit", &roles)?,
            Part::Embed => on_site("embed", &roles)?,
            Part::Preview => on_site("preview", &roles)?,
            Part::Lighthouse => on_site("lighthouse", &website::own_roles())?,
            Part::Site => {
                site::measure(&roles, &mut results)?;
                continue;
            }
            Part::Program => {
                program::measure(&roles, &mut results)?;
                continue;
            }
        };
        measure(command.env("ROLEBOOK_ROLES", &roles), &mut results)?;
        if *part == Part::Native {
            measure(&mut ranking(), &mut results)?;
        }
        if *part == Part::Visit {
            for mut command in in_other_engines()? {
                measure(&mut command, &mut results)?;
            }
        }
    }
    print!("\n{results}");
    Ok(())
}

/// Runs a benchmark, which prints its figures.
fn measure(command: &mut Command, results: &mut Results) -> Result<()> {
    let status = programs::run_reading(command, |line| results.read(line))?;
    if !status.success() {
        bail!("the benchmark failed with {status}");
    }
    Ok(())
}

/// The test that says how well the roles that people expect are ranked, which prints what it finds.
fn ranking() -> Command {
    let mut command = Command::new("cargo");
    command.args([
        "test",
        "--quiet",
        "--package",
        "rolebook",
        "--test",
        "native",
        "--",
        "ranking",
        "--nocapture",
    ]);
    command
}

fn native() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--package", "rolebook-bench", "--", "--output-format", "bencher", "--noplot"]);
    cargo
}

fn browser() -> Result<Command> {
    tools::set_up(&[Tool::Nightly, Tool::WasmTarget, Tool::WasmBindgen])?;
    tools::set_up(tools::BROWSE)?;
    Ok(node("bench-reading.js", &[&build_wasm()?]))
}

fn visit(roles: &Path) -> Result<Command> {
    let mut node = on_site("visit", roles)?;
    node.args(SITES);
    Ok(node)
}

/// The same visits in Firefox and WebKit, to the sites that [`visit`] has made.
fn in_other_engines() -> Result<[Command; 2]> {
    tools::set_up(&[Tool::Firefox, Tool::WebKit])?;
    let folder = project().join("target/bench-visit");
    Ok(["firefox", "webkit"].map(|engine| {
        let mut command = tools::in_engine(engine);
        command.args(["node", "engines/bench.js", engine]).arg(&folder).args(SITES).current_dir(E2E);
        command
    }))
}

/// Builds the release site of a folder of roles with the example pages that embed it, and returns the command of the benchmark
/// that visits it.
fn on_site(name: &str, roles: &Path) -> Result<Command> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::BROWSE)?;
    let folder = project().join("target").join(format!("bench-{name}"));
    let (app, site) = (project().join("target/app"), folder.join("site"));
    website::app(&app)?;
    website::site(&app, roles, None, &website::with_examples(), &site)?;
    Ok(node(&format!("bench-{name}.js"), &[&site, &folder]))
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
    programs::run(tools::build_small(cargo.arg("--target-dir").arg(&target)))?;

    let folder = target.join("bench-browser");
    let mut bindgen = tools::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    programs::run(bindgen.arg(target.join(WASM_TARGET).join("wasm").join("rolebook_bench_browser.wasm")))?;
    // A page to stand on; the script that measures loads the rest.
    std::fs::write(folder.join("index.html"), "<!doctype html><link rel=\"icon\" href=\"data:,\">")?;
    Ok(folder)
}
