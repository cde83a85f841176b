//! The levels and what belongs to them → a table.

use super::Shown;
use super::cell::cell;
use super::facts::fact_rows;
use crate::view::element::{element, link};
use crate::view::messages::fill;
use crate::view::section_content::section_content;
use crate::view::text::RenderContext;
use crate::view::{heading_text, vacancies};
use rolebook_diff::{Matrix, Row};
use rolebook_markdown::slug;
use rolebook_model::{Label, Role, Section, TrackLevels};
use std::collections::BTreeSet;
use yew::prelude::*;

/// A row as it is shown.
pub(super) struct ShownRow {
    /// Names it in the URL; unique on the page.
    pub(super) slug: String,
    /// Its head.
    pub(super) name: String,
    /// What stands in its cells: one for each column, or a single one across all of them.
    cells: Cells,
}

enum Cells {
    Each(Vec<Html>),
    Across(Html),
}

/// How many pieces are laid out at once. Of a table with more, those that are out of sight are laid out when they come into it.
const MANY: usize = 500;

/// The rank of the headings around the text of a cell.
pub(super) const RANK: u8 = 1;

/// The rows in order, each with a slug of its own.
pub(super) fn rows(shown: Shown<'_>, matrix: &Matrix<'_>) -> Vec<ShownRow> {
    let mut rows: Vec<(String, Cells)> = Vec::new();
    rows.extend(fact_rows(shown, matrix).into_iter().map(|(name, cells)| (name, Cells::Each(cells))));
    for row in matrix.rows.iter().filter(|row| row.cells.iter().any(has_content(shown))) {
        let cells = matrix.columns.iter().zip(&row.cells).map(|(column, it)| cell(shown, *column, it));
        rows.push((name_of(shown, row), Cells::Each(cells.collect())));
    }
    rows.extend(shared_rows(shown, matrix));
    let mut taken = BTreeSet::new();
    let with_slug = |(name, cells): (String, Cells)| {
        let own = slug(&name);
        let others = (2..).map(|number| format!("{own}-{number}"));
        let slug = std::iter::once(own.clone()).chain(others).find(|slug| taken.insert(slug.clone()));
        ShownRow { slug: slug.unwrap_or_default(), name, cells }
    };
    rows.into_iter().map(with_slug).collect()
}

/// Whether anything stands in a cell.
fn has_content(shown: Shown<'_>) -> impl Fn(&rolebook_diff::Cell<'_>) -> bool {
    move |cell| {
        let sections = cell.sections.iter().filter_map(|section| shown.role.sections.get(*section));
        !cell.entries.is_empty() || sections.into_iter().any(|section| !section.includes.is_empty())
    }
}

/// The head of a row of sections: what their headings are about, without the names of levels.
fn name_of(shown: Shown<'_>, row: &Row<'_>) -> String {
    if row.label == Label::Level {
        return shown.words.of_level.to_owned();
    }
    let name = name_of_section(shown, row.section);
    match row.specialty {
        Some(specialty) => format!("{} · {name}", name_of_section(shown, specialty)),
        None => name,
    }
}

fn name_of_section(shown: Shown<'_>, section: usize) -> String {
    let heading = shown.role.sections.get(section).and_then(|section| section.heading.as_ref());
    heading.map_or(shown.page.messages.overview, |heading| heading_text(shown.role, heading)).to_owned()
}

/// What all levels share, in rows across all columns.
fn shared_rows(shown: Shown<'_>, matrix: &Matrix<'_>) -> Vec<(String, Cells)> {
    let Shown { page, role, footnotes, .. } = shown;
    let row = |index: &usize| {
        let section = role.sections.get(*index)?;
        let context = RenderContext::new(page.messages, footnotes).with_notes(&role.footnotes);
        let mut context = context.into_copy().with_whole_page(page.role_path(role));
        let content = section_content(&mut context, section, RANK, &|_| true);
        let name = name_of_section(shown, *index);
        let name = match choice_above(role, *index) {
            Some(above) => format!("{} · {name}", name_of_section(shown, above)),
            None => name,
        };
        Some((name, Cells::Across(element("div", "text", content))))
    };
    matrix.shared.iter().filter_map(row).collect()
}

/// The section right above another one that holds only for those who choose it: a specialty, or what contains some.
fn choice_above(role: &Role, index: usize) -> Option<usize> {
    let depth = |section: &Section| section.heading.as_ref().map_or(0, |heading| heading.depth);
    let own = depth(role.sections.get(index)?);
    let before = role.sections.iter().enumerate().take(index).rev();
    let (above, section) = before.into_iter().find(|(_, section)| depth(section) < own)?;
    matches!(section.label(), Label::Specialty | Label::Specialties).then_some(above)
}

/// The table, in a box that scrolls, and can be scrolled by keyboard.
pub(super) fn table(shown: Shown<'_>, matrix: &Matrix<'_>, rows: &[ShownRow]) -> Html {
    let Shown { page, words, role, .. } = shown;
    let columns = matrix.columns.len();
    let caption = fill(words.title, &[&role.title]);
    let (own, shared): (Vec<&ShownRow>, Vec<&ShownRow>) =
        rows.iter().partition(|row| matches!(row.cells, Cells::Each(_)));
    let entries: usize = matrix.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.entries.len()).sum();
    let is_long = (entries > MANY).then_some("");
    html! {
        <section tabindex="0" aria-labelledby="rolebook-matrix" data-long={is_long} class="matrix">
            <table data-columns={columns.to_string()}>
                <caption id="rolebook-matrix">{ caption }</caption>
                <thead>
                    { tracks(shown) }
                    <tr>
                        <th scope="col">{ words.sections }</th>
                        { for matrix.columns.iter().map(|column| head(shown, column.level)) }
                    </tr>
                </thead>
                <tbody>{ for own.into_iter().map(|own| row(own, columns)) }</tbody>
                if !shared.is_empty() {
                    <tbody class="shared">
                        <tr class="part">
                            <th scope="rowgroup" colspan={(columns + 1).to_string()}><span>{ page.messages.shared }</span></th>
                        </tr>
                        { for shared.into_iter().map(|shared| row(shared, columns)) }
                    </tbody>
                }
            </table>
        </section>
    }
}

/// The names of the tracks above the levels of each, where there are several.
fn tracks(shown: Shown<'_>) -> Html {
    let tracks = shown.role.tracks();
    if tracks.len() < 2 {
        return Html::default();
    }
    let name = |TrackLevels { name, track, levels }: &TrackLevels<'_>| {
        let name = name.unwrap_or(shown.page.messages.track(*track)).to_owned();
        html! { <th scope="colgroup" colspan={levels.len().to_string()}><span>{ name }</span></th> }
    };
    html! { <tr class="tracks"><td></td>{ for tracks.iter().map(name) }</tr> }
}

/// The head of a level's column.
fn head(shown: Shown<'_>, index: usize) -> Html {
    let Shown { page, role, .. } = shown;
    let Some(level) = shown.level(index) else { return Html::default() };
    let named = page.messages.seniority(level.seniority);
    let is_told = level.name.to_lowercase().contains(&named.to_lowercase());
    let is_open = !vacancies::of(role, Some(level)).is_empty();
    let notes = [if is_told { "" } else { named }, if is_open { page.messages.open } else { "" }];
    let notes = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" · ");
    html! {
        <th scope="col">
            { link(page.level_path(role, &level.slug), &level.name) }
            if !notes.is_empty() {
                { " " }{ element("span", "seniority", notes) }
            }
        </th>
    }
}

/// A row of a table of so many levels.
fn row(ShownRow { slug, name, cells }: &ShownRow, columns: usize) -> Html {
    let cells = match cells {
        Cells::Each(cells) => cells.iter().map(|cell| html! { <td>{ cell.clone() }</td> }).collect::<Html>(),
        Cells::Across(content) => html! { <td colspan={columns.to_string()}>{ content.clone() }</td> },
    };
    html! { <tr data-row={slug.clone()}><th scope="row"><span>{ name }</span></th>{ cells }</tr> }
}
