//! Pages of folders, and what of them introduces a department.

use super::*;
use crate::roles_and_pages;
use rolebook_model::{PageSource, Reason, Site, Source};

fn catalog(pages: &[(&str, &str)]) -> Catalog {
    let page =
        |(file, text): &(&str, &str)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() };
    let dev = ("tech/dev.md", "---\ntitle: Dev\n---\n## Responsibilities\n\n- Help\n");
    let mut pages: Vec<_> = pages.iter().chain([&dev]).map(page).collect();
    pages.sort_by(|one, other| one.file.cmp(&other.file));
    roles_and_pages(&Source { site: Site::default(), pages }).0
}

/// The headings of the introduction of the first department, and the texts between them; empty where it has none.
fn shown(pages: &[(&str, &str)]) -> String {
    let catalog = catalog(pages);
    let introduction = catalog.departments.first().and_then(|department| department.introduction.as_deref());
    let sections = introduction.into_iter().flat_map(|page| &page.sections);
    let lines = sections.flat_map(|Section { heading, content, .. }| {
        let heading =
            heading.as_ref().map(|heading| format!("{} {}", "#".repeat(heading.depth.into()), heading.text));
        let text = |content: &Content| match content {
            Content::Block(Block::Paragraph(text)) => rolebook_model::plain_text(text),
            Content::Block(_) => "block".to_owned(),
            Content::Items(list) => format!("list of {}", list.items.len()),
        };
        heading.into_iter().chain(content.iter().map(text)).collect::<Vec<_>>()
    });
    lines.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(shown(&[("tech/README.md", text)]), expect, "{text}");
}

#[test]
fn a_page_that_begins_with_text_introduces_its_folder() {
    for (text, expect) in [
        ("We build it.\n", "We build it."),
        ("# Tech\n\nWe build it.\n", "We build it."),
        (
            "# The team\n\nWe build it.\n\n## How\n\n- Well\n",
            "# The team | We build it. | ## How | list of 1",
        ),
        ("# Tech\n\n[![Build](b.svg)](b)\n\nWe build it.\n", "Build | We build it."),
        ("# Tech\n\n[Handbook](/handbook)\n\nWe build it.\n", "Handbook | We build it."),
        (
            "## Who we are\n\nWe build [the product](/product) that you know.\n",
            "## Who we are | We build the product that you know.",
        ),
        ("# 開発\n\n製品を作ります。\n", "# 開発 | 製品を作ります。"),
        ("**We build it.**\n\nAll of it.\n", "We build it. | All of it."),
        ("---\ntitle: Tech\n---\n\nWe build it.\n", "We build it."),
        // What a role has does not make a role of a README.
        (
            "We build it.\n\n## Responsibilities\n\n- Build\n",
            "We build it. | ## Responsibilities | list of 1",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn a_page_that_only_lists_pages_or_is_for_editors_introduces_nothing() {
    for text in [
        "",
        "# Tech\n",
        "# Tech\n\n- [Dev](dev.md)\n",
        "# Tech\n\nThe roles:\n\n- [Dev](dev.md)\n",
        "# Tech\n\n[Dev](dev.md), [Tester](tester.md) and [Designer](designer.md)\n",
        "# Tech\n\n| Role |\n|---|\n| Dev |\n",
        "# Tech\n\n[Name of the department] does \\[what it does\\].\n",
        "# Tech\n\nTODO: write this.\n",
        "# Tech\n\n{{ site.title }} builds it.\n",
        "# Tech\n\nThis folder has a page for each role.\n",
        "# Technik\n\nIn diesem Ordner liegt eine Seite je Rolle.\n",
        "# Tech\n\nCopy `_template.md` and open a pull request.\n",
        "# Tech\n\n```sh\nmake\n```\n",
        "---\nnoindex: true\n---\n\nWe build it.\n",
    ] {
        check(text, "");
    }
}

#[test]
fn lists_of_pages_are_left_to_the_departments_page() {
    for (text, expect) in [
        (
            "We build it. The roles:\n\n- [Dev](dev.md)\n\nAsk us.\n\n- [Home](https://a.example)\n",
            "We build it. The roles: | Ask us. | list of 1",
        ),
        ("We build it.\n\nThe roles:\n\n- [Dev](dev.md)\n", "We build it."),
        ("We build it.\n\n## Roles\n\n- [Dev](dev.md)\n- [Tester](tester.md)\n", "We build it."),
        (
            "We build it.\n\n## Roles\n\n### Now\n\n- [Dev](dev.md)\n\n## How\n\nWell.\n",
            "We build it. | ## How | Well.",
        ),
        ("We build it.\n\n- [Dev](dev.md): helps\n", "We build it. | list of 1"),
        ("We build it.\n\n- [Home](https://a.example)\n", "We build it. | list of 1"),
    ] {
        check(text, expect);
    }
}

#[test]
fn a_page_of_the_folder_of_a_department_introduces_it() {
    let text = "We build it.\n";
    for (file, expect) in [
        ("tech/index.md", text.trim()),
        ("tech/_index.md", text.trim()),
        ("tech/Readme.md", text.trim()),
        ("tech/README.markdown", text.trim()),
        ("tech/SUMMARY.md", ""),
        ("tech/about.md", ""),
        ("tech/dev/README.md", ""),
        ("README.md", ""),
        ("other/README.md", ""),
    ] {
        let text = format!("# The team and the rest\n\n{text}");
        let expect =
            if expect.is_empty() { String::new() } else { format!("# The team and the rest | {expect}") };
        assert_eq!(shown(&[(file, &text)]), expect, "{file}");
    }
    let both = [("tech/README.md", "For editors.\n"), ("tech/_index.md", "For visitors.\n")];
    assert_eq!(shown(&both), "For visitors.");
}

#[test]
fn a_folder_may_hold_the_roles_of_a_department_of_another_name() {
    let baker = "---\ntitle: Baker\ndepartment: Bakery\n---\n## Responsibilities\n\n- Bake\n";
    let read = catalog(&[("bread/baker.md", baker), ("bread/README.md", "# Bakery\n\nWe bake.\n")]);
    assert_eq!(read.departments[0].slug, "bakery");
    let introduction = read.departments[0].introduction.as_ref().unwrap();
    assert_eq!((&*introduction.department, introduction.sections.len()), ("bakery", 1));
    let chef = "---\ntitle: Chef\ndepartment: Kitchen\n---\n## Responsibilities\n\n- Cook\n";
    let mixed = [("bread/baker.md", baker), ("bread/chef.md", chef), ("bread/README.md", "We bake.\n")];
    assert!(catalog(&mixed).departments.iter().all(|department| department.introduction.is_none()));
}

#[test]
fn links_lead_to_and_from_an_introduction() {
    let text = "See [the dev](dev.md), [us](README.md#how) and [more](../more.md).\n";
    let baker = "See [the team](../tech/README.md#how).\n\n## Responsibilities\n\n- Bake\n";
    let read = catalog(&[
        ("tech/README.md", &format!("We build it all, and more than that. {text}")),
        ("bakery/baker.md", baker),
    ]);
    let hrefs = |page: &Role| {
        let Some(Content::Block(Block::Paragraph(text))) = page.sections[0].content.first() else { panic!() };
        let href =
            |inline: &Inline| if let Inline::Link(link) = inline { Some(link.href.clone()) } else { None };
        text.iter().filter_map(href).collect::<Vec<_>>()
    };
    let tech = &read.departments[1];
    let introduction = tech.introduction.as_ref().unwrap();
    assert_eq!(hrefs(introduction), ["/roles/tech/dev/", "/roles/tech/#how", "/roles/more.md"]);
    assert_eq!(hrefs(&read.roles[0]), ["/roles/tech/#how"]);
}

#[test]
fn an_introduction_that_was_fetched_is_the_one_that_was_built() {
    let text = "# Tech\n\nWe build it.\n\n**How we work:**\n\n- Well\n\n## Roles\n\n- [Dev](dev.md)\n";
    let built = catalog(&[("tech/README.md", text)]);
    let mut fetched = built.clone();
    let known = fetched.departments[0].introduction.as_mut().map(Arc::make_mut).unwrap();
    (known.is_loaded, known.sections) = (false, Vec::new());
    crate::fill(&mut fetched, &[PageSource { file: "tech/README.md".to_owned(), text: text.to_owned() }]);
    // Filling is for authors, to whom each label is explained.
    let known = fetched.departments[0].introduction.as_mut().map(Arc::make_mut).unwrap();
    for heading in known.sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        if let Reason::Weighed(weighed) = &mut heading.reason {
            weighed.observations.clear();
        }
    }
    assert_eq!(fetched, built);
}
