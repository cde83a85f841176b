//! A piece of text, repeated many times → the result grows no faster than the text.
//!
//! Time is not measured. With quadratic time some of these texts take minutes: libFuzzer has a timeout, and people who run
//! the tests notice it.

use super::texts;
use rolebook_diff::{Side, compare};
use rolebook_model::{PageSource, Role, Site, Source};
use rolebook_search::{Filter, TextIndex, find};
use std::collections::BTreeMap;

/// How many bytes the repeated pieces have.
const BYTES: usize = 100_000;

/// How many bytes of a role's debug output a byte of text may make. The shortest item has three bytes, and its debug output
/// 200.
const MOST_PER_BYTE: usize = 200;

/// Input: the piece, and the text before the first and after the last one.
pub fn check(input: &str) {
    let [piece, open, close] = texts(input);
    check_page(open, piece, close, BYTES);
}

/// Reads, renders, compares and lints a page of `open`, this many bytes of `piece`, and `close`.
#[track_caller]
pub fn check_page(open: &str, piece: &str, close: &str, bytes: usize) {
    let text = [open, &piece.repeat(bytes / piece.len().max(1)), close].concat();
    let length = text.len();
    let page = PageSource { file: "data/analyst.md".to_owned(), text };
    let source = Source { site: Site::default(), pages: vec![page] };
    let (catalog, parsed) = rolebook_reader::catalog_and_pages(&source);
    let role = catalog.roles.first().expect("one page is one role");
    let size = size(role);
    let most = MOST_PER_BYTE * length + 10_000;
    assert!(size <= most, "{length} bytes of {piece:?} between {open:?} and {close:?} became {size}");

    rolebook_lint::findings(&source, &catalog, &parsed, BTreeMap::new());
    compare(Side { role, level: None }, Side { role, level: Some(0) });
    find(&catalog, &TextIndex::new(&catalog), &Filter::from_query("?q=senior+a"));
}

/// The size of a role.
fn size(role: &Role) -> usize {
    /// Counts the bytes of the debug output without keeping them.
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
