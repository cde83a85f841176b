//! Files that an author is writing → the site as it would be with them, and the findings of each.
//!
//! [`Drafts`] is the entry point:
//!
//! 1. [`Drafts::update`] reads a file, at first and whenever it has changed. Its path on the author's machine is not a path of
//!    the site, so each file is matched to a page of the site or becomes a new one ([`DraftKind`]), which decides on its department, URL
//!    and vacancies;
//! 2. [`Drafts::site`] puts the roles of all files among the site's own, and lints them.

use rolebook_lint::findings;
use rolebook_model::{BETWEEN_PARTS, Catalog, Finding, PageSource, Position, Role, Rule, Source};
use rolebook_reader::files::{self, is_auxiliary, is_markdown, is_readme, name};
use rolebook_reader::{JoinedPages, LonePage, ParsedPage, Reader};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site, and the files that are being written.
pub struct Drafts {
    /// The site as it is without them.
    site: Catalog,
    /// In the order in which they were added.
    drafts: Vec<Draft>,
    /// The READMEs of folders, which may introduce a role whose levels are files: their paths and texts.
    readmes: Vec<(String, String)>,
    /// The texts of the site's files that are levels of a role, as far as they are known.
    files: Vec<PageSource>,
}

/// A file that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its path below the folder that was dropped, with `/`: `roles/product/analyst.md`.
    pub path: String,
    /// The file in the folder of roles that it replaces or would be: `product/analyst.md`.
    pub file: String,
    /// Whether it replaces a page of the site.
    pub kind: DraftKind,
    /// Its text; empty if the file is not text.
    pub text: String,
    /// What was read of it on its own; `None` if the file cannot be shown.
    page: Option<LonePage>,
    /// Findings from decoding the file.
    faults: Vec<Finding>,
}

impl Draft {
    /// The role that it would be on its own.
    pub fn role(&self) -> Option<&Role> {
        self.page.as_ref().map(|page| &*page.role)
    }

    /// What was parsed of its text.
    pub fn parsed(&self) -> Option<&ParsedPage> {
        self.page.as_ref().map(|page| &*page.parsed)
    }
}

/// What a draft is to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// It replaces a page.
    Replacement,
    /// It is a new page, of the department that it names or whose folder it is in.
    New,
    /// It is a new page, and its department is unknown.
    UnknownDepartment,
}

/// A site with drafts in it.
pub struct Drafted {
    /// All roles.
    pub catalog: Catalog,
    /// The drafts' findings, by file.
    pub findings: BTreeMap<String, Vec<Finding>>,
}

impl Drafts {
    /// No drafts yet, of a site whose roles need not be loaded.
    pub fn new(site: Catalog) -> Drafts {
        Drafts { site, drafts: Vec::new(), readmes: Vec::new(), files: Vec::new() }
    }

    /// The files, in the order in which they were added.
    pub fn all(&self) -> &[Draft] {
        &self.drafts
    }

    /// Reads pages of the site itself, which drafts link to and are compared with. Their findings are dropped: linting would
    /// go through them with every change of a draft.
    pub fn fill(&mut self, pages: &[PageSource]) {
        rolebook_reader::fill(&mut self.site, pages);
        for role in self.site.roles.iter_mut().filter(|role| !role.findings.is_empty()) {
            Arc::make_mut(role).findings = Vec::new();
        }
        for page in pages {
            let Some(role) = self.site.roles.iter().find(|role| role.file == page.file) else { continue };
            let texts = role.parts.iter().zip(page.text.split(BETWEEN_PARTS));
            self.files.extend(texts.map(|(part, text)| source(&part.file, text)));
        }
    }

    /// Adds a file, or its present content. The beginning of one that is too large is enough. A folder's README is no draft,
    /// but may introduce one; templates are left out, as they are where a site is loaded.
    pub fn update(&mut self, path: &str, bytes: Vec<u8>) {
        let at = self.drafts.iter().position(|draft| draft.path == path);
        if at.is_none() && path.contains('/') && (is_readme(path, &bytes) || is_auxiliary(path)) {
            if let Ok((text, _)) = files::text(bytes)
                && files::is_index(path)
            {
                self.readmes.retain(|(other, _)| other != path);
                self.readmes.push((path.to_owned(), text));
            }
            return;
        }
        let (file, kind) = match at.and_then(|at| self.drafts.get(at)) {
            Some(draft) => (draft.file.clone(), draft.kind),
            None => self.match_to_site(path),
        };
        let mut draft =
            Draft { path: path.to_owned(), file, kind, text: String::new(), page: None, faults: Vec::new() };
        match text(path, bytes) {
            Ok((text, fault)) => {
                draft.faults.extend(fault);
                draft.page = Some(self.reader().lone_page(&source(&draft.file, &text), true));
                draft.text = text;
            }
            Err(fault) => draft.faults.push(fault),
        }
        if draft.kind != DraftKind::Replacement {
            let names_department = draft.role().is_some_and(|role| role.department != GENERAL);
            draft.kind = if names_department { DraftKind::New } else { DraftKind::UnknownDepartment };
        }
        // Another path to the same page is the same draft, as when its folder is dropped after it.
        self.drafts.retain(|other| other.file != draft.file || other.path == draft.path);
        let at = self.drafts.iter().position(|other| other.path == draft.path);
        match at.and_then(|at| self.drafts.get_mut(at)) {
            Some(old) => *old = draft,
            None => self.drafts.push(draft),
        }
    }

    /// Removes a file that is gone.
    pub fn remove(&mut self, path: &str) {
        self.drafts.retain(|draft| draft.path != path);
        self.readmes.retain(|(readme, _)| readme != path);
    }

    /// The site with the drafts in it.
    pub fn site(&self) -> Drafted {
        let is_drafted = |file: &str| self.drafts.iter().any(|draft| draft.file == file);
        let has_drafted =
            |role: &Role| is_drafted(&role.file) || role.parts.iter().any(|part| is_drafted(&part.file));
        let shown = || self.drafts.iter().filter_map(|draft| Some((draft, draft.page.clone()?)));
        let JoinedPages { roles: drafted, pages, .. } = self.joined(shown());
        let drafted =
            drafted.into_iter().filter(|role| has_drafted(role)).map(|role| self.with_vacancies(role));
        let others = self.site.roles.iter().filter(|role| !has_drafted(role));
        let mut roles: Vec<Arc<Role>> = others.cloned().chain(drafted).collect();
        roles.sort_by(|one, other| one.file.cmp(&other.file));
        let known = self.site.departments.iter().map(|it| (it.slug.clone(), it.name.clone()));
        let names: Vec<_> = known.chain(pages.iter().map(|page| page.department_name())).collect();
        let mut catalog = rolebook_reader::arrange(self.site.site.clone(), roles, &names);
        rolebook_reader::settle_links(&mut catalog, &has_drafted);

        let page = |(draft, _): (&Draft, LonePage)| source(&draft.file, &draft.text);
        let source = Source { site: self.site.site.clone(), pages: shown().map(page).collect() };
        let faults = self.drafts.iter().map(|draft| (draft.file.clone(), draft.faults.clone()));
        let mut findings = findings(&source, &catalog, &pages, faults.collect());
        findings.retain(|file, _| is_drafted(file));
        Drafted { catalog, findings }
    }

    /// The roles of the drafts, joined with one another and with files of the site that are levels of their roles.
    fn joined<'d>(&'d self, drafts: impl Iterator<Item = (&'d Draft, LonePage)>) -> JoinedPages {
        let reader = self.reader();
        let (mut texts, mut read): (Vec<&str>, Vec<LonePage>) = (Vec::new(), Vec::new());
        for (draft, page) in drafts {
            texts.push(&draft.text);
            read.push(page);
        }
        let readmes: Vec<PageSource> = self.readmes.iter().filter_map(|readme| self.readme(readme)).collect();
        let is_drafted = |file: &str| {
            self.drafts.iter().any(|draft| draft.file == file) || readmes.iter().any(|page| page.file == file)
        };
        let of_drafted =
            self.site.roles.iter().filter(|role| role.parts.iter().any(|part| is_drafted(&part.file)));
        let parts = of_drafted.flat_map(|role| &role.parts).filter(|part| !is_drafted(&part.file));
        let files = parts.filter_map(|part| self.files.iter().find(|page| page.file == part.file));
        for page in readmes.iter().chain(files) {
            texts.push(&page.text);
            read.push(reader.lone_page(page, !files::is_index(&page.file)));
        }
        reader.join(&texts, read, true)
    }

    /// A README as a page of the folder in which the drafts beside it are.
    fn readme(&self, (path, text): &(String, String)) -> Option<PageSource> {
        let of = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let beside = self.drafts.iter().find(|draft| of(&draft.path) == of(path))?;
        Some(source(&format!("{}/{}", of(&beside.file)?, name(path)), text))
    }

    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.site.site).explaining()
    }

    /// A role with the vacancies and the pay of the one that the site has.
    fn with_vacancies(&self, mut role: Arc<Role>) -> Arc<Role> {
        let is_it = |known: &&Arc<Role>| {
            known.file == role.file
                || known.parts.iter().any(|part| role.parts.iter().any(|own| own.file == part.file))
        };
        if let Some(known) = self.site.roles.iter().find(is_it) {
            let role = Arc::make_mut(&mut role);
            role.pay.clone_from(&known.pay);
            if !known.vacancies.is_empty() {
                role.availability = known.availability;
                role.vacancies.clone_from(&known.vacancies);
            }
        }
        role
    }

    /// The file in the folder of roles for a path: the one whose path it ends with; else the only one of the same name that no
    /// other draft replaces; else a new one, below the first folder of the path that the site has.
    fn match_to_site(&self, path: &str) -> (String, DraftKind) {
        let is_free = |file: &str| self.drafts.iter().all(|draft| draft.file != file);
        let known = |is_it: &dyn Fn(&str) -> bool| {
            let mut files = self.site.roles.iter().flat_map(|role| files_of(role));
            let found = files.find(|file| is_it(file))?;
            files.all(|file| file == found || !is_it(file)).then_some(found)
        };
        let ends_with = |whole: &str, end: &str| {
            whole.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let name = name(path);
        // Every folder's index has the same name.
        let is_index = name.starts_with("index.") || name.starts_with("_index.");
        let found = known(&|file| ends_with(path, file))
            .or_else(|| known(&|file| !is_index && is_free(file) && ends_with(file, name)));
        if let Some(file) = found {
            return (file.to_owned(), DraftKind::Replacement);
        }
        let mut below = path;
        while let Some((first, rest)) = below.split_once('/') {
            if is_free(below) && self.site.roles.iter().any(|role| folder(&role.file) == Some(first)) {
                return (below.to_owned(), DraftKind::UnknownDepartment);
            }
            below = rest;
        }
        // The folder that was dropped has those of departments in it, if any.
        let in_folder =
            path.split_once('/').map(|(_, rest)| rest).filter(|rest| folder(rest).is_some() && is_free(rest));
        (in_folder.unwrap_or(path).to_owned(), DraftKind::UnknownDepartment)
    }
}

/// The files of a role.
fn files_of(role: &Role) -> impl Iterator<Item = &str> {
    std::iter::once(&*role.file).chain(role.parts.iter().map(|part| &*part.file))
}

fn source(file: &str, text: &str) -> PageSource {
    PageSource { file: file.to_owned(), text: text.to_owned() }
}

/// The department that reading assumes if none is named.
const GENERAL: &str = "general";

/// The first folder of a path.
fn folder(path: &str) -> Option<&str> {
    path.split_once('/').map(|(folder, _)| folder)
}

/// A file's text, and what is wrong with it; or why it cannot be shown.
fn text(path: &str, bytes: Vec<u8>) -> Result<(String, Option<Finding>), Finding> {
    match files::text(bytes) {
        Ok((_, Some(_))) if !is_markdown(path) => {
            let message = "this is no text, so it was left out";
            let help = "bring a page, a Markdown file whose name ends with .md";
            Err(Finding::new(Rule::Unreadable, Position::START, message).with_help(help))
        }
        text => text,
    }
}

#[cfg(test)]
mod tests;
