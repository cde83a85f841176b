//! The files of a board → whether all of it was given. Some boards hand out their postings page by page.

use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::truncated;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What one file of a board says beside its postings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardPage {
    /// The file.
    pub file: String,
    /// How many postings it lists, also those that are left out.
    pub listed: usize,
    /// How many postings the whole board has, where the file says so.
    pub total: Option<usize>,
    /// The address of the page after this one; empty if there is none.
    pub next: String,
    /// What is wrong with it.
    pub notes: Vec<String>,
    /// Whether it may have postings that cannot be read.
    pub is_damaged: bool,
}

impl BoardPage {
    /// Reads what stands around the list: SmartRecruiters counts its postings, the others name the next page.
    pub(super) fn of(root: &Map<String, Value>, listed: usize) -> BoardPage {
        let total = root.get("totalFound").and_then(Value::as_u64);
        let next = [root.get("links").and_then(|links| links.get("next")), root.get("next_url")];
        let next = next.into_iter().flatten().filter_map(Value::as_str).find(|next| !next.trim().is_empty());
        BoardPage {
            listed,
            total: total.and_then(|total| usize::try_from(total).ok()),
            next: next.unwrap_or_default().to_owned(),
            ..BoardPage::default()
        }
    }
}

/// What to do about pages of a board that were not given; `None` if all were.
pub(super) fn missing_pages(pages: &[BoardPage]) -> Option<String> {
    // The pages of one board give the same total.
    let mut listed: BTreeMap<usize, usize> = BTreeMap::new();
    for page in pages {
        if let Some(total) = page.total {
            *listed.entry(total).or_default() += page.listed;
        }
    }
    let last = |total: usize| pages.iter().rfind(|page| page.total == Some(total));
    let short = listed.iter().find(|(total, listed)| listed < total);
    if let Some((total, listed)) = short {
        let file = last(*total).map(|page| page.file.as_str()).unwrap_or_default();
        return Some(format!(
            "{file}: has {listed} of {total} postings, save the others with `offset={listed}` and name their file, too"
        ));
    }
    // Of the pages of one board, the last names none.
    let ends = pages.iter().filter(|page| page.next.is_empty()).count();
    let page = pages.last().filter(|_| ends == 0)?;
    let (file, next) = (&page.file, truncated(&page.next, 2 * LONGEST_QUOTE));
    Some(format!("{file}: has not all postings, save the next page, {next}, and name its file, too"))
}
