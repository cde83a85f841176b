//! Emphasis beside CJK characters, which CommonMark leaves as it is written.

use super::*;

/// Reads texts that are one paragraph each.
fn check_all(cases: &[(&str, &str)]) {
    for (text, expect) in cases {
        check(text, &format!("p {expect}"));
    }
}

#[test]
fn a_mark_ends_emphasis_between_punctuation_and_a_letter() {
    check_all(&[
        ("**「品質」**に責任を持つ。", "(strong 「品質」)に責任を持つ。"),
        ("**必須。**経験は問いません。", "(strong 必須。)経験は問いません。"),
        ("**注意！**毎週あります。", "(strong 注意！)毎週あります。"),
        ("**週３日（火・木・金）**は出社します。", "(strong 週３日（火・木・金）)は出社します。"),
        ("**“数据”**的质量", "(strong “数据”)的质量"),
        ("**《手册》**由团队编写。", "(strong 《手册》)由团队编写。"),
        ("**평가(review)**를 합니다.", "(strong 평가(review))를 합니다."),
        ("**\"중요\"**합니다.", "(strong \"중요\")합니다."),
        ("**`git`**を使う。", "(strong (code git))を使う。"),
        ("**[規約](a.md)**を読む。", "(strong (link a.md 規約))を読む。"),
        ("*「品質」*を守る。", "(em 「品質」)を守る。"),
        ("***「品質」***を守る。", "(em (strong 「品質」))を守る。"),
        ("~~「品質」~~を守る。", "(del 「品質」)を守る。"),
        ("**100%**の品質", "(strong 100%)の品質"),
        ("**OK。**yes", "(strong OK。)yes"),
        ("**「𠮷」**𠮷", "(strong 「𠮷」)𠮷"),
    ]);
}

#[test]
fn a_mark_begins_emphasis_between_a_letter_and_punctuation() {
    check_all(&[
        ("私たちは**「品質」**です。", "私たちは(strong 「品質」)です。"),
        ("我们的**（新）**办公室", "我们的(strong （新）)办公室"),
        ("팀은**(모두)**함께", "팀은(strong (모두))함께"),
        ("は*「a」*と*「b」*", "は(em 「a」)と(em 「b」)"),
        ("は~~「a」~~と", "は(del 「a」)と"),
        ("use**「a」**now", "use(strong 「a」)now"),
        ("か\u{3099}**（a）**か", "か\u{3099}(strong （a）)か"),
        ("葛\u{E0100}**(a)**か", "葛\u{E0100}(strong (a))か"),
    ]);
}

#[test]
fn several_on_a_line_are_not_turned_inside_out() {
    check_all(&[
        ("**一。**二**三。**四", "(strong 一。)二(strong 三。)四"),
        (
            "**「一」**を持つ。**二。**三。これは**「四」**です。",
            "(strong 「一」)を持つ。(strong 二。)三。これは(strong 「四」)です。",
        ),
        ("**a)**は**(b)**は", "(strong a))は(strong (b))は"),
        ("**一（*二。*三）**四", "(strong 一（(em 二。)三）)四"),
    ]);
    check(
        "| **一。**二 | 三**「四」**五 |\n|---|---|",
        "table [None, None]\n  | (strong 一。)二 | 三(strong 「四」)五 |",
    );
    check("- **一。**二\n- 三", "- @1\n  p (strong 一。)二\n- @2\n  p 三");
    check("## **一。**二", "## (strong 一。)二");
    check("> **一。**二", "quote\n  p (strong 一。)二");
}

#[test]
fn what_is_no_emphasis_beside_cjk_stays() {
    check_all(&[
        ("`は**「a」**を` は", "(code は**「a」**を) は"),
        ("は\\*\\*「a」\\*\\*を", "は**「a」**を"),
        ("は\\*「a」\\*を", "は*「a」*を"),
        ("は** 「a」 **を", "は** 「a」 **を"),
        ("[a](は**「b」**を)", "(link は**「b」**を a)"),
        (
            "<https://a.example/は**「b」**を>",
            "(link https://a.example/は**「b」**を https://a.example/は**「b」**を)",
        ),
        ("<b title=\"は**「a」**を\">b</b>", "(strong b)"),
        ("は_「a」_を", "は_「a」_を"),
        ("9時~（予定）~18時", "9時~（予定）~18時"),
        ("**「a」を", "**「a」を"),
        ("はcafe\u{301}**の**は", "はcafe\u{301}(strong の)は"),
        ("は**（a", "は**（a"),
        ("a**(b)**c", "a**(b)**c"),
        ("は**太字**です", "は(strong 太字)です"),
    ]);
    check("```\nは**「a」**を\n```", "code  \"は**「a」**を\"");
    check("    は**「a」**を", "code  \"は**「a」**を\"");
    check("[は**「a」**を]\n\n[は**「a」**を]: b.md", "p (link b.md は**「a」**を)");
    check("[a]\n\n[a]: は**「b」**を \"は**「c」**を\"", "p (link は**「b」**を \"は**「c」**を\" a)");
    check("<div>\nは**「a」**を\n</div>", "p は**「a」**を");
}

#[test]
fn words_beside_such_marks_keep_their_places() {
    let (_, passages, _) = parse_with_passages("は**「a」**をb", 1, &site());
    let [passage] = passages.as_slice() else { panic!("one passage") };
    assert_eq!(passage.text, "は「a」をb");
    let columns = passage.text.char_indices().map(|(at, _)| passage.position(at).column);
    assert_eq!(columns.collect::<Vec<_>>(), [1, 4, 5, 6, 9, 10]);
}
