//! The title of a German or French page → advice, if it names men alone: "Projektleiter", "Développeur web".
//!
//! 1. A title that is for all by a mark ("(m/w/d)", "H/F", "Entwickler:in") is left alone.
//! 2. `german` and `french` find the noun that names the position, and compare it with endings. Neutral nouns ("Fachkraft",
//!    "Leitung", "Architecte") and English ones ("Engineer", "Manager") have none of them.
//! 3. Nothing is told where the title has both forms, too ("Ingenieurin oder Ingenieur"), or the noun a mark within.
//!
//! A false alarm is worse than silence: endings that other words have, too, are in no table. Only `rolebook check` has this,
//! since the preview has no room for it.

mod french;
mod german;

use super::context::PageContext;
use french::french;
use german::german;
use rolebook_model::{Finding, Rule};
use rolebook_reader::has_gender_forms;

/// The finding about the title of a page.
pub(super) fn finding(page: &PageContext<'_>) -> Option<Finding> {
    let title = page.front_matter.text("title").unwrap_or(&page.role.title);
    let (noun, help) = match page.language().get(..2)?.to_ascii_lowercase().as_str() {
        "de" => german(title)?,
        "fr" => french(title)?,
        _ => return None,
    };
    let message = format!("\"{noun}\" names men alone");
    Some(Finding::new(Rule::GenderCoded, page.title_position(), message).with_help(help))
}

/// Whether a mark says that a title is for all: "(m/w/d)", "H/F", "(all genders)".
fn is_for_all(title: &str) -> bool {
    let lower = title.to_lowercase();
    let words = lower.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let is_letter = |word: &str| matches!(word, "m" | "w" | "d" | "f" | "h" | "x");
    let is_pair = |pair: &[&str]| matches!(pair, [one, next] if is_letter(one) && is_letter(next));
    let is_named = |word: &&str| {
        matches!(*word, "gn" | "mwd" | "wmd" | "hf" | "femme" | "divers")
            || word.starts_with("gender")
            || word.starts_with("geschlecht")
    };
    has_gender_forms(title) || words.windows(2).any(is_pair) || words.iter().any(is_named)
}

/// A word without the marks around it; `None` if there are some within, other than hyphens.
fn word(text: &str) -> Option<&str> {
    let word = text.trim_start_matches('(').trim_end_matches([',', ':', ';', ')', '.']);
    let is_word = !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    is_word.then_some(word)
}

#[cfg(test)]
mod tests;
