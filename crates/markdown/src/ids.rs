//! An id that the text asks for → one that shadows nothing (DOM clobbering).
//!
//! Browsers make an element with an id a property of the document and its window, where it can shadow what scripts
//! expect under that name. Ids that are such names, or that the interface uses, get a prefix.

/// Prefix of ids that would shadow something. No name of the browser's has a hyphen.
const PREFIX: &str = "section-";

/// How the ids of the interface begin.
const INTERFACE: &str = "rolebook";

/// Properties of every browser's window, document or form that the slug of a heading can equal: in lower case and without
/// hyphens. Names that start with `on` are covered by a rule of their own. Sorted.
const NAMES: &[&str] = &[
    "action",
    "alert",
    "all",
    "anchors",
    "append",
    "applets",
    "atob",
    "autocomplete",
    "blur",
    "body",
    "btoa",
    "caches",
    "changes",
    "charset",
    "children",
    "chrome",
    "clear",
    "close",
    "closed",
    "confirm",
    "console",
    "constructor",
    "contains",
    "content",
    "controllers",
    "cookie",
    "credentialless",
    "crypto",
    "dir",
    "doctype",
    "document",
    "domain",
    "dump",
    "elements",
    "embeds",
    "encoding",
    "enctype",
    "escape",
    "eval",
    "evaluate",
    "event",
    "external",
    "fence",
    "fetch",
    "find",
    "focus",
    "fonts",
    "forms",
    "frames",
    "fullscreen",
    "head",
    "hidden",
    "history",
    "images",
    "implementation",
    "length",
    "links",
    "location",
    "locationbar",
    "matrix",
    "menubar",
    "method",
    "name",
    "navigation",
    "navigator",
    "netscape",
    "normalize",
    "open",
    "opener",
    "origin",
    "parent",
    "performance",
    "personalbar",
    "plugins",
    "prepend",
    "prerendering",
    "print",
    "prompt",
    "referrer",
    "rel",
    "reset",
    "safari",
    "scheduler",
    "screen",
    "scripts",
    "scroll",
    "scrollbars",
    "self",
    "sidebar",
    "status",
    "statusbar",
    "stop",
    "submit",
    "target",
    "timeline",
    "title",
    "toolbar",
    "top",
    "undefined",
    "unescape",
    "viewport",
    "when",
    "window",
    "write",
    "writeln",
];

/// `id` where it shadows nothing; else the same with a prefix.
///
/// ```
/// use rolebook_markdown::free_id;
///
/// assert_eq!(free_id("requirements"), "requirements");
/// assert_eq!(free_id("location"), "section-location");
/// ```
pub fn free_id(id: &str) -> String {
    if shadows(id) { format!("{PREFIX}{id}") } else { id.to_owned() }
}

fn shadows(id: &str) -> bool {
    let is_name = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'));
    // Scripts' own names have capitals or underscores in them, and only an anchor of the text keeps these.
    let has_script_case =
        is_name && id.bytes().any(|byte| !byte.is_ascii_lowercase() && !byte.is_ascii_digit());
    let is_event = is_name && id.starts_with("on");
    let is_listed = is_name && NAMES.binary_search(&id).is_ok();
    has_script_case || is_event || is_listed || id.starts_with(INTERFACE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, expect: &str) {
        assert_eq!(free_id(id), expect);
        assert_eq!(free_id(expect), expect);
    }

    #[test]
    fn ids_that_shadow_nothing_stay() {
        for id in [
            "requirements",
            "role",
            "on-call",
            "location-and-travel",
            "über-uns",
            "senior--lead-a-team",
            "x1",
        ] {
            check(id, id);
        }
    }

    #[test]
    fn names_of_the_browser_get_a_prefix() {
        assert!(NAMES.is_sorted());
        check("location", "section-location");
        check("constructor", "section-constructor");
        check("__proto__", "section-__proto__");
        check("innerHTML", "section-innerHTML");
        check("onclick", "section-onclick");
    }

    #[test]
    fn ids_of_the_interface_get_a_prefix() {
        check("rolebook", "section-rolebook");
        check("rolebook-page", "section-rolebook-page");
    }
}
