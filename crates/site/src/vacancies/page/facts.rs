//! The entries of front matter that are facts of a vacancy, those of nested mappings too.

use rolebook_model::Position;
use rolebook_reader::front_matter::{Entry, FrontMatter, VacancyKey, Value};

/// A fact as it is written.
pub(super) struct Stated<'a> {
    pub(super) fact: VacancyKey,
    pub(super) key: &'a str,
    pub(super) position: Position,
    pub(super) value: &'a Value,
}

/// The keys, in small letters, under which site generators keep what is for a site's own templates: Zola, Hugo, and pages
/// that keep the facts of a job together.
const CONTAINERS: [&str; 10] =
    ["extra", "params", "metadata", "meta", "data", "job", "jobposting", "details", "custom", "hiring"];

/// The facts, in their order.
pub(super) fn facts(settings: &FrontMatter) -> Vec<Stated<'_>> {
    let mut facts = Vec::new();
    gather(&settings.entries, 0, &mut facts);
    facts
}

fn gather<'a>(entries: &'a [Entry], depth: usize, facts: &mut Vec<Stated<'a>>) {
    for Entry { key, position, value } in entries {
        match value {
            Value::Mapping(nested) if depth < 2 && CONTAINERS.contains(&&*key.to_lowercase()) => {
                gather(nested, depth + 1, facts);
            }
            Value::Empty => {}
            value => {
                facts.extend(VacancyKey::of(key).map(|fact| Stated { fact, key, position: *position, value }))
            }
        }
    }
}

impl<'a> Stated<'a> {
    /// The texts of the value: one, or those of a list.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let values = match self.value {
            Value::List(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let text = |value: &'a Value| match value {
            Value::Text(text) => Some(text.trim()),
            _ => None,
        };
        values.iter().filter_map(text).filter(|text| !text.is_empty())
    }

    /// The texts, and for each mapping the texts of an address's parts, joined by commas.
    pub(super) fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        gather_places(self.value, 0, &mut places);
        places
    }

    /// The texts, and those under the keys of addresses in a mapping.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let nested: &'a [Entry] = match self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        };
        let of_mapping = nested.iter().filter_map(|entry| {
            let is_address = ["url", "link", "href", "email", "mail"].contains(&&*entry.key.to_lowercase());
            match &entry.value {
                Value::Text(text) if is_address => Some(text.trim()),
                _ => None,
            }
        });
        self.texts().chain(of_mapping).filter(|text| !text.is_empty())
    }
}

/// Values within one another, beyond which none is read.
const DEEPEST: usize = 4;

fn gather_places(value: &Value, depth: usize, places: &mut Vec<String>) {
    match value {
        Value::Text(text) if !text.trim().is_empty() => places.push(text.trim().to_owned()),
        Value::List(values) if depth < DEEPEST => {
            values.iter().for_each(|value| gather_places(value, depth + 1, places));
        }
        Value::Mapping(entries) if depth < DEEPEST => gather_address(entries, depth, places),
        _ => {}
    }
}

/// The parts of an address as schema.org has them, or as people do.
fn gather_address(entries: &[Entry], depth: usize, places: &mut Vec<String>) {
    let part = |names: &[&str]| {
        let entry = entries.iter().find(|entry| names.contains(&&*entry.key.to_lowercase()))?;
        match &entry.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            Value::Mapping(_) => text_of(&entry.value, &["name"]),
            _ => None,
        }
    };
    let parts = [
        part(&["addresslocality", "city", "locality", "town"]),
        part(&["addressregion", "region", "state"]),
        part(&["addresscountry", "country"]),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        return places.push(parts.join(", "));
    }
    let named = ["address", "joblocation", "name", "label", "title", "text"];
    if let Some(entry) =
        named.iter().find_map(|name| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(name)))
    {
        gather_places(&entry.value, depth + 1, places);
    }
}

/// The text of a mapping under one of these keys, in small letters.
pub(super) fn text_of(value: &Value, names: &[&str]) -> Option<String> {
    let Value::Mapping(entries) = value else { return None };
    entries.iter().find_map(|entry| match &entry.value {
        Value::Text(text) if names.contains(&&*entry.key.to_lowercase()) => Some(text.trim().to_owned()),
        _ => None,
    })
}
