//! Lines of front matter → entries: mappings and lists by indentation.
//!
//! Reading goes over the lines once and never back. A list entry that opens something on its own line
//! (`- title: …`) is read by taking the dash off the line and reading the line again as a more indented one.

use super::lines::{Cursor, Line};
use super::text::is_nothing;
use super::{Entry, Value};
use rolebook_model::{FINDINGS, Finding, Rule};
use rustc_hash::FxHashMap;

/// Mappings and lists within one another, beyond which lines are left out; it bounds the recursion.
const DEEPEST: usize = 16;

impl<'a> Cursor<'a> {
    /// Reads the lines.
    pub(super) fn read(mut self) -> (Vec<Entry>, Vec<Finding>) {
        let entries = self.mapping(0, 0);
        (entries, self.findings)
    }

    /// The entries at `indent`, up to the first line that is indented less; of each key the first.
    fn mapping(&mut self, indent: usize, depth: usize) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        // The keys, and the entry of each. Positions would make another type of map, whose code the browser would have as well.
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        while let Some(line) = self.content_line().filter(|line| line.indent >= indent) {
            self.next += 1;
            let Some((key, rest)) = self.split_key(line) else {
                self.find(
                    line,
                    line.text,
                    "neither a key with a value nor part of one, so it was left out",
                    "write `key: value`",
                );
                continue;
            };
            if line.indent > indent {
                self.find(line, line.text, "indented more than the keys above", "indent it like them");
            }
            let position = self.position(line, line.text);
            let value = self.value(line, rest, line.indent, true, depth);
            match known.get(&*key) {
                None => {
                    known.insert(key.clone(), entries.len());
                    entries.push(Entry { key, position, value });
                }
                Some(first) if FINDINGS => {
                    let message = format!("`{key}` stands here twice, and the first one counts");
                    let mut finding = Finding::new(Rule::DuplicateKey, position, message);
                    finding.see = entries.get(*first).map(|first| first.position);
                    self.add_finding(finding.with_length(key.chars().count()));
                }
                Some(_) => {}
            }
        }
        entries
    }

    /// The entries of the list at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Value {
        let mut values = Vec::new();
        while let Some(line) = self.content_line().filter(|line| line.indent == indent) {
            let Some(rest) = line.after_dash() else { break };
            if rest.is_empty() || rest.starts_with('#') {
                self.next += 1;
                values.push(self.below(indent, false, depth));
            } else {
                let before = line.text.strip_suffix(rest).unwrap_or_default();
                let dash = before.chars().count();
                if let Some(line) = self.lines.get_mut(self.next) {
                    *line = Line { indent: indent + dash, text: rest, ..*line };
                }
                values.push(self.node(indent, depth + 1));
            }
        }
        Value::List(values)
    }

    /// What the next line starts: a list, a mapping or a scalar. `parent` is the indentation of the key or
    /// dash that it belongs to.
    fn node(&mut self, parent: usize, depth: usize) -> Value {
        let Some(line) = self.content_line() else { return Value::Empty };
        if depth > DEEPEST {
            self.find(line, line.text, "nested too deep, so it was left out", "nest less");
            self.skip_deeper_than(parent);
            Value::Empty
        } else if line.after_dash().is_some() {
            self.list(line.indent, depth)
        } else if self.split_key(line).is_some() {
            Value::Mapping(self.mapping(line.indent, depth))
        } else {
            self.next += 1;
            self.value(line, line.text, parent, false, depth)
        }
    }

    /// The value that `rest`, the end of `line`, starts.
    fn value(&mut self, line: Line<'a>, rest: &'a str, parent: usize, of_key: bool, depth: usize) -> Value {
        match rest.as_bytes().first() {
            None | Some(b'#') => self.below(parent, of_key, depth),
            Some(b'[') => self.flow_list(line, rest, parent, DEEPEST - depth.min(DEEPEST)),
            _ => match self.scalar(line, rest, parent) {
                text if is_nothing(&text) && rest.starts_with(&*text) => Value::Empty,
                text => Value::Text(text),
            },
        }
    }

    /// The value on the lines below a key or dash with nothing beside it. A key's list may stand at the
    /// key's own indentation.
    fn below(&mut self, parent: usize, of_key: bool, depth: usize) -> Value {
        match self.content_line() {
            Some(line) if line.indent > parent => self.node(parent, depth + 1),
            Some(line) if line.indent == parent && of_key && line.after_dash().is_some() => {
                self.node(parent, depth + 1)
            }
            _ => Value::Empty,
        }
    }
}
