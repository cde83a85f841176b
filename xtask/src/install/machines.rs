//! What a machine has that installs by npm or by pip.

use super::root::{self, Root};
use crate::program;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Node and npm. npm needs a shell and `env` to run commands.
pub(super) fn add_node(root: &mut Root) -> Result<()> {
    root.add_programs(&["sh", "bash", "env", "dirname", "node"])?;
    for name in ["npm", "npx"] {
        let script = program::find(name).with_context(|| format!("{name} is missing"))?.canonicalize()?;
        // `…/npm/bin/npm-cli.js`. Debian has the modules that npm is made of beside it.
        let modules = script.ancestors().nth(2).context("npm is in no folder of modules")?;
        root.mount(if modules.starts_with("/usr/share/nodejs") {
            Path::new("/usr/share/nodejs")
        } else {
            modules
        })?;
        root.add_program(name, &script)?;
    }
    Ok(())
}

/// Python and pip, in a virtual environment, as Python of distributions wants it.
pub(super) fn add_python(root: &mut Root) -> Result<()> {
    const ASK: &str = "import os, sys, sysconfig; p = sysconfig.get_paths(); \
        print(os.path.realpath(sys._base_executable), p['stdlib'], p['platstdlib'], p['purelib'], sep='\\n')";
    let said = program::output("python3", &["-c", ASK]).context("python3 is missing")?;
    let mut lines = said.lines().map(PathBuf::from);
    let python = lines.next().context("python3 does not say where it is")?;
    root.add_programs(&["sh"])?;
    root.add_program("python3", &python)?;
    // pip and its wheels, where distributions have them.
    let others =
        ["/usr/lib/python3", "/usr/share/python-wheels", "/usr/share/python3-wheels"].map(PathBuf::from);
    for folder in lines.chain(others).filter(|folder| folder.is_dir()) {
        let modules = fs::read_dir(folder.join("lib-dynload")).into_iter().flatten().flatten();
        let modules: Vec<PathBuf> = modules.map(|entry| entry.path()).collect();
        root.add_libraries(&modules.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
        root.mount(&folder)?;
    }
    root::run(root.command(&["python3", "-m", "venv", "venv"])?)
}
