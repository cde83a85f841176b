//! ISO 3166-2 → one line for each part of a country, `US-CA California`, for `vacancies::places`. The crate's own maps would
//! weigh a megabyte and a half in the command, the lines weigh 90 kB.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let parts = rust_iso3166::iso3166_2::SUBDIVISION_MAP.values();
    let mut lines: Vec<String> = parts.map(|part| format!("{} {}\n", part.code, part.name)).collect();
    lines.sort_unstable();
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("parts_of_countries.txt"), lines.concat())
}
