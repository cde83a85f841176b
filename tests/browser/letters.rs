//! Letters by the browser's own tables: the same as natively, where ICU4X has them.

#[path = "letters/table.rs"]
mod table;

use rolebook_app::browser::letters;
use rolebook_letters::{folded, ranks};
use rolebook_markdown::slug;
use table::{FOLDED, ORDER, SLUGS};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_browser_folds_letters_as_the_build_does() {
    letters::install();
    for (text, expect) in FOLDED {
        assert_eq!(folded(text), *expect, "{text}");
    }
    for (name, expect) in SLUGS {
        assert_eq!(slug(name), *expect, "{name}");
    }
}

#[wasm_bindgen_test]
fn a_browser_sorts_names_as_the_build_does() {
    letters::install();
    for (language, names) in ORDER {
        let reversed: Vec<&str> = names.iter().rev().copied().collect();
        let mut expect: Vec<u32> = (0..).take(names.len()).collect();
        expect.reverse();
        assert_eq!(ranks(&reversed, language), expect, "{language}: {names:?}");
    }
}
