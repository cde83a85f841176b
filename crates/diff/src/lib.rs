//! Two roles, or levels of roles → their texts aligned piece by piece: same, changed, dropped or added.
//!
//! 1. `groups` puts sections of the same kind on both sides together;
//! 2. a [`Piece`] is an item or a block of them, whose text is split into `words`;
//! 3. `pairing` finds each piece's partner on the other side, the most similar first;
//! 4. `marks` finds the words that differ between two partners, and a [`Cursor`] finds these in a piece's tree.
//!
//! [`compare`] does all of this and is symmetric: what is added in one direction is dropped in the other, and nothing
//! else changes. [`first_levels`] finds the level at which each piece of a level first appears, [`Matrix`] has all levels side
//! by side by both of these, [`nearest`] finds a replacement for an id that no longer exists, and a [`Wording`] measures how
//! similar pieces of any pages are.
//!
//! ```
//! use rolebook_diff::{Pair, Side, compare};
//! use rolebook_model::{PageSource, Site};
//!
//! let role = |text: &str| {
//!     let page = PageSource { file: "product/manager.md".to_owned(), text: text.to_owned() };
//!     rolebook_reader::page(&page, &Site::default())
//! };
//! let one = role("---\ntitle: Manager\n---\n## Responsibilities\n- Plan two quarters\n- Build");
//! let other = role("---\ntitle: Manager\n---\n## Responsibilities\n- build\n- Plan four quarters");
//!
//! let whole = |role| Side { role, level: None };
//! let comparison = compare(whole(&one), whole(&other));
//! let counts = comparison.counts();
//! assert_eq!((counts.same, counts.changed), (1, 1));
//! let Pair::Changed { one, .. } = &comparison.groups[0].pairs[0] else { panic!() };
//! assert_eq!(&one.piece.text()[one.marks[0].clone()], "two");
//! ```

// A string slice within a character would panic. clippy.toml cannot allow this lint in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod comparison;

mod groups;

mod piece;

mod hash;

mod words;

mod pairing;

mod marks;

mod cursor;

mod first;

mod matrix;

mod nearest;

mod wording;

pub use comparison::{Comparison, Counts, Group, Marked, Pair, Side};
pub use cursor::Cursor;
pub use first::{FirstLevel, RoleWords, first_levels};
pub use groups::compare;
pub use matrix::{Cell, Column, Entry, Matrix, Row, State};
pub use nearest::nearest;
pub use piece::Piece;
pub use wording::{WordAt, Wording};
pub use words::is_ideograph;

#[cfg(test)]
mod tests;
