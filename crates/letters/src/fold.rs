//! A letter → the spelling by which it is searched for.
//!
//! 1. Each letter is taken apart from its marks, in its plain form and in lower case: "Ａ" is "a", "ﬁ" is "fi".
//! 2. Marks are left out where readers type without them: accents of Latin and Greek, of Cyrillic those that make no other
//!    letter, vowel signs of Arabic and Hebrew. They stay where a word is another one without: in kana, in the scripts
//!    of India and of South-East Asia.
//! 3. Letters that are spelt in more than one way have one: "ß" is "ss", "ς" is "σ". Of Arabic these are the forms of alef,
//!    yeh and teh marbuta, as in Lucene's `ArabicNormalizer`, and Persian's yeh and keheh, as in its `PersianNormalizer`.

use super::kinds::{is_ignorable, is_mark};
use super::unicode::{Form, normalize};

/// `text` in one spelling: "Équipe" and "equipe" are the same.
///
/// ```
/// assert_eq!(rolebook_letters::folded("Équipe Đà Nẵng"), "equipe da nang");
/// ```
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold(letter, &mut folded));
    folded
}

/// Appends a letter to a folded word. A mark may change the letter before it.
pub fn fold(letter: char, word: &mut String) {
    match letter {
        _ if letter.is_ascii() => word.push(letter.to_ascii_lowercase()),
        // Most letters of Chinese, Japanese and Korean are as they are.
        '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => {
            word.push(letter);
        }
        _ if is_ignorable(letter) => {}
        _ => with_plain(letter, |plain| plain.chars().for_each(|part| push(part, word))),
    }
}

/// Calls a function with a letter taken apart, in lower case.
#[cfg(not(target_family = "wasm"))]
fn with_plain(letter: char, each: impl FnOnce(&str)) {
    each(&plain(letter));
}

/// The same. The browser is asked once for each letter.
#[cfg(target_family = "wasm")]
fn with_plain(letter: char, each: impl FnOnce(&str)) {
    use std::cell::RefCell;
    thread_local! {
        static KNOWN: RefCell<Vec<(char, String)>> = const { RefCell::new(Vec::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        let place = known.binary_search_by_key(&letter, |(known, _)| *known).unwrap_or_else(|place| {
            known.insert(place, (letter, plain(letter)));
            place
        });
        each(known.get(place).map_or("", |(_, plain)| plain));
    });
}

/// A letter taken apart, in lower case. A fraction or the like, whose parts are no letters, stays whole.
fn plain(letter: char) -> String {
    let whole = letter.to_string();
    let apart = normalize(&whole, Form::Nfkd);
    let is_of_letters = apart.chars().all(|part| part.is_alphanumeric() || is_mark(part));
    if is_of_letters { apart.to_lowercase() } else { whole }
}

/// Appends a part of a letter: one without marks, or a mark.
fn push(part: char, word: &mut String) {
    match part {
        // Accents.
        '\u{300}'..='\u{36F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' => {
            let with_accent = match (word.chars().next_back(), part) {
                (Some('и'), '\u{306}') => 'й',
                (Some('у'), '\u{306}') => 'ў',
                (Some('і'), '\u{308}') => 'ї',
                _ => return,
            };
            word.pop();
            word.push(with_accent);
        }
        // Vowel signs of Hebrew and Arabic, and what stretches an Arabic word.
        '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C7}' => {}
        '\u{610}'..='\u{61A}'
        | '\u{640}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{8CA}'..='\u{8FF}' => {}
        // Sounds of kana, which stand behind letters of half width.
        '\u{3099}' | '\u{309A}' => {
            let last = word.pop();
            word.push_str(&normalize(&last.into_iter().chain([part]).collect::<String>(), Form::Nfc));
        }
        '٠'..='٩' | '۰'..='۹' => word.extend(char::from_digit(u32::from(part) & 0xF, 10)),
        _ => match spelling(part) {
            Some(spelling) => word.push_str(spelling),
            None => word.push(part),
        },
    }
}

/// The one spelling of a lower-case letter that has several.
#[rustfmt::skip]
fn spelling(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "k",
        'ł' => "l",
        'ŋ' => "n",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ŧ' => "t",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
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
        check("Kỹ sư Đà Nẵng ƠƯ", "ky su da nang ou");
        check("Zażółć gęślą jaźń ČŘŮ ġħ", "zazolc gesla jazn cru gh");
    }

    #[test]
    fn one_letter_may_become_two() {
        check("Straße GROẞ Œuvre Ærø ﬁĳ", "strasse gross oeuvre aero fiij");
    }

    #[test]
    fn combining_accents_are_dropped() {
        check("e\u{301}quipe İ q\u{303}", "equipe i q");
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        check("Разработчик 開発者 개발자", "разработчик 開発者 개발자");
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        check("Ёлка мой мои\u{306} ўї", "елка мой мой ўї");
        check("データ ガ カ\u{3099} は\u{309A}", "データ ガ ガ ぱ");
        check("की क्ष ไม่ ខ្មែរ", "की क्ष ไม่ ខ្មែរ");
    }

    #[test]
    fn greek_has_one_sigma_and_no_tonos() {
        check("ΜΗΧΑΝΙΚΌΣ μηχανικός ΐ ᾳ", "μηχανικοσ μηχανικοσ ι α");
    }

    #[test]
    fn arabic_and_hebrew_are_without_vowel_signs() {
        check("مُهَنْدِس عربـــي", "مهندس عربي");
        check("أإآٱ مدرسة على ی ک ٢۲", "اااا مدرسه علي ي ك 22");
        check("מְפַתֵּחַ", "מפתח");
    }

    #[test]
    fn letters_of_other_widths_are_plain_ones() {
        check("ＳＲＥ２ ｶﾞﾗｽ ﾊﾟ ①", "sre2 ガラス パ 1");
        check("½", "½");
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        check("road\u{AD}map می\u{200C}خواهم \u{FEFF}a", "roadmap ميخواهم a");
    }
}
