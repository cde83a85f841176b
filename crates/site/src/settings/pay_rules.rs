//! `[pay_rules]` → the rules about pay that vacancies are compared with.

use super::keys::allowed;
use super::values::{Refusal, list, refuse, table, text, unknown};
use crate::nearest::nearest;
use crate::vacancies::PayRules;
use toml::Spanned;
use toml::de::DeValue;

/// The table `[pay_rules]`.
pub(super) fn pay_rules(value: &Spanned<DeValue<'_>>) -> Result<PayRules, Refusal> {
    let mut rules = PayRules::Off;
    for (key, value) in table(value)? {
        match key.get_ref().as_ref() {
            "places" => rules = places(value)?,
            _ => return Err(unknown(key, &allowed("pay_rules"))),
        }
    }
    Ok(rules)
}

/// `"vacancies"`, or a list of codes.
fn places(value: &Spanned<DeValue<'_>>) -> Result<PayRules, Refusal> {
    match value.get_ref().as_str() {
        Some("vacancies") => return Ok(PayRules::OfVacancies),
        Some(_) => return Err(refuse(value, r#""vacancies", or a list of places: ["EU", "US-CO"]"#)),
        None => {}
    }
    let mut codes: Vec<String> = Vec::new();
    for value in list(value)? {
        let code = code(value)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(PayRules::Of(codes))
}

/// The code of a place that has a rule.
fn code(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    let written = text(value)?;
    let code = written.trim().to_uppercase();
    let rules = PayRules::table();
    let known: Vec<&str> = rules.rules.iter().map(|rule| &*rule.place).collect();
    if known.contains(&&*code) {
        return Ok(code);
    }
    let area = rules.areas.iter().find(|(_, countries)| countries.contains(&code));
    let why = match (rules.missing.get(&code), area) {
        (Some(name), _) => format!("the text of {name}'s could not be read yet"),
        (None, Some((area, _))) => format!("write \"{area}\", which it belongs to"),
        (None, None) => {
            format!("the nearest is \"{}\"", nearest(&code, known.iter().copied()).unwrap_or_default())
        }
    };
    let message = format!(
        "there is no rule of \"{}\", {why} (there are those of {})",
        written.escape_debug(),
        known.join(", ")
    );
    Err(Refusal { span: value.span(), message })
}
