//! A name that nobody knows → the known one that was most likely meant.

/// The one of `known` that takes the fewest letters to make of `name`.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known.into_iter().min_by_key(|known| strsim::levenshtein(name, known))
}

/// What to say of a key that is none of those `allowed`.
pub(super) fn unknown_key(key: &str, allowed: &[&str]) -> String {
    let nearest = nearest(key, allowed.iter().copied()).unwrap_or_default();
    // It may hold ends of lines, which are no lines of ours.
    let key = key.escape_debug();
    format!("unknown key \"{key}\", the nearest is \"{nearest}\" (allowed are {})", allowed.join(", "))
}
