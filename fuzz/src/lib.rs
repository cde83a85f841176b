//! What holds for any text whatever: the properties that fuzzing tries to break, a module for each target.
//!
//! The entry points are the modules' `check`s, listed in [`TARGETS`]: each takes an input, which is any text, and panics
//! where a property does not hold. Nothing here needs libFuzzer. The programs in `targets/` hand them what it comes up
//! with; `tests/native/any_text.rs` hands them the seeds, random texts, and every input that ever broke one of them.
//!
//! Where a target reads several texts, its input has them one behind the other with a [`SEPARATOR`] between them. The
//! first is the one that matters most, and those that are missing are empty: any page as it is, is an input.

pub mod reading;

pub mod front_matter;

pub mod markdown;

pub mod route;

pub mod filter;

pub mod diff;

pub mod growth;

mod places;
mod tree;

use rolebook_model::Site;
use url::Url;

/// Stands between two texts of an input. People can see it and type it, and no page has it.
pub const SEPARATOR: char = '␞';

/// Tries an input.
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

/// The texts of an input. The last one has all that is left.
fn texts<const COUNT: usize>(input: &str) -> [&str; COUNT] {
    let mut texts = input.splitn(COUNT, SEPARATOR);
    std::array::from_fn(|_| texts.next().unwrap_or_default())
}

/// A site with this link base, as far as a site may have it, and images from the same origin.
fn site(link_base: &str) -> Site {
    let is_address =
        link_base.starts_with("https://") && link_base.bytes().all(|byte| byte.is_ascii_graphic());
    let Some(url) = Url::parse(link_base).ok().filter(|_| is_address) else { return Site::default() };
    let images = vec![url.origin().ascii_serialization()];
    Site { images, link_base: link_base.to_owned(), ..Site::default() }
}
