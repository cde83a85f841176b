//! One spelling for letters that people take for the same: "Équipe" and "equipe".

/// Appends `letter` to `word` in lower case and, where it is Latin, without its accent.
pub(super) fn fold(letter: char, word: &mut String) {
    if letter.is_ascii() {
        return word.push(letter.to_ascii_lowercase());
    }
    for lower in half_width(letter).to_lowercase() {
        if is_combining_accent(lower) {
            continue;
        }
        match PLAIN_LETTERS.iter().find(|(accented, _)| accented.chars().any(|letter| letter == lower)) {
            Some((_, plain)) => word.push_str(plain),
            None => word.push(lower),
        }
    }
}

/// Accents that stand after their letter, as decomposed text (file names of some systems) has them.
pub(super) fn is_combining_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

/// Latin letters and digits as Japanese and Chinese fonts have them at full width, as plain ones.
fn half_width(letter: char) -> char {
    match u32::from(letter) {
        code @ 0xFF10..=0xFF5A => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

/// Latin letters in lower case with what they are folded to: Latin-1 and Latin Extended-A.
const PLAIN_LETTERS: [(&str, &str); 27] = [
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ðďđ", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĳ", "ij"),
    ("ĵ", "j"),
    ("ķĸ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšſș", "s"),
    ("ß", "ss"),
    ("þ", "th"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ﬀ", "ff"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut folded = String::new();
        text.chars().for_each(|letter| fold(letter, &mut folded));
        assert_eq!(folded, expect);
    }

    #[test]
    fn case_and_accents_do_not_count() {
        check("Équipe ŁÓDŹ naïve", "equipe lodz naive");
    }

    #[test]
    fn one_letter_may_become_two() {
        check("Straße Œuvre Ærø", "strasse oeuvre aero");
    }

    #[test]
    fn accents_that_stand_alone_are_dropped() {
        check("e\u{301}quipe İ", "equipe i");
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        check("Разработчик 開発者", "разработчик 開発者");
    }

    #[test]
    fn full_width_letters_are_plain_ones() {
        check("ＳＲＥ２", "sre2");
    }
}
