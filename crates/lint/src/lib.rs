//! Pages as they were read → everything there is to say about them to their authors.
//!
//! Entry point: [`findings`]. What reading cannot do without knowing, it has found on its way; a second look finds the rest:
//!
//! 1. a [`manuscript`] puts what an author wrote, with the place of each character, beside the role that was read of it;
//! 2. rules look at it, a file for each kind: [`front_matter`], [`structure`], [`items`], what is [`unfinished`], [`links`] by
//!    all [`targets`] of the site, [`addresses`], [`wording`] and what is [`gendered`] in it by the tables of [`english`], and the length of [`sentences`];
//!    what reading has found about [`inheritance`] gets its place;
//! 3. what the site or a comment on the page has silenced is taken out again;
//! 4. of what a page has thousands of times the first hundred are named, and the others counted.
//!
//! The same code runs where `rolebook check` prints findings and where the preview shows them beside a page.

// A text may be cut within a character, which would panic. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod words;

mod manuscript;

mod front_matter;

mod structure;

mod items;

mod unfinished;

mod targets;

mod links;

mod addresses;

mod english;

mod wording;

mod gendered;

mod sentences;

mod inheritance;

mod allow;

use manuscript::Manuscript;
use rolebook_model::{Catalog, Finding, Role, Rule, Source};
use rolebook_reader::Reader;
use std::collections::{BTreeMap, HashMap};
use targets::Targets;

/// Everything there is to say about the pages of `source`, which were read as `catalog`: by file, in order of place.
///
/// `further` is what was found around reading, as in files that are not there. A file of which there is nothing to say is
/// left out.
pub fn findings(
    source: &Source,
    catalog: &Catalog,
    further: BTreeMap<String, Vec<Finding>>,
) -> BTreeMap<String, Vec<Finding>> {
    let mut found = further;
    for role in &catalog.roles {
        found.entry(role.file.clone()).or_default().extend(role.findings.iter().cloned());
    }
    let reader = Reader::new(&source.site);
    let targets = Targets::of(catalog);
    let roles: BTreeMap<&str, &Role> = catalog.roles.iter().map(|role| (&*role.file, &**role)).collect();
    for page in &source.pages {
        if let Some(role) = roles.get(&*page.file) {
            let manuscript = Manuscript::new(page, role, &source.site);
            let findings = found.entry(page.file.clone()).or_default();
            inheritance::place(&manuscript, findings);
            findings.extend(look(&manuscript, &reader, &targets));
        }
        if let Some(findings) = found.get_mut(&page.file) {
            *findings = allow::silence(&page.text, std::mem::take(findings));
        }
    }
    for findings in found.values_mut() {
        findings.retain(|finding| source.site.severity(finding.rule).is_some());
        findings.sort_by_key(|finding| (finding.position, finding.rule));
        count_excess(findings);
    }
    found.retain(|_, findings| !findings.is_empty());
    found
}

/// What a second look at one page finds.
fn look(manuscript: &Manuscript<'_>, reader: &Reader<'_>, targets: &Targets<'_>) -> Vec<Finding> {
    let mut findings = front_matter::findings(manuscript);
    findings.extend(structure::findings(manuscript));
    findings.extend(items::findings(manuscript, reader));
    findings.extend(unfinished::findings(manuscript));
    findings.extend(links::findings(manuscript, targets));
    findings.extend(addresses::findings(manuscript));
    findings.extend(wording::findings(manuscript));
    findings.extend(sentences::findings(manuscript));
    findings
}

/// How many findings of one rule are named on a page. Nobody reads more, and what prints or shows them looks for each one's
/// place.
const NAMED: usize = 100;

/// Takes out what a rule finds beyond [`NAMED`] places, and says in the last one how many these are.
fn count_excess(findings: &mut Vec<Finding>) {
    let mut found: HashMap<Rule, usize> = HashMap::new();
    findings.iter().for_each(|finding| *found.entry(finding.rule).or_default() += 1);
    let mut named: HashMap<Rule, usize> = HashMap::new();
    findings.retain_mut(|finding| {
        let named = named.entry(finding.rule).or_default();
        *named += 1;
        let excess = found.get(&finding.rule).map_or(0, |all| all.saturating_sub(NAMED));
        if *named == NAMED && excess > 0 {
            finding.message.push_str(&format!(", and {excess} more on this page"));
        }
        *named <= NAMED
    });
}

#[cfg(test)]
mod tests;
