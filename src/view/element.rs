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

/// A link.
pub(super) fn link(href: impl Into<AttrValue>, content: impl Into<Html>) -> Html {
    link_to(href.into(), content.into())
}

#[inline(never)]
fn link_to(href: AttrValue, content: Html) -> Html {
    html! { <a {href}>{ content }</a> }
}
