//! Files of boards as they are saved, and postings as roles name them.

use super::*;
use crate::vacancies::Board;

const URL: &str = "https://job-boards.greenhouse.io/lark/jobs/1";

/// A board of Greenhouse with these fields in its only posting.
fn greenhouse(fields: Value) -> Value {
    let mut job = json!({"id": 1, "title": "Baker", "absolute_url": URL, "first_published": "2026-10-01T09:00:00-04:00"});
    if let (Some(job), Value::Object(fields)) = (job.as_object_mut(), fields) {
        job.extend(fields);
    }
    json!({ "jobs": [job] })
}

fn board(provider: Provider, board: &Value) -> Board {
    boards::read(provider, &board.to_string()).unwrap()
}

/// The vacancies of a baker who names these postings of a board of Greenhouse.
fn named(board_: &Value, names: &str) -> Vec<Vacancy> {
    let board = board(Provider::Greenhouse, board_);
    made(&format!("greenhouse: {names}"), &VacancyFiles { file: None, boards: vec![board] }).0.roles[0]
        .vacancies
        .clone()
}

/// Panics with all rows of a table that are wrong.
#[track_caller]
fn check(wrong: Vec<String>, of: usize) {
    assert!(wrong.is_empty(), "{} of {of}:\n{}", wrong.len(), wrong.join("\n"));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn files_are_read_in_the_encodings_that_programs_save_them_in() {
    let text = greenhouse(json!({"title": "Bäcker"})).to_string();
    let with_mark = format!("\u{feff}{text}");
    let files = [
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-8 with a mark", with_mark.clone().into_bytes()),
        ("UTF-8 with a mark and lines", format!("\u{feff}\r\n\r\n{text}\r\n").into_bytes()),
        ("UTF-16 LE with a mark", utf16(&with_mark, u16::to_le_bytes)),
        ("UTF-16 BE with a mark", utf16(&with_mark, u16::to_be_bytes)),
        ("UTF-16 LE", utf16(&text, u16::to_le_bytes)),
        ("UTF-16 BE", utf16(&text, u16::to_be_bytes)),
    ];
    let mut wrong = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in &files {
        let path = folder.path().join("greenhouse.json");
        std::fs::write(&path, bytes).unwrap();
        match VacancyFiles::load(folder.path(), &[(Provider::Greenhouse, path)]) {
            Ok(files) if files.boards[0].postings[0].vacancy.title == "Bäcker" => {}
            Ok(files) => wrong.push(format!("{name}: {:?}", files.boards)),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
        std::fs::remove_file(folder.path().join("greenhouse.json")).unwrap();
        // The file of vacancies is saved by the same programs.
        let text = "[[vacancies]]\nrole = \"bakery/baker\"\ntitle = \"Bäcker\"\n";
        let bytes = match *name {
            "UTF-8" => text.as_bytes().to_vec(),
            "UTF-16 LE with a mark" => utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
            "UTF-16 BE with a mark" => utf16(&format!("\u{feff}{text}"), u16::to_be_bytes),
            "UTF-8 with a mark" => format!("\u{feff}{text}").into_bytes(),
            _ => continue,
        };
        std::fs::write(folder.path().join("vacancies.toml"), bytes).unwrap();
        match VacancyFiles::load(folder.path(), &[]) {
            Ok(files)
                if made("", &files).0.roles[0].vacancies.first().is_some_and(|it| it.title == "Bäcker") => {}
            Ok(files) => wrong.push(format!("{name} file: {:?}", files.file)),
            Err(error) => wrong.push(format!("{name} file: {error}")),
        }
    }
    check(wrong, files.len() + 4);
}

#[test]
fn a_posting_that_is_named_again_is_one() {
    let one = greenhouse(json!({}));
    let two = json!({"jobs": [one["jobs"][0], one["jobs"][0]]});
    let other = greenhouse(json!({"title": "Other"}));
    let different = json!({"jobs": [one["jobs"][0], other["jobs"][0]]});
    let mut wrong = Vec::new();
    let table = [
        ("an id", &one, "1", 1),
        ("an id twice", &one, "[1, 1]", 1),
        ("an id as number and text", &one, "[1, \"1\"]", 1),
        ("id, address and id", &one, "\n- 1\n- https://job-boards.greenhouse.io/lark/jobs/1\n- 1", 1),
        ("id and path", &one, "[1, /lark/jobs/1]", 1),
        (
            "two addresses of one",
            &one,
            "[https://job-boards.greenhouse.io/lark/jobs/1/, https://boards.greenhouse.io/lark/jobs/1]",
            1,
        ),
        ("two postings of one id", &two, "1", 1),
        ("two postings of one id, named twice", &two, "[1, /lark/jobs/1]", 1),
        ("two different postings of one id", &different, "1", 1),
        ("two levels", &one, "\n  Baker: 1\n  Senior Baker: 1", 2),
    ];
    for (name, board, names, expect) in table {
        let found = named(board, names).len();
        if found != expect {
            wrong.push(format!("{name}: {found}"));
        }
    }
    check(wrong, table.len());
}

#[test]
fn addresses_name_a_posting_however_they_are_copied() {
    let lark = greenhouse(json!({}));
    let own = greenhouse(json!({"absolute_url": "https://careers.example.com/open?gh_jid=1"}));
    let tracked =
        greenhouse(json!({"absolute_url": "https://job-boards.greenhouse.io/lark/jobs/1?gh_src=abc"}));
    let table = [
        (&lark, URL, true),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/1/", true),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/1?utm_source=x&utm_medium=y", true),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/1?gh_src=a1b2c3", true),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/1/?gh_src=a1b2c3#app", true),
        (&lark, "https://boards.greenhouse.io/lark/jobs/1", true),
        (&lark, "http://boards.greenhouse.io/lark/jobs/1", true),
        (&lark, "https://BOARDS.greenhouse.io/Lark/Jobs/1", true),
        (&lark, "boards.greenhouse.io/lark/jobs/1", true),
        (&lark, "/lark/jobs/1/", true),
        (&lark, "/Lark/jobs/1?utm_source=x", true),
        (&lark, "https://careers.example.com/jobs?gh_jid=1", true),
        (&lark, "https://boards.greenhouse.io/embed/job_app?for=lark&token=1", true),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/12", false),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs", false),
        (&lark, "https://job-boards.greenhouse.io/", false),
        (&lark, "https://job-boards.greenhouse.io/lark/jobs/2?gh_src=1", false),
        (&own, "https://careers.example.com/open?gh_jid=1&utm_source=x", true),
        (&own, "https://careers.example.com/open/?utm_source=x&gh_jid=1", true),
        (&own, "https://careers.example.com/open", false),
        (&own, "https://careers.example.com/open?gh_jid=12", false),
        (&tracked, URL, true),
        (&tracked, "https://job-boards.greenhouse.io/lark/jobs/1?gh_src=other", true),
    ];
    let mut wrong = Vec::new();
    for (board, address, expect) in table {
        let found = named(board, &format!("\"{address}\"")).len();
        if found != usize::from(expect) {
            wrong.push(format!("{address}: {found}"));
        }
    }
    check(wrong, table.len());
}

#[test]
fn titles_are_one_line_of_text() {
    let table = [
        ("  Baker \n", "Baker"),
        ("\tBaker\u{a0}", "Baker"),
        ("Baker,\n  nights", "Baker, nights"),
        ("Baker  (m/w/d)", "Baker (m/w/d)"),
        ("Bread &amp; Rolls Baker", "Bread & Rolls Baker"),
        ("R&D Baker", "R&D Baker"),
        ("<b>Baker</b>", "Baker"),
        ("Baker &#8211; nights", "Baker – nights"),
        ("\u{200b}Baker", "Baker"),
        ("Ovens > 300 °C < 400 °C", "Ovens > 300 °C < 400 °C"),
    ];
    let mut wrong = Vec::new();
    for (title, expect) in table {
        let found = named(&greenhouse(json!({ "title": title })), "1")[0].title.clone();
        if found != expect {
            wrong.push(format!("{title:?}: {found:?}"));
        }
    }
    check(wrong, table.len());
}

#[test]
fn what_is_not_for_everyone_stays_out() {
    let table = [
        (Provider::Ashby, json!({"isListed": false}), false),
        (Provider::Ashby, json!({"isListed": "false"}), false),
        (Provider::Ashby, json!({"isListed": true}), true),
        (Provider::Ashby, json!({"isListed": 0}), false),
        (Provider::Ashby, json!({"isListed": 1}), true),
        (Provider::Greenhouse, json!({"internal": 1}), false),
        (Provider::Greenhouse, json!({"internal": 0}), true),
        (Provider::Ashby, json!({"isListed": null}), true),
        (Provider::Ashby, json!({"isConfidential": true}), false),
        (Provider::Lever, json!({"confidentiality": "confidential"}), false),
        (Provider::Lever, json!({"confidentiality": "non-confidential"}), true),
        (Provider::Lever, json!({"state": "internal"}), false),
        (Provider::Lever, json!({"state": "draft"}), false),
        (Provider::Lever, json!({"state": "published"}), true),
        (Provider::Lever, json!({"distributionChannels": ["internal"]}), false),
        (Provider::Lever, json!({"distributionChannels": ["public", "internal"]}), true),
        (Provider::Greenhouse, json!({"confidential": true}), false),
        (Provider::Greenhouse, json!({"internal": true}), false),
        (Provider::Greenhouse, json!({"live": false}), false),
        (Provider::Greenhouse, json!({"internal_job_id": 7}), true),
        (Provider::Greenhouse, json!({"metadata": [{"name": "Confidential", "value": true}]}), false),
        (Provider::Greenhouse, json!({"visibility": "unlisted"}), false),
    ];
    let mut wrong = Vec::new();
    for (provider, fields, expect) in &table {
        let mut job = fields.clone();
        job["id"] = json!("1");
        let file = if *provider == Provider::Lever { json!([job]) } else { json!({ "jobs": [job] }) };
        let found = board(*provider, &file).postings.len();
        if found != usize::from(*expect) {
            wrong.push(format!("{provider:?} {fields}: {found}"));
        }
    }
    check(wrong, table.len());
}

#[test]
fn days_are_those_of_their_own_zone() {
    let table = [
        ("2026-10-01T09:00:00-04:00", "2026-10-01"),
        ("2026-10-01T23:30:00-11:00", "2026-10-01"),
        ("2026-10-01T00:30:00+14:00", "2026-10-01"),
        ("2026-10-01T23:59:59Z", "2026-10-01"),
        ("2026-10-01T09:00:00.123+0000", "2026-10-01"),
        ("2026-10-01 09:00:00 UTC", "2026-10-01"),
        ("2026-10-01", "2026-10-01"),
        ("2026-10-01Z", "2026-10-01"),
        ("2026-10-01+02:00", "2026-10-01"),
        ("Thu, 01 Oct 2026 09:00:00 GMT", "2026-10-01"),
        ("01/10/2026", ""),
        ("2026-13-01", ""),
    ];
    let mut wrong = Vec::new();
    for (day, expect) in table {
        let found = named(&greenhouse(json!({ "first_published": day })), "1")[0].posted.clone();
        if found != expect {
            wrong.push(format!("{day}: {found:?}"));
        }
    }
    check(wrong, table.len());
}
