//! A link's target as written → what the page may link to.

use super::blanks::is_filler;
use super::ids::free_id;
use rolebook_model::invisible::{is_invisible, is_odd_space};
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
/// host; they are read as `https`. A fragment leads to the id that its heading or anchor was given in place of
/// the one that it asks for.
pub(super) fn resolve(raw: &str, link_base: &str) -> Target {
    let Some(target) = cleaned(raw) else { return Target::Refused };
    let target = target.trim();
    let rest = target.trim_start_matches(SLASHES);
    match target.len() - rest.len() {
        _ if target.is_empty() => Target::Refused,
        0 => match target.strip_prefix('#') {
            Some(id) => Target::Href(format!("#{}", free_id(id))),
            None => with_scheme(target),
        },
        1 if link_base.is_empty() => Target::NoBase,
        1 => Target::Href(format!("{}/{rest}", link_base.trim_end_matches('/'))),
        _ => on_host("https", rest),
    }
}

/// Whether an address is at one of these origins, of which only those with `https:` count.
pub(super) fn is_from(href: &str, origins: &[String]) -> bool {
    origins.iter().any(|origin| {
        origin.starts_with("https://")
            && href
                .split_at_checked(origin.len())
                .is_some_and(|(start, path)| path.starts_with('/') && start.eq_ignore_ascii_case(origin))
    })
}

/// What to call a link that shows nothing: its host, or the last part of its path.
pub(super) fn describe(href: &str) -> &str {
    let path = before(href, &['?', '#']);
    let named = match path.split_once("://") {
        Some((_, host)) => before(host, &['/']),
        None => {
            let path = path.trim_end_matches('/');
            path.rsplit_once('/').map_or(path, |(_, name)| name)
        }
    };
    if named.is_empty() { href } else { named }
}

/// `text` up to the first of `marks`.
fn before<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.split(marks).next().unwrap_or_default()
}

/// What browsers read as a slash in front of a host.
const SLASHES: [char; 2] = ['/', '\\'];

const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

fn with_scheme(target: &str) -> Target {
    let segment = before(target, &['/', '\\', '?', '#']);
    let Some((scheme, _)) = segment.split_once(':') else {
        let is_disguised = segment.as_bytes().windows(3).any(|found| found.eq_ignore_ascii_case(b"%3a"));
        return if is_disguised { Target::Refused } else { Target::Href(target.to_owned()) };
    };
    let rest = target.split_once(':').map_or("", |(_, rest)| rest);
    match SCHEMES.into_iter().find(|allowed| scheme.eq_ignore_ascii_case(allowed)) {
        None => Target::Refused,
        Some(_) if rest.is_empty() => Target::Refused,
        Some(scheme @ ("https" | "http")) => on_host(scheme, rest.trim_start_matches(SLASHES)),
        Some(scheme) => Target::Href(format!("{scheme}:{rest}")),
    }
}

/// The address of a host and what is on it. However many slashes stood in front, browsers read it as with two.
///
/// A name or password for the host is refused: it is read as the host that the link leads to (`https://known@other/`). So
/// is a space, which no host has.
fn on_host(scheme: &str, host_and_path: &str) -> Target {
    let host = before(host_and_path, &['/', '\\', '?', '#']);
    match host.contains(['@', ' ']) || host.is_empty() {
        true => Target::Refused,
        false => Target::Href(format!("{scheme}://{host_and_path}")),
    }
}

/// Where a link to `raw` leads on a site with this link base; `None` where it is not allowed.
#[cfg(any(test, feature = "findings"))]
pub fn href(raw: &str, link_base: &str) -> Option<String> {
    match resolve(raw, link_base) {
        Target::Href(href) => Some(href),
        Target::Refused | Target::NoBase => None,
    }
}

/// `raw` as an address that any document may link to: with its scheme, and with a host where it is one on the web.
///
/// ```
/// use rolebook_markdown::address;
///
/// assert_eq!(address("//jobs.example.com/1").as_deref(), Some("https://jobs.example.com/1"));
/// assert_eq!(address("javascript:alert(1)"), None);
/// ```
pub fn address(raw: &str) -> Option<String> {
    match resolve(raw, "") {
        Target::Href(href) if before(&href, &['/', '?', '#']).contains(':') => Some(href),
        _ => None,
    }
}

/// `raw` without what is no part of an address; `None` where a leftover hides what it was.
fn cleaned(raw: &str) -> Option<Cow<'_, str>> {
    if raw.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(Cow::Borrowed(raw));
    }
    let target = without_leftovers(raw)?;
    let mut kept = String::with_capacity(target.len());
    for character in target.chars() {
        if !character.is_control() && !is_invisible(character) && !is_odd_space(character) {
            kept.push(character);
        }
    }
    Some(Cow::Owned(kept))
}

/// A template leftover in front of a path stands for the site's own address: `{{ site.url }}/jobs`.
/// Anywhere else the target is unknown.
fn without_leftovers(raw: &str) -> Option<Cow<'_, str>> {
    let path = raw.trim_start_matches(is_filler);
    if path.chars().any(is_filler) {
        return None;
    }
    match path.strip_prefix('/') {
        _ if path.len() == raw.len() => Some(Cow::Borrowed(raw)),
        Some(rest) => Some(Cow::Owned(format!("/{}", rest.trim_start_matches('/')))),
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
        check("\u{3000}https://a.example \u{A0}", "https://a.example");
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
    fn invisible_characters_are_no_part_of_an_address() {
        check("https://a.ex\u{AD}ample/\u{2029}b\u{85}c\u{202E}", "https://a.example/bc");
        check("a\u{2028}b#c\u{2029}d", "ab#cd");
    }

    #[test]
    fn a_host_stands_behind_two_slashes() {
        check("https:\\\\a.example\\b", "https://a.example\\b");
        check("https:a.example", "https://a.example");
        check("http:/a.example", "http://a.example");
    }

    #[test]
    fn a_host_behind_a_name_is_refused() {
        for raw in ["https://known.example@other.example", "//a:b@other.example/c", "https:\\a@b", "http:a@b"]
        {
            check_refused(raw);
        }
        check("https://a.example/@name", "https://a.example/@name");
        check("https://a.example?to=b@c", "https://a.example?to=b@c");
    }

    #[test]
    fn a_fragment_leads_to_the_id_that_was_given() {
        check("#location", "#section-location");
        check("#__proto__", "#section-__proto__");
        check("#", "#");
    }

    #[test]
    fn an_address_for_any_document_has_its_scheme() {
        for (raw, expect) in [
            (" HTTPS:\\a.example", Some("https://a.example")),
            ("mailto:jobs@a.example", Some("mailto:jobs@a.example")),
            ("//a.example/b", Some("https://a.example/b")),
            ("a/b:c", None),
            ("#a:b", None),
            ("/a", None),
            ("javascript:a", None),
            ("", None),
        ] {
            assert_eq!(address(raw).as_deref(), expect, "{raw:?}");
        }
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
            "https://",
            "https:///",
            "https:// a.example",
            "// a.example",
            "java\u{200B}script:alert(1)",
            "\u{202E}javascript:alert(1)",
            "\u{2003}javascript:alert(1)",
            "//",
            "",
            "  ",
        ] {
            check_refused(raw);
        }
    }

    #[test]
    fn images_come_from_whole_origins_only() {
        let origins =
            ["https://img.example", "http://in-the-clear.example", "https:", "https://"].map(str::to_owned);
        let is_from = |href| is_from(href, &origins);
        assert!(is_from("https://img.example/a.png") && is_from("https://IMG.example/a.png"));
        for href in [
            "https://img.example.evil.example/a.png",
            "https://img.example@evil.example/a.png",
            "https://img.example\\@evil.example/a.png",
            "https://img.example:81/a.png",
            "https://img.example",
            "http://in-the-clear.example/a.png",
            "https://evil.example/https://img.example/a.png",
            "a.png",
        ] {
            assert!(!is_from(href), "{href}");
        }
    }

    #[test]
    fn a_link_that_shows_nothing_is_called_by_its_host_or_file() {
        assert_eq!(describe("https://videos.example/embed/1"), "videos.example");
        assert_eq!(describe("images/team.png?x=1"), "team.png");
        assert_eq!(describe("#here"), "#here");
    }
}
