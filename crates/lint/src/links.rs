//! Links between the pages of a site, and to their parts: dead ones, and ambiguous ones.
//!
//! Where a link leads, the reader decides: see [`destinations`](rolebook_reader::destinations).

use super::context::{PageContext, Text};
use super::targets::{Parts, Targets};
use super::words::nearest;
use rolebook_letters::nfc;
use rolebook_markdown::{LinkForm, PassageLink, free_id, href, slug};
use rolebook_model::percent;
use rolebook_model::{Finding, Heading, Role, Rule, Site};
use rolebook_reader::destinations::{Destination, linked_file};
use rolebook_reader::files::is_markdown;

/// Findings about the links of a page.
pub(super) fn findings(page: &PageContext<'_>, targets: &Targets<'_>) -> Vec<Finding> {
    let checker = Checker { role: page.role, site: page.site, targets, compared: 0 };
    checker.findings(&page.texts)
}

/// How many missing targets of a page are compared with the existing ones to suggest one: each comparison takes time.
const COMPARED: usize = 20;

struct Checker<'a, 'site> {
    role: &'a Role,
    site: &'a Site,
    targets: &'a Targets<'site>,
    /// How many were compared so far.
    compared: usize,
}

impl Checker<'_, '_> {
    fn findings(mut self, texts: &[Text<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for text in texts {
            let links = text.passage.links.iter();
            for link in links.filter(|link| matches!(link.form, LinkForm::Link | LinkForm::Address)) {
                let shown = text.passage.text.get(link.text.clone()).unwrap_or_default();
                findings.extend(self.check(link, shown));
            }
        }
        findings
    }

    /// A link with its text.
    fn check(&mut self, link: &PassageLink, text: &str) -> Option<Finding> {
        let href = href(&link.target, &self.site.link_base)?;
        let path = href.split(['?', '#']).next().unwrap_or_default();
        // As written: an id that would shadow something gets a prefix.
        let fragment = link.target.split_once('#').map(|(_, fragment)| fragment.trim());
        let fragment = fragment.filter(|fragment| !is_top(fragment));
        match self.targets.destinations.of_link(self.role, &href) {
            Some(Destination::Page(place)) => {
                let file = self.targets.files().get(place)?;
                self.check_part(link, text, fragment?, Some(file))
            }
            Some(Destination::Url(url)) => {
                let is_dead_file = is_markdown(path) && !self.has_page(&url);
                if is_dead_file {
                    Some(self.no_page(link, path))
                } else {
                    self.check_url(link, text, &url, fragment)
                }
            }
            Some(Destination::Outside) => is_markdown(path).then(|| self.no_page(link, path)),
            // A query alone stays on the page, whatever it leads to there.
            None if href.starts_with('#') => self.check_part(link, text, fragment?, None),
            None => {
                let url = self.own_url(path)?;
                self.check_url(link, text, url, fragment)
            }
        }
    }

    /// A link to a file that is no role's.
    fn no_page(&mut self, link: &PassageLink, path: &str) -> Finding {
        let Some(file) = linked_file(&self.role.file, path) else {
            let path = percent::decode(path);
            return dead(link, format!("\"{path}\" is outside the folder of role pages"));
        };
        let finding = dead(link, format!("there is no role page \"{file}\""));
        let name = |file: &str| {
            let name = file.rsplit('/').next().unwrap_or_default();
            nfc(name.strip_suffix(".md").unwrap_or(name)).to_lowercase()
        };
        self.compared += 1;
        let wanted = name(&file);
        let files = || self.targets.files().iter().filter(|_| self.compared <= COMPARED);
        let named = |wanted: &str| files().find(|other| name(other) == wanted);
        // A folder is forgotten or another more often than a letter is wrong.
        let nearly = || {
            let names: Vec<String> = files().map(|other| name(other)).collect();
            nearest(names.iter().map(String::as_str), &wanted).and_then(named)
        };
        match named(&wanted).or_else(nearly) {
            Some(other) => {
                let meant = between(&self.role.file, other);
                finding.with_help(format!("write \"{meant}\" if that is meant")).with_edit(path, meant)
            }
            None => finding,
        }
    }

    /// The URL below the site's base path that a whole address leads to, as far as that is known to be this site's: it begins
    /// like the site's own and then like the path of a department.
    fn own_url<'u>(&self, address: &'u str) -> Option<&'u str> {
        let origin = Some(self.site.origin.as_str()).filter(|origin| !origin.is_empty())?;
        let url = address.strip_prefix(origin)?.strip_prefix(self.site.base_path.as_str())?;
        let department = url.strip_prefix("roles/")?.split('/').next()?;
        self.targets.has_department(&percent::decode(department)).then_some(url)
    }

    /// A link to a page below `roles/` by its URL on this site; pages elsewhere on the site are not known.
    fn check_url(
        &mut self,
        link: &PassageLink,
        text: &str,
        url: &str,
        fragment: Option<&str>,
    ) -> Option<Finding> {
        let below = below_roles(url)?;
        match self.targets.file_at(&below) {
            Some(file) => self.check_part(link, text, fragment?, Some(file)),
            None if self.targets.has_list(&below) => None,
            None => Some(dead(link, format!("the site has no page /roles/{below}/"))),
        }
    }

    /// Whether the site has something of a role at a URL.
    fn has_page(&self, url: &str) -> bool {
        below_roles(url).is_some_and(|below| self.targets.file_at(&below).is_some())
    }

    /// A link to a part of a page: of this one, or of the one in `file`.
    fn check_part(
        &mut self,
        link: &PassageLink,
        text: &str,
        fragment: &str,
        file: Option<&str>,
    ) -> Option<Finding> {
        let parts = self.targets.page(file.unwrap_or(&self.role.file))?;
        let id = percent::decode(fragment);
        let of_page = file.map_or("the page".to_owned(), |file| format!("\"{file}\""));
        if parts.has(&free_id(&id)) {
            return ambiguous(link, parts.meant(&id), &id, &of_page, file.is_none());
        }
        let finding = about(link, Rule::DeadAnchor, format!("{of_page} has no part `#{id}`"));
        let likely = self.likely(parts, &id, text);
        if likely.is_empty() {
            return Some(finding);
        }
        let parts: Vec<String> = likely.iter().map(|id| format!("`#{id}`")).collect();
        let finding = finding.with_help(format!("link to {} if that is meant", parts.join(" or ")));
        Some(match likely.as_slice() {
            [meant] => finding.with_edit(format!("#{fragment}"), format!("#{}", percent::encode(meant))),
            _ => finding,
        })
    }

    /// The ids that a link to one that is not there may mean: the headings that it names, the one that its text names, or
    /// what is nearly the same.
    fn likely<'p>(&mut self, parts: &Parts<'p>, id: &str, text: &str) -> Vec<&'p str> {
        let mut likely = parts.meant(id);
        if likely.is_empty() {
            likely = parts.meant(&slug(text));
        }
        if !likely.is_empty() {
            return likely.iter().take(3).map(|heading| heading.id.as_str()).collect();
        }
        self.compared += 1;
        if self.compared <= COMPARED { parts.nearest(id).into_iter().collect() } else { Vec::new() }
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
        "{} headings of {of_page} read \"{}\", and the link leads to the one on line {}",
        meant.len(),
        leads_to.text,
        leads_to.position.line
    );
    let help = format!("link to `#{}` if that is meant, and give each heading a text of its own", other.id);
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

/// What stands in a URL behind `roles/`, without what may be left out of it.
fn below_roles(url: &str) -> Option<String> {
    let below = percent::decode(url.strip_prefix("roles/")?);
    let below = nfc(&below);
    let folder = below.trim_end_matches('/').trim_end_matches("index.html");
    Some(folder.trim_end_matches('/').to_owned())
}

/// How a page links to another one by its file.
fn between(from: &str, to: &str) -> String {
    let (mut from, mut to) = (from, to);
    while let (Some((one, from_rest)), Some((other, to_rest))) = (from.split_once('/'), to.split_once('/'))
        && one == other
    {
        (from, to) = (from_rest, to_rest);
    }
    "../".repeat(from.matches('/').count()) + to
}
