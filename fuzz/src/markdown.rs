//! Markdown → a tree that keeps all letters, has valid positions and limited depth, and only allowed links.

use super::positions::Positions;
use super::texts;
use super::tree::{Visit, walk, walk_line};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use rolebook_diff::Piece;
use rolebook_markdown::{Document, MAX_DEPTH, Node, free_id, parse};
use rolebook_model::invisible::{has_invisible, is_invisible};
use rolebook_model::{Finding, Rule, Site, plain_text};
use url::Url;

/// The line on which the text begins: not the first, so that positions have an offset.
const FIRST_LINE: u32 = 3;

/// How many nodes may be around a run of text beyond the limit: a paragraph, what raises the number of a note, and
/// itself; or the row and the cell of a table, and itself.
const AROUND_TEXT: usize = 3;

/// Input: Markdown, and the site's link base.
pub fn check(input: &str) {
    let [body, link_base] = texts(input);
    let site = super::site(link_base);
    let (document, findings) = parse(body, FIRST_LINE, &site);
    check_positions(body, &document, &findings);
    check_nodes(&document, &site);
    check_letters(body, &document, &findings);
}

/// The text of a tree, a line for each line of it.
pub(crate) fn text(document: &Document) -> String {
    let text = |node: &Node| match node {
        Node::Heading(heading) => plain_text(&heading.content) + "\n",
        Node::Block(block) => Piece::Block(block).text(),
    };
    let notes = document.footnotes.iter().flat_map(|footnote| &footnote.blocks);
    let notes = notes.map(|block| Piece::Block(block).text());
    document.nodes.iter().map(text).chain(notes).collect()
}

/// The letters and digits of a text, without invisible ones, which are not part of a page's text.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric() && !is_invisible(*letter))
}

/// Headings, entries and findings have positions in the text, in ascending order.
fn check_positions(body: &str, document: &Document, findings: &[Finding]) {
    let positions = Positions::of(&("\n".repeat(FIRST_LINE as usize - 1) + body));
    let mut line = FIRST_LINE;
    let mut follow = |next: u32, what: &str| {
        // A footnote without a mark may stand beside what is around it, and text behind a list of HTML within a paragraph has the
        // line of the paragraph.
        let is_moved = body.contains("[^") || body.contains("<li");
        assert!(
            is_moved || next >= line,
            "{what} on line {next} stands above line {line}, which was before it"
        );
        positions.check_line(next, what);
        line = next;
    };
    for node in &document.nodes {
        match node {
            Node::Heading(heading) => {
                follow(heading.position.line, &heading.text);
                positions.check(heading.position, &heading.text);
            }
            Node::Block(block) => walk(std::slice::from_ref(block), 0, &mut |visit, _| {
                if let Visit::Entry(line) = visit {
                    follow(line, "an entry");
                }
            }),
        }
    }
    positions.check_findings(findings);
    assert!(findings.iter().all(|finding| finding.position.line >= FIRST_LINE));
}

/// No node is nested deeper than the limit, and each node is valid.
fn check_nodes(document: &Document, site: &Site) {
    for node in &document.nodes {
        let mut nodes = Nodes { site, is_in_link: false };
        match node {
            Node::Heading(heading) => {
                assert!((1..=6).contains(&heading.depth));
                let text = plain_text(&heading.content);
                let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(heading.text.split_whitespace().collect::<Vec<_>>().join(" "), folded);
                walk_line(&heading.content, 0, &mut |visit, depth| nodes.visit(&visit, depth));
            }
            Node::Block(block) => {
                walk(std::slice::from_ref(block), 0, &mut |visit, depth| nodes.visit(&visit, depth));
            }
        }
    }
}

/// The state of a walk through the nodes.
struct Nodes<'a> {
    site: &'a Site,
    /// Whether a link is open.
    is_in_link: bool,
}

impl Nodes<'_> {
    fn visit(&mut self, visit: &Visit<'_>, depth: usize) {
        assert!(depth <= MAX_DEPTH + AROUND_TEXT, "{depth} nodes deep");
        match visit {
            Visit::Run(text) => assert!(!has_invisible(text), "{text:?} has invisible characters"),
            Visit::Link(link) => {
                assert!(!self.is_in_link, "a link stands in a link");
                assert!(!has_invisible(&link.title), "{:?} has invisible characters", link.title);
                check_target(&link.href);
                self.is_in_link = true;
            }
            Visit::LinkEnd => self.is_in_link = false,
            Visit::Image(image) => {
                assert!(!has_invisible(&image.title), "{:?} has invisible characters", image.title);
                let origin = Url::parse(&image.src).map(|url| url.origin().ascii_serialization());
                let is_named = origin.as_ref().is_ok_and(|origin| self.site.images.contains(origin));
                assert!(is_named, "{:?} is from nowhere that the site names", image.src);
            }
            Visit::Anchor(id) => {
                assert!(!id.is_empty() && !has_invisible(id) && free_id(id) == *id, "{id:?} is no id");
            }
            Visit::Break | Visit::LineEnd | Visit::Entry(_) => {}
        }
    }
}

/// Checks where a link leads, by the rules of browsers.
fn check_target(href: &str) {
    assert!(!href.is_empty() && !has_invisible(href), "{href:?}");
    let page = Url::parse("https://roles.example.com/roles/data/analyst/");
    // What is no address at all leads nowhere.
    if let Ok(target) = page.and_then(|page| page.join(href)) {
        assert!(["https", "http", "mailto", "tel"].contains(&target.scheme()), "{href:?} leads to {target}");
    }
}

/// Every letter of plain Markdown's text is in the tree, in the same order. Texts with HTML, or with findings about what was
/// left out or moved, are not checked.
fn check_letters(body: &str, document: &Document, findings: &[Finding]) {
    let left_out = [
        Rule::KramdownMark,
        Rule::TemplateLeftover,
        Rule::Comment,
        Rule::RawHtml,
        Rule::LetteredList,
        Rule::TooDeep,
        // What stands behind a fence that is never closed is read as what it looks like.
        Rule::UnclosedFence,
    ];
    if findings.iter().any(|finding| left_out.contains(&finding.rule)) {
        return;
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut written = String::new();
    let mut in_heading = false;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            // A heading of footnotes goes with them.
            Event::Text(_) | Event::Code(_) if in_heading && !document.footnotes.is_empty() => {}
            Event::Text(text) | Event::Code(text) => written.push_str(&text),
            Event::Html(_) | Event::InlineHtml(_) => return,
            _ => {}
        }
    }
    let shown = text(document);
    if !document.footnotes.is_empty() {
        // They stand behind all else.
        let (mut written, mut shown): (Vec<char>, Vec<char>) =
            (letters(&written).collect(), letters(&shown).collect());
        written.sort_unstable();
        shown.sort_unstable();
        let mut rest = shown.iter();
        let lost = written.iter().find(|letter| !rest.any(|shown| shown == *letter));
        assert_eq!(lost, None, "of {written:?} in {shown:?}");
        return;
    }
    let mut shown_letters = letters(&shown);
    for letter in letters(&written) {
        assert!(shown_letters.any(|shown| shown == letter), "{letter:?} of {written:?} is lost in {shown:?}");
    }
}
