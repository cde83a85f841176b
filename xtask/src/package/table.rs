//! `packaging/channels.toml`: what a release is called in each channel, and for which machines it is made.

use crate::project;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::env::consts::{ARCH, OS};
use std::fs;

/// The table, with the facts of a release that Cargo.toml has.
pub(crate) struct Table {
    /// The version of the workspace.
    pub(crate) version: String,
    /// The address of the repository; empty until whoever publishes Rolebook has written it.
    pub(crate) repository: String,
    /// The licences, as an SPDX expression.
    pub(crate) license: String,
    /// What the command does, in a sentence.
    pub(crate) description: String,
    pub(crate) names: Names,
    /// The crates, in the order in which they are published.
    pub(crate) crates: Vec<String>,
    pub(crate) targets: Vec<Target>,
}

/// The names of a release.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// The program, its archives and the crate to install.
    pub(crate) program: String,
    /// The npm package with the command.
    pub(crate) npm: String,
    /// The scope of the npm packages with the programs.
    pub(crate) npm_scope: String,
    /// The npm package of `<role-book>`.
    pub(crate) npm_element: String,
    /// The Python package.
    pub(crate) pypi: String,
    /// The container image.
    #[cfg_attr(not(test), expect(dead_code, reason = "the workflow names it, and a test compares"))]
    pub(crate) image: String,
}

/// Machines of one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Target {
    /// Rust's name of it.
    pub(crate) triple: String,
    /// The machine of GitHub that compiles it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the workflow names it, and a test compares"))]
    pub(crate) runner: String,
    /// Node's names of it.
    pub(crate) npm: Npm,
    /// PyPI's names of it.
    pub(crate) wheels: Vec<String>,
    /// The platform of the container image that it is in.
    pub(crate) image: Option<String>,
}

/// Node's names of an operating system and a processor.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Npm {
    pub(crate) os: String,
    pub(crate) cpu: String,
}

impl Table {
    /// Reads the table and the manifests.
    pub(crate) fn read() -> Result<Table> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            names: Names,
            crates: Crates,
            targets: Vec<Target>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Crates {
            published: Vec<String>,
        }
        let File { names, crates, targets } = toml::from_str(&text("packaging/channels.toml")?)?;
        let workspace = manifest("Cargo.toml")?;
        let of_workspace = |key: &str| of(&workspace, &["workspace", "package", key]);
        Ok(Table {
            version: of_workspace("version")?,
            repository: of_workspace("repository")?,
            license: of_workspace("license")?,
            description: of(&manifest("crates/cli/Cargo.toml")?, &["package", "description"])?,
            names,
            crates: crates.published,
            targets,
        })
    }

    /// The target of that name.
    pub(crate) fn target(&self, triple: &str) -> Result<&Target> {
        let known = || self.targets.iter().map(|target| &*target.triple).collect::<Vec<_>>().join(", ");
        let found = self.targets.iter().find(|target| target.triple == triple);
        found.with_context(|| format!("{triple} is no target of packaging/channels.toml; known: {}", known()))
    }

    /// The archive of a target without its extension, which is the folder in it, too.
    pub(crate) fn archive(&self, target: &Target) -> String {
        format!("{}-{}-{}", self.names.program, self.version, target.triple)
    }

    /// The npm package with a target's program.
    pub(crate) fn npm_package(&self, target: &Target) -> String {
        format!("{}/{}-{}", self.names.npm_scope, target.npm.os, target.npm.cpu)
    }
}

impl Target {
    /// Whether programs of it run on Windows.
    pub(crate) fn is_windows(&self) -> bool {
        self.npm.os == "win32"
    }

    /// The file of a program in this target.
    pub(crate) fn program(&self, name: &str) -> String {
        format!("{name}{}", if self.is_windows() { ".exe" } else { "" })
    }
}

/// The target that is made on this machine unless another one is named: on Linux, one whose programs need no library of the
/// system.
pub(crate) fn host() -> String {
    match OS {
        "linux" => format!("{ARCH}-unknown-linux-musl"),
        "macos" => format!("{ARCH}-apple-darwin"),
        _ => format!("{ARCH}-pc-windows-msvc"),
    }
}

/// A file of the project.
pub(crate) fn text(file: &str) -> Result<String> {
    fs::read_to_string(project().join(file)).with_context(|| format!("reading {file}"))
}

fn manifest(file: &str) -> Result<toml::Table> {
    toml::from_str(&text(file)?).with_context(|| format!("reading {file}"))
}

fn of(manifest: &toml::Table, keys: &[&str]) -> Result<String> {
    let mut values = keys.iter();
    let first = values.next().and_then(|key| manifest.get(*key));
    let value = values.try_fold(first, |value, key| value.map(|value| value.get(*key)));
    let text = value.flatten().and_then(toml::Value::as_str);
    text.map(str::to_owned).with_context(|| format!("a manifest lacks {}", keys.join(".")))
}
