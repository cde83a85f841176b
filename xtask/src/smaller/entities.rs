//! pulldown-cmark's table of HTML's named entities, in half of the bytes: 8 kB of the app instead of 17, compressed.
//!
//! The table has an address and a length for each name and each value; ours has none. What is written is read again
//! and compared with what was there, so a table that does not say the same ends the build.

use super::lookup;
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write as _;

/// The file with the table.
pub(super) const FILE: &str = "entities.rs";

/// The same entities as in pulldown-cmark's file, in few bytes.
pub(super) fn table(file: &str) -> Result<String> {
    let entities = entities(file)?;
    let (mut names, mut values, mut groups) = (Vec::new(), String::new(), Vec::new());
    let mut before = "";
    for (name, value) in &entities {
        ensure!(before < name.as_str(), "{FILE} is not sorted at {name}");
        let shared = before.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
        if shared == 0 {
            groups.push((name.as_bytes()[0], names.len(), values.len()));
        }
        let two = value.chars().count() == 2;
        ensure!(shared < 40 && (two || value.chars().count() == 1), "{name} does not fit the table");
        names.push(u8::try_from(shared)? + if two { 128 } else { 0 });
        names.extend(&name.as_bytes()[shared..]);
        values += value;
        before = name;
    }
    let values: &str = values.leak();
    for (name, value) in &entities {
        let found = lookup::find(&names, values, &groups, name.as_bytes());
        ensure!(found == Some(value), "{name} is lost in the small table");
    }
    let mut text = include_str!("lookup.rs").to_owned();
    write!(
        text,
        "\nstatic NAMES: &[u8] = b\"{}\";\nstatic VALUES: &str = {values:?};\nstatic GROUPS: &[Group] = \
         &{groups:?};\n\npub(crate) fn get_entity(name: &[u8]) -> Option<&'static str> {{\n    \
         find(NAMES, VALUES, GROUPS, name)\n}}\n",
        names.escape_ascii()
    )?;
    Ok(text)
}

/// Names and values as pulldown-cmark's file lists them: `(b"AMP", "\u{0026}"),` a line.
fn entities(file: &str) -> Result<Vec<(String, String)>> {
    let mut entities = Vec::new();
    for line in file.lines().filter_map(|line| line.trim().strip_prefix("(b\"")) {
        let (name, rest) =
            line.split_once("\", \"").with_context(|| format!("{FILE} has the line {line}"))?;
        let value = rest.strip_suffix("\"),").with_context(|| format!("{FILE} has the line {line}"))?;
        entities.push((name.to_owned(), characters(value)?));
    }
    if entities.len() < 2_000 {
        bail!("{FILE} has only {} entities in the form that is known", entities.len());
    }
    Ok(entities)
}

/// The characters that `\u{…}` escapes name.
fn characters(escapes: &str) -> Result<String> {
    let escapes = escapes.split('}').filter(|escape| !escape.is_empty());
    let character = |escape: &str| {
        let number = escape.strip_prefix("\\u{").with_context(|| format!("{escape} is no escape"))?;
        char::from_u32(u32::from_str_radix(number, 16)?).with_context(|| format!("{number} is no character"))
    };
    escapes.map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[u8] = b"\x00AElig\x01MP\x00amp\x83x\x02b";
    const VALUES: &str = "Æ&&aba";
    const GROUPS: &[lookup::Group] = &[(b'A', 0, 0), (b'a', 9, 3)];

    #[track_caller]
    fn check(name: &str, expect: Option<&str>) {
        assert_eq!(lookup::find(NAMES, VALUES, GROUPS, name.as_bytes()), expect);
    }

    #[test]
    fn a_name_is_found_among_those_that_begin_like_it() {
        check("AElig", Some("Æ"));
        check("AMP", Some("&"));
        check("amp", Some("&"));
        check("ampx", Some("ab"));
        check("amb", Some("a"));
    }

    #[test]
    fn what_is_no_name_is_not_found() {
        for name in ["", "A", "AE", "AEligx", "AMPx", "ampxx", "am", "b", "é"] {
            check(name, None);
        }
    }

    #[test]
    fn a_file_that_is_not_as_expected_is_refused() {
        assert!(table("const ENTITIES: [(&[u8], &str); 1] = [\n    (b\"AMP\", \"\\u{0026}\"),\n];").is_err());
        assert!(characters("\\u{110000}").is_err());
        assert_eq!(characters("\\u{0026}\\u{D6}").unwrap(), "&Ö");
    }
}
