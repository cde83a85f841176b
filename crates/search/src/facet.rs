//! What roles can be filtered by, and the names by which a URL has it.

use rolebook_model::{Employment, Seniority, Track};

/// What roles can be filtered by, in the order in which URLs have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The department, by its slug.
    Department,
    /// The seniority of a level, by its name.
    Level,
    /// The track of that seniority, by its name.
    Track,
    /// The grade of a level, as the page writes it.
    Grade,
    /// Whether there is an open vacancy.
    Open,
    /// The town of a vacancy, as it is written.
    Place,
    /// The country of a vacancy, by its code of two letters.
    Country,
    /// Whether a vacancy can be remote.
    Remote,
    /// The kind of employment of a vacancy.
    Employment,
    /// Whether it says what is paid. Amounts are in different currencies and for different times, so they are not compared.
    Pay,
}

/// The only value of a facet that is on or off.
pub(super) const YES: &str = "1";

impl Facet {
    /// Every facet.
    pub const ALL: [Facet; 10] = [
        Facet::Department,
        Facet::Level,
        Facet::Track,
        Facet::Grade,
        Facet::Open,
        Facet::Place,
        Facet::Country,
        Facet::Remote,
        Facet::Employment,
        Facet::Pay,
    ];

    /// The stable name, as URLs write it.
    pub fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// The facet with this [`name`](Facet::name).
    pub fn from_name(name: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.name() == name)
    }

    /// Whether a text can be a value of it. Those that authors make can be any.
    pub(super) fn may_have(self, value: &str) -> bool {
        match self {
            Facet::Level => Seniority::from_name(value).is_some(),
            Facet::Track => Track::from_name(value).is_some(),
            Facet::Employment => employment(value).is_some(),
            Facet::Open | Facet::Remote | Facet::Pay => value == YES,
            _ => !value.is_empty(),
        }
    }

    /// Its bit in a set of facets.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

const NAMES: [&str; 10] =
    ["department", "level", "track", "grade", "open", "place", "country", "remote", "employment", "pay"];

/// The kind of employment that a value of [`Facet::Employment`] stands for: "full-time".
pub fn employment(value: &str) -> Option<Employment> {
    let place = EMPLOYMENTS.iter().position(|name| *name == value);
    place.and_then(|place| Employment::ALL.get(place).copied())
}

/// The value of [`Facet::Employment`] for a kind.
pub(super) fn employment_slug(kind: Employment) -> &'static str {
    EMPLOYMENTS.get(kind as usize).copied().unwrap_or_default()
}

/// In the order of [`Employment::ALL`].
const EMPLOYMENTS: [&str; 8] =
    ["full-time", "part-time", "contractor", "temporary", "intern", "volunteer", "per-diem", "other"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_and_kind_of_employment_is_found_by_its_name() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_name(facet.name()), Some(facet));
        }
        for kind in Employment::ALL {
            assert_eq!(employment(employment_slug(kind)), Some(kind));
            assert_eq!(employment_slug(kind), kind.name().to_lowercase().replace('_', "-"));
        }
    }
}
