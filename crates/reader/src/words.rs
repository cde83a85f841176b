//! Words of languages beside the rules' own, one table a language: phrases of sections, seniorities and positions.
//!
//! They are features of the trained model, and no verdict: "Profil" speaks for requirements in one language and for the
//! company in another, and what stands around it decides. A site's own words are verdicts.

mod chinese;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod japanese;
mod portuguese;
mod spanish;

use rolebook_model::{Label, Seniority};

/// The words of a language.
pub(super) struct Language {
    /// Its code of two letters.
    pub(super) code: &'static str,
    /// Words that are common in any text of it and rare in the others.
    pub(super) common: &'static [&'static str],
    /// Phrases of sections, as in [`english`](super::english).
    pub(super) sections: &'static [(Label, &'static [&'static str])],
    /// Words that name a seniority.
    pub(super) seniority: &'static [(Seniority, &'static [&'static str])],
    /// Nouns that name a position, without gender forms.
    pub(super) positions: &'static [&'static str],
}

/// More words of English headings than the rules know.
pub(super) const ENGLISH: &Language = &english::WORDS;

/// All of the others.
pub(super) const LANGUAGES: &[Language] = &[
    german::WORDS,
    french::WORDS,
    spanish::WORDS,
    portuguese::WORDS,
    dutch::WORDS,
    italian::WORDS,
    japanese::WORDS,
    chinese::WORDS,
];
