//! Days as people write them → ISO 8601. A day that can be read two ways is none: 08/04/2021 is in April or in August.

use crate::vacancies::date::iso_date;
use jiff::civil::Date;

/// The day that a text names, whatever time stands behind it.
pub(in crate::vacancies) fn day(text: &str) -> Option<String> {
    iso_date(text).or_else(|| {
        let (year, month, day) = in_numbers(text).or_else(|| in_words(text))?;
        Date::new(year, month, day).ok().map(|date| date.to_string())
    })
}

/// Whether a text says that there is no last day.
pub(super) fn is_endless(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "until filled",
        "rolling",
        "ongoing",
        "open ended",
        "open-ended",
        "no deadline",
        "continuous",
        "laufend",
        "fortlaufend",
    ]
    .iter()
    .any(|words| text.contains(words))
}

/// Three numbers: the year first, the day first in front of dots, or a day that is no month.
fn in_numbers(text: &str) -> Option<(i16, i8, i8)> {
    let date = text.split(['T', ' ']).next().filter(|date| date.len() >= 8).unwrap_or(text);
    let date = date.trim_end_matches(['日', ',']).replace(['年', '月'], "/");
    let mark = ['.', '/', '-'].into_iter().find(|mark| date.matches(*mark).count() == 2)?;
    let mut parts = date.split(mark);
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    let [first, second, third] = parts.map(|part| part.trim().parse::<i16>().ok());
    let (first, second, third) = (first?, second?, third?);
    let small = |number: i16| i8::try_from(number).ok();
    let [first_is_year, third_is_year] =
        [parts.first(), parts.last()].map(|part| part.is_some_and(|part| part.len() == 4));
    match (first_is_year, third_is_year) {
        (true, false) => Some((first, small(second)?, small(third)?)),
        (false, true) if mark == '.' || first > 12 || first == second => {
            Some((third, small(second)?, small(first)?))
        }
        (false, true) if second > 12 => Some((third, small(first)?, small(second)?)),
        _ => None,
    }
}

/// A day, the name of a month and a year, in this order or with the month first.
fn in_words(text: &str) -> Option<(i16, i8, i8)> {
    let is_time = |word: &&str| word.contains(':') && word.starts_with(|mark: char| mark.is_ascii_digit());
    let text = text.split_whitespace().take_while(|word| !is_time(word)).collect::<Vec<_>>().join(" ");
    let words: Vec<&str> =
        text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut months = words.iter().filter_map(|word| month(word));
    let month = months.next().filter(|_| words.len() <= 6)?;
    let number = |word: &&str| {
        let digits = word.trim_end_matches(|mark: char| mark.is_ascii_alphabetic());
        digits.parse::<i16>().ok().map(|number| (digits.len(), number))
    };
    let numbers: Vec<(usize, i16)> = words.iter().filter_map(number).collect();
    let year = numbers.iter().find(|(length, _)| *length == 4)?.1;
    let day = numbers.iter().find(|(length, number)| *length <= 2 && (1..=31).contains(number))?.1;
    (months.next().is_none()).then_some((year, month, i8::try_from(day).ok()?))
}

/// The month whose name begins with these letters, in the languages of authors.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if !word.chars().all(char::is_alphabetic) || !(3..=10).contains(&word.chars().count()) {
        return None;
    }
    let is_month =
        |(beginnings, _): &(&&[&str], i8)| beginnings.iter().any(|beginning| word.starts_with(beginning));
    MONTHS.iter().zip(1..).find(is_month).map(|(_, month)| month)
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["mai", "may", "mag", "mei", "maio"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "dic", "déc"],
];
