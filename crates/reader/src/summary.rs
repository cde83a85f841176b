//! A role in a sentence or two: the front matter's, else the page's first sentences.

use super::front_matter::FrontMatter;
use super::lexicon::Folded;
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_TEXT;
use rolebook_model::{Block, Content, Label, Section, plain_text, truncated};

/// A summary taken from the text ends behind the sentence that passes this many characters.
const LONG_ENOUGH: usize = 80;
/// A summary is never longer than this many characters.
const TOO_LONG: usize = 240;

/// The summary of a page with these settings, title and sections; empty where the page says nothing.
pub(super) fn summary(settings: &FrontMatter, title: &str, sections: &[Section]) -> String {
    let written = ["summary", "description"].into_iter().find_map(|key| settings.text(key));
    if let Some(written) = written.filter(|text| !text.is_empty()) {
        return truncated(&visible(written), LONGEST_TEXT);
    }
    of_text(title, sections)
}

/// The summary that the sections of a page with this title give. What one of several levels says is none of the role, unless that
/// bears its name.
pub(super) fn of_text(title: &str, sections: &[Section]) -> String {
    let levels = sections.iter().filter(|section| section.label() == Label::Level).count();
    let is_of_role = |section: &&Section| match section.label() {
        Label::Role | Label::Title => section.owner().is_none() && !section.is_of_table,
        Label::Level => !section.is_of_table && (levels == 1 || is_named(section, title)),
        _ => false,
    };
    let text = sections.iter().filter(is_of_role).find_map(first_paragraph);
    text.map(|text| first_sentences(&text)).unwrap_or_default()
}

/// Whether the heading of a section is this title, in whatever case.
fn is_named(section: &Section, title: &str) -> bool {
    let heading = section.heading.as_ref().map(|heading| Folded::new(&heading.text));
    heading.is_some_and(|heading| heading == Folded::new(title))
}

fn first_paragraph(section: &Section) -> Option<String> {
    section.content.iter().find_map(|content| match content {
        Content::Block(Block::Paragraph(content)) => {
            Some(plain_text(content).trim().to_owned()).filter(|text| !text.is_empty())
        }
        _ => None,
    })
}

/// As many sentences as make a summary, or the first words of one that is too long.
fn first_sentences(text: &str) -> String {
    let mut end = 0;
    for at in 0..=text.len() {
        let behind = text.as_bytes().get(at..).unwrap_or_default();
        if !behind.is_empty() && !behind.starts_with(b". ") {
            continue;
        }
        let next = (at + 1).min(text.len());
        if end > 0 && (end >= LONG_ENOUGH || next > TOO_LONG) {
            break;
        }
        end = next;
    }
    let sentences = text.get(..end).unwrap_or(text);
    let Some((end, _)) = sentences.char_indices().nth(TOO_LONG) else { return sentences.to_owned() };
    let beginning = sentences.get(..end).unwrap_or(sentences);
    let words = beginning.rsplit_once(' ').map_or(beginning, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(first_sentences(text), expect);
    }

    #[test]
    fn short_sentences_are_joined_until_they_say_enough() {
        check("We build. You plan.", "We build. You plan.");
        let first = "This sentence is long enough to stand alone as a summary of what the role is all about.";
        check(&format!("{first} More follows."), first);
    }

    #[test]
    fn a_long_sentence_ends_at_a_word() {
        let text = "word ".repeat(100);
        let summary = first_sentences(text.trim());
        assert!(summary.ends_with("word…") && summary.chars().count() <= TOO_LONG + 1, "{summary}");
    }
}
