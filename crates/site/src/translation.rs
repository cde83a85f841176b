//! The interface in other languages than English, which visitors' app has not itself → the lines of a catalog, and a module
//! for embeds.
//!
//! A catalog has the lines of the languages of its pages, by [`of_pages`]. An embed may be in another one, show pages of no
//! build, or run an app that is newer or older than the catalog: its code imports the [`Module`], which has all languages,
//! unless the catalog has the lines of that very module, as it says.

use super::addresses::EMBED;
use super::escape::in_script;
use super::fingerprint::fingerprint;
use rolebook_app::view;
use rolebook_model::Catalog;
use serde_json::Value;

/// All languages but English, as a JavaScript module in the folder of embeds.
pub(super) struct Module {
    /// Its address relative to the code of the embed, with a hash of its text.
    pub(super) address: String,
    /// Its text. What it exports has the shape of [`Site::messages`](rolebook_model::Site::messages).
    pub(super) text: String,
}

impl Module {
    pub(super) fn new() -> Module {
        let lines: String = view::translations().into_iter().map(|(_, lines)| lines).collect();
        let text = format!("export default {};\n", in_script(&Value::from(lines).to_string()));
        Module { address: format!("./translations-{:.12}.js", fingerprint(text.as_bytes())), text }
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        format!("{EMBED}{}", self.address.trim_start_matches("./"))
    }
}

/// What a catalog has: the lines of the languages of its pages, after the module's address if they are all of it.
pub(super) fn of_pages(catalog: &Catalog) -> String {
    let own = catalog.roles.iter().map(|role| &role.language).filter(|language| !language.is_empty());
    let codes: Vec<_> = own.chain([&catalog.site.language]).map(|it| view::interface_language(it)).collect();
    let (needed, others): (Vec<_>, Vec<_>) =
        view::translations().into_iter().partition(|(code, _)| codes.contains(code));
    let mark = others.is_empty().then(|| Module::new().address + "\n");
    mark.into_iter().chain(needed.into_iter().map(|(_, lines)| lines)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::limits::LONGEST_TABLE;
    use rolebook_model::{PageSource, Site, Source};

    /// Compares whether the catalog of a site with one page has German, and says so.
    #[track_caller]
    fn check(language: &str, front_matter: &str, expect: bool) {
        let text = format!("---\ntitle: Baker\n{front_matter}\n---\n\n## Duties\n\n- Bake\n");
        let site = Site { language: language.to_owned(), ..Site::default() };
        let page = PageSource { file: "bakery/baker.md".to_owned(), text };
        let lines = of_pages(&rolebook_reader::catalog(Source { site, pages: vec![page] }));
        assert_eq!(lines.starts_with(&format!("{}\n", Module::new().address)), expect, "{lines}");
        assert_eq!(lines.contains("\nde.months.may=Mai\n"), expect);
        assert_eq!(lines.is_empty(), !expect);
    }

    #[test]
    fn a_catalog_has_the_languages_of_its_pages() {
        check("de", "", true);
        check("de-AT", "lang: en", true);
        check("en", "lang: de", true);
        check("en", "", false);
        check("fr", "lang: pt-BR", false);
    }

    #[test]
    fn a_module_is_a_text_that_catalogs_are_read_with() {
        let Module { address, text } = Module::new();
        let json = text.strip_prefix("export default ").unwrap().strip_suffix(";\n").unwrap();
        let lines: String = serde_json::from_str(json).unwrap();
        assert!(lines.contains("\nde.or= oder \n") && lines.ends_with('\n'), "{lines}");
        assert!(lines.chars().count() + address.len() < LONGEST_TABLE, "{}", lines.len());
    }

    #[test]
    fn a_module_has_a_hash_in_its_name() {
        let name = Module::new().name();
        assert!(crate::app::is_hashed(&name) && name.starts_with("embed/translations-"), "{name}");
    }
}
