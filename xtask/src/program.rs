//! Runs other programs, prints which ones and how long they took, and ends them when xtask ends.
//!
//! A program is started in a process group of its own, so that what it starts in turn (a driver, a browser)
//! ends with it on Ctrl-C or when xtask is terminated.

use anyhow::{Context, Result, bail};
use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// The programs that run now, by process id.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// From here on, an interrupt or a termination of xtask ends the programs it started as well.
pub(crate) fn end_children_with_this() -> Result<()> {
    ctrlc::set_handler(|| {
        running().drain(..).for_each(end_group);
        std::process::exit(130);
    })
    .context("watching for Ctrl-C")
}

/// Runs a program and fails unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = wait(start(command)?)?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a program that may ask at the terminal, as `sudo` does for a password.
///
/// It stays in xtask's own process group, where Ctrl-C reaches it without help.
pub(crate) fn run_asking(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a program, shows each line of its output as it comes and hands it to `read`.
pub(crate) fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = start(command.stdout(Stdio::piped()))?;
    let output = child.stdout.take().context("the program's output is not readable")?;
    for text in BufReader::new(output).split(b'\n') {
        let text = text.with_context(|| format!("reading the output of `{}`", line(command)))?;
        let text = String::from_utf8_lossy(&text);
        println!("{text}");
        read(&text);
    }
    wait(child)
}

/// Starts a program whose output is read while it runs.
pub(crate) fn start_reading(command: &mut Command) -> Result<Running> {
    start(command.stdout(Stdio::piped())).map(Running)
}

/// A program that runs until this is dropped.
pub(crate) struct Running(Child);

impl Running {
    /// What it prints.
    pub(crate) fn output(&mut self) -> Result<ChildStdout> {
        self.0.stdout.take().context("the program's output is not readable")
    }

    /// What it has reported, once it has ended.
    pub(crate) fn errors(&mut self) -> String {
        end_group(self.0.id());
        let mut text = String::new();
        // What cannot be read does not help.
        let _ = self.0.stderr.take().map(|mut errors| errors.read_to_string(&mut text));
        text
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let id = self.0.id();
        end_group(id);
        // It has ended, or does not matter any more.
        let _ = self.0.wait();
        running().retain(|other| *other != id);
    }
}

/// Whether a program succeeds in this time; it is ended where it takes longer.
pub(crate) fn succeeds_within(command: &mut Command, time: Duration) -> Result<bool> {
    let child = start(command)?;
    let id = child.id();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(wait(child)));
    match receiver.recv_timeout(time) {
        Ok(status) => Ok(status?.success()),
        Err(_) => {
            end_group(id);
            Ok(false)
        }
    }
}

/// What a program prints, where it is there and succeeds.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program stands on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Prints the name of a task, does it, and prints how long it took.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("• {name}");
    let start = Instant::now();
    let result = work().with_context(|| name.to_owned())?;
    eprintln!("  done in {}", duration(start.elapsed()));
    Ok(result)
}

/// A duration, written for people: `0.4 s`, `3 min 12 s`.
pub(crate) fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {} s", seconds / 60, seconds % 60)
}

fn start(command: &mut Command) -> Result<Child> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut running = running();
    let child = command.spawn().with_context(|| format!("starting `{}`", line(command)))?;
    running.push(child.id());
    Ok(child)
}

fn wait(mut child: Child) -> Result<ExitStatus> {
    let status = child.wait().context("waiting for a program to end");
    running().retain(|id| *id != child.id());
    status
}

fn running() -> std::sync::MutexGuard<'static, Vec<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn end_group(id: u32) {
    use nix::sys::signal::{Signal, killpg};
    if let Ok(id) = id.try_into() {
        // A group that has already ended is as good as one that ends now.
        let _ = killpg(nix::unistd::Pid::from_raw(id), Signal::SIGTERM);
    }
}

/// Elsewhere the console hands an interrupt to every program it shows.
#[cfg(not(unix))]
fn end_group(_id: u32) {}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
