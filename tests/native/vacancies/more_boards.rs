//! Job boards that are given with `--board`: files of their shapes, and roles that name their postings.

mod damaged;

use super::{assign_all, page, print, source, states};
use crate::folder::{Folder, project, rolebook};
use rolebook_model::{Catalog, Source};
use rolebook_site::vacancies::{Assigned, Provider, VacancyFiles};
use serde_json::{Value, json};
use std::path::Path;

const NEW: [(Provider, &str); 7] = [
    (Provider::Personio, "personio.xml"),
    (Provider::Recruitee, "recruitee.json"),
    (Provider::SmartRecruiters, "smartrecruiters.json"),
    (Provider::Workable, "workable.json"),
    (Provider::Teamtailor, "teamtailor.json"),
    (Provider::Pinpoint, "pinpoint.json"),
    (Provider::JobPosting, "jobposting.html"),
];

/// The text of the provider's file beside this one.
fn text(provider: Provider) -> String {
    let (_, file) = NEW.iter().find(|(of, _)| *of == provider).unwrap();
    std::fs::read_to_string(project().join("tests/native/vacancies").join(file)).unwrap()
}

/// A site with a cook who has these lines of front matter.
fn cook(more: &str) -> Source {
    source(vec![page("kitchen/cook.md", "Cook", more)])
}

/// The site of a cook who names these postings of a board in files of these texts; an error of loading them is the error.
fn made(provider: Provider, texts: &[&str], names: &str) -> Result<(Catalog, Assigned), String> {
    let folder = Folder::with::<&str>(&[]);
    let file = |(number, text): (usize, &&str)| {
        folder.add(&format!("board{number}"), text.as_bytes());
        (provider, folder.path().join(format!("board{number}")))
    };
    let files: Vec<_> = texts.iter().enumerate().map(file).collect();
    let loaded = VacancyFiles::load(Path::new("nowhere"), &files);
    let mut boards = loaded.map_err(|error| error.to_string().replace(&shown(&folder), ""))?.boards;
    for page in boards.iter_mut().flat_map(|board| &mut board.pages) {
        page.file = page.file.replace(&shown(&folder), "");
    }
    for posting in boards.iter_mut().flat_map(|board| &mut board.postings) {
        posting.file = posting.file.replace(&shown(&folder), "");
    }
    Ok(assign_all(&cook(&format!("board:\n  {}: {names}", provider.name())), None, boards))
}

fn shown(folder: &Folder) -> String {
    format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR)
}

/// The roles, findings and notes of a board, a line each.
#[track_caller]
fn check(provider: Provider, texts: &[&str], names: &str, expect: &[&str]) {
    let all = match made(provider, texts, names) {
        Ok((catalog, assigned)) => {
            let all = [states(&catalog), print(&assigned), assigned.notes.join("\n")];
            all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
        }
        Err(error) => error,
    };
    let all = all.replace("kitchen/cook.md:4:3: ", "").replace(", so search engines do not show it", "");
    let all = all.replace(", and save board0 again", "").replace(", and save board1 again", "");
    assert_eq!(all, expect.join("\n"), "{provider:?} {names}");
}

#[test]
fn positions_of_personio_become_vacancies() {
    check(
        Provider::Personio,
        &[&text(Provider::Personio)],
        "[https://larkspindle.jobs.personio.de/job/1834567?language=en, 1834568, 1834569]",
        &[
            "cook open: Product Manager, Build & Insights (m/w/d), https://larkspindle.jobs.personio.de/job/1834567?language=en, 2026-10-05, Lisbon/Portugal, Leipzig, remote Germany, FULL_TIME, PART_TIME, EUR 58000-71000 YEAR; Cook, 2026-11-01, Leipzig/Germany, FULL_TIME, INTERN, EUR 17.50- HOUR; Night Porter, CONTRACTOR",
            "incomplete-vacancy: lacks jobLocation.address.addressCountry (\"Leipzig\" is no country): complete https://larkspindle.jobs.personio.de/job/1834567?language=en on the board",
            "incomplete-vacancy: 1834569 in board0: `createdAt` is no date that can be read one way only, so it is left out: save the file again, or correct it on the board",
            "incomplete-vacancy: lacks datePosted, jobLocation: complete 1834569 on the board",
        ],
    );
}

#[test]
fn offers_of_recruitee_become_vacancies() {
    check(
        Provider::Recruitee,
        &[&text(Provider::Recruitee)],
        "[2725920, /o/product-manager-growth, 2725922, 2725923]",
        &[
            "cook open: Product Manager, Build Insights, https://larkspindle.recruitee.com/o/product-manager-build-insights/c/new, 2026-10-05, 2026-12-31, Lisbon/Portugal, Leipzig/Saxony/Germany, FULL_TIME, TEMPORARY, EUR 58000-71000 YEAR; Product Manager, Growth, https://larkspindle.recruitee.com/o/product-manager-growth, 2026-11-01, remote Germany, CONTRACTOR, EUR 22.50-27.25 HOUR; Baker, https://larkspindle.recruitee.com/o/baker, 2026-11-02, Austin/TX, PART_TIME",
            "unknown-posting: `recruitee` names 2725922, which is not on the board, so it is not shown: delete it once it is over",
            "incomplete-vacancy: lacks jobLocation.address.addressCountry (\"TX\" is no country): complete 2725923 on the board",
        ],
    );
}

#[test]
fn postings_of_smartrecruiters_become_vacancies() {
    check(
        Provider::SmartRecruiters,
        &[&text(Provider::SmartRecruiters)],
        "[https://jobs.smartrecruiters.com/Larkspindle/744000114856507-product-manager, 744000114856508, \
         744000114856509, 744000114856510]",
        &[
            "cook open: Product Manager, Build Insights, https://jobs.smartrecruiters.com/Larkspindle/744000114856507, 2026-10-05, LS0412U, Ottawa/ON/Canada, FULL_TIME; Product Manager, Growth, https://jobs.smartrecruiters.com/Larkspindle/744000114856508, 2026-11-01, LS0413V, remote Poland, CONTRACTOR; Baker, https://jobs.smartrecruiters.com/Larkspindle/744000114856510, 2026-11-02, Leeds/England/GB, PART_TIME",
            "unknown-posting: `smartrecruiters` names 744000114856509, which is not on the board, so it is not shown: delete it once it is over",
        ],
    );
}

#[test]
fn jobs_of_workable_become_vacancies() {
    check(
        Provider::Workable,
        &[&text(Provider::Workable)],
        "[5EA5DDE797, https://apply.workable.com/larkspindle/j/FCCB4FAF39/, 48DBFB8E87]",
        &[
            "cook open: Product Manager, Build Insights, https://apply.workable.com/j/5EA5DDE797/apply, 2026-10-05, LS-0412, Lisbon/Portugal, Leipzig/Saxony/Germany, FULL_TIME; Product Manager, Growth, https://apply.workable.com/j/FCCB4FAF39/apply, 2026-11-01, remote Germany, CONTRACTOR; Cook, https://apply.workable.com/j/48DBFB8E87, 2026-11-02, Austin/TX",
            "incomplete-vacancy: lacks jobLocation.address.addressCountry (\"TX\" is no country): complete 48DBFB8E87 on the board",
        ],
    );
}

#[test]
fn jobs_of_teamtailor_become_vacancies() {
    check(
        Provider::Teamtailor,
        &[&text(Provider::Teamtailor)],
        "[61900, https://jobs.larkspindle.example/jobs/61901-growth, 61902, 61903, 61904]",
        &[
            "cook open: Product Manager, Build Insights, https://larkspindle.teamtailor.com/jobs/61900-product-manager-build-insights/applications/new, 2026-10-05, 2026-12-31, Gothenburg/Sweden, Leipzig, FULL_TIME, SEK 45000-52500 MONTH; Product Manager, Growth, https://larkspindle.example/jobs/growth, 2026-11-01, remote Germany, CONTRACTOR",
            "incomplete-vacancy: lacks jobLocation.address.addressCountry (\"Leipzig\" is no country): complete 61900 on the board",
            "unknown-posting: `teamtailor` names 61902, which is not on the board, so it is not shown: delete it once it is over",
            "unknown-posting: `teamtailor` names 61903, which is not on the board, so it is not shown: delete it once it is over",
            "unknown-posting: `teamtailor` names 61904, which is not on the board, so it is not shown: delete it once it is over",
        ],
    );
}

#[test]
fn postings_of_pinpoint_become_vacancies() {
    check(
        Provider::Pinpoint,
        &[&text(Provider::Pinpoint)],
        "[547660, /en/postings/142f2b86-97ea-478f-9727-69e500000002, 547662]",
        &[
            "cook open: Product Manager, Build Insights, https://larkspindle.pinpointhq.com/en/postings/142f2b86-97ea-478f-9727-69e500000001, 2026-10-05, 2026-12-31, LS-0412, Leeds/United Kingdom, FULL_TIME, GBP 58000-71000 YEAR; Product Manager, Growth, https://larkspindle.pinpointhq.com/en/postings/142f2b86-97ea-478f-9727-69e500000002, remote Germany, CONTRACTOR; Cook, https://larkspindle.pinpointhq.com/en/postings/142f2b86-97ea-478f-9727-69e500000003, Berlin, PART_TIME, TEMPORARY, EUR 15.50- HOUR",
            "incomplete-vacancy: lacks datePosted: complete /en/postings/142f2b86-97ea-478f-9727-69e500000002 on the board",
            "incomplete-vacancy: lacks datePosted, jobLocation.address.addressCountry (\"Berlin\" is no country): complete 547662 on the board",
        ],
    );
}

#[test]
fn json_ld_on_a_page_becomes_vacancies() {
    check(
        Provider::JobPosting,
        &[&text(Provider::JobPosting)],
        "[LS-0412, https://careers.larkspindle.example/jobs/growth]",
        &[
            "cook open: Product Manager, Build Insights, https://careers.larkspindle.example/jobs/build-insights, 2026-10-05, 2026-12-31, LS-0412, Leipzig/Saxony/DE, Lisbon/Portugal, Atlanta/Georgia, FULL_TIME, TEMPORARY, EUR 58000-71000 YEAR; Product Manager & Growth, https://careers.larkspindle.example/jobs/growth, 2026-11-01, remote Germany+Portugal, CONTRACTOR, EUR 60.40-60.40 HOUR",
            "incomplete-vacancy: lacks jobLocation.address.addressCountry (\"Georgia\" may be a country or a part of one): complete LS-0412 on the board",
            "board0: a script of JSON-LD in it cannot be read (EOF while parsing a value at line 1 column 34), correct it",
        ],
    );
}

/// A JSON Feed as Teamtailor's careers sites have it, of these items.
fn feed(items: Value, next: &str) -> String {
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Larkspindle", "items": items, "next_url": next}).to_string()
}

#[test]
fn items_of_a_json_feed_become_vacancies() {
    let items = json!([
        {
            "id": "b5c1", "url": "https://larkspindle.teamtailor.com/jobs/61900-cook", "title": "Cook (m/w/d)",
            "content_html": "<p>Cook</p>", "date_published": "2026-10-05T08:15:30+02:00",
            "_jobposting": {
                "@type": "JobPosting", "title": "Cook", "datePosted": "2026-10-05", "employmentType": "FULL_TIME, INTERN",
                "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Leipzig", "addressCountry": "DE"}}],
            },
        },
        {"id": "b5c2", "url": "https://larkspindle.teamtailor.com/jobs/61901-baker", "title": "Baker", "date_published": "2026-11-01T08:15:30Z"},
    ]);
    let text = feed(items, "");
    for provider in [Provider::Teamtailor, Provider::JobPosting] {
        check(
            provider,
            &[&text],
            "[b5c1, https://larkspindle.teamtailor.com/jobs/61901-baker]",
            &[
                "cook open: Cook, https://larkspindle.teamtailor.com/jobs/61900-cook, 2026-10-05, Leipzig/DE, FULL_TIME, INTERN; Baker, https://larkspindle.teamtailor.com/jobs/61901-baker, 2026-11-01",
                "incomplete-vacancy: lacks jobLocation: complete https://larkspindle.teamtailor.com/jobs/61901-baker on the board",
            ],
        );
    }
}

#[test]
fn what_is_no_board_in_front_matter_is_a_finding() {
    let found = |more: &str| print(&assign_all(&cook(more), None, vec![]).1);
    assert_eq!(
        found("board: 4711"),
        "kitchen/cook.md:3:1: wrong-type: `board` does not say of which board: write the board below it, as in \
         `personio: 1834567`"
    );
    assert_eq!(
        found("board:\n  recrutee: 4711"),
        "kitchen/cook.md:4:3: unknown-key: there is no board \"recrutee\", so its postings are not shown: the nearest is \
         \"recruitee\" (known are greenhouse, lever, ashby, personio, recruitee, smartrecruiters, workable, teamtailor, pinpoint, \
         jobposting)"
    );
    assert_eq!(found("board:\n  personio: 4711\n  lever: 1"), "");
}

#[test]
fn a_board_is_named_by_its_kind_and_its_file() {
    let folder = Folder::with(&[
        (
            "roles/kitchen/cook.md",
            "---\ntitle: Cook\nboard:\n  recruitee:\n    - 2725920\n---\n\n## Duties\n\n- Cook\n".to_owned(),
        ),
        ("recruitee.json", text(Provider::Recruitee)),
    ]);
    let check =
        |board: &str| rolebook(folder.path(), &["check", "roles", "--today=2026-11-22", "--board", board]);
    let run = check("recruitee=recruitee.json");
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.error);
    assert!(run.error.contains("recruitee: 2 postings that no role names"), "{}", run.error);
    for (board, said) in [
        (
            "recruite=recruitee.json",
            "there is no board \"recruite\", write one of greenhouse, lever, ashby, personio",
        ),
        ("recruitee", "no file is named, write recruitee=FILE"),
        ("recruitee=nowhere.json", "nowhere.json: cannot be read (no such file), check the path"),
        (
            "personio=recruitee.json",
            "recruitee.json: not a job board of personio, save the response of https://….jobs.personio.de/xml",
        ),
    ] {
        let run = check(board);
        assert!(run.code == Some(2) && run.error.contains(said), "{board}: {}", run.error);
    }
}
