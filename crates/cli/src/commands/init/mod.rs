//! `rolebook init`: a folder → the files that a site of role pages begins with, those that are missing.

mod workflows;

use super::roles;
use crate::report::printable;
use anyhow::{Context, anyhow};
use rolebook_files::{Folder, Refusal};
use rolebook_model::Catalog;
use rolebook_site::settings_template;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use workflows::Workflow;

/// Write what a site begins with: settings, two pages to start from, and workflows
///
/// Nothing is overwritten. In a folder that holds role pages already, only what is missing is written.
#[derive(clap::Args)]
pub(super) struct Init {
    /// Folder of the project, or of role pages [default: the present folder]
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
    /// Also write a workflow for GitHub, which checks each change and publishes the site by GitHub Pages
    #[arg(long)]
    github: bool,
    /// Also write a pipeline for GitLab, which checks each change and publishes the site by GitLab Pages
    #[arg(long)]
    gitlab: bool,
    /// Also write the settings with which Netlify builds and publishes the site
    #[arg(long)]
    netlify: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// The pages to start from, by their files in the folder of roles.
const EXAMPLES: [(&str, &str); 2] = [
    ("design/product-designer.md", include_str!("product-designer.md")),
    ("engineering/software-engineer.md", include_str!("software-engineer.md")),
];
/// The site that is built is not to be committed.
const IGNORED: &str = "/public/\n";

impl Init {
    pub(super) fn run(self) -> anyhow::Result<()> {
        fs::create_dir_all(&self.dir).map_err(|error| unwritable(&self.dir, &error.into()))?;
        let roles = place(&self.dir);
        let found = found(&roles);
        let mut said = Vec::new();
        let shown = if roles == Path::new(".") { "this folder".into() } else { roles.to_string_lossy() };
        said.extend(found.as_ref().map(|found| format!("found {found} in {shown}")));
        let top = open(&self.dir)?;
        // The settings are in the folder of pages, which may be the top.
        let below = roles.strip_prefix(&self.dir).unwrap_or(Path::new(""));
        said.push(written(&top, &self.dir, &below.join("site.toml"), &settings_template())?);
        if found.is_none() {
            for (file, text) in EXAMPLES {
                said.push(written(&top, &self.dir, &below.join(file), text)?);
            }
        }
        said.push(written(&top, &self.dir, Path::new(".gitignore"), IGNORED)?);
        let asked = [
            (self.github, Workflow::GitHub),
            (self.gitlab, Workflow::GitLab),
            (self.netlify, Workflow::Netlify),
        ];
        for (_, workflow) in asked.iter().filter(|(is_asked, _)| *is_asked) {
            let repository = workflows::repository(&self.dir).context("finding the top of the repository")?;
            let text = workflow.text(&repository, &roles)?;
            said.push(written(&open(&repository)?, &repository, Path::new(workflow.file()), &text)?);
        }
        let dir = self.dir.to_string_lossy();
        let next = if dir == "." { String::new() } else { format!(" {dir}") };
        said.push(format!("see it with `rolebook serve{next} --open`"));
        if !self.quiet {
            let mut out = io::stdout().lock();
            said.iter().try_for_each(|line| writeln!(out, "{}", printable(line)))?;
        }
        Ok(())
    }
}

/// The folder of role pages in a project: `roles/`, unless the folder itself holds some, or is called so.
fn place(dir: &Path) -> PathBuf {
    let below = dir.join(roles::ROLES);
    let is_called_so = || dir.canonicalize().is_ok_and(|full| full.ends_with(roles::ROLES));
    let is_itself = dir.join(roles::SETTINGS).exists() || is_called_so() || found(dir).is_some();
    if !below.exists() && is_itself { dir.to_owned() } else { below }
}

/// The pages of a folder: "34 pages, 5 departments, 61 levels"; `None` if it has none.
fn found(roles: &Path) -> Option<String> {
    let mut loaded = rolebook_site::load(roles).ok()?;
    loaded.add_readmes();
    let (Catalog { roles, departments, .. }, _) = rolebook_reader::roles_and_pages(&loaded.source);
    let count = |number: usize, name: &str| format!("{number} {name}{}", if number == 1 { "" } else { "s" });
    let levels = roles.iter().map(|role| role.levels.len()).sum();
    let parts = [count(roles.len(), "page"), count(departments.len(), "department"), count(levels, "level")];
    (!roles.is_empty()).then(|| parts.join(", "))
}

/// Writes a file below `folder`, which is shown as `shown`, unless it is there; returns what was done.
fn written(folder: &Folder, shown: &Path, file: &Path, text: &str) -> anyhow::Result<String> {
    let path = if shown == Path::new(".") { file.to_owned() } else { shown.join(file) };
    match folder.create(file, text.as_bytes()) {
        Ok(()) => Ok(format!("wrote {}", path.display())),
        Err(Refusal::System(error)) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(format!("kept {}, which is there already", path.display()))
        }
        Err(refusal) => Err(unwritable(&path, &refusal)),
    }
}

fn open(folder: &Path) -> anyhow::Result<Folder> {
    Folder::open(folder).map_err(|error| unwritable(folder, &error.into()))
}

fn unwritable(path: &Path, refusal: &Refusal) -> anyhow::Error {
    anyhow!("{}: cannot be written ({refusal}), {}", path.display(), refusal.help())
}
