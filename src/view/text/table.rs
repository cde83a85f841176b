//! A table of a page's text → virtual DOM.

use super::RenderContext;
use rolebook_model::{Alignment, Row, Table};
use yew::prelude::*;

/// A table in a box that scrolls, and can be scrolled by keyboard.
pub(super) fn table(context: &mut RenderContext<'_>, Table { alignments, head, rows }: &Table) -> Html {
    html! {
        <div tabindex="0" role="group" aria-label={context.messages.table} class="scroll">
            <table>
                <thead>{ row(context, alignments, head, header_cell) }</thead>
                <tbody>{ for rows.iter().map(|cells| row(context, alignments, cells, cell)) }</tbody>
            </table>
        </div>
    }
}

fn row(
    context: &mut RenderContext<'_>,
    alignments: &[Alignment],
    cells: &Row,
    cell: fn(Option<&'static str>, Html) -> Html,
) -> Html {
    let cells = cells.iter().enumerate().map(|(column, content)| {
        let align = alignments.get(column).copied().and_then(align);
        cell(align, context.line(content))
    });
    html! { <tr>{ for cells }</tr> }
}

fn header_cell(align: Option<&'static str>, content: Html) -> Html {
    html! { <th scope="col" data-align={align}>{ content }</th> }
}

fn cell(align: Option<&'static str>, content: Html) -> Html {
    html! { <td data-align={align}>{ content }</td> }
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
