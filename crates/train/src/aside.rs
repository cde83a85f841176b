//! The organisations whose pages nobody looked at while features and words were chosen: every fifth of a set, in the order
//! of their names' hashes (FNV-1a, 64 bits). They are scored by `cargo xtask train --held-out` alone.

use crate::corpus::{Page, Set};

const LADDERS: &[&str] = &[
    "jduartea",
    "lgmoneda",
    "wegotpop",
    "abtion",
    "findmypast",
    "wshaddix",
    "foundersandcoders",
    "gravitational",
    "yohayetsion",
    "mindee",
];

const POSTINGS: &[&str] = &[
    "h2-spirit",
    "24eme",
    "zeti",
    "ant-financial",
    "merapar",
    "astral-dynamics",
    "arctic-security",
    "elao",
    "anadea",
    "inode64",
    "club-redders",
    "base2",
    "taten",
    "36node",
];

/// Whether a page is of an organisation that is set aside.
pub(crate) fn is_set_aside(page: &Page) -> bool {
    let aside = match page.set {
        Set::Pages | Set::Own => return false,
        Set::Ladders => LADDERS,
        Set::Postings => POSTINGS,
    };
    aside.contains(&page.organisation.as_str())
}
