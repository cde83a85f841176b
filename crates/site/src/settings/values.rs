//! TOML values → texts, lists and tables, or a [`Refusal`] that tells what they have to be.

use crate::nearest::unknown_key;
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_TEXT;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Why a value is refused, with its place in bytes.
pub(super) struct Refusal {
    pub(super) span: Range<usize>,
    pub(super) message: String,
}

impl From<toml::de::Error> for Refusal {
    fn from(error: toml::de::Error) -> Refusal {
        Refusal { span: error.span().unwrap_or_default(), message: error.message().replace('\n', ", ") }
    }
}

/// A text without invisible characters.
pub(super) fn text(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    let text = value.get_ref().as_str().ok_or_else(|| refuse(value, "text in quotes"))?;
    if text.chars().count() > LONGEST_TEXT {
        return Err(refuse(value, &format!("no longer than {LONGEST_TEXT} characters")));
    }
    Ok(visible(text).into_owned())
}

/// `true` or `false`.
pub(super) fn boolean(value: &Spanned<DeValue<'_>>) -> Result<bool, Refusal> {
    value.get_ref().as_bool().ok_or_else(|| refuse(value, "true or false, without quotes"))
}

/// The entries of a list of texts.
pub(super) fn list<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Result<&'t [Spanned<DeValue<'i>>], Refusal> {
    value
        .get_ref()
        .as_array()
        .map(|array| &**array)
        .ok_or_else(|| refuse(value, r#"a list of texts: ["…", "…"]"#))
}

/// The entries of a table.
pub(super) fn table<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Result<&'t DeTable<'i>, Refusal> {
    value.get_ref().as_table().ok_or_else(|| refuse(value, "a table: `key = value` lines below a [heading]"))
}

/// Refuses a value, which has to be what is `expected`.
pub(super) fn refuse(value: &Spanned<DeValue<'_>>, expected: &str) -> Refusal {
    let message = match value.get_ref().type_str() {
        "string" => format!("this has to be {expected}"),
        other => format!("this is of type {other}, but has to be {expected}"),
    };
    Refusal { span: value.span(), message }
}

/// Refuses a key that is not `allowed`.
pub(super) fn unknown(key: &Spanned<Cow<'_, str>>, allowed: &[&str]) -> Refusal {
    Refusal { span: key.span(), message: unknown_key(key.get_ref(), allowed) }
}
