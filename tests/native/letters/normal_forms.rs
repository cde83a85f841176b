//! The same text in composed and decomposed letters (NFC and NFD), as other systems write names of files: one site.

use super::{catalog, page, url};
use crate::folder::{Folder, rolebook};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use rolebook_model::{Block, Catalog, Content, Inline, Role};
use rolebook_search::{Filter, TextIndex, find};

pub(super) fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

pub(super) fn nfd(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// A folder `name/` with a page `name.md`, which another one links to, and whose department `site.toml` names.
fn files(
    folder: &str,
    name: &str,
    in_names: fn(&str) -> String,
    in_texts: fn(&str) -> String,
) -> Vec<(String, String)> {
    let (of_file, of_text) =
        (in_names(&format!("{folder}/{name}.md")), in_texts(&format!("../{folder}/{name}.md")));
    let toml = format!("language = \"fr\"\n\n[departments]\n\"{folder}\" = \"Named\"\n");
    let vacancies = format!(
        "[[vacancies]]\nrole = \"{folder}/{name}\"\nlevel = \"Senior {name}\"\nlocation = \"Paris, France\"\napply = \"https://jobs.example.com/1\"\nposted = 2026-11-02\n"
    );
    let own = format!("{}\n## Senior {name}\n\n- {name} {folder}\n", page(name, "", name));
    vec![
        ("site.toml".to_owned(), in_texts(&toml)),
        ("vacancies.toml".to_owned(), in_texts(&vacancies)),
        (of_file, in_texts(&own)),
        ("other/o.md".to_owned(), page("Other", "", &format!("[there](<{of_text}>)"))),
    ]
}

/// Where the links of a role lead.
fn links(role: &Role) -> Vec<String> {
    let mut links = Vec::new();
    for content in role.sections.iter().flat_map(|section| &section.content) {
        let Content::Items(list) = content else { continue };
        for block in list.items.iter().flat_map(|item| &item.blocks) {
            let Block::Paragraph(inlines) = block else { continue };
            links.extend(inlines.iter().filter_map(|inline| match inline {
                Inline::Link(link) => Some(link.href.clone()),
                _ => None,
            }));
        }
    }
    links
}

/// What the site is seen by: URLs, departments, ids, links, and who is found.
fn print(catalog: &Catalog, query: &str) -> String {
    let mut lines: Vec<String> =
        catalog.departments.iter().map(|it| format!("{} {}", it.slug, it.name)).collect();
    for role in &catalog.roles {
        let levels = role.levels.iter().map(|level| &*level.slug).collect::<Vec<_>>().join(" ");
        let ids = role.sections.iter().filter_map(|it| it.heading.as_ref()).map(|it| &*it.id);
        lines.push(format!(
            "{} {levels} {} {}",
            url(role),
            ids.collect::<Vec<_>>().join(" "),
            links(role).join(" ")
        ));
    }
    let found = find(catalog, &TextIndex::new(catalog), &Filter::default().with_text(query));
    lines.push(format!("{} found", found.roles.len()));
    lines.join("\n")
}

#[track_caller]
fn check(folder: &str, name: &str) {
    let made = |in_names, in_texts, query: &str| {
        let files = files(folder, name, in_names, in_texts);
        let files: Vec<(&str, &String)> = files.iter().map(|(file, text)| (&**file, text)).collect();
        let printed = print(&catalog(&files), query);
        let folder = Folder::with(&files);
        let run = rolebook(folder.path(), &["check", ".", "--vacancies", "vacancies.toml"]);
        let found = run.out + &run.error;
        assert!(
            !["RB203", "RB302", "no role", "no page", "no level"].iter().any(|it| found.contains(it)),
            "{found}"
        );
        printed
    };
    let expect = made(nfc, nfc, &nfc(name));
    assert!(expect.contains("Named") && expect.ends_with("1 found"), "{expect}");
    assert_eq!(made(nfd, nfc, &nfd(name)), expect, "names in NFD");
    assert_eq!(made(nfc, nfd, &nfc(name)), expect, "texts in NFD");
    assert_eq!(made(nfd, nfd, &nfd(name)), expect, "both in NFD");
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    check("qualité", "chargé-contrôle");
    check("développement", "Ingénieur");
    check("büro", "Öffentlichkeitsarbeit");
    check("kỹ-thuật", "Kỹ sư phần mềm");
    check("개발", "개발자");
    check("営業", "データガイド");
    check("отдел-й", "Строитель ёлок");
    check("τμήμα", "Μηχανικός");
    check("विभाग", "फ़र्श");
}
