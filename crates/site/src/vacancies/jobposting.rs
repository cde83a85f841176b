//! Postings in the vocabulary of schema.org → postings: JSON-LD, a web page with JSON-LD in it, or a JSON Feed
//! (schema.org, "JobPosting"; jsonfeed.org, "Version 1.1"; Teamtailor's has a `_jobposting` in each item).
//!
//! [`entries`] finds them in a file, and [`posting`] reads one.

use super::board_fields::{Location, add_text, employment, pay};
use super::boards::{Fault, parse};
use super::field::Field;
use super::pay::{Unit, unit};
use super::places::push_new;
use super::posting::{self, Posting};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use rolebook_model::{Employment, Pay, Vacancy};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// What a file has.
#[derive(Default)]
pub(super) struct Found {
    /// Its postings.
    pub(super) entries: Vec<Value>,
    /// Notes about scripts that cannot be read.
    pub(super) notes: Vec<String>,
    /// Whether it ends within one of them.
    pub(super) is_cut_off: bool,
    /// What stands around the items of a feed.
    pub(super) around: Map<String, Value>,
}

/// The postings in a text of JSON or HTML.
pub(super) fn entries(source: &str) -> Result<Found, Fault> {
    let mut found = Found::default();
    if source.trim_start().starts_with('<') {
        let (scripts, cut) = scripts(source);
        if cut.is_some() {
            found.is_cut_off = true;
            found.notes.push("ends within a script of JSON-LD, save all of it".to_owned());
        }
        for script in scripts {
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
    let mut root = parse(source)?;
    if let Value::Object(fields) = &mut root
        && let Some(items) = fields.remove("items")
    {
        let items = if let Value::Array(items) = items { items } else { vec![items] };
        found.entries.extend(items.iter().map(of_feed));
        found.around = std::mem::take(fields);
    }
    gather(root, &mut found.entries);
    Ok(found)
}

/// The scripts of JSON-LD on a page, and the one that it ends in.
fn scripts(html: &str) -> (Vec<String>, Option<String>) {
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
    (scripts, open)
}

/// Adds the postings in a value: itself, or those that it lists.
fn gather(value: Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, found)),
        Value::Object(mut fields) => {
            if fields.get("@type").is_some_and(is_posting) {
                return found.push(Value::Object(fields));
            }
            let lists = ["@graph", "itemListElement", "item", "mainEntity", "hasPart", "dataFeedElement"];
            lists.iter().filter_map(|name| fields.remove(*name)).for_each(|value| gather(value, found));
        }
        _ => {}
    }
}

/// Whether a type, or one of several, is that of a posting.
fn is_posting(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_posting),
        kind => kind.as_str().is_some_and(|kind| kind.ends_with("JobPosting")),
    }
}

/// The field of a feed's item that has its posting.
const OF_FEED: &str = "_jobposting";

/// An item of a feed as a posting: the one in it, else what the item says itself.
fn of_feed(item: &Value) -> Value {
    let Value::Object(item) = item else { return item.clone() };
    let mut posting = match item.get(OF_FEED) {
        Some(Value::Object(posting)) => posting.clone(),
        // Whoever reads the posting notes that this is none.
        Some(other) => Map::from_iter([(OF_FEED.to_owned(), other.clone())]),
        None => Map::new(),
    };
    for (name, own) in [("@id", "id"), ("title", "title"), ("url", "url"), ("datePosted", "date_published")] {
        let is_missing = name == "@id" || posting.get(name).is_none_or(Value::is_null);
        if let (true, Some(value)) = (is_missing, item.get(own)) {
            posting.insert(name.to_owned(), value.clone());
        }
    }
    Value::Object(posting)
}

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let (at, url) = (job.get("@id").id(), job.get("url").words().to_owned());
    let number = job.get("identifier").items().first().map(number).unwrap_or_default();
    let is_remote = |mode: &Field| mode.text() == "TELECOMMUTE";
    job.get(OF_FEED).expect_object();
    let mut vacancy = Vacancy {
        title: job.first(&["title", "name"]).text(),
        is_remote: job.get("jobLocationType").items().iter().any(is_remote),
        apply: url.clone(),
        posted: job.get("datePosted").day(),
        valid_through: job.get("validThrough").day(),
        employment: kinds(&job.get("employmentType").items()),
        identifier: number.clone(),
        ..Vacancy::default()
    };
    job.get("jobLocation").items().iter().for_each(|place| add_place(&mut vacancy, place));
    for area in job.get("applicantLocationRequirements").items() {
        let name = name(&area);
        if vacancy.is_remote && !name.is_empty() {
            push_new(&mut vacancy.countries, name);
        }
    }
    let pay_left_out;
    (vacancy.pay, pay_left_out) = salary(&job.get("baseSalary").items());
    // The id of a feed's item, the employer's number, an address.
    let own = if at.contains("://") { "" } else { &at };
    let names = [own, &number, &at, &url].into_iter().find(|name| !name.is_empty());
    let id = names.unwrap_or_default().to_owned();
    Posting { id, addresses: vec![url, at], vacancy, pay_left_out, ..Posting::default() }
}

/// A number, alone or as a `PropertyValue`.
fn number(identifier: &Field) -> String {
    if identifier.value().is_object() { identifier.get("value").id() } else { identifier.id() }
}

/// The name of a country, alone or in a thing.
fn name(country: &Field) -> String {
    if country.value().is_object() { country.get("name").text() } else { country.text() }
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
fn kinds(values: &[Field]) -> Vec<Employment> {
    let mut kinds = Vec::new();
    for words in values.iter().flat_map(|words| words.words().split(',')) {
        let named = Employment::from_name(&words.trim().to_uppercase().replace([' ', '-'], "_"));
        for kind in named.map_or_else(|| employment(words), |kind| vec![kind]) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    kinds
}

fn add_place(vacancy: &mut Vacancy, place: &Field) {
    let address = if place.has("address") { place.get("address") } else { place.clone() };
    if address.value().is_string() {
        return add_text(vacancy, &address.text());
    }
    Location {
        locality: &address.get("addressLocality").text(),
        region: &address.get("addressRegion").text(),
        country: &name(&address.get("addressCountry")),
        code: "",
        name: "",
    }
    .add_to(vacancy);
}

/// The pay of a `MonetaryAmount`. Its bounds and their unit stand in a value of its own, or beside it.
fn salary(salaries: &[Field]) -> (Option<Pay>, &'static str) {
    let salary = match salaries {
        [] => return (None, ""),
        [salary] => salary,
        _ => return (None, posting::SEVERAL),
    };
    if !salary.value().is_object() {
        // An amount alone says nothing of its currency.
        return pay("", [salary.amount(), Ok(None)], Unit::None);
    }
    let value = salary.get("value");
    let is_quantity = value.value().is_object();
    let field = |key| {
        let within = Some(&value).filter(|value| is_quantity && value.has(key));
        within.or(Some(salary).filter(|salary| salary.has(key))).map(|of| of.get(key))
    };
    let amounts = match [field("minValue"), field("maxValue")] {
        [None, None] if is_quantity => [value.get("value").amount(), value.get("value").amount()],
        [None, None] => [value.amount(), value.amount()],
        bounds => bounds.map(|bound| bound.map_or(Ok(None), |bound| bound.amount())),
    };
    let text = |key| field(key).map(|field| field.text()).unwrap_or_default();
    pay(&text("currency"), amounts, unit(&text("unitText")))
}
