//! `cargo xtask test`: sets up what is missing, runs the parts of the test suite, and sums them up.
//!
//! A part is a list of commands ([`parts`]). Each is run whatever became of those before it; a command that
//! tells its tests counts as so many, any other as one ([`tally`]). The last lines say what each part came to.

mod parts;
mod tally;

use crate::{program, tools};
use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;

pub(crate) use parts::Part;
use parts::Step;
use tally::Tally;

/// Runs these parts, or all of them where none is named.
pub(crate) fn run(named: &[Part]) -> Result<ExitCode> {
    let chosen: Vec<Part> =
        Part::ALL.iter().copied().filter(|part| named.is_empty() || named.contains(part)).collect();
    let mut summary = Vec::new();
    for part in chosen {
        println!("\n== {part}");
        let start = Instant::now();
        let tally = run_part(part);
        summary.push((part, tally, start.elapsed()));
    }

    println!();
    for (part, tally, took) in &summary {
        println!("{:<8} {tally}, {}", part.to_string(), program::duration(*took));
    }
    let all: Tally = summary.iter().map(|(_, tally, _)| *tally).sum();
    println!("{all}");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_part(part: Part) -> Tally {
    let steps = tools::set_up(part.tools()).and_then(|()| part.steps());
    match steps {
        Ok(steps) => steps.into_iter().map(run_step).sum(),
        Err(error) => failed(&error),
    }
}

fn run_step(step: Step) -> Tally {
    match step {
        Step::Skip { tests, because } => {
            println!("• {tests}: skipped, {because}");
            Tally { skipped: 1, ..Tally::default() }
        }
        Step::Command { says, command } => run_command(&says, command),
        Step::Site { roles, into } => match crate::website::release(&roles, &into) {
            Ok(()) => Tally::default(),
            Err(error) => failed(&error),
        },
    }
}

/// Runs a command: the tests that it tells of, or itself as one.
fn run_command(says: &str, mut command: std::process::Command) -> Tally {
    println!("• {says}");
    let mut told: Option<Tally> = None;
    let read = |line: &str| {
        if let Some(tally) = Tally::of_line(line) {
            told = Some(told.unwrap_or_default() + tally);
        }
    };
    match program::run_reading(&mut command, read) {
        Ok(status) => Tally::of_command(told, status.success()),
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> Tally {
    println!("error: {error:#}");
    Tally { failed: 1, ..Tally::default() }
}
