//! The site's content, as JavaScript has it → a [`Source`]: [`source`] reads it.
//!
//! The content is JSON as `serde_json` writes a [`Source`]. The browser parses it, and its fields are taken
//! out by name: serde on this side would be 12 kB of compressed code for a handful of fields.

use crate::model::{Label, Page, Seniority, Site, Source, Words};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads content that the browser has parsed. What is not as it was written is an error that names the field.
pub(super) fn source(content: &JsValue) -> Result<Source, JsValue> {
    Ok(Source { site: site(&field(content, "site")?)?, pages: list(content, "pages", page)? })
}

fn site(site: &JsValue) -> Result<Site, JsValue> {
    // The colours are in the style sheet already.
    Ok(Site {
        accent: String::new(),
        accent_dark: String::new(),
        name: text(site, "name")?,
        description: text(site, "description")?,
        language: text(site, "language")?,
        link_base: text(site, "link_base")?,
        base_path: text(site, "base_path")?,
        departments: list(site, "departments", |pair| Ok((text(pair, "0")?, text(pair, "1")?)))?,
        requirements_note: text(site, "requirements_note")?,
        words: words(&field(site, "words")?)?,
    })
}

fn words(words: &JsValue) -> Result<Words, JsValue> {
    let label = |name: &str| Label::ALL.into_iter().find(|label| label.name() == name);
    Ok(Words {
        replace: field(words, "replace")?.is_truthy(),
        sections: list(words, "sections", |pair| words_by(pair, label))?,
        seniority: list(words, "seniority", |pair| words_by(pair, Seniority::from_name))?,
        positions: texts(words, "positions")?,
        bonus: texts(words, "bonus")?,
        inherits: texts(words, "inherits")?,
    })
}

/// A pair of what is meant, by its name, and the words for it.
fn words_by<Meaning>(
    pair: &JsValue,
    named: impl Fn(&str) -> Option<Meaning>,
) -> Result<(Meaning, Vec<String>), JsValue> {
    let meaning = named(&text(pair, "0")?).ok_or("the content has a name that is not known")?;
    Ok((meaning, texts(pair, "1")?))
}

fn page(page: &JsValue) -> Result<Page, JsValue> {
    Ok(Page { file: text(page, "file")?, text: text(page, "text")? })
}

fn texts(value: &JsValue, name: &str) -> Result<Vec<String>, JsValue> {
    list(value, name, |text| text.as_string().ok_or_else(|| missing(name)))
}

fn list<Entry>(
    value: &JsValue,
    name: &str,
    entry: impl Fn(&JsValue) -> Result<Entry, JsValue>,
) -> Result<Vec<Entry>, JsValue> {
    let mut entries = Vec::new();
    each(value, name, &mut |value| {
        entries.push(entry(value)?);
        Ok(())
    })?;
    Ok(entries)
}

/// Apart from [`list`], to be compiled once for all kinds of entries.
fn each(
    value: &JsValue,
    name: &str,
    read: &mut dyn FnMut(&JsValue) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let array = array(value, name)?;
    (0..array.length()).try_for_each(|number| read(&array.get(number)))
}

fn array(value: &JsValue, name: &str) -> Result<Array, JsValue> {
    field(value, name)?.dyn_into().map_err(|_| missing(name))
}

fn text(value: &JsValue, name: &str) -> Result<String, JsValue> {
    field(value, name)?.as_string().ok_or_else(|| missing(name))
}

/// A field of an object or, by its number, an entry of an array.
fn field(value: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(value, &name.into())
}

fn missing(name: &str) -> JsValue {
    JsValue::from("the content is not whole: ".to_owned() + name)
}
