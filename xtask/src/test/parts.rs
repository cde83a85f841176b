//! The parts of the test suite: which tools each needs and which commands it is made of.

use crate::tools::{self, E2E, Tool, WASM_TARGET};
use crate::{project, website};
use anyhow::Result;
use clap::ValueEnum;
use std::fmt;
use std::io::IsTerminal;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A part of the test suite.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// Is the code formatted?
    Format,
    /// Has clippy nothing to say, natively and for the browser?
    Clippy,
    /// Is the documentation without a warning?
    Docs,
    /// May all that the project is built of be used, and is nothing known against it?
    Supply,
    /// Unit and integration tests on this machine
    Native,
    /// Tests inside headless Chromium
    Browser,
    /// Tests of the release build as a visitor meets it
    E2e,
}

/// One thing to do for a part.
pub(super) enum Step {
    /// Runs a command that tells of tests, or is one itself.
    Command { says: String, command: Command },
    /// Runs a command that needs what not every machine can have: `first` finds out, within [`PATIENCE`].
    Possible { says: String, first: Command, command: Command },
    /// Builds something that tests need: no test, but a failure if it cannot be built.
    Build { says: String, build: Box<dyn FnOnce() -> Result<()>> },
}

impl Part {
    /// All parts, the quick ones first.
    pub(super) const ALL: &[Part] =
        &[Part::Format, Part::Supply, Part::Clippy, Part::Docs, Part::Native, Part::Browser, Part::E2e];

    /// What the part cannot do without.
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
        }
    }

    /// What the part does, in order.
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
            Part::Docs => {
                let builds = [BROWSER_BUILD, PREVIEW_BUILD].map(|build| format!("doc --lib {build}"));
                [&["doc --workspace".to_owned()], &builds[..]]
                    .concat()
                    .iter()
                    .map(|it| documentation(it))
                    .collect()
            }
            Part::Supply => vec![
                cargo("deny --locked check licenses bans sources", "-A license-exception-not-encountered"),
                cargo(
                    "deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml check licenses bans sources",
                    "-A unnecessary-skip -A license-exception-not-encountered",
                ),
                advisories(),
            ],
            Part::Native => vec![cargo(&format!("test --workspace --no-fail-fast {NOT_TESTED}"), "")],
            Part::Browser => vec![in_chromium(cargo(&format!("test --test browser {BROWSER_BUILD}"), ""))],
            Part::E2e => end_to_end(),
        }
    }
}

/// How long to wait for what not every machine can have.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// How the app for the browser is built.
const BROWSER_BUILD: &str = "--package rolebook-app --features browser --target wasm32-unknown-unknown";
/// How the authors' preview is built.
const PREVIEW_BUILD: &str =
    "--package rolebook-app --features browser,preview --target wasm32-unknown-unknown";
/// Benchmarks: no tests in them, and much to compile.
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
            Step::Command { says, .. } | Step::Possible { says, .. } | Step::Build { says, .. } => {
                out.write_str(says)
            }
        }
    }
}

/// A cargo command from its words; `last` is what goes to the program that cargo runs.
fn cargo(words: &str, last: &str) -> Step {
    let mut command = tools::command("cargo");
    command.args(words.split_whitespace()).args(last.split_whitespace());
    // Piped so that the results can be read; a person at a terminal still wants colours.
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    Step::Command { says: format!("cargo {words}"), command }
}

fn documentation(words: &str) -> Step {
    with(cargo(&format!("{words} --no-deps"), ""), |command| {
        command.env("RUSTDOCFLAGS", "-D warnings");
    })
}

/// Asks the database of what is known against crates. It is a repository that has to be fetched from where it lies.
/// `cargo audit` reads the same one; cargo-deny, which is here anyway, is enough. What is fuzzed is built of the same.
fn advisories() -> Step {
    let mut first = tools::command("cargo");
    first.args(["deny", "fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut command = tools::command("cargo");
    command.args(["deny", "--offline", "--locked", "check", "advisories"]);
    Step::Possible { says: "cargo deny check advisories".to_owned(), first, command }
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

/// Builds the app and with it the sites that are visited, then visits them: the project's own, the same below a path,
/// those in other languages and of parts that it lacks, the corpus's where it is, and those of hostile texts. Each lies in a
/// folder by its name, and beside the first the examples of pages that embed it.
fn end_to_end() -> Vec<Step> {
    let folder = project().join("target/e2e");
    let other = |name: &str| project().join(E2E).join("sites").join(name);
    let mut sites = vec![("own", website::own_roles(), "/"), ("careers", website::own_roles(), "/careers/")];
    sites.extend(["german", "arabic", "harbour"].map(|name| (name, other(name), "/")));
    sites.extend(website::corpus().map(|roles| ("corpus", roles, "/")));

    let app = folder.join("app");
    let into = app.clone();
    let mut steps = vec![build("the app", move || website::app(&into))];
    for (name, roles, base) in sites {
        let (app, into, url) = (app.clone(), folder.join(name), format!("https://roles.example.com{base}"));
        let further = (name == "own").then(website::examples);
        steps.push(build(&format!("the {name} site"), move || {
            website::site(&app, &roles, Some(&url), further.as_deref(), &into)
        }));
    }
    let into = folder.join("hostile");
    steps.push(build("the hostile sites", move || website::hostile(&app, &into)));
    let mut visit = tools::command("npm");
    visit.args(["test", "--silent"]).current_dir(E2E).env("ROLEBOOK_SITES", folder);
    steps.push(Step::Command { says: "visit the sites in Chromium".to_owned(), command: visit });
    steps
}

fn build(says: &str, build: impl FnOnce() -> Result<()> + 'static) -> Step {
    Step::Build { says: says.to_owned(), build: Box::new(build) }
}
