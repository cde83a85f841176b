//! A value that a parser of JSON gives, and the parts of it as their types.
//!
//! [`Value`] is what the parser lends. [`read_whole`] is the entry point: it hands the whole value to a function as a [`Part`],
//! whose methods never fail. What has another type than it should is empty, and the first such part is the error in the end. So
//! no code between here and there treats an error, which by serde's derived code was most of it.

use crate::invisible::visible;
use crate::limits::{LONGEST_TABLE, LONGEST_TEXT, MOST_PAGES};
use crate::truncated;
use std::cell::RefCell;

/// A value as JSON has them: an object, a list, a text, `true` or `false`, a number, or null. What is none of these, as only
/// JavaScript has it, is an object.
pub trait Value: Sized {
    /// The text, if it is one.
    fn text(&self) -> Option<String>;

    /// Whether it is `true`, if it is one of `true` and `false`.
    fn flag(&self) -> Option<bool>;

    /// The number, if it is one.
    fn number(&self) -> Option<f64>;

    /// How many entries it has, if it is a list.
    fn entries(&self) -> Option<usize>;

    /// Whether it is an object, and not a list.
    fn is_object(&self) -> bool;

    /// Whether it is null.
    fn is_null(&self) -> bool;

    /// A part of it, which is an object or a list; `None` if it has no such part.
    fn get(&self, key: Key) -> Option<Self>;
}

/// Where a part of a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The name of an object's property.
    Name(&'static str),
    /// The index of a list's entry.
    Index(usize),
}

impl From<&'static str> for Key {
    fn from(name: &'static str) -> Key {
        Key::Name(name)
    }
}

impl From<usize> for Key {
    fn from(index: usize) -> Key {
        Key::Index(index)
    }
}

/// Reads a value.
///
/// # Errors
///
/// A part of it has another type than it is read as, or is not there and has to be.
pub(super) fn read_whole<V: Value, Content>(
    value: V,
    read: impl FnOnce(Part<'_, V>) -> Content,
) -> Result<Content, String> {
    let error = RefCell::default();
    let content = read(Part { value: Some(value), error: &error });
    let error = error.into_inner();
    if error.is_empty() { Ok(content) } else { Err(error) }
}

/// A part of a value. What is not there is empty, and no error.
pub(super) struct Part<'a, V> {
    value: Option<V>,
    /// The first error; empty where there is none.
    error: &'a RefCell<String>,
}

impl<'a, V: Value> Part<'a, V> {
    /// One of its parts.
    pub(super) fn get(&self, key: impl Into<Key>) -> Part<'a, V> {
        let value = self.value.as_ref().and_then(|value| value.get(key.into()));
        Part { value, error: self.error }
    }

    /// A text as it is shown.
    pub(super) fn shown(&self, key: impl Into<Key>) -> String {
        self.get(key).as_shown()
    }

    /// A text of many lines as it is shown.
    pub(super) fn shown_lines(&self, key: impl Into<Key>) -> String {
        truncated(&visible(&self.get(key).as_text()), LONGEST_TABLE)
    }

    /// Texts of which each is shown.
    pub(super) fn all_shown(&self, key: impl Into<Key>) -> Vec<String> {
        self.get(key).entries(|part| part.as_shown())
    }

    /// Whether it is null or not there.
    pub(super) fn is_null(&self) -> bool {
        self.value.as_ref().is_none_or(Value::is_null)
    }

    /// Itself as a text.
    pub(super) fn as_text(&self) -> String {
        self.as_type(Value::text, "a string")
    }

    fn as_shown(&self) -> String {
        shown(&self.as_text())
    }

    /// Whether it is `true`.
    pub(super) fn as_flag(&self) -> bool {
        self.as_type(Value::flag, "a boolean")
    }

    /// Itself as a whole number that is not negative, if it is there.
    pub(super) fn as_number(&self, expected: &str) -> Option<u64> {
        let whole = |value: &V| value.number().filter(|number| number.fract() == 0.0 && *number >= 0.0);
        self.as_type(|value| whole(value).map(|number| Some(number as u64)), expected)
    }

    /// What `read` gives for each of its entries, as far as a list of a site is long.
    pub(super) fn entries<Entry>(&self, mut read: impl FnMut(Part<'a, V>) -> Entry) -> Vec<Entry> {
        self.some_entries(|entry| Some(read(entry)))
    }

    /// The same without those for which `read` gives nothing.
    pub(super) fn some_entries<Entry>(
        &self,
        mut read: impl FnMut(Part<'a, V>) -> Option<Entry>,
    ) -> Vec<Entry> {
        let mut entries = Vec::new();
        self.each_entry(&mut |entry| entries.extend(read(entry)));
        entries
    }

    /// Is one function for all types of entries, so that its code is there once.
    fn each_entry(&self, read: &mut dyn FnMut(Part<'a, V>)) {
        let len = self.as_type(Value::entries, "a sequence").min(MOST_PAGES);
        (0..len).for_each(|index| read(self.get(index)));
    }

    /// Itself, or nothing if it is no object. One without a required property is an error.
    pub(super) fn into_object(self, required: &[&'static str]) -> Part<'a, V> {
        let is_object = self.as_type(|value| value.is_object().then_some(true), "an object");
        let object = self.only_if(is_object);
        for name in required.iter().filter(|name| is_object && object.get(**name).value.is_none()) {
            object.fail(&format!("missing field `{name}`"));
        }
        object
    }

    /// Itself, or nothing if it is no list. One of fewer entries is an error.
    pub(super) fn into_tuple(self, size: usize) -> Part<'a, V> {
        let expected = format!("a tuple of size {size}");
        let len = self.as_type(|value| value.entries().map(Some), &expected);
        if let Some(len) = len.filter(|len| *len < size) {
            self.fail(&format!("invalid length {len}, expected {expected}"));
        }
        self.only_if(len.is_some())
    }

    fn only_if(self, is_kept: bool) -> Part<'a, V> {
        Part { value: self.value.filter(|_| is_kept), ..self }
    }

    /// What `read` gives for it; what is empty where it is not there, or has another type than is `expected`.
    fn as_type<Content: Default>(&self, read: impl Fn(&V) -> Option<Content>, expected: &str) -> Content {
        let Some(value) = &self.value else { return Content::default() };
        read(value).unwrap_or_else(|| {
            self.is_not(expected);
            Content::default()
        })
    }

    /// Its value has another type than is `expected`.
    fn is_not(&self, expected: &str) {
        let found = match &self.value {
            Some(value) if value.text().is_some() => "a text",
            Some(value) if value.number().is_some() => "a number",
            Some(value) if value.flag().is_some() => "true or false",
            Some(value) if value.entries().is_some() => "a list",
            Some(value) if value.is_object() => "an object",
            _ => "null",
        };
        self.fail(&format!("invalid type: {found}, expected {expected}"));
    }

    /// Notes an error, unless it follows another one.
    pub(super) fn fail(&self, error: &str) {
        let mut first = self.error.borrow_mut();
        if first.is_empty() {
            first.push_str(error);
        }
    }
}

/// A text as it is shown.
pub(super) fn shown(text: &str) -> String {
    truncated(&visible(text), LONGEST_TEXT)
}

#[cfg(test)]
impl Value for &serde_json::Value {
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn entries(&self) -> Option<usize> {
        self.as_array().map(Vec::len)
    }

    fn is_object(&self) -> bool {
        serde_json::Value::is_object(self)
    }

    fn is_null(&self) -> bool {
        serde_json::Value::is_null(self)
    }

    fn get(&self, key: Key) -> Option<Self> {
        match key {
            Key::Name(name) => serde_json::Value::get(self, name),
            Key::Index(index) => serde_json::Value::get(self, index),
        }
    }
}
