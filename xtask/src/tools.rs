//! The tools that Rolebook is built and tested with: their versions, where they are found, how they are installed.
//!
//! [`set_up`] is the entry point. A tool that is there in the right version is used as it is. Otherwise:
//!
//! 1. Trunk, the wasm-bindgen CLI, wasm-opt, Terser, cargo-fuzz and cargo-deny are installed into the user's cache, in a
//!    folder for each version: the user's own versions stay as they are, and a fresh clone finds the tools;
//! 2. Chromium, its driver, Node and a C++ compiler come from Debian's packages;
//! 3. the wasm target and the compiler's components come from rustup;
//! 4. the Node packages of the end-to-end tests are installed into `tests/e2e`, by its lock file.

use crate::program;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Trunk bundles the site. Newer ones want a newer compiler than the stable one they were tried with.
pub(crate) const TRUNK: &str = "0.21.14";
/// The wasm-bindgen CLI; `Cargo.toml` pins the crate to the same version.
pub(crate) const WASM_BINDGEN: &str = "0.2.130";
/// The release of the npm package `binaryen`, which brings `wasm-opt` as a file that Node runs. Debian's own
/// is too old to read what wasm-bindgen writes.
pub(crate) const BINARYEN: &str = "132.0.0";
/// Terser shortens the glue that wasm-bindgen writes. Trunk's own minifier cannot read it.
pub(crate) const TERSER: &str = "5.51.2";
/// cargo-fuzz builds programs that libFuzzer drives.
pub(crate) const CARGO_FUZZ: &str = "0.13.2";
/// cargo-deny checks licences, sources, versions and security advisories of all crates.
pub(crate) const CARGO_DENY: &str = "0.20.2";
/// cargo-zigbuild compiles for other processors, with Zig as the C compiler and linker.
pub(crate) const CARGO_ZIGBUILD: &str = "0.24.1";
/// The release of the Python package `ziglang`, which is Zig itself.
pub(crate) const ZIG: &str = "0.15.2";
/// mdBook, which a benchmark compares with.
pub(crate) const MDBOOK: &str = "0.5.4";
/// The minimum version of Node; Debian 12 has it.
const NODE: u32 = 18;
/// The compiler of the release build. It compiles the standard library for size and without panic messages, which makes
/// the app 14 % smaller. Everything else is built with stable.
pub(crate) const NIGHTLY: &str = "nightly-2026-10-30";
/// The WebAssembly target of the browser build.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The folder of the end-to-end tests and of their Node packages.
pub(crate) const E2E: &str = "tests/e2e";

/// What a command can need.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tool {
    /// The standard library for [`WASM_TARGET`].
    WasmTarget,
    /// [`NIGHTLY`] with the source of the standard library.
    Nightly,
    /// `cargo fmt` and `cargo clippy`.
    Lints,
    /// `trunk`.
    Trunk,
    /// `wasm-bindgen` and `wasm-bindgen-test-runner`.
    WasmBindgen,
    /// `node` and `npm`.
    Node,
    /// `wasm-opt`.
    WasmOpt,
    /// `terser`.
    Terser,
    /// Chromium and its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser, its driver, and a screen in memory.
    WebKit,
    /// The packages of the end-to-end tests.
    NodePackages,
    /// The compiler that libFuzzer is built with.
    CppCompiler,
    /// `cargo fuzz`.
    CargoFuzz,
    /// `cargo deny`.
    CargoDeny,
    /// `hugo`, which a benchmark compares with.
    Hugo,
    /// `mdbook`, likewise.
    MdBook,
    /// A C compiler for programs that need no library of the system: Debian's `musl-gcc`.
    Musl,
    /// `python3` that makes virtual environments with pip.
    Python,
    /// `cargo zigbuild` and Zig, which compiles and links for other processors.
    Zig,
}

/// What it takes to build the site.
pub(crate) const BUILD: &[Tool] =
    &[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen, Tool::Node, Tool::WasmOpt];
/// What it takes to build the site for release.
pub(crate) const RELEASE: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Nightly,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::Node,
    Tool::WasmOpt,
    Tool::Terser,
];
/// What it takes to open a built site in Chromium.
pub(crate) const BROWSE: &[Tool] = &[Tool::Node, Tool::Chromium, Tool::NodePackages];
/// What it takes to build the site for release and to visit it.
pub(crate) const VISIT: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Nightly,
    Tool::Node,
    Tool::Chromium,
    Tool::Firefox,
    Tool::WebKit,
    Tool::NodePackages,
    Tool::WasmOpt,
    Tool::Terser,
    Tool::WasmBindgen,
    Tool::Trunk,
];
/// What it takes to make what each channel hands out, and to install it.
pub(crate) const INSTALL: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Nightly,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::Node,
    Tool::NodePackages,
    Tool::WasmOpt,
    Tool::Terser,
    Tool::Python,
];
/// What it takes to fuzz.
pub(crate) const FUZZ: &[Tool] = &[Tool::Nightly, Tool::CppCompiler, Tool::CargoFuzz];
/// Everything that any command needs.
pub(crate) const ALL: &[&[Tool]] = &[&[Tool::Lints, Tool::CargoDeny], VISIT, INSTALL, FUZZ];

/// Installs the missing ones of these tools; prints nothing if none is missing.
pub(crate) fn set_up(tools: &[Tool]) -> Result<()> {
    for tool in tools.iter().filter(|tool| !is_there(**tool)) {
        install(*tool)?;
    }
    Ok(())
}

/// A command that finds the installed tools before any others on the search path, and by the names under
/// which wasm-bindgen's test runner and the end-to-end tests ask for them.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", search_path());
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    command.env("TRUNK_TOOLS_WASM_BINDGEN", WASM_BINDGEN);
    command.env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", major(BINARYEN)));
    if let Some(driver) = program::find("chromedriver") {
        command.env("CHROMEDRIVER", driver);
    }
    if zig().is_file() {
        command.env("CARGO_ZIGBUILD_ZIG_PATH", zig());
    }
    if let Some(chromium) = chromium() {
        command.env("CHROMIUM", chromium);
    }
    if let Some(firefox) = firefox() {
        command.env("FIREFOX", firefox);
    }
    if let Some(driver) = program::find("WebKitWebDriver") {
        command.env("WEBKIT_DRIVER", driver);
    }
    command
}

/// A command that runs a program, with its arguments, which opens windows of an engine: WebKit's browser needs a screen, if only
/// one in memory.
pub(crate) fn in_engine(engine: &str) -> Command {
    let mut command = command(if engine == "webkit" { "xvfb-run" } else { "env" });
    if engine == "webkit" {
        command.arg("--auto-servernum");
    }
    command
}

/// What LLVM does to be fast on processors with few registers, and what makes WebAssembly larger and not faster: addresses that
/// are counted up within loops, loads and constants that are moved to where fewer paths need them. The new numbering of values finds
/// more that is computed twice.
const SMALL_CODE: [&str; 4] =
    ["-disable-lsr", "-enable-load-pre=false", "-disable-machine-licm", "-enable-newgvn"];

/// Has `command`, which runs cargo for [`WASM_TARGET`], build the smallest WebAssembly: with [`NIGHTLY`], the
/// standard library compiled for size, panics that abort without a message, and no paths of this machine.
pub(crate) fn build_small(command: &mut Command) -> &mut Command {
    let cargo_home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let mut flags = vec!["-Zunstable-options".to_owned(), "-Cpanic=immediate-abort".to_owned()];
    flags.extend(["-Zlocation-detail=none".to_owned(), "-Zfmt-debug=none".to_owned()]);
    flags.extend(SMALL_CODE.map(|flag| format!("-Cllvm-args={flag}")));
    flags.extend(cargo_home.map(|folder| format!("--remap-path-prefix={}=cargo", folder.display())));
    flags.push(format!("--remap-path-prefix={}=rolebook", crate::project().display()));
    let target = WASM_TARGET.to_uppercase().replace('-', "_");
    command
        .env("RUSTUP_TOOLCHAIN", NIGHTLY)
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(format!("CARGO_TARGET_{target}_RUSTFLAGS"), flags.join(" "))
}

/// Adds the standard library for a target, unless it is there.
pub(crate) fn add_target(target: &str) -> Result<()> {
    if has_target(target) { Ok(()) } else { rustup(&["target", "add", target]) }
}

fn has_target(target: &str) -> bool {
    program::output("rustc", &["--print", "target-libdir", "--target", target])
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

fn is_there(tool: Tool) -> bool {
    match tool {
        Tool::WasmTarget => has_target(WASM_TARGET),
        Tool::Nightly => program::output("rustc", &[&format!("+{NIGHTLY}"), "--print", "sysroot"])
            .is_some_and(|folder| Path::new(folder.trim()).join("lib/rustlib/src/rust/library").is_dir()),
        Tool::Lints => program::find("cargo-fmt").is_some() && program::find("cargo-clippy").is_some(),
        Tool::Trunk => is_installed("trunk", TRUNK),
        Tool::WasmBindgen => is_installed("wasm-bindgen", WASM_BINDGEN),
        Tool::Node => node_version().is_some_and(|version| version >= NODE) && program::find("npm").is_some(),
        Tool::WasmOpt => is_installed("wasm-opt", major(BINARYEN)),
        Tool::Terser => is_installed("terser", TERSER),
        Tool::Chromium => chromium().is_some() && program::find("chromedriver").is_some(),
        Tool::Firefox => firefox().is_some(),
        Tool::WebKit => program::find("WebKitWebDriver").is_some() && program::find("xvfb-run").is_some(),
        Tool::CppCompiler => program::find("c++").is_some(),
        Tool::CargoFuzz => is_installed("cargo-fuzz", CARGO_FUZZ),
        Tool::CargoDeny => is_installed("cargo-deny", CARGO_DENY),
        Tool::Hugo => program::find("hugo").is_some(),
        Tool::MdBook => mdbook().is_file(),
        Tool::Musl => program::find("musl-gcc").is_some(),
        Tool::Python => program::output("python3", &["-c", "import ensurepip, venv"]).is_some(),
        Tool::Zig => is_installed("cargo-zigbuild", CARGO_ZIGBUILD) && zig().is_file(),
        Tool::NodePackages => fs::read(installed_packages())
            .ok()
            .is_some_and(|old| fs::read(lock_file()).is_ok_and(|new| old == new)),
    }
}

fn install(tool: Tool) -> Result<()> {
    match tool {
        Tool::WasmTarget => rustup(&["target", "add", WASM_TARGET]),
        Tool::Nightly => {
            rustup(&["toolchain", "install", NIGHTLY, "--profile", "minimal", "--component", "rust-src"])
        }
        Tool::Lints => rustup(&["component", "add", "rustfmt", "clippy"]),
        Tool::Trunk => cargo_install("trunk", TRUNK, &["--locked"]),
        // Not `--locked`: its lock file names versions that have been yanked.
        Tool::WasmBindgen => cargo_install("wasm-bindgen-cli", WASM_BINDGEN, &[]),
        Tool::Node => install_node(),
        Tool::WasmOpt => npm_install("binaryen", BINARYEN),
        Tool::Terser => npm_install("terser", TERSER),
        Tool::Chromium => apt_install(&["chromium", "chromium-driver"]),
        Tool::Firefox => apt_install(&["firefox-esr"]),
        Tool::WebKit => apt_install(&["webkit2gtk-driver", "xvfb", "xauth"]),
        Tool::NodePackages => install_node_packages(),
        Tool::CppCompiler => apt_install(&["g++"]),
        Tool::CargoFuzz => cargo_install("cargo-fuzz", CARGO_FUZZ, &["--locked"]),
        Tool::CargoDeny => cargo_install("cargo-deny", CARGO_DENY, &["--locked"]),
        Tool::Hugo => apt_install(&["hugo"]),
        Tool::MdBook => cargo_install_fast("mdbook", MDBOOK),
        Tool::Musl => apt_install(&["musl-tools"]),
        Tool::Python => apt_install(&["python3", "python3-venv"]),
        Tool::Zig => {
            cargo_install("cargo-zigbuild", CARGO_ZIGBUILD, &["--locked"])?;
            pip_install("ziglang", ZIG)
        }
    }
}

/// Whether the cache holds this version of a program, or the search path has it in this version.
fn is_installed(name: &str, version: &str) -> bool {
    cached(name).join(name).is_file()
        || program::output(name, &["--version"])
            .is_some_and(|output| output.split_whitespace().any(|word| word == version))
}

/// The folder of the cache for a program, whether it exists or not.
fn cached(program: &str) -> PathBuf {
    match program {
        "trunk" => cache().join(format!("trunk-{TRUNK}")).join("bin"),
        "cargo-fuzz" => cache().join(format!("cargo-fuzz-{CARGO_FUZZ}")).join("bin"),
        "cargo-deny" => cache().join(format!("cargo-deny-{CARGO_DENY}")).join("bin"),
        "cargo-zigbuild" => cache().join(format!("cargo-zigbuild-{CARGO_ZIGBUILD}")).join("bin"),
        "terser" => cache().join(format!("terser-{TERSER}")).join("node_modules").join(".bin"),
        "wasm-opt" => cache().join(format!("binaryen-{BINARYEN}")).join("node_modules").join(".bin"),
        _ => cache().join(format!("wasm-bindgen-cli-{WASM_BINDGEN}")).join("bin"),
    }
}

/// `~/.cache/rolebook`, or `target/tools` for a user without a home.
fn cache() -> PathBuf {
    let of_user = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let of_user = of_user.or_else(|| Some(env::home_dir()?.join(".cache")));
    of_user.map_or_else(|| crate::project().join("target").join("tools"), |folder| folder.join("rolebook"))
}

/// The search path with the cache's programs in front.
fn search_path() -> OsString {
    let installed =
        ["trunk", "wasm-bindgen", "wasm-opt", "terser", "cargo-fuzz", "cargo-deny", "cargo-zigbuild"]
            .map(cached)
            .into_iter()
            .filter(|folder| folder.is_dir());
    let others = env::var_os("PATH").unwrap_or_default();
    let folders = installed.chain(env::split_paths(&others));
    // A folder that could not be joined would have come from a search path that holds it.
    env::join_paths(folders).unwrap_or(others.clone())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let command = format!("rustup {}", arguments.join(" "));
    if program::find("rustup").is_none() {
        bail!(
            "the compiler lacks a part that `{command}` adds: install rustup (https://rustup.rs), then run it"
        );
    }
    program::timed(&command, || program::run(Command::new("rustup").args(arguments)))
}

fn cargo_install(package: &str, version: &str, arguments: &[&str]) -> Result<()> {
    // Compiled once and run briefly: a quick compilation gains more than a quick program.
    let quick = [("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"), ("CARGO_PROFILE_RELEASE_LTO", "off")];
    cargo_install_by(package, version, arguments, &quick)
}

/// Installs what a benchmark compares with, as its users have it.
fn cargo_install_fast(package: &str, version: &str) -> Result<()> {
    cargo_install_by(package, version, &["--locked"], &[])
}

fn cargo_install_by(
    package: &str,
    version: &str,
    arguments: &[&str],
    profile: &[(&str, &str)],
) -> Result<()> {
    let root = cache().join(format!("{package}-{version}"));
    let name = format!("cargo install {package} {version} (once, some minutes) into {}", root.display());
    let mut command = Command::new("cargo");
    command.args(["install", package, "--version", version, "--root"]).arg(root).args(arguments);
    command.envs(profile.iter().copied());
    // The tools are not part of the project, and must not make its own build artifacts out of date.
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    if !std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        command.arg("--quiet");
    }
    program::timed(&name, || program::run(&mut command))
}

/// Debian's packages, with the command to type where they cannot be installed from here.
fn apt_install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if program::find("apt-get").is_none() {
        bail!(
            "missing: {names}; install what your system calls so (on Debian: apt-get install {names}) and \
             see to it that it is on the search path"
        );
    }
    let by_sudo = !is_root();
    if by_sudo && program::find("sudo").is_none() {
        bail!("missing: {names}; run as root: apt-get update && apt-get install {names}");
    }
    program::timed(&format!("apt-get install {names}"), || {
        program::run_asking(apt_get(by_sudo).args(["update", "--quiet=2"]))?;
        program::run_asking(
            apt_get(by_sudo)
                .args(["install", "--yes", "--quiet=2", "--no-install-recommends"])
                .args(packages),
        )
    })
}

fn apt_get(by_sudo: bool) -> Command {
    let mut command = Command::new(if by_sudo { "sudo" } else { "env" });
    if by_sudo {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

fn is_root() -> bool {
    program::output("id", &["-u"]).is_some_and(|id| id == "0")
}

fn install_node() -> Result<()> {
    if let Some(version) = node_version().filter(|version| *version < NODE) {
        bail!("node {version} is too old: install node {NODE} or newer");
    }
    let missing = if node_version().is_none() { &["nodejs", "npm"][..] } else { &["npm"][..] };
    apt_install(missing)
}

fn node_version() -> Option<u32> {
    let version = program::output("node", &["--version"])?;
    major(version.trim_start_matches('v')).parse().ok()
}

fn npm_install(package: &str, version: &str) -> Result<()> {
    let folder = cache().join(format!("{package}-{version}"));
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let name = format!("npm install {package} {version} into {}", folder.display());
    let mut command = npm();
    command.arg("install").arg("--prefix").arg(folder).arg(format!("{package}@{version}"));
    program::timed(&name, || program::run(&mut command))
}

/// mdBook, whether it is there or not.
pub(crate) fn mdbook() -> PathBuf {
    cache().join(format!("mdbook-{MDBOOK}")).join("bin").join(format!("mdbook{}", env::consts::EXE_SUFFIX))
}

/// Zig, whether it is there or not.
fn zig() -> PathBuf {
    let file = if cfg!(windows) { "zig.exe" } else { "zig" };
    cache().join(format!("ziglang-{ZIG}")).join("ziglang").join(file)
}

fn pip_install(package: &str, version: &str) -> Result<()> {
    let folder = cache().join(format!("{package}-{version}"));
    let name = format!("pip install {package} {version} into {}", folder.display());
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(folder);
    program::timed(&name, || program::run(command.arg(format!("{package}=={version}"))))
}

fn install_node_packages() -> Result<()> {
    program::timed(&format!("npm ci in {E2E}"), || {
        program::run(npm().arg("ci").current_dir(E2E))?;
        fs::copy(lock_file(), installed_packages()).context("noting which packages are installed")?;
        Ok(())
    })
}

/// npm, which runs no scripts of packages and prints only errors.
fn npm() -> Command {
    let mut command = Command::new("npm");
    command.args(["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command
}

fn lock_file() -> PathBuf {
    Path::new(E2E).join("package-lock.json")
}

/// A copy of the lock file as it was when the packages were installed.
fn installed_packages() -> PathBuf {
    Path::new(E2E).join("node_modules").join("installed.json")
}

/// Debian calls it `chromium`; others have it by these names.
fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(program::find)
}

/// Debian calls it `firefox-esr`; others have it by this name.
fn firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].into_iter().find_map(program::find)
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project_file(name: &str) -> String {
        fs::read_to_string(crate::project().join(name)).unwrap()
    }

    #[test]
    fn cargo_pins_wasm_bindgen_to_the_version_of_its_tool() {
        let pin = format!("\"={WASM_BINDGEN}\"");
        let manifest = project_file("Cargo.toml");
        let named = manifest.lines().find(|line| line.starts_with("wasm-bindgen =")).unwrap();
        assert!(named.contains(&pin), "{named} does not say {pin}");
    }

    #[test]
    fn search_path_keeps_the_users_folders() {
        let path = search_path();
        assert!(env::split_paths(&path).count() >= env::split_paths(&env::var_os("PATH").unwrap()).count());
    }
}
