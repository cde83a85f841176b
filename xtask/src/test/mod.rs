//! `cargo xtask test`: installs missing tools, runs the parts of the test suite, and prints a summary.
//!
//! A part is a list of steps ([`parts`]). Each runs even if one before it failed. A command that reports tests counts as that
//! many, any other as one ([`tally`]). The summary has counts, time and failed steps of each part.

mod parts;
mod tally;

use crate::{program, tools};
use anyhow::Result;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

pub(crate) use parts::Part;
use parts::Step;
use tally::Tally;

/// Runs these parts, or all of them if none is named.
pub(crate) fn run(named: &[Part]) -> Result<ExitCode> {
    let chosen = Part::ALL.iter().filter(|part| named.is_empty() || named.contains(part));
    let outcomes: Vec<Outcome> = chosen.map(|part| run_part(*part)).collect();

    println!();
    for Outcome { part, tally, took, suites, failed } in &outcomes {
        println!("{part:<8} {tally}, {}", program::duration(*took));
        // Where a part has several, as the end-to-end tests have one an engine.
        let several = suites.iter().filter(|_| suites.len() > 1);
        several.for_each(|(step, tally)| println!("         {step}: {tally}"));
        failed.iter().for_each(|step| println!("         failed: {step}"));
    }
    let all: Tally = outcomes.iter().map(|outcome| outcome.tally).sum();
    println!("{all}");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The result of a part.
struct Outcome {
    part: Part,
    tally: Tally,
    took: Duration,
    /// The steps that reported more than one test.
    suites: Vec<(String, Tally)>,
    /// The steps that failed.
    failed: Vec<String>,
}

fn run_part(part: Part) -> Outcome {
    println!("\n== {part}");
    let start = Instant::now();
    let (tally, took) = (Tally::default(), Duration::ZERO);
    let mut outcome = Outcome { part, tally, took, suites: Vec::new(), failed: Vec::new() };
    match tools::set_up(part.tools()) {
        Ok(()) => part.steps().into_iter().for_each(|step| outcome.add(step.to_string(), run_step(step))),
        Err(error) => outcome.add("setting up".to_owned(), Err(error)),
    }
    outcome.took = start.elapsed();
    outcome
}

impl Outcome {
    fn add(&mut self, step: String, result: Result<Tally>) {
        let tally = result.unwrap_or_else(|error| {
            println!("error: {error:#}");
            Tally { failed: 1, ..Tally::default() }
        });
        if tally.passed > 1 {
            self.suites.push((step.clone(), tally));
        }
        if tally.failed > 0 {
            self.failed.push(step);
        }
        self.tally = self.tally + tally;
    }
}

fn run_step(step: Step) -> Result<Tally> {
    match step {
        Step::Command { title, command } => {
            println!("• {title}");
            run_command(command)
        }
        Step::Possible { title, mut first, command } => {
            println!("• {title}");
            if program::succeeds_within(&mut first, parts::PATIENCE)? {
                return run_command(command);
            }
            println!("skipped: `{}` failed or took too long", program::line(&first));
            Ok(Tally { skipped: 1, ..Tally::default() })
        }
        Step::Build { build, .. } => build().map(|()| Tally::default()),
        Step::Do { title, action } => {
            println!("• {title}");
            let passed = action()?;
            Ok(Tally { passed, ..Tally::default() })
        }
    }
}

/// Runs a command and counts the tests that it reports, or itself as one.
fn run_command(mut command: Command) -> Result<Tally> {
    let mut reported: Option<Tally> = None;
    let status = program::run_reading(&mut command, |line| {
        if let Some(tally) = Tally::of_line(line) {
            reported = Some(reported.unwrap_or_default() + tally);
        }
    })?;
    Ok(Tally::of_command(reported, status.success()))
}
