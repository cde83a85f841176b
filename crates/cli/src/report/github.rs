//! A report → workflow commands, which GitHub Actions turns into annotations on the lines of a change.
//!
//! Source: "Workflow commands for GitHub Actions" in GitHub's documentation, with the escapes of its own toolkit.

use super::{GradedFinding, Report, printable};
use rolebook_model::{Position, Severity};
use std::io::{self, Write};

/// Prints one command for each finding.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for (file, GradedFinding { severity, finding }) in report.graded() {
        let command = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let Position { line, column } = finding.position;
        let end = column as usize + file.length(finding);
        let (code, name, path) = (finding.rule.code(), finding.rule.name(), property(&file.path));
        let message = data(&finding.to_string());
        writeln!(
            out,
            "::{command} file={path},line={line},col={column},endColumn={end},title={code} {name}::{message}"
        )?;
    }
    Ok(())
}

/// The message of a command.
fn data(text: &str) -> String {
    printable(text).replace('%', "%25")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
