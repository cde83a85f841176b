//! A role, or one of its levels → what a reader needs within a minute: how much there is to do and to bring, the
//! grade, and what is not the job. Each leads to where the page says it.

use super::beginning::beginning;
use super::dom::{attributes, bare, classed, element, link, list, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::pieces::first_line;
use super::words::{Counted, Words, fill};
use rolebook_model::{Item, Label, Necessity, Role, Section};
use yew::prelude::*;

/// How many characters of the boundary are told.
const BOUNDARY: usize = 140;
/// The heading's id.
const ID: &str = "rolebook-minute";

/// What a reader of the page of a role, or with `level` of one of its levels, needs first; nothing where the page
/// tells nothing of it.
pub(super) fn minute(frame: Frame<'_>, role: &Role, level: Option<usize>) -> Html {
    let facts = match level {
        Some(level) => {
            let held = role.sections_of(level);
            Facts::of(&mut held.iter().filter_map(|(index, _)| role.sections.get(*index)))
        }
        None => Facts::of_role(role),
    };
    let mut lines = Vec::new();
    facts.push_counts(frame.words, &mut lines);
    if let Some(grade) = role.grade_of(level) {
        lines.push(bare("li", text(&fill(frame.words.grade, &[&grade]))));
    }
    if let Some((id, boundary)) = &facts.boundary {
        let content = [phrase(frame.words.not_your_job), text(": "), text(&beginning(boundary, BOUNDARY))];
        lines.push(classed("li", "limits", link_to_part(id, nodes(content))));
    }
    if lines.is_empty() {
        return nothing();
    }
    let content = [
        element("h2", attributes! { "id": ID }, phrase(frame.words.minute)),
        element("ul", attributes! { "role": "list" }, list(lines)),
    ];
    element("section", attributes! { "aria-labelledby": ID, "class": "minute" }, nodes(content))
}

/// What some sections tell, each with the id of the first heading that tells it.
#[derive(Default)]
struct Facts<'a> {
    /// How many duties, musts and bonuses there are.
    counts: [(usize, &'a str); 3],
    /// What is not the job, in a line.
    boundary: Option<(&'a str, String)>,
}

impl<'a> Facts<'a> {
    /// What a role tells of all its levels; where it tells nothing of all of them, what it tells of each.
    fn of_role(role: &'a Role) -> Facts<'a> {
        let is_shared = |section: &&Section| section.owner().is_none() && section.label() != Label::Level;
        let shared = Facts::of(&mut role.sections.iter().filter(is_shared));
        let is_empty = shared.boundary.is_none() && shared.counts.iter().all(|(count, _)| *count == 0);
        if is_empty { Facts::of(&mut role.sections.iter()) } else { shared }
    }

    fn of(sections: &mut dyn Iterator<Item = &'a Section>) -> Facts<'a> {
        let mut facts = Facts::default();
        // What stands below a specialty holds only for those who pick it.
        let mut specialty = u8::MAX;
        for section in sections {
            let Some(heading) = &section.heading else { continue };
            if heading.depth > specialty {
                continue;
            }
            specialty = if heading.label == Label::Specialty { heading.depth } else { u8::MAX };
            if heading.label == Label::NotResponsible {
                let (_, boundary) = facts.boundary.get_or_insert_with(|| (&heading.id, String::new()));
                section.items().for_each(|item| push_clause(item, boundary));
            }
            for item in section.items() {
                let kind = match (item.necessity, heading.label) {
                    (None, Label::Responsibilities | Label::Level) => 0,
                    (Some(Necessity::Must), _) => 1,
                    (Some(Necessity::Bonus), _) => 2,
                    (None, _) => continue,
                };
                if let Some((count, id)) = facts.counts.get_mut(kind) {
                    *count += 1;
                    *id = if *count == 1 { &heading.id } else { *id };
                }
            }
        }
        facts.boundary = facts.boundary.filter(|(_, boundary)| !boundary.is_empty());
        facts
    }

    fn push_counts(&self, words: &Words, lines: &mut Vec<Html>) {
        let kinds: [&Counted; 3] = [&words.duty_count, &words.must_count, &words.bonus_count];
        for (counted, (count, id)) in kinds.into_iter().zip(&self.counts) {
            if *count > 0 {
                lines.push(bare("li", link_to_part(id, text(&words.counted(counted, *count)))));
            }
        }
    }
}

/// Adds what an item begins with: its first clause tells what it is about, the rest says why.
fn push_clause(item: &Item, line: &mut String) {
    let text = first_line(&item.blocks);
    let end = text.char_indices().find(|(_, mark)| ends_clause(*mark)).map_or(text.len(), |(end, _)| end);
    let clause = text.get(..end).unwrap_or(&text).trim();
    if !clause.is_empty() && line.len() <= BOUNDARY * 4 {
        line.push_str(if line.is_empty() { "" } else { " · " });
        line.push_str(clause);
    }
}

fn ends_clause(mark: char) -> bool {
    matches!(mark, '.' | ';' | ':' | '!' | '?' | '–' | '—' | '(' | '。')
}

fn link_to_part(id: &str, content: Html) -> Html {
    link(&["#", id].concat(), content)
}
