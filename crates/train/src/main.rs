//! Labelled pages → the weights by which the reader labels headings, and how well it reads pages that it never saw.
//!
//! 1. [`corpus`] loads the pages and makes the features of their headings, by the code that reads;
//! 2. [`crf`] trains weights on them, with [`minimise`](mod@minimise), and makes them a file of small numbers;
//! 3. [`score`](mod@score) reads pages by weights that were trained without their organisation;
//! 4. [`figures`] prints that and writes it down; [`changes`] says which links new weights break.

mod aside;
mod changes;
mod corpus;
mod crf;
mod figures;
mod minimise;
mod score;

use anyhow::{Context, Result};
use clap::Parser;
use corpus::{Page, Set};
use crf::Settings;
use figures::Figures;
use rolebook_model::Source;
use score::{Mistake, Score};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// Trains the weights by which the reader labels headings.
#[derive(Parser)]
struct Arguments {
    /// Folder of labelled pages
    #[arg(long, value_name = "DIR", default_value = "../shared/corpus")]
    corpus: PathBuf,
    /// Train and write the weights, without measuring
    #[arg(long, conflicts_with_all = ["held_out", "mistakes", "parts"])]
    quick: bool,
    /// Score the organisations that were set aside, by weights that were trained without them
    #[arg(long)]
    held_out: bool,
    /// Leave out that many parts of a set, instead of one organisation at a time
    #[arg(long, value_name = "COUNT")]
    parts: Option<usize>,
    /// Measure only this set, and write no figures
    #[arg(long)]
    only: Option<String>,
    /// Print how the pages of this organisation are read without them, and why
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Print every mistake
    #[arg(long)]
    mistakes: bool,
}

/// Where the weights and figures are written.
const WEIGHTS: &str = "crates/reader/src/weights.bin";

/// The pages of this repository's own site.
const ROLES: &str = "roles";

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let settings = Settings::default();
    let pages = corpus::load(&arguments.corpus)?;
    let (aside, known): (Vec<&Page>, Vec<&Page>) = pages.iter().partition(|page| aside::is_set_aside(page));
    if arguments.held_out {
        let weights = crf::train(&known, settings);
        let (scores, mistakes) = score::score(&aside, &weights);
        if arguments.mistakes {
            print_mistakes(&mistakes);
        }
        for set in [Set::Ladders, Set::Postings] {
            let of_set: Vec<(&Page, Score)> = aside
                .iter()
                .copied()
                .zip(scores.iter().cloned())
                .filter(|(page, _)| page.set == set)
                .collect();
            figures::print_with_intervals(set.name(), &of_set);
        }
        return Ok(());
    }
    if let Some(name) = &arguments.organisation {
        let (out, rest): (Vec<&Page>, Vec<&Page>) =
            known.iter().copied().partition(|page| page.organisation == *name);
        score::explain(&out, &crf::train(&rest, settings));
        return Ok(());
    }
    // What ships is trained on all pages.
    let weights = crf::train(&pages.iter().collect::<Vec<_>>(), settings);
    if let Ok(before) = fs::read(WEIGHTS) {
        let of_corpus = pages.iter().filter(|page| page.set == Set::Pages).map(|page| page.source.clone());
        let of_corpus = Source { pages: of_corpus.collect(), ..Source::default() };
        let own = rolebook_site::load(Path::new(ROLES))?.source;
        changes::print(&[own, of_corpus], &before, &weights);
    }
    fs::write(WEIGHTS, &weights).with_context(|| format!("writing {WEIGHTS}"))?;
    println!("{WEIGHTS}: {} bytes", weights.len());
    if arguments.quick {
        return Ok(());
    }
    let mut figures = Figures::default();
    for set in Set::SCORED {
        if arguments.only.as_ref().is_some_and(|only| only != set.name()) {
            continue;
        }
        let (results, mistakes) = left_out(&known, set, arguments.parts, settings);
        if arguments.mistakes {
            print_mistakes(&mistakes);
        }
        figures.add(set, &results, &mistakes);
    }
    figures.print();
    if arguments.only.is_some() { Ok(()) } else { figures.write() }
}

fn print_mistakes(mistakes: &[Mistake]) {
    for mistake in mistakes {
        println!("{}: {}", mistake.place, mistake.both);
    }
}

/// The pages of a set and how each was read by weights that were trained without its organisation. The pages of one company
/// are left out in ten parts.
fn left_out<'a>(
    known: &[&'a Page],
    set: Set,
    parts: Option<usize>,
    settings: Settings,
) -> (Vec<(&'a Page, Score)>, Vec<Mistake>) {
    let group_of = |page: &Page| match set {
        Set::Pages => (corpus::hash(&page.source.file) % 10).to_string(),
        _ => page.organisation.clone(),
    };
    let mut groups: Vec<String> =
        known.iter().filter(|page| page.set == set).map(|page| group_of(page)).collect();
    groups.sort_by_key(|group| corpus::hash(group));
    groups.dedup();
    let count = parts.unwrap_or(groups.len()).max(1);
    let parts: Vec<Vec<&String>> =
        (0..count).map(|part| groups.iter().skip(part).step_by(count).collect()).collect();
    let without = |part: &Vec<&String>| {
        let is_out = |page: &&Page| page.set == set && part.contains(&&group_of(page));
        let (out, rest): (Vec<&Page>, Vec<&Page>) = known.iter().copied().partition(is_out);
        let (scores, mistakes) = score::score(&out, &crf::train(&rest, settings));
        (out.into_iter().zip(scores).collect::<Vec<_>>(), mistakes)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let done: Vec<_> = thread::scope(|scope| {
        let started: Vec<_> = (0..threads)
            .map(|thread| {
                let (parts, without) = (&parts, &without);
                scope.spawn(move || {
                    parts.iter().skip(thread).step_by(threads).map(without).collect::<Vec<_>>()
                })
            })
            .collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let (mut results, mut mistakes) = (Vec::new(), Vec::new());
    for (of_part, found) in done {
        results.extend(of_part);
        mistakes.extend(found);
    }
    results.sort_by(|(one, _), (other, _)| one.source.file.cmp(&other.source.file));
    (results, mistakes)
}
