//! The app for the browser, as this program carries it: the files in `app/` of this package, where `cargo xtask package`
//! puts them. A program that was compiled without them has none.

use include_dir::Dir;
use sha2::{Digest, Sha256};

#[cfg(has_app)]
static APP: Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/app");
#[cfg(not(has_app))]
static APP: Dir<'_> = Dir::new("", &[]);

/// What to do if there is no app.
pub const MISSING: &str = "this rolebook carries no app: install a released one, run `cargo xtask package` in its \
                           repository, or name the folder of a built app with --app";

/// The files of the app, sorted by name; `None` if this program has none.
pub fn files() -> Option<Vec<(&'static str, &'static [u8])>> {
    let mut files = Vec::new();
    let mut folders = vec![&APP];
    while let Some(folder) = folders.pop() {
        files.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
        folders.extend(folder.dirs());
    }
    files.sort_unstable();
    (!files.is_empty()).then_some(files)
}

/// The SHA-256 of the app in hexadecimal digits: of each file's name, its size and its content, in order of the names.
pub fn hash(files: &[(&str, &[u8])]) -> String {
    let mut hash = Sha256::new();
    for (name, content) in files {
        hash.update(format!("{name}\n{}\n", content.len()));
        hash.update(content);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_depends_on_names_and_contents() {
        let app: [(&str, &[u8]); 2] = [("a", b"b"), ("c", b"")];
        let same = hash(&app);
        assert_eq!(same.len(), 64);
        assert_eq!(same, hash(&app));
        for other in [[("a", &b""[..]), ("c", b"")], [("a", b"b"), ("d", b"")], [("a", b""), ("c", b"b")]] {
            assert_ne!(same, hash(&other), "{other:?}");
        }
    }
}
