//! Where a site is published and by whom: what its metadata needs beside the pages.

use percent_encoding::percent_decode_str;
use rolebook_model::Site;
use rolebook_model::invisible::is_invisible;
use rolebook_model::limits::LONGEST_ADDRESS;
use thiserror::Error;
use url::Url;

/// Where and by whom a site is published; unknown texts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publishing {
    /// The scheme and host that the site is served at: `https://careers.example.com`.
    pub origin: String,
    /// Who hires.
    pub organization: Organization,
    /// Whether no page is kept for visits without a network.
    pub network_only: bool,
    /// Whether visitors are not offered to keep notes of their own in their browsers.
    pub without_notes: bool,
}

/// The organization that hires.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organization {
    /// Its name; the site's where it is empty.
    pub name: String,
    /// Its home page.
    pub url: String,
    /// The address of its logo.
    pub logo: String,
}

/// Why a site cannot be published at a URL or path.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PublishError {
    /// The base path is not valid; what it has to be.
    #[error("the base path has to be {0}")]
    BasePath(&'static str),
    /// The base URL is not valid; what it has to be.
    #[error("the base URL has to be {0}")]
    BaseUrl(&'static str),
    /// The URL has a path of its own.
    #[error("the base path is {path}, but that of the base URL is {url_path}: leave one of them out")]
    TwoPaths {
        /// The base path.
        path: String,
        /// The path in the base URL.
        url_path: String,
    },
}

impl Publishing {
    /// The URL of a path, which begins with the base path, where the origin is known.
    pub(super) fn url(&self, path: &str) -> Option<String> {
        (!self.origin.is_empty()).then(|| format!("{}{path}", self.origin))
    }

    /// Overrides the settings: publishes a site at a URL, at a path, or both. A path in the URL becomes the base path.
    pub fn publish_at(
        &mut self,
        site: &mut Site,
        url: Option<&str>,
        path: Option<&str>,
    ) -> Result<(), PublishError> {
        let path = path.map(base_path).transpose().map_err(PublishError::BasePath)?;
        if let Some(url) = url {
            let (origin, url_path) = split_url(url).map_err(PublishError::BaseUrl)?;
            if let (Some(path), Some(url_path)) = (&path, &url_path)
                && path != url_path
            {
                return Err(PublishError::TwoPaths { path: path.clone(), url_path: url_path.clone() });
            }
            site.origin.clone_from(&origin);
            self.origin = origin;
            site.base_path = url_path.unwrap_or_else(|| std::mem::take(&mut site.base_path));
        }
        site.base_path = path.unwrap_or_else(|| std::mem::take(&mut site.base_path));
        Ok(())
    }
}

/// The origin of a URL and, where there is more than `/`, its path with a slash at both ends. The error says what the
/// URL has to be.
pub(super) fn split_url(url: &str) -> Result<(String, Option<String>), &'static str> {
    const EXPECTED: &str = "an address with its scheme: \"https://careers.example.com\"";
    let parsed = Url::parse(url).ok().filter(|_| url.chars().all(is_plain)).ok_or(EXPECTED)?;
    // The path as it is written: a parser resolves `..` in it.
    let (_, rest) = url.split_once("://").filter(|(_, rest)| !rest.starts_with('/')).ok_or(EXPECTED)?;
    let path = rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
    if !matches!(parsed.scheme(), "http" | "https") || !is_plain_host(&parsed) || !is_path(&path) {
        return Err(EXPECTED);
    }
    Ok((parsed.origin().ascii_serialization(), (path != "/").then_some(path)))
}

/// An origin that a content security policy can name: `https://images.example.com`. The error says what it has to be.
pub(super) fn image_origin(url: &str) -> Result<String, &'static str> {
    match split_url(url) {
        Ok((origin, None)) if origin.starts_with("https://") => Ok(origin),
        _ => Err("an origin with https and without a path: \"https://images.example.com\""),
    }
}

/// A path that a site can be served below. The error says what it has to be.
///
/// It is written into each page, and into files with a syntax of their own, such as `_headers`.
pub(super) fn base_path(path: &str) -> Result<String, &'static str> {
    let is_base = path.len() <= LONGEST_ADDRESS && is_path(path);
    is_base.then(|| path.to_owned()).ok_or("a path with a slash at both ends: \"/careers/\"")
}

/// Whether a host is a name or an address of four numbers, all that a policy can name (`host-part` of
/// <https://www.w3.org/TR/CSP3/#framework-directive-source-list>). URLs allow other characters in it, a comma among them,
/// which ends a policy.
fn is_plain_host(url: &Url) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_host = url.host_str().is_some_and(|host| host.split('.').all(is_label));
    is_host && url.username().is_empty() && url.password().is_none()
}

/// Whether a path has a slash at both ends and plain folders between them, whether or not their characters are encoded.
fn is_path(path: &str) -> bool {
    let inner = path.strip_prefix('/').and_then(|path| path.strip_suffix('/'));
    // "/" alone has nothing between its slashes.
    path == "/" || inner.is_some_and(|inner| inner.split('/').all(is_folder))
}

fn is_folder(segment: &str) -> bool {
    let Ok(name) = percent_decode_str(segment).decode_utf8() else { return false };
    // A sign of percent that is left may be decoded again.
    let is_plain = name.chars().all(|it| is_plain(it) && !matches!(it, '/' | ':' | '%'));
    is_plain && !matches!(&*name, "" | "." | "..")
}

/// Whether a character of an address has no special meaning, in whatever file it is written.
fn is_plain(it: char) -> bool {
    !(it.is_whitespace() || it.is_control() || is_invisible(it) || "?#\"'<>\\*;,@`{}|^[]".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Publishes a site that its settings put at `https://old.example/old/`.
    #[track_caller]
    fn check(url: Option<&str>, path: Option<&str>, expect: Result<(&str, &str), &str>) {
        let mut publishing = Publishing { origin: "https://old.example".to_owned(), ..Publishing::default() };
        let mut site = Site { base_path: "/old/".to_owned(), ..Site::default() };
        let published = publishing.publish_at(&mut site, url, path).map_err(|error| error.to_string());
        let found = published.map(|()| (&*publishing.origin, &*site.base_path));
        assert_eq!(found, expect.map_err(str::to_owned));
    }

    #[test]
    fn what_is_not_given_stays() {
        check(None, None, Ok(("https://old.example", "/old/")));
        check(None, Some("/"), Ok(("https://old.example", "/")));
        check(Some("http://new.example:81"), None, Ok(("http://new.example:81", "/old/")));
    }

    #[test]
    fn the_path_of_a_url_is_the_base_path() {
        check(Some("https://new.example/jobs"), None, Ok(("https://new.example", "/jobs/")));
        check(Some("https://new.example/"), None, Ok(("https://new.example", "/old/")));
        check(Some("https://new.example/jobs/"), Some("/jobs/"), Ok(("https://new.example", "/jobs/")));
    }

    #[test]
    fn two_paths_are_refused() {
        let error = "the base path is /careers/, but that of the base URL is /jobs/: leave one of them out";
        check(Some("https://new.example/jobs/"), Some("/careers/"), Err(error));
    }

    #[test]
    fn invalid_addresses_are_refused() {
        let error = "the base URL has to be an address with its scheme: \"https://careers.example.com\"";
        for url in [
            "",
            "careers.example.com",
            "https://",
            "https:///a",
            "https://a b/",
            "https://a[/",
            "https://a.example/?b",
            "https://a@b/",
            "https://a.example,b.example/",
            "https://a.example/%2e%2e/",
            "https://a.example/jobs/../",
            "https:\\\\a.example/",
            "ftp://a.example/",
        ] {
            check(Some(url), None, Err(error));
        }
        let error = "the base path has to be a path with a slash at both ends: \"/careers/\"";
        for path in [
            "careers",
            "",
            "//",
            "//other.example/",
            "/a//b/",
            "/../",
            "/a\n  X: y/",
            "/a b/",
            "/\\other/",
            "/:a/",
            "/a,b/",
            "/%2e%2e/",
            "/%2E./",
            "/a/.%2e/",
            "/a/%2e/",
            "/a%2fb/",
            "/a%5cb/",
            "/%252e%252e/",
            "/a%0d%0ab/",
            "/a%00/",
            "/a%3fb/",
            "/a%2a/",
            "/%ff/",
            "/a%/",
            "/a%e2%80%ae/",
        ] {
            check(None, Some(path), Err(error));
        }
        check(None, Some("/über-uns/jobs/"), Ok(("https://old.example", "/über-uns/jobs/")));
        check(None, Some("/%C3%BCber-uns/a~b!/"), Ok(("https://old.example", "/%C3%BCber-uns/a~b!/")));
    }
}
