//! The files of a site → `_headers`, by which Netlify, Cloudflare Pages and hosts like them send what the files
//! themselves cannot say.
//!
//! Both hosts join the values of a header that several rules give, so no header is given twice for one path: the policy
//! holds for all, and each file has its caching from one rule.
//!
//! The policy is not repeated in the pages. A policy in a page cannot be loosened by the host that serves it, and who
//! adds a script of their own would have to build anew.

use super::addresses::{CATALOG, MANIFEST, PAGES};
use std::fmt::Write as _;

/// The file.
pub(super) const HEADERS: &str = "_headers";

/// Nothing but the site's own files, `fetch` to the site alone, pictures from anywhere safe (pages may name them), and
/// WebAssembly. Whoever embeds the pages in a frame may.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' https: data:; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
                      base-uri 'none'";
/// Of a file whose name changes with its content: for a year, the longest that is of use.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Of all others: kept, and asked after before each use.
const SHORT: &str = "public, max-age=0, must-revalidate";

/// The rules for a site below `base`, of which these files are named after their content, and those are not.
pub(super) fn headers<'n>(
    base: &str,
    hashed: impl Iterator<Item = &'n str>,
    others: impl Iterator<Item = &'n str>,
) -> String {
    let mut rules = Rules { base, text: String::new() };
    rules.rule(
        "*",
        &[
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ],
    );
    for name in hashed {
        let wasm = name.ends_with(".wasm").then_some(("Content-Type", "application/wasm"));
        rules.rule(name, &[&[("Cache-Control", FOREVER)], wasm.as_slice()].concat());
    }
    for name in std::iter::once("").chain(others) {
        let also: &[_] = match name {
            // Embeds on other sites read these, and the pages' Markdown.
            CATALOG | PAGES => &[ANYONE],
            MANIFEST => &[("Content-Type", "application/manifest+json")],
            _ => &[],
        };
        rules.rule(name, &[&[("Cache-Control", SHORT)], also].concat());
    }
    rules.rule("roles/*", &[("Cache-Control", SHORT), ANYONE]);
    rules.rule("roles/*.md", &[("Content-Type", "text/markdown; charset=utf-8")]);
    rules.text
}

const ANYONE: (&str, &str) = ("Access-Control-Allow-Origin", "*");

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
        let names = |names: &'static [&'static str]| names.iter().copied();
        let text = headers("/jobs/", names(&["app-1a.js", "app-1a.wasm"]), names(&["catalog.json", "sw.js"]));
        let (policy, rest) = text.split_once("/jobs/app").unwrap();
        assert!(policy.starts_with("/jobs/*\n  Content-Security-Policy: default-src 'none'; "), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        let expect = concat!(
            "-1a.js\n  Cache-Control: public, max-age=31536000, immutable\n",
            "/jobs/app-1a.wasm\n  Cache-Control: public, max-age=31536000, immutable\n  Content-Type: application/wasm\n",
            "/jobs/\n  Cache-Control: public, max-age=0, must-revalidate\n",
            "/jobs/catalog.json\n  Cache-Control: public, max-age=0, must-revalidate\n",
            "  Access-Control-Allow-Origin: *\n",
            "/jobs/sw.js\n  Cache-Control: public, max-age=0, must-revalidate\n",
            "/jobs/roles/*\n  Cache-Control: public, max-age=0, must-revalidate\n  Access-Control-Allow-Origin: *\n",
            "/jobs/roles/*.md\n  Content-Type: text/markdown; charset=utf-8\n",
        );
        assert_eq!(rest, expect);
    }
}
