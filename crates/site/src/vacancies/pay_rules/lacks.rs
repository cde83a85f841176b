//! A rule and what a vacancy states of pay → what is lacking.

use super::table::{Amount, Rule, Stated};
use rolebook_model::Pay;
use std::fmt;

/// What a vacancy lacks by a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// Any pay.
    Pay,
    /// The least: "up to 70,000".
    Least,
    /// One end of the range: "from 70,000".
    End,
    /// A range: there is one amount.
    Range,
    /// A narrower range than it has.
    Narrow {
        /// The widest that is allowed, with its currency and unit.
        widest: String,
    },
}

impl Lack {
    /// What to do.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Lack::Pay => {
                "write what is paid, with currency and unit of time, as in \"USD 72000-88000 per year\""
            }
            Lack::Least | Lack::End => "write the least and the most, as in \"USD 72000-88000 per year\"",
            Lack::Range => "write a range, as in \"USD 72000-88000 per year\"",
            Lack::Narrow { .. } => "write a narrower range, or a vacancy for each level",
        }
    }
}

/// What is said of a vacancy, up to the names of the rules.
impl fmt::Display for Lack {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lack::Pay => out.write_str("states no pay, which is asked for by"),
            Lack::Least => out.write_str("states only the most that is paid, but the least is asked for by"),
            Lack::End => out.write_str("states only one end of what is paid, but both are asked for by"),
            Lack::Range => out.write_str("states one amount, but a range is asked for by"),
            Lack::Narrow { widest } => {
                write!(out, "states a range of more than {widest}, which is the widest by")
            }
        }
    }
}

/// What the pay lacks by a rule; `None` if it lacks nothing, or the rule does not hold for pay of this size.
pub(super) fn lack(rule: &Rule, pay: Option<&Pay>) -> Option<Lack> {
    let Some(pay) = pay else { return Some(Lack::Pay) };
    let [least, most] = [&pay.least, &pay.most].map(|amount| amount.parse::<f64>().ok());
    let top = most.or(least)?;
    if rule.not_above.as_ref().is_some_and(|above| above.is_of(pay) && top > f64::from(above.amount)) {
        return None;
    }
    let (Some(least), Some(most)) = (least, most) else {
        return match rule.pay {
            Stated::Least => least.is_none().then_some(Lack::Least),
            Stated::Closed | Stated::Range => Some(Lack::End),
        };
    };
    if rule.pay == Stated::Range && least >= most {
        return Some(Lack::Range);
    }
    let widest = rule.widest.as_ref()?;
    let is_wider = widest.is_of(pay) && most - least > f64::from(widest.amount);
    is_wider.then(|| Lack::Narrow { widest: widest.to_string() })
}

impl Amount {
    /// Whether it can be compared with pay: nothing is converted.
    fn is_of(&self, pay: &Pay) -> bool {
        self.currency == pay.currency && self.per == pay.per
    }
}

/// "CAD 50000 per year".
impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Amount { amount, currency, per } = self;
        write!(out, "{currency} {amount} per {}", per.name().to_lowercase())
    }
}
