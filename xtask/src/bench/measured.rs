//! What benchmarks print → the tables of it, with what is compared and what is to be kept to.
//!
//! A line is one of three:
//!
//! - a time of a pass as Rust's benchmarks print it, `test reading/rolebook ... bench: 1,234 ns/iter (+/- 5)`, some with a
//!   95th percentile behind, `p95 2345 ns`;
//! - any other figure with its unit, `figure lighthouse/role/performance 99 points`;
//! - `measured: 91 pages, 1234 bytes`, what was read in a pass.
//!
//! Of a pass, the table has its time, the speed of a reading, the time as a multiple of Rolebook's, and whether the
//! 95th percentile keeps to its target.

/// Measurements of which the first is compared with the others.
const PEERS: &[&[&str]] = &[
    &["reading/rolebook", "reading/pulldown-cmark-events", "reading/pulldown-cmark-html"],
    &["browser/rolebook", "browser/commonmark-js-tree", "browser/commonmark-js-html"],
    &["keystroke/1000-roles", "keystroke/minisearch-1000-roles"],
    &["keystroke/10000-roles", "keystroke/minisearch-10000-roles"],
    &["preview/usual/cold", "preview/usual/cold/commonmark-js"],
    &["preview/usual/first", "preview/usual/first/commonmark-js"],
    &["preview/usual/warm", "preview/usual/warm/commonmark-js"],
    &["preview/long/cold", "preview/long/cold/commonmark-js"],
    &["preview/long/first", "preview/long/first/commonmark-js"],
    &["preview/long/warm", "preview/long/warm/commonmark-js"],
];

/// The groups of measurements that read all pages in a pass, and so have a speed.
const READINGS: &[&str] = &["reading", "browser"];

/// What the 95th percentile is to keep to, in milliseconds: a frame of most screens, or what is felt as at once.
const TARGETS: &[(&str, f64)] = &[
    ("keystroke/1000-roles", 16.0),
    ("facet/1000-roles", 16.0),
    ("opening/1000-roles", 50.0),
    ("keystroke/10000-roles", 50.0),
    ("facet/10000-roles", 50.0),
    ("opening/10000-roles", 50.0),
    ("preview/usual/cold", 100.0),
    ("preview/usual/first", 100.0),
    ("preview/usual/warm", 100.0),
    ("preview/usual/saved", 500.0),
    ("preview/long/cold", 100.0),
    ("preview/long/first", 100.0),
    ("preview/long/warm", 100.0),
    ("preview/long/saved", 500.0),
];

/// What a figure is to keep to.
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

/// The figures that have to keep to something.
const FIGURES: &[(&str, Limit)] = &[
    ("first-visit/role/first-paint", Limit::AtMost(700.0)),
    ("first-visit/role/largest-paint", Limit::AtMost(700.0)),
    ("first-visit/role/requests-before-paint", Limit::AtMost(3.0)),
    ("first-visit/role/blocking-scripts", Limit::AtMost(0.0)),
    ("first-visit/role/layout-shift", Limit::AtMost(0.0)),
    ("first-visit/directory-searched/search-usable", Limit::AtMost(2500.0)),
    ("first-visit/directory/layout-shift", Limit::AtMost(0.0)),
    ("embed/careers/search-usable", Limit::AtMost(2500.0)),
    ("embed/first-screen/search-usable", Limit::AtMost(2500.0)),
    ("embed/bytes/loader", Limit::AtMost(2.0)),
    ("lighthouse/directory/performance", Limit::AtLeast(98.0)),
    ("lighthouse/directory/accessibility", Limit::AtLeast(100.0)),
    ("lighthouse/directory/best-practices", Limit::AtLeast(100.0)),
    ("lighthouse/directory/seo", Limit::AtLeast(100.0)),
    ("lighthouse/role/performance", Limit::AtLeast(98.0)),
    ("lighthouse/role/accessibility", Limit::AtLeast(100.0)),
    ("lighthouse/role/best-practices", Limit::AtLeast(100.0)),
    ("lighthouse/role/seo", Limit::AtLeast(100.0)),
    ("lighthouse/level/performance", Limit::AtLeast(98.0)),
    ("lighthouse/level/accessibility", Limit::AtLeast(100.0)),
    ("lighthouse/level/best-practices", Limit::AtLeast(100.0)),
    ("lighthouse/level/seo", Limit::AtLeast(100.0)),
    ("site/all-roles/time", Limit::AtMost(2.0)),
    ("site/2000-roles/time", Limit::AtMost(30.0)),
    ("site/2000-roles/memory", Limit::AtMost(500.0)),
];

/// What the benchmarks printed.
#[derive(Default)]
pub(super) struct Measured {
    /// The size of the text that is read, in bytes.
    bytes: f64,
    /// In the order in which they came.
    passes: Vec<Pass>,
    figures: Vec<Figure>,
}

/// What was measured of one thing, in nanoseconds.
struct Pass {
    name: String,
    time: f64,
    p95: Option<f64>,
}

/// What is no time of a pass.
struct Figure {
    name: String,
    value: f64,
    unit: String,
}

impl Measured {
    /// Takes from a line what it says; most say nothing.
    pub(super) fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["measured:", _, "pages,", bytes, "bytes"] => self.bytes = bytes.parse().unwrap_or_default(),
            ["test", name, "...", "bench:", time, "ns/iter", ref more @ ..] => {
                let time = time.replace(',', "").parse().unwrap_or(f64::NAN);
                let p95 = match more {
                    [.., "p95", most, "ns"] => most.parse().ok(),
                    _ => None,
                };
                self.passes.push(Pass { name: name.to_owned(), time, p95 });
            }
            ["figure", name, value, ref unit @ ..] => {
                self.figure(name, value.parse().unwrap_or(f64::NAN), &unit.join(" "));
            }
            _ => {}
        }
    }

    /// Notes a figure, in its unit.
    pub(super) fn figure(&mut self, name: &str, value: f64, unit: &str) {
        self.figures.push(Figure { name: name.to_owned(), value, unit: unit.to_owned() });
    }

    /// The tables of all that was measured.
    pub(super) fn tables(&self) -> String {
        let passes = if self.passes.is_empty() { String::new() } else { self.table_of_passes() };
        let figures = if self.figures.is_empty() { String::new() } else { self.table_of_figures() };
        passes + &figures
    }

    /// A line for each pass.
    fn table_of_passes(&self) -> String {
        let mut table =
            format!("\n{:<33} {:>9} {:>9} {:>8} {:>7}  {}\n", "", "ms", "p95", "MB/s", "times", "target");
        for pass in &self.passes {
            let p95 = pass.p95.map(|most| format!("{:.3}", most / 1e6)).unwrap_or_default();
            let speed = self.speed(pass).map(|speed| format!("{speed:.1}")).unwrap_or_default();
            let times = self.times(pass).map(|times| format!("{times:.2}")).unwrap_or_default();
            let target = verdict(pass).unwrap_or_default();
            let Pass { name, time, .. } = pass;
            let line = format!("{name:<33} {:>9.3} {p95:>9} {speed:>8} {times:>7}  {target}", time / 1e6);
            table += line.trim_end();
            table += "\n";
        }
        table
    }

    /// A line for each figure.
    fn table_of_figures(&self) -> String {
        let mut table = format!("\n{:<41} {:>9} {:<6}  {}\n", "", "is", "", "target");
        for Figure { name, value, unit } in &self.figures {
            let limit = FIGURES.iter().find(|(of, _)| of == name).map(|(_, limit)| limit);
            let target = limit.map(|limit| limit.verdict(*value, unit)).unwrap_or_default();
            let value = format!("{value:.2}");
            let value = value.trim_end_matches('0').trim_end_matches('.');
            table += format!("{name:<41} {value:>9} {unit:<6}  {target}").trim_end();
            table += "\n";
        }
        table
    }

    /// How many megabytes of pages a reading takes in a second.
    fn speed(&self, pass: &Pass) -> Option<f64> {
        let (group, _) = pass.name.split_once('/')?;
        READINGS.contains(&group).then(|| self.bytes / pass.time * 1e3)
    }

    /// The time as a multiple of Rolebook's, where the two are to be compared.
    fn times(&self, pass: &Pass) -> Option<f64> {
        let group = PEERS.iter().find(|group| group.contains(&pass.name.as_str()))?;
        let ours = self.passes.iter().find(|other| Some(&other.name.as_str()) == group.first())?;
        Some(pass.time / ours.time)
    }
}

impl Limit {
    /// The limit, and whether a value keeps to it.
    fn verdict(&self, value: f64, unit: &str) -> String {
        let (says, limit, is_met) = match *self {
            Limit::AtMost(most) => ("at most", most, value <= most),
            Limit::AtLeast(least) => ("at least", least, value >= least),
        };
        let verdict = if is_met { "met" } else { "missed" };
        format!("{says} {limit} {unit} {verdict}")
    }
}

/// The target of a pass, and whether it is met.
fn verdict(pass: &Pass) -> Option<String> {
    let (_, target) = TARGETS.iter().find(|(name, _)| *name == pass.name)?;
    let verdict = if pass.p95? <= target * 1e6 { "met" } else { "missed" };
    Some(format!("{target} ms {verdict}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expect: &[&[&str]]) {
        let mut measured = Measured::default();
        lines.iter().for_each(|line| measured.read(line));
        let table = measured.tables();
        let rows: Vec<Vec<&str>> =
            table.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows, expect);
    }

    #[test]
    fn a_reading_has_its_speed_and_is_compared_with_its_peers() {
        check(
            &[
                "measured: 2 pages, 3000000 bytes",
                "test reading/rolebook ... bench:   10,000,000 ns/iter (+/- 12)",
                "test reading/pulldown-cmark-html ... bench: 5000000 ns/iter (+/- 12)",
                "test filter/2-roles ... bench: 20,000 ns/iter (+/- 1)",
                "warning: anything else",
            ],
            &[
                &["reading/rolebook", "10.000", "300.0", "1.00"],
                &["reading/pulldown-cmark-html", "5.000", "600.0", "0.50"],
                &["filter/2-roles", "0.020"],
            ],
        );
    }

    #[test]
    fn it_is_the_95th_percentile_that_keeps_to_the_target() {
        check(
            &[
                "test keystroke/1000-roles ... bench: 8000000 ns/iter (+/- 12) p95 16000000 ns",
                "test facet/1000-roles ... bench: 8000000 ns/iter (+/- 12) p95 16100000 ns",
                "test keystroke/minisearch-1000-roles ... bench: 4000000 ns/iter (+/- 12) p95 17000000 ns",
            ],
            &[
                &["keystroke/1000-roles", "8.000", "16.000", "1.00", "16", "ms", "met"],
                &["facet/1000-roles", "8.000", "16.100", "16", "ms", "missed"],
                &["keystroke/minisearch-1000-roles", "4.000", "17.000", "0.50"],
            ],
        );
    }

    #[test]
    fn figures_keep_to_the_least_or_to_the_most() {
        check(
            &[
                "figure first-visit/role/first-paint 512.3 ms",
                "figure first-visit/role/requests-before-paint 4 requests",
                "figure lighthouse/role/performance 98 points",
                "figure lighthouse/role/seo 99 points",
                "figure first-visit/docsify/first-paint 1500 ms",
            ],
            &[
                &["first-visit/role/first-paint", "512.3", "ms", "at", "most", "700", "ms", "met"],
                &[
                    "first-visit/role/requests-before-paint",
                    "4",
                    "requests",
                    "at",
                    "most",
                    "3",
                    "requests",
                    "missed",
                ],
                &["lighthouse/role/performance", "98", "points", "at", "least", "98", "points", "met"],
                &["lighthouse/role/seo", "99", "points", "at", "least", "100", "points", "missed"],
                &["first-visit/docsify/first-paint", "1500", "ms"],
            ],
        );
    }
}
