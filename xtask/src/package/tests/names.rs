//! What repeats a name or a version, beside the table and the manifests.

use super::{between, table};
use crate::package::table::{Table, Target, text};
use crate::project;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

#[test]
fn crates_that_are_published_have_the_version_and_what_the_registry_asks_for() {
    let table = table();
    let root = manifest(project());
    let members = root["workspace"]["members"].as_array().unwrap();
    let folders = members.iter().map(|member| project().join(member.as_str().unwrap()));
    let mut published = Vec::new();
    for folder in folders.chain([project().to_owned()]) {
        let manifest = manifest(&folder);
        let package = manifest["package"].as_table().unwrap();
        let name = package["name"].as_str().unwrap();
        if package.get("publish").and_then(toml::Value::as_bool) == Some(false) {
            continue;
        }
        published.push(name.to_owned());
        assert!(package["description"].as_str().unwrap().len() > 20, "{name}");
        for key in ["version", "license", "repository", "rust-version", "edition"] {
            assert_eq!(package[key]["workspace"].as_bool(), Some(true), "{name}: {key}");
        }
        // Each is published after those that it depends on.
        let at = |name: &str| table.crates.iter().position(|it| it == name);
        let needed =
            manifest["dependencies"].as_table().unwrap().keys().filter(|name| name.starts_with("rolebook"));
        for needed in needed {
            assert!(at(needed) < at(name) && at(needed).is_some(), "{name} comes before {needed}");
        }
    }
    let mut expect = table.crates.clone();
    expect.sort();
    published.sort();
    assert_eq!(published, expect);
    let dependencies = root["workspace"]["dependencies"].as_table().unwrap();
    for (name, dependency) in dependencies.iter().filter(|(name, _)| name.starts_with("rolebook")) {
        assert_eq!(dependency["version"].as_str(), Some(&*table.version), "{name}");
    }
}

#[test]
fn the_version_is_the_same_wherever_it_is_written() {
    let Table { version, names, .. } = table();
    let action = text("action.yml").unwrap();
    let default = between(
        &action,
        "The version of Rolebook. By default, the one of this action.\n    default:",
        &['\n'],
    );
    assert_eq!(default, [&*version]);
    let headings = text("CHANGELOG.md").unwrap();
    let first = between(&headings, "\n## ", &['\n'])[0].split(' ').next().unwrap();
    assert!(first == "Unreleased" || first == version, "the changelog begins with {first}");
    // `init` puts the version there.
    for file in ["github.yml", "gitlab.yml", "netlify.toml"] {
        let workflow = text(&format!("crates/cli/src/commands/init/{file}")).unwrap();
        let named = between(&workflow, "npx --yes ", &[' ']);
        assert!(
            !named.is_empty() && named.iter().all(|it| *it == format!("{}@VERSION", names.npm)),
            "{file}"
        );
    }
    let checking = text("docs/checking.md").unwrap();
    assert_eq!(between(&checking, "npx --yes ", &[' ']), [format!("{}@{version}", names.npm)]);
    let hosting = text("docs/hosting.md").unwrap();
    assert_eq!(between(&hosting, "uses: OWNER/rolebook@v", &['\n']), [&*version]);
    let action = text("packaging/action.sh").unwrap();
    assert_eq!(between(&action, "npx --yes \"", &['"']), [format!("{}@$VERSION", names.npm)]);
}

#[test]
fn what_users_type_has_the_names_of_the_table() {
    let Table { names, .. } = table();
    for file in ["README.md", "crates/cli/README.md", "docs/first-site.md"] {
        let text = text(file).unwrap();
        for (command, name) in [
            ("npx ", &names.npm),
            ("npm install --save-dev ", &names.npm),
            ("uvx ", &names.pypi),
            ("pip install ", &names.pypi),
            ("cargo install ", &names.program),
            ("cargo binstall ", &names.program),
        ] {
            let named = between(&text, command, &[' ', '`', '\n']);
            assert!(!named.is_empty() && named.iter().all(|it| it == name), "{file}: {command}{named:?}");
        }
    }
}

#[test]
fn every_channel_means_the_same_machine() {
    for Target { triple, npm, wheels, image, .. } in &table().targets {
        let (processor, rest) = triple.split_once('-').unwrap();
        let (cpu, architecture, wheel) = match processor {
            "x86_64" => ("x64", "amd64", if rest.contains("windows") { "amd64" } else { "x86_64" }),
            "aarch64" => ("arm64", "arm64", if rest.contains("linux") { "aarch64" } else { "arm64" }),
            _ => ("arm", "arm/v7", "armv7l"),
        };
        let (os, systems) = match rest {
            "apple-darwin" => ("darwin", &["macosx_"][..]),
            "pc-windows-msvc" => ("win32", &["win_"][..]),
            _ => ("linux", &["manylinux_2_17_", "manylinux2014_", "musllinux_1_1_"][..]),
        };
        assert_eq!((&*npm.os, &*npm.cpu), (os, cpu), "{triple}");
        assert_eq!(wheels.len(), systems.len(), "{triple}");
        for (tag, system) in wheels.iter().zip(systems) {
            assert!(tag.starts_with(system) && tag.ends_with(&format!("_{wheel}")), "{triple}: {tag}");
        }
        assert_eq!(*image, (os == "linux").then(|| format!("linux/{architecture}")), "{triple}");
    }
}

#[test]
fn the_release_builds_the_targets_of_the_table_and_publishes_under_its_names() {
    let table = table();
    let release = text(".github/workflows/release.yml").unwrap();
    let built = between(&release, "- { target:", &['}']);
    let expect: Vec<String> =
        table.targets.iter().map(|target| format!("{}, runner: {}", target.triple, target.runner)).collect();
    assert_eq!(built, expect);
    assert_eq!(table.targets.len(), 7);
    assert_eq!(between(&release, "\"ghcr.io/${GITHUB_REPOSITORY_OWNER,,}/", &['"']), [&*table.names.image]);
    let publish = text("packaging/publish.sh").unwrap();
    assert!(publish.contains(&format!("/npm/{}-$version.tgz", table.names.npm)));
    let image = text("packaging/image/Dockerfile").unwrap();
    assert!(image.contains(&format!("/{0} /{0}\n", table.names.program)), "{image}");
}

#[test]
fn no_action_can_change_unseen_and_no_job_may_do_more_than_it_has_to() {
    for file in [".github/workflows/release.yml", "action.yml"] {
        let text = text(file).unwrap();
        for used in between(&text, "uses: ", &['\n']) {
            let (commit, version) = used.split_once('@').unwrap().1.split_once(" # v").expect(used);
            assert!(commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit()), "{file}: {used}");
            assert!(version.starts_with(|it: char| it.is_ascii_digit()), "{file}: {used}");
        }
    }
    let release = text(".github/workflows/release.yml").unwrap();
    let everywhere = between(&release, "\npermissions:\n", &['\n']);
    assert_eq!(everywhere, ["contents: read"]);
    let mut writes: Vec<_> =
        release.lines().filter(|line| line.ends_with(": write")).map(str::trim).collect();
    writes.sort_unstable();
    let expect =
        ["attestations: write", "contents: write", "id-token: write", "id-token: write", "id-token: write"];
    assert_eq!(writes, [&expect[..], &["id-token: write", "packages: write"]].concat());
}

#[test]
fn the_repository_is_named_in_one_place() {
    let Table { repository, .. } = table();
    let mut files = vec!["action.yml".to_owned(), "README.md".to_owned(), "crates/cli/README.md".to_owned()];
    for folder in ["packaging", ".github/workflows", "crates/cli/src/commands/init"] {
        let entries = WalkDir::new(project().join(folder)).into_iter().map(Result::unwrap);
        let found = entries.filter(|entry| entry.file_type().is_file());
        files.extend(
            found.map(|entry| entry.path().strip_prefix(project()).unwrap().to_string_lossy().into_owned()),
        );
    }
    assert!(files.len() > 10);
    for file in files {
        for host in ["https://github.com/", "https://gitlab.com/", "ghcr.io/"] {
            for found in between(&text(&file).unwrap(), host, &['"', '\'', ')', ' ', '\n']) {
                let is_it = !repository.is_empty() && format!("{host}{found}").starts_with(&repository);
                assert!(is_it || found.starts_with('$'), "{file} names {host}{found}");
            }
        }
    }
}

fn manifest(folder: &Path) -> toml::Table {
    fs::read_to_string(folder.join("Cargo.toml")).unwrap().parse().unwrap()
}
