//! `rules.toml` → the rules about pay in vacancies.

use rolebook_model::PayUnit;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rules. That the file is read is tested.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

pub(super) const TEXT: &str = include_str!("rules.toml");

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// The countries of each area that has a rule, by the area's name.
    pub(crate) areas: BTreeMap<String, Vec<String>>,
    /// The rules, ordered by place.
    pub(crate) rules: Vec<Rule>,
    /// The names of places whose rules could not be read, by their codes.
    pub(crate) missing: BTreeMap<String, String>,
}

/// What the law of a place asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    /// The code of the country (ISO 3166-1), of its part (ISO 3166-2), or the name of an area.
    pub(crate) place: String,
    /// The name of the place.
    pub(crate) name: String,
    /// The law and its section.
    pub(crate) basis: String,
    /// The day since which it is in force, in ISO 8601.
    pub(crate) since: String,
    /// What has to be stated.
    pub(crate) pay: Stated,
    /// The widest range that is allowed.
    pub(crate) widest: Option<Amount>,
    /// The pay above which it does not hold.
    pub(crate) not_above: Option<Amount>,
    /// How many employees an employer has at least for whom it holds.
    pub(crate) employees: Option<u32>,
    /// What has to be stated beside pay.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    /// What limits it.
    #[serde(default)]
    pub(crate) note: String,
    /// How much of the law was read.
    #[cfg_attr(not(test), allow(dead_code, reason = "the documentation's, and tested with it"))]
    pub(crate) read: String,
    /// The day on which it was read, in ISO 8601.
    pub(crate) checked: String,
    /// Where the law stands.
    pub(crate) source: String,
}

/// What of pay has to be stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stated {
    /// The least.
    Least,
    /// One amount, or a range with both ends.
    Closed,
    /// A range with both ends.
    Range,
}

/// An amount for a unit of time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Amount {
    /// The amount.
    pub(crate) amount: u32,
    /// The code of the currency (ISO 4217).
    pub(crate) currency: String,
    /// The unit of time.
    #[serde(deserialize_with = "unit")]
    pub(crate) per: PayUnit,
}

fn unit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PayUnit, D::Error> {
    let name = String::deserialize(deserializer)?;
    let unit = PayUnit::from_name(&name.to_uppercase());
    unit.ok_or_else(|| serde::de::Error::custom("no unit of time has this name"))
}
