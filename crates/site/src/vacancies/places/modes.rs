//! Words for how much of the work is remote → the mode, and the text without them.

use super::names;
use crate::vacancies::placeholders::{is_placeholder, plain};
use rolebook_model::limits::LONGEST_TEXT;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What the words of a text say of remote work.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Modes {
    /// It is remote.
    pub(super) is_remote: bool,
    /// It is remote in part, or not at all.
    pub(super) is_partly: bool,
    /// It can be done from anywhere.
    pub(super) is_anywhere: bool,
}

impl Modes {
    /// A word for each.
    pub(super) fn words(self) -> Vec<&'static str> {
        let words = [(self.is_remote, "remote"), (self.is_partly, "hybrid"), (self.is_anywhere, "anywhere")];
        words.into_iter().filter(|(is_said, _)| *is_said).map(|(_, word)| word).collect()
    }
}

/// Takes the words for modes out of a text. Those that say how remote it is, as in "fully remote from", are taken out only
/// beside others.
pub(super) fn take(text: &str) -> (Modes, String) {
    let (modes, words) = split(text);
    let is_mode = modes != Modes::default();
    (modes, join(words.into_iter().filter(|word| !is_mode || !is_how(word))))
}

/// Takes both kinds of words out of a text in brackets behind others: "(US only)".
pub(super) fn take_beside(text: &str) -> (Modes, String) {
    let (modes, words) = split(text);
    (modes, join(words.into_iter().filter(|word| !is_how(word))))
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The modes, and the words that are none.
fn split(text: &str) -> (Modes, Vec<&str>) {
    let words: Vec<&str> = text.split_whitespace().flat_map(halves).take(LONGEST_TEXT).collect();
    let keys: Vec<String> = words.iter().map(|word| key(word)).collect();
    let mut modes = Modes::default();
    let mut kept: Vec<&str> = Vec::new();
    let mut from = 0;
    while let Some(word) = words.get(from) {
        let is_first = keys.get(from).is_some_and(|key| FIRST_WORDS.contains(&**key));
        let longest = if is_first { LONGEST_PHRASE } else { 0 };
        let phrase = (1..=longest).rev().find_map(|count| {
            let phrase = keys.get(from..from + count)?.join(" ");
            MODES.get(&*phrase).map(|mode| (count, *mode))
        });
        if let Some((count, mode)) = phrase {
            match mode {
                Mode::Remote => modes.is_remote = true,
                Mode::Partly => modes.is_partly = true,
                Mode::Anywhere => modes.is_anywhere = true,
            }
            // A comma behind the word still parts what stands around it.
            if words.get(from + count - 1).is_some_and(|last| last.ends_with(',')) {
                kept.push(",");
            }
            from += count;
        } else {
            kept.push(word);
            from += 1;
        }
    }
    (modes, kept)
}

/// Whether a word says how remote it is. "IN" and "OR" may be codes.
fn is_how(word: &str) -> bool {
    let is_code = !word.chars().any(char::is_lowercase) && names::country_in_text(word).is_some();
    HOW.contains(&&*key(word)) && !word.contains([',', '|', '&', '+', '/']) && !is_code
}

/// Both sides of a hyphen, if one of them is the word: "US-Remote". "Remote-first" is a word of its own.
fn halves(word: &str) -> Vec<&str> {
    let is_own = MODES.contains_key(&*key(word));
    match word.split_once(['-', '–', '—', ':']).filter(|_| !is_own) {
        Some((one, other)) if key(one) == "remote" || key(other) == "remote" => vec![one, other],
        _ => vec![word],
    }
}

fn key(word: &str) -> String {
    word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '%').to_lowercase()
}

#[derive(Clone, Copy)]
enum Mode {
    Remote,
    Partly,
    Anywhere,
}

/// The mode of each phrase.
static MODES: LazyLock<HashMap<&'static str, Mode>> = LazyLock::new(|| {
    let modes = |(mode, phrases): &(Mode, &'static [&'static str])| {
        let mode = *mode;
        phrases.iter().map(move |phrase| (*phrase, mode)).collect::<Vec<_>>()
    };
    PHRASES.iter().flat_map(modes).collect()
});

/// The words that phrases begin with.
static FIRST_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| MODES.keys().filter_map(|phrase| phrase.split(' ').next()).collect());

/// The most words of a phrase.
const LONGEST_PHRASE: usize = 4;

const PHRASES: [(Mode, &[&str]); 3] = [
    (
        Mode::Remote,
        &[
            "remote",
            "remotely",
            "remote-only",
            "remote-first",
            "remote first",
            "telecommute",
            "telecommuting",
            "telework",
            "wfh",
            "work from home",
            "working from home",
            "home based",
            "home-based",
            "home office",
            "distributed",
            "télétravail",
            "teletrabajo",
            "teletrabalho",
            "remoto",
            "remota",
            "リモート",
            "远程",
            "遠端",
        ],
    ),
    (
        Mode::Partly,
        &[
            "hybrid",
            "hybride",
            "híbrido",
            "híbrida",
            "hibrido",
            "ibrido",
            "on-site",
            "on site",
            "onsite",
            "in-office",
            "in office",
            "in-person",
            "in person",
            "remote-friendly",
            "remote friendly",
            "remote-ok",
            "remote ok",
            "remote possible",
            "remote optional",
            "partly remote",
            "partially remote",
            "semi-remote",
            "no remote",
            "remote not possible",
            "remote unavailable",
            "télétravail partiel",
            "teletrabajo parcial",
            "remoto parcial",
            "work from office",
            "work from the office",
            "office based",
            "office-based",
            "not remote",
            "non-remote",
            "hybrid remote",
            "remote hybrid",
            "homeoffice möglich",
            "home-office möglich",
            "homeoffice",
            "home-office",
            "home office möglich",
            "home office possible",
            "teilweise remote",
            "remote möglich",
            "präsenz",
            "presencial",
            "présentiel",
            "混合",
        ],
    ),
    (
        Mode::Anywhere,
        &[
            "anywhere",
            "anywhere in the world",
            "from anywhere in the world",
            "work from anywhere",
            "anywhere on earth",
        ],
    ),
];

/// Words that say how remote it is, or join the modes with the places.
const HOW: &[&str] = &[
    "",
    "100%",
    "100",
    "%",
    "fully",
    "full",
    "completely",
    "entirely",
    "all",
    "only",
    "en",
    "work",
    "working",
    "from",
    "in",
    "within",
    "across",
    "throughout",
    "inside",
    "out",
    "of",
    "based",
    "the",
    "at",
    "to",
    "position",
    "role",
    "job",
    "jobs",
    "be",
    "partly",
    "partially",
    "partial",
    "optional",
    "possible",
    "flexible",
    "some",
    "occasional",
    "occasionally",
    "option",
    "options",
    "available",
    "allowed",
    "ok",
    "teilweise",
    "möglich",
    "possibile",
    "possibilité",
    "partiel",
    "parcial",
    "days",
    "preferred",
    "aus",
    "à",
    "location",
    "locations",
];

/// Whether the words are for one that is still to come, or for no place that one could go to.
pub(in crate::vacancies) fn is_no_place(text: &str) -> bool {
    let text = plain(text);
    // "2 locations"
    let counted = text.trim_start_matches(|mark: char| mark.is_ascii_digit() || mark == '+').trim_start();
    if counted.len() < text.len() && matches!(counted, "locations" | "offices" | "cities" | "standorte") {
        return true;
    }
    text.is_empty() || is_placeholder(&text) || NO_PLACES.contains(&&*text)
}

const NO_PLACES: &[&str] = &[
    "none",
    "null",
    "undefined",
    "n.a",
    "not specified",
    "unspecified",
    "various",
    "various locations",
    "various places",
    "varies",
    "multiple",
    "multiple locations",
    "multiple cities",
    "multiple offices",
    "several",
    "several locations",
    "other",
    "others",
    "all",
    "all locations",
    "all offices",
    "any",
    "any location",
    "any office",
    "flexible",
    "flexible location",
    "location flexible",
    "open",
    "negotiable",
    "hq",
    "headquarters",
    "headquarter",
    "head office",
    "main office",
    "corporate",
    "office",
    "our office",
    "in our office",
    "verschiedene standorte",
    "mehrere standorte",
    "divers",
];
