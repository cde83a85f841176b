use crate::{MOST_PER_RULE, count_excess};
use rolebook_model::{Finding, Position, Rule};

#[test]
fn what_is_found_thousands_of_times_is_counted() {
    let at = |line| Finding::new(Rule::RawHtml, Position::line(line), "raw");
    let mut findings: Vec<Finding> = (1..=2_500).map(at).collect();
    findings.push(Finding::new(Rule::Comment, Position::line(3_000), "comment"));
    count_excess(&mut findings);
    assert_eq!(findings.len(), MOST_PER_RULE + 1);
    assert_eq!(findings[MOST_PER_RULE - 1].message, "raw, and 2400 more on this page");
    assert_eq!(findings[MOST_PER_RULE].message, "comment");
}

#[test]
fn what_is_found_often_is_named_each_time() {
    let at = |line| Finding::new(Rule::RawHtml, Position::line(line), "raw");
    let mut findings: Vec<Finding> = (1..=100).map(at).collect();
    count_excess(&mut findings);
    assert!(findings.iter().all(|finding| finding.message == "raw"));
}
