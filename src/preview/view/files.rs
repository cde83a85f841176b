//! The list of the files, each with its title and what was found in it.

use super::Desk;
use crate::preview::drafts::Draft;
use crate::view::dom::{attributes, bare, classed, each, element, keyed, nodes, phrase, text};
use rolebook_model::Severity;
use yew::prelude::*;

/// All files; hidden where there is but one. `data-file` says which of them a button shows.
pub(super) fn files(desk: Desk<'_>) -> Html {
    let drafts = desk.preview.drafts;
    let entry = |(number, draft): (usize, &Draft)| {
        let is_shown = desk.preview.shown.is_some_and(|shown| shown.path == draft.path);
        let attributes = attributes! {
            "type": "button",
            "data-file": &*number.to_string(),
            "aria-current": is_shown.then_some("true"),
        };
        let content = [
            classed("span", "preview-title", text(desk.title(draft))),
            classed("span", "preview-path", text(&draft.path)),
            counts(desk, draft),
        ];
        keyed(&draft.path, bare("li", element("button", attributes, nodes(content))))
    };
    let list = element("ul", attributes! { "role": "list" }, each(drafts.iter().enumerate(), entry));
    let attributes = attributes! {
        "aria-label": desk.words.files,
        "hidden": (drafts.len() < 2).then_some("hidden"),
        "class": "preview-files",
    };
    element("nav", attributes, nodes([bare("h2", phrase(desk.words.files)), list]))
}

/// How many findings a file has, by severity.
fn counts(desk: Desk<'_>, draft: &Draft) -> Html {
    let findings = desk.findings_of(draft);
    let of = |severity: Severity| {
        let count = findings.iter().filter(|finding| desk.severity(finding) == severity).count();
        (severity, count)
    };
    let counts = Severity::ALL.into_iter().rev().map(of).filter(|(_, count)| *count > 0);
    let count = |(severity, count): (Severity, usize)| {
        let attributes = attributes! { "class": "preview-count", "data-severity": severity.name() };
        element("span", attributes, text(&desk.frame.words.counted(desk.words.counted(severity), count)))
    };
    let content = if findings.is_empty() { phrase(desk.words.no_findings) } else { each(counts, count) };
    classed("span", "preview-counts", content)
}
