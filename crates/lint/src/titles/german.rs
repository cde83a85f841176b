//! German titles.

use super::{is_for_all, word};

/// The noun for men in a title, and what to write instead.
pub(super) fn german(title: &str) -> Option<(&str, String)> {
    if is_for_all(title) {
        return None;
    }
    // "Fachkraft für Fahrer": what follows is not the position.
    let words = title.split_whitespace().take_while(|word| !PREPOSITIONS.contains(word));
    let is_for_men = |word: &&str| {
        let last = last_part(word).to_lowercase();
        ENDINGS.iter().any(|ending| last.ends_with(ending))
    };
    let noun = words.filter_map(word).filter(is_for_men).last()?;
    (!has_other_form(title, noun)).then(|| (noun, format!("add \"(m/w/d)\", or write \"{}\"", for_all(noun))))
}

/// Behind the last hyphen: "Java-Entwickler".
fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or_default()
}

/// Whether the title has the form for women, too: "Ingenieurin oder Ingenieur", "EntwicklerInnen", "Kauffrau".
fn has_other_form(title: &str, noun: &str) -> bool {
    let noun = last_part(noun).to_lowercase();
    let (ending, stem) = match (noun.strip_suffix("mann"), noun.strip_suffix("er")) {
        (Some(stem), _) => ("frau", stem),
        // "Beauftragte"
        (None, Some(stem)) if is_participle(&noun) => ("e", stem),
        _ => ("in", noun.trim_end_matches('e')),
    };
    let is_other = |word: &str| {
        let word = word.to_lowercase();
        let singular = word.strip_suffix("nen").unwrap_or(&word);
        singular.strip_suffix(ending).is_some_and(|other| other.contains(stem))
    };
    title.split(|mark: char| !mark.is_alphabetic()).any(is_other)
}

/// A form for all genders.
fn for_all(noun: &str) -> String {
    if let Some(before) = noun.strip_suffix("eiter").filter(|before| before.ends_with(['l', 'L'])) {
        return format!("{before}eitung");
    }
    if let Some(before) = noun.strip_suffix("mann") {
        return format!("{before}frau oder {noun}");
    }
    match noun.strip_suffix('r') {
        Some(before) if is_participle(noun) => format!("{before}:r"),
        _ => format!("{}:in", noun.trim_end_matches('e')),
    }
}

/// Whether the form for women is one for many, too: "Beauftragter", "Auszubildender".
fn is_participle(noun: &str) -> bool {
    noun.ends_with("tragter") || noun.ends_with("bildender")
}

/// Endings of nouns for men.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "leiter", "entwickler", "arbeiter", "berater", "betreuer", "verwalter", "gestalter", "vertreter", "planer", "prüfer",
    "führer", "helfer", "lehrer", "fahrer", "käufer", "händler", "schaftler", "pfleger", "erzieher", "programmierer",
    "sprecher", "techniker", "informatiker", "elektroniker", "mechaniker", "mechatroniker", "elektriker", "analytiker",
    "statistiker", "mathematiker", "physiker", "chemiker", "grafiker", "gärtner", "bäcker", "schlosser", "tischler",
    "ingenieur", "redakteur", "monteur", "konstrukteur", "kaufmann", "fachmann", "architekt", "referent", "assistent",
    "praktikant", "dozent", "spezialist", "jurist", "ologe", "anwalt", "beauftragter", "auszubildender",
];

/// Behind these, a noun says what the work is for.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &["für", "der", "des", "von", "vom", "bei", "mit", "an", "im", "in", "am", "zur"];
