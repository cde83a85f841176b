//! Installs what `cargo xtask package --channels` has made as users do, on a machine that has nothing else, and serves three pages.
//!
//! 1. [`Packages::make`] compiles the program with an app inside, and makes of it what each channel hands out;
//! 2. [`Channel::try_out`] makes a [`root`] with what the channel needs (`tar`, Node with npm, Python with pip, nothing), installs
//!    the program there with one command, serves the pages with another, and fetches them by HTTP;
//! 3. [`workflows`] runs the commands of the workflows that `rolebook init` writes, and those of the action.

mod root;
mod workflows;

use crate::package::{self, archive, channels, table};
use crate::{program, project};
use anyhow::{Context, Result, bail};
use root::Root;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use table::{Table, Target};

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
        write_pages(&root.outside("home/pages"))?;
        let (install, serve) = self.commands(packages, &root)?;
        let start = Instant::now();
        if let Some(install) = install {
            root::run(install)?;
        }
        serves(serve)?;
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
            Channel::Npm => add_node(&mut root)?,
            Channel::Pypi => add_python(&mut root)?,
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

/// The pages that are served: their files and titles.
const PAGES: [(&str, &str); 3] = [("baker", "Baker"), ("miller", "Miller"), ("pastry-chef", "Pastry Chef")];

fn write_pages(folder: &Path) -> Result<()> {
    for (name, title) in PAGES {
        let page = format!("# {title}\n\n## Responsibilities\n\n- Do what a {title} does\n");
        archive::write(&folder.join(format!("{name}.md")), page.as_bytes())?;
    }
    Ok(())
}

/// Serves pages with a program on this machine, which are written into a folder.
pub(crate) fn serves_pages(rolebook: &Path, folder: &Path) -> Result<()> {
    write_pages(&folder.join("pages"))?;
    let mut command = Command::new(rolebook);
    command.args(["serve", "pages"]).current_dir(folder);
    serves(command)
}

/// Node and npm. npm needs a shell and `env` to run commands.
fn add_node(root: &mut Root) -> Result<()> {
    root.add_programs(&["sh", "bash", "env", "dirname", "node"])?;
    for name in ["npm", "npx"] {
        let script = program::find(name).with_context(|| format!("{name} is missing"))?.canonicalize()?;
        // `…/npm/bin/npm-cli.js`. Debian has the modules that npm is made of beside it.
        let modules = script.ancestors().nth(2).context("npm is in no folder of modules")?;
        root.mount(if modules.starts_with("/usr/share/nodejs") {
            Path::new("/usr/share/nodejs")
        } else {
            modules
        })?;
        root.add_program(name, &script)?;
    }
    Ok(())
}

/// Python and pip, in a virtual environment, as Python of distributions wants it.
fn add_python(root: &mut Root) -> Result<()> {
    const ASK: &str = "import os, sys, sysconfig; p = sysconfig.get_paths(); \
        print(os.path.realpath(sys._base_executable), p['stdlib'], p['platstdlib'], p['purelib'], sep='\\n')";
    let said = program::output("python3", &["-c", ASK]).context("python3 is missing")?;
    let mut lines = said.lines().map(PathBuf::from);
    let python = lines.next().context("python3 does not say where it is")?;
    root.add_programs(&["sh"])?;
    root.add_program("python3", &python)?;
    // pip and its wheels, where distributions have them.
    let others =
        ["/usr/lib/python3", "/usr/share/python-wheels", "/usr/share/python3-wheels"].map(PathBuf::from);
    for folder in lines.chain(others).filter(|folder| folder.is_dir()) {
        let modules = fs::read_dir(folder.join("lib-dynload")).into_iter().flatten().flatten();
        let modules: Vec<PathBuf> = modules.map(|entry| entry.path()).collect();
        root.add_libraries(&modules.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
        root.mount(&folder)?;
    }
    root::run(root.command(&["python3", "-m", "venv", "venv"])?)
}

/// Starts a server, and fetches the directory and the page of a role; then ends it.
fn serves(mut command: Command) -> Result<()> {
    let mut server = program::start_reading(command.stderr(Stdio::piped()))?;
    let mut lines = BufReader::new(server.output()?).lines();
    let url = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once("http://")?;
        Some(rest.split(' ').next()?.trim_end_matches('/').to_owned())
    });
    let Some(address) = url else { bail!("no site is served: {}", server.errors()) };
    let directory = fetch(&address, "/")?;
    for (_, title) in PAGES {
        if !directory.contains(title) {
            bail!("the directory lacks {title}: {directory}");
        }
    }
    let (name, title) = PAGES[0];
    let page = fetch(&address, &format!("/roles/general/{name}/"))?;
    if !page.contains(&format!("Do what a {title} does")) {
        bail!("the page of {title} lacks its text: {page}");
    }
    Ok(())
}

/// The page that an HTTP server has at a path.
fn fetch(address: &str, path: &str) -> Result<String> {
    let answer = ask(address, path)?;
    let status = answer.lines().next().unwrap_or_default();
    if !status.contains(" 200 ") {
        bail!("{address}{path}: {status}");
    }
    Ok(answer)
}

/// What an HTTP server answers.
pub(crate) fn ask(address: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address).with_context(|| format!("connecting to {address}"))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Where the tests and the benchmark make packages.
pub(crate) fn folder(name: &str) -> PathBuf {
    project().join("target").join(name)
}
