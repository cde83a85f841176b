//! A folder as the whole file system of a program: a machine that has nothing but what is named.
//!
//! On Linux, `unshare` gives the program its own mounts, and `chroot` makes the folder its root. It holds copies of
//! some programs with the libraries that they load, and a few folders of this machine, which can only be read. Where a machine
//! allows no such thing, the programs run with an empty home and a search path that has nothing else.

use crate::package::archive;
use crate::program;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder as a machine of its own.
pub(crate) struct Root {
    folder: PathBuf,
    /// Folders of this machine that are seen at their own paths.
    mounted: Vec<PathBuf>,
    is_isolated: bool,
}

/// Where programs are looked for.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// Mounts what is named by the words before `--`, and runs what comes after it in the root.
const ENTER: &str = r#"
set -e
root=$1
shift
while [ "$1" != -- ]; do
    mount --rbind "$1" "$root$1"
    # Only the system's own administrator may always change this.
    mount -o remount,bind,ro "$root$1" 2> /dev/null || true
    shift
done
shift
mount --rbind /proc "$root/proc"
exec chroot "$root" "$@"
"#;

impl Root {
    /// An empty one in a folder, whose content is removed.
    pub(crate) fn new(folder: &Path) -> Result<Root> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
        }
        for name in ["proc", "tmp", "home", "bin"] {
            fs::create_dir_all(folder.join(name))?;
        }
        Ok(Root { folder: folder.canonicalize()?, mounted: Vec::new(), is_isolated: can_isolate() })
    }

    /// Whether it really is a machine of its own.
    pub(crate) fn is_isolated(&self) -> bool {
        self.is_isolated
    }

    /// Adds programs of this machine, and the libraries that they load.
    pub(crate) fn add_programs(&mut self, names: &[&str]) -> Result<()> {
        for name in names {
            let found = program::find(name).with_context(|| format!("{name} is missing on this machine"))?;
            self.add_program(name, &found.canonicalize()?)?;
        }
        Ok(())
    }

    /// Adds a program under a name.
    pub(crate) fn add_program(&mut self, name: &str, file: &Path) -> Result<()> {
        if self.is_isolated {
            // At its own path, from which some find their library.
            self.copy(file)?;
            self.add_libraries(&[file])?;
        }
        self.link(file, &self.folder.join("bin").join(name))
    }

    /// Adds the libraries that these files load.
    pub(crate) fn add_libraries(&mut self, files: &[&Path]) -> Result<()> {
        if !self.is_isolated || files.is_empty() {
            return Ok(());
        }
        let output = Command::new("ldd").args(files).output().context("starting ldd")?;
        let text = String::from_utf8_lossy(&output.stdout);
        // `libc.so.6 => /lib/libc.so.6 (0x…)`, or `/lib64/ld-linux.so.2 (0x…)`.
        let words =
            text.lines().filter_map(|line| line.split_whitespace().find(|word| word.starts_with('/')));
        // Of several files, each has a line of its own.
        let libraries: BTreeSet<&str> = words.filter(|word| !word.ends_with(':')).collect();
        libraries.into_iter().try_for_each(|library| self.copy(Path::new(library)))
    }

    /// Shows a folder of this machine at its own path, to be read only.
    pub(crate) fn mount(&mut self, folder: &Path) -> Result<()> {
        if self.is_isolated && !self.mounted.iter().any(|around| folder.starts_with(around)) {
            fs::create_dir_all(self.inside(folder)?)?;
            self.mounted.push(folder.to_owned());
        }
        Ok(())
    }

    /// Writes a file at a path from the top.
    pub(crate) fn write(&self, path: &str, content: &[u8]) -> Result<()> {
        archive::write(&self.folder.join(path), content)
    }

    /// A path from the top, as programs inside name it.
    pub(crate) fn path(&self, path: &str) -> String {
        let top = if self.is_isolated { Path::new("/") } else { &self.folder };
        top.join(path).to_string_lossy().into_owned()
    }

    /// A path from the top, as this machine names it.
    pub(crate) fn outside(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// A command inside, in the folder `home`.
    pub(crate) fn command(&self, words: &[&str]) -> Result<Command> {
        if !self.is_isolated {
            let (name, arguments) = words.split_first().context("no command")?;
            let file = self.folder.join("bin").join(name);
            let mut command = Command::new(if file.exists() { file } else { PathBuf::from(name) });
            command.args(arguments).env_clear().current_dir(self.folder.join("home"));
            command.env("PATH", self.folder.join("bin"));
            command.env("HOME", self.folder.join("home"));
            return Ok(command);
        }
        let mut command = self.enter();
        let has_shell = self.folder.join("bin/sh").exists();
        if has_shell {
            command.args(["/bin/sh", "-c", "cd /home && exec \"$@\"", "sh"]);
        }
        command.args(words).env_clear().env("PATH", format!("{PATH}:/usr/sbin:/sbin")).env("HOME", "/home");
        Ok(command)
    }

    /// The command that enters the root; what it runs there follows.
    fn enter(&self) -> Command {
        let mut command = unshare();
        command.args(["sh", "-c", ENTER, "sh"]).arg(&self.folder).args(&self.mounted).arg("--");
        command
    }

    /// Copies a file of this machine to its own path.
    fn copy(&self, file: &Path) -> Result<()> {
        let to = self.inside(file)?;
        if let Some(folder) = to.parent().filter(|_| !to.exists()) {
            fs::create_dir_all(folder)?;
            fs::copy(file, &to).with_context(|| format!("copying {}", file.display()))?;
        }
        Ok(())
    }

    fn inside(&self, path: &Path) -> Result<PathBuf> {
        let below = path.strip_prefix("/").with_context(|| format!("{} is not absolute", path.display()))?;
        Ok(self.folder.join(below))
    }

    #[cfg(unix)]
    fn link(&self, to: &Path, link: &Path) -> Result<()> {
        if !link.exists() && link.symlink_metadata().is_err() {
            std::os::unix::fs::symlink(to, link).with_context(|| format!("linking {}", link.display()))?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn link(&self, to: &Path, link: &Path) -> Result<()> {
        fs::copy(to, link).with_context(|| format!("copying {}", to.display()))?;
        Ok(())
    }
}

/// Has a program its own mounts, which go with it.
fn unshare() -> Command {
    let mut command = Command::new("unshare");
    if program::output("id", &["-u"]).is_none_or(|id| id != "0") {
        command.args(["--user", "--map-root-user"]);
    }
    command.arg("--mount");
    command
}

/// Whether this machine lets its programs do so.
fn can_isolate() -> bool {
    if !cfg!(target_os = "linux") {
        return false;
    }
    let mut command = unshare();
    command.args(["sh", "-c", "mount --bind /tmp /tmp && chroot / true"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs a command inside and fails unless it succeeds; what it printed is in the error.
pub(crate) fn run(mut command: Command) -> Result<()> {
    let output = command.output().with_context(|| format!("starting `{}`", program::line(&command)))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!(
            "`{}` ended with {}:\n{}",
            program::line(&command),
            output.status,
            String::from_utf8_lossy(&said)
        );
    }
    Ok(())
}
