//! Invalid pages and folders: each is a finding at its place or a clear error, and the other pages are still read.

use crate::folder::{Folder, rolebook};

const GOOD: &str = "---\ntitle: Good Dev\n---\n\n## Responsibilities\n\n- Help.\n";

/// Outlines a folder with `files` and a good page; each of `findings` is the start of a printed line.
#[track_caller]
fn check(files: &[(&str, &[u8])], findings: &[&str]) {
    let folder = Folder::with(files);
    folder.add("z/good.md", GOOD);
    let run = rolebook(folder.path(), &["outline", "."]);
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
    assert!(run.out.contains("z/good.md\n"), "the good page is missing: {}", run.out);
    for finding in findings {
        assert!(run.out.lines().any(|line| line.starts_with(finding)), "no line {finding}… in {}", run.out);
    }
}

#[test]
fn text_that_is_not_utf_8_is_read_as_far_as_possible() {
    check(&[("a.md", b"---\ntitle: Dev\n---\n\n## \xc3\x84rger \xff\n")], &["a.md:5:10: encoding: "]);
    check(&[("a.md", b"\xff\xfe#\0 \0D\0")], &["a.md:1:1: encoding: "]);
}

#[test]
fn carriage_returns_alone_end_lines() {
    check(&[("a.md", b"---\rtitle: Dev\r---\r\r## Role\r\rText.\r<b>x</b>\r")], &["a.md:8:1: raw-html"]);
}

#[test]
fn empty_files_are_found() {
    check(&[("a.md", b"")], &["a.md:1:1: empty-page: "]);
    check(&[("a.md", b" \n\t\n")], &["a.md:1:1: empty-page: "]);
    check(&[("a.md", b"---\ntitle: Dev\n---\n")], &["a.md:"]);
}

#[test]
fn a_megabyte_without_a_line_end_is_read() {
    for text in ["word ", "x", "[", "*", "\"", "é"] {
        check(&[("a.md", text.repeat(1_000_000 / text.len()).as_bytes())], &["a.md"]);
    }
}

#[test]
fn ten_thousand_nested_blocks_are_cut_off() {
    let page = |mark: &str| format!("---\ntitle: Dev\n---\n{}deep\n", mark.repeat(10_000));
    let stairs: String = (0..1_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    check(&[("a.md", page("- ").as_bytes())], &["a.md:4:"]);
    check(&[("a.md", page("> ").as_bytes())], &["a.md:4:"]);
    check(&[("a.md", page("1. ").as_bytes())], &["a.md:4:"]);
    check(&[("a.md", format!("---\ntitle: Dev\n---\n{stairs}").as_bytes())], &["a.md:"]);
}

#[test]
fn front_matter_that_is_missing_or_not_closed_leaves_the_text_whole() {
    check(&[("a.md", b"## Role\n\nText.\n")], &[]);
    check(
        &[("a.md", b"---\ntitle: Dev\n\n## Role\n")],
        &["a.md:1:1: front-matter: front matter is not closed"],
    );
    check(&[("a.md", b"---\ntitle: &a Dev\n---\n")], &["a.md:2:8: front-matter: "]);
    check(&[("a.md", b"---\ntitle: Dev: Ops\n---\n")], &["a.md:2:11: front-matter: "]);
}

#[test]
fn pages_that_claim_the_same_are_both_shown() {
    check(
        &[
            ("x/dev.md", b"---\ntitle: Dev\n---\n\nOne.\n"),
            ("x/developer.md", b"---\ntitle: Dev\n---\n\nTwo.\n"),
        ],
        &["x/developer.md:1:1: duplicate-role: "],
    );
    // A translation is no second role.
    check(
        &[
            ("x/dev.md", b"---\ntitle: Dev\n---\n\nOne.\n"),
            ("x/dev.de.md", b"---\ntitle: Dev\n---\n\nEins.\n"),
        ],
        &[],
    );
    check(
        &[
            ("x/dev.md", b"---\ntitle: One\n---\n\nOne.\n"),
            ("x/dev.markdown", b"---\ntitle: Two\n---\n\nTwo.\n"),
        ],
        &["x/dev.md:1:1: duplicate-url: "],
    );
}

#[test]
fn files_beyond_the_limit_are_left_out() {
    check(&[("a.md", " ".repeat(1024 * 1024 + 1).as_bytes())], &["a.md:1:1: too-large: "]);
}

#[cfg(unix)]
#[test]
fn a_file_name_with_invisible_characters_is_refused() {
    check(
        &[("a\n::error::b\u{1b}[31m.md", GOOD.as_bytes())],
        &["a\\n::error::b\\u{1b}[31m.md:1:1: unreadable: "],
    );
    check(&[("a\u{202e}dm.b.md", GOOD.as_bytes())], &["a\\u{202e}dm.b.md:1:1: unreadable: "]);
}

#[test]
fn a_folder_may_be_named_like_a_page() {
    check(&[("a.md/b.md", GOOD.as_bytes())], &["a.md/b.md"]);
}

#[cfg(unix)]
#[test]
fn broken_looping_and_escaping_links_are_left_out() {
    let folder = Folder::with(&[("a/good.md", GOOD)]);
    std::os::unix::fs::symlink("nowhere.md", folder.path().join("a/lost.md")).unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("a/back")).unwrap();
    std::os::unix::fs::symlink("good.md", folder.path().join("a/other-name.md")).unwrap();
    // A link out of the folder could publish any file on the machine.
    std::fs::write(folder.path().with_file_name("secret.md"), "---\ntitle: Secret\n---\n").unwrap();
    std::os::unix::fs::symlink("../../secret.md", folder.path().join("a/out.md")).unwrap();
    let run = rolebook(folder.path(), &["outline", "."]);
    assert_eq!(run.code, Some(0));
    for line in [
        "a/good.md",
        "a/other-name.md",
        "a/lost.md:1:1: unreadable: ",
        "a/back:1:1: unreadable: ",
        "a/out.md:1:1: unreadable: ",
    ] {
        assert!(run.out.lines().any(|found| found.starts_with(line)), "no line {line}… in {}", run.out);
    }
}

/// Outlines `path` in a folder with `files`, which has to fail with an error that starts with `error`.
#[track_caller]
fn check_error(files: &[(&str, &str)], path: &str, error: &str) {
    let folder = Folder::with(files);
    let run = rolebook(folder.path(), &["outline", path]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.error.starts_with(error), "{}", run.error);
}

#[test]
fn a_folder_that_cannot_be_loaded_is_an_error() {
    check_error(&[], "nowhere", "rolebook: nowhere: no such file or folder");
    check_error(&[("notes.txt", "x")], ".", "rolebook: .: no role pages here");
    check_error(&[("a.md", GOOD), ("site.toml", "name = ")], ".", "rolebook: ./site.toml:1:8: ");
    check_error(
        &[("a.md", GOOD), ("site.toml", "nmae = \"x\"")],
        ".",
        "rolebook: ./site.toml:1:1: unknown key \"nmae\"",
    );
    check_error(&[("a.md", GOOD), ("site.toml/x", "")], ".", "rolebook: ./site.toml: cannot be read");
}

#[test]
fn the_other_paths_are_outlined_if_one_is_missing() {
    let folder = Folder::with(&[("a.md", GOOD)]);
    let run = rolebook(folder.path(), &["outline", "--json", "nowhere", "a.md"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.starts_with(
            r#"{"file":"a.md","headings":[{"line":5,"kind":"heading","label":"responsibilities","#
        ),
        "{}",
        run.out
    );
}
