//! `[pay]` → what roles and their levels pay, as it is written.

use super::values::{Refusal, refuse, text};
use rolebook_model::Position;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the settings state of the pay of a role, or of a level of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaySetting {
    /// The role: the end of its URL, `department/role`, or its file; empty for every role that states nothing.
    pub role: String,
    /// The level, by its name or the end of its URL; empty for those that state nothing.
    pub level: String,
    /// The amounts, or words in their place.
    pub text: String,
    /// Where it is written in `site.toml`.
    pub position: Position,
}

/// The key for all roles, or all levels of a role, that have none of their own.
const OTHERS: &str = "others";

/// The table `[pay]` of these settings: a text by role, or a table of texts by level.
pub(super) fn pay(value: &Spanned<DeValue<'_>>, settings: &str) -> Result<Vec<PaySetting>, Refusal> {
    let mut stated = Vec::new();
    for (role, value) in super::values::table(value)? {
        match value.get_ref().as_table() {
            Some(levels) if role.get_ref() != OTHERS && !is_of_amounts(levels) => {
                for (level, value) in levels {
                    stated.push(setting(role, level.get_ref(), value, settings)?);
                }
            }
            _ => stated.push(setting(role, OTHERS, value, settings)?),
        }
    }
    Ok(stated)
}

fn setting(
    role: &Spanned<std::borrow::Cow<'_, str>>,
    level: &str,
    value: &Spanned<DeValue<'_>>,
    settings: &str,
) -> Result<PaySetting, Refusal> {
    let name = |name: &str| if name == OTHERS { String::new() } else { name.to_owned() };
    let text = match value.get_ref().as_table() {
        Some(amounts) if is_of_amounts(amounts) => amounts_in_words(amounts)?,
        Some(_) => return Err(refuse(value, EXPECTED)),
        None => text(value)?,
    };
    let position = Position::after(settings.get(..value.span().start).unwrap_or(settings));
    Ok(PaySetting { role: name(role.get_ref()), level: name(level), text, position })
}

const EXPECTED: &str = r#"text: "EUR 76000-93000 per year", or words in its place"#;

/// Whether a table has the keys of a vacancy's pay, and not the names of levels.
fn is_of_amounts(table: &DeTable<'_>) -> bool {
    table.keys().any(|key| key.get_ref() == "currency")
}

/// `{ currency = "EUR", least = 76000, most = 93000, per = "year" }` as a text.
fn amounts_in_words(table: &DeTable<'_>) -> Result<String, Refusal> {
    let mut parts = ["", "", "", ""].map(str::to_owned);
    let [currency, least, most, per] = &mut parts;
    for (key, value) in table {
        let part = match key.get_ref().as_ref() {
            "currency" => &mut *currency,
            "least" => &mut *least,
            "most" => &mut *most,
            "per" => &mut *per,
            _ => return Err(super::values::unknown(key, &["currency", "least", "most", "per"])),
        };
        *part = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().replace('_', ""),
            DeValue::Float(number) => number.as_str().replace('_', ""),
            _ => text(value)?,
        };
    }
    let range = match (least.as_str(), most.as_str()) {
        (least, "") => format!("from {least}"),
        ("", most) => format!("up to {most}"),
        (least, most) => format!("{least}-{most}"),
    };
    Ok(format!("{currency} {range} per {per}"))
}
