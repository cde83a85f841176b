//! The end of a line within a paragraph → whether a space stands there.

/// Whether two lines of a paragraph are one without a space: where a line of Chinese or Japanese goes on in the next. `before`
/// is the source up to the end of the line, `behind` from the start of the next.
///
/// As in CSS Text, both sides have to be wide characters, and Korean puts spaces between its words.
pub(super) fn joins(before: &str, behind: &str) -> bool {
    // No further than to the ends of the two lines: a paragraph may have many.
    let is_text = |mark: &char| !"*_~` \t>[".contains(*mark);
    before.chars().rfind(is_text).is_some_and(is_wide) && behind.chars().find(is_text).is_some_and(is_wide)
}

/// Ideographs and kana, their punctuation, and letters of full width.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[track_caller]
    fn check(text: &str, expect: bool) {
        let (before, behind) = text.split_once('\n').unwrap();
        assert_eq!(joins(before, behind), expect, "{text}");
    }

    #[test]
    fn lines_of_chinese_and_japanese_are_joined() {
        check("新しい\n機能", true);
        check("品質を\n  改善", true);
        check("設計し、\n改善", true);
        check("産品。\n「質", true);
        check("**品質**\n*改善*", true);
        check("> 新しい\n> 機能", true);
        check("サー\nビス", true);
        check("Ａ\nＢ", true);
    }

    #[test]
    fn all_other_lines_have_a_space_between_them() {
        check("new\nfeatures", false);
        check("新しい\nWeb", false);
        check("Rust\n開発", false);
        check("개발\n하는", false);
        check("วาง\nแผน", false);
        check("\n", false);
    }
}
