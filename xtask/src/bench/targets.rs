//! What measurements are held to: most of them to a ratio to a peer in the same run, as no time means the same on every machine.

/// The target of a measurement.
pub(super) struct Target {
    /// The measurement's name.
    pub(super) name: &'static str,
    /// The peer whose value it is divided by; without one the value itself is held to the limit.
    pub(super) peer: Option<&'static str>,
    pub(super) limit: Limit,
}

/// The bound of a ratio or a value, itself allowed.
#[derive(Clone, Copy)]
pub(super) enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

/// All targets.
pub(super) const TARGETS: &[Target] = &[
    value("reading/native", AtLeast(100.0)),
    ratio("reading/chromium", "commonmark-js-html", AtMost(1.0)),
    value("ranking/own", AtLeast(0.95)),
    value("ranking/corpus", AtLeast(0.95)),
    // On a phone with a quarter of this processor, no task that a key waits for is a long one, as browsers count: over 50 ms.
    value("longest-task/2000-roles", AtMost(50.0)),
    ratio("keystroke/1000-roles/p95", "react", AtMost(THIRD)),
    ratio("facet/1000-roles/p95", "react", AtMost(THIRD)),
    ratio("keystroke/10000-roles/p95", "react", AtMost(THIRD)),
    ratio("facet/10000-roles/p95", "react", AtMost(THIRD)),
    ratio("first-visit/role/first-paint", "docsify", AtMost(0.5)),
    ratio("first-visit/role/largest-paint", "docsify", AtMost(0.5)),
    value("first-visit/role/requests-before-paint", AtMost(3.0)),
    value("first-visit/role/blocking-scripts", AtMost(0.0)),
    value("first-visit/role/layout-shift", AtMost(0.0)),
    value("first-visit/directory/layout-shift", AtMost(0.0)),
    ratio("first-visit/search-usable", "docsify", AtMost(1.0)),
    ratio("embed/first-screen/search-usable", "docsify", AtMost(1.0)),
    value("embed/bytes/loader", AtMost(2.05)),
    // A page dropped by its author: beside its text, its levels, its outline and what is wrong with it are shown.
    ratio("preview/usual/first/p95", "commonmark-js", AtMost(5.0)),
    ratio("preview/usual/warm/p95", "commonmark-js", AtMost(5.0)),
    ratio("preview/long/first/p95", "commonmark-js", AtMost(5.0)),
    ratio("preview/long/warm/p95", "commonmark-js", AtMost(5.0)),
    // Half of it is the pause between two reads of the file's date, on any machine.
    value("preview/usual/saved/p95", AtMost(500.0)),
    value("preview/long/saved/p95", AtMost(500.0)),
    value("lighthouse/directory/performance", AtLeast(98.0)),
    value("lighthouse/directory/accessibility", AtLeast(100.0)),
    value("lighthouse/directory/best-practices", AtLeast(100.0)),
    value("lighthouse/directory/seo", AtLeast(100.0)),
    value("lighthouse/role/performance", AtLeast(98.0)),
    value("lighthouse/role/accessibility", AtLeast(100.0)),
    value("lighthouse/role/best-practices", AtLeast(100.0)),
    value("lighthouse/role/seo", AtLeast(100.0)),
    value("lighthouse/level/performance", AtLeast(98.0)),
    value("lighthouse/level/accessibility", AtLeast(100.0)),
    value("lighthouse/level/best-practices", AtLeast(100.0)),
    value("lighthouse/level/seo", AtLeast(100.0)),
    ratio("site/2000-roles/speed", "eleventy", AtLeast(1.0)),
    value("site/2000-roles/memory", AtMost(500.0)),
    value("install/archive", AtMost(10.0)),
    value("install/npm", AtMost(10.0)),
    value("install/pypi", AtMost(10.0)),
    value("program/size/program", AtMost(12.0)),
];

use Limit::{AtLeast, AtMost};

const THIRD: f64 = 1.0 / 3.0;

const fn value(name: &'static str, limit: Limit) -> Target {
    Target { name, peer: None, limit }
}

const fn ratio(name: &'static str, peer: &'static str, limit: Limit) -> Target {
    Target { name, peer: Some(peer), limit }
}

impl Limit {
    /// Whether a value or a ratio is within the limit.
    pub(super) fn is_met_by(self, value: f64) -> bool {
        match self {
            AtMost(most) => value <= most,
            AtLeast(least) => value >= least,
        }
    }
}
