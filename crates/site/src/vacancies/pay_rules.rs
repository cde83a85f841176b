//! A vacancy → findings about what the rules of its places ask for of pay: `[pay_rules]` of `site.toml`.
//!
//! 1. `table` has the rules, with their dates and sources: `rules.toml`;
//! 2. `reach` says whether a rule holds where the work is done;
//! 3. `lacks` says what a vacancy lacks by a rule;
//! 4. [`PayCheck`] selects the rules that the site wants and makes findings, one for all rules that ask for the same.
//!
//! Findings are advice and no legal counsel, and say so: a rule holds for some employers and not for others, and changes.

mod lacks;
mod reach;
mod table;

use jiff::Unit;
use jiff::civil::Date;
use lacks::{Lack, lack};
use reach::{Reach, reach};
use rolebook_model::{Finding, Pay, Position, Role, Rule as FindingRule, Vacancy};
use std::fmt::Write;
use table::{Rule, TABLE};

pub(crate) use table::Table;

/// Which rules about pay vacancies are compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PayRules {
    /// None.
    #[default]
    Off,
    /// Those of the places that each vacancy names.
    OfVacancies,
    /// Those of these places, by their codes (`US-CO`, `EU`), for every vacancy that is not surely elsewhere.
    Of(Vec<String>),
}

impl PayRules {
    /// The rules that there are.
    pub(crate) fn table() -> &'static Table {
        &TABLE
    }
}

/// Compares the vacancies of a site with rules.
pub(super) struct PayCheck<'a> {
    pub(super) rules: &'a PayRules,
    /// The day on which a rule has to be in force, and by which the age of a rule's check is told.
    pub(super) today: Date,
}

impl PayCheck<'_> {
    /// What `vacancy` of `role`, called `name`, lacks by the rules that hold for it.
    pub(super) fn findings(
        &self,
        vacancy: &Vacancy,
        role: &Role,
        name: &str,
        position: Position,
    ) -> Vec<Finding> {
        let mut lacking: Vec<(Lack, Vec<&Rule>)> = Vec::new();
        for rule in self.rules_of(vacancy) {
            let Some(lack) = lack(rule, stated_pay(vacancy, role)) else { continue };
            match lacking.iter_mut().find(|(other, _)| *other == lack) {
                Some((_, rules)) => rules.push(rule),
                None => lacking.push((lack, vec![rule])),
            }
        }
        let finding = |(lack, rules): (Lack, Vec<&Rule>)| {
            let message = format!("{name} {lack} {}", self.named(&rules));
            Finding::new(FindingRule::PayRule, position, message).with_help(help(lack.help(), &rules))
        };
        lacking.into_iter().map(finding).collect()
    }

    /// A finding about pay that is left out of `vacancy`, with the rules that ask for it, if there are any.
    pub(super) fn left_out(&self, finding: Finding, vacancy: &Vacancy, role: &Role) -> Finding {
        let is_asked = |rule: &&Rule| lack(rule, stated_pay(vacancy, role)) == Some(Lack::Pay);
        let rules: Vec<&Rule> = self.rules_of(vacancy).filter(is_asked).collect();
        if rules.is_empty() {
            return finding;
        }
        let message = format!("{}, but pay is asked for by {}", finding.message, self.named(&rules));
        let told = Finding::new(FindingRule::PayRule, finding.position, message);
        told.with_help(help(&finding.help, &rules)).with_length(finding.length as usize)
    }

    /// The rules in force that the site wants and that hold for a vacancy.
    fn rules_of(&self, vacancy: &Vacancy) -> impl Iterator<Item = &'static Rule> {
        let today = self.today.to_string();
        let is_meant = move |rule: &&Rule| match self.rules {
            PayRules::Off => false,
            PayRules::OfVacancies => reach(rule, vacancy) == Reach::There,
            PayRules::Of(codes) => codes.contains(&rule.place) && reach(rule, vacancy) != Reach::Elsewhere,
        };
        TABLE.rules.iter().filter(move |rule| rule.since <= today).filter(is_meant)
    }

    /// Rules with their dates, those that were checked on the same day together: "Colorado (C.R.S. § 8-5-201, in force since
    /// 2021-01-01), checked on 2026-11-29".
    fn named(&self, rules: &[&Rule]) -> String {
        let mut days: Vec<&str> = rules.iter().map(|rule| &*rule.checked).collect();
        days.sort_unstable();
        days.dedup();
        let mut text = String::new();
        for day in days {
            if !text.is_empty() {
                text.push_str("; ");
            }
            let of_day: Vec<&Rule> = rules.iter().copied().filter(|rule| rule.checked == day).collect();
            let named = of_day.iter().map(|rule| {
                let Rule { name, basis, since, .. } = rule;
                format!("{name} ({basis}, in force since {since})")
            });
            let _ = write!(text, "{}, checked on {day}", named.collect::<Vec<_>>().join(", "));
            if let Some(months) = self.months_since(day) {
                let sources: Vec<&str> = of_day.iter().map(|rule| &*rule.source).collect();
                let _ = write!(text, ", {months} months ago: look at {}", sources.join(" and "));
            }
        }
        text
    }

    /// How many months ago a day was, if it was more than a year.
    fn months_since(&self, day: &str) -> Option<i32> {
        let day: Date = day.parse().ok()?;
        let span = day.until((Unit::Month, self.today)).ok()?;
        let is_old = span.get_months() >= 12;
        is_old.then(|| span.get_months())
    }
}

/// The pay that a vacancy of a role states, or else the role or level that it is for: they stand on the same page.
fn stated_pay<'a>(vacancy: &'a Vacancy, role: &'a Role) -> Option<&'a Pay> {
    let of_level = || role.pay_of(role.level_index(&vacancy.level)).and_then(|it| it.amounts.as_ref());
    vacancy.pay.as_ref().or_else(of_level)
}

/// What to do, and what the rules ask for beside and are limited by, each once with the places where it is so.
fn help(first: &str, rules: &[&Rule]) -> String {
    let mut help = format!("{first} (advice, no legal counsel)");
    let mut more: Vec<(String, Vec<&str>)> = Vec::new();
    for (text, name) in
        rules.iter().flat_map(|rule| more_of(rule).into_iter().map(|text| (text, &*rule.name)))
    {
        match more.iter_mut().find(|(other, _)| *other == text) {
            Some((_, names)) => names.push(name),
            None => more.push((text, vec![name])),
        }
    }
    for (text, names) in more {
        let _ = write!(help, "; {}: {text}", names.join(", "));
    }
    help
}

/// What a rule asks for beside pay, and is limited by.
fn more_of(Rule { also, note, employees, .. }: &Rule) -> Vec<String> {
    let employees = employees.map(|employees| format!("for employers of {employees} or more"));
    let also = also.iter().map(|also| format!("also state {also}"));
    employees.into_iter().chain(also).chain((!note.is_empty()).then(|| note.clone())).collect()
}

#[cfg(test)]
mod tests;
