//! What rules make of each heading on its page.
//!
//! A heading's own words say whether it is a section or names a position; whether that position is a level,
//! the page's title or a specialty is decided by what stands around it. The answers are features of the trained model, not
//! verdicts.

use super::lexicon::{Folded, Lexicon, WordsOf, words_of};
use super::outline::{Followers, HeadingContext};
use super::position::Position;
use rolebook_model::Label;

/// A page's headings with the answers that labels, seniorities and owners ask for.
pub(super) struct PageHeadings<'a> {
    pub(super) headings: Vec<HeadingContext<'a>>,
    /// The title's words without those that only say "role page".
    pub(super) title: Folded,
    /// The position that the title names.
    title_position: Option<Position>,
}

/// Words of a title that say what kind of page it is and not what it is about.
const FILLERS: &[&str] =
    &["role", "roles", "job", "jobs", "family", "families", "page", "matrix", "position", "positions", "the"];

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

impl<'a> PageHeadings<'a> {
    pub(super) fn new(
        title: &str,
        mut headings: Vec<HeadingContext<'a>>,
        lexicon: &Lexicon,
    ) -> PageHeadings<'a> {
        for index in 0..headings.len() {
            let Some((before, [heading, behind @ ..])) = headings.split_at_mut_checked(index) else { break };
            heading.parent = before.iter().rposition(|above| above.depth < heading.depth);
            heading.end += behind.iter().take_while(|below| below.depth > heading.depth).count();
            heading.followed_by = followers(heading.depth, behind);
        }
        let title = topic(title);
        let title_position = Position::parse(title.as_str(), "", lexicon);
        let mut page = PageHeadings { headings, title, title_position };
        let candidates: Vec<bool> =
            page.headings.iter().map(|heading| is_candidate(&page, heading)).collect();
        for (heading, is_candidate) in page.headings.iter_mut().zip(candidates) {
            heading.may_be_level = is_candidate;
        }
        page
    }

    pub(super) fn heading(&self, index: usize) -> Option<&HeadingContext<'a>> {
        self.headings.get(index)
    }

    /// The nearest heading above `heading` that is less deep.
    fn above(&self, heading: &HeadingContext<'_>) -> Option<&HeadingContext<'a>> {
        self.heading(heading.parent?)
    }

    /// The headings nested in `heading`, at any depth.
    fn nested(&self, heading: &HeadingContext<'_>) -> &[HeadingContext<'a>] {
        self.headings.get(heading.index + 1..heading.end).unwrap_or_default()
    }

    /// The headings behind `heading`, whatever their depth.
    fn behind(&self, heading: &HeadingContext<'_>) -> &[HeadingContext<'a>] {
        self.headings.get(heading.index + 1..).unwrap_or_default()
    }

    /// How many of the levels-to-be stand right below `heading`, and the last of them.
    fn levels_below(&self, heading: &HeadingContext<'_>) -> (usize, Option<&HeadingContext<'a>>) {
        let mut found = (0, None);
        for nested in self.nested(heading) {
            if nested.may_be_level && nested.parent == Some(heading.index) {
                found = (found.0 + 1, Some(nested));
            }
        }
        found
    }

    /// How `heading` begins.
    fn beginning(&self, heading: &HeadingContext<'_>) -> Beginning {
        let topic = topic(heading.text);
        let mut words = topic.words();
        for of_title in self.title.words() {
            if !words.next().is_some_and(|word| same_stem(word, of_title)) {
                return Beginning::Other;
            }
        }
        match words.next() {
            None if !topic.as_str().is_empty() => Beginning::TitleAlone,
            _ => Beginning::Title,
        }
    }

    /// Whether a heading is the page's title and nothing more.
    fn repeats_title(&self, heading: &HeadingContext<'_>) -> bool {
        self.beginning(heading) == Beginning::TitleAlone
    }

    /// Whether a heading begins with the page's title.
    fn begins_with_title(&self, heading: &HeadingContext<'_>) -> bool {
        self.has_long_title() && self.beginning(heading) != Beginning::Other
    }

    /// Whether every word of the page's title stands in a heading.
    fn says_title(&self, heading: &HeadingContext<'_>) -> bool {
        self.has_long_title()
            && self.title.words().all(|of_title| has_same_stem(heading.folded.words(), of_title))
    }

    /// Whether the title is more than one word, so that a heading hardly repeats it by chance.
    fn has_long_title(&self) -> bool {
        self.title.words().nth(1).is_some()
    }
}

/// The words of a title that say what the page is about: "Data Analyst Roles at Acme" → data, analyst.
fn topic(title: &str) -> Folded {
    let folded = Folded::new(title.split_once(" at ").map_or(title, |(topic, _)| topic));
    let topic = folded.without(FILLERS);
    if topic.as_str().is_empty() { folded } else { topic }
}

/// Whether one of `words` is a form of `word`.
pub(super) fn has_same_stem(mut words: WordsOf<'_>, word: &str) -> bool {
    words.any(|other| same_stem(other, word))
}

/// Whether two words are forms of one: "engineer" and "engineering", or one with a letter amiss.
pub(super) fn same_stem(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    alike >= 6
        || (alike == short && long - short <= 1)
        || (short >= 6 && long - short <= 1 && alike >= 2 && one.chars().last() == other.chars().last())
}

/// What follows a heading of this depth up to a heading of another kind: deeper sections, or ones as deep; the
/// very next one in any case.
fn followers(depth: u8, behind: &[HeadingContext<'_>]) -> Followers {
    let mut found = Followers::default();
    for heading in behind {
        let Some(label) = heading.section_label() else { break };
        let is_next = !found.any;
        if matches!(label, Label::Levels | Label::Specialties) || (!is_next && heading.depth < depth) {
            break;
        }
        found.any = true;
        found.has_grade |= label == Label::JobGrade;
        let is_own = heading.depth > depth || (is_next && heading.depth == depth);
        found.describe |= is_own && heading.describes_a_position();
    }
    found
}

/// What the rules make of each heading.
pub(super) fn rules(page: &PageHeadings<'_>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::with_capacity(page.headings.len());
    let mut specialties: Option<Specialties> = None;
    for heading in &page.headings {
        if specialties.as_ref().is_some_and(|scope| scope.ends_at(page, heading)) {
            specialties = None;
        }
        let decided = if heading.named.is_some() {
            Label::Level
        } else if let Some((label, _)) = &heading.section {
            if introduces_levels(page, heading, *label) { Label::Title } else { *label }
        } else {
            match &mut specialties {
                Some(scope) => in_specialties(page, scope, heading),
                None => in_page(page, heading),
            }
        };
        if decided == Label::Level {
            specialties = None;
        } else if decided == Label::Specialties && heading.section.is_some() {
            specialties =
                Some(Specialties { depth: heading.depth, is_empty: !heading.body.has_text, child: None });
        }
        labels.push(decided);
    }
    labels
}

/// "Marketing Roles" above a set of levels holds them; in front of the page it is its title.
fn introduces_levels(page: &PageHeadings<'_>, heading: &HeadingContext<'_>, label: Label) -> bool {
    label == Label::Role && page.has_long_title() && page.repeats_title(heading) && wraps(page, heading)
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
    /// Whether the heading `heading` stands outside.
    fn ends_at(&self, page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
        if heading.depth > self.depth {
            return false;
        }
        match (&heading.section, self.child) {
            // An empty heading "Specialties" may be set deeper than what it introduces.
            (None, None) => !self.is_empty || heading.followed_by.describe && heading.followed_by.has_grade,
            (None, Some(child)) => heading.depth < child,
            (Some(_), Some(child)) => heading.depth <= child && !names_what_is_before(page, heading),
            (Some(_), None) => true,
        }
    }
}

/// Whether a section repeats the words of the heading without a kind before it: "US Payroll" and then
/// "US Payroll Requirements".
fn names_what_is_before(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    let before = page.headings.get(..heading.index).unwrap_or_default();
    before.iter().rfind(|before| before.section.is_none()).is_some_and(|before| heading.begins_with(before))
}

/// A heading without a section's phrase among specialties.
fn in_specialties(page: &PageHeadings<'_>, scope: &mut Specialties, heading: &HeadingContext<'_>) -> Label {
    let is_position = heading.position.is_some();
    if is_position && heading.followed_by.has_grade {
        return Label::Level;
    }
    if heading.says_seniority() && is_title_position(page, heading) {
        return Label::Level;
    }
    let child = *scope.child.get_or_insert(heading.depth);
    if heading.depth <= child && !is_sentence(heading) || (heading.depth > child && is_position) {
        Label::Specialty
    } else {
        Label::Other
    }
}

/// Whether a heading names the title's position, whatever the seniority: "Senior Data Analyst" on the page "Data
/// Analyst".
fn is_title_position(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    match (&heading.position, &page.title_position) {
        (Some(position), Some(title)) => position.noun == title.noun && !position.noun.is_empty(),
        _ => false,
    }
}

/// Words with which a remark begins, not a name.
const REMARKS: &[&str] =
    &["what", "how", "why", "who", "you", "you'll", "you've", "you're", "about", "our", "we"];

/// Whether a heading is a remark rather than a name: "What it's like to work here", "Projects:".
fn is_sentence(heading: &HeadingContext<'_>) -> bool {
    heading.text.trim_end().ends_with([':', '?', '!', '…'])
        || heading.folded.words().next().is_some_and(|first| REMARKS.contains(&first))
}

/// Whether a heading names a position that may be a level of this page.
fn is_candidate(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    if heading.named.is_some() {
        return true;
    }
    if heading.section.is_some() || repeats_for_grade(page, heading) {
        return false;
    }
    let is_described = heading.followed_by.describe;
    let Some(position) = &heading.position else {
        return is_described && in_levels(page, heading) && !is_sentence(heading);
    };
    if is_described {
        return true;
    }
    if stands_below_another_section(page, heading) {
        return false;
    }
    in_levels(page, heading)
        || speaks_of_title(page, position)
        || page.headings.iter().any(|other| {
            other.index != heading.index
                && other.depth == heading.depth
                && other.position.as_ref().is_some_and(|other| {
                    (other.is_bare_seniority() && position.is_bare_seniority())
                        || (!position.noun.is_empty() && other.noun == position.noun && other != position)
                })
        })
}

/// Whether a heading repeats the one above it where that one's grade is given.
fn repeats_for_grade(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    heading.body.says_grade && page.above(heading).is_some_and(|above| above.has_words_of(heading))
}

/// Whether a heading stands directly below a heading "Levels".
fn in_levels(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    page.above(heading).is_some_and(is_container)
}

/// Whether the nearest section above is one in which positions are only mentioned.
fn stands_below_another_section(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    let mut above = page.above(heading);
    while let Some(heading) = above {
        if let Some(label) = heading.section_label() {
            return !matches!(
                label,
                Label::Levels | Label::Responsibilities | Label::Role | Label::Specialties
            );
        }
        above = page.above(heading);
    }
    false
}

/// Whether a position shares a word with the page's title.
fn speaks_of_title(page: &PageHeadings<'_>, position: &Position) -> bool {
    [&position.noun, &position.subject].into_iter().any(|part| {
        words_of(part)
            .any(|word| word.len() > 2 && page.title.words().any(|of_title| same_stem(word, of_title)))
    })
}

/// Whether levels, or a heading "Levels", are nested in a heading.
fn wraps(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    page.nested(heading).iter().any(|nested| nested.may_be_level || is_container(nested))
}

/// Whether a heading "Levels" is nested in a heading.
fn holds_container(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    page.nested(heading).iter().any(is_container)
}

/// "Levels".
fn is_container(heading: &HeadingContext<'_>) -> bool {
    heading.section_label() == Some(Label::Levels)
}

/// A heading without a section's phrase outside of specialties.
fn in_page(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> Label {
    if heading.may_be_level {
        return candidate(page, heading);
    }
    if repeats_for_grade(page, heading) {
        return Label::JobGrade;
    }
    let is_first = heading.index == 0;
    let says_roles = heading.folded.has_word("roles");
    let (levels, _) = page.levels_below(heading);
    let holds_levels = levels > 0;
    let repeats_title = (is_first || !holds_levels || !says_roles) && page.repeats_title(heading);
    let introduces_levels = holds_levels
        && (is_first || !says_roles)
        && (page.begins_with_title(heading) || (is_first && (says_roles || page.says_title(heading))));
    let names_title = holds_container(page, heading) && page.says_title(heading);
    if repeats_title || introduces_levels || names_title {
        Label::Title
    } else if levels > 1
        || (holds_levels && page.nested(heading).iter().any(|nested| nested.followed_by.describe))
    {
        Label::Levels
    } else if is_first && says_roles {
        Label::Title
    } else {
        Label::Other
    }
}

/// A heading that names a position: a level, or the page's title, or a mention.
fn candidate(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> Label {
    if let (1, Some(only)) = page.levels_below(heading)
        && only.has_words_of(heading)
        && !heading.followed_by.any
    {
        return Label::Title;
    }
    let says_seniority = heading.says_seniority();
    let is_described_later = page
        .behind(heading)
        .iter()
        .any(|other| other.may_be_level && other.followed_by.describe && other.has_words_of(heading));
    if (!says_seniority || is_described_later) && wraps(page, heading) {
        return match heading.index > 0 && is_described_later && !holds_container(page, heading) {
            true => Label::Levels,
            false => Label::Title,
        };
    }
    if is_described_later && !heading.followed_by.describe {
        return Label::Other;
    }
    if (heading.depth == 1 || !says_seniority) && page.repeats_title(heading) {
        if heading.depth == 1 {
            return Label::Title;
        }
        if plain_level_follows(page, heading) {
            return Label::Title;
        }
    }
    Label::Level
}

/// Whether "Levels" follow in which the same position is named as the plain one.
fn plain_level_follows(page: &PageHeadings<'_>, heading: &HeadingContext<'_>) -> bool {
    let Some(position) = &heading.position else { return false };
    let Some(container) = page.behind(heading).iter().find(|other| is_container(other)) else { return false };
    page.nested(container).iter().any(|other| {
        other.may_be_level
            && other.position.as_ref().is_some_and(|other| {
                other.seniority(false) == position.seniority(false)
                    && (other.noun == position.noun || other.is_bare_seniority())
            })
    })
}
