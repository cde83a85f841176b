//! Pages in, where one could go out.

use super::where_next;
use proptest::prelude::*;
use rolebook_model::{Onward, PageSource, Site, Source, WhereNext};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where one could go from each page of a site, by reference.
fn site(pages: &[(&str, &str)]) -> BTreeMap<String, WhereNext> {
    let page =
        |(file, text): &(&str, &str)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() };
    let source = Source { site: Site::default(), pages: pages.iter().map(page).collect() };
    let texts: HashMap<&str, &str> = pages.iter().copied().collect();
    let catalog = rolebook_reader::catalog(source);
    where_next(&catalog, &|file| texts.get(file).copied()).into_iter().collect()
}

/// A page with requirements.
fn asking(title: &str, items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("- {item}\n")).collect();
    format!("---\ntitle: {title}\n---\n\n## Requirements\n\n{}", items.concat())
}

/// Whether two requirements are taken for the same; a third one is, so that the roles are related.
#[track_caller]
fn check_same(one: &str, other: &str, expect: bool) {
    let fixed = ["You bake bread every day", "You rise early in the morning"];
    let pages = [
        ("bakery/baker.md", asking("Baker", &[one, fixed[0], fixed[1]])),
        ("bakery/cook.md", asking("Cook", &[other, fixed[0], fixed[1]])),
    ];
    let next = site(&pages.each_ref().map(|(file, text)| (*file, &**text)));
    for page in ["bakery/baker", "bakery/cook"] {
        let related = &next[page].related[0];
        assert_eq!(related.shared.len(), if expect { 3 } else { 2 }, "{one:?} and {other:?}: {related:?}");
        assert_eq!(related.on_top.len(), usize::from(!expect));
    }
}

#[test]
fn requirements_that_ask_for_the_same_are_joined() {
    for (one, other) in [
        ("You write clearly", "you write **clearly**."),
        ("You have a passion for open source", "Have a passion for open source"),
        ("Strong verbal and written communication skills", "Excellent written and verbal communication"),
        ("Able to use, or willing to learn, GNU Make", "Ability to use, or willing to learn, GNU Make"),
        (
            "Experience with tools used by engineers, designers and writers",
            "Experience with tools used by designers, writers, and engineers",
        ),
        (
            "Handles highly sensitive and confidential information of customers appropriately",
            "Recognises and handles highly sensitive and confidential information of customers appropriately",
        ),
        ("Sie haben Erfahrung mit Sauerteig", "Erfahrung mit Sauerteig"),
    ] {
        check_same(one, other, true);
    }
}

#[test]
fn requirements_that_differ_in_what_counts_are_not_joined() {
    for (one, other) in [
        ("Five years of experience with ovens", "Three years of experience with ovens"),
        ("5+ years of experience with ovens", "3+ years of experience with ovens"),
        ("Basic knowledge of ovens and their upkeep", "Strong knowledge of ovens and their upkeep"),
        ("Knowledge of ovens and their upkeep", "Strong knowledge of ovens and their upkeep"),
        ("Experience with Rust", "Experience with Ruby"),
        ("You lead designers and support engineers", "You lead engineers and support designers"),
        ("Experience with Rust and Go", "Experience with Rust or Go"),
        (
            "Experience in product design and engineering management",
            "Experience in product engineering and design management",
        ),
        (
            "Knowledge of dough, oven temperatures and times",
            "Knowledge of oven, dough temperatures and times",
        ),
        ("Experience in IT", "Experience"),
        ("Knowledge of US tax law", "Knowledge of tax law"),
        (
            "You work at night in a team of bakers who share one oven",
            "You do not work at night in a team of bakers who share one oven",
        ),
        ("You move a bakery from flour to sugar", "You move a bakery to flour from sugar"),
        ("需要能够在夜间独立操作烤箱并且", "不需要能够在夜间独立操作烤箱并且"),
    ] {
        check_same(one, other, false);
    }
}

#[test]
fn what_refers_to_its_own_page_is_another_thing_on_another_page() {
    for text in ["Three years in a similar role", "All requirements above", "A degree in a related field"] {
        let pages = [asking("Baker", &[text, "Care", "Calm"]), asking("Cook", &[text, "Care", "Calm"])];
        let next = site(&[("bakery/baker.md", &pages[0]), ("bakery/cook.md", &pages[1])]);
        assert_eq!(next["bakery/baker"].related[0].shared, ["Care", "Calm"], "{text}");
    }
}

#[test]
fn a_must_is_not_a_bonus() {
    check_same("French", "Bonus points: French", false);
    let baker = asking("Baker", &["French", "Care", "Calm"]);
    let cook = asking("Cook", &["Care", "Calm"]) + "\n## Nice to have\n\n- French\n";
    for departments in [["a", "b"], ["b", "a"]] {
        let [baker_file, cook_file] = departments.map(|department| format!("{department}/role.md"));
        let next = site(&[(&baker_file, &baker), (&cook_file, &cook)]);
        let related = &next[baker_file.trim_end_matches(".md")].related[0];
        assert_eq!(
            (&*related.shared, &*related.on_top),
            (&["Care", "Calm"].map(String::from)[..], &["French".to_owned()][..])
        );
    }
}

#[test]
fn neighbours_are_named_with_what_both_ask_for_and_what_comes_on_top() {
    let baker = asking("Baker", &["Care", "Patience", "French", "Bread"]);
    let cook = asking("Cook", &["Patience", "Care", "Sauces"]);
    let clerk = asking("Clerk", &["Care", "Numbers"]);
    let next = site(&[("bakery/baker.md", &baker), ("bakery/cook.md", &cook), ("office/clerk.md", &clerk)]);
    let related = &next["bakery/baker"].related;
    assert_eq!(related.len(), 1, "one requirement may be chance: {related:?}");
    assert_eq!(related[0].page, Onward { name: "Cook".to_owned(), reference: "bakery/cook".to_owned() });
    assert_eq!(
        (&*related[0].shared, &*related[0].on_top),
        (&["Care", "Patience"].map(String::from)[..], &["Sauces".to_owned()][..])
    );
    let common = &next["office/clerk"].common;
    assert_eq!((&*common[0].text, common.len(), common[0].roles.len(), common[0].more), ("Care", 1, 2, 0));
}

#[test]
fn what_everybody_must_bring_makes_nobody_related() {
    let text = |title: &str| asking(title, &["You share our values", "You use our tools", title]);
    let texts = ["Baker", "Cook", "Clerk", "Waiter"].map(text);
    let files = ["a/baker.md", "a/cook.md", "b/clerk.md", "b/waiter.md"];
    let pages: Vec<(&str, &str)> = files.into_iter().zip(texts.iter().map(|text| &**text)).collect();
    for (page, next) in site(&pages) {
        assert!(next.related.is_empty() && next.common.is_empty(), "{page}: {next:?}");
    }
}

const LADDER: &str = "---\ntitle: Baker\n---\n\n## Requirements\n\n- Care\n\n## Senior Baker\n\n### Requirements\n\n- Patience\n\n\
    ## Staff Baker\n\n### Requirements\n\n- Calm\n\n## Manager, Bakery\n\n### Requirements\n\n- Numbers\n";

#[test]
fn the_rungs_above_are_those_of_the_track_and_the_first_of_another() {
    let next = site(&[("bakery/baker.md", LADDER)]);
    let names = |page: &str| next[page].above.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("bakery/baker/senior-baker"), ["Staff Baker", "Manager, Bakery"]);
    assert_eq!(names("bakery/baker/manager-bakery"), [""; 0]);
    assert_eq!(names("bakery/baker"), [""; 0]);
}

#[test]
fn a_level_is_compared_with_the_level_of_the_same_rung() {
    let cook =
        LADDER.replace("Baker", "Cook").replace("Bakery", "Kitchen").replace("- Care", "- Care\n- Sauces");
    let baker = LADDER.replace("- Care", "- Care\n- Sauces");
    let next = site(&[("bakery/baker.md", &baker), ("kitchen/cook.md", &cook)]);
    let related = &next["bakery/baker/senior-baker"].related[0];
    assert_eq!((&*related.page.reference, related.shared.len()), ("kitchen/cook/senior-cook", 3));
}

#[test]
fn what_is_named_as_next_leads_there_and_back() {
    let baker = "---\ntitle: Baker\nnext: [Head of Bakery, nobody]\n---\n\n## Requirements\n\n- Care\n";
    let cook = "---\ntitle: Cook\n---\n\n## Requirements\n\n- Care\n\n## Career ladder\n\nThen [a baker](../bakery/baker.md).\n";
    let head = "---\ntitle: Head of Bakery\n---\n\n## Requirements\n\n- Calm\n";
    let next = site(&[("bakery/baker.md", baker), ("bakery/head.md", head), ("kitchen/cook.md", cook)]);
    let references = |list: &[Onward]| list.iter().map(|it| it.reference.clone()).collect::<Vec<_>>();
    assert_eq!(references(&next["bakery/baker"].named), ["bakery/head"]);
    assert_eq!(references(&next["bakery/baker"].back), ["kitchen/cook"]);
    assert_eq!(references(&next["bakery/head"].back), ["bakery/baker"]);
    assert_eq!(references(&next["kitchen/cook"].named), ["bakery/baker"]);
}

#[test]
fn what_an_included_level_asks_for_is_asked_for() {
    let baker = "---\ntitle: Baker\n---\n\n## Requirements\n\n- Care\n- Patience\n\n## Senior Baker\n\n### Requirements\n\n\
        - All Baker requirements, plus:\n- Calm\n";
    let cook = asking("Cook", &["Care", "Patience", "Sauces"]);
    let next = site(&[("bakery/baker.md", baker), ("kitchen/cook.md", &cook)]);
    let related = &next["kitchen/cook"].related[0];
    assert_eq!(related.shared.len(), 2);
    assert!(!related.on_top.iter().any(|text| text.contains("All Baker")), "{related:?}");
}

const WORDS: [&str; 6] =
    ["Care", "Patience", "Strong care", "Excellent care", "Five breads", "You have patience"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The order of files makes no difference, what is shared is shared in both directions, and is on both pages.
    #[test]
    fn what_is_shared_is_shared_by_both(
        roles in prop::collection::vec(prop::collection::btree_set(0..WORDS.len(), 1..5), 2..8),
        turned in any::<bool>(),
    ) {
        let pages: Vec<(String, String)> = roles.iter().enumerate().map(|(index, items)| {
            let items: Vec<&str> = items.iter().map(|item| WORDS[*item]).collect();
            (format!("a/role-{index}.md"), asking(&format!("Role {index}"), &items))
        }).collect();
        let mut given: Vec<(&str, &str)> = pages.iter().map(|(file, text)| (&**file, &**text)).collect();
        let next = site(&given);
        if turned { given.reverse() } else { given.rotate_left(1) }
        prop_assert_eq!(&next, &site(&given));
        let by_role: BTreeMap<&str, BTreeSet<&str>> = roles.iter().zip(&pages).map(|(items, (file, _))| {
            (file.trim_end_matches(".md"), items.iter().map(|item| WORDS[*item]).collect())
        }).collect();
        // Those of the roles themselves; each has one level, whose page says the same.
        for (page, found) in next.iter().filter(|(page, _)| by_role.contains_key(&***page)) {
            for related in &found.related {
                let other = &related.page.reference;
                prop_assert!(related.shared.iter().all(|text| by_role[&**page].contains(&**text)));
                prop_assert!(related.on_top.iter().all(|text| by_role[&**other].contains(&**text)));
                let back = next[other].related.iter().find(|back| back.page.reference == *page);
                // Five are named: there may be five that are nearer.
                if let Some(back) = back {
                    prop_assert_eq!(back.shared.len(), related.shared.len());
                } else {
                    prop_assert_eq!(next[other].related.len(), 5);
                }
            }
        }
    }
}
