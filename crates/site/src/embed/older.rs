//! An older site → the files that pinned embeds need after a newer site has replaced it.
//!
//! Hosts may pin the loader by its version and hash. Its file may neither change nor disappear: browsers would refuse a
//! changed file and miss a removed one.

use super::LOADER;
use crate::addresses::EMBED;
use crate::app::is_hashed;
use std::fs;
use std::path::Path;

/// The loaders of a site with a hash in their names, and the files that they refer to.
pub(crate) fn files(site: &Path) -> Vec<String> {
    // Without an older site, or embeds in it, there is nothing to keep.
    let entries = fs::read_dir(site.join(EMBED)).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries
        .map(|entry| format!("{EMBED}{}", entry.file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".js") && name.starts_with(stem()) && is_hashed(name))
        .collect();
    let referenced: Vec<String> = files
        .iter()
        .flat_map(|name| referenced_by(&fs::read_to_string(site.join(name)).unwrap_or_default()))
        .collect();
    files.extend(referenced);
    files.sort();
    files.dedup();
    files
}

fn stem() -> &'static str {
    LOADER.trim_end_matches(".js")
}

/// The files that a loader refers to by addresses relative to its own.
fn referenced_by(loader: &str) -> Vec<String> {
    let addresses = loader.split(['"', '\'', '`']).filter_map(|text| {
        let (folder, name) = match text.strip_prefix("../") {
            Some(name) => ("", name),
            None => (EMBED, text.strip_prefix("./")?),
        };
        (!name.contains('/') && is_hashed(name)).then(|| format!("{folder}{name}"))
    });
    addresses.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_refers_to_files_with_a_hash_in_their_names() {
        let loader = "import(new URL(\"../app-1a2b3c4d.js\",a)),'../app-1a2b3c4d_bg.wasm';`./role-book-5e6f7a8b.css`;\
                      './other.js','../../up-1a2b3c4d.js',\"it's\"";
        let expect = ["app-1a2b3c4d.js", "app-1a2b3c4d_bg.wasm", "embed/role-book-5e6f7a8b.css"];
        assert_eq!(referenced_by(loader), expect);
    }
}
