//! Measures `rolebook build`, and Eleventy on the same pages: how long it takes and how much memory, from the pages as they
//! are to 2,000 roles made from them.
//!
//! Both write what they are made for: Rolebook a page for each role and each level, with its files of data; Eleventy one
//! page for each file.

use super::measured::Measured;
use crate::tools::{self, E2E};
use crate::{program, project, website};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use wait4::Wait4;

/// How many roles are made from the pages.
const COUNTS: &[usize] = &[500, 1000, 2000];
/// How often each build is measured; the quickest counts, for whatever slows one down is none of its work.
const ROUNDS: usize = 3;

/// Builds the sites and notes time and memory of each.
pub(super) fn measure(roles: &Path, measured: &mut Measured) -> Result<()> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::LOOK)?;
    let folder = project().join("target/bench-site");
    let app = folder.join("app");
    website::app(&app)?;
    program::run(Command::new("cargo").args(["build", "--quiet", "--release", "--package", "rolebook"]))?;

    let pages = gather(roles)?;
    let mut of = |name: &str, count: usize| -> Result<()> {
        let input = folder.join(name);
        repeat(&pages, count, &input.join("roles"))?;
        note(measured, name, "", || rolebook(&app, &input.join("roles"), &folder.join("site")))?;
        note(measured, name, "/eleventy", || eleventy(&input.join("roles"), &folder.join("eleventy")))
    };
    of("all-roles", pages.len())?;
    COUNTS.iter().try_for_each(|count| of(&format!("{count}-roles"), *count))
}

/// The pages of a folder: the path of each below it, and its text.
fn gather(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = PathBuf::from(path.file_name().unwrap_or_default());
        if path.is_dir() {
            pages.extend(gather(&path)?.into_iter().map(|(below, text)| (name.join(below), text)));
        } else if path.extension().is_some_and(|it| it == "md") {
            let text = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            pages.push((name, text));
        }
    }
    pages.sort();
    Ok(pages)
}

/// Writes the pages again and again, under other names, until there are `count`.
fn repeat(pages: &[(PathBuf, Vec<u8>)], count: usize, into: &Path) -> Result<()> {
    if into.exists() {
        fs::remove_dir_all(into)?;
    }
    for (number, (path, text)) in pages.iter().cycle().take(count).enumerate() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = into.join(path).with_file_name(format!("{stem}-{number}.md"));
        fs::create_dir_all(file.parent().unwrap_or(into))?;
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn rolebook(app: &Path, roles: &Path, into: &Path) -> Command {
    let mut rolebook = Command::new("target/release/rolebook");
    rolebook.arg("build").arg("--app").arg(app).arg("--roles").arg(roles).arg("--out").arg(into);
    rolebook.args(["--base-url", "https://roles.example.com/"]);
    rolebook
}

fn eleventy(roles: &Path, into: &Path) -> Command {
    let mut eleventy = tools::command("node_modules/.bin/eleventy");
    eleventy.args(["--quiet", "--config=bench-eleventy.config.js"]);
    eleventy.env("ELEVENTY_ROLES", roles).env("ELEVENTY_OUT", into).current_dir(E2E);
    eleventy
}

/// Runs a build some times, and notes the least time that it took, the least that the processors worked on it, and the least
/// memory that it stood at, at its most. Of the three, only the work is the same whatever else the machine does.
fn note(measured: &mut Measured, name: &str, of: &str, build: impl Fn() -> Command) -> Result<()> {
    let (mut seconds, mut work, mut megabytes) = (f64::INFINITY, f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut command = build();
        let ended = command.spawn().with_context(|| format!("starting {command:?}"))?.wait4()?;
        if !ended.status.success() {
            bail!("{command:?} ended with {}", ended.status);
        }
        seconds = seconds.min(start.elapsed().as_secs_f64());
        work = work.min((ended.rusage.utime + ended.rusage.stime).as_secs_f64());
        megabytes = megabytes.min(ended.rusage.maxrss as f64 / 1e6);
    }
    measured.figure(&format!("site/{name}{of}/time"), seconds, "s");
    measured.figure(&format!("site/{name}{of}/work"), work, "s");
    measured.figure(&format!("site/{name}{of}/memory"), megabytes, "MB");
    Ok(())
}
