//! Kinds of employment as people write them, in their languages → those of schema.org.

use crate::vacancies::posting;
use rolebook_model::Employment;

/// The kinds that a text names: "Full-time / contract". What else it says is left out.
pub(super) fn kinds(text: &str) -> Vec<Employment> {
    let words: Vec<String> = words(text);
    let mut kinds = Vec::new();
    let mut from = 0;
    while from < words.len() {
        // The longest phrase counts: "part-time" is no "part".
        let found = (1..=LONGEST.min(words.len() - from)).rev().find_map(|count| {
            let phrase = words.get(from..from + count)?.concat();
            kind(&phrase).map(|kind| (kind, count))
        });
        if let Some((kind, count)) = found {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            from += count;
        } else {
            from += 1;
        }
    }
    kinds
}

/// Whether a text says something of employment for which schema.org has no name: that it does not end.
pub(super) fn is_known(text: &str) -> bool {
    words(text).iter().any(|word| PERMANENT.contains(&word.as_str()))
}

/// The most words of a phrase.
const LONGEST: usize = 3;

fn words(text: &str) -> Vec<String> {
    let words = text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn kind(phrase: &str) -> Option<Employment> {
    let found = KINDS.iter().find(|(_, phrases)| phrases.contains(&phrase)).map(|(kind, _)| *kind);
    found.or_else(|| posting::employment(phrase))
}

const PERMANENT: [&str; 15] = [
    "permanent",
    "regular",
    "festanstellung",
    "unbefristet",
    "fest",
    "cdi",
    "indefinido",
    "efetivo",
    "clt",
    "indeterminato",
    "vast",
    "alternance",
    "ausbildung",
    "werkstudent",
    "契約社員",
];

/// Phrases in small letters, without what stands between their words.
const KINDS: &[(Employment, &[&str])] = &[
    (
        Employment::FullTime,
        &[
            "vollzeit",
            "tempsplein",
            "tempscomplet",
            "pleintemps",
            "tiempocompleto",
            "jornadacompleta",
            "completa",
            "tempointegral",
            "integral",
            "tempopieno",
            "voltijd",
            "voltijds",
            "正社員",
            "フルタイム",
            "全职",
            "全職",
            "全日制",
        ],
    ),
    (
        Employment::PartTime,
        &[
            "teilzeit",
            "minijob",
            "tempspartiel",
            "tiempoparcial",
            "mediajornada",
            "jornadaparcial",
            "meioperíodo",
            "meioperiodo",
            "tempoparcial",
            "tempoparziale",
            "deeltijd",
            "deeltijds",
            "アルバイト",
            "パート",
            "パートタイム",
            "兼职",
            "兼職",
        ],
    ),
    (
        Employment::Contractor,
        &["freelancer", "contracting", "freiberuflich", "freiberufler", "autónomo", "autonomo", "業務委託"],
    ),
    (
        Employment::Temporary,
        &[
            "befristet",
            "cdd",
            "intérim",
            "interim",
            "temporal",
            "temporário",
            "tempodeterminato",
            "tijdelijk",
        ],
    ),
    (
        Employment::Intern,
        &[
            "praktikum",
            "praktikant",
            "stage",
            "stagiaire",
            "tirocinio",
            "prácticas",
            "practicas",
            "estágio",
            "estagio",
            "インターン",
            "インターンシップ",
            "实习",
            "實習",
        ],
    ),
    (
        Employment::Volunteer,
        &[
            "volunteering",
            "ehrenamt",
            "ehrenamtlich",
            "bénévolat",
            "bénévole",
            "voluntariado",
            "vrijwilliger",
        ],
    ),
];
