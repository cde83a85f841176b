//! The text of a file of vacancies → what is written there, with the place of each piece.
//!
//! [`read`] takes TOML, YAML and JSON, and what follows has but one tree to look at. Every scalar is the text that
//! stands there: whether it is a number or a day is asked by whoever needs one. A fault of the syntax is a finding,
//! and what can be read in front of it, in TOML also behind it, is read.

use rolebook_model::{Finding, Position, Rule};
use serde_saphyr::granit_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A piece of a file.
pub(super) struct Written {
    /// Where it begins.
    pub(super) position: Position,
    /// What it is.
    pub(super) value: Value,
}

/// What a piece of a file is.
pub(super) enum Value {
    /// A scalar.
    Text(String),
    /// Pieces in a row.
    List(Vec<Written>),
    /// Pieces by their keys.
    Table(Vec<Field>),
    /// A key without a value.
    Nothing,
}

/// A key with what it is set to.
pub(super) struct Field {
    /// The key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) position: Position,
    /// Its value.
    pub(super) value: Written,
}

/// Reads a file by the ending of its name: `.toml`, else YAML, of which JSON is a part.
pub(super) fn read(name: &str, text: &str) -> (Written, Vec<Finding>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if name.ends_with(".toml") { read_toml(text) } else { read_yaml(text) }
}

fn read_toml(text: &str) -> (Written, Vec<Finding>) {
    let places = Places::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let finding = |error: toml::de::Error| {
        let position = places.position(error.span().unwrap_or_default());
        syntax_fault(position, error.message())
    };
    let root = Written { position: Position::START, value: of_table(table.get_ref(), &places) };
    (root, errors.into_iter().map(finding).collect())
}

fn of_table(table: &DeTable<'_>, places: &Places<'_>) -> Value {
    let field = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| Field {
        key: AsRef::<str>::as_ref(key.get_ref()).to_owned(),
        position: places.position(key.span()),
        value: of_toml(value, places),
    };
    Value::Table(table.iter().map(field).collect())
}

fn of_toml(written: &Spanned<DeValue<'_>>, places: &Places<'_>) -> Written {
    let value = match written.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(time) => Value::Text(time.to_string()),
        DeValue::Array(array) => Value::List(array.iter().map(|value| of_toml(value, places)).collect()),
        DeValue::Table(table) => of_table(table, places),
    };
    Written { position: places.position(written.span()), value }
}

/// Where the lines of a text begin, so that a place in it is found without counting from the top.
struct Places<'a> {
    text: &'a str,
    lines: Vec<usize>,
}

impl Places<'_> {
    fn new(text: &str) -> Places<'_> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Places { text, lines: std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect() }
    }

    /// The place where a range of bytes starts.
    fn position(&self, range: Range<usize>) -> Position {
        let line = self.lines.partition_point(|start| *start <= range.start);
        let start = self.lines[line - 1];
        let column = self.text.get(start..range.start).unwrap_or_default().chars().count() + 1;
        Position { line: count(line), column: count(column) }
    }
}

fn read_yaml(text: &str) -> (Written, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut last = Position::START;
    // A fault ends the events, and so whatever is open at it: what was read until there stays.
    let events = Parser::new_from_str(text)
        .map_while(|event| match event {
            Ok((Event::DocumentEnd, _)) => None,
            Ok((event, span)) => {
                last = last.max(of_marker(&span.start));
                Some((event, span))
            }
            Err(error) => {
                // Some faults are reported where the key above them stands; what is incomplete comes last.
                findings.push(syntax_fault(of_marker(error.marker()).max(last), &error.info()));
                None
            }
        })
        .filter(|(event, _)| event.is_node() || matches!(event, Event::SequenceEnd | Event::MappingEnd));
    let root = of_events(&mut events.into_iter());
    (root.unwrap_or(Written { position: Position::START, value: Value::Nothing }), findings)
}

/// The next node; `None` at the end of a list or a mapping. The library bounds how deep nodes are nested.
fn of_events<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Written> {
    let (event, span) = events.next()?;
    let value = match event {
        Event::Scalar(_, ScalarStyle::Plain, ..) if span.is_empty() => Value::Nothing,
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => Value::List(std::iter::from_fn(|| of_events(events)).collect()),
        Event::MappingStart(..) => Value::Table(std::iter::from_fn(|| field(events)).collect()),
        Event::SequenceEnd | Event::MappingEnd => return None,
        _ => Value::Nothing,
    };
    Some(Written { position: of_marker(&span.start), value })
}

fn field<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Field> {
    let Written { position, value } = of_events(events)?;
    let key = if let Value::Text(key) = value { key } else { String::new() };
    Some(Field { key, position, value: of_events(events)? })
}

fn of_marker(marker: &Marker) -> Position {
    Position { line: count(marker.line()), column: count(marker.col() + 1) }
}

fn syntax_fault(position: Position, message: &str) -> Finding {
    let message = message.trim_end().replace('\n', ", ");
    Finding::new(
        Rule::Vacancies,
        position,
        format!("cannot be read, so what it stands in is left out: {message}"),
    )
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
