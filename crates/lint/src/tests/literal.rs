use super::{check, found, page};
use rolebook_model::Rule;

#[test]
fn links_that_stay_text_are_found() {
    for (body, place) in [
        ("[Our plan](our plan.md)", "4:1+23"),
        ("See [the plan](https://a.example/our plan.pdf).", "4:5+42"),
        ("![A team](our team.png)", "4:2+22"),
        ("(our plan)[https://a.example/plan]", "4:1+34"),
        ("- How (we work)[../handbook.md] here", "4:7+25"),
        ("[our plan] (https://a.example)", "4:1+30"),
        ("[our plan]\n(www.a.example)", "4:1"),
        ("[our plan](https://a.example \"The plan)", "4:1+39"),
        ("[our plan](plan.md 'The plan)", "4:1+29"),
        ("[our plan](https://a.example", "4:1+28"),
        ("[計画]（https://a.example）", "4:1+23"),
        ("[our plan][https://a.example]", "4:1+29"),
        ("[our plan] [mailto:me@a.example]", "4:1+32"),
        ("| a | b |\n|---|---|\n| c | [d](e f.md) |", "6:7+11"),
    ] {
        check(body, &[&format!("RB410 {place}")]);
    }
}

#[test]
fn brackets_that_are_no_links_are_not_found() {
    for body in [
        "[a](https://a.example \"A b\") [c](<https://b.example/d e>) [f](#top)",
        "Every call f(x)[1], and (see above)[2].",
        "A [first] (if any) and a [second][third] one.",
        "`[a](b c)` and \\[a](b c) and [a\\](b c)",
        "A list [1, 2] (3) or so [x]: y",
        "(m/f/d) [part time] (80 %)",
    ] {
        check(body, &[]);
    }
    check("[a] (b) (https://a.example)", &["RB406 4:10+17"]);
}

#[test]
fn marks_of_emphasis_that_stay_text_are_found() {
    for (body, place) in [
        ("**Bold **text", "4:1+9"),
        ("Some ** bold** text", "4:6+9"),
        ("**Bold **text and ** bold** text", "4:1+20"),
        ("- You **must **know it", "4:7+9"),
        ("**Never closed", "4:1+2"),
        ("We ~~wait ~~go", "4:4+9"),
        ("__Bold __text", "4:1+9"),
        ("你好 **重要 **内容", "4:4+7"),
    ] {
        check(body, &[&format!("RB310 {place}")]);
    }
}

#[test]
fn signs_that_are_no_marks_are_not_found() {
    for body in [
        "**a** b **c** ~~d~~ __e__ **「f」**を",
        "2**3 and f**k, Salary** and more",
        "\\*\\*a \\*\\*b `**a **b` &#42;&#42;a",
        "Entwickler*in, *** and **** and ____ and ~~~",
        "** Paid in part.",
        "snake__case__name and a ~ b",
        "5 * 3 *",
    ] {
        check(body, &[]);
    }
}

#[test]
fn what_to_write_is_said() {
    let help = |body: &str| {
        let found = found(&Default::default(), &[("a.md", &page(body))]);
        let found = found.iter().find(|found| matches!(found.rule, Rule::LiteralLink | Rule::LiteralMark));
        found.map(|found| found.help.to_string()).unwrap_or_default()
    };
    for (body, expect) in [
        ("[Our plan](our plan.md)", "write `[Our plan](our%20plan.md)`"),
        ("(Our plan)[plan.md]", "write `[Our plan](plan.md)`"),
        ("[Our plan] (www.a.example)", "write `[Our plan](https://www.a.example)`"),
        ("[Our plan](plan.md \"A b)", "write `[Our plan](plan.md)`"),
        ("<div>\n[a](b.md)\n</div>", "leave an empty line between it and the HTML above it"),
        ("<div>\na **b** c\n</div>", "leave an empty line between it and the HTML above it"),
        ("[us](mailto: us@a.example)", "write `[us](mailto:us@a.example)`"),
        ("**a **b", "write `**bold**` without spaces inside, or `\\*` for the sign itself"),
    ] {
        assert_eq!(help(body), expect);
    }
}
