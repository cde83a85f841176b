//! Serves the site during development, and builds it for release, both with Trunk.
//!
//! While serving, Trunk builds the app, and its `post_build` hook runs `rolebook build`, which renders the role
//! pages in the folder `ROLEBOOK_ROLES`. For release, [`app`] builds only the app and minifies it, and then [`site`] runs
//! `rolebook build`.

use crate::guard;
use crate::imports;
use crate::package::target_folder;
use crate::parts::Weights;
use crate::size;
use crate::tools;
use crate::{program, project};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The folder of the built site.
const DIST: &str = "dist";
/// The folder in it in which Trunk prepares a site.
const STAGING: &str = ".stage";
/// The file in a site that lists its files.
const MANIFEST: &str = ".rolebook-manifest.jsonl";
/// The folder in the site for the files that other sites load.
const EMBED: &str = "embed";
/// The folder in the app for the visitors' own notes.
const NOTES: &str = "notes";
/// The folder in the site for the authors' preview.
const PREVIEW: &str = "preview";
/// The app as the compiler makes it for release, in Cargo's folder.
const COMPILED_APP: &str = "wasm32-unknown-unknown/wasm/app.wasm";
/// Files and folders that are watched while serving, besides the folder of roles.
const WATCHED: &[&str] = &["Cargo.toml", "Trunk.toml", "index.html", "crates", "src", "static", EXAMPLES];
/// Example pages that embed the roles.
const EXAMPLES: &str = "examples";

/// A folder named on the command line, made absolute, since some programs run in another folder.
pub(crate) fn folder(name: &str) -> Result<PathBuf, String> {
    match Path::new(name).canonicalize() {
        Ok(path) if path.is_dir() => Ok(path),
        Ok(_) => Err("it is not a folder: name the folder that holds the role pages".to_owned()),
        Err(error) => Err(format!("{error}: name the folder that holds the role pages")),
    }
}

/// Serves the site on this machine until it is interrupted.
pub(crate) fn serve(roles: Option<PathBuf>, port: u16, release: bool) -> Result<()> {
    tools::set_up(tools::BUILD)?;
    let roles = roles.unwrap_or_else(own_roles);
    let path = base_path(&roles)?;
    let mut trunk = trunk("serve", &roles);
    trunk.env("ROLEBOOK_FILES", examples());
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--public-url", &path]);
    if release {
        trunk.arg("--release");
    }
    for path in WATCHED.iter().map(PathBuf::from).chain([roles]).filter(|path| path.exists()) {
        trunk.arg("--watch").arg(path);
    }
    eprintln!("• building; then the site is on http://127.0.0.1:{port}{path}");
    program::run(&mut trunk)
}

/// The base path of a folder's site, from its `site.toml`. Mistakes in that file are reported by the build.
fn base_path(roles: &Path) -> Result<String> {
    let path = roles.join("site.toml");
    match fs::read_to_string(&path) {
        Ok(text) => Ok(base_path_in(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(base_path_in("")),
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}

fn base_path_in(settings: &str) -> String {
    let settings: toml::Table = settings.parse().unwrap_or_default();
    let text = |key: &str| settings.get(key).and_then(toml::Value::as_str);
    let of_url = || Some(text("base_url")?.split_once("://")?.1.split_once('/')?.1.trim_matches('/'));
    let path = text("base_path").map(|path| path.trim_matches('/')).or_else(of_url).unwrap_or_default();
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Builds the site into `dist/`, prints its size, and fails if it is over the budget.
pub(crate) fn build(roles: Option<PathBuf>, url: Option<&str>) -> Result<ExitCode> {
    tools::set_up(tools::RELEASE)?;
    release(&roles.unwrap_or_else(own_roles), url, Path::new(DIST))?;
    let report = size::Report::of(Path::new(DIST))?;
    let weights = Weights::of(&target_folder().join(COMPILED_APP))?;
    print!("{report}{weights}");
    Ok(if report.is_within_budget() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the site of a folder of roles for release into a folder, to be served at `url` or, by default, at the URL in
/// `site.toml`. Needs the tools of [`tools::RELEASE`].
pub(crate) fn release(roles: &Path, url: Option<&str>, into: &Path) -> Result<()> {
    let built = project().join("target/app");
    app(&built)?;
    site(&built, roles, url, &[], into)
}

/// Builds the app for release into a folder, without a site: a site's `integrity` hashes are those of the minified files.
pub(crate) fn app(into: &Path) -> Result<()> {
    program::timed(&format!("build the app into {}", into.display()), || {
        let mut trunk = trunk("build", &own_roles());
        trunk.env("ROLEBOOK_BUILD_LATER", "true").arg("--release").arg("--dist").arg(into);
        program::run(tools::build_small(&mut trunk))?;
        let preview = into.join(PREVIEW);
        prepare_glue(into)?;
        prepare_glue(&preview)?;
        [into, &into.join(EMBED), &into.join(NOTES), &preview].into_iter().try_for_each(minify_scripts)
    })
}

/// Builds the site of a folder of roles with the app that [`app`] built, and with `extra` arguments of the command.
pub(crate) fn site(
    app: &Path,
    roles: &Path,
    url: Option<&str>,
    extra: &[OsString],
    into: &Path,
) -> Result<()> {
    let name = format!("build the site of {} into {}", roles.display(), into.display());
    let mut rolebook = rolebook_build(app, roles, url, into)?;
    rolebook.args(extra);
    program::timed(&name, || program::run(&mut rolebook))
}

/// The command that builds the site of a folder of roles.
fn rolebook_build(app: &Path, roles: &Path, url: Option<&str>, into: &Path) -> Result<Command> {
    make_way(into)?;
    let mut rolebook = Command::new("cargo");
    rolebook
        .args(["run", "--quiet", "--package", "rolebook", "--", "build"])
        .args(url.map(|url| ["--base-url", url]).iter().flatten());
    rolebook.arg("--app").arg(app).arg("--roles").arg(roles).arg("--out").arg(into);
    Ok(rolebook)
}

/// Removes a site without a manifest, as earlier versions built, and what a Trunk that was killed has left: `rolebook build`
/// refuses to replace both. This is done only in `dist/` and `target/`, which git ignores and nobody else writes to.
fn make_way(into: &Path) -> Result<()> {
    let path = std::path::absolute(into)?;
    let is_own = path == project().join(DIST) || path.starts_with(project().join("target"));
    if !is_own || !path.symlink_metadata().is_ok_and(|it| it.is_dir()) {
        return Ok(());
    }
    let is_site =
        || fs::read_to_string(path.join("index.html")).is_ok_and(|it| it.contains("id=\"rolebook\""));
    let left = match path.join(MANIFEST).exists() {
        false if is_site() => path,
        _ => path.join(STAGING),
    };
    match fs::remove_dir_all(&left) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", left.display()))
        }
        _ => Ok(()),
    }
}

/// Builds the sites of hostile texts with the app that [`app`] built, each into a folder in `into`: in `roles`, each role contains
/// [`SEVERAL`] of the texts; in `settings-1` and so on, as many settings as possible are hostile texts.
pub(crate) fn hostile(app: &Path, into: &Path) -> Result<()> {
    let vectors = hostile::vectors();
    let written = into.join("written");
    if written.exists() {
        fs::remove_dir_all(&written)?;
    }
    hostile::in_each_role(SEVERAL, &written.join("roles"), &vectors)?;
    for (portion, number) in hostile::portions(&vectors).into_iter().zip(1..) {
        hostile::all_in_the_settings(&written.join(format!("settings-{number}")), portion)?;
    }
    program::timed(&format!("build the hostile sites into {}", into.display()), || {
        for folder in fs::read_dir(&written)? {
            let roles = folder?.path();
            let into = into.join(roles.file_name().unwrap_or_default());
            let mut rolebook = rolebook_build(app, &roles, Some("https://roles.example.com/"), &into)?;
            // The findings about such vacancies would fill screens.
            program::run(rolebook.stdout(Stdio::null()).stderr(Stdio::null()))?;
        }
        Ok(())
    })
}

/// How many hostile texts one role contains: fewer make more pages to visit. `tests/e2e/hostile.js` knows the number.
const SEVERAL: usize = 6;

/// The pages that show how the site is embedded: a folder to be served beside it.
fn examples() -> PathBuf {
    project().join(EXAMPLES)
}

/// The arguments by which they are built into a site.
pub(crate) fn with_examples() -> Vec<OsString> {
    vec!["--files".into(), examples().into()]
}

/// Has the glue of a built site's WebAssembly, which has its name, report a crash of the app, and gives both short names of what
/// the one has of the other.
fn prepare_glue(site: &Path) -> Result<()> {
    for wasm in files(site, "wasm")? {
        let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
        let glue = wasm.with_file_name(format!("{}.js", name.trim_end_matches("_bg")));
        imports::shorten(&wasm, &glue)?;
        guard::guard(&glue)?;
    }
    Ok(())
}

/// Minifies the scripts in a folder of a built site, in place. Their names keep the hash of the text before minification,
/// which changes whenever the text does.
fn minify_scripts(folder: &Path) -> Result<()> {
    for script in files(folder, "js")? {
        let mut terser = tools::command("terser");
        terser.arg(&script).args(["--module", "--compress", "--mangle", "--output"]).arg(&script);
        program::run(&mut terser)?;
    }
    Ok(())
}

/// The files with this extension that lie in a folder.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        files.push(entry?.path());
    }
    files.retain(|path| path.extension().is_some_and(|it| it == extension));
    Ok(files)
}

/// The role pages that ship with the project.
pub(crate) fn own_roles() -> PathBuf {
    project().join("roles")
}

/// The corpus of real pages, where it lies beside the project.
pub(crate) fn corpus() -> Option<PathBuf> {
    project().join("../shared/corpus/pages").canonicalize().ok()
}

fn trunk(task: &str, roles: &Path) -> Command {
    let mut command = tools::command("trunk");
    command.arg(task).env("ROLEBOOK_ROLES", roles);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sites_of_earlier_versions_make_way_and_only_in_the_folder_of_builds() {
        let target = project().join("target");
        fs::create_dir_all(&target).unwrap();
        let old = &[("index.html", "<div id=\"rolebook\">"), ("notes.txt", "")];
        let new = &[old[0], (MANIFEST, "")];
        let half = &[old[0], (MANIFEST, ""), (".stage/app.js", "")];
        for (parent, files, expect) in [
            (&*target, &old[..], 0),
            (&target, &new[..], 2),
            (&target, &half[..], 2),
            (&target, &[("notes.txt", "")], 1),
            (&std::env::temp_dir(), &old[..], 2),
        ] {
            let folder = parent.join(format!("make-way-{}", std::process::id()));
            for (file, content) in files {
                fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
                fs::write(folder.join(file), content).unwrap();
            }
            make_way(&folder).unwrap();
            assert_eq!(fs::read_dir(&folder).map_or(0, Iterator::count), expect, "{files:?}");
            let _ = fs::remove_dir_all(folder);
        }
    }

    #[test]
    fn a_site_is_served_where_its_settings_say() {
        for (settings, expect) in [
            ("", "/"),
            ("base_path = \"/careers/\"", "/careers/"),
            ("base_url = \"https://example.com\"", "/"),
            ("base_url = \"https://example.com/en/careers\"", "/en/careers/"),
            ("base_path = \"/\"\nbase_url = \"https://example.com/careers/\"", "/"),
            ("base_path = 5", "/"),
            ("[", "/"),
        ] {
            assert_eq!(base_path_in(settings), expect, "{settings}");
        }
    }
}
