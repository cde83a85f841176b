//! The open vacancies of a role, or of one of its levels → their facts, and the links to apply.

use super::PageContext;
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

/// These vacancies of a role, each with its facts. `title` is the page's.
pub(super) fn vacancies(page: PageContext<'_>, role: &Role, title: &str, vacancies: &[&Vacancy]) -> Html {
    if vacancies.is_empty() {
        return Html::default();
    }
    html! {
        <ul role="list" aria-label={page.messages.vacancies} class="vacancies">
            for (index, vacancy) in vacancies.iter().enumerate() {
                <li key={index}>{ entry(page.messages, role, title, vacancy) }</li>
            }
        </ul>
    }
}

fn entry(messages: &Messages, role: &Role, title: &str, vacancy: &Vacancy) -> Html {
    let name = vacancy.name(role);
    html! {
        <>
            <div>
                if name != title {
                    <p class="name">{ name }</p>
                }
                <p class="facts">{ facts(messages, role, [title, name], vacancy) }</p>
            </div>
            if !vacancy.apply.is_empty() {
                <a href={vacancy.apply.clone()} rel="external noopener noreferrer"
                    aria-label={apply_label(messages, name, vacancy)} class="apply">
                    { messages.apply }
                </a>
            }
        </>
    }
}

/// The link's text out of context: "Apply for Senior Product Manager in Lisbon".
fn apply_label(messages: &Messages, name: &str, vacancy: &Vacancy) -> String {
    let towns: Vec<&str> = vacancy.places.iter().map(|place| &*place.locality).collect();
    let (label, towns) = (fill(messages.apply_for, &[name]), messages.any_of(&towns));
    if towns.is_empty() { label } else { label + &fill(messages.apply_in, &[&towns]) }
}

/// The known facts of a vacancy, separated by dots. The level is left out where it is one of the names already `shown`.
fn facts(messages: &Messages, role: &Role, shown: [&str; 2], vacancy: &Vacancy) -> Html {
    let level = role.level_index(&vacancy.level).and_then(|level| role.levels.get(level));
    let level = level.filter(|level| !shown.contains(&&*level.name)).map(|level| level.name.clone());
    let employment: Vec<&str> = vacancy.employment.iter().map(|kind| messages.employment(*kind)).collect();
    let reference = fill(messages.reference, &[&vacancy.identifier]);
    let texts = [
        level.unwrap_or_default(),
        places(messages, vacancy),
        remote(messages, vacancy),
        messages.any_of(&employment),
        vacancy.pay.as_ref().map(|pay| messages.pay(pay)).unwrap_or_default(),
    ];
    let texts = texts.into_iter().filter(|text| !text.is_empty()).map(|text| html! { text });
    let days = [(messages.posted, &vacancy.posted), (messages.apply_by, &vacancy.valid_through)];
    let days = days.into_iter().filter(|(_, day)| !day.is_empty());
    let days = days.map(|(before, day)| {
        html! { <>{ before }<time datetime={day.clone()}>{ messages.day(day) }</time></> }
    });
    let reference = (!vacancy.identifier.is_empty()).then(|| html! { reference });
    let facts = texts.chain(days).chain(reference).enumerate().map(|(index, fact)| {
        // The dot stays with the fact before it where a line breaks.
        html! { <>if index > 0 { { "\u{a0}· " } }{ fact }</> }
    });
    facts.collect()
}

/// What a vacancy is found by, in one line: "Lisbon, Portugal · Remote · Full-time · Reference LS-0412".
pub(super) fn line(messages: &Messages, vacancy: &Vacancy) -> String {
    let employment: Vec<&str> = vacancy.employment.iter().map(|kind| messages.employment(*kind)).collect();
    let mut facts = vec![places(messages, vacancy), remote(messages, vacancy), messages.any_of(&employment)];
    if !vacancy.identifier.is_empty() {
        facts.push(fill(messages.reference, &[&vacancy.identifier]));
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

fn places(messages: &Messages, vacancy: &Vacancy) -> String {
    let name = |Place { locality, region, country }: &Place| join(&[locality, region, country], ", ");
    let places: Vec<String> = vacancy.places.iter().map(name).collect();
    messages.any_of(&places)
}

fn remote(messages: &Messages, vacancy: &Vacancy) -> String {
    if !vacancy.is_remote {
        return String::new();
    }
    join(&[messages.remote, &messages.any_of(&vacancy.countries)], ", ")
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
