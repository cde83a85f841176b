//! Gender forms → one form: "Entwickler:in (m/w/d)" and "développeur·euse" are "Entwickler" and "développeur".

use std::borrow::Cow;

/// Marks that stand between a noun and the ending of its other form.
const MARKS: &[char] = &['/', ':', '*', '_', '·', '•', '‧', '(', '.'];

/// Endings of the other form, the longest first.
const ENDINGS: &[&str] = &[
    "innen", "in", "frau", "euse", "euses", "rice", "trice", "trices", "ère", "ne", "nes", "es", "e", "a",
    "as", "ora", "oras",
];

/// What stands in brackets to say that everyone may apply.
const ALL_GENDERS: &[&str] = &[
    "m/w/d",
    "w/m/d",
    "d/m/w",
    "d/w/m",
    "m/f/d",
    "f/m/d",
    "m/f/x",
    "f/m/x",
    "w/m/x",
    "m/w/x",
    "m/w",
    "w/m",
    "m/f",
    "f/m",
    "h/f",
    "f/h",
    "m/v",
    "v/m",
    "m/v/x",
    "h/m",
    "gn",
    "all genders",
    "x/w/m",
    "h/f/x",
    "f/h/x",
];

/// `text` with one form of each noun.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    // Most texts have none of the marks.
    if !text.bytes().any(|byte| {
        matches!(byte, b':' | b'*' | b'/' | b'_' | b'(' | b'[' | b'.') || byte == 0xc2 || byte == 0xe2
    }) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for (at, part) in text.split(' ').enumerate() {
        let bare = part.trim_matches(|mark| matches!(mark, '(' | ')' | '[' | ']' | ','));
        if bare.contains('/') && ALL_GENDERS.iter().any(|all| all.eq_ignore_ascii_case(bare)) {
            continue;
        }
        if at > 0 {
            kept.push(' ');
        }
        kept.push_str(one_form(part));
    }
    match kept == text {
        true => Cow::Borrowed(text),
        false => Cow::Owned(kept),
    }
}

/// A word without the ending of its other form.
fn one_form(word: &str) -> &str {
    // Most words have none.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word;
    }
    for mark in MARKS {
        let Some((noun, ending)) = word.rsplit_once(*mark) else { continue };
        // "Mitarbeiter/-in"
        let ending = ending.strip_prefix('-').filter(|_| *mark == '/').unwrap_or(ending);
        let ending = ending.trim_end_matches([')', ',', ':', '.']);
        let is_noun =
            noun.chars().count() >= 3 && noun.chars().all(|letter| letter.is_alphabetic() || letter == '-');
        if is_noun && ENDINGS.contains(&ending) {
            return noun;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(folded(text), expect);
    }

    #[test]
    fn both_forms_are_one() {
        check("Senior Entwickler:in", "Senior Entwickler");
        check("Entwickler*innen", "Entwickler");
        check("Mitarbeiter/-in Vertrieb", "Mitarbeiter Vertrieb");
        check("Développeur·euse web", "Développeur web");
        check("Ingénieur(e) réseau", "Ingénieur réseau");
        check("Desarrollador/a", "Desarrollador");
        check("Data Engineer (m/w/d)", "Data Engineer");
        check("Chef de projet (H/F)", "Chef de projet");
    }

    #[test]
    fn other_marks_stay() {
        check("UI/UX Designer", "UI/UX Designer");
        check("Requirements:", "Requirements:");
        check("Engineer (Backend)", "Engineer (Backend)");
        check("IC3: Senior", "IC3: Senior");
    }
}
