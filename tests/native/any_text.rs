//! The properties of `fuzz/src` on stable: on the seeds of fuzzing, on every text that once violated one, and on random
//! texts.
//!
//! Every file in `fuzz/crashes/<target>/` is a test. Its name describes what went wrong.

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "a crate of its own where it is fuzzed")]
mod properties;

use crate::folder::{corpus, own_roles};
use properties::{SEPARATOR, TARGETS};
use proptest::prelude::*;
use proptest::sample::select;
use rolebook_model::Site;
use rolebook_model::invisible::has_invisible;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use properties::growth;

#[test]
fn no_crash_comes_back() {
    for (target, check) in TARGETS {
        for file in files(&package().join("crashes").join(target)) {
            eprintln!("{}", file.display());
            check(&String::from_utf8_lossy(&fs::read(file).unwrap()));
        }
    }
}

#[test]
fn properties_hold_for_every_seed() {
    for (target, check) in TARGETS {
        let seeds = fs::read_to_string(package().join("seeds").join(target).with_extension("txt")).unwrap();
        for seed in seeds.lines() {
            eprintln!("{target}: {seed}");
            check(&seed.replace("\\n", "\n"));
        }
    }
}

#[test]
fn properties_hold_for_every_page() {
    let folders = [Some(own_roles()), corpus()].into_iter().flatten();
    let pages: Vec<_> =
        folders.flat_map(|folder| rolebook_site::load(&folder).unwrap().source.pages).collect();
    for page in &pages {
        eprintln!("{}", page.file);
        properties::reading::check(&page.text);
        properties::front_matter::check(&page.text);
        properties::markdown::check(&page.text);
    }
    for pair in pages.windows(2).step_by(9) {
        properties::diff::check(&format!("{}␞{}", pair[0].text, pair[1].text));
    }
}

#[test]
fn properties_hold_for_invisible_characters_in_every_place() {
    let odd =
        (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|one| has_invisible(&one.to_string()));
    // Of the many that are alike, the first and the last.
    let apart = |one: &char| {
        let number = u32::from(*one);
        let is_odd = |number| char::from_u32(number).is_some_and(|one| has_invisible(&one.to_string()));
        number == 0 || !is_odd(number - 1) || !is_odd(number + 1) || number < 0x3000
    };
    for character in odd.filter(apart).chain(['\u{A0}', '\u{200C}', '\u{200E}', '\u{3000}', '\r', '\t']) {
        eprintln!("{character:?}");
        let page = EVERYWHERE.replace('¤', &character.to_string());
        TARGETS.iter().filter(|(target, _)| *target != "growth").for_each(|(_, check)| check(&page));
        properties::diff::check(&format!("{EVERYWHERE}{SEPARATOR}{page}"));
    }
}

#[test]
fn properties_hold_for_white_space_around_every_token_of_front_matter() {
    let spaces = (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|one| one.is_whitespace());
    for space in spaces.chain(['\u{200B}', '\u{FEFF}', 'é', '👩']).filter(|one| *one != '\n') {
        for marks in AROUND_MARKS {
            for repeated in [1, 2] {
                let marks = marks.replace('¤', &space.to_string().repeat(repeated));
                for page in [format!("---\n{marks}\n---\n"), format!("---\na: b\n{marks}\nc: d\n---\n# E\n")]
                {
                    properties::front_matter::check(&page);
                    properties::reading::check(&page);
                }
            }
        }
    }
}

/// Entries with placeholders for white space around each token, closed and not.
const AROUND_MARKS: &[&str] = &[
    "¤k¤:¤v¤",
    "k:\n¤-¤[¤a¤,¤b¤",
    "k:\n¤-¤[¤a¤,¤,¤b¤]¤c",
    "k:\n  -¤\"a¤\n  -¤'b",
    "k:\n  -¤-¤a\n  -¤-¤[b",
    "k:\n  -¤a¤:¤b¤\n¤   ¤c¤:¤[d",
    "k¤:¤\"a¤b\"¤c\nl¤:¤'a¤b'¤c",
    "k:¤|¤\n¤a\n¤ b\n\nl:¤>-¤x\n¤c",
    "¤\"k\"¤:¤{a¤:¤b}\n¤'l'¤:¤&x¤*y¤!!z",
    "k:¤[¤\"a\n¤b\n\nl:¤@x",
    "k:¤a¤#¤b\n¤#¤c\n¤?¤d¤:¤e¤:¤f",
    "k¤:\n¤a¤:\n¤ ¤b¤:\n¤  ¤-¤c¤:¤d",
];

/// A page with a placeholder in every part that a page may have.
const EVERYWHERE: &str = r#"---
title: Ba¤ker
summary: "Bakes ¤ bread"
aliases: [Ba¤ker, "c¤d"]
levels: [Sen¤ior Baker]
slug: ba¤ker
department: bak¤ery
vacancy: op¤en
un¤known: 5
---
## Respons¤ibilities {#a¤b}

- Bakes [bre¤ad](https://a.ex¤ample/p¤q "ti¤tle"), <https://a.example/¤x> and https://b.example/¤
- ![al¤t](https://img.example/a¤.png "t¤") `co¤de` **b¤old** ~~s¤~~ [r¤][re¤f] [¤](a)
- [x](ot¤her.md#p¤art) [^n¤] [y](#a¤b) [z](/roo¤st) [w](java¤script:alert(1)) [v](¤https:a)
- <b id="i¤d" title="x¤">h¤</b> <a href="h¤" name="n¤">y¤</a> <img src="https://img.example/¤" alt="¤">
- {{ a¤b }} {% c¤ %} TODO¤ a¤. &#x202¤E;

[re¤f]: /x¤ "t¤"
[^n¤]: no¤te

```la¤ng
co¤de
```

| a¤ | b |
|---|---|
| c¤ | d¤ | e¤ |

<!-- rolebook-allow RB¤302: a¤ -->
a¤. one
b¤. two

## Sen¤ior Baker {: .a¤ }

- All Ba¤ker responsib¤ilities, at le¤ast 5¤ years
"#;

#[test]
fn every_target_has_a_program_and_seeds() {
    let manifest = fs::read_to_string(package().join("Cargo.toml")).unwrap();
    for (target, _) in TARGETS {
        let names = [format!("name = \"{target}\""), format!("path = \"targets/{target}.rs\"")];
        assert!(names.iter().all(|name| manifest.contains(name)), "{target} is not in Cargo.toml");
        let program =
            fs::read_to_string(package().join("targets").join(target).with_extension("rs")).unwrap();
        assert!(
            program.contains(&format!("{target}::check")),
            "the program of {target} tries something else"
        );
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}

/// A number of random texts, unless `PROPTEST_CASES` asks for another. One that violates a property is saved in
/// `fuzz/crashes`, and nowhere else.
fn cases(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn properties_hold_for_any_text(text in any::<String>()) {
        TARGETS.iter().filter(|(target, _)| *target != "growth").for_each(|(_, check)| check(&text));
    }

    #[test]
    fn properties_hold_for_any_markup(text in any_marks(), other in any_marks()) {
        properties::reading::check(&text);
        properties::markdown::check(&text);
        properties::front_matter::check(&format!("---\n{text}\n---\n{other}"));
        properties::diff::check(&format!("{text}{SEPARATOR}{other}"));
        properties::filter::check(&format!("?q=word+senior{SEPARATOR}{text}{SEPARATOR}{other}"));
    }

    #[test]
    fn similar_lists_are_compared(one in any_list(), other in any_list()) {
        properties::diff::check(&format!("{one}{SEPARATOR}{other}"));
    }

    #[test]
    fn no_word_is_lost_among_markup(pieces in prop::collection::vec(select(AROUND_WORDS.to_vec()), 0..40)) {
        let (mut body, mut words) = (String::new(), String::new());
        for (number, (before, after)) in pieces.into_iter().enumerate() {
            let word = format!("word{number}x");
            body.extend([before, &word, after]);
            words.push_str(&word);
        }
        let (document, _) = rolebook_markdown::parse(&body, 1, &Site::default());
        let text = properties::markdown::text(&document);
        let shown: String = properties::markdown::letters(&text).collect();
        prop_assert_eq!(shown, words, "in {:?}", body);
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn work_on_repeated_markup_grows_linearly(
        pieces in prop::collection::vec(select(MARKS.to_vec()), 1..6),
        open in select(MARKS.to_vec()),
    ) {
        growth::check_page(open, &pieces.concat(), "\n", 100_000);
    }
}

/// Tokens of Markdown, front matter, HTML and other tools' syntax, with a few words.
const MARKS: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "\n",
    "\n\n",
    "- ",
    "* ",
    "1. ",
    "a. ",
    "> ",
    "    ",
    "\t",
    "---\n",
    "***\n",
    "```\n",
    "~~~",
    "*",
    "**",
    "_",
    "`",
    "``",
    "~~",
    "[",
    "](",
    ")",
    "][b]",
    "]: ",
    "![",
    "<",
    ">",
    "<br>",
    "<a id=\"a\">",
    "</a>",
    "<ul><li>",
    "</ul>",
    "<details><summary>",
    "</summary>",
    "</details>",
    "<!--",
    "-->",
    "<script>",
    "| a | b |\n",
    "|---|---|\n",
    "[^1]",
    "[^1]: ",
    "[ ] ",
    "&amp;",
    "&#0;",
    "\\",
    "{: .a}",
    "{{",
    "}}",
    "{%",
    "%}",
    "<%=",
    "%>",
    "\0",
    "\r\n",
    "\u{feff}",
    "\u{202e}",
    "https://a.example",
    "javascript:",
    ": ",
    "title: ",
    "levels:\n",
    "  - ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "{",
    "}",
    "word",
    "Senior Engineer",
    "Requirements",
    "Responsibilities",
    "Nice to have",
    "Levels",
    "é",
    "計画",
    "👩‍🎤",
];

/// Markup around a word that leaves only the word as text, in any context.
const AROUND_WORDS: &[(&str, &str)] = &[
    ("", " "),
    ("", "\n"),
    ("\n\n", "\n\n"),
    ("\n\n# ", "\n\n"),
    ("\n\n###### ", " ##\n\n"),
    ("\n\n", "\n===\n\n"),
    ("\n\n- ", "\n"),
    ("\n\n- [x] ", "\n"),
    ("\n\n  1. ", "\n\n"),
    ("\n\n> ", "\n\n"),
    ("\n\n> - ", "\n> "),
    ("\n\n```\n", "\n```\n\n"),
    ("\n\n    ", "\n\n"),
    (" *", "* "),
    (" **", "** "),
    (" ~~", "~~ "),
    (" `", "` "),
    (" [", "](https://a.example/b) "),
    (" [", "](javascript:b) "),
    (" ![", "](c.png) "),
    (" &amp; ", " &copy; "),
    (" \\*", "\\_ "),
    ("\n\n| ", " |\n|---|\n\n"),
    ("<br>", "<br/>"),
    (" <b>", "</b> "),
    ("\n\n<div>", "</div>\n\n"),
];

/// Texts of random tokens.
fn any_marks() -> impl Strategy<Value = String> {
    prop::collection::vec(select(MARKS.to_vec()), 0..60).prop_map(|marks| marks.concat())
}

/// Lists of similar items.
fn any_list() -> impl Strategy<Value = String> {
    let words = [
        "own",
        "Own",
        "*the*",
        "roadmap",
        "team",
        "of",
        "5",
        "7+",
        "équipe",
        "計画",
        "👩‍🎤",
        "`c++`",
        "a\n  - b",
    ];
    let item = prop::collection::vec(select(words.to_vec()), 1..7).prop_map(|words| words.join(" "));
    let items = prop::collection::vec(item, 1..8);
    items.prop_map(|items| format!("## Responsibilities\n\n- {}\n", items.join("\n- ")))
}

fn package() -> PathBuf {
    crate::folder::project().join("fuzz")
}

/// The files of a folder, sorted; none if it is missing.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
