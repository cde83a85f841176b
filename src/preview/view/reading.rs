//! The headings of a file's page → how each was read, how sure that is, and what corrects it.

use super::PreviewContext;
use super::findings::{href, with_code};
use crate::preview::drafts::Draft;
use crate::view::messages::fill;
use rolebook_model::invisible::visible;
use rolebook_model::{Heading, Label, Reason, Role, Sureness};
use rolebook_reader::{correction, is_guess};
use yew::prelude::*;

/// All headings, each with a link to its line, those first that may be read wrongly; nothing where there are none.
pub(super) fn reading(context: PreviewContext<'_>, draft: &Draft) -> Html {
    let PreviewContext { page, messages, .. } = context;
    let Some(role) = context.read(draft) else { return Html::default() };
    let written = role.written_sections().into_iter().filter_map(|index| role.sections.get(index));
    let mut headings: Vec<&Heading> = written.filter_map(|section| section.heading.as_ref()).collect();
    if headings.is_empty() {
        return Html::default();
    }
    headings.sort_by_key(|heading| !is_guess(heading));
    let unsure = headings.partition_point(|heading| is_guess(heading));
    let unsure = (unsure > 0).then(|| fill(messages.unsure_count, &[&page.messages.number(unsure)]));
    let rows = headings.iter().enumerate();
    html! {
        <details key="reading" class="preview-reading">
            <summary>
                <h2>{ messages.reading }</h2>
                { for unsure.map(|count| html! { <>{ " " }{ badge(&count) }</> }) }
            </summary>
            <ul role="list">
                { for rows.map(|(index, heading)| html! { <li key={index}>{ row(context, draft, role, heading) }</li> }) }
            </ul>
        </details>
    }
}

fn row(context: PreviewContext<'_>, draft: &Draft, role: &Role, heading: &Heading) -> Html {
    html! {
        <>
            <p>
                <a href={href(heading.position)}>{ context.line(heading.position.line) }</a>
                { " " }
                <b class="preview-message">{ visible(&heading.text).into_owned() }</b>
            </p>
            <p class="preview-message">{ kind(context, role, heading) }{ sureness(context, heading) }</p>
            <p class="preview-help">{ observations(context, &heading.reason) }</p>
            { correcting(context, draft, heading) }
        </>
    }
}

/// What the heading was read as: a level with its seniority, or a section with the level that it belongs to.
fn kind(context: PreviewContext<'_>, role: &Role, heading: &Heading) -> String {
    let mut kind = context.messages.kind(heading.label).to_owned();
    let seniority = heading.seniority.map(|seniority| context.page.messages.seniority(seniority));
    let owner = heading.owner.and_then(|owner| role.levels.get(owner)).map(|level| &*level.name);
    for of in seniority.into_iter().chain(owner) {
        kind.push_str(", ");
        kind.push_str(of);
    }
    kind
}

/// How sure that is.
fn sureness(context: PreviewContext<'_>, heading: &Heading) -> Html {
    let messages = context.messages;
    let sureness = match &heading.reason {
        Reason::Weighed(weighed) if weighed.is_unsure() => {
            fill(messages.may_be, &[messages.kind(weighed.next)])
        }
        Reason::Weighed(weighed) => messages.sureness(weighed.sureness()).to_owned(),
        Reason::Says(_) => messages.sureness(Sureness::Unsure).to_owned(),
        Reason::Because(_) => messages.sureness(Sureness::Sure).to_owned(),
    };
    let sureness = if is_guess(heading) {
        badge(&sureness)
    } else {
        html! { sureness }
    };
    html! { <>{ " – " }{ sureness }</> }
}

/// What calls for attention.
fn badge(text: &str) -> Html {
    html! { <span data-severity="warning" class="preview-severity">{ text.to_owned() }</span> }
}

/// Why it was read so. It may quote invisible characters of the page.
fn observations(context: PreviewContext<'_>, reason: &Reason) -> String {
    let observations = match reason {
        Reason::Weighed(weighed) => weighed.observations.join(", "),
        Reason::Says(phrase) => fill(context.messages.looks_like, &[phrase]),
        Reason::Because(reason) => (*reason).to_owned(),
    };
    visible(&observations).into_owned()
}

/// The lines for the front matter that correct the reading, with a button that copies them.
fn correcting(context: PreviewContext<'_>, draft: &Draft, heading: &Heading) -> Html {
    let messages = context.messages;
    let Some(parsed) = draft.parsed() else { return Html::default() };
    let Some(mut lines) = correction(heading, &parsed.front_matter) else { return Html::default() };
    if parsed.body_line == 1 {
        lines = ["---\n", &lines, "\n---"].concat();
    }
    let lines = AttrValue::from(visible(&lines).into_owned());
    let what_for = if heading.label == Label::Level { messages.for_seniority } else { messages.if_level };
    html! {
        <>
            <p class="preview-help">{ with_code(what_for) }</p>
            <div class="preview-correction">
                <code>{ lines.clone() }</code>
                <button
                    type="button"
                    data-correction={lines}
                    data-copied={messages.copied}
                    aria-label={fill(messages.copy_for, &[&heading.text])}
                >
                    { messages.copy }
                </button>
                <span role="status"></span>
            </div>
        </>
    }
}
