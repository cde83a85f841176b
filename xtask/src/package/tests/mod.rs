//! Names and versions stand in one place: Cargo.toml and `packaging/channels.toml`. What repeats them says the same ([`names`]), and so
//! do the [`packages`]. What they are published by can be run again ([`publishing`]).

mod names;
mod packages;
#[cfg(target_os = "linux")]
mod publishing;

use super::table::Table;

fn table() -> Table {
    Table::read().unwrap()
}

/// The parts of a text between a prefix and what ends them.
fn between<'a>(text: &'a str, prefix: &'a str, end: &'a [char]) -> Vec<&'a str> {
    text.split(prefix).skip(1).map(|rest| rest.split(end).next().unwrap().trim()).collect()
}
