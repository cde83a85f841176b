//! A linear-chain conditional random field over the headings of a page.
//!
//! [`train`] gives the weights as the file that the reader takes.

use crate::corpus::{Page, Set, hash};
use crate::minimise::minimise;
use rolebook_model::Label;
use rolebook_reader::features::ANSWERS;
use rolebook_reader::sequence::Link;
use rolebook_reader::weights::{LABELS, Weights};
use std::collections::{BTreeMap, BTreeSet};

/// What training can be told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// How much each weight costs that is not nought.
    pub(crate) l1: f64,
    /// How much large weights cost.
    pub(crate) l2: f64,
    /// How often the weights are changed.
    pub(crate) iterations: usize,
    /// How much a page of an organisation counts that has a few of the corpus's pages.
    pub(crate) others: f64,
    /// How much a page counts of the one that has most.
    pub(crate) pages: f64,
    /// How much a page of this repository counts.
    pub(crate) own: f64,
    /// How many trainings are averaged.
    pub(crate) parts: u64,
    /// How much more a weight of a word costs.
    pub(crate) words: f64,
    /// How much of a page's weight goes to a copy of it without the answers of the rules. They are right on the pages that
    /// they were written for, and weights that saw no others would trust them everywhere.
    pub(crate) without_rules: f64,
    /// How much a marked line counts that is a heading of no kind, where one of a kind counts 1: most are of none.
    pub(crate) remarks: f64,
    /// The same of a sentence that is no heading.
    pub(crate) sentences: f64,
    /// How much of a weight's cost one costs that only lines have.
    pub(crate) of_lines: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            l1: 0.1,
            l2: 0.1,
            iterations: 100,
            others: 2.0,
            pages: 1.0,
            own: 3.0,
            parts: 5,
            words: 3.0,
            without_rules: 0.5,
            remarks: 0.3,
            sentences: 0.3,
            of_lines: 0.5,
        }
    }
}

/// How many steps a weight's unit has.
pub(crate) const STEPS: f64 = 16.0;

/// A page as training sees it.
struct Sequence {
    weight: f64,
    /// The features of each heading, by their number, and the label.
    headings: Vec<(Vec<u32>, usize)>,
    /// The answers of rules and tables for each.
    answers: Vec<[Option<Label>; ANSWERS]>,
    /// Whether it is the headings of a page; else it is a line that serves as a heading, which is labelled by itself.
    is_page: bool,
    /// The heading on which the label of each depends.
    links: Vec<Option<Link>>,
    /// The label that such a line cannot have.
    without: Option<Label>,
}

/// The first weights are those of the first heading's label, then those of a label behind another, and below another.
const PLAIN: usize = ANSWERED + ANSWERS;

/// Where the weights of answers begin.
const ANSWERED: usize = LABELS + 2 * LABELS * LABELS;

/// Trains on `pages` and gives the file of weights: the mean of several trainings, each without a part of the organisations,
/// so that no organisation decides alone.
pub(crate) fn train(pages: &[&Page], settings: Settings) -> Vec<u8> {
    let numbers = common_features(pages);
    let costs = costs(pages, &numbers, settings);
    let of_lines = of_lines(pages, &numbers);
    let line_costs: Vec<f64> = costs
        .iter()
        .zip(&of_lines)
        .map(|(cost, is_free)| if *is_free { settings.of_lines * cost } else { 0.0 })
        .collect();
    let mut mean = vec![0.0; costs.len()];
    for part in 0..settings.parts {
        let is_in = |page: &&&Page| {
            settings.parts == 1
                || page.organisation == "pages"
                || hash(&page.organisation) % settings.parts != part
        };
        let sequences: Vec<Sequence> = pages
            .iter()
            .filter(is_in)
            .flat_map(|page| [false, true].map(|has_rules| sequence(page, &numbers, has_rules, settings)))
            .collect();
        let of_headings = train_once(&sequences, vec![0.0; costs.len()], &costs, &|_| true, settings);
        let sequences: Vec<Sequence> =
            pages.iter().filter(is_in).flat_map(|page| lines(page, &numbers, settings)).collect();
        // Lines learn from headings, and headings do not from lines, which stand on some pages only.
        let is_free = |at: usize| of_lines.get(at).copied().unwrap_or_default();
        let weights = train_once(&sequences, of_headings, &line_costs, &is_free, settings);
        for (mean, weight) in mean.iter_mut().zip(weights) {
            *mean += weight / settings.parts as f64;
        }
    }
    quantised(&mean, &numbers)
}

/// Which weights are those of features that only lines have.
fn of_lines(pages: &[&Page], numbers: &BTreeMap<u32, u32>) -> Vec<bool> {
    let mut of_lines = vec![false; PLAIN + numbers.len() * LABELS];
    for example in pages.iter().flat_map(|page| page.all_examples()) {
        for (feature, name) in example.features.iter().zip(&example.names) {
            if let Some(number) = numbers.get(&(feature >> 8)).filter(|_| name.starts_with(LINE))
                && let Some(of_feature) = of_lines.get_mut(PLAIN + *number as usize * LABELS..)
            {
                of_feature.iter_mut().take(LABELS).for_each(|is_of_line| *is_of_line = true);
            }
        }
    }
    of_lines
}

/// Changes those of `weights` that are free, so that they explain `sequences`.
fn train_once(
    sequences: &[Sequence],
    mut weights: Vec<f64>,
    costs: &[f64],
    is_free: &dyn Fn(usize) -> bool,
    settings: Settings,
) -> Vec<f64> {
    let free: Vec<bool> = (0..weights.len()).map(is_free).collect();
    minimise(&mut weights, costs, settings.iterations, |weights, gradient| {
        let mut value = 0.0;
        for (gradient, weight) in gradient.iter_mut().zip(weights) {
            *gradient = settings.l2 * weight;
            value += 0.5 * settings.l2 * weight * weight;
        }
        value += loss(sequences, weights, gradient);
        gradient.iter_mut().zip(&free).filter(|(_, free)| !**free).for_each(|(gradient, _)| *gradient = 0.0);
        value
    });
    weights
}

/// What each weight costs: one of a word more, since other pages have other words.
fn costs(pages: &[&Page], numbers: &BTreeMap<u32, u32>, settings: Settings) -> Vec<f64> {
    let mut costs = vec![settings.l1; PLAIN + numbers.len() * LABELS];
    // Answers speak for all labels alike, so that nothing can be learned by heart there.
    if let Some(costs) = costs.get_mut(ANSWERED..PLAIN) {
        costs.fill(0.0);
    }
    for (feature, name) in
        pages.iter().flat_map(|page| page.all_examples()).flat_map(|it| it.features.iter().zip(&it.names))
    {
        let kind = name.split(' ').next().unwrap_or_default();
        if WORDS.contains(&kind)
            && let Some(number) = numbers.get(&(feature >> 8))
        {
            let from = PLAIN + *number as usize * LABELS;
            if let Some(costs) = costs.get_mut(from..from + LABELS) {
                costs.fill(settings.l1 * settings.words);
            }
        }
    }
    costs
}

/// The kinds of features that are words.
const WORDS: &[&str] = &[
    "Word",
    "Pair",
    "Stem",
    "First",
    "Last",
    "Letters",
    "ItemFirst",
    "ItemPair",
    "Text",
    "ParentWord",
    "WordBefore",
    "WordNext",
];

/// How the kinds of features begin that only lines have.
const LINE: &str = "Line";

/// The features that more than one organisation has, numbered. Those that headings and lines share are counted among headings,
/// so that these are read alike whatever lines there are.
fn common_features(pages: &[&Page]) -> BTreeMap<u32, u32> {
    let mut organisations: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    let mut count = |feature: u32, organisation| {
        // The weights know the upper bits only.
        let known = organisations.entry(feature >> 8).or_default();
        if known.len() < 2 {
            known.insert(organisation);
        }
    };
    for page in pages {
        for (example, _) in &page.examples {
            example.features.iter().for_each(|feature| count(*feature, page.organisation.as_str()));
        }
        for (example, _) in &page.line_examples {
            let named = example.features.iter().zip(&example.names);
            let own = named.filter(|(_, name)| name.starts_with(LINE));
            own.for_each(|(feature, _)| count(*feature, page.organisation.as_str()));
        }
    }
    let common = organisations.into_iter().filter(|(_, organisations)| organisations.len() > 1);
    common.zip(0..).map(|((feature, _), number)| (feature, number)).collect()
}

/// A page with what the rules make of its headings, or without that.
fn sequence(page: &Page, numbers: &BTreeMap<u32, u32>, has_rules: bool, settings: Settings) -> Sequence {
    let whole = match page.set {
        Set::Pages => settings.pages,
        Set::Ladders | Set::Postings => settings.others,
        Set::Own => settings.own,
    };
    let share = if has_rules { 1.0 - settings.without_rules } else { settings.without_rules };
    let is_used = |name: &str| has_rules || !name.split(' ').next().is_some_and(|kind| kind.contains("Rule"));
    let headings = page.examples.iter().map(|(example, label)| {
        let used = example.features.iter().zip(&example.names).filter(|(_, name)| is_used(name));
        let mut features: Vec<u32> =
            used.filter_map(|(feature, _)| numbers.get(&(feature >> 8)).copied()).collect();
        features.dedup();
        (features, label.map_or(LABELS - 1, |label| label as usize))
    });
    let answers = page.examples.iter().map(|(example, _)| {
        let mut answers = example.answers;
        if !has_rules && let Some(of_rules) = answers.first_mut() {
            *of_rules = None;
        }
        answers
    });
    Sequence {
        weight: whole * share,
        headings: headings.collect(),
        answers: answers.collect(),
        is_page: true,
        links: page.examples.iter().map(|(example, _)| example.link).collect(),
        without: None,
    }
}

/// How many lines of a page count in full: some pages have the same few lines over and over.
const LINES: f64 = 10.0;

/// Each of a page's lines that may serve as headings.
fn lines<'a>(
    page: &'a Page,
    numbers: &'a BTreeMap<u32, u32>,
    settings: Settings,
) -> impl Iterator<Item = Sequence> + 'a {
    let of_set = if page.set == Set::Own { settings.own } else { 1.0 };
    let of_page = of_set * (LINES / page.line_examples.len() as f64).min(1.0);
    page.line_examples.iter().map(move |(example, label)| {
        let mut features: Vec<u32> =
            example.features.iter().filter_map(|feature| numbers.get(&(feature >> 8)).copied()).collect();
        features.dedup();
        let of_label = match (*label, example.is_marked) {
            (Label::Other, true) => settings.remarks,
            (Label::Other, false) => settings.sentences,
            _ => 1.0,
        };
        Sequence {
            weight: of_page * of_label,
            headings: vec![(features, *label as usize)],
            answers: vec![example.answers],
            is_page: false,
            links: vec![None],
            without: example.without,
        }
    })
}

/// Where the weights of a link's pairs of labels begin: for each label, one for each label of the heading on which it depends.
fn pairs(link: Link) -> usize {
    match link {
        Link::Behind(_) => LABELS,
        Link::Below(_) => LABELS + LABELS * LABELS,
    }
}

/// The negative logarithm of the likelihood of the labels; adds to the gradient.
///
/// Sums over all labels by belief propagation: headings tell those on which they depend, from the last to the
/// first, and then the other way round.
#[allow(clippy::indexing_slicing, reason = "matrices of fixed size; content is not read here")]
fn loss(sequences: &[Sequence], weights: &[f64], gradient: &mut [f64]) -> f64 {
    let factors: Vec<f64> = weights[..ANSWERED].iter().map(|weight| weight.exp()).collect();
    let mut value = 0.0;
    for sequence in sequences {
        let n = sequence.headings.len();
        if n == 0 {
            continue;
        }
        let mut log_of_sum = 0.0;
        let mut truth = 0.0;
        // For each label, the sum over the labels of all headings that depend on this one, scaled to a sum of one.
        let mut below = vec![[0.0; LABELS]; n];
        for (at, (features, label)) in sequence.headings.iter().enumerate() {
            let mut scores = [0.0; LABELS];
            for feature in features {
                let row = &weights[PLAIN + *feature as usize * LABELS..][..LABELS];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
            for (answer, weight) in sequence.answers[at].iter().zip(&weights[ANSWERED..PLAIN]) {
                if let Some(label) = answer {
                    scores[*label as usize] += weight;
                }
            }
            if let Some(without) = sequence.without {
                scores[without as usize] = f64::NEG_INFINITY;
            }
            match sequence.links[at] {
                Some(link) => {
                    truth += weights[pairs(link) + label * LABELS + sequence.headings[link.index()].1];
                }
                None if sequence.is_page => {
                    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
                }
                None => {}
            }
            truth += scores[*label];
            let most = scores.iter().copied().fold(f64::MIN, f64::max);
            log_of_sum += most;
            for (sum, score) in below[at].iter_mut().zip(&scores) {
                *sum = (score - most).exp();
            }
        }
        // What each heading tells the one on which it depends.
        let mut told = vec![[1.0; LABELS]; n];
        for at in (0..n).rev() {
            let scale: f64 = below[at].iter().sum();
            below[at].iter_mut().for_each(|sum| *sum /= scale);
            log_of_sum += scale.ln();
            let Some(link) = sequence.links[at] else { continue };
            let mut said = [0.0; LABELS];
            for (to, sum) in below[at].iter().enumerate() {
                let row = &factors[pairs(link) + to * LABELS..][..LABELS];
                said.iter_mut().zip(row).for_each(|(said, factor)| *said += factor * sum);
            }
            below[link.index()].iter_mut().zip(&said).for_each(|(sum, said)| *sum *= said);
            told[at] = said;
        }
        value += sequence.weight * (log_of_sum - truth);
        // For each label, the sum over the labels of all headings that do not depend on this one.
        let mut rest = vec![[1.0; LABELS]; n];
        for at in 0..n {
            let (features, label) = &sequence.headings[at];
            if let Some(link) = sequence.links[at] {
                let on = link.index();
                let mut outside = [0.0; LABELS];
                for from in 0..LABELS {
                    outside[from] = rest[on][from] * below[on][from] / told[at][from];
                }
                let mut reached = [0.0; LABELS];
                for (to, reached) in reached.iter_mut().enumerate() {
                    let row = &factors[pairs(link) + to * LABELS..][..LABELS];
                    *reached = row.iter().zip(&outside).map(|(factor, outside)| factor * outside).sum();
                }
                let whole: f64 = reached.iter().zip(&below[at]).map(|(reached, below)| reached * below).sum();
                for to in 0..LABELS {
                    let here = sequence.weight * below[at][to] / whole;
                    let from = pairs(link) + to * LABELS;
                    for (place, outside) in (from..from + LABELS).zip(&outside) {
                        gradient[place] += here * factors[place] * outside;
                    }
                    rest[at][to] = reached[to] / whole;
                }
                gradient[pairs(link) + label * LABELS + sequence.headings[on].1] -= sequence.weight;
            }
            let whole: f64 = rest[at].iter().zip(&below[at]).map(|(rest, below)| rest * below).sum();
            let mut difference = [0.0; LABELS];
            for to in 0..LABELS {
                difference[to] = sequence.weight * rest[at][to] * below[at][to] / whole;
            }
            difference[*label] -= sequence.weight;
            for feature in features {
                let row = &mut gradient[PLAIN + *feature as usize * LABELS..][..LABELS];
                row.iter_mut().zip(&difference).for_each(|(gradient, difference)| *gradient += difference);
            }
            for (answer, gradient) in sequence.answers[at].iter().zip(&mut gradient[ANSWERED..PLAIN]) {
                if let Some(label) = answer {
                    *gradient += difference[*label as usize];
                }
            }
            if sequence.links[at].is_none() && sequence.is_page {
                gradient
                    .iter_mut()
                    .zip(&difference)
                    .for_each(|(gradient, difference)| *gradient += difference);
            }
        }
    }
    value
}

/// The weights as a file of small whole numbers.
#[allow(clippy::indexing_slicing, reason = "matrices of fixed size; content is not read here")]
fn quantised(weights: &[f64], numbers: &BTreeMap<u32, u32>) -> Vec<u8> {
    let small = |weight: f64| (weight * STEPS).round().clamp(-127.0, 127.0) as i8;
    let plain: Vec<i8> = weights.iter().take(PLAIN).map(|weight| small(*weight)).collect();
    let mut features = Vec::new();
    for (hash, number) in numbers {
        let row = &weights[PLAIN + *number as usize * LABELS..][..LABELS];
        let kept: Vec<(u8, i8)> = row
            .iter()
            .enumerate()
            .map(|(label, weight)| (label as u8, small(*weight)))
            .filter(|(_, w)| *w != 0)
            .collect();
        if !kept.is_empty() {
            features.push((hash << 8, kept));
        }
    }
    Weights::encode(&plain, &features)
}
