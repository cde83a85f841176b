//! A catalog and its pages' text → the files of data that the app fetches, and that a host may read.
//!
//! - [`catalog_json`] is `catalog.json`, the compact catalog: what the directory and embeds show of each role, and the
//!   interface in the languages of the pages;
//! - [`pages_json`] is `pages.json`, the text of all pages in one file, which is fetched when somebody searches;
//! - [`words_json`] is `preview/words.json`, by which the preview reads what is written in any language;
//! - [`page_json`] is what each page of a role holds of its own text, as the content of a `<script>`;
//! - [`where_next`] is `next.txt` of a role: where one could go from its pages.
//!
//! [`rolebook_model::catalog_file`] defines their shape, for the build and for the app.

use super::{escape, translation};
use rolebook_model::catalog_file::CatalogFile;
use rolebook_model::{BETWEEN_PARTS, Catalog, NextPages, PageSource, Source};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The compact catalog as JSON.
pub fn catalog_json(catalog: &Catalog) -> String {
    json(&CatalogFile::new(catalog).with_translation(translation::of_pages(catalog)))
}

/// The text of all pages as JSON, in the order of the catalog's roles, in which the app reads them. Each page is a line, so that a
/// browser can parse one after the other as they come.
pub fn pages_json(catalog: &Catalog, source: &Source) -> String {
    let texts: HashMap<&str, &str> = source.pages.iter().map(|page| (&*page.file, &*page.text)).collect();
    let page = |file: &String| Some(json(&(file, texts.get(file.as_str())?)));
    // A page may describe several roles.
    let mut seen = HashSet::new();
    let files = catalog.roles.iter().map(|role| &role.file).filter(|file| seen.insert(file.as_str()));
    let pages: Vec<String> = files.filter_map(page).collect();
    format!("[\n{}\n]", pages.join(",\n"))
}

/// The pages, with the text of all its files in the place of the first one of a role that has several.
pub(super) fn with_joined_texts<'a>(source: &'a Source, catalog: &Catalog) -> Cow<'a, Source> {
    let mut joined = Cow::Borrowed(source);
    let mut roles = catalog.roles.iter().filter(|role| !role.parts.is_empty()).peekable();
    if roles.peek().is_none() {
        return joined;
    }
    let texts: HashMap<&str, &str> = source.pages.iter().map(|page| (&*page.file, &*page.text)).collect();
    let texts: HashMap<&str, String> = roles
        .filter_map(|role| Some((&*role.file, role.joined_text(|file| texts.get(file).copied())?)))
        .collect();
    for page in &mut joined.to_mut().pages {
        if let Some(text) = texts.get(&*page.file) {
            page.text.clone_from(text);
        }
    }
    joined
}

/// The words of all languages as JSON, in the shape that a catalog has: for the preview.
pub(super) fn words_json() -> String {
    json(&rolebook_reader::all_words().collect::<Vec<_>>())
}

/// A page's file and text as JSON and, as in [`where_next`], where one could go from it, if that is known.
pub fn page_json(page: &PageSource, next: &str) -> String {
    json(&PageEntry { file: &page.file, text: &page.text, next })
}

#[derive(Serialize)]
struct PageEntry<'a> {
    file: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    next: &'a str,
}

/// The catalog with where one could go from each page of a role. The pages are those of `source`.
pub(super) fn with_where_next(catalog: &Catalog, source: &Source) -> Catalog {
    let texts: HashMap<&str, &str> = source.pages.iter().map(|page| (&*page.file, &*page.text)).collect();
    let pages = rolebook_related::where_next(catalog, &|file| texts.get(file).copied());
    Catalog { where_next: NextPages::of(pages.into_iter()), ..catalog.clone() }
}

/// Where one could go from some pages of a catalog, as [`NextPages::add`] reads it.
pub(super) fn where_next<'a>(catalog: &Catalog, references: impl Iterator<Item = &'a str>) -> String {
    let known = references.filter_map(|page| Some(format!("{page}\n{}", catalog.where_next.get(page)?)));
    known.collect::<Vec<_>>().join(&BETWEEN_PARTS.to_string())
}

/// JSON that can stand in a `<script>`: hosts may put the files there, too.
fn json(value: &impl Serialize) -> String {
    // Texts, numbers and lists of them can always be written.
    escape::in_script(&serde_json::to_string(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::{
        Availability, Employment, Pay, PayUnit, Place, Rule, Seniority, Severity, Site, Vacancy,
    };
    use std::sync::Arc;

    fn source(text: &str) -> Source {
        let page = PageSource { file: "bakery/baker.md".to_owned(), text: text.to_owned() };
        Source { site: Site { name: "Lark".to_owned(), ..Site::default() }, pages: vec![page] }
    }

    /// Compares what follows the catalog's version.
    #[track_caller]
    fn check(catalog: &Catalog, expect: &str) {
        let json = catalog_json(catalog);
        let (_, json) = json.split_once(r#","site":"#).unwrap();
        assert_eq!(json.strip_suffix('}').unwrap(), expect);
    }

    #[test]
    fn a_role_is_listed_with_what_is_known_of_it_without_its_text() {
        let text = "---\ntitle: Baker\naliases: [Pastry cook]\nsummary: Bakes.\nvacancy: closed\n---\n## Senior Baker\n";
        check(
            &rolebook_reader::catalog(source(text)),
            concat!(
                r#"{"name":"Lark","language":"en","base_path":"/"},"departments":[["bakery","Bakery"]],"roles":["#,
                r#"{"file":"bakery/baker.md","department":"bakery","slug":"baker","title":"Baker","summary":"Bakes.","#,
                r#""aliases":["Pastry cook"],"#,
                r#""levels":[["Senior Baker","senior-baker","senior"]],"labels":"a","#,
                r#""availability":"closed"}]"#,
            ),
        );
    }

    #[test]
    fn a_vacancy_is_listed_with_the_role() {
        let mut catalog = rolebook_reader::catalog(source("---\ntitle: Baker\n---\nBakes."));
        let role = Arc::make_mut(&mut catalog.roles[0]);
        role.availability = Some(Availability::Open);
        let pay = Pay {
            currency: "EUR".to_owned(),
            least: "40000".to_owned(),
            most: "50000".to_owned(),
            per: PayUnit::Year,
        };
        let place = Place { locality: "Lisbon".to_owned(), country: "PT".to_owned(), ..Place::default() };
        role.vacancies = vec![Vacancy {
            title: "Baker, nights".to_owned(),
            places: vec![place],
            is_remote: true,
            countries: vec!["Portugal".to_owned()],
            employment: vec![Employment::PartTime],
            apply: "https://example.com/apply".to_owned(),
            pay: Some(pay),
            ..Vacancy::default()
        }];
        let json = catalog_json(&catalog);
        let expect = concat!(
            r#""availability":"open","vacancies":[{"title":"Baker, nights","places":[["Lisbon","","PT"]],"#,
            r#""remote":true,"countries":["Portugal"],"employment":["PART_TIME"],"#,
            r#""apply":"https://example.com/apply","#,
            r#""pay":{"currency":"EUR","least":"40000","most":"50000","per":"YEAR"}}]}]}"#,
        );
        assert!(json.ends_with(expect), "{json}");
    }

    #[test]
    fn a_sites_own_words_go_with_the_catalog() {
        let mut source = source("Bakes.");
        source.site.words.seniority = vec![(Seniority::Senior, vec!["l4".to_owned()])];
        let json = catalog_json(&rolebook_reader::catalog(source));
        assert!(json.contains(r#""words":{"seniority":[["senior",["l4"]]]}"#), "{json}");
    }

    #[test]
    fn how_grave_findings_are_goes_with_the_catalog() {
        let mut source = source("Bakes.");
        source.site.findings = vec![(Rule::BareUrl, None), (Rule::LongSentence, Some(Severity::Error))];
        let json = catalog_json(&rolebook_reader::catalog(source));
        assert!(json.contains(r#""findings":[["bare-url",null],["long-sentence","error"]]"#), "{json}");
    }

    #[test]
    fn all_text_is_in_one_file_in_the_catalogs_order() {
        let mut source = source("---\ntitle: Pastry cook\n---");
        source
            .pages
            .push(PageSource { file: "bakery/cook.md".to_owned(), text: "Bakes \"bread\".".to_owned() });
        let catalog = rolebook_reader::catalog(source.clone());
        let expect = concat!(
            "[\n[\"bakery/cook.md\",",
            r#""Bakes \"bread\"."],"#,
            "\n",
            r#"["bakery/baker.md","---\ntitle: Pastry cook\n---"]"#,
            "\n]"
        );
        assert_eq!(pages_json(&catalog, &source), expect);
    }

    #[test]
    fn the_files_of_a_role_are_one_text() {
        let page = |file: &str, text: &str| PageSource { file: file.to_owned(), text: text.to_owned() };
        let pages = vec![
            page("inn/cook.md", "# Cook\n\n## Duties\n\n- Fries\n"),
            page("inn/senior-cook.md", "# Senior Cook\n\n## Duties\n\n- Plans \u{1e}\n"),
            page("inn/waiter.md", "# Waiter"),
        ];
        let source = Source { site: Site::default(), pages };
        let (catalog, _) = rolebook_reader::roles_and_pages(&source);
        let joined = with_joined_texts(&source, &catalog);
        let cook = joined.pages.iter().find(|page| page.file == "inn/cook.md").unwrap();
        let expect = "# Cook\n\n## Duties\n\n- Fries\n\n\u{1e}# Senior Cook\n\n## Duties\n\n- Plans  \n";
        assert_eq!(cook.text, expect);
        assert!(catalog_json(&catalog).contains(r#""parts":[["inn/cook.md","#));
        assert!(pages_json(&catalog, &joined).contains(r"\u001e# Senior Cook"));
    }

    #[test]
    fn a_pages_own_text_cannot_end_its_script() {
        let page = &source("</script><!--\u{2028}").pages[0];
        assert_eq!(
            page_json(page, ""),
            r#"{"file":"bakery/baker.md","text":"\u003c/script>\u003c!--\u2028"}"#
        );
    }
}
