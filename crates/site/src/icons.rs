//! The site's accent → its icons: an SVG, and PNGs rendered from it for browsers without SVG icons.

use super::addresses::{APPLE_ICON, ICON_192, ICON_512, ICON_SVG};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use rolebook_model::Site;

/// The icon in Rolebook's own colour.
const DRAWING: &str = include_str!("favicon.svg");
/// The colour in it that is replaced by the site's accent.
const ACCENT: &str = "#0a5f66";
/// The attribute that rounds its corners.
const ROUNDING: &str = " rx=\"7\"";

/// The icon files by name.
pub(super) fn icons(site: &Site) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let accent = if site.accent.is_empty() { ACCENT } else { &site.accent };
    let drawing = DRAWING.replace(ACCENT, accent);
    // iOS shows black behind rounded corners.
    let square = drawing.replace(ROUNDING, "");
    Ok(vec![
        (ICON_192, picture(&drawing, 192)?),
        (ICON_512, picture(&drawing, 512)?),
        (APPLE_ICON, picture(&square, 180)?),
        (ICON_SVG, drawing.into_bytes()),
    ])
}

/// The drawing as a square PNG of so many pixels.
fn picture(drawing: &str, pixels: u32) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(drawing, &Options::default()).map_err(|error| error.to_string())?;
    let mut picture = Pixmap::new(pixels, pixels).ok_or("a picture of no size")?;
    let scale = |length: f32| pixels as f32 / length;
    let transform = Transform::from_scale(scale(tree.size().width()), scale(tree.size().height()));
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(site: &Site, name: &str) -> Vec<u8> {
        let icons = icons(site).unwrap();
        icons.into_iter().find(|(icon, _)| *icon == name).unwrap().1
    }

    /// The colour in a corner and the colour between the corner and the drawing's strokes.
    fn pixels(png: &[u8]) -> [[u8; 4]; 2] {
        let picture = Pixmap::decode_png(png).unwrap();
        let size = picture.width();
        assert_eq!(size, picture.height());
        [(0, 0), (size / 8, size / 8)].map(|(x, y)| {
            let pixel = picture.pixel(x, y).unwrap();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        })
    }

    const TEAL: [u8; 4] = [0x0a, 0x5f, 0x66, 0xff];

    #[test]
    fn corners_are_rounded_except_in_the_apple_icon() {
        assert_eq!(pixels(&file(&Site::default(), ICON_512)), [[0; 4], TEAL]);
        assert_eq!(pixels(&file(&Site::default(), APPLE_ICON)), [TEAL; 2]);
    }

    #[test]
    fn icons_have_the_sites_accent() {
        let site = Site { accent: "#7a1fa2".to_owned(), ..Site::default() };
        assert!(String::from_utf8(file(&site, ICON_SVG)).unwrap().contains("fill=\"#7a1fa2\""));
        assert_eq!(pixels(&file(&site, ICON_192))[1], [0x7a, 0x1f, 0xa2, 0xff]);
    }
}
