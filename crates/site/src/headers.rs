//! The files of a site → `_headers`, by which Netlify, Cloudflare Pages and hosts like them send what the files
//! themselves cannot say.
//!
//! Both hosts join the values of a header that several rules give, so no header is given twice for one path: the policy
//! holds for all, and each file has its caching from one rule.
//!
//! Pages of other origins embed the roles. They read the app, what is in `embed/`, the catalog and the texts; whoever
//! isolates their pages takes nothing that does not say so.
//!
//! The policy is not repeated in the pages. A policy in a page cannot be loosened by the host that serves it, and who
//! adds a script of their own would have to build anew.

use super::addresses::{CATALOG, MANIFEST, PAGES};
use super::embed;
use rolebook_model::Site;
use std::fmt::Write as _;

/// The file.
pub(super) const HEADERS: &str = "_headers";

/// Nothing but the site's own files, `fetch` to the site alone, and WebAssembly. Whoever embeds the pages in a frame may.
/// The directive for images is the last, and the origins that the site allows stand behind it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; img-src 'self'";
/// Of a file whose name changes with its content: for a year, the longest that is of use.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Of all others: kept, and asked after before each use.
const SHORT: &str = "public, max-age=0, must-revalidate";

/// The rules for a site, of which these files are named after their content, and those are not.
pub(super) fn headers(site: &Site, hashed: &[&str], others: &[&str]) -> String {
    let mut rules = Rules { base: &site.base_path, text: String::new() };
    let images: String = site.images.iter().map(|origin| format!(" {origin}")).collect();
    rules.rule(
        "*",
        &[
            ("Content-Security-Policy", &format!("{POLICY}{images}")),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ],
    );
    for &name in [""].iter().chain(others) {
        let also: &[_] = match name {
            CATALOG | PAGES => &ANYONE,
            MANIFEST => &[("Content-Type", "application/manifest+json")],
            _ if name.starts_with(embed::FOLDER) => &ANYONE,
            _ => &[],
        };
        rules.rule(name, &[&[("Cache-Control", SHORT)], also].concat());
    }
    rules.rule("preview/*", &[("Cache-Control", SHORT)]);
    rules.rule("roles/*", &[&[("Cache-Control", SHORT)], &ANYONE[..]].concat());
    rules.rule("roles/*.md", &[("Content-Type", "text/markdown; charset=utf-8")]);
    // At the end, for Cloudflare Pages reads but a hundred rules, and older builds may have left any number of files.
    for name in hashed {
        let wasm = name.ends_with(".wasm").then_some(("Content-Type", "application/wasm"));
        rules.rule(name, &[&[("Cache-Control", FOREVER)], &ANYONE[..], wasm.as_slice()].concat());
    }
    rules.text
}

/// Of what embeds on other sites read.
const ANYONE: [(&str, &str); 2] =
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_kept_as_long_as_its_name_says() {
        let hashed = ["app-1a.wasm", "embed/role-book-0.1.0-1a.js"];
        let site = Site {
            base_path: "/jobs/".to_owned(),
            images: vec!["https://img.example".to_owned()],
            ..Site::default()
        };
        let text = headers(&site, &hashed, &["catalog.json", "embed/role-book.js", "sw.js"]);
        let (policy, rest) = text.split_once("/jobs/\n").unwrap();
        assert!(policy.starts_with("/jobs/*\n  Content-Security-Policy: default-src 'none'; "), "{policy}");
        assert!(policy.contains("; img-src 'self' https://img.example\n"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        let expect = "  Cache-Control: SHORT
/jobs/catalog.json
  Cache-Control: SHORT
  ANYONE
/jobs/embed/role-book.js
  Cache-Control: SHORT
  ANYONE
/jobs/sw.js
  Cache-Control: SHORT
/jobs/preview/*
  Cache-Control: SHORT
/jobs/roles/*
  Cache-Control: SHORT
  ANYONE
/jobs/roles/*.md
  Content-Type: text/markdown; charset=utf-8
/jobs/app-1a.wasm
  Cache-Control: FOREVER
  ANYONE
  Content-Type: application/wasm
/jobs/embed/role-book-0.1.0-1a.js
  Cache-Control: FOREVER
  ANYONE
";
        let anyone = "Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin";
        let written = rest.replace(SHORT, "SHORT").replace(FOREVER, "FOREVER").replace(anyone, "ANYONE");
        assert_eq!(written, expect);
    }
}
