//! A link's target as written → what the page may link to.

use super::blanks::is_filler;
use crate::cut;
use std::borrow::Cow;

/// What becomes of a link's target.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An address that is allowed, resolved.
    Href(String),
    /// An address that the page must not link to, or none at all.
    Refused,
    /// A root-relative address, and there is no link base to resolve it against.
    NoBase,
}

/// Decides on a target whose entities are decoded.
///
/// Allowed are `https:`, `http:`, `mailto:` and `tel:`, relative references and fragments. As browsers do,
/// control characters are dropped and `\` counts as `/` at the front, so `//host` and `\\host` name another
/// host; they are read as `https`.
pub(super) fn resolve(raw: &str, link_base: &str) -> Target {
    let Some(target) = cleaned(raw) else { return Target::Refused };
    let target = target.trim();
    let rest = cut::start(target, b"/\\");
    match target.len() - rest.len() {
        _ if target.is_empty() => Target::Refused,
        0 => with_scheme(target),
        1 if link_base.is_empty() => Target::NoBase,
        1 => Target::Href([cut::end(link_base, b"/"), "/", rest].concat()),
        _ if rest.is_empty() => Target::Refused,
        _ => Target::Href(["https://", rest].concat()),
    }
}

/// What to call a link that shows nothing: its host, or the last part of its path.
pub(super) fn describe(href: &str) -> &str {
    let path = cut::before_any(href, b"?#").0;
    let host = path.as_bytes().windows(3).position(|found| found == b"://");
    let named = match host {
        Some(at) => cut::before_any(cut::at(path, at + 3).1, b"/").0,
        None => after_slash(cut::end(path, b"/")),
    };
    if named.is_empty() { href } else { named }
}

/// What follows the last slash of `path`.
fn after_slash(path: &str) -> &str {
    let slash = memchr::memrchr(b'/', path.as_bytes());
    cut::at(path, slash.map_or(0, |slash| slash + 1)).1
}

const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

fn with_scheme(target: &str) -> Target {
    let segment = cut::before_any(target, b"/\\?#").0;
    let scheme = cut::before_any(segment, b":").0;
    if scheme.len() == segment.len() {
        let disguised = segment.as_bytes().windows(3).any(|found| found.eq_ignore_ascii_case(b"%3a"));
        return if disguised { Target::Refused } else { Target::Href(target.to_owned()) };
    }
    let rest = cut::at(target, scheme.len()).1;
    for allowed in SCHEMES {
        if scheme.eq_ignore_ascii_case(allowed) && rest.len() > 1 {
            return Target::Href([allowed, rest].concat());
        }
    }
    Target::Refused
}

/// `raw` without what is no part of an address; `None` where nobody can know what it was.
fn cleaned(raw: &str) -> Option<Cow<'_, str>> {
    if raw.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(Cow::Borrowed(raw));
    }
    let target = without_leftovers(raw)?;
    let mut kept = String::with_capacity(target.len());
    for character in target.chars() {
        if !character.is_control() {
            kept.push(character);
        }
    }
    Some(Cow::Owned(kept))
}

/// A template leftover in front of a path stands for the site's own address: `{{ site.url }}/jobs`.
/// Anywhere else nobody can know the target.
fn without_leftovers(raw: &str) -> Option<Cow<'_, str>> {
    let path = raw.trim_start_matches(is_filler);
    if path.chars().any(is_filler) {
        return None;
    }
    match path.strip_prefix('/') {
        _ if path.len() == raw.len() => Some(Cow::Borrowed(raw)),
        Some(rest) => Some(Cow::Owned(["/", cut::start(rest, b"/")].concat())),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://example.com/";

    fn check(raw: &str, expect: &str) {
        assert_eq!(resolve(raw, BASE), Target::Href(expect.to_owned()), "{raw:?}");
    }

    fn check_refused(raw: &str) {
        assert_eq!(resolve(raw, BASE), Target::Refused, "{raw:?}");
    }

    #[test]
    fn allowed_schemes_stay() {
        check("https://a.example/b?c#d", "https://a.example/b?c#d");
        check("HTTP://a.example", "http://a.example");
        check("mailto:jobs@example.com", "mailto:jobs@example.com");
        check("tel:+49-1", "tel:+49-1");
    }

    #[test]
    fn relative_references_stay() {
        check("other.md", "other.md");
        check("../design/lead.md#role", "../design/lead.md#role");
        check("#requirements", "#requirements");
        check("?q=rust", "?q=rust");
        check("a/b:c", "a/b:c");
    }

    #[test]
    fn root_relative_references_are_joined_with_the_link_base() {
        check("/handbook/values", "https://example.com/handbook/values");
        check("/", "https://example.com/");
        check("\\handbook", "https://example.com/handbook");
        assert_eq!(resolve("/handbook", ""), Target::NoBase);
        assert_eq!(
            resolve("/x", "https://example.com/docs"),
            Target::Href("https://example.com/docs/x".to_owned())
        );
    }

    #[test]
    fn addresses_without_a_scheme_are_read_as_https() {
        check("//cdn.example/x", "https://cdn.example/x");
        check("\\\\cdn.example/x", "https://cdn.example/x");
        check("/\\cdn.example", "https://cdn.example");
    }

    #[test]
    fn everything_else_is_refused_however_it_is_disguised() {
        for raw in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "java script:alert(1)",
            "javascript\t:alert(1)",
            "javascript%3Aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "https:",
            "//",
            "",
            "  ",
        ] {
            check_refused(raw);
        }
    }

    #[test]
    fn a_link_that_shows_nothing_is_called_by_its_host_or_file() {
        assert_eq!(describe("https://videos.example/embed/1"), "videos.example");
        assert_eq!(describe("images/team.png?x=1"), "team.png");
        assert_eq!(describe("#here"), "#here");
    }
}
