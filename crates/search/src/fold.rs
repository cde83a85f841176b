//! Case and accent folding: "Équipe" and "equipe" are spelt the same.

/// `text` in lower case and, where it is Latin, without accents.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold(letter, &mut folded));
    folded
}

/// Appends a letter to a folded word.
pub(super) fn fold(letter: char, word: &mut String) {
    if letter.is_ascii() {
        return word.push(letter.to_ascii_lowercase());
    }
    for lower in half_width(letter).to_lowercase() {
        if is_combining_accent(lower) {
            continue;
        }
        match without_accent(lower) {
            Some(plain) => word.push_str(plain),
            None => word.push(lower),
        }
    }
}

/// Whether it is an accent of decomposed text, where it follows its letter: file names of some systems have these.
pub(super) fn is_combining_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

/// The plain form of a full-width Latin letter or digit, as Japanese and Chinese fonts have them; else `letter`.
fn half_width(letter: char) -> char {
    match u32::from(letter) {
        code @ 0xFF10..=0xFF5A => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

/// The plain form of a lower-case letter of Latin-1 and Latin Extended-A.
#[rustfmt::skip]
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' | 'ĸ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ſ' | 'ș' => "s",
        'ß' => "ss",
        'þ' => "th",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(folded(text), expect);
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
    fn combining_accents_are_dropped() {
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
