//! Names of files, departments, titles and languages.

use super::{catalog, page, url};
use crate::folder::{Folder, rolebook};

/// Compares the URLs of pages with these names below one folder.
#[track_caller]
fn check_urls(files: &[&str], expect: &[&str]) {
    let title = |file: &&str| file.rsplit_once('.').unwrap().0.to_owned();
    let pages: Vec<_> = files.iter().map(|file| (format!("a/{file}"), page(&title(file), "", "x"))).collect();
    let files: Vec<(&str, &String)> = pages.iter().map(|(file, text)| (&**file, text)).collect();
    let catalog = catalog(&files);
    let mut urls: Vec<String> = catalog.roles.iter().map(|role| role.slug.clone()).collect();
    urls.sort();
    assert_eq!(urls, expect);
    let found: Vec<_> = catalog.roles.iter().flat_map(|role| &role.findings).collect();
    assert!(found.iter().all(|found| !matches!(found.rule.code(), "RB211" | "RB212")), "{found:?}");
}

#[test]
fn names_that_differ_by_a_sign_have_urls_of_their_own() {
    check_urls(
        &["C Developer.md", "C# Developer.md", "C++ Developer.md", ".NET Developer.md"],
        &["c-developer", "c-plus-plus-developer", "c-sharp-developer", "dot-net-developer"],
    );
    check_urls(&["F Analyst.md", "F# Analyst.md"], &["f-analyst", "f-sharp-analyst"]);
    check_urls(
        &["C Engineer (C#).md", "C Engineer (C++).md"],
        &["c-engineer-c-plus-plus", "c-engineer-c-sharp"],
    );
    check_urls(&["Disney Editor.md", "Disney+ Editor.md"], &["disney-editor", "disney-plus-editor"]);
    check_urls(&["Net Engineer.md", "Senior .NET Engineer.md"], &["net-engineer", "senior-dot-net-engineer"]);
    check_urls(&["C++17 Developer.md", "C17 Developer.md"], &["c-plus-plus-17-developer", "c17-developer"]);
}

#[test]
fn other_signs_leave_slugs_as_they_were() {
    check_urls(&["Research & Development.md"], &["research-development"]);
    check_urls(&["5+ years.md"], &["5-years"]);
    check_urls(&["A+B Tester.md"], &["a-b-tester"]);
    check_urls(&["ASP.NET Developer.md"], &["asp-net-developer"]);
    check_urls(&["Position #12.md"], &["position-12"]);
}

#[test]
fn a_hidden_file_is_no_page() {
    check_urls(
        &["Baker.md", ".draft.md", ".Baker.md", ".github/x.md", "._Baker.md", ".~lock.Baker.md#.md"],
        &["baker"],
    );
}

/// Compares the names of the departments that pages with these folders and front matter make, in order.
#[track_caller]
fn check_departments(pages: &[(&str, &str)], expect: &[&str]) {
    let pages: Vec<_> = pages.iter().map(|(file, settings)| (*file, page("Role", settings, "x"))).collect();
    let names = catalog(&pages).departments.into_iter().map(|department| department.name);
    assert_eq!(names.collect::<Vec<_>>(), expect);
}

#[test]
fn departments_are_called_as_they_are_written() {
    check_departments(&[("HR/a.md", ""), ("R&D/b.md", "")], &["HR", "R&D"]);
    check_departments(
        &[("öffentlichkeitsarbeit/a.md", ""), ("zoll/b.md", "")],
        &["Öffentlichkeitsarbeit", "Zoll"],
    );
    check_departments(&[("product/a.md", "department: \"People & Culture\"\n")], &["People & Culture"]);
    check_departments(&[("QA_Automation/a.md", "")], &["QA Automation"]);
    check_departments(&[("people-ops/a.md", "")], &["People ops"]);
    check_departments(&[("Human Resources/a.md", "")], &["Human Resources"]);
    check_departments(&[("IT-Security/a.md", "")], &["IT-Security"]);
    check_departments(&[("DevOps/a.md", "")], &["DevOps"]);
    check_departments(&[("ёлка/a.md", "")], &["Ёлка"]);
    check_departments(&[("営業部/a.md", "")], &["営業部"]);
    check_departments(&[("a.md", "department: iOS\n")], &["iOS"]);
    check_departments(&[("a.md", "department: Sales/EMEA\n")], &["Sales/EMEA"]);
    // Of two spellings the one with capitals is the name.
    check_departments(&[("hr/a.md", ""), ("x/b.md", "department: HR\n")], &["HR"]);
}

/// Compares the titles and departments of a site in this language, in order.
#[track_caller]
fn check_order(language: &str, names: &[&str]) {
    let unsorted: Vec<&&str> = names.iter().rev().collect();
    let mut files = vec![("site.toml".to_owned(), format!("language = \"{language}\"\n"))];
    files.extend(unsorted.iter().enumerate().map(|(at, name)| (format!("one/{at}.md"), page(name, "", "x"))));
    files.extend(unsorted.iter().map(|name| (format!("{name}/r.md"), page("Role", "", "x"))));
    let files: Vec<(&str, &String)> = files.iter().map(|(file, text)| (&**file, text)).collect();
    let catalog = catalog(&files);
    let titles = catalog.roles.iter().filter(|role| role.department == "one").map(|role| &*role.title);
    assert_eq!(titles.collect::<Vec<_>>(), names, "titles in {language}");
    let departments = catalog.departments.iter().map(|it| &*it.name).filter(|name| *name != "One");
    assert_eq!(departments.collect::<Vec<_>>(), names, "departments in {language}");
}

#[test]
fn names_are_sorted_as_readers_of_the_language_expect() {
    check_order("de", &["Apotheker", "Ärztin", "Écrivain", "Übersetzerin", "Umweltberater", "Zollbeamtin"]);
    check_order("sv", &["Arkitekt", "Zoolog", "Ånglok", "Ägare", "Öppning"]);
    check_order("es", &["Nube", "Nutria", "Ñandú", "Oficina"]);
    check_order("pl", &["Lekarz", "Lutnik", "Łowca", "Malarz"]);
    check_order("fr", &["Ébéniste", "Économe", "Éditeur", "Employé"]);
    check_order("cs", &["Cestář", "Číšník", "Dozorce", "Historik", "Chemik", "Inženýr"]);
    check_order("ru", &["Егерь", "Ёлочник", "Жокей"]);
    check_order("en", &["Baker", "Éclair maker", "Zookeeper"]);
}

/// Compares the language of a page with that setting and of a site with it.
#[track_caller]
fn check_language(written: &str, expect: &str) {
    let site = format!("name = \"X\"\nlanguage = \"{written}\"\n");
    let text = page("Baker", &format!("lang: {written}\n"), "x");
    let catalog = catalog(&[("site.toml", &site), ("a/a.md", &text)]);
    assert_eq!((&*catalog.site.language, &*catalog.roles[0].language), (expect, expect), "{written}");
    let folder = Folder::with(&[("site.toml", &*site), ("a/a.md", &*text)]);
    let run = rolebook(folder.path(), &["check", "."]);
    assert!(!run.out.contains("language code") && !run.error.contains("language code"), "{}", run.out);
}

/// A page and a site with a language that is none are told.
#[track_caller]
fn check_no_language(written: &str) {
    let text = page("Baker", &format!("lang: \"{written}\"\n"), "x");
    assert_eq!(catalog(&[("a/a.md", &text)]).roles[0].language, "", "{written}");
    let run = rolebook(Folder::with(&[("a/a.md", &text)]).path(), &["check", "."]);
    assert!((run.out + &run.error).contains("not a language code"), "{written}");
    let site = format!("language = \"{written}\"\n");
    let run = rolebook(
        Folder::with(&[("site.toml", &site), ("a/a.md", &page("Baker", "", "x"))]).path(),
        &["check", "."],
    );
    assert!(run.code != Some(0) && run.error.contains("a language code such as"), "{written}: {}", run.error);
}

#[test]
fn a_language_is_written_as_browsers_know_it() {
    check_language("pt_BR", "pt-BR");
    check_language("de_CH", "de-CH");
    check_language("zh_Hant_TW", "zh-Hant-TW");
    check_language("de-CH", "de-CH");
    check_language("DE", "de");
    check_language("en_us", "en-US");
    check_language("sr_latn", "sr-Latn");
    check_language("pt_BR.UTF-8", "pt-BR");
    check_language("ja", "ja");
}

#[test]
fn what_is_no_language_is_told() {
    check_no_language("Deutsch!");
    check_no_language("german language");
    check_no_language("1");
    check_no_language("e");
    check_no_language("en-");
}

#[test]
fn all_reported_roles_have_pages_of_their_own() {
    let catalog = catalog(&[
        ("engineering/C Developer.md", page("C Developer", "", "x")),
        ("engineering/.NET Developer.md", page(".NET Developer", "", "x")),
    ]);
    let urls: Vec<String> = catalog.roles.iter().map(|role| url(role)).collect();
    assert_eq!(urls, ["engineering/c-developer", "engineering/dot-net-developer"]);
}
