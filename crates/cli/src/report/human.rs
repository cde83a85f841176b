//! A report → text for people, in the style of rustc: each finding beside its line.
//!
//! If a file has several findings of one rule, the first is shown beside its line, and the others are listed below it. Once
//! the findings of a file fill a screen, those of the remaining rules take a line each. What vacancies lack is listed in full:
//! each is a vacancy that search engines do not show.

use super::{FileReport, GradedFinding, Report, harmless, printable};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};
use rolebook_model::{Finding, Position, Rule, Severity};
use std::io::{self, Write};

/// How many more findings of a rule are listed for a file; the rest are counted.
const LISTED: usize = 5;

/// After how many lines the remaining rules of a file take a line each.
const SCREEN: usize = 36;

/// Prints the findings of at least the severity `level`, and the counts of all, in the terminal's colours.
pub fn write(report: &Report, level: Severity, out: &mut impl Write) -> io::Result<()> {
    let renderer = Renderer::styled();
    for file in &report.files {
        let mut lines = 0;
        for of_rule in by_rule(file, level) {
            let rendered = match lines < SCREEN || is_listed_in_full(&of_rule) {
                true => renderer.render(&groups(file, &of_rule)) + "\n",
                false => renderer.render(&[short_group(file, &of_rule)]),
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

/// The findings of one rule in a file.
struct RuleGroup<'a> {
    first: &'a GradedFinding,
    more: Vec<&'a GradedFinding>,
}

/// The findings to be shown, grouped by rule, in order of the first finding of each.
fn by_rule(file: &FileReport, level: Severity) -> Vec<RuleGroup<'_>> {
    let mut rules: Vec<RuleGroup<'_>> = Vec::new();
    for graded in file.findings.iter().filter(|graded| graded.severity >= level) {
        match rules.iter_mut().find(|group| group.first.finding.rule == graded.finding.rule) {
            Some(group) => group.more.push(graded),
            None => rules.push(RuleGroup { first: graded, more: Vec::new() }),
        }
    }
    rules
}

/// Whether every finding of a rule is listed.
fn is_listed_in_full(RuleGroup { first, .. }: &RuleGroup<'_>) -> bool {
    first.finding.rule == Rule::IncompleteVacancy
}

/// A rule's findings, the first of them beside its line, and its line as it should be where that is known.
fn groups<'a>(file: &'a FileReport, of_rule: &RuleGroup<'a>) -> Vec<Group<'a>> {
    let RuleGroup { first, more } = of_rule;
    let most = if is_listed_in_full(of_rule) { usize::MAX } else { LISTED };
    let GradedFinding { severity, finding } = first;
    let title = level(*severity).primary_title(printable(&finding.message)).id(finding.rule.code());
    let mut group = title.element(snippet(file, first));
    let edited = edited_line(file, finding);
    if edited.is_none() {
        group = group.element(help(&finding.help));
    }
    let notes = more_notes(finding, more, most).into_iter();
    let group = notes.fold(group, |group, note| group.element(Level::NOTE.message(note)));
    std::iter::once(group).chain(edited).collect()
}

/// The help of a finding with the line as it should be.
fn edited_line<'a>(file: &'a FileReport, finding: &'a Finding) -> Option<Group<'a>> {
    let (written, meant) = file.edited(finding)?;
    let window = file.window(finding.position.line, finding.position.line);
    let line = harmless(file.text.get(window.clone())?);
    let patch = Patch::new(written.start - window.start..written.end - window.start, printable(meant));
    let line = Snippet::source(line).line_start(finding.position.line as usize).patch(patch);
    Some(Level::HELP.secondary_title(printable(&finding.help)).element(line))
}

/// A rule's findings on one line: the message and position of the first, and the number of the others.
fn short_group<'a>(file: &'a FileReport, RuleGroup { first, more }: &RuleGroup<'a>) -> Group<'a> {
    let GradedFinding { severity, finding } = first;
    let Position { line, column } = finding.position;
    let others = if more.is_empty() { String::new() } else { format!(", and at {} more", more.len()) };
    let message = format!("{} ({}:{line}:{column}{others})", printable(&finding.message), file.path);
    Group::with_title(level(*severity).primary_title(message).id(finding.rule.code()))
}

fn help(text: &str) -> annotate_snippets::Message<'static> {
    Level::HELP.message(printable(text))
}

/// The lines that a finding is about, or only the file if it has none.
fn snippet<'a>(file: &'a FileReport, GradedFinding { finding, .. }: &GradedFinding) -> Element<'a> {
    let see = finding.see.filter(|see| file.line(see.line).is_some());
    let other = see.unwrap_or(finding.position);
    let (first, last) = (finding.position.min(other), finding.position.max(other));
    if file.line(first.line).is_none() || file.line(last.line).is_none() {
        return Origin::path(printable(&file.path)).into();
    }
    let window = file.window(first.line, last.line);
    let span = |position: Position| {
        let marked = file.marked(position, finding.length);
        marked.start - window.start..marked.end - window.start
    };
    let window = file.text.get(window.clone()).unwrap_or_default();
    let snippet = Snippet::source(harmless(window))
        .line_start(first.line as usize)
        .path(printable(&file.path))
        .annotation(AnnotationKind::Primary.span(span(finding.position)));
    let other = see.map(|see| AnnotationKind::Context.span(span(see)).label("the first one"));
    snippet.annotations(other).into()
}

/// The other findings of a rule, as notes, at `most` so many.
fn more_notes(first: &Finding, more: &[&GradedFinding], most: usize) -> Vec<String> {
    let listed = more.iter().take(most).map(|GradedFinding { finding, .. }| {
        let Position { line, column } = finding.position;
        let has_own_help = finding.edit.is_some() || finding.help != first.help;
        let help = if has_own_help { format!("; {}", finding.help) } else { String::new() };
        format!("also at {line}:{column}: {}", printable(&(finding.message.clone() + &help)))
    });
    let rest = more.len().saturating_sub(most);
    listed.chain((rest > 0).then(|| format!("and at {rest} more"))).collect()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    }
}

/// The counts: `2 errors, 5 warnings and 3 suggestions in 14 pages`.
fn summary(report: &Report, level: Severity) -> String {
    let count = |severity, one: &str, more: &str| match report.count(severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    let errors = count(Severity::Error, "error", "errors");
    let warnings = count(Severity::Warning, "warning", "warnings");
    let advice = count(Severity::Advice, "suggestion", "suggestions");
    let pages = if report.pages == 1 { "1 page".to_owned() } else { format!("{} pages", report.pages) };
    let hidden = level > Severity::Advice && report.count(Severity::Advice) > 0;
    let note = if hidden { " (shown with --level advice)" } else { "" };
    format!("{errors}, {warnings} and {advice}{note} in {pages}")
}

/// The title of a rule in explanations: `RB104: duplicate-key`.
pub(crate) fn title(rule: Rule) -> String {
    format!("{}: {}", rule.code(), rule.name())
}
