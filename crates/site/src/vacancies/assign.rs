//! The vacancies that were announced → those of each role, and what is known of the others.

use super::boards::Provider;
use super::file::{self, Entry};
use super::load::Announced;
use super::missing::missing;
use super::named::{Index, Named, named};
use crate::nearest::nearest;
use jiff::civil::Date;
use rolebook_markdown::slug;
use rolebook_model::{
    Availability, Catalog, Finding, Level, PageSource, Position, Role, Rule, Source, Vacancy,
};
use rolebook_reader::front_matter;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What there is to say of vacancies that were assigned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assigned {
    /// By file below the folder of roles, what is wrong.
    pub findings: BTreeMap<String, Vec<Finding>>,
    /// What is not wrong but worth a line: how many postings of a board no role names.
    pub notes: Vec<String>,
}

/// Gives each role its open vacancies, and says whether it has any on the day `today`.
///
/// - A role is closed whose front matter says so, whatever else is announced.
/// - One for which something is announced is open as long as any of it is, and closed from then on.
/// - Of the others only the front matter knows, unless the file says that they are closed.
pub fn assign(catalog: &mut Catalog, source: &Source, announced: &Announced, today: Date) -> Assigned {
    let mut known =
        Known { today: today.to_string(), of_roles: HashMap::new(), assigned: Assigned::default() };
    let others_are_closed = announced.file.as_ref().is_some_and(|page| known.add_file(catalog, page));
    known.add_boards(catalog, source, announced);
    for (index, role) in catalog.roles.iter_mut().enumerate() {
        let open = match known.of_roles.remove(&index) {
            _ if role.availability == Some(Availability::Closed) => continue,
            Some(OfRole { is_unclear: true, open }) if open.is_empty() => continue,
            Some(OfRole { open, .. }) => open,
            None if others_are_closed && role.availability.is_none() => Vec::new(),
            None => continue,
        };
        let role = Arc::make_mut(role);
        role.availability = Some(if open.is_empty() { Availability::Closed } else { Availability::Open });
        role.vacancies = by_level(role, open);
    }
    known.assigned
}

/// What has become known so far.
struct Known {
    /// The day on which it is to hold.
    today: String,
    /// By index, the roles for which something is announced.
    of_roles: HashMap<usize, OfRole>,
    assigned: Assigned,
}

/// What is announced for a role.
#[derive(Default)]
struct OfRole {
    /// The vacancies that have not run out.
    open: Vec<Vacancy>,
    /// Whether it names postings of a board that is not at hand, so that there may be more.
    is_unclear: bool,
}

impl Known {
    /// Adds the entries of the file. Gives whether the roles that it does not list are closed.
    fn add_file(&mut self, catalog: &Catalog, page: &PageSource) -> bool {
        let read = file::read(page, &self.today);
        let mut findings = read.findings;
        let by_path = by_path(catalog);
        let mut unknown = 0;
        for entry in read.entries {
            match by_path.get(&entry.role.0) {
                Some(index) => self.add_entry(catalog, *index, entry, &mut findings),
                None => {
                    unknown += 1;
                    findings.push(unknown_role(&entry, &by_path, unknown <= SUGGESTIONS));
                }
            }
        }
        findings.sort_by_key(|finding| finding.position);
        if !findings.is_empty() {
            self.assigned.findings.entry(page.file.clone()).or_default().extend(findings);
        }
        read.others_are_closed
    }

    fn add_entry(&mut self, catalog: &Catalog, index: usize, entry: Entry, findings: &mut Vec<Finding>) {
        let of_role = self.of_roles.entry(index).or_default();
        let role = &catalog.roles[index];
        if role.availability == Some(Availability::Closed) {
            findings.push(closed_role(role, entry.position));
            return;
        }
        let (level, level_position) = entry.level;
        let level = level_slug(role, &level, level_position, findings);
        let vacancy = Vacancy { level, ..entry.vacancy };
        if vacancy.is_open_on(&self.today) {
            let mut lacks = missing(&vacancy, role, &catalog.site);
            // Whoever wrote a key wrongly need not be told that it is missing, too.
            lacks.retain(|property| {
                !keys_of(property).iter().any(|key| entry.faulty.iter().any(|of| of == key))
            });
            let keys: Vec<&str> =
                lacks.iter().filter_map(|property| keys_of(property).first()).copied().collect();
            let advice = format!("write `{}`, as docs/vacancies.md describes", keys.join("`, `"));
            findings.extend(incomplete(&lacks, &advice, entry.position));
            of_role.open.push(vacancy);
        }
    }

    /// Adds the postings that the roles' front matter names.
    fn add_boards(&mut self, catalog: &Catalog, source: &Source, announced: &Announced) {
        let mut boards = Provider::ALL.map(|provider| Asked {
            provider,
            index: announced.boards.iter().find(|board| board.provider == provider).map(Index::new),
            named: HashSet::new(),
        });
        let by_file: HashMap<&str, usize> =
            catalog.roles.iter().map(|role| role.file.as_str()).zip(0..).collect();
        for page in &source.pages {
            let Some(role) = by_file.get(page.file.as_str()) else { continue };
            let settings = front_matter::split(&page.text).front_matter;
            for board in &mut boards {
                if let Some((position, named)) = named(&settings, board.provider.name())
                    && !named.is_empty()
                {
                    let findings = self.add_postings(catalog, *role, board, &named, position);
                    if !findings.is_empty() {
                        self.assigned.findings.entry(page.file.clone()).or_default().extend(findings);
                    }
                }
            }
        }
        for board in &announced.boards {
            let asked = boards.iter().find(|asked| asked.provider == board.provider);
            let is_named = |id| asked.is_some_and(|asked| asked.named.contains(id));
            let unnamed = board.postings.iter().filter(|posting| !is_named(posting.id.as_str())).count();
            if unnamed > 0 {
                let name = board.provider.name();
                let postings = if unnamed == 1 { "posting" } else { "postings" };
                self.assigned.notes.push(format!("{name}: {unnamed} {postings} that no role names"));
            }
        }
    }

    /// Adds the postings that one role names of a board, at `position` in its front matter.
    fn add_postings<'a>(
        &mut self,
        catalog: &Catalog,
        index: usize,
        board: &mut Asked<'a>,
        named: &[Named],
        position: Position,
    ) -> Vec<Finding> {
        let of_role = self.of_roles.entry(index).or_default();
        let Some(postings) = &board.index else {
            of_role.is_unclear = true;
            return Vec::new();
        };
        let (role, key) = (&catalog.roles[index], board.provider.name());
        let mut findings = Vec::new();
        for Named { level, posting: name } in named {
            let level = level_slug(role, level, position, &mut findings);
            if postings.get(name).is_empty() {
                let message = format!("`{key}` names {name}, which is not on the board, so it is not shown");
                findings.push(Finding::new(Rule::UnknownPosting, position, message));
            }
            for posting in postings.get(name) {
                let is_new = board.named.insert(&posting.id);
                let vacancy = Vacancy { level: level.clone(), ..posting.vacancy.clone() };
                if role.availability == Some(Availability::Closed) {
                    findings.push(closed_role(role, position));
                } else if vacancy.is_open_on(&self.today) {
                    let lacks = missing(&vacancy, role, &catalog.site);
                    let advice = format!("{name} can be completed on the board");
                    findings.extend(incomplete(&lacks, &advice, position).filter(|_| is_new));
                    of_role.open.push(vacancy);
                }
            }
        }
        findings
    }
}

/// A provider's board, while the roles are asked what they name of it.
struct Asked<'a> {
    provider: Provider,
    /// Its postings; `None` where it is not at hand.
    index: Option<Index<'a>>,
    /// The ids of those that a role names.
    named: HashSet<&'a str>,
}

/// Each role's index by its path in URLs, and by its file; in order, so that of two that are as near to one that is not
/// there it is always the same that is told.
fn by_path(catalog: &Catalog) -> BTreeMap<String, usize> {
    let paths = |(index, role): (usize, &Arc<Role>)| {
        [([&*role.department, "/", &role.slug].concat(), index), (role.file.clone(), index)]
    };
    catalog.roles.iter().enumerate().flat_map(paths).collect()
}

/// For how many roles that do not exist the nearest one is told: it is looked for among all of them.
const SUGGESTIONS: usize = 20;

fn unknown_role(entry: &Entry, by_path: &BTreeMap<String, usize>, suggest: bool) -> Finding {
    let (role, position) = &entry.role;
    if role.is_empty() {
        let message = "names no role, so it is not shown";
        return Finding::new(Rule::UnknownRole, *position, message)
            .with_help("add `role = \"department/role\"`, as in its URL");
    }
    let paths = by_path.keys().map(String::as_str).filter(|_| suggest);
    let nearest = nearest(role, paths);
    let message = format!("there is no role \"{role}\", so this is not shown");
    let finding = Finding::new(Rule::UnknownRole, *position, message);
    match nearest {
        Some(nearest) => finding.with_help(format!("the nearest is \"{nearest}\"")),
        None => finding,
    }
}

/// The slug of the level that is written by its name or its slug. One that the role does not have stays as it is
/// written: the vacancy is then shown for the role, and for none of its levels.
fn level_slug(role: &Role, written: &str, position: Position, findings: &mut Vec<Finding>) -> String {
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
        None => "it has none at all: delete the level".to_owned(),
    };
    let message = format!("{} has no level \"{written}\"", role.file);
    findings.push(Finding::new(Rule::UnknownLevel, position, message).with_help(help));
    written.to_owned()
}

fn closed_role(role: &Role, position: Position) -> Finding {
    let message = format!("{} says `vacancy: closed`, so this is not shown", role.file);
    Finding::new(Rule::ClosedRole, position, message)
}

/// That a vacancy lacks properties, if it does.
fn incomplete(lacks: &[&str], advice: &str, position: Position) -> Option<Finding> {
    let message = format!("lacks {}, so search engines do not show it", lacks.join(", "));
    let finding = Finding::new(Rule::IncompleteVacancy, position, message).with_help(advice.to_owned());
    (!lacks.is_empty()).then_some(finding)
}

/// The keys of the file by which one says a property that may be missing.
fn keys_of(property: &str) -> &'static [&'static str] {
    match property {
        "title" => &["title"],
        "description" => &["role"],
        "datePosted" => &["posted"],
        "jobLocation" => &["locations", "location", "remote"],
        "jobLocation.address.addressCountry" => &["locations", "location"],
        "applicantLocationRequirements" => &["remote"],
        _ => &[],
    }
}

/// The vacancies from those of any level to that of the highest; those of a level that is not there come last.
fn by_level(role: &Role, mut vacancies: Vec<Vacancy>) -> Vec<Vacancy> {
    let ladder = role.ladder();
    let rung = |vacancy: &Vacancy| {
        let level = role.level_index(&vacancy.level);
        let place = ladder.iter().position(|index| Some(*index) == level);
        place.map_or(if vacancy.level.is_empty() { 0 } else { usize::MAX }, |place| place + 1)
    };
    vacancies.sort_by_key(rung);
    vacancies
}
