//! What each heading is on its page.
//!
//! A heading's own words say whether it is a section or names a position; whether that position is a level,
//! the page's title or a specialty is decided by what stands around it. Front matter goes before all of it.

use super::english;
use super::lexicon::{Folded, Lexicon, WordsOf, words_of};
use super::outline::{Followers, Mark};
use super::position::Position;
use rolebook_model::cut;
use rolebook_model::{FINDINGS, Heading, Label, Reason};
use std::sync::Arc;

/// A page's headings with the answers that labels, rungs and owners ask for.
pub(super) struct Page<'a> {
    pub(super) marks: Vec<Mark<'a>>,
    /// The title's words without those that only say "role page".
    pub(super) title: Folded,
    /// The position that the title names.
    title_position: Option<Position>,
}

// Reasons that are guesses: what stands around the heading says something else than its own words.
const GRADE_OF_ITS_OWN: &str = "names a position with a grade of its own, though among specialties";
const RUNG_OF_ITS_OWN: &str = "names the page's own position with a rung, though among specialties";
const SECTIONS_OF_ITS_OWN: &str = "stands among the levels with sections of its own";
const HOLDS_LEVELS: &str = "holds levels";
const SPEAKS_OF_A_GRADE: &str = "repeats its level's name and speaks of a grade";
const DESCRIBED_BELOW: &str = "mentions a level that is described further down";
const NO_LEVEL: &str = "names a position, but nothing says that it is a level of this role";

/// Whether a heading may well be something else than it was read as: it was known by what stands around it against its own
/// words, or by a word that is spelt in another way.
pub fn is_guess(heading: &Heading) -> bool {
    const GUESSES: [&str; 7] = [
        GRADE_OF_ITS_OWN,
        RUNG_OF_ITS_OWN,
        SECTIONS_OF_ITS_OWN,
        HOLDS_LEVELS,
        SPEAKS_OF_A_GRADE,
        DESCRIBED_BELOW,
        NO_LEVEL,
    ];
    match &heading.reason {
        Reason::Says(phrase) => !cut::says(Folded::new(&heading.text).as_str(), phrase),
        Reason::Because(reason) => GUESSES.contains(reason),
    }
}

/// Words of a title that say what kind of page it is and not what it is about.
const FILLERS: &str = "role|roles|job|jobs|family|families|page|matrix|position|positions|the";

/// How much of the page's title a heading begins with.
#[derive(Clone, Copy, PartialEq)]
enum Beginning {
    /// Not all of it.
    Other,
    /// All of it, and more behind it.
    Title,
    /// All of it, and nothing more.
    TitleAlone,
}

impl<'a> Page<'a> {
    pub(super) fn new(title: &str, mut marks: Vec<Mark<'a>>, lexicon: &Lexicon) -> Page<'a> {
        for index in 0..marks.len() {
            let Some((before, [mark, behind @ ..])) = marks.split_at_mut_checked(index) else { break };
            mark.parent = before.iter().rposition(|above| above.depth < mark.depth);
            mark.end += behind.iter().take_while(|below| below.depth > mark.depth).count();
            mark.followed_by = followers(mark.depth, behind);
        }
        let title = topic(title);
        let title_position = Position::parse(title.as_str(), "", lexicon);
        let mut page = Page { marks, title, title_position };
        let candidates: Vec<bool> = page.marks.iter().map(|mark| is_candidate(&page, mark)).collect();
        for (mark, is_candidate) in page.marks.iter_mut().zip(candidates) {
            mark.may_be_level = is_candidate;
        }
        page
    }

    pub(super) fn mark(&self, index: usize) -> Option<&Mark<'a>> {
        self.marks.get(index)
    }

    /// The nearest heading above `mark` that is less deep.
    fn above(&self, mark: &Mark<'_>) -> Option<&Mark<'a>> {
        self.mark(mark.parent?)
    }

    /// The headings nested in `mark`, at any depth.
    fn nested(&self, mark: &Mark<'_>) -> &[Mark<'a>] {
        self.marks.get(mark.index + 1..mark.end).unwrap_or_default()
    }

    /// The headings behind `mark`, whatever their depth.
    fn behind(&self, mark: &Mark<'_>) -> &[Mark<'a>] {
        self.marks.get(mark.index + 1..).unwrap_or_default()
    }

    /// How many of the levels-to-be stand right below `mark`, and the last of them.
    fn levels_below(&self, mark: &Mark<'_>) -> (usize, Option<&Mark<'a>>) {
        let mut found = (0, None);
        for nested in self.nested(mark) {
            if nested.may_be_level && nested.parent == Some(mark.index) {
                found = (found.0 + 1, Some(nested));
            }
        }
        found
    }

    /// How `mark` begins.
    fn beginning(&self, mark: &Mark<'_>) -> Beginning {
        let topic = topic(mark.text);
        let mut words = topic.words();
        for of_title in self.title.words() {
            if !words.next().is_some_and(|word| is_kin(word, of_title)) {
                return Beginning::Other;
            }
        }
        match words.next() {
            None if !topic.as_str().is_empty() => Beginning::TitleAlone,
            _ => Beginning::Title,
        }
    }

    /// Whether a heading says the page's title and nothing more.
    fn repeats_title(&self, mark: &Mark<'_>) -> bool {
        self.beginning(mark) == Beginning::TitleAlone
    }

    /// Whether a heading begins with the page's title.
    fn begins_with_title(&self, mark: &Mark<'_>) -> bool {
        self.has_long_title() && self.beginning(mark) != Beginning::Other
    }

    /// Whether every word of the page's title stands in a heading.
    fn says_title(&self, mark: &Mark<'_>) -> bool {
        self.has_long_title() && self.title.words().all(|of_title| has_kin(mark.folded.words(), of_title))
    }

    /// Whether the title is more than one word, so that a heading hardly says it by chance.
    fn has_long_title(&self) -> bool {
        self.title.words().nth(1).is_some()
    }
}

/// The words of a title that say what the page is about: "Data Analyst Roles at Acme" → data, analyst.
fn topic(title: &str) -> Folded {
    let end = cut::find(title, " at ").unwrap_or(title.len());
    let folded = Folded::new(cut::at(title, end).0);
    let topic = folded.without(FILLERS);
    if topic.as_str().is_empty() { folded } else { topic }
}

/// Whether one of `words` is a form of `word`.
pub(super) fn has_kin(mut words: WordsOf<'_>, word: &str) -> bool {
    words.any(|other| is_kin(other, word))
}

/// Whether two words are forms of one: "engineer" and "engineering", or one with a letter amiss.
pub(super) fn is_kin(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    alike >= 6
        || (alike == short && long - short <= 1)
        || (short >= 6 && long - short <= 1 && alike >= 2 && one.chars().last() == other.chars().last())
}

/// What follows a heading of this depth up to a heading of another kind: deeper sections, or ones as deep; the
/// very next one in any case.
fn followers(depth: u8, behind: &[Mark<'_>]) -> Followers {
    let mut found = Followers::default();
    for mark in behind {
        let Some(label) = mark.section_label() else { break };
        let is_next = !found.any;
        if matches!(label, Label::Levels | Label::Specialties) || (!is_next && mark.depth < depth) {
            break;
        }
        found.any = true;
        found.has_grade |= label == Label::JobGrade;
        let is_own = mark.depth > depth || (is_next && mark.depth == depth);
        found.describe |= is_own && mark.describes_a_position();
    }
    found
}

/// The label of each heading, with the reason.
pub(super) fn labels(page: &Page<'_>) -> Vec<(Label, Reason)> {
    let mut labels: Vec<(Label, Reason)> = Vec::with_capacity(page.marks.len());
    let mut specialties: Option<Specialties> = None;
    for mark in &page.marks {
        if specialties.as_ref().is_some_and(|scope| scope.ends_at(page, mark)) {
            specialties = None;
        }
        let decided = if mark.named.is_some() {
            because(Label::Level, "the front matter names it")
        } else if let Some((label, phrase)) = &mark.section {
            if introduces_levels(page, mark, *label) {
                because(Label::Title, "repeats the page's title above its levels")
            } else {
                (*label, Reason::Says(Arc::clone(phrase)))
            }
        } else {
            let (label, reason) = match &mut specialties {
                Some(scope) => in_specialties(page, scope, mark),
                None => in_page(page, mark),
            };
            because(label, reason)
        };
        if decided.0 == Label::Level {
            specialties = None;
        } else if decided.0 == Label::Specialties && mark.section.is_some() {
            specialties = Some(Specialties { depth: mark.depth, is_empty: !mark.body.has_text, child: None });
        }
        labels.push(decided);
    }
    labels
}

fn because(label: Label, reason: &'static str) -> (Label, Reason) {
    (label, Reason::Because(if FINDINGS { reason } else { "" }))
}

/// "Marketing Roles" above a set of levels holds them; in front of the page it is its title.
fn introduces_levels(page: &Page<'_>, mark: &Mark<'_>, label: Label) -> bool {
    label == Label::Role && page.has_long_title() && page.repeats_title(mark) && wraps(page, mark)
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
    /// Whether the heading `mark` stands outside.
    fn ends_at(&self, page: &Page<'_>, mark: &Mark<'_>) -> bool {
        if mark.depth > self.depth {
            return false;
        }
        match (&mark.section, self.child) {
            // An empty heading "Specialties" may be set deeper than what it introduces.
            (None, None) => !self.is_empty || mark.followed_by.describe && mark.followed_by.has_grade,
            (None, Some(child)) => mark.depth < child,
            (Some(_), Some(child)) => mark.depth <= child && !names_what_is_before(page, mark),
            (Some(_), None) => true,
        }
    }
}

/// Whether a section repeats the words of the heading without a kind before it: "US Payroll" and then
/// "US Payroll Requirements".
fn names_what_is_before(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    let before = page.marks.get(..mark.index).unwrap_or_default();
    before.iter().rfind(|before| before.section.is_none()).is_some_and(|before| mark.begins_with(before))
}

/// A heading without a section's phrase among specialties.
fn in_specialties(page: &Page<'_>, scope: &mut Specialties, mark: &Mark<'_>) -> (Label, &'static str) {
    let is_position = mark.position.is_some();
    if is_position && mark.followed_by.has_grade {
        return (Label::Level, GRADE_OF_ITS_OWN);
    }
    if mark.says_rung() && is_title_position(page, mark) {
        return (Label::Level, RUNG_OF_ITS_OWN);
    }
    let child = *scope.child.get_or_insert(mark.depth);
    if mark.depth <= child && !is_sentence(mark) || (mark.depth > child && is_position) {
        (Label::Specialty, "stands among the specialties")
    } else {
        (Label::Other, "says nothing that the reader knows")
    }
}

/// Whether a heading names the title's position, whatever the rung: "Senior Data Analyst" on the page "Data
/// Analyst".
fn is_title_position(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    match (&mark.position, &page.title_position) {
        (Some(position), Some(title)) => position.noun == title.noun && !position.noun.is_empty(),
        _ => false,
    }
}

/// Words with which a remark begins, not a name.
const REMARKS: &str = "what|how|why|who|you|you'll|you've|you're|about|our|we";

/// Whether a heading is a remark rather than a name: "What it's like to work here", "Projects:".
fn is_sentence(mark: &Mark<'_>) -> bool {
    mark.text.trim_end().ends_with([':', '?', '!', '…'])
        || mark.folded.words().next().is_some_and(|first| english::lists(REMARKS, first))
}

/// Whether a heading names a position that may be a level of this page.
fn is_candidate(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    if mark.named.is_some() {
        return true;
    }
    if mark.section.is_some() || repeats_for_grade(page, mark) {
        return false;
    }
    let is_described = mark.followed_by.describe;
    let Some(position) = &mark.position else {
        return is_described && in_levels(page, mark) && !is_sentence(mark);
    };
    if is_described {
        return true;
    }
    if stands_below_another_section(page, mark) {
        return false;
    }
    in_levels(page, mark)
        || speaks_of_title(page, position)
        || page.marks.iter().any(|other| {
            other.index != mark.index
                && other.depth == mark.depth
                && other.position.as_ref().is_some_and(|other| {
                    (other.is_bare_rung() && position.is_bare_rung())
                        || (!position.noun.is_empty() && other.noun == position.noun && other != position)
                })
        })
}

/// Whether a heading repeats the one above it where that one's grade is told.
fn repeats_for_grade(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    mark.body.says_grade && page.above(mark).is_some_and(|above| above.says_what(mark))
}

/// Whether a heading stands directly below a heading "Levels".
fn in_levels(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    page.above(mark).is_some_and(is_container)
}

/// Whether the nearest section above is one in which positions are only mentioned.
fn stands_below_another_section(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    let mut above = page.above(mark);
    while let Some(mark) = above {
        if let Some(label) = mark.section_label() {
            return !matches!(
                label,
                Label::Levels | Label::Responsibilities | Label::Role | Label::Specialties
            );
        }
        above = page.above(mark);
    }
    false
}

/// Whether a position shares a word with the page's title.
fn speaks_of_title(page: &Page<'_>, position: &Position) -> bool {
    [&position.noun, &position.subject].into_iter().any(|part| {
        words_of(part).any(|word| word.len() > 2 && page.title.words().any(|of_title| is_kin(word, of_title)))
    })
}

/// Whether levels, or a heading "Levels", are nested in a heading.
fn wraps(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    page.nested(mark).iter().any(|nested| nested.may_be_level || is_container(nested))
}

/// Whether a heading "Levels" is nested in a heading.
fn holds_container(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    page.nested(mark).iter().any(is_container)
}

/// "Levels".
fn is_container(mark: &Mark<'_>) -> bool {
    mark.section_label() == Some(Label::Levels)
}

/// A heading without a section's phrase outside of specialties.
fn in_page(page: &Page<'_>, mark: &Mark<'_>) -> (Label, &'static str) {
    if mark.may_be_level {
        return candidate(page, mark);
    }
    if repeats_for_grade(page, mark) {
        return (Label::JobGrade, SPEAKS_OF_A_GRADE);
    }
    let is_first = mark.index == 0;
    let says_roles = mark.folded.has_word("roles");
    let (levels, _) = page.levels_below(mark);
    let holds_levels = levels > 0;
    if (is_first || !holds_levels || !says_roles) && page.repeats_title(mark) {
        (Label::Title, "repeats the page's title")
    } else if holds_levels
        && (is_first || !says_roles)
        && (page.begins_with_title(mark) || (is_first && (says_roles || page.says_title(mark))))
    {
        (Label::Title, "introduces the page's levels")
    } else if holds_container(page, mark) && page.says_title(mark) {
        (Label::Title, "names the page's title above its levels")
    } else if levels > 1
        || (holds_levels && page.nested(mark).iter().any(|nested| nested.followed_by.describe))
    {
        (Label::Levels, HOLDS_LEVELS)
    } else if is_first && says_roles {
        (Label::Title, "introduces the page")
    } else if mark.position.is_some() {
        (Label::Other, NO_LEVEL)
    } else {
        (Label::Other, "says nothing that the reader knows")
    }
}

/// A heading that names a position: a level, or the page's title, or a mention.
fn candidate(page: &Page<'_>, mark: &Mark<'_>) -> (Label, &'static str) {
    if let (1, Some(only)) = page.levels_below(mark)
        && only.says_what(mark)
        && !mark.followed_by.any
    {
        return (Label::Title, "the same heading inside it holds the content");
    }
    let says_rung = mark.says_rung();
    let is_described_later = page
        .behind(mark)
        .iter()
        .any(|other| other.may_be_level && other.followed_by.describe && other.says_what(mark));
    if (!says_rung || is_described_later) && wraps(page, mark) {
        return match mark.index > 0 && is_described_later && !holds_container(page, mark) {
            true => (Label::Levels, HOLDS_LEVELS),
            false => (Label::Title, "holds the page's levels"),
        };
    }
    if is_described_later && !mark.followed_by.describe {
        return (Label::Other, DESCRIBED_BELOW);
    }
    if (mark.depth == 1 || !says_rung) && page.repeats_title(mark) {
        if mark.depth == 1 {
            return (Label::Title, "is the page's title");
        }
        if plain_level_follows(page, mark) {
            return (Label::Title, "repeats the page's title above its levels");
        }
    }
    (Label::Level, why_level(page, mark))
}

/// Whether "Levels" follow in which the same position is named as the plain one.
fn plain_level_follows(page: &Page<'_>, mark: &Mark<'_>) -> bool {
    let Some(position) = &mark.position else { return false };
    let Some(container) = page.behind(mark).iter().find(|other| is_container(other)) else { return false };
    page.nested(container).iter().any(|other| {
        other.may_be_level
            && other.position.as_ref().is_some_and(|other| {
                other.seniority(false) == position.seniority(false)
                    && (other.noun == position.noun || other.is_bare_rung())
            })
    })
}

fn why_level(page: &Page<'_>, mark: &Mark<'_>) -> &'static str {
    if mark.position.is_none() {
        SECTIONS_OF_ITS_OWN
    } else if mark.followed_by.describe {
        "names a position with sections of its own"
    } else if in_levels(page, mark) {
        "names a position among the levels"
    } else {
        "names a position of this role"
    }
}
