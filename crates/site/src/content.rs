//! A catalog and its pages' text → the files of data that the app fetches, and that a host may read.
//!
//! - [`catalog_json`] is `catalog.json`, the compact catalog: what the directory and embeds show of each role. Whatever
//!   is empty is left out.
//! - [`pages_json`] is `pages.json`, the text of all pages in one file: `[[file, text], …]`. It is fetched when somebody
//!   searches.
//! - [`page_json`] is what each page of a role holds of its own text, as the content of a `<script>`.

use super::escape;
use rolebook_model::{Catalog, PageSource, Place, Role, Rule, Severity, Site, Source, Vacancy, Words};
use serde::Serialize;
use std::collections::HashMap;

/// The version of Rolebook and, behind the slash, of the shape of these files: another shape is another number.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "/1");

/// The compact catalog as JSON.
pub fn catalog_json(catalog: &Catalog) -> String {
    let departments = catalog.departments.iter().map(|it| (&*it.slug, &*it.name));
    json(&CatalogEntry {
        version: VERSION,
        site: SiteEntry::of(&catalog.site),
        departments: departments.collect(),
        roles: catalog.roles.iter().map(|role| RoleEntry::of(role)).collect(),
    })
}

/// The text of all pages as JSON, in the order of the catalog's roles, in which the app takes them in.
pub fn pages_json(catalog: &Catalog, source: &Source) -> String {
    let texts: HashMap<&str, &str> = source.pages.iter().map(|page| (&*page.file, &*page.text)).collect();
    let pages = catalog.roles.iter().filter_map(|role| Some((&*role.file, *texts.get(&*role.file)?)));
    json(&pages.collect::<Vec<_>>())
}

/// A page's file and text.
pub fn page_json(page: &PageSource) -> String {
    json(page)
}

/// JSON that can stand in a `<script>`: hosts may put the files there, too.
fn json(value: &impl Serialize) -> String {
    // Texts, numbers and lists of them can always be written.
    escape::in_script(&serde_json::to_string(value).unwrap_or_default())
}

#[derive(Serialize)]
struct CatalogEntry<'a> {
    version: &'static str,
    site: SiteEntry<'a>,
    departments: Vec<(&'a str, &'a str)>,
    roles: Vec<RoleEntry<'a>>,
}

/// The settings that the app needs: the colours are in the sheet already.
#[derive(Serialize)]
struct SiteEntry<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    link_base: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    images: &'a [String],
    base_path: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    requirements_note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a Words>,
    /// How grave findings are, for the preview: the rule's name, and null where nobody wants to know.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    findings: &'a [(Rule, Option<Severity>)],
}

impl SiteEntry<'_> {
    fn of(site: &Site) -> SiteEntry<'_> {
        SiteEntry {
            name: &site.name,
            description: &site.description,
            language: &site.language,
            link_base: &site.link_base,
            images: &site.images,
            base_path: &site.base_path,
            requirements_note: &site.requirements_note,
            words: Some(&site.words).filter(|words| **words != Words::default()),
            findings: &site.findings,
        }
    }
}

/// What is known of a role without its text.
#[derive(Serialize)]
struct RoleEntry<'a> {
    file: &'a str,
    department: &'a str,
    slug: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    layout: &'a str,
    /// Name, slug and rung of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<(&'a str, &'a str, &'static str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    vacancies: Vec<VacancyEntry<'a>>,
}

impl RoleEntry<'_> {
    fn of(role: &Role) -> RoleEntry<'_> {
        let levels = role.levels.iter().map(|level| (&*level.name, &*level.slug, level.seniority.name()));
        RoleEntry {
            file: &role.file,
            department: &role.department,
            slug: &role.slug,
            title: &role.title,
            summary: &role.summary,
            aliases: &role.aliases,
            language: &role.language,
            layout: &role.layout,
            levels: levels.collect(),
            availability: role.availability.map(|availability| availability.name()),
            vacancies: role.vacancies.iter().map(VacancyEntry::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct VacancyEntry<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    level: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    /// Locality, region and country of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<[&'a str; 3]>,
    #[serde(skip_serializing_if = "is_false")]
    remote: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    countries: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    employment: Vec<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    apply: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    posted: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    valid_through: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pay: Option<PayEntry<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    identifier: &'a str,
}

impl<'a> VacancyEntry<'a> {
    fn of(vacancy: &'a Vacancy) -> VacancyEntry<'a> {
        let place = |place: &'a Place| [&*place.locality, &*place.region, &*place.country];
        VacancyEntry {
            level: &vacancy.level,
            title: &vacancy.title,
            places: vacancy.places.iter().map(place).collect(),
            remote: vacancy.is_remote,
            countries: &vacancy.countries,
            employment: vacancy.employment.iter().map(|employment| employment.name()).collect(),
            apply: &vacancy.apply,
            posted: &vacancy.posted,
            valid_through: &vacancy.valid_through,
            pay: vacancy.pay.as_ref().map(|pay| PayEntry {
                currency: &pay.currency,
                least: pay.least,
                most: pay.most,
                per: pay.per.name(),
            }),
            identifier: &vacancy.identifier,
        }
    }
}

#[derive(Serialize)]
struct PayEntry<'a> {
    currency: &'a str,
    least: u32,
    most: u32,
    per: &'static str,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::{Availability, Employment, Pay, PayUnit, Seniority};
    use std::sync::Arc;

    fn source(text: &str) -> Source {
        let page = PageSource { file: "bakery/baker.md".to_owned(), text: text.to_owned() };
        Source { site: Site { name: "Lark".to_owned(), ..Site::default() }, pages: vec![page] }
    }

    /// Compares what the catalog says behind its version.
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
                r#""levels":[["Senior Baker","senior-baker","senior"]],"#,
                r#""availability":"closed"}]"#,
            ),
        );
    }

    #[test]
    fn a_vacancy_is_listed_with_the_role() {
        let mut catalog = rolebook_reader::catalog(source("---\ntitle: Baker\n---\nBakes."));
        let role = Arc::make_mut(&mut catalog.roles[0]);
        role.availability = Some(Availability::Open);
        let pay = Pay { currency: "EUR".to_owned(), least: 40_000, most: 50_000, per: PayUnit::Year };
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
            r#""pay":{"currency":"EUR","least":40000,"most":50000,"per":"YEAR"}}]}]}"#,
        );
        assert!(json.ends_with(expect), "{json}");
    }

    #[test]
    fn a_sites_own_words_go_with_the_catalog() {
        let mut source = source("Bakes.");
        source.site.words.seniority = vec![(Seniority::Senior, vec!["l4".to_owned()])];
        let json = catalog_json(&rolebook_reader::catalog(source));
        assert!(json.contains(r#""words":{"replace":false,"#), "{json}");
        assert!(json.contains(r#""seniority":[["senior",["l4"]]]"#), "{json}");
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
            r#"[["bakery/cook.md","Bakes \"bread\"."],"#,
            r#"["bakery/baker.md","---\ntitle: Pastry cook\n---"]]"#
        );
        assert_eq!(pages_json(&catalog, &source), expect);
    }

    #[test]
    fn a_pages_own_text_cannot_end_its_script() {
        let page = &source("</script><!--\u{2028}").pages[0];
        assert_eq!(page_json(page), r#"{"file":"bakery/baker.md","text":"\u003c/script>\u003c!--\u2028"}"#);
    }
}
