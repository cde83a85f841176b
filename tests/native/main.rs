//! What the native side promises, tested from outside: the library's public parts and the command itself.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "what a test cannot do without has to be there"
)]

mod folder;
mod markup;

mod any_text;
mod bad_input;
mod building;
mod checking;
mod comparing;
mod corpus;
mod corpus_front_matter;
mod embed;
mod findings;
mod hostile;
mod linear_time;
mod loading;
mod pinning;
mod replacing;
mod score;
mod search;
mod tidy;
mod vacancies;
