//! French titles.

use super::{is_for_all, word};

/// The noun for men in a title, which it begins with, and what to write instead.
pub(super) fn french(title: &str) -> Option<(&str, String)> {
    if is_for_all(title) {
        return None;
    }
    let mut words = title.split_whitespace();
    let first = words.find(|word| !BEFORE.contains(&&*word.to_lowercase())).and_then(word)?;
    let (noun, joined) = first.split_once('-').unwrap_or((first, ""));
    // "Développeur-euse" has both forms, "Ingénieur-conseil" has one.
    if !joined.is_empty() && joined.chars().count() <= LONGEST_ENDING {
        return None;
    }
    let lower = noun.to_lowercase();
    let is_french = match &*lower {
        "consultant" | "assistant" => words.next().is_some_and(|next| BEHIND.contains(&next)),
        _ => !THINGS.contains(&&*lower) && ENDINGS.iter().any(|ending| lower.ends_with(ending)),
    };
    let is_told = is_french && !has_other_form(title, noun);
    is_told.then(|| (noun, format!("add \"(H/F)\", or write \"{noun}·{}\"", other_ending(&lower))))
}

/// The letters of the longest ending that a form for women has in its place: "trice".
const LONGEST_ENDING: usize = 5;

/// Whether another word is a form of the noun: "Directrice / Directeur".
fn has_other_form(title: &str, noun: &str) -> bool {
    let lower = noun.to_lowercase();
    let stem: String = lower.chars().take(lower.chars().count().saturating_sub(3).max(3)).collect();
    let mut words = title.split(|mark: char| !mark.is_alphabetic());
    words.any(|word| word != noun && word.to_lowercase().starts_with(&stem))
}

/// What the form for women adds or ends in.
fn other_ending(noun: &str) -> &'static str {
    match noun {
        "ingénieur" | "professeur" | "docteur" | "auteur" => "e",
        "acheteur" => "euse",
        "chef" => "fe",
        _ if noun.ends_with("teur") => "rice",
        _ if noun.ends_with("eur") => "euse",
        _ if noun.ends_with("er") => "ère",
        _ if noun.ends_with("ien") => "ne",
        _ => "e",
    }
}

/// Endings of nouns for men that a title begins with. "Consultant" and "Assistant" are English, too.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "eur", "cien", "gardien", "infirmier", "cuisinier", "caissier", "ouvrier", "magasinier", "pâtissier", "conseiller",
    "boulanger", "chargé", "délégué", "attaché", "employé", "préposé", "chef", "enseignant", "gérant", "apprenti",
    "alternant", "étudiant", "avocat",
];

/// Words with such an ending that name no person.
const THINGS: &[&str] = &["secteur", "valeur", "moteur", "intérieur", "extérieur", "majeur", "leur", "cœur"];

/// What stands in front of the noun.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "senior", "junior", "lead", "stage", "stagiaire", "alternance", "cdi", "cdd", ":", "-", "–", "un", "jeune", "futur",
];

/// Behind the noun, these are French.
const BEHIND: &[&str] = &["de", "en", "du", "des", "à", "au", "aux"];
