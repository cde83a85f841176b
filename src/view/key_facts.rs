//! A role, or one of its levels → its key facts: how many duties and requirements it has, its grade, what it pays, and what it
//! does not do. Each links to the section that it is taken from.

use super::PageContext;
use super::messages::{Messages, Plural, fill};
use super::section_content::first_line;
use super::truncate::truncate;
use rolebook_model::{Fact, FactKind, Item, Label, LevelPay, Necessity, Role, Section};
use yew::prelude::*;

/// How many characters of the boundary are shown.
const MAX_BOUNDARY: usize = 140;
/// The heading's id, which links may name.
const ID: &str = "rolebook-minute";

/// The key facts of a role, or of the level of it with this index; nothing where the page has none.
pub(super) fn key_facts(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    let facts = match level {
        Some(level) => {
            let held = role.sections_of(level);
            Facts::of(held.iter().filter_map(|(index, _)| role.sections.get(*index)))
        }
        None => Facts::of_role(role),
    };
    let facts_of_page = role.facts_of(level);
    let is_grade = |fact: &&&Fact| fact.kind == FactKind::Grade && fact.name.is_empty();
    let grade = facts_of_page.iter().find(is_grade).map(|fact| &*fact.value);
    let is_told = facts_of_page.iter().any(|fact| fact.kind == FactKind::Pay);
    let pay = if is_told { String::new() } else { stated_pay(messages, role, level) };
    if facts.is_empty() && grade.is_none() && pay.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby={ID} class="minute">
            <h2 id={ID}>{ messages.key_facts }</h2>
            <ul role="list">
                { facts.counts(messages) }
                if let Some(grade) = grade {
                    <li>{ fill(messages.grade, &[grade]) }</li>
                }
                if !pay.is_empty() {
                    <li class="limits">{ fill(messages.stated_pay, &[&pay]) }</li>
                }
                if let Some((id, boundary)) = &facts.boundary {
                    <li class="limits">
                        <a href={format!("#{id}")}>
                            { messages.not_your_job }{ ": " }{ truncate(boundary, MAX_BOUNDARY) }
                        </a>
                    </li>
                }
            </ul>
        </section>
    }
}

/// What a level pays; of the whole role what each level pays, the lowest first.
fn stated_pay(messages: &Messages, role: &Role, level: Option<usize>) -> String {
    let text = |it: &LevelPay| match &it.amounts {
        Some(pay) if it.words.is_empty() => messages.pay(pay),
        _ => it.words.clone(),
    };
    if level.is_some() || role.pay.iter().all(|it| it.level.is_empty()) {
        return role.pay_of(level).map(text).unwrap_or_default();
    }
    let of_level = |index: usize| {
        let (level, pay) = (role.levels.get(index)?, role.pay_of(Some(index))?);
        Some(format!("{} ({})", text(pay), level.name))
    };
    let texts: Vec<String> = role.ladder().into_iter().filter_map(of_level).collect();
    texts.join(" · ")
}

/// The facts of some sections, each with the id of the first heading that it is taken from.
#[derive(Default)]
struct Facts<'a> {
    /// The numbers of duties, must-haves and bonuses.
    counts: [(usize, &'a str); 3],
    /// What is not the job, on one line.
    boundary: Option<(&'a str, String)>,
}

impl<'a> Facts<'a> {
    /// The facts that hold for all levels of a role; where there are none, those of each level together.
    fn of_role(role: &'a Role) -> Facts<'a> {
        let written = || role.sections.iter().filter(|section| !section.is_of_table);
        let is_shared = |section: &&Section| section.owner().is_none() && section.label() != Label::Level;
        let shared = Facts::of(written().filter(is_shared));
        if shared.is_empty() { Facts::of(written()) } else { shared }
    }

    fn of(sections: impl Iterator<Item = &'a Section>) -> Facts<'a> {
        let mut facts = Facts::default();
        // The sections below a specialty hold only for those who choose it.
        let mut specialty_depth = u8::MAX;
        for section in sections {
            let Some(heading) = &section.heading else { continue };
            if heading.depth > specialty_depth {
                continue;
            }
            specialty_depth = if heading.label == Label::Specialty { heading.depth } else { u8::MAX };
            if heading.section == Label::NotResponsible {
                let (_, boundary) = facts.boundary.get_or_insert_with(|| (&heading.id, String::new()));
                section.items().for_each(|item| push_clause(item, boundary));
            }
            for item in section.items() {
                facts.count(item, heading.section, &heading.id);
            }
        }
        facts.boundary = facts.boundary.filter(|(_, boundary)| !boundary.is_empty());
        facts
    }

    fn count(&mut self, item: &Item, label: Label, heading_id: &'a str) {
        let [duties, musts, bonuses] = &mut self.counts;
        let (count, first_id) = match (item.necessity, label) {
            (None, Label::Responsibilities | Label::Level) => duties,
            (Some(Necessity::Must), _) => musts,
            (Some(Necessity::Bonus), _) => bonuses,
            (None, _) => return,
        };
        if *count == 0 {
            *first_id = heading_id;
        }
        *count += 1;
    }

    fn is_empty(&self) -> bool {
        self.boundary.is_none() && self.counts.iter().all(|(count, _)| *count == 0)
    }

    fn counts(&self, messages: &Messages) -> Html {
        let kinds: [&Plural; 3] = [&messages.duty_count, &messages.must_count, &messages.bonus_count];
        let counts = kinds.into_iter().zip(&self.counts).filter(|(_, (count, _))| *count > 0);
        let count = |(message, (count, id)): (&Plural, &(usize, &str))| {
            html! { <li><a href={format!("#{id}")}>{ messages.plural(message, *count) }</a></li> }
        };
        counts.map(count).collect()
    }
}

/// Adds an item's first clause: it names the subject, the rest gives reasons.
fn push_clause(item: &Item, line: &mut String) {
    let text = first_line(&item.blocks);
    let clause = text.split(ends_clause).next().unwrap_or_default().trim();
    // Four bytes a character at most: what is longer is cut anyway.
    if !clause.is_empty() && line.len() <= MAX_BOUNDARY * 4 {
        line.push_str(if line.is_empty() { "" } else { " · " });
        line.push_str(clause);
    }
}

fn ends_clause(character: char) -> bool {
    matches!(character, '.' | ';' | ':' | '!' | '?' | '–' | '—' | '(' | '。')
}
