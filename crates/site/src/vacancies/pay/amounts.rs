//! The amounts in a text → decimals, and which of them is the least and which the most.

use super::{currency, units};

/// The amounts of pay, as decimals.
#[derive(Debug, Default)]
pub(in crate::vacancies) struct Bounds {
    pub(super) least: Option<String>,
    pub(super) most: Option<String>,
    /// Whether there are amounts of which it is not clear what they are.
    pub(super) is_unclear: bool,
}

const NONE: &str = "names no amount";
const UNCLEAR: &str = "has amounts of which it is not clear which are the least and the most";

impl Bounds {
    fn unclear() -> Bounds {
        Bounds { is_unclear: true, ..Bounds::default() }
    }

    /// Adds those of another text.
    pub(super) fn add(&mut self, other: Bounds) {
        self.is_unclear |= other.is_unclear
            || other.least.is_some() && self.least.is_some()
            || other.most.is_some() && self.most.is_some();
        self.least = self.least.take().or(other.least);
        self.most = self.most.take().or(other.most);
    }

    /// The only amount, as the least.
    pub(super) fn into_least(self) -> Bounds {
        let is_unclear =
            self.is_unclear || self.least.is_some() && self.most.is_some() && self.least != self.most;
        Bounds { least: self.least.or(self.most), most: None, is_unclear }
    }

    /// The only amount, as the most.
    pub(super) fn into_most(self) -> Bounds {
        let Bounds { least, is_unclear, .. } = self.into_least();
        Bounds { least: None, most: least, is_unclear }
    }

    /// The least and the most, of which one may be missing.
    pub(super) fn least_and_most(self) -> Result<(Option<String>, Option<String>), &'static str> {
        let Bounds { least, most, is_unclear } = self;
        let value = |amount: &Option<String>| amount.as_ref().and_then(|amount| amount.parse::<f64>().ok());
        let is_nothing = |amount: &Option<String>| value(amount) == Some(0.0);
        match (value(&least), value(&most)) {
            _ if is_unclear => Err(UNCLEAR),
            (None, None) => Err(NONE),
            (Some(from), Some(to)) if from > to => Err("has a least amount that is more than the most"),
            _ if is_nothing(&least) && most.is_none() || is_nothing(&most) => Err(NONE),
            _ if is_nothing(&least) => Ok((None, most)),
            _ => Ok((least, most)),
        }
    }
}

/// Reads the amounts of a text: one, one with a word for "from" or "up to", or two with a mark between them.
pub(super) fn bounds(text: &str) -> Bounds {
    let lower = text.to_lowercase();
    if text.contains(['万', '萬', '億', '亿']) || OTHER_NUMBERS.iter().any(|word| has_word(&lower, word))
    {
        return Bounds::default();
    }
    let found = numbers(text);
    match found.as_slice() {
        [] => Bounds::default(),
        [only] => match &only.amount {
            Some(amount) => one(text, only, amount.clone()),
            None => Bounds::unclear(),
        },
        [first, second] => {
            let between = text.get(first.end..second.start).unwrap_or_default();
            let before = text.get(..first.start).unwrap_or_default();
            match (&first.amount, &second.amount) {
                (Some(least), Some(most)) if is_range(before, between) => {
                    let is_of_both = second.is_thousands && !first.is_thousands && least.len() <= 3;
                    let least = if is_of_both { thousands(least) } else { least.clone() };
                    Bounds { least: Some(least), most: Some(most.clone()), is_unclear: false }
                }
                _ => Bounds::unclear(),
            }
        }
        _ => Bounds::unclear(),
    }
}

fn one(text: &str, number: &Number, amount: String) -> Bounds {
    let before = text.get(..number.start).unwrap_or_default().to_lowercase();
    let after = text.get(number.end..).unwrap_or_default().to_lowercase();
    let after = after.trim_start_matches(|mark: char| mark.is_whitespace() || currency::is_sign(mark));
    if UNCLEAR_WORDS.iter().any(|word| has_word(&text.to_lowercase(), word)) {
        return Bounds::unclear();
    }
    let begins = |words: &[&str]| words.iter().any(|word| has_word(after, word) && after.starts_with(word));
    // "€70,000 + bonus" is no open end.
    let is_open = after.strip_prefix('+').map(str::trim_start);
    let is_open =
        is_open.is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || rest.starts_with("per "));
    let is_least = FROM.iter().any(|word| has_word(&before, word)) || begins(UPWARDS) || is_open;
    let is_most = UP_TO.iter().any(|word| has_word(&before, word)) || begins(&["max", "maximum"]);
    match (is_least, is_most) {
        (true, true) => Bounds::unclear(),
        (true, false) => Bounds { least: Some(amount), ..Bounds::default() },
        (false, true) => Bounds { most: Some(amount), ..Bounds::default() },
        (false, false) => Bounds { least: Some(amount.clone()), most: Some(amount), is_unclear: false },
    }
}

const FROM: [&str; 15] = [
    "from",
    "ab",
    "starting at",
    "starting from",
    "starts at",
    "min",
    "minimum",
    "at least",
    "mindestens",
    "à partir de",
    "desde",
    "a partir de",
    "da",
    "vanaf",
    "over",
];
const UP_TO: [&str; 14] = [
    "up to",
    "upto",
    "bis",
    "bis zu",
    "max",
    "maximum",
    "at most",
    "maximal",
    "höchstens",
    "jusqu'à",
    "jusqu’à",
    "hasta",
    "até",
    "tot",
];
const UPWARDS: &[&str] = &["and up", "or more", "and above", "and more", "min", "minimum"];
/// Words of which one amount is neither: "less than"; or that is not pay alone: on-target earnings.
const UNCLEAR_WORDS: [&str; 6] = ["than", "under", "below", "ote", "on-target", "on target"];
/// Numbers that are counted otherwise.
const OTHER_NUMBERS: [&str; 6] = ["lakh", "lakhs", "lac", "lpa", "crore", "million"];

/// Whether a text has these words.
fn has_word(text: &str, words: &str) -> bool {
    let is_within = |mark: Option<char>| mark.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(start, found)| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|text| text.chars().next());
        !is_within(before) && !is_within(after)
    })
}

/// Whether what stands between two amounts makes them a range.
fn is_range(before: &str, between: &str) -> bool {
    let between = currency::without(between).to_lowercase().replace('/', " ");
    // "$25/hr - $30/hr"
    let is_unit =
        |word: &&str| units::is_name(word) || between.len() > 2 && matches!(*word, "per" | "a" | "an");
    let words = between.split_whitespace().filter(|word| !is_unit(word)).collect::<Vec<_>>().join(" ");
    let mark = words.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '.' | ','));
    let is_between = ["between", "zwischen", "entre", "tra", "tussen"]
        .iter()
        .any(|word| has_word(&before.to_lowercase(), word));
    matches!(
        mark,
        "-" | "–"
            | "—"
            | "−"
            | "~"
            | "to"
            | "bis"
            | "up to"
            | "bis zu"
            | "à"
            | "a"
            | "hasta"
            | "até"
            | "tot"
            | "until"
            | "max"
            | "maximum"
    ) || is_between && matches!(mark, "and" | "und" | "et" | "y" | "e" | "en" | "&")
}

/// A number in a text, with the sign for thousands behind it.
struct Number {
    /// Its decimal; `None` if its marks can be read in several ways.
    amount: Option<String>,
    start: usize,
    end: usize,
    is_thousands: bool,
}

/// The numbers in a text, save those of per cents and those that are a part of a word.
fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..)
        && let Some(start) = rest.find(|mark: char| mark.is_ascii_digit())
    {
        let start = from + start;
        let written = text.get(start..).unwrap_or_default();
        let written = written.get(..end_of(written)).unwrap_or_default();
        let after = text.get(start + written.len()..).unwrap_or_default();
        let behind = after.trim_start();
        let ends =
            |mark: char| behind.strip_prefix(mark).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        // "70k", "45 k€", and "70kEUR" where nothing is between.
        let is_thousands = ends('k')
            || ends('K')
            || after.starts_with(['k', 'K']) && currency::is_code(after.get(1..4).unwrap_or_default());
        let is_million = ends('m') || ends('M');
        let end = start + written.len() + if is_thousands { after.len() - behind.len() + 1 } else { 0 };
        if !after.trim_start().starts_with('%') {
            let amount = decimal(written).filter(|_| !is_million);
            let amount = amount.map(|amount| if is_thousands { thousands(&amount) } else { amount });
            found.push(Number { amount, start, end, is_thousands });
        }
        from = end;
    }
    found
}

/// Where a number ends: marks between groups of two or three digits are part of it.
fn end_of(text: &str) -> usize {
    let digits =
        |from: usize| text.get(from..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let mut end = digits(0);
    while let Some(mark) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let next = end + mark.len_utf8();
        let count = digits(next);
        let is_group = GROUPING.contains(&mark) && count == 3;
        if !(is_group || matches!(mark, ',' | '.') && matches!(count, 1..=3)) {
            break;
        }
        end = next + count;
    }
    end
}

const GROUPING: [char; 8] = [',', '.', ' ', '\'', '’', '_', '\u{a0}', '\u{202f}'];

/// The decimal of a number with the marks of any locale: `1.234,56`, `1,234.56`, `1 234`, `12,00,000`.
fn decimal(number: &str) -> Option<String> {
    let groups: Vec<&str> = number.split(|mark: char| !mark.is_ascii_digit()).collect();
    let marks: Vec<char> = number.chars().filter(|mark| !mark.is_ascii_digit()).collect();
    let (last, whole) = groups.split_last()?;
    let Some((last_mark, marks)) = marks.split_last() else { return digits(last) };
    let are_same = |marks: &[char]| marks.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
    let is_fraction = last.len() < 3 && matches!(last_mark, ',' | '.');
    if is_fraction && are_same(marks) && !marks.contains(last_mark) && are_groups(whole) {
        return with_cents(&whole.concat(), last);
    }
    let is_grouped = are_same(marks) && marks.first().is_none_or(|mark| mark == last_mark);
    (last.len() == 3 && is_grouped && are_groups(&groups)).then(|| digits(&groups.concat()))?
}

/// Whether the groups are of three digits, or as in India of two before the last three.
fn are_groups(groups: &[&str]) -> bool {
    let Some((first, others)) = groups.split_first() else { return false };
    let Some((last, middle)) = others.split_last() else { return true };
    let all = |length: usize| middle.iter().all(|group| group.len() == length);
    last.len() == 3 && (all(3) && first.len() <= 3 || all(2) && first.len() <= 2)
}

/// Digits without zeros before them; `None` if there are more than any pay has.
fn digits(text: &str) -> Option<String> {
    let text = text.trim_start_matches('0');
    (text.len() <= 12).then(|| if text.is_empty() { "0".to_owned() } else { text.to_owned() })
}

/// A decimal with as many cents as are given, and two at least.
fn with_cents(whole: &str, cents: &str) -> Option<String> {
    let whole = digits(whole)?;
    let is_whole = cents.bytes().all(|digit| digit == b'0');
    Some(if is_whole { whole } else { format!("{whole}.{cents:0<2}") })
}

/// A thousand times a decimal.
fn thousands(amount: &str) -> String {
    let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
    let (shifted, rest) = cents.split_at_checked(3).unwrap_or((cents, ""));
    let whole = format!("{whole}{shifted:0<3}");
    let whole = digits(&whole).unwrap_or(whole);
    if rest.bytes().all(|digit| digit == b'0') { whole } else { format!("{whole}.{rest:0<2}") }
}

/// A hundredth of a decimal, for amounts in cents: by its digits, since a division may round.
pub(in crate::vacancies) fn of_cents(cents: &str) -> Option<String> {
    let (whole, rest) = cents.split_once('.').unwrap_or((cents, ""));
    let whole = format!("{whole:0>3}");
    let (units, cents) = whole.split_at_checked(whole.len().checked_sub(2)?)?;
    with_cents(units, format!("{cents}{rest}").trim_end_matches('0'))
}

/// An amount that is written alone, as in a key of its own; `None` if it can be read in several ways: `90.000` is a number of
/// TOML and YAML.
pub(in crate::vacancies) fn amount(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "");
    let is_number = text.starts_with(|mark: char| mark.is_ascii_digit()) && end_of(&text) == text.len();
    let is_float = text
        .split_once('.')
        .is_some_and(|(whole, rest)| rest.len() == 3 && !whole.contains(',') && !rest.contains(','));
    decimal(&text).filter(|_| is_number && !is_float)
}

/// The decimal of a board's number; `None` if it is no amount.
pub(in crate::vacancies) fn of_number(number: f64) -> Option<String> {
    let is_amount = number.is_finite() && number > 0.0 && number < 1e12;
    let text = is_amount.then(|| number.to_string())?;
    match text.split_once('.') {
        Some((whole, cents)) => with_cents(whole, cents),
        None => digits(&text),
    }
}
