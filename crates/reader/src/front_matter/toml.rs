//! Front matter in TOML → entries: keys with values, dotted ones too, and tables.

use super::values::{DEEPEST, Values};
use super::{Entry, Value};
use rolebook_model::{Finding, Position};

/// Reads the lines between two `+++`; the first is the line `line` of the file.
pub(super) fn read(text: &str, line: u32) -> (Vec<Entry>, Vec<Finding>) {
    let mut values = Values::new(text, line, '=');
    let mut entries = Vec::new();
    // The table that keys belong to.
    let mut table = Vec::new();
    loop {
        values.skip_space();
        if values.rest.is_empty() {
            return (entries, values.findings);
        }
        let position = values.position();
        let is_table = values.take('[');
        let is_in_list = is_table && values.take('[');
        values.skip_blanks();
        match path(&mut values) {
            Some(path) if is_table && values.take(']') && (!is_in_list || values.take(']')) => {
                values.open_table(&mut entries, &path, position, is_in_list);
                table = path;
            }
            Some(path) if !is_table && values.take('=') => {
                values.skip_blanks();
                let value = values.value(0);
                values.put(&mut entries, &table, &path, position, value);
            }
            _ => {
                values.find(
                    "neither a key with a value nor a table, so it was left out",
                    "write `key = \"value\"`",
                );
                values.skip_line();
            }
        }
        values.skip_blanks();
        if !values.rest.is_empty() && !values.rest.starts_with(['\n', '\r', '#']) {
            values.find("text behind the value was left out", "put the whole value in quotes");
            values.skip_line();
        }
    }
}

/// Keys with dots between them; `None` where there is none, or too many.
fn path(values: &mut Values<'_>) -> Option<Vec<String>> {
    let mut path = vec![values.key()?];
    while values.take('.') {
        values.skip_blanks();
        path.push(values.key().filter(|_| path.len() < DEEPEST)?);
    }
    Some(path)
}

impl Values<'_> {
    /// Makes the table at `path`, or another one in the list of tables there.
    fn open_table(
        &mut self,
        entries: &mut Vec<Entry>,
        path: &[String],
        position: Position,
        is_in_list: bool,
    ) {
        let Some((last, before)) = path.split_last() else { return };
        let Some(inner) = self.table(entries, before, position) else { return };
        let known = inner.iter_mut().find(|entry| entry.key == *last);
        let table = Value::Mapping(Vec::new());
        match known.map(|entry| (entry.position, &mut entry.value)) {
            Some((_, Value::List(tables))) if is_in_list => tables.push(table),
            Some((_, Value::Mapping(_))) if !is_in_list => {}
            Some((first, _)) => self.find_duplicate(last, position, first),
            None => {
                let value = if is_in_list { Value::List(vec![table]) } else { table };
                self.insert(inner, Entry { key: last.clone(), position, value });
            }
        }
    }

    /// Sets the key at `path` in a table.
    fn put(
        &mut self,
        entries: &mut Vec<Entry>,
        table: &[String],
        path: &[String],
        position: Position,
        value: Value,
    ) {
        let Some((key, before)) = path.split_last() else { return };
        if let Some(inner) = self.table(entries, table, position)
            && let Some(inner) = self.table(inner, before, position)
        {
            self.insert(inner, Entry { key: key.clone(), position, value });
        }
    }

    /// The entries of the table at `path`, which is made where it is missing; `None` where a key is set to something else.
    fn table<'e>(
        &mut self,
        mut entries: &'e mut Vec<Entry>,
        path: &[String],
        position: Position,
    ) -> Option<&'e mut Vec<Entry>> {
        for key in path {
            if !entries.iter().any(|entry| entry.key == *key) {
                let value = Value::Mapping(Vec::new());
                self.insert(entries, Entry { key: key.clone(), position, value });
            }
            let entry = entries.iter_mut().find(|entry| entry.key == *key)?;
            let first = entry.position;
            entries = match &mut entry.value {
                Value::Mapping(inner) => inner,
                Value::List(values) => match values.last_mut() {
                    Some(Value::Mapping(inner)) => inner,
                    _ => return None,
                },
                _ => {
                    self.find_duplicate(key, position, first);
                    return None;
                }
            };
        }
        Some(entries)
    }
}
