//! A site's own words for those of the interface, by key.
//!
//! Entry point: [`Messages::for_site`]. A key is the name of a message; behind a dot follows which of its forms, or which
//! of the values that it names: `directory`, `role_count.one`, `seniorities.senior`. In a catalog the code of a language
//! stands before it: `de.directory`. What is grammar, such as the names of months, has no key.

use super::{Messages, is_german};
#[cfg(doc)]
use rolebook_model::Site;
use std::sync::{Mutex, PoisonError};

/// From the names of messages, of those with two forms, and of lists with the names of their values: the keys, and their
/// places in [`Messages`].
macro_rules! keys {
    (texts: $($text:ident)*; counts: $($count:ident)*; lists: $($list:ident { $($name:ident)* })*;) => {
        /// Every key, in the order of their places. The browser's build has only their hashes.
        const KEYS: &[&str] = &[
            $(stringify!($text),)*
            $(concat!(stringify!($count), ".one"), concat!(stringify!($count), ".other"),)*
            $($(concat!(stringify!($list), ".", stringify!($name)),)*)*
        ];

        /// The text at a place.
        fn text_at(messages: &mut Messages, mut place: usize) -> Option<&mut &'static str> {
            let Messages { $($text,)* $($count,)* $($list,)* .. } = messages;
            let texts = [$($text,)* $(&mut $count.one, &mut $count.other,)*];
            let lists: [&mut [&'static str]; _] = [$($list,)*];
            if place < texts.len() {
                return texts.into_iter().nth(place);
            }
            place -= texts.len();
            for list in lists {
                if place < list.len() {
                    return list.get_mut(place);
                }
                place -= list.len();
            }
            None
        }
    };
}

keys! {
    texts:
        directory roles all_roles filter_roles search search_button filter department level track
        vacancies place country employment_kind pay_known open closed open_at remote workplace remote_from employment posted apply_by reference
        apply apply_for sort clear no_roles no_match_advice levels all_levels current level_span level_of previous next key_facts
        duties grade stated_pay contents own
        only_at new_at_level shared no_own_text includes not_your_job must bonus compare compare_with
        compare_other no_differences back_to not_found not_found_advice offline offline_advice;
    counts: role_count level_count bonus_count;
    lists:
        tracks { individual manager }
        sorts { relevance title department }
        employments {
            full_time part_time contractor temporary intern volunteer per_diem other
        }
        seniorities {
            intern associate intermediate senior lead staff principal distinguished fellow manager
            senior_manager director senior_director vp senior_vp chief
        };
}

/// The keys' hashes: a tenth of the bytes of the keys themselves.
#[allow(clippy::indexing_slicing, reason = "an index beyond the end would not compile")]
static HASHES: [u16; KEYS.len()] = {
    let mut hashes = [0; KEYS.len()];
    let mut place = 0;
    while place < KEYS.len() {
        hashes[place] = hash(KEYS[place].as_bytes());
        place += 1;
    }
    hashes
};

/// Another one for each key, as a test ensures.
const fn hash(mut key: &[u8]) -> u16 {
    let mut hash: u32 = 0;
    while let [first, rest @ ..] = key {
        hash = (hash ^ *first as u32).wrapping_mul(FACTOR);
        key = rest;
    }
    (hash >> 16) as u16
}

const FACTOR: u32 = 0x0100_0195;

/// Whether sites may have words of their own. In the preview, which only authors see, they would weigh a kilobyte.
const HAS_OWN: bool = !cfg!(all(feature = "preview", target_family = "wasm"));

/// The messages of sites that have words of their own.
static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

struct Known {
    base: &'static Messages,
    own: String,
    messages: &'static Messages,
}

impl Messages {
    /// The messages in a BCP 47 language on a site with its `own` texts, as [`Site::messages`] has them. Unknown keys are left
    /// aside: the catalog may be of a newer version.
    pub(crate) fn for_site(language: &str, own: &str) -> &'static Messages {
        let base = Messages::of(language);
        if own.is_empty() || !HAS_OWN {
            return base;
        }
        // Each set of words is made once and never dropped: views borrow messages for as long as they like.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| std::ptr::eq(known.base, base) && known.own == own) {
            return known.messages;
        }
        let messages = base.with(own, code(language));
        known.push(Known { base, own: own.to_owned(), messages });
        messages
    }

    fn with(&self, own: &str, code: &str) -> &'static Messages {
        let messages = Box::leak(Box::new(*self));
        for line in own.split('\n') {
            if let Some((key, text)) = line.strip_prefix(code).and_then(|line| line.split_once('='))
                && let Some(place) = HASHES.iter().position(|known| *known == hash(key.as_bytes()))
                && let Some(old) = text_at(messages, place)
            {
                *old = Box::leak(text.into());
            }
        }
        messages
    }
}

/// What stands before the keys of a language's messages.
fn code(language: &str) -> &'static str {
    if is_german(language) { "de." } else { "en." }
}

/// Every key with its text in a BCP 47 language.
pub(crate) fn keyed(language: &str) -> Vec<(&'static str, &'static str)> {
    let mut messages = *Messages::of(language);
    let text = |(place, key): (usize, &&'static str)| Some((*key, *text_at(&mut messages, place)?));
    KEYS.iter().enumerate().filter_map(text).collect()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;
    use rolebook_model::{Employment, Seniority, Track};
    use rolebook_search::Sort;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_has_a_text_and_a_hash_of_its_own() {
        let hashes: BTreeSet<u16> = HASHES.iter().copied().collect();
        assert_eq!(hashes.len(), KEYS.len(), "choose another factor");
        for language in ["en", "de"] {
            let texts = keyed(language);
            assert!(texts.len() == KEYS.len() && texts.iter().all(|(_, text)| !text.is_empty()));
        }
    }

    #[test]
    fn lists_have_the_names_of_their_values_in_order() {
        let names = |list: &str| -> Vec<&str> {
            KEYS.iter().filter_map(|key| key.strip_prefix(list)?.strip_prefix('.')).collect()
        };
        assert_eq!(names("seniorities"), Seniority::ALL.map(Seniority::name));
        assert_eq!(names("tracks"), Track::ALL.map(Track::name));
        assert_eq!(names("sorts"), Sort::ALL.map(Sort::name));
        let employments = Employment::ALL.map(|it| it.name().to_lowercase());
        assert_eq!(names("employments"), employments);
    }

    /// Compares what is shown for `key` in a language on a site with its `own` texts.
    #[track_caller]
    fn check(own: &str, language: &str, key: &str, expect: &str) {
        let mut messages = *Messages::for_site(language, own);
        let place = KEYS.iter().position(|other| *other == key);
        let text = place.and_then(|place| text_at(&mut messages, place)).map(|text| &**text);
        assert_eq!(text, Some(expect));
        assert!(std::ptr::eq(Messages::for_site(language, own), Messages::for_site(language, own)));
    }

    #[test]
    fn a_sites_own_text_is_shown_in_its_language() {
        let own = "en.directory=Find your place\nde.seniorities.lead=Leitung = gut";
        check(own, "en-GB", "directory", "Find your place");
        check(own, "de", "directory", "Finden Sie Ihre Rolle");
        check(own, "de-AT", "seniorities.lead", "Leitung = gut");
        check(own, "en", "seniorities.lead", "Lead");
        check(own, "fr", "directory", "Find your place");
        check("en.directory=One\nen.directory=Two\n", "en", "directory", "Two");
    }

    #[test]
    fn an_unknown_key_changes_nothing() {
        for key in [
            "directory=x",
            "en.=x",
            "=",
            "\n",
            "en.directory",
            "en.nothing=x",
            "fr.directory=x",
            "en.months=x",
        ] {
            check(key, "en", "directory", "Find your role");
        }
    }
}
