//! A file's text by lines, with the findings below them.

use super::findings::finding;
use super::{PreviewContext, line_id};
use crate::preview::drafts::Draft;
use crate::view::messages::fill;
use rolebook_model::invisible::is_invisible;
use rolebook_model::{Finding, Heading, Position};
use yew::prelude::*;

/// The text of a file.
pub(super) fn source(context: PreviewContext<'_>, draft: &Draft, findings: &[Finding]) -> Html {
    html! {
        <section key="source" aria-labelledby="rolebook-source" class="preview-source">
            <h2 id="rolebook-source">{ context.messages.source }{ " " }<span>{ &draft.path }</span></h2>
            <ol role="list" class="preview-lines">{ lines(context, draft, findings) }</ol>
        </section>
    }
}

fn lines(context: PreviewContext<'_>, draft: &Draft, findings: &[Finding]) -> Html {
    let headings = headings(context, draft);
    let mut lines = Vec::new();
    let mut rest = findings;
    for (number, line) in (1..).zip(legible(&draft.text).lines()) {
        let (here, after) = rest.split_at(rest.partition_point(|finding| finding.position.line <= number));
        rest = after;
        let heading = headings.binary_search_by_key(&number, |heading| heading.position.line).ok();
        let heading = heading.and_then(|place| headings.get(place)).copied();
        lines.push(Line { number, text: line, heading, findings: here }.render(context));
    }
    // A finding may be about a line below the last one, as in an empty file.
    if let Some(Finding { position, .. }) = rest.last() {
        lines.push(Line { number: position.line, text: "", heading: None, findings: rest }.render(context));
    }
    lines.into_iter().collect()
}

/// `text` with a replacement character for each invisible character and bidi control, so that columns stay. The byte order
/// mark at the start is not part of the text.
fn legible(text: &str) -> String {
    let shown = |(at, character): (usize, char)| {
        let is_odd = is_invisible(character) || character.is_control() && !character.is_ascii_whitespace();
        if is_odd && (at, character) != (0, '\u{FEFF}') { char::REPLACEMENT_CHARACTER } else { character }
    };
    text.chars().enumerate().map(shown).collect()
}

/// The headings of the page on screen in the order of their lines, where it is the page of the whole role: other pages lack some.
fn headings<'a>(context: PreviewContext<'a>, draft: &Draft) -> Vec<&'a Heading> {
    let role = context.role(draft).filter(|role| context.shows_whole_role() && role.parts.is_empty());
    let written = role.into_iter().flat_map(|role| &role.sections).filter(|section| !section.is_of_table);
    let mut headings: Vec<&Heading> = written.filter_map(|section| section.heading.as_ref()).collect();
    headings.sort_unstable_by_key(|heading| heading.position.line);
    headings
}

/// A line of a file.
struct Line<'a> {
    /// From 1.
    number: u32,
    text: &'a str,
    /// The heading on this line, if the page shows it.
    heading: Option<&'a Heading>,
    /// The findings on this line, by position.
    findings: &'a [Finding],
}

impl Line<'_> {
    fn render(&self, context: PreviewContext<'_>) -> Html {
        html! {
            <li key={self.number} id={line_id(self.number)} data-line={self.number.to_string()}>
                <span dir="auto" class="preview-text">
                    { self.marked() }
                    { for self.heading.map(|heading| to_page(context, heading)) }
                </span>
                if !self.findings.is_empty() {
                    <div>{ for self.findings.iter().map(|it| finding(context, it)) }</div>
                }
            </li>
        }
    }

    /// The text with the place of the first finding marked.
    fn marked(&self) -> Html {
        let Some(Finding { position: Position { column, .. }, length, .. }) = self.findings.first() else {
            return html! { self.text };
        };
        let start = column.saturating_sub(1) as usize;
        let end = if *length == 0 { usize::MAX } else { start.saturating_add(*length as usize) };
        let part = |from: usize, to: usize| -> String {
            self.text.chars().skip(from).take(to.saturating_sub(from)).collect()
        };
        let marked = part(start, end);
        if marked.is_empty() {
            return html! { self.text };
        }
        html! { <>{ part(0, start) }<mark>{ marked }</mark>{ part(end, usize::MAX) }</> }
    }
}

/// The link from a heading's line to the heading on the page.
fn to_page(context: PreviewContext<'_>, heading: &Heading) -> Html {
    let label = fill(context.messages.to_page, &[&heading.text]);
    html! { <a href={format!("#{}", heading.id)} aria-label={label} class="preview-jump">{ "↗" }</a> }
}
