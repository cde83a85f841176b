//! The data of Rolebook: every other crate reads or makes these types.
//!
//! A [`Catalog`] holds a [`Site`] and its [`Role`]s. A role keeps the page in the order in which it was
//! written, as [`Section`]s; [`Level`]s point into them. Text is a tree of [`Block`]s and [`Inline`]s in
//! which there are only allow-listed nodes. What is wrong with a page is a [`Finding`], made where [`FINDINGS`] is true.
//!
//! Beside the types stand the few rules about text that all crates share: [`invisible`] characters, [`percent`]-encoding,
//! [`truncated`] texts, and the [`limits`] of reading.
//!
//! ```
//! use rolebook_model::{Inline, Seniority, Track, plain_text};
//!
//! let heading = [Inline::Strong(vec![Inline::Text("Senior".to_owned())]), Inline::Text(" Baker".to_owned())];
//! assert_eq!(plain_text(&heading), "Senior Baker");
//! assert_eq!(Seniority::Senior.track(), Track::Individual);
//! ```

// Slicing a text within a character panics. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

pub mod invisible;
pub mod percent;

mod catalog;
pub mod catalog_file;
mod fact;
mod finding;
mod grade;
mod heading;
mod inclusion;
pub mod limits;
mod lines;
mod numbers;
mod pay;
mod role;
mod rule;
mod scope;
mod site;
mod text;
mod track;
mod vacancy;
mod where_next;

pub use catalog::{Catalog, Department};
pub use fact::{Fact, FactKind};
pub use finding::{Edit, FINDINGS, Finding, Position};
pub use heading::{Heading, Label, Reason, Seniority, Sureness, Weighed};
pub use inclusion::Inclusion;
pub use lines::LineIndex;
pub use numbers::Numbers;
pub use pay::{LevelPay, Pay, PayUnit};
pub use role::{
    BETWEEN_PARTS, Content, Item, ItemList, Level, MATRIX, Necessity, PageLabels, Part, Role, Section,
    TableAxis, TableLabels, TableLine,
};
pub use rule::{Rule, Severity};
pub use scope::Scope;
pub use site::{Families, PageSource, Site, Source, Words};
pub use text::{
    Alignment, Block, Cell, Footnote, Image, Inline, Link, List, ListItem, Numbering, Row, Table, listed,
    plain_text, push_plain_text, truncated,
};
pub use track::{Track, TrackLevels};
pub use vacancy::{Availability, Employment, Place, Vacancy};
pub use where_next::{Common, NextPages, NextWord, Onward, RelatedRole, WhereNext};
