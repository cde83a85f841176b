//! Random trees of folders, files, links, pipes, sockets and devices: whatever they are, no command prints or copies what is
//! outside, changes it, or waits for ever.

use super::{MARKS, PAGE, Place};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// How many trees are made: each takes a third of a second.
const CASES: u32 = 24;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn nothing_outside_is_read_or_changed(nodes in prop::collection::vec(any_node(), 1..16)) {
        let place = Place::new();
        nodes.iter().for_each(|node| node.make(&place));
        let before = everything(place.temporary.path());
        for arguments in [
            &["check", "roles", "--format=human", "--level=advice"][..],
            &["check", "roles", "--format=json"],
            &["check", "roles", "--format=sarif"],
            &["check", "roles", "--format=github"],
            &["check", "roles/x.md", "roles/a/x.md"],
            &["outline", "roles", "roles/x.md", "roles/README.md", "files/x.md"],
            &["outline", "--json", "roles"],
            &["build", "--app=app", "--files=files", "--out=../site", "--today=2026-11-22"],
        ] {
            place.run(arguments);
        }
        let site = place.temporary.path().join("site");
        everything(&site).iter().for_each(|(path, file)| check_copied(path, &file.content));
        let after = everything(place.temporary.path());
        prop_assert_eq!(changed(&before, &after, &[&site]), Vec::<&PathBuf>::new());
        place.run(&["new", "Data Analyst", "--department=a"]);
        place.run(&["new", "X"]);
        place.watch(|| ());
        let after = everything(place.temporary.path());
        prop_assert_eq!(changed(&before, &after, &[&site, &place.path("roles")]), Vec::<&PathBuf>::new());
    }
}

/// The files that are in one of two states only, or are others in each, without those below `output`.
fn changed<'a>(before: &'a State, after: &'a State, output: &[&Path]) -> Vec<&'a PathBuf> {
    let paths = before.keys().chain(after.keys());
    let is_elsewhere = |path: &&PathBuf| !output.iter().any(|output| path.starts_with(output));
    paths.filter(is_elsewhere).filter(|path| before.get(*path) != after.get(*path)).collect()
}

/// Something in a folder.
#[derive(Clone, Debug)]
struct Node {
    path: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Page,
    Text(&'static str),
    Link(&'static str),
    /// A link by the full path, which begins at the project.
    FullLink(&'static str),
    Pipe,
    Socket,
    Device,
    Huge,
}

fn any_node() -> impl Strategy<Value = Node> {
    let folders =
        ["roles", "roles", "roles/a", "roles/a/b", "roles/b.md", "roles/.c", "files", "files/a", "app"];
    let names = [
        "x.md",
        "x.md",
        "y.md",
        "a",
        "b",
        "b.md",
        "README.md",
        "site.toml",
        "vacancies.yml",
        "vacancies.json",
        "notes.txt",
        "worker.js",
        "data-analyst.md",
        "z\u{202e}.md",
    ];
    let path = (select(folders.to_vec()), select(names.to_vec()))
        .prop_map(|(folder, name)| format!("{folder}/{name}"));
    let kind = prop_oneof![
        2 => Just(Kind::Page),
        1 => select(&["name = \"Kitchen\"\n", "- role: cook\n", "{", "# Notes\n"][..]).prop_map(Kind::Text),
        6 => select(TARGETS).prop_map(Kind::Link),
        3 => select(&["roles/cook.md", "roles", "roles/a", "../outside", "../outside/secret.md", ".", ".."][..])
            .prop_map(Kind::FullLink),
        1 => Just(Kind::Pipe),
        1 => Just(Kind::Socket),
        1 => Just(Kind::Device),
        1 => Just(Kind::Huge),
    ];
    (path, kind).prop_map(|(path, kind)| Node { path, kind })
}

const TARGETS: &[&str] = &[
    ".",
    "..",
    "../..",
    "/",
    "x.md",
    "y.md",
    "a",
    "../a",
    "a/../../cook.md",
    "../cook.md",
    "../../outside",
    "../../outside/secret.md",
    "../../../outside/secret.md",
    "../../outside/roles",
    "../../outside/roles/site.toml",
    "../../outside/vacancies.yml",
    "../../outside/no-such-file",
    "/proc/self/environ",
    "/proc/self/fd/0",
    "/proc/self/root",
    "/proc/self/cwd",
    "/dev/zero",
    "/dev/tty",
    "/etc/passwd",
];

impl Node {
    /// Makes it, unless another node is in its way.
    fn make(&self, place: &Place) {
        let path = place.path(&self.path);
        let around = path.parent().unwrap();
        let is_free = around.is_dir() || !around.is_symlink() && fs::create_dir_all(around).is_ok();
        // Nothing is made through a link of another node.
        let is_here = || around.canonicalize().is_ok_and(|full| full == real(place).join(parent(&self.path)));
        if !is_free || !is_here() || path.symlink_metadata().is_ok() {
            return;
        }
        match self.kind {
            Kind::Page => fs::write(&path, PAGE).unwrap(),
            Kind::Text(text) => fs::write(&path, text).unwrap(),
            Kind::Link(target) => place.link(&self.path, target),
            Kind::FullLink(target) => place.link(&self.path, place.path(target)),
            Kind::Pipe => place.pipe(&self.path),
            Kind::Socket => place.socket(&self.path),
            Kind::Device => place.device(&self.path),
            Kind::Huge => place.huge(&self.path),
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn real(place: &Place) -> PathBuf {
    place.project().canonicalize().unwrap()
}

/// The files below a folder.
type State = BTreeMap<PathBuf, Found>;

/// What can be noticed of a change.
#[derive(Debug, PartialEq)]
struct Found {
    mode: u32,
    size: u64,
    changed: (i64, i64),
    content: Vec<u8>,
}

/// Everything below a folder, by its path. Links are not followed, and folders have no times: files are put into them.
fn everything(folder: &Path) -> State {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let entries = entries.filter(|entry| !entry.file_type().is_dir());
    let found = |entry: walkdir::DirEntry| {
        let metadata = entry.path().symlink_metadata().unwrap();
        let is_readable = metadata.is_file() && metadata.len() < 1 << 24;
        let content = if is_readable { fs::read(entry.path()).unwrap() } else { Vec::new() };
        let changed = (metadata.mtime(), metadata.mtime_nsec());
        (entry.into_path(), Found { mode: metadata.mode(), size: metadata.len(), changed, content })
    };
    entries.map(found).collect()
}

/// No file of the site is or has what is outside.
fn check_copied(path: &Path, content: &[u8]) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    for mark in MARKS {
        let is_in = content.windows(mark.len()).any(|part| part == mark.as_bytes()) || name.contains(mark);
        assert!(!is_in, "{mark} is in {}", path.display());
    }
    assert!(path.symlink_metadata().unwrap().is_file(), "{} is no file", path.display());
}
