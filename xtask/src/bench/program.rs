//! Measures the program as it is released: how long it takes to install from each channel, how large it is, and how fast it
//! starts, builds and serves, beside mdBook and Hugo with the same pages.
//!
//! mdBook is compiled by its own release profile, Hugo is Debian's. Each is given the same pages; mdBook also needs a list of
//! them, and Hugo a layout. The files are in the system's cache.

use super::results::Results;
use super::site::{HUGO, LAYOUT, pages, repeat};
use crate::install::{self, Channel, Packages};
use crate::tools::{self, Tool};
use crate::{program, website};
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// How often each is measured. The least counts.
const ROUNDS: usize = 5;
/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Adds the figures.
pub(super) fn measure(roles: &Path, results: &mut Results) -> Result<()> {
    tools::set_up(tools::INSTALL)?;
    tools::set_up(&[Tool::Hugo, Tool::MdBook])?;
    let folder = install::folder("bench-program");
    let app = folder.join("app");
    website::app(&app)?;
    let packages = Packages::make(&app, "dist", &folder.join("channels"))?;
    for channel in Channel::ALL {
        let mut least = Duration::MAX;
        for _ in 0..ROUNDS {
            least = least.min(channel.try_out(&packages)?.0);
        }
        results.add(&format!("install/{}", channel.name()), least.as_secs_f64(), "s");
    }
    for (name, bytes) in packages.sizes()? {
        results.add(&format!("program/size/{name}"), bytes as f64 / 1e6, "MB");
    }
    let tools = [
        ("", packages.program.clone()),
        ("@mdbook", tools::mdbook()),
        ("@hugo", program::find("hugo").context("hugo is missing")?),
    ];
    for (peer, file) in &tools {
        results.add(&format!("program/size/program{peer}"), fs::metadata(file)?.len() as f64 / 1e6, "MB");
    }
    let inputs = Inputs::write(roles, &folder)?;
    for (peer, file) in &tools {
        let version = || {
            let mut command = Command::new(file);
            command.arg(if *peer == "@hugo" { "version" } else { "--version" });
            command
        };
        add(results, &format!("program/version{peer}"), "ms", 1e3, version)?;
    }
    for (peer, file) in &tools {
        add(results, &format!("program/build{peer}"), "s", 1.0, || inputs.build(peer, file))?;
    }
    for (peer, file) in &tools {
        let mut least = Duration::MAX;
        for _ in 0..ROUNDS {
            let port = free_port()?;
            least = least.min(first_byte(inputs.serve(peer, file, port), port)?);
        }
        results.add(&format!("program/serve{peer}"), least.as_secs_f64(), "s");
    }
    Ok(())
}

/// The same pages, as each tool reads them.
struct Inputs {
    folder: PathBuf,
}

impl Inputs {
    fn write(roles: &Path, folder: &Path) -> Result<Inputs> {
        let pages = pages(roles)?;
        let inputs = Inputs { folder: folder.to_owned() };
        repeat(&pages, pages.len(), &inputs.roles())?;
        let book = folder.join("book");
        repeat(&pages, pages.len(), &book.join("src"))?;
        fs::write(book.join("book.toml"), "[book]\ntitle = \"Roles\"\n")?;
        let mut list = String::from("# Summary\n\n");
        for (path, _) in super::site::pages(&book.join("src"))? {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            writeln!(list, "- [{name}](<{}>)", path.display())?;
        }
        fs::write(book.join("src/SUMMARY.md"), list)?;
        let layouts = folder.join("hugo/layouts/_default");
        fs::create_dir_all(&layouts)?;
        fs::write(layouts.join("single.html"), LAYOUT)?;
        fs::write(folder.join("hugo/hugo.toml"), HUGO)?;
        Ok(inputs)
    }

    fn roles(&self) -> PathBuf {
        self.folder.join("roles")
    }

    fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    fn build(&self, peer: &str, file: &Path) -> Command {
        // An old site would be compared with the new one.
        let _ = fs::remove_dir_all(self.out());
        let mut command = Command::new(file);
        match peer {
            "@mdbook" => command.arg("build").arg(self.folder.join("book")).arg("--dest-dir").arg(self.out()),
            "@hugo" => self.hugo(command.arg("--quiet")).arg("--destination").arg(self.out()),
            _ => command.arg("build").arg(self.roles()).arg("--out").arg(self.out()),
        };
        command
    }

    fn serve(&self, peer: &str, file: &Path, port: u16) -> Command {
        let port = port.to_string();
        let mut command = Command::new(file);
        match peer {
            "@mdbook" => command.arg("serve").arg(self.folder.join("book")).args(["--port", &port]),
            // Pages are all that it makes, so there is no page at the top; any answer counts.
            "@hugo" => self.hugo(command.args(["server", "--port", &port])),
            _ => command.arg("serve").arg(self.roles()).args(["--port", &port]),
        };
        command
    }

    fn hugo<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.args(["--ignoreCache", "--config", "hugo.toml", "--contentDir"]).arg(self.roles());
        command.current_dir(self.folder.join("hugo"))
    }
}

/// Adds the time of a command.
fn add(
    results: &mut Results,
    name: &str,
    unit: &str,
    factor: f64,
    command: impl Fn() -> Command,
) -> Result<()> {
    let (mut least, mut work) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let mut command = command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let ended = command.spawn().with_context(|| format!("starting {command:?}"))?.wait4()?;
        if !ended.status.success() {
            bail!("{command:?} failed with {}", ended.status);
        }
        least = least.min(start.elapsed().as_secs_f64());
        work = work.min((ended.rusage.utime + ended.rusage.stime).as_secs_f64());
    }
    let (name, peer) =
        name.split_once('@').map_or((name, String::new()), |(name, peer)| (name, format!("@{peer}")));
    results.add(&format!("{name}/time{peer}"), least * factor, unit);
    results.add(&format!("{name}/processor-time{peer}"), work * factor, unit);
    Ok(())
}

/// How long it takes from the start of a server to its first answer.
fn first_byte(mut command: Command, port: u16) -> Result<Duration> {
    let start = Instant::now();
    let _server = program::start_reading(command.stderr(Stdio::null()))?;
    let address = format!("127.0.0.1:{port}");
    while start.elapsed() < PATIENCE {
        if install::ask(&address, "/").is_ok_and(|answer| answer.starts_with("HTTP/1.")) {
            return Ok(start.elapsed());
        }
        // A server that is starting refuses at once; asking without a pause would take its processor time.
        std::thread::sleep(Duration::from_millis(1));
    }
    bail!("{command:?} does not answer")
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
