use super::{check, check_site, found, page};
use rolebook_model::Site;

const CAKE: (&str, &str) = (
    "pastry/cake-maker.md",
    "---\ntitle: Cake Maker\n---\n## Responsibilities\n- Makes cake\n## Senior Cake Maker\n- Plans cake\n",
);

fn check_links(body: &str, expected: &[&str]) {
    check_site(&[("bakery/baker.md", &page(body)), CAKE], expected);
}

#[test]
fn a_link_by_file_leads_to_a_page() {
    check_links("[a](../pastry/cake-maker.md) [b](baker.md) [c](./../bakery/baker.md)", &[]);
    check_links("[a](cake-maker.md)", &["RB401 4:1+18"]);
    check_links("[a](../../notes.md) and [b](../README.md)", &["RB401 4:1+19", "RB401 4:25+17"]);
    check_links("<a href=\"none.md\">a</a> ![x](none.md)", &["RB308 4:1+18", "RB401 4:1"]);
}

#[test]
fn a_page_of_that_name_elsewhere_is_named() {
    let site = Default::default();
    let found = found(&site, &[("bakery/baker.md", &page("[a](cake-maker.md)")), CAKE]);
    assert_eq!(found[0].help, "write \"../pastry/cake-maker.md\" if that is meant");
}

#[test]
fn a_link_by_url_leads_to_a_page() {
    check_links("[a](../../pastry/cake-maker/) [b](senior/) [c](../../../about/)", &["RB401 4:31+12"]);
    check_links("[a](/roles/pastry/cake-maker/senior-cake-maker/)", &[]);
    check_links("[a](/roles/pastry/pie-maker/)", &["RB401 4:1+29"]);
    check_links("[a](https://www.example.com/roles/pastry/pie/?q=1#b)", &["RB401 4:1+52"]);
    check_links("[a](/roles/none/pie/) [b](/about/) [c](https://else.example/roles/pastry/pie/)", &[]);
    check_links("[a](../../pastry/cake-maker.md) [b](../../../pastry/cake-maker.md)", &["RB401 4:33+34"]);
}

#[test]
fn what_stands_on_another_host_is_not_known() {
    let body = page("[a](/roles/pastry/pie-maker/#none) [b](https://www.example.com/roles/pastry/pie/)");
    for origin in ["", "https://careers.example.com"] {
        let link_base = "https://www.example.com".to_owned();
        let site = Site { origin: origin.to_owned(), link_base, ..Site::default() };
        assert!(found(&site, &[("bakery/baker.md", &body), CAKE]).is_empty(), "{origin}");
    }
}

#[test]
fn a_link_by_url_leads_to_a_part() {
    check_links("[a](../../pastry/cake-maker/#responsibilities)", &[]);
    check_links("[a](../../pastry/cake-maker/#requirements)", &["RB402 4:1+42"]);
    check_links("[a](/roles/pastry/cake-maker/?compare=senior#none)", &["RB402 4:1+50"]);
}

#[test]
fn a_link_to_a_part_leads_to_an_id() {
    check("[a](#duties) [b](#who-you-are--patience-and-care) [c](#) [d](#top)", &[]);
    check("[a](#none)", &["RB402 4:1+10"]);
    check("<a id=\"here\"></a>[a](#here) [b](#Here)", &["RB308 4:1+13", "RB402 4:29+10"]);
    check("## Über uns\nText, [a](#%C3%BCber-uns).", &[]);
    check_links("[a](../pastry/cake-maker.md#responsibilities)", &[]);
    check_links("[a](../pastry/cake-maker.md#requirements)", &["RB402 4:1+41"]);
}

#[test]
fn the_part_that_is_likely_meant_is_named() {
    let help = |body: &str| found(&Default::default(), &[("a.md", &page(body))])[0].help.to_string();
    assert_eq!(help("[a](#dutys)"), "link to `#duties` if that is meant");
    assert_eq!(help("[Who you are](#x-1)"), "link to `#who-you-are` if that is meant");
    assert_eq!(help("[a](#you-are-who)"), "link to `#who-you-are` if that is meant");
    let levels = "## Senior Baker\nText, [a](#requirements).\n### Requirements\n- Calm and care";
    assert_eq!(help(levels), "link to `#senior-baker-requirements` if that is meant");
    assert_eq!(help("[a](#none)"), "link to a heading that is there");
}

#[test]
fn a_link_to_one_of_two_is_ambiguous() {
    let tools = "## Tools\nText.\n## Bread\n### Tools\nText, [a](#tools), [b](#bread-tools).";
    check(tools, &["RB209 8:7+11 see 4:1"]);
    check("<a id=\"tools\"></a>Text.\n## Tools\nText, [a](#tools).", &["RB308 4:1+14"]);
}

#[test]
fn addresses_are_links_and_sent_in_secret() {
    check("[a](http://a.example) [b](https://a.example) [c](http://localhost:8080)", &["RB405 4:1+21"]);
    check("See https://a.example/b, or (www.c.example).", &["RB406 4:5+19", "RB406 4:30+13"]);
    // It ends where code or a link begins, and code may begin with the end of a line.
    check("https://a.example`b` https://a.example[b](https://c.example)", &["RB406 4:1+17", "RB406 4:22+17"]);
    check("https://a.example`\nb` c", &["RB406 4:1+17"]);
    check("(https://a.example/b_(c)_d)", &["RB406 4:2+25"]);
    check("<https://a.example> `https://b.example` [https://c.example](https://c.example/)", &[]);
}

#[test]
fn a_link_whose_text_names_another_host_is_found() {
    check("[bank.example](https://evil.example)", &["RB407 4:1+36"]);
    check("[see https://bank.example/a](https://evil.example/b)", &["RB407 4:1+52"]);
    check("[www.example.com](/b)", &[]);
    check("[bank.c\u{AD}om](https://evil.example)", &["RB407 4:1+33", "RB011 4:8+1"]);
    check("[a.co.uk](https://b.co.uk) [x.com.au](https://y.com.au)", &["RB407 4:1+26", "RB407 4:28+28"]);
    check("[www.a.org](/b) [me@a.org](mailto:me@b.org)", &["RB407 4:1+15", "RB407 4:17+27"]);
}

#[test]
fn a_name_with_a_dot_is_no_host() {
    check(
        "[Node.js](https://a.example) [our Booking.com team](/b) [a.example](https://docs.a.example) [me@a.org](mailto:me@a.org)",
        &[],
    );
    check("[a.co.uk](https://b.a.co.uk)", &[]);
    check("[www.abc.de](https://abc.de/) [abc.eu](https://www.abc.eu) [abc.io](https://docs.abc.io)", &[]);
    check("[client//server](https://a.example) [and/or//nor](https://a.example)", &[]);
}

#[test]
fn an_image_without_alternative_text_is_found() {
    check("![](a.png) ![image.png](b.png) ![Bread](c.png)", &["RB408 4:1+10", "RB408 4:12+19"]);
    check("<img src=\"a.png\"> <img src=\"a.png\" alt=\"\">", &["RB408 4:1"]);
}
