//! `cargo xtask <command>`: sets up what the command needs and the machine lacks, then does it.
//!
//! 1. [`tools`] holds the version of every tool, finds it and installs it;
//! 2. [`program`] runs other programs and ends them when xtask ends;
//! 3. [`website`] serves and builds the site with Trunk, [`size`] weighs the build, and [`guard`] has the app report
//!    where it stops;
//! 4. [`mod@test`] runs the parts of the test suite and sums them up, and [`fuzz`] looks for texts that break something;
//! 5. [`pictures`] takes pictures of the built site, and [`mod@bench`] measures how soon it is there for its visitors.

mod program;
mod tools;

mod guard;
mod size;
mod website;

mod bench;
mod fuzz;
mod pictures;
mod test;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Sets up, serves, builds, tests and measures Rolebook.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the site on this machine and rebuild it on every change
    Serve {
        /// Folder of role pages to show [default: roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve the small and fast build instead of the one that is quick to make
        #[arg(long)]
        release: bool,
    },
    /// Build the site for release into dist/ and hold it to its size budget
    Build {
        /// Folder of role pages to show [default: roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
        /// URL that the site will have [default: `base_url` of the folder's site.toml]
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
    },
    /// Run all tests, or only the named parts
    Test {
        /// Parts to run: all of them where none is named
        #[arg(value_name = "PART")]
        parts: Vec<test::Part>,
    },
    /// Measure reading, filtering, and the app under a visitor's hands, or only the named parts
    Bench {
        /// Parts to measure: all of them where none is named
        #[arg(value_name = "PART")]
        parts: Vec<bench::Part>,
        /// Folder of role pages to read [default: the corpus where it is there, else roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
    },
    /// Take pictures of the pages in several sizes, light and dark
    Pictures {
        /// Folder of role pages to show [default: roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
        /// Take the documentation's pictures anew, into docs/
        #[arg(long, conflicts_with_all = ["roles", "paths"])]
        docs: bool,
        /// Paths to take instead of the usual ones: /roles/product/product-manager/
        #[arg(value_name = "PATH")]
        paths: Vec<String>,
    },
    /// Look for texts that break what is promised of any text, in all targets or only the named ones
    Fuzz {
        /// Seconds in all
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// How many targets run at a time
        #[arg(long, default_value_t = 1)]
        jobs: usize,
        /// Targets to run: all of them where none is named
        #[arg(value_name = "TARGET", value_parser = fuzz::target)]
        targets: Vec<String>,
    },
    /// Install what the other commands need, and do nothing else
    Setup,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    program::end_children_with_this()?;
    std::env::set_current_dir(project()).context("entering the project's folder")?;
    match task {
        Task::Serve { roles, port, release } => website::serve(roles, port, release)?,
        Task::Build { roles, base_url } => return website::build(roles, base_url.as_deref()),
        Task::Test { parts } => return test::run(&parts),
        Task::Bench { parts, roles } => bench::run(&parts, roles)?,
        Task::Pictures { docs: true, .. } => pictures::document()?,
        Task::Pictures { roles, paths, .. } => pictures::take(roles, &paths)?,
        Task::Fuzz { seconds, jobs, targets } => return fuzz::run(seconds, jobs, &targets),
        Task::Setup => tools::ALL.iter().try_for_each(|tools| tools::set_up(tools))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The project's own folder, wherever the command was called from.
fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
