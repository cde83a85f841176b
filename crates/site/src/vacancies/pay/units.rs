//! The unit of time that a text names, in the languages of authors.

use rolebook_model::PayUnit;

/// What a text says of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::vacancies) enum Unit {
    /// Nothing.
    #[default]
    None,
    /// One that pay is stated for.
    Of(PayUnit),
    /// Another, or more than one: two weeks, half a month, a shift.
    Other,
}

impl Unit {
    /// Adds what another text says.
    pub(super) fn add(&mut self, other: Unit) {
        *self = match (*self, other) {
            (Unit::None, found) => found,
            (kept, Unit::None) => kept,
            (kept, found) if kept == found => kept,
            _ => Unit::Other,
        }
    }
}

/// Finds the unit of time.
pub(in crate::vacancies) fn unit(text: &str) -> Unit {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has_phrase = |phrase: &[&str]| words.windows(phrase.len()).any(|part| part == phrase);
    if words.iter().any(|word| OTHERS.contains(word)) || PHRASES.iter().any(|phrase| has_phrase(phrase)) {
        return Unit::Other;
    }
    let has = |word: &&str| if word.is_ascii() { words.contains(word) } else { text.contains(word) };
    let mut found = Unit::None;
    for (unit, names) in UNITS {
        if names.iter().any(has) {
            found.add(Unit::Of(unit));
        }
    }
    // "p.a.", "par an" and not "an hour"
    if has_phrase(&["p", "a"]) || has_phrase(&["par", "an"]) || text.ends_with("/an") {
        found.add(Unit::Of(PayUnit::Year));
    }
    found
}

/// Whether a word is the name of a unit.
pub(super) fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    UNITS.iter().any(|(_, names)| names.contains(&word))
}

/// Words for other times, and for what is not time.
const OTHERS: &[&str] = &[
    "biweekly",
    "bimonthly",
    "semimonthly",
    "semiweekly",
    "biannual",
    "biannually",
    "semiannual",
    "bi",
    "semi",
    "fortnight",
    "fortnightly",
    "quarter",
    "quarterly",
    "quartal",
    "twice",
    "biennial",
    "shift",
    "shifts",
    "schicht",
    "project",
    "projekt",
    "projet",
    "visit",
    "visits",
    "piece",
    "session",
    "class",
    "lesson",
    "article",
    "word",
    "mile",
    "km",
    "night",
    "delivery",
    "order",
    "event",
    "assignment",
    "quinzaine",
    "quincena",
    "quincenal",
    "zweiwöchentlich",
    "vierzehntägig",
    "halbmonatlich",
    "semester",
    "trimestre",
    "trimestriel",
];
const PHRASES: &[&[&str]] = &[
    &["every", "two"],
    &["every", "2"],
    &["every", "other"],
    &["every", "four"],
    &["every", "4"],
    &["every", "three"],
    &["every", "3"],
    &["alle", "zwei"],
    &["alle", "2"],
    &["alle", "vier"],
    &["alle", "4"],
    &["two", "weeks"],
    &["2", "weeks"],
    &["four", "weeks"],
    &["4", "weeks"],
    &["24", "times"],
    &["26", "times"],
    &["per", "contract"],
    &["one", "time"],
    &["per", "month", "and"],
];

const UNITS: [(PayUnit, &[&str]); 5] = [
    (
        PayUnit::Hour,
        &[
            "hour",
            "hourly",
            "hr",
            "h",
            "stunde",
            "std",
            "stündlich",
            "heure",
            "hora",
            "ora",
            "uur",
            "時給",
            "小时",
        ],
    ),
    (PayUnit::Day, &["day", "daily", "tag", "jour", "día", "dia", "giorno", "dag", "日給"]),
    (PayUnit::Week, &["week", "weekly", "woche", "semaine", "semana", "settimana"]),
    (
        PayUnit::Month,
        &[
            "month",
            "monthly",
            "mo",
            "monat",
            "monatlich",
            "mensual",
            "mensuales",
            "mensal",
            "mensais",
            "mensuel",
            "mensuels",
            "mensile",
            "mensili",
            "måned",
            "månad",
            "mån",
            "miesiąc",
            "mies",
            "miesięcznie",
            "mois",
            "mes",
            "mês",
            "mese",
            "maand",
            "月給",
            "每月",
        ],
    ),
    (
        PayUnit::Year,
        &[
            "year",
            "yearly",
            "år",
            "rok",
            "rocznie",
            "annuels",
            "anuales",
            "anuais",
            "yr",
            "annual",
            "annually",
            "annum",
            "pa",
            "jahr",
            "jährlich",
            "jahresgehalt",
            "annuel",
            "año",
            "anual",
            "ano",
            "anno",
            "annua",
            "annuo",
            "lorda",
            "jaar",
            "年収",
            "年薪",
        ],
    ),
];
