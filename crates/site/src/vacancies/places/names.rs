//! Names and codes → countries (ISO 3166-1), their parts (ISO 3166-2) and parts of the world.

use celes::Country;
use rolebook_search::folded;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The two letters of the country that a text names: by its English name, by the name that those who live there use, or by a
/// code of two or three letters.
pub(in crate::vacancies) fn country(text: &str) -> Option<&'static str> {
    let name = key(text);
    let name = name.strip_prefix("the").filter(|_| text.trim().contains(' ')).unwrap_or(&name);
    // Numbers are codes, too: 100 is Bulgaria's.
    if name.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if HALVES.contains(&name) {
        return None;
    }
    let own = OWN_NAMES.iter().find(|(own, _)| *own == name).map(|(_, code)| *code);
    let saint = || name.strip_prefix("st").map(|rest| format!("saint{rest}"));
    own.or_else(|| alpha2(name)).or_else(|| alpha2(&saint()?))
}

/// The names and codes of the country with these two letters: first its name in English, then those that its people use.
pub(in crate::vacancies) fn names_of(code: &str) -> impl Iterator<Item = &'static str> {
    let country = code.parse::<Country>().ok();
    // One who looks for Wales does not mean all of the country.
    let own = OWN_NAMES.iter().filter(move |(name, of)| *of == code && !is_part(name)).map(|(name, _)| *name);
    let official = country.map(|it| [it.long_name.trim_start_matches("The "), it.alpha2, it.alpha3]);
    official.into_iter().flatten().chain(own)
}

fn alpha2(name: &str) -> Option<&'static str> {
    name.parse::<Country>().ok().map(|country| country.alpha2)
}

/// The country that a text within others names: there, a code is in capitals.
pub(super) fn country_in_text(text: &str) -> Option<&'static str> {
    let letters: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    // Three letters are time zones and airports, too: EST, FRA.
    let is_told = match letters.chars().count() {
        ..=2 => !letters.chars().any(char::is_lowercase),
        3 => matches!(&*letters, "USA" | "UAE"),
        _ => true,
    };
    country(text).filter(|_| is_told)
}

/// Whether the text that may be this country may as well be a part of another, behind the name of a town: "CA" and "Georgia".
pub(super) fn is_part_elsewhere(country: &str, text: &str) -> bool {
    let is_elsewhere = |code: &str| {
        code.split_once('-').is_some_and(|(of, part)| {
            // Territories have a code of both kinds: US-PR, PR.
            of != country && part != country && BEHIND_TOWNS.contains(&of)
        })
    };
    let text = text.trim();
    // Nobody means Uttarakhand.
    if matches!(text, "UK" | "US") {
        return false;
    }
    BEHIND_TOWNS.iter().any(|of| *of != country && PARTS.codes.contains(&*format!("{of}-{text}")))
        || PARTS.named(text).iter().any(|code| is_elsewhere(code))
}

/// Whether the text is the name of a part of this country, or the code of one.
pub(super) fn is_part_of(country: &str, text: &str) -> bool {
    let is_within = |code: &&str| code.split_once('-').is_some_and(|(of, _)| of == country);
    PARTS.codes.contains(&*format!("{country}-{}", text.trim())) || PARTS.named(text).iter().any(is_within)
}

/// The code of the part of this country that a text names, by its name or by the letters of its code: "US-CO".
pub(in crate::vacancies) fn part_of(country: &str, text: &str) -> Option<&'static str> {
    let code = format!("{country}-{}", text.trim().to_ascii_uppercase());
    let is_within = |code: &&&str| code.split_once('-').is_some_and(|(of, _)| of == country);
    PARTS.codes.get(&*code).or_else(|| PARTS.named(text).iter().find(is_within)).copied()
}

/// Whether the text is the name of a part of any country, or the letters for one behind a town.
pub(in crate::vacancies) fn is_part(text: &str) -> bool {
    !PARTS.named(text).is_empty()
        || BEHIND_TOWNS.iter().any(|of| PARTS.codes.contains(&*format!("{of}-{text}")))
}

/// The country and the part of it that a whole code names: "US-CA".
pub(super) fn of_code(text: &str) -> Option<(&str, &str)> {
    text.split_once('-').filter(|_| PARTS.codes.contains(text))
}

/// Whether the text names a region of several countries, which search engines do not accept as a country.
pub(in crate::vacancies) fn is_region(text: &str) -> bool {
    REGIONS.iter().any(|region| region.eq_ignore_ascii_case(text.trim()))
}

/// A name in one spelling: "Côte d’Ivoire" and "COTE D'IVOIRE" are `cotedivoire`.
fn key(name: &str) -> String {
    folded(&name.replace('&', "and")).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The countries whose addresses have the letters of a state, province or canton behind the town.
const BEHIND_TOWNS: [&str; 7] = ["AU", "BR", "CA", "CH", "IN", "IT", "US"];

/// The parts of all countries.
static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts { codes: HashSet::new(), by_name: HashMap::new() };
    for (code, name) in LINES.lines().filter_map(|line| line.split_once(' ')) {
        parts.codes.insert(code);
        // "Wales [Cymru GB-CYM]"
        let name = name.split([',', '(', '[']).next().unwrap_or_default();
        parts.by_name.entry(key(name)).or_default().push(code);
    }
    parts
});

const LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/parts_of_countries.txt"));

struct Parts {
    codes: HashSet<&'static str>,
    /// The codes of the parts that a name has.
    by_name: HashMap<String, Vec<&'static str>>,
}

impl Parts {
    fn named(&self, name: &str) -> &[&'static str] {
        self.by_name.get(&key(name)).map_or(&[], Vec::as_slice)
    }
}

/// Names that celes takes for those of countries, and that towns or more than a country have.
const HALVES: &[&str] = &["trinidad", "tobago", "herzegovina", "sthelena", "sainthelena", "america"];

/// Names that celes lacks, as [`key`] spells them.
const OWN_NAMES: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("wales", "GB"),
    ("britain", "GB"),
    ("uae", "AE"),
    ("korea", "KR"),
    ("republicofireland", "IE"),
    ("eire", "IE"),
    ("slovakrepublic", "SK"),
    ("luxemburg", "LU"),
    ("turkiye", "TR"),
    ("northmacedonia", "MK"),
    ("easttimor", "TL"),
    ("deutschland", "DE"),
    ("osterreich", "AT"),
    ("schweiz", "CH"),
    ("suisse", "CH"),
    ("svizzera", "CH"),
    ("belgique", "BE"),
    ("belgie", "BE"),
    ("espana", "ES"),
    ("italia", "IT"),
    ("nederland", "NL"),
    ("brasil", "BR"),
    ("polska", "PL"),
    ("sverige", "SE"),
    ("norge", "NO"),
    ("danmark", "DK"),
    ("suomi", "FI"),
    ("ceskarepublika", "CZ"),
    ("cesko", "CZ"),
    ("magyarorszag", "HU"),
    ("vereinigteskonigreich", "GB"),
    ("royaumeuni", "GB"),
    ("etatsunis", "US"),
    ("日本", "JP"),
    ("中国", "CN"),
];

const REGIONS: &[&str] = &[
    "Africa",
    "Americas",
    "AMER",
    "Anywhere",
    "APAC",
    "Asia",
    "Asia-Pacific",
    "Benelux",
    "DACH",
    "EEA",
    "EMEA",
    "EU",
    "Europa",
    "Europe",
    "European Union",
    "Global",
    "LATAM",
    "Latin America",
    "MENA",
    "Nordics",
    "North America",
    "South America",
    "Middle East",
    "Worldwide",
];
