//! Whether a board shows a job to everyone. The formats have fields for it that come and go, and companies add their own.

use serde_json::{Map, Value};

/// Whether no field says that the job is unlisted, internal, confidential, a draft or closed.
pub(super) fn is_public(job: &Value) -> bool {
    let Some(fields) = job.as_object() else { return false };
    !(is_hidden(fields)
        || has_hidden_channel(fields)
        || metadata(fields).any(|(name, value)| hides(name, value)))
}

fn is_hidden(fields: &Map<String, Value>) -> bool {
    fields.iter().any(|(name, value)| hides(name, value))
}

/// Whether a field hides its job.
fn hides(name: &str, value: &Value) -> bool {
    let name: String = name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let name = name.strip_prefix("is").unwrap_or(&name);
    match name {
        "listed" | "live" | "published" | "public" => is(value, false),
        "unlisted" | "confidential" | "internal" | "internalonly" | "hidden" | "draft" | "archived" => {
            is(value, true)
        }
        "state" | "status" | "visibility" | "confidentiality" => value
            .as_str()
            .is_some_and(|text| HIDDEN.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))),
        _ => false,
    }
}

const HIDDEN: [&str; 11] = [
    "draft",
    "internal",
    "unlisted",
    "confidential",
    "private",
    "hidden",
    "closed",
    "archived",
    "pending",
    "rejected",
    "unpublished",
];

/// Whether a value is this, as JSON or as a text has it.
fn is(value: &Value, expect: bool) -> bool {
    match value {
        Value::Bool(value) => *value == expect,
        Value::Number(number) => number.as_u64() == Some(u64::from(expect)),
        Value::String(text) => match expect {
            true => matches!(text.trim().to_lowercase().as_str(), "true" | "yes"),
            false => matches!(text.trim().to_lowercase().as_str(), "false" | "no"),
        },
        _ => false,
    }
}

/// Whether the job is distributed to others than the public alone.
fn has_hidden_channel(fields: &Map<String, Value>) -> bool {
    let channels = fields.get("distributionChannels").and_then(Value::as_array);
    channels.is_some_and(|channels| {
        !channels.is_empty() && !channels.iter().any(|it| it.as_str() == Some("public"))
    })
}

/// The fields that a company has added, by name.
fn metadata(fields: &Map<String, Value>) -> impl Iterator<Item = (&str, &Value)> {
    let added = fields.get("metadata").and_then(Value::as_array).into_iter().flatten();
    added.filter_map(|field| Some((field.get("name")?.as_str()?, field.get("value")?)))
}
