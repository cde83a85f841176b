//! `cargo xtask fuzz`: has libFuzzer search for texts that break an invariant of `fuzz/`, and prints the results.
//!
//! 1. cargo-fuzz builds the targets, which `fuzz/Cargo.toml` lists;
//! 2. [`seeds`] writes pages and other texts into the folder of the target's inputs, `target/fuzz/corpus/<target>`, which
//!    grows from run to run;
//! 3. each target has its share of the time, most of it with inputs as long as a page and some with long ones;
//! 4. [`outcome`] reads the statistics that libFuzzer prints at the end.
//!
//! There is no sanitizer: this project's code is safe Rust, and panics, hangs and memory use show without one. An address
//! sanitizer finds only what unsafe code can do wrong, halves the executions, and its own memory would count, too. Checks for
//! overflow and debug assertions are on, by the profile in `fuzz/Cargo.toml`.

mod outcome;
mod seeds;

use crate::{program, project, tools};
use anyhow::{Context, Result};
use outcome::Outcome;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// The package of the targets.
const PACKAGE: &str = "fuzz";
/// The folder for everything that fuzzing writes.
const FOLDER: &str = "target/fuzz";

/// The longest input in bytes, with its share of the time: for four fifths the length of a long page, then more than any
/// page has.
const LENGTHS: [(usize, u64); 2] = [(16 * 1024, 4), (256 * 1024, 1)];
/// The seconds of wall time after which an input counts as a hang: no input takes one second, but a machine may be busy.
const HANGS_AFTER: u64 = 30;
/// How much longer than its time a target may run, to try its first inputs. libFuzzer itself may hang with an input: it
/// allocates in the handler that should end the input, while the input allocates.
const PATIENCE: Duration = Duration::from_secs(600);
/// The megabytes beyond which a target fails.
const MOST_MEMORY: u64 = 512;

/// Runs these targets, or all of them where none is named, for so many seconds in all; `jobs` at a time.
pub(crate) fn run(seconds: u64, jobs: usize, named: &[String]) -> Result<ExitCode> {
    tools::set_up(tools::FUZZ)?;
    let mut targets = targets()?;
    targets.retain(|target| named.is_empty() || named.contains(target));
    let programs = build()?;
    for target in &targets {
        seeds::write(target, &corpus(target))?;
    }

    let jobs = jobs.clamp(1, targets.len().max(1));
    let each = Duration::from_secs((seconds * jobs as u64 / targets.len().max(1) as u64).max(1));
    println!("• {} each: {}", program::duration(each), targets.join(", "));
    let waiting = Mutex::new(targets.iter());
    let next = || waiting.lock().ok()?.next();
    let work = || -> Result<Vec<Outcome>> {
        std::iter::from_fn(next).map(|target| fuzz(&programs, target, each)).collect()
    };
    let outcomes = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| Ok(Vec::new())))
            .collect::<Result<Vec<_>>>()
    })?;
    let mut outcomes = outcomes.concat();
    outcomes.sort_by_key(|outcome| targets.iter().position(|target| *target == outcome.target));
    print!("{}", outcome::table(&outcomes));
    let is_whole = outcomes.len() == targets.len() && outcomes.iter().all(Outcome::is_good);
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A target named on the command line.
pub(crate) fn target(name: &str) -> Result<String, String> {
    let targets = targets().map_err(|error| format!("{error:#}"))?;
    match targets.iter().any(|target| target == name) {
        true => Ok(name.to_owned()),
        false => Err(format!("there are {}", targets.join(", "))),
    }
}

/// The names of the targets: the programs of their package.
fn targets() -> Result<Vec<String>> {
    let manifest = project().join(PACKAGE).join("Cargo.toml");
    let text = fs::read_to_string(&manifest).with_context(|| format!("reading {}", manifest.display()))?;
    let manifest: toml::Table = text.parse().context("reading the list of targets")?;
    let programs = manifest.get("bin").and_then(toml::Value::as_array);
    let name = |program: &toml::Value| Some(program.get("name")?.as_str()?.to_owned());
    Ok(programs.into_iter().flatten().filter_map(name).collect())
}

/// Builds all targets, and returns their folder.
fn build() -> Result<PathBuf> {
    let host =
        program::output("rustc", &["--print", "host-tuple"]).context("asking rustc for this machine")?;
    let mut command = tools::command("cargo");
    // cargo-fuzz finds the targets by the current folder.
    command.env("RUSTUP_TOOLCHAIN", tools::NIGHTLY).current_dir(PACKAGE);
    command.args(["fuzz", "build", "--sanitizer", "none", "--target", &host, "--target-dir"]);
    command.arg(project().join(FOLDER));
    program::timed("cargo fuzz build", || program::run(&mut command))?;
    Ok(project().join(FOLDER).join(host).join("release"))
}

/// The folder of a target's inputs.
fn corpus(target: &str) -> PathBuf {
    Path::new(FOLDER).join("corpus").join(target)
}

/// Runs one target for so long.
fn fuzz(programs: &Path, target: &str, time: Duration) -> Result<Outcome> {
    let (corpus, found) = (corpus(target), Path::new(FOLDER).join("found").join(target));
    let log = Path::new(FOLDER).join(format!("{target}.log"));
    fs::create_dir_all(&found).with_context(|| format!("making {}", found.display()))?;
    let before = files(&found)?;

    let mut outcome = Outcome::new(target, &log);
    let shares: u64 = LENGTHS.iter().map(|(_, share)| share).sum();
    for (length, share) in LENGTHS {
        let seconds = (time.as_secs() * share).div_ceil(shares);
        let file = File::create(&log).with_context(|| format!("making {}", log.display()))?;
        let mut command = tools::command(&programs.join(target).to_string_lossy());
        command.arg(&corpus).arg(format!("-artifact_prefix={}/", found.display()));
        command.arg(format!("-dict={PACKAGE}/markdown.dict")).arg(format!("-max_len={length}"));
        command.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={HANGS_AFTER}"));
        command.arg(format!("-rss_limit_mb={MOST_MEMORY}")).arg("-print_final_stats=1");
        command.stdout(Stdio::null()).stderr(file);
        let succeeded = program::succeeds_within(&mut command, Duration::from_secs(seconds) + PATIENCE)?;
        let output = fs::read(&log).with_context(|| format!("reading {}", log.display()))?;
        outcome.add(&String::from_utf8_lossy(&output), Duration::from_secs(seconds), succeeded);
        if !succeeded {
            break;
        }
    }
    outcome.corpus = files(&corpus)?.len();
    outcome.found = files(&found)?.into_iter().filter(|file| !before.contains(file)).collect();
    println!("  {outcome}");
    Ok(outcome)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    entries.with_context(|| format!("listing {}", folder.display()))
}
