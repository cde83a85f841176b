//! Links between the pages of a site, and to their parts: where they lead nowhere, or to more than one place.
//!
//! A link is resolved in the two ways in which authors write one: from file to file (`../design/designer.md`), as editors and
//! hosts of code follow it, and from URL to URL, as a browser does.

use super::manuscript::{Manuscript, Text};
use super::targets::{Parts, Targets};
use crate::markdown::{LinkForm, PassageLink, free_id, slug};
use crate::model::{Finding, Heading, Role, Rule, Site};
use crate::percent;

/// What the links of a page have to say.
pub(super) fn findings(manuscript: &Manuscript<'_>, targets: &Targets<'_>) -> Vec<Finding> {
    let checker = Checker { role: manuscript.role, site: manuscript.site, targets, looked: 0 };
    checker.findings(&manuscript.texts)
}

/// How many targets of a page that are not there are compared with all that are: each takes its time.
const COMPARED: usize = 20;

struct Checker<'a> {
    role: &'a Role,
    site: &'a Site,
    targets: &'a Targets<'a>,
    /// How many were compared.
    looked: usize,
}

/// What a target is without its query: where it leads, and the part of the page there.
struct Split<'t> {
    path: &'t str,
    fragment: Option<&'t str>,
}

impl<'t> Split<'t> {
    fn of(target: &'t str) -> Split<'t> {
        let (before, fragment) = match target.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (target, None),
        };
        Split { path: before.split('?').next().unwrap_or_default(), fragment }
    }
}

impl Checker<'_> {
    fn findings(mut self, texts: &[Text<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for text in texts {
            let links = text.passage.links.iter();
            for link in links.filter(|link| matches!(link.form, LinkForm::Link | LinkForm::Address)) {
                let says = text.passage.text.get(link.text.clone()).unwrap_or_default();
                findings.extend(self.check(link, says));
            }
        }
        findings
    }

    /// A link with its text.
    fn check(&mut self, link: &PassageLink, says: &str) -> Option<Finding> {
        let target = link.target.trim();
        let Split { path, fragment } = Split::of(target);
        if path.is_empty() {
            // A query alone stays on the page, as do "#" and "#top".
            let fragment = fragment.filter(|fragment| !target.starts_with('?') && !is_top(fragment))?;
            let parts = self.targets.page(&self.role.file)?;
            return self.check_part(link, says, parts, fragment, None);
        }
        let path = percent::decode(path);
        if has_scheme(&path) || path.starts_with(['/', '\\']) {
            return self.check_own_url(link, target);
        }
        if is_markdown(&path) {
            return self.check_file(link, says, &path, fragment);
        }
        let url = resolve(&["roles/", &self.role.department, "/", &self.role.slug, "/"].concat(), &path)?;
        self.check_url(link, &url)
    }

    /// A link to another page by its file.
    fn check_file(
        &mut self,
        link: &PassageLink,
        says: &str,
        path: &str,
        fragment: Option<&str>,
    ) -> Option<Finding> {
        let folder = self.role.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(file) = resolve(&[folder, "/"].concat(), path) else {
            return Some(dead(link, format!("\"{path}\" lies outside of the folder of role pages")));
        };
        if let Some(parts) = self.targets.page(&file) {
            let fragment = fragment.filter(|fragment| !is_top(fragment))?;
            return self.check_part(link, says, parts, fragment, Some(&file));
        }
        let finding = dead(link, format!("there is no role page \"{file}\""));
        let name = |file: &str| file.rsplit('/').next().unwrap_or_default().to_lowercase();
        self.looked += 1;
        let wanted = name(&file);
        let of_same_name =
            self.targets.files().filter(|_| self.looked <= COMPARED).find(|other| name(other) == wanted);
        Some(match of_same_name {
            Some(other) => {
                finding.with_help(format!("write \"{}\", if that is meant", between(&self.role.file, other)))
            }
            None => finding,
        })
    }

    /// A link by URL that leads to this site, as far as that is known: it begins like the base of links and then like the
    /// path of a department.
    fn check_own_url(&mut self, link: &PassageLink, target: &str) -> Option<Finding> {
        let base = self.site.link_base.trim_end_matches('/');
        let path = target.strip_prefix(base).filter(|_| !base.is_empty()).unwrap_or(target);
        let url = path.strip_prefix(self.site.base_path.as_str())?;
        let department = url.strip_prefix("roles/")?.split(['/', '?', '#']).next()?;
        if self.targets.has_department(department) { self.check_url(link, Split::of(url).path) } else { None }
    }

    /// A link to a page below `roles/` by its URL on this site; pages elsewhere on the site are not known.
    fn check_url(&mut self, link: &PassageLink, url: &str) -> Option<Finding> {
        let below = url.strip_prefix("roles/")?.trim_end_matches('/');
        let below = below.trim_end_matches("index.html").trim_end_matches('/');
        if self.targets.has_url(below) {
            return None;
        }
        Some(dead(link, format!("the site has no page /roles/{below}/")))
    }

    /// A link to a part of a page: of this one, or of the one in `file`.
    fn check_part(
        &mut self,
        link: &PassageLink,
        says: &str,
        parts: &Parts<'_>,
        fragment: &str,
        file: Option<&str>,
    ) -> Option<Finding> {
        let id = percent::decode(fragment);
        let of_page = file.map_or("the page".to_owned(), |file| format!("\"{file}\""));
        if parts.has(&free_id(&id)) {
            return ambiguous(link, parts.meant(&id), &id, &of_page, file.is_none());
        }
        let finding = about(link, Rule::DeadAnchor, format!("{of_page} has no part `#{id}`"));
        let likely = self.likely(parts, &id, says);
        if likely.is_empty() {
            return Some(finding);
        }
        let likely: Vec<String> = likely.iter().map(|id| format!("`#{id}`")).collect();
        Some(finding.with_help(format!("link to {}, if that is meant", likely.join(" or "))))
    }

    /// The ids that a link to one that is not there may mean: the headings that it names, the one that its text names, or
    /// what is nearly the same.
    fn likely<'p>(&mut self, parts: &Parts<'p>, id: &str, says: &str) -> Vec<&'p str> {
        let mut likely = parts.meant(id);
        if likely.is_empty() {
            likely = parts.meant(&slug(says));
        }
        if !likely.is_empty() {
            return likely.iter().take(3).map(|heading| heading.id.as_str()).collect();
        }
        self.looked += 1;
        if self.looked <= COMPARED { parts.nearest(id).into_iter().collect() } else { Vec::new() }
    }
}

/// A link to an id that more than one heading has a claim to, if only by its words.
fn ambiguous(
    link: &PassageLink,
    meant: &[&Heading],
    id: &str,
    of_page: &str,
    is_here: bool,
) -> Option<Finding> {
    let other = meant.iter().find(|heading| heading.id != id).filter(|_| meant.len() > 1)?;
    let leads_to = meant.iter().find(|heading| heading.id == id)?;
    let message = format!(
        "{} headings of {of_page} say \"{}\", and the link leads to that on line {}",
        meant.len(),
        leads_to.text,
        leads_to.position.line
    );
    let help = format!("link to `#{}` if that is meant, and give the headings words of their own", other.id);
    let finding = about(link, Rule::AmbiguousAnchor, message).with_help(help);
    Some(if is_here { finding.with_see(leads_to.position) } else { finding })
}

fn about(link: &PassageLink, rule: Rule, message: String) -> Finding {
    Finding::new(rule, link.position, message).with_length(link.length)
}

fn dead(link: &PassageLink, message: String) -> Finding {
    about(link, Rule::DeadLink, message)
}

/// Whether a fragment means the top of the page.
fn is_top(fragment: &str) -> bool {
    fragment.is_empty() || fragment.eq_ignore_ascii_case("top")
}

/// Whether a path begins with a scheme: a colon stands before any slash.
fn has_scheme(path: &str) -> bool {
    path.split('/').next().is_some_and(|first| first.contains(':'))
}

fn is_markdown(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["md", "markdown"].iter().any(|markdown| extension.eq_ignore_ascii_case(markdown))
}

/// `path` as seen from `folder`, which ends with a slash or is empty; `None` where it leads out of what is above.
fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// How a page links to another one by its file.
fn between(from: &str, to: &str) -> String {
    let (mut from, mut to) = (from, to);
    while let (Some((one, from_rest)), Some((other, to_rest))) = (from.split_once('/'), to.split_once('/'))
        && one == other
    {
        (from, to) = (from_rest, to_rest);
    }
    ["../".repeat(from.matches('/').count()), to.to_owned()].concat()
}
