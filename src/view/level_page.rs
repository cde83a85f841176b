//! A level's page: what holds only there, and what all levels share, each said to be which.

use super::outline::{Entry, contents, entries, outline};
use super::role_page::breadcrumb;
use super::{ladder, sections, words};
use crate::model::{Catalog, Level, Role, Scope, Section};
use yew::prelude::*;

/// The rank below the two headings that say which sections are which.
const TOP: u8 = 3;
/// The anchor of what the level has for itself, where no heading of the page names it.
const OWN_ID: &str = "rolebook-own";
/// The anchor of what all levels share.
const SHARED_ID: &str = "rolebook-shared";

/// One level of a role; `index` is the level's.
pub(super) fn level_page(catalog: &Catalog, role: &Role, index: usize, level: &Level) -> Html {
    let base = &catalog.site.base_path;
    let held = role.sections_of(index);
    let of = |wanted| held.iter().filter(move |(_, scope)| *scope == wanted).map(|(index, _)| *index);
    let own = outline(role, of(Scope::Own).filter(|section| Some(*section) != level.section), TOP);
    let shared = outline(role, of(Scope::Shared), TOP);
    // The level's own heading is the page's title, so its anchor and its text move to the part's top.
    let named_by = level.section.and_then(|section| role.sections.get(section));
    let own_id = named_by.and_then(|section| section.heading.as_ref()).map_or(OWN_ID, |heading| &heading.id);

    let parts = part_entry(own_id, words::OWN).chain(entries(&own));
    let parts = parts.chain(part_entry(SHARED_ID, words::SHARED)).chain(entries(&shared));
    let whole_role = html! { <li><a href={ladder::role_path(base, role)}>{ &role.title }</a></li> };
    html! {
        <>
            <header class="page-header">
                { breadcrumb(catalog, role, whole_role) }
                <h1>{ &level.name }</h1>
                <p class="lead">{ words::level_of(level.seniority.title(), &role.title) }</p>
                { ladder::ladder(base, role, Some(index)) }
            </header>
            <div class="columns">
                { contents(parts) }
                <article class="text">
                    <section class="part own" aria-labelledby={own_id.to_owned()}>
                        <h2 id={own_id.to_owned()}>{ words::OWN }</h2>
                        <p class="note">{ &level.name }</p>
                        { own_text(named_by) }
                        { sections::sections(base, role, &own) }
                        if own.is_empty() && named_by.is_none_or(|section| section.content.is_empty()) {
                            <p>{ words::NOTHING_OWN }</p>
                        }
                    </section>
                    <section class="part shared" aria-labelledby={SHARED_ID}>
                        <h2 id={SHARED_ID}>{ words::SHARED }</h2>
                        <p class="note">{ level_names(role) }</p>
                        { sections::sections(base, role, &shared) }
                    </section>
                </article>
                { ladder::neighbours(base, role, index) }
            </div>
        </>
    }
}

fn part_entry(id: &str, text: &str) -> impl Iterator<Item = Entry> {
    std::iter::once(Entry { id: id.to_owned(), text: text.to_owned(), rank: TOP - 1 })
}

/// What stands right below the heading that names the level.
fn own_text(named_by: Option<&Section>) -> Html {
    named_by.map_or_else(Html::default, |section| sections::content(section, TOP - 1))
}

/// The levels' names from the lowest rung up.
fn level_names(role: &Role) -> String {
    let names = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    names.map(|level| level.name.as_str()).collect::<Vec<_>>().join(" · ")
}
