//! Measures reading, filtering and the app under a visitor's hands, each beside what it is compared with.
//!
//! [`run`] is the entry point. A [`Part`] is a program that prints lines as Rust's benchmarks do
//! (`test reading/rolebook ... bench: 1,234 ns/iter (+/- 5)`), some with a 95th percentile behind (`p95 2345 ns`),
//! and one that says what was read (`measured: 91 pages, 1234 bytes`). From these comes the table: the time of a
//! pass, the speed of a reading, the time as a multiple of Rolebook's, and whether the 95th percentile keeps to
//! its target.
//!
//! A visitor's keys and clicks are timed in headless Chromium, on the release site, until the frame that shows what
//! they changed has been made. The wait for the screen's next refresh, up to 17 ms of idling, is left out: what is
//! measured is the work. A pass of MiniSearch over the same texts, without showing what it finds, stands beside the
//! keys.

use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{program, project, website};
use anyhow::{Result, bail};
use clap::ValueEnum;
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
}

/// Measurements of which the first is compared with the others.
const PEERS: &[&[&str]] = &[
    &["reading/rolebook", "reading/pulldown-cmark-events", "reading/pulldown-cmark-html"],
    &["browser/rolebook", "browser/commonmark-js-tree", "browser/commonmark-js-html"],
    &["keystroke/1000-roles", "keystroke/minisearch-1000-roles"],
    &["keystroke/10000-roles", "keystroke/minisearch-10000-roles"],
];

/// The groups of measurements that read all pages in a pass, and so have a speed.
const READINGS: &[&str] = &["reading", "browser"];

/// How many roles the sites have that are visited.
const SITES: &[&str] = &["1000", "10000"];

/// What the 95th percentile is to keep to, in milliseconds: a frame of most screens, or what is felt as at once.
const TARGETS: &[(&str, f64)] = &[
    ("keystroke/1000-roles", 16.0),
    ("facet/1000-roles", 16.0),
    ("opening/1000-roles", 50.0),
    ("keystroke/10000-roles", 50.0),
    ("facet/10000-roles", 50.0),
    ("opening/10000-roles", 50.0),
];

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
        };
        measured.by(command.env("ROLEBOOK_ROLES", &roles))?;
    }
    print!("{}", measured.table());
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
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::LOOK)?;
    let folder = project().join("target/bench-visit");
    let site = folder.join("site");
    website::release(roles, None, &site)?;
    let mut node = node("bench-visit.js", &[&site, &folder]);
    node.args(SITES);
    Ok(node)
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

/// What the benchmarks printed.
#[derive(Default)]
struct Measured {
    /// The size of the text that is read, in bytes.
    bytes: f64,
    /// In the order in which they came.
    passes: Vec<Pass>,
}

/// What was measured of one thing, in nanoseconds.
struct Pass {
    name: String,
    time: f64,
    p95: Option<f64>,
}

impl Measured {
    fn by(&mut self, command: &mut Command) -> Result<()> {
        let status = program::run_reading(command, |line| self.read(line))?;
        if !status.success() {
            bail!("the benchmark ended with {status}");
        }
        Ok(())
    }

    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["measured:", _, "pages,", bytes, "bytes"] => self.bytes = bytes.parse().unwrap_or_default(),
            ["test", name, "...", "bench:", time, "ns/iter", ref more @ ..] => {
                let time = time.replace(',', "").parse().unwrap_or(f64::NAN);
                let p95 = match more {
                    [.., "p95", most, "ns"] => most.parse().ok(),
                    _ => None,
                };
                self.passes.push(Pass { name: name.to_owned(), time, p95 });
            }
            _ => {}
        }
    }

    /// A line for each measurement.
    fn table(&self) -> String {
        let mut table =
            format!("\n{:<33} {:>9} {:>9} {:>8} {:>7}  {}\n", "", "ms", "p95", "MB/s", "times", "target");
        for pass in &self.passes {
            let p95 = pass.p95.map(|most| format!("{:.3}", most / 1e6)).unwrap_or_default();
            let speed = self.speed(pass).map(|speed| format!("{speed:.1}")).unwrap_or_default();
            let times = self.times(pass).map(|times| format!("{times:.2}")).unwrap_or_default();
            let target = verdict(pass).unwrap_or_default();
            let Pass { name, time, .. } = pass;
            let line = format!("{name:<33} {:>9.3} {p95:>9} {speed:>8} {times:>7}  {target}", time / 1e6);
            table += line.trim_end();
            table += "\n";
        }
        table
    }

    /// How many megabytes of pages a reading takes in a second.
    fn speed(&self, pass: &Pass) -> Option<f64> {
        let (group, _) = pass.name.split_once('/')?;
        READINGS.contains(&group).then(|| self.bytes / pass.time * 1e3)
    }

    /// The time as a multiple of Rolebook's, where the two are to be compared.
    fn times(&self, pass: &Pass) -> Option<f64> {
        let group = PEERS.iter().find(|group| group.contains(&pass.name.as_str()))?;
        let ours = self.passes.iter().find(|other| Some(&other.name.as_str()) == group.first())?;
        Some(pass.time / ours.time)
    }
}

/// The target of a measurement, and whether it is met.
fn verdict(pass: &Pass) -> Option<String> {
    let (_, target) = TARGETS.iter().find(|(name, _)| *name == pass.name)?;
    let verdict = if pass.p95? <= target * 1e6 { "met" } else { "missed" };
    Some(format!("{target} ms {verdict}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expect: &[&[&str]]) {
        let mut measured = Measured::default();
        lines.iter().for_each(|line| measured.read(line));
        let table = measured.table();
        let rows: Vec<Vec<&str>> =
            table.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows, expect);
    }

    #[test]
    fn a_reading_has_its_speed_and_is_compared_with_its_peers() {
        check(
            &[
                "measured: 2 pages, 3000000 bytes",
                "test reading/rolebook ... bench:   10,000,000 ns/iter (+/- 12)",
                "test reading/pulldown-cmark-html ... bench: 5000000 ns/iter (+/- 12)",
                "test filter/2-roles ... bench: 20,000 ns/iter (+/- 1)",
                "warning: anything else",
            ],
            &[
                &["reading/rolebook", "10.000", "300.0", "1.00"],
                &["reading/pulldown-cmark-html", "5.000", "600.0", "0.50"],
                &["filter/2-roles", "0.020"],
            ],
        );
    }

    #[test]
    fn it_is_the_95th_percentile_that_keeps_to_the_target() {
        check(
            &[
                "test keystroke/1000-roles ... bench: 8000000 ns/iter (+/- 12) p95 16000000 ns",
                "test facet/1000-roles ... bench: 8000000 ns/iter (+/- 12) p95 16100000 ns",
                "test keystroke/minisearch-1000-roles ... bench: 4000000 ns/iter (+/- 12) p95 17000000 ns",
            ],
            &[
                &["keystroke/1000-roles", "8.000", "16.000", "1.00", "16", "ms", "met"],
                &["facet/1000-roles", "8.000", "16.100", "16", "ms", "missed"],
                &["keystroke/minisearch-1000-roles", "4.000", "17.000", "0.50"],
            ],
        );
    }
}
