//! The theme's icon, or Rolebook's in the site's accent → the icons of a site: as it is, and as PNGs for browsers without SVG
//! icons and for home screens.

use super::accent;
use super::addresses::{APPLE_ICON, ICON_192, ICON_512, ICON_ICO, ICON_SVG};
use super::theme::Favicon;
use resvg::tiny_skia::{Color, FilterQuality, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};
use rolebook_model::Site;

/// The icon in Rolebook's own colour.
const DRAWING: &str = include_str!("favicon.svg");
/// The colour in it that is replaced by the site's accent.
const ACCENT: &str = "#0a5f66";
/// The attribute that rounds its corners.
const ROUNDING: &str = " rx=\"7\"";

/// The tag of an icon.
pub(super) struct Link {
    /// Its relation to the page.
    pub(super) rel: &'static str,
    /// The name of the file.
    pub(super) name: &'static str,
    /// What else there is to say of it.
    pub(super) attribute: Option<(&'static str, &'static str)>,
}

/// The names of a site's icons.
pub(super) fn names(favicon: &Favicon) -> Vec<&'static str> {
    let mut names = vec![ICON_192, ICON_512, APPLE_ICON];
    names.extend((favicon.is_none() || favicon.svg.is_some()).then_some(ICON_SVG));
    names.extend(favicon.ico.as_ref().map(|_| ICON_ICO));
    names
}

/// The tags of a site's icons. Browsers take the last one that they can show.
pub(super) fn links(favicon: &Favicon) -> Vec<Link> {
    let icon = |name, attribute| Link { rel: "icon", name, attribute };
    let mut links = Vec::new();
    if favicon.ico.is_some() {
        links.push(icon(ICON_ICO, Some(("sizes", "32x32"))));
    }
    // Of an ICO without a PNG there are no larger icons.
    if favicon.is_none() || favicon.svg.is_some() || favicon.picture().is_some() {
        links.push(icon(ICON_192, Some(("sizes", "192x192"))));
    }
    if favicon.is_none() || favicon.svg.is_some() {
        links.push(icon(ICON_SVG, Some(("type", "image/svg+xml"))));
    }
    links.push(Link { rel: "apple-touch-icon", name: APPLE_ICON, attribute: None });
    links
}

/// The icon files by name, of which there are those of [`names`].
pub(super) fn icons(site: &Site, favicon: &Favicon) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let mut icons = if let Some(svg) = &favicon.svg {
        let tree = tree(svg)?;
        let mut icons = pictures(|pixels| draw(&tree, pixels))?;
        icons.push((ICON_SVG, svg.clone().into_bytes()));
        icons
    } else if let Some(picture) = favicon.picture() {
        pictures(|pixels| scale(&picture, pixels))?
    } else {
        own(site, favicon)?
    };
    icons.extend(favicon.ico.as_ref().map(|ico| (ICON_ICO, ico.clone())));
    Ok(icons)
}

/// Rolebook's icons in the site's accent.
fn own(site: &Site, favicon: &Favicon) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let accent = if site.accent.is_empty() { ACCENT } else { &site.accent };
    let drawing = DRAWING.replace(ACCENT, accent);
    let rounded = tree(&drawing)?;
    // iOS shows black behind rounded corners.
    let square = tree(&drawing.replace(ROUNDING, ""))?;
    let mut icons = vec![
        (ICON_192, png(&draw(&rounded, 192)?)?),
        (ICON_512, png(&draw(&rounded, 512)?)?),
        (APPLE_ICON, png(&draw(&square, 180)?)?),
    ];
    icons.extend(favicon.is_none().then(|| (ICON_SVG, drawing.into_bytes())));
    Ok(icons)
}

/// A theme's icon in all sizes.
fn pictures(draw: impl Fn(u32) -> Result<Pixmap, String>) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    // iOS shows black behind what can be seen through.
    let mut apple = Pixmap::new(180, 180).ok_or(NO_SIZE)?;
    let [red, green, blue] = accent::paper();
    apple.fill(Color::from_rgba8(red, green, blue, u8::MAX));
    let icon = draw(180)?;
    apple.draw_pixmap(0, 0, icon.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    Ok(vec![(ICON_192, png(&draw(192)?)?), (ICON_512, png(&draw(512)?)?), (APPLE_ICON, png(&apple)?)])
}

const NO_SIZE: &str = "a picture of no size";

fn tree(drawing: &str) -> Result<Tree, String> {
    Tree::from_str(drawing, &Options::default()).map_err(|error| error.to_string())
}

/// A drawing in the middle of a square of so many pixels.
fn draw(tree: &Tree, pixels: u32) -> Result<Pixmap, String> {
    let mut picture = Pixmap::new(pixels, pixels).ok_or(NO_SIZE)?;
    let transform = fit(tree.size().width(), tree.size().height(), pixels);
    resvg::render(tree, transform, &mut picture.as_mut());
    Ok(picture)
}

/// The same of a picture.
fn scale(source: &Pixmap, pixels: u32) -> Result<Pixmap, String> {
    let mut picture = Pixmap::new(pixels, pixels).ok_or(NO_SIZE)?;
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    let transform = fit(source.width() as f32, source.height() as f32, pixels);
    picture.draw_pixmap(0, 0, source.as_ref(), &paint, transform, None);
    Ok(picture)
}

fn fit(width: f32, height: f32, pixels: u32) -> Transform {
    let pixels = pixels as f32;
    let scale = pixels / width.max(height);
    let margin = |length: f32| (pixels - length * scale) / 2.0;
    Transform::from_row(scale, 0.0, 0.0, scale, margin(width), margin(height))
}

fn png(picture: &Pixmap) -> Result<Vec<u8>, String> {
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_of(site: &Site, favicon: &Favicon, name: &str) -> Vec<u8> {
        let icons = icons(site, favicon).unwrap();
        let mut listed: Vec<_> = icons.iter().map(|(icon, _)| *icon).collect();
        let mut named = names(favicon);
        listed.sort_unstable();
        named.sort_unstable();
        assert_eq!(listed, named);
        icons.into_iter().find(|(icon, _)| *icon == name).unwrap().1
    }

    fn file(site: &Site, name: &str) -> Vec<u8> {
        file_of(site, &Favicon::default(), name)
    }

    /// The colour in a corner and the colour between the corner and the drawing's strokes.
    fn pixels(png: &[u8]) -> [[u8; 4]; 2] {
        let size = Pixmap::decode_png(png).unwrap().width();
        [(0, 0), (size / 8, size / 8)].map(|place| pixel(png, place))
    }

    fn pixel(png: &[u8], (x, y): (u32, u32)) -> [u8; 4] {
        let picture = Pixmap::decode_png(png).unwrap();
        assert_eq!(picture.width(), picture.height());
        let pixel = picture.pixel(x, y).unwrap();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    }

    const TEAL: [u8; 4] = [0x0a, 0x5f, 0x66, 0xff];
    const RED: [u8; 4] = [0xff, 0, 0, 0xff];
    const PAPER: [u8; 4] = [0xfd, 0xfd, 0xfb, 0xff];

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

    /// A red picture, twice as wide as high.
    fn red() -> Vec<u8> {
        let mut picture = Pixmap::new(20, 10).unwrap();
        picture.fill(Color::from_rgba8(255, 0, 0, 255));
        picture.encode_png().unwrap()
    }

    /// Checks the icons that are drawn of a theme's own, a red rectangle twice as wide as high, and the links to them.
    #[track_caller]
    fn check_own(favicon: &Favicon, expect: &[&str]) {
        for (name, size, above) in
            [(ICON_192, 192, [0; 4]), (ICON_512, 512, [0; 4]), (APPLE_ICON, 180, PAPER)]
        {
            let png = file_of(&Site::default(), favicon, name);
            assert_eq!(
                [(size / 2, size / 8), (size / 2, size / 2)].map(|at| pixel(&png, at)),
                [above, RED],
                "{name}"
            );
        }
        assert_eq!(links(favicon).iter().map(|link| link.name).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_themes_icon_takes_the_place_of_all() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><path fill=\"#f00\" d=\"M0 0h2v1H0z\"/></svg>";
        let [svg, png] = [
            Favicon { svg: Some(svg.to_owned()), ..Favicon::default() },
            Favicon { png: Some(red()), ..Favicon::default() },
        ];
        check_own(&svg, &[ICON_192, ICON_SVG, APPLE_ICON]);
        check_own(&png, &[ICON_192, APPLE_ICON]);
        check_own(&Favicon { ico: Some(Vec::new()), ..svg }, &[ICON_ICO, ICON_192, ICON_SVG, APPLE_ICON]);
    }

    #[test]
    fn of_an_old_ico_there_are_no_other_sizes() {
        let favicon = Favicon { ico: Some(vec![0, 0, 1, 0]), ..Favicon::default() };
        assert_eq!(links(&favicon).iter().map(|link| link.name).collect::<Vec<_>>(), [ICON_ICO, APPLE_ICON]);
        assert_eq!(pixels(&file_of(&Site::default(), &favicon, APPLE_ICON)), [TEAL; 2]);
    }
}
