//! Pay: that of a vacancy, and what a page or the site states for a role and its levels.

use super::Role;

/// What is paid: from [`least`](Pay::least) to [`most`](Pay::most). Amounts are decimals as they were given, never converted and
/// never rounded: digits, and a point with two or more of them where there are cents: `72000`, `22.50`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
    /// The currency's code of three letters (ISO 4217): "EUR".
    pub currency: String,
    /// The least; empty where only the most is given.
    pub least: String,
    /// The most; the same as the least where there is no range, empty where only the least is given.
    pub most: String,
    /// The unit of time that it is paid for.
    pub per: PayUnit,
}

/// The unit of time that a salary is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayUnit {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl PayUnit {
    /// Every unit, from the shortest on.
    pub const ALL: [PayUnit; 5] = [PayUnit::Hour, PayUnit::Day, PayUnit::Week, PayUnit::Month, PayUnit::Year];

    /// The stable name: "YEAR".
    pub fn name(self) -> &'static str {
        match self {
            PayUnit::Hour => "HOUR",
            PayUnit::Day => "DAY",
            PayUnit::Week => "WEEK",
            PayUnit::Month => "MONTH",
            PayUnit::Year => "YEAR",
        }
    }

    /// The unit that [`name`](PayUnit::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<PayUnit> {
        PayUnit::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// What is paid at a level of a role, as its page or the site states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelPay {
    /// The slug of the level; empty for every level that has no pay of its own.
    pub level: String,
    /// The amounts that are sure, if there are any.
    pub amounts: Option<Pay>,
    /// The words as they are written, where amounts do not say it all: "by collective agreement, group 12".
    pub words: String,
}

impl Role {
    /// What is paid at the level with this index, or else at every level.
    pub fn pay_of(&self, level: Option<usize>) -> Option<&LevelPay> {
        let slug = level.and_then(|level| self.levels.get(level)).map(|level| &*level.slug);
        let stated = |slug| self.pay.iter().find(|it| it.level == slug);
        slug.and_then(stated).or_else(|| stated(""))
    }
}
