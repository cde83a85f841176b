//! Hostile texts: invisible characters, and ids that belong to the interface.

use super::*;

#[test]
fn invisible_characters_are_removed_everywhere() {
    check("a\u{202E}b `c\u{200B}d`", "p ab (code cd)");
    check("## Sen\u{AD}ior\u{2066}", "## Senior");
    check(
        "[a\u{202E}b](https://c.example/\u{202E}d \"e\u{202E}f\")",
        "p (link https://c.example/d \"ef\" ab)",
    );
    check("```ru\u{200B}st\n\u{202E}x\n```", "code rust \"x\"");
    check("![a\u{202E}b](c.png)", "p (link c.png ab)");
    check("<b title=\"x\">a\u{2067}b</b>", "p (strong ab)");
}

#[test]
fn entities_of_invisible_characters_are_removed() {
    check("a&#x202E;b &ZeroWidthSpace;c", "p ab c");
    check("<a href=\"x&#x202e;y\">a&#8238;b</a>", "p (link xy ab)");
    check_findings("a&#x202E;b", &[(Rule::HiddenCharacter, 1, 2)]);
}

#[test]
fn what_languages_are_written_with_stays() {
    check("می\u{200C}خواهم\u{200F} 👩\u{200D}💻", "p می\u{200C}خواهم\u{200F} 👩\u{200D}💻");
}

#[test]
fn anchors_that_would_stand_in_for_something_are_given_otherwise_and_found_by_links() {
    check(
        "<a id=\"__proto__\"></a>[b](#__proto__)",
        "p (anchor section-__proto__)(link #section-__proto__ b)",
    );
    check("<a name=\"rolebook-page\"></a>", "p (anchor section-rolebook-page)");
    check("<a id=\"&#x200B;\"></a>a", "p a");
}
