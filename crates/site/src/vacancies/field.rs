//! A value in a board's posting → what it says, or a note that it has another type than it should.
//!
//! [`Field::of`] is the entry point. The formats grow, and files are damaged: unknown fields are ignored, a field that is
//! missing or null says nothing, and one of another type says nothing either and is noted with its name.

use super::page::day;
use super::pay;
use super::posting::plain;
use serde_json::Value;
use std::cell::RefCell;

/// What is left out of a posting, each as a sentence that begins with the name of its field.
#[derive(Default)]
pub(super) struct LeftOut(RefCell<Vec<String>>);

/// How many sentences are kept: more say nothing new.
const MOST: usize = 10;

impl LeftOut {
    fn add(&self, name: &str, why: &str) {
        let mut sentences = self.0.borrow_mut();
        let sentence = format!("`{name}` {why}");
        if sentences.len() < MOST && !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }

    /// The sentences.
    pub(super) fn sentences(self) -> Vec<String> {
        self.0.into_inner()
    }
}

/// A value with its name, which is its path in the posting: `salary.min`, `locations[0].city`.
#[derive(Clone)]
pub(super) struct Field<'a> {
    name: String,
    value: &'a Value,
    left_out: &'a LeftOut,
}

/// An amount of pay: `None` if there is none; an error if there is one that cannot be read, which is noted.
pub(super) type Amount = Result<Option<String>, NoAmount>;

/// There is an amount that cannot be read.
pub(super) struct NoAmount;

impl<'a> Field<'a> {
    /// A posting as a whole.
    pub(super) fn of(value: &'a Value, left_out: &'a LeftOut) -> Field<'a> {
        Field { name: String::new(), value, left_out }
    }

    /// The value itself.
    pub(super) fn value(&self) -> &'a Value {
        self.value
    }

    /// The field of this name; it is null if there is none.
    pub(super) fn get(&self, key: &str) -> Field<'a> {
        self.expect_object();
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        Field { name, value: self.value.get(key).unwrap_or(&Value::Null), left_out: self.left_out }
    }

    /// Notes it if it is no object.
    pub(super) fn expect_object(&self) {
        // An element of XML without any in it is an empty text.
        if !(self.value.is_object() || is_nothing(self.value)) {
            self.find("an object");
        }
    }

    /// Whether a field of this name says anything.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| !is_nothing(value))
    }

    /// The first field of these names that says anything.
    pub(super) fn first(&self, keys: &[&str]) -> Field<'a> {
        let key = keys.iter().find(|key| self.has(key)).or(keys.first());
        self.get(key.copied().unwrap_or_default())
    }

    /// A value that stands elsewhere in the file, under a name of its own.
    pub(super) fn beside(&self, value: &'a Value, name: &str) -> Field<'a> {
        Field { name: name.to_owned(), value, left_out: self.left_out }
    }

    /// The values of a list that say anything; a single value counts as a list of one.
    pub(super) fn items(&self) -> Vec<Field<'a>> {
        match self.value {
            Value::Array(values) => {
                let item = |(index, value)| Field {
                    name: format!("{}[{index}]", self.name),
                    value,
                    left_out: self.left_out,
                };
                let values = values.iter().enumerate();
                values.filter(|(_, value)| !is_nothing(value)).map(item).collect()
            }
            value if is_nothing(value) => Vec::new(),
            _ => vec![self.clone()],
        }
    }

    /// Its text for people, without HTML; empty if there is none.
    pub(super) fn text(&self) -> String {
        plain(self.words())
    }

    /// Its text as it is, such as an address; empty if there is none.
    pub(super) fn words(&self) -> &'a str {
        match self.value {
            Value::String(text) => text.trim(),
            value => {
                if !is_nothing(value) {
                    self.find("text");
                }
                ""
            }
        }
    }

    /// An id, whether it is a number or a text; empty if there is none.
    pub(super) fn id(&self) -> String {
        match self.value {
            Value::Number(number) => number.to_string(),
            _ => self.words().to_owned(),
        }
    }

    /// Whether it is true.
    pub(super) fn is_true(&self) -> bool {
        match self.value {
            Value::Bool(is_true) => *is_true,
            Value::Number(number) if matches!(number.as_u64(), Some(0 | 1)) => number.as_u64() == Some(1),
            Value::String(text) if is_one_of(text, &["true", "yes"]) => true,
            Value::String(text) if is_one_of(text, &["false", "no"]) => false,
            value => {
                if !is_nothing(value) {
                    self.find("true or false");
                }
                false
            }
        }
    }

    /// The day in a text, in ISO 8601; empty if there is none.
    pub(super) fn day(&self) -> String {
        let text = self.words();
        let day = day(text);
        if day.is_none() && !text.is_empty() {
            self.note("is no date that can be read one way only, so it is left out");
        }
        day.unwrap_or_default()
    }

    /// An amount, as a number or as a text.
    pub(super) fn amount(&self) -> Amount {
        self.amount_of(Some)
    }

    /// An amount that is given in cents.
    pub(super) fn amount_of_cents(&self) -> Amount {
        self.amount_of(|cents| pay::of_cents(&cents))
    }

    fn amount_of(&self, of: fn(String) -> Option<String>) -> Amount {
        let amount = match self.value {
            // Zero is how some boards say that there is none.
            value if is_nothing(value) || is_zero(value) => return Ok(None),
            Value::Number(number) => number.as_f64().and_then(pay::of_number),
            Value::String(text) => pay::amount(text),
            _ => None,
        };
        let amount = amount.and_then(of);
        if amount.is_none() {
            self.note("is no amount, so the pay is left out");
        }
        amount.map(Some).ok_or(NoAmount)
    }

    /// Notes why it is left out.
    pub(super) fn note(&self, why: &str) {
        self.left_out.add(&self.name, why);
    }

    fn find(&self, expected: &str) {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.note(&format!("is {found} and not {expected}, so it is left out"));
    }
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}

fn is_zero(value: &Value) -> bool {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    number == Some(0.0)
}

/// Whether a value says nothing.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
