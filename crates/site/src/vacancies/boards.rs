//! The file of a public job board → its postings.
//!
//! [`read`] is the entry point; each provider's format is read by a module of its own.

use super::posting::{self, Posting};
use super::public::is_public;
use super::values::opened;
use super::{ashby, greenhouse, lever};
use rolebook_model::invisible::visible;
use rolebook_model::{Place, Vacancy};
use serde_json::Value;

/// The provider of a job board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// `https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true`
    Greenhouse,
    /// `https://api.lever.co/v0/postings/…?mode=json`
    Lever,
    /// `https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true`
    Ashby,
}

impl Provider {
    /// All providers.
    pub const ALL: [Provider; 3] = [Provider::Greenhouse, Provider::Lever, Provider::Ashby];

    /// The name, which is also the key in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Provider::Greenhouse => "greenhouse",
            Provider::Lever => "lever",
            Provider::Ashby => "ashby",
        }
    }

    /// The URL of the file; `…` stands for the company.
    pub fn address(self) -> &'static str {
        match self {
            Provider::Greenhouse => {
                "https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true"
            }
            Provider::Lever => "https://api.lever.co/v0/postings/…?mode=json",
            Provider::Ashby => "https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true",
        }
    }
}

/// A job board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Its provider.
    pub provider: Provider,
    /// The postings that it lists.
    pub postings: Vec<Posting>,
}

/// Reads the text of a board's file. What is not for everyone is left out. The error is that of the JSON; `None` if it is not in
/// this provider's format.
pub(super) fn read(provider: Provider, text: &str) -> Result<Board, Option<serde_json::Error>> {
    let root: Value = serde_json::from_str(text).map_err(Some)?;
    let list = match provider {
        Provider::Lever => root.as_array(),
        Provider::Greenhouse | Provider::Ashby => root.get("jobs").and_then(Value::as_array),
    };
    let read = match provider {
        Provider::Greenhouse => greenhouse::posting,
        Provider::Lever => lever::posting,
        Provider::Ashby => ashby::posting,
    };
    let list = list.ok_or(None)?.iter().filter(|job| is_public(job));
    let mut postings: Vec<Posting> = list.filter_map(read).collect();
    postings.retain(|posting| !posting.id.is_empty());
    for Posting { vacancy, .. } in &mut postings {
        vacancy.apply = opened(&vacancy.apply).unwrap_or_default();
        vacancy.title = posting::plain(&vacancy.title);
        texts(vacancy).into_iter().for_each(|text| *text = visible(text).trim().to_owned());
    }
    Ok(Board { provider, postings })
}

/// The texts that a page shows as they are.
fn texts(vacancy: &mut Vacancy) -> Vec<&mut String> {
    let Vacancy { title, places, countries, identifier, .. } = vacancy;
    let places =
        places.iter_mut().flat_map(|Place { locality, region, country }| [locality, region, country]);
    [title, identifier].into_iter().chain(places).chain(countries).collect()
}
