//! What front matter says of pay, under all keys → the pay of the vacancy.
//!
//! Texts are read as those of all sources are ([`crate::vacancies::pay`]): only what is sure becomes pay.

use super::facts::{Stated, text_of};
use super::quoted;
use crate::vacancies::pay::{Bound, PayText};
use rolebook_model::{Finding, Pay, Position, Vacancy};
use rolebook_reader::front_matter::{Entry, VacancyKey, Value};

/// What is said of pay, under all keys.
#[derive(Default)]
pub(super) struct PayFacts<'a> {
    /// Where it is said first.
    first: Option<Stated<'a>>,
    /// The value there, for messages.
    text: String,
    pay: PayText,
}

impl<'a> PayFacts<'a> {
    /// Adds a fact. Returns whether it has a value.
    pub(super) fn add(&mut self, stated: &Stated<'a>) -> bool {
        let bound = match stated.fact {
            VacancyKey::LeastPay => Bound::Least,
            VacancyKey::MostPay => Bound::Most,
            _ => Bound::Any,
        };
        let mut texts: Vec<(String, Bound)> = stated.texts().map(|text| (text.to_owned(), bound)).collect();
        gather(stated.value, 0, &mut texts);
        if self.first.is_none()
            && !texts.is_empty()
            && !matches!(stated.fact, VacancyKey::Currency | VacancyKey::PayUnit)
        {
            let Stated { fact, key, position, value } = *stated;
            self.first = Some(Stated { fact, key, position, value });
            self.text = texts.iter().map(|(text, _)| &**text).collect::<Vec<_>>().join(" ");
        }
        for (text, bound) in &texts {
            match stated.fact {
                VacancyKey::PayUnit => self.pay.add(&format!("per {text}"), *bound),
                _ => self.pay.add(text, *bound),
            }
        }
        // "Annual salary", "月給".
        self.pay.add_key(stated.key);
        !texts.is_empty()
    }

    /// The pay, or a finding if it is not sure.
    pub(super) fn pay(self, vacancy: &Vacancy) -> (Option<Pay>, Option<Finding>) {
        let Some(stated) = self.first else { return (None, None) };
        let lacks = match self.pay.pay(vacancy) {
            Ok(pay) => return (Some(pay), None),
            Err(lacks) => lacks,
        };
        let message =
            format!("`{}`: \"{}\" {lacks}, so it is left out of the vacancy", stated.key, quoted(&self.text));
        (None, Some(stated.finding(&message, "write it as in `EUR 70000-90000 per year`")))
    }
}

/// The pay that the value of a key states in several parts, as a mapping with a currency does; `None` if it is no such value, or not
/// sure.
pub(in crate::vacancies) fn amounts(key: &str, value: &Value) -> Option<Pay> {
    let mut facts = PayFacts::default();
    facts.add(&Stated { fact: VacancyKey::Pay, key, position: Position::START, value });
    facts.pay.pay(&Vacancy::default()).ok()
}

/// The texts of a mapping that say something of pay, as in schema.org's `MonetaryAmount`.
fn gather(value: &Value, depth: usize, texts: &mut Vec<(String, Bound)>) {
    let Value::Mapping(entries) = value else { return };
    for Entry { key, value, .. } in entries {
        let key = key.to_lowercase().replace(['_', '-'], "");
        let bound = match &*key {
            "min" | "minvalue" | "least" | "from" | "low" => Bound::Least,
            "max" | "maxvalue" | "most" | "to" | "high" => Bound::Most,
            _ => Bound::Any,
        };
        match value {
            Value::Text(text) if bound != Bound::Any || KEYS.contains(&&*key) => {
                texts.push((text.trim().to_owned(), bound));
            }
            Value::Text(text) if matches!(&*key, "unit" | "unittext" | "per" | "period" | "interval") => {
                texts.push((format!("per {text}"), Bound::Any));
            }
            Value::Mapping(_) if depth < 2 && KEYS.contains(&&*key) => gather(value, depth + 1, texts),
            _ => {}
        }
    }
    // A name beside them says what the amounts are, and is of no use without.
    if texts.is_empty() {
        let text = text_of(value, &["text", "name", "label", "description"]);
        texts.extend(text.map(|text| (text, Bound::Any)));
    }
}

const KEYS: [&str; 4] = ["currency", "value", "amount", "range"];
