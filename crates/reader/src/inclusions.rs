//! Prose that inherits → the levels that a section includes: "All Baker responsibilities", "Extends the Senior
//! Baker requirements", "shares the same responsibilities as above, plus".
//!
//! Entry point: [`include`]. [`sections`](super::sections) searches each text for the phrases of [`english::INHERITS`] and
//! of the site. Behind it stand, in any order and with nothing but small words between them, a level — by its name
//! ([`names`]), by its seniority alone, or as what stands above — and the kinds of section that are meant.

mod names;

use super::english;
use super::lexicon::{Folded, Lexicon, words_of};
use super::sections::Claim;
use names::{Names, Word, text_of};
use rolebook_model::{FINDINGS, Finding, Inclusion, Label, Level, Position, Rule, Section};

/// How many words from a phrase on are read.
const REACH: usize = 24;
/// How many phrases of one text are tried: real ones have three at most.
const PHRASES: usize = 8;
/// How many words of a text that cannot be resolved are quoted.
const QUOTED: usize = 8;
/// A name that no level has is taken for one up to this number of words.
const LONGEST_NAME: usize = 6;

/// Fills in what each section of the page `title` includes, by the texts that may say so, in their order. What cannot be
/// resolved is a finding, beside the section where it stands.
pub(super) fn include(
    sections: &mut [Section],
    claims: &[Claim],
    title: &str,
    levels: &[Level],
    lexicon: &Lexicon,
) -> Vec<(usize, Finding)> {
    if claims.is_empty() {
        return Vec::new();
    }
    let names = Names::new(title, levels, lexicon);
    let mut findings = Vec::new();
    for &Claim { section: index, line, ref text } in claims {
        let Some((above, [section, ..])) = sections.split_at_mut_checked(index) else { break };
        let named = || levels.iter().position(|level| level.section == Some(index));
        let level = section.owner().or_else(named);
        let label = section.label();
        let reader = SectionReader { names: &names, levels, lexicon, above, level, label };
        let unknown = reader.read(text, &mut section.includes);
        if FINDINGS && let Some(words) = unknown {
            findings.push((index, unresolved(line, words)));
        }
    }
    findings
}

fn unresolved(line: u32, words: &str) -> Finding {
    Finding::new(Rule::UnresolvedInheritance, Position::line(line), unresolved_message(words))
}

/// The message about words that name a level which the page does not have.
pub fn unresolved_message(words: &str) -> String {
    format!("\"{words}{NOT_HERE}")
}

/// The words that a finding of [`unresolved_message`] is about, folded; `None` of any other finding.
pub fn unresolved_words(finding: &Finding) -> Option<&str> {
    finding.message.strip_prefix('"')?.strip_suffix(NOT_HERE)
}

const NOT_HERE: &str = "\" includes a level that this page does not have";

/// Reads the texts of one section.
struct SectionReader<'a> {
    names: &'a Names<'a>,
    levels: &'a [Level],
    lexicon: &'a Lexicon,
    /// The sections above on the page.
    above: &'a [Section],
    /// The level that the section is about.
    level: Option<usize>,
    /// The section's label.
    label: Label,
}

/// What the text after a phrase that inherits includes.
#[derive(Default)]
struct Included {
    level: Option<usize>,
    /// It includes what is above on the page.
    is_above: bool,
    /// It includes the whole level.
    is_whole: bool,
    kinds: Vec<Label>,
}

impl SectionReader<'_> {
    /// Adds what a text includes. Returns words that name a position which is no level of the page.
    fn read<'w>(&self, text: &'w Folded, includes: &mut Vec<Inclusion>) -> Option<&'w str> {
        let mut tried = 0;
        let mut words = text.words();
        loop {
            let from = words.rest();
            let word = words.next()?;
            if tried == PHRASES || english::NEGATIONS.contains(&word) {
                return None;
            }
            let phrase = self.lexicon.inheriting_words(from);
            if phrase == 0 {
                continue;
            }
            let is_start = from.len() == text.as_str().len();
            tried += 1;
            let from = names::words(from, REACH, self.lexicon);
            let (claim, rest) = self.claim(from.get(phrase..).unwrap_or_default());
            let ends = rest.first().is_none_or(|next| english::ADDING.contains(&next.folded));
            if self.resolve(&claim, is_start && ends, includes) {
                return None;
            }
            let is_whole = is_start && english::EXTENDS.contains(&word);
            if FINDINGS && self.is_about_another(&claim, rest, is_whole) {
                return Some(text_of(&from, QUOTED));
            }
        }
    }

    /// What the words after a phrase include, and the words that follow.
    fn claim<'w>(&self, words: &'w [Word<'w>]) -> (Included, &'w [Word<'w>]) {
        let mut claim = Included::default();
        let mut rest = words;
        while let Some((word, behind)) = rest.split_first() {
            let mut length = 1;
            if english::ABOVE.contains(&word.folded) {
                claim.is_above = true;
            } else if english::WHOLE.contains(&word.folded) {
                claim.is_whole = true;
            } else if english::INHERITED_BETWEEN.contains(&word.folded) {
                // A filler.
            } else if claim.level.is_none()
                && let Some((level, words)) = self.names.find(rest, self.level)
            {
                claim.level = Some(level);
                length = words;
            } else if let Some(kind) = self.kind(word.folded) {
                claim.kinds.push(kind);
            } else if let Some(next) = behind.first()
                && self.kind(next.folded).is_none()
                && let Some(kind) = self.kind(&format!("{} {}", word.folded, next.folded))
            {
                claim.kinds.push(kind);
                length = 2;
            } else if !word.compared.is_empty() {
                break;
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        (claim, rest)
    }

    /// The kind of section that words name, where levels include such sections from one another.
    fn kind(&self, words: &str) -> Option<Label> {
        if !words_of(words).any(|word| self.lexicon.may_begin_section(word)) {
            return None;
        }
        let (label, _) = self.lexicon.section(&Folded::new(words))?;
        is_kind(label).then_some(label)
    }

    /// Adds what a claim includes; whether that is anything. One that `stands_alone`, as "Everything in Baker"
    /// does, needs to name no kind.
    fn resolve(&self, claim: &Included, stands_alone: bool, includes: &mut Vec<Inclusion>) -> bool {
        let own = [if is_kind(self.label) { self.label } else { Label::Level }];
        let kinds = match claim.kinds.as_slice() {
            [] if claim.is_whole || stands_alone => &own,
            kinds => kinds,
        };
        let mut resolves = false;
        for &label in kinds {
            let above = || claim.is_above.then(|| self.level_above(label)).flatten();
            if let Some(level) = claim.level.or_else(above) {
                let inclusion = Inclusion { level, label };
                if !includes.contains(&inclusion) {
                    includes.push(inclusion);
                }
                resolves = true;
            }
        }
        resolves
    }

    /// The level that the nearest section of a kind above is about; the base level for a page-wide one. To
    /// a page-wide section nothing above is new.
    fn level_above(&self, kind: Label) -> Option<usize> {
        self.level?;
        let nearest = self.above.iter().rev().find(|section| {
            section.label() == kind && section.owner() != self.level && !section.content.is_empty()
        })?;
        nearest.owner().or_else(|| self.levels.iter().position(|level| level.section.is_none()))
    }

    /// Whether a claim is about a position that is no level of the page, which `words` name. Where it may be the
    /// whole text, as in "Extends the Baker.", it needs to name no kind.
    fn is_about_another(&self, claim: &Included, words: &[Word<'_>], may_be_whole: bool) -> bool {
        let says_kind =
            |word: &Word<'_>| english::WHOLE.contains(&word.folded) || self.kind(word.folded).is_some();
        let ends = |word: &Word<'_>| english::ADDING.contains(&word.folded) || says_kind(word);
        let length = words.iter().take(LONGEST_NAME + 1).take_while(|word| !ends(word)).count();
        let name = words.get(..length).unwrap_or_default();
        claim.level.is_none()
            && !claim.is_above
            && (!claim.kinds.is_empty() || words.get(length).map_or(may_be_whole, says_kind))
            && !name.iter().any(|word| english::GRADES.contains(&word.folded))
            && length <= LONGEST_NAME
            && self.names.is_position(words, length)
            && self.names.find(name, None).is_none()
            && !name.iter().any(|word| english::INHERITED_BETWEEN.contains(&word.folded))
    }
}

/// Whether levels include sections of this kind from one another.
fn is_kind(label: Label) -> bool {
    matches!(
        label,
        Label::Responsibilities | Label::Requirements | Label::NiceToHave | Label::PerformanceIndicators
    )
}
