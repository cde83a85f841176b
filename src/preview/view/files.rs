//! The list of the files, each with its title and its number of findings.

use super::PreviewContext;
use crate::preview::drafts::Draft;
use rolebook_model::Severity;
use yew::prelude::*;

/// All files; hidden where there is only one. `data-file` is the index of the file that a button shows.
pub(super) fn files(context: PreviewContext<'_>) -> Html {
    let PreviewContext { preview, messages, .. } = context;
    html! {
        <nav
            key="files"
            aria-label={messages.files}
            hidden={preview.drafts.len() < 2}
            class="preview-files"
        >
            <h2>{ messages.files }</h2>
            <ul role="list">
                { for preview.drafts.iter().enumerate().map(|(index, draft)| file(context, index, draft)) }
            </ul>
        </nav>
    }
}

fn file(context: PreviewContext<'_>, index: usize, draft: &Draft) -> Html {
    let is_shown = context.preview.shown.is_some_and(|shown| shown.path == draft.path);
    html! {
        <li key={&*draft.path}>
            <button
                type="button"
                data-file={index.to_string()}
                aria-current={is_shown.then_some("true")}
            >
                <span class="preview-title">{ context.title(draft) }</span>
                <span class="preview-path">{ &draft.path }</span>
                <span class="preview-counts">{ counts(context, draft) }</span>
            </button>
        </li>
    }
}

/// The number of findings in a file, by severity.
fn counts(context: PreviewContext<'_>, draft: &Draft) -> Html {
    let PreviewContext { page, messages, .. } = context;
    let findings = context.findings_of(draft);
    if findings.is_empty() {
        return html! { messages.no_findings };
    }
    let of = |severity: Severity| {
        let count = findings.iter().filter(|finding| context.severity(finding) == severity).count();
        (severity, count)
    };
    let counts = Severity::ALL.into_iter().rev().map(of).filter(|(_, count)| *count > 0);
    let counts = counts.map(|(severity, count)| {
        html! {
            <span data-severity={severity.name()} class="preview-count">
                { page.messages.plural(messages.severity_count(severity), count) }
            </span>
        }
    });
    counts.collect()
}
