//! Files that an author works on → the site as it would be with them, and what there is to say about each.
//!
//! [`Drafts`] is the entry point:
//!
//! 1. [`Drafts::take`] reads a file, when it comes and whenever it has changed. A file's path on the author's machine is but
//!    a name, so it is given a [`Place`] among the site's pages first: the department's words, URL and vacancies hang on it;
//! 2. [`Drafts::site`] puts the roles of all files among the site's own, and looks at them with [`findings`].

use rolebook_lint::findings;
use rolebook_model::order;
use rolebook_model::{Catalog, Finding, PageSource, Position, Role, Rule, Source};
use rolebook_reader::files::{self, is_markdown, is_readme, name};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site, and the files that are worked on.
pub struct Drafts {
    /// The site as it is without them.
    site: Catalog,
    /// In the order in which they came.
    drafts: Vec<Draft>,
}

/// A file that is worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its path from what was brought on, with `/`: `roles/product/analyst.md`.
    pub path: String,
    /// The file in the folder of roles that it stands for: `product/analyst.md`.
    pub file: String,
    /// How that was found.
    pub place: Place,
    /// Its text; empty where it is none.
    pub text: String,
    /// Its role; nothing where the file cannot be shown.
    role: Option<Arc<Role>>,
    /// What was found before it was read.
    faults: Vec<Finding>,
}

/// Where a draft stands among the site's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It takes the place of the page of a file that the site has.
    Known,
    /// It is a new page, of the department that it names or in whose folder it lies.
    New,
    /// It is a new page, and nothing says of which department.
    Unsaid,
}

/// A site with drafts in it.
pub struct Drafted {
    /// All roles.
    pub catalog: Catalog,
    /// What there is to say about the drafts, by their files.
    pub findings: BTreeMap<String, Vec<Finding>>,
}

impl Drafts {
    /// None so far, of a site whose roles need not be read.
    pub fn new(site: Catalog) -> Drafts {
        Drafts { site, drafts: Vec::new() }
    }

    /// The files, in the order in which they came.
    pub fn all(&self) -> &[Draft] {
        &self.drafts
    }

    /// Reads pages of the site itself, which drafts link to and are compared with. What there is to say about them is not
    /// kept: it would be gone through with every change of a draft.
    pub fn fill(&mut self, pages: &[PageSource]) {
        rolebook_reader::fill(&mut self.site, pages);
        for role in self.site.roles.iter_mut().filter(|role| !role.findings.is_empty()) {
            Arc::make_mut(role).findings = Vec::new();
        }
    }

    /// Takes a file in, or what it holds by now. Of one that is too large the beginning will do. What tells people about a
    /// folder is left out, as where a site is loaded.
    pub fn take(&mut self, path: &str, bytes: Vec<u8>) {
        let at = self.drafts.iter().position(|draft| draft.path == path);
        if at.is_none() && path.contains('/') && is_readme(path, &bytes) {
            return;
        }
        let (file, place) = match at.and_then(|at| self.drafts.get(at)) {
            Some(draft) => (draft.file.clone(), draft.place),
            None => self.place(path),
        };
        let mut draft =
            Draft { path: path.to_owned(), file, place, text: String::new(), role: None, faults: Vec::new() };
        match text(path, bytes) {
            Ok((text, fault)) => {
                draft.faults.extend(fault);
                draft.role = Some(Arc::new(self.read(&draft.file, &text)));
                draft.text = text;
            }
            Err(fault) => draft.faults.push(fault),
        }
        if draft.place != Place::Known {
            let names_department = draft.role.as_ref().is_some_and(|role| role.department != GENERAL);
            draft.place = if names_department { Place::New } else { Place::Unsaid };
        }
        // Another path to the same page is the same draft, as where its folder was brought behind it.
        self.drafts.retain(|other| other.file != draft.file || other.path == draft.path);
        let at = self.drafts.iter().position(|other| other.path == draft.path);
        match at.and_then(|at| self.drafts.get_mut(at)) {
            Some(old) => *old = draft,
            None => self.drafts.push(draft),
        }
    }

    /// Leaves a file out again: it is gone.
    pub fn leave(&mut self, path: &str) {
        self.drafts.retain(|draft| draft.path != path);
    }

    /// The site with the drafts in it.
    pub fn site(&self) -> Drafted {
        let is_drafted = |file: &str| self.drafts.iter().any(|draft| draft.file == file);
        let others = self.site.roles.iter().filter(|role| !is_drafted(&role.file));
        let roles: Vec<&Arc<Role>> =
            others.chain(self.drafts.iter().filter_map(|it| it.role.as_ref())).collect();
        let files: Vec<&str> = roles.iter().map(|role| role.file.as_str()).collect();
        let in_order = order::of_texts(&files).into_iter().filter_map(|at| Some(Arc::clone(roles.get(at)?)));
        let mut catalog = rolebook_reader::arrange(self.site.site.clone(), in_order.collect());
        rolebook_reader::settle_links(&mut catalog, &|role| is_drafted(&role.file));

        let page = |draft: &Draft| PageSource { file: draft.file.clone(), text: draft.text.clone() };
        let source = Source { site: self.site.site.clone(), pages: self.drafts.iter().map(page).collect() };
        let faults = self.drafts.iter().map(|draft| (draft.file.clone(), draft.faults.clone()));
        let mut findings = findings(&source, &catalog, faults.collect());
        findings.retain(|file, _| is_drafted(file));
        Drafted { catalog, findings }
    }

    /// Reads a draft's text as the page of a file. What can be applied for stays with the role that the site has.
    fn read(&self, file: &str, text: &str) -> Role {
        let page = PageSource { file: file.to_owned(), text: text.to_owned() };
        let mut role = rolebook_reader::page(&page, &self.site.site);
        if let Some(known) = self.site.roles.iter().find(|known| known.file == file)
            && !known.vacancies.is_empty()
        {
            role.availability = known.availability;
            role.vacancies.clone_from(&known.vacancies);
        }
        role
    }

    /// The file in the folder of roles that a path stands for: the one whose path it ends with; else the only one of the
    /// same name that no other draft stands for; else a new one, below the first folder of the path that the site has.
    fn place(&self, path: &str) -> (String, Place) {
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
        // A folder's index bears the name of none.
        let is_index = name.starts_with("index.") || name.starts_with("_index.");
        let found = known(&|file| ends_with(path, file))
            .or_else(|| known(&|file| !is_index && is_free(file) && ends_with(file, name)));
        if let Some(file) = found {
            return (file.to_owned(), Place::Known);
        }
        let mut below = path;
        while let Some((first, rest)) = below.split_once('/') {
            if is_free(below) && self.site.roles.iter().any(|role| folder(&role.file) == Some(first)) {
                return (below.to_owned(), Place::Unsaid);
            }
            below = rest;
        }
        // The folder that was brought holds those of departments, where it holds any.
        let in_folder =
            path.split_once('/').map(|(_, rest)| rest).filter(|rest| folder(rest).is_some() && is_free(rest));
        (in_folder.unwrap_or(path).to_owned(), Place::Unsaid)
    }
}

/// What reading takes for the department where nothing names one.
const GENERAL: &str = "general";

/// The first folder of a path.
fn folder(path: &str) -> Option<&str> {
    path.split_once('/').map(|(folder, _)| folder)
}

/// A file's text, and what is wrong with it; where it is none to be shown, why.
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
