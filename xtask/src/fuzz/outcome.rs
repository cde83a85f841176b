//! libFuzzer's output → the result of a target, and a table of all results.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The result of a target.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) target: String,
    executions: u64,
    time: Duration,
    /// In megabytes, at its peak.
    memory: u64,
    /// The seconds that the slowest input took.
    slowest: u64,
    /// How many inputs are kept because each covers new code.
    pub(super) corpus: usize,
    /// Inputs that crashed it, or that took too long or too much memory.
    pub(super) found: Vec<PathBuf>,
    /// Whether it ended before its time.
    has_failed: bool,
    /// The file with libFuzzer's output.
    log: PathBuf,
}

impl Outcome {
    /// A target that has not run yet.
    pub(super) fn new(target: &str, log: &Path) -> Outcome {
        Outcome {
            target: target.to_owned(),
            executions: 0,
            time: Duration::ZERO,
            memory: 0,
            slowest: 0,
            corpus: 0,
            found: Vec::new(),
            has_failed: false,
            log: log.to_owned(),
        }
    }

    /// Adds a run that took so long and printed this.
    pub(super) fn add(&mut self, output: &str, time: Duration, succeeded: bool) {
        self.executions += statistic(output, "number_of_executed_units");
        self.memory = self.memory.max(statistic(output, "peak_rss_mb"));
        self.slowest = self.slowest.max(statistic(output, "slowest_unit_time_sec"));
        self.time += time;
        self.has_failed |= !succeeded;
    }

    /// Whether nothing was found.
    pub(super) fn is_good(&self) -> bool {
        !self.has_failed && self.found.is_empty()
    }
}

/// A number that libFuzzer prints at the end, as in `stat::peak_rss_mb: 45`; zero if it does not.
fn statistic(output: &str, name: &str) -> u64 {
    let value =
        |line: &str| line.strip_prefix("stat::")?.strip_prefix(name)?.strip_prefix(':')?.trim().parse().ok();
    output.lines().find_map(value).unwrap_or_default()
}

/// One line of the table.
impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Outcome { target, executions, memory, slowest, corpus, .. } = self;
        let per_second = executions / self.time.as_secs().max(1);
        let crashes = if self.has_failed { self.found.len().max(1) } else { self.found.len() };
        write!(
            out,
            "{target:<14}{executions:>12}{per_second:>10}{memory:>9} MB{slowest:>8} s{corpus:>9}{crashes:>9}"
        )
    }
}

/// The results of all targets, and what to do about crashes.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut table = format!(
        "\n{:<14}{:>12}{:>10}{:>12}{:>10}{:>9}{:>9}\n",
        "target", "executions", "per s", "peak memory", "slowest", "corpus", "crashes"
    );
    for outcome in outcomes {
        table += &format!("{outcome}\n");
    }
    for outcome in outcomes.iter().filter(|outcome| !outcome.is_good()) {
        let Outcome { target, log, found, .. } = outcome;
        table += &format!("\n{target} failed; its output is in {}\n", log.display());
        for path in found {
            table += &format!(
                "to make it a test: cp {} fuzz/crashes/{target}/<what-went-wrong>, then cargo test --test native any_text\n",
                path.display()
            );
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "#9543\tDONE   cov: 12\nDone 9543 runs in 16 second(s)\n\
        stat::number_of_executed_units: 9543\nstat::average_exec_per_sec:     596\nstat::slowest_unit_time_sec:    2\nstat::peak_rss_mb:              45\n";

    fn outcome(output: &str, succeeded: bool) -> Outcome {
        let mut outcome = Outcome::new("reading", Path::new("reading.log"));
        outcome.add(output, Duration::from_secs(16), succeeded);
        outcome
    }

    #[test]
    fn statistics_are_read_from_the_output() {
        let outcome = outcome(OUTPUT, true);
        assert_eq!((outcome.executions, outcome.memory), (9543, 45));
        assert!(outcome.is_good());
        assert_eq!(
            outcome.to_string().split_whitespace().collect::<Vec<_>>(),
            ["reading", "9543", "596", "45", "MB", "2", "s", "0", "0"]
        );
    }

    #[test]
    fn a_target_that_ended_early_has_failed() {
        let outcome = outcome("killed", false);
        assert!(!outcome.is_good());
        assert!(outcome.to_string().ends_with('1'));
        assert!(table(&[outcome]).contains("reading failed; its output is in reading.log"));
    }

    #[test]
    fn the_table_has_the_command_that_makes_a_crash_a_test() {
        let outcome = Outcome { found: vec!["found/reading/crash-1".into()], ..outcome(OUTPUT, true) };
        assert!(table(&[outcome]).contains("cp found/reading/crash-1 fuzz/crashes/reading/"));
    }
}
