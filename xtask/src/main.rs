//! `cargo xtask <command>`: installs the tools that the command needs and the machine lacks, then runs it.
//!
//! 1. [`tools`] pins the version of every tool, finds it and installs it;
//! 2. [`program`] runs other programs and ends them when xtask ends;
//! 3. [`website`] serves and builds the site with Trunk, [`size`] reports the build's size, and [`guard`] has the app report
//!    its own crash;
//! 4. [`mod@test`] runs the parts of the test suite and counts their tests, and [`fuzz`] runs the fuzz targets;
//! 5. [`pictures`] takes screenshots of the built site, and [`mod@bench`] runs the benchmarks;
//! 6. [`package`] makes the command as it is released, with the app inside, and the packages of each channel, and [`install`] installs
//!    them on an empty machine;
//! 7. [`train`] trains the weights by which headings are read.

mod program;
mod tools;

mod guard;
mod imports;
mod parts;
mod size;
mod website;

mod bench;
mod fuzz;
mod install;
mod package;
mod pictures;
mod test;
mod train;

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
    /// Build the site for release into dist/, print its size and fail if it is over budget
    Build {
        /// Folder of role pages to show [default: roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
        /// URL that the site will have [default: `base_url` of the folder's site.toml]
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
    },
    /// Build the command for release with the app inside, print its size and fail if it is over budget
    Package(package::Options),
    /// Run all tests, or only the named parts
    Test {
        /// Parts to run [default: all]
        #[arg(value_name = "PART")]
        parts: Vec<test::Part>,
    },
    /// Run all benchmarks, or only the named parts
    Bench {
        /// Parts to measure [default: all]
        #[arg(value_name = "PART")]
        parts: Vec<bench::Part>,
        /// Folder of role pages to read [default: the corpus if it is there, else roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
    },
    /// Take screenshots of the pages in several sizes, light and dark
    Pictures {
        /// Folder of role pages to show [default: roles]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        roles: Option<PathBuf>,
        /// Retake the documentation's screenshots in docs/
        #[arg(long, conflicts_with_all = ["roles", "paths"])]
        docs: bool,
        /// Paths to visit instead of the usual ones: /roles/product/product-manager/
        #[arg(value_name = "PATH")]
        paths: Vec<String>,
    },
    /// Fuzz all targets, or only the named ones
    Fuzz {
        /// Seconds in total
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Targets that run at the same time
        #[arg(long, default_value_t = 1)]
        jobs: usize,
        /// Targets to run [default: all]
        #[arg(value_name = "TARGET", value_parser = fuzz::target)]
        targets: Vec<String>,
    },
    /// Train the weights by which headings are read, and measure how well pages are read that were not trained on
    Train {
        /// Folder of labelled pages [default: ../shared/corpus]
        #[arg(long, value_name = "DIR", value_parser = website::folder)]
        corpus: Option<PathBuf>,
        /// Train and write the weights, without measuring
        #[arg(long, conflicts_with_all = ["held_out", "mistakes"])]
        quick: bool,
        /// Score the organisations that are set aside, by weights that were trained without them
        #[arg(long)]
        held_out: bool,
        /// Print every mistake
        #[arg(long)]
        mistakes: bool,
    },
    /// Install the tools that the other commands need
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
        Task::Package(options) => return package::run(&options),
        Task::Test { parts } => return test::run(&parts),
        Task::Bench { parts, roles } => bench::run(&parts, roles)?,
        Task::Pictures { docs: true, .. } => pictures::document()?,
        Task::Pictures { roles, paths, .. } => pictures::take(roles, &paths)?,
        Task::Fuzz { seconds, jobs, targets } => return fuzz::run(seconds, jobs, &targets),
        Task::Train { corpus, quick, held_out, mistakes } => {
            let flags = [("--quick", quick), ("--held-out", held_out), ("--mistakes", mistakes)];
            train::run(corpus, flags)?;
        }
        Task::Setup => tools::ALL.iter().try_for_each(|tools| tools::set_up(tools))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The project's own folder, wherever the command was called from.
fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
