//! The files of a theme: all that a site may have of its own, for the loader and the documentation.

use rolebook_model::limits::{LARGEST_PICTURE, LARGEST_STYLE, LARGEST_THEME_TEXT};

/// A file of a theme.
pub(super) struct ThemeFile {
    pub(super) name: &'static str,
    /// The bytes that it may have.
    pub(super) limit: usize,
    /// What it changes.
    #[cfg_attr(not(test), allow(dead_code, reason = "for the documentation"))]
    pub(super) changes: &'static str,
}

const fn file(name: &'static str, limit: usize, changes: &'static str) -> ThemeFile {
    ThemeFile { name, limit, changes }
}

pub(super) const STYLE: &str = "style.css";
pub(super) const HEAD: &str = "head.html";
pub(super) const FOOTER: &str = "footer.md";
pub(super) const WORDS: &str = "words.toml";
pub(super) const FAVICON_SVG: &str = "favicon.svg";
pub(super) const FAVICON_PNG: &str = "favicon.png";
pub(super) const FAVICON_ICO: &str = "favicon.ico";
pub(super) const LOGO_SVG: &str = "logo.svg";
pub(super) const LOGO_PNG: &str = "logo.png";

/// All files, in the order of the documentation.
#[rustfmt::skip]
pub(super) const FILES: &[ThemeFile] = &[
    file(STYLE, LARGEST_STYLE, "rules that follow those of Rolebook on every page"),
    file(HEAD, LARGEST_THEME_TEXT, "`meta` and `link` elements for the head of every page"),
    file(FOOTER, LARGEST_THEME_TEXT, "a text below every page"),
    file(WORDS, LARGEST_THEME_TEXT, "words of the interface"),
    file(FAVICON_SVG, LARGEST_PICTURE, "the icon of tabs, bookmarks and home screens"),
    file(FAVICON_PNG, LARGEST_PICTURE, "the same, where there is no SVG: square, best with 512 pixels"),
    file(FAVICON_ICO, LARGEST_PICTURE, "the icon of tabs in this format; where it is the only one and holds a PNG, the other icons, too"),
    file(LOGO_SVG, LARGEST_PICTURE, "the logo in front of the site's name"),
    file(LOGO_PNG, LARGEST_PICTURE, "the same, where there is no SVG"),
];

/// What may lie in the folder without being part of the theme.
pub(super) fn is_note(name: &str) -> bool {
    ["README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"].iter().any(|note| name.eq_ignore_ascii_case(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_lists_the_same_files() {
        let page = include_str!("../../../../docs/theme.md");
        let rows: Vec<String> =
            FILES.iter().map(|file| format!("| `{}` | {} |", file.name, file.changes)).collect();
        let documented: Vec<&str> =
            page.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 3).collect();
        assert_eq!(documented.get(..rows.len()).unwrap_or_default(), rows);
    }
}
