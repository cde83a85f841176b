//! Several roles on a page.

use rolebook_model::{Catalog, PageSource, Site, Source};

const SHARED: &str = "We run a flour mill by the river.\n\n";
const ENGINEER: &str = "## Machine Engineer\n\n### Responsibilities\n\n- Keep the mill turning\n\n### Requirements\n\n- Steel does not scare you\n\n";
const ANALYST: &str = "## Grain Analyst\n\nGrade: 5\n\n### Responsibilities\n\n- Weigh the grain\n\n### Requirements\n\n- You count well\n\n";
const BENEFITS: &str = "## Benefits\n\n- Bread for all\n";

fn source(title: &str, parts: &[&str]) -> Source {
    let text = format!("---\ntitle: {title}\n---\n\n{}", parts.concat());
    Source { site: Site::default(), pages: vec![PageSource { file: "mill/jobs.md".to_owned(), text }] }
}

/// The title of each role, with the names of its levels and the texts of its headings.
fn roles(catalog: &Catalog) -> Vec<String> {
    let role = |role: &std::sync::Arc<rolebook_model::Role>| {
        let levels: Vec<&str> = role.levels.iter().map(|level| level.name.as_str()).collect();
        let headings =
            role.sections.iter().filter_map(|section| Some(section.heading.as_ref()?.text.as_str()));
        format!("{} [{}]: {}", role.title, levels.join(", "), headings.collect::<Vec<_>>().join(", "))
    };
    catalog.roles.iter().map(role).collect()
}

#[track_caller]
fn check(title: &str, parts: &[&str], expect: &[&str]) {
    assert_eq!(roles(&crate::catalog(source(title, parts))), expect);
}

#[test]
fn positions_with_sections_of_their_own_are_roles_of_their_own() {
    check(
        "Who we look for",
        &[SHARED, ENGINEER, ANALYST, BENEFITS],
        &[
            "Grain Analyst [Grain Analyst]: Grain Analyst, Responsibilities, Requirements, Benefits",
            "Machine Engineer [Machine Engineer]: Machine Engineer, Responsibilities, Requirements, Benefits",
        ],
    );
    let catalog = crate::catalog(source("Who we look for", &[SHARED, ENGINEER, ANALYST, BENEFITS]));
    let facts = |slug| catalog.role("mill", slug).map(|role| role.facts.len());
    assert_eq!((facts("machine-engineer"), facts("grain-analyst")), (Some(0), Some(1)));
}

#[test]
fn several_levels_of_one_of_them_stay_its_levels() {
    let senior = "## Senior Machine Engineer\n\n### Responsibilities\n\n- Build another mill\n\n";
    check(
        "Who we look for",
        &[ENGINEER, senior, ANALYST],
        &[
            "Grain Analyst [Grain Analyst]: Grain Analyst, Responsibilities, Requirements",
            "Machine Engineer [Machine Engineer, Senior Machine Engineer]: Machine Engineer, Responsibilities, Requirements, Senior Machine Engineer, Responsibilities",
        ],
    );
}

#[test]
fn rungs_of_one_role_stay_together() {
    let lead = "## Lead Analyst\n\n### Responsibilities\n\n- Lead those who weigh\n\n";
    for (title, parts, count) in [
        // No two of one seniority.
        ("Who we look for", vec![ENGINEER, lead], 1),
        // The title is a position, and these are variants of it.
        ("Engineer", vec![ENGINEER, ANALYST], 1),
        // A ladder.
        ("Who we look for", vec!["## Levels\n\n", ENGINEER, ANALYST], 1),
        // One has nothing of its own.
        ("Who we look for", vec![ENGINEER, "## Grain Analyst\n\nAsk us.\n"], 1),
        ("Who we look for", vec![ENGINEER, ANALYST], 2),
    ] {
        assert_eq!(crate::catalog(source(title, &parts)).roles.len(), count, "{title} {parts:?}");
    }
}

#[test]
fn the_browser_reads_the_same_from_the_catalog() {
    let source = source("Who we look for", &[SHARED, ENGINEER, ANALYST, BENEFITS]);
    let built = crate::catalog(source.clone());
    let mut catalog = super::filling::without_texts(built.clone());
    crate::fill(&mut catalog, &source.pages);
    for (built, filled) in built.roles.iter().zip(&catalog.roles) {
        assert_eq!(built.sections.len(), filled.sections.len());
        assert!(filled.is_loaded);
        assert_eq!(
            (&built.levels, &built.labels, &built.facts),
            (&filled.levels, &filled.labels, &filled.facts)
        );
    }
    assert_eq!(roles(&built), roles(&catalog));
}
