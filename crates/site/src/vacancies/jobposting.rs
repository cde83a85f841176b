//! Postings in the vocabulary of schema.org → postings: JSON-LD, a web page with JSON-LD in it, or a JSON Feed
//! (schema.org, "JobPosting"; jsonfeed.org, "Version 1.1"; Teamtailor's has a `_jobposting` in each item).
//!
//! [`entries`] finds them in a file, and [`posting`] reads one.

use super::board_fields::{Location, add_text, employment, id, pay, several, text};
use super::page::day;
use super::places::push_new;
use super::posting::Posting;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use rolebook_model::{Employment, Pay, Vacancy};
use serde_json::{Error, Map, Value};
use std::collections::{HashMap, HashSet};

/// What a file has.
#[derive(Default)]
pub(super) struct Found {
    /// Its postings.
    pub(super) entries: Vec<Value>,
    /// Notes about scripts that cannot be read.
    pub(super) notes: Vec<String>,
    /// What stands around the items of a feed.
    pub(super) around: Map<String, Value>,
}

/// The postings in a text of JSON or HTML.
pub(super) fn entries(source: &str) -> Result<Found, Error> {
    let mut found = Found::default();
    if source.trim_start().starts_with('<') {
        for script in scripts(source) {
            match serde_json::from_str(&script) {
                Ok(value) => gather(value, &mut found.entries),
                Err(error) => {
                    let note = format!("a script of JSON-LD in it cannot be read ({error}), correct it");
                    found.notes.push(note);
                }
            }
        }
        return Ok(found);
    }
    let mut root: Value = serde_json::from_str(source)?;
    if let Value::Object(fields) = &mut root
        && let Some(items) = fields.remove("items")
    {
        found.entries.extend(several(&items).iter().map(of_feed));
        found.around = std::mem::take(fields);
    }
    gather(root, &mut found.entries);
    Ok(found)
}

/// The scripts of JSON-LD on a page.
fn scripts(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut scripts, mut open): (Vec<String>, Option<String>) = (Vec::new(), None);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if &**tag.name == b"script" => {
                let kind = tag.attributes.iter().find(|(name, _)| &****name == b"type");
                let is_data = kind.is_some_and(|(_, kind)| {
                    kind.value.trim_ascii().eq_ignore_ascii_case(b"application/ld+json")
                });
                open = is_data.then(String::new);
            }
            Token::String(run) => {
                if let Some(script) = &mut open {
                    script.push_str(&String::from_utf8_lossy(&run.value));
                }
            }
            Token::EndTag(_) => scripts.extend(open.take()),
            _ => {}
        }
    }
    scripts
}

/// Adds the postings in a value: itself, or those that it lists.
fn gather(value: Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, found)),
        Value::Object(mut fields) => {
            let kinds = several(fields.get("@type").unwrap_or(&Value::Null));
            if kinds.iter().filter_map(Value::as_str).any(|kind| kind.ends_with("JobPosting")) {
                return found.push(Value::Object(fields));
            }
            let lists = ["@graph", "itemListElement", "item", "mainEntity", "hasPart", "dataFeedElement"];
            lists.iter().filter_map(|name| fields.remove(*name)).for_each(|value| gather(value, found));
        }
        _ => {}
    }
}

/// An item of a feed as a posting: the one in it, else what the item says itself.
fn of_feed(item: &Value) -> Value {
    let Value::Object(item) = item else { return item.clone() };
    let mut posting = match item.get("_jobposting") {
        Some(Value::Object(posting)) => posting.clone(),
        _ => Map::new(),
    };
    for (name, own) in [("@id", "id"), ("title", "title"), ("url", "url"), ("datePosted", "date_published")] {
        let is_missing = name == "@id" || posting.get(name).is_none_or(Value::is_null);
        if let (true, Some(value)) = (is_missing, item.get(own)) {
            posting.insert(name.to_owned(), value.clone());
        }
    }
    Value::Object(posting)
}

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let (at, url) = (id(job, "@id"), text(job, &["url"]).to_owned());
    let number = job.get("identifier").map(|own| several(own).first().unwrap_or(own));
    let number = match number {
        Some(Value::Object(_)) => number.map(|own| id(own, "value")).unwrap_or_default(),
        _ => id(job, "identifier"),
    };
    let title = ["title", "name"].map(|key| text(job, &[key])).into_iter().find(|text| !text.is_empty());
    let modes = several(job.get("jobLocationType").unwrap_or(&Value::Null));
    let mut vacancy = Vacancy {
        title: title.unwrap_or_default().to_owned(),
        is_remote: modes.iter().any(|mode| mode.as_str().is_some_and(|mode| mode.trim() == "TELECOMMUTE")),
        apply: url.clone(),
        posted: day(text(job, &["datePosted"])).unwrap_or_default(),
        valid_through: day(text(job, &["validThrough"])).unwrap_or_default(),
        employment: kinds(job.get("employmentType").unwrap_or(&Value::Null)),
        identifier: number.clone(),
        ..Vacancy::default()
    };
    for place in several(job.get("jobLocation").unwrap_or(&Value::Null)) {
        add_place(&mut vacancy, place);
    }
    for area in several(job.get("applicantLocationRequirements").unwrap_or(&Value::Null)) {
        let name = area.as_str().unwrap_or(text(area, &["name"])).trim();
        if vacancy.is_remote && !name.is_empty() {
            push_new(&mut vacancy.countries, name.to_owned());
        }
    }
    let pay_left_out;
    (vacancy.pay, pay_left_out) = salary(job.get("baseSalary").unwrap_or(&Value::Null));
    // The id of a feed's item, the employer's number, an address.
    let own = if at.contains("://") { "" } else { &at };
    let names = [own, &number, &at, &url].into_iter().find(|name| !name.is_empty());
    let id = names.unwrap_or_default().to_owned();
    Some(Posting { id, addresses: vec![url, at], vacancy, pay_left_out })
}

/// The postings, of which those that have the same number and pages of their own are named by these.
pub(super) fn told_apart(mut postings: Vec<Posting>) -> Vec<Posting> {
    let mut pages: HashMap<String, HashSet<String>> = HashMap::new();
    for Posting { id, addresses, .. } in &postings {
        pages.entry(id.clone()).or_default().extend(addresses.first().cloned());
    }
    let is_shared = |id: &String| pages.get(id).is_some_and(|pages| pages.len() > 1);
    for Posting { id, addresses, .. } in postings.iter_mut().filter(|posting| is_shared(&posting.id)) {
        if let Some(page) = addresses.first().filter(|page| !page.is_empty()) {
            id.clone_from(page);
        }
    }
    postings
}

/// The words of schema.org, in a list or in one text, or others.
fn kinds(value: &Value) -> Vec<Employment> {
    let words = several(value).iter().filter_map(Value::as_str).flat_map(|words| words.split(','));
    let mut kinds = Vec::new();
    for words in words {
        let named = Employment::from_name(&words.trim().to_uppercase().replace([' ', '-'], "_"));
        for kind in named.map_or_else(|| employment(words), |kind| vec![kind]) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    kinds
}

fn add_place(vacancy: &mut Vacancy, place: &Value) {
    let address = place.get("address").unwrap_or(place);
    if let Some(words) = address.as_str() {
        return add_text(vacancy, words);
    }
    let country = address.get("addressCountry").unwrap_or(&Value::Null);
    Location {
        locality: text(address, &["addressLocality"]),
        region: text(address, &["addressRegion"]),
        country: country.as_str().unwrap_or(text(country, &["name"])),
        code: "",
        name: "",
    }
    .add_to(vacancy);
}

fn salary(salary: &Value) -> (Option<Pay>, &'static str) {
    // An amount alone says nothing of its currency.
    let amount = if salary.is_object() { &Value::Null } else { salary };
    let value = salary.get("value").unwrap_or(amount);
    let bound = |name| value.get(name).or_else(|| salary.get(name)).unwrap_or(&Value::Null);
    let only = if value.is_object() { bound("value") } else { value };
    let or_only = |bound: &Value| if bound.is_null() { only.clone() } else { bound.clone() };
    let (mut least, mut most) = (bound("minValue").clone(), bound("maxValue").clone());
    if least.is_null() && most.is_null() {
        (least, most) = (or_only(&least), or_only(&most));
    }
    let unit = [text(value, &["unitText"]), text(salary, &["unitText"])];
    let unit = unit.into_iter().find(|unit| !unit.is_empty()).unwrap_or_default();
    let currency = [text(salary, &["currency"]), text(value, &["currency"])];
    let currency = currency.into_iter().find(|code| !code.is_empty()).unwrap_or_default();
    pay(currency, &least, &most, unit)
}
