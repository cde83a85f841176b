//! How well pages are read that the weights were not trained on: the figures that `cargo xtask train` wrote must not fall
//! below the required ones.

/// A row of the figures, a column, and the least figure.
const LEAST: &[(&str, &str, f64)] = &[
    ("pages", "level_f1", 0.97),
    ("pages", "seniority", 0.94),
    ("pages", "owner", 0.97),
    ("pages", "perfect_pages", 0.70),
    ("ladders", "level_f1", 0.90),
    ("ladders", "label", 0.85),
    ("postings, English", "label", 0.80),
    ("postings, other languages", "label", 0.62),
    ("ladders", "lines_found", 0.90),
    ("ladders", "lines_precision", 0.90),
    ("postings", "lines_found", 0.75),
    ("postings", "lines_precision", 0.90),
];

#[test]
fn pages_are_read_that_were_not_trained_on() {
    let table = include_str!("../../crates/train/scores.tsv");
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let columns = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    for (row, column, least) in LEAST {
        let place = columns.iter().position(|name| name == column).unwrap();
        let cells = rows.iter().find(|cells| cells[0] == *row).unwrap();
        let figure: f64 = cells[place].parse().unwrap();
        assert!(figure >= *least, "{column} of {row}: {figure} is below {least}");
    }
}
