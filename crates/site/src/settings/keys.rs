//! The keys of `site.toml`, for the parser, for the file that `rolebook init` writes, and for the documentation.

use std::fmt::Write as _;

/// A key of `site.toml`.
pub(super) struct Key {
    /// The table that it is in, `""` outside of tables.
    pub(super) table: &'static str,
    pub(super) name: &'static str,
    /// A value as it is written.
    pub(super) example: &'static str,
    /// What it sets, and what holds without it.
    pub(super) sets: &'static str,
}

const fn key(table: &'static str, name: &'static str, example: &'static str, sets: &'static str) -> Key {
    Key { table, name, example, sets }
}

/// All keys, in the order in which they are written. Those of `[departments]`, `[pay]`, `[words.sections]`, `[words.seniority]`,
/// `[families]` and `[findings]` are examples.
#[rustfmt::skip]
pub(super) const KEYS: &[Key] = &[
    key("", "name", r#""Larkspindle""#, "The name of the company or of the site. Without it, the name of the folder."),
    key("", "description", r#""What each role does, and how it grows from level to level.""#, "A sentence at the top of the directory."),
    key("", "language", r#""en""#, "The language of the pages, and of the interface if that is en or de."),
    key("", "link_base", r#""https://www.example.com""#, "Where links such as /handbook/ lead. Without it, they are shown as text."),
    key("", "images", r#"["https://images.example.com"]"#, "The origins that images may come from. Others are shown as links."),
    key("", "base_url", r#""https://www.example.com""#, "The host that the site is served from, for search engines. With a path, it sets base_path too."),
    key("", "base_path", r#""/careers/""#, "The path that the site is served below."),
    key("", "accent", r##""#3b5b92""##, "The colour of links and highlights."),
    key("", "accent_dark", r##""#9fb6df""##, "The same for dark mode. Without it, a lighter shade of accent."),
    key("", "requirements_note", r#""Most of them will do.""#, "The sentence above the requirements of every role."),
    key("", "offline", "true", "Whether visitors can open visited pages without a network."),
    key("", "notes", "true", "Whether visitors can keep notes of their own on a level, in their browsers alone."),
    key("organization", "name", r#""Larkspindle Ltd""#, "The legal name of who hires, for search engines. Without it, the name of the site."),
    key("organization", "url", r#""https://www.example.com""#, "Its website."),
    key("organization", "logo", r#""https://www.example.com/logo.png""#, "The URL of its logo."),
    key("departments", "product", r#""Product""#, "The name of each department by its folder, in the order of the directory."),
    key("departments", "people-ops", r#""People""#, ""),
    key("pay", "\"product/product-manager\"", r#"{ "Senior Product Manager" = "EUR 76000-93000 per year" }"#, "What each role pays: a text for all of its levels, or one for each. Amounts, or words in their place."),
    key("pay", "others", r#""By collective agreement""#, ""),
    key("words", "replace", "false", "Whether your words replace the English ones, by which headings and items are read."),
    key("words", "positions", r#"["Ingenieur"]"#, "Nouns that name a position."),
    key("words", "bonus", r#"["von Vorteil"]"#, "Phrases that make a requirement a bonus."),
    key("words", "inherits", r#"["baut auf"]"#, "Phrases by which a level includes another one."),
    key("words.sections", "requirements", r#"["Anforderungen"]"#, "Headings by the section that they begin."),
    key("words.seniority", "principal", r#"["leitender"]"#, "Words that stand for a rung of the ladder, by its name."),
    key("pay_rules", "places", r#"["EU", "US-CO"]"#, "The places whose rules about pay vacancies have to keep to, or \"vacancies\" for those that each names."),
    key("families", "\"Support Engineer\"", r#"["customer/support-engineer.md", "customer/senior-support-engineer.md"]"#, "The files that are the levels of a role, from the first level to the last, or false for a folder of which none are."),
    key("families", "\"customer/archive\"", "false", ""),
    key("findings", "years-of-experience", r#""warning""#, "The severity of findings by their names: advice, warning, error or off."),
];

/// The keys that are allowed in a table, the tables in it among them.
pub(super) fn allowed(table: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for key in KEYS {
        let below = if table.is_empty() { Some(key.table) } else { key.table.strip_prefix(table) };
        let name = match below {
            Some("") => key.name,
            Some(below) => below.trim_start_matches('.').split('.').next().unwrap_or_default(),
            None => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A `site.toml` that sets nothing, with every key in a comment.
pub fn settings_template() -> String {
    let mut text =
        "# The settings of this site. Every key is optional: remove the `#` in front of one to set it.\n"
            .to_owned();
    let mut table = "";
    for key in KEYS {
        if key.table != table {
            table = key.table;
            let _ = write!(text, "\n[{table}]\n");
        } else if !key.sets.is_empty() && table.is_empty() {
            text.push('\n');
        }
        if !key.sets.is_empty() {
            let _ = writeln!(text, "# {}", key.sets);
        }
        let _ = writeln!(text, "#{} = {}", key.name, key.example);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Settings, read_settings};

    /// The template with all that it offers set.
    fn all_set() -> String {
        let line = |line: &'static str| match line.strip_prefix('#') {
            Some(key) if !key.starts_with(' ') => key,
            _ => line,
        };
        let template: &'static str = settings_template().leak();
        // Both may be set, but not to two different paths.
        template.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_template_sets_nothing_and_everything_in_it_can_be_set() {
        assert_eq!(read_settings(&settings_template()), Ok(Settings::default()));
        let all = read_settings(&all_set()).unwrap();
        assert_ne!(all.site, Settings::default().site);
    }

    #[test]
    fn the_documentation_shows_the_same_keys() {
        let page = include_str!("../../../../docs/site-settings.md");
        let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        let [documented, all]: [toml::Table; 2] = [example, &*all_set()].map(|text| text.parse().unwrap());
        assert_eq!(documented, all);
        for key in KEYS.iter().filter(|key| ["", "organization", "words"].contains(&key.table)) {
            assert!(page.contains(&format!("| `{}` | ", key.name)), "{} is in no table", key.name);
        }
    }

    #[test]
    fn a_table_allows_its_keys_and_its_tables() {
        assert_eq!(allowed("organization"), ["name", "url", "logo"]);
        assert_eq!(allowed("words"), ["replace", "positions", "bonus", "inherits", "sections", "seniority"]);
        assert_eq!(
            allowed("").iter().rev().take(4).rev().collect::<Vec<_>>(),
            [&"words", &"pay_rules", &"families", &"findings"]
        );
    }
}
