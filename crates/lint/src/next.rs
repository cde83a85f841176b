//! Roles that a page names as next: names that no role has, or several.

use super::context::PageContext;
use super::targets::Targets;
use rolebook_model::{Finding, Position, Rule};
use rolebook_reader::role_names::{NEXT, Named, RoleNames, next_names};

/// How many names of a page are looked at.
const MOST_NAMES: usize = 50;

/// Longer names are not compared with others: that takes time that grows with the square of the length.
const LONGEST: usize = 120;

/// How many places with one name a finding lists.
const LISTED: usize = 3;

/// Findings about what the page names as next.
pub(super) fn findings(page: &PageContext<'_>, targets: &Targets<'_>) -> Vec<Finding> {
    let named = next_names(page.front_matter).take(MOST_NAMES);
    named.filter_map(|name| finding(page, targets.names(), name)).collect()
}

fn finding(page: &PageContext<'_>, names: &RoleNames<'_>, name: &str) -> Option<Finding> {
    let role = page.role;
    let (position, length) = place(page, name)?;
    let about = |message: String| Finding::new(Rule::UnknownNext, position, message).with_length(length);
    match names.find(name, &role.file, names.role_of(&role.file)) {
        Named::One(_) | Named::Elsewhere => None,
        Named::Several(places) => {
            let addresses = places.iter().take(LISTED).map(|place| format!("`{}`", names.address(*place)));
            let addresses: Vec<String> = addresses.collect();
            let help = format!("write {}", addresses.join(" or "));
            Some(about(format!("{} places are called \"{name}\"", places.len())).with_help(help))
        }
        Named::Unknown => {
            let finding = about(format!("no role is called \"{name}\""));
            Some(match nearest(names, name) {
                Some(meant) => {
                    let help = format!("write `{meant}` if that is meant");
                    finding.with_help(help).with_edit(name, meant)
                }
                None => finding,
            })
        }
    }
}

/// Where a name stands: on the line of its key, or on one of those below, up to the next key.
fn place(page: &PageContext<'_>, name: &str) -> Option<(Position, usize)> {
    let entry = page.settings.iter().find(|entry| entry.key == NEXT)?;
    let below =
        page.settings.iter().map(|other| other.position.line).filter(|line| *line > entry.position.line);
    let end = below.min().unwrap_or(u32::MAX);
    let lines = page.head.iter().zip(1..end).skip(entry.position.line.saturating_sub(1) as usize);
    let mut found = lines.filter_map(|(text, line)| {
        // The key itself may be the name of a role.
        let key = if line == entry.position.line { text.find(NEXT)? + NEXT.len() } else { 0 };
        let at = key + text.get(key..)?.find(name)?;
        let (before, after) = text.split_at_checked(at)?;
        // Not within a longer name.
        let is_whole = !before.ends_with(char::is_alphanumeric)
            && !after.strip_prefix(name)?.starts_with(char::is_alphanumeric);
        let column = u32::try_from(before.chars().count() + 1).ok()?;
        is_whole.then_some(Position { line, column })
    });
    // A name over several lines, or one with escapes, is not found by its text.
    Some(match found.next() {
        Some(position) => (position, name.chars().count()),
        None => (entry.position, NEXT.len()),
    })
}

/// The name of a role that `name` misses by a few letters.
fn nearest<'n>(names: &'n RoleNames<'_>, name: &str) -> Option<&'n str> {
    if name.len() > LONGEST {
        return None;
    }
    let folded = name.to_lowercase();
    let most = (name.chars().count() / 8).max(2);
    let alike = names.written().filter(|other| other.len().abs_diff(name.len()) <= 2 * most);
    let nearest = alike.map(|other| (strsim::osa_distance(&folded, &other.to_lowercase()), other)).min();
    nearest.filter(|(distance, _)| *distance <= most).map(|(_, other)| other)
}
