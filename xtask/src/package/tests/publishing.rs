//! `packaging/publish.sh`, with stand-ins for the programs that it calls.

use super::table;
use crate::package::table::text;
use crate::package::{archive, channels, npm};
use crate::project;
use std::fs;
use std::path::Path;

#[test]
fn a_second_run_publishes_only_what_is_missing() {
    let (release, table) = (release(), table());
    let folder = release.path().join("channels");
    let channels = folder.to_str().unwrap();
    let version = &table.version;
    let tag = format!("v{version}");
    let check = |arguments: &[&str], programs: &[(&str, &str)], verb: &str, expect: usize| {
        let (succeeded, calls, said) = publish(project(), arguments, programs);
        assert!(succeeded, "{arguments:?}: {said}");
        let published: Vec<_> = calls.into_iter().filter(|call| call.contains(verb)).collect();
        assert_eq!(published.len(), expect, "{arguments:?}: {published:?} {said}");
        published
    };
    // Nothing is there.
    let npm = check(&["npm", channels], &[("npm", "")], "npm publish ", 8);
    assert!(
        npm[7].contains(&format!("/npm/{}-{version}.tgz --access public --provenance", table.names.npm)),
        "{npm:?}"
    );
    let crates = check(&["crates"], &[("cargo", "[ \"$1\" != info ]")], "cargo publish ", table.crates.len());
    for (call, name) in crates.iter().zip(&table.crates) {
        assert!(call.ends_with(&format!("--package {name}")), "{call}");
    }
    let archives = fs::read_dir(folder.join("archives")).unwrap().count();
    assert_eq!(archives, 14);
    let gh = "[ \"$*\" != \"release view TAG\" ]".replace("TAG", &tag);
    check(&["archives", &tag, channels], &[("gh", &gh)], "gh release create ", 1);
    check(&["archives", &tag, channels], &[("gh", &gh)], "gh release upload ", archives);
    let image = check(
        &["image", "host/rolebook", channels],
        &[("docker", "[ \"$3\" != inspect ]")],
        "buildx build ",
        1,
    );
    assert!(image[0].contains("--platform linux/amd64,linux/arm/v7,linux/arm64 "), "{image:?}");
    // Everything is there.
    check(&["npm", channels], &[("npm", "echo there")], "npm publish ", 0);
    check(&["crates"], &[("cargo", "")], "cargo publish ", 0);
    check(
        &["archives", &tag, channels],
        &[("gh", &format!("ls {channels}/archives"))],
        "gh release upload ",
        0,
    );
    check(
        &["archives", &tag, channels],
        &[("gh", &format!("ls {channels}/archives"))],
        "gh release create ",
        0,
    );
    check(&["image", "host/rolebook", channels], &[("docker", "")], "buildx build ", 0);
    // One is missing.
    let gh = format!("ls {channels}/archives | tail -n +2");
    check(&["archives", &tag, channels], &[("gh", &gh)], "gh release upload ", 1);
    let npm = "case $2 in *linux-x64*) ;; *) echo there ;; esac";
    check(&["npm", channels], &[("npm", npm)], "npm publish ", 1);
    // A registry that refuses one fails the step.
    let npm = "case \"$1 $2\" in 'publish '*linux-x64*) exit 1 ;; esac";
    assert!(!publish(project(), &["npm", channels], &[("npm", npm)]).0);
    let npm = "[ \"$1\" != publish ]";
    assert!(!publish(project(), &["npm", channels], &[("npm", npm)]).0);
    assert!(!publish(project(), &["crates"], &[("cargo", "false")]).0);
}

#[test]
fn a_release_is_published_under_its_tag_and_from_its_repository() {
    let version = table().version;
    let copy = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| archive::write(&copy.path().join(file), text.as_bytes()).unwrap();
    write("packaging/publish.sh", &text("packaging/publish.sh").unwrap());
    let manifest = text("Cargo.toml").unwrap();
    let at = manifest.find("\nrepository = \"").unwrap();
    let rest = manifest[at + 1..].split_once('\n').unwrap().1;
    let with = |address: &str| format!("{}\nrepository = \"{address}\"\n{rest}", &manifest[..at]);
    let check = |manifest: &str, changelog: &str, tag: &str, expect: &str| {
        write("Cargo.toml", manifest);
        write("CHANGELOG.md", changelog);
        let (succeeded, _, said) = publish(copy.path(), &["ready", tag], &[]);
        assert_eq!((succeeded, said.contains(expect)), (expect.is_empty(), true), "{said}");
    };
    let (tag, here) = (format!("v{version}"), "https://example.com/rolebook");
    let dated = format!("# Changelog\n\n## {version} (2027-01-31)\n");
    check(&with(here), &dated, &tag, "");
    check(&with(here), &format!("## {version}\n"), &tag, "");
    check(&with(""), &dated, &tag, "names no repository");
    check(&with(here), &dated, "v9.9.9", "the tag is v9.9.9");
    check(&with(here), "## Unreleased\n", &tag, "has no section");
}

/// A folder of stand-ins for programs, and its `log`, which has a line for each call.
fn stand_ins(programs: &[(&str, &str)]) -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    for (name, answer) in programs {
        let file = folder.path().join(name);
        let script = format!("#!/bin/sh\necho \"{name} $*\" >> \"$(dirname \"$0\")/log\"\n{answer}\n");
        fs::write(&file, script).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// Runs `packaging/publish.sh` of a project with stand-ins; returns whether it succeeds, what they were called with, and what it said.
fn publish(project: &Path, arguments: &[&str], programs: &[(&str, &str)]) -> (bool, Vec<String>, String) {
    let folder = stand_ins(programs);
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let mut script = std::process::Command::new("bash");
    script.arg(project.join("packaging/publish.sh")).args(arguments).env("PATH", path);
    let output = script.env_remove("GITHUB_REPOSITORY").env_remove("GITHUB_SERVER_URL").output().unwrap();
    let calls = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), calls.lines().map(str::to_owned).collect(), String::from_utf8(said).unwrap())
}

/// What a release of all targets hands out, of a program of three bytes.
fn release() -> tempfile::TempDir {
    let (table, out) = (table(), tempfile::tempdir().unwrap());
    let program = out.path().join("program");
    fs::write(&program, "elf").unwrap();
    let folder = out.path().join("channels");
    for target in &table.targets {
        channels::of_target(&table, target, &program, &folder).unwrap();
    }
    npm::write_command(&table, &folder.join("npm")).unwrap();
    out
}
