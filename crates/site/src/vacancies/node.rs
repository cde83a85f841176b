//! The text of a file of vacancies → a tree of nodes with their positions.
//!
//! [`read`] takes TOML, YAML and JSON, and gives the same tree for all of them. A scalar is its text as written; `values`
//! decides later whether it is a number or a date. A syntax error is a finding: what stands before it is read, in TOML
//! also what stands after it.

use rolebook_model::{Finding, LineIndex, Position, Rule};
use serde_saphyr::granit_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value in a file.
pub(super) struct Node {
    /// Where it begins.
    pub(super) position: Position,
    /// What it is.
    pub(super) value: Value,
}

/// What a node holds.
pub(super) enum Value {
    /// A scalar.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping.
    Table(Vec<Field>),
    /// A key without a value.
    Empty,
}

/// A key and its value.
pub(super) struct Field {
    /// The key.
    pub(super) key: String,
    /// Where the key begins.
    pub(super) position: Position,
    /// Its value.
    pub(super) value: Node,
}

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
    let mut findings = Vec::new();
    let mut last = Position::START;
    // An error ends the events, and with them all open nodes: what was read before it stays.
    let events = Parser::new_from_str(text)
        .map_while(|event| match event {
            Ok((Event::DocumentEnd, _)) => None,
            Ok((event, span)) => {
                last = last.max(yaml_position(&span.start));
                Some((event, span))
            }
            Err(error) => {
                // Some errors are reported at the key above them; what is incomplete comes last.
                findings.push(syntax_error(yaml_position(error.marker()).max(last), &error.info()));
                None
            }
        })
        .filter(|(event, _)| event.is_node() || matches!(event, Event::SequenceEnd | Event::MappingEnd));
    let root = yaml_node(&mut events.into_iter());
    (root.unwrap_or(Node { position: Position::START, value: Value::Empty }), findings)
}

/// The next node; `None` at the end of a list or a mapping. The library bounds how deep nodes are nested.
fn yaml_node<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Node> {
    let (event, span) = events.next()?;
    let value = match event {
        Event::Scalar(_, ScalarStyle::Plain, ..) if span.is_empty() => Value::Empty,
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => Value::List(std::iter::from_fn(|| yaml_node(events)).collect()),
        Event::MappingStart(..) => Value::Table(std::iter::from_fn(|| field(events)).collect()),
        Event::SequenceEnd | Event::MappingEnd => return None,
        _ => Value::Empty,
    };
    Some(Node { position: yaml_position(&span.start), value })
}

fn field<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Field> {
    let Node { position, value } = yaml_node(events)?;
    let key = if let Value::Text(key) = value { key } else { String::new() };
    Some(Field { key, position, value: yaml_node(events)? })
}

fn yaml_position(marker: &Marker) -> Position {
    Position { line: count(marker.line()), column: count(marker.col() + 1) }
}

fn syntax_error(position: Position, message: &str) -> Finding {
    let message = message.trim_end().replace('\n', ", ");
    Finding::new(
        Rule::Vacancies,
        position,
        format!("cannot be read, so the entry around it is left out: {message}"),
    )
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
