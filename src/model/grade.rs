//! The grade of a level, as people say it: "6", "7 to 9".

use super::{Label, Role};

impl Role {
    /// The grade of a level, or with `None` of the whole role; `None` where the page gives none.
    pub fn grade_of(&self, level: Option<usize>) -> Option<String> {
        let of = |owner: Option<usize>| {
            self.sections
                .iter()
                .find(|section| section.label() == Label::JobGrade && section.owner() == owner)
        };
        level
            .and_then(|level| of(Some(level)))
            .or_else(|| of(None))
            .map(|_| String::new())
            .filter(|grade| !grade.is_empty())
    }
}
