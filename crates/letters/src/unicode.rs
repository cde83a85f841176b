//! What Unicode says of letters, from whoever has the tables.
//!
//! ICU4X has them natively. A browser has its own: tables beside those would weigh more than all that uses them. The
//! browser part of the app hands over a [`Browser`] before anything is read; without one, letters stay as they are.

/// A normal form of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Each letter with its marks in one, where there is such a character.
    Nfc,
    /// Each letter apart from its marks, and in its plain form: full-width letters, ligatures and the like are replaced.
    Nfkd,
}

impl Form {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Form::Nfc => "NFC",
            Form::Nfkd => "NFKD",
        }
    }
}

/// What a browser does for this crate.
#[derive(Clone, Copy, Debug)]
pub struct Browser {
    /// A text in a normal form.
    pub normalize: fn(&str, Form) -> String,
    /// A text in capitals.
    pub capitals: fn(&str) -> String,
    /// Whether a character is a mark: of Unicode's general category M.
    pub is_mark: fn(char) -> bool,
    /// The rank of each name, as [`ranks`](super::ranks) gives it; the same for equal names.
    pub ranks: fn(&[&str], &str) -> Vec<u32>,
}

#[cfg(not(target_family = "wasm"))]
mod native {
    use super::Form;
    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
    use icu_properties::CodePointMapData;
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    use std::borrow::Cow;

    const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
    const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

    pub(crate) fn normalize(text: &str, form: Form) -> Cow<'_, str> {
        match form {
            Form::Nfc => NFC.normalize(text),
            Form::Nfkd => NFKD.normalize(text),
        }
    }

    pub(crate) fn capitals(text: &str) -> String {
        text.to_uppercase()
    }

    pub(crate) fn is_mark(character: char) -> bool {
        GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(character))
    }
}

#[cfg(not(target_family = "wasm"))]
pub(crate) use native::{capitals, is_mark, normalize};

#[cfg(target_family = "wasm")]
mod in_browser {
    use super::{Browser, Form};
    use std::borrow::Cow;
    use std::cell::RefCell;
    use std::sync::OnceLock;

    static BROWSER: OnceLock<Browser> = OnceLock::new();

    impl Browser {
        /// Takes it from now on, if there was none before.
        pub fn install(self) {
            let _ = BROWSER.set(self);
        }
    }

    pub(crate) fn browser() -> Option<&'static Browser> {
        BROWSER.get()
    }

    pub(crate) fn normalize(text: &str, form: Form) -> Cow<'_, str> {
        browser().map_or(Cow::Borrowed(text), |browser| Cow::Owned((browser.normalize)(text, form)))
    }

    pub(crate) fn capitals(text: &str) -> String {
        browser().map_or_else(|| text.to_ascii_uppercase(), |browser| (browser.capitals)(text))
    }

    pub(crate) fn is_mark(character: char) -> bool {
        thread_local! {
            /// Whether each character that was asked for is one, by character: the browser is asked once for each.
            static KNOWN: RefCell<Vec<(char, bool)>> = const { RefCell::new(Vec::new()) };
        }
        KNOWN.with_borrow_mut(|known| match known.binary_search_by_key(&character, |(known, _)| *known) {
            Ok(place) => known.get(place).is_some_and(|(_, is_mark)| *is_mark),
            Err(place) => {
                let is_mark = browser().is_some_and(|browser| (browser.is_mark)(character));
                known.insert(place, (character, is_mark));
                is_mark
            }
        })
    }
}

#[cfg(target_family = "wasm")]
pub(crate) use in_browser::{browser, capitals, is_mark, normalize};
