//! Comments that silence findings at a place → the findings that are left, and what is wrong with the comments.
//!
//! ```markdown
//! <!-- rolebook allow bare-url, RB505: the address is read aloud in the video -->
//! ```
//!
//! Rules are named by their code or name. The comment holds for the line that it stands on and for the block that follows, up
//! to the next empty line; with `allow-page`, for the whole page. The reason follows after the colon, for the next reader of the
//! page. Which comments there are is known from the findings of [`Rule::Comment`], so comments in code do not count.

use rolebook_model::{Finding, Position, Rule};
use std::ops::RangeInclusive;

/// Takes the findings out of `findings`, which are about the page `text`, that its comments silence.
pub(super) fn silence(text: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    let comments = Comment::all(text);
    let mut faults = Vec::new();
    let mut allowed: Vec<Allowed> = Vec::new();
    findings.retain(|finding| {
        let place = comments.binary_search_by_key(&finding.position, |comment| comment.position).ok();
        let comment = place.filter(|_| finding.rule == Rule::Comment).and_then(|place| comments.get(place));
        if let Some(comment) = comment {
            comment.read(&mut allowed, &mut faults);
        }
        comment.is_none()
    });
    findings.retain(|finding| {
        let mut is_allowed = false;
        for allowed in allowed.iter_mut().filter(|allowed| allowed.is_about(finding)) {
            allowed.is_used = true;
            is_allowed = true;
        }
        !is_allowed
    });
    let unused = allowed.iter().filter(|allowed| !allowed.is_used && needs_only_pages(allowed.rule));
    findings.extend(unused.map(|allowed| {
        let message = format!("no finding of `{}` here to allow", allowed.rule.name());
        Finding::new(Rule::UnusedAllow, allowed.comment, message)
    }));
    findings.extend(faults);
    findings
}

/// Whether all findings of a rule come from pages alone. Others need vacancies or a YAML library, which the preview does not
/// have: a comment that allows them is not unused there.
fn needs_only_pages(rule: Rule) -> bool {
    !matches!(
        rule,
        Rule::FrontMatterDiffers
            | Rule::UnknownLevel
            | Rule::Vacancies
            | Rule::UnknownRole
            | Rule::Apply
            | Rule::VacancyDate
            | Rule::ClosedRole
            | Rule::IncompleteVacancy
            | Rule::UnknownPosting
    )
}

/// How many comments of a page are read, and how many rules they allow: each is compared with each finding.
const MOST: usize = 1_000;

/// Over how many more lines an `allow` comment may run.
const LONGEST: usize = 10;

/// A rule that is silenced, and where.
struct Allowed {
    rule: Rule,
    /// On these lines, from 1.
    lines: RangeInclusive<u32>,
    /// Where the comment is.
    comment: Position,
    /// Whether there was something to silence.
    is_used: bool,
}

impl Allowed {
    fn is_about(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.lines.contains(&finding.position.line)
    }
}

/// A comment for Rolebook.
struct Comment {
    position: Position,
    /// Its text after `rolebook`.
    text: String,
    /// The lines that it is about, unless it is about the page.
    lines: RangeInclusive<u32>,
}

impl Comment {
    /// Comments for Rolebook in order, including those that are shown as code.
    fn all(text: &str) -> Vec<Comment> {
        let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect();
        let mut comments = Vec::new();
        let mut count = 0;
        for (index, line) in lines.iter().enumerate() {
            let mut position = Position::line(u32::try_from(index + 1).unwrap_or(u32::MAX));
            let mut passed = 0;
            for (start, _) in line.match_indices("<!--") {
                let before = line.get(passed..start).unwrap_or_default().chars().count();
                position.column = position.column.saturating_add(u32::try_from(before).unwrap_or(u32::MAX));
                passed = start;
                let text = line.get(start + 4..).unwrap_or_default();
                let begins = text.trim_start();
                if count < MOST && (begins.is_empty() || begins.starts_with("rolebook")) {
                    count += 1;
                    comments.extend(Comment::at(position, text, &lines));
                }
            }
        }
        comments
    }

    /// The comment at `position` of a page with these lines, if it is for Rolebook. `text` is the rest of its first line.
    fn at(position: Position, text: &str, lines: &[&str]) -> Option<Comment> {
        let first = usize::try_from(position.line).ok()?.checked_sub(1)?;
        let mut text = text.to_owned();
        let mut last = first;
        while !text.contains("-->") && last < first + LONGEST {
            last += 1;
            text.extend([" ", lines.get(last)?]);
        }
        let directive = text.split_once("-->")?.0.trim().strip_prefix("rolebook")?;
        // `rolebooks` and `rolebook's` are other words.
        if !directive.starts_with(char::is_whitespace) {
            return None;
        }
        let text = directive.trim().to_owned();
        let below = lines.iter().skip(last + 1);
        let gap = below.clone().take_while(|line| line.trim().is_empty()).count();
        let block = below.skip(gap).take_while(|line| !line.trim().is_empty()).count();
        let end = u32::try_from(last + 1 + gap + block).unwrap_or(u32::MAX);
        Some(Comment { position, text, lines: position.line..=end })
    }

    /// Adds what it allows, and what is wrong with it.
    fn read(&self, allowed: &mut Vec<Allowed>, faults: &mut Vec<Finding>) {
        let mut fault = |rule, message: String| faults.push(Finding::new(rule, self.position, message));
        let (named, reason) = self.text.split_once(':').unwrap_or((&self.text, ""));
        let mut words = named.split([' ', ',', '\t', '\n']).filter(|word| !word.is_empty());
        let verb = words.next().unwrap_or_default();
        let lines = match verb {
            "allow" => self.lines.clone(),
            "allow-page" => 0..=u32::MAX,
            _ => {
                let message =
                    format!("unknown directive `rolebook {verb}`, only `allow` and `allow-page` are known");
                return fault(Rule::UnknownAllow, message);
            }
        };
        // By the rules' numbers.
        let mut seen = [false; Rule::ALL.len()];
        for name in words {
            let Some(rule) = Rule::named(name) else {
                fault(Rule::UnknownAllow, format!("there is no rule `{name}`"));
                continue;
            };
            let is_seen = seen.get_mut(rule as usize).is_none_or(|seen| std::mem::replace(seen, true));
            if !is_seen && allowed.len() < MOST {
                allowed.push(Allowed { rule, lines: lines.clone(), comment: self.position, is_used: false });
            }
        }
        if !seen.contains(&true) && named.split_whitespace().nth(1).is_none() {
            fault(Rule::UnknownAllow, format!("`rolebook {verb}` names no rule"));
        }
        if reason.trim().is_empty() {
            fault(Rule::AllowWithoutReason, "the comment gives no reason".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::Site;

    /// Silences the findings of reading `text`, and gives the others as `line rule`.
    fn check(text: &str, expected: &[(u32, Rule)]) {
        let (_, findings) = rolebook_markdown::parse(text, 1, &Site::default());
        let mut left: Vec<_> =
            silence(text, findings).iter().map(|left| (left.position.line, left.rule)).collect();
        left.sort();
        assert_eq!(left, expected, "{text:?}");
    }

    #[test]
    fn a_comment_silences_the_block_that_follows() {
        check(
            "<!-- rolebook allow raw-html: why -->\n\na <u>b</u>\nc <u>d</u>\n\n<u>e</u>",
            &[(6, Rule::RawHtml)],
        );
        check("<!-- rolebook allow RB308: why -->\na <u>b</u>\n\n<u>c</u>", &[(4, Rule::RawHtml)]);
    }

    #[test]
    fn a_comment_silences_its_own_line() {
        check("a <u>b</u> <!-- rolebook allow rb308: why -->\n\nc", &[]);
    }

    #[test]
    fn a_comment_may_be_about_the_page() {
        check("<u>a</u>\n\n<!-- rolebook allow-page raw-html: why -->\n\nb\n\n<u>c</u>", &[]);
    }

    #[test]
    fn a_comment_may_run_over_lines_and_name_several_rules() {
        check("<!--\nrolebook allow raw-html: why\n-->\n<u>a</u>", &[]);
        check("<!-- rolebook allow raw-html,\n template-leftover: why\n not -->\n<u>a</u> {{ b }}", &[]);
    }

    #[test]
    fn faults_of_comments_are_found() {
        check("<!-- rolebook allow raw-html -->\n<u>a</u>", &[(1, Rule::AllowWithoutReason)]);
        check("<!-- rolebook allow raw-xml: why -->\na", &[(1, Rule::UnknownAllow)]);
        check("<!-- rolebook allow: why -->\na", &[(1, Rule::UnknownAllow)]);
        check("<!-- rolebook ignore raw-html: why -->\na", &[(1, Rule::UnknownAllow)]);
        check("<!-- rolebook allow raw-html: why -->\na", &[(1, Rule::UnusedAllow)]);
        // Whether there is such a finding is not known wherever the page is read.
        check("<!-- rolebook allow-page unknown-posting: why -->\na", &[]);
    }

    #[test]
    fn other_comments_stay_what_they_are() {
        check("<!-- rolebooks allow raw-html: why -->\na", &[(1, Rule::Comment)]);
        check("```\n<!-- rolebook allow raw-html: why -->\n```\n<u>a</u>", &[(4, Rule::RawHtml)]);
    }
}
