//! The findings about vacancies that cannot be assigned, or are not complete.

use crate::nearest::nearest;
use crate::vacancies::file::Entry;
use crate::vacancies::missing::Missing;
use crate::vacancies::posting::Posting;
use rolebook_markdown::slug;
use rolebook_model::limits::{LONGEST_NAME, LONGEST_QUOTE};
use rolebook_model::{Finding, Level, Position, Role, Rule, Vacancy, truncated};
use rolebook_reader::front_matter::VacancyKey;
use std::collections::BTreeMap;

/// For how many unknown roles the nearest known one is looked up, among all of them.
pub(in crate::vacancies) const SUGGESTIONS: usize = 20;

/// An entry names a role that is not in the catalog; with `suggest`, the help gives the nearest of `by_path`.
pub(super) fn unknown_role(
    entry: &Entry,
    by_path: &BTreeMap<String, (usize, String)>,
    suggest: bool,
) -> Finding {
    let (role, position) = &entry.role;
    if role.is_empty() {
        let message = "names no role, so it is not shown";
        return Finding::new(Rule::UnknownRole, *position, message)
            .with_help("add `role = \"department/role\"`, as in its URL");
    }
    no_such_role(role, *position, by_path, suggest)
}

/// A name that no role has. Only the first few get a suggestion, which is the nearest name.
pub(in crate::vacancies) fn no_such_role(
    role: &str,
    position: Position,
    by_path: &BTreeMap<String, (usize, String)>,
    suggest: bool,
) -> Finding {
    let paths = by_path.keys().map(String::as_str).filter(|_| suggest);
    let nearest = nearest(role, paths);
    let message = format!("there is no role \"{role}\", so this is not shown");
    let finding = Finding::new(Rule::UnknownRole, position, message);
    match nearest {
        Some(nearest) => finding.with_help(format!("the nearest is \"{nearest}\"")),
        None => finding,
    }
}

/// The slug of a level that is given by its name or slug. An unknown level stays as written: the vacancy is then shown
/// for the role, and for none of its levels.
pub(in crate::vacancies) fn level_slug(
    role: &Role,
    written: &str,
    position: Position,
    findings: &mut Vec<Finding>,
) -> String {
    let is_meant = |level: &&Level| level.name == written || level.slug == slug(written);
    if written.is_empty() {
        return String::new();
    }
    if let Some(level) = role.levels.iter().find(is_meant) {
        return level.slug.clone();
    }
    let names = role.levels.iter().map(|level| level.name.as_str());
    let help = match nearest(written, names) {
        Some(nearest) => format!("the nearest is \"{nearest}\""),
        None => "the role has no levels: delete this key".to_owned(),
    };
    let message = format!("{} has no level \"{written}\"", role.file);
    findings.push(Finding::new(Rule::UnknownLevel, position, message).with_help(help));
    truncated(written, LONGEST_NAME)
}

/// A vacancy of a role whose front matter closes it.
pub(super) fn closed_role(role: &Role, position: Position) -> Finding {
    let message = format!("{} sets `vacancy: closed`, so this is not shown", role.file);
    Finding::new(Rule::ClosedRole, position, message)
}

/// An entry of the file that lacks properties; `None` if it lacks none. A key with a finding of its own is not reported as
/// missing, too.
pub(super) fn incomplete_entry(mut lacks: Vec<Missing>, entry: &Entry) -> Option<Finding> {
    let is_faulty = |key: &&str| entry.faulty.iter().any(|faulty| faulty == key);
    lacks.retain(|lack| !lack.why.is_empty() || !keys_of(lack.property).iter().any(is_faulty));
    let keys: Vec<&str> = lacks.iter().filter_map(|lack| keys_of(lack.property).first()).copied().collect();
    let help = match lacks.as_slice() {
        [Missing { property: "jobLocation.address.addressCountry", .. }] => {
            "write the country behind the place, as in \"Lisbon, Portugal\"".to_owned()
        }
        _ => format!("write `{}`, as docs/vacancies.md describes", keys.join("`, `")),
    };
    let is_of = |key: &String, lack: &Missing| keys_of(lack.property).contains(&&**key);
    let position = position(&lacks, &entry.keys, is_of).unwrap_or(entry.position);
    let finding = Finding::new(Rule::IncompleteVacancy, position, message(&lacks));
    (!lacks.is_empty()).then(|| finding.with_help(help_with(help, &lacks)))
}

/// A posting, called `name`, that lacks properties; `None` if it lacks none.
pub(super) fn incomplete_posting(
    lacks: &[Missing],
    posting: &Posting,
    name: &str,
    position: Position,
) -> Option<Finding> {
    let again =
        if posting.file.is_empty() { String::new() } else { format!(", and save {} again", posting.file) };
    let help = format!("complete {} on the board{again}", truncated(name, LONGEST_QUOTE));
    let finding = Finding::new(Rule::IncompleteVacancy, position, message(lacks));
    (!lacks.is_empty()).then(|| finding.with_help(help_with(help, lacks)))
}

/// A vacancy in front matter that lacks properties; `None` if it lacks none. Its keys may be for other tools, so this is no
/// fault.
pub(super) fn incomplete_page(
    lacks: &[Missing],
    keys: &[(VacancyKey, Position)],
    first: Position,
) -> Option<Finding> {
    let is_of = |fact: &VacancyKey, lack: &Missing| facts_of(lack.property).contains(fact);
    let position = position(lacks, keys, is_of).unwrap_or(first);
    let message = format!("search engines do not show this vacancy, since it lacks {}", listed(lacks));
    let finding = Finding::new(Rule::VacancyFact, position, message);
    let help = finding.help.to_string();
    (!lacks.is_empty()).then(|| finding.with_help(help_with(help, lacks)))
}

fn message(lacks: &[Missing]) -> String {
    format!("lacks {}, so search engines do not show it", listed(lacks))
}

/// Where what is missing is told: at a value that is not enough, else at another key of the same property.
fn position<Key>(
    lacks: &[Missing],
    keys: &[(Key, Position)],
    is_of: impl Fn(&Key, &Missing) -> bool,
) -> Option<Position> {
    let find = |is_enough: &dyn Fn(&Missing) -> bool| {
        let is_told =
            |(key, _): &&(Key, Position)| lacks.iter().any(|lack| is_enough(lack) && is_of(key, lack));
        keys.iter().find(is_told).map(|(_, position)| *position)
    };
    find(&|lack| !lack.why.is_empty()).or_else(|| find(&|_| true))
}

/// What to do, with what has to be done elsewhere than in the vacancy.
fn help_with(help: String, lacks: &[Missing]) -> String {
    let elsewhere = |lack: &Missing| match lack.property {
        "description" => Some("write on the role's page what it is about"),
        "hiringOrganization" => Some("write the company's `name` in site.toml"),
        _ => None,
    };
    let others: Vec<&str> = lacks.iter().filter_map(elsewhere).collect();
    if others.is_empty() {
        help
    } else if others.len() == lacks.len() {
        others.join(", and ")
    } else {
        format!("{help}, and {}", others.join(", and "))
    }
}

/// The names of properties, with why what is said is not enough.
fn listed(lacks: &[Missing]) -> String {
    let named =
        lacks.iter().map(
            |Missing { property, why }| {
                if why.is_empty() { (*property).to_owned() } else { format!("{property} ({why})") }
            },
        );
    named.collect::<Vec<_>>().join(", ")
}

/// A posting, called `name`, whose pay is left out; `None` if it is not.
pub(super) fn pay_left_out(posting: &Posting, name: &str, position: Position) -> Option<Finding> {
    let why = posting.pay_left_out;
    let message = format!("the pay of {} {why}, so it is left out", truncated(name, LONGEST_QUOTE));
    let finding = Finding::new(Rule::IncompleteVacancy, position, message);
    (!why.is_empty()).then(|| finding.with_help("change it on the board, or leave it so"))
}

/// What is left out of a posting, called `name`, since its fields are damaged.
pub(super) fn damaged(posting: &Posting, name: &str, position: Position) -> Vec<Finding> {
    let name = truncated(name, LONGEST_QUOTE);
    let of_file = if posting.file.is_empty() { String::new() } else { format!(" in {}", posting.file) };
    let finding = |sentence: &String| {
        let message = format!("{name}{of_file}: {sentence}");
        let finding = Finding::new(Rule::IncompleteVacancy, position, message);
        finding.with_help("save the file again, or correct it on the board")
    };
    posting.left_out.iter().map(finding).collect()
}

/// A posting, called `name`, whose last day to apply is over.
pub(super) fn expired(vacancy: &Vacancy, name: &str, position: Position) -> Finding {
    let name = truncated(name, LONGEST_QUOTE);
    let message = format!("{name} expired on {}, so it is not shown", vacancy.valid_through);
    Finding::new(Rule::VacancyDate, position, message).with_help("delete it, or extend it on the board")
}

/// A vacancy, called `name`, that was changed to keep to the limits; `None` if it was not.
pub(super) fn too_long(changed: &[&str], name: &str, position: Position) -> Option<Finding> {
    let name = truncated(name, LONGEST_QUOTE);
    let message = format!("{name}: more than is shown in {}, so it was cut short", changed.join(", "));
    let finding = Finding::new(Rule::TooLong, position, message);
    (!changed.is_empty()).then_some(finding)
}

/// The keys of the file that set a property.
fn keys_of(property: &str) -> &'static [&'static str] {
    match property {
        "title" => &["title"],
        "datePosted" => &["posted"],
        "jobLocation" => &["locations", "location", "remote"],
        "jobLocation.address.addressCountry" => &["locations", "location"],
        "applicantLocationRequirements" => &["remote", "locations", "location"],
        _ => &[],
    }
}

/// The facts of front matter that set a property.
fn facts_of(property: &str) -> &'static [VacancyKey] {
    match property {
        "datePosted" => &[VacancyKey::Posted, VacancyKey::Date],
        "jobLocation" | "jobLocation.address.addressCountry" => {
            &[VacancyKey::Location, VacancyKey::Town, VacancyKey::Region, VacancyKey::Country]
        }
        "applicantLocationRequirements" => &[VacancyKey::Remote, VacancyKey::Location, VacancyKey::Country],
        _ => &[],
    }
}
