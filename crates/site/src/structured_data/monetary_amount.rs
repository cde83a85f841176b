//! Pay → schema.org's `MonetaryAmount`, with every amount as it was written.

use rolebook_model::Pay;
use serde::Serialize;
use serde_json::Number;

/// The pay of a vacancy or an occupation.
pub(super) fn monetary_amount(pay: &Pay) -> MonetaryAmount<'_> {
    let is_range = pay.least != pay.most;
    let number = |amount: &str| amount.parse::<Number>().ok();
    MonetaryAmount {
        currency: &pay.currency,
        value: QuantitativeValue {
            value: number(&pay.least).filter(|_| !is_range),
            min_value: number(&pay.least).filter(|_| is_range),
            max_value: number(&pay.most).filter(|_| is_range),
            unit_text: pay.per.name(),
        },
    }
}

/// Amounts, of which unknown ones are left out.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct MonetaryAmount<'a> {
    currency: &'a str,
    value: QuantitativeValue,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct QuantitativeValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<Number>,
    unit_text: &'static str,
}
