//! Lists in brackets, on one line or over several → values.

use super::Value;
use super::lines::{Cursor, Line};
use super::quoted::Quoted;
use super::text::{before_comment, from_colon, is_nothing};
use rolebook_model::FINDINGS;

/// The lists that are open, and the entry that is being read.
#[derive(Default)]
struct Open {
    /// The innermost last.
    lists: Vec<Vec<Value>>,
    entry: Option<Value>,
    /// Whether a line of plain text may still continue the entry.
    plain: bool,
}

impl<'a> Cursor<'a> {
    /// The list that `rest`, the end of `line`, opens, with at most `deepest` lists within one another. It
    /// goes on over the lines below its key or dash at `parent`.
    pub(super) fn flow_list(
        &mut self,
        line: Line<'a>,
        rest: &'a str,
        parent: usize,
        deepest: usize,
    ) -> Value {
        let mut open = Open::default();
        let (mut line, mut unread) = (line, rest);
        loop {
            unread = unread.trim_start();
            let Some(mark) = unread.bytes().next().filter(|mark| *mark != b'#') else {
                let Some((_, next)) = self.continuation(parent) else {
                    self.find(line, unread, "the list is not closed", "close it with ]");
                    return open.close_all();
                };
                (line, unread) = (next, next.text);
                continue;
            };
            let after = unread.get(1..).unwrap_or_default();
            match mark {
                b'[' if open.lists.len() > deepest => {
                    self.find(
                        line,
                        unread,
                        "nested too deep, so the rest of the list was left out",
                        "nest less",
                    );
                    while self.continuation(parent).is_some() {}
                    return open.close_all();
                }
                b'[' => {
                    self.expect_comma(&open, line, unread);
                    open.end_entry();
                    open.lists.push(Vec::new());
                    unread = after;
                }
                b']' => {
                    unread = after;
                    if let Some(list) = open.close() {
                        if FINDINGS && !before_comment(after).0.trim().is_empty() {
                            self.find(
                                line,
                                after,
                                "text after the list was left out",
                                "remove it, or quote the whole value",
                            );
                        }
                        return list;
                    }
                }
                b',' => {
                    if open.entry.is_none() {
                        self.find(line, unread, "no entry before the comma", "remove the comma");
                    }
                    open.end_entry();
                    unread = after;
                }
                _ => unread = self.flow_scalar(&mut open, line, unread),
            }
        }
    }

    /// Reads one entry, or a further line of it, and gives what follows.
    fn flow_scalar(&mut self, open: &mut Open, line: Line<'a>, unread: &'a str) -> &'a str {
        if let Some((mut quoted, first)) = Quoted::open(unread) {
            self.expect_comma(open, line, unread);
            let after = quoted.read(first);
            if FINDINGS && (after.is_none() || quoted.unknown_escape.is_some()) {
                self.find(
                    line,
                    unread,
                    "an entry's quote is not closed on its line, or holds an unknown escape",
                    "close it, and write \\\\ for a backslash",
                );
            }
            open.add(quoted.text, false);
            return after.unwrap_or_default();
        }
        let (written, after) = if matches!(unread.as_bytes().first(), Some(b'{' | b'}')) {
            self.find(line, unread, "mappings in braces are not read", "write one `key: value` a line");
            split_before(unread, unread.find('}').map(|brace| brace + 1))
        } else {
            split_before(unread, unread.find([',', '[', ']', '{', '}']))
        };
        let (text, commented) = before_comment(written);
        if FINDINGS && let Some(colon) = from_colon(text) {
            self.find(
                line,
                unread.get(text.len() - colon.len()..).unwrap_or_default(),
                "a colon within an entry",
                "put the entry in quotes",
            );
        }
        if !open.plain {
            self.expect_comma(open, line, unread);
        }
        open.add(text.to_owned(), true);
        if commented {
            open.plain = false;
            return "";
        }
        after
    }

    fn expect_comma(&mut self, open: &Open, line: Line<'a>, unread: &'a str) {
        if open.entry.is_some() {
            self.find(line, unread, "a comma is missing before this entry", "add it");
        }
    }
}

impl Open {
    /// Starts an entry, or adds a line to the one that is being read.
    fn add(&mut self, text: String, plain: bool) {
        match &mut self.entry {
            Some(Value::Text(entry)) if self.plain && plain => {
                entry.push(' ');
                entry.push_str(&text);
            }
            _ => {
                self.end_entry();
                self.entry = Some(Value::Text(text));
            }
        }
        self.plain = plain;
    }

    fn end_entry(&mut self) {
        if let (Some(entry), Some(list)) = (self.entry.take(), self.lists.last_mut()) {
            let is_nothing = self.plain && matches!(&entry, Value::Text(text) if is_nothing(text));
            list.push(if is_nothing { Value::Empty } else { entry });
        }
        self.plain = false;
    }

    /// Closes the innermost list; gives it where it was the outermost, too.
    fn close(&mut self) -> Option<Value> {
        self.end_entry();
        let list = Value::List(self.lists.pop().unwrap_or_default());
        if self.lists.is_empty() {
            return Some(list);
        }
        self.entry = Some(list);
        None
    }

    fn close_all(mut self) -> Value {
        loop {
            if let Some(list) = self.close() {
                return list;
            }
        }
    }
}

/// The two parts of `text` at `end`; all of it and nothing where there is no end.
fn split_before(text: &str, end: Option<usize>) -> (&str, &str) {
    end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""))
}
