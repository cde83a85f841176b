//! `vacancies.toml`, or the same as `.yml`, `.yaml` or `.json` → its entries.
//!
//! ```toml
//! others = "closed"                    # roles that are not listed are closed; without it, they stay as they are
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
//! [`read`] is the entry point; `values` reads the values of keys. An error is a finding, and leaves out no more than
//! the value or entry that it is in.

use super::node;
use super::values::{ValueReader, several};
use crate::yaml::{Field, Node, Value};
use rolebook_model::limits::MOST_VACANCIES;
use rolebook_model::{Finding, PageSource, Position, Rule, Vacancy};
use std::collections::HashSet;

/// The content of a file of vacancies.
#[derive(Default)]
pub(super) struct Entries {
    /// Whether roles that are not listed are closed.
    pub(super) others_are_closed: bool,
    /// The entries, in order.
    pub(super) entries: Vec<Entry>,
    /// Findings about it.
    pub(super) findings: Vec<Finding>,
}

/// One entry.
pub(super) struct Entry {
    /// Where it begins.
    pub(super) position: Position,
    /// The role as written, and where; empty if it is missing.
    pub(super) role: (String, Position),
    /// The level as written, and where; empty for any level.
    pub(super) level: (String, Position),
    /// The vacancy, without its level.
    pub(super) vacancy: Vacancy,
    /// Why its pay is left out.
    pub(super) pay_left_out: Option<Finding>,
    /// The keys with findings.
    pub(super) faulty: Vec<String>,
    /// Where each key begins.
    pub(super) keys: Vec<(String, Position)>,
}

/// Reads the file; `today` is the date of the build in ISO 8601.
pub(super) fn read(page: &PageSource, today: &str) -> Entries {
    let (root, syntax_errors) = node::read(&page.file, &page.text);
    let mut reader = ValueReader::new(today);
    let mut read = reader.entries(root);
    read.findings = reader.findings;
    if !syntax_errors.is_empty() {
        read.leave_out_broken(&syntax_errors);
        // A role may be listed in an entry that cannot be read.
        read.others_are_closed = false;
    }
    read.findings.extend(syntax_errors);
    read
}

impl Entries {
    /// Leaves out entries with syntax errors, since keys may be missing from them.
    fn leave_out_broken(&mut self, syntax_errors: &[Finding]) {
        let starts: Vec<Position> = self.entries.iter().map(|entry| entry.position).collect();
        // The number of the entry at a position, from 1; 0 before the first.
        let entry_at = |position: Position| starts.partition_point(|start| *start <= position);
        let broken: HashSet<usize> = syntax_errors.iter().map(|error| entry_at(error.position)).collect();
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

impl ValueReader<'_> {
    fn entries(&mut self, root: Node) -> Entries {
        let mut entries = Entries::default();
        let fields = match root.value {
            Value::Table(fields) => fields,
            Value::Empty => return entries,
            // YAML and JSON may be a list of vacancies and nothing else.
            _ => vec![Field { key: "vacancies".to_owned(), position: root.position, value: root }],
        };
        for Field { key, position, value } in fields {
            match (key.as_str(), value.value) {
                ("vacancies", Value::List(mut list)) => {
                    self.truncate(&mut list, MOST_VACANCIES);
                    entries.entries.extend(list.into_iter().filter_map(|entry| self.entry(entry)));
                }
                ("vacancies", Value::Empty) => {}
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
                        "delete it if the other roles are not closed",
                    );
                }
                _ => self.find_unknown_key(position, &key, &["others", "vacancies"]),
            }
        }
        entries
    }

    fn truncate(&mut self, list: &mut Vec<Node>, most: usize) {
        if let Some(beyond) = list.get(most) {
            let message = format!("more than {most} vacancies, so those from here on were left out");
            self.findings.push(Finding::new(Rule::CatalogTooLarge, beyond.position, message));
            list.truncate(most);
        }
    }

    fn entry(&mut self, node: Node) -> Option<Entry> {
        let Value::Table(mut fields) = node.value else {
            self.find(
                node.position,
                "this has to be a vacancy",
                "write keys with their values, `role` among them",
            );
            return None;
        };
        let missing = (String::new(), node.position);
        let mut entry = Entry {
            position: node.position,
            role: missing.clone(),
            level: missing,
            vacancy: Vacancy::default(),
            pay_left_out: None,
            faulty: Vec::new(),
            keys: Vec::new(),
        };
        // Which dollars are meant is known by the places.
        fields.sort_by_key(|field| field.key == "pay");
        for field in fields {
            entry.keys.push((field.key.clone(), field.position));
            let before = self.findings.len();
            self.field(&mut entry, &field.key, field.position, &field.value);
            if self.findings.len() > before || entry.pay_left_out.is_some() {
                entry.faulty.push(field.key);
            }
        }
        if entry.vacancy.apply.is_empty() && !entry.faulty.iter().any(|key| key == "apply") {
            let message = "has no address to apply at, so the page shows none";
            let finding = Finding::new(Rule::Apply, entry.position, message);
            self.findings.push(finding.with_help("add `apply = \"https://…\"`"));
        }
        Some(entry)
    }

    fn field(&mut self, entry: &mut Entry, key: &str, key_position: Position, value: &Node) {
        let vacancy = &mut entry.vacancy;
        match key {
            "role" => entry.role = (self.text(value), value.position),
            "level" => entry.level = (self.text(value), value.position),
            "title" => vacancy.title = self.text(value),
            "location" | "locations" => {
                several(value).iter().for_each(|place| self.place(vacancy, place));
            }
            "remote" => self.remote(vacancy, value),
            "employment" => {
                vacancy.employment = several(value).iter().filter_map(|kind| self.employment(kind)).collect();
            }
            "apply" => vacancy.apply = self.apply(value),
            "posted" => vacancy.posted = self.posted(value),
            "valid_through" => vacancy.valid_through = self.valid_through(value),
            "pay" => {
                let before = self.findings.len();
                vacancy.pay = self.pay(vacancy, value);
                let is_left_out = vacancy.pay.is_none() && self.findings.len() > before;
                entry.pay_left_out = is_left_out.then(|| self.findings.remove(before));
            }
            "identifier" => vacancy.identifier = self.text(value),
            _ => self.find_unknown_key(key_position, key, &KEYS),
        }
    }
}
