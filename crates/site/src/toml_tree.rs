//! TOML → a tree of nodes with their positions, as a full TOML library reads it.
//!
//! Entry point: [`read`]. The tree is that of [`yaml`](crate::yaml), and scalars are text there, too.

use crate::yaml::{Field, Node, SyntaxError, Value};
use rolebook_model::{LineIndex, Position};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads `text`. What can be read around an error stays.
///
/// ```
/// use rolebook_site::{toml_tree, yaml::Value};
///
/// let (root, errors) = toml_tree::read("title = 'Baker'\n[extra]\nshifts = 2\n");
/// let Value::Table(fields) = root.value else { panic!("a table") };
/// assert_eq!((fields[1].key.as_str(), fields[1].position.line), ("extra", 2));
/// assert_eq!(errors, []);
/// ```
pub fn read(text: &str) -> (Node, Vec<SyntaxError>) {
    let places = Places { text, lines: LineIndex::new(text) };
    let (table, errors) = DeTable::parse_recoverable(text);
    let error = |error: toml::de::Error| {
        let position = places.position(error.span().unwrap_or_default());
        SyntaxError { message: error.message().to_owned(), position, last: position }
    };
    let root = Node { position: Position::START, value: toml_table(table.get_ref(), &places) };
    (root, errors.into_iter().map(error).collect())
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
