//! The text of a file of vacancies → a tree of nodes with their positions.
//!
//! [`read`] takes TOML, YAML and JSON, and gives the same tree for all of them. A scalar is its text as written; `values`
//! decides later whether it is a number or a date. A syntax error is a finding: the text before it is read, in TOML
//! also the text after it.

use crate::toml_tree;
use crate::yaml::{self, Node, Value};
use rolebook_model::{Finding, Position, Rule};

/// Reads a file by its extension: `.toml`, else YAML, of which JSON is a part.
pub(super) fn read(name: &str, text: &str) -> (Node, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if name.ends_with(".toml") { read_toml(text) } else { read_yaml(text) }
}

fn read_toml(text: &str) -> (Node, Vec<Finding>) {
    let (root, errors) = toml_tree::read(text);
    (root, errors.into_iter().map(|error| syntax_error(error.position, &error.message)).collect())
}

fn read_yaml(text: &str) -> (Node, Vec<Finding>) {
    let (root, error) = yaml::read(text);
    // Some errors are reported at the key above them; what is incomplete comes last.
    let error = error.map(|error| syntax_error(error.position.max(error.last), &error.message));
    (root.unwrap_or(Node { position: Position::START, value: Value::Empty }), error.into_iter().collect())
}

fn syntax_error(position: Position, message: &str) -> Finding {
    let message = message.trim_end().replace('\n', ", ");
    Finding::new(
        Rule::Vacancies,
        position,
        format!("cannot be read, so the entry around it is left out: {message}"),
    )
}
