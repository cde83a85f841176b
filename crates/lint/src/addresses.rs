//! Addresses on a page: without encryption, without a link, or behind text that names another host; and images without text.

use super::context::{PageContext, Text};
use super::literal::{self, LiteralLink};
use super::words::Table;
use rolebook_markdown::{LinkForm, Passage, PassageLink, href};
use rolebook_model::invisible::visible;
use rolebook_model::{Finding, Rule};

/// Findings about the addresses and images of a page.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in &page.texts {
        for link in &text.passage.links {
            findings.extend(insecure(link));
            findings.extend(misleading(text, link, &page.site.link_base));
            findings.extend(without_text(text, link));
        }
        let literal = if super::HAS_ALL { literal::links(text) } else { Vec::new() };
        findings.extend(literal.iter().map(|link| link.finding(text)));
        findings.extend(bare(text, &literal));
    }
    findings
}

fn about(link: &PassageLink, rule: Rule, message: String) -> Finding {
    Finding::new(rule, link.position, message).with_length(link.length)
}

fn insecure(link: &PassageLink) -> Option<Finding> {
    let target = link.target.trim();
    let is_insecure = target.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"));
    let host = host(target)?;
    let is_own = matches!(host.split(':').next(), Some("localhost" | "127.0.0.1"));
    if !is_insecure || is_own {
        return None;
    }
    Some(about(
        link,
        Rule::InsecureLink,
        format!("anyone on the network can read and change what {host} sends"),
    ))
}

/// A link whose text is an address, or has one in it, on another host than the one it leads to.
fn misleading(text: &Text<'_>, link: &PassageLink, link_base: &str) -> Option<Finding> {
    if link.form != LinkForm::Link {
        return None;
    }
    let leads_to = host(&href(&link.target, link_base)?)?;
    let shown = visible(text.passage.text.get(link.text.clone()).unwrap_or_default());
    let named = shown.split_whitespace().find_map(|word| named_host(word, shown.trim() == word))?;
    if owner(&named) == owner(&leads_to) {
        return None;
    }
    Some(about(
        link,
        Rule::MisleadingLink,
        format!("the text names {named}, and the link leads to {leads_to}"),
    ))
}

/// The host of an address, in lower case: what stands behind `//` or, in a mail's, behind `@`.
fn host(address: &str) -> Option<String> {
    let mail = address.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let host = match mail {
        Some(scheme) => address.strip_prefix(scheme)?.split('@').nth(1)?,
        None => {
            let (scheme, behind) = address.split_once("//")?;
            if scheme.len() > "https:".len() || !(scheme.is_empty() || scheme.ends_with(':')) {
                return None;
            }
            let authority = behind.split(['/', '?', '#', '\\']).next()?;
            authority.rsplit('@').next()?
        }
    };
    let host = host.split(['?', ',', '&']).next()?.to_lowercase();
    if host.is_empty() { None } else { Some(host) }
}

/// Top-level domains of hosts that people write without `https://`. Names such as "Node.js" are no hosts.
static TOP_LEVEL_DOMAINS: Table =
    Table::of("com, org, net, io, dev, edu, gov, eu, de, uk, fr, nl, ch, at, ca, au, jp, br, info, example");

/// The host that a word of a link's text names. One that is a word among others may be a company's name ("Booking.com"): it
/// counts where it is written like an address.
fn named_host(word: &str, is_alone: bool) -> Option<String> {
    let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    if let Some(host) = host(word) {
        return Some(host);
    }
    let name = word.rsplit('@').next()?.split(['/', '?', '#', ':']).next()?;
    let is_host = name.rsplit_once('.').is_some_and(|(before, end)| {
        !before.is_empty() && TOP_LEVEL_DOMAINS.contains(&end.to_ascii_lowercase())
    });
    let is_written_so = is_alone || name.starts_with("www.") || word.len() > name.len();
    if is_host && is_written_so { Some(name.to_lowercase()) } else { None }
}

/// Second-level domains below which names are registered, as in "co.uk". The whole list (<https://publicsuffix.org/>) has
/// thousands; these cover most of them.
static SECOND_LEVEL_DOMAINS: Table =
    Table::of("ac, co, com, edu, go, gob, gouv, gov, govt, ltd, mil, ne, net, nhs, nom, or, org, plc, sch");

/// The registered part of a host's name, nearly: the last two labels, or three where the last two are such as "co.uk".
fn owner(host: &str) -> String {
    let host = host.split(':').next().unwrap_or_default();
    let labels: Vec<&str> = host.rsplit('.').collect();
    let is_double = matches!(labels.as_slice(), [last, second, ..] if last.len() == 2 && SECOND_LEVEL_DOMAINS.contains(second));
    let count = if is_double { 3 } else { 2 };
    let owner: Vec<&str> = labels.into_iter().take(count).collect();
    owner.join(".")
}

/// Words that people put in as an image's text when they have to write something.
const NO_DESCRIPTION: [&str; 6] = ["image", "img", "picture", "photo", "alt", "alt text"];

fn without_text(text: &Text<'_>, link: &PassageLink) -> Option<Finding> {
    if link.form != LinkForm::Image {
        return None;
    }
    let link_text = text.passage.text.get(link.text.clone()).unwrap_or_default().trim();
    let message = if link_text.is_empty() {
        "the image has no text".to_owned()
    } else if is_file(link_text) || NO_DESCRIPTION.iter().any(|name| link_text.eq_ignore_ascii_case(name)) {
        format!("\"{link_text}\" does not describe the image")
    } else {
        return None;
    };
    Some(about(link, Rule::ImageWithoutText, message))
}

/// No file's name is longer.
const LONGEST_NAME: usize = 255;

fn is_file(text: &str) -> bool {
    if text.len() > LONGEST_NAME {
        return false;
    }
    let end = text.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    matches!(end.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif") && !text.contains(' ')
}

/// Addresses in the text that are no links, one finding each; not of the links that have one already.
fn bare(text: &Text<'_>, literal: &[LiteralLink]) -> Vec<Finding> {
    let passage = &text.passage;
    let mut findings = Vec::new();
    let mut at = 0;
    for word in passage.text.split(' ') {
        let start = word.find("https://").or_else(|| word.find("http://"));
        let start = start.or_else(|| word.find("www.").filter(|start| is_www(word, *start)));
        if let Some(start) = start {
            let address = word.get(start..).unwrap_or_default();
            let address = address.split([']', '>', '"', '<', '|']).next().unwrap_or_default();
            let address = up_to_code_or_link(passage, address, at + start);
            let address =
                up_to_open_bracket(address).trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
            let part = at + start..at + start + address.len();
            let next = literal.partition_point(|link| link.part.end <= part.start);
            let is_found = literal.get(next).is_some_and(|link| link.part.contains(&part.start));
            let is_text = passage.link_at(part.start).is_none() && !passage.is_code(part.start) && !is_found;
            if is_text && address.len() > "https://".len() {
                let message = "the address is not a link";
                let address = visible(address);
                let help = match address.starts_with("http") {
                    true => format!("write `[what is there]({address})`, or `<{address}>`"),
                    false => format!("write `[what is there](https://{address})`"),
                };
                let finding = text.finding(Rule::BareUrl, part, message).with_help(help);
                findings.push(match address.starts_with("http") {
                    true => finding.with_edit(&*address, format!("<{address}>")),
                    false => finding,
                });
            }
        }
        at += word.len() + 1;
    }
    findings
}

/// The part of an address at byte `start` of a passage in front of code or of a link, which its author wrote apart.
fn up_to_code_or_link<'a>(passage: &Passage, address: &'a str, start: usize) -> &'a str {
    let is_other = |at: usize| passage.is_code(at) || passage.link_at(at).is_some();
    let end = address.char_indices().map(|(at, _)| at).skip(1).find(|at| is_other(start + at));
    end.and_then(|end| address.get(..end)).unwrap_or(address)
}

/// The address up to a `)` that closes none of its own: "(https://a.example/b_(c))".
fn up_to_open_bracket(address: &str) -> &str {
    let mut open = 0_usize;
    for (at, mark) in address.char_indices() {
        match mark {
            '(' => open += 1,
            ')' if open == 0 => return address.get(..at).unwrap_or_default(),
            ')' => open -= 1,
            _ => {}
        }
    }
    address
}

/// Whether "www." at `start` begins the name of a host.
fn is_www(word: &str, start: usize) -> bool {
    let behind = word.get(start + 4..).unwrap_or_default();
    let before = word.get(..start).unwrap_or_default();
    !before.ends_with(char::is_alphanumeric) && behind.contains('.')
}
