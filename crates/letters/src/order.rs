//! Names → their order by the rules of a language: "Ärztin" stands under A in German, and "Ägare" behind Z in Swedish.

#[cfg(not(target_family = "wasm"))]
mod alphabets;

/// The rank of each name when all are sorted as readers of a language expect. Punctuation sorts nothing: ".NET Developer" stands
/// under N. Names that are the same without it have one rank.
///
/// ```
/// use rolebook_letters::ranks;
///
/// assert_eq!(ranks(&["Zoo", "Ärztin", "Apotheke", "Zoo"], "de"), [2, 1, 0, 2]);
/// ```
#[cfg(not(target_family = "wasm"))]
pub fn ranks(names: &[&str], language: &str) -> Vec<u32> {
    use icu_collator::CollatorBorrowed;
    use icu_collator::options::CollatorOptions;

    let collator = CollatorBorrowed::new_root(CollatorOptions::default());
    let rules = alphabets::rules(language);
    let mut keys: Vec<(String, usize)> =
        names.iter().map(|name| alphabets::key(&words(name), &rules)).zip(0..).collect();
    keys.sort_by(|(one, _), (other, _)| collator.compare(one, other));
    let mut ranks = vec![0; names.len()];
    let (mut rank, mut before) = (0, None);
    for (key, number) in &keys {
        rank += u32::from(before.is_some_and(|before| before != key));
        before = Some(key);
        if let Some(own) = ranks.get_mut(*number) {
            *own = rank;
        }
    }
    ranks
}

/// The same, by the browser.
#[cfg(target_family = "wasm")]
pub fn ranks(names: &[&str], language: &str) -> Vec<u32> {
    match super::unicode::browser() {
        Some(browser) => (browser.ranks)(names, language),
        None => vec![0; names.len()],
    }
}

/// A name without punctuation.
#[cfg(not(target_family = "wasm"))]
fn words(name: &str) -> String {
    let is_of_word = |character: char| character.is_alphanumeric() || crate::is_mark(character);
    // Emoji end with a choice of their shape, which is a mark.
    let is_between = |character: char| !is_of_word(character) || crate::is_ignorable(character);
    name.split(is_between).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
        check("en", &["Baker", "🙋\u{200d}♀\u{fe0f} Cook", ".NET Developer", "(Senior) Smith"]);
        check("ru", &["Егерь", "Ёлочник", "Жокей"]);
        check("", &["Artist", "Ästhet"]);
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
