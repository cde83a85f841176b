//! Counts of passed, failed and skipped tests, read from the output of test programs.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// Counts of tests.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) skipped: u32,
}

impl Tally {
    /// The counts in the last line of Rust's test harness, which the end-to-end tests print, too:
    /// `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    pub(super) fn of_line(line: &str) -> Option<Tally> {
        let counts = line.trim_start().strip_prefix("test result:")?;
        let words: Vec<&str> = counts.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        let count = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at.checked_sub(1)?)?.parse().ok()
        };
        Some(Tally { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored")? })
    }

    /// The tests that a command reported, or the command itself. One that failed counts a failure even if it reported none, as
    /// when its tests did not compile.
    pub(super) fn of_command(reported: Option<Tally>, succeeded: bool) -> Tally {
        let tally = reported.unwrap_or(Tally { passed: u32::from(succeeded), ..Tally::default() });
        match succeeded {
            true => tally,
            false => Tally { failed: tally.failed.max(1), ..tally },
        }
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), Tally::add)
    }
}

/// `12 passed, 0 failed`, and `, 1 skipped` where any was.
impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally { passed, failed, skipped }
    }

    #[test]
    fn result_lines_are_counted() {
        let check = |line, expect| assert_eq!(Tally::of_line(line), expect, "{line}");
        check(
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            Some(tally(5, 0, 1)),
        );
        check("test result: \u{1b}[31mFAILED\u{1b}[m. 3 passed; 2 failed; 0 ignored", Some(tally(3, 2, 0)));
        check("    test result: ok. 2 passed; 0 failed; 0 ignored", Some(tally(2, 0, 0)));
        check("test reading::result ... ok", None);
        check("test result: unknown", None);
    }

    #[test]
    fn a_command_without_tests_counts_as_one() {
        assert_eq!(Tally::of_command(None, true), tally(1, 0, 0));
        assert_eq!(Tally::of_command(None, false), tally(0, 1, 0));
    }

    #[test]
    fn a_command_that_fails_after_its_tests_passed_has_failed() {
        assert_eq!(Tally::of_command(Some(tally(4, 0, 0)), false), tally(4, 1, 0));
        assert_eq!(Tally::of_command(Some(tally(4, 2, 0)), false), tally(4, 2, 0));
    }

    #[test]
    fn skipped_tests_are_named_only_where_there_are_any() {
        assert_eq!(tally(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(tally(3, 1, 2).to_string(), "3 passed, 1 failed, 2 skipped");
    }
}
