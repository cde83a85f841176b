//! Vacancies from all files → those of each role.

mod findings;

pub(super) use findings::{SUGGESTIONS, level_slug, no_such_role};

use super::board_key;
use super::board_pages::missing_pages;
use super::boards::Board;
use super::file::{self, Entry};
use super::load::VacancyFiles;
use super::missing::{Missing, missing};
use super::page;
use super::pay_rules::{PayCheck, PayRules};
use super::provider::Provider;
use super::references::{PostingIndex, Reference, references};
use super::values::opened;
use findings::{
    closed_role, damaged, expired, incomplete_entry, incomplete_page, incomplete_posting, pay_left_out,
    too_long, unknown_role,
};
use jiff::civil::Date;
use rolebook_letters::nfc;
use rolebook_model::limits::{LARGEST_VACANCY_TEXTS, LONGEST_QUOTE, MOST_VACANCIES, MOST_VACANCIES_OF_ROLE};
use rolebook_model::{
    Availability, Catalog, Finding, PageSource, Position, Role, Rule, Site, Vacancy, truncated,
};
use rolebook_reader::ParsedPage;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What [`assign`] has to report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assigned {
    /// Findings by file below the folder of roles.
    pub findings: BTreeMap<String, Vec<Finding>>,
    /// Notes that are not findings: how many postings of a board no role names.
    pub notes: Vec<String>,
}

/// Gives each role its open vacancies, and marks it as open or closed on the date `today`. What `pay_rules` ask for is a finding.
///
/// - A role that its front matter closes stays closed, whatever the files contain.
/// - A role with vacancies in the files is open as long as any of them is, and closed after that.
/// - A role without any there, and that names no posting, has the vacancy that its front matter describes.
/// - Every other role keeps the availability in its front matter, unless the file closes all roles that it does not list.
///   That closes those described by front matter, too, unless it says `vacancy: open`.
pub fn assign(
    catalog: &mut Catalog,
    pages: &[Arc<ParsedPage>],
    files: &VacancyFiles,
    pay_rules: &PayRules,
    today: Date,
) -> Assigned {
    let mut assignment = Assignment {
        today: today.to_string(),
        pay: PayCheck { rules: pay_rules, today },
        roles: HashMap::new(),
        count: 0,
        text_len: 0,
        assigned: Assigned::default(),
    };
    let others_are_closed = files.file.as_ref().is_some_and(|page| assignment.add_file(catalog, page));
    assignment.add_boards(catalog, pages, files);
    assignment.add_pages(catalog, pages, others_are_closed);
    for (index, role) in catalog.roles.iter_mut().enumerate() {
        let open = match assignment.roles.remove(&index) {
            _ if role.availability == Some(Availability::Closed) => continue,
            Some(RoleVacancies { is_incomplete: true, open, .. }) if open.is_empty() => continue,
            Some(RoleVacancies { open, .. }) => open,
            None if others_are_closed && role.availability.is_none() => Vec::new(),
            None => continue,
        };
        let role = Arc::make_mut(role);
        role.availability = Some(if open.is_empty() { Availability::Closed } else { Availability::Open });
        role.vacancies = by_level(role, open);
    }
    assignment.assigned
}

/// The vacancies found so far.
struct Assignment<'a> {
    /// The date on which vacancies have to be open, in ISO 8601.
    today: String,
    pay: PayCheck<'a>,
    /// The roles that have vacancies in any file, by index.
    roles: HashMap<usize, RoleVacancies>,
    /// The number of all vacancies, and the bytes of their texts.
    count: usize,
    text_len: usize,
    assigned: Assigned,
}

/// The vacancies of a role.
#[derive(Default)]
struct RoleVacancies {
    /// Those that have not expired.
    open: Vec<Vacancy>,
    /// Whether the role names postings of a board that was not loaded, so that there may be more.
    is_incomplete: bool,
    /// Whether vacancies were left out, since there are too many.
    is_full: bool,
}

impl Assignment<'_> {
    /// Adds the entries of the file. Returns whether it closes all roles that it does not list.
    fn add_file(&mut self, catalog: &Catalog, page: &PageSource) -> bool {
        let read = file::read(page, &self.today);
        let mut findings = read.findings;
        let by_path = by_path(catalog);
        let mut unknown = 0;
        for entry in read.entries {
            match by_path.get(&entry.role.0) {
                Some((index, level)) => {
                    let mut entry = entry;
                    if entry.level.0.is_empty() {
                        entry.level.0.clone_from(level);
                    }
                    self.add_entry(catalog, *index, entry, &mut findings);
                }
                None => {
                    unknown += 1;
                    findings.extend(entry.pay_left_out.clone());
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

    fn add_entry(&mut self, catalog: &Catalog, index: usize, mut entry: Entry, findings: &mut Vec<Finding>) {
        // A role with vacancies that are not shown is closed.
        self.roles.entry(index).or_default();
        let role = &catalog.roles[index];
        if role.availability == Some(Availability::Closed) {
            findings.extend(entry.pay_left_out);
            findings.push(closed_role(role, entry.position));
            return;
        }
        let (level, level_position) = &entry.level;
        let level = level_slug(role, level, *level_position, findings);
        let mut vacancy = Vacancy { level, ..std::mem::take(&mut entry.vacancy) };
        findings.extend(too_long(&vacancy.limit(), "the vacancy", entry.position));
        if vacancy.is_open_on(&self.today) {
            let lacks = missing(&vacancy, role, &catalog.site);
            findings.extend(incomplete_entry(lacks, &entry));
            match entry.pay_left_out {
                Some(finding) => findings.push(self.pay.left_out(finding, &vacancy, role)),
                None => findings.extend(self.pay.findings(&vacancy, role, "this vacancy", entry.position)),
            }
            findings.extend(self.add(index, vacancy, entry.position));
        } else {
            findings.extend(entry.pay_left_out);
        }
    }

    /// Adds a vacancy to a role, unless there are too many.
    fn add(&mut self, index: usize, vacancy: Vacancy, position: Position) -> Option<Finding> {
        let vacancies = self.roles.entry(index).or_default();
        let text_len = self.text_len + vacancy.text_len();
        let limit = if vacancies.open.len() == MOST_VACANCIES_OF_ROLE {
            format!("the role has more than {MOST_VACANCIES_OF_ROLE} vacancies")
        } else if self.count == MOST_VACANCIES {
            format!("the site has more than {MOST_VACANCIES} vacancies")
        } else if text_len > LARGEST_VACANCY_TEXTS {
            format!("the vacancies of the site have more than {LARGEST_VACANCY_TEXTS} bytes")
        } else {
            self.count += 1;
            self.text_len = text_len;
            vacancies.open.push(vacancy);
            return None;
        };
        let message = format!("{limit}, so this and further ones of the role are not shown");
        let is_first = !std::mem::replace(&mut vacancies.is_full, true);
        is_first.then(|| Finding::new(Rule::CatalogTooLarge, position, message))
    }

    /// Adds the postings that roles name in their front matter.
    fn add_boards(&mut self, catalog: &Catalog, pages: &[Arc<ParsedPage>], files: &VacancyFiles) {
        let mut boards = Provider::ALL.map(|provider| IndexedBoard {
            provider,
            index: files.boards.iter().find(|board| board.provider == provider).map(PostingIndex::new),
            lacks: files.boards.iter().find(|board| board.provider == provider).and_then(lacks),
            referenced: HashSet::new(),
        });
        let by_file = by_file(catalog);
        for page in pages {
            let Some((role, level)) = by_file.get(page.file.as_str()) else { continue };
            let of_key = board_key::findings(&page.front_matter);
            if !of_key.is_empty() {
                self.assigned.findings.entry(page.file.clone()).or_default().extend(of_key);
            }
            for board in &mut boards {
                let mut references = references(&page.front_matter, board.provider);
                if references.is_empty() {
                    continue;
                }
                for reference in references.iter_mut().filter(|reference| reference.level.is_empty()) {
                    (*level).clone_into(&mut reference.level);
                }
                let findings = self.add_postings(catalog, *role, board, &references);
                if !findings.is_empty() {
                    self.assigned.findings.entry(page.file.clone()).or_default().extend(findings);
                }
            }
        }
        for board in &files.boards {
            let indexed = boards.iter().find(|indexed| indexed.provider == board.provider);
            let of_pages = board.pages.iter().flat_map(|page| page.notes.iter().map(|it| (&page.file, it)));
            self.assigned.notes.extend(of_pages.map(|(file, note)| format!("{file}: {note}")));
            self.assigned.notes.extend(missing_pages(&board.pages));
            let beyond = board.postings.len().saturating_sub(MOST_VACANCIES);
            if beyond > 0 {
                let name = board.provider.name();
                let note = format!("{name}: more than {MOST_VACANCIES} postings, {beyond} were left out");
                self.assigned.notes.push(note);
            }
            let is_referenced = |id| indexed.is_some_and(|indexed| indexed.referenced.contains(id));
            let mut seen = HashSet::new();
            let postings = board.postings.iter().take(MOST_VACANCIES);
            let (postings, again): (Vec<_>, Vec<_>) =
                postings.partition(|posting| seen.insert(posting.id.as_str()));
            if let Some(posting) = again.first() {
                let (name, count) = (board.provider.name(), again.len());
                let id = truncated(&posting.id, LONGEST_QUOTE);
                let (has, were) = if count == 1 { ("posting has", "was") } else { ("postings have", "were") };
                self.assigned.notes.push(format!(
                    "{name}: {count} {has} the id of another, such as {id}, and {were} left out"
                ));
            }
            let unused = postings.iter().filter(|posting| !is_referenced(posting.id.as_str())).count();
            if unused > 0 {
                let name = board.provider.name();
                let postings = if unused == 1 { "posting" } else { "postings" };
                self.assigned.notes.push(format!("{name}: {unused} {postings} that no role names"));
            }
        }
    }

    /// Adds the vacancies that front matter describes, of roles that nothing else gives any.
    fn add_pages(&mut self, catalog: &Catalog, pages: &[Arc<ParsedPage>], others_are_closed: bool) {
        let by_file = by_file(catalog);
        let (mut files, mut described) = (Vec::new(), HashSet::new());
        for page in pages {
            let Some((index, level)) = by_file.get(page.file.as_str()).copied() else { continue };
            let role = &catalog.roles[index];
            let is_closed = match role.availability {
                Some(availability) => availability == Availability::Closed,
                None => others_are_closed,
            };
            // What another file of the role describes leaves room for this one's.
            let has_any = self.roles.contains_key(&index) && !described.contains(&index);
            if is_closed || has_any {
                continue;
            }
            let title = role.level_index(level).and_then(|level| role.levels.get(level));
            let title = title.map_or(&role.title, |level| &level.name);
            let read = page::read(&page.front_matter, title, &self.today);
            let mut findings = read.findings;
            findings.extend(match (&read.vacancy, read.pay_left_out) {
                (Some(vacancy), Some(finding)) => vec![self.pay.left_out(finding, vacancy, role)],
                (Some(vacancy), None) => self.pay.findings(vacancy, role, "this vacancy", read.position),
                (None, left_out) => left_out.into_iter().collect(),
            });
            findings.sort_by_key(|finding| finding.position);
            if let Some(mut vacancy) = read.vacancy {
                if vacancy.level.is_empty() {
                    level.clone_into(&mut vacancy.level);
                }
                findings.extend(too_long(&vacancy.limit(), "the vacancy", read.position));
                let lacks = missing(&vacancy, role, &catalog.site);
                findings.extend(incomplete_page(&lacks, &read.keys, read.position));
                findings.extend(self.add(index, vacancy, read.position));
                files.push(page.file.as_str());
                described.insert(index);
            } else if read.is_closed {
                self.roles.entry(index).or_default();
            }
            if !findings.is_empty() {
                self.assigned.findings.entry(page.file.clone()).or_default().extend(findings);
            }
        }
        self.assigned.notes.extend(described_note(&files));
    }

    /// Adds the postings of a board that one role names in its front matter.
    fn add_postings<'a>(
        &mut self,
        catalog: &Catalog,
        index: usize,
        board: &mut IndexedBoard<'a>,
        references: &[Reference],
    ) -> Vec<Finding> {
        let of_role = self.roles.entry(index).or_default();
        let Some(postings) = &board.index else {
            of_role.is_incomplete = true;
            return Vec::new();
        };
        let (role, key) = (&catalog.roles[index], board.provider.name());
        let mut findings = Vec::new();
        let (mut named, mut told) = (HashSet::new(), HashSet::new());
        for Reference { level, posting: name, position } in references {
            let position = *position;
            let level = level_slug(role, level, position, &mut findings);
            let mut found = postings.get(name);
            if found.is_empty() {
                let id = board.provider.id_in(name);
                found = id.map(|id| postings.get(&id)).unwrap_or_default();
            }
            if found.is_empty() {
                let message = format!("`{key}` names {name}, which is not on the board, so it is not shown");
                let finding = Finding::new(Rule::UnknownPosting, position, message);
                findings.push(match board.lacks {
                    Some(help) => finding.with_help(help),
                    None => finding,
                });
                self.roles.entry(index).or_default().is_incomplete |= board.lacks.is_some();
            }
            for posting in found {
                // By its id and by its address it is the same.
                if !named.insert((&*posting.id, level.clone())) {
                    continue;
                }
                board.referenced.insert(&posting.id);
                // Of several levels, the first is told what the posting lacks.
                let is_first = told.insert(&*posting.id);
                let mut vacancy = Vacancy { level: level.clone(), ..posting.vacancy.clone() };
                if vacancy.apply.is_empty() {
                    // Some boards have no addresses in their files.
                    vacancy.apply = opened(name).filter(|_| name.contains("://")).unwrap_or_default();
                }
                if role.availability == Some(Availability::Closed) {
                    findings.push(closed_role(role, position));
                } else if vacancy.is_open_on(&self.today) {
                    let changed = vacancy.limit();
                    findings.extend(too_long(&changed, name, position).filter(|_| is_first));
                    let of_pay = match pay_left_out(posting, name, position) {
                        Some(finding) => vec![self.pay.left_out(finding, &vacancy, role)],
                        None => {
                            let name = format!("posting {}", truncated(name, LONGEST_QUOTE));
                            self.pay.findings(&vacancy, role, &name, position)
                        }
                    };
                    let damaged = damaged(posting, name, position);
                    findings.extend(damaged.into_iter().chain(of_pay).filter(|_| is_first));
                    let lacks = missing_of_posting(&mut vacancy, role, &catalog.site, &self.today);
                    findings.extend(incomplete_posting(&lacks, posting, name, position).filter(|_| is_first));
                    findings.extend(self.add(index, vacancy, position));
                } else {
                    findings.extend(Some(expired(&vacancy, name, position)).filter(|_| is_first));
                }
            }
        }
        findings
    }
}

/// A provider's board while the references of roles are resolved.
struct IndexedBoard<'a> {
    provider: Provider,
    /// Its postings; `None` if it was not loaded.
    index: Option<PostingIndex<'a>>,
    /// What to do if it may have more postings than those.
    lacks: Option<&'static str>,
    /// The ids of the postings that a role names.
    referenced: HashSet<&'a str>,
}

/// What to do about a board that may have more postings than were read; `None` if it has not.
fn lacks(board: &Board) -> Option<&'static str> {
    if missing_pages(&board.pages).is_some() {
        return Some("give the other pages of the board, too");
    }
    board.pages.iter().any(|page| page.is_damaged).then_some("save the damaged file of the board again")
}

/// What a posting lacks. A day of publication in the future is left out, as it is in every source.
fn missing_of_posting(vacancy: &mut Vacancy, role: &Role, site: &Site, today: &str) -> Vec<Missing> {
    let future = if *vacancy.posted > *today { std::mem::take(&mut vacancy.posted) } else { String::new() };
    let mut lacks = missing(vacancy, role, site);
    for lack in lacks.iter_mut().filter(|lack| lack.property == "datePosted" && !future.is_empty()) {
        lack.why = format!("{future} is in the future");
    }
    lacks
}

/// Each role's index by its file. A file that is a level of a role has the level's slug, too.
pub(super) fn by_file(catalog: &Catalog) -> HashMap<&str, (usize, &str)> {
    let mut found = HashMap::new();
    for (index, role) in catalog.roles.iter().enumerate() {
        found.insert(role.file.as_str(), (index, ""));
        found.extend(
            role.level_files().map(|(part, level)| (part.file.as_str(), (index, level.slug.as_str()))),
        );
    }
    found
}

/// How many files the note about front matter names.
const NAMED: usize = 20;

/// Which pages describe a vacancy in their front matter; `None` if there are none.
fn described_note(files: &[&str]) -> Option<String> {
    let vacancies = if files.len() == 1 { "vacancy" } else { "vacancies" };
    let (named, others) = files.split_at(files.len().min(NAMED));
    let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    let note = format!("front matter: {} {vacancies}, of {}{more}", files.len(), named.join(", "));
    (!files.is_empty()).then_some(note)
}

/// Each role's index by its path in URLs and by its file; sorted, so that of two roles equally near to an unknown name it is
/// always the same one that is suggested. By what a file would be found on its own, its level's slug is found, too.
pub(super) fn by_path(catalog: &Catalog) -> BTreeMap<String, (usize, String)> {
    let mut found = BTreeMap::new();
    for (index, role) in catalog.roles.iter().enumerate() {
        for (part, level) in role.level_files() {
            let own = part.addresses.first().cloned();
            for path in own.into_iter().chain([nfc(&part.file).into_owned()]) {
                found.insert(path, (index, level.slug.clone()));
            }
        }
    }
    for (index, role) in catalog.roles.iter().enumerate() {
        found.insert(format!("{}/{}", role.department, role.slug), (index, String::new()));
        let file = nfc(&role.file).into_owned();
        found.entry(file).or_insert((index, String::new()));
    }
    found
}

/// Sorts vacancies: those for any level first, then by rung; those of an unknown level last.
fn by_level(role: &Role, mut vacancies: Vec<Vacancy>) -> Vec<Vacancy> {
    let ladder = role.ladder();
    let rung = |vacancy: &Vacancy| {
        let level = role.level_index(&vacancy.level);
        let rung = ladder.iter().position(|index| Some(*index) == level);
        rung.map_or(if vacancy.level.is_empty() { 0 } else { usize::MAX }, |rung| rung + 1)
    };
    vacancies.sort_by_key(rung);
    vacancies
}
