//! The subcommands of `rolebook`, a module each: arguments → what is printed, and the exit status.
//!
//! [`run`] is the entry point. `--help` is made of the doc comments on the arguments.

mod build;
mod check;
mod init;
mod new;
mod outline;
mod render;
mod serve;
mod shell;

mod roles;
mod vacancies;
mod watch;

use crate::app;
use crate::report::printable_lines;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Checks and builds role pages written in Markdown.
#[derive(Parser)]
#[command(name = "rolebook", disable_version_flag = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print the version
    #[arg(short = 'V', long)]
    version: bool,
    /// With --version: also the hash of the app that this program carries
    #[arg(long, requires = "version")]
    verbose: bool,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Init),
    Check(check::Check),
    New(new::New),
    Outline(outline::Outline),
    Serve(serve::Serve),
    Build(build::Build),
    Render(render::Render),
    Completions(shell::Completions),
    Manual(shell::Manual),
}

/// Runs the command that the process was started with, and prints its error if it fails.
pub fn run() -> ExitCode {
    // A check that fails has the status 2: 1 means that it found something.
    let arguments = Arguments::parse();
    let Some(command) = arguments.command.filter(|_| !arguments.version) else {
        // Whoever has closed the output has read enough.
        let _ = io::stdout().write_all(version(arguments.verbose).as_bytes());
        return ExitCode::SUCCESS;
    };
    let (result, failure) = match command {
        Command::Check(check) => (check.run(), ExitCode::from(2)),
        Command::Init(init) => (init.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::New(new) => (new.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Outline(outline) => (outline.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Serve(serve) => (serve.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Build(build) => (build.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Render(render) => (render.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Completions(shell) => (shell.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
        Command::Manual(manual) => (manual.run().map(|()| ExitCode::SUCCESS), ExitCode::FAILURE),
    };
    match result {
        Ok(status) => status,
        // The reader of the output has closed it, as `head` does.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rolebook: {}", printable_lines(&format!("{error:#}")));
            failure
        }
    }
}

fn version(with_app: bool) -> String {
    let version = format!("rolebook {}\n", env!("CARGO_PKG_VERSION"));
    match app::files() {
        _ if !with_app => version,
        Some(files) => format!("{version}app: sha256 {}\n", app::hash(&files)),
        None => format!("{version}app: none\n"),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
