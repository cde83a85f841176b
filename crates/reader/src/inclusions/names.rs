//! The names of a page's levels, and finding one in running text, in any wording.

use super::super::english;
use super::super::lexicon::{Folded, Lexicon, words_of};
use super::super::position::Position;
use rolebook_model::{Level, Seniority};

/// How many of a page's levels are searched for by name, since each costs time for every text; real pages have fewer than
/// twenty.
const MOST_LEVELS: usize = 60;

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    /// The word, folded.
    pub(super) folded: &'a str,
    /// As it is compared: seniorities by their names, everything else in the singular. Empty for words that one way
    /// to put a position has and another has not: "Director of Support", "Baker (Intermediate)".
    pub(super) compared: &'a str,
    /// The text from it on.
    pub(super) text: &'a str,
}

/// The first words of a folded text, up to this number of them.
pub(super) fn words<'a>(text: &'a str, count: usize, lexicon: &Lexicon) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut rest = words_of(text);
    loop {
        let text = rest.rest();
        match rest.next() {
            Some(folded) if words.len() < count => {
                words.push(Word { folded, compared: compared(folded, lexicon), text });
            }
            _ => return words,
        }
    }
}

/// The text of the first words, up to this number of them.
pub(super) fn text_of<'a>(words: &[Word<'a>], count: usize) -> &'a str {
    let text = words.first().map_or("", |word| word.text);
    let behind = words.get(count).map_or(0, |word| word.text.len());
    text.get(..text.len().saturating_sub(behind)).unwrap_or(text).trim_end()
}

fn compared<'a>(word: &'a str, lexicon: &Lexicon) -> &'a str {
    let singular = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    match lexicon.seniority(&[singular]) {
        Some((Seniority::Intermediate, _)) => "",
        Some((seniority, _)) => seniority.name(),
        None if matches!(word, "of" | "and") => "",
        None => singular,
    }
}

/// The names of a page's levels.
pub(super) struct Names<'a> {
    /// The longest first.
    names: Vec<Name>,
    title: Folded,
    /// The title's words as they are compared.
    title_words: Folded,
    /// Those of all names and of the title, each once, to skip quickly where a text has none of them.
    all_words: Folded,
    levels: &'a [Level],
    lexicon: &'a Lexicon,
}

struct Name {
    level: usize,
    /// As they are compared, each once.
    words: Folded,
}

/// How closely a text has to match a name.
#[derive(Clone, Copy, PartialEq)]
enum Wording {
    /// Word for word.
    Same,
    /// In any order: "Payroll Manager" is "Manager, Payroll".
    AnyOrder,
    /// With words of the title in between: "Senior Security Analyst" is the "Senior Analyst" of its page.
    WithTitle,
}

impl<'a> Names<'a> {
    /// The names of the levels of the page `title`. One with a code in front is found by both parts, and a name that is only a seniority stands beside the title, too.
    pub(super) fn new(title: &str, levels: &'a [Level], lexicon: &'a Lexicon) -> Names<'a> {
        let title_words = name_words(title, lexicon);
        let mut names = Names {
            names: Vec::new(),
            title: Folded::new(title),
            all_words: name_words(title, lexicon),
            title_words,
            levels,
            lexicon,
        };
        for (index, level) in levels.iter().enumerate().take(MOST_LEVELS) {
            names.add(index, &level.name);
            // "L3: Senior Baker" is named by either part.
            if let Some((code, rest)) = level.name.split_once(' ')
                && code.contains(|mark: char| mark.is_ascii_digit())
            {
                names.add(index, code);
                names.add(index, rest);
            }
            if Position::parse(&level.name, "", lexicon).is_some_and(|position| position.is_bare_seniority())
            {
                names.add(index, &format!("{} {title}", level.name));
            }
        }
        names
    }

    fn add(&mut self, level: usize, name: &str) {
        let words = name_words(name, self.lexicon);
        words.words().for_each(|word| self.all_words.push_new(word));
        let length = words.as_str().len();
        let place = self.names.iter().take_while(|name| name.words.as_str().len() >= length).count();
        self.names.insert(place, Name { level, words });
    }

    /// The level other than `own` that `words` begin with, and how many of them name it.
    pub(super) fn find(&self, words: &[Word<'_>], own: Option<usize>) -> Option<(usize, usize)> {
        let first = words.first()?;
        if !first.compared.is_empty() && !self.all_words.has_word(first.compared) {
            return self.find_seniority(words, own);
        }
        for wording in [Wording::Same, Wording::AnyOrder, Wording::WithTitle] {
            for name in self.names.iter().filter(|name| Some(name.level) != own) {
                if let Some(length) = self.length(name, words, wording)
                    && !words.get(length).is_some_and(|next| self.is_of_a_name(next))
                {
                    return Some((name.level, length));
                }
            }
        }
        self.find_seniority(words, own)
    }

    /// How many of `words` it takes to have all words of a name.
    fn length(&self, name: &Name, words: &[Word<'_>], wording: Wording) -> Option<usize> {
        let mut left: Vec<&str> = name.words.words().collect();
        for (index, Word { compared, .. }) in words.iter().enumerate() {
            match left.iter().position(|other| other == compared) {
                Some(place) if place == 0 || wording != Wording::Same => {
                    left.remove(place);
                }
                _ if compared.is_empty() || name.words.has_word(compared) => {}
                _ if left.is_empty() => return Some(index),
                _ if wording == Wording::WithTitle && self.title_words.has_word(compared) => {}
                _ => return None,
            }
        }
        left.is_empty().then_some(words.len())
    }

    /// Whether a word that stands behind a name makes it another one: "Support Engineer Manager".
    fn is_of_a_name(&self, word: &Word<'_>) -> bool {
        self.is_seniority(word) || self.lexicon.is_position(word.folded)
    }

    /// Whether the first words, `count` of them, name a position, be it a level of the page or not: they hold a
    /// position's noun, or are the title's position at some seniority.
    pub(super) fn is_position(&self, words: &[Word<'_>], count: usize) -> bool {
        words.iter().take(count).any(|word| self.lexicon.is_position(word.folded))
            || Position::parse(text_of(words, count), self.title.as_str(), self.lexicon)
                .is_some_and(|position| position.says_seniority())
    }

    /// The only level of the seniority that `words` begin with: "the Senior level requirements". Any other word
    /// behind it makes it a name that the page does not have.
    fn find_seniority(&self, words: &[Word<'_>], own: Option<usize>) -> Option<(usize, usize)> {
        let length = words.iter().take_while(|word| self.is_seniority(word)).count();
        if length == 0 {
            return None;
        }
        if words.get(length).is_some_and(|next| !self.may_follow_seniority(next.folded)) {
            return None;
        }
        let seniority = Position::parse(text_of(words, length), "", self.lexicon)?.seniority(true);
        let mut of_seniority = None;
        for (index, level) in self.levels.iter().enumerate() {
            if level.seniority == seniority
                && Some(index) != own
                && of_seniority.replace((index, length)).is_some()
            {
                return None;
            }
        }
        of_seniority
    }

    fn may_follow_seniority(&self, word: &str) -> bool {
        [english::WHOLE, english::ABOVE, english::ADDING].iter().any(|table| table.contains(&word))
            || self.lexicon.section(&Folded::new(word)).is_some()
    }

    fn is_seniority(&self, word: &Word<'_>) -> bool {
        self.lexicon.seniority(&[word.folded]).is_some()
    }
}

/// The words of a name as they are compared, each once.
fn name_words(name: &str, lexicon: &Lexicon) -> Folded {
    let mut unique = Folded::default();
    for word in Folded::new(name).words() {
        let compared = compared(word, lexicon);
        if !compared.is_empty() {
            unique.push_new(compared);
        }
    }
    unique
}
