//! The accent of a site → a CSS rule that gives an embed the accent for light or for dark pages, by the host's text colour.
//!
//! Not every dark host sets `color-scheme`, but its text is light. CSS can compute a colour from the lightness of the text:
//! the distance from [`MIDDLE`] times a large factor is clamped to one of two values.

use crate::accent::{Pair, pairs};
use palette::{FromColor, Oklch};
use rolebook_model::Site;

/// The rule, for browsers that support relative colours. A host's own colours and `theme` take precedence.
///
/// Areas filled with the accent have light text where the host's text is dark, and use the opposite accent.
pub(super) fn rule(site: &Site) -> String {
    let [accent, tint] = pairs(site);
    let filled = chosen([accent[1], accent[0]]);
    let [accent, tint] = [accent, tint].map(chosen);
    format!(
        "@layer embed{{@supports (color:oklch(from red l c h)){{\
         :host(:not([theme=\"light\"],[theme=\"dark\"])) .rolebook{{\
         --accent:var(--role-book-accent,{accent});--tint:var(--tint-of-host,{tint});\
         --filled:var(--role-book-accent,{filled});--on-filled:var(--on-accent-of-host,\
         oklch(from currentcolor clamp(0,({MIDDLE} - l)*99999,1) 0 0/1));}}}}}}"
    )
}

/// A lightness between those of text on light and on dark pages; accents are on the same sides.
const MIDDLE: f32 = 0.65;

/// The colour of a pair that matches the text.
fn chosen(pair: Pair) -> String {
    let [light, dark] = pair.map(Oklch::from_color);
    let hue = |color: Oklch| color.hue.into_positive_degrees();
    let [l, c, h] = [(light.l, dark.l), (light.chroma, dark.chroma), (hue(light), hue(dark))].map(
        |(on_light, on_dark)| {
            let (least, most, distance) = if on_light < on_dark {
                (on_light, on_dark, format!("l - {MIDDLE}"))
            } else {
                (on_dark, on_light, format!("{MIDDLE} - l"))
            };
            format!("clamp({least:.4},({distance})*99999,{most:.4})")
        },
    );
    format!("oklch(from currentcolor {l} {c} {h}/1)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_channel_is_one_of_the_two_colours() {
        let site =
            Site { accent: "#0000ff".to_owned(), accent_dark: "#ffff00".to_owned(), ..Site::default() };
        let expect = "--accent:var(--role-book-accent,oklch(from currentcolor clamp(0.4520,(l - 0.65)*99999,0.9680) \
                      clamp(0.2110,(0.65 - l)*99999,0.3132) clamp(109.7692,(0.65 - l)*99999,264.0520)/1));";
        assert!(rule(&site).contains(expect), "{}", rule(&site));
    }

    #[test]
    fn filled_areas_use_the_accent_of_the_opposite_scheme() {
        let site =
            Site { accent: "#000000".to_owned(), accent_dark: "#ffffff".to_owned(), ..Site::default() };
        let rule = rule(&site);
        let accent =
            "--accent:var(--role-book-accent,oklch(from currentcolor clamp(0.0000,(l - 0.65)*99999,1.0000)";
        let filled =
            "--filled:var(--role-book-accent,oklch(from currentcolor clamp(0.0000,(0.65 - l)*99999,1.0000)";
        assert!(rule.contains(accent) && rule.contains(filled), "{rule}");
    }
}
