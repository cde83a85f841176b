//! Images from where the site allows them, and from elsewhere.

use super::*;

#[test]
fn an_image_from_an_allowed_origin_is_one() {
    check(
        "![A *team* at work](https://img.example/a.png \"Us\")",
        "p (img https://img.example/a.png \"Us\" A team at work)",
    );
    check("![](https://img.example/a.png)", "p (img https://img.example/a.png )");
    check("[![a](//img.example/b)](c)", "p (link c (img https://img.example/b a))");
    check("![a ![b](https://img.example/b)](https://img.example/a)", "p (img https://img.example/a a b)");
    check("## A ![b](https://img.example/b)", "## A (img https://img.example/b b)");
}

#[test]
fn a_tag_may_say_how_large_the_image_is() {
    let image =
        |attributes: &str| format!("<img src='https://img.example/a.png' alt=\"A &amp; B\" {attributes}>");
    check(&image("width=320 height=\"200\""), "p (img https://img.example/a.png 320x200 A & B)");
    for unfit in
        ["width=320", "width=0 height=1", "width=9000 height=2", "width=50% height=10px", "width=-1 height=1"]
    {
        check(&image(unfit), "p (img https://img.example/a.png A & B)");
    }
    check_findings(&image(""), &[]);
}

#[test]
fn an_image_from_elsewhere_is_a_link() {
    check("![a](https://other.example/a.png)", "p (link https://other.example/a.png a)");
    check(
        "![a](https://img.example.other.example/a.png)",
        "p (link https://img.example.other.example/a.png a)",
    );
    check("![a](http://img.example/a.png)", "p (link http://img.example/a.png a)");
    check("![a](/a.png)", "p (link https://example.com/a.png a)");
    check("![a](data:image/svg+xml,x)", "p a");
    check_findings("a ![b](c.png)", &[(Rule::ImageOrigin, 1, 3)]);
    check_findings("a <img src=c.png>", &[(Rule::ImageOrigin, 1, 3)]);
    check_findings("![a](javascript:b)", &[(Rule::LinkTarget, 1, 1)]);
}
