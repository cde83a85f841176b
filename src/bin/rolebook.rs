//! The native command `rolebook`.

use clap::{Parser, Subcommand};
use rolebook::view::SharedCatalog;
use rolebook::{read, site};
use serde_json::json;
use std::error::Error;
use std::io::{self, Write};
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
    Build(Build),
    Render(Render),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Build(task) => task.run(),
        Task::Render(task) => task.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rolebook: {error}");
            ExitCode::FAILURE
        }
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
        let pages = site::build(&source, &read::catalog(&source), &app, out)?;
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
        let catalog = SharedCatalog::new(read::catalog(&site::load(&self.roles)?.source));
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
