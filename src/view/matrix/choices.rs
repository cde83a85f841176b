//! The controls of the page: which level a narrow screen shows, and, with a script, which levels and sections are shown at all.

use super::Shown;
use super::table::ShownRow;
use crate::view::element::element;
use rolebook_diff::Matrix;
use yew::prelude::*;

/// The controls. What needs a script is hidden until that has come.
pub(super) fn choices(shown: Shown<'_>, matrix: &Matrix<'_>, rows: &[ShownRow]) -> Html {
    let Shown { page, words, .. } = shown;
    let levels =
        || matrix.columns.iter().filter_map(|column| Some((column.level, shown.level(column.level)?)));
    let radios = levels()
        .enumerate()
        .map(|(place, (index, level))| choice("radio", "level", &level.slug, shown.rung(index), place == 0));
    let of_levels = levels().map(|(_, level)| choice("checkbox", "levels", &level.slug, &level.name, true));
    let of_rows = rows.iter().map(|row| choice("checkbox", "sections", &row.slug, &row.name, true));
    html! {
        <div class="choices">
            <fieldset class="one-level">
                { element("legend", "", words.level) }
                { for radios }
            </fieldset>
            <details hidden={true} class="several">
                { element("summary", "", words.choose) }
                <fieldset>
                    { element("legend", "", page.messages.levels) }
                    { for of_levels }
                </fieldset>
                <fieldset>
                    { element("legend", "", words.sections) }
                    { for of_rows }
                </fieldset>
            </details>
        </div>
    }
}

fn choice(kind: &'static str, name: &'static str, slug: &str, text: &str, is_checked: bool) -> Html {
    let text = text.to_owned();
    html! {
        <label>
            <input type={kind} {name} value={slug.to_owned()} checked={is_checked} />
            { " " }{ element("span", "", text) }
        </label>
    }
}
