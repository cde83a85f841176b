//! Texts by key in the place of the messages that the app has: a site's own words, and the messages of a language that is not
//! part of the program.
//!
//! Entry point: [`Messages::for_site`]. A key is the name of a message; behind a dot follows which of its forms, or which
//! of the values that it names: `directory`, `role_count.one`, `seniorities.senior`. In a catalog the code of a language
//! stands before it: `de.directory`. Every message has a key. Sites may have words of their own for those that [`keyed`]
//! lists: what is grammar, such as the names of months, and what stands in few places, is not theirs to change.

use super::{LANGUAGES, Messages, Plural, code, packed};
#[cfg(doc)]
use rolebook_model::Site;
use std::sync::{Mutex, PoisonError};

/// From the names of messages, of those with two forms, and of lists with the names of their values: the keys, and their
/// places in [`Messages`]. Sites may not change the texts and lists that are `fixed`.
macro_rules! keys {
    (
        texts: $($text:ident)*; counts: $($count:ident)*; lists: $($list:ident { $($name:ident)* })*;
        fixed texts: $($fixed:ident)*; fixed lists: $($fixed_list:ident { $($fixed_name:ident)* })*;
    ) => {
        /// Every key, and whether it is for sites, in the order of their places. The browser's build has only their hashes.
        pub(super) const KEYS: &[(&str, bool)] = &[
            $((stringify!($text), true),)*
            $((concat!(stringify!($count), ".one"), true), (concat!(stringify!($count), ".other"), true),)*
            $((stringify!($fixed), false),)*
            $($((concat!(stringify!($list), ".", stringify!($name)), true),)*)*
            $($((concat!(stringify!($fixed_list), ".", stringify!($fixed_name)), false),)*)*
        ];

        /// All of a text that is there before the first one is set.
        pub(super) const EMPTY: Messages = Messages {
            $($text: "",)*
            $($count: Plural { one: "", other: "" },)*
            $($fixed: "",)*
            $($list: [""; _],)*
            $($fixed_list: [""; _],)*
        };

        /// The text at a place while the app is compiled; empty where there is none.
        #[allow(clippy::indexing_slicing, reason = "an index beyond the end would not compile")]
        pub(super) const fn const_text_at(messages: &Messages, mut place: usize) -> &'static str {
            let texts = [
                $(messages.$text,)*
                $(messages.$count.one, messages.$count.other,)*
                $(messages.$fixed,)*
            ];
            if place < texts.len() {
                return texts[place];
            }
            place -= texts.len();
            let mut lists: &[&[&'static str]] = &[$(&messages.$list,)* $(&messages.$fixed_list,)*];
            while let [list, others @ ..] = lists {
                if place < list.len() {
                    return list[place];
                }
                place -= list.len();
                lists = others;
            }
            ""
        }

        /// The text at a place. The compiler names the messages that have none.
        pub(super) fn text_at(messages: &mut Messages, mut place: usize) -> Option<&mut &'static str> {
            let Messages { $($text,)* $($count,)* $($list,)* $($fixed,)* $($fixed_list,)* } = messages;
            let texts = [$($text,)* $(&mut $count.one, &mut $count.other,)* $($fixed,)*];
            let lists: [&mut [&'static str]; _] = [$($list,)* $($fixed_list,)*];
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
        apply apply_for sort clear no_roles no_match_advice levels all_levels side_by_side current level_span level_of previous next key_facts
        duties grade stated_pay contents own
        only_at new_at_level shared no_own_text includes not_your_job must bonus my_notes compare compare_with
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
    fixed texts:
        thousands and or day breadcrumb skip selected pay apply_in active_filters remove no_role_has without
        show corrected more choose_other cancel neighbours same_as_at requirements_note done to_do table code
        links notes back_to_text copy_link item_links copied not_copied copy_refused nearest_part part_missing
        compared comparison same changed on_one_side swap_sides same_count changed_count new_count only_at_count
        only_in_count overview no_other no_other_advice not_loaded try_again partial_search texts_missing;
    fixed lists:
        months { january february march april may june july august september october november december }
        pay_units { hour day week month year }
        where_next { title above named back related shared on_top common more };
}

/// The keys' hashes: a tenth of the bytes of the keys themselves.
#[allow(clippy::indexing_slicing, reason = "an index beyond the end would not compile")]
static HASHES: [u16; KEYS.len()] = {
    let mut hashes = [0; KEYS.len()];
    let mut place = 0;
    while place < KEYS.len() {
        hashes[place] = hash(KEYS[place].0.as_bytes());
        place += 1;
    }
    hashes
};

/// Another one for each key, as a test ensures. It stays what it is: an app of an older version, which other sites may have
/// pinned, would take new keys for some of its own.
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

/// Whether the program has English alone, as one text: the app for visitors.
const IS_PACKED: bool = cfg!(all(target_family = "wasm", not(feature = "preview")));

/// The messages of sites that have words of their own; where English is packed, of all.
static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

struct Known {
    code: &'static str,
    own: String,
    messages: &'static Messages,
}

impl Messages {
    /// The messages in a BCP 47 language on a site with its `own` texts, as [`Site::messages`] has them. Of two for a key, the
    /// later one is shown. Unknown keys are left aside: the catalog may be of a newer version.
    pub(crate) fn for_site(language: &str, own: &str) -> &'static Messages {
        if !IS_PACKED && (own.is_empty() || !HAS_OWN) {
            return Messages::of(language);
        }
        let code = code(language);
        // Each set of words is made once and never dropped: views borrow messages for as long as they like.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| known.code == code && known.own == own) {
            return known.messages;
        }
        let messages =
            Box::leak(Box::new(if IS_PACKED { packed::english() } else { *Messages::of(language) }));
        messages.replace(own, code);
        known.push(Known { code, own: own.to_owned(), messages });
        messages
    }

    /// Takes the texts of `own` that are in the language with this code.
    fn replace(&mut self, own: &str, code: &str) {
        for line in own.split('\n') {
            if let Some(line) = line.strip_prefix(code).and_then(|line| line.strip_prefix('.'))
                && let Some((key, text)) = line.split_once('=')
                && let Some(place) = HASHES.iter().position(|known| *known == hash(key.as_bytes()))
                && let Some(old) = text_at(self, place)
            {
                *old = Box::leak(text.into());
            }
        }
    }
}

/// The keys for which a site may have words of its own, each with its text in a BCP 47 language.
pub(crate) fn keyed(language: &str) -> Vec<(&'static str, &'static str)> {
    let texts = texts(*Messages::of(language));
    texts.into_iter().filter_map(|(key, is_for_sites, text)| is_for_sites.then_some((key, text))).collect()
}

/// The languages of the interface that are not part of the app for visitors, each by its code, with all its messages as
/// [`Site::messages`] has them.
pub(crate) fn translations() -> Vec<(&'static str, String)> {
    let lines = |code: &'static str| {
        let texts = texts(*Messages::of(code)).into_iter();
        (code, texts.map(|(key, _, text)| format!("{code}.{key}={text}\n")).collect())
    };
    LANGUAGES.into_iter().skip(1).map(lines).collect()
}

/// Every key, whether it is for sites, and its text.
fn texts(mut messages: Messages) -> Vec<(&'static str, bool, &'static str)> {
    let text = |(place, (key, is_for_sites)): (usize, &(&'static str, bool))| {
        Some((*key, *is_for_sites, *text_at(&mut messages, place)?))
    };
    KEYS.iter().enumerate().filter_map(text).collect()
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::super::{ENGLISH, GERMAN};
    use super::*;
    use rolebook_model::{Employment, NextWord, PayUnit, Seniority, Track};
    use rolebook_search::Sort;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_has_a_text_and_a_hash_of_its_own() {
        let hashes: BTreeSet<u16> = HASHES.iter().copied().collect();
        assert_eq!(hashes.len(), KEYS.len(), "choose another factor");
        for language in ["en", "de"] {
            let mut messages = *Messages::of(language);
            let texts = texts(messages);
            assert!(texts.len() == KEYS.len() && texts.iter().all(|(_, _, text)| !text.is_empty()));
            assert!(text_at(&mut messages, KEYS.len()).is_none(), "a list has more values than names");
        }
    }

    /// English, as visitors' browsers have it, with the texts of a catalog.
    fn with(own: &str, code: &str) -> Messages {
        let mut messages = ENGLISH;
        messages.replace(own, code);
        messages
    }

    #[test]
    fn english_with_the_lines_of_a_language_is_that_language() {
        let [("de", lines)] = &*translations() else { panic!("another language: compare it, too") };
        assert_eq!(with(lines, "de"), GERMAN);
        assert_eq!(with(lines, "en"), ENGLISH);
        let own = format!("{lines}de.directory=Stellen\n");
        assert_eq!(with(&own, "de"), Messages { directory: "Stellen", ..GERMAN });
    }

    #[test]
    fn every_message_can_be_of_a_catalog() {
        for (place, (key, _)) in KEYS.iter().enumerate() {
            let mut expect = ENGLISH;
            *text_at(&mut expect, place).unwrap() = " {} new= ";
            assert_ne!(expect, ENGLISH, "{key}");
            assert_eq!(with(&format!("de.{key}= {{}} new= \n"), "de"), expect, "{key}");
        }
    }

    #[test]
    fn sites_may_not_change_grammar() {
        for language in ["en", "de"] {
            let keys: Vec<_> = keyed(language).into_iter().map(|(key, _)| key).collect();
            for key in ["months.may", "thousands", "and", "day", "pay_units.hour", "same_count"] {
                assert!(KEYS.contains(&(key, false)) && !keys.contains(&key), "{key}");
            }
            assert!(keys.contains(&"directory") && keys.contains(&"role_count.one"));
        }
    }

    #[test]
    fn lists_have_the_names_of_their_values_in_order() {
        let names = |list: &str| -> Vec<&str> {
            KEYS.iter().filter_map(|(key, _)| key.strip_prefix(list)?.strip_prefix('.')).collect()
        };
        assert_eq!(names("seniorities"), Seniority::ALL.map(Seniority::name));
        assert_eq!(names("tracks"), Track::ALL.map(Track::name));
        assert_eq!(names("sorts"), Sort::ALL.map(Sort::name));
        let employments = Employment::ALL.map(|it| it.name().to_lowercase());
        assert_eq!(names("employments"), employments);
        assert_eq!(names("pay_units"), PayUnit::ALL.map(|it| it.name().to_lowercase()));
        let words = names("where_next").into_iter().map(|it| it.replace('_', ""));
        assert!(words.eq(NextWord::ALL.map(|it| format!("{it:?}").to_lowercase())));
    }

    /// Compares what is shown for `key` in a language on a site with its `own` texts.
    #[track_caller]
    fn check(own: &str, language: &str, key: &str, expect: &str) {
        let mut messages = *Messages::for_site(language, own);
        let place = KEYS.iter().position(|(other, _)| *other == key);
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
            "endirectory=x",
            "./de-1a2b3c4d.txt",
        ] {
            check(key, "en", "directory", "Find your role");
        }
    }
}
