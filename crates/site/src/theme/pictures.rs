//! The theme's favicons and logos → pictures that are used in place of Rolebook's own, and findings about others.

use super::svg;
use crate::addresses::{LOGO_PNG, LOGO_SVG};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{Options, Tree};
use rolebook_model::limits::MOST_PIXELS;
use rolebook_model::{Finding, Position, Rule};

/// The icons of a theme, in the formats that it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Favicon {
    pub(crate) svg: Option<String>,
    pub(crate) png: Option<Vec<u8>>,
    pub(crate) ico: Option<Vec<u8>>,
}

/// The logo of a theme.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Logo {
    /// Its name in the site.
    pub(crate) name: &'static str,
    pub(crate) content: Vec<u8>,
    /// Its width and height, in any unit.
    pub(crate) size: [f32; 2],
}

/// Whether text may be in an SVG.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Allowed,
    Refused,
}

/// An SVG with its size.
pub(super) fn read_svg(bytes: Vec<u8>, text: Text) -> Result<(String, [f32; 2]), Finding> {
    let svg = String::from_utf8(bytes).map_err(|_| refused("not UTF-8"))?;
    let svg = svg.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(svg);
    if let Some((position, message)) = svg::fault(&svg, text == Text::Allowed) {
        return Err(refused_at(position, &message));
    }
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| refused(&error.to_string()))?;
    let size = [tree.size().width(), tree.size().height()];
    Ok((svg, size))
}

/// A PNG with its size.
pub(super) fn read_png(bytes: Vec<u8>) -> Result<(Vec<u8>, [f32; 2]), Finding> {
    let size = png_size(&bytes).ok_or_else(|| refused("no PNG"))?;
    // Decoding takes four bytes for each pixel that the file announces.
    if size.iter().any(|pixels| !(1..=MOST_PIXELS).contains(pixels)) {
        return Err(refused(&format!("it has more than {MOST_PIXELS} pixels in one direction")));
    }
    Pixmap::decode_png(&bytes).map_err(|error| refused(&error.to_string()))?;
    Ok((bytes, size.map(|pixels| pixels as f32)))
}

/// An ICO, as far as it can be told.
pub(super) fn read_ico(bytes: Vec<u8>) -> Result<Vec<u8>, Finding> {
    if bytes.starts_with(&[0, 0, 1, 0]) { Ok(bytes) } else { Err(refused("no ICO")) }
}

fn refused(message: &str) -> Finding {
    refused_at(Position::START, message)
}

fn refused_at(position: Position, message: &str) -> Finding {
    Finding::new(Rule::Theme, position, format!("not used: {message}"))
        .with_help("save it as a plain SVG or PNG")
}

impl Logo {
    pub(super) fn of_svg((svg, size): (String, [f32; 2])) -> Logo {
        Logo { name: LOGO_SVG, content: svg.into_bytes(), size }
    }

    pub(super) fn of_png((content, size): (Vec<u8>, [f32; 2])) -> Logo {
        Logo { name: LOGO_PNG, content, size }
    }
}

impl Favicon {
    /// Whether the theme has none.
    pub(crate) fn is_none(&self) -> bool {
        *self == Favicon::default()
    }

    /// The picture that is scaled for home screens where there is no SVG.
    pub(crate) fn picture(&self) -> Option<Pixmap> {
        let png = self.png.as_deref().or_else(|| png_of(self.ico.as_deref()?))?;
        Pixmap::decode_png(png).ok()
    }
}

/// The largest PNG in an ICO (<https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)>): behind a head of six
/// bytes, each picture has an entry of sixteen, which ends with its size and its place.
fn png_of(ico: &[u8]) -> Option<&[u8]> {
    let entries = ico.get(6..)?.as_chunks::<16>().0.iter().take(usize::from(*ico.get(4)?));
    let png = |entry: &[u8; 16]| {
        let [.., s0, s1, s2, s3, p0, p1, p2, p3] = *entry;
        let number = |bytes| usize::try_from(u32::from_le_bytes(bytes)).ok();
        let (size, place) = (number([s0, s1, s2, s3])?, number([p0, p1, p2, p3])?);
        let png = ico.get(place..place.checked_add(size)?)?;
        let is_small = png_size(png)?.iter().all(|pixels| (1..=MOST_PIXELS).contains(pixels));
        is_small.then_some(png)
    };
    entries.filter_map(png).max_by_key(|png| png_size(png))
}

/// The width and height that a PNG announces, in pixels.
fn png_size(png: &[u8]) -> Option<[u32; 2]> {
    let head = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let ([_, name, width, height], _) = head.get(..16)?.as_chunks::<4>() else { return None };
    (name == b"IHDR").then(|| [*width, *height].map(u32::from_be_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        Pixmap::new(width, height).unwrap().encode_png().unwrap()
    }

    /// An ICO of these pictures.
    fn ico(pictures: &[Vec<u8>]) -> Vec<u8> {
        let mut ico = vec![0, 0, 1, 0, pictures.len() as u8, 0];
        let mut place = 6 + 16 * pictures.len();
        for picture in pictures {
            ico.extend([0; 8]);
            ico.extend((picture.len() as u32).to_le_bytes());
            ico.extend((place as u32).to_le_bytes());
            place += picture.len();
        }
        ico.extend(pictures.concat());
        ico
    }

    #[test]
    fn a_png_is_read_up_to_its_limit_of_pixels() {
        assert_eq!(read_png(png(3, 2)).unwrap().1, [3.0, 2.0]);
        let mut huge = png(3, 2);
        huge[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        let mut cut = png(64, 64);
        cut.truncate(40);
        for (bytes, message) in [
            (huge, "more than 2048 pixels"),
            (cut, "not used"),
            (b"GIF89a".to_vec(), "no PNG"),
            (Vec::new(), "no PNG"),
        ] {
            assert!(read_png(bytes).unwrap_err().message.contains(message), "{message}");
        }
    }

    #[test]
    fn the_largest_png_of_an_ico_is_found() {
        let of =
            |ico: Vec<u8>| Favicon { ico: Some(ico), ..Favicon::default() }.picture().map(|it| it.width());
        assert_eq!(of(ico(&[png(16, 16), png(48, 48), png(32, 32)])), Some(48));
        assert_eq!(of(ico(&[b"BM".to_vec(), png(16, 16)])), Some(16));
        assert_eq!(of(ico(&[])), None);
        let whole = ico(&[png(16, 16)]);
        for end in 0..whole.len() {
            assert_eq!(of(whole[..end].to_vec()), None, "{end}");
        }
        let mut beyond = whole.clone();
        beyond[14..22].fill(0xff);
        assert_eq!(of(beyond), None);
    }

    #[test]
    fn an_svg_has_a_size() {
        let svg = "\u{feff}<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 10\"><path/></svg>";
        assert_eq!(read_svg(svg.into(), Text::Refused).unwrap().1, [30.0, 10.0]);
        let script = svg.replace("<path/>", "\n<script/>");
        assert_eq!(read_svg(script.into(), Text::Refused).unwrap_err().position.line, 2);
        assert!(read_svg(vec![0xff], Text::Refused).is_err());
    }
}
