//! Every word of the interface, in each of its languages. A page's text comes from its file, never from here.
//!
//! [`Words::of`] gives the words of a language: [`english`] and [`german`] are complete. A language that is
//! added is a file like theirs and a line there; the compiler says what it lacks.
//!
//! In a phrase `#` stands for what is filled in, in the order of the function's arguments.

mod english;
mod german;

use super::Notice;
use english::ENGLISH;
use german::GERMAN;
#[cfg(doc)]
use rolebook_model::PayUnit;
use rolebook_model::cut;
use rolebook_model::numbers::digits;
use rolebook_model::{Availability, Employment, Pay, Seniority, Site, Track};
use rolebook_search::Sort;

/// The words of the interface in one language.
pub(crate) struct Words {
    /// Between the thousands of a number.
    pub(super) thousands: &'static str,
    /// Between the last two of a list, with its spaces.
    pub(super) and: &'static str,
    /// The same where any one of them will do.
    pub(super) or: &'static str,
    /// A day: "# # #" are day, month and year.
    pub(super) day: &'static str,
    /// The months, with `|` between them.
    pub(super) months: &'static str,

    /// The directory's title.
    pub(super) directory: &'static str,
    /// Names the list of roles, and the way back to it.
    pub(super) roles: &'static str,
    /// The way back to the directory.
    pub(super) all_roles: &'static str,
    /// Leads from a department's page to the directory, filtered to it.
    pub(super) filter_roles: &'static str,
    /// Names the trail from the directory to a page.
    pub(super) breadcrumb: &'static str,

    /// Labels the search field.
    pub(super) search: &'static str,
    /// Names the filter.
    pub(super) filter: &'static str,
    /// How many values of the filter are chosen: "# chosen".
    pub(super) chosen: &'static str,
    /// The facet of departments.
    pub(super) department: &'static str,
    /// The facet of rungs.
    pub(super) level: &'static str,
    /// The facet of tracks.
    pub(super) track: &'static str,
    /// The tracks, in the order of [`Track::ALL`].
    pub(super) tracks: [&'static str; 2],
    /// The facet of vacancies.
    pub(super) vacancies: &'static str,
    /// A role that has a vacancy.
    pub(super) open: &'static str,
    /// A role that has none.
    pub(super) closed: &'static str,
    /// Work from anywhere.
    pub(super) remote: &'static str,
    /// The kinds of employment in the order of [`Employment::ALL`], with `|` between them.
    pub(super) employment: &'static str,
    /// What is paid: the currency, the least or the range, and the unit.
    pub(super) pay: &'static str,
    /// The units of time that are paid, in the order of [`PayUnit::ALL`], with `|` between them.
    pub(super) pay_units: &'static str,
    /// Stands in front of the day on which a vacancy was made public.
    pub(super) posted: &'static str,
    /// Stands in front of the last day on which one can apply.
    pub(super) apply_by: &'static str,
    /// The number by which the employer knows a vacancy.
    pub(super) reference: &'static str,
    /// Leads to where one applies.
    pub(super) apply: &'static str,
    /// The same for whoever does not see what stands around it: for "#".
    pub(super) apply_for: &'static str,
    /// The same in the town "#".
    pub(super) apply_in: &'static str,
    /// Names what the filter is set to.
    pub(super) set: &'static str,
    /// Takes one value off the filter: "Remove #".
    pub(super) remove: &'static str,
    /// Takes the filter off.
    pub(super) clear: &'static str,
    /// Names the orders of the list.
    pub(super) sort: &'static str,
    /// The orders by relevance, title and department.
    pub(super) sorts: [&'static str; 3],
    /// How many roles are left.
    pub(super) role_count: Counted,
    /// Where no role is left.
    pub(super) no_roles: &'static str,
    /// What to do when nothing is left.
    pub(super) no_match_advice: &'static str,
    /// Nothing matches but for one letter; "#" are the words found instead.
    pub(super) forgiven: &'static str,
    /// Shows more of a long list: "#" is how many more.
    pub(super) more: &'static str,
    /// Asks for the other side of a comparison with "#".
    pub(super) choose_other: &'static str,
    /// Gives a choice up.
    pub(super) cancel: &'static str,

    /// Names the ladder.
    pub(super) levels: &'static str,
    /// The ladder's link to the whole page.
    pub(super) all_levels: &'static str,
    /// How many levels a role has.
    pub(super) level_count: Counted,
    /// The levels, from the lowest rung to the highest: "#, # to #".
    pub(super) level_span: &'static str,
    /// Which rung of which role a level is: "# level of #".
    pub(super) level_of: &'static str,
    /// Names the links to the rungs next to a level.
    pub(super) neighbours: &'static str,
    /// The rung below.
    pub(super) previous: &'static str,
    /// The rung above.
    pub(super) next: &'static str,
    /// The rungs, in the order of [`Seniority::ALL`].
    pub(super) seniority: [&'static str; 16],

    /// Names what a reader needs first.
    pub(super) minute: &'static str,
    /// How many responsibilities.
    pub(super) duty_count: Counted,
    /// How many requirements one must meet.
    pub(super) must_count: Counted,
    /// How many are a bonus.
    pub(super) bonus_count: Counted,
    /// The grade: "Grade #".
    pub(super) grade: &'static str,

    /// Names the contents.
    pub(super) contents: &'static str,
    /// The sections of one level.
    pub(super) own: &'static str,
    /// A section of the level "#" among those of others.
    pub(super) only_at: &'static str,
    /// What a level has that the one below it has not.
    pub(super) new_here: &'static str,
    /// What a level repeats: "# as at #".
    pub(super) as_at: &'static str,
    /// The sections that every level has.
    pub(super) shared: &'static str,
    /// Stands where a level has no text of its own.
    pub(super) nothing_own: &'static str,
    /// Opens what a section takes over from the level "#".
    pub(super) includes: &'static str,
    /// Marks the boundary: what the role does not do.
    pub(super) not_your_job: &'static str,
    /// Names requirements that have to be met.
    pub(super) must: &'static str,
    /// Marks a requirement that is welcome but not needed.
    pub(super) bonus: &'static str,
    /// That nobody has to meet all of them, where the site does not say it in its own words.
    pub(super) requirements_note: &'static str,
    /// Marks a task that is ticked.
    pub(super) done: &'static str,
    /// Marks a task that is not.
    pub(super) to_do: &'static str,
    /// Names a table's box, which can be scrolled.
    pub(super) table: &'static str,
    /// Names a code block's box, which can be scrolled.
    pub(super) code: &'static str,
    /// Names the links' addresses below a printed page.
    pub(super) links: &'static str,
    /// Copies the link to the part "#".
    pub(super) copy_link: &'static str,
    /// The link was copied.
    pub(super) copied: &'static str,
    /// It could not be copied, and stands in the address bar instead.
    pub(super) not_copied: &'static str,
    /// It could not be copied, and the address bar is not ours.
    pub(super) copy_refused: &'static str,
    /// The part that the URL named is gone, and the one most like it is shown.
    pub(super) nearest: &'static str,
    /// The part that the URL named is gone, and nothing is like it.
    pub(super) part_gone: &'static str,

    /// Names the ways to a comparison.
    pub(super) compare: &'static str,
    /// Compares with "#".
    pub(super) compare_with: &'static str,
    /// Compares with something else than a level of the same role.
    pub(super) compare_other: &'static str,
    /// A comparison of "#" with "#".
    pub(super) compared: &'static str,
    /// Names the comparison.
    pub(super) comparison: &'static str,
    /// Stands on both sides.
    pub(super) same: &'static str,
    /// Stands on both sides in other words.
    pub(super) changed: &'static str,
    /// Stands on the second side only.
    pub(super) added: &'static str,
    /// Stands on the first side only.
    pub(super) dropped: &'static str,
    /// Leaves out what is the same.
    pub(super) only_differences: &'static str,
    /// Changes the sides of a comparison.
    pub(super) swap: &'static str,
    /// How many pieces are the same: "# same".
    pub(super) same_count: &'static str,
    /// How many are changed.
    pub(super) changed_count: &'static str,
    /// How many are added.
    pub(super) added_count: &'static str,
    /// How many are dropped.
    pub(super) dropped_count: &'static str,
    /// Names text that stands in front of every heading.
    pub(super) overview: &'static str,
    /// Stands where the sides do not differ.
    pub(super) no_difference: &'static str,
    /// The title where the other side is not there.
    pub(super) no_other: &'static str,
    /// What may have become of it: "#" is the side that is there.
    pub(super) no_other_advice: &'static str,
    /// The way back to the page "#".
    pub(super) back_to: &'static str,

    /// The text of the page "#" did not come.
    pub(super) not_loaded: &'static str,
    /// Asks for it again.
    pub(super) try_again: &'static str,
    /// Most of the texts have not come yet.
    pub(super) searching: &'static str,
    /// They did not come at all.
    pub(super) not_searched: &'static str,

    /// The title of a page that is not there.
    pub(super) not_found: &'static str,
    /// What to do about it.
    pub(super) not_found_advice: &'static str,
    /// Sends a search.
    pub(super) search_button: &'static str,
}

/// A phrase with a number, for one thing and for any other number of them: "# role", "# roles".
pub(crate) struct Counted {
    pub(crate) one: &'static str,
    pub(crate) many: &'static str,
}

impl Words {
    /// The words of a BCP 47 language, by its first part; English where there are none.
    pub(crate) fn of(language: &str) -> &'static Words {
        if is_german(language) { &GERMAN } else { &ENGLISH }
    }

    /// Which way a language is written, by its first part: the value of HTML's `dir`.
    pub(crate) fn direction(language: &str) -> &'static str {
        let first = language.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.iter().any(|known| first.eq_ignore_ascii_case(known)) { "rtl" } else { "ltr" }
    }

    /// What the visitor is told.
    pub(super) fn notice(&self, notice: Notice) -> &'static str {
        match notice {
            Notice::Copied => self.copied,
            Notice::NotCopied => self.not_copied,
            Notice::CopyRefused => self.copy_refused,
            Notice::Nearest => self.nearest,
            Notice::PartGone => self.part_gone,
            Notice::NotSearched => self.not_searched,
        }
    }

    /// A number with its thousands set apart: "1,000".
    #[inline(never)]
    pub(crate) fn number(&self, number: usize) -> String {
        let digits = digits(number);
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// A phrase with this number.
    #[inline(never)]
    pub(crate) fn counted(&self, counted: &Counted, count: usize) -> String {
        fill(if count == 1 { counted.one } else { counted.many }, &[&self.number(count)])
    }

    /// Texts in a row: "a, b and c".
    pub(super) fn list(&self, texts: &[&str]) -> String {
        row(texts, self.and)
    }

    /// Texts of which any will do: "a, b or c".
    pub(super) fn any(&self, texts: &[&str]) -> String {
        row(texts, self.or)
    }

    /// A day that is written `2026-11-02`, as people write it.
    pub(super) fn day(&self, day: &str) -> String {
        let (year, rest) = cut::at(day, 4);
        let (month, rest) = cut::at(cut::start(rest, b"-"), 2);
        let month = month.parse().unwrap_or(0_usize).wrapping_sub(1);
        fill(self.day, &[cut::start(rest, b"-0"), nth(self.months, month), year])
    }

    /// A kind of employment as people read it.
    pub(super) fn employment(&self, employment: Employment) -> &'static str {
        nth(self.employment, employment as usize)
    }

    /// What is paid: "EUR 72,000–88,000 per year".
    pub(super) fn pay(&self, pay: &Pay) -> String {
        let least = self.number(pay.least as usize);
        let most = if pay.most == pay.least { String::new() } else { self.number(pay.most as usize) };
        let sum = row(&[&least, &most], "–");
        fill(self.pay, &[&pay.currency, &sum, nth(self.pay_units, pay.per as usize)])
    }

    /// How many roles are left: "14 roles".
    pub(super) fn roles_left(&self, count: usize) -> String {
        if count == 0 { self.no_roles.to_owned() } else { self.counted(&self.role_count, count) }
    }

    /// Opens the filter on narrow screens, and says how many of its boxes are ticked: "Filter, 2 chosen".
    pub(super) fn filter_with(&self, chosen: usize) -> String {
        let chosen = if chosen == 0 { String::new() } else { fill(self.chosen, &[&self.number(chosen)]) };
        [self.filter, &*chosen].concat()
    }

    /// How many levels a role has, and from which to which: "3 levels, Associate to Staff".
    pub(super) fn level_span(&self, count: usize, lowest: Seniority, highest: Seniority) -> String {
        let levels = self.counted(&self.level_count, count);
        let (lowest, highest) = (self.rung(lowest), self.rung(highest));
        if lowest == highest {
            [&*levels, ", ", lowest].concat()
        } else {
            fill(self.level_span, &[&levels, lowest, highest])
        }
    }

    /// A rung as people read it.
    pub(super) fn rung(&self, seniority: Seniority) -> &'static str {
        self.seniority.get(seniority as usize).copied().unwrap_or_default()
    }

    /// A track as people read it.
    pub(super) fn track(&self, track: Track) -> &'static str {
        self.tracks.get(track as usize).copied().unwrap_or_default()
    }

    /// An order as people read it.
    pub(super) fn sort(&self, sort: Sort) -> &'static str {
        self.sorts.get(sort as usize).copied().unwrap_or_default()
    }

    /// Whether one can apply.
    pub(super) fn availability(&self, availability: Availability) -> &'static str {
        match availability {
            Availability::Open => self.open,
            Availability::Closed => self.closed,
        }
    }

    /// That nobody has to meet all requirements.
    pub(super) fn requirements_note<'a>(&self, site: &'a Site) -> &'a str {
        if site.requirements_note.is_empty() { self.requirements_note } else { &site.requirements_note }
    }
}

/// Whether a BCP 47 language is German, by its first part.
pub(crate) fn is_german(language: &str) -> bool {
    language.split('-').next().unwrap_or_default().eq_ignore_ascii_case("de")
}

/// Languages whose usual script is written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

/// The text at this place among those with `|` between them.
fn nth(texts: &'static str, place: usize) -> &'static str {
    texts.split('|').nth(place).unwrap_or_default()
}

/// Texts in a row, with `last` in front of the last one; those that are empty are left out.
#[inline(never)]
pub(super) fn row(texts: &[&str], last: &str) -> String {
    let mut row = String::new();
    for (place, text) in texts.iter().enumerate() {
        if !row.is_empty() && !text.is_empty() {
            row.push_str(if place + 1 == texts.len() { last } else { ", " });
        }
        row.push_str(text);
    }
    row
}

/// Fills each `#` of a phrase with the next of `values`.
#[inline(never)]
pub(crate) fn fill(phrase: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut text = String::new();
    for part in phrase.split('#') {
        // In front of the first part nothing is to be filled in.
        if !text.is_empty() || part.as_ptr() != phrase.as_ptr() {
            text.push_str(values.next().copied().unwrap_or_default());
        }
        text.push_str(part);
    }
    text
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_set_apart() {
        for (number, english, german) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1,000", "1.000"),
            (1_234_567, "1,234,567", "1.234.567"),
        ] {
            assert_eq!((&*ENGLISH.number(number), &*GERMAN.number(number)), (english, german));
        }
    }

    #[test]
    fn one_thing_is_counted_in_the_singular_and_none_in_the_plural() {
        for (count, english, german) in
            [(0, "0 levels", "0 Stufen"), (1, "1 level", "1 Stufe"), (2, "2 levels", "2 Stufen")]
        {
            let counted = |words: &Words| words.counted(&words.level_count, count);
            assert_eq!((&*counted(&ENGLISH), &*counted(&GERMAN)), (english, german));
        }
    }

    #[test]
    fn lists_end_with_an_and() {
        for (texts, english, german) in [
            (&["a"] as &[&str], "a", "a"),
            (&["a", "b"], "a and b", "a und b"),
            (&["a", "b", "c"], "a, b and c", "a, b und c"),
        ] {
            assert_eq!((&*ENGLISH.list(texts), &*GERMAN.list(texts)), (english, german));
        }
    }

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
            assert_eq!(std::ptr::eq(Words::of(language), &GERMAN), is_german, "{language}");
        }
    }

    #[test]
    fn a_phrase_may_begin_with_what_is_filled_in() {
        assert_eq!(fill("# of #", &["a", "b"]), "a of b");
        assert_eq!(fill("of # and #", &["", "#"]), "of  and #");
    }
}
