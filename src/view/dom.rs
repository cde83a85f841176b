//! Elements and text → virtual DOM, in few bytes of WebAssembly.
//!
//! `html!` writes out the making of each node where it stands. With calls of these functions in its place the
//! views came out 7 kB smaller, compressed. For the same reason values are lent and copied in here, though some
//! of them need no copy: owned ones would be made, moved and dropped wherever one is given.

use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

/// An element's attributes by their names, in the order of the markup. One that is `None` is left out.
macro_rules! attributes {
    // Where all are words of the interface, they are data, and no code puts them together.
    ($($name:literal: $(words::$word:ident)? $($text:literal)?),+ $(,)?) => {
        $crate::view::dom::attribute_list(&[$($name),+], &[$(Some($(words::$word)? $($text)?)),+])
    };
    ($($name:literal: $value:expr),+ $(,)?) => {
        $crate::view::dom::attribute_list(&[$($name),+], &[$(Option::<&str>::from($value)),+])
    };
}
pub(crate) use attributes;

/// An element with these attributes, as [`attributes`] lists them, around `content`.
#[inline(never)]
pub(crate) fn element(tag: &'static str, attributes: Attributes, content: Html) -> Html {
    VTag::__new_other(tag.into(), NodeRef::default(), None, attributes, Default::default(), content).into()
}

/// A field of a form: `value` is what stands in it and `checked` whether it is ticked, where that is ours to say.
pub(crate) fn input(value: Option<&str>, checked: Option<bool>, attributes: Attributes) -> Html {
    let value = value.map(|value| AttrValue::Rc(value.into()));
    VTag::__new_input(value, checked, NodeRef::default(), None, attributes, Default::default()).into()
}

/// An element without attributes.
#[inline(never)]
pub(crate) fn bare(tag: &'static str, content: Html) -> Html {
    element(tag, Attributes::default(), content)
}

/// An element that has but a class.
#[inline(never)]
pub(crate) fn classed(tag: &'static str, class: &'static str, content: Html) -> Html {
    element(tag, attributes! { "class": class }, content)
}

/// A link without further attributes.
#[inline(never)]
pub(crate) fn link(href: &str, content: Html) -> Html {
    element("a", attributes! { "href": href }, content)
}

/// The same element with a key, by which it is found again among its changed siblings.
#[inline(never)]
pub(crate) fn keyed(key: &str, mut element: Html) -> Html {
    if let VNode::VTag(tag) = &mut element
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.key = Some(key.into());
    }
    element
}

/// Text of a page.
#[inline(never)]
pub(crate) fn text(text: &str) -> Html {
    VNode::VText(VText { text: AttrValue::Rc(text.into()) })
}

/// Words of the interface.
#[inline(never)]
pub(crate) fn phrase(words: &'static str) -> Html {
    VNode::VText(VText { text: words.into() })
}

/// Nothing at all.
#[inline(never)]
pub(crate) fn nothing() -> Html {
    Html::default()
}

/// Nodes one after the other.
pub(crate) fn nodes<const COUNT: usize>(nodes: [Html; COUNT]) -> Html {
    list(Vec::from(nodes))
}

/// A node for each of the things, one after the other.
pub(crate) fn each<Thing>(things: impl IntoIterator<Item = Thing>, node: impl FnMut(Thing) -> Html) -> Html {
    let mut nodes = Vec::new();
    things.into_iter().map(node).for_each(|node| nodes.push(node));
    list(nodes)
}

/// Nodes one after the other, however many.
#[inline(never)]
pub(crate) fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

/// What [`attributes`] lists: names and, in the same order, values.
#[inline(never)]
pub(crate) fn attribute_list(keys: &'static [&'static str], values: &[Option<&str>]) -> Attributes {
    let value = |value: &str| AttributeOrProperty::Attribute(AttrValue::Rc(value.into()));
    Attributes::Dynamic { keys, values: values.iter().map(|one| one.map(value)).collect() }
}
