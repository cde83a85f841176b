//! The files of a site → `_headers`, from which Netlify, Cloudflare Pages and similar hosts take HTTP headers.
//!
//! These hosts join the values of a header from several rules, so no path gets a header from two rules: the policy is the
//! same for all paths, and each file has its caching from one rule.
//!
//! Pages of other origins embed the roles. They fetch the app, the files in `embed/`, the catalog and the texts, which
//! cross-origin isolated pages may only do with the headers in [`CROSS_ORIGIN`].
//!
//! The policy is not repeated in the pages: a host could not relax it there, and adding a script would take a new build.

use super::addresses::{CATALOG, EMBED, MANIFEST, NOTES, OFFLINE, PAGES};
use rolebook_model::Site;
use std::fmt::Write as _;

/// The name of the file.
pub(super) const HEADERS: &str = "_headers";

/// Only the site's own files, `fetch` to the site, and WebAssembly. No text becomes a script, apart from the addresses of the
/// service worker and its list, by the policy of trusted types that `boot.js` and `worker.js` make. Frames are allowed. The
/// directive for images is the last, so that the origins that the site allows can be appended.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
                      require-trusted-types-for 'script'; trusted-types rolebook; img-src 'self'";
/// What a browser offers and no page of the site uses.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
                           geolocation=(), gyroscope=(), hid=(), magnetometer=(), \
                           microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), \
                           serial=(), usb=(), xr-spatial-tracking=()";
/// For files with a hash in their name: a year, the longest useful time.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For all other files: cached, and revalidated before each use.
const SHORT: &str = "public, max-age=0, must-revalidate";

/// The rules for a site with these files, with and without a hash in their names.
pub(super) fn headers(site: &Site, hashed: &[&str], others: &[&str]) -> String {
    let mut rules = Rules { base: &site.base_path, text: String::new() };
    let images: String = site.images.iter().map(|origin| format!(" {origin}")).collect();
    rules.rule(
        "*",
        &[
            ("Content-Security-Policy", &format!("{POLICY}{images}")),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            // A window that opens the site, or that it opens, cannot reach into it.
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", PERMISSIONS),
        ],
    );
    for &name in [""].iter().chain(others) {
        let more: &[_] = match name {
            CATALOG | PAGES => &CROSS_ORIGIN,
            MANIFEST => &[("Content-Type", "application/manifest+json")],
            _ if name.starts_with(EMBED) => &CROSS_ORIGIN,
            _ => &[],
        };
        rules.rule(name, &[&[("Cache-Control", SHORT)], more].concat());
    }
    rules.rule("preview/*", &[("Cache-Control", SHORT)]);
    rules.rule("roles/*", &[&[("Cache-Control", SHORT)], &CROSS_ORIGIN[..]].concat());
    // Their folder has a hash in its name.
    rules.rule(&format!("{NOTES}*"), &[("Cache-Control", FOREVER)]);
    rules.rule("roles/*.md", &[("Content-Type", "text/markdown; charset=utf-8")]);
    // At the end, since Cloudflare Pages reads only a hundred rules, and older builds may have left any number of files.
    // The service worker loads it with a hash in its query.
    rules.rule(OFFLINE, &[("Cache-Control", FOREVER)]);
    for name in hashed {
        let wasm = name.ends_with(".wasm").then_some(("Content-Type", "application/wasm"));
        rules.rule(name, &[&[("Cache-Control", FOREVER)], &CROSS_ORIGIN[..], wasm.as_slice()].concat());
    }
    rules.text
}

/// For files that embeds on other sites fetch.
const CROSS_ORIGIN: [(&str, &str); 2] =
    [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")];

struct Rules<'a> {
    base: &'a str,
    text: String,
}

impl Rules<'_> {
    fn rule(&mut self, path: &str, headers: &[(&str, &str)]) {
        let _ = writeln!(self.text, "{}{path}", self.base);
        for (name, value) in headers {
            let _ = writeln!(self.text, "  {name}: {value}");
        }
    }
}

/// The rules of a `_headers` file, for a server that applies them itself.
#[derive(Debug, Default)]
pub(super) struct Applied(Vec<(String, Vec<(String, String)>)>);

impl Applied {
    /// Reads the text of the file.
    pub(super) fn read(text: &str) -> Applied {
        let mut rules = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix("  ").and_then(|line| line.split_once(": ")), rules.last_mut()) {
                (Some((name, value)), Some((_, headers))) => {
                    let headers: &mut Vec<_> = headers;
                    headers.push((name.to_owned(), value.to_owned()));
                }
                _ => rules.push((line.to_owned(), Vec::new())),
            }
        }
        Applied(rules)
    }

    /// The headers of a path: those of all rules that match it. `*` in a rule stands for any text.
    pub(super) fn of(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let rules = self.0.iter().filter(move |(pattern, _)| match pattern.split_once('*') {
            Some((start, end)) => {
                path.strip_prefix(start).is_some_and(|rest| end.is_empty() || rest.ends_with(end))
            }
            None => pattern == path,
        });
        rules.flat_map(|(_, headers)| headers.iter().map(|(name, value)| (&**name, &**value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_path_has_the_headers_of_all_rules_that_match_it() {
        let site = Site { base_path: "/jobs/".to_owned(), ..Site::default() };
        let rules = Applied::read(&headers(&site, &["app-1a.wasm"], &["catalog.json"]));
        let names = |path: &str| rules.of(path).map(|(name, _)| name).collect::<Vec<_>>();
        let all = names("/jobs/else");
        assert!(all.len() == 5 && all.contains(&"Content-Security-Policy"), "{all:?}");
        for (path, more) in [
            ("/jobs/", &["Cache-Control"][..]),
            ("/jobs/app-1a.wasm", &["Cache-Control", CROSS_ORIGIN[0].0, CROSS_ORIGIN[1].0, "Content-Type"]),
            ("/jobs/roles/a/b.md", &["Cache-Control", CROSS_ORIGIN[0].0, CROSS_ORIGIN[1].0, "Content-Type"]),
            ("/jobs/roles/a/b/", &["Cache-Control", CROSS_ORIGIN[0].0, CROSS_ORIGIN[1].0]),
        ] {
            assert_eq!(names(path), [&all[..], more].concat(), "{path}");
        }
        assert_eq!(names("/"), [""; 0]);
    }

    #[test]
    fn files_are_cached_by_their_names() {
        let hashed = ["app-1a.wasm", "embed/role-book-0.1.0-1a.js"];
        let site = Site {
            base_path: "/jobs/".to_owned(),
            images: vec!["https://img.example".to_owned()],
            ..Site::default()
        };
        let text = headers(&site, &hashed, &["catalog.json", "embed/role-book.js", "sw.js"]);
        assert!(!text.contains("unsafe-inline"), "{text}");
        let cross_origin = "Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin";
        let text =
            text.replace(SHORT, "SHORT").replace(FOREVER, "FOREVER").replace(cross_origin, "CROSS_ORIGIN");
        expect![[r#"
            /jobs/*
              Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types rolebook; img-src 'self' https://img.example
              X-Content-Type-Options: nosniff
              Referrer-Policy: same-origin
              Cross-Origin-Opener-Policy: same-origin
              Permissions-Policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()
            /jobs/
              Cache-Control: SHORT
            /jobs/catalog.json
              Cache-Control: SHORT
              CROSS_ORIGIN
            /jobs/embed/role-book.js
              Cache-Control: SHORT
              CROSS_ORIGIN
            /jobs/sw.js
              Cache-Control: SHORT
            /jobs/preview/*
              Cache-Control: SHORT
            /jobs/roles/*
              Cache-Control: SHORT
              CROSS_ORIGIN
            /jobs/notes/*
              Cache-Control: FOREVER
            /jobs/roles/*.md
              Content-Type: text/markdown; charset=utf-8
            /jobs/offline.js
              Cache-Control: FOREVER
            /jobs/app-1a.wasm
              Cache-Control: FOREVER
              CROSS_ORIGIN
              Content-Type: application/wasm
            /jobs/embed/role-book-0.1.0-1a.js
              Cache-Control: FOREVER
              CROSS_ORIGIN
        "#]].assert_eq(&text);
    }
}
