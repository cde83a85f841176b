//! The findings of a file → the list of them, and each in full below its line.

use super::{PreviewContext, line_id};
use crate::view::messages::fill;
use rolebook_model::invisible::visible;
use rolebook_model::{Finding, Position};
use yew::prelude::*;

/// All findings of a file, each with a link to its line.
pub(super) fn list(context: PreviewContext<'_>, findings: &[Finding]) -> Html {
    let PreviewContext { messages, .. } = context;
    html! {
        <section key="findings" aria-labelledby="rolebook-findings" class="preview-findings">
            <h2 id="rolebook-findings">{ messages.findings }</h2>
            <ul role="list">
                for (index, finding) in findings.iter().enumerate() {
                    <li key={index}>
                        { severity(context, finding) }
                        { " " }
                        <a href={href(finding.position)}>{ context.line(finding.position.line) }</a>
                        { " " }
                        <span class="preview-message">{ with_code(&finding.message) }</span>
                    </li>
                }
            </ul>
            if findings.is_empty() {
                <p>{ messages.no_findings }</p>
            }
        </section>
    }
}

/// A finding in full.
pub(super) fn finding(context: PreviewContext<'_>, finding: &Finding) -> Html {
    let Finding { rule, message, help, see, .. } = finding;
    html! {
        <div data-severity={context.severity(finding).name()} class="preview-finding">
            <p>
                { severity(context, finding) }
                { " " }
                <span class="preview-message">{ with_code(message) }</span>
                { " " }
                <span class="preview-rule">{ format!("{} {}", rule.name(), rule.code()) }</span>
            </p>
            <p class="preview-help">{ with_code(help) }{ for see.map(|see| see_line(context, see)) }</p>
        </div>
    }
}

/// The link to the line that a finding refers to.
fn see_line(context: PreviewContext<'_>, see: Position) -> Html {
    let PreviewContext { page, messages, .. } = context;
    let number = page.messages.number(see.line as usize);
    html! { <>{ " " }<a href={href(see)}>{ fill(messages.see_line, &[&number]) }</a></> }
}

fn severity(context: PreviewContext<'_>, finding: &Finding) -> Html {
    let severity = context.severity(finding);
    html! {
        <span data-severity={severity.name()} class="preview-severity">{ context.messages.severity(severity) }</span>
    }
}

/// A message with what it has between backticks as code. It may quote invisible characters of the page.
pub(super) fn with_code(message: &str) -> Html {
    let message = visible(message);
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { part }
        }
    };
    message.split('`').enumerate().map(part).collect()
}

pub(super) fn href(position: Position) -> String {
    format!("#{}", line_id(position.line))
}
