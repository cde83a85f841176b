//! The language of a page, and the words by which its headings are read beside the English ones.
//!
//! Entry points: [`of_page`] tells the language, and [`Tongues`] has its words. What the page or its path says wins; else
//! the words that are common in its text decide, and for Japanese and Chinese the script.

use super::features::{hash_of_bytes, hash_of_word};
use super::lexicon::Folded;
use super::phrases::Phrases;
use super::words::{self, LANGUAGES, Language};
use rolebook_markdown::{Document, Node};
use rolebook_model::{Block, Inline, Label, Seniority, Site};
use rustc_hash::FxHashMap;
use std::sync::{LazyLock, OnceLock};

/// How many words of a page are looked at.
const WORDS: usize = 150;

/// The language of a page as a place among [`LANGUAGES`]; `None` for English and all others.
pub(super) fn of_page(setting: &str, file: &str, document: &Document) -> Option<usize> {
    let named = named(setting).or_else(|| file.split(['/', '.', '_']).find_map(named_in_path));
    match named {
        Some(Named::English) => None,
        Some(Named::Other(place)) => Some(place),
        None => by_words(document),
    }
}

/// English, whose words are looked up on every page.
pub(super) fn english() -> &'static Tongue {
    static ENGLISH: LazyLock<Tongue> = LazyLock::new(|| Tongue::new("en", words::ENGLISH));
    &ENGLISH
}

/// The words of each language, prepared where a page needs them.
#[derive(Default)]
pub(super) struct Tongues([OnceLock<Option<Tongue>>; LANGUAGES.len()]);

impl Tongues {
    /// The words of the language at a place among [`LANGUAGES`]: those that come with the site, or the reader's own. `None`
    /// where neither has any.
    pub(super) fn get(&self, place: usize, site: &Site) -> Option<&Tongue> {
        let language = LANGUAGES.get(place)?;
        let prepare = || {
            let words = of_site(site, language).unwrap_or(language.words);
            (!words.is_empty()).then(|| Tongue::new(language.code, words))
        };
        self.0.get(place)?.get_or_init(prepare).as_ref()
    }
}

/// The words that come with the site for a language.
fn of_site<'a>(site: &'a Site, language: &Language) -> Option<&'a str> {
    site.languages.iter().find(|(code, _)| code == language.code).map(|(_, words)| words.as_str())
}

/// The words of all languages, by code: for the preview, whose author may write in any of them.
#[cfg(feature = "languages")]
pub fn all_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|language| (language.code, language.words))
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

/// The place of the language of which most words are.
fn by_words(document: &Document) -> Option<usize> {
    let mut counts =
        Counts { common: &COMMON, english: 0, others: [0; LANGUAGES.len()], kana: 0, han: 0, left: WORDS };
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

/// Words that are common in some languages, by their hashes, with a bit for each language: English, and then all [`LANGUAGES`].
static COMMON: LazyLock<FxHashMap<u32, u16>> = LazyLock::new(|| {
    let mut common = FxHashMap::default();
    let lists = std::iter::once(words::COMMON_IN_ENGLISH).chain(LANGUAGES.iter().map(|it| it.common));
    for (place, list) in lists.enumerate() {
        for word in list.split(' ') {
            *common.entry(hash_of_word(word)).or_default() |= 1 << place;
        }
    }
    common
});

struct Counts {
    common: &'static FxHashMap<u32, u16>,
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
        let is_mark = |byte: &u8| matches!(byte, b' ' | b',' | b'.' | b'\'');
        let words = text.split('’').flat_map(|text| text.as_bytes().split(is_mark));
        for word in words.filter(|word| !word.is_empty()) {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            if !word.is_ascii() {
                self.letters(str::from_utf8(word).unwrap_or_default());
            }
            let Some(languages) = self.common.get(&hash_of_bytes(word)) else { continue };
            if languages & 1 != 0 {
                self.english += 1;
                continue;
            }
            for (place, count) in self.others.iter_mut().enumerate() {
                *count += u32::from(languages >> (place + 1) & 1);
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

/// A language's words, prepared for lookup.
pub(super) struct Tongue {
    /// The kinds of sections, by [`Label::ALL`].
    sections: Table,
    /// The seniorities, by [`Seniority::ALL`].
    seniorities: Table,
    /// The positions, which stand for nothing more.
    positions: Table,
}

impl Tongue {
    /// Prepares the words of a file: see [`words`].
    fn new(code: &str, file: &str) -> Tongue {
        let table = || Table::new(matches!(code, "ja" | "zh"));
        let mut tongue = Tongue { sections: table(), seniorities: table(), positions: table() };
        let mut kind = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut phrases = line;
            if !line.starts_with(' ') {
                (kind, phrases) = line.split_once(':').unwrap_or_default();
            }
            let (table, value) = match kind.strip_prefix("seniority ") {
                Some(name) => {
                    (&mut tongue.seniorities, Seniority::ALL.iter().position(|it| it.name() == name))
                }
                None if kind == "positions" => (&mut tongue.positions, Some(0)),
                None => (&mut tongue.sections, Label::ALL.iter().position(|it| it.name() == kind)),
            };
            let Some(value) = value else { continue };
            for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                table.add(value, phrase);
            }
        }
        tongue
    }

    /// The kind of section that a heading's words give.
    pub(super) fn section(&self, heading: &Folded) -> Option<Label> {
        Label::ALL.get(self.sections.find(heading.as_str())?).copied()
    }

    /// The seniority that a heading's words give.
    pub(super) fn seniority(&self, heading: &Folded) -> Option<Seniority> {
        Seniority::ALL.get(self.seniorities.find(heading.as_str())?).copied()
    }

    /// Whether a heading names a position.
    pub(super) fn names_position(&self, heading: &Folded) -> bool {
        self.positions.find(heading.as_str()).is_some()
    }
}

/// Phrases with what they stand for.
enum Table {
    /// Of a language that puts spaces between words: the values by the phrases' ranks.
    Spaced(Box<Phrases>, Vec<usize>),
    /// Of one that does not.
    Unspaced(Vec<(String, usize)>),
}

impl Table {
    fn new(has_no_spaces: bool) -> Table {
        match has_no_spaces {
            true => Table::Unspaced(Vec::new()),
            false => Table::Spaced(Box::new(Phrases::new()), Vec::new()),
        }
    }

    fn add(&mut self, value: usize, phrase: &str) {
        match self {
            Table::Spaced(phrases, values) => {
                phrases.add(Label::Other, phrase);
                values.push(value);
            }
            Table::Unspaced(phrases) => phrases.push((phrase.to_owned(), value)),
        }
    }

    /// What the first phrase of the table that stands in `text` stands for. Without spaces it is the phrase that ends last,
    /// the longest of several: in both scripts the noun that a heading is about stands at its end.
    fn find(&self, text: &str) -> Option<usize> {
        match self {
            Table::Spaced(phrases, values) => values.get(phrases.find(text)?.rank).copied(),
            Table::Unspaced(phrases) => {
                let ends = |(phrase, value): &(String, usize)| {
                    text.rfind(&**phrase).map(|at| (at + phrase.len(), phrase.len(), *value))
                };
                let longest_last = |one: (usize, usize, usize), other: (usize, usize, usize)| {
                    if (one.0, one.1) < (other.0, other.1) { other } else { one }
                };
                phrases.iter().filter_map(ends).reduce(longest_last).map(|(.., value)| value)
            }
        }
    }
}
