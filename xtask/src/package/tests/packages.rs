//! What each channel hands out, opened again.

use super::{between, table};
use crate::package::table::Target;
use crate::package::{archive, channels, npm, table as tables};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use walkdir::WalkDir;

#[test]
fn an_archive_has_the_name_by_which_cargo_binstall_asks_for_it() {
    let table = table();
    let manifest: toml::Table = tables::text("crates/cli/Cargo.toml").unwrap().parse().unwrap();
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
    npm::write_command(&table, out.path()).unwrap();
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

#[cfg(target_os = "linux")]
#[test]
fn the_command_of_npm_says_what_is_missing_and_passes_on_how_the_program_ended() {
    use std::os::unix::fs::PermissionsExt;
    let (table, folder) = (table(), tempfile::tempdir().unwrap());
    npm::write_command(&table, folder.path()).unwrap();
    for (file, (content, _)) in untar(&only(folder.path(), ".tgz").1) {
        archive::write(&folder.path().join(file), &content).unwrap();
    }
    let script = folder.path().join("package/bin/rolebook.js");
    let target = table.target(&tables::host()).unwrap();
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
