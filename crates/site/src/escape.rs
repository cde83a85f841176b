//! Text → as it has to be written where it stands in a document.

/// `text` as it stands in HTML and XML, between tags or in a double-quoted attribute.
pub(super) fn in_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
    fn no_script_is_ended_by_what_it_holds() {
        assert_eq!(in_script("\"</script>\u{2029}\""), r#""\u003c/script>\u2029""#);
    }
}
