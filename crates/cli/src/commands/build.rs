//! `rolebook build`: role pages and the built app → the files of a site.

use super::roles::Roles;
use super::vacancies::Vacancies;
use crate::app;
use crate::report::printable;
use anyhow::{Context, bail};
use rolebook_model::{Finding, Position};
use rolebook_site::{App, AppFiles, Built, Inputs, Output, Plan};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Build the site: a page for every role and level, and the data for the app and search engines
#[derive(clap::Args)]
pub(super) struct Build {
    /// Folder of role pages, as with --roles
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    roles: Roles,
    /// Folder of an app as built by Trunk [default: the app that this program carries]
    #[arg(long, value_name = "DIR", env = STAGING)]
    app: Option<PathBuf>,
    /// URL path that the app was built for
    #[arg(long, value_name = "PATH", env = "TRUNK_PUBLIC_URL", default_value = "/")]
    app_url: String,
    /// Folder that the site replaces: an older site, empty, or missing [default: the app, if Trunk is building it]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Wait for another build that is writing the same site
    #[arg(long)]
    wait: bool,
    /// URL of the site, for absolute URLs [default: `base_url` of site.toml]
    #[arg(long, value_name = "URL", env = "ROLEBOOK_BASE_URL")]
    base_url: Option<String>,
    /// Path that the site is served at [default: that of the URL, or `base_path` of site.toml]
    #[arg(long, value_name = "PATH")]
    base_path: Option<String>,
    /// Folder of extra files to copy into the site under its own name; may be repeated
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_FILES")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    vacancies: Vacancies,
    /// Do nothing; a tool that changes the app after Trunk runs this command at the end
    #[arg(long, env = "ROLEBOOK_BUILD_LATER", hide = true)]
    later: bool,
    /// Print nothing but findings and errors
    #[arg(short, long)]
    quiet: bool,
}

impl Build {
    pub(super) fn run(self) -> anyhow::Result<()> {
        if self.later {
            return Ok(());
        }
        let start = Instant::now();
        let roles = self.roles.find(self.dir.as_deref());
        let inside = if self.app.is_none() { Some(app::files().context(app::MISSING)?) } else { None };
        // Before the pages are read: a build that has waited for another one writes what the pages are then.
        let (output, out) = self.output(&roles)?;
        let mut loaded = rolebook_site::load(&roles)?;
        let url = self.base_url.as_deref().filter(|url| !url.is_empty());
        let path = self.base_path.as_deref().filter(|path| !path.is_empty());
        loaded.publishing.publish_at(&mut loaded.source.site, url, path)?;
        let (catalog, _) = self.vacancies.catalog(&roles, &mut loaded)?;
        warn(&roles, &loaded.findings);
        let app = match (&inside, &self.app) {
            (None, Some(folder)) => App { files: AppFiles::Folder(folder), url: &self.app_url },
            (inside, _) => App { files: AppFiles::Memory(inside.as_deref().unwrap_or_default()), url: "/" },
        };
        let plan = Plan {
            source: &loaded.source,
            catalog: &catalog,
            publishing: &loaded.publishing,
            theme: &loaded.theme,
            app,
            extra_files: &self.files,
        };
        let Built { pages, embed, skipped, left } = rolebook_site::build(&plan, output)?;
        skipped.iter().for_each(|skipped| eprintln!("{}", printable(&skipped.to_string())));
        if let Some(left) = left {
            eprintln!(
                "{}: kept what was added to the old site while it was replaced",
                printable(&left.display().to_string())
            );
        }
        if self.quiet {
            return Ok(());
        }
        let seconds = start.elapsed().as_secs_f32();
        let mut stdout = io::stdout().lock();
        let (roles, folder) = (roles.display(), out.display());
        writeln!(stdout, "wrote {pages} pages of {roles} to {folder} in {seconds:.1} s")?;
        if loaded.publishing.origin.is_empty() {
            writeln!(
                stdout,
                "no sitemap.xml and no canonical URLs: set `base_url` in site.toml, or --base-url"
            )?;
        }
        if let Some(tag) = embed {
            writeln!(stdout, "to embed exactly this version in another site: {tag}")?;
        }
        Ok(())
    }

    /// The folder that the site is written to, with its path. Only Trunk's own folder, from which it makes the site, is written
    /// in place.
    fn output(&self, roles: &Path) -> anyhow::Result<(Output, PathBuf)> {
        let inputs = Inputs { roles, app: self.app.as_deref(), extra_files: &self.files };
        match (&self.out, &self.app) {
            (Some(out), _) => Ok((Output::replacing(out, &inputs, self.wait)?, out.clone())),
            (None, Some(app))
                if std::env::var_os(STAGING).is_some_and(|folder| folder == app.as_os_str()) =>
            {
                Ok((Output::within_app(app, &inputs)?, app.clone()))
            }
            _ => bail!("the site needs a folder of its own: name it with --out"),
        }
    }
}

/// The variable with which Trunk names the folder that it prepares an app in.
const STAGING: &str = "TRUNK_STAGING_DIR";

/// Prints findings to standard error; the site is written all the same.
fn warn(roles: &Path, findings: &BTreeMap<String, Vec<Finding>>) {
    for (file, findings) in findings {
        for finding in findings {
            let (path, Position { line, column }) = (roles.join(file), finding.position);
            let message = format!("{}:{line}:{column}: {}: {finding}", path.display(), finding.rule.name());
            eprintln!("{}", printable(&message));
        }
    }
}
