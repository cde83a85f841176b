//! The open vacancies of a role, or of one of its levels → their facts, and the links to apply.

use super::PageContext;
use super::element::{self, element};
use super::facts::named;
use super::messages::{Messages, fill, join};
use rolebook_model::{Availability, Level, Place, Role, Vacancy};
use yew::prelude::*;

/// How many towns a list of roles names.
const MAX_TOWNS: usize = 3;

/// The open vacancies of a role, or those open to people at this level of it.
pub(super) fn of<'a>(role: &'a Role, level: Option<&Level>) -> Vec<&'a Vacancy> {
    let is_for = |vacancy: &&Vacancy| {
        level.is_none_or(|level| vacancy.level.is_empty() || vacancy.level == level.slug)
    };
    role.vacancies.iter().filter(is_for).collect()
}

/// Whether the role or the level with these `vacancies` is open; `None` where that is not known.
pub(super) fn availability(role: &Role, vacancies: &[&Vacancy]) -> Option<Availability> {
    let are_for_other_levels = vacancies.is_empty() && !role.vacancies.is_empty();
    if are_for_other_levels { Some(Availability::Closed) } else { role.availability }
}

/// These vacancies of a role, each with its facts, below the title of the page.
pub(super) fn vacancies(page: PageContext<'_>, role: &Role, title: &str, open: &[&Vacancy]) -> Html {
    list(page, role, Some(title), open)
}

/// How to apply, once more, for whoever has read to the end.
pub(super) fn apply(page: PageContext<'_>, role: &Role, level: Option<&Level>) -> Html {
    let open = of(role, level);
    if open.iter().all(|vacancy| vacancy.apply.is_empty()) {
        return Html::default();
    }
    html! {
        <section aria-labelledby={APPLY_ID} class="once-more">
            <h2 id={APPLY_ID}>{ page.messages.apply }</h2>
            { list(page, role, None, &open) }
        </section>
    }
}

/// Vacancies below a title, or without one at the end of the page.
fn list(page: PageContext<'_>, role: &Role, title: Option<&str>, open: &[&Vacancy]) -> Html {
    let PageContext { messages, .. } = page;
    if open.is_empty() {
        return Html::default();
    }
    let label = if title.is_some() { messages.vacancies } else { messages.apply };
    let entries = open.iter().map(|vacancy| entry(messages, role, title, vacancy));
    element::list(label, "vacancies", entries.collect())
}

/// The levels of a role that have a vacancy of their own, in the order of its ladder.
pub(super) fn open_levels(role: &Role) -> Vec<&Level> {
    let ladder = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    ladder.filter(|level| role.vacancies.iter().any(|vacancy| vacancy.level == level.slug)).collect()
}

/// The id of the heading at the end of the page.
const APPLY_ID: &str = "rolebook-apply";

fn entry(messages: &Messages, role: &Role, title: Option<&str>, vacancy: &Vacancy) -> Html {
    let name = vacancy.name(role);
    html! {
        <li>
            if Some(name) != title {
                { element("p", "name", name) }
            }
            <dl class="stated">{ facts(messages, role, title, vacancy) }</dl>
            if !vacancy.apply.is_empty() {
                <a href={vacancy.apply.clone()} rel="external noopener noreferrer"
                    aria-label={apply_label(messages, name, vacancy)} class="apply">
                    { messages.apply }
                </a>
            }
        </li>
    }
}

/// The link's text out of context: "Apply for Senior Product Manager in Lisbon".
fn apply_label(messages: &Messages, name: &str, vacancy: &Vacancy) -> String {
    let towns: Vec<&str> = vacancy.places.iter().map(|place| &*place.locality).collect();
    let (label, towns) = (fill(messages.apply_for, &[name]), messages.any_of(&towns));
    if towns.is_empty() { label } else { label + &fill(messages.apply_in, &[&towns]) }
}

/// The known facts of a vacancy; at the end of the page those by which one chooses among several. The level is left out where the
/// title or the vacancy's name says it.
fn facts(messages: &Messages, role: &Role, title: Option<&str>, vacancy: &Vacancy) -> Vec<Html> {
    let mut facts = Vec::new();
    let mut add = |name: &'static str, text: String, day: &String| {
        if !text.trim().is_empty() {
            let text = html! {
                if day.is_empty() {
                    { text }
                } else {
                    <time datetime={day.clone()}>{ text }</time>
                }
            };
            facts.push(named(html! { name }, vec![text]));
        }
    };
    let none = &String::new();
    let level = role.level_index(&vacancy.level).and_then(|level| role.levels.get(level));
    if let Some(Level { name, .. }) = level
        && title != Some(name)
        && vacancy.name(role) != name
    {
        add(messages.level, name.clone(), none);
    }
    add(messages.workplace, places(messages, vacancy), none);
    add(messages.remote_from, messages.any_of(&vacancy.countries), none);
    if title.is_some() {
        let employment: Vec<&str> =
            vacancy.employment.iter().map(|kind| messages.employment(*kind)).collect();
        let pay = vacancy.pay.as_ref().map(|pay| messages.pay(pay));
        add(messages.stated_pay, pay.unwrap_or_default(), none);
        add(messages.employment, messages.any_of(&employment), none);
        for (name, day) in [(messages.apply_by, &vacancy.valid_through), (messages.posted, &vacancy.posted)] {
            add(name, messages.day(day), day);
        }
        add(messages.reference, vacancy.identifier.clone(), none);
    }
    facts
}

/// What a vacancy is found by, in one line: "Lisbon, Portugal · Remote · Full-time · Reference LS-0412".
pub(super) fn line(messages: &Messages, vacancy: &Vacancy) -> String {
    let employment: Vec<&str> = vacancy.employment.iter().map(|kind| messages.employment(*kind)).collect();
    let mut facts = vec![places(messages, vacancy)];
    if !vacancy.countries.is_empty() {
        facts.push(join(&[messages.remote, &messages.any_of(&vacancy.countries)], ", "));
    }
    facts.push(messages.any_of(&employment));
    if !vacancy.identifier.is_empty() {
        facts.push([messages.reference, " ", &vacancy.identifier].concat());
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

/// Where the work is done. From which countries it can be done remotely, a fact of its own says.
fn places(messages: &Messages, vacancy: &Vacancy) -> String {
    let name = |Place { locality, region, country }: &Place| join(&[locality, region, country], ", ");
    let mut places: Vec<String> = vacancy.places.iter().map(name).collect();
    if vacancy.is_remote && vacancy.countries.is_empty() {
        places.push(messages.remote.to_owned());
    }
    messages.any_of(&places)
}

/// That vacancies are open, and where, in a few words: "Open: Lisbon, Munich, Remote".
pub(super) fn open_in<'a>(messages: &Messages, vacancies: impl Iterator<Item = &'a Vacancy>) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for vacancy in vacancies {
        let remote = vacancy.is_remote.then_some(messages.remote);
        for town in vacancy.places.iter().map(|place| &*place.locality).chain(remote) {
            if !town.is_empty() && !towns.contains(&town) {
                towns.push(town);
            }
        }
    }
    if towns.len() > MAX_TOWNS {
        towns.truncate(MAX_TOWNS);
        towns.push("…");
    }
    join(&[messages.open, &join(&towns, ", ")], ": ")
}
