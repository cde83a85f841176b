//! The small front matter reader on real pages: a YAML library reads nothing else.

use crate::folder::{corpus, own_roles};
use rolebook::front_matter::compare;
use rolebook_reader::front_matter::split;
use rolebook_site::load;
use std::path::Path;

/// Checks every page of a folder.
#[track_caller]
fn check(folder: &Path) {
    for page in load(folder).unwrap().source.pages {
        let split = split(&page.text);
        assert_eq!(
            compare(&page.text, split.body_line, &split.front_matter, &split.findings),
            [],
            "in {}",
            page.file
        );
    }
}

#[test]
fn the_pages_that_ship_are_read_alike() {
    check(&own_roles());
}

#[test]
fn the_corpus_is_read_alike() {
    corpus().iter().for_each(|pages| check(pages));
}
