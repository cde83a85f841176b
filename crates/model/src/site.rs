//! The settings of a site, and its pages as text: the input of the reader.

use super::{Label, Rule, Seniority, Severity};
use serde::{Deserialize, Serialize};

/// A site's pages as text, with its settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The settings.
    pub site: Site,
    /// The pages, ordered by file.
    pub pages: Vec<PageSource>,
}

/// One role page as text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageSource {
    /// The path below the folder of roles, with `/` on every system: `product/product-manager.md`.
    pub file: String,
    /// The file's text.
    pub text: String,
}

/// The settings of a site, from `site.toml`. Every field has a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// The company's or the site's name.
    pub name: String,
    /// One sentence on top of the directory.
    pub description: String,
    /// BCP 47 language of the pages: `en`.
    pub language: String,
    /// BCP 47 language of the interface, if it is not that of the pages: an embed has that of its document.
    #[serde(skip)]
    pub interface: String,
    /// What root-relative links (`/handbook/…`) are resolved against: `https://example.com`; empty where
    /// there is none, and such links are then shown as text.
    pub link_base: String,
    /// The origins that images of pages may come from: `https://images.example.com`. All others are links.
    pub images: Vec<String>,
    /// The scheme and host that the site is served at: `https://careers.example.com`; empty if unknown. Absolute
    /// links to it are checked as links within the site.
    #[serde(skip)]
    pub origin: String,
    /// The path that the site is served below, with a slash at both ends; the whole URL, with one at its end, where its
    /// pages are shown elsewhere.
    pub base_path: String,
    /// Departments' names by slug, in the order in which the directory lists them. One that is not named
    /// here is listed after these, by the words of its slug.
    pub departments: Vec<(String, String)>,
    /// The colour of links and marks on a light page, as `#0a5f66`; empty where it is Rolebook's own.
    pub accent: String,
    /// The same on a dark page.
    pub accent_dark: String,
    /// The note above requirements, by default that nobody has to meet all of them; empty for the default.
    pub requirements_note: String,
    /// Texts of the interface in the site's own words, one a line: the code of their language, a dot, the message's name, an
    /// equals sign and the text, such as `en.directory=Find your place`.
    pub messages: String,
    /// Words that extend or replace the reader's default ones.
    pub words: Words,
    /// The words by which headings in languages beside English are read, by the language's code, for a reader that has none
    /// of its own: the preview fetches them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<(String, String)>,
    /// Which files are the levels of one role, where the site says it.
    #[serde(skip)]
    pub families: Families,
    /// The severities of rules that the site changes; `None` for rules that are off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<(Rule, Option<Severity>)>,
}

/// What a site says of files that are the levels of one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// No file is joined with another one, unless it is named.
    pub are_off: bool,
    /// Folders in which no file is, below the folder of roles.
    pub apart: Vec<String>,
    /// The title of each role with its files, from the first level to the last.
    pub named: Vec<(String, Vec<String>)>,
}

impl Site {
    /// The severity of `rule` on this site; `None` if the rule is off.
    pub fn severity(&self, rule: Rule) -> Option<Severity> {
        let set = self.findings.iter().rev().find(|(of, _)| *of == rule);
        set.map_or(Some(rule.severity()), |(_, severity)| *severity)
    }
}

impl Default for Site {
    fn default() -> Site {
        Site {
            name: String::new(),
            description: String::new(),
            language: "en".to_owned(),
            interface: String::new(),
            link_base: String::new(),
            images: Vec::new(),
            origin: String::new(),
            base_path: "/".to_owned(),
            departments: Vec::new(),
            accent: String::new(),
            accent_dark: String::new(),
            requirements_note: String::new(),
            messages: String::new(),
            words: Words::default(),
            languages: Vec::new(),
            families: Families::default(),
            findings: Vec::new(),
        }
    }
}

/// The words by which the reader recognises sections, seniorities and positions, in lower case.
///
/// They extend the default words (English), or with [`replace`](Words::replace) replace them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// Use none of the default words.
    pub replace: bool,
    /// Phrases that make a heading a section of this kind: `requirements = ["anforderungen"]`.
    pub sections: Vec<(Label, Vec<String>)>,
    /// Words that name a seniority: `senior = ["sr", "iii"]`.
    pub seniority: Vec<(Seniority, Vec<String>)>,
    /// Nouns that name a position: "engineer", "ingenieur".
    pub positions: Vec<String>,
    /// Phrases that make a requirement a bonus: "nice to have", "von Vorteil".
    pub bonus: Vec<String>,
    /// Phrases that include another level: "everything in", "baut auf".
    pub inherits: Vec<String>,
}
