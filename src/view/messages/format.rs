//! Messages and values → text: placeholders, plurals, numbers, lists, days and pay.

use super::Messages;
use rolebook_model::{Pay, Seniority};

/// A message with a number, for one thing and for any other number of them: "{} role", "{} roles".
#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Plural {
    pub(crate) one: &'static str,
    pub(crate) other: &'static str,
}

impl Messages {
    /// A number with its thousands separated: "1,000".
    pub(crate) fn number(&self, number: usize) -> String {
        self.grouped(&number.to_string())
    }

    fn grouped(&self, digits: &str) -> String {
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// A message with this number.
    pub(crate) fn plural(&self, message: &Plural, count: usize) -> String {
        fill(if count == 1 { message.one } else { message.other }, &[&self.number(count)])
    }

    /// A list: "a, b and c".
    pub(crate) fn all_of(&self, texts: &[impl AsRef<str>]) -> String {
        join(texts, self.and)
    }

    /// A list of alternatives: "a, b or c".
    pub(crate) fn any_of(&self, texts: &[impl AsRef<str>]) -> String {
        join(texts, self.or)
    }

    /// A day given as `2026-11-02`: "2 November 2026".
    pub(crate) fn day(&self, day: &str) -> String {
        let (year, rest) = day.split_at_checked(4).unwrap_or((day, ""));
        let rest = rest.trim_start_matches('-');
        let (month, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
        let month = month.parse().unwrap_or(0_usize).wrapping_sub(1);
        let month = self.months.get(month).copied().unwrap_or_default();
        fill(self.day, &[rest.trim_start_matches(['-', '0']), month, year])
    }

    /// The pay: "EUR 72,000–88,000 per year", "EUR 22.50+ per hour", "EUR ≤ 90,000 per year".
    pub(crate) fn pay(&self, pay: &Pay) -> String {
        let amount = match (&*pay.least, &*pay.most) {
            ("", most) => format!("≤ {}", self.amount(most)),
            (least, "") => self.amount(least) + "+",
            (least, most) if least == most => self.amount(least),
            (least, most) => join(&[self.amount(least), self.amount(most)], "–"),
        };
        fill(self.pay, &[&pay.currency, &amount, self.pay_unit(pay.per)])
    }

    /// A decimal with its thousands separated: "22.50" is "22,50" in German.
    fn amount(&self, amount: &str) -> String {
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
        let point = if self.thousands == "." { "," } else { "." };
        join(&[&self.grouped(whole), cents], point)
    }

    /// How many roles are listed: "14 roles".
    pub(crate) fn roles_listed(&self, count: usize) -> String {
        if count == 0 { self.no_roles.to_owned() } else { self.plural(&self.role_count, count) }
    }

    /// The label of the filter with the number of selected values: "Filter, 2 chosen".
    pub(crate) fn filter_with(&self, selected: usize) -> String {
        let count =
            if selected == 0 { String::new() } else { fill(self.selected, &[&self.number(selected)]) };
        format!("{}{count}", self.filter)
    }

    /// How many levels a role has, and from which seniority to which: "3 levels, Associate to Staff".
    pub(crate) fn level_span(&self, count: usize, lowest: Seniority, highest: Seniority) -> String {
        let levels = self.plural(&self.level_count, count);
        let (lowest, highest) = (self.seniority(lowest), self.seniority(highest));
        if lowest == highest {
            format!("{levels}, {lowest}")
        } else {
            fill(self.level_span, &[&levels, lowest, highest])
        }
    }
}

/// Puts `values` in the place of the `{}` of a message, in their order.
pub(crate) fn fill(message: &str, values: &[&str]) -> String {
    let mut parts = message.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut values = values.iter();
    for part in parts {
        text.push_str(values.next().copied().unwrap_or_default());
        text.push_str(part);
    }
    text
}

/// Joins the texts that are not empty with commas, and the last one with `last`.
pub(crate) fn join(texts: &[impl AsRef<str>], last: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().map(AsRef::as_ref).enumerate() {
        if !joined.is_empty() && !text.is_empty() {
            joined.push_str(if index + 1 == texts.len() { last } else { ", " });
        }
        joined.push_str(text);
    }
    joined
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::super::{ENGLISH, GERMAN};
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
    fn pay_keeps_its_cents_and_its_open_ends() {
        for (least, most, english, german) in [
            ("72000", "88000.50", "EUR 72,000–88,000.50 per year", "EUR 72.000–88.000,50 pro Jahr"),
            ("22.50", "22.50", "EUR 22.50 per year", "EUR 22,50 pro Jahr"),
            ("70000", "", "EUR 70,000+ per year", "EUR 70.000+ pro Jahr"),
            ("", "90000", "EUR ≤ 90,000 per year", "EUR ≤ 90.000 pro Jahr"),
        ] {
            let pay = Pay {
                currency: "EUR".to_owned(),
                least: least.to_owned(),
                most: most.to_owned(),
                per: rolebook_model::PayUnit::Year,
            };
            assert_eq!((&*ENGLISH.pay(&pay), &*GERMAN.pay(&pay)), (english, german));
        }
    }

    #[test]
    fn one_thing_is_counted_in_the_singular_and_none_in_the_plural() {
        for (count, english, german) in
            [(0, "0 levels", "0 Stufen"), (1, "1 level", "1 Stufe"), (2, "2 levels", "2 Stufen")]
        {
            let levels = |messages: &Messages| messages.plural(&messages.level_count, count);
            assert_eq!((&*levels(&ENGLISH), &*levels(&GERMAN)), (english, german));
        }
    }

    #[test]
    fn lists_end_with_an_and() {
        for (texts, english, german) in [
            (&["a"] as &[&str], "a", "a"),
            (&["a", "b"], "a and b", "a und b"),
            (&["a", "b", "c"], "a, b and c", "a, b und c"),
        ] {
            assert_eq!((&*ENGLISH.all_of(texts), &*GERMAN.all_of(texts)), (english, german));
        }
    }

    #[test]
    fn a_message_may_begin_with_a_value() {
        assert_eq!(fill("{} of {}", &["a", "b"]), "a of b");
        assert_eq!(fill("of {} and {}", &["", "{}"]), "of  and {}");
    }
}
