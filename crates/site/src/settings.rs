//! `site.toml` → [`Settings`].
//!
//! Every key is optional. Unknown keys are refused, since they are most often typos:
//!
//! ```toml
//! name = "Larkspindle"
//! description = "The roles at Larkspindle"
//! language = "en"
//! link_base = "https://www.example.com"
//! images = ["https://images.example.com"]     # the origins that images of pages may come from
//! base_path = "/careers/"
//! base_url = "https://example.com"   # with a path it sets `base_path`, too
//! organization = { name = "Larkspindle Ltd", url = "https://example.com", logo = "https://example.com/logo.png" }
//! accent = "#0a5f66"       # on light pages; derived for dark ones unless `accent_dark` is set
//! requirements_note = "Nobody meets every point. Write to us if you meet most of them."
//! offline = false          # visitors' browsers keep no page, and forget those that they have
//! notes = false            # visitors are not offered to keep notes of their own in their browsers
//!
//! [departments]            # slug = "name", in the order in which the directory lists them
//! product = "Product"
//!
//! [pay]                    # of each role: for all of its levels, or by level; amounts, or words in their place
//! "product/product-manager" = { "Senior Product Manager" = "EUR 76000-93000 per year" }
//! others = "By collective agreement"
//!
//! [words]                  # added to the reader's own words; with `replace = true` instead of them
//! positions = ["ingenieur"]
//! bonus = ["von Vorteil"]
//! inherits = ["zusätzlich zur"]
//!
//! [words.sections]
//! requirements = ["Anforderungen"]
//!
//! [words.seniority]
//! senior = ["L4"]
//!
//! [pay_rules]              # what vacancies have to say of pay, by the law of these places
//! places = ["EU", "US-CO"] # or "vacancies": of the places that each vacancy names
//!
//! [families]               # files that are the levels of one role; or `families = false`, and none are
//! "Pastry Cook" = ["kitchen/junior-cook.md", "kitchen/cook.md"]
//! "kitchen/recipes" = false # none of this folder
//!
//! [findings]               # the severity that `rolebook check` gives them: "error", "warning", "advice", or "off"
//! bare-url = "off"
//! ```

mod families;
mod findings;
mod keys;
mod pay;
mod pay_rules;
mod values;
mod words;

pub use keys::settings_template;
pub use pay::PaySetting;

use super::accent::{self, Scheme};
use super::publishing::{self, Organization, Publishing, split_url};
use crate::vacancies::PayRules;
use rolebook_letters::language_tag;
use rolebook_markdown::slug;
use rolebook_model::limits::MOST_ORIGINS;
use rolebook_model::{Position, Site};
use thiserror::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use values::{Refusal, boolean, list, refuse, table, text, unknown};

/// The settings of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The settings for reading and showing pages.
    pub site: Site,
    /// Where and by whom it is published.
    pub publishing: Publishing,
    /// What roles and their levels pay.
    pub pay: Vec<PaySetting>,
    /// The rules about pay that its vacancies are compared with.
    pub pay_rules: PayRules,
}

/// Reads the text of a `site.toml`.
pub fn read_settings(text: &str) -> Result<Settings, SettingsError> {
    let read = || {
        let table = DeTable::parse(text)?;
        settings(table.get_ref(), text)
    };
    read().map_err(|Refusal { span, message }| {
        let before = text.get(..span.start).unwrap_or(text);
        SettingsError { position: Position::after(before), message }
    })
}

/// Why a `site.toml` cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}:{}: {message}", position.line, position.column)]
pub struct SettingsError {
    /// Where it is.
    pub position: Position,
    /// What is wrong and what is allowed.
    pub message: String,
}

fn settings(table: &DeTable<'_>, text_of_all: &str) -> Result<Settings, Refusal> {
    let Settings { mut site, mut publishing, mut pay, mut pay_rules } = Settings::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "name" => site.name = text(value)?,
            "description" => site.description = text(value)?,
            "language" => site.language = language(value)?,
            "link_base" => site.link_base = link_base(value)?,
            "images" => site.images = origins(value)?,
            "base_path" => site.base_path = base_path(value)?,
            // Read below, since it depends on `base_path`.
            "base_url" => {}
            "organization" => publishing.organization = organization(value)?,
            "accent" => site.accent = accent(value, Scheme::Light)?,
            "accent_dark" => site.accent_dark = accent(value, Scheme::Dark)?,
            "requirements_note" => site.requirements_note = text(value)?,
            "departments" => site.departments = departments(value)?,
            "pay" => pay = pay::pay(value, text_of_all)?,
            "words" => site.words = words::words(value)?,
            "notes" => publishing.without_notes = !boolean(value)?,
            "offline" => publishing.network_only = !boolean(value)?,
            "pay_rules" => pay_rules = pay_rules::pay_rules(value)?,
            "families" => site.families = families::families(value)?,
            "findings" => site.findings = findings::severities(value)?,
            _ => return Err(unknown(key, &keys::allowed(""))),
        }
    }
    match (table.get("accent"), table.get("accent_dark")) {
        (Some(_), None) => site.accent_dark = accent::on_dark(&site.accent),
        (None, Some(dark)) => {
            let message = "needs `accent`, the colour for light pages: set it, too".to_owned();
            return Err(Refusal { span: dark.span(), message });
        }
        _ => {}
    }
    if let Some(value) = table.get("base_url") {
        let (origin, path) = split_url(&text(value)?).map_err(|expected| refuse(value, expected))?;
        let path_wins = table.contains_key("base_path");
        if path.as_ref().is_some_and(|path| path_wins && *path != site.base_path) {
            return Err(refuse(value, "without a path, or with that of `base_path`"));
        }
        site.origin.clone_from(&origin);
        publishing.origin = origin;
        site.base_path = path.unwrap_or(site.base_path);
    }
    Ok(Settings { site, publishing, pay, pay_rules })
}

fn departments(value: &Spanned<DeValue<'_>>) -> Result<Vec<(String, String)>, Refusal> {
    table(value)?.iter().map(|(name, shown)| Ok((slug(name.get_ref()), text(shown)?))).collect()
}

fn language(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    language_tag(&text(value)?)
        .ok_or_else(|| refuse(value, "a language code such as \"en\", \"de\" or \"pt-BR\""))
}

fn link_base(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    let base = text(value)?;
    if base.is_empty() || split_url(&base).is_ok() {
        return Ok(base.trim_end_matches('/').to_owned());
    }
    Err(refuse(value, "an address with its scheme: \"https://example.com\""))
}

/// Origins that images may come from.
fn origins(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Refusal> {
    let origins = list(value)?;
    if origins.len() > MOST_ORIGINS {
        return Err(refuse(value, &format!("a list of at most {MOST_ORIGINS} origins")));
    }
    let origin = |value| publishing::image_origin(&text(value)?).map_err(|expected| refuse(value, expected));
    origins.iter().map(origin).collect()
}

fn base_path(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    publishing::base_path(&text(value)?).map_err(|expected| refuse(value, expected))
}

fn organization(value: &Spanned<DeValue<'_>>) -> Result<Organization, Refusal> {
    let mut organization = Organization::default();
    for (key, value) in table(value)? {
        match key.get_ref().as_ref() {
            "name" => organization.name = text(value)?,
            "url" => organization.url = absolute(value)?,
            "logo" => organization.logo = absolute(value)?,
            _ => return Err(unknown(key, &keys::allowed("organization"))),
        }
    }
    Ok(organization)
}

/// An address on the web with its scheme, path and all.
fn absolute(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    let address = rolebook_markdown::address(&text(value)?).filter(|address| address.starts_with("http"));
    address.ok_or_else(|| refuse(value, "an address with its scheme: \"https://example.com/logo.png\""))
}

fn accent(value: &Spanned<DeValue<'_>>, scheme: Scheme) -> Result<String, Refusal> {
    let refused =
        |expected: String| Refusal { span: value.span(), message: format!("the colour {expected}") };
    accent::accent(&text(value)?, scheme).map_err(refused)
}

#[cfg(test)]
mod tests;
