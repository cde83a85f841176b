//! A piece of text, again and again → what is read of it grows with the text and no faster.
//!
//! Time is not measured here. A reader that looks at all that stands before takes minutes for some of these texts, and
//! libFuzzer ends whatever takes longer than it is told; nobody who runs the tests overlooks it either.

use super::texts;
use rolebook::diff::{Side, compare};
use rolebook::find::{Filter, TextIndex, find};
use rolebook::model::{Page, Role, Site, Source};
use rolebook::read;

/// How many bytes the pieces come to.
const BYTES: usize = 200_000;

/// How many bytes of a role, as it is printed, a byte of text may make. The shortest item that can be written takes
/// three bytes, and 200 are printed of it.
const MOST_PER_BYTE: usize = 200;

/// Input: the piece, what stands in front of the first and behind the last one.
pub fn check(input: &str) {
    let [piece, open, close] = texts(input);
    let (page, role) = read(open, piece, close, BYTES);
    compare(Side { role: &role, level: None }, Side { role: &role, level: Some(0) });
    let catalog = read::catalog(Source { site: Site::default(), pages: vec![page] });
    find(&catalog, &TextIndex::new(&catalog), &Filter::from_query("?q=senior+a"));
}

/// Reads `open`, so many bytes of `piece`, and `close`: the page and the role, which is not too large for it.
#[track_caller]
pub fn read(open: &str, piece: &str, close: &str, bytes: usize) -> (Page, Role) {
    let text = [open, &piece.repeat(bytes / piece.len().max(1)), close].concat();
    let most = MOST_PER_BYTE * text.len() + 10_000;
    let page = Page { file: "data/analyst.md".to_owned(), text };
    let role = read::page(&page, &Site::default());
    let size = size(&role);
    assert!(
        size <= most,
        "{} bytes of {piece:?} between {open:?} and {close:?} became {size}",
        page.text.len()
    );
    (page, role)
}

/// How much there is of a role.
fn size(role: &Role) -> usize {
    /// Counts what is printed and keeps none of it.
    struct Count(usize);
    impl std::fmt::Write for Count {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut count = Count(0);
    let _ = std::fmt::write(&mut count, format_args!("{role:?}"));
    count.0
}
