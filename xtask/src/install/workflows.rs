//! The commands of workflows, run as a runner of GitHub or GitLab does, with Node and npm and nothing else.
//!
//! npm asks a registry on this machine, which has what was packed; the packages come from nowhere else.

use super::Packages;
use super::machines::add_node;
use super::root::{self, Root};
use crate::{program, project, tools};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

/// The workflow of GitHub, in a folder of [`write()`].
pub(crate) const WORKFLOW: &str = ".github/workflows/roles.yml";

/// Has `rolebook init` write its workflows into a folder.
pub(crate) fn write(packages: &Packages, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join(".git"))?;
    let mut init = Command::new(&packages.program);
    init.args(["init", "--quiet", "--github", "--gitlab", "--netlify"]).current_dir(folder);
    program::run(&mut init)
}

/// Runs the commands of the workflows in a folder of [`write()`], and the steps of the action; returns how many.
pub(crate) fn run(packages: &Packages, folder: &Path) -> Result<u32> {
    let mut registry = program::start_reading(
        tools::command("node").arg("npm-registry.js").arg(packages.npm()).current_dir(tools::E2E),
    )?;
    let mut line = String::new();
    BufReader::new(registry.output()?).read_line(&mut line)?;
    let registry_url = line.trim().to_owned();
    if registry_url.is_empty() {
        bail!("the registry does not start: {}", registry.errors());
    }

    let mut root = Root::new(&packages.folder.join("roots/workflows"))?;
    add_node(&mut root)?;
    let project = root.outside("home");
    fs::remove_dir(&project)?;
    fs::rename(folder, &project)?;
    root.write("action.sh", &fs::read(crate::project().join("packaging/action.sh"))?)?;
    let environment = [
        ("npm_config_registry", &*registry_url),
        ("npm_config_update_notifier", "false"),
        ("ROLEBOOK_BASE_URL", "https://roles.example.com/"),
        ("CI_PAGES_URL", "https://roles.example.com/"),
        ("URL", "https://roles.example.com/"),
        // As action.yml sets them.
        ("VERSION", &packages.table.version),
        ("FOLDER", ""),
        ("DENY", "warning"),
        ("OUT", "public"),
    ];
    let mut count = 0;
    for (file, commands) in commands(&root)? {
        for text in commands {
            let mut command = root.command(&["sh", "-e", "-c", &text])?;
            command.envs(environment);
            root::run(command).with_context(|| format!("a step of {file}"))?;
            count += 1;
        }
        let page = project.join("public/index.html");
        let title = "Product Designer";
        if !fs::read_to_string(&page).is_ok_and(|page| page.contains(title)) {
            bail!("{file}: {} does not show {title}", page.display());
        }
        fs::remove_dir_all(project.join("public"))?;
    }
    Ok(count)
}

/// The commands of each workflow, in order.
fn commands(root: &Root) -> Result<Vec<(&'static str, Vec<String>)>> {
    let read = |file: &str| {
        fs::read_to_string(root.outside("home").join(file)).with_context(|| format!("reading {file}"))
    };
    let after = |text: &str, prefix: &str| -> Vec<String> {
        text.lines().filter_map(|line| Some(line.trim().strip_prefix(prefix)?.to_owned())).collect()
    };
    let github = after(&read(WORKFLOW)?, "- run: ");
    let gitlab =
        after(&read(".gitlab-ci.yml")?, "- npx").iter().map(|it| format!("npx{it}")).collect::<Vec<_>>();
    let netlify: toml::Table = read("netlify.toml")?.parse()?;
    let netlify = netlify.get("build").and_then(|it| it.get("command")).and_then(toml::Value::as_str);
    let action = fs::read_to_string(project().join("action.yml"))?;
    let script = format!("bash {}", root.path("action.sh"));
    let action = after(&action, "run: '\"$GITHUB_ACTION_PATH/packaging/action.sh\" ");
    let action = action.iter().map(|it| format!("{script} {}", it.trim_end_matches('\'')));
    let all = vec![
        ("the workflow of GitHub", github),
        ("the pipeline of GitLab", gitlab),
        ("the settings of Netlify", netlify.map(str::to_owned).into_iter().collect()),
        ("the action", action.collect()),
    ];
    match all.iter().find(|(_, commands)| commands.is_empty()) {
        Some((file, _)) => bail!("{file} has no command"),
        None => Ok(all),
    }
}
