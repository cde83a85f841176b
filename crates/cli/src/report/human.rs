//! A report → what a person reads, as the compiler of Rust prints it: each finding beside its line.
//!
//! Of several findings of one rule in one file, the first is shown beside its line, and the others are named below it:
//! whoever sees one knows them all. Once a file's findings would fill a screen, those of further rules take a line each.

use super::{Graded, Report, Sheet, harmless, printable};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use rolebook_model::{Position, Rule, Severity};
use std::io::{self, Write};

/// How many further findings of a rule are named in a file; beyond, they are counted.
const NAMED: usize = 5;

/// How many lines are printed of a file before those of further rules are only named.
const SCREEN: usize = 36;

/// Prints the findings that are as grave as `level` or graver, and the counts of all, in colours of a terminal.
pub fn write(report: &Report, level: Severity, out: &mut impl Write) -> io::Result<()> {
    let renderer = Renderer::styled();
    for sheet in &report.sheets {
        let mut lines = 0;
        for alike in by_rule(sheet, level) {
            let rendered = match lines < SCREEN {
                true => renderer.render(&[group(sheet, &alike)]) + "\n",
                false => renderer.render(&[in_short(sheet, &alike)]),
            };
            lines += rendered.lines().count() + 1;
            writeln!(out, "{rendered}")?;
        }
        if lines > SCREEN {
            writeln!(out)?;
        }
    }
    writeln!(out, "{}", summary(report, level))?;
    if report.reaches(level) {
        writeln!(out, "For more about a finding: rolebook check --explain CODE")?;
    }
    Ok(())
}

/// A file's findings of one rule.
struct Alike<'a> {
    first: &'a Graded,
    further: Vec<&'a Graded>,
}

/// A file's findings that are to be shown, those of one rule together, in order of the first of each.
fn by_rule(sheet: &Sheet, level: Severity) -> Vec<Alike<'_>> {
    let mut rules: Vec<Alike<'_>> = Vec::new();
    for graded in sheet.findings.iter().filter(|graded| graded.severity >= level) {
        match rules.iter_mut().find(|alike| alike.first.finding.rule == graded.finding.rule) {
            Some(alike) => alike.further.push(graded),
            None => rules.push(Alike { first: graded, further: Vec::new() }),
        }
    }
    rules
}

/// Findings of one rule as the renderer takes them.
fn group<'a>(sheet: &'a Sheet, Alike { first, further }: &Alike<'a>) -> Group<'a> {
    let Graded { severity, finding } = first;
    let title = level(*severity).primary_title(printable(&finding.message)).id(finding.rule.code());
    let group = title.element(snippet(sheet, first)).element(help(&finding.help));
    further_notes(further).into_iter().fold(group, |group, note| group.element(Level::NOTE.message(note)))
}

/// The same on one line: what the first one is, where it stands, and how many there are.
fn in_short<'a>(sheet: &'a Sheet, Alike { first, further }: &Alike<'a>) -> Group<'a> {
    let Graded { severity, finding } = first;
    let Position { line, column } = finding.position;
    let more = if further.is_empty() { String::new() } else { format!(", and at {} more", further.len()) };
    let message = format!("{} ({}:{line}:{column}{more})", printable(&finding.message), sheet.path);
    Group::with_title(level(*severity).primary_title(message).id(finding.rule.code()))
}

fn help(text: &str) -> annotate_snippets::Message<'static> {
    Level::HELP.message(printable(text))
}

/// The lines that a finding is about, or only the file where it has none.
fn snippet<'a>(sheet: &'a Sheet, Graded { finding, .. }: &Graded) -> Element<'a> {
    let see = finding.see.filter(|see| sheet.line(see.line).is_some());
    let other = see.unwrap_or(finding.position);
    let (first, last) = (finding.position.min(other), finding.position.max(other));
    if sheet.line(first.line).is_none() || sheet.line(last.line).is_none() {
        return Origin::path(printable(&sheet.path)).into();
    }
    let window = sheet.window(first.line, last.line);
    let span = |position: Position| {
        let marked = sheet.marked(position, finding.length);
        marked.start - window.start..marked.end - window.start
    };
    let window = sheet.text.get(window.clone()).unwrap_or_default();
    let snippet = Snippet::source(harmless(window))
        .line_start(first.line as usize)
        .path(printable(&sheet.path))
        .annotation(AnnotationKind::Primary.span(span(finding.position)));
    let other = see.map(|see| AnnotationKind::Context.span(span(see)).label("the first one"));
    snippet.annotations(other).into()
}

/// Where else the rule finds something, and what where it is not the same.
fn further_notes(further: &[&Graded]) -> Vec<String> {
    let named = further.iter().take(NAMED).map(|Graded { finding, .. }| {
        let Position { line, column } = finding.position;
        format!("also at {line}:{column}: {}", printable(&finding.message))
    });
    let rest = further.len().saturating_sub(NAMED);
    named.chain((rest > 0).then(|| format!("and at {rest} more"))).collect()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    }
}

/// What there is in all: `2 errors, 5 warnings and 3 pieces of advice in 14 pages`.
fn summary(report: &Report, level: Severity) -> String {
    let count = |severity, one: &str, more: &str| match report.count(severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    let errors = count(Severity::Error, "error", "errors");
    let warnings = count(Severity::Warning, "warning", "warnings");
    let advice = count(Severity::Advice, "piece of advice", "pieces of advice");
    let pages = if report.pages == 1 { "1 page".to_owned() } else { format!("{} pages", report.pages) };
    let hidden = level > Severity::Advice && report.count(Severity::Advice) > 0;
    let more = if hidden { " (shown with --level advice)" } else { "" };
    format!("{errors}, {warnings} and {advice}{more} in {pages}")
}

/// What a rule is called where it is explained.
pub(crate) fn title(rule: Rule) -> String {
    format!("{}: {}", rule.code(), rule.name())
}
