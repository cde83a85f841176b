//! `vacancies.toml`, or the same as `.yml`, `.yaml` or `.json` → its entries.
//!
//! ```toml
//! others = "closed"                    # roles that are not listed are closed; without it, nothing is said of them
//!
//! [[vacancies]]
//! role = "product/product-manager"     # as in its URL, or its file: "product/product-manager.md"
//! level = "Senior Product Manager"     # or its slug; without it, any
//! title = "Senior Product Manager, Billing"
//! locations = ["Lisbon, Portugal", { city = "Munich", region = "Bavaria", country = "Germany" }]
//! remote = ["Germany", "Portugal"]     # the countries that one may work from, or true
//! employment = ["full-time", "part-time"]
//! apply = "https://jobs.example.com/4711"
//! posted = 2026-11-02
//! valid_through = 2027-01-31           # the last day on which one can apply
//! pay = { currency = "EUR", least = 72000, most = 88000, per = "year" }
//! identifier = "4711"
//! ```
//!
//! [`read`] is the entry point. A fault is a finding, and takes away no more than what it is in.

use super::day::day;
use super::places;
use super::written::{self, Field, Value, Written};
use crate::model::{Employment, Finding, Page, Pay, PayUnit, Place, Position, Rule, Vacancy};
use crate::site::nearest::unknown_key;
use url::Url;

/// What a file of vacancies says.
#[derive(Default)]
pub(super) struct Entries {
    /// Whether the roles that it does not list are closed.
    pub(super) others_are_closed: bool,
    /// What it lists.
    pub(super) entries: Vec<Entry>,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
}

/// One entry.
pub(super) struct Entry {
    /// Where it begins.
    pub(super) position: Position,
    /// Which role it is of, and where that is said.
    pub(super) role: (String, Position),
    /// Which level, as it is written, and where; empty where any may be.
    pub(super) level: (String, Position),
    /// The vacancy, its level yet to be found.
    pub(super) vacancy: Vacancy,
    /// The keys of which something has been found already.
    pub(super) faulty: Vec<String>,
}

/// Reads the file; `today` is the day on which the site is built.
pub(super) fn read(page: &Page, today: &str) -> Entries {
    let (root, faults) = written::read(&page.file, &page.text);
    let mut reader = Reader { today, findings: Vec::new() };
    let mut read = reader.entries(root);
    read.findings = reader.findings;
    if !faults.is_empty() {
        read.leave_out_broken(&faults);
        // An entry that cannot be read is not one that is not there.
        read.others_are_closed = false;
    }
    read.findings.extend(faults);
    read
}

impl Entries {
    /// Leaves out the entries in which the syntax is at fault, since they may lack what was meant to be in them.
    fn leave_out_broken(&mut self, faults: &[Finding]) {
        let starts: Vec<Position> = self.entries.iter().map(|entry| entry.position).collect();
        // The entry that a place lies in, by its number from 1; 0 in front of the first.
        let entry_at = |position: Position| starts.partition_point(|start| *start <= position);
        let broken: Vec<usize> = faults.iter().map(|fault| entry_at(fault.position)).collect();
        self.entries.retain(|entry| !broken.contains(&entry_at(entry.position)));
        self.findings.retain(|finding| !broken.contains(&entry_at(finding.position)));
    }
}

/// Reads values, and gathers what is wrong with them.
struct Reader<'a> {
    today: &'a str,
    findings: Vec<Finding>,
}

/// The keys of an entry.
const KEYS: [&str; 12] = [
    "role",
    "level",
    "title",
    "location",
    "locations",
    "remote",
    "employment",
    "apply",
    "posted",
    "valid_through",
    "pay",
    "identifier",
];

const PAY: &str = "`pay` has to have a `currency`, `least` or `most` or both, and `per`: write all of them";

impl Reader<'_> {
    fn entries(&mut self, root: Written) -> Entries {
        let mut entries = Entries::default();
        let fields = match root.value {
            Value::Table(fields) => fields,
            Value::Nothing => return entries,
            // YAML and JSON may be a list of vacancies and nothing else.
            _ => vec![Field { key: "vacancies".to_owned(), position: root.position, value: root }],
        };
        for Field { key, position, value } in fields {
            match (key.as_str(), value.value) {
                ("vacancies", Value::List(list)) => {
                    entries.entries.extend(list.into_iter().filter_map(|entry| self.entry(entry)));
                }
                ("vacancies", Value::Nothing) => {}
                ("vacancies", _) => self.find(value.position, "`vacancies` has to be a list of entries"),
                ("others", Value::Text(text)) if text == "closed" => entries.others_are_closed = true,
                ("others", _) => {
                    self.find(
                        value.position,
                        "`others` can only be \"closed\"; leave it out where that is not so",
                    );
                }
                _ => self.find(position, unknown_key(&key, &["others", "vacancies"])),
            }
        }
        entries
    }

    fn entry(&mut self, written: Written) -> Option<Entry> {
        let Value::Table(fields) = written.value else {
            self.find(
                written.position,
                "this has to be a vacancy: keys with their values, `role` among them",
            );
            return None;
        };
        let nowhere = (String::new(), written.position);
        let mut entry = Entry {
            position: written.position,
            role: nowhere.clone(),
            level: nowhere,
            vacancy: Vacancy::default(),
            faulty: Vec::new(),
        };
        for field in fields {
            let before = self.findings.len();
            self.field(&mut entry, &field.key, field.position, &field.value);
            if self.findings.len() > before {
                entry.faulty.push(field.key);
            }
        }
        if entry.vacancy.apply.is_empty() && !entry.faulty.iter().any(|key| key == "apply") {
            let message = "says nowhere to apply, so the page cannot either: add `apply = \"https://…\"`";
            self.findings.push(Finding::new(Rule::Apply, entry.position, message));
        }
        Some(entry)
    }

    fn field(&mut self, entry: &mut Entry, key: &str, key_position: Position, value: &Written) {
        let vacancy = &mut entry.vacancy;
        match key {
            "role" => entry.role = (self.text(value), value.position),
            "level" => entry.level = (self.text(value), value.position),
            "title" => vacancy.title = self.text(value),
            "location" | "locations" => {
                vacancy.places.extend(several(value).iter().filter_map(|place| self.place(place)));
            }
            "remote" => self.remote(vacancy, value),
            "employment" => {
                vacancy.employment = several(value).iter().filter_map(|kind| self.employment(kind)).collect();
            }
            "apply" => vacancy.apply = self.apply(value),
            "posted" => vacancy.posted = self.posted(value),
            "valid_through" => vacancy.valid_through = self.valid_through(value),
            "pay" => vacancy.pay = self.pay(value),
            "identifier" => vacancy.identifier = self.text(value),
            _ => self.find(key_position, unknown_key(key, &KEYS)),
        }
    }

    fn text(&mut self, written: &Written) -> String {
        if let Value::Text(text) = &written.value
            && !text.trim().is_empty()
        {
            return text.trim().to_owned();
        }
        self.find(written.position, "this has to be a text: write one, or delete the key");
        String::new()
    }

    fn place(&mut self, written: &Written) -> Option<Place> {
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
                _ => self.find(*position, unknown_key(key, &["city", "locality", "region", "country"])),
            }
        }
        Some(place)
    }

    /// Whether one can work from elsewhere: yes or no, or the countries from which one can.
    fn remote(&mut self, vacancy: &mut Vacancy, written: &Written) {
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

    fn employment(&mut self, written: &Written) -> Option<Employment> {
        let text = self.text(written);
        let kind = Employment::from_name(&text.to_uppercase().replace(['-', ' '], "_"));
        if kind.is_none() && !text.is_empty() {
            let names = Employment::ALL.map(|kind| kind.name().to_lowercase().replace('_', "-"));
            let names = names.join(", ");
            self.find(written.position, format!("\"{text}\" is no kind of employment; allowed are {names}"));
        }
        kind
    }

    fn apply(&mut self, written: &Written) -> String {
        let text = self.text(written);
        if text.is_empty() || can_be_opened(&text) {
            return text;
        }
        let message = format!(
            "\"{text}\" cannot be opened to apply, so it is left out: write an address with https:// or mailto:"
        );
        self.findings.push(Finding::new(Rule::Apply, written.position, message));
        String::new()
    }

    fn posted(&mut self, written: &Written) -> String {
        let posted = self.day(written);
        if *posted <= *self.today {
            return posted;
        }
        let message = format!("{posted} is yet to come, so it is left out: write the day of publication");
        self.findings.push(Finding::new(Rule::VacancyDate, written.position, message));
        String::new()
    }

    fn valid_through(&mut self, written: &Written) -> String {
        let last = self.day(written);
        if !last.is_empty() && *last < *self.today {
            let message =
                format!("ran out on {last}, so it is not shown: delete the entry, or write a later day");
            self.findings.push(Finding::new(Rule::VacancyDate, written.position, message));
        }
        last
    }

    fn day(&mut self, written: &Written) -> String {
        let text = self.text(written);
        let day = day(&text);
        if day.is_none() && !text.is_empty() {
            let message = format!("\"{text}\" is no day: write year, month and day, as in 2026-11-22");
            self.findings.push(Finding::new(Rule::VacancyDate, written.position, message));
        }
        day.unwrap_or_default()
    }

    /// The pay, where all of it is said.
    fn pay(&mut self, written: &Written) -> Option<Pay> {
        let Value::Table(fields) = &written.value else {
            self.find(written.position, PAY);
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
                _ => self
                    .find(*position, unknown_key(key, &["currency", "least", "min", "most", "max", "per"])),
            }
        }
        // Of one sum both are made.
        let (least, most) = (least.or(most), most.or(least));
        let pay = match (currency, least, most, per) {
            (Some(currency), Some(least), Some(most), Some(per)) => Pay { currency, least, most, per },
            _ => {
                if self.findings.len() == before {
                    self.find(written.position, PAY);
                }
                return None;
            }
        };
        if pay.least > pay.most {
            self.find(written.position, "`least` is more than `most`: change their places");
            return None;
        }
        Some(pay)
    }

    fn currency(&mut self, written: &Written) -> Option<String> {
        let text = self.text(written);
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(text);
        }
        self.find(written.position, "a currency has to be its code of three capital letters, as in \"EUR\"");
        None
    }

    fn sum(&mut self, written: &Written) -> Option<u32> {
        let sum = self.text(written).replace('_', "").parse();
        if sum.is_err() {
            self.find(written.position, "a sum has to be a whole number without signs, as in 72000");
        }
        sum.ok()
    }

    fn per(&mut self, written: &Written) -> Option<PayUnit> {
        let per = PayUnit::from_name(&self.text(written).to_uppercase());
        if per.is_none() {
            self.find(
                written.position,
                "pay is per \"hour\", \"day\", \"week\", \"month\" or \"year\": write one",
            );
        }
        per
    }

    fn find(&mut self, position: Position, message: impl Into<String>) {
        self.findings.push(Finding::new(Rule::Vacancies, position, message));
    }
}

/// Whether a browser can open the address in order to apply.
pub(super) fn can_be_opened(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

/// The values of a list; a value that stands alone is a list of one.
fn several(written: &Written) -> &[Written] {
    match &written.value {
        Value::List(values) => values,
        _ => std::slice::from_ref(written),
    }
}
