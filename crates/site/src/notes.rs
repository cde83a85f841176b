//! The files of the visitors' own notes, which a page loads when a visitor opens them → the folder `notes/` of a site.
//!
//! The files import one another, so their folder has the hash of all of them in its name, and not each of them its own.

use super::addresses::NOTES;
use super::fingerprint::fingerprint;

/// What starts the others.
const SCRIPT: &str = "notes.js";
/// Hides the place of the link on a site without notes.
pub(super) const NO_PLACE: &str = "rolebook-notes{display:none}";

/// The files of the notes with a folder of their content in their names; the names begin with [`NOTES`].
pub(super) fn files(mut built: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let parts = built.iter().flat_map(|(name, content)| [name.as_bytes(), &[0], content, &[0]]);
    let hash = fingerprint(&parts.collect::<Vec<_>>().concat());
    for (name, _) in &mut built {
        *name = format!("{NOTES}{hash}/{}", name.strip_prefix(NOTES).unwrap_or(name));
    }
    built
}

/// The name of the script that shows the notes, where the app has it.
pub(super) fn script(files: &[(String, Vec<u8>)]) -> Option<&str> {
    files.iter().map(|(name, _)| &**name).find(|name| name.rsplit('/').next() == Some(SCRIPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_folder_changes_with_each_of_its_files() {
        let files_of = |style| files(built(&[("notes/notes.css", style), ("notes/notes.js", "a")]));
        let [one, other] = ["a{}", "b{}"].map(files_of);
        let name = script(&one).unwrap();
        assert!(name.starts_with("notes/") && name.ends_with("/notes.js"), "{name}");
        assert_ne!(script(&other), Some(name));
    }

    #[test]
    fn an_app_without_them_has_no_script() {
        assert_eq!(script(&files(Vec::new())), None);
    }

    #[test]
    fn every_language_has_the_same_words_with_the_same_values() {
        let words = |text: &str| -> Vec<(String, usize)> {
            let words: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
            let count = |text: &serde_json::Value| text.as_str().unwrap().matches("{}").count();
            words.iter().map(|(key, text)| (key.clone(), count(text))).collect()
        };
        let english = words(include_str!("../../../static/notes/en.json"));
        assert!(english.len() > 30);
        assert_eq!(words(include_str!("../../../static/notes/de.json")), english);
    }
}
