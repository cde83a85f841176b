//! A value that JavaScript has parsed → the type of a file, by serde.
//!
//! [`from_js`] is the entry point. It reads what `JSON.parse` gives, and the like of it that a host sets: objects, arrays, texts,
//! `true` and `false`, whole numbers, null. serde-wasm-bindgen does the same for every kind of value, and weighs 5 kB more: half of
//! that prints the fractions in its error messages.

use js_sys::{Array, JsString};
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Reads a value.
///
/// # Errors
///
/// A part of it has another type than the file's.
pub(super) fn from_js<File: DeserializeOwned>(value: JsValue) -> Result<File, Error> {
    File::deserialize(Value(value))
}

/// Why a value cannot be read.
#[derive(Debug)]
pub(super) struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<Message: fmt::Display>(message: Message) -> Error {
        Error(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Error {
        wrong("type", found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Error {
        wrong("value", found, expected)
    }
}

/// serde's own message would bring the code that prints fractions, which no file has.
fn wrong(what: &str, found: Unexpected<'_>, expected: &dyn Expected) -> Error {
    let found = match found {
        Unexpected::Unsigned(number) => format!("the number `{number}`"),
        Unexpected::Str(text) => format!("the text {text:?}"),
        Unexpected::Other(found) => found.to_owned(),
        _ => "something else".to_owned(),
    };
    Error(format!("invalid {what}: {found}, expected {expected}"))
}

#[wasm_bindgen]
extern "C" {
    /// Any object.
    type Object;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Object, key: &JsString) -> JsValue;
}

/// A value of JavaScript's.
struct Value(JsValue);

impl Value {
    /// The error that it has another type than is `expected`.
    fn wrong(&self, expected: &dyn Expected) -> Error {
        let of = match &self.0 {
            value if value.is_null() || value.is_undefined() => "null",
            value if value.is_string() => "a text",
            value if value.as_f64().is_some() => "a number",
            value if value.as_bool().is_some() => "true or false",
            value if Array::is_array(value) => "a list",
            _ => "an object",
        };
        wrong("type", Unexpected::Other(of), expected)
    }

    /// Its entries, if it is an array.
    fn entries<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if !Array::is_array(&self.0) {
            return Err(self.wrong(&visitor));
        }
        let array: Array = self.0.unchecked_into();
        visitor.visit_seq(Entries { next: 0, len: array.length(), array })
    }

    /// A whole number that is not negative: no file has others.
    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = self.0.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0);
        match number {
            Some(number) => visitor.visit_u64(number as u64),
            None => Err(self.wrong(&visitor)),
        }
    }
}

impl<'de> de::Deserializer<'de> for Value {
    type Error = Error;

    /// No type of a file asks for it: each says what it is.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        Err(self.wrong(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.as_bool() {
            Some(value) => visitor.visit_bool(value),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.number(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.number(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.as_string() {
            Some(text) => visitor.visit_string(text),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.entries(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.entries(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return Err(self.wrong(&visitor));
        }
        visitor.visit_map(Fields { object: self.0.unchecked_into(), rest: fields.iter(), value: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0.as_string() {
            Some(name) => {
                let name: StringDeserializer<Error> = name.into_deserializer();
                visitor.visit_enum(name)
            }
            None => Err(self.wrong(&visitor)),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct map
        identifier ignored_any
    }
}

/// The entries of an array.
struct Entries {
    array: Array,
    next: u32,
    len: u32,
}

impl<'de> de::SeqAccess<'de> for Entries {
    type Error = Error;

    fn next_element_seed<Seed: DeserializeSeed<'de>>(
        &mut self,
        seed: Seed,
    ) -> Result<Option<Seed::Value>, Error> {
        if self.next == self.len {
            return Ok(None);
        }
        let value = self.array.get(self.next);
        self.next += 1;
        seed.deserialize(Value(value)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.len - self.next) as usize)
    }
}

/// The properties of an object that a type has fields for.
struct Fields {
    object: Object,
    rest: std::slice::Iter<'static, &'static str>,
    /// That of the field whose name was read last.
    value: Option<JsValue>,
}

impl<'de> de::MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<Seed: DeserializeSeed<'de>>(
        &mut self,
        seed: Seed,
    ) -> Result<Option<Seed::Value>, Error> {
        for name in self.rest.by_ref() {
            let value = with_key(name, |key| self.object.get(key));
            if !value.is_undefined() {
                self.value = Some(value);
                let name: de::value::StrDeserializer<'_, Error> = (*name).into_deserializer();
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<Seed: DeserializeSeed<'de>>(&mut self, seed: Seed) -> Result<Seed::Value, Error> {
        seed.deserialize(Value(self.value.take().unwrap_or(JsValue::UNDEFINED)))
    }
}

/// Calls `read` with a name as JavaScript has it. Each is handed over once: a catalog has thousands of the same.
fn with_key<Read>(name: &'static str, read: impl FnOnce(&JsString) -> Read) -> Read {
    thread_local! {
        static KEYS: RefCell<Vec<(&'static str, JsString)>> = const { RefCell::new(Vec::new()) };
    }
    KEYS.with_borrow_mut(|keys| {
        let known = keys.iter().position(|(known, _)| std::ptr::eq(*known, name));
        let place = known.unwrap_or_else(|| {
            keys.push((name, name.into()));
            keys.len() - 1
        });
        match keys.get(place) {
            Some((_, key)) => read(key),
            None => read(&name.into()),
        }
    })
}
