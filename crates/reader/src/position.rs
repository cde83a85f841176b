//! A heading's text → the position it names, if it names one.
//!
//! "Senior Manager, Payroll (EMEA)" is taken apart into its seniorities (senior, manager), its noun and its
//! subject (payroll). Which seniority that makes is decided in [`Position::seniority`]; one case, "… Manager",
//! needs the page's other positions and is decided there with their help.

use super::english;
use super::lexicon::{Folded, Lexicon, joined, words_of};
use rolebook_model::{Seniority, listed};
use std::borrow::Cow;

/// A position as a heading names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Position {
    /// The seniorities in front of the noun, after it or in brackets, as written.
    seniorities: Vec<Seniority>,
    /// Whether the seniority stands where the noun would: "Manager, Payroll", "Director of Sales", "Senior".
    seniority_is_noun: bool,
    /// The noun in front of the first comma with what stands between it and the seniorities: "product manager".
    /// Empty where a seniority takes its place.
    pub(super) noun: String,
    /// What stands behind the first comma, dash or "of", without brackets: "payroll".
    pub(super) subject: String,
}

/// Words behind which a heading goes on about something else: "Screening call with Recruiter".
const BREAKS: &[&str] = &["with", "for", "at", "to", "in", "on", "by", "from", "is", "are"];

impl Position {
    /// The position that `text` names; `None` where it names none.
    ///
    /// A position ends in a noun that the lexicon knows, or says what `title`, the page's own, says: a page
    /// "Barista" with a heading "Senior Barista" needs no entry in a table.
    pub(super) fn parse(text: &str, title: &str, lexicon: &Lexicon) -> Option<Position> {
        let (outside, brackets) = split_brackets(text);
        let (code, outside) = split_code(&outside);
        let (front, behind) = split_subject(outside);
        let front = Folded::new(front);
        let words: Vec<&str> = front.words().collect();
        let mut position = Position {
            seniorities: Vec::new(),
            seniority_is_noun: false,
            noun: String::new(),
            subject: Folded::new(behind).as_str().to_owned(),
        };
        let mut rest = words.as_slice();
        while let Some((seniority, length)) = lexicon.seniority(rest) {
            position.seniorities.push(seniority);
            rest = rest.get(length..).unwrap_or_default();
        }
        if rest.len() > 1
            && let Some((last, others)) = rest.split_last()
            && let Some(seniority) = numeral(last)
            && others.last().is_some_and(|noun| lexicon.is_position(noun))
        {
            position.seniorities.push(seniority);
            rest = others;
        }
        for word in Folded::new(&brackets).words() {
            if let Some((seniority, _)) = lexicon.seniority(&[word]) {
                // In brackets a manager is a remark, not the seniority: "Risk Engineer (Risk Manager)".
                if seniority < Seniority::Manager {
                    position.seniorities.push(seniority);
                }
            }
        }
        if position.seniorities.is_empty() {
            position.seniorities.extend(code);
        }
        if rest.is_empty() || position.takes_a_team(rest) {
            position.seniority_is_noun = true;
            if !rest.is_empty() {
                position.subject = joined(rest);
            }
            return (!position.seniorities.is_empty()).then_some(position);
        }
        let breaks = |word: &&str| BREAKS.contains(word);
        if rest.iter().any(|word| breaks(word) && !position.subject.contains(*word)) {
            let end = rest.iter().position(breaks).unwrap_or(rest.len());
            rest = rest.get(..end).unwrap_or_default();
        }
        let noun = rest.last()?;
        // "Data Analyst Intern", "Team Lead": the seniority stands behind.
        if rest.len() > 1
            && let Some((seniority @ (Seniority::Intern | Seniority::Lead | Seniority::Fellow), 1)) =
                lexicon.seniority(&[noun])
        {
            position.seniorities.push(seniority);
        }
        position.noun = joined(rest);
        (lexicon.is_position(noun) || position.noun == title).then_some(position)
    }

    /// "Manager Payroll" without a comma: what follows a manager's seniority is the team.
    fn takes_a_team(&self, rest: &[&str]) -> bool {
        self.seniorities
            .last()
            .is_some_and(|&seniority| seniority >= Seniority::Manager && seniority != Seniority::Chief)
            && !rest.last().is_some_and(|noun| listed(english::POSITIONS).any(|it| it == *noun))
            && rest.len() <= 4
    }

    /// Whether it is nothing but a seniority: "Senior", "Staff".
    pub(super) fn is_bare_seniority(&self) -> bool {
        self.seniority_is_noun && self.subject.is_empty()
    }

    /// Whether it has any seniority.
    pub(super) fn says_seniority(&self) -> bool {
        !self.seniorities.is_empty()
    }

    /// What the position is about, whichever way it is put: "Manager, Payroll" and "Payroll Manager" are
    /// both about payroll.
    pub(super) fn about(&self) -> &str {
        match self.noun.strip_suffix(" manager") {
            Some(about) => about,
            None if self.seniority_is_noun => &self.subject,
            None => &self.noun,
        }
    }

    /// Whether it is put as "… Manager", which may or may not be a manager of people.
    pub(super) fn ends_in_manager(&self) -> bool {
        self.noun.ends_with(" manager") || self.noun.ends_with(" managers")
    }

    /// Whether it is put as "Manager, …".
    pub(super) fn begins_with_manager(&self) -> bool {
        self.seniority_is_noun && self.seniorities.contains(&Seniority::Manager)
    }

    /// Whether the words say that it manages the people of a team: "Engineering Manager".
    pub(super) fn manages_a_team(&self) -> bool {
        self.ends_in_manager() && self.noun_from_behind(1).is_some_and(|team| english::TEAMS.contains(&team))
    }

    /// Its seniority. `manages_people` is whether a "… Manager" does on this page.
    pub(super) fn seniority(&self, manages_people: bool) -> Seniority {
        let has = |seniority| self.seniorities.contains(&seniority);
        let is_senior = has(Seniority::Senior);
        let noun = self.noun_from_behind(0).unwrap_or_default();
        let is_vp = has(Seniority::Vp) || noun == "vp" || self.noun.ends_with("vice president");
        if has(Seniority::SeniorVp) || (is_vp && (is_senior || self.noun.contains("executive"))) {
            Seniority::SeniorVp
        } else if is_vp {
            Seniority::Vp
        } else if has(Seniority::Chief) {
            // A chief of staff assists an officer.
            if self.subject.starts_with("staff") { Seniority::Intermediate } else { Seniority::Chief }
        } else if has(Seniority::Director) || noun == "director" || noun == "head" {
            if is_senior { Seniority::SeniorDirector } else { Seniority::Director }
        } else if has(Seniority::Manager) || (self.ends_in_manager() && manages_people) {
            if is_senior { Seniority::SeniorManager } else { Seniority::Manager }
        } else {
            self.craft_seniority()
        }
    }

    /// The seniority of an individual contributor: the highest that is named.
    fn craft_seniority(&self) -> Seniority {
        let crafts = self.seniorities.iter().copied().filter(|&seniority| seniority < Seniority::Manager);
        crafts.max().unwrap_or(Seniority::Intermediate)
    }

    /// Whether it is one with which ladders start: "Events Coordinator".
    pub(super) fn is_entry(&self) -> bool {
        self.seniorities.is_empty()
            && self.noun_from_behind(0).is_some_and(|noun| english::ENTRY_POSITIONS.contains(&noun))
    }

    /// A word of the noun, counted from the last, which is 0.
    fn noun_from_behind(&self, place: usize) -> Option<&str> {
        let count = words_of(&self.noun).count();
        words_of(&self.noun).nth(count.checked_sub(place + 1)?)
    }
}

/// The seniority that a number behind a noun stands for: "II", "2", "L4", "IC3".
fn numeral(word: &str) -> Option<Seniority> {
    let number = word.strip_prefix("ic").or_else(|| word.strip_prefix(['l', 'e', 'p'])).unwrap_or(word);
    english::seniority_of(english::NUMERALS, word)
        .or_else(|| english::seniority_of(english::NUMERALS, number))
}

/// The seniority of a code in front, and the text after it: "L4: Staff Engineer", "Level 2 – Developer".
/// A code alone is a bare seniority.
fn split_code(text: &str) -> (Option<Seniority>, &str) {
    let text = text.trim();
    let rest = strip_word(text, "level ").or_else(|| strip_word(text, "grade ")).unwrap_or(text);
    let end = rest.find(is_code_end).unwrap_or(rest.len());
    let (code, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if !code.bytes().any(|byte| byte.is_ascii_digit()) {
        return (None, text);
    }
    let is_code = rest.len() < text.len() || code.chars().any(char::is_alphabetic);
    let code = code.to_ascii_lowercase();
    match english::seniority_of(english::MANAGEMENT_CODES, &code).or_else(|| numeral(&code)) {
        Some(seniority) if is_code => {
            (Some(seniority), behind.trim_start_matches(|mark| is_code_end(mark) || mark == '.'))
        }
        _ => (None, text),
    }
}

/// Whether a character stands behind a code.
fn is_code_end(mark: char) -> bool {
    matches!(mark, ' ' | ':' | ',' | '-' | '–' | '—')
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (front, rest) = text.split_at_checked(word.len())?;
    front.eq_ignore_ascii_case(word).then_some(rest)
}

/// The text outside of round brackets, and the text inside.
fn split_brackets(text: &str) -> (Cow<'_, str>, String) {
    if !text.contains(['(', ')']) {
        return (Cow::Borrowed(text), String::new());
    }
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => inside.push(character),
        }
        if character == '(' {
            inside.push(' ');
        }
    }
    (Cow::Owned(outside), inside)
}

/// What stands in front of the first comma, dash or "of", and what stands behind it.
fn split_subject(text: &str) -> (&str, &str) {
    for (at, byte) in text.bytes().enumerate() {
        let is_mark = match byte {
            b',' => true,
            // In front of "-", "of" or a dash, which begins with 0xe2: most spaces have a word behind them.
            b' ' => matches!(text.as_bytes().get(at + 1), Some(b'-' | b'o' | 0xe2)),
            _ => false,
        };
        if !is_mark {
            continue;
        }
        let Some((front, behind)) = text.split_at_checked(at) else { continue };
        for mark in [",", " - ", " – ", " — ", " of "] {
            if let Some(subject) = behind.strip_prefix(mark) {
                return (front, subject);
            }
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::Words;

    fn check(text: &str, expect: Option<Seniority>) {
        let lexicon = Lexicon::new(&Words::default());
        let found =
            Position::parse(text, "", &lexicon).map(|position| position.seniority(position.manages_a_team()));
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_plain_position_is_intermediate() {
        check("Product Manager", Some(Seniority::Intermediate));
        check("Analyst, Corporate Planning", Some(Seniority::Intermediate));
        check("Data Engineer (Intermediate)", Some(Seniority::Intermediate));
        check("Chief of Staff to the CTO", Some(Seniority::Intermediate));
        check("Program Manager, Enablement", Some(Seniority::Intermediate));
    }

    #[test]
    fn a_rung_stands_in_front_behind_or_in_brackets() {
        check("Senior Product Manager", Some(Seniority::Senior));
        check("Data Engineer (Junior)", Some(Seniority::Associate));
        check("Data Analyst Intern", Some(Seniority::Intern));
        check("Software Engineer III", Some(Seniority::Senior));
        check("Team Lead", Some(Seniority::Lead));
        check("Staff Developers", Some(Seniority::Staff));
        check("Senior", Some(Seniority::Senior));
        check("Senior Staff Engineer", Some(Seniority::Staff));
    }

    #[test]
    fn a_code_in_front_is_a_rung_unless_words_say_one() {
        check("L4: Engineer", Some(Seniority::Staff));
        check("L5 – Senior Engineer", Some(Seniority::Senior));
        check("M1: Engineering Manager", Some(Seniority::Manager));
        check("Level 1", Some(Seniority::Associate));
        check("IC3", Some(Seniority::Senior));
        check("3 things we value", None);
    }

    #[test]
    fn managers_of_people_differ_from_crafts_called_manager() {
        check("Manager, Payroll", Some(Seniority::Manager));
        check("Senior Manager of Design", Some(Seniority::SeniorManager));
        check("Engineering Manager", Some(Seniority::Manager));
        check("Regional Manager, Sales", Some(Seniority::Manager));
        check("Senior Program Manager", Some(Seniority::Senior));
        check("Managing Editor", Some(Seniority::Manager));
        check("Associate Manager, Support", Some(Seniority::Manager));
    }

    #[test]
    fn officers_and_directors_are_above() {
        check("Sr. Director, Brand", Some(Seniority::SeniorDirector));
        check("Head of Sales", Some(Seniority::Director));
        check("VP of Support", Some(Seniority::Vp));
        check("EVP, Sales", Some(Seniority::SeniorVp));
        check("Regional Vice President, Sales", Some(Seniority::Vp));
        check("Chief Legal Officer", Some(Seniority::Chief));
    }

    #[test]
    fn other_headings_name_no_position() {
        check("Screening call with Recruiter", None);
        check("Support Manager Candidates", None);
        check("Foundations", None);
        check("Round 1", None);
        check("Internships", None);
    }
}
