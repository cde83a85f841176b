use super::*;

/// Reads `yaml` between two fences and compares it, in a compact form, with `expected`; each finding is a
/// line `line:column message` below it.
fn check(yaml: &str, expected: &str) {
    let page = format!("---\n{yaml}\n---\nbody");
    let split = split(&page);
    let mut shown = show_entries(&split.front_matter.entries);
    for finding in &split.findings {
        let Position { line, column } = finding.position;
        shown.push_str(&format!(
            "\n{line}:{column} {}",
            finding.message.split([':', ',']).next().unwrap_or("")
        ));
    }
    assert_eq!(shown, expected, "in {yaml:?}");
    assert_eq!(split.body, "body");
}

fn show_entries(entries: &[Entry]) -> String {
    let shown: Vec<_> = entries.iter().map(|entry| format!("{}={}", entry.key, show(&entry.value))).collect();
    shown.join(" ")
}

fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::List(values) => format!("[{}]", values.iter().map(show).collect::<Vec<_>>().join(", ")),
        Value::Mapping(entries) => format!("{{{}}}", show_entries(entries)),
        Value::Empty => "-".to_owned(),
    }
}

#[test]
fn scalars_stay_the_text_that_was_written() {
    check(
        "layout: job_page\ntitle:   Data Engineer  # comment",
        r#"layout="job_page" title="Data Engineer""#,
    );
    check("a: true\nb: 5\nc: 2024-01-31\ne:", r#"a="true" b="5" c="2024-01-31" e=-"#);
    check("url: https://example.com/#top", r#"url="https://example.com/#top""#);
    check("a: C#\nb: R&D\nc: -1\nd: x:y", r#"a="C#" b="R&D" c="-1" d="x:y""#);
    check("\"quoted key\": a\n'it''s': b", r#"quoted key="a" it's="b""#);
}

#[test]
fn plain_text_runs_over_several_lines() {
    check("summary: one\n  two\n\n  three\nlayout: x", r#"summary="one two\nthree" layout="x""#);
    check("summary:\n  one\n  - two", r#"summary="one - two""#);
}

#[test]
fn quotes_are_taken_off_and_escapes_read() {
    check(r#"a: "say \"hi\"\t\x41\u00e9\U0001F600""#, r#"a="say \"hi\"\tAé😀""#);
    check("a: 'it''s # not a comment' # one", r##"a="it's # not a comment""##);
    check("a: \"one\n  two\n\n  three\\\n  four\"", r#"a="one two\nthreefour""#);
    check("a: ' Sales '\nb: \"\"", r#"a=" Sales " b="""#);
}

#[test]
fn block_scalars_keep_or_fold_their_lines() {
    check("a: |\n  one\n   two\n\n  three\nb: x", r#"a="one\n two\n\nthree\n" b="x""#);
    check("a: >\n  one\n  two\n\n  three\n   deep\n  end\n", r#"a="one two\nthree\n deep\nend\n""#);
    check(
        "a: >-\n  one\n  two\nb: |+\n  three\n\nc: |2-\n    four",
        r#"a="one two" b="three\n\n" c="  four""#,
    );
    check("a: |\n  # no comment\n# comment\nb: x", r##"a="# no comment\n" b="x""##);
}

#[test]
fn lists_stand_below_or_beside_their_key() {
    check(
        "a:\n- one\n- two # c\nb:\n  - three\n  -\n    four\n  -",
        r#"a=["one", "two"] b=["three", "four", -]"#,
    );
    check("a: [one, \"t, wo\", [three, 'four'],]\nb: []", r#"a=["one", "t, wo", ["three", "four"]] b=[]"#);
    check("a: [one,\n  two\n  three, # c\n  four]", r#"a=["one", "two three", "four"]"#);
    check("a:\n  - - one\n    - two\n  - three", r#"a=[["one", "two"], "three"]"#);
}

#[test]
fn mappings_nest_by_indentation() {
    check("a:\n  b: one\n  c:\n    d: two\ne: x", r#"a={b="one" c={d="two"}} e="x""#);
    check(
        "levels:\n  - heading: Dev II\n    seniority: senior\n  - heading: Dev III",
        r#"levels=[{heading="Dev II" seniority="senior"}, {heading="Dev III"}]"#,
    );
}

#[test]
fn what_is_outside_of_the_subset_is_a_finding_and_the_rest_is_read() {
    check("a: Manager: Sales\nb: x", "a=\"Manager: Sales\" b=\"x\"\n2:11 a colon within a value");
    check(
        "a: &name x\nb: *name",
        "a=\"&name x\" b=\"*name\"\n2:4 anchors and aliases are not read\n3:4 anchors and aliases are not read",
    );
    check("a: !!str x", "a=\"!!str x\"\n2:4 tags are not read");
    check(
        "a: {b: c}\nd: x",
        "a=\"{b: c}\" d=\"x\"\n2:4 mappings in braces are not read\n2:6 a colon within a value",
    );
    check("a: x\nnonsense\nb: y", "a=\"x\" b=\"y\"\n3:1 neither a key with a value nor part of one");
    check("a: x\n  b: y", "a=\"x\" b=\"y\"\n3:3 indented more than the keys above");
    check("a: x\na: y", "a=\"x\"\n3:1 `a` stands here twice");
    check("a:\n\t- x", "a=[\"x\"]\n3:2 indented with a tab");
    check("a: > text", "a=\"> text\"\n2:4 text beside | or >");
    check("a: \"\\q\"", "a=\"\\\\q\"\n2:6 unknown escape");
    check("é: 'a' b", "é=\"a b\"\n2:7 text after the closing quote");
}

#[test]
fn what_is_not_closed_ends_before_the_next_key() {
    check("a: \"one\n  two\nb: x", "a=\"one two\" b=\"x\"\n2:4 the quote is not closed");
    check("a: [one,\n  two\nb: x", "a=[\"one\", \"two\"] b=\"x\"\n3:6 the list is not closed");
    check(
        "a: [b, {c: d}, , e] f",
        "a=[\"b\", \"{c: d}\", \"e\"]\n2:8 mappings in braces are not read\n2:10 a colon within an entry\n2:16 no entry before the comma\n2:20 text after the list was left out",
    );
}

/// Checks the body, its line, and the place of the only finding.
fn check_split(page: &str, body: &str, body_line: u32, finding: Option<(u32, u32)>) {
    let split = split(page);
    assert_eq!((split.body, split.body_line), (body, body_line), "of {page:?}");
    let found: Vec<_> = split.findings.iter().map(|f| (f.position.line, f.position.column)).collect();
    assert_eq!(found, finding.into_iter().collect::<Vec<_>>(), "of {page:?}");
}

#[test]
fn the_body_starts_below_the_second_fence() {
    check_split("---\na: b\n---\nbody\n", "body\n", 4, None);
    check_split("\u{feff}---\r\na: b\r\n---\r\n\r\nbody", "\r\nbody", 4, None);
    check_split("---\na: b\n---", "", 4, None);
    check_split("---\n---\nbody", "body", 3, None);
    check_split("---  \na: b\n...\nbody", "body", 4, None);
    check_split("\n---\na: b\n---\nbody", "body", 5, Some((2, 1)));
}

#[test]
fn without_front_matter_everything_is_the_body() {
    check_split("", "", 1, None);
    check_split("# Title\n\n---\n", "# Title\n\n---\n", 1, None);
    check_split("---\na: b\n\nbody", "---\na: b\n\nbody", 1, Some((1, 1)));
    check_split("---\n\nOne.\n\n---\n\nTwo.", "---\n\nOne.\n\n---\n\nTwo.", 1, Some((1, 1)));
}

#[test]
fn carriage_returns_belong_to_no_value() {
    let split = split("---\r\na: b\r\nc: |\r\n  d\r\n  e\r\n---\r\n");
    assert_eq!(show_entries(&split.front_matter.entries), r#"a="b" c="d\ne\n""#);
}

#[test]
fn nesting_is_bounded_however_it_is_written() {
    for nested in [
        "- ".repeat(10_000),
        "[".repeat(10_000),
        (0..300).map(|n| format!("\n{}a:", " ".repeat(n))).collect(),
    ] {
        let page = format!("---\na:\n  {nested}x\nb: y\n---\n");
        let split = split(&page);
        assert_eq!(split.front_matter.text("b"), Some("y"));
        assert!(!split.findings.is_empty());
    }
}

#[test]
fn a_single_value_is_a_list_of_one() {
    let split = split("---\naliases: Dev\nnone:\n---\n");
    assert_eq!(split.front_matter.list("aliases"), [Value::Text("Dev".to_owned())]);
    assert_eq!(split.front_matter.list("none"), []);
    assert_eq!(split.front_matter.list("absent"), []);
}

#[test]
fn null_and_a_tilde_are_no_value() {
    check("a: ~\nb: null # none\nc: NULL\nd:\n- ~\n- x", "a=- b=- c=- d=[-, \"x\"]");
    check(
        "a: [~, null, x]\nb: '~'\nc: null and void\nd: ~x",
        r#"a=[-, -, "x"] b="~" c="null and void" d="~x""#,
    );
}

/// Compares the entries, the body and the findings of a page, as `line:column message`.
#[track_caller]
fn check_page(page: &str, entries: &str, body: &str, findings: &[&str]) {
    let split = split(page);
    assert_eq!((&*show_entries(&split.front_matter.entries), split.body), (entries, body), "of {page:?}");
    let above = page.trim_start_matches('\u{feff}').find(body).unwrap_or_default();
    let line = page.trim_start_matches('\u{feff}').get(..above).unwrap_or_default().matches('\n').count();
    if !body.is_empty() {
        assert_eq!(split.body_line as usize, line + 1, "the body's line in {page:?}");
    }
    let found: Vec<_> = split
        .findings
        .iter()
        .map(|Finding { position: Position { line, column }, message, .. }| {
            format!("{line}:{column} {message}")
        })
        .collect();
    assert_eq!(found, findings, "of {page:?}");
}

#[test]
fn a_setting_may_keep_a_page_from_search_engines() {
    let check = |yaml: &str, expect: bool| {
        let page = format!("---\n{yaml}\n---\n");
        assert_eq!(split(&page).front_matter.is_unindexed(), expect, "of {yaml:?}");
    };
    for yaml in [
        "noindex: true",
        "noIndex: yes",
        "no_index: \"true\"",
        "robots: noindex",
        "robots: noindex, nofollow",
        "robots: [nofollow, noindex]",
        "robots: none",
        "robotsNoIndex: true",
        "meta_robots: NOINDEX",
        "sitemap: false",
        "sitemap:\n  disable: true",
        "sitemap_exclude: true",
        "seo:\n  noindex: true",
        "seo:\n  robots: noindex",
        "extra:\n  noindex: true",
        "robots:\n  index: false",
    ] {
        check(yaml, true);
    }
    for yaml in [
        "noindex: false",
        "noindex:",
        "robots: index, follow",
        "robots: nofollow",
        "sitemap: true",
        "sitemap:\n  priority: 0.3",
        "title: noindex",
        "tags: [noindex]",
        "comments:\n  noindex: true",
    ] {
        check(yaml, false);
    }
}

#[test]
fn a_setting_may_keep_a_page_off_the_site() {
    let check = |yaml: &str, expect: Option<&str>| {
        let page = format!("---\n{yaml}\n---\n");
        let settings = split(&page).front_matter;
        assert_eq!(settings.withheld_by("2026-11-22").map(|entry| &*entry.key), expect, "of {yaml:?}");
    };
    for yaml in
        ["draft: true", "Draft: yes", "isDraft: true", "published: false", "archived: true", "unlisted: true"]
    {
        check(yaml, yaml.split(':').next());
    }
    for yaml in [
        "private: true",
        "isPublished: no",
        "unpublished: yes",
        "wip: on",
        "visibility: hidden",
        "state: private",
        "publish_at: 2026-11-23",
    ] {
        check(yaml, yaml.split(':').next());
    }
    // A vacancy expires, and not the role.
    check("expiryDate: 2026-11-21", None);
    // Such a page is shown within others.
    check("permalink: false", None);
    check("visibility: public", None);
    check("listed: no", Some("listed"));
    check("status: Draft", Some("status"));
    check("publishDate: 2099-01-01", Some("publishDate"));
    check("publish_date: '2026-11-23T00:00:00Z'", Some("publish_date"));
    check("title: a\ndate: 2026-11-23", Some("date"));
    for yaml in [
        "draft: false",
        "draft:",
        "published: true",
        "archived: no",
        "status: open",
        "date: 2026-11-22",
        "date: 3019-1-1",
        "publishDate: soon",
        "posted: 2099-01-01",
        "title: true",
    ] {
        check(yaml, None);
    }
}

#[test]
fn toml_stands_between_plus_signs() {
    let check = |toml: &str, entries: &str, findings: &[&str]| {
        check_page(&format!("+++\n{toml}\n+++\nbody"), entries, "body", findings);
    };
    check(
        "title = \"Product Manager\" # c\nweight = 3\ndraft = false\ndate = 2017-01-27T09:52:34+09:00",
        r#"title="Product Manager" weight="3" draft="false" date="2017-01-27T09:52:34+09:00""#,
        &[],
    );
    check(
        "tags = [\"a\", 'b', [1,\n 2, # c\n]]\n[extra]\nplace.town = 'Bonn'\nat = {a = 1, b = \"]\"}\n[extra.more]\nx = ''",
        r#"tags=["a", "b", ["1", "2"]] extra={place={town="Bonn"} at={a="1" b="]"} more={x=""}}"#,
        &[],
    );
    check("[[a]]\nb = 1\n[[a]]\nb = 2\n[e]", r#"a=[{b="1"}, {b="2"}] e={}"#, &[]);
    check(
        "a = \"\"\"\none\ntwo \\\n\n  \\\"three\"\n\"\"\"\nb = '''\\x'''",
        r#"a="one\ntwo \"three\"\n" b="\\x""#,
        &[],
    );
    check("a = \"\\u00e9\\t\\\\\"\n\"b c\" = 'd'", r#"a="é\t\\" b c="d""#, &[]);
    check(
        "a = 1\nnonsense\nb = 2 x = 3\na = 4\nc =\nd = [1",
        r#"a="1" b="2 x = 3" c=- d=["1"]"#,
        &[
            "3:9 neither a key with a value nor a table, so it was left out",
            "5:1 `a` stands here twice, and the first one counts",
            "6:4 no value",
            "8:1 the list is not closed",
        ],
    );
    check(
        "a = \"x\" y\nb = \"open",
        r#"a="x" b="open""#,
        &["2:9 text behind the value was left out", "3:5 the quote is not closed"],
    );
    check_page("+++\r\n a = 1\r\n +++\r\nbody", r#"a="1""#, "body", &[]);
    check_page("---toml\na = 1\n---\nbody", r#"a="1""#, "body", &[]);
    check_page("--- toml \r\na = \"b\"\r\n---\r\nbody", r#"a="b""#, "body", &[]);
    check_page("---yaml\na: 1\n---\nbody", r#"a="1""#, "body", &[]);
    check_page(
        "---\na: 1\n---toml\n---\nbody",
        r#"a="1""#,
        "body",
        &["3:1 neither a key with a value nor part of one, so it was left out"],
    );
    check_page(
        "+++\ntitle = 1\n",
        "",
        "+++\ntitle = 1\n",
        &["1:1 front matter is not closed and was read as text"],
    );
}

#[test]
fn a_json_object_may_stand_on_top() {
    check_page(
        "{\n  \"title\": \"B\\u00e4cker \\ud83c\\udf5e\",\n  \"tags\": [\"a\", 1, null],\n  \"in\": {\"a\": true}\n}\n\nbody",
        r#"title="Bäcker 🍞" tags=["a", "1", -] in={a="true"}"#,
        "\nbody",
        &[],
    );
    check_page(
        "\u{feff}{\"a\": \"b\", \"a\": 1}\r\nbody",
        r#"a="b""#,
        "body",
        &["1:12 `a` stands here twice, and the first one counts"],
    );
    check_page("{\"a\": 1}", r#"a="1""#, "", &[]);
    for text in ["{: .alert}\nbody", "{% include x %}\nbody", "{{ x }}", "{}\nbody"] {
        check_page(text, "", text, &[]);
    }
    let message = "1:1 the page begins with a brace that was read as text";
    for text in ["{\"a\": 1} b\n", "{\"a\": 1", "{\"a\"}\n"] {
        check_page(text, "", text, &[message]);
    }
}

#[test]
fn the_opening_fence_may_be_missing() {
    let missing = "1:1 front matter has no line --- above it, so other tools read it as text";
    check_page(
        "title: join\ndate: 2015-09-24 00:19:58\ntype: \"join\"\n---\n\nbody",
        r#"title="join" date="2015-09-24 00:19:58" type="join""#,
        "\nbody",
        &[missing],
    );
    check_page(
        "title: Baker\ntags:\n- a\n- b\n\n---\nbody",
        r#"title="Baker" tags=["a", "b"]"#,
        "body",
        &[missing],
    );
    for text in [
        "Title: Baker\n---\nbody",
        "Location: Bonn\nTeam: Sales\n\n---\nbody",
        "role: Baker\n\n---\nbody",
        "title: Baker\n\nSome text.\n\n---\nbody",
        "title: Baker\nbody",
    ] {
        check_page(text, "", text, &[]);
    }
}

#[test]
fn a_comment_on_top_may_hold_yaml() {
    let entries = r#"title="Baker" team="Ovens""#;
    check_page("<!--\ntitle: Baker\nteam: Ovens\n-->\nbody", entries, "body", &[]);
    check_page("<!-- ---\ntitle: Baker\nteam: Ovens\n--- \n\n-->\n\nbody", entries, "\nbody", &[]);
    check_page("<!--\n---\ntitle: Baker\nteam: Ovens\n---\n-->\nbody", entries, "body", &[]);
    check_page("<!-- ---\ntitle: Baker\nteam: Ovens\n---\n\nbody -->\n", entries, "\nbody ", &[]);
    for text in [
        "<!-- title: Baker -->\nbody",
        "<!--\nnote: to all\n-->\nbody",
        "<!--\ntitle: Baker\nGood bread\n-->\nbody",
        "<!-- x\n---\n",
    ] {
        check_page(text, "", text, &[]);
    }
}

#[test]
fn nesting_is_bounded_in_toml_and_json() {
    let deep = 20_000;
    for page in [
        format!("+++\na = {}\nb = 1\n+++\n", "[".repeat(deep)),
        format!("+++\na = {}\nb = 1\n+++\n", "{a=".repeat(deep)),
        format!("+++\n{}a = 1\nb = 1\n+++\n", "a.".repeat(deep)),
        format!("{{\"a\": {}\n\"b\": 1}}\n", "[".repeat(deep)),
    ] {
        assert!(!split(&page).findings.is_empty());
    }
}
