//! Text in any script → one spelling, so that it is found, linked and sorted however it was typed.
//!
//! - [`nfc`] writes the same letters the same way, whether an accent is part of its letter or follows it; [`composed`] does
//!   so with text as it is read;
//! - [`fold`] gives the spelling that a search compares: no case, and no marks that readers leave out;
//! - [`is_mark`] and [`is_ignorable`] say which characters neither begin nor end a word;
//! - [`ranks`] sorts names by the rules of a language;
//! - [`with_capital`] begins a name with a capital letter;
//! - [`language_tag`] writes a language's code as browsers know it.
//!
//! What Unicode knows of letters comes from ICU4X natively, and from the browser itself in a browser: see [`Browser`].

// A string slice within a character would panic. clippy.toml cannot allow this lint in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod capital;
mod fold;
mod kinds;
mod normal_form;
mod order;
mod tag;
mod unicode;

pub use capital::{has_capital, with_capital};
pub use fold::{fold, folded};
pub use kinds::{is_ignorable, is_mark, is_written_without_spaces};
pub use normal_form::{composed, nfc};
pub use order::ranks;
pub use tag::language_tag;
pub use unicode::{Browser, Form};
