//! A file of the folder of roles → the text of a page, or why it is none: the same whether a site is loaded or a file dropped.

use rolebook_letters::composed;
use rolebook_model::invisible;
use rolebook_model::limits::LARGEST_PAGE;
use rolebook_model::{Finding, Position, Rule};
use std::borrow::Cow;

/// Whether a file is a page, by its name.
pub fn is_markdown(path: &str) -> bool {
    let extension = name(path).rsplit_once('.').map_or("", |(_, extension)| extension);
    ["md", "markdown"].iter().any(|markdown| extension.eq_ignore_ascii_case(markdown))
}

/// Whether a file or folder is hidden, by its name. A page may be called by what begins with a dot: ".NET Developer.md".
pub fn is_hidden(name: &str) -> bool {
    let Some(rest) = name.strip_prefix('.') else { return false };
    let first = rest.split([' ', '-', '_', '.']).next().unwrap_or_default();
    let is_title = rest.contains(' ') && rest.starts_with(|first: char| first.is_ascii_uppercase());
    !(is_markdown(rest) && (is_title || first.eq_ignore_ascii_case("net")))
}

/// Whether a file describes its folder to people: a README without front matter is no page.
pub fn is_readme(path: &str, bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let has_settings = ["---", "+++", "{"].iter().any(|start| text.starts_with(start.as_bytes()));
    name(path).eq_ignore_ascii_case("README.md") && !has_settings
}

/// Whether a file is for tools or authors, by its name: a table of contents, a template, or what lies in a folder of such.
/// Site generators leave out what begins with an underscore, except for the page of the folder itself.
pub fn is_auxiliary(path: &str) -> bool {
    let name = name(path).to_ascii_lowercase();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let is_template = stem == "template"
        || ["-template", "_template", " template", ".template"].iter().any(|end| stem.ends_with(end));
    let mut folders = path.split('/').rev().skip(1);
    stem == "summary"
        || is_template
        || name.starts_with('_') && !is_index(path)
        || folders.any(|folder| FOLDERS.iter().any(|it| folder.eq_ignore_ascii_case(it)))
}

/// Folders in which site generators and editors keep what is no page.
const FOLDERS: [&str; 6] = ["_drafts", "_includes", "_layouts", "_templates", "templates", "archetypes"];

/// Whether a file is the page of its folder, by its name. It may be a role's all the same: some site generators keep each
/// page in a folder of its own.
pub fn is_index(path: &str) -> bool {
    let name = name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ["index", "_index", "readme"].iter().any(|index| stem.eq_ignore_ascii_case(index))
}

/// Whether a file is the page of a department's folder, by its path: it may introduce the department.
pub fn is_of_department(path: &str) -> bool {
    is_index(path) && path.split('/').count() == 2
}

/// The text of a file of these bytes, with what is wrong with it: what is not UTF-8 becomes replacement characters. Lines that
/// end as on old Macs, with a carriage return alone, end with a line feed, and letters that are apart from their marks are
/// [composed]: from here on, all text is in one normal form. Of a file that is larger than a page may be, there
/// is only why it is none.
pub fn text(mut bytes: Vec<u8>) -> Result<(String, Option<Finding>), Finding> {
    if bytes.len() > LARGEST_PAGE {
        return Err(too_large());
    }
    let is_alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let alone: Vec<usize> = memchr::memchr_iter(b'\r', &bytes).filter(is_alone).collect();
    for at in alone {
        if let Some(end) = bytes.get_mut(at) {
            *end = b'\n';
        }
    }
    let (text, fault) = String::from_utf8(bytes).map_or_else(
        |error| {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let position = Position::after(text.get(..valid).unwrap_or(&text));
            let message = "not UTF-8 from here on, so characters are missing";
            (text, Some(Finding::new(Rule::Encoding, position, message)))
        },
        |text| (text, None),
    );
    Ok((in_one_form(text), fault))
}

/// A text with its letters composed.
fn in_one_form(text: String) -> String {
    match composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}

/// The finding about a file that is larger than a page may be.
pub fn too_large() -> Finding {
    let message = format!("larger than {LARGEST_PAGE} bytes, so it was left out");
    Finding::new(Rule::TooLarge, Position::START, message)
}

/// A finding for the first invisible character of each line, in any file.
pub fn invisible_characters(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    // What editors put in front of a file is no part of its first line.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !invisible::has_invisible(text) {
        return findings;
    }
    for (line, number) in text.split('\n').zip(1..) {
        let invisible = line.chars().zip(1..).find(|(character, _)| invisible::is_invisible(*character));
        if let Some((invisible, column)) = invisible {
            let position = Position { line: number, column };
            let finding = Finding::new(Rule::HiddenCharacter, position, invisible::message(invisible));
            findings.push(finding.with_length(1));
        }
    }
    findings
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
