//! The native command `rolebook`.

use clap::{Parser, Subcommand};
use rolebook::check::outline;
use rolebook::view::SharedCatalog;
use rolebook::{read, site};
use serde_json::json;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks and builds role pages written in Markdown.
#[derive(Parser)]
#[command(name = "rolebook", version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Outline(Outline),
    Build(Build),
    Render(Render),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Outline(task) => task.run(),
        Task::Build(task) => task.run(),
        Task::Render(task) => task.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has seen enough of it, as `head` does.
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rolebook: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Print how pages are read: each heading with its meaning and why, then the findings
#[derive(clap::Args)]
struct Outline {
    /// Print one JSON object a page
    #[arg(long)]
    json: bool,
    /// Folders of role pages, or single pages
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Outline {
    /// Prints what can be loaded, and fails after it where a path cannot.
    fn run(self) -> Result<(), Box<dyn Error>> {
        let (mut outlines, mut errors) = (Vec::new(), Vec::new());
        for path in &self.paths {
            match site::load(path) {
                Ok(loaded) => outlines.extend(outline::outlines(&loaded.source, loaded.findings)),
                Err(error) => errors.push(error.to_string()),
            }
        }
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            outline::write_json(&outlines, &mut out)?;
        } else if !outlines.is_empty() {
            outline::write_text(&outlines, &mut out)?;
        }
        out.flush()?;
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\nrolebook: ").into()) }
    }
}

/// Write the files of a site: its content, and a page for every role and level
#[derive(clap::Args)]
struct Build {
    /// Folder of role pages
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_ROLES", default_value = "roles")]
    roles: PathBuf,
    /// Folder of the built app, as Trunk makes it
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    app: PathBuf,
    /// URL path that the app was built for
    #[arg(long, value_name = "PATH", env = "TRUNK_PUBLIC_URL", default_value = "/")]
    app_url: String,
    /// Folder to write to [default: the app's]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Build {
    fn run(self) -> Result<(), Box<dyn Error>> {
        let source = site::load(&self.roles)?.source;
        let app = site::App { folder: &self.app, url: &self.app_url };
        let out = self.out.as_ref().unwrap_or(&self.app);
        let pages = site::build(&source, &read::catalog(source.clone()), &app, out)?;
        println!("wrote {pages} pages of {}", self.roles.display());
        Ok(())
    }
}

/// Print the markup of pages as one JSON object a line: {"url", "html"}
#[derive(clap::Args)]
struct Render {
    /// Folder of role pages
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_ROLES", default_value = "roles")]
    roles: PathBuf,
    /// Paths with their queries: /roles/product/product-manager/ [default: every page]
    #[arg(value_name = "URL")]
    urls: Vec<String>,
}

impl Render {
    fn run(self) -> Result<(), Box<dyn Error>> {
        let catalog = SharedCatalog::new(read::catalog(site::load(&self.roles)?.source));
        let urls = if self.urls.is_empty() { all_urls(&catalog) } else { self.urls };
        let mut out = io::stdout().lock();
        for url in urls {
            writeln!(out, "{}", json!({ "html": site::render(&catalog, &url), "url": url }))?;
        }
        Ok(())
    }
}

fn all_urls(catalog: &SharedCatalog) -> Vec<String> {
    let catalog = catalog.catalog();
    site::routes(catalog).iter().map(|route| route.path(&catalog.site.base_path)).collect()
}
