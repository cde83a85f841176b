//! An SVG of a theme → why it is not used, if it is not.
//!
//! A picture on a page runs no script, but whoever opens the file itself would run it in the site's name on a host without
//! its headers. So only what draws is allowed, by a list. An SVG that would take forever to draw is refused, too.

use resvg::usvg::roxmltree::{Document, Node, NodeId};
use rolebook_model::Position;
use std::collections::HashMap;

/// Elements that draw, or that say how. Those of filters begin with `fe`.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "marker",
    "pattern",
    "clipPath",
    "mask",
    "linearGradient",
    "radialGradient",
    "stop",
    "filter",
    "image",
];
const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements of these namespaces do something. Those of others, such as the notes of editors, do not.
const ACTIVE: &[&str] = &[
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2001/xml-events",
];
/// Pictures within an SVG.
const DATA: &[&str] = &[
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
];
const DEEPEST: usize = 100;
const MOST_ELEMENTS: usize = 20_000;
/// How many elements are drawn once everything that refers to others has them in its place.
const MOST_DRAWN: usize = 100_000;
/// How often what is referred to may refer to something else.
const MOST_REFERENCES: usize = 8;

/// What is wrong with an SVG, and where. `has_text` says whether it may have text, which only browsers draw.
pub(super) fn fault(svg: &str, has_text: bool) -> Option<(Position, String)> {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            return Some((Position { line: at.row, column: at.col }, format!("no SVG ({error})")));
        }
    };
    let position = |node: Node<'_, '_>| {
        let at = document.text_pos_at(node.range().start);
        Position { line: at.row, column: at.col }
    };
    if document.root_element().tag_name().namespace() != Some(SVG) {
        return Some((Position::START, format!("no SVG: its element needs `xmlns=\"{SVG}\"`")));
    }
    let mut depths: HashMap<NodeId, usize> = HashMap::new();
    for (count, node) in document.descendants().enumerate() {
        let above = node.parent().and_then(|parent| depths.get(&parent.id()).copied());
        let depth = above.map_or(0, |above| above + 1);
        depths.insert(node.id(), depth);
        if depth > DEEPEST || count > MOST_ELEMENTS {
            return Some((position(node), "it has too many elements, or too many in one another".to_owned()));
        }
        if let Some(message) = active(node, has_text) {
            return Some((position(node), message));
        }
    }
    is_endless(&document).then(|| (Position::START, "its elements refer to one another too often".to_owned()))
}

/// What a node does other than draw.
fn active(node: Node<'_, '_>, has_text: bool) -> Option<String> {
    if node.is_pi() {
        return Some("an instruction, which may load a style".to_owned());
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if !ELEMENTS.contains(&name) && !name.starts_with("fe") => {
            return Some(format!("`<{}>` does more than draw", super::quoted(name)));
        }
        Some(SVG) if ["text", "tspan", "textPath"].contains(&name) && !has_text => {
            return Some("an icon with text: convert it to paths, since fonts differ".to_owned());
        }
        Some(SVG) if name == "style" && node.text().is_some_and(loads) => {
            return Some("a style that refers to something else".to_owned());
        }
        Some(namespace) if ACTIVE.contains(&namespace) => {
            return Some(format!("`<{}>` is no SVG", super::quoted(name)));
        }
        _ => {}
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
            return Some(format!("`{}` runs a script", super::quoted(name)));
        }
        let is_picture = ["image", "feImage"].contains(&node.tag_name().name())
            && DATA.iter().any(|it| value.starts_with(it));
        if name == "href" && !value.starts_with('#') && !is_picture {
            return Some(format!("a link to \"{}\"", super::quoted(value)));
        }
        let has_other = references(value).any(|id| id.is_none());
        if name != "href" && (has_other || value.to_ascii_lowercase().contains("@import")) {
            return Some(format!("`{}` refers to something outside of the picture", super::quoted(name)));
        }
    }
    None
}

/// Whether the text of a style refers to anything.
fn loads(style: &str) -> bool {
    // Escapes could hide it.
    let style = style.to_ascii_lowercase();
    ["url", "@import", "image-set", "src(", "\\"].iter().any(|part| style.contains(part))
}

/// What each `url(…)` of a value refers to: an id of the picture, or something else.
fn references(value: &str) -> impl Iterator<Item = Option<&str>> {
    value.split("url(").skip(1).map(|rest| {
        let (inner, _) = rest.split_once(')')?;
        inner.trim().trim_matches(['"', '\'']).strip_prefix('#')
    })
}

/// Whether drawing takes forever, since elements refer to others that refer to others. What each one costs is known once the
/// costs of what it refers to are, and those of deep references need as many rounds as they are deep.
fn is_endless(document: &Document<'_>) -> bool {
    let nodes: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let ids: HashMap<&str, NodeId> =
        nodes.iter().filter_map(|node| Some((node.attribute("id")?, node.id()))).collect();
    let targets = |node: &Node<'_, '_>| -> Vec<NodeId> {
        let of_value = |value| references(value).flatten().chain(str::strip_prefix(value, '#'));
        node.attributes()
            .flat_map(|it| of_value(it.value().trim()))
            .filter_map(|id| ids.get(id).copied())
            .collect()
    };
    let targets: Vec<Vec<NodeId>> = nodes.iter().map(targets).collect();
    let mut costs: HashMap<NodeId, usize> = HashMap::new();
    for _ in 0..=MOST_REFERENCES {
        let mut next: HashMap<NodeId, usize> = HashMap::new();
        for (node, targets) in nodes.iter().zip(&targets).rev() {
            let of_targets = targets.iter().filter_map(|id| costs.get(id).copied());
            let own = of_targets.fold(1_usize, usize::saturating_add);
            let cost = next.get(&node.id()).copied().unwrap_or_default().saturating_add(own);
            next.insert(node.id(), cost);
            if let Some(parent) = node.parent() {
                let of_parent = next.entry(parent.id()).or_default();
                *of_parent = of_parent.saturating_add(cost);
            }
        }
        if next.values().any(|cost| *cost > MOST_DRAWN) {
            return true;
        }
        if next == costs {
            return false;
        }
        costs = next;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 8\">{inner}</svg>"
        )
    }

    #[test]
    fn what_draws_is_used() {
        for inner in [
            "",
            "<path d='M0 0h8v8z'/>",
            "<defs><linearGradient id='a'><stop/></linearGradient></defs><rect fill='url(#a)' style='stroke: url(\"#a\")'/>",
            "<symbol id='a'><circle r='2'/></symbol><use href='#a'/><use xlink:href='#a'/>",
            "<style>path { fill: #123 } @media (prefers-color-scheme: dark) { path { fill: #fff } }</style>",
            "<image href='data:image/png;base64,AAAA'/>",
            "<filter id='f'><feGaussianBlur/></filter><text filter='url(#f)'>Lark</text>",
            "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:x r:about=''/></r:RDF></metadata>",
            "<!-- made by hand -->",
        ] {
            assert_eq!(fault(&svg(inner), true), None, "{inner}");
        }
        assert_eq!(fault(include_str!("../favicon.svg"), false), None);
    }

    #[test]
    fn what_does_more_is_refused() {
        for inner in [
            "<script>alert(1)</script>",
            "<script href='x.js'/>",
            "<g><metadata><script/></metadata></g>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
            "<path onload='alert(1)'/>",
            "<path ONCLICK='alert(1)'/>",
            "<a href='javascript:alert(1)'><path/></a>",
            "<use href='https://evil.example/x.svg#a'/>",
            "<use xlink:href='data:image/svg+xml;base64,AAAA'/>",
            "<image href='data:image/svg+xml;base64,AAAA'/>",
            "<image href='https://evil.example/x.png'/>",
            "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
            "<set attributeName='href' to='javascript:alert(1)'/>",
            "<animate attributeName='href' values='javascript:alert(1)'/>",
            "<handler/>",
            "<iframe/>",
            "<style>@import 'https://evil.example'</style>",
            "<style>path { fill: u\\72l(x) }</style>",
            "<path fill='url(https://evil.example#a)'/>",
            "<path style='fill: url(x'/>",
            "<?xml-stylesheet href='https://evil.example'?>",
            "<unknown/>",
            "<g>",
            "&x;",
        ] {
            assert!(fault(&svg(inner), true).is_some(), "{inner}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{}", svg("&a;"));
        for text in ["", "x", "<html/>", "<svg/>", "\u{feff}", &*entity] {
            assert!(fault(text, true).is_some(), "{text}");
        }
        let (place, message) = fault(&svg("\n <text>A</text>"), false).unwrap();
        assert!((place.line, place.column) == (2, 2) && message.contains("paths"), "{message}");
    }

    #[test]
    fn what_would_take_forever_is_refused() {
        let deep = "<g>".repeat(5_000) + &"</g>".repeat(5_000);
        assert!(fault(&svg(&deep), true).is_some());
        assert!(fault(&svg(&"<g/>".repeat(30_000)), true).is_some());
        let uses = |count: usize, levels: usize| -> String {
            let level = |it: usize| {
                format!("<g id='g{it}'>{}</g>", format!("<use href='#g{}'/>", it + 1).repeat(count))
            };
            (0..levels).map(level).collect::<String>() + &format!("<path id='g{levels}'/>")
        };
        assert_eq!(fault(&svg(&uses(2, 3)), true), None);
        assert!(fault(&svg(&uses(10, 6)), true).is_some());
        assert!(fault(&svg(&uses(2, 40)), true).is_some());
        assert!(fault(&svg("<g id='a'><use href='#a'/></g>"), true).is_some());
        assert!(
            fault(
                &svg("<mask id='a'><g mask='url(#b)'/></mask><mask id='b'><g mask='url(#a)'/></mask>"),
                true
            )
            .is_some()
        );
    }
}
