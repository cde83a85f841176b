//! Takes pictures of the site's pages, to look at what a change did to them.

use crate::tools::{self, E2E};
use crate::{program, project, website};
use anyhow::Result;
use std::path::PathBuf;

/// Builds the site of a folder of roles and puts pictures of its pages into `target/pictures`.
pub(crate) fn take(roles: Option<PathBuf>, paths: &[String]) -> Result<()> {
    tools::set_up(tools::RELEASE)?;
    tools::set_up(tools::LOOK)?;
    let target = project().join("target");
    let site = target.join("pictures-site");
    website::release(&roles.unwrap_or_else(website::own_roles), &site)?;
    let mut node = tools::command("node");
    node.arg("pictures.js").arg(&site).arg(target.join("pictures")).args(paths).current_dir(E2E);
    program::run(&mut node)
}
