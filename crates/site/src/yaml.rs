//! YAML → a tree of nodes with their positions, as a full YAML library reads it.
//!
//! Entry point: [`read`]. The library bounds how deep nodes are nested.

use rolebook_model::Position;
use serde_saphyr::granit_parser::{Event, Marker, Parser, ScalarStyle, Span};

/// A value in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it begins.
    pub position: Position,
    /// What it is.
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar, as it is written or as its quotes say.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping.
    Table(Vec<Field>),
    /// A key without a value, or with `null` or `~`.
    Empty,
    /// A reference to an anchor.
    Alias,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key; of one that is no text, what it is.
    pub key: String,
    /// Where the key begins.
    pub position: Position,
    /// Its value.
    pub value: Node,
}

/// Why the library reads no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where the library reports it; of what is incomplete that may be the key above it.
    pub position: Position,
    /// Where the last node begins that was read.
    pub last: Position,
}

/// Reads the first document of `text`. What was read before an error stays, with all open nodes ended there.
///
/// ```
/// use rolebook_site::yaml::{Value, read};
///
/// let (root, error) = read("title: Baker\nlevels: [Senior Baker]\n");
/// let Some(Value::Table(fields)) = root.map(|root| root.value) else { panic!("a mapping") };
/// assert_eq!((fields[1].key.as_str(), fields[1].position.line), ("levels", 2));
/// assert_eq!(error, None);
/// ```
pub fn read(text: &str) -> (Option<Node>, Option<SyntaxError>) {
    let mut syntax_error = None;
    let mut last = Position::START;
    let mut events = Parser::new_from_str(text)
        .map_while(|event| match event {
            Ok((Event::DocumentEnd, _)) => None,
            Ok((event, span)) => {
                last = last.max(position(&span.start));
                Some((event, span))
            }
            Err(error) => {
                let message = error.info().to_owned();
                syntax_error = Some(SyntaxError { message, position: position(error.marker()), last });
                None
            }
        })
        .fuse()
        .filter(|(event, _)| event.is_node() || matches!(event, Event::SequenceEnd | Event::MappingEnd));
    let root = node(&mut events);
    // The events behind a root that is no list or mapping tell whether there is an error.
    events.for_each(drop);
    (root, syntax_error)
}

/// The next node; `None` at the end of a list or a mapping.
fn node<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Node> {
    let (event, span) = events.next()?;
    let value = match event {
        Event::Scalar(text, ScalarStyle::Plain, ..)
            if span.is_empty() || matches!(&*text, "~" | "null" | "Null" | "NULL") =>
        {
            Value::Empty
        }
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => Value::List(std::iter::from_fn(|| node(events)).collect()),
        Event::MappingStart(..) => Value::Table(std::iter::from_fn(|| field(events)).collect()),
        Event::SequenceEnd | Event::MappingEnd => return None,
        _ => Value::Alias,
    };
    Some(Node { position: position(&span.start), value })
}

fn field<'y>(events: &mut dyn Iterator<Item = (Event<'y>, Span)>) -> Option<Field> {
    let Node { position, value } = node(events)?;
    let key = match value {
        Value::Text(key) => key,
        value => value.describe(),
    };
    Some(Field { key, position, value: node(events)? })
}

impl Value {
    /// What it is, for messages about a value that is no text.
    pub fn describe(&self) -> String {
        match self {
            Value::Text(text) => format!("{text:?}"),
            Value::List(values) => format!("a list of {}", values.len()),
            Value::Table(fields) => format!("a mapping of {}", fields.len()),
            Value::Empty => "nothing".to_owned(),
            Value::Alias => "an alias".to_owned(),
        }
    }
}

fn position(marker: &Marker) -> Position {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: count(marker.line()), column: count(marker.col() + 1) }
}
