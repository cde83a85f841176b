//! `[words]` → the words and phrases that the reader goes by beside its own.

use super::keys;
use super::values::{Refusal, list, refuse, table, text, unknown};
use rolebook_model::{Label, Seniority, Words};
use toml::Spanned;
use toml::de::DeValue;

/// The table `[words]`.
pub(super) fn words(value: &Spanned<DeValue<'_>>) -> Result<Words, Refusal> {
    let mut words = Words::default();
    for (key, value) in table(value)? {
        match key.get_ref().as_ref() {
            "replace" => {
                words.replace = value.get_ref().as_bool().ok_or_else(|| refuse(value, "true or false"))?
            }
            "sections" => words.sections = words_by(value, &Label::ALL, Label::name)?,
            "seniority" => words.seniority = words_by(value, &Seniority::ALL, Seniority::name)?,
            "positions" => words.positions = phrases(value)?,
            "bonus" => words.bonus = phrases(value)?,
            "inherits" => words.inherits = phrases(value)?,
            _ => return Err(unknown(key, &keys::allowed("words"))),
        }
    }
    Ok(words)
}

/// Phrases by the name of their meaning.
fn words_by<Meaning: Copy>(
    value: &Spanned<DeValue<'_>>,
    meanings: &[Meaning],
    name: fn(Meaning) -> &'static str,
) -> Result<Vec<(Meaning, Vec<String>)>, Refusal> {
    let entries = table(value)?.iter().map(|(key, value)| {
        let meaning = meanings.iter().copied().find(|meaning| name(*meaning) == key.get_ref().as_ref());
        let Some(meaning) = meaning else {
            let allowed: Vec<_> = meanings.iter().copied().map(name).collect();
            return Err(unknown(key, &allowed));
        };
        Ok((meaning, phrases(value)?))
    });
    entries.collect()
}

/// Phrases in lower case, as the reader compares them.
fn phrases(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Refusal> {
    list(value)?.iter().map(|phrase| Ok(text(phrase)?.to_lowercase())).collect()
}
