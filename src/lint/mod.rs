//! Pages as they were read → everything there is to say about them to their authors.
//!
//! Entry point: [`findings`]. What reading cannot do without knowing, it has found on its way; a second look finds the rest:
//!
//! 1. rules that look at one page, its text and what was made of it;
//! 2. rules that need all pages of the site, as that for links between them;
//! 3. what the site or a comment on the page has silenced is taken out again.
//!
//! The same code runs where `rolebook check` prints findings and where the preview shows them beside a page.

mod allow;

use crate::model::{Catalog, Finding, Source};
use std::collections::BTreeMap;

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
    for page in &source.pages {
        if let Some(findings) = found.get_mut(&page.file) {
            *findings = allow::silence(&page.text, std::mem::take(findings));
        }
    }
    for findings in found.values_mut() {
        findings.retain(|finding| source.site.severity(finding.rule).is_some());
        findings.sort_by_key(|finding| (finding.position, finding.rule));
    }
    found.retain(|_, findings| !findings.is_empty());
    found
}
