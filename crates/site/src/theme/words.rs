//! The theme's `words.toml` → texts of the interface by key, as a catalog holds them, and what was left out.
//!
//! What is outside of tables is for the language of the site; a table with the code of a language is for pages in that one:
//!
//! ```toml
//! directory = "Find your place"
//! role_count.one = "{} job"
//! role_count.other = "{} jobs"
//!
//! [de]
//! directory = "Finden Sie Ihren Platz"
//! ```

use crate::nearest::nearest;
use crate::toml_tree;
use crate::yaml::{Field, Value};
use rolebook_app::view;
#[cfg(doc)]
use rolebook_model::Site;
use rolebook_model::invisible::visible;
use rolebook_model::limits::{LONGEST_NAME, LONGEST_TEXT};
use rolebook_model::{Finding, Position, Rule};

/// Reads a `words.toml` of a site in a BCP 47 language.
pub(super) fn read(text: &str, language: &str) -> (String, Vec<Finding>) {
    let (root, errors) = toml_tree::read(text);
    let broken = errors.iter().map(|error| error.position.line).collect();
    let findings =
        errors.into_iter().map(|error| finding(error.position, format!("not TOML: {}", error.message)));
    let mut words = Words { read: String::new(), findings: findings.collect(), broken };
    let own = view::interface_language(language);
    if let Value::Table(fields) = root.value {
        for field in fields {
            match view::LANGUAGES.into_iter().find(|code| *code == field.key) {
                Some(code) => words.table(code, field),
                None => words.add(own, "", field),
            }
        }
    }
    (words.read, words.findings)
}

struct Words {
    /// As [`Site::messages`] has it.
    read: String,
    findings: Vec<Finding>,
    /// The lines that are no TOML, of which nothing is taken.
    broken: Vec<u32>,
}

impl Words {
    fn table(&mut self, code: &str, Field { key, position, value }: Field) {
        match value.value {
            Value::Table(fields) => fields.into_iter().for_each(|field| self.add(code, "", field)),
            _ => self.find(position, format!("`{key}` is a language: write its words below `[{key}]`")),
        }
    }

    /// Adds what is below `outer`, an empty text or a key with a dot.
    fn add(&mut self, code: &str, outer: &str, Field { key, position, value }: Field) {
        let key = format!("{outer}{key}");
        if self.broken.contains(&position.line) {
            return;
        }
        match value.value {
            // No key has more than two parts.
            Value::Table(fields) if outer.is_empty() => {
                fields.into_iter().for_each(|field| self.add(code, &format!("{key}."), field));
            }
            Value::Text(text) => match check(code, &key, &text) {
                Ok(text) => self.push(&format!("{code}.{key}={text}\n"), position),
                Err((message, None)) => self.find(position, message),
                Err((message, Some(help))) => {
                    self.findings.push(finding(position, message).with_help(help));
                }
            },
            _ => self.find(position, format!("`{}` has to be a text in quotes", super::quoted(&key))),
        }
    }

    fn push(&mut self, line: &str, position: Position) {
        if self.read.chars().count() + line.chars().count() > LONGEST_TEXT {
            return self
                .find(position, format!("all words together are longer than {LONGEST_TEXT} characters"));
        }
        self.read += line;
    }

    fn find(&mut self, position: Position, message: String) {
        self.findings.push(finding(position, message));
    }
}

fn finding(position: Position, message: String) -> Finding {
    Finding::new(Rule::Theme, position, message)
        .with_help("write `key = \"text\"`, with a key of docs/theme-words.md")
}

/// The text for a key as it is shown. The error is what is wrong, and what to do.
fn check(code: &str, key: &str, text: &str) -> Result<String, (String, Option<String>)> {
    let known = view::words(code);
    let Some((_, usual)) = known.iter().find(|(known, _)| *known == key) else {
        let nearest = nearest(key, known.iter().map(|(known, _)| *known)).unwrap_or_default();
        let message = format!("unknown key `{}`", super::quoted(key));
        return Err((message, Some(format!("the nearest is `{nearest}`; docs/theme-words.md lists all"))));
    };
    // A text is one line, where it is shown and in the catalog.
    let text = visible(&text.replace(['\n', '\r'], " ")).into_owned();
    if text.trim().is_empty() {
        let help = "write what visitors and screen readers are to read there, or delete the line".to_owned();
        return Err((format!("`{key}` is empty"), Some(help)));
    }
    if text.chars().count() > LONGEST_NAME {
        return Err((
            format!("`{key}` is longer than {LONGEST_NAME} characters"),
            Some("shorten it".to_owned()),
        ));
    }
    let help = || Some(format!("Rolebook's own text is \"{usual}\""));
    if let Some(unknown) = placeholders(&text).into_iter().find(|name| !name.is_empty()) {
        let message =
            format!("`{key}` has an unknown placeholder `{{{}}}`: write `{{}}`", super::quoted(unknown));
        return Err((message, help()));
    }
    let (has, needs) = (placeholders(&text).len(), placeholders(usual).len());
    if has != needs {
        return Err((format!("`{key}` needs {}, but has {}", times(needs), times(has)), help()));
    }
    Ok(text)
}

/// What stands between each pair of braces.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn times(count: usize) -> String {
    match count {
        0 => "no `{}`".to_owned(),
        1 => "one `{}`".to_owned(),
        _ => format!("{count} `{{}}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;
    use std::fmt::Write as _;

    /// Compares what is read of a file, as `key=text`, and the messages with their lines.
    #[track_caller]
    fn check(language: &str, text: &str, expect: &[&str], found: &[&str]) {
        let (words, findings) = read(text, language);
        let words: Vec<_> = words.lines().collect();
        let findings: Vec<_> =
            findings.iter().map(|it| format!("{} {}: {}", it.position.line, it.message, it.help)).collect();
        assert_eq!(words, expect, "{findings:?}");
        assert_eq!(findings.len(), found.len(), "{findings:?}");
        for (finding, expect) in findings.iter().zip(found) {
            assert!(finding.contains(expect), "{finding} does not contain {expect}");
        }
    }

    #[test]
    fn words_are_of_the_sites_language_or_of_the_one_that_is_named() {
        check("en", "directory = 'A'", &["en.directory=A"], &[]);
        check("de-AT", "directory = 'A'", &["de.directory=A"], &[]);
        check("fr", "directory = 'A'\n[de]\ndirectory = 'B'", &["en.directory=A", "de.directory=B"], &[]);
        let counts = ["en.role_count.one={} job", "en.role_count.other={} jobs"];
        check("en", "role_count = { one = '{} job', other = '{} jobs' }", &counts, &[]);
        check("en", "[en.role_count]\none = '{} job'\nother = '{} jobs'", &counts, &[]);
        check("en", "level_of = '{}: {}'", &["en.level_of={}: {}"], &[]);
        check("en", "directory = 'a\u{202e}b'", &["en.directory=ab"], &[]);
        check("en", "directory = 'A = B'", &["en.directory=A = B"], &[]);
        check("en", "directory = \"A\\nB\"", &["en.directory=A B"], &[]);
        check("en", "", &[], &[]);
    }

    #[test]
    fn what_cannot_be_shown_is_left_out_with_its_line() {
        check(
            "en",
            "\ndirectoy = 'A'\nroles = 'B'",
            &["en.roles=B"],
            &["2 unknown key `directoy`: the nearest is `directory`"],
        );
        check("en", "directory = 'A {}'", &[], &["1 `directory` needs no `{}`, but has one `{}`"]);
        check(
            "en",
            "level_of = '{}'",
            &[],
            &["needs 2 `{}`, but has one `{}`: Rolebook's own text is \"{} level of {}\""],
        );
        check("en", "apply_for = 'Apply'", &[], &["needs one `{}`, but has no `{}`"]);
        check("en", "apply_for = '{name}'", &[], &["an unknown placeholder `{name}`"]);
        check("en", "role_count.many = '{}'", &[], &["unknown key `role_count.many`"]);
        check("en", "role_count = '{}'", &[], &["unknown key `role_count`"]);
        check("en", "months.january = 'x'", &[], &["unknown key"]);
        check("en", "directory = '  '", &[], &["`directory` is empty"]);
        check("en", &format!("directory = '{}'", "x".repeat(301)), &[], &["longer than 300"]);
        check("en", "directory = ['x']", &[], &["has to be a text"]);
        check("en", "de = 'x'", &[], &["`de` is a language"]);
        check("en", "a.b.c = 'x'", &[], &["has to be a text"]);
        check("en", "roles = 'B'\ndirectory =\n", &["en.roles=B"], &["2 not TOML"]);
        check("en", "\"a\\u001b\" = 'x'", &[], &["unknown key"]);
    }

    #[test]
    fn the_documentation_lists_every_key() {
        let mut page = include_str!("words.md").to_owned();
        for ((key, english), (_, german)) in view::words("en").into_iter().zip(view::words("de")) {
            let _ = writeln!(page, "| `{key}` | `{english}` | `{german}` |");
        }
        expect_file!["../../../../docs/theme-words.md"].assert_eq(&page);
    }
}
