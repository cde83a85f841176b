//! A theme → the style sheet that every page has behind Rolebook's: rules for its logo and its footer, then its own.

use super::{Logo, Theme};
use std::fmt::Write as _;

/// The rules for a footer, and where there is one, for the document around it.
const FOOTER: &str = include_str!("footer.css");
/// Those for a logo, which precede its size and place.
const LOGO: &str = include_str!("logo.css");

/// The style sheet of a theme; empty where it needs none.
pub(crate) fn sheet(theme: &Theme) -> String {
    let mut sheet = String::new();
    if theme.footer.is_some() {
        sheet += FOOTER;
    }
    if let Some(Logo { name, size: [width, height], .. }) = &theme.logo {
        let _ = write!(
            sheet,
            "{LOGO}@layer page {{\n  .site-header a::before {{\n    aspect-ratio: {width} / {height};\n    \
             background-image: url(\"{name}\");\n  }}\n}}\n"
        );
    }
    // Last, and outside of any layer: whatever it says wins.
    sheet + &theme.style
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_custom_properties_of_the_documentation_are_those_of_the_sheet() {
        let page = include_str!("../../../../docs/theme.md");
        let ours = include_str!("../../../../static/rolebook.css");
        let names: Vec<&str> = page
            .split(['`', ' ', '\n'])
            .filter_map(|word| word.strip_suffix(':').or(Some(word)))
            .filter(|word| word.starts_with("--") && *word != "--files")
            .collect();
        assert!(names.len() > 10, "{names:?}");
        for name in names {
            assert!(ours.contains(&format!("\n    {name}: ")), "{name}");
        }
    }

    #[test]
    fn a_theme_of_nothing_has_no_sheet() {
        assert_eq!(sheet(&Theme::default()), "");
    }
}
