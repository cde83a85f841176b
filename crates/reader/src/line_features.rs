//! A line that serves as a heading → the features by which the trained weights label it.
//!
//! [`PageLines`] prepares the lines of a page, and [`LineFeatures::all`] gives the features of one. Words and what stands below
//! count as they do for [headings](super::features); the surroundings have features of their own, since lines stand in
//! sections that are labelled already.

use super::features::{
    ANSWERS, Kind, NONE, PageFeatures, Piece, Rung, Value, below, bucket, first_words, hash, hash_of_word,
    rung, rung_number, words,
};
use super::lexicon::Folded;
use super::outline::{MAX_HEADINGS, Reading};
use super::position::Position;
use super::{gender, language};
use rolebook_markdown::{Document, HeadingKind, Node, is_titled};
use rolebook_model::{Block, Label};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// It is marked as a heading: bold, emphasised.
    Marked = 1,
    /// It is a sentence that introduces a list, or an entry's title.
    Sentence = 2,
}

/// How many words of a line are looked at.
const WORDS: usize = 14;

/// The lines of a page.
pub(super) struct PageLines<'a> {
    lines: Vec<PageLine<'a>>,
    /// Marked lines among the page's headings.
    headings: &'a PageFeatures<'a>,
    title_words: Vec<u32>,
    reading: Reading<'a>,
}

struct PageLine<'a> {
    folded: Folded,
    below: &'a [Node],
    /// Whether it says a seniority or a code, and how many lines beside it do.
    rung: bool,
    rungs_beside: u32,
    /// How often its words are a line of this page.
    repeated: u32,
    /// Its place among the page's headings, where it is marked as one.
    heading: Option<usize>,
    /// The heading in whose section it stands, by number, and its depth: those with the same stand side by side.
    family: (usize, u8),
}

/// A line, prepared for its features.
pub(super) struct LineFeatures<'a> {
    kind: LineKind,
    /// Its first words, and their hashes.
    words: Vec<&'a str>,
    hashes: Vec<u32>,
    /// What the tables of words give.
    answers: [Option<Label>; ANSWERS],
    below: Below<'a>,
    /// The kind of section in which it stands, and the label of the heading before.
    section: Option<Label>,
    before: Option<Label>,
    /// The seniority or code that it says, and whether it names a position.
    own_rung: Option<Rung>,
    is_position: bool,
    rung: u32,
    /// It among the page's headings, where it is marked as one.
    heading: Option<(&'a PageFeatures<'a>, usize)>,
    title: u32,
    repeated: u32,
    says_bonus: bool,
    reading: Reading<'a>,
}

/// What stands below a line.
enum Below<'a> {
    Nodes(&'a [Node]),
    Blocks(&'a [Block]),
}

impl<'a> PageLines<'a> {
    /// Prepares the lines of a page called `title`; those beyond [`MAX_HEADINGS`] have no features.
    pub(super) fn new(
        title: &str,
        document: &'a Document,
        headings: &'a PageFeatures<'a>,
        reading: &Reading<'a>,
    ) -> PageLines<'a> {
        let mut page = PageLines {
            lines: Vec::new(),
            headings,
            title_words: Folded::new(title).words().map(hash_of_word).collect(),
            reading: *reading,
        };
        let (mut written, mut all) = (0, 0);
        for (at, node) in document.nodes.iter().enumerate() {
            let behind = document.nodes.get(at + 1..).unwrap_or_default();
            let mut heading = None;
            let (text, depth, below) = match node {
                _ if page.lines.len() >= MAX_HEADINGS => break,
                Node::Heading(heading) if heading.kind.has_own_depth() => {
                    written += 1;
                    all += 1;
                    continue;
                }
                Node::Heading(line) if line.kind == HeadingKind::Marked => {
                    heading = Some(all);
                    all += 1;
                    (line.text.as_str(), line.depth, below_line(behind))
                }
                Node::Heading(sentence) => {
                    (last_sentence(&sentence.text), 0, behind.get(..1).unwrap_or_default())
                }
                // Its titles are prepared when they are asked for.
                Node::Block(Block::List(list)) if is_titled(list) => ("", 0, &[][..]),
                Node::Block(_) => continue,
            };
            let folded = Folded::new(&gender::folded(text));
            page.lines.push(PageLine {
                rung: rung(&first_words(&folded, WORDS), reading.lexicon).is_some(),
                folded,
                below,
                rungs_beside: 0,
                repeated: 0,
                heading,
                family: (written, depth),
            });
        }
        page.count();
        page
    }

    /// Counts what lines have in common.
    fn count(&mut self) {
        let mut texts: Vec<(&str, usize)> =
            self.lines.iter().enumerate().map(|(at, line)| (line.folded.as_str(), at)).collect();
        texts.sort_unstable();
        let mut repeated = vec![0; self.lines.len()];
        for group in texts.chunk_by(|one, other| one.0 == other.0) {
            for (_, at) in group {
                if let Some(count) = repeated.get_mut(*at) {
                    *count = group.len() as u32 - 1;
                }
            }
        }
        let mut families: Vec<((usize, u8), usize)> =
            self.lines.iter().enumerate().map(|(at, line)| (line.family, at)).collect();
        families.sort_unstable();
        let mut beside = vec![0; self.lines.len()];
        for family in families.chunk_by(|one, other| one.0 == other.0) {
            let says_rung = |at: usize| self.lines.get(at).is_some_and(|line| line.rung);
            let rungs = family.iter().filter(|(_, at)| says_rung(*at)).count() as u32;
            for (_, at) in family {
                if let Some(count) = beside.get_mut(*at) {
                    *count = rungs - u32::from(says_rung(*at));
                }
            }
        }
        for ((line, repeated), beside) in self.lines.iter_mut().zip(repeated).zip(beside) {
            (line.repeated, line.rungs_beside) = (repeated, beside);
        }
    }

    /// Whether the line with this number says that another level is included: "All Baker duties, and:", "has the same duties,
    /// plus:", but not "We all have tasks:".
    pub(super) fn inherits(&self, number: usize) -> bool {
        let Some(line) = self.lines.get(number) else { return false };
        let mut words = line.folded.words();
        let mut may_include = true;
        loop {
            let rest = words.rest();
            if may_include && self.reading.lexicon.inheriting_words(rest) > 0 {
                return true;
            }
            let Some(word) = words.next() else { return false };
            may_include = matches!(word, "has" | "have" | "do" | "does" | "include" | "includes" | "the");
        }
    }

    /// The line with this number in a section of this kind; `None` beyond [`MAX_HEADINGS`].
    pub(super) fn line(
        &self,
        number: usize,
        kind: LineKind,
        section: Option<Label>,
        before: Option<Label>,
    ) -> Option<LineFeatures<'_>> {
        let line = self.lines.get(number)?;
        let below = Below::Nodes(line.below);
        let rung = u32::from(line.rung) + 2 * u32::from(bucket(line.rungs_beside));
        let features =
            LineFeatures::new(kind, &line.folded, below, section, before, &self.title_words, self.reading);
        let heading = line.heading.map(|heading| (self.headings, heading));
        let answers = heading.map_or(features.answers, |(headings, heading)| headings.answers(heading));
        Some(LineFeatures { rung, repeated: line.repeated, heading, answers, ..features })
    }
}

/// The title of an entry with a list of its own.
pub(super) fn of_title<'a>(
    folded: &'a Folded,
    below: &'a [Block],
    section: Option<Label>,
    before: Option<Label>,
    reading: Reading<'a>,
) -> LineFeatures<'a> {
    LineFeatures::new(LineKind::Sentence, folded, Below::Blocks(below), section, before, &[], reading)
}

impl<'a> LineFeatures<'a> {
    fn new(
        kind: LineKind,
        folded: &'a Folded,
        below: Below<'a>,
        section: Option<Label>,
        before: Option<Label>,
        title_words: &[u32],
        reading: Reading<'a>,
    ) -> LineFeatures<'a> {
        let words = first_words(folded, WORDS);
        let hashes: Vec<u32> = words.iter().copied().map(hash_of_word).collect();
        let same = hashes.iter().filter(|word| title_words.contains(word)).count();
        let title = same.min(3) as u32 * 4 + (hashes.len() - same).min(3) as u32;
        let says = reading.lexicon.section(folded).map(|(label, _)| label);
        let says_foreign = reading.tongue.and_then(|tongue| tongue.section(folded));
        LineFeatures {
            kind,
            // Rules are for headings.
            answers: [None, says, says_foreign, language::english().section(folded)],
            says_bonus: reading.lexicon.remarks(folded.as_str()).is_bonus,
            hashes,
            below,
            section,
            before,
            own_rung: rung(&words, reading.lexicon)
                .or_else(|| reading.tongue?.seniority(folded).map(Rung::Word)),
            words,
            is_position: Position::parse(folded.as_str(), "", reading.lexicon).is_some()
                || reading.tongue.is_some_and(|tongue| tongue.names_position(folded)),
            rung: 0,
            heading: None,
            title,
            repeated: 0,
            reading,
        }
    }

    /// Whether it is a heading whatever it says.
    #[cfg(feature = "training")]
    pub(super) fn is_marked(&self) -> bool {
        self.kind == LineKind::Marked
    }

    /// The labels that the tables give it, as [`PageFeatures::answers`](super::features::PageFeatures::answers).
    pub(super) fn answers(&self) -> [Option<Label>; ANSWERS] {
        self.answers
    }

    /// Calls `emit` with each feature: kind, hash, and the value in words.
    pub(super) fn all<'b>(&'b self, emit: &mut impl FnMut(Kind, u32, Value<'b>)) {
        let mut number = |kind: Kind, value: u32| emit(kind, hash(kind, value), Value::Number(value));
        let of = |label: Option<Label>| label.map_or(NONE, |label| label as u32);
        let says = of(self.answers.into_iter().flatten().next());
        let kind = self.kind as u32;
        number(Kind::Line, kind);
        number(Kind::LineSays, says * 4 + kind);
        number(Kind::LineIn, of(self.section) * 4 + kind);
        number(Kind::LineSaysIn, says * 32 + of(self.section));
        number(Kind::LineBehind, of(self.before) * 4 + kind);
        number(Kind::LineRung, self.rung);
        number(Kind::LineRungIn, self.rung.min(1) * 32 + of(self.section));
        number(Kind::LineTitle, self.title);
        number(Kind::LineRepeated, bucket(self.repeated).into());
        number(Kind::LineSaysBonus, self.says_bonus.into());
        match self.heading {
            Some((headings, heading)) => headings.of_heading(heading, emit),
            None => self.of_sentence(emit),
        }
    }

    /// The features that headings have as well, of a sentence.
    fn of_sentence<'b>(&'b self, emit: &mut impl FnMut(Kind, u32, Value<'b>)) {
        let mut number = |kind: Kind, value: u32| emit(kind, hash(kind, value), Value::Number(value));
        let of = |label: Option<Label>| label.map_or(NONE, |label| label as u32);
        let [_, by_site, by_language, by_english] = self.answers;
        number(Kind::Says, of(by_site));
        number(Kind::SaysForeign, of(by_language));
        number(Kind::SaysEnglish, of(by_english));
        number(Kind::NamesPosition, self.is_position.into());
        number(Kind::Rung, rung_number(self.own_rung));
        number(Kind::Length, (self.words.len() as u32).min(7));
        words(&self.words, &self.hashes, emit);
        match self.below {
            Below::Nodes(nodes) => {
                below(nodes.iter().map(Piece::from), self.rung & 1 > 0, self.reading.lexicon, emit)
            }
            Below::Blocks(blocks) => below(blocks.iter().map(Piece::from), false, self.reading.lexicon, emit),
        }
    }
}

/// What stands below a line up to the next heading; a sentence that may be one is text.
fn below_line(behind: &[Node]) -> &[Node] {
    let is_below = |node: &&Node| match node {
        Node::Heading(heading) => heading.kind == HeadingKind::LeadIn,
        Node::Block(_) => true,
    };
    behind.get(..behind.iter().take_while(is_below).count()).unwrap_or_default()
}

/// The last sentence of a text that ends in a colon.
fn last_sentence(text: &str) -> &str {
    let ends = [". ", "! ", "? ", "。"];
    let start = ends.into_iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max();
    start.and_then(|start| text.get(start..)).filter(|rest| rest.len() > 12).unwrap_or(text)
}
