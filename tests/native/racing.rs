//! Builds into one folder at the same time, some of them killed: the folder always holds one whole site.

use crate::building::{SHELL, build, files, project};
use crate::folder::Folder;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

/// How often builds race.
const ROUNDS: usize = 100;
/// Builds are killed within this time, which is about as long as one takes.
const BUILD: Duration = Duration::from_millis(120);

/// One of the builds that run at the same time.
#[derive(Clone, Debug)]
struct Racer {
    waits: bool,
    /// When it is killed, if it is.
    killed_after: Option<Duration>,
}

fn racer() -> impl Strategy<Value = Racer> {
    let moment = (0..BUILD.as_micros() as u64).prop_map(Duration::from_micros);
    // Most do not wait, since those that do take their time one after another.
    (prop::bool::weighted(0.15), prop::option::weighted(0.4, moment))
        .prop_map(|(waits, killed_after)| Racer { waits, killed_after })
}

#[test]
fn builds_at_the_same_time_leave_one_whole_site() {
    let project = project(SHELL);
    assert_eq!(lone_build(&project), Some(0));
    let expect = files(&project.path().join("site"));
    let mut runner = TestRunner::deterministic();
    let racers = select(vec![2, 2, 2, 2, 2, 2, 5, 5, 20]).prop_flat_map(|count| vec(racer(), count));
    for round in 0..ROUNDS {
        let racers = racers.new_tree(&mut runner).unwrap().current();
        race(&project, &racers);
        let site = project.path().join("site");
        assert_eq!(files(&site), expect, "round {round} of {racers:?}");
        check_whole(&site);
    }
    assert_eq!(lone_build(&project), Some(0));
    let mut names: Vec<_> = fs::read_dir(project.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["app", "roles", "site"], "nothing is left behind");
}

#[test]
fn builds_that_wait_all_succeed() {
    let project = project(SHELL);
    thread::scope(|scope| {
        let builds: Vec<_> =
            (0..5).map(|_| scope.spawn(|| build(&project, &["--out", "a/site", "--wait"]).code)).collect();
        builds.into_iter().for_each(|build| assert_eq!(build.join().unwrap(), Some(0)));
    });
    check_whole(&project.path().join("a/site"));
    assert_eq!(fs::read_dir(project.path().join("a")).unwrap().count(), 1, "nothing is left behind");
}

fn lone_build(project: &Folder) -> Option<i32> {
    build(project, &["--out", "site", "--base-url", "https://0.example"]).code
}

/// Starts the builds, each for a host of its own, kills some, and waits for all.
fn race(project: &Folder, racers: &[Racer]) {
    thread::scope(|scope| {
        for (number, racer) in racers.iter().enumerate() {
            scope.spawn(move || {
                let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
                let url = format!("https://{number}.example");
                command.args(["build", "--app", "app", "--out", "site", "--base-url", &url]);
                command.args(racer.waits.then_some("--wait"));
                command.current_dir(project.path()).stdout(Stdio::null()).stderr(Stdio::null());
                let mut build = command.spawn().unwrap();
                if let Some(moment) = racer.killed_after {
                    thread::park_timeout(moment);
                    build.kill().unwrap();
                }
                build.wait().unwrap();
            });
        }
    });
}

/// Checks that a site holds the files of its manifest, with their content, and that they are of one build.
#[track_caller]
fn check_whole(site: &Path) {
    let manifest = fs::read_to_string(site.join(".rolebook-manifest.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        manifest.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [header, listed @ .., end] = &*lines else { panic!("{manifest}") };
    assert_eq!(header["rolebook"], "site");
    assert_eq!(end["complete"], listed.len());
    for line in listed {
        let content = fs::read(site.join(line["file"].as_str().unwrap())).unwrap();
        let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(line["hash"], *hash, "{line}");
    }
    assert_eq!(files(site).len(), listed.len() + 1);
}
