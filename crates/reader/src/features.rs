//! A heading and its surroundings → the features by which the trained weights label it.
//!
//! Entry point: [`PageFeatures::of_heading`]. A feature is a kind and a value, a word or a number: "the first word is
//! 'about'", "the section below begins with a list". Both are hashed into 32 bits, since the weights know features by their
//! hash only. Training, reading and the reasons that authors are shown all call the same function.

use super::labels::PageHeadings;
use super::language;
use super::lexicon::{Folded, Lexicon};
use super::outline::{HeadingContext, Reading};
use memchr::{memchr2, memchr3};
use rolebook_markdown::Node;
use rolebook_model::{Block, Inline, Label, Seniority};

/// What a feature says of a heading. The number is part of the feature's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A word of it.
    Word,
    /// Two words of it that follow one another.
    Pair,
    /// How one of its longer words begins.
    Stem,
    /// Its first word.
    First,
    /// Its last word.
    Last,
    /// Two letters that follow one another, in a script without spaces.
    Letters,
    /// How many words it has.
    Length,
    /// The kind of section that the tables of words give.
    Says,
    /// The kind of section that the table of the page's language gives, where that is not English.
    SaysForeign,
    /// The kind of section that the longer English table gives.
    SaysEnglish,
    /// Whether it names a position in the page's language.
    NamesPosition,
    /// What the rules make of it.
    Rule,
    /// What the rules make of it, with the depth below the page's least deep heading.
    RuleAtDepth,
    /// What the rules make of it, with what they make of the heading above.
    RuleBelow,
    /// What the rules make of it, with what they make of the next heading.
    RuleBefore,
    /// What the rules make of it, with what they make of the heading before.
    RuleAfter,
    /// The position that it names.
    Position,
    /// The seniority or code that it says.
    Rung,
    /// How deep it stands.
    Depth,
    /// How deep it stands below the page's least deep heading.
    RelativeDepth,
    /// How much deeper or less deep the next heading is.
    Next,
    /// How much deeper or less deep the heading before is.
    Before,
    /// Where on the page it stands.
    Place,
    /// How many headings are nested in it.
    Nested,
    /// How many headings stand beside it.
    Beside,
    /// How many of the headings beside it say a seniority or a code.
    RungsBeside,
    /// How many of the headings beside it share words with it.
    SharedBeside,
    /// How many of the headings in it say a seniority or a code.
    RungsNested,
    /// How often its words are a heading of this page.
    Repeated,
    /// How much of the page's title it says.
    Title,
    /// The mark with which it ends.
    Mark,
    /// What stands below it.
    Below,
    /// How many items the first list below it has.
    Items,
    /// The first word of an item.
    ItemFirst,
    /// The first two words of an item.
    ItemPair,
    /// A word with which the text below it begins.
    Text,
    /// A word of the heading above.
    ParentWord,
    /// The first word of the heading before.
    WordBefore,
    /// The first word of the next heading.
    WordNext,
    /// What the rules make of the heading above.
    ParentRule,
    /// What the rules make of the next heading.
    RuleNext,
    /// What the rules make of the heading before.
    RulePrevious,
    /// Whether it is the first heading, and whether another is as little deep.
    Sole,
    /// Signs in it: an arrow, a slash, digits, capitals.
    Shape,
    /// How many rungs the tables and lists below it name.
    RungsBelow,
    /// How many of the headings in it are repeated elsewhere on the page.
    NestedRepeated,
    /// The same of the heading above.
    ParentRepeated,
    /// What the heading above says of a ladder, and where it stands.
    ParentRung,
    /// How many headings of the page are as deep.
    SameDepth,
    /// Signs in the text below it: an address, money, years.
    Signs,
    /// How long the items below it are.
    ItemLength,
    /// What the page is like as a whole.
    Page,
    /// How many sections of a job the page has.
    Sections,
    /// Whether it and those beside it look like the rungs of a ladder.
    Ladder,
    /// Whether it holds what looks like the rungs of a ladder.
    Container,
    /// What the tables give, with what they give for the heading above.
    SaysBelow,
    /// What the tables give, with whether it is the page's first heading and the only one so deep.
    SaysSole,
    /// What the tables give, with how deep it stands.
    SaysAtDepth,
    /// What the tables give, with what stands below.
    SaysHolding,
    /// What the tables give for the next heading.
    SaysNext,
    /// What the tables give for the heading before.
    SaysBefore,
    /// What the rules make of it, with whether it looks like a rung.
    RuleRung,
    /// What a line is that serves as a heading: marked as one, or a sentence.
    Line,
    /// What the tables give for a line, with what it is.
    LineSays,
    /// What a line is, with the section in which it stands.
    LineIn,
    /// What the tables give for a line, with the section in which it stands.
    LineSaysIn,
    /// What a line is, with the label of the heading before.
    LineBehind,
    /// Whether a line says a seniority or a code, and how many of those beside it.
    LineRung,
    /// The same, with the section in which it stands.
    LineRungIn,
    /// How much of the page's title a line says.
    LineTitle,
    /// How often a line stands on the page.
    LineRepeated,
    /// Whether a line says that what follows is a bonus.
    LineSaysBonus,
}

/// How many answers rules and tables give: those of the rules, of their table, of the page's language and of the longer
/// English table.
pub const ANSWERS: usize = 4;

/// The words of a page's headings and what they have in common, prepared once a page.
pub(super) struct PageFeatures<'a> {
    page: &'a PageHeadings<'a>,
    lexicon: &'a Lexicon,
    rules: &'a [Label],
    headings: Vec<Prepared>,
    least_depth: u8,
    rungs: u8,
    sections: u8,
    /// How many headings there are of each depth.
    depths: [u32; 8],
    title_words: Vec<u32>,
}

/// What is prepared of a heading.
#[derive(Clone, Default)]
struct Prepared {
    /// The hashes of its words.
    words: Vec<u32>,
    rung: Option<Rung>,
    /// The kind of section by the tables of all languages.
    says: Option<Label>,
    /// The kind of section by the table of the page's language, where it is not English.
    says_foreign: Option<Label>,
    /// The kind of section by the longer English table.
    says_english: Option<Label>,
    /// It names a position.
    is_position: bool,
    nested: u32,
    nested_rungs: u32,
    beside: u32,
    beside_rungs: u32,
    beside_shared: u32,
    repeated: u32,
    nested_repeated: u32,
}

impl Prepared {
    /// The kind of section that any of the tables gives.
    fn said(&self) -> Option<Label> {
        self.says.or(self.says_foreign).or(self.says_english)
    }
}

/// What a heading says of its place on a ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rung {
    /// A word: "senior".
    Word(Seniority),
    /// A code: "L3", "IC 4", "Level 2".
    Code,
}

/// How many bytes of a text are looked at for signs.
const SIGNS: usize = 200;

/// How many words of a heading are looked at.
const WORDS: usize = 12;

impl<'a> PageFeatures<'a> {
    /// Prepares the headings of a page; `rules` is what the rules make of each.
    pub(super) fn new(
        page: &'a PageHeadings<'a>,
        rules: &'a [Label],
        reading: &Reading<'a>,
    ) -> PageFeatures<'a> {
        let mut headings: Vec<Prepared> = Vec::with_capacity(page.headings.len());
        for heading in &page.headings {
            headings.push(Prepared {
                words: heading.folded.words().take(WORDS).map(hash_of_word).collect(),
                rung: rung(&heading.folded, reading.lexicon)
                    .or_else(|| reading.tongue?.seniority(&heading.folded).map(Rung::Word)),
                says: heading.section_label(),
                says_foreign: reading.tongue.and_then(|tongue| tongue.section(&heading.folded)),
                says_english: language::english().section(&heading.folded),
                is_position: heading.position.is_some()
                    || reading.tongue.is_some_and(|it| it.names_position(&heading.folded)),
                ..Prepared::default()
            });
        }
        let mut all = PageFeatures {
            page,
            lexicon: reading.lexicon,
            rules,
            headings,
            least_depth: page.headings.iter().map(|heading| heading.depth).min().unwrap_or(1),
            rungs: 0,
            sections: 0,
            depths: [0; 8],
            title_words: page.title.words().map(hash_of_word).collect(),
        };
        all.count_families();
        all.count_shared_words();
        all.count_repeated();
        all.count_nested_repeated();
        for heading in &page.headings {
            if let Some(count) = all.depths.get_mut(usize::from(heading.depth)) {
                *count += 1;
            }
        }
        let is_section = |prepared: &&Prepared| {
            let said = prepared.says.or(prepared.says_foreign);
            matches!(
                said,
                Some(
                    Label::Requirements
                        | Label::Responsibilities
                        | Label::Compensation
                        | Label::HiringProcess
                )
            )
        };
        all.sections = bucket(all.headings.iter().filter(is_section).count() as u32);
        all.rungs = bucket(all.headings.iter().filter(|heading| heading.rung.is_some()).count() as u32);
        all
    }

    /// Counts what stands in and beside each heading.
    fn count_families(&mut self) {
        // One more for the headings that stand below none.
        let mut children = vec![(0_u32, 0_u32); self.headings.len() + 1];
        let nowhere = self.headings.len();
        for (heading, prepared) in self.page.headings.iter().zip(&self.headings) {
            if let Some((count, rungs)) = children.get_mut(heading.parent.unwrap_or(nowhere)) {
                *count += 1;
                *rungs += u32::from(prepared.rung.is_some());
            }
        }
        for (index, (heading, prepared)) in self.page.headings.iter().zip(&mut self.headings).enumerate() {
            let (count, rungs) = children.get(index).copied().unwrap_or_default();
            (prepared.nested, prepared.nested_rungs) = (count, rungs);
            let (count, rungs) = children.get(heading.parent.unwrap_or(nowhere)).copied().unwrap_or_default();
            prepared.beside = count.saturating_sub(1);
            prepared.beside_rungs = rungs.saturating_sub(u32::from(prepared.rung.is_some()));
        }
    }

    /// Counts the words that each heading shares with those beside it.
    fn count_shared_words(&mut self) {
        let mut words: Vec<(usize, u32, usize)> = Vec::new();
        let nowhere = self.headings.len();
        for (heading, prepared) in self.page.headings.iter().zip(&self.headings) {
            let parent = heading.parent.unwrap_or(nowhere);
            words.extend(prepared.words.iter().map(|word| (parent, *word, heading.index)));
        }
        words.sort_unstable();
        words.dedup();
        for group in words.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            for (_, _, index) in group {
                if let Some(prepared) = self.headings.get_mut(*index) {
                    prepared.beside_shared = prepared.beside_shared.max(group.len() as u32 - 1);
                }
            }
        }
    }

    /// Counts how often each heading's words stand on the page.
    fn count_repeated(&mut self) {
        let mut texts: Vec<(&str, usize)> =
            self.page.headings.iter().map(|heading| (heading.folded.as_str(), heading.index)).collect();
        texts.sort_unstable();
        for group in texts.chunk_by(|one, other| one.0 == other.0) {
            for (_, index) in group {
                if let Some(prepared) = self.headings.get_mut(*index) {
                    prepared.repeated = group.len() as u32 - 1;
                }
            }
        }
    }

    /// Counts how many of the headings right below each are repeated on the page.
    fn count_nested_repeated(&mut self) {
        for index in 0..self.headings.len() {
            let is_repeated = self.headings.get(index).is_some_and(|prepared| prepared.repeated > 0);
            let parent = self.page.heading(index).and_then(|heading| heading.parent);
            if is_repeated && let Some(parent) = parent.and_then(|parent| self.headings.get_mut(parent)) {
                parent.nested_repeated += 1;
            }
        }
    }

    fn rule(&self, index: usize) -> u32 {
        self.rules.get(index).map_or(NONE, |label| *label as u32)
    }

    /// The labels that rules and tables give a heading, in the order of [`Weights::answers`](super::weights::Weights): an
    /// answer speaks for its label however rare that label is.
    pub(super) fn answers(&self, index: usize) -> [Option<Label>; ANSWERS] {
        let Some(prepared) = self.headings.get(index) else { return [None; ANSWERS] };
        let rule = self.rules.get(index).copied().filter(|label| *label != Label::Other);
        [rule, prepared.says, prepared.says_foreign, prepared.says_english]
    }

    /// Calls `emit` with each feature of the heading at `index`: kind, hash, and the value in words.
    pub(super) fn of_heading<'b>(&'b self, index: usize, emit: Emit<'_, 'b>) {
        let (Some(heading), Some(prepared)) = (self.page.headings.get(index), self.headings.get(index))
        else {
            return;
        };
        let mut number = |kind: Kind, value: u32| emit(kind, hash(kind, value), Value::Number(value));
        let rule = self.rule(index);
        let relative = u32::from(heading.depth.saturating_sub(self.least_depth));
        let parent = heading.parent.map_or(NONE, |parent| self.rule(parent));
        let next = self.rule(index + 1);
        let before = index.checked_sub(1).map_or(NONE, |before| self.rule(before));
        number(Kind::Rule, rule);
        number(Kind::RuleAtDepth, rule * 8 + relative.min(4));
        number(Kind::RuleBelow, rule * 32 + parent);
        number(Kind::RuleBefore, rule * 32 + next);
        number(Kind::RuleAfter, rule * 32 + before);
        number(Kind::ParentRule, parent);
        number(Kind::RuleNext, next);
        number(Kind::RulePrevious, before);
        number(Kind::Says, prepared.says.map_or(NONE, |label| label as u32));
        number(Kind::SaysForeign, prepared.says_foreign.map_or(NONE, |label| label as u32));
        number(Kind::SaysEnglish, prepared.says_english.map_or(NONE, |label| label as u32));
        number(Kind::NamesPosition, prepared.is_position.into());
        number(Kind::Length, (prepared.words.len() as u32).min(7));
        number(Kind::Depth, heading.depth.into());
        number(Kind::RelativeDepth, relative.min(4));
        let depth_at =
            |index: Option<usize>| index.and_then(|index| self.page.heading(index)).map(|it| it.depth);
        number(Kind::Next, change(heading.depth, depth_at(Some(index + 1))));
        number(Kind::Before, change(heading.depth, depth_at(index.checked_sub(1))));
        let is_last = index + 1 == self.headings.len();
        number(Kind::Place, (index as u32).min(2) * 2 + u32::from(is_last));
        number(Kind::Nested, bucket(prepared.nested).into());
        number(Kind::Beside, bucket(prepared.beside).into());
        number(Kind::RungsBeside, bucket(prepared.beside_rungs).into());
        number(Kind::SharedBeside, bucket(prepared.beside_shared).into());
        number(Kind::RungsNested, bucket(prepared.nested_rungs).into());
        number(Kind::Repeated, bucket(prepared.repeated).into());
        number(Kind::Title, self.title_overlap(prepared));
        number(Kind::Position, position(heading));
        number(Kind::Rung, rung_number(prepared.rung));
        let is_alone = self.depths.get(usize::from(heading.depth)).is_some_and(|count| *count == 1);
        number(
            Kind::Sole,
            u32::from(index == 0) + 2 * u32::from(is_alone) + 4 * u32::from(heading.depth == 1),
        );
        number(
            Kind::SameDepth,
            bucket(self.depths.get(usize::from(heading.depth)).copied().unwrap_or_default()).into(),
        );
        number(Kind::NestedRepeated, bucket(prepared.nested_repeated).into());
        let above = heading.parent.and_then(|parent| Some((parent, self.headings.get(parent)?)));
        number(Kind::ParentRepeated, above.map_or(9, |(_, above)| bucket(above.nested_repeated).into()));
        number(
            Kind::ParentRung,
            above.map_or(9, |(at, above)| u32::from(above.rung.is_some()) + 2 * u32::from(at == 0)),
        );
        let own = match prepared.rung {
            None => 0,
            Some(Rung::Code) => 1,
            Some(Rung::Word(_)) => 2,
        };
        let said = |index: Option<usize>| {
            index
                .and_then(|index| self.headings.get(index))
                .and_then(Prepared::said)
                .map_or(NONE, |label| label as u32)
        };
        let few = |count: u32| u32::from(bucket(count)).min(3);
        number(
            Kind::Ladder,
            own + 4 * few(prepared.beside_rungs)
                + 16 * u32::from(prepared.beside_shared > 0)
                + 32 * u32::from(prepared.is_position)
                + 64 * u32::from(said(heading.parent) == Label::Levels as u32),
        );
        number(
            Kind::Container,
            own.min(1)
                + 2 * few(prepared.nested_rungs)
                + 8 * few(prepared.nested)
                + 32 * u32::from(index == 0),
        );
        let here = said(Some(index));
        number(
            Kind::SaysSole,
            here * 8 + u32::from(index == 0) + 2 * u32::from(is_alone) + 4 * u32::from(heading.depth == 1),
        );
        number(Kind::SaysBelow, here * 32 + said(heading.parent));
        number(Kind::SaysAtDepth, here * 8 + relative.min(4));
        number(
            Kind::SaysHolding,
            here * 8
                + u32::from(heading.body.has_list)
                + 2 * u32::from(heading.body.has_text)
                + 4 * u32::from(prepared.nested > 0),
        );
        number(Kind::SaysNext, said(Some(index + 1)));
        number(Kind::RuleRung, rule * 8 + own + 4 * u32::from(prepared.is_position));
        number(Kind::SaysBefore, said(index.checked_sub(1)));
        number(Kind::Shape, shape(heading.text));
        number(Kind::Sections, self.sections.into());
        number(Kind::Page, self.rungs.into());
        number(
            Kind::Mark,
            heading.text.trim_end().chars().next_back().map_or(0, |mark| match mark {
                ':' | '：' => 1,
                '?' | '？' => 2,
                '!' | '！' | '…' => 3,
                ')' => 4,
                mark if mark.is_alphanumeric() => 0,
                _ => 5,
            }),
        );
        words(&heading.folded, &prepared.words, emit);
        self.neighbours(heading, index, emit);
        below(heading.below.iter().map(Piece::from), prepared.rung.is_some(), self.lexicon, emit);
    }

    fn neighbours<'b>(&'b self, heading: &HeadingContext<'_>, index: usize, emit: Emit<'_, 'b>) {
        let mut of = |kind: Kind, index: Option<usize>, most: usize| {
            let Some(index) = index else { return };
            let (Some(heading), Some(prepared)) = (self.page.headings.get(index), self.headings.get(index))
            else {
                return;
            };
            for (word, &hashed) in heading.folded.words().zip(&prepared.words).take(most) {
                emit(kind, hash(kind, hashed), Value::Text(word));
            }
        };
        of(Kind::ParentWord, heading.parent, 5);
        of(Kind::WordBefore, index.checked_sub(1), 4);
        of(Kind::WordNext, Some(index + 1), 4);
    }

    /// How many of the title's words a heading says, and how many others.
    fn title_overlap(&self, prepared: &Prepared) -> u32 {
        let same = prepared.words.iter().filter(|word| self.title_words.contains(word)).count();
        let other = prepared.words.len() - same;
        let missing = self.title_words.iter().filter(|word| !prepared.words.contains(word)).count();
        same.min(3) as u32 * 16 + other.min(3) as u32 * 4 + missing.min(2) as u32
    }
}

/// The features of a heading's words, of which these are the hashes.
pub(super) fn words<'b>(folded: &'b Folded, hashes: &[u32], emit: Emit<'_, 'b>) {
    let mut previous: Option<(u32, &str)> = None;
    for (word, &hashed) in folded.words().zip(hashes) {
        emit(Kind::Word, hash(Kind::Word, hashed), Value::Text(word));
        match previous {
            None => emit(Kind::First, hash(Kind::First, hashed), Value::Text(word)),
            Some((before, first)) => {
                emit(Kind::Pair, hash(Kind::Pair, before.rotate_left(9) ^ hashed), Value::Pair(first, word))
            }
        }
        if let Some((end, _)) = word.char_indices().nth(5)
            && let Some(stem) = word.get(..end)
        {
            emit(Kind::Stem, hash(Kind::Stem, hash_of_word(stem)), Value::Text(stem));
        }
        letters(word, emit);
        previous = Some((hashed, word));
    }
    if let Some((hashed, word)) = previous {
        emit(Kind::Last, hash(Kind::Last, hashed), Value::Text(word));
    }
}

/// The value of a feature, for the reasons that authors are shown.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A number, which means something else for each kind.
    Number(u32),
    /// A word.
    Text(&'a str),
    /// Two words.
    Pair(&'a str, &'a str),
}

/// What is called with each feature: its kind, hash and value. Reading and reasons share one copy of the code by it.
pub(super) type Emit<'a, 'b> = &'a mut dyn FnMut(Kind, u32, Value<'b>);

/// Stands for what is not there.
pub(super) const NONE: u32 = 31;

/// A count in four steps.
pub(super) fn bucket(count: u32) -> u8 {
    match count {
        0..=2 => count as u8,
        3..=5 => 3,
        _ => 4,
    }
}

/// How much deeper another heading is.
fn change(depth: u8, other: Option<u8>) -> u32 {
    match other {
        None => 9,
        Some(other) => (4 + i32::from(other) - i32::from(depth)).clamp(2, 6).unsigned_abs(),
    }
}

fn position(heading: &HeadingContext<'_>) -> u32 {
    let Some(position) = &heading.position else { return 0 };
    1 + u32::from(position.says_seniority())
        + 2 * u32::from(position.is_bare_seniority())
        + 4 * u32::from(heading.may_be_level)
        + 8 * u32::from(heading.followed_by.describe)
}

/// The seniority or code that a heading says.
pub(super) fn rung(heading: &Folded, lexicon: &Lexicon) -> Option<Rung> {
    let words: Vec<&str> = heading.words().take(WORDS).collect();
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        if let Some((seniority, _)) = lexicon.seniority(words.get(at..).unwrap_or_default()) {
            return Some(Rung::Word(seniority));
        }
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if is_code(word, before.copied()) {
            found = Some(Rung::Code);
        }
    }
    found
}

pub(super) fn rung_number(rung: Option<Rung>) -> u32 {
    match rung {
        None => 0,
        Some(Rung::Code) => 1,
        Some(Rung::Word(seniority)) => 2 + seniority as u32,
    }
}

/// Whether a word is a rung's code: "l3", "ic4", "m2", "ii", or a number behind "level".
fn is_code(word: &str, before: Option<&str>) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    let is_number =
        !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman =
        matches!(word, "ii" | "iii" | "iv" | "vi") || (matches!(word, "i" | "v") && before.is_some());
    let names =
        matches!(before, Some("level" | "grade" | "band" | "tier" | "step" | "stage" | "rank" | "class"));
    is_roman || (is_number && (1..=3).contains(&letters)) || (names && (is_number || word.len() == 1))
}

/// The pairs of letters of a word in a script without spaces.
fn letters<'b>(word: &'b str, emit: Emit<'_, 'b>) {
    if word.is_ascii() {
        return;
    }
    let mut before: Option<(usize, char)> = None;
    for (at, letter) in word.char_indices() {
        if !has_no_spaces(letter) {
            before = None;
            continue;
        }
        if let Some((start, _)) = before
            && let Some(pair) = word.get(start..at + letter.len_utf8())
        {
            emit(Kind::Letters, hash(Kind::Letters, hash_of_word(pair)), Value::Text(pair));
        }
        before = Some((at, letter));
    }
}

/// Whether a letter is of a script that puts no spaces between words.
fn has_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Signs in a heading.
fn shape(text: &str) -> u32 {
    let (mut letters, mut capitals, mut digits) = (0, 0, 0);
    for byte in text.bytes() {
        letters += u32::from(byte.is_ascii_alphabetic());
        capitals += u32::from(byte.is_ascii_uppercase());
        digits += u32::from(byte.is_ascii_digit());
    }
    u32::from(text.contains('→') || text.contains("->") || text.contains(" to ") || text.contains(" vs"))
        + 2 * u32::from(text.contains('/'))
        + 4 * u32::from(digits > 0)
        + 8 * u32::from(letters > 3 && letters == capitals)
        + 16 * u32::from(text.contains(['(', '[']))
        + 32 * u32::from(text.starts_with(|first: char| !first.is_alphanumeric()))
}

/// What stands below a heading.
pub(super) enum Piece<'a> {
    /// A paragraph, or a line that may be a heading and is text here.
    Text(&'a [Inline]),
    /// Anything else.
    Block(&'a Block),
}

impl<'a> From<&'a Block> for Piece<'a> {
    fn from(block: &'a Block) -> Piece<'a> {
        match block {
            Block::Paragraph(content) => Piece::Text(content),
            block => Piece::Block(block),
        }
    }
}

impl<'a> From<&'a Node> for Piece<'a> {
    fn from(node: &'a Node) -> Piece<'a> {
        match node {
            Node::Heading(heading) => Piece::Text(&heading.content),
            Node::Block(block) => block.into(),
        }
    }
}

/// The features of what stands below a heading.
pub(super) fn below<'b>(
    pieces: impl Iterator<Item = Piece<'b>>,
    is_rung_itself: bool,
    lexicon: &Lexicon,
    emit: Emit<'_, 'b>,
) {
    let (mut has_list, mut has_text, mut has_table, mut has_more) = (false, false, false, false);
    let (mut items, mut first, mut rungs, mut signs, mut length, mut measured) = (0, 0, 0, 0, 0, 0);
    for piece in pieces.take(12) {
        match piece {
            Piece::Block(Block::List(list)) => {
                if !has_list {
                    items = list.items.len() as u32;
                }
                has_list = true;
                first = if first == 0 { 1 } else { first };
                for item in list.items.iter().take(6) {
                    if let Some(Block::Paragraph(content)) = item.blocks.first() {
                        begins(content, Kind::ItemFirst, Some(Kind::ItemPair), 2, emit);
                        let text = first_text(content).unwrap_or_default();
                        signs |= signs_in(text);
                        rungs += u32::from(is_rung(text, lexicon));
                        length += text.len();
                        measured += 1;
                    }
                }
            }
            Piece::Text(content) => {
                if !has_text {
                    begins(content, Kind::Text, None, 5, emit);
                }
                signs |= content.iter().take(8).fold(0, |signs, inline| signs | signs_of(inline));
                has_text = true;
                first = if first == 0 { 2 } else { first };
            }
            Piece::Block(Block::Table(table)) => {
                has_table = true;
                let first_cells = table.rows.iter().take(12).filter_map(|row| row.first());
                for cell in table.head.iter().take(12).chain(first_cells) {
                    rungs += u32::from(is_rung(first_text(cell).unwrap_or_default(), lexicon));
                }
            }
            Piece::Block(_) => has_more = true,
        }
    }
    let holds = first * 16
        + u32::from(has_list)
        + 2 * u32::from(has_text)
        + 4 * u32::from(has_table)
        + 8 * u32::from(has_more);
    let length = match length.checked_div(measured) {
        None => 0,
        Some(0..=15) => 1,
        Some(16..=40) => 2,
        Some(41..=80) => 3,
        Some(_) => 4,
    };
    let mut number = |kind: Kind, value: u32| emit(kind, hash(kind, value), Value::Number(value));
    number(Kind::Below, holds);
    number(Kind::Items, bucket(items).into());
    number(
        Kind::RungsBelow,
        u32::from(bucket(rungs)) + 8 * u32::from(has_table) + 16 * u32::from(is_rung_itself),
    );
    number(Kind::ItemLength, length);
    for sign in 0..4 {
        if signs & (1 << sign) != 0 {
            number(Kind::Signs, sign);
        }
    }
}

fn signs_of(inline: &Inline) -> u32 {
    match inline {
        Inline::Text(text) => signs_in(text),
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            inner.iter().fold(0, |signs, it| signs | signs_of(it))
        }
        Inline::Link(link) => link.content.iter().fold(4, |signs, it| signs | signs_of(it)),
        _ => 0,
    }
}

/// Signs in a text: an address, money, a link, a number of years.
fn signs_in(text: &str) -> u32 {
    let text = text.as_bytes();
    let text = text.get(..SIGNS).unwrap_or(text);
    // The last bytes of "€" and "£". Most texts have none of these.
    if memchr3(b'@', b'$', b'+', text).or_else(|| memchr2(0xac, 0xa3, text)).is_none() {
        return 0;
    }
    let mut signs = 0;
    let mut before = 0_u8;
    for byte in text {
        signs |= match byte {
            b'@' => 1,
            b'$' => 2,
            b'+' if before.is_ascii_digit() => 8,
            0xac if before == 0x82 => 2,
            0xa3 if before == 0xc2 => 2,
            _ => 0,
        };
        before = *byte;
    }
    signs
}

/// Whether a text begins with a seniority or a rung's code.
fn is_rung(text: &str, lexicon: &Lexicon) -> bool {
    let front = text.split_at_checked(24).map_or(text, |(front, _)| front);
    if !may_be_rung(front, lexicon) {
        return false;
    }
    let text = Folded::new(front);
    let mut words = text.words();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    is_code(first, None)
        || second.is_some_and(|second| is_code(second, Some(first)))
        || lexicon.seniority(&[first, second.unwrap_or_default()]).is_some()
}

/// Whether a text may begin with a rung, at a glance: most items begin with a verb, and need not be folded.
fn may_be_rung(text: &str, lexicon: &Lexicon) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii() && *byte != b'\'';
    let has_digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) || !bytes.iter().all(is_plain) {
        return true;
    }
    // "ii", or a letter behind "level".
    let is_short =
        |word: &[u8]| word.len() == 1 || word.iter().all(|byte| matches!(byte | 0x20, b'i' | b'v'));
    let mut words = bytes.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    lexicon.may_begin_seniority(text) || bytes.iter().any(has_digit) || words.by_ref().take(2).any(is_short)
}

/// The words with which a text begins.
fn begins<'b>(content: &'b [Inline], kind: Kind, pair: Option<Kind>, most: usize, emit: Emit<'_, 'b>) {
    let Some(text) = first_text(content) else { return };
    let mut before: Option<(u32, &str)> = None;
    for word in text
        .split(|mark: char| !mark.is_alphanumeric() && mark != '\'')
        .filter(|word| !word.is_empty())
        .take(most)
    {
        let word = match word.char_indices().nth(2) {
            Some((end, _)) if word.chars().next().is_some_and(has_no_spaces) => {
                word.get(..end).unwrap_or(word)
            }
            _ => word,
        };
        let hashed = hash_of_word(word);
        match (before, pair) {
            (None, _) | (_, None) => emit(kind, hash(kind, hashed), Value::Text(word)),
            (Some((first, text)), Some(pair)) => {
                emit(pair, hash(pair, first.rotate_left(9) ^ hashed), Value::Pair(text, word))
            }
        }
        before = Some((hashed, word));
    }
}

/// The first text of a line.
fn first_text(content: &[Inline]) -> Option<&str> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
        Inline::Strong(inner) | Inline::Emphasis(inner) => first_text(inner),
        Inline::Link(link) => first_text(&link.content),
        _ => None,
    })
}

/// The hash of a feature.
pub(super) fn hash(kind: Kind, value: u32) -> u32 {
    let mixed = (u64::from(value) << 8 | kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// The hash of a word, without regard to ASCII case.
pub(super) fn hash_of_word(word: &str) -> u32 {
    let mut hashed = 0x811c_9dc5_u32;
    for byte in word.bytes() {
        hashed = (hashed ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    hashed
}
