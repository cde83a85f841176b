//! Every word of the interface. A page's text comes from its file, never from here.

/// The directory's title.
pub(super) const DIRECTORY: &str = "Find your role";
/// Names the list of roles, and the way back to it.
pub(super) const ROLES: &str = "Roles";
/// The way back to the directory.
pub(super) const ALL_ROLES: &str = "All roles";
/// Names the trail from the directory to a page.
pub(super) const BREADCRUMB: &str = "You are here";

/// Labels the search field.
pub(super) const SEARCH: &str = "Search roles";
/// Names the filter.
pub(super) const FILTER: &str = "Filter";
/// The facet of departments.
pub(super) const DEPARTMENT: &str = "Department";
/// The facet of rungs.
pub(super) const LEVEL: &str = "Level";
/// Takes the filter off.
pub(super) const CLEAR: &str = "Show all roles";
/// What to do when nothing is left.
pub(super) const NO_MATCH_ADVICE: &str = "Try fewer words, or take a department or a level off.";

/// Names the ladder.
pub(super) const LEVELS: &str = "Levels";
/// The ladder's link to the whole page.
pub(super) const ALL_LEVELS: &str = "All levels";
/// Names the links to the rungs next to a level.
pub(super) const NEIGHBOURS: &str = "Next to this level";
/// The rung below.
pub(super) const PREVIOUS: &str = "Previous level";
/// The rung above.
pub(super) const NEXT: &str = "Next level";

/// Names the contents.
pub(super) const CONTENTS: &str = "On this page";
/// The sections of one level.
pub(super) const OWN: &str = "Only at this level";
/// The sections that every level has.
pub(super) const SHARED: &str = "Shared by all levels";
/// Stands where a level has no text of its own.
pub(super) const NOTHING_OWN: &str = "The page says nothing that holds at this level only.";

/// Marks the boundary: what the role does not do.
pub(super) const NOT_YOUR_JOB: &str = "Not your job";
/// Marks a requirement that is welcome but not needed.
pub(super) const BONUS: &str = "Bonus";
/// Marks a task that is ticked.
pub(super) const DONE: &str = "Done";
/// Marks a task that is not.
pub(super) const TO_DO: &str = "To do";
/// Names a table's box, which can be scrolled.
pub(super) const TABLE: &str = "Table";
/// Names a code block's box, which can be scrolled.
pub(super) const CODE: &str = "Code";

/// The title of a page that is not there.
pub(super) const NOT_FOUND: &str = "This page is not here";
/// What to do about it.
pub(super) const NOT_FOUND_ADVICE: &str =
    "The role may have moved or been renamed. Search for it, or look through all roles.";
/// Sends a search.
pub(super) const SEARCH_BUTTON: &str = "Search";

/// Opens the filter on narrow screens, and says how many of its boxes are ticked: "Filter, 2 chosen".
pub(super) fn filter(chosen: usize) -> String {
    match chosen {
        0 => FILTER.to_owned(),
        _ => [FILTER, ", ", &chosen.to_string(), " chosen"].concat(),
    }
}

/// How many roles are left: "14 roles".
pub(super) fn role_count(count: usize) -> String {
    match count {
        0 => "No roles match".to_owned(),
        _ => counted(count, "role", "roles"),
    }
}

/// How many levels a role has, and from which to which: "3 levels, Associate to Staff".
pub(super) fn level_span(count: usize, lowest: &str, highest: &str) -> String {
    let levels = level_count(count);
    if lowest == highest {
        [&*levels, ", ", lowest].concat()
    } else {
        [&*levels, ", ", lowest, " to ", highest].concat()
    }
}

/// How many levels a role has: "3 levels".
pub(super) fn level_count(count: usize) -> String {
    counted(count, "level", "levels")
}

/// Which rung of which role a level is: "Senior level of Product Manager".
pub(super) fn level_of(seniority: &str, role: &str) -> String {
    [seniority, " level of ", role].concat()
}

/// What a section of requirements asks for: "9 must-haves, 2 bonuses".
pub(super) fn necessities(musts: usize, bonuses: usize) -> String {
    let musts_text = counted(musts, "must-have", "must-haves");
    let bonuses_text = counted(bonuses, "bonus", "bonuses");
    match (musts, bonuses) {
        (_, 0) => musts_text,
        (0, _) => bonuses_text,
        _ => [&*musts_text, ", ", &*bonuses_text].concat(),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    [&*count.to_string(), " ", if count == 1 { one } else { many }].concat()
}
