//! What rendering a page's text needs besides the text, and keeps track of.

use super::inlines;
use crate::view::footnotes::Footnotes;
use crate::view::messages::Messages;
use rolebook_diff::Cursor;
use rolebook_model::{Footnote, Inline};
use std::ops::Range;
use yew::prelude::*;

/// The state of rendering a text: the interface's messages, the page's footnotes, and where marks begin and end.
pub(in crate::view) struct RenderContext<'a> {
    pub(in crate::view) messages: &'static Messages,
    pub(super) footnotes: &'a Footnotes,
    /// The notes that marks of the text are of.
    pub(super) notes: &'a [Footnote],
    /// What marked text is, and the place among the marks.
    pub(super) marks: Option<(Change, Cursor<'a>)>,
    /// Whether the page has this text elsewhere too. Ids are unique, so a copy has none.
    pub(in crate::view) is_copy: bool,
    /// The path of the page that has every part of the text, for links to parts; empty on that page.
    pub(super) whole_page: String,
}

/// What marked text is in a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Change {
    /// Only the first of two sides has it: `<del>`.
    Deletion,
    /// Only the other has it: `<ins>`.
    Insertion,
}

impl<'a> RenderContext<'a> {
    /// Renders text without marks.
    pub(in crate::view) fn new(messages: &'static Messages, footnotes: &'a Footnotes) -> RenderContext<'a> {
        RenderContext {
            messages,
            footnotes,
            notes: &[],
            marks: None,
            is_copy: false,
            whole_page: String::new(),
        }
    }

    /// The same for the text of a role that has these footnotes.
    pub(in crate::view) fn with_notes(self, notes: &'a [Footnote]) -> RenderContext<'a> {
        RenderContext { notes, ..self }
    }

    /// The same for a text that the page has elsewhere too.
    pub(in crate::view) fn into_copy(self) -> RenderContext<'a> {
        RenderContext { is_copy: true, ..self }
    }

    /// The same where links to parts of the text lead to the page at this path.
    pub(in crate::view) fn with_whole_page(self, path: String) -> RenderContext<'a> {
        RenderContext { whole_page: path, ..self }
    }

    /// The same with marked text. See [`Marked`](rolebook_diff::Marked).
    pub(in crate::view) fn with_marks(self, change: Change, marks: &'a [Range<usize>]) -> RenderContext<'a> {
        RenderContext { marks: Some((change, Cursor::new(marks))), ..self }
    }

    /// Renders a line of text.
    pub(super) fn line(&mut self, content: &[Inline]) -> Html {
        let line = inlines(self, content);
        self.skip_line_end();
        line
    }

    /// Moves the place among the marks over the end of a line.
    pub(super) fn skip_line_end(&mut self) {
        if let Some((_, cursor)) = &mut self.marks {
            cursor.skip();
        }
    }
}
