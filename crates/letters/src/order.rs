//! Names → their order by the rules of a language: "Ärztin" stands under A in German, and "Ägare" behind Z in Swedish.

#[cfg(not(target_family = "wasm"))]
mod alphabets;

use super::fold::folded;
use super::kinds::is_mark;
use std::cmp::Ordering;

/// The rank of each name when all are sorted as readers of a language expect. Equal names have one rank.
///
/// ```
/// use rolebook_letters::ranks;
///
/// assert_eq!(ranks(&["Zoo", "Ärztin", "Apotheke", "Zoo"], "de"), [2, 1, 0, 2]);
/// ```
pub fn ranks(names: &[&str], language: &str) -> Vec<u32> {
    let words: Vec<String> = names.iter().map(|name| words(name)).collect();
    // Asking for each name takes time in a browser, and most sites have no name that other rules would put elsewhere.
    let is_plain = sorts_plain_letters_by_number(language) && words.iter().all(|name| name.is_ascii());
    let sorted = if is_plain { None } else { order(&words, language) };
    let sorted = sorted.unwrap_or_else(|| {
        let folded: Vec<String> = words.iter().map(|name| folded(name)).collect();
        Box::new(move |one, other| folded.get(one).cmp(&folded.get(other)))
    });
    by(names, |one, other| sorted(one, other).then_with(|| names.get(one).cmp(&names.get(other))))
}

/// The order of two names by their places.
type Order = Box<dyn Fn(usize, usize) -> Ordering>;

/// A name without punctuation, which sorts nothing: ".NET Developer" stands under N.
fn words(name: &str) -> String {
    let is_between = |character: char| !(character.is_alphanumeric() || is_mark(character));
    name.split(is_between).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a language sorts A to Z, without accents, in this order: Czech puts "ch" behind "h".
fn sorts_plain_letters_by_number(language: &str) -> bool {
    let code = language.split('-').next().unwrap_or_default();
    ["", "de", "en", "es", "fr", "it", "nl", "pt"].contains(&code)
}

/// The ranks of names by a comparison of two of their places.
fn by(names: &[&str], compare: impl Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by(|one, other| compare(*one, *other));
    let mut ranks = vec![0; names.len()];
    let mut rank = 0;
    let mut before = None;
    for place in places {
        let name = names.get(place);
        rank += u32::from(before.is_some_and(|before| before != name));
        before = Some(name);
        if let Some(own) = ranks.get_mut(place) {
            *own = rank;
        }
    }
    ranks
}

#[cfg(not(target_family = "wasm"))]
fn order(names: &[String], language: &str) -> Option<Order> {
    use icu_collator::CollatorBorrowed;
    use icu_collator::options::CollatorOptions;

    let collator = CollatorBorrowed::new_root(CollatorOptions::default());
    let rules = alphabets::rules(language);
    let keys: Vec<String> = names.iter().map(|name| alphabets::key(name, &rules)).collect();
    Some(Box::new(move |one, other| {
        let key = |place: usize| keys.get(place).map_or("", String::as_str);
        collator.compare(key(one), key(other))
    }))
}

#[cfg(target_family = "wasm")]
fn order(names: &[String], language: &str) -> Option<Order> {
    use std::collections::HashMap;
    let sorted = (super::unicode::browser()?.sorted)(names, language);
    let places: HashMap<String, usize> = sorted.into_iter().zip(0..).collect();
    let places: Vec<Option<usize>> = names.iter().map(|name| places.get(name).copied()).collect();
    Some(Box::new(move |one, other| places.get(one).cmp(&places.get(other))))
}

#[cfg(test)]
mod tests {
    use super::ranks;

    /// Sorts names in the opposite order, and compares them.
    #[track_caller]
    fn check(language: &str, sorted: &[&str]) {
        let mut names: Vec<&str> = sorted.iter().rev().copied().collect();
        let ranks = ranks(&names, language);
        let place = |name: &str| names.iter().position(|one| *one == name).unwrap();
        let rank_of = |name: &str| ranks[place(name)];
        let mut by_rank = names.clone();
        by_rank.sort_by_key(|name| rank_of(name));
        names = by_rank;
        assert_eq!(names, sorted, "{language}");
    }

    #[test]
    fn letters_with_accents_stand_beside_those_without() {
        check("de", &["Apotheker", "Ärztin", "Écrivain", "Übersetzerin", "Umweltberater", "Zollbeamtin"]);
        check("fr", &["Ébéniste", "Économe", "Éditeur", "Employé"]);
        check("en", &["baker", "Baker", "Éclair maker", "Zookeeper"]);
        check("ru", &["Егерь", "Ёлочник", "Жокей"]);
        check("", &["Art Director", "Art-Director", "Artist", "Ästhet"]);
    }

    #[test]
    fn letters_of_their_own_stand_where_the_alphabet_has_them() {
        check("sv", &["Arkitekt", "Zoolog", "Ånglok", "Ägare", "Öppning"]);
        check("fi-FI", &["Arkkitehti", "Zoologi", "Äiti"]);
        check("da", &["Zoolog", "Ærø", "Ølbrygger", "Åbner"]);
        check("nb", &["Arkitekt", "Ærlig", "Østers", "Åpner"]);
        check("es", &["Nube", "Nutria", "Ñandú", "Oficina"]);
        check("pl", &["Lekarz", "Lutnik", "Łowca", "Malarz", "Zebra", "Źródło", "Żaba"]);
        check("cs", &["Cestář", "Číšník", "Dozorce", "Historik", "Chemik", "Inženýr"]);
        check("hr", &["Ciklama", "Čaj", "Ćup", "Dom", "Džem", "Đak"]);
        check("hu", &["Cukrász", "Csillagász", "Dada", "Orvos", "Öntő"]);
        check("tr", &["Cerrah", "Çoban", "Isıtıcı", "İmam", "Zurnacı"]);
        check("ro", &["Aviator", "Ăsta", "Barman", "Sudor", "Șofer", "Tehnician", "Țăran"]);
        check("is", &["Dýralæknir", "Ðx", "Zoo", "Þjónn", "Æx", "Öx"]);
        check("et", &["Sa", "Šo", "Zoo", "Žu", "Tar", "Õx", "Äx", "Öx", "Üx"]);
    }
}
