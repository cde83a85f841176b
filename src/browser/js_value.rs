//! A value that JavaScript has parsed, as [`rolebook_model::catalog_file`] reads it: what `JSON.parse` gives, and the like of it
//! that a host sets.

use js_sys::{Array, JsString};
use rolebook_model::catalog_file::{Key, Value};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// A value of JavaScript's.
pub(super) struct Parsed(pub(super) JsValue);

#[wasm_bindgen]
extern "C" {
    /// Any object.
    type Object;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Object, key: &JsString) -> JsValue;
}

impl Value for Parsed {
    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn entries(&self) -> Option<usize> {
        Array::is_array(&self.0).then(|| self.0.unchecked_ref::<Array>().length() as usize)
    }

    fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn get(&self, key: Key) -> Option<Parsed> {
        let value = match key {
            Key::Name(name) => with_name(name, |name| self.0.unchecked_ref::<Object>().get(name)),
            Key::Index(index) => self.0.unchecked_ref::<Array>().get(u32::try_from(index).ok()?),
        };
        (!value.is_undefined()).then_some(Parsed(value))
    }
}

/// Calls `read` with a name as JavaScript has it. Each is handed over once: a catalog has thousands of the same.
fn with_name<Read>(name: &'static str, read: impl FnOnce(&JsString) -> Read) -> Read {
    thread_local! {
        static NAMES: RefCell<Vec<(&'static str, JsString)>> = const { RefCell::new(Vec::new()) };
    }
    NAMES.with_borrow_mut(|names| {
        let known = names.iter().position(|(known, _)| std::ptr::eq(*known, name));
        let place = known.unwrap_or_else(|| {
            names.push((name, name.into()));
            names.len() - 1
        });
        match names.get(place) {
            Some((_, name)) => read(name),
            None => read(&name.into()),
        }
    })
}
