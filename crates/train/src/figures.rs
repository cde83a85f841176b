//! Scores → figures, printed and written down.

use crate::corpus::{Page, Set};
use crate::score::{Mistake, Score};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// The scores of pages that were left out.
#[derive(Default)]
pub(crate) struct Figures {
    /// By set, and for job pages by language too: the name of the row and its score.
    rows: Vec<(String, Score)>,
    /// How often a label was read as another.
    confusion: BTreeMap<(&'static str, &'static str), u32>,
    /// For each set and label how many headings have it and how many of them were read wrongly.
    missed: BTreeMap<&'static str, u32>,
}

/// Where the figures are written, for a test and for people.
const SCORES: &str = "crates/train/scores.tsv";
const DOCUMENT: &str = "docs/reading.md";

/// Between these lines the document has the figures.
const MARKS: [&str; 2] = ["<!-- figures -->", "<!-- end of figures -->"];

/// How many confusions are shown.
const CONFUSIONS: usize = 20;

/// How many times an interval's pages are drawn.
const DRAWS: usize = 2000;

impl Figures {
    /// Adds what was read of a set.
    pub(crate) fn add(&mut self, set: Set, results: &[(&Page, Score)], mistakes: &[Mistake]) {
        let mut row = |name: String, of: &dyn Fn(&Page) -> bool| {
            let score = Score::sum(results.iter().filter(|(page, _)| of(page)).map(|(_, score)| score));
            if score.pages > 0 {
                self.rows.push((name, score));
            }
        };
        row(set.name().to_owned(), &|_| true);
        if set == Set::Postings {
            row("postings, English".to_owned(), &|page| page.language == "en");
            row("postings, other languages".to_owned(), &|page| page.language != "en");
            for language in ["de", "es", "fr", "it", "ja", "nl", "pt", "zh"] {
                row(format!("postings, {language}"), &|page| page.language == language);
            }
        }
        for mistake in mistakes.iter().filter(|mistake| mistake.truth != mistake.read) {
            *self.confusion.entry((mistake.truth.name(), mistake.read.name())).or_default() += 1;
            *self.missed.entry(mistake.truth.name()).or_default() += 1;
        }
    }

    /// Prints a table of all rows, the labels that were missed, and the confusions.
    pub(crate) fn print(&self) {
        println!("{}", self.table());
        for (label, missed) in &self.missed {
            println!("{missed:>4} of {label} missed");
        }
    }

    /// Writes the figures for the test and into the document.
    pub(crate) fn write(&self) -> Result<()> {
        let mut scores =
            "set\tpages\theadings\tlabel\tlevel_f1\tseniority\towner\tperfect_pages\tlines\tlines_found\tlines_label\tlines_precision\n".to_owned();
        for (name, score) in &self.rows {
            let figures = score.figures().map(|(_, figure)| format!("{figure:.4}")).join("\t");
            let lines = score.lines.figures().map(|(_, figure)| format!("{figure:.4}")).join("\t");
            let (pages, headings, count) = (score.pages, score.headings, score.lines.all);
            let _ = writeln!(scores, "{name}\t{pages}\t{headings}\t{figures}\t{count}\t{lines}");
        }
        fs::write(SCORES, scores).with_context(|| format!("writing {SCORES}"))?;
        let text = fs::read_to_string(DOCUMENT).with_context(|| format!("reading {DOCUMENT}"))?;
        let parts =
            text.split_once(MARKS[0]).and_then(|(front, rest)| Some((front, rest.split_once(MARKS[1])?.1)));
        let (front, behind) = parts.with_context(|| format!("{DOCUMENT} has no place for figures"))?;
        let text = format!("{front}{}\n\n{}\n{}{behind}", MARKS[0], self.table(), MARKS[1]);
        fs::write(DOCUMENT, text).with_context(|| format!("writing {DOCUMENT}"))
    }

    fn table(&self) -> String {
        let mut table = String::from(
            "| pages | number | headings | label | level F1 | seniority | owner | pages without a mistake |\n\
             |---|---|---|---|---|---|---|---|\n",
        );
        for (name, score) in &self.rows {
            let figures = score.figures().map(|(_, figure)| format!("{figure:.3}")).join(" | ");
            let _ = writeln!(table, "| {name} | {} | {} | {figures} |", score.pages, score.headings);
        }
        table.push_str(
            "\n| pages | lines that serve as headings | found | label | precision |\n|---|---|---|---|---|\n",
        );
        for (name, score) in self.rows.iter().filter(|(_, score)| score.lines.all > 0) {
            let figures = score.lines.figures().map(|(_, figure)| format!("{figure:.3}")).join(" | ");
            let _ = writeln!(table, "| {name} | {} | {figures} |", score.lines.all);
        }
        table.push_str("\n| label | read as | headings |\n|---|---|---|\n");
        let mut confusion: Vec<_> = self.confusion.iter().collect();
        confusion.sort_by_key(|(labels, count)| (std::cmp::Reverse(**count), **labels));
        for ((truth, read), count) in confusion.into_iter().take(CONFUSIONS) {
            let _ = writeln!(table, "| {truth} | {read} | {count} |");
        }
        table
    }
}

/// Prints each figure with the interval in which it lies in 95 of 100 draws of as many pages, by organisation.
pub(crate) fn print_with_intervals(name: &str, results: &[(&Page, Score)]) {
    let mut by_organisation: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for (page, score) in results {
        by_organisation.entry(&page.organisation).or_default().push(score);
    }
    let organisations: Vec<Score> = by_organisation.into_values().map(Score::sum).collect();
    let all = Score::sum(&organisations);
    println!("{name}: {} organisations, {} pages, {} headings", organisations.len(), all.pages, all.headings);
    let mut draws: Vec<[f64; 5]> = Vec::with_capacity(DRAWS);
    let mut state = 1_u64;
    for _ in 0..DRAWS {
        let drawn = (0..organisations.len()).filter_map(|_| {
            // A linear congruential generator: the same draws each time.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            organisations.get((state >> 33) as usize % organisations.len())
        });
        draws.push(Score::sum(drawn).figures().map(|(_, figure)| figure));
    }
    for (figure, value) in all.lines.figures() {
        println!("  lines, {figure}: {value:.3}");
    }
    for (place, (figure, value)) in all.figures().into_iter().enumerate() {
        let mut values: Vec<f64> = draws.iter().filter_map(|draw| draw.get(place).copied()).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values.get((share * DRAWS as f64) as usize).copied().unwrap_or(value);
        println!("  {figure}: {value:.3} ({:.3} to {:.3})", at(0.025), at(0.975));
    }
}
