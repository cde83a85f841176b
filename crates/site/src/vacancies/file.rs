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
//! [`read`] is the entry point; what a key is set to is read by `values`. A fault is a finding, and takes away no more
//! than what it is in.

use super::values::{Reader, several};
use super::written::{self, Field, Value, Written};
use rolebook_model::limits::MOST_VACANCIES;
use rolebook_model::{Finding, PageSource, Position, Rule, Vacancy};
use std::collections::HashSet;

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
pub(super) fn read(page: &PageSource, today: &str) -> Entries {
    let (root, faults) = written::read(&page.file, &page.text);
    let mut reader = Reader::new(today);
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
        let broken: HashSet<usize> = faults.iter().map(|fault| entry_at(fault.position)).collect();
        self.entries.retain(|entry| !broken.contains(&entry_at(entry.position)));
        self.findings.retain(|finding| !broken.contains(&entry_at(finding.position)));
    }
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
                ("vacancies", Value::List(mut list)) => {
                    self.leave_out_beyond(&mut list, MOST_VACANCIES);
                    entries.entries.extend(list.into_iter().filter_map(|entry| self.entry(entry)));
                }
                ("vacancies", Value::Nothing) => {}
                ("vacancies", _) => self.find(
                    value.position,
                    "`vacancies` has to be a list",
                    "begin each entry with [[vacancies]], or with a dash in YAML",
                ),
                ("others", Value::Text(text)) if text == "closed" => entries.others_are_closed = true,
                ("others", _) => {
                    self.find(
                        value.position,
                        "`others` can only be \"closed\"",
                        "leave it out where that is not so",
                    );
                }
                _ => self.find_unknown_key(position, &key, &["others", "vacancies"]),
            }
        }
        entries
    }

    fn leave_out_beyond(&mut self, list: &mut Vec<Written>, most: usize) {
        if let Some(beyond) = list.get(most) {
            let message = format!("more than {most} vacancies, so those from here on were left out");
            self.findings.push(Finding::new(Rule::CatalogTooLarge, beyond.position, message));
            list.truncate(most);
        }
    }

    fn entry(&mut self, written: Written) -> Option<Entry> {
        let Value::Table(fields) = written.value else {
            self.find(
                written.position,
                "this has to be a vacancy",
                "write keys with their values, `role` among them",
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
            let message = "says nowhere to apply, so the page cannot either";
            let finding = Finding::new(Rule::Apply, entry.position, message);
            self.findings.push(finding.with_help("add `apply = \"https://…\"`"));
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
            _ => self.find_unknown_key(key_position, key, &KEYS),
        }
    }
}
