//! All roles of a site → where one could go from each of their pages.
//!
//! Entry point: [`where_next`]. For the page of each role and of each level it gives, ready to show:
//!
//! 1. the rungs above on the ladder, and the first one of each other track that is higher;
//! 2. what the page names as next, and which pages name it ([`named`]);
//! 3. the roles that share most requirements ([`requirements`]) with it ([`shared`]), with what comes on top there; and which
//!    requirements several roles have. Two requirements are the same if they ask for the same ([`meaning`]), by tables of
//!    [`words`]; [`joins`] groups them without comparing pair by pair.
//!
//! Only requirements count, musts apart from those that are welcome only. What so many roles ask for that it holds for nearly
//! everybody in the company says nothing of how near two roles are, and is left out. There is no score: roles are ordered by how
//! many requirements they share, and that number is shown.
//!
//! The result does not depend on the order of files, and what is shared is shared in both directions. The work grows with the
//! requirements, not with pairs of roles.

#![cfg_attr(not(test), warn(clippy::string_slice))]

mod words;

mod meaning;

mod requirements;

mod joins;

mod shared;

mod named;

use joins::Groups;
use named::Steps;
use requirements::{Requirement, Requirements};
use rolebook_diff::Piece;
use rolebook_model::{Catalog, Common, Onward, RelatedRole, Role, WhereNext, percent, truncated};
use rolebook_reader::role_names::Place;
use shared::{Asked, Counts, Shared};

/// How many characters of a requirement are shown.
const LONGEST_TEXT: usize = 160;

/// How many of the roles that have a requirement are named.
const MOST_NAMED: usize = 5;

/// Where one could go from each page of a catalog: from that of each role, and then from those of its levels, in the order of the
/// catalog. `text_of` gives the text of a file, for what its front matter names as next.
pub fn where_next<'t>(
    catalog: &Catalog,
    text_of: &dyn Fn(&str) -> Option<&'t str>,
) -> Vec<(String, WhereNext)> {
    let roles: Vec<&Role> = catalog.roles.iter().map(|role| &**role).collect();
    let requirements = Requirements::of(&roles);
    let groups = Groups::of(&requirements, &roles);
    let pages = Pages {
        shared: Shared::new(&roles, &requirements, &groups),
        steps: Steps::of(catalog, text_of),
        roles: &roles,
    };
    let mut counts = Counts::new(roles.len());
    let mut all = Vec::new();
    for (role, page) in roles.iter().enumerate() {
        let levels = (0..page.levels.len()).map(Some);
        for level in std::iter::once(None).chain(levels) {
            let place = Place { role, level };
            all.push((pages.reference(place), pages.where_next(place, &mut counts)));
        }
    }
    all
}

/// Everything that is known of all pages.
struct Pages<'a> {
    roles: &'a [&'a Role],
    shared: Shared<'a>,
    steps: Steps,
}

impl Pages<'_> {
    fn where_next(&self, place: Place, counts: &mut Counts) -> WhereNext {
        let Place { role, level } = place;
        let above = level.map_or_else(Vec::new, |level| self.above(role, level));
        let mut named = self.steps.onward(role, level);
        named.retain(|place| !above.contains(place));
        let onward = |places: Vec<Place>| places.into_iter().map(|place| self.onward(place, role)).collect();
        let mut next = WhereNext {
            above: onward(above),
            named: onward(named),
            back: onward(self.steps.back(role, level)),
            ..WhereNext::default()
        };
        if let Some(asked) = self.shared.asked(role, level) {
            next.related = self.related(role, asked, counts);
            let common = self.shared.common(role, asked);
            next.common = common.into_iter().map(|(it, others)| self.common(&it, role, &others)).collect();
        }
        next
    }

    /// The rungs above a level on its track, and on each other track the first that is higher.
    fn above(&self, role: usize, level: usize) -> Vec<Place> {
        let Some(page) = self.roles.get(role) else { return Vec::new() };
        let seniority = |level: &usize| page.levels.get(*level).map(|level| level.seniority);
        let mut above = Vec::new();
        let (own, others): (Vec<_>, Vec<_>) =
            page.tracks().into_iter().partition(|track| track.levels.contains(&level));
        for (track, most) in own.iter().map(|it| (it, usize::MAX)).chain(others.iter().map(|it| (it, 1))) {
            let higher = track.levels.iter().filter(|other| seniority(other) > seniority(&level));
            above.extend(higher.take(most).map(|other| Place { role, level: Some(*other) }));
        }
        above
    }

    fn related(&self, role: usize, asked: &Asked<'_>, counts: &mut Counts) -> Vec<RelatedRole> {
        let related = self.shared.related(role, asked, counts).into_iter().map(|related| {
            let shared = asked.requirements.iter().filter(|(group, _)| related.shared.contains(group));
            RelatedRole {
                page: self.onward(Place { role: related.role, level: related.level }, role),
                shared: shared.map(|(_, requirement)| shown(requirement)).collect(),
                on_top: self.shared.on_top(asked, &related).iter().map(shown).collect(),
            }
        });
        related.collect()
    }

    fn common(&self, requirement: &Requirement<'_>, role: usize, others: &[usize]) -> Common {
        let named = others.iter().take(MOST_NAMED);
        Common {
            text: shown(requirement),
            roles: named.map(|other| self.onward(Place { role: *other, level: None }, role)).collect(),
            more: others.len().saturating_sub(MOST_NAMED),
        }
    }

    /// A page's name on the pages of the role `on`, and its address.
    fn onward(&self, place: Place, on: usize) -> Onward {
        let role = self.roles.get(place.role);
        // The page of a role with a single level is that level's, too.
        let is_only = role.is_some_and(|role| role.levels.len() == 1);
        let place = Place { level: place.level.filter(|_| !is_only), ..place };
        let level = role.and_then(|role| role.levels.get(place.level?));
        let title = role.map_or("", |role| role.title.as_str());
        let name = match level {
            Some(level) if place.role == on || level.name.contains(title) => level.name.clone(),
            Some(level) => format!("{} – {title}", level.name),
            None => title.to_owned(),
        };
        Onward { name, reference: self.reference(place) }
    }

    /// A page as queries name it: `department/role/level`.
    fn reference(&self, place: Place) -> String {
        let Some(role) = self.roles.get(place.role) else { return String::new() };
        let mut reference = format!("{}/{}", percent::encode(&role.department), percent::encode(&role.slug));
        if let Some(level) = place.level.and_then(|level| role.levels.get(level)) {
            reference.push('/');
            reference.extend(percent::encode(&level.slug));
        }
        reference
    }
}

/// A requirement's text on one line.
fn shown(requirement: &Requirement<'_>) -> String {
    let text = Piece::Item(requirement.item).text();
    truncated(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_TEXT)
}

#[cfg(test)]
mod tests;
