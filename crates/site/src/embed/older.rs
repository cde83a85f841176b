//! An older site → the files that pinned embeds need after a newer site has replaced it.
//!
//! Hosts may pin the loader by its version and hash. Its file may neither change nor disappear: browsers would refuse a
//! changed file and miss a removed one. The same holds for what it loads, and what that loads.

use super::LOADER;
use crate::addresses::EMBED;
use crate::app::is_hashed;
use crate::build_error::BuildError;
use crate::output::Output;

/// The loaders of the old site with a hash in their names, and the files that they and their scripts refer to.
pub(crate) fn files(output: &Output) -> Result<Vec<String>, BuildError> {
    let is_pinned = |name: &&str| {
        let is_loader =
            name.strip_prefix(EMBED).is_some_and(|name| !name.contains('/')) && name.ends_with(".js");
        is_loader && name.starts_with(stem()) && is_hashed(name)
    };
    let mut files = Vec::new();
    for name in output.old_files().filter(is_pinned) {
        files.push(name.to_owned());
    }
    // Each may refer to more; none refers back.
    let mut next = 0;
    while let Some(name) = files.get(next).filter(|_| next < MAX_FILES) {
        if name.ends_with(".js") {
            let script = output.old_file(name)?.unwrap_or_default();
            let referenced = referenced_by(&String::from_utf8_lossy(&script));
            files.extend(referenced.into_iter().filter(|name| !files.contains(name)).collect::<Vec<_>>());
        }
        next += 1;
    }
    files.sort();
    files.dedup();
    Ok(files)
}

fn stem() -> &'static str {
    LOADER.trim_end_matches(".js")
}

/// How many files are looked into. A site keeps a few for each build.
const MAX_FILES: usize = 10_000;

/// The files that a script in the folder of embeds refers to by addresses relative to its own.
fn referenced_by(script: &str) -> Vec<String> {
    let addresses = script.split(['"', '\'', '`']).filter_map(|text| {
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
    fn a_script_refers_to_files_with_a_hash_in_their_names() {
        let script = "import(new URL(\"../app-1a2b3c4d.js\",a)),'../app-1a2b3c4d_bg.wasm';`./role-book-5e6f7a8b.css`;\
                      './other.js','../../up-1a2b3c4d.js',\"it's\"";
        let expect = ["app-1a2b3c4d.js", "app-1a2b3c4d_bg.wasm", "embed/role-book-5e6f7a8b.css"];
        assert_eq!(referenced_by(script), expect);
    }
}
