//! The search finds what a full scan finds, on the project's own roles and on the corpus.
//!
//! The scan shares no code with the search: it goes through all texts of all roles, splits them into words by its own
//! rules, and computes the edit distance of each to the query.

use crate::folder::{catalog_with_vacancies, corpus, own_roles};
use rolebook_model::{Block, Catalog, Content, Role, plain_text};
use rolebook_search::{Filter, TextIndex, find, folded};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn one_word_is_found_where_a_scan_finds_it() {
    each_site(|site| site.vocabulary.keys().step_by(67).for_each(|word| site.check(word)));
}

#[test]
fn a_prefix_is_found_where_a_scan_finds_it() {
    each_site(|site| {
        for word in site.vocabulary.keys().step_by(71) {
            let letters = word.chars().count();
            [1, 2, letters - letters / 3].iter().for_each(|length| site.check(&beginning(word, *length)));
        }
    });
}

#[test]
fn several_words_are_found_where_a_scan_finds_them_all() {
    each_site(|site| {
        for (one, other) in site.vocabulary.keys().step_by(83).zip(site.vocabulary.keys().rev().step_by(29)) {
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
        let long = site.vocabulary.keys().filter(|word| word.chars().count() > 1);
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
    /// The words of all roles, each with whether a language with compounds has it.
    vocabulary: BTreeMap<String, bool>,
}

/// Calls a function with the project's own roles, and with the corpus if it is there.
fn each_site(try_on: impl Fn(&Site)) {
    for folder in [Some(own_roles()), corpus()].into_iter().flatten() {
        let catalog = catalog_with_vacancies(&folder);
        let index = TextIndex::new(&catalog);
        let roles: Vec<BTreeSet<String>> = catalog
            .roles
            .iter()
            .map(|role| words_of(catalog.department_name(&role.department), role))
            .collect();
        let mut vocabulary = BTreeMap::new();
        for (role, words) in catalog.roles.iter().zip(&roles) {
            let language = if role.language.is_empty() { &catalog.site.language } else { &role.language };
            let has_compounds =
                ["de", "nl", "sv", "da", "nb", "fi"].iter().any(|it| language.starts_with(it));
            words.iter().for_each(|word| *vocabulary.entry(word.clone()).or_default() |= has_compounds);
        }
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
        let asked: Vec<String> =
            words(text).into_iter().filter(|word| word.is_term).map(|it| it.text).collect();
        let exact: Vec<_> = (0..asked.len()).map(|at| self.known(&asked, at, false)).collect();
        for words in [&exact, &(0..asked.len()).map(|at| self.known(&asked, at, true)).collect()] {
            let found = self.having(words);
            if !found.is_empty() {
                return (found, false);
            }
        }
        let misspelt = |at: usize| -> BTreeSet<&String> {
            let is_last = at + 1 == asked.len();
            let others = self.vocabulary.keys().filter(|_| is_long(&asked[at]));
            let wrong = others.filter(|word| accepts(&asked[at], word, is_last, 1));
            wrong.chain(exact[at].iter().copied()).collect()
        };
        let forgiven = |at: usize| if exact[at].is_empty() { misspelt(at) } else { exact[at].clone() };
        let found = self.having(&(0..asked.len()).map(forgiven).collect::<Vec<_>>());
        if !found.is_empty() {
            return (found, true);
        }
        (self.having(&(0..asked.len()).map(misspelt).collect::<Vec<_>>()), true)
    }

    /// The words that match one of those that are asked for: as it is, as one word with a neighbour, or within another. It may be
    /// the beginning of one if it is the last, or if all are `begun` and it has two letters.
    fn known(&self, asked: &[String], at: usize, are_begun: bool) -> BTreeSet<&String> {
        let is_last = |at: usize| at + 1 == asked.len();
        let is_begun = are_begun && asked[at].chars().count() > 1;
        let mut spellings = vec![(asked[at].clone(), is_last(at) || is_begun)];
        for first in at.saturating_sub(1)..=at {
            if first + 1 < asked.len() {
                spellings.push((asked[first..first + 2].concat(), is_last(first + 1)));
            }
        }
        let begins = |word: &&String| {
            spellings.iter().any(|(spelling, is_prefix)| accepts(spelling, word, *is_prefix, 0))
        };
        let known: BTreeSet<&String> = self.vocabulary.keys().filter(begins).collect();
        let is_within = |(word, is_compound): &(&String, &bool)| {
            let behind = word.as_bytes().get(3..).unwrap_or_default();
            (**is_compound || known.is_empty())
                && is_long(&asked[at])
                && behind.windows(asked[at].len()).any(|part| part == asked[at].as_bytes())
        };
        let within: Vec<&String> = self.vocabulary.iter().filter(is_within).map(|(word, _)| word).collect();
        known.into_iter().chain(within).collect()
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

/// All words on the role's pages, of its department, its vacancies and its aliases.
fn words_of(department: &str, role: &Role) -> BTreeSet<String> {
    let mut texts = vec![role.title.clone(), role.summary.clone(), department.to_owned()];
    for vacancy in &role.vacancies {
        texts.extend([vacancy.name(role).to_owned(), vacancy.identifier.clone(), vacancy.words.clone()]);
        texts.extend(vacancy.countries.iter().cloned());
        let places = vacancy.places.iter();
        texts.extend(places.flat_map(|it| [it.locality.clone(), it.region.clone(), it.country.clone()]));
    }
    texts.extend(role.aliases.iter().cloned());
    texts.extend(role.levels.iter().map(|level| level.name.clone()));
    texts.extend(role.facts.iter().flat_map(|fact| [fact.name.clone(), fact.value.clone()]));
    for section in &role.sections {
        texts.extend(section.heading.iter().map(|heading| heading.text.clone()));
        for content in &section.content {
            match content {
                Content::Block(block) => gather(std::slice::from_ref(block), &mut texts),
                Content::Items(list) => list.items.iter().for_each(|item| gather(&item.blocks, &mut texts)),
            }
        }
    }
    texts.iter().flat_map(|text| words(text)).map(|word| word.text).collect()
}

fn gather(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => texts.push(plain_text(content)),
            Block::List(list) => list.items.iter().for_each(|item| gather(&item.blocks, texts)),
            Block::Quote(blocks) => gather(blocks, texts),
            Block::Code { text, .. } => texts.push(text.clone()),
            Block::Table(table) => {
                table.cells().for_each(|cell| gather(&cell.blocks, texts));
            }
            Block::Details { summary, blocks } => {
                texts.push(plain_text(summary));
                gather(blocks, texts);
            }
            Block::Rule => {}
        }
    }
}

/// A word of a text, folded.
struct Word {
    text: String,
    /// Whether who types it asks for it, and not only who writes it has it.
    is_term: bool,
}

/// Whether a word is long enough for a typo, or to be looked for within others.
fn is_long(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
}

/// The words of a text, going by what stands between each two runs of letters and digits.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut push = |text: &str, is_term| words.push(Word { text: folded(text), is_term });
    let letters: Vec<char> = text.chars().collect();
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let run = |from: usize, is_of_word: bool| {
            letters[from..].iter().take_while(|it| it.is_alphanumeric() == is_of_word).collect::<String>()
        };
        let between = run(at, false);
        at += between.chars().count();
        let word = run(at, true);
        at += word.chars().count();
        let behind = run(at, false);
        let next = letters.get(at + behind.chars().count());
        let begins = |is_it: fn(char) -> bool| word.starts_with(is_it);
        let has_dot = between.ends_with('.') && !between.ends_with("..") && begins(char::is_alphabetic);
        let has_dot = has_dot && (between.chars().count() > 1 || at == word.chars().count() + 1);
        let plus = behind.chars().take_while(|it| *it == '+').count();
        let is_followed = behind.chars().count() == plus && next.is_some();
        let is_version = plus == 2 && next.is_some_and(char::is_ascii_digit);
        let has_plus = matches!(plus, 1 | 2)
            && word.ends_with(char::is_alphabetic)
            && !behind[plus..].starts_with('#')
            && (!is_followed || is_version);
        let has_sharp = behind.starts_with('#')
            && word.len() == 1
            && word.ends_with(char::is_alphabetic)
            && !behind.starts_with("##")
            && !behind.starts_with("#+")
            && (behind.len() > 1 || next.is_none());
        match () {
            () if word.is_empty() => {}
            () if has_plus || has_sharp => {
                if word.chars().count() > 1 {
                    push(&word, false);
                }
                let signs = if has_sharp { 1 } else { plus };
                push(&format!("{word}{}", &behind[..signs]), true);
            }
            () if has_dot => {
                push(&word, false);
                push(&format!(".{word}"), true);
            }
            () => push(&word, true),
        }
        let is_joint =
            matches!(&*behind, "-" | "." | "‐" | "‑") && next.is_some_and(|next| next.is_alphabetic());
        if is_joint && !word.is_empty() || !joined.is_empty() {
            let dot = if has_dot { "." } else { "" };
            joined.push(format!("{dot}{word}"));
        }
        if !is_joint && !joined.is_empty() {
            push(&joined.concat(), false);
            joined.clear();
        }
    }
    words
}

fn beginning(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}
