//! Folders of roles that hold hostile texts wherever an author can write something.

use super::Vector;
use std::path::Path;
use std::{fs, io};

/// Writes a folder in which each role, below `hostile/`, holds so many of the texts and bears the first one's name. There is
/// a vacancy for each text.
pub fn in_each_role(count: usize, folder: &Path, vectors: &[Vector]) -> io::Result<()> {
    let roles = folder.join("hostile");
    fs::create_dir_all(&roles)?;
    let mut vacancies = String::new();
    for together in vectors.chunks(count) {
        let name = &together[0].name;
        fs::write(roles.join(format!("{name}.md")), role_page(together))?;
        vacancies.extend(together.iter().map(|vector| vacancy(&format!("hostile/{name}"), &vector.text)));
    }
    fs::write(folder.join("vacancies.toml"), vacancies)?;
    fs::write(folder.join("site.toml"), "name = \"Larkspindle\"\nimages = [\"https://img.example.com\"]\n")
}

/// The texts in portions that a setting can hold.
pub fn portions(vectors: &[Vector]) -> Vec<&[Vector]> {
    let mut portions = Vec::new();
    let mut rest = vectors;
    while !rest.is_empty() {
        let lengths = rest.iter().scan(0, |length, vector| {
            *length += vector.text.len() + 1;
            Some(*length)
        });
        let count = lengths.take_while(|length| *length < LONGEST).count().max(1);
        let (portion, behind) = rest.split_at(count);
        portions.push(portion);
        rest = behind;
    }
    portions
}

/// No setting may be longer, in bytes.
const LONGEST: usize = 5000;

/// Writes a folder of one role in which every setting that is a text is all of the texts, which are one of the
/// [`portions`], and the role has a vacancy for each.
pub fn all_in_the_settings(folder: &Path, vectors: &[Vector]) -> io::Result<()> {
    fs::create_dir_all(folder.join("hostile"))?;
    fs::write(
        folder.join("hostile/role.md"),
        "---\ntitle: Role\n---\n\n## Responsibilities\n\n- Work\n\n## Senior Role\n",
    )?;
    let texts: Vec<String> = vectors.iter().map(|vector| quoted(&vector.text)).collect();
    let all = quoted(&vectors.iter().map(|vector| &*vector.text).collect::<Vec<_>>().join("\n"));
    let words = texts.join(", ");
    let settings = format!(
        "name = {all}\ndescription = {all}\nrequirements_note = {all}\norganization = {{ name = {all} }}\n\
         [departments]\nhostile = {all}\n{all} = {all}\n\
         [words]\npositions = [{words}]\nbonus = [{words}]\ninherits = [{words}]\n\
         sections.requirements = [{words}]\nseniority.senior = [{words}]\n"
    );
    fs::write(folder.join("site.toml"), settings)?;
    let vacancies: String = vectors.iter().map(|vector| vacancy("hostile/role", &vector.text)).collect();
    fs::write(folder.join("vacancies.toml"), vacancies)
}

/// A page of a role that has texts in its front matter, in its headings, items, quotes and tables, and at last by themselves.
/// What stands in an item or a quote ends with it, whatever it begins.
pub fn role_page(vectors: &[Vector]) -> String {
    let all = quoted(&vectors.iter().map(|vector| &*vector.text).collect::<Vec<_>>().join(" "));
    let each: Vec<String> = vectors.iter().map(|vector| quoted(&vector.text)).collect();
    let levels: Vec<String> =
        vectors.iter().map(|vector| quoted(&format!("Senior {}", line(&vector.text)))).collect();
    let (each, levels) = (each.join(", "), levels.join(", "));
    let front_matter = format!(
        "---\ntitle: {all}\nsummary: {all}\naliases: [{each}]\nlevels: [{each}, {levels}]\nlang: {all}\nlayout: {all}\n\
         {all}: {all}\n---\n\n"
    );
    let parts = vectors.iter().map(|Vector { name, text, .. }| {
        let line = line(text);
        let cell = line.replace('|', "\\|");
        let (item, quote) = (text.replace('\n', "\n  "), text.replace('\n', "\n> "));
        format!(
            "Role {name} begins.

## Responsibilities

- {item}
- The page goes on.

> {quote}

| {cell} | Pay |
|---|---|
| {cell} | [{cell}](<{cell}> '{cell}') ![{cell}](<https://img.example.com/{cell}> '{cell}') |

[^{name}]

[^{name}]: {line}

### {line}

- {item}

## Senior {line}

- {item}

## Requirements

- {item}

``` {cell}
{line}
```

"
        )
    });
    let alone = vectors.iter().map(|vector| format!("{}\n\n", vector.text));
    std::iter::once(front_matter).chain(parts).chain(alone).collect()
}

/// A text in one line.
fn line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// An entry of `vacancies.toml` that says the text wherever it can.
fn vacancy(role: &str, text: &str) -> String {
    let text = quoted(text);
    format!(
        "[[vacancies]]\nrole = \"{role}\"\ntitle = {text}\nidentifier = {text}\n\
         locations = [{text}, {{ city = {text}, region = {text}, country = \"Germany\" }}]\n\n\
         [[vacancies]]\nrole = \"{role}\"\ntitle = \"Role\"\nlocations = [\"Lisbon, Portugal\"]\n\
         apply = {text}\nposted = {text}\nlevel = {text}\n\n"
    )
}

/// A text between quotes, as YAML, TOML and JSON all read it.
pub fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => format!("\\u{:04x}", u32::from(character)),
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
