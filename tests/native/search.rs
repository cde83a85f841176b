//! The search finds what a full scan finds, on the project's own roles and on the corpus.
//!
//! The scan shares no code with the search: it goes through all texts of all roles, splits them into words by its own
//! rules, and computes the edit distance of each to the query.

use crate::folder::{corpus, own_roles};
use rolebook_model::{Block, Catalog, Content, Role, plain_text};
use rolebook_search::{Filter, TextIndex, find};
use std::collections::BTreeSet;

#[test]
fn one_word_is_found_where_a_scan_finds_it() {
    each_site(|site| site.vocabulary.iter().step_by(67).for_each(|word| site.check(word)));
}

#[test]
fn a_prefix_is_found_where_a_scan_finds_it() {
    each_site(|site| {
        for word in site.vocabulary.iter().step_by(71) {
            let letters = word.chars().count();
            [1, 2, letters - letters / 3].iter().for_each(|length| site.check(&beginning(word, *length)));
        }
    });
}

#[test]
fn several_words_are_found_where_a_scan_finds_them_all() {
    each_site(|site| {
        for (one, other) in site.vocabulary.iter().step_by(83).zip(site.vocabulary.iter().rev().step_by(29)) {
            site.check(&format!("{one} {other}"));
        }
        for words in
            site.roles.iter().flat_map(|words| words.iter().collect::<Vec<_>>().into_iter().step_by(131))
        {
            site.check(&format!("the {words} and"));
        }
    });
}

#[test]
fn a_misspelt_word_is_found_where_a_scan_finds_it() {
    each_site(|site| {
        let long = site.vocabulary.iter().filter(|word| word.chars().count() > 1);
        for (number, word) in long.step_by(89).enumerate() {
            let letters: Vec<char> = word.chars().collect();
            let at = number % letters.len();
            let (before, after) = (&letters[..at], &letters[at..]);
            let swapped: Vec<char> =
                after.iter().take(2).rev().chain(after.iter().skip(2)).copied().collect();
            for wrong in [&[&['q'], after].concat(), &after[1..].to_vec(), &swapped] {
                site.check(&[before, wrong].concat().iter().collect::<String>());
            }
        }
    });
}

/// A site's roles with the words of each, as the scan has them.
struct Site {
    catalog: Catalog,
    index: TextIndex,
    /// The words of each role.
    roles: Vec<BTreeSet<String>>,
    /// The words of all roles.
    vocabulary: BTreeSet<String>,
}

/// Calls a function with the project's own roles, and with the corpus if it is there.
fn each_site(try_on: impl Fn(&Site)) {
    for folder in [Some(own_roles()), corpus()].into_iter().flatten() {
        let catalog = rolebook_reader::catalog(rolebook_site::load(&folder).unwrap().source);
        let index = TextIndex::new(&catalog);
        let roles: Vec<BTreeSet<String>> = catalog.roles.iter().map(|role| words_of(role)).collect();
        let vocabulary = roles.iter().flatten().cloned().collect();
        try_on(&Site { catalog, index, roles, vocabulary });
    }
}

impl Site {
    /// Searches and scans for `text`.
    #[track_caller]
    fn check(&self, text: &str) {
        let filter = Filter::default().with_text(text);
        let found = find(&self.catalog, &self.index, &filter);
        let (scanned, is_corrected) = self.scan(text);
        assert_eq!(found.roles.iter().copied().collect::<BTreeSet<_>>(), scanned, "{text:?}");
        assert_eq!(
            !found.corrections.is_empty(),
            is_corrected && !scanned.is_empty(),
            "{text:?}: {:?}",
            found.corrections
        );
    }

    /// The roles that have every word of `text`, and whether a typo was corrected.
    fn scan(&self, text: &str) -> (BTreeSet<usize>, bool) {
        let asked = words(text);
        let last = asked.len() - 1;
        let known = |at: usize, wrong: usize| -> BTreeSet<&String> {
            let is_short = asked[at].chars().filter(|letter| letter.is_alphabetic()).count() < 4;
            let wrong = if is_short { 0 } else { wrong };
            self.vocabulary.iter().filter(|word| accepts(&asked[at], word, at == last, wrong)).collect()
        };
        let exact: Vec<_> = (0..asked.len()).map(|at| known(at, 0)).collect();
        let found = self.having(&exact);
        if !found.is_empty() {
            return (found, false);
        }
        let forgiven = |at: usize| if exact[at].is_empty() { known(at, 1) } else { exact[at].clone() };
        let found = self.having(&(0..asked.len()).map(forgiven).collect::<Vec<_>>());
        if !found.is_empty() {
            return (found, true);
        }
        (self.having(&(0..asked.len()).map(|at| known(at, 1)).collect::<Vec<_>>()), true)
    }

    /// The roles that have a word of every set.
    fn having(&self, sets: &[BTreeSet<&String>]) -> BTreeSet<usize> {
        let has_all =
            |words: &BTreeSet<String>| sets.iter().all(|set| set.iter().any(|word| words.contains(*word)));
        (0..self.roles.len()).filter(|role| has_all(&self.roles[*role])).collect()
    }
}

/// Whether `word`, or with `is_prefix` a prefix of it, is at most `wrong` edits from `asked`.
fn accepts(asked: &str, word: &str, is_prefix: bool, wrong: usize) -> bool {
    if wrong == 0 {
        return if is_prefix { word.starts_with(asked) } else { word == asked };
    }
    let distances = distances(asked, word);
    if is_prefix { distances.iter().any(|far| *far <= wrong) } else { distances.last() <= Some(&wrong) }
}

/// The edit distance (with transpositions) from `asked` to each prefix of `word`, the empty one first.
fn distances(asked: &str, word: &str) -> Vec<usize> {
    let (asked, word): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=word.len()).collect()];
    for row in 1..=asked.len() {
        let mut distances = vec![row];
        for column in 1..=word.len() {
            let replaced = rows[row - 1][column - 1] + usize::from(asked[row - 1] != word[column - 1]);
            let mut least = replaced.min(rows[row - 1][column] + 1).min(distances[column - 1] + 1);
            if row > 1
                && column > 1
                && asked[row - 1] == word[column - 2]
                && asked[row - 2] == word[column - 1]
            {
                least = least.min(rows[row - 2][column - 2] + 1);
            }
            distances.push(least);
        }
        rows.push(distances);
    }
    rows.pop().unwrap()
}

/// All words on the role's pages, and those of its aliases.
fn words_of(role: &Role) -> BTreeSet<String> {
    let mut texts = vec![role.title.clone(), role.summary.clone()];
    texts.extend(role.aliases.iter().cloned());
    texts.extend(role.levels.iter().map(|level| level.name.clone()));
    for section in &role.sections {
        texts.extend(section.heading.iter().map(|heading| heading.text.clone()));
        for content in &section.content {
            match content {
                Content::Block(block) => gather(std::slice::from_ref(block), &mut texts),
                Content::Items(list) => list.items.iter().for_each(|item| gather(&item.blocks, &mut texts)),
            }
        }
    }
    texts.iter().flat_map(|text| words(text)).collect()
}

fn gather(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => texts.push(plain_text(content)),
            Block::List(list) => list.items.iter().for_each(|item| gather(&item.blocks, texts)),
            Block::Quote(blocks) => gather(blocks, texts),
            Block::Code { text, .. } => texts.push(text.clone()),
            Block::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                texts.extend(rows.flatten().map(|cell| plain_text(cell)));
            }
            Block::Details { summary, blocks } => {
                texts.push(plain_text(summary));
                gather(blocks, texts);
            }
            Block::Rule => {}
        }
    }
}

/// The words of a text in lower case, without the few accents that occur.
fn words(text: &str) -> Vec<String> {
    let plain = text
        .to_lowercase()
        .replace(['é', 'è', 'ê'], "e")
        .replace(['á', 'à', 'ä'], "a")
        .replace(['ü', 'ú'], "u");
    let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn beginning(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}
