//! Role pages as they were read → findings for their authors: lints beyond what reading itself finds.
//!
//! Entry point: [`findings`]. Its steps:
//!
//! 1. a [`context`] combines the text that an author wrote, with the position of each character, and the role that was read
//!    from it; nothing is parsed again;
//! 2. rules check it, in a module for each kind: [`front_matter`], [`structure`], [`items`], [`unfinished`] text, [`links`]
//!    and roles that are [`next`] with all [`targets`] of the site, with the feature `all` marks that stay text ([`literal`]), [`addresses`], [`wording`] and [`gendered`] words by the tables of [`english`], with the feature `all` German and
//!    French titles ([`titles`]), and the length of [`sentences`]; findings about [`inheritance`], which reading makes, get their place;
//! 3. what the site or a comment on the page allows is taken out again ([`allow`]);
//! 4. of a rule with very many findings on a page the first hundred stay, and the others are counted.
//!
//! The same code runs in `rolebook check` and in the preview, but for the feature.
//!
//! ```
//! use rolebook_model::{PageSource, Rule, Site, Source};
//! use std::collections::BTreeMap;
//!
//! let text = "---\ntitle: Baker\n---\n\n## Duties\n\n- TODO\n\n## Requirements\n\n- Care\n".to_owned();
//! let page = PageSource { file: "kitchen/baker.md".to_owned(), text };
//! let source = Source { site: Site::default(), pages: vec![page] };
//! let (catalog, parsed) = rolebook_reader::catalog_and_pages(&source);
//! let findings = rolebook_lint::findings(&source, &catalog, &parsed, BTreeMap::new());
//! let found = &findings["kitchen/baker.md"][0];
//! assert_eq!((found.rule, found.position.line, found.position.column), (Rule::Unfinished, 7, 3));
//! ```

// A text may be cut within a character, which would panic. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod words;

mod context;

mod front_matter;

mod structure;

mod items;

mod unfinished;

mod targets;

mod links;

mod next;

mod literal;

mod addresses;

mod english;

mod wording;

mod gendered;

#[cfg(any(test, feature = "all"))]
mod titles;

/// Whether every lint runs: the preview leaves out some, for their size.
const HAS_ALL: bool = cfg!(any(test, feature = "all"));

mod sentences;

mod inheritance;

mod allow;

use context::PageContext;
use rolebook_model::{Catalog, Finding, Role, Rule, Source};
use rolebook_reader::{ParsedPage, Reader};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use targets::Targets;

/// The findings about the pages of `source`, by file, in order of place. Files without findings are left out.
///
/// The pages were read as `catalog` and parsed as `parsed`, in the order of the source: see
/// [`catalog_and_pages`](rolebook_reader::catalog_and_pages). Of what introduces a department there are those of reading. `extra` findings were made around reading, as about files that
/// are missing.
pub fn findings(
    source: &Source,
    catalog: &Catalog,
    parsed: &[Arc<ParsedPage>],
    extra: BTreeMap<String, Vec<Finding>>,
) -> BTreeMap<String, Vec<Finding>> {
    let mut found = extra;
    let introductions = catalog.departments.iter().filter_map(|department| department.introduction.as_ref());
    for page in catalog.roles.iter().chain(introductions) {
        found.entry(page.file.clone()).or_default().extend(page.findings.iter().cloned());
    }
    // The files of a role that has several are looked at as they are on their own.
    let alone = || parsed.iter().filter_map(|page| page.alone.as_deref());
    for role in alone() {
        found.entry(role.file.clone()).or_default().extend(role.findings.iter().cloned());
    }
    let reader = Reader::new(&source.site);
    let targets = Targets::of(catalog, parsed);
    let mut roles: HashMap<&str, Vec<&Role>> = HashMap::new();
    for role in catalog.roles.iter().map(|role| &**role).filter(|role| role.parts.is_empty()).chain(alone()) {
        roles.entry(&*role.file).or_default().push(role);
    }
    for (page, parsed) in source.pages.iter().zip(parsed) {
        for role in roles.get(&*page.file).into_iter().flatten() {
            let written = as_written(role);
            let context = PageContext::new(page, parsed, &written, &source.site);
            let findings = found.entry(page.file.clone()).or_default();
            inheritance::place(&context, findings);
            // A page that describes several roles has one text.
            let of_role = lint(&context, &reader, &targets);
            let new: Vec<Finding> =
                of_role.into_iter().filter(|finding| !findings.contains(finding)).collect();
            findings.extend(new);
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

/// A role without the sections that are made of tables: what stands there is written once.
fn as_written(role: &Role) -> Cow<'_, Role> {
    let count = role.written_sections().last().map_or(0, |last| last + 1);
    let mut written = Cow::Borrowed(role);
    if count < role.sections.len() {
        written.to_mut().sections.truncate(count);
    }
    written
}

/// The findings of all rules about one page.
fn lint(page: &PageContext<'_>, reader: &Reader<'_>, targets: &Targets<'_>) -> Vec<Finding> {
    let mut findings = front_matter::findings(page);
    findings.extend(structure::findings(page));
    findings.extend(items::findings(page, reader));
    findings.extend(unfinished::findings(page));
    findings.extend(links::findings(page, targets));
    findings.extend(next::findings(page, targets));
    if HAS_ALL {
        findings.extend(literal::findings(page));
    }
    findings.extend(addresses::findings(page));
    findings.extend(wording::findings(page));
    #[cfg(any(test, feature = "all"))]
    findings.extend(titles::finding(page));
    findings.extend(sentences::findings(page));
    findings
}

/// How many findings of one rule are kept for a page. Nobody reads more, and each takes time to print or show.
const MOST_PER_RULE: usize = 100;

/// Takes out the findings of a rule beyond [`MOST_PER_RULE`], and adds their number to the last one that stays.
fn count_excess(findings: &mut Vec<Finding>) {
    // By the rules' numbers.
    let mut left = [0_usize; Rule::ALL.len()];
    for finding in &*findings {
        left.get_mut(finding.rule as usize).into_iter().for_each(|left| *left += 1);
    }
    let mut kept = [0; Rule::ALL.len()];
    findings.retain_mut(|finding| {
        let rule = finding.rule as usize;
        let (Some(left), Some(kept)) = (left.get_mut(rule), kept.get_mut(rule)) else { return true };
        *left -= 1;
        *kept += 1;
        if *kept == MOST_PER_RULE && *left > 0 {
            finding.message.push_str(&format!(", and {left} more on this page"));
        }
        *kept <= MOST_PER_RULE
    });
}

#[cfg(test)]
mod tests;
