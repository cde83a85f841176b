//! What is kept of a `head.html`, what is not, and what an attacker might write.

use super::*;
use proptest::prelude::*;

/// Compares what is written of a file, on a site at `/jobs/`, and the lines of what is found.
#[track_caller]
fn check(html: &str, expect: &str, lines: &[u32]) {
    let (head, found) = read(html, &["https://img.example".to_owned()]);
    assert_eq!(head.html("/jobs/"), expect, "{html}: {found:?}");
    let places: Vec<_> = found.iter().map(|finding| finding.position.line).collect();
    assert_eq!(places, lines, "{html}: {found:?}");
}

/// Checks that nothing is written, and something found.
#[track_caller]
fn check_refused(html: &str) {
    let (head, found) = read(html, &[]);
    assert_eq!((head.html("/"), found.is_empty()), (String::new(), false), "{html}");
}

#[test]
fn what_is_allowed_is_written_anew() {
    for (html, expect) in [
        ("", ""),
        (" \n\t", ""),
        ("\u{feff}<meta name=a content=b>", "<meta name=\"a\" content=\"b\">\n"),
        ("<META CONTENT='b' NAME='a' />", "<meta name=\"a\" content=\"b\">\n"),
        (
            "<meta property=og:image content=https://a.example/x.png>",
            "<meta property=\"og:image\" content=\"https://a.example/x.png\">\n",
        ),
        (
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#000\">",
            "<meta name=\"theme-color\" content=\"#000\" media=\"(prefers-color-scheme: dark)\">\n",
        ),
        (
            "<meta name=a content='&quot;&gt;&lt;script&gt;'>",
            "<meta name=\"a\" content=\"&quot;&gt;&lt;script&gt;\">\n",
        ),
        ("<meta name=a content='\"><script>'>", "<meta name=\"a\" content=\"&quot;&gt;&lt;script&gt;\">\n"),
        ("<meta name=a content='a\u{202e}b'>", "<meta name=\"a\" content=\"ab\">\n"),
        (
            "<link rel=icon href=icon.png sizes=32x32 type=image/png>",
            "<link rel=\"icon\" href=\"/jobs/icon.png\" type=\"image/png\" sizes=\"32x32\">\n",
        ),
        ("<link rel=ICON href='/icon.png'>", "<link rel=\"icon\" href=\"/icon.png\">\n"),
        (
            "<link rel=icon href='https://img.example/a.png'>",
            "<link rel=\"icon\" href=\"https://img.example/a.png\">\n",
        ),
        ("<link rel=me href=mailto:a@a.example>", "<link rel=\"me\" href=\"mailto:a@a.example\">\n"),
        (
            "<link rel=alternate href=feed.xml type=application/rss+xml title='News & more'>",
            "<link rel=\"alternate\" href=\"/jobs/feed.xml\" type=\"application/rss+xml\" title=\"News &amp; more\">\n",
        ),
        (
            "<link rel=preconnect href=//cdn.example crossorigin>",
            "<link rel=\"preconnect\" href=\"https://cdn.example/\" crossorigin=\"\">\n",
        ),
        ("<link rel=alternate href='  ../x\n'>", "<link rel=\"alternate\" href=\"/x\">\n"),
    ] {
        check(html, expect, &[]);
    }
}

#[test]
fn everything_else_is_a_finding_and_nothing_of_it_is_written() {
    let kept = "<meta name=\"a\" content=\"b\">\n";
    check("<meta name=a content=b>\n<!-- note -->", kept, &[2]);
    check("Hello\n<meta name=a content=b>", kept, &[1]);
    check("\n  Hello", "", &[2]);
    check("<meta name=a content=b onclick=x>", kept, &[1]);
    check("<meta\n name=a\n http-equiv=refresh\n content=b>", kept, &[3]);
    check("<meta name=a name=referrer content=b>", kept, &[1]);
    check(
        "<!doctype html>\n<html>\n<head><meta name=x content=y></head>\n</html>\n<meta name=a content=b>",
        kept,
        &[1, 2],
    );
    check("<script>\n\"<meta name=x content=y>\"\n</script><meta name=a content=b>", kept, &[1]);
    check(
        "<style>a { b: c }</style>\n<title><meta name=x content=y></title><br><meta name=a content=b>",
        kept,
        &[1, 2, 2],
    );
    check("</head>\n<meta name=a content=b>", kept, &[1]);
    check("<div><div></div><meta name=x content=y></div><meta name=a content=b>", kept, &[1]);
    check("<meta name=a content=b><noscript><link rel=me href=x>", kept, &[1]);
}

#[test]
fn what_could_loosen_a_policy_or_lead_elsewhere_is_refused() {
    for html in [
        "<meta http-equiv=content-security-policy content=\"script-src *\">",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<meta HTTP-EQUIV=refresh name='' content=0>",
        "<meta charset=utf-7>",
        "<meta name=referrer content=unsafe-url>",
        "<meta name=' ReFerrer ' content=unsafe-url>",
        "<meta name=refer&#114;er content=unsafe-url>",
        "<meta name=a property=referrer content=unsafe-url>",
        "<meta name='refer\u{200b}rer' content=unsafe-url>",
        "<meta name=rolebook-catalog content=https://evil.example/catalog.json>",
        "<meta name=Rolebook-Glue content=https://evil.example/x.js>",
        "<meta name=viewport content='user-scalable=no'>",
        "<meta name=description content=x>",
        "<meta name=a>",
        "<meta content=a>",
        "<meta",
        "<meta name=a content=b",
        "<meta name=\"a content=b>",
        "<!--<meta name=a content=b>",
        "<![CDATA[<meta name=a content=b>]]>",
        "<?xml version='1.0'?>",
        "<base href=https://evil.example>",
        "<script src=https://evil.example></script>",
        "<script\u{0}>alert(1)</script>",
        "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
        "<svg><script>alert(1)</script></svg>",
        "<link rel=stylesheet href=x.css>",
        "<link rel='alternate stylesheet' href=x.css>",
        "<link rel='icon preload' href=x>",
        "<link rel=modulepreload href=x>",
        "<link rel=manifest href=x>",
        "<link rel='' href=x>",
        "<link rel=canonical href=x>",
        "<link href=x>",
        "<link rel=icon>",
        "<link rel=icon href=''>",
        "<link rel=icon href=http://a.example/x.png>",
        "<link rel=icon href=https://a.example/x.png>",
        "<link rel=icon href=data:image/png;base64,x>",
        "<link rel=me href=javascript:alert(1)>",
        "<link rel=me href='java\nscript:alert(1)'>",
        "<link rel=me href='&#1;javascript:alert(1)'>",
        "<link rel=me href='java&Tab;script:alert(1)'>",
        "<link rel=me href=vbscript:x>",
        "<link rel=alternate href=mailto:a@a.example>",
        "<link rel=alternate href=https://[>",
        "<link rel=preconnect href=/>",
        "<plaintext><meta name=a content=b>",
        "<textarea><meta name=a content=b>",
        "<template><meta name=a content=b></template>",
    ] {
        check_refused(html);
    }
}

#[test]
fn the_documentation_lists_what_is_allowed() {
    let page = include_str!("../../../../../docs/theme.md");
    let listed = |names: &mut dyn Iterator<Item = &str>| {
        names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    };
    for (element, attributes) in [("meta", META), ("link", LINK)] {
        let row = format!("| `{element}` | {} |\n", listed(&mut attributes.iter().copied()));
        assert!(page.contains(&row), "{row}");
    }
    assert!(page.contains("of the kinds `icon`, `me`, `alternate` and `preconnect`"));
    assert_eq!(RELATIONS, ["icon", "me", "alternate", "preconnect"]);
    let taken = listed(&mut TAKEN.iter().map(|(name, _)| *name));
    assert!(page.replace('\n', " ").contains(&taken), "{taken}");
}

#[test]
fn a_huge_file_is_read_in_a_moment() {
    for part in [
        "<",
        "<a ",
        "<!--",
        "<meta ",
        "&",
        "<link rel=me href=",
        "</",
        "<svg>",
        "\"",
        "<meta name=a content=b>",
    ] {
        let (head, _) = read(&part.repeat(60_000 / part.len()), &[]);
        assert!(head.html("/").lines().all(|line| line == "<meta name=\"a\" content=\"b\">"), "{part}");
    }
}

proptest! {
    #[test]
    fn whatever_is_written_only_allowed_elements_come_out(html in r#"(<|>|/|"|'|=| |\n|&|;|#|meta|link|script|name|content|rel|href|icon|a|x:|\x00|&lt;|&#x3c;|\PC){0,40}"#) {
        let (head, _) = read(&html, &[]);
        for line in head.html("/").lines() {
            let inner = line.strip_prefix("<meta ").or_else(|| line.strip_prefix("<link "));
            let inner = inner.and_then(|line| line.strip_suffix('>'));
            prop_assert!(inner.is_some_and(|inner| !inner.contains(['<', '>'])), "{}", line);
        }
        // What comes out is read as the same again.
        let (again, found) = read(&head.html("/"), &[]);
        prop_assert_eq!(again.html("/"), head.html("/"));
        prop_assert_eq!(found, []);
    }
}
