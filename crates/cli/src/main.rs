//! The native command `rolebook`.

mod check_command;
mod new;
mod watch;

use clap::{Parser, Subcommand};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use rolebook::check::outline;
use rolebook::check::report::{printable, printable_lines};
use rolebook_app::view::SharedCatalog;
use rolebook_model::{Catalog, Finding, Position, Source};
use rolebook_site::vacancies::{Announced, Provider, assign};
use serde_json::json;
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Checks and builds role pages written in Markdown.
#[derive(Parser)]
#[command(name = "rolebook", version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Check(check_command::Check),
    New(new::New),
    Outline(Outline),
    Build(Build),
    Render(Render),
}

fn main() -> ExitCode {
    let done = |()| ExitCode::SUCCESS;
    // That pages are faulty, and that nobody can tell, are two things to whoever runs a check.
    let (result, failed) = match Arguments::parse().task {
        Task::Check(task) => (task.run(), ExitCode::from(2)),
        Task::New(task) => (task.run().map(done), ExitCode::FAILURE),
        Task::Outline(task) => (task.run().map(done), ExitCode::FAILURE),
        Task::Build(task) => (task.run().map(done), ExitCode::FAILURE),
        Task::Render(task) => (task.run().map(done), ExitCode::FAILURE),
    };
    match result {
        Ok(code) => code,
        // Whoever reads our output has seen enough of it, as `head` does.
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rolebook: {}", printable_lines(&error.to_string()));
            failed
        }
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// What is announced, and on which day it is to hold
#[derive(clap::Args)]
pub(crate) struct Vacancies {
    /// JSON of Greenhouse's job board; may be given for several
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_GREENHOUSE")]
    greenhouse: Vec<PathBuf>,
    /// JSON of Lever's postings; may be given for several
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_LEVER")]
    lever: Vec<PathBuf>,
    /// JSON of Ashby's job board; may be given for several
    #[arg(long, value_name = "FILE", env = "ROLEBOOK_ASHBY")]
    ashby: Vec<PathBuf>,
    /// Day that vacancies are to be open on: 2026-11-22 [default: that of SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

impl Vacancies {
    /// The roles of a folder with their vacancies. What is wrong with these is added to `findings`.
    fn catalog(
        &self,
        roles: &Path,
        source: &Source,
        findings: &mut BTreeMap<String, Vec<Finding>>,
    ) -> Result<Catalog, Box<dyn Error>> {
        let of =
            |provider, files: &[PathBuf]| files.iter().cloned().map(move |file| (provider, file)).collect();
        let boards: [Vec<_>; 3] = [
            of(Provider::Greenhouse, &self.greenhouse),
            of(Provider::Lever, &self.lever),
            of(Provider::Ashby, &self.ashby),
        ];
        let announced = Announced::load(roles, &boards.concat())?;
        let mut catalog = rolebook_reader::catalog(source.clone());
        let assigned = assign(&mut catalog, source, &announced, self.today()?);
        assigned.notes.iter().for_each(|note| eprintln!("rolebook: {}", printable(note)));
        for (file, found) in assigned.findings {
            findings.entry(file).or_default().extend(found);
        }
        Ok(catalog)
    }

    /// The day that was asked for, else the one that makes two builds the same, else the one on the clock.
    fn today(&self) -> Result<Date, Box<dyn Error>> {
        if let Some(today) = self.today {
            return Ok(today);
        }
        let Ok(seconds) = env::var("SOURCE_DATE_EPOCH") else { return Ok(Zoned::now().date()) };
        let time = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let time =
            time.ok_or("SOURCE_DATE_EPOCH: not a number of seconds since 1970, correct or unset it")?;
        Ok(Offset::UTC.to_datetime(time).date())
    }
}

/// Prints findings where authors see them, while the site is written all the same.
fn warn(roles: &Path, findings: &BTreeMap<String, Vec<Finding>>) {
    for (file, findings) in findings {
        for finding in findings {
            let (path, Position { line, column }) = (roles.join(file), finding.position);
            let says = format!("{}:{line}:{column}: {}: {finding}", path.display(), finding.rule.name());
            eprintln!("{}", printable(&says));
        }
    }
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
    #[command(flatten)]
    vacancies: Vacancies,
}

impl Outline {
    /// Prints what can be loaded, and fails after it where a path cannot.
    fn run(self) -> Result<(), Box<dyn Error>> {
        let (mut outlines, mut errors) = (Vec::new(), Vec::new());
        for path in &self.paths {
            match self.outlines(path) {
                Ok(found) => outlines.extend(found),
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

    fn outlines(&self, path: &Path) -> Result<Vec<outline::Outline>, Box<dyn Error>> {
        let mut loaded = rolebook_site::load(path)?;
        let catalog = self.vacancies.catalog(path, &loaded.source, &mut loaded.findings)?;
        Ok(outline::outlines(&loaded.source, &catalog, loaded.findings))
    }
}

/// Write the files of a site: a page for every role and level, and what the app and search engines read
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
    /// Folder that the site takes the place of [default: the app's]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// URL of the site, for what has to name whole URLs [default: `base_url` of site.toml]
    #[arg(long, value_name = "URL", env = "ROLEBOOK_BASE_URL")]
    base_url: Option<String>,
    /// Path that the site is served below [default: the URL's, or `base_path` of site.toml]
    #[arg(long, value_name = "PATH")]
    base_path: Option<String>,
    /// Folder of further files that the site is to have under its name; may be given for several
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_FILES")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    vacancies: Vacancies,
    /// Do nothing: whoever changes the app after Trunk runs this command at the end
    #[arg(long, env = "ROLEBOOK_BUILD_LATER", hide = true)]
    later: bool,
}

impl Build {
    fn run(self) -> Result<(), Box<dyn Error>> {
        if self.later {
            return Ok(());
        }
        let start = Instant::now();
        let mut loaded = rolebook_site::load(&self.roles)?;
        let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let (url, path) = (said(&self.base_url), said(&self.base_path));
        loaded.publishing.publish_at(&mut loaded.source.site, url.as_deref(), path.as_deref())?;
        let catalog = self.vacancies.catalog(&self.roles, &loaded.source, &mut loaded.findings)?;
        warn(&self.roles, &loaded.findings);
        let app = rolebook_site::App { folder: &self.app, url: &self.app_url };
        let plan = rolebook_site::Plan {
            source: &loaded.source,
            catalog: &catalog,
            publishing: &loaded.publishing,
            app,
            further: &self.files,
        };
        let out = self.out.as_ref().unwrap_or(&self.app);
        let rolebook_site::Built { pages, embed } = rolebook_site::build(&plan, out)?;
        let seconds = start.elapsed().as_secs_f32();
        let mut said = io::stdout().lock();
        let (roles, folder) = (self.roles.display(), out.display());
        writeln!(said, "wrote {pages} pages of {roles} to {folder} in {seconds:.1} s")?;
        if loaded.publishing.origin.is_empty() {
            writeln!(
                said,
                "no sitemap.xml and no canonical URLs: they need `base_url` in site.toml, or --base-url"
            )?;
        }
        if let Some(tag) = embed {
            writeln!(said, "for the pages of other sites, in just this version: {tag}")?;
        }
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
    #[command(flatten)]
    vacancies: Vacancies,
}

impl Render {
    fn run(self) -> Result<(), Box<dyn Error>> {
        let mut loaded = rolebook_site::load(&self.roles)?;
        let catalog = self.vacancies.catalog(&self.roles, &loaded.source, &mut loaded.findings)?;
        let catalog = SharedCatalog::new(catalog);
        let urls = if self.urls.is_empty() { all_urls(&catalog) } else { self.urls };
        let mut out = io::stdout().lock();
        for url in urls {
            writeln!(out, "{}", json!({ "html": rolebook_site::render(&catalog, &url), "url": url }))?;
        }
        Ok(())
    }
}

fn all_urls(catalog: &SharedCatalog) -> Vec<String> {
    let catalog = catalog.catalog();
    rolebook_site::routes(catalog).iter().map(|route| route.path(&catalog.site.base_path)).collect()
}
