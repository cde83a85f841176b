//! The front matter of a page → the vacancy that it describes.
//!
//! ```yaml
//! location: Lisbon, Portugal / Remote   # and what other tools and languages call it: see rolebook_reader's `VacancyKey`
//! employment_type: Full-time
//! salary: €70,000 – €90,000 per year
//! apply_url: https://jobs.example.com/4711
//! date_posted: 2026-11-02
//! valid_through: 2027-01-31
//! status: open                          # closed, filled and the like: no vacancy
//! ```
//!
//! [`read`] is the entry point. Such keys are for other tools and for people, so values are read leniently: a fact that is
//! not understood is a finding, and leaves out no more than itself. What the page does not say is never guessed: a country,
//! which dollars, the unit of time of a small amount.
//!
//! Steps: `facts` finds the entries, those of nested mappings too; `places`, `employment`, `days` and `pay` read their
//! values; `status` decides whether the vacancy is open.

mod days;
mod employment;
mod facts;
mod pay;
mod places;
mod status;

use super::placeholders::is_placeholder;
use super::places::{is_no_place, read as read_places};
use super::values::{ValueReader, opened};
use crate::yaml::{Node, Value as NodeValue};
pub(super) use days::day;
use facts::{Stated, facts};
use pay::PayFacts;
pub(super) use pay::amounts;
use places::Address;
pub(super) use places::is_all_remote;
use rolebook_model::invisible::visible;
use rolebook_model::{Employment, Finding, Position, Rule, Vacancy};
use rolebook_reader::front_matter::{FrontMatter, VacancyKey, Value};

/// What the front matter of a page says of a vacancy.
#[derive(Debug)]
pub(super) struct PageVacancy {
    /// The vacancy; `None` if the page does not describe one, or says that it is closed.
    pub(super) vacancy: Option<Vacancy>,
    /// Whether it says that it is closed, or that the last day to apply is over.
    pub(super) is_closed: bool,
    /// Where the first fact stands.
    pub(super) position: Position,
    /// Where each fact stands.
    pub(super) keys: Vec<(VacancyKey, Position)>,
    /// What is not understood.
    pub(super) findings: Vec<Finding>,
    /// The same of pay.
    pub(super) pay_left_out: Option<Finding>,
}

/// Reads what front matter says of a vacancy. `title` is the page's, `today` the date of the build in ISO 8601.
pub(super) fn read(settings: &FrontMatter, title: &str, today: &str) -> PageVacancy {
    let mut reader = FactReader::new(today);
    let facts = facts(settings);
    facts.iter().for_each(|fact| reader.add(fact));
    reader.is_closed |= status::is_closed_title(title) || status::is_tagged_closed(settings);
    reader.finish()
}

/// The facts of one page so far.
struct FactReader<'a> {
    /// The reader of values in the file of vacancies.
    values: ValueReader<'a>,
    today: &'a str,
    vacancy: Vacancy,
    address: Address,
    pay: PayFacts<'a>,
    /// An address to apply at, if there is no better one; and the day of the page.
    contact: String,
    date: String,
    /// Whether any fact makes the page that of a vacancy, and whether one closes it.
    is_opening: bool,
    is_closed: bool,
    /// Where the first fact stands that makes it one.
    position: Option<Position>,
    keys: Vec<(VacancyKey, Position)>,
}

impl<'a> FactReader<'a> {
    fn new(today: &'a str) -> FactReader<'a> {
        FactReader {
            values: ValueReader::new(today),
            today,
            vacancy: Vacancy::default(),
            address: Address::default(),
            pay: PayFacts::default(),
            contact: String::new(),
            date: String::new(),
            is_opening: false,
            is_closed: false,
            position: None,
            keys: Vec::new(),
        }
    }

    fn add(&mut self, stated: &Stated<'a>) {
        self.keys.push((stated.fact, stated.position));
        let is_said = match stated.fact {
            VacancyKey::Location => self.location(stated),
            VacancyKey::Town => self.part(stated, |address| &mut address.towns),
            VacancyKey::Region => self.part(stated, |address| &mut address.regions),
            VacancyKey::Country => self.part(stated, |address| &mut address.countries),
            VacancyKey::Remote => self.remote(stated),
            VacancyKey::PartlyRemote => self.partly_remote(stated),
            VacancyKey::Employment | VacancyKey::MaybeEmployment => self.employment(stated),
            VacancyKey::FullTime => self.employment_if(stated, Employment::FullTime),
            VacancyKey::PartTime => self.employment_if(stated, Employment::PartTime),
            VacancyKey::Pay | VacancyKey::LeastPay | VacancyKey::MostPay => self.pay.add(stated),
            VacancyKey::Currency | VacancyKey::PayUnit => self.pay.add(stated),
            VacancyKey::Apply => self.apply(stated),
            VacancyKey::Contact => self.contact(stated),
            VacancyKey::Posted => self.posted(stated),
            VacancyKey::Date => self.day_of_page(stated),
            VacancyKey::ValidThrough => self.valid_through(stated),
            VacancyKey::Identifier => self.identifier(stated),
            VacancyKey::Openings => self.openings(stated),
            VacancyKey::Status | VacancyKey::IsOpen | VacancyKey::IsClosed => {
                self.is_closed |= status::closes(stated);
                false
            }
        };
        // `pay` is what a role pays, be it open or not.
        if is_said && is_of_vacancy(stated.fact) && stated.key != super::stated::KEY {
            self.is_opening = true;
            self.position.get_or_insert(stated.position);
        }
    }

    /// Adds places. A text in which there is none is a finding.
    fn location(&mut self, stated: &Stated<'a>) -> bool {
        let mut is_fact = false;
        for text in stated.places() {
            let found = read_places(&text);
            if found.is_empty() {
                self.find(stated, &text, "names no place", "name the town and the country");
            }
            is_fact |= !found.is_empty();
            found.add_to(&mut self.vacancy);
        }
        is_fact
    }

    fn part(&mut self, stated: &Stated<'a>, part: fn(&mut Address) -> &mut Vec<String>) -> bool {
        let mut is_fact = false;
        for text in stated.texts() {
            if status::is_word(text) {
                self.is_closed |= status::is_closed(text);
            } else if is_no_place(text) {
                self.find(stated, text, "names no place", "name the town and the country");
            } else {
                part(&mut self.address).push(visible(text).into_owned());
                is_fact = true;
            }
        }
        is_fact
    }

    fn remote(&mut self, stated: &Stated<'a>) -> bool {
        let mut is_fact = false;
        for text in stated.places() {
            let is_listed = matches!(stated.value, Value::List(_));
            match places::remote(&mut self.vacancy, &text, is_listed) {
                Some(is_remote) => is_fact |= is_remote,
                None => {
                    is_fact = true;
                    self.find(
                        stated,
                        &text,
                        "does not say whether the work is remote",
                        "write `true`, `false`, or the countries that one may work from",
                    );
                }
            }
        }
        is_fact
    }

    /// Work that may be remote in part is not what search engines call remote, unless it says that all of it is.
    fn partly_remote(&mut self, stated: &Stated<'a>) -> bool {
        let mut texts = stated.texts();
        self.vacancy.is_remote |= texts.clone().any(is_all_remote);
        texts.any(|text| !is_no(text))
    }

    fn employment(&mut self, stated: &Stated<'a>) -> bool {
        let mut is_fact = false;
        for text in stated.texts() {
            let kinds = employment::kinds(text);
            is_fact |= !kinds.is_empty();
            if kinds.is_empty() && stated.fact == VacancyKey::Employment && !employment::is_known(text) {
                is_fact |= !is_placeholder(text);
                self.find(
                    stated,
                    text,
                    "is not a kind of employment that search engines know",
                    "write full-time, part-time, contractor, temporary, intern, volunteer or per-diem",
                );
            }
            kinds.into_iter().for_each(|kind| self.add_employment(kind));
        }
        is_fact
    }

    fn employment_if(&mut self, stated: &Stated<'a>, kind: Employment) -> bool {
        let is_so = stated.texts().any(is_yes);
        if is_so {
            self.add_employment(kind);
        }
        is_so
    }

    fn add_employment(&mut self, kind: Employment) {
        if !self.vacancy.employment.contains(&kind) {
            self.vacancy.employment.push(kind);
        }
    }

    fn apply(&mut self, stated: &Stated<'a>) -> bool {
        let Some(text) = stated.addresses().find(|text| !is_yes(text) && !is_no(text)) else { return false };
        let address = mail(text).unwrap_or_else(|| text.to_owned());
        // A sentence says how to apply, and the page shows no more of it than it does of others.
        if text.contains(char::is_whitespace) && !text.contains("://") {
            self.find(stated, text, "is no address to apply at", "write one with https:// or mailto:");
        } else if self.vacancy.apply.is_empty() {
            let node = Node { position: stated.position, value: NodeValue::Text(address) };
            self.vacancy.apply = self.values.apply(&node);
        }
        true
    }

    fn contact(&mut self, stated: &Stated<'a>) -> bool {
        let address = stated.addresses().find_map(|text| mail(text).and_then(|mail| opened(&mail)));
        if self.contact.is_empty() {
            self.contact = address.unwrap_or_default();
        }
        true
    }

    fn posted(&mut self, stated: &Stated<'a>) -> bool {
        let Some(text) = stated.texts().find(|text| !is_yes(text) && !is_no(text)) else { return false };
        match days::day(text) {
            Some(day) if *day <= *self.today => self.vacancy.posted = day,
            Some(_) => self.find(stated, text, "is in the future", "write the date of publication"),
            None => self.find(stated, text, NO_DAY, ISO),
        }
        true
    }

    fn day_of_page(&mut self, stated: &Stated<'a>) -> bool {
        let day = stated.texts().find_map(days::day).filter(|day| **day <= *self.today);
        self.date = day.unwrap_or_default();
        true
    }

    fn valid_through(&mut self, stated: &Stated<'a>) -> bool {
        let Some(text) = stated.texts().find(|text| !is_yes(text) && !is_no(text)) else { return false };
        match days::day(text) {
            Some(day) => {
                if *day < *self.today {
                    self.is_closed = true;
                    let message = "is over, so the page has no vacancy";
                    self.find_as_is(stated, text, message, "write a later date once it is open again");
                }
                self.vacancy.valid_through = day;
            }
            None if days::is_endless(text) => {}
            None => self.find(stated, text, NO_DAY, ISO),
        }
        true
    }

    fn identifier(&mut self, stated: &Stated<'a>) -> bool {
        if let Some(text) = stated.texts().find(|text| !is_placeholder(text)) {
            self.vacancy.identifier = visible(text).into_owned();
        }
        true
    }

    /// How many are to be hired: if it is a number, the vacancy is closed once there are none.
    fn openings(&mut self, stated: &Stated<'a>) -> bool {
        let number = stated.texts().find_map(|text| text.parse::<u32>().ok());
        self.is_closed |= number == Some(0);
        number.is_some_and(|number| number > 0)
    }

    fn finish(mut self) -> PageVacancy {
        self.address.add_to(&mut self.vacancy);
        let (pay, pay_left_out) = self.pay.pay(&self.vacancy);
        self.vacancy.pay = pay;
        let vacancy = &mut self.vacancy;
        if vacancy.apply.is_empty() {
            vacancy.apply = self.contact;
        }
        if vacancy.posted.is_empty() {
            vacancy.posted = self.date;
        }
        let is_closed = self.is_closed;
        self.values.findings.sort_by_key(|finding| finding.position);
        PageVacancy {
            vacancy: (self.is_opening && !is_closed).then_some(self.vacancy),
            is_closed,
            position: self.position.unwrap_or(Position::START),
            keys: self.keys,
            findings: self.values.findings,
            pay_left_out,
        }
    }

    /// A finding about a value that is left out.
    fn find(&mut self, stated: &Stated<'a>, text: &str, message: &str, help: &'static str) {
        self.find_as_is(stated, text, &format!("{message}, so it is left out of the vacancy"), help);
    }

    fn find_as_is(&mut self, stated: &Stated<'a>, text: &str, message: &str, help: &'static str) {
        self.values
            .findings
            .push(stated.finding(&format!("`{}`: \"{}\" {message}", stated.key, quoted(text)), help));
    }
}

const NO_DAY: &str = "is not a date that can be read one way only";
const ISO: &str = "write year, month and day, as in 2026-11-22";

/// Whether a fact makes a page that of a vacancy. The others only add to one.
fn is_of_vacancy(fact: VacancyKey) -> bool {
    !matches!(
        fact,
        VacancyKey::Region
            | VacancyKey::Currency
            | VacancyKey::PayUnit
            | VacancyKey::Contact
            | VacancyKey::Date
            | VacancyKey::Identifier
            | VacancyKey::Status
            | VacancyKey::IsOpen
            | VacancyKey::IsClosed
    )
}

/// As much of a value as a message quotes.
fn quoted(text: &str) -> String {
    rolebook_model::truncated(text, rolebook_model::limits::LONGEST_QUOTE)
}

impl Stated<'_> {
    fn finding(&self, message: &str, help: &'static str) -> Finding {
        let finding = Finding::new(Rule::VacancyFact, self.position, message).with_help(help);
        finding.with_length(self.key.chars().count())
    }
}

/// The address to write a mail to, if the text is one.
fn mail(text: &str) -> Option<String> {
    let (name, host) = text.split_once('@')?;
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|mark| mark.is_alphanumeric() || "._-+".contains(mark))
    };
    (is_part(name) && is_part(host) && host.contains('.')).then(|| format!("mailto:{text}"))
}

pub(super) fn is_yes(text: &str) -> bool {
    is_one_of(text, &["true", "yes", "on", "y", "1", "ja", "oui", "sí", "si", "sim", "sì", "是", "はい"])
}

pub(super) fn is_no(text: &str) -> bool {
    is_one_of(text, &["false", "no", "off", "n", "nein", "non", "não", "nao", "nee", "none", "否", "いいえ"])
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.contains(&text.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests;
