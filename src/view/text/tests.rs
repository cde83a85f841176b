use super::*;
use crate::view::footnotes::Footnotes;
use crate::view::messages::Messages;
use futures::executor::block_on;
use rolebook_model::{Alignment, Cell, ListItem, Table};
use std::ops::Range;
use yew::LocalServerRenderer;

#[derive(Properties, PartialEq)]
struct BareProps {
    children: Html,
}

/// Nothing but its children.
#[component]
fn Bare(BareProps { children }: &BareProps) -> Html {
    children.clone()
}

#[track_caller]
fn check(block_node: Block, expect: &str) {
    let footnotes = Footnotes::default();
    check_rendered(RenderContext::new(Messages::of("en"), &footnotes), block_node, expect);
}

#[track_caller]
fn check_marked(marks: &[Range<usize>], block_node: Block, expect: &str) {
    let footnotes = Footnotes::default();
    let context = RenderContext::new(Messages::of("en"), &footnotes).into_copy();
    check_rendered(context.with_marks(Change::Insertion, marks), block_node, expect);
}

#[track_caller]
fn check_rendered(mut context: RenderContext<'_>, block_node: Block, expect: &str) {
    let children = block(&mut context, &block_node, 2);
    let renderer = LocalServerRenderer::<Bare>::with_props(BareProps { children });
    assert_eq!(block_on(renderer.hydratable(false).render()), expect);
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(words(text))
}

fn link_to(href: &str, content: Vec<Inline>) -> Inline {
    Inline::Link(Link { href: href.to_owned(), title: String::new(), content })
}

fn list_item(done: Option<bool>, blocks: Vec<Block>) -> ListItem {
    ListItem { line: 1, done, blocks }
}

#[test]
fn hostile_text_stays_text() {
    check(paragraph("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    check(
        Block::Paragraph(vec![link_to("\"><script>", words("&"))]),
        "<p><a href=\"&quot;&gt;&lt;script&gt;\">&amp;</a></p>",
    );
}

#[test]
fn text_within_a_line_keeps_its_marks() {
    let marks = vec![
        Inline::Emphasis(vec![Inline::Strong(words("a"))]),
        Inline::Strikethrough(words("b")),
        Inline::Subscript(words("c")),
        Inline::Superscript(words("d")),
        Inline::Code("e".to_owned()),
        Inline::Break,
        Inline::Anchor("here".to_owned()),
    ];
    check(
        Block::Paragraph(marks),
        "<p><em><strong>a</strong></em><s>b</s><sub>c</sub><sup>d</sup><code>e</code><br>\
         <span id=\"here\"></span></p>",
    );
}

fn image(size: Option<(u16, u16)>) -> Inline {
    let src = "https://img.example/a.png".to_owned();
    Inline::Image(Image { src, text: "A \"team\"".to_owned(), title: String::new(), size })
}

#[test]
fn an_image_has_its_room_before_it_comes_and_learns_nothing_of_the_page() {
    check(
        Block::Paragraph(vec![image(Some((320, 200)))]),
        "<p><img alt=\"A &quot;team&quot;\" width=\"320\" height=\"200\" loading=\"lazy\" decoding=\"async\" \
         referrerpolicy=\"no-referrer\" src=\"https://img.example/a.png\"></p>",
    );
    check(
        Block::Paragraph(vec![image(None)]),
        "<p><img alt=\"A &quot;team&quot;\" width=\"640\" height=\"360\" loading=\"lazy\" decoding=\"async\" \
         referrerpolicy=\"no-referrer\" data-size=\"unknown\" src=\"https://img.example/a.png\"></p>",
    );
}

#[test]
fn an_external_link_has_noopener() {
    check(
        Block::Paragraph(vec![link_to("https://example.com/", words("a"))]),
        "<p><a href=\"https://example.com/\" rel=\"noopener noreferrer\" data-note=\"1\">a</a></p>",
    );
    check(Block::Paragraph(vec![link_to("#a", words("a"))]), "<p><a href=\"#a\">a</a></p>");
    check(
        Block::Paragraph(vec![link_to("mailto:a@b.c", words("a"))]),
        "<p><a href=\"mailto:a@b.c\" data-note=\"1\">a</a></p>",
    );
}

#[test]
fn a_link_within_a_link_is_its_text() {
    let badge = link_to("#badge", words("badge"));
    check(Block::Paragraph(vec![link_to("#a", vec![badge])]), "<p><a href=\"#a\">badge</a></p>");
}

#[test]
fn lists_keep_their_numbering() {
    let of = |numbering| Block::List(List { numbering, items: vec![list_item(None, vec![paragraph("a")])] });
    check(of(Numbering::None), "<ul><li>a</li></ul>");
    check(of(Numbering::Numbers(1)), "<ol><li>a</li></ol>");
    check(of(Numbering::Numbers(7)), "<ol start=\"7\"><li>a</li></ol>");
    check(of(Numbering::Letters), "<ol type=\"a\"><li>a</li></ol>");
}

#[test]
fn an_entry_shows_all_of_its_blocks_and_whether_it_is_done() {
    let nested = Block::List(List { numbering: Numbering::None, items: vec![list_item(Some(true), vec![])] });
    let items = vec![list_item(Some(false), vec![paragraph("a"), paragraph("b"), nested])];
    check(
        Block::List(List { numbering: Numbering::None, items }),
        "<ul><li><span class=\"mark\">To do</span> a<p>b</p>\
         <ul><li><span class=\"mark\">Done</span> </li></ul></li></ul>",
    );
}

#[test]
fn a_heading_in_a_quote_ranks_below_the_one_above_it() {
    let quoted = Block::Quote(vec![Block::Subheading { depth: 1, content: words("a") }, Block::Rule]);
    check(quoted, "<blockquote><h3>a</h3><hr></blockquote>");
}

#[test]
fn tables_align_their_cells_and_scroll_in_a_box() {
    let cell = |text| Cell { line: 1, is_head: false, columns: 1, rows: 1, blocks: vec![paragraph(text)] };
    let table = Table {
        line: 1,
        alignments: vec![Alignment::None, Alignment::Right],
        heads: 1,
        is_ladder: false,
        rows: vec![
            vec![cell("a"), cell("b")],
            vec![cell("c"), cell("d")],
            vec![cell("e"), cell("f"), cell("g")],
        ],
    };
    check(
        Block::Table(table),
        "<div tabindex=\"0\" role=\"group\" aria-label=\"Table\" class=\"scroll\"><table>\
         <thead><tr><th scope=\"col\">a</th><th scope=\"col\" data-align=\"end\">b</th></tr></thead>\
         <tbody><tr><td>c</td><td data-align=\"end\">d</td></tr>\
         <tr><td>e</td><td data-align=\"end\">f</td><td>g</td></tr></tbody></table></div>",
    );
}

#[test]
fn cells_span_columns_and_rows_and_hold_lists() {
    let list = List { numbering: Numbering::None, items: vec![list_item(None, vec![paragraph("b")])] };
    let table = Table {
        line: 1,
        alignments: Vec::new(),
        heads: 0,
        is_ladder: false,
        rows: vec![
            vec![
                Cell { line: 1, is_head: true, columns: 1, rows: 2, blocks: vec![paragraph("a")] },
                Cell { line: 1, is_head: false, columns: 3, rows: 1, blocks: vec![Block::List(list)] },
            ],
            vec![Cell { line: 2, is_head: true, columns: 1, rows: 1, blocks: Vec::new() }],
        ],
    };
    check(
        Block::Table(table),
        "<div tabindex=\"0\" role=\"group\" aria-label=\"Table\" class=\"scroll\"><table><tbody>\
         <tr><th scope=\"row\" rowspan=\"2\">a</th><td colspan=\"3\"><ul><li>b</li></ul></td></tr>\
         <tr><td></td></tr></tbody></table></div>",
    );
}

#[test]
fn code_keeps_its_lines() {
    check(
        Block::Code { language: "mermaid".to_owned(), text: "a\n  b".to_owned() },
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\">\
         <code data-language=\"mermaid\">a\n  b</code></pre>",
    );
}

#[test]
fn details_open_on_demand() {
    let details = Block::Details { summary: words("more"), blocks: vec![paragraph("a")] };
    check(details, "<details><summary>more</summary><p>a</p></details>");
}

#[test]
fn marks_go_into_links_emphasis_and_code_and_over_lines() {
    let list = List {
        numbering: Numbering::None,
        items: vec![
            list_item(
                Some(true),
                vec![Block::Paragraph(vec![
                    Inline::Text("one ".to_owned()),
                    Inline::Emphasis(words("two three")),
                    Inline::Break,
                    link_to("/four", words("four")),
                ])],
            ),
            list_item(None, vec![Block::Code { language: String::new(), text: "five six".to_owned() }]),
        ],
    };
    // The bytes of "one two three four", a line's end, and "five six".
    let marks = [4..7, 14..18, 24..27];
    check_marked(
        &marks,
        Block::List(list),
        "<ul><li><span class=\"mark\">Done</span> one <em><ins>two</ins> three</em><br>\
         <a href=\"/four\"><ins>four</ins></a></li>\
         <li><pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>five <ins>six</ins></code></pre>\
         </li></ul>",
    );
}
