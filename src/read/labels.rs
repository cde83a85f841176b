//! What each heading is on its page.
//!
//! A heading's own words say whether it is a section or names a position; whether that position is a level,
//! the page's title or a specialty is decided by what stands around it. Front matter goes before all of it.

use super::lexicon::{Folded, Lexicon};
use super::outline::Mark;
use super::position::Position;
use crate::model::{Label, Reason};
use std::rc::Rc;

/// A page's headings with the answers that labels, rungs and owners ask for.
pub(super) struct Page<'a> {
    pub(super) marks: &'a [Mark<'a>],
    /// The title's words without those that only say "role page".
    pub(super) title: Vec<String>,
    /// The position that the title names.
    pub(super) title_position: Option<Position>,
    /// The nearest heading above each one that is less deep.
    parents: Vec<Option<usize>>,
    /// Where each heading's part of the page ends: the next heading that is not deeper.
    ends: Vec<usize>,
    /// Whether each heading is followed by sections that describe a position.
    described: Vec<bool>,
}

/// Words of a title that say what kind of page it is and not what it is about.
const FILLERS: &[&str] =
    &["role", "roles", "job", "jobs", "family", "families", "page", "matrix", "position", "positions", "the"];

impl<'a> Page<'a> {
    pub(super) fn new(title: &str, marks: &'a [Mark<'a>], lexicon: &Lexicon) -> Page<'a> {
        let mut parents = Vec::with_capacity(marks.len());
        let mut ends = vec![marks.len(); marks.len()];
        let mut open: Vec<(usize, u8)> = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            while let Some((above, _)) = open.pop_if(|(_, depth)| *depth >= mark.depth) {
                if let Some(end) = ends.get_mut(above) {
                    *end = index;
                }
            }
            parents.push(open.last().map(|(above, _)| *above));
            open.push((index, mark.depth));
        }
        let title_words = title_words(title);
        let title_position = Position::parse(&title_words.join(" "), "", lexicon);
        let described = (0..marks.len()).map(|index| is_described(marks, index)).collect();
        Page { marks, title: title_words, title_position, parents, ends, described }
    }

    pub(super) fn mark(&self, index: usize) -> Option<&'a Mark<'a>> {
        self.marks.get(index)
    }

    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        self.parents.get(index).copied().flatten()
    }

    /// The headings above, nearest first.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(index), |above| self.parent(*above))
    }

    /// The headings nested in `index`, at any depth.
    pub(super) fn nested(&self, index: usize) -> std::ops::Range<usize> {
        index + 1..self.ends.get(index).copied().unwrap_or(index + 1)
    }

    /// Whether sections that describe a position follow: it is more than a mention.
    pub(super) fn is_described(&self, index: usize) -> bool {
        self.described.get(index).copied().unwrap_or_default()
    }

    /// Whether a section "Job grade" follows before any heading of another kind.
    fn has_grade(&self, index: usize) -> bool {
        following_sections(self.marks, index).any(|mark| mark.section_label() == Some(Label::JobGrade))
    }

    fn position(&self, index: usize) -> Option<&'a Position> {
        self.mark(index).and_then(|mark| mark.position.as_ref())
    }

    fn label(&self, index: usize) -> Option<Label> {
        self.mark(index).and_then(Mark::section_label)
    }

    /// Whether a heading says the page's title and nothing more.
    fn repeats_title(&self, index: usize) -> bool {
        self.mark(index).is_some_and(|mark| {
            let words = title_words(mark.text);
            !words.is_empty()
                && words.len() == self.title.len()
                && words.iter().zip(&self.title).all(|(one, other)| is_kin(one, other))
        })
    }

    /// Whether every word of the page's title stands in a heading.
    fn says_title(&self, index: usize) -> bool {
        self.mark(index).is_some_and(|mark| {
            self.title.len() > 1
                && self.title.iter().all(|of_title| mark.folded.words().any(|word| is_kin(word, of_title)))
        })
    }

    /// Whether a heading begins with the page's title.
    fn begins_with_title(&self, index: usize) -> bool {
        self.mark(index).is_some_and(|mark| {
            let words = title_words(mark.text);
            self.title.len() > 1
                && words.len() >= self.title.len()
                && words.iter().zip(&self.title).all(|(one, other)| is_kin(one, other))
        })
    }
}

/// The words of a title that say what the page is about: "Data Analyst Roles at Acme" → data, analyst.
fn title_words(title: &str) -> Vec<String> {
    let folded = Folded::new(title.split(" at ").next().unwrap_or(title));
    let words: Vec<String> =
        folded.words().filter(|word| !FILLERS.contains(word)).map(str::to_owned).collect();
    if words.is_empty() { folded.words().map(str::to_owned).collect() } else { words }
}

/// Whether two words are forms of one: "engineer" and "engineering", or one with a letter amiss.
pub(super) fn is_kin(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    alike >= 6
        || (alike == short && long - short <= 1)
        || (short >= 6 && long - short <= 1 && alike >= 2 && one.chars().last() == other.chars().last())
}

/// The sections that follow `index` up to a heading of another kind, as long as they can be its own.
fn following_sections<'a>(marks: &'a [Mark<'a>], index: usize) -> impl Iterator<Item = &'a Mark<'a>> {
    let depth = marks.get(index).map_or(0, |mark| mark.depth);
    marks
        .iter()
        .skip(index + 1)
        .take_while(|mark| !matches!(mark.section_label(), None | Some(Label::Levels | Label::Specialties)))
        .enumerate()
        .take_while(move |(place, mark)| mark.depth > depth || *place == 0 || mark.depth == depth)
        .map(|(_, mark)| mark)
}

/// Whether sections that describe a position follow `index`: deeper ones, or the very next heading.
fn is_described(marks: &[Mark<'_>], index: usize) -> bool {
    let depth = marks.get(index).map_or(0, |mark| mark.depth);
    following_sections(marks, index).enumerate().any(|(place, mark)| {
        mark.describes_a_position() && (mark.depth > depth || (place == 0 && mark.depth == depth))
    })
}

/// The label of each heading, with the reason.
pub(super) fn labels(page: &Page<'_>) -> Vec<(Label, Reason)> {
    let candidates: Vec<bool> = (0..page.marks.len()).map(|index| is_candidate(page, index)).collect();
    let mut labels: Vec<(Label, Reason)> = Vec::with_capacity(page.marks.len());
    let mut specialties: Option<Specialties> = None;
    for (index, mark) in page.marks.iter().enumerate() {
        let section = mark.section_label();
        if specialties.as_ref().is_some_and(|scope| scope.ends_at(page, index)) {
            specialties = None;
        }
        let decided = if mark.named.is_some() {
            specialties = None;
            reason(Label::Level, "the front matter names it")
        } else if let Some((label, phrase)) = &mark.section {
            introduces_levels(page, &candidates, index, *label)
                .unwrap_or_else(|| (*label, Reason::Says(Rc::clone(phrase))))
        } else if let Some(scope) = &mut specialties {
            in_specialties(page, scope, index)
        } else {
            in_page(page, &candidates, index)
        };
        if decided.0 == Label::Level {
            specialties = None;
        }
        if section == Some(Label::Specialties) && decided.0 == Label::Specialties {
            specialties = Some(Specialties { depth: mark.depth, is_empty: !mark.body.has_text, child: None });
        }
        labels.push(decided);
    }
    labels
}

fn reason(label: Label, because: &'static str) -> (Label, Reason) {
    (label, Reason::Because(because))
}

/// "Marketing Roles" above a set of levels holds them; in front of the page it is its title.
fn introduces_levels(
    page: &Page<'_>,
    candidates: &[bool],
    index: usize,
    label: Label,
) -> Option<(Label, Reason)> {
    let is_role_title = label == Label::Role && page.repeats_title(index) && page.title.len() > 1;
    (is_role_title && wraps(page, candidates, index))
        .then(|| reason(Label::Title, "repeats the page's title above its levels"))
}

/// The part of a page that lists specialties.
struct Specialties {
    depth: u8,
    /// Nothing stands between its heading and the next one.
    is_empty: bool,
    /// How deep the specialties stand, once one was seen.
    child: Option<u8>,
}

impl Specialties {
    /// Whether the heading at `index` stands outside.
    fn ends_at(&self, page: &Page<'_>, index: usize) -> bool {
        let Some(mark) = page.mark(index) else { return true };
        if mark.depth > self.depth {
            return false;
        }
        match (&mark.section, self.child) {
            // An empty heading "Specialties" may be set deeper than what it introduces.
            (None, None) => !self.is_empty || page.is_described(index) && page.has_grade(index),
            (None, Some(child)) => mark.depth < child,
            (Some(_), Some(child)) => mark.depth <= child && !names_what_is_before(page, index),
            (Some(_), None) => true,
        }
    }
}

/// Whether a section repeats the words of the heading without a kind before it: "US Payroll" and then
/// "US Payroll Requirements".
fn names_what_is_before(page: &Page<'_>, index: usize) -> bool {
    let Some(mark) = page.mark(index) else { return false };
    page.marks
        .iter()
        .take(index)
        .rev()
        .find(|before| before.section.is_none())
        .is_some_and(|before| mark.folded.as_str().starts_with(before.folded.as_str()))
}

/// A heading without a section's phrase among specialties.
fn in_specialties(page: &Page<'_>, scope: &mut Specialties, index: usize) -> (Label, Reason) {
    let Some(mark) = page.mark(index) else { return reason(Label::Other, "unknown") };
    let is_position = mark.position.is_some();
    if is_position && page.has_grade(index) {
        return reason(Label::Level, "names a position with a grade of its own, though among specialties");
    }
    if says_rung(page, index) && is_title_position(page, index) {
        return reason(Label::Level, "names the page's own position with a rung, though among specialties");
    }
    let child = *scope.child.get_or_insert(mark.depth);
    if mark.depth <= child && !is_sentence(mark) || (mark.depth > child && is_position) {
        reason(Label::Specialty, "stands among the specialties")
    } else {
        reason(Label::Other, "says nothing that the reader knows")
    }
}

/// Whether a heading names the title's position, whatever the rung: "Senior Data Analyst" on the page "Data
/// Analyst".
fn is_title_position(page: &Page<'_>, index: usize) -> bool {
    match (page.position(index), &page.title_position) {
        (Some(position), Some(title)) => position.noun == title.noun && !position.noun.is_empty(),
        _ => false,
    }
}

/// Whether a heading is a remark rather than a name: "What it's like to work here", "Projects:".
fn is_sentence(mark: &Mark<'_>) -> bool {
    let first = mark.folded.words().next().unwrap_or_default();
    mark.text.trim_end().ends_with([':', '?', '!', '…'])
        || matches!(
            first,
            "what" | "how" | "why" | "who" | "you" | "you'll" | "you've" | "you're" | "about" | "our" | "we"
        )
}

fn says_rung(page: &Page<'_>, index: usize) -> bool {
    page.position(index).is_some_and(Position::says_rung)
}

/// Whether a heading names a position that may be a level of this page.
fn is_candidate(page: &Page<'_>, index: usize) -> bool {
    let Some(mark) = page.mark(index) else { return false };
    if mark.named.is_some() {
        return true;
    }
    if mark.section.is_some() {
        return false;
    }
    if repeats_for_grade(page, index) {
        return false;
    }
    let Some(position) = &mark.position else {
        return in_levels(page, index) && page.is_described(index) && !is_sentence(mark);
    };
    if page.is_described(index) {
        return true;
    }
    if stands_below_another_section(page, index) {
        return false;
    }
    if in_levels(page, index) || speaks_of_title(page, index) {
        return true;
    }
    page.marks.iter().enumerate().any(|(other, against)| {
        other != index
            && against.depth == mark.depth
            && against.position.as_ref().is_some_and(|against| {
                (against.is_bare_rung() && position.is_bare_rung())
                    || (!position.noun.is_empty() && against.noun == position.noun && against != position)
            })
    })
}

/// Whether a heading repeats the one above it where that one's grade is told.
fn repeats_for_grade(page: &Page<'_>, index: usize) -> bool {
    page.mark(index).is_some_and(|mark| {
        mark.body.says_grade
            && page
                .parent(index)
                .and_then(|above| page.mark(above))
                .is_some_and(|above| above.folded.as_str() == mark.folded.as_str())
    })
}

/// Whether a heading stands directly below a heading "Levels".
fn in_levels(page: &Page<'_>, index: usize) -> bool {
    page.parent(index).is_some_and(|above| page.label(above) == Some(Label::Levels))
}

/// Whether the nearest section above is one in which positions are only mentioned.
fn stands_below_another_section(page: &Page<'_>, index: usize) -> bool {
    page.ancestors(index).find_map(|above| page.label(above)).is_some_and(|label| {
        !matches!(label, Label::Levels | Label::Responsibilities | Label::Role | Label::Specialties)
    })
}

/// Whether a heading shares a word with the page's title, or is a rung and nothing else.
fn speaks_of_title(page: &Page<'_>, index: usize) -> bool {
    page.position(index).is_some_and(|position| {
        position
            .noun
            .split(' ')
            .chain(position.subject.split(' '))
            .any(|word| word.len() > 2 && page.title.iter().any(|of_title| is_kin(word, of_title)))
    })
}

/// Whether levels, or a heading "Levels", are nested in a heading.
fn wraps(page: &Page<'_>, candidates: &[bool], index: usize) -> bool {
    page.nested(index).any(|nested| {
        candidates.get(nested).copied().unwrap_or_default() || page.label(nested) == Some(Label::Levels)
    })
}

/// Whether a heading "Levels" is nested in a heading.
fn holds_container(page: &Page<'_>, index: usize) -> bool {
    page.nested(index).any(|nested| page.label(nested) == Some(Label::Levels))
}

/// A heading without a section's phrase outside of specialties.
fn in_page(page: &Page<'_>, candidates: &[bool], index: usize) -> (Label, Reason) {
    let Some(mark) = page.mark(index) else { return reason(Label::Other, "unknown") };
    if candidates.get(index).copied().unwrap_or_default() {
        return candidate(page, candidates, index);
    }
    if repeats_for_grade(page, index) {
        return reason(Label::JobGrade, "repeats its level's name and speaks of a grade");
    }
    let is_first = index == 0;
    let mut levels = page.nested(index).filter(|&nested| {
        page.parent(nested) == Some(index) && candidates.get(nested).copied().unwrap_or_default()
    });
    let (holds_levels, holds_several) = (levels.next().is_some(), levels.next().is_some());
    if page.repeats_title(index) && (is_first || !holds_levels || !says_roles(mark)) {
        reason(Label::Title, "repeats the page's title")
    } else if holds_levels
        && (page.begins_with_title(index) || (is_first && (says_roles(mark) || page.says_title(index))))
        && (is_first || !says_roles(mark))
    {
        reason(Label::Title, "introduces the page's levels")
    } else if holds_container(page, index) && page.says_title(index) {
        reason(Label::Title, "names the page's title above its levels")
    } else if holds_several || (holds_levels && page.nested(index).any(|nested| page.is_described(nested))) {
        reason(Label::Levels, "holds levels")
    } else if is_first && says_roles(mark) {
        reason(Label::Title, "introduces the page")
    } else {
        reason(Label::Other, "says nothing that the reader knows")
    }
}

/// "… Roles", "Roles at …".
fn says_roles(mark: &Mark<'_>) -> bool {
    mark.folded.words().any(|word| word == "roles")
}

/// A heading that names a position: a level, or the page's title, or a mention.
fn candidate(page: &Page<'_>, candidates: &[bool], index: usize) -> (Label, Reason) {
    let Some(mark) = page.mark(index) else { return reason(Label::Other, "unknown") };
    let same =
        |other: usize| page.mark(other).is_some_and(|other| other.folded.as_str() == mark.folded.as_str());
    let is_level = |other: usize| candidates.get(other).copied().unwrap_or_default();
    let mut levels_inside =
        page.nested(index).filter(|&nested| page.parent(nested) == Some(index) && is_level(nested));
    if let (Some(only), None) = (levels_inside.next(), levels_inside.next())
        && same(only)
        && following_sections(page.marks, index).next().is_none()
    {
        return reason(Label::Title, "the same heading inside it holds the content");
    }
    let says_rung = says_rung(page, index);
    let later_same =
        (index + 1..page.marks.len()).any(|other| is_level(other) && same(other) && page.is_described(other));
    if wraps(page, candidates, index) && (!says_rung || later_same) {
        return match index > 0 && later_same && !holds_container(page, index) {
            true => reason(Label::Levels, "holds levels"),
            false => reason(Label::Title, "holds the page's levels"),
        };
    }
    if later_same && !page.is_described(index) {
        return reason(Label::Other, "mentions a level that is described further down");
    }
    if mark.depth == 1 && page.repeats_title(index) {
        return reason(Label::Title, "is the page's title");
    }
    if !says_rung && page.repeats_title(index) && plain_level_follows(page, candidates, index) {
        return reason(Label::Title, "repeats the page's title above its levels");
    }
    reason(Label::Level, why_level(page, index))
}

/// Whether "Levels" follow in which the same position is named as the plain one.
fn plain_level_follows(page: &Page<'_>, candidates: &[bool], index: usize) -> bool {
    let Some(position) = page.position(index) else { return false };
    let Some(container) =
        (index + 1..page.marks.len()).find(|&other| page.label(other) == Some(Label::Levels))
    else {
        return false;
    };
    page.nested(container).any(|other| {
        candidates.get(other).copied().unwrap_or_default()
            && page.position(other).is_some_and(|other| {
                other.seniority(false) == position.seniority(false)
                    && (other.noun == position.noun || other.is_bare_rung())
            })
    })
}

fn why_level(page: &Page<'_>, index: usize) -> &'static str {
    if page.position(index).is_none() {
        "stands among the levels with sections of its own"
    } else if page.is_described(index) {
        "names a position with sections of its own"
    } else if in_levels(page, index) {
        "names a position among the levels"
    } else {
        "names a position of this role"
    }
}
