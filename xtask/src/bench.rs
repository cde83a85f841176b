//! Measures reading and filtering, natively and in headless Chromium, each beside what it is compared with.
//!
//! Both sides print lines as Rust's benchmarks do (`test reading/rolebook ... bench: 1,234 ns/iter (+/- 5)`),
//! after one that says what was read (`measured: 91 pages, 1234 bytes`). From these comes the table: the time of
//! a pass, the speed of a reading, and its time as a multiple of Rolebook's.

use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{program, project, website};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Measurements of which the first is compared with the others.
const TABLE: &[&[&str]] = &[
    &["reading/rolebook", "reading/pulldown-cmark-events", "reading/pulldown-cmark-html"],
    &["browser/rolebook", "browser/commonmark-js-tree", "browser/commonmark-js-html"],
];

/// Runs the benchmarks over a folder of roles: the corpus where none is named and it is there.
pub(crate) fn run(roles: Option<PathBuf>) -> Result<()> {
    tools::set_up(&[Tool::Nightly, Tool::WasmTarget, Tool::WasmBindgen])?;
    tools::set_up(tools::LOOK)?;
    let roles = roles.or_else(website::corpus).unwrap_or_else(website::own_roles);
    let mut measured = Measured::default();

    let mut native = Command::new("cargo");
    native.args(["bench", "--package", "rolebook-bench", "--", "--output-format", "bencher", "--noplot"]);
    measured.by(native.env("ROLEBOOK_ROLES", &roles))?;

    let wasm = build_wasm()?;
    let mut browser = tools::command("node");
    browser.arg("bench.js").arg(wasm).current_dir(E2E);
    measured.by(browser.env("ROLEBOOK_ROLES", &roles))?;

    print!("{}", measured.table());
    Ok(())
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
    /// Names and the time of a pass in nanoseconds, in the order in which they came.
    times: Vec<(String, f64)>,
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
            ["test", name, "...", "bench:", time, "ns/iter", ..] => {
                let time = time.replace(',', "").parse().unwrap_or(f64::NAN);
                self.times.push((name.to_owned(), time));
            }
            _ => {}
        }
    }

    /// A line for each measurement: its time, and for a reading its speed and the multiple of Rolebook's time.
    fn table(&self) -> String {
        let mut table = format!("\n{:<32} {:>10} {:>8} {:>7}\n", "", "ms", "MB/s", "times");
        for (name, time) in &self.times {
            let ours =
                TABLE.iter().find(|group| group.contains(&name.as_str())).and_then(|group| group.first());
            let ours = self.times.iter().find(|(other, _)| Some(&other.as_str()) == ours);
            table += &format!("{name:<32} {:>10.3}", time / 1e6);
            if let Some((_, ours)) = ours {
                table += &format!(" {:>8.1} {:>7.2}", self.bytes / time * 1e3, time / ours);
            }
            table += "\n";
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_its_speed_and_is_compared_with_its_peers() {
        let mut measured = Measured::default();
        for line in [
            "measured: 2 pages, 3000000 bytes",
            "test reading/rolebook ... bench:   10,000,000 ns/iter (+/- 12)",
            "test reading/pulldown-cmark-html ... bench: 5000000 ns/iter (+/- 12)",
            "test filter/2-roles ... bench: 20,000 ns/iter (+/- 1)",
            "warning: anything else",
        ] {
            measured.read(line);
        }
        let table = measured.table();
        let rows: Vec<Vec<&str>> =
            table.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(
            rows,
            [
                vec!["reading/rolebook", "10.000", "300.0", "1.00"],
                vec!["reading/pulldown-cmark-html", "5.000", "600.0", "0.50"],
                vec!["filter/2-roles", "0.020"],
            ]
        );
    }
}
