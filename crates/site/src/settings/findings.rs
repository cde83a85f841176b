//! `[findings]` → the severities of rules on this site.

use super::values::{Refusal, refuse, table, text};
use crate::nearest::nearest;
use rolebook_model::{Rule, Severity};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;

/// The table `[findings]`: rules by code or name, `None` for those that are off.
pub(super) fn severities(value: &Spanned<DeValue<'_>>) -> Result<Vec<(Rule, Option<Severity>)>, Refusal> {
    let mut severities = Vec::new();
    for (key, value) in table(value)? {
        let rule = Rule::named(key.get_ref()).ok_or_else(|| unknown_rule(key))?;
        let severity = match text(value)?.as_str() {
            "off" => None,
            name => Some(Severity::from_name(name).ok_or_else(|| refuse(value, SEVERITIES))?),
        };
        severities.push((rule, severity));
    }
    Ok(severities)
}

const SEVERITIES: &str = "\"error\", \"warning\", \"advice\" or \"off\"";

fn unknown_rule(key: &Spanned<Cow<'_, str>>) -> Refusal {
    let names = Rule::ALL.iter().map(|rule| rule.name());
    let nearest = nearest(key.get_ref(), names).unwrap_or_default();
    let message = format!(
        "unknown rule \"{}\", the nearest is \"{nearest}\" (`rolebook check --explain` lists all)",
        key.get_ref().escape_debug()
    );
    Refusal { span: key.span(), message }
}
