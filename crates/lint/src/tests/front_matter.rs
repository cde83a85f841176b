use super::check_site;

fn check(settings: &str, expected: &[&str]) {
    let page = [
        "---\n",
        settings,
        "\n---\n## Responsibilities\n- Bakes bread\n## Requirements\n- Care and patience\n",
    ];
    check_site(&[("bakery/baker.md", &page.concat())], expected);
}

#[test]
fn a_key_is_known_or_another_generators_or_unknown() {
    check("title: Baker\nlayout: job_page\npermalink: /baker\nTags: [bread]\nbreadType: x", &["RB103 6:1+9"]);
    check("title: Baker\nsummery: Bread\nDepartment: x", &["RB103 3:1+7", "RB103 4:1+10"]);
    check(
        "title: Baker\nsummary: Bread\ndepartment: Bakery\nslug: b\naliases: x\nlang: en\nvacancy: open",
        &[],
    );
}

#[test]
fn a_key_is_marked_as_it_is_written() {
    check("title: Baker\n\"un known\": x\nafter  : x", &["RB103 3:1+10", "RB103 4:1+5"]);
}

#[test]
fn a_key_that_is_nearly_known_is_named() {
    let site = Default::default();
    let found =
        super::found(&site, &[("a.md", "---\ntitle: A\nalias: b\n---\n## Duties\n- a\n## Skills\n- b\n")]);
    assert_eq!(found[0].help, "write `aliases` if that is meant");
}

#[test]
fn an_invisible_character_is_found_where_it_is_an_escape() {
    check("title: \"Ba\\u202eker\"\naliases: [\"a\\u200bb\"]", &["RB011 2:1+5", "RB011 3:1+7"]);
    check("title: \"Ba\u{202e}ker\"", &["RB011 2:11+1"]);
}

#[test]
fn a_value_is_what_its_key_takes() {
    check("title: Baker\nsummary: [a, b]\nlang: English", &["RB105 3:1+7", "RB105 4:1+4"]);
    check("title: Baker\naliases:\n  - a\n  - b: c", &["RB105 3:1+7"]);
    check("title: Baker\naliases: b\nlanguage: pt-BR\nsummary:\n", &[]);
}

#[test]
fn a_rung_is_one_that_is_known() {
    let levels = |rung: &str| {
        format!(
            "---\ntitle: Guild\nlevels:\n  Hearth Keeper: {rung}\n---\n## Duties\n- a\n## Skills\n- b\n## Hearth Keeper\n- c\n"
        )
    };
    check_site(&[("a.md", &levels("staf"))], &["RB105 4:3+13"]);
    check_site(&[("a.md", &levels("Senior Manager"))], &[]);
}
