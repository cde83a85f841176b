//! A report → SARIF 2.1.0, for code scanners and editors.
//!
//! Source: "Static Analysis Results Interchange Format Version 2.1.0", an OASIS Standard.

use super::human::title;
use super::{FileReport, GradedFinding, Report};
use rolebook_model::percent;
use rolebook_model::{Position, Rule, Severity};
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, Region,
    ReportingDescriptor, Result as Outcome, ResultLevel, Run, SCHEMA_URL, Sarif, Tool, ToolComponent,
};
use std::io::{self, Write};

/// Prints the report as one SARIF log.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let driver = ToolComponent::builder()
        .name("rolebook")
        .version(env!("CARGO_PKG_VERSION"))
        .rules(Rule::ALL.iter().map(|rule| descriptor(*rule)).collect::<Vec<_>>())
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        // Columns are counted in characters.
        .column_kind(serde_json::json!("unicodeCodePoints"))
        .results(report.graded().map(outcome).collect::<Vec<_>>())
        .build();
    let log = Sarif::builder().schema(SCHEMA_URL).version(serde_json::json!("2.1.0")).runs(vec![run]).build();
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn descriptor(rule: Rule) -> ReportingDescriptor {
    ReportingDescriptor::builder()
        .id(rule.code())
        .name(rule.name())
        .short_description(MultiformatMessageString::builder().text(title(rule)).build())
        .help(MultiformatMessageString::builder().text(rule.help()).build())
        .build()
}

fn outcome((file, GradedFinding { severity, finding }): (&FileReport, &GradedFinding)) -> Outcome {
    let level = match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Advice => ResultLevel::Note,
    };
    Outcome::builder()
        .rule_id(finding.rule.code())
        .level(level)
        .message(Message::builder().text(finding.to_string()).build())
        .locations(vec![location(file, finding.position, file.length(finding))])
        .build()
}

fn location(file: &FileReport, position: Position, length: usize) -> Location {
    let (line, column) = (i64::from(position.line), i64::from(position.column));
    let end = column + i64::try_from(length.max(1)).unwrap_or(1);
    let region = Region::builder().start_line(line).start_column(column).end_column(end).build();
    let artifact = ArtifactLocation::builder().uri(uri(&file.path)).build();
    let place = PhysicalLocation::builder().artifact_location(artifact).region(region).build();
    Location::builder().physical_location(place).build()
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let parts = path.split(['/', std::path::MAIN_SEPARATOR]);
    parts.map(|part| percent::encode(part).to_string()).collect::<Vec<_>>().join("/")
}
