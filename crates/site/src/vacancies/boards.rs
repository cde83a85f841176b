//! The file of a public job board → its postings.
//!
//! [`read`] is the entry point; each provider's format is read by a module of its own.

use super::board_pages::BoardPage;
use super::field::{Field, LeftOut};
use super::jobposting::Found;
use super::posting::Posting;
use super::provider::Provider;
use super::public::is_public;
use super::teamtailor::Locations;
use super::values::opened;
use super::{
    ashby, greenhouse, jobposting, lever, personio, pinpoint, recruitee, smartrecruiters, teamtailor,
    workable,
};
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{Place, Vacancy, truncated};
use serde_json::{Map, Value};

/// A job board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Its provider.
    pub provider: Provider,
    /// The postings that it lists.
    pub postings: Vec<Posting>,
    /// What its files say beside them.
    pub pages: Vec<BoardPage>,
}

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// It ends too early, and where.
    CutOff(String),
    /// It is not in this provider's format, and what it is instead; empty if that says nothing.
    NotABoard(String),
}

/// Parses a text of JSON.
pub(super) fn parse(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| match error.is_eof() {
        true => Fault::CutOff(error.to_string()),
        // Where a page is no JSON says nothing.
        false if !text.starts_with(['{', '[']) => Fault::NotABoard(String::new()),
        false => Fault::NotABoard(error.to_string()),
    })
}

/// Reads the text of a board's file. What is not for everyone is left out.
pub(super) fn read(provider: Provider, text: &str) -> Result<Board, Fault> {
    let Listed { entries, mut page, included, is_feed } = listed(provider, text)?;
    let locations = Locations::of(&included);
    let (mut postings, mut broken) = (Vec::new(), Vec::new());
    for (number, entry) in (1..).zip(&entries) {
        if entry.is_object() && !is_public(entry) {
            continue;
        }
        let left_out = LeftOut::default();
        let job = Field::of(entry, &left_out);
        let posting = match provider {
            _ if is_feed => Some(jobposting::posting(&job)),
            Provider::Greenhouse => Some(greenhouse::posting(&job)),
            Provider::Lever => Some(lever::posting(&job)),
            Provider::Ashby => Some(ashby::posting(&job)),
            Provider::Personio => Some(personio::posting(&job)),
            Provider::Recruitee => Some(recruitee::posting(&job)),
            Provider::SmartRecruiters => smartrecruiters::posting(&job),
            Provider::Workable => Some(workable::posting(&job)),
            Provider::Teamtailor => teamtailor::posting(&job, &locations),
            Provider::Pinpoint => Some(pinpoint::posting(&job)),
            Provider::JobPosting => Some(jobposting::posting(&job)),
        };
        match posting {
            Some(posting) if posting.id.is_empty() => broken.push(number),
            Some(posting) => postings.push(Posting { left_out: left_out.sentences(), ..posting }),
            None => {}
        }
    }
    page.is_damaged |= !broken.is_empty();
    page.notes.extend(broken_note(&broken));
    let mut postings = match provider {
        Provider::Workable => workable::merged(postings),
        Provider::JobPosting => jobposting::told_apart(postings),
        _ => postings,
    };
    for Posting { vacancy, .. } in &mut postings {
        vacancy.apply = opened(&vacancy.apply).unwrap_or_default();
        vacancy.title = vacancy.title.split_whitespace().collect::<Vec<_>>().join(" ");
        texts(vacancy).into_iter().for_each(|text| *text = visible(text).trim().to_owned());
    }
    Ok(Board { provider, postings, pages: vec![page] })
}

/// How many entries of a list are no postings, and where the first is; `None` if there are none.
fn broken_note(numbers: &[usize]) -> Option<String> {
    let first = numbers.first()?;
    let postings = match numbers.len() {
        1 => format!("1 posting, number {first} of the list, is"),
        count => format!("{count} postings, the first of them number {first} of the list, are"),
    };
    Some(format!("{postings} empty or without an id, and left out: save the file again"))
}

/// The list of a file.
#[derive(Default)]
struct Listed {
    entries: Vec<Value>,
    page: BoardPage,
    /// What stands around the list.
    included: Map<String, Value>,
    /// Whether it is a JSON Feed, whose items are in the vocabulary of schema.org.
    is_feed: bool,
}

fn listed(provider: Provider, text: &str) -> Result<Listed, Fault> {
    if provider == Provider::Personio {
        let entries = personio::positions(text)?;
        let page = BoardPage { listed: entries.len(), ..BoardPage::default() };
        return Ok(Listed { entries, page, ..Listed::default() });
    }
    if provider == Provider::JobPosting {
        return feed(text);
    }
    let key = match provider {
        Provider::Lever => None,
        Provider::Greenhouse | Provider::Ashby | Provider::Workable => Some("jobs"),
        Provider::Recruitee => Some("offers"),
        Provider::SmartRecruiters => Some("content"),
        _ => Some("data"),
    };
    let (list, included) = match (parse(text)?, key) {
        (list, None) => (list, Map::new()),
        (Value::Object(root), Some(_)) if provider == Provider::Teamtailor && root.contains_key("items") => {
            return feed(text);
        }
        (Value::Object(mut root), Some(key)) => (root.remove(key).unwrap_or_default(), root),
        _ => return Err(Fault::NotABoard(String::new())),
    };
    let entries = match list {
        Value::Array(entries) => entries,
        Value::Object(root) if key.is_none() => return Err(Fault::NotABoard(said(&root))),
        _ => return Err(Fault::NotABoard(said(&included))),
    };
    let page = BoardPage::of(&included, entries.len());
    Ok(Listed { entries, page, included, is_feed: false })
}

/// The postings of a feed, or of a page with JSON-LD.
fn feed(text: &str) -> Result<Listed, Fault> {
    let Found { entries, notes, around, is_cut_off } = jobposting::entries(text)?;
    match (entries.is_empty() && around.is_empty(), is_cut_off) {
        (true, true) => return Err(Fault::CutOff("it ends within a script of JSON-LD".to_owned())),
        (true, false) if notes.is_empty() => {
            return Err(Fault::NotABoard(
                serde_json::from_str(text).map(|root| said(&root)).unwrap_or_default(),
            ));
        }
        _ => {}
    }
    let page = BoardPage { is_damaged: !notes.is_empty(), notes, ..BoardPage::of(&around, entries.len()) };
    Ok(Listed { entries, page, is_feed: true, ..Listed::default() })
}

/// What an object says that is an error and not a list.
fn said(root: &Map<String, Value>) -> String {
    let first = |value: &Value| value.get(0).cloned().unwrap_or_else(|| value.clone());
    let word = |value: &Value| {
        let within =
            ["message", "detail", "title", "error"].into_iter().find_map(|key| value.get(key)?.as_str());
        value.as_str().or(within).map(|text| truncated(text.trim(), LONGEST_QUOTE))
    };
    let named = ["error", "message", "detail", "errors"].into_iter().filter_map(|key| root.get(key));
    let found = named.map(first).find_map(|value| word(&value).filter(|text| !text.is_empty()));
    found.map(|text| format!("it says \"{text}\"")).unwrap_or_default()
}

/// The texts that a page shows as they are.
fn texts(vacancy: &mut Vacancy) -> Vec<&mut String> {
    let Vacancy { title, places, countries, identifier, .. } = vacancy;
    let places =
        places.iter_mut().flat_map(|Place { locality, region, country }| [locality, region, country]);
    [title, identifier].into_iter().chain(places).chain(countries).collect()
}
