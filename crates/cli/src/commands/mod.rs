//! The subcommands of `rolebook`, a module each: arguments → what is printed, and the exit status.
//!
//! [`run`] is the entry point. `--help` is made of the doc comments on the arguments.

mod build;
mod check;
mod new;
mod outline;
mod render;

mod vacancies;
mod watch;

use crate::report::printable_lines;
use clap::{Parser, Subcommand};
use std::io;
use std::process::ExitCode;

/// Checks and builds role pages written in Markdown.
#[derive(Parser)]
#[command(name = "rolebook", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    New(new::New),
    Outline(outline::Outline),
    Build(build::Build),
    Render(render::Render),
}

/// Runs the command that the process was started with, and prints its error if it fails.
pub fn run() -> ExitCode {
    // A check that fails has the status 2: 1 means that it found something.
    let (result, failure) = match Arguments::parse().command {
        Command::Check(check) => (check.run(), ExitCode::from(2)),
        Command::New(new) => (new.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Outline(outline) => (outline.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Build(build) => (build.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Render(render) => (render.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
    };
    match result {
        Ok(status) => status,
        // The reader of the output has closed it, as `head` does.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rolebook: {}", printable_lines(&error.to_string()));
            failure
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
