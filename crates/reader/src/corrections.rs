//! A heading that was read wrongly → the line for the page's front matter that says what it is.
//!
//! [`correction`] is the entry point, for the finding about an uncertain heading and for the preview. Front matter says which
//! headings are levels, and their seniority.

use super::front_matter::{FrontMatter, Notation, Value};
use super::lexicon::Folded;
use super::outline::is_guess;
use rolebook_model::{Heading, Label, Reason};

/// The line with the key `levels` that names the heading as a level, and all levels that the key names so far, in the notation of
/// the page's front matter: `levels: ["Guild Lead"]`. A level keeps the seniority that it has. In YAML, seniorities take a line each below the
/// key.
///
/// `None` where front matter decides nothing: for a line that serves as a heading, and for one that is surely a section or
/// misspelt.
pub fn correction(heading: &Heading, settings: &FrontMatter) -> Option<String> {
    let may_be_level = match &heading.reason {
        // Its spelling is to be corrected.
        Reason::Says(_) => false,
        _ => is_guess(heading) || matches!(heading.label, Label::Level | Label::Specialty | Label::Other),
    };
    if heading.is_line || heading.text.is_empty() || !may_be_level {
        return None;
    }
    let mut levels = named(settings);
    let is_it = |(name, _): &(&str, _)| Folded::new(name).as_str() == Folded::new(&heading.text).as_str();
    let level = (&*heading.text, heading.seniority.map(|seniority| seniority.name()));
    match levels.iter_mut().find(|level| is_it(level)) {
        Some(known) => *known = level,
        None => levels.push(level),
    }
    Some(written(&levels, settings.notation))
}

/// The levels that front matter names, with the seniority of those that it gives one.
fn named(settings: &FrontMatter) -> Vec<(&str, Option<&str>)> {
    let mut levels: Vec<(&str, Option<&str>)> = Vec::new();
    for value in settings.list("levels") {
        match value {
            Value::Text(name) => levels.push((name, None)),
            Value::Mapping(entries) => levels.extend(entries.iter().map(|entry| {
                let seniority =
                    if let Value::Text(seniority) = &entry.value { Some(&**seniority) } else { None };
                (&*entry.key, seniority)
            })),
            Value::List(_) | Value::Empty => {}
        }
    }
    levels
}

/// A mapping of names to seniorities, or a list. In YAML a mapping has a line for each, and may leave a seniority out.
fn written(levels: &[(&str, Option<&str>)], notation: Notation) -> String {
    let (key, sets, end) = match notation {
        Notation::Yaml => ("levels", ": ", ""),
        Notation::Toml => ("levels", " = ", ""),
        Notation::Json => ("\"levels\"", ": ", ","),
    };
    let is_list = levels.iter().all(|(_, seniority)| seniority.is_none());
    let is_mapping = levels.iter().all(|(_, seniority)| seniority.is_some());
    let is_block = notation == Notation::Yaml && !is_list;
    let [open, between, close] = match (is_block, is_mapping) {
        (true, _) => ["\n  ", "\n  ", ""],
        (_, true) => ["{", ", ", "}"],
        _ => ["[", ", ", "]"],
    };
    let mut line = [key, if is_block { sets.trim_end() } else { sets }].concat();
    for (index, (name, seniority)) in levels.iter().enumerate() {
        line.push_str(if index == 0 { open } else { between });
        let is_nested = seniority.is_some() && !is_mapping && !is_block;
        line.push_str(if is_nested { "{" } else { "" });
        push_quoted(name, &mut line);
        match seniority {
            Some(seniority) => {
                line.push_str(sets);
                push_quoted(seniority, &mut line);
            }
            None => line.push_str(if is_block { ":" } else { "" }),
        }
        line.push_str(if is_nested { "}" } else { "" });
    }
    line.push_str(close);
    line.push_str(end);
    line
}

/// Appends a text in quotes that all notations have.
fn push_quoted(text: &str, line: &mut String) {
    line.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            line.push('\\');
        }
        line.push(if character.is_control() { ' ' } else { character });
    }
    line.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::split;
    use crate::page;
    use rolebook_model::{PageSource, Role, Seniority, Site};

    fn role(settings: &str) -> Role {
        let text =
            format!("{settings}\n## Hearth \"Keeper\"\n\n- Keeps\n\n## 2. Senior Baker:in\n\n- Bakes\n");
        page(&PageSource { file: "a/baker.md".to_owned(), text }, &Site::default())
    }

    /// Compares the line for the heading at `index` with these settings around it, and checks that it does what it says.
    #[track_caller]
    fn check(index: usize, settings: [&str; 2], known: &str, expect: &str, seniority: Option<Seniority>) {
        let [above, below] = settings;
        let text = format!("{above}{known}{below}");
        let heading = role(&text).sections[index].heading.clone().unwrap();
        let heading = Heading { seniority, label: Label::Other, ..heading };
        let line = correction(&heading, &split(&text).front_matter).unwrap();
        assert_eq!(line, expect);
        let corrected = role(&format!("{above}{line}\n{below}"));
        let read = corrected.sections[index].heading.as_ref().unwrap();
        assert_eq!(read.label, Label::Level);
        assert!(seniority.is_none_or(|seniority| read.seniority == Some(seniority)), "{:?}", read.seniority);
        assert_eq!(corrected.findings, Vec::new());
    }

    #[test]
    fn the_line_makes_a_level_of_the_heading() {
        let yaml = ["---\ntitle: Baker\n", "---\n"];
        let toml = ["+++\ntitle = \"Baker\"\n", "+++\n"];
        let json = ["{\n", "\"title\": \"Baker\"}\n"];
        let lead = Some(Seniority::Lead);
        check(0, yaml, "", r#"levels: ["Hearth \"Keeper\""]"#, None);
        check(0, yaml, "", "levels:\n  \"Hearth \\\"Keeper\\\"\": \"lead\"", lead);
        check(0, toml, "", r#"levels = {"Hearth \"Keeper\"" = "lead"}"#, lead);
        check(0, json, "", r#""levels": {"Hearth \"Keeper\"": "lead"},"#, lead);
        check(1, yaml, "", "levels:\n  \"2. Senior Baker:in\": \"lead\"", lead);
        check(1, toml, "", r#"levels = ["2. Senior Baker:in"]"#, None);
    }

    #[test]
    fn levels_that_are_named_stay() {
        let yaml = ["---\ntitle: Baker\n", "---\n"];
        let toml = ["+++\ntitle = \"Baker\"\n", "+++\n"];
        let lead = Some(Seniority::Lead);
        let known = "levels:\n  Hearth \"Keeper\": staff\n";
        let both = "levels:\n  \"Hearth \\\"Keeper\\\"\": \"staff\"\n  \"2. Senior Baker:in\":";
        check(1, yaml, known, &format!("{both} \"lead\""), lead);
        check(1, yaml, known, both, None);
        check(0, yaml, known, "levels:\n  \"Hearth \\\"Keeper\\\"\": \"lead\"", lead);
        let known = "levels = {'Hearth \"Keeper\"' = 'staff'}\n";
        let both = r#"levels = [{"Hearth \"Keeper\"" = "staff"}, "2. Senior Baker:in"]"#;
        check(1, toml, known, both, None);
    }

    #[test]
    fn what_is_surely_a_section_or_no_heading_needs_no_line() {
        let settings = FrontMatter::default();
        let line = |change: fn(&mut Heading)| {
            let mut heading = role("").sections[0].heading.clone().unwrap();
            heading.label = Label::Other;
            change(&mut heading);
            correction(&heading, &settings).is_some()
        };
        assert!(line(|_| ()));
        assert!(!line(|heading| heading.is_line = true));
        assert!(!line(|heading| heading.text.clear()));
        assert!(!line(|heading| {
            heading.label = Label::Requirements;
            heading.reason = Reason::Because("");
        }));
    }
}
