//! The currency that a text names: by its code, by a sign that no other has, or by a word.

/// What a text says of the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Currency {
    /// Nothing.
    #[default]
    None,
    /// The sign of several currencies: `$`, `¥`, or `k` for "kr".
    Sign(char),
    /// Its code of three letters (ISO 4217).
    Code(&'static str),
    /// More than one.
    Several,
}

impl Currency {
    /// Adds what another text says.
    pub(super) fn add(&mut self, other: Currency) {
        *self = match (*self, other) {
            (Currency::None | Currency::Sign(_), found @ (Currency::Code(_) | Currency::Several)) => found,
            (Currency::None, found) => found,
            (Currency::Code(one), Currency::Code(other)) if one != other => Currency::Several,
            (kept, _) => kept,
        }
    }
}

/// Finds the currency of a text.
pub(super) fn currency(text: &str) -> Currency {
    let mut found = Currency::None;
    let words = text.split(|mark: char| !mark.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words {
        let code = CODES.iter().find(|code| **code == word || word == "eur" && **code == "EUR");
        let code =
            code.copied().or_else(|| NAMES.iter().find(|(name, _)| *name == word).map(|(_, code)| *code));
        match code {
            Some("RMB") => found.add(Currency::Code("CNY")),
            Some(code) => found.add(Currency::Code(code)),
            None if word.eq_ignore_ascii_case("kr") => found.add(Currency::Sign('k')),
            None => {}
        }
    }
    let mut rest = text;
    while !rest.is_empty() {
        // "US$" is not "S$".
        if let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            found.add(Currency::Code(code));
            rest = rest.get(sign.len()..).unwrap_or_default();
            continue;
        }
        if let Some(sign) = ['$', '¥', '￥'].into_iter().find(|sign| rest.starts_with(*sign)) {
            // Of the dollars that letters stand before, those of the table are known.
            let is_other =
                text.get(..text.len() - rest.len()).is_some_and(|text| text.ends_with(char::is_alphabetic));
            found.add(Currency::Sign(match sign {
                _ if is_other => OTHER,
                '$' => '$',
                _ => '¥',
            }));
        }
        let mut marks = rest.chars();
        marks.next();
        rest = marks.as_str();
    }
    found
}

/// Stands for a sign that no country is known by.
const OTHER: char = '?';

/// Whether it is a currency's code.
pub(super) fn is_code(text: &str) -> bool {
    CODES.contains(&text)
}

/// The currency with this sign of a country, by its two letters.
pub(super) fn of_country(sign: char, country: Option<&str>) -> Option<&'static str> {
    Some(match (sign, country?) {
        ('$', "US") => "USD",
        ('$', "CA") => "CAD",
        ('$', "AU") => "AUD",
        ('$', "NZ") => "NZD",
        ('¥', "JP") => "JPY",
        ('¥', "CN") => "CNY",
        ('k', "NO") => "NOK",
        ('k', "SE") => "SEK",
        ('k', "DK") => "DKK",
        ('k', "IS") => "ISK",
        _ => return None,
    })
}

/// Whether it is the sign of a currency.
pub(super) fn is_sign(mark: char) -> bool {
    matches!(mark, '$' | '¥' | '￥') || SIGNS.iter().any(|(sign, _)| sign.chars().eq([mark]))
}

/// A text without the names and signs of currencies.
pub(super) fn without(text: &str) -> String {
    let text = SIGNS.iter().fold(text.to_owned(), |text, (sign, _)| text.replace(sign, " "));
    let is_name =
        |word: &&str| CODES.contains(word) || NAMES.iter().any(|(name, _)| name == word) || *word == "kr";
    let words = text.split_whitespace().filter(|word| !is_name(word));
    words.collect::<Vec<_>>().join(" ").replace(['$', '¥', '￥'], "")
}

const CODES: &[&str] = &[
    "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "HKD", "JPY", "CNY", "RMB", "INR", "SEK", "NOK",
    "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "ZAR",
    "ILS", "TRY", "UAH", "KRW", "TWD", "THB", "VND", "IDR", "MYR", "PHP", "AED", "SAR", "QAR", "EGP", "NGN",
    "KES", "PKR", "BDT", "LKR",
];
const NAMES: &[(&str, &str)] = &[
    ("Euro", "EUR"),
    ("Euros", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("円", "JPY"),
    ("元", "CNY"),
];
/// Signs that one currency has, the longer ones first.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("CDN$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("MX$", "MXN"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("₦", "NGN"),
    ("円", "JPY"),
    ("元", "CNY"),
];
