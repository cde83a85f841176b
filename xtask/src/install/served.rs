//! Three pages, served by a program that was installed, and fetched by HTTP.

use crate::package::archive;
use crate::program;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Serves pages with a program on this machine, which are written into a folder.
pub(crate) fn serves_pages(rolebook: &Path, folder: &Path) -> Result<()> {
    write_pages(&folder.join("pages"))?;
    let mut command = Command::new(rolebook);
    command.args(["serve", "pages"]).current_dir(folder);
    serves(command)
}

/// Starts a server, and fetches the directory and the page of a role; then ends it.
pub(super) fn serves(mut command: Command) -> Result<()> {
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

/// The pages that are served: their files and titles.
const PAGES: [(&str, &str); 3] = [("baker", "Baker"), ("miller", "Miller"), ("pastry-chef", "Pastry Chef")];

/// Writes the pages into a folder.
pub(super) fn write_pages(folder: &Path) -> Result<()> {
    for (name, title) in PAGES {
        let page = format!("# {title}\n\n## Responsibilities\n\n- Do what a {title} does\n");
        archive::write(&folder.join(format!("{name}.md")), page.as_bytes())?;
    }
    Ok(())
}
