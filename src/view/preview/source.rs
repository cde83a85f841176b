//! A file's text by its lines, with what there is to say about each below it.

use super::findings::finding;
use super::{Desk, line_id};
use crate::lint::drafts::Draft;
use crate::model::{Finding, Position};
use crate::view::dom::{attributes, bare, each, element, keyed, list, nodes, nothing, phrase, text};
use yew::prelude::*;

/// The text of a file.
pub(super) fn source(desk: Desk<'_>, draft: &Draft, findings: &[Finding]) -> Html {
    let heading = [phrase(desk.words.source), phrase(" "), bare("span", text(&draft.path))];
    let heading = element("h2", attributes! { "id": "rolebook-source" }, nodes(heading));
    let mut lines = Vec::new();
    let mut rest = findings;
    for (number, line) in (1..).zip(draft.text.lines()) {
        let (here, further) = rest.split_at(rest.partition_point(|finding| finding.position.line <= number));
        rest = further;
        lines.push(source_line(desk, number, line, here));
    }
    // What stands behind the last line, as where a file has no text.
    if !rest.is_empty() {
        let number = rest.last().map_or(1, |finding| finding.position.line);
        lines.push(source_line(desk, number, "", rest));
    }
    let lines = element("ol", attributes! { "role": "list", "class": "preview-lines" }, list(lines));
    let attributes = attributes! { "aria-labelledby": "rolebook-source", "class": "preview-source" };
    element("section", attributes, nodes([heading, lines]))
}

/// A line with its number, and with its findings.
fn source_line(desk: Desk<'_>, number: u32, line: &str, findings: &[Finding]) -> Html {
    let here = findings.iter().filter(|finding| finding.position.line == number);
    let marked = here.clone().next().map(|finding| (finding.position, finding.length));
    let said =
        if findings.is_empty() { nothing() } else { bare("div", each(findings, |it| finding(desk, it))) };
    let attributes = attributes! { "id": &*line_id(number), "data-line": &*number.to_string() };
    keyed(
        &number.to_string(),
        element(
            "li",
            attributes,
            nodes([element("span", attributes_of_text(), marked_text(line, marked)), said]),
        ),
    )
}

fn attributes_of_text() -> yew::virtual_dom::Attributes {
    attributes! { "class": "preview-text", "dir": "auto" }
}

/// A line's text with the place marked that the first finding is about.
fn marked_text(line: &str, marked: Option<(Position, u32)>) -> Html {
    let Some((Position { column, .. }, length)) = marked else { return text(line) };
    let start = column.saturating_sub(1) as usize;
    let end = if length == 0 { usize::MAX } else { start.saturating_add(length as usize) };
    let part =
        |from: usize, to: usize| line.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let (before, marked, after) = (part(0, start), part(start, end), part(end, usize::MAX));
    if marked.is_empty() {
        return text(line);
    }
    nodes([text(&before), bare("mark", text(&marked)), text(&after)])
}
