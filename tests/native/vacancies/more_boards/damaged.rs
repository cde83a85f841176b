//! Lists that are damaged, cut off or short, and postings with few fields.

use super::*;
use crate::vacancies::print;

/// The list of a provider, of which each is a JSON format, with these postings.
fn list(provider: Provider, postings: Value) -> String {
    match provider {
        Provider::Recruitee => json!({ "offers": postings }),
        Provider::SmartRecruiters => json!({ "content": postings }),
        Provider::Workable => json!({ "jobs": postings }),
        Provider::Teamtailor | Provider::Pinpoint => json!({ "data": postings }),
        _ => postings,
    }
    .to_string()
}

/// A posting of a provider with an id and a title, and nothing else.
fn bare(provider: Provider, id: &str, title: &str) -> Value {
    match provider {
        Provider::SmartRecruiters => json!({"id": id, "name": title}),
        Provider::Workable => json!({"shortcode": id, "title": title}),
        Provider::Teamtailor => json!({"id": id, "attributes": {"title": title}}),
        Provider::JobPosting => json!({"@type": "JobPosting", "identifier": {"value": id}, "title": title}),
        _ => json!({"id": id, "title": title}),
    }
}

const JSON: [Provider; 6] = [
    Provider::Recruitee,
    Provider::SmartRecruiters,
    Provider::Workable,
    Provider::Teamtailor,
    Provider::Pinpoint,
    Provider::JobPosting,
];

/// The titles and apply addresses that a cook with the postings 1 and 2 has, and the notes.
fn titles(provider: Provider, text: &str) -> String {
    let (catalog, assigned) = match made(provider, &[text], "[1, 2]") {
        Ok(made) => made,
        Err(error) => return error,
    };
    let titles = catalog.role("kitchen", "cook").unwrap().vacancies.iter().map(|it| it.title.as_str());
    let notes = assigned.notes.iter().map(String::as_str);
    titles.chain(notes).collect::<Vec<_>>().join("; ")
}

#[test]
fn damaged_lists_lose_nothing_but_what_is_damaged() {
    let damaged = "board0: 2 postings, the first of them number 2 of the list, are empty or without an id, and left out: save the file again";
    for provider in JSON {
        let [one, two] = [bare(provider, "1", "Cook"), bare(provider, "2", "<b>Baker</b> &amp; Cook")];
        let nameless = bare(provider, "", "Nobody");
        let whole = list(provider, json!([one, two]));
        assert_eq!(titles(provider, &whole), "Cook; Baker & Cook", "{provider:?}");
        assert_eq!(
            titles(provider, &format!("\u{feff}{whole}")),
            "Cook; Baker & Cook",
            "{provider:?}: a mark"
        );
        // JSON-LD stands among other things.
        let expect = if provider == Provider::JobPosting {
            damaged.replace(
                "2 postings, the first of them number 2 of the list, are",
                "1 posting, number 2 of the list, is",
            )
        } else {
            damaged.to_owned()
        };
        let with = list(provider, json!([one, null, nameless, two]));
        assert_eq!(titles(provider, &with), format!("Cook; Baker & Cook; {expect}"), "{provider:?}");
        // Every field may be null.
        let mut nulls = two.clone();
        for field in [
            "location",
            "locations",
            "salary",
            "company",
            "links",
            "relationships",
            "url",
            "jobLocation",
            "baseSalary",
            "job",
        ] {
            nulls[field] = Value::Null;
        }
        let with = list(provider, json!([one, nulls]));
        assert_eq!(titles(provider, &with), "Cook; Baker & Cook", "{provider:?}: null");
    }
}

#[test]
fn of_two_postings_with_one_id_the_first_counts() {
    for provider in JSON {
        let twice =
            [bare(provider, "1", "Cook"), bare(provider, "1", "Baker"), bare(provider, "2", "Porter")];
        let note =
            format!("{}: 1 posting has the id of another, such as 1, and was left out", provider.name());
        // That is how Workable lists several places.
        let expect = if provider == Provider::Workable { String::new() } else { format!("; {note}") };
        assert_eq!(
            titles(provider, &list(provider, json!(twice))),
            format!("Cook; Porter{expect}"),
            "{provider:?}"
        );
    }
}

#[test]
fn json_ld_with_one_number_for_all_is_told_apart_by_its_pages() {
    let posting = |at: &str, url: &str| json!({"@type": "JobPosting", "@id": at, "identifier": {"value": "larkspindle"}, "title": url, "url": url});
    let urls = ["https://larkspindle.example/1", "https://larkspindle.example/2"];
    let two =
        json!({"@graph": [posting("", urls[0]), posting("", urls[1]), posting("", urls[1])]}).to_string();
    let (catalog, assigned) = made(Provider::JobPosting, &[&two], &format!("[{}]", urls.join(", "))).unwrap();
    assert_eq!(
        states(&catalog),
        format!("cook open: {0}, {0}, larkspindle; {1}, {1}, larkspindle", urls[0], urls[1])
    );
    let again = "jobposting: 1 posting has the id of another, such as https://larkspindle.example/2, and was left out";
    assert_eq!(assigned.notes, [again]);
    let one = posting("https://larkspindle.example/1#job", urls[0]).to_string();
    for name in ["larkspindle", urls[0], "https://larkspindle.example/1#job"] {
        let (catalog, _) = made(Provider::JobPosting, &[&one], name).unwrap();
        assert!(states(&catalog).starts_with("cook open: https"), "{name}");
    }
}

#[test]
fn a_posting_without_an_address_is_named_by_the_address_of_its_page() {
    for (provider, path) in [
        (Provider::Personio, "job/7"),
        (Provider::Workable, "j/7"),
        (Provider::Teamtailor, "jobs/7-cook"),
        (Provider::SmartRecruiters, "Larkspindle/7-cook"),
    ] {
        let text = match provider {
            Provider::Personio => {
                "<workzag-jobs><position><id>7</id><name>Cook</name></position></workzag-jobs>".to_owned()
            }
            _ => list(provider, json!([bare(provider, "7", "Cook")])),
        };
        let whole = format!("https://larkspindle.example/{path}");
        for (name, apply) in [
            (whole.clone(), format!(", {whole}")),
            (format!("{whole}?utm_source=x#apply"), format!(", {whole}?utm_source=x#apply")),
            (format!("larkspindle.example/{path}/"), String::new()),
            (format!("/{path}"), String::new()),
        ] {
            let (catalog, _) = made(provider, &[&text], &format!("\"{name}\"")).unwrap();
            assert_eq!(states(&catalog), format!("cook open: Cook{apply}"), "{provider:?}: {name}");
        }
        for name in
            ["https://larkspindle.example/job/70", "https://larkspindle.example/7/8", "/job/77", "job"]
        {
            let (catalog, _) = made(provider, &[&text], &format!("\"{name}\"")).unwrap();
            assert_eq!(states(&catalog), "cook closed", "{provider:?}: {name}");
        }
    }
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    for (provider, _) in NEW {
        let text = text(provider);
        let cut = text.find("Growth").or(text.find("Cook")).unwrap();
        let cut = &text[..cut];
        let error = made(provider, &[cut], "1").map(|_| ());
        match provider {
            // A page shows what it has.
            Provider::JobPosting => assert_eq!(error, Ok(())),
            _ => {
                let error = error.unwrap_err();
                assert!(error.starts_with("board0: is cut off ("), "{error}");
                assert!(error.ends_with("), save all of it"), "{error}");
            }
        }
    }
}

#[test]
fn files_of_other_things_are_refused() {
    let refused = |provider: Provider| {
        format!("board0: not a job board of {}, save the response of {}", provider.name(), provider.address())
    };
    for (provider, _) in NEW {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            "{\"error\": \"not found\"}",
            "<html><body>Page not found</body></html>",
            "<a/>",
            "no such page",
        ] {
            let error = made(provider, &[text], "1").map(|_| ()).unwrap_err();
            let error = error.replace(" (it says \"not found\")", "");
            assert_eq!(error, refused(provider), "{provider:?}: {text:?}");
        }
    }
    let hostile = "<!DOCTYPE a [<!ENTITY b \"cccc\">]><workzag-jobs>&b;</workzag-jobs>";
    assert_eq!(made(Provider::Personio, &[hostile], "1").map(|_| ()), Err(refused(Provider::Personio)));
}

#[test]
fn pay_that_cannot_be_used_is_told() {
    let no_time = "is for a time that is not an hour, day, week, month or year";
    let unknown_time = "does not say for which time";
    let recruitee =
        |salary: Value| list(Provider::Recruitee, json!([{"id": 1, "title": "Cook", "salary": salary}]));
    let posting = |salary: Value| {
        list(
            Provider::JobPosting,
            json!([{"@type": "JobPosting", "identifier": 1, "title": "Cook", "baseSalary": salary}]),
        )
    };
    for (provider, text, pay, told) in [
        (
            Provider::Recruitee,
            recruitee(json!({"min": "22.50", "max": 27.25, "period": "hour", "currency": "eur"})),
            "EUR 22.50-27.25 HOUR",
            "",
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": 0, "max": "90000", "period": "year", "currency": "USD"})),
            "USD -90000 YEAR",
            "",
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": "2000", "max": "2500", "period": "two weeks", "currency": "EUR"})),
            "",
            no_time,
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": "2000", "max": "2500", "currency": "EUR"})),
            "",
            unknown_time,
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": "2000", "max": "2500", "period": "month"})),
            "",
            "has no currency of three letters",
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": "2500", "max": "2000", "period": "month", "currency": "EUR"})),
            "",
            "has a least amount that is more than the most",
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": "a lot", "period": "month", "currency": "EUR"})),
            "",
            "",
        ),
        (
            Provider::Recruitee,
            recruitee(json!({"min": null, "max": "", "period": null, "currency": "EUR"})),
            "",
            "",
        ),
        (Provider::Recruitee, recruitee(json!("good")), "", ""),
        (
            Provider::JobPosting,
            posting(json!({"currency": "EUR", "value": {"value": 60.4, "unitText": "HOUR"}})),
            "EUR 60.40-60.40 HOUR",
            "",
        ),
        (
            Provider::JobPosting,
            posting(json!({"currency": "EUR", "value": 60000, "unitText": "YEAR"})),
            "EUR 60000-60000 YEAR",
            "",
        ),
        (
            Provider::JobPosting,
            posting(json!({"currency": "EUR", "value": {"minValue": 60000, "unitText": "YEAR"}})),
            "EUR 60000- YEAR",
            "",
        ),
        (
            Provider::JobPosting,
            posting(json!({"currency": "EUR", "value": {"minValue": 60000}})),
            "",
            unknown_time,
        ),
        (Provider::JobPosting, posting(json!(60000)), "", unknown_time),
    ] {
        let (catalog, assigned) = made(provider, &[&text], "1").unwrap();
        let vacancy = &catalog.role("kitchen", "cook").unwrap().vacancies[0];
        let shown = vacancy
            .pay
            .as_ref()
            .map(|it| format!("{} {}-{} {}", it.currency, it.least, it.most, it.per.name()));
        assert_eq!(shown.unwrap_or_default(), pay, "{text}");
        let found = print(&assigned);
        assert!(found.contains(&format!("the pay of 1 {told}")) != told.is_empty(), "{text}: {found}");
    }
}

#[test]
fn pages_of_a_board_that_were_not_given_close_no_role() {
    let page_of = |id: &str, total: usize| {
        json!({"offset": 0, "limit": 1, "totalFound": total, "content": [bare(Provider::SmartRecruiters, id, "Cook")]})
            .to_string()
    };
    let missing = "unknown-posting: `smartrecruiters` names 2, which is not on the board, so it is not shown: give the other pages \
                   of the board, too";
    check(
        Provider::SmartRecruiters,
        &[&page_of("1", 2)],
        "2",
        &[
            missing,
            "board0: has 1 of 2 postings, save the others with `offset=1` and name their file, too",
            "smartrecruiters: 1 posting that no role names",
        ],
    );
    let both = [&*page_of("1", 2), &*page_of("2", 2)];
    check(
        Provider::SmartRecruiters,
        &both,
        "[1, 2]",
        &[
            "cook open: Cook; Cook",
            "incomplete-vacancy: lacks datePosted, jobLocation: complete 1 on the board",
            "incomplete-vacancy: lacks datePosted, jobLocation: complete 2 on the board",
        ],
    );
    let gone = "unknown-posting: `jobposting` names 2, which is not on the board, so it is not shown";
    let item = json!([{"id": "1", "title": "Cook"}]);
    let next = "https://careers.larkspindle.example/jobs.json?page=2";
    check(
        Provider::JobPosting,
        &[&feed(item.clone(), next)],
        "2",
        &[
            &format!("{gone}: give the other pages of the board, too"),
            &format!("board0: has not all postings, save the next page, {next}, and name its file, too"),
            "jobposting: 1 posting that no role names",
        ],
    );
    check(
        Provider::JobPosting,
        &[&feed(item, next), &feed(json!([{"id": "3"}]), "")],
        "2",
        &[
            "cook closed",
            &format!("{gone}: delete it once it is over"),
            "jobposting: 2 postings that no role names",
        ],
    );
}
