//! Drafts in a site: which pages they replace, their findings, and that the rest of the site is unchanged.

use super::*;
use rolebook_model::limits::LARGEST_PAGE;
use rolebook_model::{Availability, Site, Vacancy};

/// A site with these files, each with a title of its own.
fn site(files: &[&str]) -> Catalog {
    let page = |file: &&str| PageSource {
        file: (*file).to_owned(),
        text: format!("---\ntitle: {file}\n---\nText.\n"),
    };
    rolebook_reader::catalog(Source { site: Site::default(), pages: files.iter().map(page).collect() })
}

/// Compares the file that a path stands for on a site.
#[track_caller]
fn check_kind(files: &[&str], path: &str, expect: (&str, DraftKind)) {
    let mut drafts = Drafts::new(site(files));
    drafts.update(path, b"Text.".to_vec());
    let draft = &drafts.all()[0];
    assert_eq!((&*draft.file, draft.kind), expect, "{path} among {files:?}");
}

#[test]
fn a_draft_replaces_the_page_of_its_name() {
    let files = &["product/analyst.md", "data/analyst.md", "data/engineer.md", "people/index.md"];
    check_kind(files, "product/analyst.md", ("product/analyst.md", DraftKind::Replacement));
    check_kind(files, "roles/product/analyst.md", ("product/analyst.md", DraftKind::Replacement));
    check_kind(files, "engineer.md", ("data/engineer.md", DraftKind::Replacement));
    check_kind(files, "new/engineer.md", ("data/engineer.md", DraftKind::Replacement));
    check_kind(files, "analyst.md", ("analyst.md", DraftKind::UnknownDepartment));
    check_kind(files, "index.md", ("index.md", DraftKind::UnknownDepartment));
}

#[test]
fn a_new_draft_belongs_to_the_department_of_its_folder() {
    let files = &["product/analyst.md"];
    check_kind(files, "roles/product/designer.md", ("product/designer.md", DraftKind::New));
    check_kind(files, "writing/editor.md", ("writing/editor.md", DraftKind::New));
    check_kind(files, "roles/writing/editor.md", ("writing/editor.md", DraftKind::New));
    check_kind(files, "designer.md", ("designer.md", DraftKind::UnknownDepartment));
}

#[test]
fn a_department_in_the_front_matter_is_the_drafts_own() {
    let mut drafts = Drafts::new(site(&[]));
    drafts.update("editor.md", b"---\ntitle: Editor\ndepartment: Writing\n---\nText.\n".to_vec());
    assert_eq!(drafts.all()[0].kind, DraftKind::New);
    assert_eq!(drafts.site().catalog.roles[0].department, "writing");
}

#[test]
fn a_second_draft_of_one_name_does_not_push_out_the_first() {
    let mut drafts = Drafts::new(site(&["product/analyst.md"]));
    drafts.update("old/analyst.md", b"Old.".to_vec());
    drafts.update("new/analyst.md", b"New.".to_vec());
    let files: Vec<&str> = drafts.all().iter().map(|draft| &*draft.file).collect();
    assert_eq!(files, ["product/analyst.md", "new/analyst.md"]);
    assert_eq!(drafts.site().catalog.roles.len(), 2);
}

#[test]
fn a_draft_is_read_anew_with_each_change() {
    let mut drafts = Drafts::new(site(&["product/analyst.md", "product/designer.md"]));
    for (text, expect) in [("---\ntitle: Sage\n---\nText.", "Sage"), ("---\ntitle: Seer\n---\nText.", "Seer")]
    {
        drafts.update("analyst.md", text.as_bytes().to_vec());
        let Drafted { catalog, .. } = drafts.site();
        let titles: Vec<&str> = catalog.roles.iter().map(|role| &*role.title).collect();
        assert_eq!(titles, ["product/designer.md", expect]);
    }
}

#[test]
fn what_can_be_applied_for_stays_with_the_role() {
    let mut catalog = site(&["product/analyst.md"]);
    let role = Arc::make_mut(&mut catalog.roles[0]);
    role.availability = Some(Availability::Open);
    role.vacancies = vec![Vacancy { title: "Analyst, nights".to_owned(), ..Vacancy::default() }];
    let mut drafts = Drafts::new(catalog);
    drafts.update("analyst.md", b"---\ntitle: Analyst\n---\nText.".to_vec());
    let role = &drafts.site().catalog.roles[0];
    assert_eq!((role.availability, role.vacancies.len()), (Some(Availability::Open), 1));
}

/// Compares the rules that a file's findings are of, each with its line, and whether it is shown as a page.
#[track_caller]
fn check_file(path: &str, bytes: &[u8], expect: &[(Rule, u32)], is_shown: bool) {
    let mut drafts = Drafts::new(site(&[]));
    drafts.update(path, bytes.to_vec());
    let Drafted { catalog, findings } = drafts.site();
    let found = findings.values().flatten().map(|finding| (finding.rule, finding.position.line));
    assert_eq!((found.collect::<Vec<_>>(), catalog.roles.len()), (expect.to_vec(), usize::from(is_shown)));
}

#[test]
fn a_file_that_is_not_text_is_a_finding() {
    check_file("photo.png", b"\x89PNG\r\n\x1a\n\0", &[(Rule::Unreadable, 1)], false);
    check_file("large.md", &vec![b' '; LARGEST_PAGE + 1], &[(Rule::TooLarge, 1)], false);
    let bytes = b"---\ntitle: Sage\n---\n## Duties\n\nA caf\xe9.\n\n## Skills\n\nFew.\n";
    check_file("latin.md", bytes, &[(Rule::Encoding, 6)], true);
}

#[test]
fn a_readme_is_not_a_draft() {
    for (path, text, count) in [
        ("roles/README.md", "Our roles.", 0),
        ("README.md", "Our roles.", 1),
        ("roles/README.md", "---\ntitle: Reader\n---\nReads.", 1),
    ] {
        let mut drafts = Drafts::new(site(&[]));
        drafts.update(path, text.as_bytes().to_vec());
        assert_eq!(drafts.all().len(), count, "{path}: {text}");
    }
}

#[test]
fn pages_that_are_not_drafts_have_no_findings() {
    let pages = vec![PageSource { file: "product/empty.md".to_owned(), text: String::new() }];
    let mut drafts = Drafts::new(rolebook_reader::catalog(Source { site: Site::default(), pages }));
    drafts.update("sage.md", b"No title.".to_vec());
    let files: Vec<String> = drafts.site().findings.into_keys().collect();
    assert_eq!(files, ["sage.md"]);
}

#[test]
fn another_path_to_the_same_page_is_the_same_draft() {
    let mut drafts = Drafts::new(site(&["product/analyst.md", "design/designer.md"]));
    for path in ["analyst.md", "product/analyst.md", "roles/product/analyst.md"] {
        drafts.update(path, b"---\ntitle: Analyst\n---\nText.\n".to_vec());
        let all: Vec<_> = drafts.all().iter().map(|draft| (&*draft.path, &*draft.file)).collect();
        assert_eq!(all, [(path, "product/analyst.md")]);
        assert_eq!(drafts.site().catalog.roles.len(), 2);
    }
}

/// The pages of a role whose levels are files, as they lie in a folder that is dropped.
const LEVELS: [(&str, &str); 3] = [
    ("cook/README.md", "# Cooks\n\nThey cook.\n"),
    ("cook/cook.md", "# Cook\n\n## Duties\n\n- Fries\n\n## Requirements\n\n- Care\n"),
    ("cook/senior-cook.md", "# Senior Cook\n\n## Duties\n\n- TODO\n\n## Requirements\n\n- Calm\n"),
];

fn dropped(site: Catalog, files: &[(&str, &str)]) -> Drafts {
    let mut drafts = Drafts::new(site);
    files.iter().for_each(|(path, text)| drafts.update(path, text.as_bytes().to_vec()));
    drafts
}

#[test]
fn files_of_a_dropped_folder_are_the_levels_of_one_role() {
    let mut drafts = dropped(site(&[]), &LEVELS);
    assert_eq!(drafts.all().len(), 2);
    let Drafted { catalog, findings } = drafts.site();
    let [role] = catalog.roles.as_slice() else { panic!("one role") };
    assert_eq!((&*role.file, role.levels.len()), ("cook/README.md", 2));
    assert_eq!(
        findings["cook/senior-cook.md"].iter().map(|it| it.rule).collect::<Vec<_>>(),
        [Rule::Unfinished]
    );
    drafts.remove("cook/README.md");
    assert_eq!(drafts.site().catalog.roles[0].file, "cook/cook.md");
}

/// The site that these pages make, as the preview has it: its roles are not loaded.
fn published(files: &[(&str, &str)]) -> (Catalog, PageSource) {
    let page = |(file, text): &(&str, &str)| source(&format!("inn/{file}"), text);
    let source = Source { site: Site::default(), pages: files.iter().map(page).collect() };
    let (mut catalog, _) = rolebook_reader::roles_and_pages(&source);
    let text_of = |file: &str| source.pages.iter().find(|page| page.file == file).map(|page| &*page.text);
    let text = catalog.roles[0].joined_text(text_of).unwrap();
    let page = super::source(&catalog.roles[0].file, &text);
    for role in &mut catalog.roles {
        let role = Arc::make_mut(role);
        role.is_loaded = false;
        role.sections.clear();
    }
    (catalog, page)
}

#[test]
fn a_draft_of_one_level_stands_among_the_sites_other_files() {
    let (site, page) = published(&LEVELS);
    let mut drafts = Drafts::new(site);
    drafts.fill(&[page]);
    drafts.update(
        "senior-cook.md",
        b"# Senior Cook\n\n## Duties\n\n- Plans\n\n## Requirements\n\n- Calm\n".to_vec(),
    );
    assert_eq!(drafts.all()[0].file, "inn/cook/senior-cook.md");
    let Drafted { catalog, .. } = drafts.site();
    let [role] = catalog.roles.as_slice() else { panic!("one role") };
    assert_eq!((&*role.file, role.levels.len()), ("inn/cook/README.md", 2));
    let items = role.sections.iter().flat_map(|section| section.items());
    assert!(items.map(|item| format!("{:?}", item.blocks)).any(|text| text.contains("Plans")));
}
