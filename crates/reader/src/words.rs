//! The words of languages beside English: a file of `words/` each, in the shape that [`Tongue`](super::language::Tongue) reads.
//!
//! They are features of the trained model, and no verdict: "Profil" speaks for requirements in one language and for the
//! company in another, and what stands around it decides. A site's own words are verdicts.
//!
//! A file has a line for each kind of heading: its name, a colon, and phrases with commas between them. A line that is
//! indented goes on with the one above. Lines that begin with `seniority` give words of seniorities, and `positions` are nouns
//! that name a position, without gender forms. `^` and `$` tie a phrase to the beginning or end of a heading, and the first
//! line that has a phrase of the heading wins.
//!
//! Visitors get none of them: the site's catalog says what the headings are. The preview fetches them as a file. Only builds with
//! the feature `languages` hold them.

/// A language whose headings are read by words of its own.
pub(super) struct Language {
    /// Its code of two letters.
    pub(super) code: &'static str,
    /// Words that are common in any text of it and rare in the others, with spaces between them; none where the script tells.
    pub(super) common: &'static str,
    /// The file of its words; empty in builds without languages.
    pub(super) words: &'static str,
}

macro_rules! language {
    ($code:literal, $common:literal) => {
        Language {
            code: $code,
            common: $common,
            words: if cfg!(feature = "languages") {
                include_str!(concat!("../words/", $code, ".txt"))
            } else {
                ""
            },
        }
    };
}

/// All of them but English.
pub(super) const LANGUAGES: &[Language] = &[
    language!("de", "und der die das mit für nicht wir ist eine bei auf dein deine du sie"),
    language!("fr", "le la les des et est une pour avec vous nous dans sur que votre notre aux du"),
    language!("es", "el los las y para con una que en por del como tu nuestro nuestra es se"),
    language!("pt", "o os as e para com uma que em por do da dos das você não seu sua nosso nossa é"),
    language!("nl", "het een en de van voor met je jij wij ons bij niet zijn wordt naar onze jouw"),
    language!("it", "il lo gli e per con una che di del della dei sono nel nostro nostra tuo tua non"),
    language!("ja", ""),
    language!("zh", ""),
];

/// Words that are common in English.
pub(super) const COMMON_IN_ENGLISH: &str = "the and of to you for with our we is are your will this that";

/// More words of English headings than the rules know: any page may have some.
pub(super) const ENGLISH: &str = include_str!("../words/en.txt");
