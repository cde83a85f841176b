//! A table of a page's text → virtual DOM.

use super::RenderContext;
use rolebook_model::{Alignment, Block, Row, Table};
use yew::prelude::*;

/// A table below a heading of this rank, in a box that scrolls, and can be scrolled by keyboard.
pub(super) fn table(context: &mut RenderContext<'_>, table: &Table, rank: u8) -> Html {
    // A level's page has what the table says of the level.
    if table.is_ladder && !context.whole_page.is_empty() {
        return Html::default();
    }
    let label = context.messages.table;
    let mut rows = table.rows.iter().enumerate().map(|(at, cells)| row(context, table, at, cells, rank));
    let heads = rows.by_ref().take(table.heads).collect::<Vec<Html>>();
    html! {
        <div tabindex="0" role="group" aria-label={label} class="scroll">
            <table>
                if !heads.is_empty() {
                    <thead>{ for heads }</thead>
                }
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn row(context: &mut RenderContext<'_>, table: &Table, at: usize, cells: &Row, rank: u8) -> Html {
    let cells = cells.iter().enumerate().map(|(column, cell)| {
        let align = table.alignments.get(column).copied().and_then(align);
        let content = match cell.blocks.as_slice() {
            [Block::Paragraph(content)] => context.line(content),
            several => super::blocks(context, several, rank),
        };
        let span = |count: u16| (count > 1).then(|| count.to_string());
        // A header without text, as in a corner, is the header of nothing.
        let (scope, tag) = match (at < table.heads, cell.is_head && !cell.blocks.is_empty()) {
            (true, _) if cell.blocks.is_empty() => (None, "td"),
            (true, _) => (Some("col"), "th"),
            (false, true) => (Some("row"), "th"),
            (false, false) => (None, "td"),
        };
        html! {
            <@{tag} {scope} colspan={span(cell.columns)} rowspan={span(cell.rows)} data-align={align}>
                { content }
            </@>
        }
    });
    html! { <tr>{ for cells }</tr> }
}

/// The alignment by the reading direction, as the style sheet knows it.
fn align(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some("start"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("end"),
    }
}
