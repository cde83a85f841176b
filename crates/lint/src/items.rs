//! The items of a page: duplicates, and those that mix a must and a bonus.

use super::context::PageContext;
use super::words::{Table, Words};
use rolebook_markdown::slug;
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{
    Block, Content, Finding, Item, Label, Necessity, Position, Role, Rule, plain_text, truncated,
};
use rolebook_reader::Reader;
use std::collections::HashMap;

/// Findings about the items of a page; `reader` reads the site's pages.
pub(super) fn findings(page: &PageContext<'_>, reader: &Reader<'_>) -> Vec<Finding> {
    let mut findings = duplicates(page);
    findings.extend(mixed(page, reader));
    findings
}

/// Items that repeat an earlier one of the same level, or of the same specialty.
fn duplicates(page: &PageContext<'_>) -> Vec<Finding> {
    let role = page.role;
    let mut first: HashMap<(Option<usize>, String), Position> = HashMap::new();
    let mut findings = Vec::new();
    for (section, scope) in role.sections.iter().zip(scopes(role)) {
        if !is_described(section.label()) {
            continue;
        }
        for item in section.items() {
            let Some(key) = words_of(item) else { continue };
            let (position, length) = place(page, item);
            match first.get(&(scope, key.clone())) {
                None => {
                    first.insert((scope, key), position);
                }
                Some(see) => {
                    let message = format!("the same as line {}", see.line);
                    let finding = Finding::new(Rule::DuplicateItem, position, message);
                    findings.push(finding.with_length(length).with_see(*see));
                }
            }
        }
    }
    findings
}

/// Whether a section describes a position: one of a process or of links may well repeat itself.
fn is_described(label: Label) -> bool {
    matches!(
        label,
        Label::Role
            | Label::Level
            | Label::Responsibilities
            | Label::NotResponsible
            | Label::Requirements
            | Label::NiceToHave
            | Label::PerformanceIndicators
            | Label::Specialty
    )
}

/// For each section the one with whose items its own are compared: the specialty that is being described, else the heading of
/// its level, else whatever it stands below but sections of a kind.
fn scopes(role: &Role) -> Vec<Option<usize>> {
    let mut above: Vec<(u8, usize)> = Vec::new();
    let mut specialty = None;
    let mut scopes = Vec::new();
    for (index, section) in role.sections.iter().enumerate() {
        let depth = section.heading.as_ref().map_or(0, |heading| heading.depth);
        above.retain(|(other, _)| *other < depth);
        if !is_described(section.label()) || matches!(section.label(), Label::Level | Label::Specialty) {
            specialty = (section.label() == Label::Specialty).then_some(index);
            above.push((depth, index));
        }
        let level = section.owner().and_then(|owner| role.levels.get(owner)?.section);
        scopes.push(specialty.or(level).or(above.last().map(|(_, index)| *index)));
    }
    scopes
}

/// The words of an item with all that is nested in it; `None` where that is one word or none.
fn words_of(item: &Item) -> Option<String> {
    let mut texts = Vec::new();
    item.blocks.iter().for_each(|block| gather(block, &mut texts));
    let words = slug(&texts.join(" "));
    words.contains('-').then_some(words)
}

fn gather(block: &Block, texts: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => texts.push(plain_text(content)),
        Block::List(list) => {
            list.items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, texts));
        }
        Block::Quote(blocks) | Block::Details { blocks, .. } => {
            blocks.iter().for_each(|block| gather(block, texts));
        }
        Block::Code { text, .. } => texts.push(text.clone()),
        Block::Table(table) => {
            table.cells().flat_map(|cell| &cell.blocks).for_each(|block| gather(block, texts));
        }
        Block::Rule => {}
    }
}

/// Where an item's text stands, and how long it is on its first line.
fn place(page: &PageContext<'_>, item: &Item) -> (Position, usize) {
    match page.text_at(item.line) {
        Some(text) if text.passage.position(0).line == item.line => {
            (text.passage.position(0), text.passage.length(&(0..text.passage.text.len())))
        }
        _ => (Position::line(item.line), 0),
    }
}

/// Requirements that are read as a bonus because one part of them is, while another part is a must.
fn mixed(page: &PageContext<'_>, reader: &Reader<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sections = page.role.sections.iter();
    for section in sections.filter(|section| section.label() == Label::Requirements) {
        for content in &section.content {
            let Content::Items(list) = content else { continue };
            // The heading of a list of bonuses names them already.
            let is_of_musts = list.items.iter().any(|item| item.necessity == Some(Necessity::Must))
                || list.items.len() == 1;
            let bonuses = list.items.iter().filter(|item| item.necessity == Some(Necessity::Bonus));
            findings.extend(bonuses.filter(|_| is_of_musts).filter_map(|item| mixes(page, reader, item)));
        }
    }
    findings
}

fn mixes(page: &PageContext<'_>, reader: &Reader<'_>, item: &Item) -> Option<Finding> {
    let Some(Block::Paragraph(content)) = item.blocks.first() else { return None };
    let text = plain_text(content);
    let must = must_beside_bonus(&text, reader)?;
    let (position, length) = place(page, item);
    let message =
        format!("all of this is shown as a bonus, including \"{}\"", truncated(must, LONGEST_QUOTE));
    Some(Finding::new(Rule::MixedNecessity, position, message).with_length(length))
}

/// The part of an item that is a must, where another part is a bonus.
///
/// Parts are sentences, and what stands in brackets or behind a semicolon. What follows a comma is one where it says
/// by itself what it is about: "…, experience with Rust is a plus" in contrast to "Go, Rust or Zig is a plus".
fn must_beside_bonus<'t>(text: &'t str, reader: &Reader<'_>) -> Option<&'t str> {
    let parts = parts(text);
    let is_bonus = |part: &Part<'_>| reader.says_bonus(part.text) && !has_must(part.text);
    let is_about_more = |part: &Part<'_>| (part.is_free && part.own_words > 0) || names_its_subject(part);
    let bonus = parts.iter().find(|part| is_bonus(part))?;
    // "Bonus points: …" speaks for all that follows, and "…, preferred" for all in front.
    let is_first = parts.first().is_some_and(|first| std::ptr::eq(first, bonus));
    if let Some(must) = parts.iter().find(|part| has_must(part.text)) {
        return Some(must.text.trim());
    }
    if is_first || !is_about_more(bonus) {
        return None;
    }
    let before = text.get(..bonus.start).unwrap_or_default();
    Some(before.trim_matches(|mark: char| !mark.is_alphanumeric() && !matches!(mark, ')' | '"' | '+')))
}

/// Words of which phrases for a bonus are made, and that stand around them.
static OF_BONUSES: Table = Table::of(
    "a, advantage, advantageous, also, an, are, be, beneficial, benefit, big, bonus, but, considered, definitely, \
     desirable, desired, extremely, have, haves, helpful, highly, huge, ideally, if, is, mandatory, nice, not, \
     optional, or, plus, points, preferably, preferred, required, strong, strongly, to, very, would",
);

/// A part of an item's text.
struct Part<'t> {
    text: &'t str,
    /// Where it starts in the item's.
    start: usize,
    /// Whether it is no enumeration's: it does not stand behind a comma.
    is_free: bool,
    /// How many of its words are about something else than that it is a bonus.
    own_words: usize,
}

/// The parts of a text.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut is_free) = (0, true);
    let mut push = |start: usize, end: usize, is_free| {
        let text = text.get(start..end).unwrap_or_default();
        let words = Words::of(text);
        if words.count() > 0 {
            let own_words =
                (0..words.count()).filter(|index| !OF_BONUSES.contains(words.get(*index))).count();
            parts.push(Part { text, start, is_free, own_words });
        }
    };
    for (at, mark) in text.char_indices() {
        let behind = at + mark.len_utf8();
        let ends = match mark {
            ';' | '(' | ')' | '–' | '—' | ':' | ',' => true,
            '.' => text.get(behind..).is_some_and(|rest| rest.starts_with(' ')) && at > start + 3,
            _ => false,
        };
        if ends {
            push(start, at, is_free);
            (start, is_free) = (behind, mark != ',');
        }
    }
    push(start, text.len(), is_free);
    parts
}

/// Words for a must.
static MUSTS: Table = Table::of("required, is a must, mandatory, must have, is essential, is necessary");

fn has_must(part: &str) -> bool {
    let words = Words::of(part);
    words.find(&MUSTS).is_some_and(|found| {
        !matches!(words.before(found.start), "not" | "t" | "if" | "as" | "when" | "where")
    })
}

/// Subjects that a part after a comma may name.
static SUBJECTS: Table = Table::of(
    "experience, knowledge, familiarity, degree, mba, certification, certifications, skills, background, \
     understanding, proficiency, fluency, exposure, expertise",
);

/// Words with which a part goes on with an enumeration.
static GOES_ON: Table = Table::of("and, or, and or, as well as");

/// Words with which a preference begins.
static PREFERENCES: Table = Table::of("preferably, ideally");

fn names_its_subject(part: &Part<'_>) -> bool {
    let words = Words::of(part.text);
    let begins_with = |phrases: &Table| words.phrase_at(0, phrases) > 0;
    // "…, experience preferred" is about what stands in front.
    !begins_with(&GOES_ON)
        && part.own_words > 1
        && (words.find(&SUBJECTS).is_some() || begins_with(&PREFERENCES))
}
