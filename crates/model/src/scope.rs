//! One level of a role: its place in the ladder, and the sections that apply to it.

use super::{Label, Role, Section};

/// Why a section applies to a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// It is about this level and no other.
    Own,
    /// It is about the whole role.
    Shared,
}

impl Role {
    /// The sections that apply to the level at `level`, as indices into [`sections`](Role::sections) in the
    /// page's order.
    ///
    /// Its own are the section whose heading names it and those that belong to it; shared is what belongs
    /// to no level, but for other levels' headings. A heading under which nothing is left is left out too:
    /// a container of levels is empty once the other levels are gone. A table that holds levels is nothing, as its text
    /// stands in their own sections.
    pub fn sections_of(&self, level: usize) -> Vec<(usize, Scope)> {
        let mut scopes = vec![None; self.sections.len()];
        // From the end, so that what stands below a heading is known before the heading is judged.
        for (index, section) in self.sections.iter().enumerate().rev() {
            let scope = self.scope_of(index, section, level);
            let below = self.sections.iter().zip(&scopes).skip(index + 1);
            let mut below = below.take_while(|(other, _)| depth(other) > depth(section));
            let holds_any = below.any(|(_, other)| scope.is_some() && *other == scope);
            if let Some(place) = scopes.get_mut(index)
                && (holds_any || section.content.iter().any(|it| !it.is_ladder()) || self.names(level, index))
            {
                *place = scope;
            }
        }
        let mut sections = Vec::new();
        for (index, scope) in scopes.into_iter().enumerate() {
            sections.extend(scope.map(|scope| (index, scope)));
        }
        sections
    }

    /// The scope of a section for a level, whether or not anything stands in it.
    fn scope_of(&self, index: usize, section: &Section, level: usize) -> Option<Scope> {
        match section.owner() {
            Some(owner) => (owner == level).then_some(Scope::Own),
            None if self.names(level, index) => Some(Scope::Own),
            None => (section.label() != Label::Level).then_some(Scope::Shared),
        }
    }

    /// Whether the section's heading names the level.
    fn names(&self, level: usize, section: usize) -> bool {
        self.levels.get(level).is_some_and(|level| level.section == Some(section))
    }
}

fn depth(section: &Section) -> u8 {
    section.heading.as_ref().map_or(0, |heading| heading.depth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Content, Heading, Inline, Level, Position, Reason, Seniority};

    /// A page of one line a heading: depth, label, owner (`-` for none), and `empty` where nothing stands
    /// below it. Levels are in order of their headings, after a base level.
    fn page(lines: &[(u8, Label, Option<usize>, &str)]) -> Role {
        let mut levels = vec![level("Designer", None, Seniority::Intermediate)];
        let mut sections = Vec::new();
        for (index, &(depth, label, owner, text)) in lines.iter().enumerate() {
            if label == Label::Level {
                levels.push(level(text, Some(index), Seniority::Senior));
            }
            let heading = Heading {
                position: Position::START,
                is_line: false,
                depth,
                content: vec![Inline::Text(text.to_owned())],
                text: text.to_owned(),
                id: format!("s{index}"),
                label,
                section: label,
                seniority: None,
                owner,
                reason: Reason::Because(""),
            };
            let content = if text.starts_with("empty") { vec![] } else { vec![Content::Block(Block::Rule)] };
            sections.push(Section { heading: Some(heading), content, includes: vec![], is_of_table: false });
        }
        Role {
            file: "design/designer.md".to_owned(),
            department: "design".to_owned(),
            slug: "designer".to_owned(),
            title: "Designer".to_owned(),
            summary: String::new(),
            aliases: vec![],
            layout: String::new(),
            language: String::new(),
            availability: None,
            vacancies: Vec::new(),
            pay: Vec::new(),
            facts: Vec::new(),
            labels: crate::PageLabels::default(),
            parts: Vec::new(),
            is_loaded: true,
            levels,
            sections,
            footnotes: Vec::new(),
            findings: vec![],
        }
    }

    fn level(name: &str, section: Option<usize>, seniority: Seniority) -> Level {
        Level { name: name.to_owned(), slug: name.to_lowercase(), seniority, track: String::new(), section }
    }

    fn check(lines: &[(u8, Label, Option<usize>, &str)], level: usize, own: &[usize], shared: &[usize]) {
        let sections = page(lines).sections_of(level);
        let of = |wanted| sections.iter().filter(move |(_, scope)| *scope == wanted).map(|(index, _)| *index);
        assert_eq!(of(Scope::Own).collect::<Vec<_>>(), own, "own");
        assert_eq!(of(Scope::Shared).collect::<Vec<_>>(), shared, "shared");
    }

    const LATER_FORMAT: &[(u8, Label, Option<usize>, &str)] = &[
        (2, Label::Responsibilities, None, "Responsibilities"),
        (2, Label::Levels, None, "empty Levels"),
        (3, Label::Level, None, "empty Senior"),
        (4, Label::Requirements, Some(1), "Senior Requirements"),
        (3, Label::Level, None, "Staff"),
        (4, Label::Requirements, Some(2), "Staff Requirements"),
        (2, Label::HiringProcess, None, "Hiring"),
    ];

    #[test]
    fn a_level_shows_its_own_sections_and_the_shared_ones() {
        check(LATER_FORMAT, 1, &[2, 3], &[0, 6]);
        check(LATER_FORMAT, 2, &[4, 5], &[0, 6]);
    }

    #[test]
    fn the_base_level_shows_the_page_wide_sections() {
        check(LATER_FORMAT, 0, &[], &[0, 6]);
    }

    #[test]
    fn an_empty_heading_stays_while_something_below_it_does() {
        let specialties = &[
            (2, Label::Specialties, None, "empty Specialties"),
            (3, Label::Specialty, None, "Research"),
            (2, Label::Other, None, "empty Notes"),
            (2, Label::Level, None, "Senior"),
            (3, Label::Other, None, "Aside"),
        ];
        check(specialties, 0, &[], &[0, 1, 4]);
    }

    #[test]
    fn a_level_that_the_role_does_not_have_shows_what_is_shared() {
        check(LATER_FORMAT, 9, &[], &[0, 6]);
    }

    #[test]
    fn the_ladder_ascends_and_keeps_the_order_of_equals() {
        let mut role = page(&[]);
        role.levels = vec![
            level("Designer", None, Seniority::Intermediate),
            level("Staff", None, Seniority::Staff),
            level("Senior A", None, Seniority::Senior),
            level("Senior B", None, Seniority::Senior),
        ];
        assert_eq!(role.ladder(), [0, 2, 3, 1]);
    }
}
