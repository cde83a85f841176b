//! A heading and its surroundings → the features by which the trained weights label it.
//!
//! Entry point: [`PageFeatures::of_heading`]. A feature is a kind and a value, a word or a number: "the first word is
//! 'about'", "the section below begins with a list". Both are hashed into 32 bits, since the weights know features by their
//! hash only. Training, reading and the reasons that authors are shown all call the same function.

use super::labels::PageHeadings;
use super::language;
use super::lexicon::Lexicon;
use super::outline::{HeadingContext, Reading};
use rolebook_model::Label;

mod below;
mod kind;
mod rungs;
mod words;

pub(super) use below::{Piece, below};
pub use kind::{ANSWERS, Kind, Value};
pub(super) use kind::{Emit, NONE, bucket, hash, hash_of_bytes, hash_of_word};
pub(super) use rungs::{Rung, rung, rung_number};
pub(super) use words::{first_words, words};

/// How many words of a heading are looked at.
const WORDS: usize = 12;

/// The words of a page's headings and what they have in common, prepared once a page.
pub(super) struct PageFeatures<'a> {
    page: &'a PageHeadings<'a>,
    lexicon: &'a Lexicon,
    rules: &'a [Label],
    headings: Vec<Prepared<'a>>,
    least_depth: u8,
    rungs: u8,
    sections: u8,
    /// How many headings there are of each depth.
    depths: [u32; 8],
    title_words: Vec<u32>,
}

/// What is prepared of a heading.
#[derive(Clone, Default)]
struct Prepared<'a> {
    /// Its first words, and their hashes.
    words: Vec<&'a str>,
    hashes: Vec<u32>,
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

impl Prepared<'_> {
    /// The kind of section that any of the tables gives.
    fn said(&self) -> Option<Label> {
        self.says.or(self.says_foreign).or(self.says_english)
    }
}

impl<'a> PageFeatures<'a> {
    /// Prepares the headings of a page; `rules` is what the rules make of each.
    pub(super) fn new(
        page: &'a PageHeadings<'a>,
        rules: &'a [Label],
        reading: &Reading<'a>,
    ) -> PageFeatures<'a> {
        let mut headings: Vec<Prepared<'_>> = Vec::with_capacity(page.headings.len());
        for heading in &page.headings {
            let words = first_words(&heading.folded, WORDS);
            headings.push(Prepared {
                hashes: words.iter().copied().map(hash_of_word).collect(),
                rung: rung(&words, reading.lexicon)
                    .or_else(|| reading.tongue?.seniority(&heading.folded).map(Rung::Word)),
                words,
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
            words.extend(prepared.hashes.iter().map(|word| (parent, *word, heading.index)));
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
        number(Kind::Shape, words::shape(heading.text));
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
        words(&prepared.words, &prepared.hashes, emit);
        self.neighbours(heading, index, emit);
        below(heading.below.iter().map(Piece::from), prepared.rung.is_some(), self.lexicon, emit);
    }

    fn neighbours<'b>(&'b self, heading: &HeadingContext<'_>, index: usize, emit: Emit<'_, 'b>) {
        let mut of = |kind: Kind, index: Option<usize>, most: usize| {
            let Some(prepared) = index.and_then(|index| self.headings.get(index)) else { return };
            for (word, &hashed) in prepared.words.iter().zip(&prepared.hashes).take(most) {
                emit(kind, hash(kind, hashed), Value::Text(word));
            }
        };
        of(Kind::ParentWord, heading.parent, 5);
        of(Kind::WordBefore, index.checked_sub(1), 4);
        of(Kind::WordNext, Some(index + 1), 4);
    }

    /// How many of the title's words a heading says, and how many others.
    fn title_overlap(&self, prepared: &Prepared<'_>) -> u32 {
        let same = prepared.hashes.iter().filter(|word| self.title_words.contains(word)).count();
        let other = prepared.hashes.len() - same;
        let missing = self.title_words.iter().filter(|word| !prepared.hashes.contains(word)).count();
        same.min(3) as u32 * 16 + other.min(3) as u32 * 4 + missing.min(2) as u32
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
