//! What there is to say about a file: the list of it, and each in full below its line.

use super::{Desk, line_id};
use crate::view::dom::{attributes, bare, classed, each, element, keyed, link, nodes, nothing, phrase, text};
use crate::view::words::fill;
use rolebook_model::invisible::visible;
use rolebook_model::{Finding, Position};
use yew::prelude::*;

/// All findings of a file, each with the way to its line.
pub(super) fn list(desk: Desk<'_>, findings: &[Finding]) -> Html {
    let entry = |(number, finding): (usize, &Finding)| {
        let lead = [
            severity(desk, finding),
            phrase(" "),
            link(&href(finding.position), text(&desk.line(finding.position.line))),
            phrase(" "),
            classed("span", "preview-message", said(&finding.message)),
        ];
        keyed(&number.to_string(), bare("li", nodes(lead)))
    };
    let list = element("ul", attributes! { "role": "list" }, each(findings.iter().enumerate(), entry));
    let none = if findings.is_empty() { bare("p", phrase(desk.words.no_findings)) } else { nothing() };
    let attributes = attributes! { "aria-labelledby": "rolebook-findings", "class": "preview-findings" };
    let heading = element("h2", attributes! { "id": "rolebook-findings" }, phrase(desk.words.findings));
    element("section", attributes, nodes([heading, list, none]))
}

/// A finding in full.
pub(super) fn finding(desk: Desk<'_>, finding: &Finding) -> Html {
    let rule = [finding.rule.name(), " ", finding.rule.code()].concat();
    let lead = [
        severity(desk, finding),
        phrase(" "),
        classed("span", "preview-message", said(&finding.message)),
        phrase(" "),
        classed("span", "preview-rule", text(&rule)),
    ];
    let see = finding.see.map_or_else(nothing, |see| {
        let words = fill(desk.words.see_line, &[&desk.frame.words.number(see.line as usize)]);
        nodes([phrase(" "), link(&href(see), text(&words))])
    });
    let help = classed("p", "preview-help", nodes([said(&finding.help), see]));
    let attributes =
        attributes! { "class": "preview-finding", "data-severity": desk.severity(finding).name() };
    element("div", attributes, nodes([bare("p", nodes(lead)), help]))
}

/// How grave it is, in words.
fn severity(desk: Desk<'_>, finding: &Finding) -> Html {
    let severity = desk.severity(finding);
    let attributes = attributes! { "class": "preview-severity", "data-severity": severity.name() };
    element("span", attributes, phrase(desk.words.severity(severity)))
}

/// What a rule says: what it has between two backticks is to be written so, be it words of the page with characters among
/// them that nobody sees.
fn said(text_said: &str) -> Html {
    let text_said = visible(text_said);
    let part = |(number, part): (usize, &str)| {
        if number % 2 == 1 { bare("code", text(part)) } else { text(part) }
    };
    each(text_said.split('`').enumerate(), part)
}

fn href(position: Position) -> String {
    ["#", &*line_id(position.line)].concat()
}
