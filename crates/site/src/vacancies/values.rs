//! The value of a key in the file → what it means, or a finding about what it has to be.

use super::date::iso_date;
use super::page::{is_all_remote, is_no, is_yes};
use super::{pay, places};
use crate::nearest::nearest;
use crate::yaml::{Field, Node, Value};
use rolebook_model::invisible;
use rolebook_model::{Employment, Finding, Pay, PayUnit, Place, Position, Rule, Vacancy};
use std::borrow::Cow;
use url::Url;

/// Reads values and collects findings about them.
pub(super) struct ValueReader<'a> {
    today: &'a str,
    /// The findings, in the order in which they were made.
    pub(super) findings: Vec<Finding>,
}

const PAY: (&str, &str) =
    ("`pay` has to have a `currency`, `least` or `most` or both, and `per`", "write all of them");

impl<'a> ValueReader<'a> {
    /// A reader that compares dates with `today`, in ISO 8601.
    pub(super) fn new(today: &'a str) -> ValueReader<'a> {
        ValueReader { today, findings: Vec::new() }
    }

    /// A text that is not blank, without invisible characters.
    pub(super) fn text(&mut self, node: &Node) -> String {
        if let Value::Text(text) = &node.value {
            if let Some(finding) = invisible_character(text, node.position) {
                self.findings.push(finding);
            }
            let text = invisible::visible(text);
            if !text.trim().is_empty() {
                return text.trim().to_owned();
            }
        }
        self.find(node.position, "this has to be text", "write one, or delete the key");
        String::new()
    }

    /// Adds a place: that of a text, which may name several and say that the work is remote, or of a table of its parts.
    pub(super) fn place(&mut self, vacancy: &mut Vacancy, node: &Node) {
        let Value::Table(fields) = &node.value else {
            let text = self.text(node);
            let found = places::read(&text);
            if found.is_empty() && !text.is_empty() {
                let message = format!("\"{text}\" names no place, so it is left out");
                self.find(node.position, message, "name the town and the country, or delete the key");
            }
            return found.add_to(vacancy);
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
        vacancy.places.push(place);
    }

    /// Whether the work is remote: yes, no, or the countries to work from.
    pub(super) fn remote(&mut self, vacancy: &mut Vacancy, node: &Node) {
        let is_list = matches!(node.value, Value::List(_));
        for node in several(node) {
            let text = self.text(node);
            match places::remote(&text) {
                _ if text.is_empty() => {}
                // Among countries, it is Norway.
                None | Some(_) if is_no(&text) && !(is_list && text == "NO") => {
                    if text == "NO" {
                        let message = "\"NO\" may be Norway or no, so it is left out";
                        self.find(node.position, message, "write the country's name, or false");
                    }
                }
                _ if is_yes(&text) || is_all_remote(&text) => vacancy.is_remote = true,
                Some(found) if found.is_remote => found.add_to(vacancy),
                _ => {
                    let message = format!("\"{text}\" is no country to work from, so it is left out");
                    self.find(node.position, message, "write true, or the names of countries");
                }
            }
        }
    }

    /// An employment type, in the spelling of schema.org or as people write it.
    pub(super) fn employment(&mut self, node: &Node) -> Option<Employment> {
        let text = self.text(node);
        let kind = Employment::from_name(&text.to_uppercase().replace(['-', ' '], "_"));
        if kind.is_none() && !text.is_empty() {
            let names = Employment::ALL.map(|kind| kind.name().to_lowercase().replace('_', "-"));
            let names = names.join(", ");
            let message = format!("\"{text}\" is not an employment type");
            self.find(node.position, message, format!("write one of {names}"));
        }
        kind
    }

    /// The address to apply at; empty if a browser cannot open it.
    pub(super) fn apply(&mut self, node: &Node) -> String {
        let text = self.text(node);
        match opened(&text) {
            _ if text.is_empty() => return text,
            Some(address) => return address,
            None => {}
        }
        let message = format!("\"{text}\" cannot be opened by a browser, so it is left out");
        self.findings.push(Finding::new(Rule::Apply, node.position, message));
        String::new()
    }

    /// A date that is not in the future.
    pub(super) fn posted(&mut self, node: &Node) -> String {
        let posted = self.date(node);
        if *posted <= *self.today {
            return posted;
        }
        let message = format!("{posted} is in the future, so it is left out");
        let finding = Finding::new(Rule::VacancyDate, node.position, message);
        self.findings.push(finding.with_help("write the date of publication"));
        String::new()
    }

    /// The last day, past or not.
    pub(super) fn valid_through(&mut self, node: &Node) -> String {
        let last = self.date(node);
        if !last.is_empty() && *last < *self.today {
            let message = format!("expired on {last}, so it is not shown");
            let finding = Finding::new(Rule::VacancyDate, node.position, message);
            self.findings.push(finding.with_help("delete the entry, or write a later date"));
        }
        last
    }

    fn date(&mut self, node: &Node) -> String {
        let text = self.text(node);
        let date = iso_date(&text);
        if date.is_none() && !text.is_empty() {
            let message = format!("\"{text}\" is not a date");
            self.findings.push(Finding::new(Rule::VacancyDate, node.position, message));
        }
        date.unwrap_or_default()
    }

    /// The pay of a vacancy, if all of it is given: a table, or a text as people write it.
    pub(super) fn pay(&mut self, vacancy: &Vacancy, node: &Node) -> Option<Pay> {
        let Value::Table(fields) = &node.value else {
            let text = self.text(node);
            if text.is_empty() {
                return None;
            }
            let lacks = match pay::read(&text, vacancy) {
                Ok(pay) => return Some(pay),
                Err(lacks) => lacks,
            };
            let message = format!("\"{text}\" {lacks}, so it is left out");
            self.find(node.position, message, "write it as in \"EUR 70000-90000 per year\"");
            return None;
        };
        let (mut currency, mut least, mut most, mut per) = (None, None, None, None);
        let before = self.findings.len();
        for (index, Field { key, position, value }) in fields.iter().enumerate() {
            match key.as_str() {
                "currency" => currency = self.currency(value),
                "least" | "min" => least = self.amount(value),
                "most" | "max" => most = self.amount(value),
                "per" => per = self.per(value),
                _ if is_digits(key) && value.value == Value::Empty => {
                    // In braces, YAML ends a value at its comma.
                    let before = index.checked_sub(1).and_then(|index| fields.get(index));
                    if let Some(cut) = before.filter(|before| !is_digits(&before.key)) {
                        let message =
                            format!("the amount of `{}` ends at its comma, so the pay is left out", cut.key);
                        self.find(cut.value.position, message, "write it without a comma, as in 72000");
                    }
                }
                _ => {
                    let keys = ["currency", "least", "min", "most", "max", "per"];
                    self.find_unknown_key(*position, key, &keys);
                }
            }
        }
        let is_broken = fields.iter().any(|field| is_digits(&field.key));
        let is_complete = least.is_some() || most.is_some();
        let (Some(currency), Some(per), true, false) = (currency, per, is_complete, is_broken) else {
            if self.findings.len() == before {
                self.find(node.position, PAY.0, PAY.1);
            }
            return None;
        };
        let Some((least, most)) = pay::of_bounds(least, most) else {
            self.find(
                node.position,
                "`least` is more than `most`, or both are 0",
                "write the least in `least`",
            );
            return None;
        };
        Some(Pay { currency, least, most, per })
    }

    fn currency(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node);
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(text);
        }
        self.find(
            node.position,
            "this is not a currency code",
            "write its three capital letters, as in \"EUR\"",
        );
        None
    }

    fn amount(&mut self, node: &Node) -> Option<String> {
        let amount = pay::amount(&self.text(node));
        if amount.is_none() {
            self.find(node.position, "this is not an amount", "write it as in 72000 or 22.50");
        }
        amount
    }

    fn per(&mut self, node: &Node) -> Option<PayUnit> {
        let per = PayUnit::from_name(&self.text(node).to_uppercase());
        if per.is_none() {
            self.find(
                node.position,
                "this is not a unit of time for pay",
                "write \"hour\", \"day\", \"week\", \"month\" or \"year\"",
            );
        }
        per
    }

    /// Adds a finding with its help.
    pub(super) fn find(
        &mut self,
        position: Position,
        message: impl Into<String>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.findings.push(Finding::new(Rule::Vacancies, position, message).with_help(help));
    }

    /// Adds a finding about a key that is not `allowed`.
    pub(super) fn find_unknown_key(&mut self, position: Position, key: &str, allowed: &[&str]) {
        let nearest = nearest(key, allowed.iter().copied()).unwrap_or_default();
        let help = format!("the nearest is \"{nearest}\" (allowed are {})", allowed.join(", "));
        self.find(position, format!("unknown key \"{key}\""), help);
    }
}

/// The address as a page may link to it, if a browser can open it.
pub(super) fn opened(address: &str) -> Option<String> {
    let address = rolebook_markdown::address(address)?;
    let is_open = Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"));
    is_open.then_some(address)
}

/// A finding about the first invisible character of a text that begins at about this position.
fn invisible_character(text: &str, position: Position) -> Option<Finding> {
    let invisible = text.chars().find(|one| invisible::is_invisible(*one))?;
    Some(Finding::new(Rule::HiddenCharacter, position, invisible::message(invisible)))
}

fn is_digits(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// The values of a list; a single value counts as a list of one.
pub(super) fn several(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(values) => values,
        _ => std::slice::from_ref(node),
    }
}
