//! Takes screenshots of the site's pages: to compare them before and after a change ([`take`]), and for the documentation
//! ([`document`]).

use crate::tools::{self, E2E};
use crate::{program, project, website};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the documentation's pictures.
const DOCS: &str = "docs";

/// Builds the site of a folder of roles and puts pictures of its pages into `target/pictures`.
pub(crate) fn take(roles: Option<PathBuf>, paths: &[String]) -> Result<()> {
    let into = project().join("target/pictures");
    let mut node = node_with_site("pictures.js", &roles.unwrap_or_else(website::own_roles), &into)?;
    program::run(node.args(paths))
}

/// Builds the project's own site and puts pictures of its views, on screen and in print, and of the program at work into
/// `docs`, replacing the old ones.
pub(crate) fn document() -> Result<()> {
    let mut node = node_with_site("docs-pictures.js", &website::own_roles(), &project().join(DOCS))?;
    // The site was built with both.
    program::run(node.arg(project().join("target/debug/rolebook")).arg(project().join("target/app")))
}

/// Builds the site of a folder of roles, and returns the command of the script that takes pictures of it.
fn node_with_site(script: &str, roles: &Path, into: &Path) -> Result<Command> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::BROWSE)?;
    let site = project().join("target/pictures-site");
    website::release(roles, None, &site)?;
    let mut node = tools::command("node");
    node.arg(script).arg(site).arg(into).current_dir(E2E);
    Ok(node)
}
