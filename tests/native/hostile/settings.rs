//! Hostile texts → settings with a syntax: URLs, paths and colours.

use hostile::vectors;
use rolebook_site::{Settings, read_settings};

/// The settings with a text as the value of `key`; `None` if it is refused.
fn settings(key: &str, text: &str) -> Option<Settings> {
    read_settings(&format!("{key} = {}", hostile::quoted(text))).ok()
}

#[test]
fn a_path_is_only_a_path() {
    for vector in vectors() {
        for text in [vector.text.clone(), format!("/{}/", vector.text), format!("/{}", vector.text)] {
            let Some(settings) = settings("base_path", &text) else { continue };
            check_path(&settings.site.base_path, &vector.name);
        }
    }
    for text in ["//a.example/", "/\\a.example/", "/a\n/", "/a b/", "/a\r\n  X-Header: b/", "/a?/", "/a#/"] {
        assert_eq!(settings("base_path", text), None, "{text:?}");
    }
}

#[test]
fn an_address_has_a_host_and_a_path() {
    for vector in vectors() {
        for text in [
            vector.text.clone(),
            format!("https://a.example/{}", vector.text),
            format!("https://{}", vector.text),
        ] {
            if let Some(Settings { site, publishing, .. }) = settings("base_url", &text) {
                check_path(&site.base_path, &vector.name);
                check_address(&publishing.origin, &vector.name);
            }
            if let Some(Settings { site, .. }) = settings("link_base", &text) {
                check_address(&site.link_base, &vector.name);
            }
        }
    }
}

#[test]
fn a_colour_is_only_a_colour() {
    for vector in vectors() {
        for text in
            [vector.text.clone(), format!("#0a5f66{}", vector.text), format!("#0a5f66;{}", vector.text)]
        {
            assert_eq!(settings("accent", &text), None, "{}", vector.name);
        }
    }
}

/// Checks that a path stays on this host, and cannot end a line or an attribute.
#[track_caller]
fn check_path(path: &str, name: &str) {
    let is_plain = |it: char| !it.is_whitespace() && !it.is_control() && !"?#\"<>\\".contains(it);
    assert!(
        path.starts_with('/') && !path.starts_with("//") && path.chars().all(is_plain),
        "{name}: {path:?}"
    );
}

#[track_caller]
fn check_address(address: &str, name: &str) {
    let url = url::Url::parse(address).unwrap_or_else(|error| panic!("{name}: {address:?}: {error}"));
    let is_plain = |it: char| !it.is_whitespace() && !it.is_control() && !"?#\"<>\\".contains(it);
    assert!(
        ["https", "http"].contains(&url.scheme()) && address.chars().all(is_plain),
        "{name}: {address:?}"
    );
}
