//! Where a site is published and by whom: what its metadata needs beside the pages.

use rolebook_model::Site;
use rolebook_model::invisible::is_invisible;
use thiserror::Error;
use url::Url;

/// Where and by whom a site is published; unknown texts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publishing {
    /// The scheme and host that the site is served at: `https://careers.example.com`.
    pub origin: String,
    /// Who hires.
    pub organization: Organization,
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
    let host_start =
        ["https://", "http://"].iter().find(|scheme| url.starts_with(**scheme)).map(|it| it.len());
    let rest = host_start.and_then(|start| url.get(start..)).unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_plain = [name, port, path].into_iter().all(is_plain);
    if name.is_empty() || !is_plain || Url::parse(url).is_err() {
        return Err("an address with its scheme: \"https://careers.example.com\"");
    }
    let origin = url.strip_suffix(rest).unwrap_or_default().to_owned() + host;
    let path = path.trim_matches('/');
    Ok((origin, (!path.is_empty()).then(|| format!("/{path}/"))))
}

/// A path that a site can be served below. The error says what it has to be.
///
/// It is written into each page, and into files with a syntax of their own, such as `_headers`.
pub(super) fn base_path(path: &str) -> Result<String, &'static str> {
    let inner = path.strip_prefix('/').and_then(|path| path.strip_suffix('/'));
    let are_folders =
        |path: &str| path.split('/').all(|folder| !matches!(folder, "" | "." | "..") && is_plain(folder));
    // "/" alone has nothing between its slashes.
    if path == "/" || inner.is_some_and(are_folders) {
        return Ok(path.to_owned());
    }
    Err("a path with a slash at both ends: \"/careers/\"")
}

/// Whether a part of an address has no special meaning, in whatever file it is written.
fn is_plain(part: &str) -> bool {
    !part.contains(|it: char| {
        it.is_whitespace() || it.is_control() || is_invisible(it) || "?#\"'<>\\*:;@`{}|^".contains(it)
    })
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
        ] {
            check(None, Some(path), Err(error));
        }
        check(None, Some("/über-uns/jobs/"), Ok(("https://old.example", "/über-uns/jobs/")));
    }
}
