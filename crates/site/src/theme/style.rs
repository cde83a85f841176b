//! The theme's style sheet → what in it has no effect under the site's policy.
//!
//! The sheet itself is written as it is: the policy holds whatever it says.

use cssparser::{ParseError, Parser, Token};
use rolebook_model::{Finding, LineIndex, Rule};
use url::Url;

/// Findings about the rules of a sheet, on a site with images from these origins.
pub(super) fn findings(css: &str, images: &[String]) -> Vec<Finding> {
    let mut checker = Checker { css, lines: LineIndex::new(css), images, findings: Vec::new() };
    checker.walk(&mut Parser::new(css), Place::Rules, 0);
    checker.findings
}

struct Checker<'a> {
    css: &'a str,
    lines: LineIndex,
    images: &'a [String],
    findings: Vec<Finding>,
}

/// Where a token stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Rules,
    FontFace,
    /// In a function whose texts are addresses.
    Address {
        of_font: bool,
    },
}

/// How deeply blocks may be nested: less deeply than cssparser allows.
const DEEPEST: usize = 50;

impl Checker<'_> {
    fn walk(&mut self, parser: &mut Parser<'_>, place: Place, depth: usize) {
        // The at-rule whose prelude is being read.
        let mut rule = String::new();
        loop {
            parser.skip_whitespace();
            let at = parser.position().byte_index();
            let Ok(token) = parser.next() else { return };
            let is_other = rule == "import" || rule == "namespace";
            let inner = match token {
                Token::AtKeyword(name) => {
                    rule = name.to_ascii_lowercase();
                    if rule == "import" {
                        self.find(at, "`@import` loads nothing, since the site has no other style sheet");
                    }
                    continue;
                }
                Token::Semicolon => {
                    rule.clear();
                    continue;
                }
                Token::UnquotedUrl(address) if !is_other => {
                    let address = address.to_string();
                    self.check(at, &address, place);
                    continue;
                }
                Token::QuotedString(address) => {
                    let address = address.to_string();
                    if !is_other && matches!(place, Place::Address { .. }) {
                        self.check(at, &address, place);
                    }
                    continue;
                }
                Token::CurlyBracketBlock => {
                    let is_font = std::mem::take(&mut rule) == "font-face";
                    if is_font { Place::FontFace } else { Place::Rules }
                }
                Token::Function(_) if is_other => continue,
                Token::Function(name) if takes_addresses(name) => {
                    let of_font = matches!(place, Place::FontFace | Place::Address { of_font: true });
                    Place::Address { of_font }
                }
                Token::Function(_) if matches!(place, Place::Address { .. }) => continue,
                Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => place,
                _ => continue,
            };
            if depth == DEEPEST {
                self.find(at, "blocks are nested too deeply to be checked");
                continue;
            }
            let _ = parser.parse_nested_block(|parser| {
                self.walk(parser, inner, depth + 1);
                Ok::<_, ParseError<()>>(())
            });
        }
    }

    fn check(&mut self, at: usize, address: &str, place: Place) {
        let address = address.trim();
        if address.is_empty() || address.starts_with('#') {
            return;
        }
        if matches!(place, Place::FontFace | Place::Address { of_font: true }) {
            let message = format!("the site's policy loads no fonts, so not \"{}\" either", quoted(address));
            return self.find_with(at, message, "name fonts that visitors have, or `local(\"…\")`");
        }
        let Some(base) = super::base() else { return };
        let Ok(url) = base.join(address) else {
            return self.find(at, &format!("\"{}\" is no address", quoted(address)));
        };
        if url.origin() == base.origin() || self.images.iter().any(|origin| *origin == origin_of(&url)) {
            return;
        }
        let message = format!("the site's policy does not load \"{}\"", quoted(address));
        self.find_with(
            at,
            message,
            "copy the image to the site with --files, or name its origin in `images` of site.toml",
        );
    }

    fn find(&mut self, at: usize, message: &str) {
        let help = "write all rules into style.css, and name only images of the site's own";
        self.find_with(at, message.to_owned(), help);
    }

    fn find_with(&mut self, at: usize, message: String, help: &'static str) {
        let position = self.lines.position(self.css, at);
        self.findings.push(Finding::new(Rule::Theme, position, message).with_help(help));
    }
}

fn takes_addresses(function: &str) -> bool {
    ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"]
        .iter()
        .any(|known| function.eq_ignore_ascii_case(known))
}

fn origin_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// An address as a message quotes it.
fn quoted(address: &str) -> String {
    super::quoted(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the lines and columns of what is found in a sheet.
    #[track_caller]
    fn check(css: &str, expect: &[(u32, u32)]) {
        let found = findings(css, &["https://img.example".to_owned()]);
        let places: Vec<_> = found.iter().map(|it| (it.position.line, it.position.column)).collect();
        assert_eq!(places, expect, "{css}: {found:?}");
    }

    #[test]
    fn rules_of_the_sites_own_are_no_finding() {
        for css in [
            "",
            "h1 { color: red }",
            "a { background: url(logo.svg), url(\"/files/a.png\"), url(#filter) }",
            "a { background: url(https://img.example/a.png) }",
            "@namespace svg url(http://www.w3.org/2000/svg);",
            "a::before { content: \"https://a.example/\" }",
            "@media (min-width: 40rem) { @layer x { a { b: c } } }",
            "@font-face { font-family: X; src: local(\"Arial\") }",
            "@charset \"utf-8\"; /* url(https://a.example) @import 'x' */",
            "a { background: image-set(\"a.png\" type(\"image/png\")) }",
            "a { b: c",
            "}}}} a { b: url(",
        ] {
            check(css, &[]);
        }
    }

    #[test]
    fn what_the_policy_does_not_load_is_found_where_it_stands() {
        check("@import \"a.css\";", &[(1, 1)]);
        check("h1 { b: c }\n  @import url(https://a.example/x.css) screen;\n", &[(2, 3)]);
        check("@\\69mport 'x';", &[(1, 1)]);
        check("@IMPORT 'x'", &[(1, 1)]);
        check("a { background: url(https://a.example/x.png) }", &[(1, 17)]);
        check("a { background: url( \"//a.example/x.png\" ) }", &[(1, 22)]);
        check("a { background: URL(HTTP://a.example/x.png) }", &[(1, 17)]);
        check("a { background: u\\72l(https://a.example/x.png) }", &[(1, 17)]);
        check("a { background: url(data:image/png;base64,x) }", &[(1, 17)]);
        check(
            "a { background: image-set('https://a.example/x' 1x, url(https://a.example) 2x) }",
            &[(1, 27), (1, 53)],
        );
        check("@media print {\n a { cursor: url(https://a.example/x), auto }\n}", &[(2, 14)]);
        check("@font-face {\n src: url(font.woff2) format('woff2')\n}", &[(2, 7)]);
        check("@font-face { src: src('font.woff2') }", &[(1, 23)]);
        check("a { --x: [(url(https://a.example))] }", &[(1, 12)]);
    }

    #[test]
    fn a_sheet_may_be_nested_to_any_depth() {
        for open in ["(", "{", "[", "a(", "@media{", "url("] {
            let findings = findings(&open.repeat(60_000), &[]);
            assert!(findings.len() <= 1, "{open}");
        }
    }
}
