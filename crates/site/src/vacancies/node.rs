//! The text of a file of vacancies → a tree of nodes with their positions.
//!
//! [`read`] takes TOML, YAML and JSON, and gives the same tree for all of them. A scalar is its text as written; `values`
//! decides later whether it is a number or a date. A syntax error is a finding: the text before it is read, in TOML
//! also the text after it.

use crate::yaml::{self, Field, Node, Value};
use rolebook_model::{Finding, LineIndex, Position, Rule};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a file by its extension: `.toml`, else YAML, of which JSON is a part.
pub(super) fn read(name: &str, text: &str) -> (Node, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if name.ends_with(".toml") { read_toml(text) } else { read_yaml(text) }
}

fn read_toml(text: &str) -> (Node, Vec<Finding>) {
    let places = Places { text, lines: LineIndex::new(text) };
    let (table, errors) = DeTable::parse_recoverable(text);
    let finding = |error: toml::de::Error| {
        let position = places.position(error.span().unwrap_or_default());
        syntax_error(position, error.message())
    };
    let root = Node { position: Position::START, value: toml_table(table.get_ref(), &places) };
    (root, errors.into_iter().map(finding).collect())
}

fn toml_table(table: &DeTable<'_>, places: &Places<'_>) -> Value {
    let field = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| Field {
        key: AsRef::<str>::as_ref(key.get_ref()).to_owned(),
        position: places.position(key.span()),
        value: toml_node(value, places),
    };
    Value::Table(table.iter().map(field).collect())
}

fn toml_node(value: &Spanned<DeValue<'_>>, places: &Places<'_>) -> Node {
    let position = places.position(value.span());
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(time) => Value::Text(time.to_string()),
        DeValue::Array(array) => Value::List(array.iter().map(|value| toml_node(value, places)).collect()),
        DeValue::Table(table) => toml_table(table, places),
    };
    Node { position, value }
}

/// A text and where its lines start.
struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
}

impl Places<'_> {
    /// The position at which a range of bytes starts.
    fn position(&self, range: Range<usize>) -> Position {
        self.lines.position(self.text, range.start)
    }
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
