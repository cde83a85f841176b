//! Files as they are saved: in any encoding, with HTML in their texts, cut off, empty, or something else.

use super::*;

/// Replaces a text wherever it stands.
fn replaced(value: &Value, from: &str, to: &str) -> Value {
    match value {
        Value::String(text) => json!(text.replace(from, to)),
        Value::Array(values) => values.iter().map(|value| replaced(value, from, to)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), replaced(value, from, to))).collect()
        }
        other => other.clone(),
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_file_may_be_in_any_encoding_of_unicode() {
    for sample in samples() {
        let text = sample.text(&replaced(&sample.root, "Product Manager", "Köchin 料理"));
        let whole = load(sample.provider, text.as_bytes()).unwrap();
        assert!(whole.postings[0].vacancy.title.contains("Köchin 料理") || sample.list == "/items");
        let with_mark = format!("\u{feff}{text}");
        for (name, bytes) in [
            ("with a mark", with_mark.clone().into_bytes()),
            ("with lines", format!("\u{feff}\r\n{text}\r\n").into_bytes()),
            ("UTF-16 LE with a mark", utf16(&with_mark, u16::to_le_bytes)),
            ("UTF-16 BE with a mark", utf16(&with_mark, u16::to_be_bytes)),
            ("UTF-16 LE", utf16(&text, u16::to_le_bytes)),
            ("UTF-16 BE", utf16(&text, u16::to_be_bytes)),
        ] {
            // Nothing may stand before the declaration of XML.
            if sample.provider == Provider::Personio && name == "with lines" {
                continue;
            }
            assert_eq!(load(sample.provider, &bytes).as_ref(), Ok(&whole), "{} {name}", sample.name());
        }
    }
}

#[test]
fn html_in_texts_is_read_as_text() {
    for sample in samples() {
        let plain = load(sample.provider, sample.text(&sample.root).as_bytes()).unwrap();
        for (from, to) in [
            ("Product Manager", "<b>Product</b> Manager"),
            ("Product Manager", "Product&nbsp;Manager"),
            ("Product Manager", "<br>Pr&#111;duct Manager"),
            ("Lisbon", "<p>Lisbon</p>"),
            ("Lisbon", "Lisb&#111;n"),
            ("Leeds", "<span class=\"x\">Leeds</span>"),
            ("Ottawa", "Ottawa&#8203;"),
            ("Gothenburg", "<i>Gothenburg"),
            ("Leipzig", "Leipzi&#x67;"),
            ("Saxony", "<b>Saxony</b>"),
            ("Full-time", "<b>Full</b>-time"),
            ("EUR", " EUR<br/>"),
        ] {
            let board =
                load(sample.provider, sample.text(&replaced(&sample.root, from, to)).as_bytes()).unwrap();
            for (before, after) in std::iter::zip(&plain.postings, &board.postings) {
                let mut after = after.clone();
                after.vacancy.title = after.vacancy.title.replace('\u{a0}', " ");
                assert_eq!(groups(before), groups(&after), "{} {to}", sample.name());
            }
        }
    }
}

#[test]
fn of_two_postings_with_one_id_the_first_counts() {
    for sample in samples() {
        let mut root = sample.root.clone();
        let postings = root.pointer_mut(sample.list).unwrap().as_array_mut().unwrap();
        let again = replaced(&postings[0], "Product Manager", "Porter");
        postings.insert(1, again);
        let board = load(sample.provider, sample.text(&root).as_bytes()).unwrap();
        let whole = load(sample.provider, sample.text(&sample.root).as_bytes()).unwrap();
        let told = told(&board, &[]);
        if sample.provider == Provider::Workable {
            // That is how it lists several places.
            assert_eq!(board.postings, whole.postings);
            continue;
        }
        let id = &whole.postings[0].id;
        let note = format!(
            "{}: 1 posting has the id of another, such as {id}, and was left out",
            sample.provider.name()
        );
        assert!(told.contains(&note), "{}: {told}", sample.name());
        assert_eq!(board.postings[0], whole.postings[0]);
        assert_eq!(board.postings[2..], whole.postings[1..]);
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    for sample in samples() {
        let text = sample.text(&replaced(&sample.root, "Product Manager", "Köchin 料理"));
        let text = text.trim_end();
        let bytes = text.as_bytes();
        let script = text.find("\">{").map_or(0, |start| start + "\">".len());
        let script_end = text.find("</script>").map_or(bytes.len(), |end| end + "</script>".len());
        let ends = bytes.len().saturating_sub(30)..bytes.len();
        for end in (1..bytes.len()).step_by(bytes.len() / 97 + 1).chain(ends).chain(1..20) {
            let loaded = load(sample.provider, &bytes[..end]);
            let name = format!("{} at {end} of {}", sample.name(), bytes.len());
            if (script..script_end).contains(&end) {
                let error = loaded.map(|_| ()).unwrap_err();
                let is_cut_off =
                    error.starts_with("board: is cut off (") && error.ends_with("), save all of it");
                assert!(is_cut_off, "{name}: {error}");
            } else {
                // What stands around the data of a page is nothing.
                assert!(loaded.is_ok() == (end >= script_end), "{name}: {loaded:?}");
            }
        }
    }
}

#[test]
fn a_page_that_ends_in_data_keeps_what_is_whole_and_closes_no_role() {
    let script = |json: &Value| format!("<script type=\"application/ld+json\">{json}</script>");
    let text = [script(&json_ld()[0]), script(&json_ld()[1])].concat();
    let board = load(Provider::JobPosting, &text.as_bytes()[..text.len() - 20]).unwrap();
    assert_eq!(board.postings.len(), 1);
    let lines = "board:\n  jobposting: LS-0413";
    let (catalog, assigned) =
        assign_all(&source(vec![page("kitchen/cook.md", "Cook", lines)]), None, vec![board]);
    assert_eq!(catalog.role("kitchen", "cook").unwrap().availability, None);
    assert!(print(&assigned).ends_with(
        "which is not on the board, so it is not shown: save the damaged file of the board again"
    ));
    assert_eq!(assigned.notes[0], "board: ends within a script of JSON-LD, save all of it");
}

#[test]
fn an_empty_list_is_a_board_without_postings() {
    for sample in samples().iter().filter(|sample| sample.list != "/@graph") {
        let mut root = sample.root.clone();
        *root.pointer_mut(sample.list).unwrap() = json!([]);
        let board = load(sample.provider, sample.text(&root).as_bytes()).unwrap();
        assert_eq!(board.postings, [], "{}", sample.name());
        assert!(told(&board, &["1"]).contains("names 1, which is not on the board"), "{}", sample.name());
    }
}

#[test]
fn something_else_is_refused_with_what_it_says() {
    let not_found = "(it says \"Not found\")";
    for provider in Provider::ALL {
        for (text, why) in [
            ("", ""),
            ("\u{feff}", ""),
            (" \n", ""),
            ("null", ""),
            ("Not found", ""),
            ("<!doctype html><html><body><h1>Not found</h1></body></html>", ""),
            ("<?xml version=\"1.0\"?><html><body>Sign in</body></html>", ""),
            ("{}", ""),
            ("{\"jobs\": null, \"data\": null, \"offers\": null, \"content\": null}", ""),
            ("{\"error\": \"Not found\"}", not_found),
            ("{\"status\": 404, \"error\": \"Not found\"}", not_found),
            ("{\"ok\": false, \"error\": \"Not found\"}", not_found),
            ("{\"message\": \"Not found\", \"errors\": []}", not_found),
            ("{\"errors\": [{\"title\": \"Not found\", \"status\": \"404\"}]}", not_found),
            ("{\"errors\": [\"Not found\"]}", not_found),
            ("{\"error\": {\"code\": 404, \"message\": \"Not found\"}}", not_found),
            ("{\"error\": [\"Not found\"]}", not_found),
        ] {
            let error = load(provider, text.as_bytes()).map(|_| ()).unwrap_err();
            let why = if provider == Provider::Personio || why.is_empty() {
                String::new()
            } else {
                format!(" {why}")
            };
            let name = provider.name();
            let expect =
                format!("board: not a job board of {name}{why}, save the response of {}", provider.address());
            assert_eq!(error, expect, "{text}");
        }
    }
    for (provider, text, said) in [
        (
            Provider::Personio,
            "<error><code>404</code> <message>Not found</message></error>",
            "it says \"404 Not found\"",
        ),
        (Provider::Greenhouse, "{\"jobs\": [],}", "trailing comma at line 1 column 13"),
        (Provider::Lever, "[]\n[]", "trailing characters at line 2 column 1"),
    ] {
        let error = load(provider, text.as_bytes()).map(|_| ()).unwrap_err();
        assert!(error.contains(&format!("{} ({said}), save", provider.name())), "{error}");
    }
}
