//! A role, or one of its levels → its key facts: the leading duties and requirements, its grade, what it pays, and what it does
//! not do. Each links to the section that it is taken from.

use super::PageContext;
use super::element::link;
use super::facts::named;
use super::messages::Messages;
use super::section_content::first_line;
use super::truncate::truncate;
use rolebook_model::{Fact, FactKind, Item, Label, LevelPay, Necessity, Role, Scope, Section};
use yew::prelude::*;

/// How many duties and requirements are named.
const MOST: usize = 3;
/// How many characters of each are shown.
const MAX_ITEM: usize = 90;
/// How many characters of the boundary are shown.
const MAX_BOUNDARY: usize = 140;
/// The heading's id, which links may name.
const ID: &str = "rolebook-minute";

/// The key facts of a role, or of the level of it with this index; nothing where the page has none.
pub(super) fn key_facts(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    let [duties, musts, bonuses, boundary] = Facts::of_page(role, level).0;
    let facts_of_page = role.facts_of(level);
    let is_grade = |fact: &&&Fact| fact.kind == FactKind::Grade && fact.name.is_empty();
    let grade: Vec<String> =
        facts_of_page.iter().find(is_grade).map(|fact| fact.value.clone()).into_iter().collect();
    let is_told = facts_of_page.iter().any(|fact| fact.kind == FactKind::Pay);
    let pay = if is_told { Vec::new() } else { stated_pay(messages, role, level) };
    let bonus_count =
        if bonuses.count == 0 { None } else { Some(messages.plural(&messages.bonus_count, bonuses.count)) };
    let cut = |line: &String| truncate(line, MAX_BOUNDARY);
    let rows = [
        (messages.duties, duties.id, duties.texts),
        (messages.must, musts.id, musts.texts),
        (messages.bonus, bonuses.id, bonus_count.into_iter().collect()),
        (messages.grade, "", grade),
        (messages.stated_pay, "", pay),
        (messages.not_your_job, boundary.id, boundary.texts.iter().map(cut).collect()),
    ];
    if rows.iter().all(|(.., texts)| texts.is_empty()) {
        return Html::default();
    }
    html! {
        <section aria-labelledby={ID} class="minute">
            <h2 id={ID}>{ messages.key_facts }</h2>
            <dl>
                { for rows.into_iter().map(|(name, id, texts)| row(name, id, texts)) }
            </dl>
        </section>
    }
}

/// A fact, whose name leads to the section with this id if there is one.
fn row(name: &'static str, id: &str, texts: Vec<String>) -> Html {
    if texts.is_empty() {
        return Html::default();
    }
    let name = if id.is_empty() {
        html! { name }
    } else {
        link(["#", id].concat(), name)
    };
    named(name, texts.into_iter().map(|text| html! { text }).collect())
}

/// What a level pays; of the whole role what each level pays, the lowest first.
pub(super) fn stated_pay(messages: &Messages, role: &Role, level: Option<usize>) -> Vec<String> {
    let text = |it: &LevelPay| match &it.amounts {
        Some(pay) if it.words.is_empty() => messages.pay(pay),
        _ => it.words.clone(),
    };
    if level.is_some() || role.pay.iter().all(|it| it.level.is_empty()) {
        return role.pay_of(level).map(text).into_iter().collect();
    }
    let of_level = |index: usize| {
        let (level, pay) = (role.levels.get(index)?, role.pay_of(Some(index))?);
        Some([&*text(pay), " (", &level.name, ")"].concat())
    };
    role.ladder().into_iter().filter_map(of_level).collect()
}

/// Items of one kind.
#[derive(Default)]
struct Named<'a> {
    /// The id of the first heading above them.
    id: &'a str,
    count: usize,
    /// The texts of the first ones.
    texts: Vec<String>,
}

/// The duties, must-haves, bonuses and boundary of some sections.
#[derive(Default)]
struct Facts<'a>([Named<'a>; 4]);

impl<'a> Facts<'a> {
    /// What holds at a level, its own first.
    fn of_page(role: &'a Role, level: Option<usize>) -> Facts<'a> {
        let Some(level) = level else { return Facts::of_role(role) };
        let held = role.sections_of(level);
        let of = |wanted| held.iter().filter(move |(_, scope)| *scope == wanted);
        let ordered = of(Scope::Own).chain(of(Scope::Shared));
        Facts::of(ordered.filter_map(|(index, _)| role.sections.get(*index)))
    }

    /// The facts that hold for all levels of a role; where there are none, those of each level together.
    fn of_role(role: &'a Role) -> Facts<'a> {
        let written = || role.sections.iter().filter(|section| !section.is_of_table);
        let is_shared = |section: &&Section| section.owner().is_none() && section.label() != Label::Level;
        let shared = Facts::of(written().filter(is_shared));
        if shared.0.iter().all(|named| named.count == 0) { Facts::of(written()) } else { shared }
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
            for item in section.items() {
                facts.add(item, heading.section, &heading.id);
            }
        }
        facts
    }

    fn add(&mut self, item: &Item, label: Label, heading_id: &'a str) {
        let [duties, musts, bonuses, boundary] = &mut self.0;
        let named = match (item.necessity, label) {
            (Some(Necessity::Must), _) => musts,
            (Some(Necessity::Bonus), _) => bonuses,
            (None, Label::Responsibilities | Label::Level) => duties,
            (None, Label::NotResponsible) => boundary,
            (None, _) => return,
        };
        if named.count == 0 {
            named.id = heading_id;
        }
        named.count += 1;
        let text = first_line(&item.blocks);
        let is_boundary = label == Label::NotResponsible;
        // The first clause of a boundary names the subject, the rest gives reasons.
        let end = text.find(|character| is_boundary && ends_clause(character)).unwrap_or(text.len());
        let text = text.get(..end).unwrap_or_default().trim();
        if text.is_empty() {
        } else if is_boundary && let Some(line) = named.texts.last_mut() {
            // Four bytes a character at most: what is longer is cut anyway.
            if line.len() <= MAX_BOUNDARY * 4 {
                line.push_str(" · ");
                line.push_str(text);
            }
        } else if named.texts.len() < MOST {
            named.texts.push(truncate(text, MAX_ITEM));
        }
    }
}

fn ends_clause(character: char) -> bool {
    matches!(character, '.' | ';' | ':' | '!' | '?' | '–' | '—' | '(' | '。')
}
