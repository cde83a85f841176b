//! An older site → the files of its embeds that go on working once a newer site has taken its place.
//!
//! Who embeds the roles may name the loader by its version and its sum. No other file may ever stand there, and none may
//! be gone: browsers would refuse the one and miss the other.

use super::{FOLDER, LOADER};
use crate::app::is_hashed;
use std::fs;
use std::path::Path;

/// The loaders of a site that are named after their content, each with the files that it names.
pub(crate) fn files(site: &Path) -> Vec<String> {
    // Where there is no older site, or one without embeds, there is nothing to keep.
    let entries = fs::read_dir(site.join(FOLDER)).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries
        .map(|entry| format!("{FOLDER}{}", entry.file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".js") && name.starts_with(stem()) && is_hashed(name))
        .collect();
    let named: Vec<String> = files
        .iter()
        .flat_map(|name| named_in(&fs::read_to_string(site.join(name)).unwrap_or_default()))
        .collect();
    files.extend(named);
    files.sort();
    files.dedup();
    files
}

fn stem() -> &'static str {
    LOADER.trim_end_matches(".js")
}

/// The files that a loader names by addresses relative to its own.
fn named_in(loader: &str) -> Vec<String> {
    let addresses = loader.split(['"', '\'', '`']).filter_map(|text| {
        let (folder, name) = match text.strip_prefix("../") {
            Some(name) => ("", name),
            None => (FOLDER, text.strip_prefix("./")?),
        };
        (!name.contains('/') && is_hashed(name)).then(|| format!("{folder}{name}"))
    });
    addresses.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_names_files_that_are_named_after_their_content() {
        let loader = "import(new URL(\"../app-1a2b3c4d.js\",a)),'../app-1a2b3c4d_bg.wasm';`./role-book-5e6f7a8b.css`;\
                      './other.js','../../up-1a2b3c4d.js',\"it's\"";
        let expect = ["app-1a2b3c4d.js", "app-1a2b3c4d_bg.wasm", "embed/role-book-5e6f7a8b.css"];
        assert_eq!(named_in(loader), expect);
    }
}
