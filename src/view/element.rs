//! A tag and a class → an element with what stands in it.
//!
//! `html!` writes out wherever it stands what makes an element, a hundred bytes and more in the browser: for a box around one
//! text, views call these.

use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};
use yew::{AttrValue, Html, html};

/// An element with a class, or with none where that is empty.
pub(super) fn element(tag: &'static str, class: &'static str, content: impl Into<Html>) -> Html {
    made(tag, class, content.into())
}

#[inline(never)]
fn made(tag: &'static str, class: &'static str, content: Html) -> Html {
    let value = (!class.is_empty()).then_some(AttributeOrProperty::Attribute(AttrValue::Static(class)));
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic { keys: &["class"], values: Box::new([value]) });
    element.add_child(content);
    VNode::from(element)
}

/// An element with a label and a class.
pub(super) fn labelled(tag: &'static str, label: &'static str, class: &'static str, content: Html) -> Html {
    described(tag, ["", label, class], content)
}

/// A list without marks; its label and class are left out where they are empty.
pub(super) fn list(label: &'static str, class: &'static str, items: Html) -> Html {
    // Without the role, Safari says nothing of a list without marks.
    described("ul", ["list", label, class], items)
}

#[inline(never)]
fn described(tag: &'static str, values: [&'static str; 3], content: Html) -> Html {
    let value = |value: &'static str| {
        (!value.is_empty()).then_some(AttributeOrProperty::Attribute(AttrValue::Static(value)))
    };
    let mut element = VTag::new(tag);
    let keys = &["role", "aria-label", "class"];
    element.set_attributes(Attributes::Dynamic { keys, values: Box::new(values.map(value)) });
    element.add_child(content);
    VNode::from(element)
}

/// A link.
pub(super) fn link(href: impl Into<AttrValue>, content: impl Into<Html>) -> Html {
    link_to(href.into(), content.into())
}

#[inline(never)]
fn link_to(href: AttrValue, content: Html) -> Html {
    html! { <a {href}>{ content }</a> }
}
