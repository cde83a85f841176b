//! The library behind the command `rolebook`, which checks role pages and builds a static site from them.
//!
//! 1. [`commands`] parses the arguments and runs what they ask for; `main.rs` only calls [`commands::run`];
//! 2. [`front_matter`] compares the small front matter reader with a YAML library;
//! 3. [`report`] grades the findings of a check and prints them for people, programs, code scanners and GitHub;
//! 4. [`explanations`] gives the reason for every rule, with examples;
//! 5. [`outline`] shows how pages were read, heading by heading;
//! 6. [`families`] shows which files are the levels of one role, and why;
//! 7. [`app`] is the app that the program carries, from which sites are built.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

pub mod commands;

pub mod app;
pub mod front_matter;
pub mod report;

pub mod explanations;
pub mod families;
pub mod outline;
