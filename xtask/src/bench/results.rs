//! Lines that benchmarks print → a table of measurements, each beside its peers in the same run, its ratio to them, and whether
//! its target is met.
//!
//! A line is one of three:
//!
//! - a measurement with its unit: `figure first-visit/role/first-paint 512 ms`;
//! - a time as Criterion prints it: `test reading/native ... bench: 1,234 ns/iter (+/- 5)`, which becomes milliseconds, and
//!   megabytes a second where it is a pass over all pages;
//! - `measured: 91 pages, 1234 bytes`, the size of such a pass.
//!
//! What a peer takes for the same has the measurement's name with the peer's behind it: `first-visit/role/first-paint@docsify`.

use super::targets::{Limit, TARGETS};
use std::fmt;

/// The measurements that are passes over all pages.
const PASSES: &str = "reading/";

/// All that was measured.
#[derive(Default)]
pub(super) struct Results {
    /// The size of all pages, in bytes.
    bytes: f64,
    /// In the order in which they were measured.
    measurements: Vec<Measurement>,
}

struct Measurement {
    name: String,
    /// Whose it is, where it is not Rolebook's.
    peer: Option<String>,
    value: f64,
    unit: String,
}

impl Results {
    /// Adds the measurement of a line, if it has one.
    pub(super) fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["measured:", _, "pages,", bytes, "bytes"] => self.bytes = number(bytes),
            ["test", name, "...", "bench:", time, "ns/iter", ..] => {
                let time = number(&time.replace(',', ""));
                match name.starts_with(PASSES) {
                    true => self.add(name, self.bytes * 1e3 / time, "MB/s"),
                    false => self.add(name, time / 1e6, "ms"),
                }
            }
            ["figure", name, value, ref unit @ ..] => self.add(name, number(value), &unit.join(" ")),
            _ => {}
        }
    }

    /// Adds a measurement by its name, with its peer's behind an `@`.
    pub(super) fn add(&mut self, name: &str, value: f64, unit: &str) {
        let (name, peer) = match name.split_once('@') {
            Some((name, peer)) => (name, Some(peer.to_owned())),
            None => (name, None),
        };
        self.measurements.push(Measurement { name: name.to_owned(), peer, value, unit: unit.to_owned() });
    }

    /// The table's lines for a measurement: one for each of its peers, and one without where it has no peer or a target of its
    /// own.
    fn rows<'a>(&'a self, own: &'a Measurement) -> impl Iterator<Item = [String; 7]> + 'a {
        let peers = self.measurements.iter().filter(|it| it.peer.is_some() && it.name == own.name);
        let alone = limit(&own.name, None).is_some() || peers.clone().count() == 0;
        alone.then_some(None).into_iter().chain(peers.map(Some)).map(|peer| own.row(peer))
    }
}

impl Measurement {
    fn row(&self, peer: Option<&Measurement>) -> [String; 7] {
        let ratio = peer.map(|peer| self.value / peer.value);
        let limit = limit(&self.name, peer.and_then(|peer| peer.peer.as_deref()));
        [
            self.name.clone(),
            amount(self.value, &self.unit),
            peer.and_then(|peer| peer.peer.clone()).unwrap_or_default(),
            peer.map(|peer| amount(peer.value, &peer.unit)).unwrap_or_default(),
            ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default(),
            limit.map(|limit| limit.to_string()).unwrap_or_default(),
            limit.map(|limit| verdict(limit, ratio.unwrap_or(self.value))).unwrap_or_default().to_owned(),
        ]
    }
}

/// The table.
impl fmt::Display for Results {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "measured", "peer", "measured", "ratio", "target", ""].map(str::to_owned);
        let own = self.measurements.iter().filter(|it| it.peer.is_none());
        for [name, value, peer, theirs, ratio, target, verdict] in
            [head].into_iter().chain(own.flat_map(|own| self.rows(own)))
        {
            let line =
                format!("{name:<40} {value:>13}  {peer:<21} {theirs:>13} {ratio:>6}  {target:<13} {verdict}");
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// What a measurement beside a peer, or by itself, is held to.
fn limit(name: &str, peer: Option<&str>) -> Option<Limit> {
    TARGETS.iter().find(|target| target.name == name && target.peer == peer).map(|target| target.limit)
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::AtMost(most) => write!(out, "at most {}", short(*most)),
            Limit::AtLeast(least) => write!(out, "at least {}", short(*least)),
        }
    }
}

fn verdict(limit: Limit, value: f64) -> &'static str {
    if limit.is_met_by(value) { "met" } else { "missed" }
}

fn amount(value: f64, unit: &str) -> String {
    format!("{} {unit}", short(value)).trim_end().to_owned()
}

/// Two decimals at most.
fn short(value: f64) -> String {
    format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns are a space apart in what is expected.
    fn check(lines: &[&str], expect: &[&str]) {
        let mut results = Results::default();
        lines.iter().for_each(|line| results.read(line));
        let table = results.to_string();
        let words = |row: &str| row.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(table.lines().skip(1).map(words).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_pass_over_all_pages_has_a_speed() {
        check(
            &[
                "measured: 2 pages, 3000000 bytes",
                "test reading/native ... bench:   10,000,000 ns/iter (+/- 12)",
                "test reading/native@pulldown-cmark-html ... bench: 5000000 ns/iter (+/- 12)",
                "test filter/2-roles ... bench: 20,000 ns/iter (+/- 1)",
                "warning: anything else",
            ],
            &[
                "reading/native 300 MB/s at least 100 met",
                "reading/native 300 MB/s pulldown-cmark-html 600 MB/s 0.50",
                "filter/2-roles 0.02 ms",
            ],
        );
    }

    #[test]
    fn a_ratio_to_a_peer_is_held_to_the_target() {
        check(
            &[
                "figure first-visit/role/first-paint 500 ms",
                "figure first-visit/role/first-paint@docsify 1000 ms",
                "figure first-visit/role/largest-paint 501 ms",
                "figure first-visit/role/largest-paint@docsify 1000 ms",
                "figure first-visit/role/largest-paint@other 500 ms",
            ],
            &[
                "first-visit/role/first-paint 500 ms docsify 1000 ms 0.50 at most 0.5 met",
                "first-visit/role/largest-paint 501 ms docsify 1000 ms 0.50 at most 0.5 missed",
                "first-visit/role/largest-paint 501 ms other 500 ms 1.00",
            ],
        );
    }

    #[test]
    fn a_value_is_held_to_the_least_or_to_the_most() {
        check(
            &[
                "figure first-visit/role/requests-before-paint 4 requests",
                "figure lighthouse/role/performance 98 points",
                "figure lighthouse/role/seo 99 points",
            ],
            &[
                "first-visit/role/requests-before-paint 4 requests at most 3 missed",
                "lighthouse/role/performance 98 points at least 98 met",
                "lighthouse/role/seo 99 points at least 100 missed",
            ],
        );
    }
}
