//! `families` → which files are the levels of one role.

use super::values::{Refusal, boolean, list, refuse, text};
use rolebook_letters::nfc;
use rolebook_model::Families;
use toml::Spanned;
use toml::de::DeValue;

/// `families = false`, or a table: a list of files by the role's title, or `false` by a folder.
pub(super) fn families(value: &Spanned<DeValue<'_>>) -> Result<Families, Refusal> {
    let mut families = Families::default();
    let Some(table) = value.get_ref().as_table() else {
        let expected = "a table of roles with their files, or false: [families]";
        families.are_off = !boolean(value).map_err(|_| refuse(value, expected))?;
        return Ok(families);
    };
    for (name, value) in table {
        let name = name.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Boolean(false) => families.apart.push(nfc(name.trim_matches('/')).into_owned()),
            DeValue::Array(files) if files.len() > 1 => {
                let files = list(value)?.iter().map(|file| Ok(nfc(&text(file)?).into_owned()));
                families.named.push((name.to_owned(), files.collect::<Result<_, Refusal>>()?));
            }
            _ => {
                let expected =
                    "a list of two files or more, from the first level to the last, or false for a folder";
                return Err(refuse(value, expected));
            }
        }
    }
    Ok(families)
}
