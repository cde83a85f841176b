//! Names and versions stand in one place: Cargo.toml and `packaging/channels.toml`. What repeats them says the same.

use super::archive;
use super::channels;
use super::table::{Table, Target, text};
use crate::project;
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use walkdir::WalkDir;

fn table() -> Table {
    Table::read().unwrap()
}

fn manifest(folder: &Path) -> toml::Table {
    fs::read_to_string(folder.join("Cargo.toml")).unwrap().parse().unwrap()
}

/// The parts of a text between a prefix and what ends them.
fn between<'a>(text: &'a str, prefix: &'a str, end: &'a [char]) -> Vec<&'a str> {
    text.split(prefix).skip(1).map(|rest| rest.split(end).next().unwrap().trim()).collect()
}

/// What every channel hands out for a target, with a program of three bytes, and the folder itself.
fn made(target: &Target) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let program = out.path().join("program");
    fs::write(&program, "elf").unwrap();
    channels::of_target(&table(), target, &program, &out.path().join("out")).unwrap();
    out
}

/// The only file in a folder.
fn only(folder: &Path, extension: &str) -> (String, Vec<u8>) {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(extension)).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    (files[0].file_name().unwrap().to_string_lossy().into_owned(), fs::read(&files[0]).unwrap())
}

/// The files of a `.tar.gz`, with their modes.
fn untar(content: &[u8]) -> BTreeMap<String, (Vec<u8>, u32)> {
    let mut archive = tar::Archive::new(GzDecoder::new(content));
    let mut files = BTreeMap::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let (path, mode) =
            (entry.path().unwrap().to_string_lossy().into_owned(), entry.header().mode().unwrap());
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        files.insert(path, (content, mode));
    }
    files
}

/// The files of a `.zip`, with their modes.
fn unzip(content: &[u8]) -> BTreeMap<String, (Vec<u8>, u32)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(content)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let (path, mode) = (entry.name().unwrap().into_owned(), entry.unix_mode().unwrap());
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        files.insert(path, (content, mode & 0o777));
    }
    files
}

fn package(files: &BTreeMap<String, (Vec<u8>, u32)>) -> Value {
    serde_json::from_slice(&files["package/package.json"].0).unwrap()
}

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
fn an_archive_has_the_name_by_which_cargo_binstall_asks_for_it() {
    let table = table();
    let manifest = manifest(&project().join("crates/cli"));
    let binstall = &manifest["package"]["metadata"]["binstall"];
    for target in &table.targets {
        let format = binstall.get("overrides").and_then(|it| it.get(&target.triple)).unwrap_or(binstall);
        let (suffix, unpack): (_, fn(&[u8]) -> BTreeMap<_, _>) = match format["pkg-fmt"].as_str().unwrap() {
            "zip" => (".zip", unzip),
            _ => (".tar.gz", untar),
        };
        let fill = |template: &str| {
            let extension = if target.is_windows() { ".exe" } else { "" };
            let values = [
                ("repo", "REPOSITORY"),
                ("name", &*table.names.program),
                ("bin", &table.names.program),
                ("version", &table.version),
                ("target", &target.triple),
                ("archive-suffix", suffix),
                ("binary-ext", extension),
            ];
            values
                .iter()
                .fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{ {key} }}"), value))
        };
        let made = made(target);
        let (file, content) = only(&made.path().join("out/archives"), suffix);
        let url = fill(binstall["pkg-url"].as_str().unwrap());
        assert_eq!(url, format!("REPOSITORY/releases/download/v{}/{file}", table.version));
        let (program, mode) = &unpack(&content)[&fill(binstall["bin-dir"].as_str().unwrap())];
        assert_eq!((&**program, *mode), (&b"elf"[..], 0o755));
        let (_, checksum) = only(&made.path().join("out/archives"), ".sha256");
        let expect = format!("{}  {file}\n", archive::hex(&archive::sha256(&content)));
        assert_eq!(String::from_utf8(checksum).unwrap(), expect);
    }
}

#[test]
fn npm_installs_the_program_of_the_machine_and_runs_no_script() {
    let table = table();
    let mut programs = BTreeMap::new();
    for target in &table.targets {
        let made = made(target);
        let (file, content) = only(&made.path().join("out/npm"), ".tgz");
        let files = untar(&content);
        let package = package(&files);
        let (name, version) = (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        assert_eq!(file, format!("{}-{version}.tgz", name.trim_start_matches('@').replace('/', "-")));
        // By this name, the command looks for it.
        let (os, cpu) = (package["os"][0].as_str().unwrap(), package["cpu"][0].as_str().unwrap());
        assert_eq!(name, format!("{}/{os}-{cpu}", table.names.npm_scope));
        let program = &files[&format!("package/bin/{}", target.program("rolebook"))];
        assert_eq!((&*program.0, program.1), (&b"elf"[..], 0o755));
        assert_eq!(package.get("scripts"), None);
        programs.insert(name.to_owned(), version.to_owned());
    }
    let out = tempfile::tempdir().unwrap();
    super::npm::write_command(&table, out.path()).unwrap();
    let files = untar(&only(out.path(), ".tgz").1);
    let package = package(&files);
    let needed: BTreeMap<String, String> =
        serde_json::from_value(package["optionalDependencies"].clone()).unwrap();
    assert_eq!(needed, programs);
    assert!(needed.values().all(|version| *version == table.version));
    assert_eq!(
        (package["name"].as_str(), package["version"].as_str()),
        (Some(&*table.names.npm), Some(&*table.version))
    );
    assert_eq!(package.get("scripts"), None);
    let script = package["bin"][&table.names.program].as_str().unwrap();
    assert_eq!(files[&format!("package/{script}")].1, 0o755);
}

#[test]
fn a_wheel_lists_its_files_and_is_named_by_its_tags() {
    let table = table();
    for target in &table.targets {
        let made = made(target);
        let (file, content) = only(&made.path().join("out/pypi"), ".whl");
        let files = unzip(&content);
        let name = format!("{}-{}", table.names.pypi, table.version);
        assert_eq!(file, format!("{name}-py3-none-{}.whl", target.wheels.join(".")));
        let read =
            |file: &str| String::from_utf8(files[&format!("{name}.dist-info/{file}")].0.clone()).unwrap();
        let tags: Vec<String> = target.wheels.iter().map(|it| format!("py3-none-{it}")).collect();
        assert_eq!(between(&read("WHEEL"), "Tag: ", &['\n']), tags);
        let metadata = read("METADATA");
        assert_eq!(between(&metadata, "\nName: ", &['\n']), [&*table.names.pypi]);
        assert_eq!(between(&metadata, "\nVersion: ", &['\n']), [&*table.version]);
        let listed: Vec<String> =
            read("RECORD").lines().map(|line| line.split(',').next().unwrap().to_owned()).collect();
        assert_eq!(listed.len(), files.len());
        assert!(listed.iter().all(|file| files.contains_key(file)), "{listed:?}");
        let program = &files[&format!("{name}.data/scripts/{}", target.program("rolebook"))];
        assert_eq!((&*program.0, program.1), (&b"elf"[..], 0o755));
    }
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    let table = table();
    for target in [&table.targets[0], &table.targets[6]] {
        let (first, second) = (made(target), made(target));
        let mut count = 0;
        for entry in WalkDir::new(first.path()).into_iter().map(Result::unwrap) {
            let other = second.path().join(entry.path().strip_prefix(first.path()).unwrap());
            if entry.file_type().is_file() {
                assert_eq!(fs::read(entry.path()).unwrap(), fs::read(&other).unwrap(), "{}", other.display());
                count += 1;
            }
        }
        assert!(count > 4);
    }
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

/// A folder of stand-ins for programs, and its `log`, which has a line for each call.
#[cfg(target_os = "linux")]
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
#[cfg(target_os = "linux")]
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
#[cfg(target_os = "linux")]
fn release() -> tempfile::TempDir {
    let (table, out) = (table(), tempfile::tempdir().unwrap());
    let program = out.path().join("program");
    fs::write(&program, "elf").unwrap();
    let folder = out.path().join("channels");
    for target in &table.targets {
        channels::of_target(&table, target, &program, &folder).unwrap();
    }
    super::npm::write_command(&table, &folder.join("npm")).unwrap();
    out
}

#[cfg(target_os = "linux")]
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

#[cfg(target_os = "linux")]
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

#[cfg(target_os = "linux")]
#[test]
fn the_command_of_npm_says_what_is_missing_and_passes_on_how_the_program_ended() {
    use std::os::unix::fs::PermissionsExt;
    let (table, folder) = (table(), tempfile::tempdir().unwrap());
    super::npm::write_command(&table, folder.path()).unwrap();
    for (file, (content, _)) in untar(&only(folder.path(), ".tgz").1) {
        archive::write(&folder.path().join(file), &content).unwrap();
    }
    let script = folder.path().join("package/bin/rolebook.js");
    let target = table.target(&super::table::host()).unwrap();
    let name = table.npm_package(target);
    let check = |code: Option<i32>, said: &str| {
        let output = std::process::Command::new("node").arg(&script).args(["check", "a b"]).output().unwrap();
        let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!((output.status.code(), all.contains(said)), (code, true), "{all}");
    };
    check(Some(1), &format!("the package {name} is missing"));
    let program = folder.path().join("package/node_modules").join(&name).join("bin/rolebook");
    for (text, code, said) in [
        ("#!/bin/sh\necho \"$1/$2\"\nexit 7", Some(7), "check/a b"),
        ("#!/bin/sh\nkill -TERM $$", None, ""),
        ("#!/no/such/shell", Some(1), "cannot be run"),
    ] {
        archive::write(&program, text.as_bytes()).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        check(code, said);
    }
    // A machine that no program is made for.
    let manifest = folder.path().join("package/package.json");
    fs::remove_dir_all(folder.path().join("package/node_modules")).unwrap();
    fs::write(&manifest, fs::read_to_string(&manifest).unwrap().replace(&name, "@rolebook/sunos-x64"))
        .unwrap();
    check(Some(1), "no program was made for");
}
