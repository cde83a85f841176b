//! `rolebook serve`: role pages → a site on this machine, in step with them.
//!
//! 1. [`listen`] finds a port, and [`live`] builds the site in memory, at the start and again whenever a file changes;
//! 2. [`answers`] answers requests with it, and with the headers that hosts send;
//! 3. `reload.js`, which each page loads, hears of changes by server-sent events, and puts the new text in place of the old.

mod answers;
mod live;

use super::roles::Roles;
use super::vacancies::Vacancies;
use super::watch::Watching;
use crate::app;
use answers::Hosts;
use anyhow::{Context, anyhow};
use live::{Live, Sources};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::thread;

/// Show the site on this machine, and show changes as they are saved
#[derive(clap::Args)]
pub(super) struct Serve {
    /// Folder of role pages, as with --roles
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    roles: Roles,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Port [default: 8080, or the next one that is free]
    #[arg(long)]
    port: Option<u16>,
    /// Address to listen at; any but this machine's own lets others read the pages
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Folder of an app as built by Trunk [default: the app that this program carries]
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Folder of extra files to serve under its own name; may be repeated
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_FILES")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    watching: Watching,
    #[command(flatten)]
    vacancies: Vacancies,
    /// Print nothing but the address, warnings and errors
    #[arg(short, long)]
    quiet: bool,
}

impl Serve {
    /// Serves until the process is ended.
    pub(super) fn run(self) -> anyhow::Result<()> {
        let inside = if self.app.is_none() { Some(app::files().context(app::MISSING)?) } else { None };
        let roles = self.roles.find(self.dir.as_deref());
        let listener = listen(self.host, self.port)?;
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            eprintln!(
                "rolebook: warning: everybody who reaches this machine at port {} can read the pages",
                address.port()
            );
        }
        let (live, shown) = Live::new(Sources {
            roles,
            app: self.app,
            inside,
            extra_files: self.files,
            vacancies: self.vacancies,
            watching: self.watching,
            quiet: self.quiet,
        });
        let base_path = live.base_path();
        let url = format!("http://{address}{base_path}");
        writeln!(io::stdout(), "the site is on {url} (end it with Ctrl-C)")?;
        if self.open
            && let Err(error) = open::that_detached(&url)
        {
            eprintln!("rolebook: no browser can be opened ({error}), open {url}");
        }
        thread::spawn(move || live.follow());
        let hosts = if address.ip().is_loopback() { Hosts::OwnNames } else { Hosts::Any };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(answers::serve(listener, shown, hosts))?;
        Ok(())
    }
}

/// The port that is tried first, unless one is named.
const PORT: u16 = 8080;
/// How many ports are tried.
const TRIES: u16 = 100;

/// Listens at the port that was named, else at the first free one.
fn listen(host: IpAddr, port: Option<u16>) -> anyhow::Result<TcpListener> {
    let mut ports = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + TRIES,
    };
    loop {
        let Some(port) = ports.next() else {
            return Err(anyhow!("no port from {PORT} on is free: name one with --port"));
        };
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => {
                listener.set_nonblocking(true)?;
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && !ports.is_empty() => {}
            Err(error) => {
                return Err(anyhow!("{host}:{port}: cannot be listened at ({error}), try another --port"));
            }
        }
    }
}
