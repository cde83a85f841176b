//! Pay as people write it → what is sure of it.
//!
//! A text has amounts (`amounts`), a currency (`currency`) and a unit of time (`units`). [`PayText`] collects them, of one text or
//! of several keys; [`PayText::pay`] gives the pay, or what is not sure. Nothing is converted or rounded: "bi-weekly" is no week, a
//! dollar sign is the dollar of the vacancy's country, and two amounts are a range only if the text says so.

mod amounts;
mod currency;
mod units;

use super::places;
use amounts::Bounds;
use currency::Currency;
use rolebook_model::{Pay, PayUnit, Vacancy};

pub(super) use amounts::{amount, of_cents, of_number};
pub(super) use units::{Unit, unit};

/// What texts say of pay.
#[derive(Debug, Default)]
pub(super) struct PayText {
    bounds: Bounds,
    currency: Currency,
    unit: Unit,
}

/// Which amount a text is of, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// All that the text says.
    Any,
    /// The least.
    Least,
    /// The most.
    Most,
}

impl PayText {
    /// Adds a text, which may have all of it or a part.
    pub(super) fn add(&mut self, text: &str, bound: Bound) {
        let found = amounts::bounds(text);
        self.bounds.add(match bound {
            Bound::Any => found,
            Bound::Least => found.into_least(),
            Bound::Most => found.into_most(),
        });
        self.currency.add(currency::currency(text));
        self.unit.add(unit(text));
    }

    /// Adds the unit of time in a key, if no text has one: `annual_salary`.
    pub(super) fn add_key(&mut self, key: &str) {
        if self.unit == Unit::None {
            self.unit.add(unit(key));
        }
    }

    /// The pay of a vacancy, or why it is not sure.
    pub(super) fn pay(self, vacancy: &Vacancy) -> Result<Pay, &'static str> {
        let (least, most) = self.bounds.least_and_most()?;
        let currency = match self.currency {
            Currency::None => Err("names no currency"),
            Currency::Code(code) => Ok(code),
            Currency::Several => Err("names two currencies"),
            Currency::Sign(sign) => currency::of_country(sign, country(vacancy)).ok_or(match sign {
                '$' => "does not say which dollars",
                _ => "has the sign of several currencies",
            }),
        }?;
        let per = match self.unit {
            Unit::Of(unit) => Ok(unit),
            Unit::Other => Err("is for a time that is not an hour, day, week, month or year"),
            Unit::None if USUAL.contains(&currency) && is_yearly(least.as_deref().or(most.as_deref())) => {
                Ok(PayUnit::Year)
            }
            Unit::None => Err("does not say for which time"),
        }?;
        if per == PayUnit::Hour
            && USUAL.contains(&currency)
            && is_yearly(most.as_deref().or(least.as_deref()))
        {
            return Err("has an amount that is no pay for an hour");
        }
        let (least, most) = (least.unwrap_or_default(), most.unwrap_or_default());
        Ok(Pay { currency: currency.to_owned(), least, most, per })
    }
}

/// Reads a text that has all of it.
pub(super) fn read(text: &str, vacancy: &Vacancy) -> Result<Pay, &'static str> {
    let mut pay = PayText::default();
    pay.add(text, Bound::Any);
    pay.pay(vacancy)
}

/// Whether a text says nothing beside the amounts, so that it may be shown in the words of another language.
pub(super) fn is_all_amounts(text: &str) -> bool {
    let mut words = text.split(|mark: char| !mark.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| {
        let word = word.to_lowercase();
        matches!(currency::currency(&word.to_uppercase()), Currency::Code(_))
            || units::is_name(&word)
            || BESIDE.contains(&&*word)
    })
}

/// Words that belong to amounts.
const BESIDE: [&str; 10] = ["from", "up", "to", "and", "between", "per", "a", "an", "k", "p"];

/// Amounts from a board's numbers, as one or both of the bounds; `None` if there is none, or the least is more than the most.
pub(super) fn of_bounds(least: Option<String>, most: Option<String>) -> Option<(String, String)> {
    let bounds = Bounds { least, most, is_unclear: false };
    let (least, most) = bounds.least_and_most().ok()?;
    Some((least.unwrap_or_default(), most.unwrap_or_default()))
}

/// The only country of a vacancy, by its two letters.
fn country(vacancy: &Vacancy) -> Option<&'static str> {
    let names = vacancy.places.iter().map(|place| &place.country).chain(&vacancy.countries);
    let mut codes = names.map(|name| places::country(name));
    let first = codes.next()??;
    codes.all(|code| code == Some(first)).then_some(first)
}

/// Amounts of this size are a year's pay, in currencies of which one unit is worth about as much as a dollar: nobody is paid
/// 70,000 euros a month.
fn is_yearly(amount: Option<&str>) -> bool {
    amount.and_then(|amount| amount.parse::<f64>().ok()).is_some_and(|amount| amount >= 15_000.0)
}

const USUAL: [&str; 6] = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD"];
