//! Text → the same text as it has to be written in a document.

use std::borrow::Cow;

/// `text` as HTML and XML have it between tags and in double-quoted attributes.
pub(super) fn in_markup(text: &str) -> Cow<'_, str> {
    html_escape::encode_double_quoted_attribute(text)
}

/// JSON as it stands in a `<script>`: nothing in it can end the script, and it stays JSON.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', r"\u003c").replace('\u{2028}', r"\u2028").replace('\u{2029}', r"\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_text() {
        assert_eq!(in_markup(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
    }

    #[test]
    fn no_script_is_ended_by_its_content() {
        assert_eq!(in_script("\"</script>\u{2029}\""), r#""\u003c/script>\u2029""#);
    }
}
