//! Tests of the native crates from outside: their public interfaces and the command itself.
//!
//! To accept changed expectations (`expect!`, `expect_file!`), here and in the crates, run the tests with `UPDATE_EXPECT=1`
//! and review the diff: `UPDATE_EXPECT=1 cargo test`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test may panic"
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
mod letters;
mod linear_time;
mod loading;
mod locking;
mod matrix;
mod outside;
mod pinning;
mod placing;
mod racing;
mod ranking;
mod replacing;
mod score;
mod search;
mod serving;
mod starting;
mod theming;
mod tidy;
mod unseen;
mod vacancies;
mod volumes;
