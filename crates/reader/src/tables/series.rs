//! Whether names are those of the levels of one ladder.

use super::names::Name;
use rolebook_model::Seniority;

/// Whether names are those of rungs that stand above one another: most say where, and not all at the same place. A plain
/// position is a rung below "Senior" and itself.
pub(super) fn is_series(names: &[&Name]) -> bool {
    let says = names.iter().filter(|name| name.says_rung()).count();
    let chiefs = names.iter().filter(|name| name.said == Some(Seniority::Chief)).count();
    let place = |name: &Name| (name.seniority(), name.code.clone(), name.number.clone());
    let first = names.first().map(|name| place(name));
    let differ = names.iter().any(|name| Some(place(name)) != first);
    names.len() >= 2
        && says * 2 >= names.len()
        && (says >= 2 || is_of_one_noun(names))
        && differ
        && chiefs < 2
        && !are_crafts(names)
        && !is_of_language(names)
}

/// Whether all that say a rung are those of the plain position among them: "Baker (1)", "Senior Baker (2)".
fn is_of_one_noun(names: &[&Name]) -> bool {
    let noun = |name: &Name| {
        let is_number = |mark: char| mark.is_ascii_digit() || mark == ' ';
        name.folded.trim_end_matches(is_number).to_owned()
    };
    let plain = names.iter().find(|name| !name.says_rung());
    let mut others = names.iter().filter(|name| name.says_rung());
    plain.is_some_and(|plain| others.all(|name| noun(name).ends_with(&noun(plain))))
}

/// Whether names are those of several crafts that stand beside one another: "Designer", "Product Manager".
fn are_crafts(names: &[&Name]) -> bool {
    let plain: Vec<&&Name> = names.iter().filter(|name| !name.says_rung()).collect();
    let shares = |one: &Name, other: &Name| {
        one.folded.split(' ').any(|word| other.folded.split(' ').any(|other| other == word))
    };
    let is_short = |name: &Name| !name.folded.contains(' ');
    plain.windows(2).any(|pair| match pair {
        [one, next] => !(shares(one, next) || (is_short(one) && is_short(next))),
        _ => false,
    })
}

/// Whether names are levels of a language: "A2", "B1".
fn is_of_language(names: &[&Name]) -> bool {
    let is_one = |name: &&Name| {
        name.is_code && matches!(name.code.as_deref(), Some("a1" | "a2" | "b1" | "b2" | "c1" | "c2"))
    };
    let letter = |name: &Name| name.code.as_ref().and_then(|code| code.chars().next());
    let differs = |pair: &[&Name]| matches!(pair, [one, next] if letter(one) != letter(next));
    names.iter().all(is_one) && names.windows(2).any(differs)
}
