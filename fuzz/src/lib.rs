//! Properties of any text, which fuzzing tries to violate: a module for each fuzz target.
//!
//! The entry points are the modules' `check`s, listed in [`TARGETS`]: each takes an input, which is any text, and panics
//! if a property does not hold. Nothing here needs libFuzzer. The programs in `targets/` call them with libFuzzer's inputs;
//! `tests/native/any_text.rs` with the seeds, random texts, and every input that once violated a property.
//!
//! If a target reads several texts, its input has them one after the other with a [`SEPARATOR`] between them. The first is
//! the most important one, and missing ones are empty, so that any page is an input as it is.

pub mod reading;

pub mod front_matter;

pub mod markdown;

pub mod route;

pub mod filter;

pub mod diff;

pub mod growth;

mod positions;
mod tree;

use rolebook_model::Site;
use url::Url;

/// Separates two texts of an input: a visible character that no page contains.
pub const SEPARATOR: char = '␞';

/// Checks an input.
pub type Check = fn(&str);

/// Every target with its name.
pub const TARGETS: [(&str, Check); 7] = [
    ("reading", reading::check),
    ("front_matter", front_matter::check),
    ("markdown", markdown::check),
    ("route", route::check),
    ("filter", filter::check),
    ("diff", diff::check),
    ("growth", growth::check),
];

/// The texts of an input. The last one has the rest.
fn texts<const COUNT: usize>(input: &str) -> [&str; COUNT] {
    let mut texts = input.splitn(COUNT, SEPARATOR);
    std::array::from_fn(|_| texts.next().unwrap_or_default())
}

/// A site with this link base, if it is a valid one, and images from the same origin.
fn site(link_base: &str) -> Site {
    let is_address =
        link_base.starts_with("https://") && link_base.bytes().all(|byte| byte.is_ascii_graphic());
    let Some(url) = Url::parse(link_base).ok().filter(|_| is_address) else { return Site::default() };
    let images = vec![url.origin().ascii_serialization()];
    Site { images, link_base: link_base.to_owned(), ..Site::default() }
}
