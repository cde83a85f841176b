//! What the browser knows of letters, for [`rolebook_letters`]: normal forms, marks, and the order of names.

use super::window;
use js_sys::{Array, Function, JsString, Map, Reflect, RegExp};
use rolebook_letters::{Browser, Form};
use wasm_bindgen::{JsCast, JsValue};

/// Hands the browser's tables over, before anything is read.
pub fn install() {
    Browser { normalize, capitals, is_mark, ranks }.install();
}

fn normalize(text: &str, form: Form) -> String {
    JsString::from(text).normalize(form.name()).into()
}

fn capitals(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

fn is_mark(character: char) -> bool {
    RegExp::new("\\p{M}", "u").test(&character.to_string())
}

/// All the same where the browser cannot read the language's tag; and in the preview, which shows no lists.
fn ranks(names: &[&str], language: &str) -> Vec<u32> {
    if cfg!(feature = "preview") {
        return vec![0; names.len()];
    }
    let marks = RegExp::new("(?:[^\\p{L}\\p{N}\\p{M}]|\\p{VS})+", "gu");
    let words = |name: &&str| JsString::from(*name).replace_by_pattern(&marks, " ").trim();
    let names: Array = names.iter().map(words).collect();
    let places = Map::new();
    let _ = sort(&names.slice(0, names.length()), language, &places);
    names.iter().map(|name| places.get(&name).as_f64().unwrap_or_default() as u32).collect()
}

/// Sorts by the browser's own comparison, which is not called from here for each two names, and notes the place of each.
fn sort(names: &Array, language: &str, places: &Map) -> Result<(), JsValue> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let collator: Function = get(&get(&window(), "Intl")?, "Collator")?.unchecked_into();
    let collator = Reflect::construct(&collator, &Array::of1(&language.into()))?;
    let sort: Function = get(names, "sort")?.unchecked_into();
    sort.call1(names, &get(&collator, "compare")?)?;
    for (name, place) in names.iter().zip(0..) {
        places.set(&name, &JsValue::from(place));
    }
    Ok(())
}
