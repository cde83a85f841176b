//! Words and marks that stand for a value which is still to come: "TBD", "à définir", "…".

/// Whether a text says only that its value is still to come.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = plain(text);
    !text.is_empty() && !text.chars().any(char::is_alphanumeric) || WORDS.contains(&&*text)
}

/// A text as it is compared: in lower case, with one space between words and without the marks around it.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    let bare = text.trim_matches(['(', ')', '.', ',', '[', ']', ' ']);
    if bare.is_empty() { text } else { bare.to_owned() }
}

const WORDS: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "todo",
    "xxx",
    "unknown",
    "to be determined",
    "to be defined",
    "to be announced",
    "to be confirmed",
    "to be decided",
    "n/a",
    "na",
    "not applicable",
    "offen",
    "noch offen",
    "à définir",
    "por definir",
    "a definir",
    "da definire",
    "n.n",
    "未定",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_still_to_come_is_no_value() {
        for text in ["TBD", " to be  decided ", "(n/a)", "N.N.", "…", "...", "???", "--", "À définir", "未定"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "Lisbon", "None", "70,000", "to be a baker"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
