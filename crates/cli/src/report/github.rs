//! A report → the commands by which GitHub Actions puts findings beside the lines of a change.
//!
//! Source: "Workflow commands for GitHub Actions" in GitHub's documentation, with the escapes of its own toolkit.

use super::{Graded, Report, printable};
use rolebook_model::{Position, Severity};
use std::io::{self, Write};

/// Prints a command a finding.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for (sheet, Graded { severity, finding }) in report.graded() {
        let command = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let Position { line, column } = finding.position;
        let end = column as usize + sheet.length(finding);
        let (code, name, path) = (finding.rule.code(), finding.rule.name(), property(&sheet.path));
        let says = data(&finding.to_string());
        writeln!(
            out,
            "::{command} file={path},line={line},col={column},endColumn={end},title={code} {name}::{says}"
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
