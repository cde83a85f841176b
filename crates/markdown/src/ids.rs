//! An id that the text asks for → one that takes nothing away from anybody.
//!
//! An element with an id can be had from the document and its window by that name, and so stand in for what scripts
//! expect there. Ids that are names of the browser's, or that are the interface's own, are given with something in front.

use rolebook_model::cut;

/// Begins an id that could not be given as it is. No name of the browser's has a hyphen.
const FREE: &str = "section-";

/// Begins the ids of the interface.
const OURS: &str = "rolebook";

/// What is called so in every browser's window, document or form, as far as words of a heading can say it: in lower case
/// and without hyphens. `on…` are rules of their own.
const NAMES: &str = "|action|alert|all|anchors|append|applets|atob|autocomplete|blur|body|btoa|caches|charset|children|chrome|\
clear|close|closed|confirm|console|constructor|contains|content|controllers|cookie|credentialless|crypto|dir|doctype|\
document|domain|dump|elements|embeds|encoding|enctype|escape|eval|evaluate|event|external|fence|fetch|find|focus|fonts|\
forms|frames|fullscreen|head|hidden|history|images|implementation|length|links|location|locationbar|menubar|method|name|\
navigation|navigator|netscape|normalize|open|opener|origin|parent|performance|personalbar|plugins|prepend|prerendering|\
print|prompt|referrer|rel|reset|safari|scheduler|screen|scripts|scroll|scrollbars|self|sidebar|status|statusbar|stop|\
submit|target|timeline|title|toolbar|top|undefined|unescape|viewport|when|window|write|writeln|";

/// `id` where it takes nothing away; else one that is made of it, and the same each time.
pub fn free_id(id: &str) -> String {
    if is_taken(id) { [FREE, id].concat() } else { id.to_owned() }
}

fn is_taken(id: &str) -> bool {
    let is_name = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'));
    // Scripts' own names have capitals or underscores in them, and only an anchor of the text keeps these.
    let is_of_scripts =
        is_name && id.bytes().any(|byte| !byte.is_ascii_lowercase() && !byte.is_ascii_digit());
    let is_of_events = is_name && id.starts_with("on");
    is_of_scripts || is_of_events || id.starts_with(OURS) || cut::says(NAMES, &["|", id, "|"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, expect: &str) {
        assert_eq!(free_id(id), expect);
        assert_eq!(free_id(expect), expect);
    }

    #[test]
    fn what_nobody_else_is_called_stays() {
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
    fn names_of_the_browser_are_given_otherwise() {
        check("location", "section-location");
        check("constructor", "section-constructor");
        check("__proto__", "section-__proto__");
        check("innerHTML", "section-innerHTML");
        check("onclick", "section-onclick");
    }

    #[test]
    fn ids_of_the_interface_are_not_given() {
        check("rolebook", "section-rolebook");
        check("rolebook-page", "section-rolebook-page");
    }
}
