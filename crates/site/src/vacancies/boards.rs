//! The file of a public job board → its postings.
//!
//! [`read`] is the entry point; each provider's format is read by a module of its own.

use super::board_pages::BoardPage;
use super::jobposting::Found;
use super::posting::{self, Posting};
use super::provider::Provider;
use super::public::is_public;
use super::teamtailor::Locations;
use super::values::opened;
use super::{
    ashby, greenhouse, jobposting, lever, personio, pinpoint, recruitee, smartrecruiters, teamtailor,
    workable,
};
use rolebook_model::invisible::visible;
use rolebook_model::{Place, Vacancy};
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
    /// It is not in this provider's format.
    NotABoard,
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Fault {
        if error.is_eof() { Fault::CutOff(error.to_string()) } else { Fault::NotABoard }
    }
}

/// Reads the text of a board's file. What is not for everyone is left out.
pub(super) fn read(provider: Provider, text: &str) -> Result<Board, Fault> {
    let Listed { entries, mut page, included } = listed(provider, text)?;
    let locations = Locations::of(&included);
    let read = |entry: &Value| match provider {
        Provider::Greenhouse => greenhouse::posting(entry),
        Provider::Lever => lever::posting(entry),
        Provider::Ashby => ashby::posting(entry),
        Provider::Personio => personio::posting(entry),
        Provider::Recruitee => recruitee::posting(entry),
        Provider::SmartRecruiters => smartrecruiters::posting(entry),
        Provider::Workable => workable::posting(entry),
        Provider::Teamtailor if entry.get("attributes").is_some() => teamtailor::posting(entry, &locations),
        Provider::Pinpoint => pinpoint::posting(entry),
        Provider::Teamtailor | Provider::JobPosting => jobposting::posting(entry),
    };
    let mut postings: Vec<Posting> = entries.iter().filter(|job| is_public(job)).filter_map(read).collect();
    let broken = entries.iter().filter(|entry| !entry.is_object()).count();
    let anonymous = postings.iter().filter(|posting| posting.id.trim().is_empty()).count();
    if broken + anonymous > 0 {
        let entries = if broken + anonymous == 1 { "posting is" } else { "postings are" };
        let count = broken + anonymous;
        page.notes
            .push(format!("{count} {entries} empty or without an id, and left out: save the file again"));
    }
    postings.retain(|posting| !posting.id.trim().is_empty());
    postings = match provider {
        Provider::Workable => workable::merged(postings),
        Provider::JobPosting => jobposting::told_apart(postings),
        _ => postings,
    };
    for Posting { id, vacancy, .. } in &mut postings {
        *id = id.trim().to_owned();
        vacancy.apply = opened(&vacancy.apply).unwrap_or_default();
        vacancy.title = posting::plain(&vacancy.title);
        texts(vacancy).into_iter().for_each(|text| *text = visible(text).trim().to_owned());
    }
    Ok(Board { provider, postings, pages: vec![page] })
}

/// The list of a file.
struct Listed {
    entries: Vec<Value>,
    page: BoardPage,
    /// What stands around the list.
    included: Map<String, Value>,
}

fn listed(provider: Provider, text: &str) -> Result<Listed, Fault> {
    if provider == Provider::Personio {
        let entries = personio::positions(text)?;
        let page = BoardPage { listed: entries.len(), ..BoardPage::default() };
        return Ok(Listed { entries, page, included: Map::new() });
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
    let (list, included) = match (serde_json::from_str(text)?, key) {
        (list, None) => (list, Map::new()),
        (Value::Object(root), Some(_)) if provider == Provider::Teamtailor && root.contains_key("items") => {
            return feed(text);
        }
        (Value::Object(mut root), Some(key)) => (root.remove(key).unwrap_or_default(), root),
        _ => return Err(Fault::NotABoard),
    };
    let Value::Array(entries) = list else { return Err(Fault::NotABoard) };
    let page = BoardPage::of(&included, entries.len());
    Ok(Listed { entries, page, included })
}

/// The postings of a feed, or of a page with JSON-LD.
fn feed(text: &str) -> Result<Listed, Fault> {
    let Found { entries, notes, around } = jobposting::entries(text)?;
    if entries.is_empty() && notes.is_empty() && around.is_empty() {
        return Err(Fault::NotABoard);
    }
    let page = BoardPage { notes, ..BoardPage::of(&around, entries.len()) };
    Ok(Listed { entries, page, included: Map::new() })
}

/// The texts that a page shows as they are.
fn texts(vacancy: &mut Vacancy) -> Vec<&mut String> {
    let Vacancy { title, places, countries, identifier, .. } = vacancy;
    let places =
        places.iter_mut().flat_map(|Place { locality, region, country }| [locality, region, country]);
    [title, identifier].into_iter().chain(places).chain(countries).collect()
}
