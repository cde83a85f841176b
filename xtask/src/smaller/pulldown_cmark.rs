//! pulldown-cmark without the extensions that are never on.
//!
//! 1. [`options`] answers in its source which extensions are on, so that the code of the others is left out;
//! 2. [`CRATE`] leaves out what is made of their marks, and looks for the end of an HTML block byte by byte, so that
//!    the standard library's search is left out;
//! 3. [`entities`] lays its table of named entities down in half of the bytes.

use super::edit::{Change, Edit, Used};
use super::{Crate, entities};
use anyhow::{Context, Result, ensure};

/// What is changed; `tree.rs` says which extensions are on.
pub(super) const CRATE: Crate = Crate {
    name: "pulldown_cmark",
    users: &["src/markdown/tree.rs"],
    edits: &[
        never(&["ENABLE_MATH"], "ItemBody::MaybeMath"),
        never(&["ENABLE_MATH"], "ItemBody::Math"),
        never(&["ENABLE_SMART_PUNCTUATION"], "ItemBody::MaybeSmartQuote"),
        never(&["ENABLE_SUPERSCRIPT"], "ItemBody::Superscript"),
        never(&["ENABLE_SUBSCRIPT"], "ItemBody::Subscript"),
        never(&["ENABLE_DEFINITION_LIST"], "ItemBody::DefinitionList"),
        never(&["ENABLE_DEFINITION_LIST"], "ItemBody::DefinitionListTitle"),
        never(&["ENABLE_DEFINITION_LIST"], "ItemBody::DefinitionListDefinition"),
        // The end is a short text that is never empty.
        Edit {
            file: "firstpass.rs",
            unless: &[],
            change: Change::Instead(
                "self.text[line_start_ix..ix].contains(html_end_tag)",
                "crate::holds(&self.text[line_start_ix..ix], html_end_tag)",
            ),
        },
    ],
    rewrite,
};

/// The mark of an extension is never met where that is not on.
const fn never(extension: &'static [&'static str], arm: &'static str) -> Edit {
    Edit { file: "parse.rs", unless: extension, change: Change::Never(arm) }
}

/// Asks whether an extension is on; its name follows.
const QUESTION: &str = ".contains(Options::ENABLE_";

/// What stands in the place of the questions.
const ANSWERS: &str = "
impl Options {
    #[inline(always)]
    pub(crate) fn is_on(&self) -> bool {
        true
    }

    #[inline(always)]
    pub(crate) fn is_off(&self) -> bool {
        false
    }
}

pub(crate) fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}
";

fn rewrite(file: &str, text: String, used: &Used) -> Result<String> {
    match file {
        entities::FILE => entities::table(&text),
        "lib.rs" => Ok(options(&text, used)? + ANSWERS),
        _ => options(&text, used),
    }
}

/// `text` with each question for an extension answered: whether ours names it.
fn options(text: &str, used: &Used) -> Result<String> {
    let mut parts = text.split(QUESTION);
    let mut answered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').context("a question for an extension has no end")?;
        ensure!(name.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'_')), "{name} is no single extension");
        answered += if used.has(&format!("ENABLE_{name}")) { ".is_on()" } else { ".is_off()" };
        answered += rest;
    }
    Ok(answered)
}

#[cfg(test)]
mod tests {
    use super::super::edit::used;
    use super::*;

    const OURS: &str = "Options::ENABLE_TABLES.union(Options::ENABLE_OLD_FOOTNOTES)";

    #[test]
    fn an_extension_is_on_where_ours_names_it() {
        let text =
            "if options.contains(Options::ENABLE_TABLES) || !options.contains(Options::ENABLE_MATH) {}";
        let expect = "if options.is_on() || !options.is_off() {}";
        assert_eq!(options(text, &used(OURS)).unwrap(), expect);
    }

    #[test]
    fn an_extension_is_told_from_one_whose_name_is_a_part_of_it() {
        let text = "a.contains(Options::ENABLE_FOOTNOTES), a.contains(Options::ENABLE_TABLE)";
        assert_eq!(options(text, &used(OURS)).unwrap(), "a.is_off(), a.is_off()");
    }

    #[test]
    fn a_question_for_several_is_refused() {
        assert!(options("a.contains(Options::ENABLE_A.union(B))", &used(OURS)).is_err());
    }
}
