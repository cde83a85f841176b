//! How pages were read compared with what is true of them.

use crate::corpus::{Page, Set};
use rolebook_model::{Label, Role, Site};
use rolebook_reader::Reader;
use rolebook_reader::weights::Weights;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Counts over some pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Score {
    /// Headings, and those whose label and owner are right.
    pub(crate) headings: u32,
    /// Headings whose label is right.
    pub(crate) labels: u32,
    /// Headings whose owner is right.
    pub(crate) owners: u32,
    /// Levels, and those whose seniority is right.
    pub(crate) levels: u32,
    /// Levels whose label and seniority are right.
    pub(crate) seniorities: u32,
    /// Levels that were read as levels.
    pub(crate) found: u32,
    /// Headings that were read as levels and are none.
    pub(crate) invented: u32,
    /// Pages.
    pub(crate) pages: u32,
    /// Pages without any mistake.
    pub(crate) perfect: u32,
    /// How lines were read that serve as headings.
    pub(crate) lines: Lines,
}

/// Counts of lines that serve as headings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Lines {
    /// Those that are such lines.
    pub(crate) all: u32,
    /// Those that were read as such, and those of them whose label is right.
    pub(crate) found: u32,
    pub(crate) labels: u32,
    /// All that were read as such.
    pub(crate) read: u32,
}

impl Lines {
    fn add(&mut self, other: Lines) {
        self.all += other.all;
        self.found += other.found;
        self.labels += other.labels;
        self.read += other.read;
    }

    /// The figures by name, each from 0 to 1.
    pub(crate) fn figures(self) -> [(&'static str, f64); 3] {
        [
            ("found", share(self.found, self.all)),
            ("label", share(self.labels, self.found)),
            ("precision", share(self.found, self.read)),
        ]
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

/// A heading that was read wrongly.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    /// Where it stands and what it says.
    pub(crate) place: String,
    /// What is true.
    pub(crate) truth: Label,
    /// What was read.
    pub(crate) read: Label,
    /// All of both.
    pub(crate) both: String,
}

/// Reads `pages` by `weights`, a file, and compares.
pub(crate) fn score(pages: &[&Page], weights: &[u8]) -> (Vec<Score>, Vec<Mistake>) {
    let site = Site::default();
    let reader = Reader::with_weights(&site, Cow::Owned(Weights::decode(weights)));
    let mut mistakes = Vec::new();
    let scores = pages.iter().map(|page| of_page(page, &reader.page(&page.source), &mut mistakes)).collect();
    (scores, mistakes)
}

/// Prints for each heading of `pages` what is true, what is read by `weights`, and why.
pub(crate) fn explain(pages: &[&Page], weights: &[u8]) {
    let site = Site::default();
    let reader = Reader::with_weights(&site, Cow::Owned(Weights::decode(weights)));
    for page in pages {
        println!("{}/{}", page.set.name(), page.source.file);
        for heading in reader.page(&page.source).sections.iter().filter_map(|it| it.heading.as_ref()) {
            let line = heading.position.line;
            let truth = page.truth.iter().find(|truth| truth.line == line).map(|truth| truth.label);
            let truth = truth.map_or("-", Label::name);
            let is_right = if truth == heading.label.name() { ' ' } else { '*' };
            let (label, text) = (heading.label.name(), &heading.text);
            println!("{is_right}{line:>5} {truth:>22} {label:>22}  {text}: {}", heading.reason);
        }
    }
}

fn of_page(page: &Page, role: &Role, mistakes: &mut Vec<Mistake>) -> Score {
    let headings: BTreeMap<u32, _> = role
        .sections
        .iter()
        .filter_map(|section| section.heading.as_ref())
        .map(|heading| {
            let level = heading.owner.and_then(|owner| role.levels.get(owner));
            let section = level.and_then(|level| role.sections.get(level.section?));
            let owner = section.and_then(|section| section.heading.as_ref()).map_or(0, |it| it.position.line);
            (heading.position.line, (heading, owner))
        })
        .collect();
    let mut score = Score { pages: 1, perfect: 1, lines: lines(page, role, mistakes), ..Score::default() };
    for truth in &page.truth {
        score.headings += 1;
        let (label, seniority, owner, text) = match headings.get(&truth.line) {
            None => (None, "-", u32::MAX, ""),
            Some((heading, owner)) => (
                Some(heading.label),
                heading.seniority.map_or("-", |it| it.name()),
                *owner,
                heading.text.as_str(),
            ),
        };
        let label_is_right = label == Some(truth.label);
        let owner_is_right = owner == truth.owner;
        let is_level = truth.label == Label::Level;
        let seniority_is_right = !is_level || seniority == truth.seniority;
        score.labels += u32::from(label_is_right);
        score.owners += u32::from(owner_is_right);
        score.levels += u32::from(is_level);
        score.seniorities += u32::from(is_level && seniority_is_right);
        score.found += u32::from(is_level && label_is_right);
        score.invented += u32::from(!is_level && label == Some(Label::Level));
        if !(label_is_right && owner_is_right && seniority_is_right) {
            score.perfect = 0;
            let read = label.unwrap_or(Label::Other);
            mistakes.push(Mistake {
                place: format!("{}/{}:{} {:?}", page.set.name(), page.source.file, truth.line, text),
                truth: truth.label,
                read,
                both: format!(
                    "want {}/{}/{} got {}/{}/{}",
                    truth.label.name(),
                    truth.seniority,
                    truth.owner,
                    read.name(),
                    seniority,
                    owner
                ),
            });
        }
    }
    score
}

/// Compares the lines that serve as headings. One that was read beside its line is found.
fn lines(page: &Page, role: &Role, mistakes: &mut Vec<Mistake>) -> Lines {
    let headings = role.sections.iter().filter_map(|section| section.heading.as_ref());
    let mut read: Vec<_> = headings.filter(|heading| heading.is_line).collect();
    let (all, count) = (page.lines.len() as u32, read.len() as u32);
    let mut lines = Lines { all, read: count, ..Lines::default() };
    let place = |line: u32, text: &str| format!("{}/{}:{line} {text:?}", page.set.name(), page.source.file);
    for truth in &page.lines {
        let distance = |line: u32| line.abs_diff(truth.line);
        let near = read.iter().enumerate().filter(|(_, heading)| distance(heading.position.line) <= 1);
        let near = near.min_by_key(|(_, heading)| distance(heading.position.line)).map(|(at, _)| at);
        let found = near.map(|at| read.remove(at));
        lines.found += u32::from(found.is_some());
        let is_right = found.is_some_and(|found| found.label == truth.label);
        lines.labels += u32::from(is_right);
        if !is_right {
            let label = found.map_or("no heading", |found| found.label.name());
            let both = format!("want the line as {} got {label}", truth.label.name());
            let text = found.map_or("", |found| found.text.as_str());
            // It is no heading of Markdown's, whose confusions are counted.
            mistakes.push(Mistake {
                place: place(truth.line, text),
                truth: truth.label,
                read: truth.label,
                both,
            });
        }
    }
    for heading in read.into_iter().filter(|_| page.set != Set::Pages) {
        let both = format!("want no heading got the line as {}", heading.label.name());
        let (truth, read) = (heading.label, heading.label);
        mistakes.push(Mistake { place: place(heading.position.line, &heading.text), truth, read, both });
    }
    lines
}

impl Score {
    /// The sum of several.
    pub(crate) fn sum<'a>(scores: impl IntoIterator<Item = &'a Score>) -> Score {
        let mut sum = Score::default();
        for one in scores {
            sum.headings += one.headings;
            sum.labels += one.labels;
            sum.owners += one.owners;
            sum.levels += one.levels;
            sum.seniorities += one.seniorities;
            sum.found += one.found;
            sum.invented += one.invented;
            sum.pages += one.pages;
            sum.perfect += one.perfect;
            sum.lines.add(one.lines);
        }
        sum
    }

    /// The figures by name, each from 0 to 1.
    pub(crate) fn figures(&self) -> [(&'static str, f64); 5] {
        let missed = self.levels - self.found;
        [
            ("label", share(self.labels, self.headings)),
            ("level F1", share(2 * self.found, 2 * self.found + self.invented + missed)),
            ("seniority", share(self.seniorities, self.levels)),
            ("owner", share(self.owners, self.headings)),
            ("perfect pages", share(self.perfect, self.pages)),
        ]
    }
}
