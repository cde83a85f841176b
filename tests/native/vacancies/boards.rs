//! Job boards: postings are assigned to roles whose front matter names them.

use super::{assign_all, page, print, source, states};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rolebook_model::{Availability, Source, Vacancy};
use rolebook_site::vacancies::{Board, Posting, Provider, VacancyFiles};
use std::path::Path;

/// The board of a provider, from its file beside this one.
fn board(provider: Provider) -> Vec<Board> {
    let name = format!("{}.json", provider.name());
    let file = crate::folder::project().join("tests/native/vacancies").join(&name);
    let mut boards = VacancyFiles::load(Path::new("nowhere"), &[(provider, file)]).unwrap().boards;
    let postings = boards.iter_mut().flat_map(|board| &mut board.postings);
    postings.for_each(|posting| posting.file.clone_from(&name));
    boards
}

/// A site with a cook who has these lines of front matter.
fn cook(more: &str) -> Source {
    source(vec![page("kitchen/cook.md", "Cook", more)])
}

/// Assigns the board of a provider to a cook with these lines of front matter, and compares the roles, findings and notes.
#[track_caller]
fn check(provider: Provider, more: &str, expect: &str) {
    let (catalog, assigned) = assign_all(&cook(more), None, board(provider));
    let all = [states(&catalog), print(&assigned), assigned.notes.join("\n")];
    let all: Vec<&str> = all.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    assert_eq!(all.join("\n"), expect, "{more}");
}

#[test]
fn postings_of_greenhouse_become_vacancies() {
    check(
        Provider::Greenhouse,
        "greenhouse: [4012345, 40123456, 4012347]",
        "cook open: Product Manager, Build Insights, \
         https://job-boards.greenhouse.io/larkspindle/jobs/4012345, 2026-10-05, 2026-12-31, LS-0412, \
         Lisbon/Portugal, FULL_TIME, EUR 58000-71000 YEAR; \
         Product Manager, Growth, https://careers.example.com/open?gh_jid=40123456, 2026-11-01, Austin/TX, \
         remote United States; \
         Senior Product Manager, https://careers.example.com/open?gh_jid=4012347, 2026-09-14, LS-0398, London, \
         remote UK\n\
         kitchen/cook.md:3:1: incomplete-vacancy: the pay of 40123456 has several ranges, so it is left out: change it \
         on the board, or leave it so\n\
         kitchen/cook.md:3:1: incomplete-vacancy: lacks jobLocation.address.addressCountry (\"TX\" is no country), so \
         search engines do not show it: complete 40123456 on the board, and save greenhouse.json again\n\
         kitchen/cook.md:3:1: incomplete-vacancy: lacks jobLocation.address.addressCountry (\"London\" is no country), so \
         search engines do not show it: complete 4012347 on the board, and save greenhouse.json again\n\
         greenhouse: 1 posting that no role names",
    );
}

#[test]
fn postings_of_lever_become_vacancies() {
    check(
        Provider::Lever,
        "lever:\n- 2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e01\n- 2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e02\n- 2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e03",
        "cook open: Product Manager, Build Insights, \
         https://jobs.lever.co/larkspindle/2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e01/apply, 2026-10-01, \
         Lisbon/Portugal, Leipzig/Germany, FULL_TIME, EUR 58000-71000 YEAR; \
         Product Manager, Growth, \
         https://jobs.lever.co/larkspindle/2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e02/apply, 2026-11-01, remote DE, \
         CONTRACTOR, EUR 60.40-75.50 HOUR; \
         Cook, https://jobs.lever.co/larkspindle/2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e03/apply, 2026-11-01, Leeds/GB\n\
         kitchen/cook.md:3:1: incomplete-vacancy: the pay of 2b7f6f0e-6f0c-4a55-9c26-3f6a2a1d9e03 is for a time that is \
         not an hour, day, week, month or year, so it is left out: change it on the board, or leave it so",
    );
}

#[test]
fn postings_of_ashby_become_vacancies() {
    check(
        Provider::Ashby,
        "ashby:\n- 6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a01\n- 6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a02",
        "cook open: Product Manager, Build Insights, \
         https://jobs.ashbyhq.com/larkspindle/6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a01/application, 2026-10-05, \
         Lisbon/Portugal, Munich/Bavaria/Germany, Berlin/Germany, FULL_TIME, EUR 58000-71000 YEAR; \
         Product Manager, Growth, \
         https://jobs.ashbyhq.com/larkspindle/6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a02/application, 2026-11-01, \
         remote Germany, CONTRACTOR",
    );
}

#[test]
fn unlisted_jobs_of_ashby_are_not_shown() {
    check(
        Provider::Ashby,
        "ashby: 6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a03",
        "cook closed\n\
         kitchen/cook.md:3:1: unknown-posting: `ashby` names 6f1d8f2c-1c3e-4b0a-8f57-0c8f5f0b7a03, which is not on \
         the board, so it is not shown: delete it once it is over\n\
         ashby: 2 postings that no role names",
    );
}

#[test]
fn a_posting_is_named_by_its_url_or_the_path_of_it() {
    for name in ["4012347", "\"https://careers.example.com/open?gh_jid=4012347\"", "\"/open?gh_jid=4012347\""]
    {
        let (catalog, _) =
            assign_all(&cook(&format!("greenhouse: {name}")), None, board(Provider::Greenhouse));
        assert!(states(&catalog).starts_with("cook open: Senior Product Manager, https://careers"), "{name}");
    }
    for name in [
        "401234",
        "40123470",
        "/open",
        "/open?gh_jid=401234",
        "open?gh_jid=4012347",
        "https://careers.example.com",
    ] {
        let (catalog, _) =
            assign_all(&cook(&format!("greenhouse: {name}")), None, board(Provider::Greenhouse));
        assert_eq!(states(&catalog), "cook closed", "{name}");
    }
}

#[test]
fn a_key_above_the_ids_names_the_level() {
    let levels = "greenhouse:\n  senior-product-manager: [4012347]\n  Product Manager: 4012345\n  Cook: 1\n";
    let mut site = source(vec![]);
    site.pages[0].text =
        site.pages[0].text.replace("title: Product Manager\n", &format!("title: Product Manager\n{levels}"));
    let (catalog, assigned) = assign_all(&site, None, board(Provider::Greenhouse));
    let levels =
        catalog.role("product", "product-manager").unwrap().vacancies.iter().map(|of| of.level.as_str());
    assert_eq!(levels.collect::<Vec<_>>(), ["product-manager", "senior-product-manager"]);
    let unknown =
        "product/product-manager.md:6:3: unknown-level: product/product-manager.md has no level \"Cook\"";
    assert!(print(&assigned).contains(unknown), "{assigned:?}");
}

#[test]
fn a_role_is_closed_once_its_postings_are_gone() {
    let gone = "kitchen/cook.md:3:1: unknown-posting: `greenhouse` names 4, which is not on the board, so it is not \
                shown: delete it once it is over";
    let unnamed = "greenhouse: 4 postings that no role names";
    check(Provider::Greenhouse, "greenhouse: 4", &["cook closed", gone, unnamed].join("\n"));
    // It is on the board, and has run out.
    check(
        Provider::Greenhouse,
        "greenhouse: 4012348",
        "cook closed\n\
         kitchen/cook.md:3:1: vacancy-date: 4012348 expired on 2026-11-21, so it is not shown: delete it, or extend it \
         on the board\n\
         greenhouse: 3 postings that no role names",
    );
    check(Provider::Greenhouse, "greenhouse: []", unnamed);
}

#[test]
fn a_board_that_is_not_loaded_changes_nothing() {
    let (catalog, assigned) =
        assign_all(&cook("lever: 4\ngreenhouse: 4012348"), None, board(Provider::Greenhouse));
    assert_eq!(states(&catalog), "");
    assert!(print(&assigned).starts_with("kitchen/cook.md:4:1: vacancy-date: 4012348 expired"));
    let file = Some(("vacancies.yml", "others: closed"));
    let (catalog, _) = assign_all(&cook("lever: 4"), file, vec![]);
    assert_eq!(states(&catalog), "product-manager closed\nproduct-manager-growth closed");
}

#[test]
fn a_role_closed_in_front_matter_shows_no_posting() {
    let closed = "cook closed\n\
                  kitchen/cook.md:4:1: closed-role: kitchen/cook.md sets `vacancy: closed`, so this is not shown: \
                  delete one or the other\n\
                  greenhouse: 3 postings that no role names";
    check(Provider::Greenhouse, "vacancy: closed\ngreenhouse: 4012345", closed);
}

#[test]
fn an_invalid_address_to_apply_at_is_left_out() {
    let job = r#"{"jobs": [{"id": "1", "absolute_url": "javascript:alert(1)"}, {"id": 2, "location": 5, "metadata": {}}, 3]}"#;
    let folder = crate::folder::Folder::with(&[("board.json", job)]);
    let board =
        VacancyFiles::load(folder.path(), &[(Provider::Greenhouse, folder.path().join("board.json"))])
            .unwrap();
    let (catalog, _) = assign_all(&cook("greenhouse: [1, 2]"), None, board.boards);
    assert_eq!(states(&catalog), "cook open: ; ");
}

#[test]
fn several_boards_of_one_provider_are_merged() {
    let path = |name: &str| crate::folder::project().join("tests/native/vacancies").join(name);
    let files = [(Provider::Greenhouse, path("greenhouse.json")), (Provider::Greenhouse, path("ashby.json"))];
    let boards = VacancyFiles::load(Path::new("nowhere"), &files).unwrap().boards;
    assert_eq!(boards.iter().map(|board| board.postings.len()).collect::<Vec<_>>(), [6]);
}

#[test]
fn other_files_are_refused() {
    for (provider, text, error) in [
        (
            Provider::Greenhouse,
            "[]",
            "not a job board of greenhouse, save the response of https://boards-api.greenhouse.io/",
        ),
        (
            Provider::Lever,
            "{\"jobs\": []}",
            "not a job board of lever, save the response of https://api.lever.co/",
        ),
        (Provider::Ashby, "{", "is cut off (EOF while parsing an object at line 1 column 1), save all of it"),
        (
            Provider::Ashby,
            "{\"jobs\": [{\"id\": \"a\"}, {\"id\": \"b",
            "is cut off (EOF while parsing a string at line 1 column 32), save all of it",
        ),
        (Provider::Ashby, "", "not a job board of ashby, save the response of https://api.ashbyhq.com/"),
        (
            Provider::Ashby,
            "<html>",
            "not a job board of ashby, save the response of https://api.ashbyhq.com/",
        ),
    ] {
        let folder = crate::folder::Folder::with(&[("board.json", text)]);
        let path = folder.path().join("board.json");
        let refused = VacancyFiles::load(folder.path(), &[(provider, path.clone())]).unwrap_err().to_string();
        assert!(refused.starts_with(&format!("{}: {error}", path.display())), "{refused}");
    }
}

proptest! {
    /// Names that begin alike are the ones that could be mistaken for one another.
    #[test]
    fn a_posting_is_matched_by_equality_alone(
        ids in vec(select(vec!["1", "12", "123", "0", "01", "a", "a-1", "/jobs/1", "/jobs/12"]), 0..4),
        named in vec(select(vec!["1", "12", "123", "2", "0", "01", "a", "a-1", "A", "/jobs/1", "/jobs/12", "/jobs"]), 1..4),
    ) {
        let posting = |id: &&str| {
            let vacancy = Vacancy { identifier: (*id).to_owned(), ..Vacancy::default() };
            Posting { id: (*id).to_owned(), vacancy, ..Posting::default() }
        };
        let board = Board { provider: Provider::Lever, postings: ids.iter().map(posting).collect(), pages: vec![] };
        let (catalog, _) = assign_all(&cook(&format!("lever: [{}]", named.join(", "))), None, vec![board]);
        let role = catalog.role("kitchen", "cook").unwrap();
        let shown: Vec<&str> = role.vacancies.iter().map(|vacancy| vacancy.identifier.as_str()).collect();
        // One that is named again, or is on the board again, is one.
        let mut expect: Vec<&str> = Vec::new();
        for name in named.iter().copied().filter(|name| ids.contains(name)) {
            if !expect.contains(&name) {
                expect.push(name);
            }
        }
        prop_assert_eq!(&shown, &expect);
        let expect = if expect.is_empty() { Availability::Closed } else { Availability::Open };
        prop_assert_eq!(role.availability, Some(expect));
    }

    #[test]
    fn an_entry_is_matched_by_equality_alone(
        slugs in vec(select(vec!["cook", "cook-books", "cook-book", "coo", "cook-books-2"]), 1..4),
        listed in select(vec!["kitchen/cook", "kitchen/cook-books", "kitchen/coo", "kitchen/co", "kitchen", "kitchen/cook.md", "cook"]),
    ) {
        let mut slugs = slugs;
        slugs.sort_unstable();
        slugs.dedup();
        let pages = slugs.iter().map(|slug| page(&format!("kitchen/{slug}.md"), slug, "")).collect();
        let file = format!("others: closed\nvacancies:\n- role: {listed}\n  apply: https://jobs.example.com/1\n");
        let (catalog, _) = assign_all(&source(pages), Some(("vacancies.yml", &file)), vec![]);
        for role in &catalog.roles {
            let is_listed = listed == format!("{}/{}", role.department, role.slug) || listed == role.file;
            prop_assert_eq!(role.availability == Some(Availability::Open), is_listed);
            prop_assert_eq!(role.vacancies.len(), usize::from(is_listed));
        }
    }
}
