//! The language of a page, and the words by which its headings are read beside the English ones.
//!
//! Entry point: [`of_page`]. What the page or its path says wins; else the words that are common in its text decide, and for
//! Japanese and Chinese the script.

use super::lexicon::Folded;
use super::phrases::Phrases;
use super::words::{self, LANGUAGES, Language};
use rolebook_markdown::{Document, Node};
use rolebook_model::{Block, Inline, Label, Seniority};
use std::sync::{LazyLock, OnceLock};

/// A language's words, prepared for lookup.
pub(super) struct Tongue {
    language: &'static Language,
    sections: Phrases,
    seniority: Phrases,
    seniorities: Vec<Seniority>,
    positions: Phrases,
    has_no_spaces: bool,
}

static PREPARED: [OnceLock<Tongue>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

static ENGLISH: LazyLock<Tongue> = LazyLock::new(|| Tongue::new(words::ENGLISH));

/// How many words of a page are looked at.
const WORDS: usize = 400;

/// The language of a page, if it is one of those that have a table; English has none here.
pub(super) fn of_page(setting: &str, file: &str, document: &Document) -> Option<&'static Tongue> {
    let named = named(setting).or_else(|| file.split(['/', '.', '_']).find_map(named_in_path));
    match named {
        Some(Named::English) => None,
        Some(Named::Other(place)) => prepared(place),
        None => by_words(document).and_then(prepared),
    }
}

/// English, whose words are looked up on every page.
pub(super) fn english() -> &'static Tongue {
    &ENGLISH
}

enum Named {
    English,
    Other(usize),
}

fn named(setting: &str) -> Option<Named> {
    let code = setting.split(['-', '_']).next().unwrap_or_default();
    if code.eq_ignore_ascii_case("en") {
        return Some(Named::English);
    }
    LANGUAGES.iter().position(|language| code.eq_ignore_ascii_case(language.code)).map(Named::Other)
}

/// A part of a path that is a language's code. "it" and "de" may be a department or a word, so that a code counts only as
/// it is written: two small letters.
fn named_in_path(part: &str) -> Option<Named> {
    let is_code = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase()) && part != "it";
    is_code.then(|| named(part)).flatten()
}

fn prepared(place: usize) -> Option<&'static Tongue> {
    let language = LANGUAGES.get(place)?;
    Some(PREPARED.get(place)?.get_or_init(|| Tongue::new(language)))
}

/// The place of the language of which most words are.
fn by_words(document: &Document) -> Option<usize> {
    let mut counts = Counts { english: 0, others: [0; LANGUAGES.len()], kana: 0, han: 0, left: WORDS };
    for node in &document.nodes {
        if counts.left == 0 {
            break;
        }
        match node {
            Node::Heading(heading) => counts.text(&heading.text),
            Node::Block(block) => counts.block(block),
        }
    }
    counts.most()
}

struct Counts {
    english: u32,
    others: [u32; LANGUAGES.len()],
    kana: u32,
    han: u32,
    left: usize,
}

impl Counts {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => self.inlines(content),
            Block::List(list) => {
                for block in list.items.iter().filter_map(|item| item.blocks.first()) {
                    if let Block::Paragraph(content) = block {
                        self.inlines(content);
                    }
                }
            }
            _ => {}
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) => {
                    for inline in inner {
                        if let Inline::Text(text) = inline {
                            self.text(text);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        for word in text.split([' ', ',', '.', '\'', '’']).filter(|word| !word.is_empty()) {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            if !word.is_ascii() {
                self.letters(word);
            }
            if word.len() > 5 {
                continue;
            }
            if words::ENGLISH.common.iter().any(|common| common.eq_ignore_ascii_case(word)) {
                self.english += 1;
            } else {
                for (count, language) in self.others.iter_mut().zip(LANGUAGES) {
                    *count += u32::from(language.common.contains(&word));
                }
            }
        }
    }

    fn letters(&mut self, word: &str) {
        for letter in word.chars().take(40) {
            match letter {
                '\u{3040}'..='\u{30ff}' => self.kana += 1,
                '\u{3400}'..='\u{9fff}' => self.han += 1,
                _ => {}
            }
        }
    }

    fn most(&self) -> Option<usize> {
        let latin = self.english + self.others.iter().sum::<u32>();
        if self.kana + self.han > latin.max(4) {
            let code = if self.kana * 8 > self.han { "ja" } else { "zh" };
            return LANGUAGES.iter().position(|language| language.code == code);
        }
        let (place, count) = self.others.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
        (*count > self.english && *count > 2).then_some(place)
    }
}

impl Tongue {
    fn new(language: &'static Language) -> Tongue {
        let mut tongue = Tongue {
            language,
            sections: Phrases::new(),
            seniority: Phrases::new(),
            seniorities: Vec::new(),
            positions: Phrases::new(),
            has_no_spaces: matches!(language.code, "ja" | "zh"),
        };
        if tongue.has_no_spaces {
            return tongue;
        }
        for (label, phrases) in language.sections {
            tongue.sections.add_all(*label, phrases);
        }
        for (seniority, words) in language.seniority {
            for word in *words {
                tongue.seniority.add(Label::Other, word);
                tongue.seniorities.push(*seniority);
            }
        }
        tongue.positions.add_all(Label::Other, language.positions);
        tongue
    }

    /// The kind of section that a heading's words give.
    pub(super) fn section(&self, heading: &Folded) -> Option<Label> {
        if self.has_no_spaces {
            return last(self.language.sections, heading.as_str());
        }
        self.sections.find(heading.as_str()).map(|phrase| phrase.label)
    }

    /// The seniority that a heading's words give.
    pub(super) fn seniority(&self, heading: &Folded) -> Option<Seniority> {
        if self.has_no_spaces {
            return last(self.language.seniority, heading.as_str());
        }
        self.seniority.find(heading.as_str()).and_then(|phrase| self.seniorities.get(phrase.rank).copied())
    }

    /// Whether a heading names a position.
    pub(super) fn names_position(&self, heading: &Folded) -> bool {
        match self.has_no_spaces {
            true => self.language.positions.iter().any(|position| heading.as_str().contains(position)),
            false => self.positions.is_in(heading.as_str()),
        }
    }
}

/// What the word of a table stands for that ends last in a text, the longest of several: in both scripts the noun that a
/// heading is about stands at its end.
fn last<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let mut found: Option<((usize, usize), T)> = None;
    for (value, words) in table {
        for word in *words {
            if let Some(at) = text.rfind(word) {
                let rank = (at + word.len(), word.len());
                if found.is_none_or(|(best, _)| best < rank) {
                    found = Some((rank, *value));
                }
            }
        }
    }
    found.map(|(_, value)| value)
}
