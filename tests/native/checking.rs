//! `rolebook check` as authors and programs use it: its output in each format, and its exit status.

use crate::folder::{Folder, Run, corpus, project, rolebook};
use expect_test::expect;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fs, iter};

/// A page without findings.
const PAGE: &str =
    "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- Cook dinner\n\n## Requirements\n\n- You can cook\n";

/// A page with an error in line 3, a warning in line 14 and advice in line 16.
const FAULTY: &str = "---\ntitle: Cook\ntitle: Chef\n---\n\n## Responsibilities\n\n- Cook dinner\n\n\
                      ## Requirements\n\n- You can cook\n\n[Ring](data:x) the bell\n\nA <u>hot</u> plate\n";

fn folder(pages: &[(&str, &str)]) -> Folder {
    Folder::with(pages)
}

fn check(folder: &Folder, arguments: &[&str]) -> Run {
    rolebook(folder.path(), &[&["check", "."], arguments].concat())
}

/// The findings as `file:line:rule`.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let run = rolebook(folder.path(), &[&["check", "--format=json"], arguments].concat());
    let report: Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.error));
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|it| format!("{}:{}:{}", it["path"].as_str().unwrap(), it["line"], it["rule"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_finding_is_printed_beside_its_line() {
    let folder = folder(&[("kitchen/cook.md", FAULTY)]);
    expect![[r#"
        error[RB104]: `title` stands here twice, and the first one counts
         --> kitchen/cook.md:3:1
          |
        2 | title: Cook
          | ----- the first one
        3 | title: Chef
          | ^^^^^
          |
          = help: keep one of them

        warning[RB404]: the link's target is not allowed, so only its text is shown
          --> kitchen/cook.md:14:1
           |
        14 | [Ring](data:x) the bell
           | ^^^^^^^^^^^^^^
           |
           = help: link to an address with `https:`, `http:`, `mailto:` or `tel:`, or to a page or part

        1 error, 1 warning and 1 suggestion (shown with --level advice) in 1 page
        For more about a finding: rolebook check --explain CODE
    "#]]
    .assert_eq(&check(&folder, &[]).out);
}

/// The lines that `page` should have instead, by the check of it beside `others`.
fn edited(page: &str, others: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(&[&[("kitchen/chef.md", page)], others].concat());
    let run = rolebook(folder.path(), &["check", "--format=json", "--level=advice", "kitchen/chef.md"]);
    let report: Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.error));
    let findings = report["findings"].as_array().unwrap().iter();
    findings.filter_map(|it| it["edited"].as_str().map(str::to_owned)).collect()
}

#[test]
fn what_is_meant_is_shown_as_the_line_that_it_makes() {
    let page = |front: &str, text: &str| {
        format!("---\ntitle: Chef\n{front}---\n\n{text}## Requirements\n\n- You can cook\n")
    };
    let duties = "## Responsibilities\n\n- Cook dinner\n\n";
    for (front, text, expect) in [
        ("sumary: \"Cooks\"  # daily\n", duties, "summary: \"Cooks\"  # daily"),
        ("Slug: chef\n", duties, "slug: chef"),
        (
            "levels:\n  Guild Lead: leed\n",
            "## Responsibilities\n\n- Cook\n\n## Guild Lead\n\n",
            "  Guild Lead: lead",
        ),
        ("", "## Responsibilties\n\n- Cook dinner\n\n", "## Responsibilities"),
        ("", "### Responsibilities\n\n- Cook dinner\n\n", "## Responsibilities"),
        ("", "## Responsibilities\n\n- Ask the [cook](cok.md)\n\n", "- Ask the [cook](cook.md)"),
        (
            "",
            "## Responsibilities\n\n- Ask the [cook](../people/cook.md#x)\n\n",
            "- Ask the [cook](cook.md#x)",
        ),
        ("", "## Responsibilities\n\n- See [below](#requirments)\n\n", "- See [below](#requirements)"),
        (
            "",
            "## Responsibilities\n\n- See https://example.com/a, daily\n\n",
            "- See <https://example.com/a>, daily",
        ),
    ] {
        let edited = edited(&page(front, text), &[("kitchen/cook.md", PAGE)]);
        assert_eq!(edited, [expect], "{front}{text}");
    }
}

#[test]
fn no_edit_is_shown_where_several_things_may_be_meant() {
    for front in ["flavour: salt\n", "levels:\n  Guild Lead: somebody\n"] {
        let page = format!(
            "---\ntitle: Chef\n{front}---\n\n## Guild Lead\n\n- Cook\n\n## Requirements\n\n- You can cook\n"
        );
        assert_eq!(edited(&page, &[]), [""; 0], "{front}");
    }
}

#[test]
fn a_short_name_of_a_file_is_not_taken_for_another() {
    let page = "---\ntitle: Chef\n---\n\n## Responsibilities\n\n- Ask [them](hr.md)\n\n## Requirements\n\n- You can cook\n";
    assert_eq!(edited(page, &[("kitchen/it.md", PAGE)]), [""; 0]);
}

#[test]
fn the_edit_stands_below_the_finding_and_others_say_what_to_write() {
    let page = "---\ntitel: Chef\nsumary: Cooks\nflavour: salt\n---\n\n## Responsibilities\n\n- Cook dinner\n\n## Requirements\n\n- You can cook\n";
    let folder = folder(&[("kitchen/chef.md", page)]);
    let out = check(&folder, &[]).out;
    let of_keys = out.split("\n\n").find(|part| part.contains("RB103")).unwrap_or_default();
    expect![[r#"
        warning[RB103]: unknown key `titel`
         --> kitchen/chef.md:2:1
          |
        2 | titel: Chef
          | ^^^^^
          |
          = note: also at 3:1: unknown key `sumary`; write `summary` if that is meant
          = note: also at 4:1: unknown key `flavour`; delete it, or write one of the keys that are read: title, summary, description, department, slug, aliases, levels, next, vacancy, greenhouse, lever, ashby, board, lang, language, layout
        help: write `title` if that is meant
          |
        2 - titel: Chef
        2 + title: Chef
          |"#]]
    .assert_eq(of_keys);
}

#[test]
fn every_vacancy_that_search_engines_do_not_show_is_named() {
    let towns: String = ('A'..='Z')
        .map(|town| {
            format!(
                "[[vacancies]]\nrole = \"kitchen/cook\"\nlocation = \"{town}ville\"\nposted = 2026-11-02\n"
            )
        })
        .collect();
    let folder = folder(&[("kitchen/cook.md", PAGE), ("vacancies.toml", &towns)]);
    let out = check(&folder, &["--today=2026-11-22"]).out;
    assert!(out.contains("vacancies.toml:3:1") && out.contains("\"Aville\" is no country"), "{out}");
    for (town, line) in ('B'..='Z').zip((7..).step_by(4)) {
        let note = format!(
            "also at {line}:1: lacks jobLocation.address.addressCountry (\"{town}ville\" is no country)"
        );
        assert!(out.contains(&note), "{note} is not in:\n{out}");
    }
}

#[test]
fn the_exit_status_is_1_for_findings_to_fail_for() {
    let check = |page: &str, arguments: &[&str], expected| {
        let run = check(&folder(&[("cook.md", page)]), arguments);
        assert_eq!(run.code, Some(expected), "{arguments:?}: {}", run.out);
    };
    check(PAGE, &[], 0);
    check(PAGE, &["--deny=advice"], 0);
    check(FAULTY, &[], 1);
    // Findings that are not printed count, too.
    check(FAULTY, &["--level=error"], 1);
    let warned = format!("{PAGE}\n[Ring](data:x)\n");
    check(&warned, &[], 0);
    check(&warned, &["--deny=warning"], 1);
}

#[test]
fn the_exit_status_is_2_if_the_check_cannot_run() {
    let check = |files: &[(&str, &str)], arguments: &[&str], message: &str| {
        let run = check(&folder(files), arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.error.contains(message), "{}", run.error);
    };
    check(&[], &[], "no role pages here");
    check(&[("cook.md", PAGE)], &["nowhere"], "no such file or folder");
    check(&[("cook.md", PAGE), ("site.toml", "nam = 1")], &[], "site.toml:1:1: unknown key");
    check(&[("cook.md", PAGE)], &["--format=xml"], "possible values");
    check(&[("cook.md", PAGE)], &["--greenhouse=nowhere.json"], "nowhere.json");
}

#[test]
fn invisible_characters_in_settings_are_found() {
    let folder =
        folder(&[("cook.md", PAGE), ("site.toml", "language = \"en\"\nname = \"Lark\u{202e}spindle\"\n")]);
    assert_eq!(found(&folder, &["."]), ["site.toml:2:hidden-character"]);
    assert_eq!(found(&folder, &["cook.md"]), Vec::<String>::new());
}

#[test]
fn the_site_sets_the_severity_of_rules() {
    let check = |settings: &str, code, expected: &str| {
        let run = check(&folder(&[("cook.md", FAULTY), ("site.toml", settings)]), &[]);
        assert_eq!(run.code, Some(code), "{settings}");
        assert!(run.out.contains(expected), "{}", run.out);
    };
    check("[findings]\nduplicate-key = \"warning\"", 0, "0 errors, 2 warnings");
    check("[findings]\nRB104 = \"off\"\nRB404 = \"error\"", 1, "1 error, 0 warnings");
    check("[findings]\nraw-html = \"error\"", 1, "error[RB308]");
    let refused = |settings: &str, expected: &str| {
        let run = check_error(&folder(&[("cook.md", PAGE), ("site.toml", settings)]));
        assert!(run.contains(expected), "{run}");
    };
    refused(
        "[findings]\nduplicate-keys = \"off\"",
        "site.toml:2:1: unknown rule \"duplicate-keys\", the nearest is \"duplicate-key\"",
    );
    refused("[findings]\nduplicate-key = \"on\"", "site.toml:2:17: ");
}

fn check_error(folder: &Folder) -> String {
    check(folder, &[]).error
}

#[test]
fn a_comment_allows_a_rule_at_its_place() {
    let page = format!(
        "{PAGE}\n<!-- rolebook allow link-target: ringing is a joke -->\n\n[Ring](data:x)\n\n[Ring](data:y)\n"
    );
    assert_eq!(found(&folder(&[("cook.md", &page)]), &["."]), ["cook.md:17:link-target"]);
}

#[test]
fn only_selected_pages_are_reported_but_all_are_read() {
    let folder = folder(&[
        ("site.toml", ""),
        ("kitchen/cook.md", FAULTY),
        (
            "kitchen/chef.md",
            "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- a\n\n## Requirements\n\n- b\n",
        ),
        ("office/clerk.md", FAULTY),
    ]);
    let of = |path: &str| {
        let found = found(&folder, &[path]);
        found.iter().filter(|it| it.contains("duplicate")).cloned().collect::<Vec<_>>()
    };
    // Only the whole department shows that two roles have the same title.
    assert_eq!(
        of("kitchen/cook.md"),
        ["kitchen/cook.md:1:duplicate-role", "kitchen/cook.md:3:duplicate-key"]
    );
    assert_eq!(of("office"), ["office/clerk.md:3:duplicate-key"]);
}

#[test]
fn a_page_outside_of_a_site_has_no_dead_links() {
    let leads = format!("{PAGE}\nMind the [clerk](../office/clerk.md).\n");
    let pages = [("kitchen/cook.md", &*leads), ("office/clerk.md", PAGE)];
    let check = |folder: &Folder, path: &str, expected: &[&str]| {
        let found = found(folder, &[path]);
        let dead: Vec<_> = found.iter().filter(|it| it.ends_with("dead-link")).collect();
        assert_eq!(dead, expected, "{path}");
    };
    // The folder of a test is called `roles`, which makes it a site.
    check(&folder(&pages), "kitchen/cook.md", &[]);
    check(&folder(&pages[..1]), "kitchen/cook.md", &["kitchen/cook.md:13:dead-link"]);
    let elsewhere = folder(&pages[..1]);
    let path = elsewhere.path().with_file_name("elsewhere");
    fs::rename(elsewhere.path(), &path).unwrap();
    assert_eq!(rolebook(&path, &["check", "kitchen/cook.md"]).code, Some(0));
}

#[test]
fn other_files_cannot_be_checked() {
    let folder = folder(&[("site.toml", ""), ("cook.md", PAGE), ("notes.txt", ""), (".git/x", "")]);
    for path in ["notes.txt", ".git"] {
        let run = rolebook(folder.path(), &["check", path]);
        assert_eq!(run.code, Some(2), "{path}");
        assert!(run.error.contains("not a role page"), "{}", run.error);
    }
    assert_eq!(rolebook(folder.path(), &["check", "cook.md", "nowhere.md"]).code, Some(2));
}

#[test]
fn a_readme_is_skipped_with_a_note() {
    let folder = folder(&[("cook.md", PAGE), ("README.md", "Our roles.\n"), ("bar/README.md", PAGE)]);
    for paths in [&["README.md"][..], &["README.md", "cook.md"]] {
        let run = rolebook(folder.path(), &[&["check"], paths].concat());
        assert_eq!(run.code, Some(0), "{}", run.error);
        assert!(run.error.contains("README.md: skipped, since a README is not a role page"), "{}", run.error);
    }
    // With front matter it is a page as any other.
    let page = rolebook(folder.path(), &["check", "bar/README.md"]);
    assert_eq!((page.code, &*page.error), (Some(0), ""));
}

#[test]
fn what_is_left_out_of_an_introduction_is_found() {
    let readme = "We cook.\n\n{{ name }} and <u>all</u> who help.\n\n# Cook\n\nBuilds on the Senior Cook.\n";
    let folder = folder(&[("bar/cook.md", PAGE), ("bar/README.md", readme), ("bar/bay/README.md", readme)]);
    assert_eq!(found(&folder, &["."]), ["bar/README.md:3:template-leftover", "bar/README.md:3:raw-html"]);
    let run = rolebook(folder.path(), &["check", "bar/README.md"]);
    assert_eq!((run.code, &*run.error), (Some(0), ""));
}

#[test]
fn text_cannot_break_out_of_githubs_annotations() {
    let page = format!("{PAGE}\n<u%0A::error::x>a</u>\n\n{{{{ a%b, c:d }}}}\n");
    let run = check(&folder(&[("a, b: c%.md", &page)]), &["--format=github", "--level=advice"]);
    expect![[r#"
        ::warning file=a%2C b%3A c%25.md,line=15,col=1,endColumn=15,title=RB304 template-leftover::the template's `{{ a%25b, c:d }}` was left out: write what it stands for, or remove it
    "#]].assert_eq(&run.out);
}

#[test]
fn nothing_printed_controls_the_terminal() {
    let page = format!("{PAGE}\n{{{{ \u{1b}[31m\u{202e} }}}}\n\n[\u{1b}]0;x\u{7}\u{9b}m](data:x)\n");
    for format in ["human", "github"] {
        let run = check(&folder(&[("cook.md", &page)]), &["--level=advice", &format!("--format={format}")]);
        let controls =
            |character: char| character != '\n' && (character.is_control() || character == '\u{202e}');
        assert!(!run.out.contains(controls), "{:?}", run.out);
    }
}

#[test]
fn sarif_has_rules_and_places() {
    let run = check(&folder(&[("kitchen/the cook.md", FAULTY)]), &["--format=sarif"]);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    expect![[r#"
        [
          {
            "level": "error",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "kitchen/the%20cook.md"
                  },
                  "region": {
                    "endColumn": 6,
                    "startColumn": 1,
                    "startLine": 3
                  }
                }
              }
            ],
            "message": {
              "text": "`title` stands here twice, and the first one counts: keep one of them"
            },
            "ruleId": "RB104"
          },
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "kitchen/the%20cook.md"
                  },
                  "region": {
                    "endColumn": 15,
                    "startColumn": 1,
                    "startLine": 14
                  }
                }
              }
            ],
            "message": {
              "text": "the link's target is not allowed, so only its text is shown: link to an address with `https:`, `http:`, `mailto:` or `tel:`, or to a page or part"
            },
            "ruleId": "RB404"
          },
          {
            "level": "note",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "kitchen/the%20cook.md"
                  },
                  "region": {
                    "endColumn": 6,
                    "startColumn": 3,
                    "startLine": 16
                  }
                }
              }
            ],
            "message": {
              "text": "`<u>` was left out and its content kept: write it as Markdown"
            },
            "ruleId": "RB308"
          }
        ]"#]].assert_eq(&format!("{:#}", run["results"]));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), rolebook_model::Rule::ALL.len());
}

#[test]
fn a_rule_is_explained_by_code_and_by_name() {
    let explain = |named: &str| rolebook(".".as_ref(), &["check", "--explain", named]);
    assert_eq!(explain("RB205").out, explain("duplicate-level").out);
    assert!(explain("rb205").out.starts_with("# RB205: duplicate-level\n"));
    assert_eq!(explain("RB999").code, Some(2));
    let list = rolebook(".".as_ref(), &["check", "--explain"]).out;
    assert_eq!(list.lines().count(), rolebook_model::Rule::ALL.len());
}

#[test]
fn a_new_page_passes() {
    let folder = folder(&[]);
    let new = |arguments: &[&str]| rolebook(folder.path(), &[&["new", "--roles", "."], arguments].concat());
    let levels = "--levels=senior,intern,associate,manager,director";
    assert_eq!(new(&["Data Analyst", "--department", "Data & Insight", levels]).code, Some(0));
    for title in [
        "Head of \"C: the language\" # 1",
        "[Interim] Analyst",
        "@Scale Engineer",
        "*Lead",
        "\\| é x",
        "'Chef",
    ] {
        assert_eq!(new(&[title, "--department", "Data & Insight"]).code, Some(0), "{title}");
    }
    assert_eq!(found(&folder, &["."]), Vec::<String>::new());
    let outline = rolebook(folder.path(), &["outline", "data-insight/data-analyst.md"]).out;
    for rung in ["intern", "associate", "senior", "manager", "director"] {
        assert!(outline.contains(&format!("level, {rung} ")), "{outline}");
    }
    // If the title itself contains a rung, levels are in the order in which they are read.
    let rungs = "--levels=staff,manager,senior,director";
    let manager = new(&["Engineering Manager", "--department", "data insight", rungs]);
    assert_eq!(found(&folder, &["."]), Vec::<String>::new(), "{}", manager.error);
    // It never overwrites a page.
    let again = new(&["Data Analyst", "--department", "data insight"]);
    assert_eq!(again.code, Some(1));
    assert!(again.error.contains("exists already"), "{}", again.error);
    assert_eq!(new(&["…"]).code, Some(1));
}

#[test]
fn pages_are_checked_again_when_one_is_saved() {
    let folder = folder(&[("cook.md", PAGE)]);
    let mut watching = Command::new(env!("CARGO_BIN_EXE_rolebook"))
        .args(["check", "--watch", "."])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(watching.stdout.take().unwrap());
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    // Each report ends with the counts; only a save triggers the next one.
    let next = || {
        let lines = iter::from_fn(|| lines.recv_timeout(Duration::from_secs(20)).ok());
        lines.into_iter().find(|line| line.contains(" in 1 page")).unwrap_or_default()
    };
    let first = next();
    let saved = [FAULTY, PAGE].map(|page| {
        folder.add("cook.md", page);
        next()
    });
    watching.kill().unwrap();
    watching.wait().unwrap();
    let counts = |report: &String| report.split(" and ").next().unwrap().to_owned();
    let reports: Vec<String> = iter::once(&first).chain(&saved).map(counts).collect();
    assert_eq!(reports, ["0 errors, 0 warnings", "1 error, 1 warning", "0 errors, 0 warnings"]);
}

/// The first block of code below a heading of docs/checking.md.
fn documented(heading: &str, language: &str) -> String {
    let document = fs::read_to_string(project().join("docs/checking.md")).unwrap();
    let below = document.split_once(&format!("\n## {heading}\n")).unwrap().1;
    let block = below.split_once(&format!("\n```{language}\n")).unwrap().1;
    block.split_once("```").unwrap().0.to_owned()
}

#[cfg(unix)]
#[test]
fn the_documented_hook_refuses_to_commit_faulty_pages() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[]);
    let program =
        std::path::Path::new(env!("CARGO_BIN_EXE_rolebook")).parent().unwrap().display().to_string();
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Author", "-c", "user.email=author@example.com"];
        let path = format!("{program}:{}", env::var("PATH").unwrap());
        let mut git = Command::new("git");
        git.args(identity).args(arguments).current_dir(folder.path()).env("PATH", path);
        let output = git.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    assert!(git(&["init", "--quiet", "--template="]).0);
    folder.add(".git/hooks/pre-commit", documented("Before each commit", "sh"));
    let hook = folder.path().join(".git/hooks/pre-commit");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();

    folder.add("roles/kitchen/the cook.md", PAGE);
    folder.add("roles/left/alone.md", FAULTY);
    git(&["add", "roles/kitchen"]);
    // Files outside of the folder of roles are ignored.
    folder.add("CHANGELOG.md", "{{ nothing of ours }}");
    git(&["add", "CHANGELOG.md"]);
    assert!(git(&["commit", "--quiet", "-m", "Add the cook"]).0);
    folder.add("roles/kitchen/the cook.md", FAULTY);
    git(&["add", "roles/kitchen"]);
    assert!(!git(&["commit", "--quiet", "-m", "Spoil the broth"]).0);
    // A deleted page is not checked.
    git(&["rm", "--quiet", "--force", "roles/kitchen/the cook.md"]);
    assert!(git(&["commit", "--quiet", "-m", "Close the kitchen"]).0);
    assert_eq!(git(&["log", "--format=%s"]).1, "Close the kitchen\nAdd the cook\n");
}

#[test]
fn json_has_the_documented_shape() {
    let keys = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let documented: Value = serde_json::from_str(&documented("With each change", "json")).unwrap();
    let run = check(&folder(&[("cook.md", FAULTY)]), &["--format=json"]);
    let printed: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(keys(&printed), keys(&documented));
    assert_eq!(keys(&printed["findings"][0]), keys(&documented["findings"][0]));
    assert_eq!(keys(&printed["findings"][0]["see"]), keys(&documented["findings"][0]["see"]));
}

#[test]
fn the_findings_of_a_real_page_fit_on_a_screen() {
    let Some(corpus) = corpus() else { return };
    let run = rolebook(&corpus, &["check", "."]);
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut page = "";
    for part in run.out.split("\n\n") {
        let named = part.split_whitespace().find_map(|word| word.split_once(".md:"));
        page = named.map_or(page, |(page, _)| page);
        *lines.entry(page).or_default() += part.lines().count() + 1;
    }
    assert!(lines.len() > 80, "{} pages", lines.len());
    let noisy: Vec<_> = lines.into_iter().filter(|(_, lines)| *lines > SCREEN).collect();
    assert!(noisy.is_empty(), "{noisy:?}");
}

/// The lines of a large terminal window.
const SCREEN: usize = 50;
