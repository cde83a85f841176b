//! A page's nodes → the addresses that its links lead to, for paper.
//!
//! [`footnotes`] goes over the page once it is made, so that numbers and addresses agree whatever it is made of. The
//! sheet shows them in print only.

use super::dom::{bare, classed, each, nodes, nothing, phrase, text};
use super::frame::Frame;
use rolebook_model::numbers::digits;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

/// The last attribute of a link that is to have a footnote, behind the first: empty until its number is known.
const NOTE: &str = "data-note";

/// Among how many addresses one is looked for that a page names again. Beyond them it gets a number more.
const LOOKS: usize = 200;

/// Numbers the links in the page's article, and lists their addresses in that order.
pub(super) fn footnotes(frame: Frame<'_>, page: &mut Html) -> Html {
    let mut addresses = Vec::new();
    number(page, false, &mut addresses);
    if addresses.is_empty() {
        return nothing();
    }
    let lines = each(&addresses, |address| bare("li", text(shown(address))));
    classed("section", "footnotes", nodes([bare("h2", phrase(frame.words.links)), bare("ol", lines)]))
}

/// Numbers the links in a node, where it is part of an article.
fn number(node: &mut Html, in_article: bool, addresses: &mut Vec<AttrValue>) {
    match node {
        VNode::VList(list) => {
            if let Some(list) = Rc::get_mut(list) {
                list.iter_mut().for_each(|node| number(node, in_article, addresses));
            }
        }
        VNode::VTag(tag) => {
            if let Some(tag) = Rc::get_mut(tag) {
                let in_article = in_article || tag.tag() == "article";
                if in_article {
                    number_link(tag, addresses);
                }
                tag.children_mut().into_iter().for_each(|inner| number(inner, in_article, addresses));
            }
        }
        _ => {}
    }
}

/// Gives an element its number, if it is a link that is to have one: that of its address where it has one already.
fn number_link(tag: &mut VTag, addresses: &mut Vec<AttrValue>) {
    if let Attributes::Dynamic { keys: ["href", .., NOTE], values } = &mut tag.attributes
        && let [Some(AttributeOrProperty::Attribute(href)), .., Some(note)] = &mut **values
    {
        let known = addresses.iter().take(LOOKS).position(|address| address == href);
        let place = known.unwrap_or(addresses.len());
        if known.is_none() {
            addresses.push(href.clone());
        }
        *note = AttributeOrProperty::Attribute(digits(place + 1).into());
    }
}

/// An address as one writes it by hand.
fn shown(address: &str) -> &str {
    let bare = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:"));
    bare.unwrap_or(address)
}
