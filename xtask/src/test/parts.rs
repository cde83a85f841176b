//! The parts of the test suite: which tools each needs and which commands it is made of.

use crate::install::{self, Channel, Packages};
use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{program, project, website};
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::fmt;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A part of the test suite.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// Formatting
    Format,
    /// Clippy, natively and for the browser
    Clippy,
    /// Warnings in the documentation
    Docs,
    /// Licences, sources and advisories of the dependencies
    Supply,
    /// Unit and integration tests on this machine
    Native,
    /// Tests inside headless Chromium
    Browser,
    /// End-to-end tests of the release build in Chromium, the core of them in Firefox and WebKit
    E2e,
    /// What each channel hands out, installed on an empty machine, and the workflows
    Channels,
}

/// One thing to do for a part.
pub(super) enum Step {
    /// Runs a command that reports tests, or is one itself.
    Command { title: String, command: Command },
    /// Runs a command if `first`, which gets what it needs from the network, succeeds within [`PATIENCE`]; else skips it.
    Possible { title: String, first: Command, command: Command },
    /// Builds something that tests need: not counted, unless it fails.
    Build { title: String, build: Box<dyn FnOnce() -> Result<()>> },
    /// Does something that counts as so many tests.
    Do { title: String, action: Box<dyn FnOnce() -> Result<u32>> },
}

impl Part {
    /// All parts, the quick ones first.
    pub(super) const ALL: &[Part] = &[
        Part::Format,
        Part::Supply,
        Part::Clippy,
        Part::Docs,
        Part::Native,
        Part::Browser,
        Part::E2e,
        Part::Channels,
    ];

    /// The tools that the part needs.
    pub(super) fn tools(self) -> &'static [Tool] {
        match self {
            Part::Format => &[Tool::Lints],
            Part::Clippy => &[Tool::Lints, Tool::WasmTarget],
            Part::Docs => &[Tool::WasmTarget],
            Part::Supply => &[Tool::CargoDeny],
            // CommonMark's examples are in a package of the end-to-end tests.
            Part::Native => &[Tool::Node, Tool::NodePackages],
            Part::Browser => &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium],
            Part::E2e => tools::VISIT,
            Part::Channels => tools::INSTALL,
        }
    }

    /// The steps of the part, in order.
    pub(super) fn steps(self) -> Vec<Step> {
        match self {
            Part::Format => {
                vec![cargo("fmt --all --check", ""), cargo("fmt --check --manifest-path fuzz/Cargo.toml", "")]
            }
            Part::Clippy => vec![
                cargo("clippy --workspace --all-targets", "-- -D warnings"),
                cargo(&format!("clippy --lib --bin app --test browser {BROWSER_BUILD}"), "-- -D warnings"),
                cargo(&format!("clippy --lib --bin preview {PREVIEW_BUILD}"), "-- -D warnings"),
            ],
            // The preview's build documents the browser part, too.
            Part::Docs => {
                vec![documentation("doc --workspace"), documentation(&format!("doc --lib {PREVIEW_BUILD}"))]
            }
            Part::Supply => vec![
                cargo(
                    "deny --workspace --locked check licenses bans sources",
                    "-A unnecessary-skip -A license-exception-not-encountered",
                ),
                cargo(
                    "deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml check licenses bans sources",
                    "-A unnecessary-skip -A license-exception-not-encountered",
                ),
                advisories(),
            ],
            Part::Native => vec![cargo(&format!("test --workspace --no-fail-fast {NOT_TESTED}"), "")],
            Part::Browser => vec![in_chromium(cargo(&format!("test --test browser {BROWSER_BUILD}"), ""))],
            Part::E2e => end_to_end(),
            Part::Channels => channels(),
        }
    }
}

/// How long to wait for the network.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// How the app for the browser is built.
const BROWSER_BUILD: &str = "--package rolebook-app --features browser --target wasm32-unknown-unknown";
/// How the authors' preview is built.
const PREVIEW_BUILD: &str =
    "--package rolebook-app --features browser,preview --target wasm32-unknown-unknown";
/// Benchmarks have no tests, and much to compile.
const NOT_TESTED: &str = "--exclude rolebook-bench --exclude rolebook-bench-browser";

impl fmt::Display for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.to_possible_value().map(|value| value.get_name().to_owned());
        out.pad(&value.unwrap_or_default())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Command { title, .. }
            | Step::Possible { title, .. }
            | Step::Build { title, .. }
            | Step::Do { title, .. } => out.write_str(title),
        }
    }
}

/// A cargo command from its arguments; `last` are those after `--`.
fn cargo(words: &str, last: &str) -> Step {
    let mut command = tools::command("cargo");
    command.args(words.split_whitespace()).args(last.split_whitespace());
    // Piped so that the results can be read; a person at a terminal still wants colours.
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    Step::Command { title: format!("cargo {words}"), command }
}

fn documentation(words: &str) -> Step {
    with(cargo(&format!("{words} --no-deps"), ""), |command| {
        command.env("RUSTDOCFLAGS", "-D warnings");
    })
}

/// Checks the dependencies against RustSec's advisories, a repository that has to be fetched first. `cargo audit` reads the same
/// one; cargo-deny is installed anyway.
fn advisories() -> Step {
    let mut first = tools::command("cargo");
    first.args(["deny", "fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut command = tools::command("cargo");
    command.args(["deny", "--workspace", "--offline", "--locked", "check", "advisories"]);
    Step::Possible { title: "cargo deny check advisories".to_owned(), first, command }
}

/// Has a cargo command for the browser build run its tests in headless Chromium; `webdriver.json` holds
/// Chromium's flags.
fn in_chromium(step: Step) -> Step {
    let runner = format!("CARGO_TARGET_{}_RUNNER", WASM_TARGET.to_uppercase().replace('-', "_"));
    with(step, |command| {
        command.env(runner, "wasm-bindgen-test-runner").env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    })
}

fn with(mut step: Step, change: impl FnOnce(&mut Command)) -> Step {
    if let Step::Command { command, .. } = &mut step {
        change(command);
    }
    step
}

/// The arguments for a file of each job board, on a day on which its postings are open.
fn boards() -> Vec<OsString> {
    let files = [
        "greenhouse",
        "lever",
        "ashby",
        "recruitee",
        "smartrecruiters",
        "workable",
        "teamtailor",
        "pinpoint",
    ];
    let files = files.map(|kind| (kind, format!("{kind}.json")));
    let others = [("personio", "personio.xml".to_owned()), ("jobposting", "jobposting.html".to_owned())];
    let folder = project().join("tests/native/vacancies");
    let board = |(kind, file): (&str, String)| {
        let mut named = OsString::from(format!("{kind}="));
        named.push(folder.join(file));
        [OsString::from("--board"), named]
    };
    let boards = files.into_iter().chain(others).flat_map(board);
    ["--today", "2026-11-22"].map(OsString::from).into_iter().chain(boards).collect()
}

/// Builds the app and the sites of the end-to-end tests, each into a folder of its name, and runs the tests: the project's own
/// site with the example pages that embed it, the same below a path, sites in other languages, of parts that the own one
/// lacks and of vacancies on job boards, the corpus's if it is there, and those of hostile texts.
fn end_to_end() -> Vec<Step> {
    let folder = project().join("target/e2e");
    let other = |name: &str| project().join(E2E).join("sites").join(name);
    let mut sites = vec![("own", website::own_roles(), "/"), ("careers", website::own_roles(), "/careers/")];
    sites.extend(["german", "arabic", "japanese", "harbour", "boards"].map(|name| (name, other(name), "/")));
    sites.extend(website::corpus().map(|roles| ("corpus", roles, "/")));

    let app = app();
    let mut steps = vec![build("the app", build_app)];
    for (name, roles, base) in sites {
        let (app, into, url) = (app.clone(), folder.join(name), format!("https://roles.example.com{base}"));
        let extra = match name {
            "own" => website::with_examples(),
            "boards" => boards(),
            _ => Vec::new(),
        };
        steps.push(build(&format!("the {name} site"), move || {
            website::site(&app, &roles, Some(&url), &extra, &into)
        }));
    }
    let into = folder.join("hostile");
    steps.push(build("the hostile sites", move || website::hostile(&app, &into)));
    let mut visit = tools::command("npm");
    visit.args(["test", "--silent"]).current_dir(E2E).env("ROLEBOOK_SITES", &folder);
    steps.push(Step::Command { title: "end-to-end tests in Chromium".to_owned(), command: visit });
    for (engine, name) in [("firefox", "Firefox"), ("webkit", "WebKit")] {
        let mut visit = tools::in_engine(engine);
        visit.args(["npm", "run", "engine", "--silent"]).current_dir(E2E);
        visit.env("ENGINE", engine).env("ROLEBOOK_SITES", &folder);
        steps.push(Step::Command { title: format!("the core of them in {name}"), command: visit });
    }
    steps
}

/// Makes what each channel hands out of a program that is quick to compile, and installs it on empty machines; runs the steps of
/// workflows with it, and has linters read them. The program of a release is made of the same sources by the same functions, and
/// differs in how well it is optimized.
fn channels() -> Vec<Step> {
    let written = install::folder("channels-workflows");
    let packages = Rc::new(OnceCell::new());
    let mut steps = vec![build("the app", build_app)];
    {
        let (packages, written) = (Rc::clone(&packages), written.clone());
        steps.push(build("what each channel hands out", move || {
            let made = Packages::make(&app(), "dev", &install::folder("channels"))?;
            install::write_workflows(&made, &written)?;
            let _ = packages.set(made);
            Ok(())
        }));
    }
    let mut lint = tools::command("node");
    lint.arg("lint-workflows.js").current_dir(E2E);
    for file in [".github/workflows/ci.yml", ".github/workflows/release.yml", "action.yml"] {
        lint.arg(project().join(file));
    }
    lint.arg(written.join(install::WORKFLOW));
    steps.push(Step::Command { title: "linters of workflows".to_owned(), command: lint });
    let mut element = tools::command("node");
    element.arg("check-element.js").arg(install::folder("channels/npm")).current_dir(E2E);
    steps.push(Step::Command { title: "the package of the element".to_owned(), command: element });
    for channel in Channel::ALL {
        steps.push(with_packages(&packages, &format!("install: {}", channel.name()), |packages| {
            let (took, place) = channel.try_out(packages)?;
            println!("  installed and served {place} in {}", program::duration(took));
            Ok(1)
        }));
    }
    steps.push(with_packages(&packages, "the commands of workflows", move |packages| {
        install::run_workflows(packages, &written)
    }));
    steps
}

/// A step that needs what an earlier one has made.
fn with_packages(
    packages: &Rc<OnceCell<Packages>>,
    title: &str,
    action: impl FnOnce(&Packages) -> Result<u32> + 'static,
) -> Step {
    let packages = Rc::clone(packages);
    let action = move || action(packages.get().context("there is nothing to install")?);
    Step::Do { title: title.to_owned(), action: Box::new(action) }
}

/// Where the app is that the end-to-end tests visit, and that the program of the channels carries.
fn app() -> PathBuf {
    project().join("target/e2e/app")
}

/// Builds it, once.
fn build_app() -> Result<()> {
    static IS_BUILT: AtomicBool = AtomicBool::new(false);
    if !IS_BUILT.load(Ordering::Relaxed) {
        website::app(&app())?;
        IS_BUILT.store(true, Ordering::Relaxed);
    }
    Ok(())
}

fn build(title: &str, build: impl FnOnce() -> Result<()> + 'static) -> Step {
    Step::Build { title: title.to_owned(), build: Box::new(build) }
}
