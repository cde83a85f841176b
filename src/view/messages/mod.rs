//! The messages of the interface, in each of its languages. A page's own text never comes from here.
//!
//! 1. [`Messages::of`] returns the messages of a language. [`english`] and `german` are complete: the compiler reports every
//!    message that is missing, in them and among the keys of `own`.
//! 2. `format` puts values into messages: names, numbers, lists and days.
//! 3. `names` holds the names of what the model enumerates: seniorities, tracks, kinds of employment.
//! 4. `own` puts texts by their keys in the place of ours: those that a site has of its own, and all that is not English.
//! 5. `packed` is English in the app for visitors.
//!
//! To add a language, add a file like `german`, and its code to [`LANGUAGES`], to [`HERE`] and to
//! `static/embed/book.js`. It costs visitors nothing: their app has English alone, and a catalog comes with the lines of the
//! languages of its pages. The build, and the authors' preview, have them all.
//!
//! In a message `{}` stands for a value, in the order of the arguments of [`fill`].

mod english;
mod format;
#[cfg(any(feature = "preview", not(target_family = "wasm")))]
mod german;
mod names;
mod own;
mod packed;

use english::ENGLISH;
#[cfg(any(feature = "preview", not(target_family = "wasm")))]
use german::GERMAN;
use rolebook_model::NextWord;
#[cfg(doc)]
use rolebook_model::{Employment, PayUnit, Seniority, Track};

pub(crate) use format::{Plural, fill, join};
pub(crate) use own::{keyed, translations};

/// The codes of the interface's languages. The first is the one for pages in any other language.
pub const LANGUAGES: [&str; 2] = ["en", "de"];

/// Those whose messages are part of this program.
static HERE: &[(&str, &Messages)] = &[
    ("en", &ENGLISH),
    #[cfg(any(feature = "preview", not(target_family = "wasm")))]
    ("de", &GERMAN),
];

/// The messages of the interface in one language.
#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Messages {
    /// Separates the thousands of a number.
    pub(super) thousands: &'static str,
    /// Joins the last two items of a list, with its spaces: " and ".
    pub(super) and: &'static str,
    /// The same for alternatives: " or ".
    pub(super) or: &'static str,
    /// A date: day, month and year.
    pub(super) day: &'static str,
    /// The months, from January.
    pub(super) months: [&'static str; 12],

    /// The directory's title.
    pub(super) directory: &'static str,
    /// Labels the list of roles, and the link back to it.
    pub(super) roles: &'static str,
    /// The link back to the directory.
    pub(super) all_roles: &'static str,
    /// Links a department's page to the directory filtered to it.
    pub(super) filter_roles: &'static str,
    /// Labels the breadcrumb.
    pub(super) breadcrumb: &'static str,
    /// Leads past the site's header.
    pub(super) skip: &'static str,

    /// Labels the search field.
    pub(super) search: &'static str,
    /// Labels the filter.
    pub(super) filter: &'static str,
    /// How many values of the filter are selected.
    pub(super) selected: &'static str,
    /// The facet of departments.
    pub(super) department: &'static str,
    /// The facet of seniorities.
    pub(super) level: &'static str,
    /// The facet of tracks.
    pub(super) track: &'static str,
    /// The tracks, in the order of [`Track::ALL`].
    pub(super) tracks: [&'static str; 2],
    /// The facet of open roles, and the label of a list of vacancies.
    pub(super) vacancies: &'static str,
    /// The facet of towns.
    pub(super) place: &'static str,
    /// The facet of countries.
    pub(super) country: &'static str,
    /// The facet of kinds of employment.
    pub(super) employment_kind: &'static str,
    /// A vacancy, or a role, that says what is paid.
    pub(super) pay_known: &'static str,
    /// A role that has a vacancy.
    pub(super) open: &'static str,
    /// A role that has none.
    pub(super) closed: &'static str,
    /// Precedes the levels that are open, on the page of one that is not.
    pub(super) open_at: &'static str,
    /// Remote work.
    pub(super) remote: &'static str,
    /// The kinds of employment, in the order of [`Employment::ALL`].
    pub(super) employments: [&'static str; 8],
    /// The pay: currency, amount or range, and unit of time.
    pub(super) pay: &'static str,
    /// The units of time, in the order of [`PayUnit::ALL`].
    pub(super) pay_units: [&'static str; 5],
    /// Names the places of a vacancy.
    pub(super) workplace: &'static str,
    /// Names the countries from which the work can be done remotely.
    pub(super) remote_from: &'static str,
    /// Names the kinds of employment.
    pub(super) employment: &'static str,
    /// Names the day on which a vacancy was posted.
    pub(super) posted: &'static str,
    /// Names the last day to apply.
    pub(super) apply_by: &'static str,
    /// Names the employer's identifier of a vacancy.
    pub(super) reference: &'static str,
    /// Links to the application.
    pub(super) apply: &'static str,
    /// The same out of context, with the vacancy's name.
    pub(super) apply_for: &'static str,
    /// Follows it where the vacancy names towns.
    pub(super) apply_in: &'static str,
    /// Labels the list of active filters.
    pub(super) active_filters: &'static str,
    /// Removes one filter.
    pub(super) remove: &'static str,
    /// Removes all filters.
    pub(super) clear: &'static str,
    /// Labels the ways to sort the list.
    pub(super) sort: &'static str,
    /// Sorting by relevance, title and department.
    pub(super) sorts: [&'static str; 3],
    /// How many roles are listed.
    pub(super) role_count: Plural,
    /// No role matches.
    pub(super) no_roles: &'static str,
    /// What to do when no role matches.
    pub(super) no_match_advice: &'static str,
    /// No role has these words.
    pub(super) no_role_has: &'static str,
    /// The words without which there are so many roles.
    pub(super) without: &'static str,
    /// Closes the filter, and shows so many roles.
    pub(super) show: &'static str,
    /// No page has the words of the query, so similar words were searched.
    pub(super) corrected: &'static str,
    /// Shows so many more of a long list.
    pub(super) more: &'static str,
    /// Asks for the other side of a comparison.
    pub(super) choose_other: &'static str,
    /// Cancels that.
    pub(super) cancel: &'static str,

    /// Labels the ladder.
    pub(super) levels: &'static str,
    /// The ladder's link to the page of the whole role.
    pub(super) all_levels: &'static str,
    /// The ladder's link to the page that shows all levels beside each other.
    pub(super) side_by_side: &'static str,
    /// Marks the level, or the whole role, that the page shows.
    pub(super) current: &'static str,
    /// How many levels a role has.
    pub(super) level_count: Plural,
    /// The same with the lowest and the highest seniority.
    pub(super) level_span: &'static str,
    /// A level by its seniority and its role.
    pub(super) level_of: &'static str,
    /// Labels the links to the levels next to this one.
    pub(super) neighbours: &'static str,
    /// The level below.
    pub(super) previous: &'static str,
    /// The level above.
    pub(super) next: &'static str,
    /// The seniorities, in the order of [`Seniority::ALL`].
    pub(super) seniorities: [&'static str; 16],

    /// The heading of a role's key facts.
    pub(super) key_facts: &'static str,
    /// Names the first responsibilities.
    pub(super) duties: &'static str,
    /// How many requirements are a bonus.
    pub(super) bonus_count: Plural,
    /// Names the job grade.
    pub(super) grade: &'static str,
    /// Names what is paid.
    pub(super) stated_pay: &'static str,

    /// Labels the table of contents.
    pub(super) contents: &'static str,
    /// The part that holds for one level only.
    pub(super) own: &'static str,
    /// A section that holds for the named level only.
    pub(super) only_at: &'static str,
    /// The part that the level below lacks.
    pub(super) new_at_level: &'static str,
    /// How many items a level repeats from the named one.
    pub(super) same_as_at: &'static str,
    /// The sections that all levels share.
    pub(super) shared: &'static str,
    /// A level has no text of its own.
    pub(super) no_own_text: &'static str,
    /// Opens what a section includes from the named level.
    pub(super) includes: &'static str,
    /// Labels what the role does not do.
    pub(super) not_your_job: &'static str,
    /// Labels requirements that must be met.
    pub(super) must: &'static str,
    /// Labels a requirement that is welcome but not needed.
    pub(super) bonus: &'static str,
    /// Nobody has to meet all requirements; used unless the site has a note of its own.
    pub(super) requirements_note: &'static str,
    /// A task that is ticked.
    pub(super) done: &'static str,
    /// A task that is not.
    pub(super) to_do: &'static str,
    /// Labels the scrollable box of a table.
    pub(super) table: &'static str,
    /// Labels the scrollable box of a code block.
    pub(super) code: &'static str,
    /// The heading of the footnotes of a printed page.
    pub(super) links: &'static str,
    /// Labels the footnotes of a page.
    pub(super) notes: &'static str,
    /// The link from a footnote to its mark.
    pub(super) back_to_text: &'static str,
    /// Copies the link to the named part.
    pub(super) copy_link: &'static str,
    /// Folds the links to the items of a section.
    pub(super) item_links: &'static str,
    /// The link was copied.
    pub(super) copied: &'static str,
    /// It could not be copied, but is in the address bar.
    pub(super) not_copied: &'static str,
    /// It could not be copied, and the address bar shows the host's page.
    pub(super) copy_refused: &'static str,
    /// The part that the URL names is gone; the one most like it is shown.
    pub(super) nearest_part: &'static str,
    /// The part that the URL names is gone, and none is like it.
    pub(super) part_missing: &'static str,

    /// Opens the visitor's own notes on a level.
    pub(super) my_notes: &'static str,

    /// Labels the links to comparisons.
    pub(super) compare: &'static str,
    /// Compares with the named level.
    pub(super) compare_with: &'static str,
    /// Compares with another role.
    pub(super) compare_other: &'static str,
    /// The title of a comparison of two levels.
    pub(super) compared: &'static str,
    /// Labels the comparison.
    pub(super) comparison: &'static str,
    /// Folds the items that both sides have, with their number.
    pub(super) same: &'static str,
    /// The state of items that both have in different words.
    pub(super) changed: &'static str,
    /// The state of items that only one side has.
    pub(super) on_one_side: &'static str,
    /// Swaps the sides of a comparison.
    pub(super) swap_sides: &'static str,
    /// How many items are the same.
    pub(super) same_count: &'static str,
    /// How many are in other words.
    pub(super) changed_count: &'static str,
    /// How many come with the named level, which is above the other.
    pub(super) new_count: &'static str,
    /// How many only the named level has.
    pub(super) only_at_count: &'static str,
    /// How many only the named role has.
    pub(super) only_in_count: &'static str,
    /// The heading of text that precedes every heading.
    pub(super) overview: &'static str,
    /// The sides do not differ.
    pub(super) no_differences: &'static str,
    /// The title where the other side does not exist.
    pub(super) no_other: &'static str,
    /// Why that may be, with the name of the side that exists.
    pub(super) no_other_advice: &'static str,
    /// Links back to the named page.
    pub(super) back_to: &'static str,

    /// The text of the named page could not be loaded.
    pub(super) not_loaded: &'static str,
    /// Loads it again.
    pub(super) try_again: &'static str,
    /// Texts are still being loaded, so not everything is searched.
    pub(super) partial_search: &'static str,
    /// The texts could not be loaded.
    pub(super) texts_missing: &'static str,

    /// The title of the page for a URL that does not exist.
    pub(super) not_found: &'static str,
    /// What to do about it.
    pub(super) not_found_advice: &'static str,
    /// Submits a search.
    pub(super) search_button: &'static str,

    // The page that the service worker shows offline in place of one that it does not have.
    /// Its heading.
    pub(super) offline: &'static str,
    /// Why it is not there, and what is.
    pub(super) offline_advice: &'static str,

    /// Where one could go from a page, by [`NextWord`].
    pub(super) where_next: [&'static str; NextWord::ALL.len()],
}

impl Messages {
    /// The messages in a BCP 47 language; in English where this program has none.
    pub(crate) fn of(language: &str) -> &'static Messages {
        let code = code(language);
        HERE.iter().find(|(known, _)| *known == code).map_or(&ENGLISH, |(_, messages)| messages)
    }
}

/// The code of the interface's language on a page in a BCP 47 language, by its primary subtag.
pub(crate) fn code(language: &str) -> &'static str {
    let primary = primary_subtag(language);
    let [english, others @ ..] = &LANGUAGES;
    others.iter().find(|code| primary.eq_ignore_ascii_case(code)).unwrap_or(english)
}

/// The direction in which a BCP 47 language is written, as a value of HTML's `dir`.
pub(crate) fn direction(language: &str) -> &'static str {
    let primary = primary_subtag(language);
    if RIGHT_TO_LEFT.iter().any(|known| primary.eq_ignore_ascii_case(known)) { "rtl" } else { "ltr" }
}

/// Languages whose usual script is written from right to left. `static/embed/book.js` has them, too.
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

fn primary_subtag(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_first_part() {
        for (language, is_german) in [
            ("de", true),
            ("de-AT", true),
            ("DE", true),
            ("del", false),
            ("en", false),
            ("d", false),
            ("", false),
        ] {
            assert_eq!(code(language) == "de", is_german, "{language}");
            assert_eq!(std::ptr::eq(Messages::of(language), &GERMAN), is_german, "{language}");
        }
    }

    /// The list that an element shows before the app is there has the app's words and directions.
    #[test]
    fn the_early_list_of_an_element_says_what_the_app_says() {
        let script = include_str!("../../../static/embed/book.js");
        for code in LANGUAGES {
            let Messages { directory, search, open, .. } = Messages::of(code);
            let words = format!("  {code}: ['{directory}', '{search}', '{open}'],\n");
            assert!(script.contains(&words), "{words}");
        }
        let languages = format!("/^({})\\b/i", RIGHT_TO_LEFT.join("|"));
        assert!(script.contains(&languages), "{languages}");
    }
}
