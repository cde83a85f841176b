//! The theme's `head.html` → elements for the head of every page, written anew, and what was left out of it.
//!
//! Entry point: [`read`]. Only what [`META`] and [`LINK`] allow is kept, as data; [`Head::html`] writes it, with every value
//! escaped. Nothing of the file's own markup reaches a page, so there is no script, no style and no policy in it.

use crate::escape::in_markup;
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_ADDRESS;
use rolebook_model::{Finding, LineIndex, Rule};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The attributes of `meta` that are kept.
const META: &[&str] = &["name", "property", "content", "media"];
/// Those of `link`.
const LINK: &[&str] = &["rel", "href", "type", "sizes", "title", "hreflang", "media", "crossorigin"];
/// What a `link` may be.
const RELATIONS: &[&str] = &["icon", "me", "alternate", "preconnect"];
/// Names of `meta` that are the build's, with the reason. Whatever begins with `rolebook-` is the app's.
const TAKEN: &[(&str, &str)] = &[
    ("referrer", "it would overrule the site's policy on referrers"),
    ("viewport", "the pages have one"),
    ("description", "each page has its own"),
    ("og:title", "each page has its own"),
    ("og:description", "each page has its own"),
    ("og:url", "each page has its own"),
    ("twitter:title", "each page has its own"),
    ("twitter:description", "each page has its own"),
];

/// What a theme adds to the head of every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Head(Vec<Tag>);

#[derive(Clone, Debug, PartialEq)]
struct Tag {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Head {
    /// The elements as HTML, one a line, on a site below the path `base`, which relative addresses begin at.
    pub(crate) fn html(&self, base: &str) -> String {
        let mut html = String::new();
        for Tag { name, attributes } in &self.0 {
            let _ = write!(html, "<{name}");
            for (name, value) in attributes {
                let address = (*name == "href").then(|| below(base, value));
                let value = address.as_deref().unwrap_or(value);
                let _ = write!(html, " {name}=\"{}\"", in_markup(value));
            }
            html.push_str(">\n");
        }
        html
    }

    /// Whether it has a `meta` with this name or property.
    pub(crate) fn has_meta(&self, wanted: &str) -> bool {
        let is_wanted = |(name, value): &(&str, String)| {
            matches!(*name, "name" | "property") && value.eq_ignore_ascii_case(wanted)
        };
        self.0.iter().any(|tag| tag.attributes.iter().any(is_wanted))
    }

    /// Whether it has an icon.
    pub(crate) fn has_icon(&self) -> bool {
        self.0.iter().any(|tag| tag.attributes.iter().any(|it| *it == ("rel", "icon".to_owned())))
    }
}

/// An address on a site below the path `base`.
fn below(base: &str, address: &str) -> String {
    let Some(root) = super::base() else { return String::new() };
    let resolved = root.join(base).and_then(|below| below.join(address));
    match resolved {
        Ok(url) if url.origin() == root.origin() => {
            let path = url.as_str().strip_prefix(root.as_str()).unwrap_or_default();
            // Two slashes at the beginning would lead to another host.
            format!("/{}", path.trim_start_matches('/'))
        }
        Ok(url) => url.into(),
        Err(_) => String::new(),
    }
}

/// Reads a `head.html`. Images may come from these origins.
pub(super) fn read(html: &str, images: &[String]) -> (Head, Vec<Finding>) {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let mut reader = Reader {
        html,
        lines: LineIndex::new(html),
        images,
        head: Head::default(),
        findings: Vec::new(),
        open: Vec::new(),
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What is in a script or a style is no markup.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        reader.token(token);
    }
    (reader.head, reader.findings)
}

struct Reader<'a> {
    html: &'a str,
    lines: LineIndex,
    images: &'a [String],
    head: Head,
    findings: Vec<Finding>,
    /// The names of the elements around, the outermost of which is left out with all that is in it.
    open: Vec<HtmlString>,
}

type Attributes = BTreeMap<&'static str, String>;

impl Reader<'_> {
    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => match self.open.iter().rposition(|open| *open == tag.name) {
                Some(place) => self.open.truncate(place),
                None => {
                    self.find(tag.span.start, &format!("`</{}>` ends nothing that is kept", text(&tag.name)))
                }
            },
            Token::String(run) if run.value.iter().all(u8::is_ascii_whitespace) => {}
            Token::String(run) => {
                let blank = run.value.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                self.find(run.span.start + blank, "text is left out: it would be shown above the page");
            }
            Token::Comment(comment) => self.find(comment.span.start, "a comment is left out"),
            Token::Doctype(doctype) => self.find(doctype.span.start, "a doctype is left out"),
            Token::Error(error) => {
                let message = format!("no HTML as it should be written ({})", error.value);
                self.find(error.span.start, &message);
            }
        }
    }

    fn start(&mut self, StartTag { name, attributes, span, .. }: StartTag<usize>) {
        let element = text(&name);
        if !["meta", "link"].contains(&&*element) {
            self.find(span.start, &format!("`<{element}>` is left out, with all that is in it"));
            if !VOID.contains(&&*element) {
                self.open.push(name);
            }
            return;
        }
        if !self.open.is_empty() {
            return;
        }
        let (element, allowed) = if element == "meta" { ("meta", META) } else { ("link", LINK) };
        let mut kept = Attributes::new();
        for (name, value) in attributes {
            let place = value.span.start;
            let name = text(&name);
            match allowed.iter().find(|allowed| **allowed == name) {
                Some(known) => {
                    kept.insert(known, visible(&text(&value.value)).into_owned());
                }
                None => {
                    let message = format!("the attribute `{name}` is left out");
                    self.find(place, &message);
                }
            }
        }
        let refused = if element == "meta" { meta(&kept) } else { self.link(&mut kept) };
        match refused {
            Some(reason) => self.find(span.start, &format!("`<{element}>` is left out: {reason}")),
            None => {
                let attributes =
                    allowed.iter().filter_map(|name| Some((*name, kept.remove(name)?))).collect();
                self.head.0.push(Tag { name: element, attributes });
            }
        }
    }

    /// Why a `link` is left out, if it is.
    fn link(&self, attributes: &mut Attributes) -> Option<String> {
        let relation = attributes.get("rel").map(|rel| rel.trim().to_ascii_lowercase()).unwrap_or_default();
        if !RELATIONS.contains(&&*relation) {
            let rel = super::quoted(&relation);
            return Some(format!("its rel \"{rel}\" is none of {}", RELATIONS.join(", ")));
        }
        attributes.insert("rel", relation.clone());
        let href = attributes.get("href").map(|href| href.trim()).unwrap_or_default();
        if href.is_empty() || href.len() > LONGEST_ADDRESS {
            return Some("it needs an `href`".to_owned());
        }
        let base = super::base()?;
        let Ok(url) = base.join(href) else { return Some("its `href` is no address".to_owned()) };
        let is_own = url.origin() == base.origin();
        let origin = url.origin().ascii_serialization();
        match (url.scheme(), &*relation) {
            ("https", "icon") if !is_own && !self.images.contains(&origin) => Some(format!(
                "the site's policy loads no image from {origin}: name it in `images` of site.toml"
            )),
            ("https", "preconnect") if is_own => Some("it needs the address of another host".to_owned()),
            ("https", _) | ("mailto", "me") => None,
            (scheme, _) => Some(format!("addresses begin with `https:`, not with `{scheme}:`")),
        }
    }

    fn find(&mut self, at: usize, message: &str) {
        // Of what is left out, all is left out.
        if !self.open.is_empty() {
            return;
        }
        let position = self.lines.position(self.html, at);
        self.findings.push(Finding::new(Rule::Theme, position, message).with_help(HELP));
    }
}

/// Why a `meta` is left out, if it is.
fn meta(attributes: &Attributes) -> Option<String> {
    let names: Vec<&String> = ["name", "property"].iter().filter_map(|name| attributes.get(name)).collect();
    if names.is_empty() || !attributes.contains_key("content") {
        return Some("it needs a name or a property, and `content`".to_owned());
    }
    for name in names {
        let name = name.trim().to_ascii_lowercase();
        if name.is_empty() || name.starts_with("rolebook-") {
            return Some("the name is the app's own".to_owned());
        }
        if let Some((taken, reason)) = TAKEN.iter().find(|(taken, _)| *taken == name) {
            return Some(format!("{taken} cannot be set here, since {reason}"));
        }
    }
    None
}

const HELP: &str =
    "write `meta` with a name or a property, or `link` with the rel icon, me, alternate or preconnect";

/// Elements that have no end.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "param",
    "source", "track", "wbr",
];

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests;
