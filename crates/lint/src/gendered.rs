//! Words that many read as meant for one gender, by the tables of [`english`](super::english): each once a text.

use super::context::Text;
use super::english;
use super::words::first_word;
use rolebook_model::{Finding, Rule, listed};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Findings about the words of a text.
pub(super) fn findings(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found_rows: Vec<&str> = Vec::new();
    for index in 0..text.words.count() {
        let Some((entry, length)) = entry_at(text, index) else { continue };
        let Some(part) = text.part(index..index + length).filter(|_| !found_rows.contains(&entry.row)) else {
            continue;
        };
        found_rows.push(entry.row);
        findings.push(finding(text, part, entry.kind).with_help(entry.help));
    }
    findings
}

fn finding(text: &Text<'_>, part: Range<usize>, kind: Kind) -> Finding {
    let found = text.slice(&part);
    let message = match kind {
        Kind::ForMen | Kind::Pair => format!("\"{found}\" leaves some people out"),
        Kind::Masculine | Kind::Pronoun => format!("\"{found}\" reads to many as meant for men"),
    };
    text.finding(Rule::GenderCoded, part, message)
}

/// A phrase of a table.
struct Entry {
    phrase: &'static str,
    /// All phrases of its row, which mean the same.
    row: &'static str,
    /// What to do.
    help: &'static str,
    kind: Kind,
}

/// What is wrong with a phrase.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It names men or women and means everybody.
    ForMen,
    /// It begins with a pronoun for men, unless that is one of two.
    Pronoun,
    /// It is a pair, if there is a slash in it.
    Pair,
    /// It is read as meant for men, if it describes people.
    Masculine,
}

/// The phrases of all tables by their first words.
static ENTRIES: LazyLock<HashMap<&str, Vec<Entry>>> = LazyLock::new(|| {
    let tables = [
        (Kind::ForMen, english::FOR_MEN),
        (Kind::Pronoun, english::PRONOUNS),
        (Kind::Pair, english::PAIRS),
        (Kind::Masculine, english::MASCULINE),
    ];
    let mut entries: HashMap<_, Vec<_>> = HashMap::new();
    for (kind, rows) in tables {
        for (row, help) in rows {
            for phrase in listed(row) {
                entries.entry(first_word(phrase)).or_default().push(Entry { phrase, row, help, kind });
            }
        }
    }
    entries
});

/// The entry that stands at a word, with how many words it takes.
fn entry_at(text: &Text<'_>, index: usize) -> Option<(&'static Entry, usize)> {
    let entries = ENTRIES.get(text.words.get(index))?.iter();
    let found = entries.map(|entry| (entry, text.words.length_at(index, entry.phrase)));
    found.filter(|(_, length)| *length > 0).find(|(entry, length)| match entry.kind {
        Kind::ForMen => true,
        Kind::Pronoun => !matches!(text.words.before(index), "or" | "she" | "her"),
        Kind::Pair => text.words.parted_by(index, "/"),
        Kind::Masculine => is_of_people(text, index + length),
    })
}

/// Whether what stands in front of the word at `index` does not describe a thing, as in "competitive pay" and "an ambitious
/// roadmap".
fn is_of_people(text: &Text<'_>, index: usize) -> bool {
    !english::NOT_OF_PEOPLE.contains(text.words.get(index))
}
