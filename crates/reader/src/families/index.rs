//! The introduction of a folder → the files that it presents.

use super::page::stem;
use crate::files;
use crate::parsed::ParsedPage;
use rolebook_markdown::{PassageKind, slug};
use rolebook_model::percent;

/// Names of files that introduce their folder.
const INTRODUCTIONS: [&str; 5] = ["overview", "introduction", "intro", "about", "home"];

/// The rank of a page that is called like its folder.
const CALLED_LIKE_FOLDER: u8 = 3;

/// What introduces a folder.
pub(super) struct Index {
    /// Its place among the pages of the site.
    pub(super) place: usize,
    /// Lower is better.
    pub(super) rank: u8,
    /// The slugs of the files that it names.
    presented: Vec<String>,
}

impl Index {
    /// What a page introduces; `None` if it is no introduction of its folder.
    pub(super) fn of(place: usize, parsed: &ParsedPage, text: &str) -> Option<Index> {
        let rank = rank(&parsed.file)?;
        let mut presented = Vec::new();
        let add = |target: &str, presented: &mut Vec<String>| {
            let path = target.split(['?', '#']).next().unwrap_or_default();
            let path = path.strip_prefix("./").unwrap_or(path).trim_end_matches('/');
            if !path.is_empty() && !path.contains(['/', ':']) {
                presented.push(slug(&percent::decode(stem_of(path))));
            }
        };
        for passage in parsed.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
            passage.links.iter().for_each(|link| add(&link.target, &mut presented));
        }
        // Diagrams name their links in quotes.
        for quoted in text.split('"').skip(1).step_by(2) {
            if quoted.starts_with("./") || quoted.ends_with(".md") {
                add(quoted, &mut presented);
            }
        }
        // The page that is called like its folder may be a rung, too.
        (rank < CALLED_LIKE_FOLDER || presented.len() > 2).then_some(Index { place, rank, presented })
    }

    /// The place of a file among those that it presents.
    pub(super) fn place_of(&self, file: &str) -> Option<usize> {
        let wanted = slug(stem(file));
        self.presented.iter().position(|presented| *presented == wanted)
    }

    /// Whether it presents nearly all of these files.
    pub(super) fn presents(&self, files: &mut dyn Iterator<Item = &str>) -> bool {
        let (mut known, mut all) = (0, 0);
        for file in files {
            all += 1;
            known += usize::from(self.place_of(file).is_some());
        }
        all > 0 && known * 5 >= all * 4
    }
}

/// The name of a linked file without its ending; a name may have dots of its own.
fn stem_of(path: &str) -> &str {
    let path = path.strip_suffix(".html").unwrap_or(path);
    if files::is_markdown(path) { stem(path) } else { path }
}

/// Which of several introductions of a folder counts: the pages of site generators before those that hosts of code show.
fn rank(file: &str) -> Option<u8> {
    if files::is_index(file) {
        return Some(if files::name(file).to_ascii_lowercase().starts_with("readme") { 1 } else { 0 });
    }
    let name = slug(stem(file).trim_start_matches(|mark: char| mark.is_ascii_digit()));
    if INTRODUCTIONS.contains(&name.as_str()) {
        return Some(2);
    }
    let folder = file.rsplit_once('/').map(|(folder, _)| slug(files::name(folder)));
    folder.is_some_and(|folder| folder == name).then_some(CALLED_LIKE_FOLDER)
}
