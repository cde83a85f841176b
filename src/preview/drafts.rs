//! Files that an author is writing → the site as it would be with them, and the findings of each.
//!
//! [`Drafts`] is the entry point:
//!
//! 1. [`Drafts::update`] reads a file, at first and whenever it has changed. Its path on the author's machine is not a path of
//!    the site, so each file is matched to a page of the site or becomes a new one ([`DraftKind`]), which decides on its department, URL
//!    and vacancies;
//! 2. [`Drafts::site`] puts the roles of all files among the site's own, and lints them.

use rolebook_lint::findings;
use rolebook_model::{Catalog, Finding, PageSource, Position, Role, Rule, Source};
use rolebook_reader::files::{self, is_auxiliary, is_markdown, is_readme, name};
use rolebook_reader::{ParsedPage, Reader};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site, and the files that are being written.
pub struct Drafts {
    /// The site as it is without them.
    site: Catalog,
    /// In the order in which they were added.
    drafts: Vec<Draft>,
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
    /// Its role; `None` if the file cannot be shown.
    role: Option<Arc<Role>>,
    /// What was parsed of its text.
    parsed: Arc<ParsedPage>,
    /// Findings from decoding the file.
    faults: Vec<Finding>,
}

impl Draft {
    /// What was parsed of its text.
    pub fn parsed(&self) -> &ParsedPage {
        &self.parsed
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
        Drafts { site, drafts: Vec::new() }
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
    }

    /// Adds a file, or its present content. The beginning of one that is too large is enough. A folder's README is left out,
    /// and so are templates, as they are where a site is loaded.
    pub fn update(&mut self, path: &str, bytes: Vec<u8>) {
        let at = self.drafts.iter().position(|draft| draft.path == path);
        if at.is_none() && path.contains('/') && (is_readme(path, &bytes) || is_auxiliary(path)) {
            return;
        }
        let (file, kind) = match at.and_then(|at| self.drafts.get(at)) {
            Some(draft) => (draft.file.clone(), draft.kind),
            None => self.match_to_site(path),
        };
        let mut draft = Draft {
            path: path.to_owned(),
            file,
            kind,
            text: String::new(),
            role: None,
            parsed: Arc::default(),
            faults: Vec::new(),
        };
        match text(path, bytes) {
            Ok((text, fault)) => {
                draft.faults.extend(fault);
                let (role, parsed) = self.read(&draft.file, &text);
                draft.role = Some(Arc::new(role));
                draft.parsed = Arc::new(parsed);
                draft.text = text;
            }
            Err(fault) => draft.faults.push(fault),
        }
        if draft.kind != DraftKind::Replacement {
            let names_department = draft.role.as_ref().is_some_and(|role| role.department != GENERAL);
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
    }

    /// The site with the drafts in it.
    pub fn site(&self) -> Drafted {
        let is_drafted = |file: &str| self.drafts.iter().any(|draft| draft.file == file);
        let others = self.site.roles.iter().filter(|role| !is_drafted(&role.file));
        let mut roles: Vec<Arc<Role>> =
            others.chain(self.drafts.iter().filter_map(|draft| draft.role.as_ref())).cloned().collect();
        roles.sort_by(|one, other| one.file.cmp(&other.file));
        let known = self.site.departments.iter().map(|it| (it.slug.clone(), it.name.clone()));
        let names: Vec<_> =
            known.chain(self.drafts.iter().map(|draft| draft.parsed.department_name())).collect();
        let mut catalog = rolebook_reader::arrange(self.site.site.clone(), roles, &names);
        rolebook_reader::settle_links(&mut catalog, &|role| is_drafted(&role.file));

        let page = |draft: &Draft| PageSource { file: draft.file.clone(), text: draft.text.clone() };
        let source = Source { site: self.site.site.clone(), pages: self.drafts.iter().map(page).collect() };
        let faults = self.drafts.iter().map(|draft| (draft.file.clone(), draft.faults.clone()));
        let parsed: Vec<_> = self.drafts.iter().map(|draft| Arc::clone(&draft.parsed)).collect();
        let mut findings = findings(&source, &catalog, &parsed, faults.collect());
        findings.retain(|file, _| is_drafted(file));
        Drafted { catalog, findings }
    }

    /// Reads a draft's text as the page of a file. Vacancies and pay are those of the role that the site has.
    fn read(&self, file: &str, text: &str) -> (Role, ParsedPage) {
        let page = PageSource { file: file.to_owned(), text: text.to_owned() };
        let (mut role, parsed) = Reader::new(&self.site.site).explaining().page_with_syntax(&page);
        if let Some(known) = self.site.roles.iter().find(|known| known.file == file) {
            role.pay.clone_from(&known.pay);
            if !known.vacancies.is_empty() {
                role.availability = known.availability;
                role.vacancies.clone_from(&known.vacancies);
            }
        }
        (role, parsed)
    }

    /// The file in the folder of roles for a path: the one whose path it ends with; else the only one of the same name that no
    /// other draft replaces; else a new one, below the first folder of the path that the site has.
    fn match_to_site(&self, path: &str) -> (String, DraftKind) {
        let is_free = |file: &str| self.drafts.iter().all(|draft| draft.file != file);
        let known = |is_it: &dyn Fn(&str) -> bool| {
            let files = self.site.roles.iter().map(|role| role.file.as_str());
            let mut found = files.filter(|file| is_it(file));
            found.next().filter(|_| found.next().is_none())
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
