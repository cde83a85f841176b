//! The preview's pages as markup.

use super::*;
use crate::preview::drafts::{Drafted, Drafts};
use crate::view;
use futures::executor::block_on;
use rolebook_model::{Position, Rule, Site, Source};
use rolebook_search::Filter;
use yew::LocalServerRenderer;

/// A preview of files on a site without roles; the last file is shown.
struct TestPreview {
    drafts: Drafts,
    catalog: SharedCatalog,
    findings: BTreeMap<String, Vec<Finding>>,
    location: Location,
    news: News,
}

impl TestPreview {
    /// Files by path and text.
    fn new(site: Site, files: &[(&str, &str)]) -> TestPreview {
        let mut drafts = Drafts::new(rolebook_reader::catalog(Source { site, pages: Vec::new() }));
        files.iter().for_each(|(path, text)| drafts.update(path, text.as_bytes().to_vec()));
        let Drafted { catalog, findings } = drafts.site();
        let last = drafts.all().last();
        let role = last.and_then(|last| catalog.roles.iter().find(|role| role.file == last.file));
        let location = role.map(|role| Location::page(view::role_route(role)));
        let location = location.unwrap_or_else(|| Location::directory(Filter::default()));
        TestPreview { drafts, catalog: SharedCatalog::new(catalog), findings, location, news: News::None }
    }

    fn preview(&self) -> Preview<'_> {
        Preview {
            catalog: &self.catalog,
            drafts: self.drafts.all(),
            findings: &self.findings,
            shown: self.drafts.all().last(),
            location: &self.location,
            news: self.news,
            is_watched: true,
        }
    }

    fn markup(&self) -> String {
        let shown = Markup { html: preview(&self.preview()) };
        block_on(LocalServerRenderer::<Shown>::with_props(shown).hydratable(false).render())
    }
}

#[derive(Properties, PartialEq)]
struct Markup {
    html: Html,
}

#[component]
fn Shown(props: &Markup) -> Html {
    props.html.clone()
}

/// Checks that the preview of these files contains the pieces, in this order.
#[track_caller]
fn check(site: Site, files: &[(&str, &str)], expect: &[&str]) {
    contains(&TestPreview::new(site, files).markup(), expect);
}

#[track_caller]
fn contains(markup: &str, expect: &[&str]) {
    let mut rest = markup;
    for piece in expect {
        let after = rest.split_once(piece).map(|(_, after)| after);
        assert!(after.is_some(), "no {piece} at its place in {markup}");
        rest = after.unwrap_or_default();
    }
}

const SAGE: &str = "---\ntitle: Sage\n---\n\n## Role\n\nText.\n";

#[test]
fn a_file_is_asked_for_while_there_is_none() {
    let expect =
        ["<h1>See your page as you write it</h1>", "data-choose=\"files\"", "Nothing is sent anywhere"];
    check(Site::default(), &[], &expect);
}

#[test]
fn findings_stand_below_their_line_and_lead_to_it() {
    check(
        Site::default(),
        &[("sage.md", "---\ntitle: Sage\n---\n\n##\n\nText.\n")],
        &[
            "href=\"#rolebook-line-5\">Line 5</a>",
            "the heading has no text",
            "<h1>Sage</h1>",
            "<li id=\"rolebook-line-5\" data-line=\"5\">",
            "<mark>##</mark>",
            "data-severity=\"warning\" class=\"preview-severity\">Warning</span>",
            "empty-heading RB203",
            "<li id=\"rolebook-line-6\"",
        ],
    );
}

#[test]
fn a_line_cannot_seem_to_be_another() {
    let text = "\u{FEFF}---\ntitle: Sage\n---\n\nText\u{202E}\u{85}txet.\n";
    check(
        Site::default(),
        &[("sage.md", text)],
        &["data-line=\"1\"", "\u{FEFF}---<", "Text<mark>\u{FFFD}</mark>\u{FFFD}txet.<"],
    );
    let key = "---\ntitle: Sage\nty\u{202E}pe: x\n---\n\nText.\n";
    assert!(!TestPreview::new(Site::default(), &[("sage.md", key)]).markup().contains('\u{202E}'));
}

#[test]
fn what_an_empty_file_lacks_stands_at_its_beginning() {
    check(Site::default(), &[("sage.md", "")], &["<li id=\"rolebook-line-1\"", "Error", "empty-page RB004"]);
}

#[test]
fn the_text_of_a_finding_is_marked() {
    let mut test = TestPreview::new(Site::default(), &[("sage.md", "äbcdef\n")]);
    let finding =
        Finding::new(Rule::BareUrl, Position { line: 1, column: 3 }, "write `a` for it").with_length(2);
    test.findings = BTreeMap::from([("sage.md".to_owned(), vec![finding])]);
    contains(&test.markup(), &["äb<mark>cd</mark>ef", "write <code>a</code> for it"]);
}

#[test]
fn a_headings_line_leads_to_the_page() {
    let expect = ["data-line=\"5\"", "href=\"#role\" aria-label=\"Show “Role” on the page\""];
    check(Site::default(), &[("sage.md", SAGE)], &expect);
}

#[test]
fn hostile_names_and_texts_stay_text() {
    let text = "---\ntitle: <script>alert(1)</script>\n---\n\n<b onclick=x>Text</b>\n";
    let markup = TestPreview::new(Site::default(), &[("<img src=x onerror=alert(1)>.md", text)]).markup();
    contains(&markup, &["&lt;img src=x onerror=alert(1)&gt;.md"]);
    for element in ["<img", "<script", "<b "] {
        assert!(!markup.contains(element), "{element} in {markup}");
    }
}

#[test]
fn an_update_is_announced_with_the_number_of_findings() {
    let mut test =
        TestPreview::new(Site::default(), &[("sage.md", "---\ntitle: Sage\n---\n\n## Role\n\n##\n")]);
    let count = test.findings.values().map(Vec::len).sum::<usize>();
    test.news = News::Updated(2);
    let expect = format!("<div role=\"status\" class=\"preview-status\"><p>{count} finding");
    contains(&test.markup(), &[&expect, ", updated</p></div>"]);
}

#[test]
fn several_files_are_listed_with_what_was_found_in_each() {
    let files = &[("a/sage.md", SAGE), ("seer.md", "")];
    check(
        Site::default(),
        files,
        &["data-file=\"0\">", "a/sage.md", "data-file=\"1\" aria-current=\"true\">", "1 error"],
    );
}

#[test]
fn an_assumed_department_is_named() {
    for (path, expect) in [
        ("writing/sage.md", "A new page, in the department Writing"),
        ("sage.md", "A new page, shown in the department General since nothing names another"),
    ] {
        check(Site::default(), &[(path, SAGE)], &[expect]);
    }
}

#[test]
fn the_previews_words_are_the_sites() {
    let site = Site { language: "de".to_owned(), ..Site::default() };
    check(site, &[("sage.md", "")], &["Zurück zur Website", "Befunde"]);
}

#[test]
fn the_title_names_the_draft() {
    for (files, expect) in [(&[("sage.md", SAGE)][..], "Sage – Preview – Roles"), (&[], "Preview – Roles")]
    {
        assert_eq!(title(&TestPreview::new(Site::default(), files).preview()), expect);
    }
}

/// Checks how the headings of a page are said to be read.
#[track_caller]
fn check_reading(settings: &str, body: &str, expect: &[&str]) {
    check(Site::default(), &[("sage.md", &format!("{settings}{body}"))], expect);
}

#[test]
fn each_heading_is_listed_with_how_it_was_read() {
    let settings = "---\ntitle: Sage\n---\n";
    let body = "## Responsibilities\n\n- Know\n\n## Senior Sage\n\n### Requirements\n\n- Wit\n";
    let expect = [
        "<details class=\"preview-reading\"><summary><h2>How it was read</h2></summary>",
        "href=\"#rolebook-line-4\">Line 4</a> <b class=\"preview-message\">Responsibilities</b>",
        "Responsibilities – sure",
        "has words of responsibilities",
        "href=\"#rolebook-line-8\">Line 8</a> <b class=\"preview-message\">Senior Sage</b>",
        "Level, Senior – ",
        "<code>levels:\n  \"Senior Sage\": \"senior\"</code>",
        "aria-label=\"Copy the lines for “Senior Sage”\">Copy</button><span role=\"status\"></span>",
        "Requirements, Senior Sage – sure",
    ];
    check_reading(settings, body, &expect);
}

#[test]
fn headings_that_may_be_read_wrongly_come_first() {
    let body = "## Responsibilities\n\n- Know\n\n## Requirments\n\n- Wit\n";
    let expect = [
        "<h2>How it was read</h2> <span data-severity=\"warning\" class=\"preview-severity\">1 unsure</span>",
        "Requirments</b>",
        "Requirements – <span data-severity=\"warning\" class=\"preview-severity\">unsure</span>",
        "a word looks like \"requirement\"</p></li>",
        "Responsibilities</b>",
    ];
    check_reading("---\ntitle: Sage\n---\n", body, &expect);
}

#[test]
fn the_lines_to_copy_are_front_matter_in_the_pages_own_notation() {
    let body = "## Some Notes\n\nText.\n\n## Responsibilities\n\n- Know\n";
    for (settings, expect) in [
        ("", "<code>---\nlevels: [\"Some Notes\"]\n---</code>"),
        ("---\ntitle: Sage\n---\n", "<code>levels: [\"Some Notes\"]</code>"),
        ("+++\ntitle = 'Sage'\n+++\n", "<code>levels = [\"Some Notes\"]</code>"),
        ("{\"title\": \"Sage\"}\n", "<code>\"levels\": [\"Some Notes\"],</code>"),
    ] {
        check_reading(settings, body, &["Some Notes</b>", "Other text", "If it is a level", expect]);
    }
}

#[test]
fn a_page_without_headings_has_nothing_to_say_of_them() {
    let markup = TestPreview::new(Site::default(), &[("sage.md", "Text.\n")]).markup();
    assert!(!markup.contains("preview-reading"), "{markup}");
}
