//! Yew without what no view of ours is made of.
//!
//! 1. Nodes: views are elements, texts and lists, and none is suspended. [`CRATE`] leaves out portals, raw markup,
//!    nested components and how attributes are kept in other ways than ours (5 kB).
//! 2. Events: no view listens to any, for the browser part listens to all of them at the root.
//! 3. Maps: those that hold a handful are lists here (`few.rs`), and so is the queue of components, of
//!    which there is one an app (3 kB).

use super::Crate;
use super::edit::{Change, Edit, Used};
use anyhow::Result;

/// What is changed; views and what shows them say what is used.
pub(super) const CRATE: Crate = Crate {
    name: "yew",
    users: &["src/view", "src/browser"],
    edits: &[
        never(NODES, &["VComp", "html!"], "Self::Comp"),
        never(NODES, &["VComp", "html!"], "VNode::VComp"),
        never(NODES, &["VPortal", "create_portal"], "Self::Portal"),
        never(NODES, &["VPortal", "create_portal"], "VNode::VPortal"),
        never(NODES, &["VRaw", "from_html_unchecked"], "Self::Raw"),
        never(NODES, &["VRaw", "from_html_unchecked"], "VNode::VRaw"),
        never(NODES, &["VRef"], "Self::Ref"),
        never(NODES, &["VRef"], "VNode::VRef"),
        never(NODES, SUSPENSE, "Self::Suspense"),
        never(NODES, SUSPENSE, "VNode::VSuspense"),
        never(ATTRIBUTES, &["IndexMap", "html!"], "IndexMap"),
        never(ATTRIBUTES, &["IndexMap", "html!"], "Self::IndexMap"),
        instead(
            ATTRIBUTES,
            &["IndexMap", "html!"],
            "(Self::IndexMap(new), Self::IndexMap(ref old)) => {",
            "(Self::IndexMap(..), _) | (_, Self::IndexMap(..)) => unreachable!(),
            (Self::IndexMap(new), Self::IndexMap(ref old)) => {",
        ),
        never(ATTRIBUTES, &["Property", "html!"], "AttributeOrProperty::Property"),
        instead(
            LIFECYCLE,
            SUSPENSE,
            "Suspended(susp)) => self.suspend(shared_state, susp)",
            "Suspended(_)) => unreachable!()",
        ),
        instead(
            LIFECYCLE,
            SUSPENSE,
            "let Some(m) = self.suspension.take()",
            "let Some(m) = None::<Suspension>",
        ),
        instead(SCHEDULER, &[], "inner: BTreeMap<usize, QueueEntry>", "inner: Vec<(usize, QueueEntry)>"),
        instead(
            SCHEDULER,
            &[],
            "self.inner.insert(component_id, QueueEntry { task });",
            "self.inner.retain(|(id, _)| *id != component_id);
            let place = self.inner.partition_point(|(id, _)| *id < component_id);
            self.inner.insert(place, (component_id, QueueEntry { task }));",
        ),
        instead(
            SCHEDULER,
            &[],
            "self.inner.pop_first().map(|(_, v)| v)",
            "(!self.inner.is_empty()).then(|| self.inner.remove(0).1)",
        ),
        instead(
            SCHEDULER,
            &[],
            "rendered.into_values().rev()",
            "rendered.into_iter().rev().map(|(_, entry)| entry)",
        ),
        instead("dom_bundle/subtree_root.rs", &[], "std::collections::HashSet", "crate::few::HashSet"),
        never(LISTENERS, EVENTS, "Self::Pending"),
        instead(
            "dom_bundle/subtree_root.rs",
            EVENTS,
            "for event in self.listening.iter() {",
            "for event in self.listening.iter().take(0) {",
        ),
        instead(
            LISTENERS,
            EVENTS,
            "match (self, bundle) {",
            "if true {
                return;
            }
            match (self, bundle) {",
        ),
        instead(
            LISTENERS,
            EVENTS,
            "if let Self::Registered(id) = self {",
            "if let (Self::Registered(id), true) = (self, false) {",
        ),
        instead("dom_bundle/btag/attributes.rs", &[], "std::collections::HashMap", "crate::few::HashMap"),
        instead("dom_bundle/btag/mod.rs", &[], "std::collections::HashMap", "crate::few::HashMap"),
    ],
    rewrite,
};

/// Where nodes are shown, each in its own way.
const NODES: &str = "dom_bundle/bnode.rs";
/// Where attributes are set.
const ATTRIBUTES: &str = "dom_bundle/btag/attributes.rs";
/// Where components are rendered.
const LIFECYCLE: &str = "html/component/lifecycle.rs";
/// Where components wait for their turn.
const SCHEDULER: &str = "scheduler.rs";
/// Where elements get their listeners.
const LISTENERS: &str = "dom_bundle/btag/listeners.rs";
/// What gives an element a listener.
const EVENTS: &[&str] = &["ListenerKind", "Listeners", "html!"];
/// What suspends.
const SUSPENSE: &[&str] = &["VSuspense", "Suspense", "Suspension", "html!"];

const fn never(file: &'static str, unless: &'static [&'static str], arm: &'static str) -> Edit {
    Edit { file, unless, change: Change::Never(arm) }
}

const fn instead(
    file: &'static str,
    unless: &'static [&'static str],
    from: &'static str,
    to: &'static str,
) -> Edit {
    Edit { file, unless, change: Change::Instead(from, to) }
}

fn rewrite(file: &str, text: String, _: &Used) -> Result<String> {
    match file {
        "lib.rs" => Ok(text + "\nmod few {\n" + include_str!("few.rs") + "}\n"),
        _ => Ok(text),
    }
}
