//! What only the pages load that show the levels of a role side by side: a style sheet, and a script for what can be chosen there.
//! The pages are `view::MatrixPage`, and read without either.

use super::fingerprint::fingerprint;
use super::head;

const SHEET: &str = include_str!("matrix.css");
const SCRIPT: &str = include_str!("matrix.js");
/// What shows such a page in an embed.
pub(super) const EMBED: &str = include_str!("embed.js");

/// The files by names with a hash of their content.
pub(super) fn files() -> [(String, &'static str); 2] {
    [("css", SHEET), ("js", SCRIPT)]
        .map(|(kind, text)| (format!("matrix-{}.{kind}", fingerprint(text.as_bytes())), text))
}

/// The style sheet.
pub(super) fn sheet() -> &'static str {
    SHEET
}

/// The tags that load them on a site below the path `base`.
pub(super) fn tags(base: &str) -> String {
    let [(sheet, _), (script, _)] = files();
    head::sheet(base, &sheet) + &head::script(base, &script)
}
