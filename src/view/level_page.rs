//! A level's page: first what holds for this level only, then what all levels share.

use super::copy_button::copy_button;
use super::element::element;
use super::footnotes::Footnotes;
use super::header::header;
use super::outline::{Entry, Outlined, contents, entries, outline};
use super::page_context::level_route;
use super::sections::Article;
use super::where_next::where_next;
use super::{PageContext, ladder, vacancies};
use rolebook_model::{Level, Role, Scope, Section};
use yew::prelude::*;

/// The rank of the main headings in either part, right below the part's own.
const TOP_RANK: u8 = 3;
/// The id of the level's own part, where no heading of the page names the level.
const OWN_ID: &str = "rolebook-own";
/// The id of the part that all levels share.
const SHARED_ID: &str = "rolebook-shared";

/// The page of one level of a role, which has this index there.
pub(super) fn level_page(
    page: PageContext<'_>,
    role: &Role,
    index: usize,
    level: &Level,
    footnotes: &Footnotes,
) -> Html {
    let held = role.sections_of(index);
    // The level's own heading is the page's title, so its id and its text move to the top of the first part.
    let of = |wanted| {
        let sections =
            held.iter().filter(|(section, scope)| *scope == wanted && Some(*section) != level.section);
        outline(role, Some(index), &sections.map(|(section, _)| *section).collect::<Vec<_>>(), TOP_RANK)
    };
    let (own, shared) = (of(Scope::Own), of(Scope::Shared));
    let article = Article::new(page, role, Some(index), &[&own, &shared], footnotes);
    let named_by = level.section.and_then(|section| Some((section, role.sections.get(section)?)));
    let own_id = named_by.and_then(|(_, section)| section.heading.as_ref());
    let own_id = own_id.map_or(OWN_ID, |heading| &heading.id);
    let below = ladder::level_below(role, index);
    let own_title = if below.is_some() { page.messages.new_at_level } else { page.messages.own };

    let mut lines = vec![part_entry(own_id, own_title)];
    lines.extend(entries(&own));
    lines.push(part_entry(SHARED_ID, page.messages.shared));
    lines.extend(entries(&shared));
    html! {
        <>
            { header(page, role, Some(index)) }
            <div class="columns">
                { contents(page, &lines) }
                <article class="text">
                    <section aria-labelledby={own_id.to_owned()} class="part own">
                        { part_heading(page, own_id, own_title) }
                        { own_note(page, role, level, below) }
                        { own_text(&article, named_by, &own) }
                    </section>
                    <section aria-labelledby={SHARED_ID} class="part shared">
                        { part_heading(page, SHARED_ID, page.messages.shared) }
                        { element("p", "note", level_names(role)) }
                        { article.sections(&shared) }
                    </section>
                    { footnotes.notes(page, &[role]) }
                    { where_next(page, &level_route(role, &level.slug)) }
                </article>
                { vacancies::apply(page, role, Some(level)) }
                { ladder::neighbours(page, role, index) }
            </div>
        </>
    }
}

fn part_entry(id: &str, text: &str) -> Entry {
    Entry { id: id.to_owned(), text: text.to_owned(), rank: TOP_RANK - 1 }
}

fn part_heading(page: PageContext<'_>, id: &str, title: &'static str) -> Html {
    html! {
        <>
            <h2 id={id.to_owned()}>{ title }</h2>
            { copy_button(page.messages, id, title) }
        </>
    }
}

/// The level that the first part holds for, and the link that compares it with the level `below`.
fn own_note(page: PageContext<'_>, role: &Role, level: &Level, below: Option<&Level>) -> Html {
    html! {
        <p class="note">
            { &level.name }
            if let Some(below) = below {
                <span class="to-comparison">{ " · " }{ ladder::comparison_with(page, role, level, below) }</span>
            }
        </p>
    }
}

/// The text that holds for the level only. What follows the heading that names the level comes first.
fn own_text(article: &Article<'_>, named_by: Option<(usize, &Section)>, own: &[Outlined<'_>]) -> Html {
    let has_text = !own.is_empty() || named_by.is_some_and(|(_, section)| !section.content.is_empty());
    if !has_text {
        return element("p", "", article.page.messages.no_own_text);
    }
    html! {
        <>
            { for named_by.map(|(index, section)| article.body(index, section, TOP_RANK - 1)) }
            { article.sections(own) }
        </>
    }
}

/// The names of the levels, from the lowest up.
fn level_names(role: &Role) -> String {
    let names = role.ladder().into_iter().filter_map(|index| Some(&*role.levels.get(index)?.name));
    names.collect::<Vec<_>>().join(" · ")
}
