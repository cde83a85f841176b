//! Every rule, checked against its own explanation: the bad folder has the finding, and the good one has not.
//!
//! The examples are files in folders, and `rolebook check` runs on them as authors run it.

use crate::folder::{Folder, rolebook};
use expect_test::expect_file;
use rolebook::explanations::{Example, document, explanation};
use rolebook_model::Rule;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The findings in a folder with these files, from `rolebook check --format=json`.
fn check(files: &[Example]) -> Vec<Value> {
    let folder = Folder::with::<&str>(&[]);
    let mut arguments = ["check", ".", "--format=json", "--today=2026-11-22"].map(str::to_owned).to_vec();
    for file in files {
        write(&folder, file);
        if let Some(board @ ("greenhouse" | "lever" | "ashby")) = file.file.strip_suffix(".json") {
            arguments.push(format!("--{board}={}", file.file));
        }
    }
    let run = rolebook(folder.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let report: Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.error));
    report["findings"].as_array().unwrap().clone()
}

fn write(folder: &Folder, Example { file, options, text }: &Example) {
    let mut content = text.clone().into_bytes();
    for option in options {
        match option.split_once('=') {
            Some(("repeat", times)) => content = content.repeat(times.parse().unwrap()),
            Some(("repeat-line", line_and_times)) => content = repeat_line(text, line_and_times).into_bytes(),
            Some(("link", target)) => return link(target, &folder.path().join(file)),
            None if option == "latin1" => content = text.chars().map(|character| character as u8).collect(),
            _ => panic!("unknown option {option}"),
        }
    }
    folder.add(file, content);
}

/// The text with one of its lines repeated: `4x100` repeats the fourth line a hundred times.
fn repeat_line(text: &str, line_and_times: &str) -> String {
    let (wanted, times) = line_and_times.split_once('x').unwrap();
    let (wanted, times): (usize, usize) = (wanted.parse().unwrap(), times.parse().unwrap());
    let repeated = |(line, number): (&str, usize)| line.repeat(if number == wanted { times } else { 1 });
    text.split_inclusive('\n').zip(1..).map(repeated).collect()
}

fn link(target: &str, path: &Path) {
    #[cfg(unix)]
    use std::os::unix::fs::symlink;
    #[cfg(windows)]
    use std::os::windows::fs::symlink_file as symlink;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(target, path).unwrap();
}

/// Checks the examples of a rule; returns what is wrong with them.
fn faults(rule: Rule) -> Vec<String> {
    let explanation = explanation(rule);
    let mut faults = Vec::new();
    let mut expect = |is_right: bool, what: String| {
        if !is_right {
            faults.push(format!("{}: {what}", rule.name()));
        }
    };
    let file = format!("crates/cli/src/explanations/{}.md", rule.name());
    expect(explanation.text.split_whitespace().count() > 20, format!("{file} does not explain it"));
    expect(!explanation.bad.is_empty(), "it shows no bad page".to_owned());
    expect(!explanation.good.is_empty(), "it shows no good page".to_owned());
    if explanation.bad.is_empty() || explanation.good.is_empty() {
        return faults;
    }
    let (bad, good) = (check(&explanation.bad), check(&explanation.good));
    let is_found = bad.iter().any(|finding| finding["rule"] == rule.name());
    expect(is_found, format!("the bad page has no such finding, only {bad:#?}"));
    let worse = |finding: &&Value| finding["rule"] == rule.name() || finding["severity"] != "advice";
    let in_good: Vec<_> = good.iter().filter(worse).collect();
    expect(in_good.is_empty(), format!("the good page has findings: {in_good:#?}"));
    faults
}

#[test]
fn every_rule_finds_what_its_explanation_shows() {
    let faults: Vec<String> = Rule::ALL.iter().flat_map(|rule| faults(*rule)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_document_is_generated_from_the_explanations() {
    expect_file!["../../docs/findings.md"].assert_eq(&document());
}
