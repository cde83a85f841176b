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

#[test]
fn what_comes_next_is_a_role_or_a_level() {
    let baker = |next: &str| {
        format!(
            "---\ntitle: Baker\n{next}\nslug: b\n---\n## Duties\n- a\n## Skills\n- b\n## Senior Baker\n- c\n"
        )
    };
    let head = ("office/head.md", "---\ntitle: Head of Office\n---\n## Duties\n- a\n## Senior Baker\n- c\n");
    let check =
        |next: &str, expected: &[&str]| check_site(&[("bakery/baker.md", &baker(next)), head], expected);
    check("next: Head of Office", &[]);
    check("next: [office/head, Senior Baker, ../office/head.md]", &[]);
    check("next: false", &[]);
    check("next:\n  text: Overview\n  link: /overview", &[]);
    check("next: Hed of Office", &["RB110 3:7+13"]);
    check("next:\n  - Head of Office\n  - \"Quarry Lead\"", &["RB110 5:6+11"]);
    check("next: next", &["RB110 3:7+4"]);
}

#[test]
fn a_name_that_is_nearly_known_is_an_edit() {
    let page = "---\ntitle: A\nnext: Hed of Office\n---\n## Duties\n- a\n## Skills\n- b\n";
    let head = ("office/head.md", "---\ntitle: Head of Office\n---\n## Duties\n- a\n");
    let found = super::found(&Default::default(), &[("a.md", page), head]);
    assert_eq!(found[0].message, "no role is called \"Hed of Office\"");
    let edit = found[0].edit.as_ref().unwrap();
    assert_eq!((&*edit.written, &*edit.meant), ("Hed of Office", "Head of Office"));
    assert_eq!(super::written(&found), ["RB110 3:7+13"]);
}
