//! A report → JSON for programs: one object with all findings and their counts.

use super::{FileReport, GradedFinding, Report};
use rolebook_model::{Position, Severity};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'a> {
    findings: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    advice: usize,
    pages: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    /// Characters on that line; left out for the rest of the line.
    #[serde(skip_serializing_if = "is_zero")]
    length: u32,
    severity: Severity,
    code: &'static str,
    rule: &'static str,
    message: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    see: Option<Place>,
    /// The line as it should be, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<String>,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Prints the report as one line of JSON.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        findings: report.graded().map(entry).collect(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        advice: report.count(Severity::Advice),
        pages: report.pages,
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}

fn entry<'a>((file, GradedFinding { severity, finding }): (&'a FileReport, &'a GradedFinding)) -> Entry<'a> {
    let Position { line, column } = finding.position;
    Entry {
        path: &file.path,
        line,
        column,
        length: finding.length,
        severity: *severity,
        code: finding.rule.code(),
        rule: finding.rule.name(),
        message: &finding.message,
        help: &finding.help,
        see: finding.see.map(|Position { line, column }| Place { line, column }),
        edited: file.edited_line(finding),
    }
}
