//! What the browser knows of letters, for [`rolebook_letters`]: normal forms, marks, and the order of names.

use super::window;
use js_sys::{Array, Function, JsString, Reflect, RegExp};
use rolebook_letters::{Browser, Form};
use wasm_bindgen::{JsCast, JsValue};

/// Hands the browser's tables over, before anything is read.
pub fn install() {
    Browser { normalize, is_mark, sorted }.install();
}

fn normalize(text: &str, form: Form) -> String {
    JsString::from(text).normalize(form.name()).into()
}

fn is_mark(character: char) -> bool {
    RegExp::new("\\p{M}", "u").test(&character.to_string())
}

/// The names as they are where the browser cannot read the language's tag.
fn sorted(names: &[String], language: &str) -> Vec<String> {
    let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    let _ = sort(&names, language);
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// Sorts by the browser's own comparison, which is not called from here for each two names.
fn sort(names: &Array, language: &str) -> Result<JsValue, JsValue> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let collator: Function = get(&get(&window(), "Intl")?, "Collator")?.unchecked_into();
    let collator = Reflect::construct(&collator, &Array::of1(&language.into()))?;
    let sort: Function = get(names, "sort")?.unchecked_into();
    sort.call1(names, &get(&collator, "compare")?)
}
