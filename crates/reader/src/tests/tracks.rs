//! Tracks that headings name.

use rolebook_model::{PageSource, Site};

/// Compares the tracks of a page, each as its name and its levels.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let file = "it/engineer.md".to_owned();
    let text = format!("---\ntitle: Engineers\n---\n\n{text}");
    let role = crate::page(&PageSource { file, text }, &Site::default());
    let tracks = role.tracks().into_iter().map(|track| {
        let names: Vec<&str> = track.levels.iter().map(|level| role.levels[*level].name.as_str()).collect();
        format!("{}: {}", track.name.unwrap_or(track.track.name()), names.join(", "))
    });
    assert_eq!(tracks.collect::<Vec<_>>(), expect);
}

#[test]
fn headings_above_levels_name_tracks() {
    check(
        "## Craft track\n\n### Engineer\n\n- Bakes\n\n### Senior Engineer\n\n- Bakes more\n\n## Partner track\n\n### Associate Partner\n\n- Sells\n\n### Senior Partner\n\n- Sells more\n",
        &["Craft: Engineer, Senior Engineer", "Partner: Associate Partner, Senior Partner"],
    );
}

#[test]
fn without_names_managers_are_on_a_track_of_their_own() {
    check(
        "## Levels\n\n### Engineering Manager\n\n- Leads a team of bakers\n\n### Engineer\n\n- Bakes\n\n### Senior Engineer\n\n- Bakes more\n",
        &["individual: Engineer, Senior Engineer", "manager: Engineering Manager"],
    );
    check(
        "## Engineer\n\n- Bakes\n\n## Senior Engineer\n\n- Bakes more\n",
        &["individual: Engineer, Senior Engineer"],
    );
}

#[test]
fn sections_above_levels_are_no_tracks() {
    check(
        "## Responsibilities\n\n### Engineer\n\n- Bakes\n\n### Senior Engineer\n\n- Bakes more\n\n## Requirements\n\n### Staff Engineer\n\n- Patience\n",
        &["individual: Engineer, Senior Engineer, Staff Engineer"],
    );
}
