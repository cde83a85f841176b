//! Measures `rolebook build` beside Eleventy and Hugo with the same pages, from the pages as they are to 2,000 roles made of
//! them.
//!
//! Rolebook writes a page for each role and each level, feeds and data; the others write a page for each file, in a layout of
//! one line.

use super::results::Results;
use crate::tools::{self, E2E};
use crate::{program, project, website};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;
use walkdir::WalkDir;

/// How many roles are made of the pages.
const COUNTS: &[usize] = &[500, 1000, 2000];
/// How often each build is measured. The least counts: whatever slows a build down is not its own work.
const ROUNDS: usize = 3;
/// Hugo's layout of a page.
pub(super) const LAYOUT: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>\
    <body>{{ .Content }}</body></html>";
/// Hugo's settings: pages only, as Eleventy's.
pub(super) const HUGO: &str =
    "disableKinds = ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', '404']\n";

/// Builds the sites and adds speed, time and memory of each build.
pub(super) fn measure(roles: &Path, results: &mut Results) -> Result<()> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::BROWSE)?;
    tools::set_up(&[tools::Tool::Hugo])?;
    let folder = project().join("target/bench-site");
    let app = folder.join("app");
    website::app(&app)?;
    program::run(Command::new("cargo").args(["build", "--quiet", "--release", "--package", "rolebook"]))?;

    let pages = pages(roles)?;
    let mut measure = |name: &str, count: usize| -> Result<()> {
        let input = folder.join(name).join("roles");
        repeat(&pages, count, &input)?;
        let (name, out) = (format!("site/{name}"), folder.join("out"));
        fs::write(folder.join("hugo.toml"), HUGO)?;
        let layouts = folder.join("layouts/_default");
        fs::create_dir_all(&layouts)?;
        fs::write(layouts.join("single.html"), LAYOUT)?;
        add(results, &name, "", &out, || rolebook(&app, &input, &out))?;
        add(results, &name, "@eleventy", &out, || eleventy(&input, &out))?;
        add(results, &name, "@hugo", &out, || hugo(&folder, &input, &out))
    };
    measure("all-roles", pages.len())?;
    COUNTS.iter().try_for_each(|count| measure(&format!("{count}-roles"), *count))
}

/// The pages of a folder: the path of each below it, and its text.
pub(super) fn pages(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut pages = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "md") {
            let text =
                fs::read(entry.path()).with_context(|| format!("reading {}", entry.path().display()))?;
            pages.push((entry.path().strip_prefix(folder)?.to_owned(), text));
        }
    }
    Ok(pages)
}

/// Writes the pages again and again, under other names, until there are `count`.
pub(super) fn repeat(pages: &[(PathBuf, Vec<u8>)], count: usize, into: &Path) -> Result<()> {
    clear(into)?;
    for (number, (path, text)) in pages.iter().cycle().take(count).enumerate() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = into.join(path).with_file_name(format!("{stem}-{number}.md"));
        fs::create_dir_all(file.parent().unwrap_or(into))?;
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn rolebook(app: &Path, roles: &Path, out: &Path) -> Command {
    let mut rolebook = Command::new("target/release/rolebook");
    rolebook.arg("build").arg("--app").arg(app).arg("--roles").arg(roles).arg("--out").arg(out);
    rolebook.args(["--base-url", "https://roles.example.com/"]);
    rolebook
}

fn eleventy(roles: &Path, out: &Path) -> Command {
    let mut eleventy = tools::command("node_modules/.bin/eleventy");
    eleventy.args(["--quiet", "--config=bench-eleventy.config.js"]);
    eleventy.env("ELEVENTY_ROLES", roles).env("ELEVENTY_OUT", out).current_dir(E2E);
    eleventy
}

fn hugo(project: &Path, roles: &Path, out: &Path) -> Command {
    let mut hugo = tools::command("hugo");
    hugo.args(["--quiet", "--ignoreCache", "--config", "hugo.toml", "--contentDir"]).arg(roles);
    hugo.arg("--destination").arg(out).current_dir(project);
    hugo
}

/// Runs a build several times, and adds the pages that it writes in a second, its time, its processor time and its memory at
/// the peak. Of these, only the processor time does not depend on what else the machine does.
fn add(results: &mut Results, name: &str, peer: &str, out: &Path, build: impl Fn() -> Command) -> Result<()> {
    let (mut seconds, mut work, mut megabytes) = (f64::INFINITY, f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        clear(out)?;
        let start = Instant::now();
        let mut command = build();
        command.stdout(Stdio::null());
        let ended = command.spawn().with_context(|| format!("starting {command:?}"))?.wait4()?;
        if !ended.status.success() {
            bail!("{command:?} failed with {}", ended.status);
        }
        seconds = seconds.min(start.elapsed().as_secs_f64());
        work = work.min((ended.rusage.utime + ended.rusage.stime).as_secs_f64());
        megabytes = megabytes.min(ended.rusage.maxrss as f64 / 1e6);
    }
    let is_page = |entry: &walkdir::DirEntry| entry.path().extension().is_some_and(|it| it == "html");
    let pages = WalkDir::new(out).into_iter().filter_map(Result::ok).filter(is_page).count();
    results.add(&format!("{name}/speed{peer}"), pages as f64 / seconds, "pages/s");
    results.add(&format!("{name}/time{peer}"), seconds, "s");
    results.add(&format!("{name}/processor-time{peer}"), work, "s");
    results.add(&format!("{name}/memory{peer}"), megabytes, "MB");
    Ok(())
}

fn clear(folder: &Path) -> Result<()> {
    match folder.exists() {
        true => fs::remove_dir_all(folder).with_context(|| format!("clearing {}", folder.display())),
        false => Ok(()),
    }
}
