//! Facts: what a page states of a role or a level in a line of its own, with a name and a value: "Reports to: Head of Bakery".

use super::Role;

/// One fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The slug of the level; empty where it holds for the whole role.
    pub level: String,
    /// What it is about.
    pub kind: FactKind,
    /// Its name as the page writes it: "Reports to". Empty where the page says it in sentences, and the interface has a word.
    pub name: String,
    /// Its value as the page writes it: "Head of Bakery".
    pub value: String,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// The name of the level where it is no grade: "Level: Senior".
    Level,
    /// The grade or band: "Grade: 7".
    Grade,
    /// What is paid.
    Pay,
    /// Where the work is done.
    Place,
    /// The position of the manager.
    ReportsTo,
    /// The team or department.
    Team,
    /// How far the work reaches.
    Scope,
    /// How many years of experience people have.
    Experience,
    /// The code of a framework of occupations or skills: O*NET, SFIA.
    Code,
    /// Anything else that stands among facts.
    #[default]
    Other,
}

impl FactKind {
    /// Every kind.
    pub const ALL: [FactKind; 10] = [
        FactKind::Level,
        FactKind::Grade,
        FactKind::Pay,
        FactKind::Place,
        FactKind::ReportsTo,
        FactKind::Team,
        FactKind::Scope,
        FactKind::Experience,
        FactKind::Code,
        FactKind::Other,
    ];

    /// The stable name, as `catalog.json` and URLs write it.
    pub fn name(self) -> &'static str {
        match self {
            FactKind::Level => "level",
            FactKind::Grade => "grade",
            FactKind::Pay => "pay",
            FactKind::Place => "place",
            FactKind::ReportsTo => "reports_to",
            FactKind::Team => "team",
            FactKind::Scope => "scope",
            FactKind::Experience => "experience",
            FactKind::Code => "code",
            FactKind::Other => "other",
        }
    }

    /// The kind that [`name`](FactKind::name) gives; [`FactKind::Other`] if there is none.
    pub fn from_name(name: &str) -> FactKind {
        FactKind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
    }
}

impl Role {
    /// The facts that hold for a level, or with `None` for the whole role, in the order of the page. A level's own fact takes the
    /// place of one about the whole role that has its name.
    pub fn facts_of(&self, level: Option<usize>) -> Vec<&Fact> {
        let slug = level.and_then(|level| self.levels.get(level)).map_or("", |level| &*level.slug);
        let is_own = |fact: &&Fact| fact.level == slug;
        let is_replaced =
            |shared: &Fact| self.facts.iter().filter(is_own).any(|own| own.is_about_what(shared));
        let holds = |fact: &&Fact| is_own(fact) || (fact.level.is_empty() && !is_replaced(fact));
        self.facts.iter().filter(holds).collect()
    }
}

impl Fact {
    /// Whether both say the same of what they are about: their kind, and among other facts their name, is one.
    pub fn is_about_what(&self, other: &Fact) -> bool {
        self.kind == other.kind && (self.kind != FactKind::Other || self.name == other.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in FactKind::ALL {
            assert_eq!(FactKind::from_name(kind.name()), kind);
        }
        assert_eq!(FactKind::from_name("colour"), FactKind::Other);
    }
}
