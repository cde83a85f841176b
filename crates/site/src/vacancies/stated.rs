//! `pay` in front matter, amounts among the facts of a page, and `[pay]` in the settings of the site → what each role and its levels pay.
//!
//! ```yaml
//! pay: EUR 60000-90000 per year          # at every level
//! pay:                                   # or by level, by its name or the end of its URL
//!   Senior Product Manager: EUR 76000-93000 per year
//!   others: by collective agreement, group 12
//! ```
//!
//! [`state_pay`] is the entry point. Everything is shown as it is written, or, if it is all amounts, in the words of the
//! interface. What a page states counts before what the settings state, and a level before the whole role.

use super::assign::{SUGGESTIONS, by_file, by_path, level_slug, no_such_role};
use super::page::amounts;
use super::pay;
use super::placeholders::is_placeholder;
use crate::settings::PaySetting;
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_TEXT;
use rolebook_model::{Catalog, FactKind, Finding, LevelPay, Position, Role, Vacancy, truncated};
use rolebook_reader::ParsedPage;
use rolebook_reader::front_matter::{Entry, FrontMatter, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The key of front matter.
pub(super) const KEY: &str = "pay";

/// The key for all roles, or all levels of a role, that have none of their own.
const OTHERS: &str = "others";

/// The file that the findings about settings belong to.
const SETTINGS: &str = "site.toml";

/// Gives the roles of a catalog what these pages, and the settings of the site, state of pay. Returns findings by file below
/// the folder of roles.
pub fn state_pay(
    catalog: &mut Catalog,
    pages: &[Arc<ParsedPage>],
    settings: &[PaySetting],
) -> BTreeMap<String, Vec<Finding>> {
    let mut findings = BTreeMap::new();
    let mut stated: Vec<Vec<LevelPay>> = vec![Vec::new(); catalog.roles.len()];
    let by_file = by_file(catalog);
    for page in pages {
        let Some((index, level)) = by_file.get(page.file.as_str()).copied() else { continue };
        let mut found = Vec::new();
        for mut pay in of_page(&catalog.roles[index], &page.front_matter, &mut found) {
            if pay.level.is_empty() {
                level.clone_into(&mut pay.level);
            }
            stated[index].push(pay);
        }
        if !found.is_empty() {
            findings.insert(page.file.clone(), found);
        }
    }
    for (role, stated) in catalog.roles.iter().zip(&mut stated) {
        for fact in role.facts.iter().filter(|fact| fact.kind == FactKind::Pay) {
            // What is no amount is shown as the fact that it is.
            let pay = of_text(&fact.value).filter(|pay| pay.amounts.is_some());
            add(stated, fact.level.clone(), pay);
        }
    }
    let of_settings = of_settings(catalog, settings, &mut stated);
    if !of_settings.is_empty() {
        findings.insert(SETTINGS.to_owned(), of_settings);
    }
    for (role, stated) in catalog.roles.iter_mut().zip(stated) {
        // Most sites state nothing, and their roles are shared with the cache of the server.
        if !stated.is_empty() {
            Arc::make_mut(role).pay = stated;
        }
    }
    findings
}

/// What the front matter of a role's page states.
fn of_page(role: &Role, settings: &FrontMatter, findings: &mut Vec<Finding>) -> Vec<LevelPay> {
    let Some(entry) = settings.get(KEY) else { return Vec::new() };
    let mut stated = Vec::new();
    let by_level: Vec<&Entry> = match &entry.value {
        Value::Mapping(entries) if amounts(KEY, &entry.value).is_none() => entries.iter().collect(),
        // `- Senior Product Manager: EUR 76000-93000 per year`
        Value::List(values) => values.iter().flat_map(entries_of).collect(),
        value => {
            add(&mut stated, String::new(), level_pay(value));
            return stated;
        }
    };
    for Entry { key, position, value } in by_level {
        if let Some(level) = level_of(role, key, *position, findings) {
            add(&mut stated, level, level_pay(value));
        }
    }
    stated
}

fn entries_of(value: &Value) -> &[Entry] {
    match value {
        Value::Mapping(entries) => entries,
        _ => &[],
    }
}

/// Adds what the settings state to what pages state.
fn of_settings(catalog: &Catalog, settings: &[PaySetting], stated: &mut [Vec<LevelPay>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if settings.is_empty() {
        return findings;
    }
    let by_path = by_path(catalog);
    let mut unknown = 0;
    for PaySetting { role, level, text, position } in settings.iter().filter(|it| !it.role.is_empty()) {
        let Some((index, own)) = by_path.get(role) else {
            unknown += 1;
            findings.push(no_such_role(role, *position, &by_path, unknown <= SUGGESTIONS));
            continue;
        };
        if let Some(level) = level_of(&catalog.roles[*index], level, *position, &mut findings) {
            let level = if level.is_empty() { own.clone() } else { level };
            add(&mut stated[*index], level, of_text(text));
        }
    }
    let others = settings.iter().find(|it| it.role.is_empty()).and_then(|it| of_text(&it.text));
    for stated in stated.iter_mut().filter(|stated| stated.is_empty()) {
        add(stated, String::new(), others.clone());
    }
    findings
}

/// The slug of a level; empty for all that state nothing of their own. `None`, with a finding, if the role has no such level.
fn level_of(role: &Role, written: &str, position: Position, findings: &mut Vec<Finding>) -> Option<String> {
    if written == OTHERS {
        return Some(String::new());
    }
    let slug = level_slug(role, written, position, findings);
    (slug.is_empty() || role.level_index(&slug).is_some()).then_some(slug)
}

/// Adds what is stated for a level, unless it has something already.
fn add(stated: &mut Vec<LevelPay>, level: String, pay: Option<LevelPay>) {
    if let Some(pay) = pay.filter(|_| stated.iter().all(|it| it.level != level)) {
        stated.push(LevelPay { level, ..pay });
    }
}

/// What a value of front matter states; `None` if it is nothing.
fn level_pay(value: &Value) -> Option<LevelPay> {
    match value {
        Value::Text(text) => of_text(text),
        value => {
            amounts(KEY, value).map(|amounts| LevelPay { amounts: Some(amounts), ..LevelPay::default() })
        }
    }
}

fn of_text(text: &str) -> Option<LevelPay> {
    let text = text.trim();
    if text.is_empty() || is_placeholder(text) {
        return None;
    }
    let amounts = pay::read(text, &Vacancy::default()).ok();
    let is_said = amounts.is_some() && pay::is_all_amounts(text);
    let words = if is_said { String::new() } else { truncated(&visible(text), LONGEST_TEXT) };
    Some(LevelPay { amounts, words, ..LevelPay::default() })
}

#[cfg(test)]
mod tests;
