//! Facts about a role or a level → names beside values.

use rolebook_model::Fact;
use yew::prelude::*;

/// These facts; nothing where there are none. Those without a name are among the key facts.
pub(super) fn facts<'a>(facts: impl Iterator<Item = &'a Fact>) -> Html {
    let mut facts = facts.filter(|fact| !fact.name.is_empty()).peekable();
    if facts.peek().is_none() {
        return Html::default();
    }
    html! {
        <dl class="stated">
            for Fact { name, value, .. } in facts {
                <div><dt>{ name }</dt><dd>{ value }</dd></div>
            }
        </dl>
    }
}
