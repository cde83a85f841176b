//! The npm packages: the command, a program for each kind of machines, and `<role-book>`.
//!
//! The command is a script that runs the program, which is in an optional dependency: npm installs the one whose `os` and `cpu` are
//! those of the machine, without a script of the package's own.

use super::archive::{self, Entry};
use super::channels::{ABOUT, licences};
use super::table::{Table, Target, text};
use crate::program;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest Node that is still common.
const NODE: &str = ">=18";

/// Writes the package with a target's program.
pub(super) fn write_platform(table: &Table, target: &Target, program: &[u8], out: &Path) -> Result<()> {
    let name = table.npm_package(target);
    let machines = format!("{} with {}", target.npm.os, target.npm.cpu);
    let manifest = with(
        about(table, &name, &format!("The program of {} for {machines}", table.names.npm)),
        json!({
            "os": [target.npm.os],
            "cpu": [target.npm.cpu],
            // Yarn would leave it in an archive, where it cannot be run.
            "preferUnplugged": true,
        }),
    );
    let command = &table.names.npm;
    let readme =
        format!("# {name}\n\nThe program of the package `{command}` for {machines}. Install `{command}`.\n");
    let program = Entry::program(format!("bin/{}", target.program(&table.names.program)), program);
    write(table, &name, &manifest, vec![Entry::new("README.md", readme), program], out)
}

/// Writes the package with the command.
pub(super) fn write_command(table: &Table, out: &Path) -> Result<()> {
    let name = &table.names.npm;
    let programs: Map<String, Value> =
        table.targets.iter().map(|target| (table.npm_package(target), json!(table.version))).collect();
    let manifest = with(
        about(table, name, &table.description),
        json!({
            "keywords": ["roles", "careers", "levels", "jobs", "static-site-generator"],
            "bin": { (table.names.program.clone()): "bin/rolebook.js" },
            "engines": { "node": NODE },
            "optionalDependencies": programs,
            // What the script tells where its program is missing.
            "rolebook": { "scope": table.names.npm_scope, "crate": table.names.program },
        }),
    );
    let script = Entry::program("bin/rolebook.js", text("packaging/npm/rolebook/rolebook.js")?);
    write(table, name, &manifest, vec![Entry::new("README.md", text(ABOUT)?), script], out)
}

/// Writes the package of `<role-book>`: the files that a built site has for other sites, and those that they load.
pub(super) fn write_element(table: &Table, rolebook: &Path, out: &Path) -> Result<()> {
    let name = &table.names.npm_element;
    let manifest = with(
        about(table, name, "<role-book> shows the roles of a company in any page"),
        json!({
            "keywords": ["custom-element", "web-component", "roles", "careers", "jobs"],
            "type": "module",
            "main": "./embed/role-book.js",
            "types": "./embed/role-book.d.ts",
            "customElements": "embed/custom-elements.json",
            "sideEffects": true,
            "exports": {
                ".": { "types": "./embed/role-book.d.ts", "default": "./embed/role-book.js" },
                "./*": "./*",
            },
        }),
    );
    let mut entries = vec![Entry::new("README.md", text("packaging/npm/element/README.md")?)];
    entries.extend(element(rolebook)?);
    write(table, name, &manifest, entries, out)
}

/// How the module begins that the element loads for other languages than English, beside what its loader names.
const TRANSLATIONS: &str = "translations-";

/// The element's files, as a site has them.
fn element(rolebook: &Path) -> Result<Vec<Entry>> {
    let folder = tempfile::tempdir()?;
    let (roles, site) = (folder.path().join("roles"), folder.path().join("site"));
    archive::write(&roles.join("baker.md"), b"# Baker\n\n## Responsibilities\n\n- Bake bread\n")?;
    let mut build = Command::new(rolebook);
    build.args(["build", "--quiet", "--out"]).arg(&site).arg(&roles).env_clear().stdout(Stdio::null());
    program::run(&mut build)?;
    let loader = fs::read_to_string(site.join("embed/role-book.js"))?;
    let mut entries = Vec::new();
    for folder in ["", "embed"] {
        let mut names = Vec::new();
        for file in fs::read_dir(site.join(folder))? {
            let file = file?;
            if file.file_type()?.is_file() {
                names.push(file.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort_unstable();
        let types = ["role-book.js", "role-book.d.ts", "custom-elements.json"];
        names.retain(|name| {
            let is_of_embed =
                folder == "embed" && (types.contains(&&**name) || name.starts_with(TRANSLATIONS));
            loader.contains(&**name) || is_of_embed
        });
        for name in names {
            let path = Path::new(folder).join(&name).to_string_lossy().replace('\\', "/");
            let mut content = fs::read(site.join(&path)).with_context(|| format!("reading {path}"))?;
            if name == "custom-elements.json" {
                // Its paths begin at the top of the package.
                let moved =
                    String::from_utf8_lossy(&content).replace("\"role-book.js\"", "\"embed/role-book.js\"");
                content = moved.into_bytes();
            }
            entries.push(Entry::new(path, content));
        }
    }
    Ok(entries)
}

/// What every package says of itself.
fn about(table: &Table, name: &str, description: &str) -> Value {
    let mut manifest = json!({
        "name": name,
        "version": table.version,
        "description": description,
        "license": table.license,
    });
    if !table.repository.is_empty() {
        let repository = json!({ "type": "git", "url": format!("git+{}.git", table.repository) });
        manifest = with(manifest, json!({ "repository": repository }));
    }
    manifest
}

fn with(mut manifest: Value, more: Value) -> Value {
    if let (Some(manifest), Value::Object(more)) = (manifest.as_object_mut(), more) {
        manifest.extend(more);
    }
    manifest
}

/// Writes a package under the name that `npm pack` gives it.
fn write(table: &Table, name: &str, manifest: &Value, files: Vec<Entry>, out: &Path) -> Result<()> {
    let manifest = format!("{}\n", serde_json::to_string_pretty(manifest)?);
    let mut entries = vec![Entry::new("package.json", manifest)];
    entries.extend(files);
    entries.extend(licences("")?);
    for entry in &mut entries {
        entry.path.insert_str(0, "package/");
    }
    let file = format!("{}-{}.tgz", name.trim_start_matches('@').replace('/', "-"), table.version);
    archive::write(&out.join(file), &archive::tar(&entries)?)
}
