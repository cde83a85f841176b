//! Folders of labelled pages → pages with the truth of their headings and their features.

use anyhow::{Context, Result};
use rolebook_model::{Label, PageSource, Site};
use rolebook_reader::Reader;
use rolebook_reader::training::Example;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of this repository's own labelled pages, from its root.
const OWN: &str = "crates/train/own";

/// A set of labelled pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Set {
    /// Pages of one company.
    Pages,
    /// Career ladders.
    Ladders,
    /// Job pages.
    Postings,
    /// Pages of this repository, which are in every training and are not scored: what a reader must know that few
    /// pages of the corpus show, and what was misread once.
    Own,
}

/// What a careful person reads in a heading.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    /// The heading's line.
    pub(crate) line: u32,
    /// Its label.
    pub(crate) label: Label,
    /// A level's seniority.
    pub(crate) seniority: String,
    /// The line of the level that it belongs to, or 0.
    pub(crate) owner: u32,
}

/// A labelled page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The set it is from.
    pub(crate) set: Set,
    /// The organisation that wrote it.
    pub(crate) organisation: String,
    /// Two letters.
    pub(crate) language: String,
    /// The page.
    pub(crate) source: PageSource,
    /// What is true of its headings, in order.
    pub(crate) truth: Vec<Truth>,
    /// The same of the lines that serve as headings.
    pub(crate) lines: Vec<Truth>,
    /// Its headings with features, in order, and the label of each where one is known.
    pub(crate) examples: Vec<(Example, Option<Label>)>,
    /// The lines that may serve as headings, with their labels: those that are none are of no kind.
    pub(crate) line_examples: Vec<(Example, Label)>,
}

impl Page {
    /// All of the page that has features.
    pub(crate) fn all_examples(&self) -> impl Iterator<Item = &Example> {
        let headings = self.examples.iter().map(|(example, _)| example);
        headings.chain(self.line_examples.iter().map(|(example, _)| example))
    }
}

impl Set {
    /// The sets that are scored.
    pub(crate) const SCORED: [Set; 3] = [Set::Pages, Set::Ladders, Set::Postings];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Set::Pages => "pages",
            Set::Ladders => "ladders",
            Set::Postings => "postings",
            Set::Own => "own",
        }
    }

    /// The folder that holds `truth.tsv`, and `pages` beside it.
    fn folder(self, corpus: &Path) -> PathBuf {
        match self {
            Set::Pages => corpus.to_owned(),
            Set::Ladders | Set::Postings => corpus.join(self.name()),
            Set::Own => Path::new(OWN).to_owned(),
        }
    }
}

/// Loads the labelled pages of `corpus`.
pub(crate) fn load(corpus: &Path) -> Result<Vec<Page>> {
    let site = Site::default();
    let reader = Reader::new(&site);
    let languages = languages(corpus)?;
    let mut pages = Vec::new();
    for set in Set::SCORED.into_iter().chain([Set::Own]) {
        let folder = set.folder(corpus);
        let mut rows = rows(&folder.join("truth.tsv"))?;
        let mut lines = match set {
            Set::Pages => BTreeMap::new(),
            Set::Ladders | Set::Postings | Set::Own => self::rows(&folder.join("pseudo.tsv"))?,
        };
        for file in lines.keys() {
            rows.entry(file.clone()).or_default();
        }
        for (file, truth) in rows {
            let of_page = lines.remove(&file);
            let are_labelled = match set {
                // Nobody has labelled them.
                Set::Pages => false,
                Set::Own => of_page.is_some(),
                Set::Ladders | Set::Postings => true,
            };
            let lines = of_page.unwrap_or_default();
            let path = folder.join("pages").join(&file);
            let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            let source =
                PageSource { file: file.clone(), text: String::from_utf8_lossy(&bytes).into_owned() };
            let mut left = lines.clone();
            let examples: Vec<_> = reader
                .examples(&source)
                .into_iter()
                .map(|example| {
                    // A heading of HTML's is labelled as a line.
                    let of_heading = truth.iter().find(|truth| truth.line == example.line);
                    let label = of_heading.map(|truth| truth.label);
                    let label = label.or_else(|| take_label(&mut left, example.line));
                    (example, label)
                })
                .collect();
            let labels: Vec<Label> =
                examples.iter().map(|(_, label)| label.unwrap_or(Label::Other)).collect();
            let line_examples = match are_labelled {
                true => reader.lines(&source, &labels, &mut |line| take_label(&mut left, line)),
                false => Vec::new(),
            };
            let organisation = match set {
                Set::Pages | Set::Own => set.name().to_owned(),
                Set::Ladders | Set::Postings => file.split('/').next().unwrap_or_default().to_owned(),
            };
            let language = match set {
                Set::Postings => languages.get(&file).cloned().unwrap_or_else(|| "en".to_owned()),
                _ => "en".to_owned(),
            };
            pages.push(Page { set, organisation, language, examples, line_examples, source, truth, lines });
        }
    }
    Ok(pages)
}

/// The label of the line at `line` or beside it, which is taken.
fn take_label(lines: &mut Vec<Truth>, line: u32) -> Option<Label> {
    let near = lines.iter().enumerate().filter(|(_, truth)| truth.line.abs_diff(line) <= 1);
    let (at, _) = near.min_by_key(|(_, truth)| truth.line.abs_diff(line))?;
    Some(lines.remove(at).label)
}

/// The rows of a file, by page.
fn rows(path: &Path) -> Result<BTreeMap<String, Vec<Truth>>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut rows: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let row = row(line).with_context(|| format!("{}:{}: not a row", path.display(), at + 1))?;
        rows.entry(row.0).or_default().push(row.1);
    }
    Ok(rows)
}

/// A row of the truth of headings, or of that of lines, which lacks depth and text.
fn row(line: &str) -> Option<(String, Truth)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let ([file, line, _, _, label, seniority, owner] | [file, line, label, seniority, owner]) =
        cells.as_slice()
    else {
        return None;
    };
    let label = Label::ALL.into_iter().find(|known| known.name() == *label)?;
    let truth = Truth {
        line: line.parse().ok()?,
        label,
        seniority: (*seniority).to_owned(),
        owner: owner.trim().parse().ok()?,
    };
    Some(((*file).to_owned(), truth))
}

fn languages(corpus: &Path) -> Result<BTreeMap<String, String>> {
    let path = corpus.join("postings/languages.tsv");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let rows = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    Ok(rows.map(|(file, language)| (file.to_owned(), language.trim().to_owned())).collect())
}

/// FNV-1a, 64 bits.
pub(crate) fn hash(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
