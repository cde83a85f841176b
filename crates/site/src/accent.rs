//! A site's accent colour: checked against the backgrounds of the style sheet, adapted to the dark ones, and written as a
//! style sheet.
//!
//! [`accent`] reads a colour from `site.toml`, [`on_dark`] derives the one for dark pages, [`pairs`] gives both with their
//! tints, and [`sheet`] writes them. Contrast is that of WCAG 2.1, which requires 4.5:1 for text
//! (<https://www.w3.org/WAI/WCAG21/Understanding/contrast-minimum>).

use palette::color_difference::Wcag21RelativeContrast;
use palette::{Mix, Srgb};
use rolebook_model::Site;

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// The backgrounds of links: `--paper` and `--surface` of `static/rolebook.css`.
    fn papers(self) -> [Srgb; 2] {
        let papers: [Srgb<u8>; 2] = match self {
            Scheme::Light => [Srgb::new(0xfd, 0xfd, 0xfb), Srgb::new(0xf4, 0xf6, 0xf4)],
            Scheme::Dark => [Srgb::new(0x14, 0x18, 0x1a), Srgb::new(0x1d, 0x22, 0x25)],
        };
        papers.map(Srgb::into_format)
    }

    fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// Reads a colour such as `#0a5f66` with enough contrast on the backgrounds of a scheme. The error tells what it has to be.
pub(super) fn accent(text: &str, scheme: Scheme) -> Result<String, String> {
    let color = parse(text).ok_or("has to have six hexadecimal digits: \"#0a5f66\"")?;
    let contrast = least_contrast(color, scheme);
    if contrast >= LEAST_CONTRAST {
        return Ok(hex(color));
    }
    let (scheme, change) = match scheme {
        Scheme::Light => (scheme.name(), "darker"),
        Scheme::Dark => (scheme.name(), "lighter"),
    };
    // Rounded down, so that 4.49 does not become 4.5.
    let contrast = (contrast * 10.0).floor() / 10.0;
    Err(format!(
        "has a contrast of {contrast}:1 on {scheme} pages, but text needs {LEAST_CONTRAST}:1; choose a {change} one"
    ))
}

/// An accent for dark pages: that for light pages, mixed with as much white as it needs for enhanced contrast.
pub(super) fn on_dark(accent: &str) -> String {
    let white = Srgb::new(1.0, 1.0, 1.0);
    let accent = parse(accent).unwrap_or(white);
    let lighter = steps().map(|part| rounded(accent.mix(white, part)));
    hex(lighter
        .into_iter()
        .find(|&color| least_contrast(color, Scheme::Dark) >= EASY_CONTRAST)
        .unwrap_or(white))
}

/// The page backgrounds of both schemes, with the scheme's name in CSS.
pub(super) fn papers() -> [(&'static str, String); 2] {
    [Scheme::Light, Scheme::Dark].map(|scheme| (scheme.name(), hex(scheme.papers()[0])))
}

/// The background of light pages: red, green and blue.
pub(super) fn paper() -> [u8; 3] {
    let [paper, _] = Scheme::Light.papers();
    paper.into_format::<u8>().into()
}

/// A colour for light pages and its counterpart for dark ones.
pub(super) type Pair = [Srgb; 2];

/// The accent of a site and its tint; Rolebook's own by default.
pub(super) fn pairs(site: &Site) -> [Pair; 2] {
    let [light, dark] = match (parse(&site.accent), parse(&site.accent_dark)) {
        (Some(light), Some(dark)) => [light, dark],
        _ => OWN.map(|color| parse(color).unwrap_or_default()),
    };
    [[light, dark], [tint(light, Scheme::Light), tint(dark, Scheme::Dark)]]
}

/// The style sheet of a site with its own accent: the tokens that it overrides.
pub(super) fn sheet(site: &Site) -> Option<String> {
    parse(&site.accent)?;
    let [accent, tint] = pairs(site).map(|pair| pair.map(hex).join(", "));
    Some(format!(
        "@layer tokens {{\n  :root {{\n    --accent: var(--role-book-accent, light-dark({accent}));\n    \
         --tint: var(--tint-of-host, light-dark({tint}));\n  }}\n}}\n"
    ))
}

/// The accent in `static/rolebook.css`.
const OWN: [&str; 2] = ["#0a5f66", "#74cdd2"];
const LEAST_CONTRAST: f32 = 4.5;
/// WCAG's enhanced contrast: at the minimum, colours look dull on dark pages.
const EASY_CONTRAST: f32 = 7.0;
/// The largest share of the accent in a tint.
const STRONGEST_TINT: f32 = 0.15;

/// The background with as much of the accent as keeps the accent readable on it.
fn tint(accent: Srgb, scheme: Scheme) -> Srgb {
    let [paper, _] = scheme.papers();
    let tints = steps().rev().map(|part| rounded(paper.mix(accent, part * STRONGEST_TINT)));
    tints.into_iter().find(|tint| accent.relative_contrast(*tint) >= LEAST_CONTRAST).unwrap_or(paper)
}

/// From 0 to 1 in twenty steps.
fn steps() -> impl DoubleEndedIterator<Item = f32> {
    (0_u8..=20).map(|step| f32::from(step) / 20.0)
}

/// The lower contrast of the two backgrounds of a scheme.
fn least_contrast(color: Srgb, scheme: Scheme) -> f32 {
    scheme.papers().map(|paper| color.relative_contrast(paper)).into_iter().fold(f32::INFINITY, f32::min)
}

fn parse(text: &str) -> Option<Srgb> {
    let is_hex = text.len() == 7
        && text.starts_with('#')
        && text.bytes().skip(1).all(|digit| digit.is_ascii_hexdigit());
    let color: Srgb<u8> = is_hex.then(|| text.parse().ok()).flatten()?;
    Some(color.into_format())
}

/// The colour rounded to eight bits a channel, so that contrast is measured as displayed.
fn rounded(color: Srgb) -> Srgb {
    color.into_format::<u8>().into_format()
}

fn hex(color: Srgb) -> String {
    format!("#{:x}", color.into_format::<u8>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, scheme: Scheme, expect: Result<&str, &str>) {
        assert_eq!(accent(text, scheme).as_deref().map_err(String::as_str), expect, "{text}");
    }

    #[test]
    fn a_readable_colour_is_taken() {
        check("#0a5f66", Scheme::Light, Ok("#0a5f66"));
        check("#74CDD2", Scheme::Dark, Ok("#74cdd2"));
    }

    #[test]
    fn a_colour_without_contrast_is_refused() {
        let pale = "has a contrast of 1.6:1 on light pages, but text needs 4.5:1; choose a darker one";
        check("#74cdd2", Scheme::Light, Err(pale));
        let dark = "has a contrast of 2.1:1 on dark pages, but text needs 4.5:1; choose a lighter one";
        check("#0a5f66", Scheme::Dark, Err(dark));
    }

    #[test]
    fn invalid_colours_are_refused() {
        for text in ["", "teal", "#0a5", "0a5f66", "#0a5f6g", "#0a5f66ff", "#äöü1", "url(#0a5)"] {
            check(text, Scheme::Light, Err("has to have six hexadecimal digits: \"#0a5f66\""));
        }
    }

    #[test]
    fn a_sheet_is_written_only_for_the_sites_own_accent() {
        assert_eq!(sheet(&Site::default()), None);
        let site = Site { accent: "#7a1fa2".to_owned(), accent_dark: on_dark("#7a1fa2"), ..Site::default() };
        let sheet = sheet(&site).unwrap();
        assert!(sheet.contains("--accent: var(--role-book-accent, light-dark(#7a1fa2, #"), "{sheet}");
    }

    proptest! {
        #[test]
        fn derived_colours_can_be_read(red: u8, green: u8, blue: u8) {
            let color = format!("#{red:02x}{green:02x}{blue:02x}");
            let dark = on_dark(&color);
            prop_assert_eq!(accent(&dark, Scheme::Dark), Ok(dark.clone()));
            if accent(&color, Scheme::Light).is_ok() {
                for (color, scheme) in [(color, Scheme::Light), (dark, Scheme::Dark)] {
                    let color = parse(&color).unwrap();
                    prop_assert!(color.relative_contrast(tint(color, scheme)) >= LEAST_CONTRAST);
                }
            }
        }
    }
}
