//! A posting on a job board, and what its texts mean in the formats of all providers.

use html5gum::{Token, Tokenizer};
use rolebook_model::{Employment, Vacancy};

/// A posting on a job board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posting {
    /// Its id on the board.
    pub id: String,
    /// The URLs of its pages.
    pub addresses: Vec<String>,
    /// The vacancy; the level is not known yet.
    pub vacancy: Vacancy,
    /// The file that it is in; empty if it is not known.
    pub file: String,
    /// Why its pay is left out; empty if it has none.
    pub pay_left_out: &'static str,
    /// What else is left out: sentences that begin with the name of a field.
    pub left_out: Vec<String>,
}

/// Pay whose least amount is more than the most.
pub(super) const REVERSED: &str = "has a least amount that is more than the most";
/// Pay in an unknown currency.
pub(super) const NO_CURRENCY: &str = "has no currency of three letters";
/// Pay that is several, of different places or people.
pub(super) const SEVERAL: &str = "has several ranges";
/// Pay for another time than those that search engines know.
pub(super) const OTHER_TIME: &str = "is for a time that is not an hour, day, week, month or year";

/// Pay for an unknown time.
pub(super) const NO_TIME: &str = "does not say for which time";

/// A text without the tags and entities of HTML; a tag that begins a line does so here.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for token in Tokenizer::new(text).flatten() {
        match token {
            Token::String(run) => plain.push_str(&String::from_utf8_lossy(&run.value)),
            Token::StartTag(tag) if LINES.contains(&&**tag.name) => plain.push('\n'),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

const LINES: [&[u8]; 7] = [b"br", b"p", b"div", b"li", b"ul", b"ol", b"tr"];

/// The employment type that a company's own words mean; `None` if that is not clear.
pub(super) fn employment(words: &str) -> Option<Employment> {
    let letters: String = words.chars().filter(|letter| letter.is_alphabetic()).collect();
    Some(match letters.to_lowercase().as_str() {
        "fulltime" | "fulltimepermanent" | "permanentfulltime" | "regularfulltime" => Employment::FullTime,
        "parttime" | "parttimepermanent" | "permanentparttime" | "regularparttime" => Employment::PartTime,
        "contract" | "contractor" | "freelance" => Employment::Contractor,
        "temporary" | "temp" | "fixedterm" | "seasonal" => Employment::Temporary,
        "intern" | "internship" => Employment::Intern,
        "volunteer" => Employment::Volunteer,
        "perdiem" => Employment::PerDiem,
        _ => return None,
    })
}

/// A currency's code of three letters (ISO 4217).
pub(super) fn currency(code: &str) -> Option<String> {
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| code.to_ascii_uppercase())
}
