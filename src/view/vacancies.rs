//! A role's open vacancies, or those of one of its levels → what one can apply for, and the way there.

use super::dom::{attributes, bare, classed, element, list, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::words::{Words, fill, row};
use rolebook_model::{Availability, Level, Place, Role, Vacancy};
use yew::prelude::*;

/// How many towns are told in a list.
const TOWNS: usize = 3;

/// The open vacancies of a role, or those for which one can apply at this level of it.
#[inline(never)]
pub(super) fn of<'a>(role: &'a Role, level: Option<&Level>) -> Vec<&'a Vacancy> {
    let mut vacancies = Vec::new();
    for vacancy in &role.vacancies {
        if level.is_none_or(|level| vacancy.level.is_empty() || *vacancy.level == *level.slug) {
            vacancies.push(vacancy);
        }
    }
    vacancies
}

/// Whether one can apply for the role or the level that has these `vacancies`; `None` where that is not known.
pub(super) fn availability(role: &Role, vacancies: &[&Vacancy]) -> Option<Availability> {
    // One who looks at a level is not helped by a vacancy of another.
    let are_of_others = vacancies.is_empty() && !role.vacancies.is_empty();
    if are_of_others { Some(Availability::Closed) } else { role.availability }
}

/// These vacancies of a role, each with all that is known of it. `title` is that of the page.
pub(super) fn vacancies(frame: Frame<'_>, role: &Role, title: &str, vacancies: &[&Vacancy]) -> Html {
    if vacancies.is_empty() {
        return nothing();
    }
    let mut entries = Vec::new();
    for vacancy in vacancies {
        entries.push(entry(frame.words, role, title, vacancy));
    }
    let attributes =
        attributes! { "role": "list", "aria-label": frame.words.vacancies, "class": "vacancies" };
    element("ul", attributes, list(entries))
}

fn entry(words: &Words, role: &Role, title: &str, vacancy: &Vacancy) -> Html {
    let name = vacancy.name(role);
    let attributes = attributes! {
        "href": &*vacancy.apply,
        "rel": "external noopener noreferrer",
        "aria-label": &*apply_name(words, name, vacancy),
        "class": "apply",
    };
    let can_apply = !vacancy.apply.is_empty();
    let apply = if can_apply { element("a", attributes, phrase(words.apply)) } else { nothing() };
    let parts = [
        if *name == *title { nothing() } else { classed("p", "name", text(name)) },
        classed("p", "facts", facts(words, role, [title, name], vacancy)),
    ];
    bare("li", nodes([bare("div", nodes(parts)), apply]))
}

/// Where the link leads, for whoever hears it alone: "Apply for Senior Product Manager in Lisbon".
fn apply_name(words: &Words, name: &str, vacancy: &Vacancy) -> String {
    let mut towns = Vec::new();
    for place in &vacancy.places {
        towns.push(&*place.locality);
    }
    let (name, towns) = (fill(words.apply_for, &[name]), words.any(&towns));
    if towns.is_empty() { name } else { name + &fill(words.apply_in, &[&towns]) }
}

/// What is known of a vacancy beside its name, and what is `told` already.
fn facts(words: &Words, role: &Role, told: [&str; 2], vacancy: &Vacancy) -> Html {
    let mut facts = Vec::new();
    let level = role.level_index(&vacancy.level).and_then(|level| role.levels.get(level));
    if let Some(level) = level.filter(|level| !told.contains(&&*level.name)) {
        add(&mut facts, &level.name);
    }
    let mut places = Vec::new();
    for Place { locality, region, country } in &vacancy.places {
        places.push(row(&[locality, region, country], ", "));
    }
    add(&mut facts, &any(words, &places));
    if vacancy.is_remote {
        add(&mut facts, &row(&[words.remote, &any(words, &vacancy.countries)], ", "));
    }
    let mut kinds = Vec::new();
    for kind in &vacancy.employment {
        kinds.push(words.employment(*kind));
    }
    add(&mut facts, &words.any(&kinds));
    if let Some(pay) = &vacancy.pay {
        add(&mut facts, &words.pay(pay));
    }
    add_day(&mut facts, words, words.posted, &vacancy.posted);
    add_day(&mut facts, words, words.apply_by, &vacancy.valid_through);
    if !vacancy.identifier.is_empty() {
        add(&mut facts, &fill(words.reference, &[&vacancy.identifier]));
    }
    list(facts)
}

/// Adds a fact, unless nothing is known of it.
#[inline(never)]
fn add(facts: &mut Vec<Html>, fact: &str) {
    if !fact.is_empty() {
        if !facts.is_empty() {
            // The dot stays with the fact in front of it where a line ends.
            facts.push(phrase("\u{a0}· "));
        }
        facts.push(text(fact));
    }
}

/// Adds a day behind what is said `of` it.
#[inline(never)]
fn add_day(facts: &mut Vec<Html>, words: &Words, of: &str, day: &str) {
    if !day.is_empty() {
        add(facts, of);
        facts.push(element("time", attributes! { "datetime": day }, text(&words.day(day))));
    }
}

#[inline(never)]
fn any(words: &Words, texts: &[String]) -> String {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    words.any(&texts)
}

/// That a role is open, and where, as briefly as a list can say it: "Open: Lisbon, Munich, Remote".
pub(super) fn open_in(words: &Words, role: &Role) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for vacancy in &role.vacancies {
        for place in &vacancy.places {
            towns.push(&place.locality);
        }
        towns.push(if vacancy.is_remote { words.remote } else { "" });
    }
    let mut told: Vec<&str> = Vec::new();
    for town in towns {
        if !told.contains(&town) && !town.is_empty() {
            told.push(town);
        }
    }
    if told.len() > TOWNS {
        told.truncate(TOWNS);
        told.push("…");
    }
    row(&[words.open, &row(&told, ", ")], ": ")
}
