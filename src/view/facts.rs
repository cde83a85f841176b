//! Facts about a role or a level → names beside values.

use super::element::element;
use rolebook_model::Fact;
use yew::prelude::*;

/// These facts; nothing where there are none. Those without a name are among the key facts.
pub(super) fn facts(facts: &[&Fact]) -> Html {
    if facts.iter().all(|fact| fact.name.is_empty()) {
        return Html::default();
    }
    html! {
        <dl class="stated">
            for Fact { name, value, .. } in facts.iter().filter(|fact| !fact.name.is_empty()) {
                { named(html! { name }, vec![html! { value }]) }
            }
        </dl>
    }
}

/// A name beside its values.
pub(super) fn named(name: Html, values: Vec<Html>) -> Html {
    html! { <div>{ element("dt", "", name) }{ for values.into_iter().map(|value| element("dd", "", value)) }</div> }
}
