//! A file's text by its lines, with what there is to say about each below it.

use super::findings::finding;
use super::{Desk, line_id};
use crate::preview::drafts::Draft;
use crate::view::dom::{attributes, bare, each, element, keyed, list, nodes, nothing, phrase, text};
use crate::view::words::fill;
use rolebook_model::invisible::is_invisible;
use rolebook_model::{Finding, Heading, Position};
use std::collections::BTreeMap;
use yew::prelude::*;

/// The text of a file.
pub(super) fn source(desk: Desk<'_>, draft: &Draft, findings: &[Finding]) -> Html {
    let heading = [phrase(desk.words.source), phrase(" "), bare("span", text(&draft.path))];
    let heading = element("h2", attributes! { "id": "rolebook-source" }, nodes(heading));
    let headings = headings(desk, draft);
    let mut lines = Vec::new();
    let mut rest = findings;
    for (number, line) in (1..).zip(legible(&draft.text).lines()) {
        let (here, further) = rest.split_at(rest.partition_point(|finding| finding.position.line <= number));
        rest = further;
        lines.push(
            Line { number, text: line, heading: headings.get(&number).copied(), findings: here }.node(desk),
        );
    }
    // Where the text ends without the line that a finding is about, as where there is no text at all.
    if let Some(Finding { position, .. }) = rest.last() {
        lines.push(Line { number: position.line, text: "", heading: None, findings: rest }.node(desk));
    }
    let lines = element("ol", attributes! { "role": "list", "class": "preview-lines" }, list(lines));
    let attributes = attributes! { "aria-labelledby": "rolebook-source", "class": "preview-source" };
    element("section", attributes, nodes([heading, lines]))
}

/// `text` with a mark for each character that nobody sees, or that turns around or moves what follows. Every place stays; so
/// does the byte order mark in front, which is none of the text.
fn legible(text: &str) -> String {
    let shown = |(at, character): (usize, char)| {
        let is_odd = is_invisible(character) || character.is_control() && !character.is_ascii_whitespace();
        if is_odd && (at, character) != (0, '\u{FEFF}') { char::REPLACEMENT_CHARACTER } else { character }
    };
    text.chars().enumerate().map(shown).collect()
}

/// The headings of the page on screen by their lines, where that is the page of the whole role: others lack some.
fn headings<'a>(desk: Desk<'a>, draft: &Draft) -> BTreeMap<u32, &'a Heading> {
    let role = desk.role(draft).filter(|_| desk.shows_whole_role());
    let headings =
        role.into_iter().flat_map(|role| &role.sections).filter_map(|section| section.heading.as_ref());
    headings.map(|heading| (heading.position.line, heading)).collect()
}

/// A line of a file.
struct Line<'a> {
    /// From 1.
    number: u32,
    text: &'a str,
    /// The heading that it is, if that is on the page.
    heading: Option<&'a Heading>,
    /// What there is to say about it, in order of place.
    findings: &'a [Finding],
}

impl Line<'_> {
    fn node(&self, desk: Desk<'_>) -> Html {
        let number = self.number.to_string();
        let said = if self.findings.is_empty() {
            nothing()
        } else {
            bare("div", each(self.findings, |it| finding(desk, it)))
        };
        let words = [self.marked(), self.heading.map_or_else(nothing, |heading| to_page(desk, heading))];
        let words = element("span", attributes! { "class": "preview-text", "dir": "auto" }, nodes(words));
        let attributes = attributes! { "id": &*line_id(self.number), "data-line": &*number };
        keyed(&number, element("li", attributes, nodes([words, said])))
    }

    /// The text, with the place marked that the first finding is about.
    fn marked(&self) -> Html {
        let Some(Finding { position: Position { column, .. }, length, .. }) = self.findings.first() else {
            return text(self.text);
        };
        let start = column.saturating_sub(1) as usize;
        let end = if *length == 0 { usize::MAX } else { start.saturating_add(*length as usize) };
        let part = |from: usize, to: usize| -> String {
            self.text.chars().skip(from).take(to.saturating_sub(from)).collect()
        };
        let marked = part(start, end);
        if marked.is_empty() {
            return text(self.text);
        }
        nodes([text(&part(0, start)), bare("mark", text(&marked)), text(&part(end, usize::MAX))])
    }
}

/// The way from a heading's line to where it stands on the page.
fn to_page(desk: Desk<'_>, heading: &Heading) -> Html {
    let attributes = attributes! {
        "href": &*["#", &*heading.id].concat(),
        "aria-label": &*fill(desk.words.to_page, &[&heading.text]),
        "class": "preview-jump",
    };
    element("a", attributes, phrase("↗"))
}
