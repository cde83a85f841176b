//! Alphabets that have letters of their own: where these stand.
//!
//! The root collation of Unicode has the letters of all scripts, with those that carry marks beside those that do not. Some
//! languages sort some of them as letters of their own. ICU4X has the rules of all languages, which would make the command
//! 1.2 MB larger, most of it for Chinese: so this is a table of those of Europe, from CLDR.

/// For languages: behind which letters the others stand. Each group is `letter:first,second,…`.
const ALPHABETS: &[(&str, &str)] = &[
    ("sv fi", "z:å,ä,ö"),
    ("da nb nn no", "z:æ,ø,å"),
    ("is", "a:á d:ð e:é i:í o:ó u:ú y:ý z:þ,æ,ö"),
    ("et", "s:š,z,ž w:õ,ä,ö,ü"),
    ("lv", "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž"),
    ("lt", "c:č s:š z:ž"),
    ("es gl", "n:ñ"),
    ("pl", "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:ź,ż"),
    ("cs", "c:č h:ch r:ř s:š z:ž"),
    ("sk", "a:ä c:č h:ch o:ô s:š z:ž"),
    ("hr bs sl", "c:č,ć d:dž,đ l:lj n:nj s:š z:ž"),
    ("hu", "c:cs d:dz,dzs g:gy l:ly n:ny o:ö|ő s:sz t:ty u:ü|ű z:zs"),
    ("ro", "a:ă,â i:î s:ș|ş t:ț|ţ"),
    ("tr az", "c:ç g:ğ h:ı o:ö s:ş u:ü"),
    ("sq", "c:ç d:dh e:ë g:gj l:ll n:nj r:rr s:sh t:th x:xh z:zh"),
];

/// Sorts behind every letter: the root collation has it last.
const BEHIND: char = '\u{FFFF}';

/// A letter, in lower case, of one character or more, and what sorts in its place.
pub(super) type Rule = (&'static str, String);

/// The rules of a language, those of longer letters first.
pub(super) fn rules(language: &str) -> Vec<Rule> {
    let code = language.split('-').next().unwrap_or_default();
    let has_code = |(codes, _): &&(&str, &str)| codes.split(' ').any(|one| one == code);
    let groups = ALPHABETS.iter().find(has_code).map_or("", |(_, groups)| groups);
    let mut rules = Vec::new();
    for (base, letters) in groups.split(' ').filter_map(|group| group.split_once(':')) {
        for (letters, place) in letters.split(',').zip(1..) {
            let key: String = base.chars().chain(std::iter::repeat_n(BEHIND, place)).collect();
            rules.extend(letters.split('|').map(|letter| (letter, key.clone())));
        }
    }
    rules.sort_by_key(|(letter, _)| std::cmp::Reverse(letter.len()));
    rules
}

/// What sorts in the place of `name` by the root collation.
pub(super) fn key(name: &str, rules: &[Rule]) -> String {
    if rules.is_empty() {
        return name.to_owned();
    }
    let mut key = String::with_capacity(name.len());
    let mut name = crate::nfc(name).into_owned();
    if rules.iter().any(|(letter, _)| *letter == "ı") {
        // The capitals of Turkish: "I" has no dot.
        name = name.replace('I', "ı").replace('İ', "i");
    }
    let lower = name.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let rule = rules.iter().find_map(|(letter, key)| Some((rest.strip_prefix(letter)?, key)));
        if let Some((behind, of_letter)) = rule {
            key.push_str(of_letter);
            rest = behind;
        } else {
            key.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    key
}
