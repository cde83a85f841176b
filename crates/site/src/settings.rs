//! `site.toml` → [`Settings`].
//!
//! Every key may be left out. A key that nobody knows is refused, since it is most often a slip:
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
//! accent = "#0a5f66"       # on light pages; on dark ones it is made lighter, or as `accent_dark` says
//! requirements_note = "Nobody meets every point. Write to us if you meet most of them."
//!
//! [departments]            # slug = "name", in the order in which the directory lists them
//! product = "Product"
//!
//! [words]                  # beside the reader's own words, or with `replace = true` instead of them
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
//! [findings]               # how grave `rolebook check` takes them: "error", "warning", "advice", or "off"
//! bare-url = "off"
//! ```

use super::accent::{self, Scheme};
use super::nearest::{nearest, unknown_key};
use super::publishing::{self, Organization, Publishing, split_url};
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_TEXT;
use rolebook_model::{Label, Position, Rule, Seniority, Severity, Site, Words};
use std::borrow::Cow;
use std::ops::Range;
use thiserror::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a site says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// What its pages are made by.
    pub site: Site,
    /// Where and by whom it is published.
    pub publishing: Publishing,
}

/// Reads the text of a `site.toml`.
pub fn read_settings(text: &str) -> Result<Settings, SettingsError> {
    let read = || {
        let table = DeTable::parse(text)?;
        settings(table.get_ref())
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

/// The same with a place in bytes.
struct Refusal {
    span: Range<usize>,
    message: String,
}

impl From<toml::de::Error> for Refusal {
    fn from(error: toml::de::Error) -> Refusal {
        Refusal { span: error.span().unwrap_or_default(), message: error.message().replace('\n', ", ") }
    }
}

fn settings(table: &DeTable<'_>) -> Result<Settings, Refusal> {
    let Settings { mut site, mut publishing } = Settings::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "name" => site.name = text(value)?,
            "description" => site.description = text(value)?,
            "language" => site.language = text(value)?,
            "link_base" => site.link_base = link_base(value)?,
            "images" => site.images = origins(value)?,
            "base_path" => site.base_path = base_path(value)?,
            // Taken below, with `base_path`.
            "base_url" => {}
            "organization" => publishing.organization = organization(value)?,
            "accent" => site.accent = accent(value, Scheme::Light)?,
            "accent_dark" => site.accent_dark = accent(value, Scheme::Dark)?,
            "requirements_note" => site.requirements_note = text(value)?,
            "departments" => site.departments = departments(value)?,
            "words" => site.words = words(value)?,
            "findings" => site.findings = severities(value)?,
            _ => return Err(unknown(key, KEYS)),
        }
    }
    match (table.get("accent"), table.get("accent_dark")) {
        (Some(_), None) => site.accent_dark = accent::on_dark(&site.accent),
        (None, Some(dark)) => {
            let message = "goes with `accent`, the colour on light pages: set that, too".to_owned();
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
    Ok(Settings { site, publishing })
}

/// The keys outside of tables, and the tables.
const KEYS: &[&str] = &[
    "name",
    "description",
    "language",
    "link_base",
    "images",
    "base_path",
    "base_url",
    "organization",
    "accent",
    "accent_dark",
    "requirements_note",
    "departments",
    "words",
    "findings",
];

fn severities(value: &Spanned<DeValue<'_>>) -> Result<Vec<(Rule, Option<Severity>)>, Refusal> {
    let mut severities = Vec::new();
    for (key, value) in table(value)? {
        let rule = Rule::named(key.get_ref()).ok_or_else(|| unknown_rule(key))?;
        let severity = match text(value)?.as_str() {
            "off" => None,
            name => Some(Severity::from_name(name).ok_or_else(|| refuse(value, SEVERITIES))?),
        };
        severities.push((rule, severity));
    }
    Ok(severities)
}

const SEVERITIES: &str = "\"error\", \"warning\", \"advice\" or \"off\"";

fn unknown_rule(key: &Spanned<Cow<'_, str>>) -> Refusal {
    let names = Rule::ALL.iter().map(|rule| rule.name());
    let nearest = nearest(key.get_ref(), names).unwrap_or_default();
    let message = format!(
        "no rule is called \"{}\", the nearest is \"{nearest}\" (`rolebook check --explain` names all)",
        key.get_ref().escape_debug()
    );
    Refusal { span: key.span(), message }
}

fn words(value: &Spanned<DeValue<'_>>) -> Result<Words, Refusal> {
    let mut words = Words::default();
    for (key, value) in table(value)? {
        match key.get_ref().as_ref() {
            "replace" => {
                words.replace = value.get_ref().as_bool().ok_or_else(|| refuse(value, "true or false"))?
            }
            "sections" => words.sections = words_by(value, &Label::ALL, Label::name)?,
            "seniority" => words.seniority = words_by(value, &Seniority::ALL, Seniority::name)?,
            "positions" => words.positions = phrases(value)?,
            "bonus" => words.bonus = phrases(value)?,
            "inherits" => words.inherits = phrases(value)?,
            _ => {
                let allowed = ["replace", "sections", "seniority", "positions", "bonus", "inherits"];
                return Err(unknown(key, &allowed));
            }
        }
    }
    Ok(words)
}

/// Phrases by the name of what they mean.
fn words_by<Meaning: Copy>(
    value: &Spanned<DeValue<'_>>,
    meanings: &[Meaning],
    name: fn(Meaning) -> &'static str,
) -> Result<Vec<(Meaning, Vec<String>)>, Refusal> {
    let entries = table(value)?.iter().map(|(key, value)| {
        let meaning = meanings.iter().copied().find(|meaning| name(*meaning) == key.get_ref().as_ref());
        let Some(meaning) = meaning else {
            let allowed: Vec<_> = meanings.iter().copied().map(name).collect();
            return Err(unknown(key, &allowed));
        };
        Ok((meaning, phrases(value)?))
    });
    entries.collect()
}

/// Phrases in lower case, as the reader compares them.
fn phrases(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Refusal> {
    let array = value.get_ref().as_array().ok_or_else(|| refuse(value, r#"a list of texts: ["…", "…"]"#))?;
    array.iter().map(|phrase| Ok(text(phrase)?.to_lowercase())).collect()
}

fn departments(value: &Spanned<DeValue<'_>>) -> Result<Vec<(String, String)>, Refusal> {
    table(value)?.iter().map(|(slug, name)| Ok((slug.get_ref().to_string(), text(name)?))).collect()
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
    let array = value.get_ref().as_array().ok_or_else(|| refuse(value, r#"a list of texts: ["…", "…"]"#))?;
    let origin = |value| match split_url(&text(value)?) {
        Ok((origin, None)) if origin.starts_with("https://") => Ok(origin),
        _ => Err(refuse(value, "an origin with https and without a path: \"https://images.example.com\"")),
    };
    array.iter().map(origin).collect()
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
            _ => return Err(unknown(key, &["name", "url", "logo"])),
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

fn text(value: &Spanned<DeValue<'_>>) -> Result<String, Refusal> {
    let text = value.get_ref().as_str().ok_or_else(|| refuse(value, "text in quotes"))?;
    if text.chars().count() > LONGEST_TEXT {
        return Err(refuse(value, &format!("no longer than {LONGEST_TEXT} characters")));
    }
    Ok(visible(text).into_owned())
}

fn table<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Result<&'t DeTable<'i>, Refusal> {
    value.get_ref().as_table().ok_or_else(|| refuse(value, "a table: `key = value` lines below a [heading]"))
}

fn refuse(value: &Spanned<DeValue<'_>>, expected: &str) -> Refusal {
    let message = format!("this is a {}, and has to be {expected}", value.get_ref().type_str());
    Refusal { span: value.span(), message }
}

fn unknown(key: &Spanned<std::borrow::Cow<'_, str>>, allowed: &[&str]) -> Refusal {
    let name = key.get_ref();
    Refusal { span: key.span(), message: unknown_key(name, allowed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let site = read_settings(
            r##"
            name = "Larkspindle"
            description = "Roles"
            language = "de"
            link_base = "https://example.com/"
            images = ["https://img.example.com"]
            base_path = "/jobs/"
            base_url = "https://example.org/jobs"
            organization = { name = "Lark Ltd", url = "https://example.org", logo = "https://example.org/l.png" }
            accent = "#7A1FA2"
            accent_dark = "#ce93d8"
            requirements_note = "Most will do."
            departments = { zeta = "Z", alpha = "A" }
            [words]
            replace = true
            positions = ["Ingenieur"]
            bonus = ["von Vorteil"]
            inherits = ["Zusätzlich zur"]
            sections.requirements = ["Anforderungen"]
            seniority.senior = ["L4"]
            [findings]
            bare-url = "off"
            RB505 = "error"
            "##,
        );
        let strings = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        let organization = Organization {
            name: "Lark Ltd".to_owned(),
            url: "https://example.org".to_owned(),
            logo: "https://example.org/l.png".to_owned(),
        };
        let publishing = Publishing { origin: "https://example.org".to_owned(), organization };
        let expected = Site {
            name: "Larkspindle".to_owned(),
            description: "Roles".to_owned(),
            language: "de".to_owned(),
            interface: String::new(),
            link_base: "https://example.com".to_owned(),
            images: strings(&["https://img.example.com"]),
            origin: "https://example.org".to_owned(),
            base_path: "/jobs/".to_owned(),
            accent: "#7a1fa2".to_owned(),
            accent_dark: "#ce93d8".to_owned(),
            requirements_note: "Most will do.".to_owned(),
            departments: vec![("zeta".to_owned(), "Z".to_owned()), ("alpha".to_owned(), "A".to_owned())],
            words: Words {
                replace: true,
                sections: vec![(Label::Requirements, strings(&["anforderungen"]))],
                seniority: vec![(Seniority::Senior, strings(&["l4"]))],
                positions: strings(&["ingenieur"]),
                bonus: strings(&["von vorteil"]),
                inherits: strings(&["zusätzlich zur"]),
            },
            findings: vec![(Rule::BareUrl, None), (Rule::LongSentence, Some(Severity::Error))],
        };
        assert_eq!(site, Ok(Settings { site: expected, publishing }));
    }

    #[test]
    fn nothing_has_to_be_set() {
        assert_eq!(read_settings(""), Ok(Settings::default()));
    }

    #[test]
    fn the_base_urls_path_is_the_base_path() {
        let settings = read_settings("base_url = \"https://example.com/jobs\"").unwrap();
        assert_eq!(
            (&*settings.publishing.origin, &*settings.site.base_path),
            ("https://example.com", "/jobs/")
        );
    }

    #[test]
    fn an_accent_is_made_lighter_for_dark_pages() {
        let site = read_settings("accent = \"#0a5f66\"").unwrap().site;
        assert!(accent::accent(&site.accent_dark, Scheme::Dark).is_ok(), "{}", site.accent_dark);
    }

    /// Reads `text` and compares the beginning of the error.
    fn check_error(text: &str, expected: &str) {
        let error = read_settings(text).map_err(|error| error.to_string());
        assert!(error.as_ref().is_err_and(|error| error.starts_with(expected)), "{error:?}");
    }

    #[test]
    fn errors_have_a_place_and_say_what_is_allowed() {
        check_error(
            "\nnmae = \"x\"",
            "2:1: unknown key \"nmae\", the nearest is \"name\" (allowed are name, desc",
        );
        check_error("[words]\nsection = {}", "2:1: unknown key \"section\", the nearest is \"sections\"");
        check_error(
            "[words.sections]\nrequirement = []",
            "2:1: unknown key \"requirement\", the nearest is \"requirements\"",
        );
        check_error("[words.seniority]\nsr = []", "2:1: unknown key \"sr\", the nearest is");
        check_error("name = 5", "1:8: this is a integer, and has to be text in quotes");
        check_error("words.bonus = [\"a\", 5]", "1:21: this is a integer");
        check_error(
            "link_base = \"example.com\"",
            "1:13: this is a string, and has to be an address with its scheme",
        );
        check_error(
            "base_path = \"jobs\"",
            "1:13: this is a string, and has to be a path with a slash at both ends",
        );
        check_error(
            "base_path = \"/jobs/\"\nbase_url = \"https://example.com/careers/\"",
            "2:12: this is a string, and has to be without a path, or with that of `base_path`",
        );
        check_error(
            "base_url = \"example.com\"",
            "1:12: this is a string, and has to be an address with its scheme",
        );
        for origin in
            ["http://a.example", "https://a.example/b", "a.example", "https://", "*", "https://a.example;"]
        {
            check_error(
                &format!("images = [\"{origin}\"]"),
                "1:11: this is a string, and has to be an origin with https and without a path",
            );
        }
        check_error(
            &format!("description = \"{}\"", "a".repeat(5_001)),
            "1:15: this is a string, and has to be no longer than 5000 characters",
        );
        check_error("organization.site = \"a\"", "1:14: unknown key \"site\"");
        check_error("\naccent = \"teal\"", "2:10: the colour has to be a colour of six digits");
        check_error("accent = \"#74cdd2\"", "1:10: the colour has a contrast of 1.6:1 on light pages");
        check_error(
            "accent_dark = \"#74cdd2\"",
            "1:15: goes with `accent`, the colour on light pages: set that, too",
        );
        check_error("name = \"é\"\nname = \"y\"", "2:1: duplicate key");
        check_error("name = ", "1:8: ");
    }
}
