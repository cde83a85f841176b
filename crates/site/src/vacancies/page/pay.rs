//! What front matter says of pay → the table that the file of vacancies has for it.
//!
//! Only what is sure becomes one: a currency that is named, or a sign that one currency has; an amount or two; and the unit of
//! time, which large amounts of widely used currencies need not name: nobody is paid 70,000 euros a month.

use super::facts::{Stated, text_of};
use super::quoted;
use crate::yaml::{Field, Node, Value as NodeValue};
use rolebook_model::{Finding, Vacancy};
use rolebook_reader::front_matter::{Entry, Fact, Value};

/// What is said of pay, under all keys.
#[derive(Default)]
pub(super) struct PayFacts<'a> {
    /// Where it is said first.
    first: Option<Stated<'a>>,
    /// The value there, for messages.
    text: String,
    amounts: Vec<u32>,
    currency: Option<String>,
    /// Whether there is a dollar sign, which many currencies have.
    has_dollars: bool,
    unit: Option<&'static str>,
}

impl<'a> PayFacts<'a> {
    /// Adds a fact. Returns whether it has a value.
    pub(super) fn add(&mut self, stated: &Stated<'a>) -> bool {
        let mut texts: Vec<String> = stated.texts().map(str::to_owned).collect();
        gather(stated.value, 0, &mut texts);
        if self.first.is_none() && !texts.is_empty() && !matches!(stated.fact, Fact::Currency | Fact::PayUnit)
        {
            let Stated { fact, key, position, value } = *stated;
            self.first = Some(Stated { fact, key, position, value });
            self.text = texts.join(" ");
        }
        for text in &texts {
            match stated.fact {
                Fact::PayUnit => self.unit = self.unit.or_else(|| unit(text)),
                _ => self.read(text),
            }
        }
        // "Annual salary", "月給".
        self.unit = self.unit.or_else(|| unit(stated.key));
        !texts.is_empty()
    }

    fn read(&mut self, text: &str) {
        self.amounts.extend(amounts(text));
        self.unit = self.unit.or_else(|| unit(text));
        self.has_dollars |= text.contains('$');
        if self.currency.is_none() {
            self.currency = currency(text);
        }
    }

    /// The table for it; `None`, with a finding, if it is not sure.
    pub(super) fn pay(self, vacancy: &Vacancy, findings: &mut Vec<Finding>) -> Option<Node> {
        let stated = self.first?;
        let is_american =
            |country: &str| matches!(country, "US" | "USA" | "United States" | "United States of America");
        let is_in_america = || {
            let places = vacancy.places.iter().map(|place| place.country.as_str());
            let mut countries = places.chain(vacancy.countries.iter().map(String::as_str)).peekable();
            countries.peek().is_some() && countries.all(is_american)
        };
        let currency =
            self.currency.or_else(|| (self.has_dollars && is_in_america()).then(|| "USD".to_owned()));
        let (least, most) = (self.amounts.iter().min().copied(), self.amounts.iter().max().copied());
        let is_large = least.is_some_and(|least| least >= YEARLY);
        let is_usual = currency.as_deref().is_some_and(|currency| USUAL.contains(&currency));
        let unit = self.unit.or((is_large && is_usual).then_some("year"));
        let lacks = match (&currency, least, unit) {
            (_, None, _) => "names no amount",
            (_, Some(0), _) => "names no amount",
            _ if self.amounts.len() > 2 => "names more amounts than the least and the most",
            (None, ..) if self.has_dollars => "does not say which dollars",
            (None, ..) => "names no currency",
            (.., None) => "does not say for which time",
            (Some(currency), Some(least), Some(unit)) => {
                let most = most.unwrap_or(least);
                return Some(table(
                    &stated,
                    [
                        ("currency", currency),
                        ("least", &least.to_string()),
                        ("most", &most.to_string()),
                        ("per", unit),
                    ],
                ));
            }
        };
        let message =
            format!("`{}`: \"{}\" {lacks}, so it is left out of the vacancy", stated.key, quoted(&self.text));
        findings.push(stated.finding(&message, "write it as in `EUR 70000-90000 per year`"));
        None
    }
}

/// An amount of this size is a year's pay, in currencies of which one unit is worth about as much as a dollar.
const YEARLY: u32 = 15_000;
const USUAL: [&str; 6] = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD"];

/// The texts of a mapping that say something of pay, as in schema.org's `MonetaryAmount`.
fn gather(value: &Value, depth: usize, texts: &mut Vec<String>) {
    let Value::Mapping(entries) = value else { return };
    for Entry { key, value, .. } in entries {
        let key = key.to_lowercase().replace(['_', '-'], "");
        match value {
            Value::Text(text) if KEYS.contains(&key.as_str()) => texts.push(text.trim().to_owned()),
            Value::Text(text) if matches!(&*key, "unit" | "unittext" | "per" | "period" | "interval") => {
                texts.push(format!("per {text}"));
            }
            Value::Mapping(_) if depth < 2 && KEYS.contains(&key.as_str()) => gather(value, depth + 1, texts),
            _ => {}
        }
    }
    // A name beside them says what the amounts are, and is of no use without.
    if texts.is_empty() {
        texts.extend(text_of(value, &["text", "name", "label", "description"]));
    }
}

const KEYS: [&str; 14] = [
    "currency", "value", "amount", "min", "max", "minvalue", "maxvalue", "least", "most", "from", "to",
    "low", "high", "range",
];

fn table(stated: &Stated<'_>, fields: [(&str, &str); 4]) -> Node {
    let position = stated.position;
    let field = |(key, text): (&str, &str)| {
        let value = Node { position, value: NodeValue::Text(text.to_owned()) };
        Field { key: key.to_owned(), position, value }
    };
    Node { position, value: NodeValue::Table(fields.into_iter().map(field).collect()) }
}

/// The currency that a text names by its code, by a sign that no other has, or by a word.
fn currency(text: &str) -> Option<String> {
    let codes = [
        "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "HKD", "JPY", "CNY", "RMB", "INR", "SEK",
        "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "BRL", "MXN", "ARS", "CLP", "COP", "ZAR", "ILS",
        "TRY", "UAH", "KRW", "TWD", "THB", "VND", "IDR", "MYR", "PHP", "AED",
    ];
    let mut words = text.split(|mark: char| !mark.is_ascii_alphabetic());
    let code = words.find_map(|word| codes.iter().find(|code| code.eq_ignore_ascii_case(word)));
    let signs = [
        ("US$", "USD"),
        ("CA$", "CAD"),
        ("C$", "CAD"),
        ("AU$", "AUD"),
        ("A$", "AUD"),
        ("NZ$", "NZD"),
        ("S$", "SGD"),
        ("HK$", "HKD"),
        ("R$", "BRL"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₹", "INR"),
        ("₩", "KRW"),
        ("₪", "ILS"),
        ("₺", "TRY"),
        ("₴", "UAH"),
        ("zł", "PLN"),
        ("Euro", "EUR"),
        ("euro", "EUR"),
        ("円", "JPY"),
        ("元", "CNY"),
    ];
    let sign = || signs.iter().find(|(sign, _)| text.contains(sign)).map(|(_, code)| *code);
    let code = code.copied().or_else(sign)?;
    Some(if code == "RMB" { "CNY" } else { code }.to_owned())
}

/// The unit of time that a text names.
fn unit(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |word: &&str| if word.is_ascii() { words.contains(word) } else { text.contains(word) };
    UNITS
        .iter()
        .find(|(_, names)| names.iter().any(&has))
        .map(|(unit, _)| *unit)
        // "p.a.", "p/a"
        .or_else(|| words.windows(2).any(|pair| pair == ["p", "a"]).then_some("year"))
}

const UNITS: [(&str, &[&str]); 5] = [
    ("hour", &["hour", "hourly", "hr", "h", "stunde", "heure", "hora", "ora", "uur", "時給", "小时"]),
    ("day", &["day", "daily", "tag", "jour", "día", "dia", "giorno", "dag", "日給"]),
    ("week", &["week", "weekly", "woche", "semaine", "semana", "settimana"]),
    (
        "month",
        &[
            "month",
            "monthly",
            "mo",
            "monat",
            "monatlich",
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
        "year",
        &[
            "year",
            "yearly",
            "yr",
            "annual",
            "annually",
            "annum",
            "pa",
            "jahr",
            "jährlich",
            "jahresgehalt",
            "an",
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

/// The amounts in a text: `70,000`, `70.000`, `70 000`, `70'000`, `70k`, `12.50` rounded down to no amount at all.
fn amounts(text: &str) -> Vec<u32> {
    let mut amounts = Vec::new();
    let is_counted_otherwise = text.contains(['万', '萬', '億']) || text.to_lowercase().contains("lakh");
    let mut rest = if is_counted_otherwise { "" } else { text };
    while let Some(start) = rest.find(|mark: char| mark.is_ascii_digit()) {
        let (_, from) = rest.split_at(start);
        let end = number_end(from);
        let (number, after) = from.split_at(end);
        let is_percent = after.trim_start().starts_with('%');
        let thousands = if after.starts_with(['k', 'K']) { 1_000 } else { 1 };
        if !is_percent && let Some(amount) = whole(number).and_then(|amount| amount.checked_mul(thousands)) {
            amounts.push(amount);
        }
        rest = after;
    }
    // "70-90k": the mark is of both.
    if let [first, second] = amounts.as_mut_slice()
        && *first < 1_000
        && *second >= 1_000 * *first
    {
        *first *= 1_000;
    }
    amounts
}

/// Where a number ends: marks between groups of three digits are part of it, and so are two digits behind the last mark.
fn number_end(text: &str) -> usize {
    let digits =
        |from: usize| text.get(from..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let mut end = digits(0);
    while let Some(mark) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let next = end + mark.len_utf8();
        let count = digits(next);
        let is_group =
            matches!(mark, ',' | '.' | ' ' | '\'' | '’' | '_' | '\u{a0}' | '\u{202f}') && count == 3;
        let is_fraction = matches!(mark, ',' | '.') && matches!(count, 1 | 2);
        if !(is_group || is_fraction) {
            break;
        }
        end = next + count;
    }
    end
}

/// A number without its marks and without a fraction of nothing; `None` if it is not whole.
fn whole(number: &str) -> Option<u32> {
    let groups: Vec<&str> = number.split(|mark: char| !mark.is_ascii_digit()).collect();
    let (last, others) = groups.split_last()?;
    if others.is_empty() || last.len() == 3 {
        return groups.concat().parse().ok();
    }
    last.bytes().all(|digit| digit == b'0').then(|| others.concat().parse().ok())?
}
