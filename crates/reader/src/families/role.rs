//! A family → the role of which its files are the levels.
//!
//! Entry point: [`joined`]. The files were read on their own, as the model was trained, and stay so for findings; what their
//! texts include of other levels is looked for once all are together.

use super::shared::shared;
use super::{Family, Member};
use crate::ids::Ids;
use crate::lexicon::Lexicon;
use crate::parts::{ReadPart, join};
use crate::sections::Claim;
use crate::without_text;
use rolebook_markdown::slug;
use rolebook_model::{Availability, Finding, Level, Part, Role, Rule};

/// The role of a family, and of each of its files, by place among all pages, what its text includes of levels that are not
/// there. `read` gives a page that was read on its own.
pub(crate) fn joined<'r>(
    family: &Family,
    read: &dyn Fn(usize) -> Option<(&'r Role, &'r [Claim])>,
    lexicon: &Lexicon,
) -> Option<(Role, Vec<(usize, Finding)>)> {
    let places: Vec<usize> =
        family.introduction.into_iter().chain(family.members.iter().map(|it| it.page)).collect();
    let read: Vec<(&Role, &[Claim])> = places.iter().filter_map(|place| read(*place)).collect();
    let files: Vec<&Role> = read.iter().map(|(role, _)| *role).collect();
    let introductions = usize::from(family.introduction.is_some());
    let members = files.get(introductions..).filter(|members| !members.is_empty())?;
    if files.len() != places.len() {
        return None;
    }
    let mut marks = vec![Vec::new(); introductions];
    marks.extend(shared(members));
    let part = |(file, shared): (&&Role, Vec<bool>)| Part {
        file: file.file.clone(),
        addresses: addresses(file),
        labels: file.labels.clone(),
        shared,
    };
    let parts = files.iter().zip(marks).map(part).collect();
    let whole = Role { parts, levels: levels(&family.members), ..described(&family.title, &files, members) };
    let (role, unresolved) = join(whole, read.into_iter().map(copy).collect(), lexicon);
    let place_of = |section: usize| {
        let named = role.levels.iter().position(|level| level.section == Some(section));
        let owner = named.or_else(|| role.sections.get(section)?.owner());
        places.get(owner.map_or(0, |owner| owner + introductions)).copied()
    };
    let unresolved =
        unresolved.into_iter().filter_map(|(section, finding)| Some((place_of(section)?, finding))).collect();
    Some((role, unresolved))
}

/// Where the pages of a role on its own are.
fn addresses(role: &Role) -> Vec<String> {
    let own = format!("{}/{}", role.department, role.slug);
    let levels = role.levels.iter().map(|level| format!("{own}/{}", level.slug));
    let levels: Vec<String> = levels.collect();
    std::iter::once(own).chain(levels).collect()
}

/// What is joined of a file: it stays what it is for findings.
fn copy((role, claims): (&Role, &[Claim])) -> ReadPart {
    let role = Role {
        sections: role.sections.clone(),
        footnotes: role.footnotes.clone(),
        ..without_text(&role.file, &role.title)
    };
    ReadPart { role, claims: claims.to_vec() }
}

/// What is known of the role beside its text.
fn described(title: &str, files: &[&Role], members: &[&Role]) -> Role {
    let all = || files.iter();
    let first = members.first();
    let mut aliases: Vec<String> = Vec::new();
    for alias in all().flat_map(|role| &role.aliases) {
        if !aliases.contains(alias) {
            aliases.push(alias.clone());
        }
    }
    let says = |what| members.iter().any(|role| role.availability == Some(what));
    let are_all = |what| members.iter().all(|role| role.availability == Some(what));
    let availability = match () {
        () if says(Availability::Open) => Some(Availability::Open),
        () if are_all(Availability::Closed) => Some(Availability::Closed),
        () => None,
    };
    let file = files.first().map(|file| file.file.clone()).unwrap_or_default();
    Role {
        department: first.map(|role| role.department.clone()).unwrap_or_default(),
        slug: slug(title),
        summary: all().map(|role| role.summary.clone()).find(|text| !text.is_empty()).unwrap_or_default(),
        layout: first.map(|role| role.layout.clone()).unwrap_or_default(),
        language: first.map(|role| role.language.clone()).unwrap_or_default(),
        aliases,
        availability,
        ..without_text(&file, title)
    }
}

fn levels(members: &[Member]) -> Vec<Level> {
    let mut slugs = Ids::default();
    let level = |member: &Member| Level {
        track: String::new(),
        name: member.level.clone(),
        slug: slugs.level(&member.level),
        seniority: member.seniority,
        section: None,
    };
    members.iter().map(level).collect()
}

/// Makes the findings of a file about levels that it includes those that the whole role has.
pub(crate) fn stand_alone(role: &mut Role, unresolved: Vec<Finding>) {
    role.findings.retain(|finding| finding.rule != Rule::UnresolvedInheritance);
    role.findings.extend(unresolved);
    role.findings.sort_by_key(|finding| finding.position);
}
