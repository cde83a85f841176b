//! The headings of a page that name positions → groups of them that are roles of their own, and those roles.

use super::part;
use crate::front_matter::Split;
use crate::lexicon::{Folded, Lexicon};
use crate::position::Position;
use crate::{Reader, facts, heading_lines, summary};
use rolebook_markdown::{Document, Node, slug};
use rolebook_model::{Heading, Label, PageLabels, PageSource, Role, Seniority};
use std::ops::Range;

/// A heading that names a position, with the sections that stand below it.
struct Part {
    noun: String,
    seniority: Seniority,
    name: String,
    depth: u8,
    /// Its line, and those of the headings below it.
    lines: Range<u32>,
}

/// The roles that the page of a role describes; none where it is one.
pub(crate) fn split(reader: &Reader<'_>, page: &PageSource, front: &Split<'_>, role: &Role) -> Vec<Role> {
    let Some(groups) = parts(role, reader.lexicon()).and_then(groups) else { return Vec::new() };
    let (document, _) = rolebook_markdown::parse(front.body, front.body_line, reader.site());
    let role_of = |own: &Vec<Part>| {
        let others = groups.iter().flatten().filter(|other| own.iter().all(|it| it.lines != other.lines));
        let left_out = places(&document, &others.map(|part| part.lines.clone()).collect::<Vec<_>>());
        role_of_part(reader, page, front, role, &document, own, left_out)
    };
    groups.iter().map(role_of).collect::<Option<Vec<Role>>>().unwrap_or_default()
}

/// The parts of a page that may be roles of their own: all headings of one depth that name positions with sections of their own.
fn parts(role: &Role, lexicon: &Lexicon) -> Option<Vec<Part>> {
    let is_joined = role.sections.iter().any(|section| section.label() == Label::Levels)
        || role.levels.iter().any(|level| !level.track.is_empty())
        || Position::parse(&role.title, "", lexicon).is_some();
    if is_joined {
        return None;
    }
    let headings: Vec<&Heading> =
        role.sections.iter().filter_map(|section| section.heading.as_ref()).collect();
    let mut parts = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let may_be_one = matches!(heading.label, Label::Level | Label::Title | Label::Other);
        let Some(position) = Position::parse(&heading.text, "", lexicon).filter(|_| may_be_one) else {
            continue;
        };
        let rest = headings.get(at + 1..)?;
        let below = rest.iter().take_while(|other| other.depth > heading.depth).count();
        let describes = |it: &&Heading| matches!(it.label, Label::Responsibilities | Label::Requirements);
        let is_described = rest.iter().take(below).any(describes);
        let noun = Folded::new(&position.noun).as_str().to_owned();
        // A bare seniority and a level without text of its own are rungs of something.
        if heading.is_line || noun.is_empty() || !is_described {
            return None;
        }
        let end = rest.get(below).map_or(u32::MAX, |next| next.position.line);
        parts.push(Part {
            noun,
            // That of a level was decided beside the other levels.
            seniority: heading.seniority.unwrap_or_else(|| position.seniority(position.manages_a_team())),
            name: heading.text.clone(),
            depth: heading.depth,
            lines: heading.position.line..end,
        });
    }
    let is_one_depth = parts.iter().all(|part| Some(part.depth) == parts.first().map(|first| first.depth));
    is_one_depth.then_some(parts)
}

/// Parts of one noun together, if there are several nouns and of any two there is a seniority that both have.
fn groups(parts: Vec<Part>) -> Option<Vec<Vec<Part>>> {
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let is_of = |group: &&mut Vec<Part>| group.iter().any(|it| it.noun == part.noun);
        match groups.iter_mut().find(is_of) {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    let share_one = |one: &[Part], other: &[Part]| {
        one.iter().any(|part| other.iter().any(|it| it.seniority == part.seniority))
    };
    let are_apart = groups
        .iter()
        .enumerate()
        .all(|(at, one)| groups.iter().skip(at + 1).all(|other| share_one(one, other)));
    (groups.len() > 1 && are_apart).then_some(groups)
}

/// The role of some parts of a page and of what all share. `None` if its headings cannot be told apart from others.
fn role_of_part(
    reader: &Reader<'_>,
    page: &PageSource,
    front: &Split<'_>,
    whole_role: &Role,
    whole: &Document,
    parts: &[Part],
    left_out: Vec<usize>,
) -> Option<Role> {
    let title = title(parts)?;
    let mut document = whole.clone();
    part(&mut document, &left_out);
    let facts = facts::find(&document, &title, &[], reader.lexicon());
    let labels = labels_of_part(whole_role, whole, left_out, &facts.places(), parts)?;
    let read = reader.role_of_part(page, front, document, &title, &labels);
    let read = Role { facts: facts::of_levels(facts, &read.levels, &read.sections), labels, ..read };
    Some(Role {
        department: whole_role.department.clone(),
        slug: slug(&title),
        summary: summary::of_text(&title, &read.sections),
        layout: whole_role.layout.clone(),
        language: whole_role.language.clone(),
        availability: whole_role.availability,
        findings: whole_role.findings.clone(),
        facts: facts::of_role(&front.front_matter, &read),
        ..read
    })
}

/// The places of the headings in these lines among those that say how deep they are.
fn places(document: &Document, lines: &[Range<u32>]) -> Vec<usize> {
    let headings = document.nodes.iter().filter_map(|node| match node {
        Node::Heading(heading) if heading.kind.has_own_depth() => Some(heading.position.line),
        _ => None,
    });
    let is_in = |line: u32| lines.iter().any(|lines| lines.contains(&line));
    headings.enumerate().filter(|(_, line)| is_in(*line)).map(|(place, _)| place).collect()
}

/// What the role is called: as its part of no seniority, or as all are without theirs.
fn title(parts: &[Part]) -> Option<String> {
    let plain = parts.iter().find(|part| Folded::new(&part.name).as_str() == part.noun);
    match (parts, plain) {
        ([only], _) | (_, Some(only)) => Some(only.name.clone()),
        _ => parts.first().map(|part| rolebook_letters::with_capital(&part.noun)),
    }
}

/// The labels of what is left of a page. The heading of the only part is the title, those of several are levels.
fn labels_of_part(
    role: &Role,
    whole: &Document,
    left_out: Vec<usize>,
    facts: &[usize],
    parts: &[Part],
) -> Option<PageLabels> {
    let of_parts = if parts.len() == 1 { Label::Title } else { Label::Level };
    let mut labels = PageLabels { left_out, facts: facts.to_vec(), ..PageLabels::default() };
    let (mut headings, mut lines) = (role.labels.headings.iter(), role.labels.lines.iter());
    let (mut place, mut is_left_out, mut kept) = (0, false, 0);
    for (at, node) in whole.nodes.iter().enumerate() {
        if let Node::Heading(heading) = node
            && heading.kind.has_own_depth()
        {
            is_left_out = labels.left_out.contains(&place);
            place += 1;
            let label = *headings.next()?;
            let is_of_part = parts.iter().any(|part| part.lines.start == heading.position.line);
            labels.headings.extend((!is_left_out).then_some(if is_of_part { of_parts } else { label }));
        }
        if heading_lines::may_be_heading(node) && !role.labels.facts.contains(&at) {
            let label = lines.next()?;
            labels.lines.extend((!is_left_out && !facts.contains(&kept)).then(|| label.clone()));
        }
        kept += usize::from(!is_left_out);
    }
    // Settings that are shown as sections have headings that are not in the text.
    headings.next().is_none().then_some(labels)
}
