//! A role's open vacancies, or those of one of its levels → what one can apply for, and the way there.

use super::dom::{attributes, bare, classed, each, element, list, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::words::{Words, fill};
use crate::model::{Availability, Level, Place, Role, Vacancy};
use yew::prelude::*;

/// How many towns are told in a list.
const TOWNS: usize = 3;

/// Whether one can apply for the role, or for that level of it; `None` where that is not known.
pub(super) fn availability(role: &Role, level: Option<&Level>) -> Option<Availability> {
    // One who looks at a level is not helped by a vacancy of another.
    let is_for_others = !role.vacancies.is_empty() && of(role, level).next().is_none();
    if is_for_others { Some(Availability::Closed) } else { role.availability }
}

/// The open vacancies of a role, or those for which one of this level can apply, each with all that is known of it.
pub(super) fn vacancies(frame: Frame<'_>, role: &Role, level: Option<&Level>) -> Html {
    if of(role, level).next().is_none() {
        return nothing();
    }
    let attributes =
        attributes! { "role": "list", "aria-label": frame.words.vacancies, "class": "vacancies" };
    element("ul", attributes, each(of(role, level), |vacancy| entry(frame.words, role, level, vacancy)))
}

fn of<'a>(role: &'a Role, level: Option<&Level>) -> impl Iterator<Item = &'a Vacancy> {
    let level = level.map_or("", |level| &level.slug);
    let is_shown =
        move |vacancy: &&Vacancy| level.is_empty() || vacancy.level.is_empty() || *vacancy.level == *level;
    role.vacancies.iter().filter(is_shown)
}

fn entry(words: &Words, role: &Role, level: Option<&Level>, vacancy: &Vacancy) -> Html {
    let name = vacancy.name(role);
    let is_title = *name == **level.map_or(&role.title, |level| &level.name);
    let apply = if vacancy.apply.is_empty() {
        nothing()
    } else {
        let attributes = attributes! {
            "href": &*vacancy.apply,
            "rel": "external",
            "aria-label": &*apply_name(words, name, vacancy),
            "class": "apply",
        };
        element("a", attributes, phrase(words.apply))
    };
    let title = if is_title { nothing() } else { classed("p", "name", text(name)) };
    let facts = classed("p", "facts", facts(words, role, level, vacancy));
    bare("li", nodes([bare("div", nodes([title, facts])), apply]))
}

/// Where the link leads, for whoever hears it alone: "Apply for Senior Product Manager in Lisbon".
fn apply_name(words: &Words, name: &str, vacancy: &Vacancy) -> String {
    let mut towns = Vec::new();
    for place in &vacancy.places {
        towns.push(&*place.locality);
    }
    let name = fill(words.apply_for, &[name]);
    if towns.concat().is_empty() { name } else { name + &fill(words.apply_in, &[&words.any(&towns)]) }
}

/// What is known of a vacancy beside its name.
fn facts(words: &Words, role: &Role, level: Option<&Level>, vacancy: &Vacancy) -> Html {
    let mut facts = Vec::new();
    let mut add = |fact: Html| {
        if !facts.is_empty() {
            facts.push(phrase(" · "));
        }
        facts.push(fact);
    };
    let of_level = role.level_index(&vacancy.level).and_then(|level| role.levels.get(level));
    if let Some(Level { name, .. }) = of_level.filter(|_| level.is_none() && !vacancy.title.is_empty()) {
        add(text(name));
    }
    let mut places = Vec::new();
    for place in &vacancy.places {
        places.push(place_name(place));
    }
    if !places.is_empty() {
        add(text(&any(words, &places)));
    }
    if vacancy.is_remote {
        let countries = any(words, &vacancy.countries);
        let comma = if countries.is_empty() { "" } else { ", " };
        add(text(&[words.remote, comma, &countries].concat()));
    }
    for kind in &vacancy.employment {
        add(phrase(words.employment(*kind)));
    }
    if let Some(pay) = &vacancy.pay {
        add(text(&words.pay(pay)));
    }
    for (of, day) in [(words.posted, &vacancy.posted), (words.apply_by, &vacancy.valid_through)] {
        if !day.is_empty() {
            let date = element("time", attributes! { "datetime": &**day }, text(&words.day(day)));
            add(nodes([phrase(of), date]));
        }
    }
    if !vacancy.identifier.is_empty() {
        add(text(&fill(words.reference, &[&vacancy.identifier])));
    }
    list(facts)
}

fn any(words: &Words, texts: &[String]) -> String {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    words.any(&texts)
}

/// A place as people write it: "Munich, Bavaria, Germany".
fn place_name(Place { locality, region, country }: &Place) -> String {
    let mut name = String::new();
    for part in [locality, region, country] {
        if !part.is_empty() {
            name.push_str(if name.is_empty() { "" } else { ", " });
            name.push_str(part);
        }
    }
    name
}

/// That a role is open, and where, as briefly as a list can say it: "Open: Lisbon, Munich, Remote".
pub(super) fn open_in(words: &Words, role: &Role) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for vacancy in &role.vacancies {
        let remote = vacancy.is_remote.then_some(words.remote);
        for town in vacancy.places.iter().map(|place| &*place.locality).chain(remote) {
            if !town.is_empty() && !towns.contains(&town) {
                towns.push(town);
            }
        }
    }
    if towns.len() > TOWNS {
        towns.truncate(TOWNS);
        towns.push("…");
    }
    let colon = if towns.is_empty() { "" } else { ": " };
    [words.open, colon, &towns.join(", ")].concat()
}
