//! Installs what `cargo xtask package --channels` has made as users do, on a machine that has nothing else, and serves three pages.
//!
//! 1. [`Packages::make`] compiles the program with an app inside, and makes of it what each channel hands out;
//! 2. [`Channel::try_out`] makes a [`root`] with what the channel needs (`tar`, Node or Python, nothing; [`machines`]), installs
//!    the program there with one command, serves the pages with another, and fetches them by HTTP ([`served`]);
//! 3. [`workflows`] runs the commands of the workflows that `rolebook init` writes, and those of the action.

mod machines;
mod root;
mod served;
mod workflows;

use crate::package::{self, archive, channels, table};
use crate::project;
use anyhow::{Context, Result};
use root::Root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use table::{Table, Target};

pub(crate) use served::{ask, serves_pages};
pub(crate) use workflows::{WORKFLOW, run as run_workflows, write as write_workflows};

/// What each channel hands out for this machine.
pub(crate) struct Packages {
    table: Table,
    folder: PathBuf,
    triple: String,
    /// The program itself.
    pub(crate) program: PathBuf,
}

impl Packages {
    /// Makes them with a built app, by a profile of Cargo.
    pub(crate) fn make(app: &Path, profile: &str, folder: &Path) -> Result<Packages> {
        let table = Table::read()?;
        let triple = table::host();
        package::put_app_inside(app)?;
        let program = package::compile(&triple, profile)?;
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        // npm is told of all machines and chooses; the programs of the others are empty.
        let empty = folder.join("empty");
        archive::write(&empty, b"")?;
        for target in &table.targets {
            let program = if target.triple == triple { &program } else { &empty };
            channels::of_target(&table, target, program, folder)?;
        }
        channels::of_all(&table, &program, folder)?;
        Ok(Packages { table, folder: folder.to_owned(), triple, program })
    }

    fn target(&self) -> Result<&Target> {
        self.table.target(&self.triple)
    }

    /// The bytes of what is handed out for this machine, by what it is.
    pub(crate) fn sizes(&self) -> Result<Vec<(&'static str, u64)>> {
        let mut sizes = Vec::new();
        for (channel, name) in [
            (Channel::Archive, "archive"),
            (Channel::Npm, "npm"),
            (Channel::Pypi, "wheel"),
            (Channel::Image, "image"),
        ] {
            let mut bytes = if channel == Channel::Image { fs::metadata(&self.program)?.len() } else { 0 };
            for file in channel.files(self)? {
                bytes += fs::metadata(file)?.len();
            }
            sizes.push((name, bytes));
        }
        Ok(sizes)
    }

    /// The packages of npm, all of them.
    fn npm(&self) -> PathBuf {
        self.folder.join("npm")
    }
}

/// A way to install.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Channel {
    Archive,
    Npm,
    Pypi,
    Image,
}

impl Channel {
    pub(crate) const ALL: &[Channel] = &[Channel::Archive, Channel::Npm, Channel::Pypi, Channel::Image];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Channel::Archive => "archive",
            Channel::Npm => "npm",
            Channel::Pypi => "pypi",
            Channel::Image => "image",
        }
    }

    /// Installs and serves; returns how long the two commands took until the pages were there, and says where.
    pub(crate) fn try_out(self, packages: &Packages) -> Result<(Duration, String)> {
        let root = self.root(packages)?;
        served::write_pages(&root.outside("home/pages"))?;
        let (install, serve) = self.commands(packages, &root)?;
        let start = Instant::now();
        if let Some(install) = install {
            root::run(install)?;
        }
        served::serves(serve)?;
        let took = start.elapsed();
        let place =
            if root.is_isolated() { "in an empty root" } else { "with an empty home and search path only" };
        Ok((took, place.to_owned()))
    }

    /// A machine with what is needed to install, and the packages.
    fn root(self, packages: &Packages) -> Result<Root> {
        let mut root = Root::new(&packages.folder.join("roots").join(self.name()))?;
        match self {
            Channel::Archive => root.add_programs(&["sh", "tar", "gzip"])?,
            Channel::Npm => machines::add_node(&mut root)?,
            Channel::Pypi => machines::add_python(&mut root)?,
            // It has nothing.
            Channel::Image => {}
        }
        for file in self.files(packages)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            root.write(&format!("packages/{name}"), &fs::read(&file)?)?;
        }
        Ok(root)
    }

    /// The packages that are installed.
    fn files(self, packages: &Packages) -> Result<Vec<PathBuf>> {
        let (table, target) = (&packages.table, packages.target()?);
        let file = |channel: &str, name: String| packages.folder.join(channel).join(name);
        let version = &table.version;
        Ok(match self {
            Channel::Archive => vec![file("archives", format!("{}.tar.gz", table.archive(target)))],
            Channel::Npm => {
                let name = table.npm_package(target).trim_start_matches('@').replace('/', "-");
                let names = [table.names.npm.clone(), name];
                names.map(|name| file("npm", format!("{name}-{version}.tgz"))).into()
            }
            Channel::Pypi => {
                vec![file(
                    "pypi",
                    format!("{}-{version}-py3-none-{}.whl", table.names.pypi, target.wheels.join(".")),
                )]
            }
            Channel::Image => Vec::new(),
        })
    }

    /// The command that installs, and the one that serves.
    fn commands(self, packages: &Packages, root: &Root) -> Result<(Option<Command>, Command)> {
        let names = self.files(packages)?;
        let names = names.iter().filter_map(|file| Some(format!("packages/{}", file.file_name()?.to_str()?)));
        let files: Vec<String> = names.map(|name| root.path(&name)).collect();
        let mut install: Vec<&str> = match self {
            Channel::Archive => vec!["tar", "-xzf"],
            Channel::Npm => {
                vec!["npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"]
            }
            Channel::Pypi => vec!["venv/bin/pip", "install", "--no-index", "--quiet"],
            Channel::Image => Vec::new(),
        };
        install.extend(files.iter().map(String::as_str));
        let folder = packages.table.archive(packages.target()?);
        let unpacked = format!("{folder}/rolebook");
        let program = match self {
            Channel::Archive => &*unpacked,
            Channel::Npm => "node_modules/.bin/rolebook",
            Channel::Pypi => "venv/bin/rolebook",
            Channel::Image => {
                let platform = packages.target()?.image.as_deref().context("no image has this program")?;
                let program = packages.folder.join("image").join(platform).join("rolebook");
                fs::copy(program, root.outside("rolebook"))?;
                return Ok((
                    None,
                    root.command(&[&root.path("rolebook"), "serve", &root.path("home/pages")])?,
                ));
            }
        };
        Ok((Some(root.command(&install)?), root.command(&[program, "serve", "pages"])?))
    }
}

/// Where the tests and the benchmark make packages.
pub(crate) fn folder(name: &str) -> PathBuf {
    project().join("target").join(name)
}
