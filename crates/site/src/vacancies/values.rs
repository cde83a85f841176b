//! What a key of the file is set to → what it means, or a finding that says what it has to be.

use super::day::day;
use super::places;
use super::written::{Field, Value, Written};
use crate::nearest::nearest;
use rolebook_model::invisible;
use rolebook_model::{Employment, Finding, Pay, PayUnit, Place, Position, Rule, Vacancy};
use std::borrow::Cow;
use url::Url;

/// Reads values, and gathers what is wrong with them.
pub(super) struct Reader<'a> {
    today: &'a str,
    /// What is wrong, in the order in which it was found.
    pub(super) findings: Vec<Finding>,
}

const PAY: (&str, &str) =
    ("`pay` has to have a `currency`, `least` or `most` or both, and `per`", "write all of them");

impl<'a> Reader<'a> {
    /// A reader that compares days with `today`.
    pub(super) fn new(today: &'a str) -> Reader<'a> {
        Reader { today, findings: Vec::new() }
    }

    /// A text that says something, without what nobody sees of it.
    pub(super) fn text(&mut self, written: &Written) -> String {
        if let Value::Text(text) = &written.value {
            if let Some(finding) = hidden_character(text, written.position) {
                self.findings.push(finding);
            }
            let text = invisible::visible(text);
            if !text.trim().is_empty() {
                return text.trim().to_owned();
            }
        }
        self.find(written.position, "this has to be a text", "write one, or delete the key");
        String::new()
    }

    /// A place: a text, or a table of its parts.
    pub(super) fn place(&mut self, written: &Written) -> Option<Place> {
        let Value::Table(fields) = &written.value else {
            let text = self.text(written);
            return (!text.is_empty()).then(|| places::place(&text));
        };
        let mut place = Place::default();
        for Field { key, position, value } in fields {
            match key.as_str() {
                "city" | "locality" => place.locality = self.text(value),
                "region" => place.region = self.text(value),
                "country" => place.country = self.text(value),
                _ => self.find_unknown_key(*position, key, &["city", "locality", "region", "country"]),
            }
        }
        Some(place)
    }

    /// Whether one can work from elsewhere: yes or no, or the countries from which one can.
    pub(super) fn remote(&mut self, vacancy: &mut Vacancy, written: &Written) {
        match &written.value {
            Value::Text(text) if text == "true" => vacancy.is_remote = true,
            Value::Text(text) if text == "false" => {}
            _ => {
                vacancy.countries = several(written).iter().map(|country| self.text(country)).collect();
                vacancy.countries.retain(|country| !country.is_empty());
                vacancy.is_remote = !vacancy.countries.is_empty();
            }
        }
    }

    /// A kind of employment, in the spelling of schema.org or as people write it.
    pub(super) fn employment(&mut self, written: &Written) -> Option<Employment> {
        let text = self.text(written);
        let kind = Employment::from_name(&text.to_uppercase().replace(['-', ' '], "_"));
        if kind.is_none() && !text.is_empty() {
            let names = Employment::ALL.map(|kind| kind.name().to_lowercase().replace('_', "-"));
            let names = names.join(", ");
            let message = format!("\"{text}\" is no kind of employment");
            self.find(written.position, message, format!("write one of {names}"));
        }
        kind
    }

    /// Where one applies; empty where no browser can go there.
    pub(super) fn apply(&mut self, written: &Written) -> String {
        let text = self.text(written);
        match opened(&text) {
            _ if text.is_empty() => return text,
            Some(address) => return address,
            None => {}
        }
        let message = format!("\"{text}\" cannot be opened to apply, so it is left out");
        self.findings.push(Finding::new(Rule::Apply, written.position, message));
        String::new()
    }

    /// A day that is not yet to come.
    pub(super) fn posted(&mut self, written: &Written) -> String {
        let posted = self.day(written);
        if *posted <= *self.today {
            return posted;
        }
        let message = format!("{posted} is yet to come, so it is left out");
        let finding = Finding::new(Rule::VacancyDate, written.position, message);
        self.findings.push(finding.with_help("write the day of publication"));
        String::new()
    }

    /// The last day, be it over or not.
    pub(super) fn valid_through(&mut self, written: &Written) -> String {
        let last = self.day(written);
        if !last.is_empty() && *last < *self.today {
            let message = format!("ran out on {last}, so it is not shown");
            let finding = Finding::new(Rule::VacancyDate, written.position, message);
            self.findings.push(finding.with_help("delete the entry, or write a later day"));
        }
        last
    }

    fn day(&mut self, written: &Written) -> String {
        let text = self.text(written);
        let day = day(&text);
        if day.is_none() && !text.is_empty() {
            let message = format!("\"{text}\" is no day");
            self.findings.push(Finding::new(Rule::VacancyDate, written.position, message));
        }
        day.unwrap_or_default()
    }

    /// The pay, where all of it is said.
    pub(super) fn pay(&mut self, written: &Written) -> Option<Pay> {
        let Value::Table(fields) = &written.value else {
            self.find(written.position, PAY.0, PAY.1);
            return None;
        };
        let (mut currency, mut least, mut most, mut per) = (None, None, None, None);
        let before = self.findings.len();
        for Field { key, position, value } in fields {
            match key.as_str() {
                "currency" => currency = self.currency(value),
                "least" | "min" => least = self.sum(value),
                "most" | "max" => most = self.sum(value),
                "per" => per = self.per(value),
                _ => {
                    let keys = ["currency", "least", "min", "most", "max", "per"];
                    self.find_unknown_key(*position, key, &keys);
                }
            }
        }
        // Of one sum both are made.
        let (least, most) = (least.or(most), most.or(least));
        let pay = match (currency, least, most, per) {
            (Some(currency), Some(least), Some(most), Some(per)) => Pay { currency, least, most, per },
            _ => {
                if self.findings.len() == before {
                    self.find(written.position, PAY.0, PAY.1);
                }
                return None;
            }
        };
        if pay.least > pay.most {
            self.find(written.position, "`least` is more than `most`", "change their places");
            return None;
        }
        Some(pay)
    }

    fn currency(&mut self, written: &Written) -> Option<String> {
        let text = self.text(written);
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(text);
        }
        self.find(
            written.position,
            "this is no code of a currency",
            "write its three capital letters, as in \"EUR\"",
        );
        None
    }

    fn sum(&mut self, written: &Written) -> Option<u32> {
        let sum = self.text(written).replace('_', "").parse();
        if sum.is_err() {
            self.find(written.position, "this is no sum", "write a whole number without signs, as in 72000");
        }
        sum.ok()
    }

    fn per(&mut self, written: &Written) -> Option<PayUnit> {
        let per = PayUnit::from_name(&self.text(written).to_uppercase());
        if per.is_none() {
            self.find(
                written.position,
                "pay is not per this",
                "write \"hour\", \"day\", \"week\", \"month\" or \"year\"",
            );
        }
        per
    }

    /// Adds what is wrong at a place, and what to do.
    pub(super) fn find(
        &mut self,
        position: Position,
        message: impl Into<String>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.findings.push(Finding::new(Rule::Vacancies, position, message).with_help(help));
    }

    /// Adds that a key is none of those `allowed`.
    pub(super) fn find_unknown_key(&mut self, position: Position, key: &str, allowed: &[&str]) {
        let nearest = nearest(key, allowed.iter().copied()).unwrap_or_default();
        let help = format!("the nearest is \"{nearest}\" (allowed are {})", allowed.join(", "));
        self.find(position, format!("unknown key \"{key}\""), help);
    }
}

/// The address as a page may link to it, where a browser can open it in order to apply.
pub(super) fn opened(address: &str) -> Option<String> {
    let address = rolebook_markdown::address(address)?;
    let is_open = Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"));
    is_open.then_some(address)
}

/// What is said of the first character of a text that nobody sees; the text begins about there.
fn hidden_character(text: &str, position: Position) -> Option<Finding> {
    let invisible = text.chars().find(|one| invisible::is_invisible(*one))?;
    Some(Finding::new(Rule::HiddenCharacter, position, invisible::message(invisible)))
}

/// The values of a list; a value that stands alone is a list of one.
pub(super) fn several(written: &Written) -> &[Written] {
    match &written.value {
        Value::List(values) => values,
        _ => std::slice::from_ref(written),
    }
}
