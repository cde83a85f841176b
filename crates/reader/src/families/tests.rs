use rolebook_model::{PageSource, Site, Source};
use std::fmt::Write;

/// Sections that all pages of a ladder have.
const LADDER: &str = "## Scope\n\nWork.\n\n## Craft\n\nCare.\n\n## Influence\n\nOthers.\n";

fn source(files: &[(&str, &str)]) -> Source {
    let page = |(file, text): &(&str, &str)| {
        let text = if text.starts_with("---") || text.contains('#') || text.contains('[') {
            (*text).to_owned()
        } else if text.is_empty() {
            LADDER.to_owned()
        } else {
            format!("# {text}\n\n{LADDER}")
        };
        PageSource { file: (*file).to_owned(), text }
    };
    Source { site: Site::default(), pages: files.iter().map(page).collect() }
}

/// Compares the families among pages of a title each, or of a whole text, with those expected: a line each, with the files of
/// the levels in order.
#[track_caller]
fn check(files: &[(&str, &str)], expect: &str) {
    let source = source(files);
    let (families, _) = super::super::families(&source);
    let mut found = String::new();
    for family in families {
        let file =
            |place: usize| source.pages[place].file.rsplit('/').next().unwrap().trim_end_matches(".md");
        let members: Vec<&str> = family.members.iter().map(|member| file(member.page)).collect();
        let introduced = family.introduction.map_or(String::new(), |place| format!(" ({})", file(place)));
        writeln!(found, "{}{introduced}: {}", family.title, members.join(", ")).unwrap();
    }
    assert_eq!(found.trim_end(), expect);
}

#[test]
fn names_that_differ_by_the_rung_are_one_role() {
    check(
        &[
            ("kitchen/senior-pastry-cook.md", "Senior Pastry Cook"),
            ("kitchen/pastry-cook.md", "Pastry Cook"),
            ("kitchen/junior-pastry-cook.md", "Junior Pastry Cook"),
            ("kitchen/waiter.md", "Waiter"),
        ],
        "Pastry Cook: junior-pastry-cook, pastry-cook, senior-pastry-cook",
    );
    check(
        &[
            ("it/engineer-2.md", "Engineer 2"),
            ("it/engineer-10.md", "Engineer 10"),
            ("it/engineer-1.md", "Engineer 1"),
        ],
        "Engineer: engineer-1, engineer-2, engineer-10",
    );
    check(
        &[
            ("it/analyst_iv.md", "Analyst IV"),
            ("it/analyst_ii.md", "Analyst II"),
            ("it/senior-analyst.md", "Senior Analyst"),
        ],
        "Analyst: analyst_ii, analyst_iv, senior-analyst",
    );
    check(
        &[
            ("de/junior-entwickler.md", "Junior-Entwickler"),
            ("de/senior-entwickler.md", "Senior-Entwickler (m/w/d)"),
        ],
        "Entwickler: junior-entwickler, senior-entwickler",
    );
}

#[test]
fn abbreviations_and_rarer_words_are_known() {
    check(&[("it/qa-2.md", "QA 2"), ("it/qa-1.md", "QA 1"), ("it/qa-3.md", "QA 3")], "QA: qa-1, qa-2, qa-3");
    check(
        &[
            ("it/expert-tester.md", "Expert Tester"),
            ("it/semi-senior-tester.md", "Semi Senior Tester"),
            ("it/senior-tester.md", "Senior Tester"),
            ("it/assistant-tester.md", "Assistant Tester"),
            ("it/tester.md", "Tester"),
            ("it/security-expert.md", "Security Expert"),
        ],
        "Tester: assistant-tester, tester, semi-senior-tester, senior-tester, expert-tester",
    );
    check(
        &[("it/dev/mid-senior.md", ""), ("it/dev/mid.md", ""), ("it/dev/senior.md", "")],
        "Dev: mid, mid-senior, senior",
    );
}

#[test]
fn rungs_alone_are_of_the_role_of_their_folder() {
    check(
        &[
            ("tech/tester/mid.md", "Mid"),
            ("tech/tester/junior.md", "Junior"),
            ("tech/tester/senior.md", "Senior"),
        ],
        "Tester: junior, mid, senior",
    );
    check(&[("it/L3.md", "L3"), ("it/L1.md", "L1"), ("it/L2.md", "L2")], "IT: L1, L2, L3");
    check(
        &[
            ("it/ic2.md", "Data Engineer"),
            ("it/ic3.md", "Senior Data Engineer"),
            ("it/ic5.md", "Staff Engineer"),
        ],
        "Data Engineer: ic2, ic3, ic5",
    );
    check(&[("shop/junior.md", "Junior Buyer"), ("shop/senior.md", "Senior Seller")], "");
}

#[test]
fn a_wrong_title_or_a_file_that_says_nothing_does_not_hide_a_rung() {
    check(
        &[("ux/designer.md", "Designer"), ("ux/senior-designer.md", "Analyst"), ("ux/analyst.md", "Analyst")],
        "Designer: designer, senior-designer",
    );
    check(&[("ux/a.md", "Senior Designer"), ("ux/b.md", "Designer")], "Designer: b, a");
    check(
        &[
            ("ux/a.md", "---\ntitle: Craft\nfamily: Designer\nlevel: 2\n---\n\n## Scope\n\nX.\n"),
            ("ux/b.md", "---\ntitle: Care\nfamily: Designer\nlevel: 1\n---\n\n## Scope\n\nY.\n"),
        ],
        "Designer: b, a",
    );
}

#[test]
fn one_common_noun_is_not_enough() {
    check(
        &[("it/cloud-engineer.md", "Cloud Engineer"), ("it/senior-data-engineer.md", "Senior Data Engineer")],
        "",
    );
    check(
        &[
            ("it/cloud-engineer.md", "Cloud Engineer"),
            ("it/data-engineer.md", "Data Engineer"),
            ("it/staff-engineer.md", "Staff Engineer"),
        ],
        "",
    );
    check(&[("a/product-manager.md", "Product Manager"), ("a/product-lead.md", "Product Lead")], "");
    check(&[("a/engineer.md", "Engineer"), ("b/senior-engineer.md", "Senior Engineer")], "");
    check(
        &[
            ("a/engineer.md", "# Engineer\n\n## Pay\n\nA.\n\n## Place\n\nB.\n"),
            ("a/senior-engineer.md", "Senior Engineer"),
        ],
        "",
    );
}

#[test]
fn a_plain_noun_goes_on_where_a_longer_one_ends() {
    check(
        &[
            ("it/software-engineer-i.md", "Software Engineer I"),
            ("it/software-engineer-ii.md", "Software Engineer II"),
            ("it/principal-engineer.md", "Principal Engineer"),
            ("it/tech-fellow.md", "Tech Fellow"),
        ],
        "Software Engineer: software-engineer-i, software-engineer-ii, principal-engineer, tech-fellow",
    );
}

#[test]
fn the_same_rung_twice_is_one_and_a_specialty_is_none() {
    check(
        &[
            ("it/L2-guard.md", "L2: Guard Officer"),
            ("it/L3-senior-guard.md", "L3: Senior Guard Officer"),
            ("it/L3-senior-night-guard.md", "L3: Senior Night Guard Officer"),
        ],
        "Guard Officer: L2-guard, L3-senior-guard",
    );
    check(
        &[
            ("it/designer.md", "Designer"),
            ("it/senior-designer.md", "Senior Designer"),
            ("it/sr-designer.md", "Sr. Designer"),
        ],
        "Designer: designer, senior-designer",
    );
}

#[test]
fn a_copy_and_a_version_are_no_rungs() {
    check(&[("a/writer.md", "Writer"), ("a/writer-2.md", "Writer")], "");
    check(&[("a/writer-v1.md", "Writer"), ("a/writer-v2.md", "Writer")], "");
    check(&[("a/writer.md", "Writer"), ("a/writer-2.md", "Writer II")], "Writer: writer, writer-2");
}

#[test]
fn managers_are_a_role_of_their_own_unless_the_folder_presents_both() {
    let files = [
        ("it/engineer.md", "Engineer"),
        ("it/senior-engineer.md", "Senior Engineer"),
        ("it/engineering-manager.md", "Engineering Manager"),
        ("it/director-of-engineering.md", "Director of Engineering"),
    ];
    check(
        &files,
        "Engineer: engineer, senior-engineer\nEngineering Manager: engineering-manager, director-of-engineering",
    );
    let index = "# Engineering\n\nWe build.\n\n- [Engineer](engineer.md)\n- [Senior](./senior-engineer.md)\n\
                 - [Manager](engineering-manager.md)\n- [Director](director-of-engineering.md)\n";
    let mut all = files.to_vec();
    all.push(("it/README.md", index));
    check(&all, "Engineer (README): engineer, senior-engineer, engineering-manager, director-of-engineering");
}

#[test]
fn a_page_with_levels_of_its_own_is_a_whole_role() {
    let whole = "# Baker\n\n## Responsibilities\n\n- Bakes\n\n## Junior Baker\n\n- Helps\n\n## Senior Baker\n\n- Leads\n";
    check(
        &[
            ("a/baker.md", whole),
            ("a/senior-baker.md", "Senior Baker"),
            ("a/junior-baker.md", "Junior Baker"),
        ],
        "Baker: junior-baker, senior-baker",
    );
}

#[test]
fn a_site_says_which_files_are_a_role_and_which_are_none() {
    let mut all = source(&[
        ("shop/seller.md", "Seller"),
        ("shop/buyer.md", "Buyer"),
        ("it/senior-engineer.md", "Senior Engineer"),
        ("it/engineer.md", "Engineer"),
    ]);
    let found = |source: &Source| {
        let (families, _) = super::super::families(source);
        families.into_iter().map(|family| (family.title, family.members.len())).collect::<Vec<_>>()
    };
    assert_eq!(found(&all), [("Engineer".to_owned(), 2)]);
    all.site.families.apart = vec!["it".to_owned()];
    assert_eq!(found(&all), []);
    all.site.families.are_off = true;
    let files = ["shop/buyer.md", "shop/seller.md", "shop/gone.md"].map(str::to_owned).to_vec();
    all.site.families.named = vec![("Trader".to_owned(), files)];
    assert_eq!(found(&all), [("Trader".to_owned(), 2)]);
}

#[test]
fn the_order_of_files_changes_nothing() {
    let files = [
        ("it/ic1-engineer.md", "IC1 Engineer"),
        ("it/ic2-senior-engineer.md", "IC2 Senior Engineer"),
        ("it/ic3-staff-engineer.md", "IC3 Staff Engineer"),
        ("it/architect.md", "Architect"),
        ("hr/recruiter.md", "Recruiter"),
        ("hr/lead-recruiter.md", "Lead Recruiter"),
    ];
    let named = |source: &Source| {
        let (families, _) = super::super::families(source);
        let mut named: Vec<Vec<String>> = families
            .iter()
            .map(|family| {
                family.members.iter().map(|member| source.pages[member.page].file.clone()).collect()
            })
            .collect();
        named.sort();
        named
    };
    let mut one = source(&files);
    let expect = named(&one);
    assert_eq!(expect.len(), 2);
    for _ in 0..files.len() {
        one.pages.rotate_left(1);
        assert_eq!(named(&one), expect);
    }
}
