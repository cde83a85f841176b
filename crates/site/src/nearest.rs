//! An unknown name → the known one that was most likely meant.

use rolebook_model::limits::LONGEST_NAME;

/// The one of `known` with the smallest edit distance to `name`.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The time grows with the product of both lengths.
    let name: String = name.chars().take(LONGEST_NAME).collect();
    known.into_iter().min_by_key(|known| strsim::levenshtein(&name, known))
}

/// The message about a key that is not `allowed`.
pub(super) fn unknown_key(key: &str, allowed: &[&str]) -> String {
    let nearest = nearest(key, allowed.iter().copied()).unwrap_or_default();
    // It may contain line breaks.
    let key = key.escape_debug();
    format!("unknown key \"{key}\", the nearest is \"{nearest}\" (allowed are {})", allowed.join(", "))
}
