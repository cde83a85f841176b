//! A style sheet for whole pages → the same rules for the shadow tree of an embed, in a host's page.
//!
//! [`for_shadow_tree`] goes through the tokens of the sheet and converts what would have another meaning there:
//!
//! 1. `rem` is relative to the font size of the host's root. Lengths in `rem` become multiples of `--role-book-unit`, the
//!    font size that the embed inherits, and those in conditions become `em`;
//! 2. the width of the window is not that of the embed: media queries on width become container queries, and `vw` and `vi`
//!    become `cqi`;
//! 3. `:root` becomes the embed's own `.rolebook`, so that nothing in the host's slots is affected;
//! 4. the layer `page` and `@page` are for whole pages, and are left out.
//!
//! Comments and redundant white space are removed.

use cssparser::{ParseError, Parser, Token};
use std::mem::take;

/// The rules for a shadow tree.
pub(super) fn for_shadow_tree(sheet: &str) -> String {
    rules(&mut Parser::new(sheet))
}

/// The content of a sheet or a block: rules and declarations.
fn rules(parser: &mut Parser<'_>) -> String {
    let (mut out, mut piece) = (String::new(), String::new());
    while let Some((token, text)) = next(parser) {
        match token {
            Token::CurlyBracketBlock => {
                let content = parser.parse_nested_block(|block| Ok::<_, ParseError<()>>(rules(block)));
                out += &rule(take(&mut piece).trim_end(), &content.unwrap_or_default());
            }
            Token::Semicolon => {
                out += take(&mut piece).trim_end();
                out.push(';');
            }
            _ => push(&mut piece, &token, text, parser),
        }
    }
    out + piece.trim_end()
}

/// The next token, and its source text.
fn next<'a>(parser: &mut Parser<'a>) -> Option<(Token<'a>, &'a str)> {
    let start = parser.position();
    let token = parser.next_including_whitespace_and_comments().ok()?.clone();
    Some((token, parser.slice_from(start)))
}

/// Adds a token to the text before a block or a semicolon, with its content if it is a function or a block.
fn push(piece: &mut String, token: &Token<'_>, text: &str, parser: &mut Parser<'_>) {
    match token {
        Token::Comment(_) => {}
        Token::WhiteSpace(_) if piece.is_empty() || piece.ends_with([' ', ',', ':', '(']) => {}
        Token::WhiteSpace(_) => piece.push(' '),
        Token::Dimension { unit, .. } => {
            let number = text.strip_suffix(&**unit).unwrap_or(text);
            let is_condition = piece.starts_with('@');
            *piece += &length(number, unit, is_condition);
        }
        Token::Ident(name) if &**name == "root" && piece.ends_with(':') => {
            piece.pop();
            *piece += EMBED;
        }
        Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => {
            *piece += text;
            // The block is always read to its end: nothing in it is an error.
            let _ = parser.parse_nested_block(|block| {
                while let Some((token, text)) = next(block) {
                    push(piece, &token, text, block);
                }
                Ok::<_, ParseError<()>>(())
            });
            piece.push(if matches!(token, Token::SquareBracketBlock) { ']' } else { ')' });
        }
        _ => *piece += text,
    }
}

/// The selector of the embed's root element.
const EMBED: &str = ".rolebook";

fn length(number: &str, unit: &str, is_condition: bool) -> String {
    match unit {
        "rem" if is_condition => format!("{number}em"),
        "rem" => format!("calc({number}*var(--role-book-unit))"),
        "vw" | "vi" => format!("{number}cqi"),
        _ => format!("{number}{unit}"),
    }
}

/// A rule, or several if media queries are converted to container queries.
fn rule(start: &str, content: &str) -> String {
    if start == "@layer page" || start == "@page" {
        return String::new();
    }
    let Some(conditions) = start.strip_prefix("@media").filter(|it| it.contains("width")) else {
        return format!("{start}{{{content}}}");
    };
    let alternatives = conditions.split(',').map(|condition| {
        let query = if condition.contains("width") { "container" } else { "media" };
        format!("@{query} {}{{{content}}}", condition.trim())
    });
    alternatives.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sheet: &str, expect: &str) {
        assert_eq!(for_shadow_tree(sheet), expect);
    }

    #[test]
    fn lengths_do_not_depend_on_the_hosts_root() {
        check(
            "a { margin: 1.5rem -2rem 0; }",
            "a{margin:calc(1.5*var(--role-book-unit)) calc(-2*var(--role-book-unit)) 0;}",
        );
        check(
            "a { --size: clamp(1rem, 0.5rem + 1.6vw, 4vi) }",
            "a{--size:clamp(calc(1*var(--role-book-unit)),calc(0.5*var(--role-book-unit)) + 1.6cqi,4cqi)}",
        );
        check("a { content: \"2rem\"; inset: 2em }", "a{content:\"2rem\";inset:2em}");
    }

    #[test]
    fn media_queries_on_width_become_container_queries() {
        check(
            "@media (min-width: 40rem) and (max-width: 60rem) { a { margin: 1rem; } }",
            "@container (min-width:40em) and (max-width:60em){a{margin:calc(1*var(--role-book-unit));}}",
        );
        check(
            "@media print, (min-width: 44rem) { a { b: c; } }",
            "@media print{a{b:c;}}@container (min-width:44em){a{b:c;}}",
        );
        check("@media (hover: hover) { a { b: c; } }", "@media (hover:hover){a{b:c;}}");
    }

    #[test]
    fn the_root_is_the_embed() {
        check(":root { --a: b; }", ".rolebook{--a:b;}");
        check(":root, a:hover { b: c; }", ".rolebook,a:hover{b:c;}");
        check("root :host { b: c; }", "root :host{b:c;}");
    }

    #[test]
    fn rules_for_whole_pages_are_left_out() {
        check("@layer base, page;", "@layer base,page;");
        check("@layer page { :root { a: b } @media print { c { d: e } } } f { g: h }", "f{g:h}");
        check(
            "@layer print { @media print { @page { margin: 1cm; } a { b: c; } } }",
            "@layer print{@media print{a{b:c;}}}",
        );
    }

    #[test]
    fn significant_white_space_stays() {
        check("a /* b */ > :is(c , d)  e[f = \"g  h\"] { i : j }", "a > :is(c ,d) e[f = \"g  h\"]{i :j}");
    }

    #[test]
    fn no_rule_of_an_embed_depends_on_the_hosts_page() {
        let site = include_str!("../../../../static/rolebook.css");
        let embed = include_str!("../../../../static/embed/role-book.css");
        let sheet = format!("{}{}", for_shadow_tree(embed), for_shadow_tree(site));
        for of_the_host in
            ["rem", "vw", "vi)", ":root", "body", "@page", "site-header", "leaving", "ready]", "@media (m"]
        {
            assert!(!sheet.contains(of_the_host), "there is {of_the_host}");
        }
        assert!(sheet.contains(".rolebook{color-scheme:light dark;--paper:"));
    }
}
