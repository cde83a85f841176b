//! What is said of levels in a word or two → rows: their facts, grades and pay.

use super::Shown;
use crate::view::messages::Messages;
use rolebook_diff::Matrix;
use rolebook_model::{Fact, FactKind};
use yew::prelude::*;

/// The rows of facts that at least one level has of its own: their names, and a cell for each column.
pub(super) fn fact_rows(shown: Shown<'_>, matrix: &Matrix<'_>) -> Vec<(String, Vec<Html>)> {
    let Shown { page, role, .. } = shown;
    let mut names: Vec<&str> = Vec::new();
    for fact in role.facts.iter().filter(|fact| !fact.level.is_empty()) {
        let name = name(page.messages, fact);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut rows: Vec<(String, Vec<Html>)> = Vec::new();
    for wanted in names {
        let cell = |level: usize| {
            let facts = role.facts_of(Some(level));
            let of_name = facts.into_iter().filter(|fact| name(page.messages, fact) == wanted);
            of_name.map(|fact| html! { <p>{ &fact.value }</p> }).collect::<Html>()
        };
        rows.push((wanted.to_owned(), matrix.columns.iter().map(|column| cell(column.level)).collect()));
    }
    let is_told = role.facts.iter().any(|fact| fact.kind == FactKind::Pay);
    if !is_told && role.pay.iter().any(|pay| !pay.level.is_empty()) {
        let cell = |level: usize| {
            let pay = crate::view::key_facts::stated_pay(page.messages, role, Some(level));
            pay.into_iter().map(|pay| html! { <p>{ pay }</p> }).collect::<Html>()
        };
        let cells = matrix.columns.iter().map(|column| cell(column.level)).collect();
        rows.push((page.messages.stated_pay.to_owned(), cells));
    }
    rows
}

/// The name of a fact, which is the interface's where the page has none; empty where neither has one.
fn name<'a>(messages: &'static Messages, fact: &'a Fact) -> &'a str {
    match fact.kind {
        _ if !fact.name.is_empty() => &fact.name,
        FactKind::Grade => messages.grade,
        FactKind::Pay => messages.stated_pay,
        _ => "",
    }
}
