//! Pages as they were read → outlines, as text for authors or as JSON for tools.
//!
//! [`outlines`] makes them; [`write_text`] and [`write_json`] print them.

use crate::front_matter;
use crate::report::printable;
use rolebook_model::{Catalog, Finding, Heading, Label, Role, Seniority, Source, TableAxis, truncated};
use rolebook_reader::ParsedPage;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// How a page was read. Its JSON has the shape of the labelled corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outline {
    /// The page's path below the folder of roles.
    pub file: String,
    /// Its headings in order.
    pub headings: Vec<HeadingOutline>,
    /// Its tables that hold levels, in order.
    pub tables: Vec<TableOutline>,
    /// The findings, in order of position.
    pub findings: Vec<FindingOutline>,
}

/// How a heading was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadingOutline {
    /// Its line.
    pub line: u32,
    /// What makes it a heading.
    pub kind: HeadingKind,
    /// 1 to 6.
    #[serde(skip)]
    pub depth: u8,
    /// Its text.
    #[serde(skip)]
    pub text: String,
    /// What kind of heading it is.
    pub label: Label,
    /// The seniority of a level.
    pub seniority: Option<Seniority>,
    /// The line of the heading of the level that it belongs to; 0 if it belongs to the whole page or to the base level,
    /// which has no heading.
    pub owner: u32,
    /// Why it was read so.
    pub reason: String,
}

/// A table that was read as levels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableOutline {
    /// Its first line.
    pub line: u32,
    /// `columns` or `rows`.
    pub levels_in: &'static str,
    /// Its levels in their order.
    pub levels: Vec<TableLevel>,
    /// Why it was read so.
    pub reason: String,
}

/// A level of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableLevel {
    /// Its name.
    pub name: String,
    /// Its seniority, where anything says it.
    pub seniority: Option<Seniority>,
}

/// A finding as it is printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingOutline {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The rule's name.
    pub rule: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// The outlines of the pages of `source`, parsed as `pages` and read as `catalog`, ordered by file. `findings` are those of loading, by file; a
/// file that could not be loaded has an outline, too.
pub fn outlines(
    source: &Source,
    catalog: &Catalog,
    pages: &[Arc<ParsedPage>],
    mut findings: BTreeMap<String, Vec<Finding>>,
) -> Vec<Outline> {
    let mut differences = front_matter::differences(source, pages);
    for page in &source.pages {
        // A page without findings has an outline, too.
        let found = differences.remove(&page.file).unwrap_or_default();
        findings.entry(page.file.clone()).or_default().extend(found);
    }
    let mut headings = BTreeMap::new();
    for role in &catalog.roles {
        findings.entry(role.file.clone()).or_default().extend(role.findings.iter().cloned());
        let (of_headings, of_tables) =
            headings.entry(role.file.clone()).or_insert_with(|| (Vec::new(), Vec::new()));
        of_headings.extend(outline_headings(role));
        of_tables.extend(outline_tables(role));
    }
    let outline = |(file, mut findings): (String, Vec<Finding>)| {
        findings.sort_by_key(|finding| finding.position);
        let (mut headings, tables): (Vec<HeadingOutline>, _) = headings.remove(&file).unwrap_or_default();
        // What several roles of a page share is listed once.
        headings.sort_by_key(|heading| heading.line);
        headings.dedup_by_key(|heading| heading.line);
        Outline { file, headings, tables, findings: findings.into_iter().map(FindingOutline::from).collect() }
    };
    findings.into_iter().map(outline).collect()
}

fn outline_headings(role: &Role) -> Vec<HeadingOutline> {
    let sections = role.written_sections().into_iter().filter_map(|index| role.sections.get(index));
    let headings = sections.filter_map(|section| section.heading.as_ref());
    headings.map(|heading| HeadingOutline::new(heading, owner_line(role, heading))).collect()
}

fn outline_tables(role: &Role) -> Vec<TableOutline> {
    let tables = rolebook_reader::ladder_tables(role).into_iter();
    tables
        .map(|table| {
            let (levels_in, named_by, across) = match table.levels_in {
                TableAxis::Columns => ("columns", "a row", "row"),
                TableAxis::Rows => ("rows", "a column", "column"),
            };
            let (levels, criteria) = (count(table.levels.len(), "level"), count(table.criteria, across));
            let reason = format!("{named_by} names {levels}, and {criteria} more describe them");
            let levels = table.levels.into_iter().map(|(name, seniority)| TableLevel { name, seniority });
            TableOutline { line: table.line, levels_in, levels: levels.collect(), reason }
        })
        .collect()
}

fn owner_line(role: &Role, heading: &Heading) -> u32 {
    let level = heading.owner.and_then(|owner| role.levels.get(owner));
    let section = level.and_then(|level| role.sections.get(level.section?));
    section.and_then(|section| section.heading.as_ref()).map_or(0, |heading| heading.position.line)
}

impl HeadingOutline {
    fn new(heading: &Heading, owner: u32) -> HeadingOutline {
        HeadingOutline {
            line: heading.position.line,
            kind: if heading.is_line { HeadingKind::Line } else { HeadingKind::Heading },
            depth: heading.depth,
            text: heading.text.clone(),
            label: heading.label,
            seniority: heading.seniority,
            owner,
            reason: format!("{}: {}", heading.label.name(), heading.reason),
        }
    }
}

/// What makes a line a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadingKind {
    /// Markdown says so.
    Heading,
    /// It serves as one: a bold paragraph, a sentence in front of a list and the like.
    Line,
}

impl From<Finding> for FindingOutline {
    fn from(finding: Finding) -> FindingOutline {
        FindingOutline {
            line: finding.position.line,
            column: finding.position.column,
            rule: finding.rule.name(),
            message: finding.to_string(),
        }
    }
}

/// Prints one JSON object per page, each on its own line.
pub fn write_json(outlines: &[Outline], out: &mut impl Write) -> io::Result<()> {
    for outline in outlines {
        serde_json::to_writer(&mut *out, outline)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Prints a table of headings for each page, and its findings below as `file:line:column: rule: message`.
pub fn write_text(outlines: &[Outline], out: &mut impl Write) -> io::Result<()> {
    for outline in outlines {
        writeln!(out, "{}", outline.file)?;
        if !outline.headings.is_empty() {
            write_row(out, ["line", "heading", "read as", "of line", "because"])?;
        }
        for heading in &outline.headings {
            let text =
                format!("{}{}", "  ".repeat(usize::from(heading.depth.saturating_sub(1))), heading.text);
            let mut read_as = heading.label.name().to_owned();
            if let Some(seniority) = heading.seniority {
                read_as = format!("{read_as}, {}", seniority.name());
            }
            if heading.kind == HeadingKind::Line {
                read_as.push_str(" (line)");
            }
            let owner = if heading.owner == 0 { String::new() } else { heading.owner.to_string() };
            // The label has a column of its own.
            let reason = heading.reason.trim_start_matches(heading.label.name()).trim_start_matches(": ");
            write_row(out, [&heading.line.to_string(), &text, &read_as, &owner, reason])?;
        }
        for TableOutline { line, levels_in, levels, reason } in &outline.tables {
            let names: Vec<&str> = levels.iter().map(|level| &*level.name).collect();
            let (names, read_as) =
                (printable(&names.join(", ")).to_string(), format!("levels in {levels_in}"));
            write_row(out, [&line.to_string(), &names, &read_as, "", reason])?;
        }
        for FindingOutline { line, column, rule, message } in &outline.findings {
            writeln!(out, "{}:{line}:{column}: {rule}: {}", outline.file, printable(message))?;
        }
        writeln!(out)?;
    }
    let headings = outlines.iter().map(|outline| outline.headings.len()).sum();
    let findings = outlines.iter().map(|outline| outline.findings.len()).sum();
    let (pages, headings) = (count(outlines.len(), "page"), count(headings, "heading"));
    writeln!(out, "{pages}, {headings}, {}", count(findings, "finding"))
}

/// Prints a row in columns of fixed width, the same for all pages.
fn write_row(out: &mut impl Write, [line, heading, read_as, owner, reason]: [&str; 5]) -> io::Result<()> {
    let row = format!("{line:>6}  {:<44}  {read_as:<23}  {owner:>7}  {reason}", truncated(heading, 43));
    writeln!(out, "{}", row.trim_end())
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use rolebook_model::{Position, Rule};

    fn outline() -> Outline {
        let heading = |line, depth, text: &str, label, seniority, owner, reason: &str| HeadingOutline {
            line,
            kind: if label == Label::JobGrade { HeadingKind::Line } else { HeadingKind::Heading },
            depth,
            text: text.to_owned(),
            label,
            seniority,
            owner,
            reason: reason.to_owned(),
        };
        let finding = Finding::new(Rule::LinkBase, Position { line: 9, column: 3 }, "no link base")
            .with_help("name it");
        Outline {
            file: "tools/dev.md".to_owned(),
            headings: vec![
                heading(5, 2, "Senior Dev", Label::Level, Some(Seniority::Senior), 0, "level: a rung"),
                heading(7, 3, &"Very long ".repeat(6), Label::JobGrade, None, 5, "its words"),
            ],
            tables: vec![TableOutline {
                line: 9,
                levels_in: "rows",
                levels: vec![TableLevel { name: "L1".to_owned(), seniority: None }],
                reason: "a column names them".to_owned(),
            }],
            findings: vec![finding.into()],
        }
    }

    fn printed(write: impl Fn(&[Outline], &mut Vec<u8>) -> io::Result<()>, outlines: &[Outline]) -> String {
        let mut out = Vec::new();
        write(outlines, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_has_the_shape_of_the_corpus() {
        expect![[r#"
            {"file":"tools/dev.md","headings":[{"line":5,"kind":"heading","label":"level","seniority":"senior","owner":0,"reason":"level: a rung"},{"line":7,"kind":"line","label":"job_grade","seniority":null,"owner":5,"reason":"its words"}],"tables":[{"line":9,"levels_in":"rows","levels":[{"name":"L1","seniority":null}],"reason":"a column names them"}],"findings":[{"line":9,"column":3,"rule":"link-base","message":"no link base: name it"}]}
        "#]].assert_eq(&printed(write_json, &[outline()]));
    }

    #[test]
    fn a_quoted_text_cannot_control_the_terminal() {
        let finding = Finding::new(Rule::RawHtml, Position::START, "`\u{1b}[2J` was left out").into();
        let out = printed(write_text, &[Outline { findings: vec![finding], ..outline() }]);
        assert!(out.contains("raw-html: `\\u{1b}[2J` was left out") && !out.contains('\u{1b}'), "{out}");
    }

    #[test]
    fn text_is_a_table_with_findings_below() {
        expect![[r#"
            tools/dev.md
              line  heading                                       read as                  of line  because
                 5    Senior Dev                                  level, senior                     a rung
                 7      Very long Very long Very long Very long…  job_grade (line)               5  its words
                 9  L1                                            levels in rows                    a column names them
            tools/dev.md:9:3: link-base: no link base: name it

            1 page, 2 headings, 1 finding
        "#]]
        .assert_eq(&printed(write_text, &[outline()]));
    }

    #[test]
    fn counts_are_printed_for_no_pages_too() {
        assert_eq!(printed(write_text, &[]), "0 pages, 0 headings, 0 findings\n");
    }
}
