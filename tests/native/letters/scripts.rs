//! Random text in twelve scripts: a search finds what a scan of the folded text finds, in every normal form.

use super::normal_forms::{nfc, nfd};
use proptest::prelude::*;
use proptest::sample::select;
use rolebook_markdown::slug;
use rolebook_model::{PageSource, Site, Source};
use rolebook_search::{Filter, TextIndex, find, folded};

/// Letters of scripts that put spaces between words: Latin, Vietnamese, Greek, Cyrillic, Arabic, Hebrew, Devanagari.
const SPACED: &[&str] = &[
    "a e s ß É é ŋ ł Ø ﬁ İ",
    "ă ấ ệ đ ơ ữ Ỹ k h",
    "Α ά ς σ ϊ ΐ ω Ώ",
    "ё е й и Ы ї і ў",
    "أ ا ة ه ى ي مُ دِ س ک",
    "מְ ח שׁ תּ ו ה",
    "क की क् फ़ ष ें न",
];

/// Characters of scripts that put few spaces or none: Thai, Khmer, hangul, Japanese, Chinese.
const UNSPACED: &[&str] =
    &["ก นี ้ ำ า แ ผ ์", "ក ្ ម ា ិ ធ វ", "개 발 자 각 가 ㄱ", "か が ガ ﾄﾞ ー 新 開 ｶ", "产 品 经 理 路 线 图"];

/// Words of up to three letters of one of these alphabets, which all words of the strategy are of.
fn words(
    alphabets: &'static [&'static str],
    most: usize,
) -> impl Strategy<Value = (Vec<Vec<String>>, Vec<String>)> {
    select(alphabets).prop_flat_map(move |alphabet| {
        let letters: Vec<&str> = alphabet.split(' ').collect();
        let word = proptest::collection::vec(select(letters), 1..=most).prop_map(|letters| letters.concat());
        let pages = proptest::collection::vec(proptest::collection::vec(word.clone(), 1..6), 1..4);
        (pages, proptest::collection::vec(word, 1..4))
    })
}

/// The pages that a text is found in.
fn found(pages: &[Vec<String>], text: &str) -> Vec<usize> {
    let page = |(number, words): (usize, &Vec<String>)| PageSource {
        // The name of the department is searched, too.
        file: format!("0/{number}.md"),
        text: format!("---\ntitle: \"{number}\"\n---\n\n- {}\n", words.join(" 0 ")),
    };
    let pages = pages.iter().enumerate().map(|(number, words)| page((number, words))).collect();
    let catalog = rolebook_reader::catalog(Source { site: Site::default(), pages });
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text(text));
    let mut numbers: Vec<usize> =
        found.roles.iter().map(|role| catalog.roles[*role].title.parse().unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

/// The pages for which `has` holds, given their words folded.
fn scanned(pages: &[Vec<String>], has: impl Fn(&[String]) -> bool) -> Vec<usize> {
    let folded = |page: &Vec<String>| page.iter().map(|word| folded(word)).collect::<Vec<_>>();
    (0..pages.len()).filter(|page| has(&folded(&pages[*page]))).collect()
}

/// Whether each word that is asked for is on the page, be it in one word with a neighbour; the last may be unfinished, and if all are
/// `begun` each that has two letters.
fn has_words(page: &[String], asked: &[String], are_begun: bool) -> bool {
    let last = asked.len() - 1;
    (0..asked.len()).all(|at| {
        let joined = (at.saturating_sub(1)..=at).filter(|first| *first < last);
        let joined = joined.map(|first| (asked[first..first + 2].concat(), first + 1 == last));
        let is_begun = are_begun && asked[at].chars().count() > 1;
        joined.chain([(asked[at].clone(), at == last || is_begun)]).any(|(spelling, is_prefix)| {
            page.iter().any(|word| if is_prefix { word.starts_with(&spelling) } else { *word == spelling })
        })
    })
}

proptest! {
    #[test]
    fn words_are_found_where_a_scan_finds_them((pages, asked) in words(SPACED, 3)) {
        let (pages, asked) = (in_nfc(&pages), nfc(&asked.join(" ")));
        let terms: Vec<String> = asked.split(' ').map(folded).filter(|term| !term.is_empty()).collect();
        let is_short = |term: &String| term.chars().filter(|letter| letter.is_alphabetic()).count() < 4;
        prop_assume!(!terms.is_empty() && terms.iter().all(is_short));
        let mut expect = scanned(&pages, |page| has_words(page, &terms, false));
        if expect.is_empty() {
            expect = scanned(&pages, |page| has_words(page, &terms, true));
        }
        prop_assert_eq!(found(&pages, &asked), expect, "{}", asked);
        prop_assert_eq!(found(&pages, &nfd(&asked)), found(&pages, &asked), "{}", asked);
    }

    #[test]
    fn parts_of_runs_are_found_where_a_scan_finds_them((pages, asked) in words(UNSPACED, 8)) {
        let (pages, asked) = (in_nfc(&pages), nfc(&asked[0]));
        let part = folded(&asked);
        let has_part = |page: &[String]| page.iter().any(|run| run.contains(&part));
        prop_assert_eq!(found(&pages, &asked), scanned(&pages, has_part), "{}", asked);
        prop_assert_eq!(found(&pages, &nfd(&asked)), found(&pages, &asked), "{}", asked);
    }

    #[test]
    fn slugs_are_the_same_in_every_normal_form((pages, _) in words(ALL, 8)) {
        for words in &pages {
            let name = words.join(" ");
            prop_assert_eq!(slug(&nfd(&name)), slug(&name));
            prop_assert_eq!(slug(&nfc(&name)), slug(&name));
            prop_assert_eq!(slug(&slug(&name)), slug(&name));
        }
    }
}

/// Text as it is once it was read.
fn in_nfc(pages: &[Vec<String>]) -> Vec<Vec<String>> {
    pages.iter().map(|page| page.iter().map(|word| nfc(word)).collect()).collect()
}

const ALL: &[&str] = &[
    SPACED[0],
    SPACED[1],
    SPACED[2],
    SPACED[3],
    SPACED[4],
    SPACED[5],
    SPACED[6],
    UNSPACED[0],
    UNSPACED[1],
    UNSPACED[2],
    UNSPACED[3],
    UNSPACED[4],
];
