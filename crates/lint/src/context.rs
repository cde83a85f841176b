//! The input of all rules about one page: the page as its author wrote it, beside the role that was read from it.

use super::words::Words;
use rolebook_markdown::Passage;
use rolebook_model::{Finding, Label, PageSource, Position, Role, Rule, Section, Site};
use rolebook_reader::ParsedPage;
use rolebook_reader::front_matter::{Entry, FrontMatter};
use std::ops::Range;

/// A page and its role.
pub(super) struct PageContext<'a> {
    pub(super) role: &'a Role,
    pub(super) site: &'a Site,
    /// The lines of the file down to the text below the front matter.
    pub(super) head: Vec<&'a str>,
    pub(super) front_matter: &'a FrontMatter,
    /// The entries of the front matter.
    pub(super) settings: &'a [Entry],
    /// The runs of text in order.
    pub(super) texts: Vec<Text<'a>>,
}

/// A run of text with its section.
pub(super) struct Text<'a> {
    pub(super) passage: &'a Passage,
    pub(super) words: Words,
    /// `None` for text that is in no section.
    pub(super) section: Option<&'a Section>,
}

impl<'a> PageContext<'a> {
    /// The context of `page`, which was parsed as `parsed` and read as `role`.
    pub(super) fn new(
        page: &'a PageSource,
        parsed: &'a ParsedPage,
        role: &'a Role,
        site: &'a Site,
    ) -> PageContext<'a> {
        // Sections that stand in the front matter have no passages.
        let is_below = |section: &&Section| {
            section.heading.as_ref().is_none_or(|heading| heading.position.line >= parsed.body_line)
        };
        let mut sections = role.sections.iter().filter(is_below).peekable();
        let mut section = None;
        let mut texts = Vec::new();
        for passage in &parsed.passages {
            let start = passage.position(0);
            while let Some(next) = sections.next_if(|next| starts_before(next, start)) {
                section = Some(next);
            }
            texts.push(Text { passage, words: Words::of(&passage.text), section });
        }
        let lines = page.text.trim_start_matches('\u{feff}').lines();
        let head = lines.take(parsed.body_line as usize).collect();
        let front_matter = &parsed.front_matter;
        PageContext { role, site, head, front_matter, settings: &front_matter.entries, texts }
    }

    /// Whether the page is in English, so that English words can be found in it.
    pub(super) fn is_english(&self) -> bool {
        self.language().get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"))
    }

    /// The language of the page: its own, else the site's.
    pub(super) fn language(&self) -> &'a str {
        if self.role.language.is_empty() { &self.site.language } else { &self.role.language }
    }

    /// The place of the title: that of findings about the whole page.
    pub(super) fn title_position(&self) -> Position {
        let title = self.settings.iter().find(|entry| entry.key == "title");
        title.map_or(Position::START, |entry| entry.position)
    }

    /// The text that starts on `line`, or the first one below it.
    pub(super) fn text_at(&self, line: u32) -> Option<&Text<'a>> {
        let before = self.texts.partition_point(|text| text.passage.position(0).line < line);
        self.texts.get(before)
    }
}

fn starts_before(section: &Section, place: Position) -> bool {
    section.heading.as_ref().is_none_or(|heading| heading.position <= place)
}

impl Text<'_> {
    /// The kind of section that the text stands in.
    pub(super) fn label(&self) -> Label {
        self.section.map_or(Label::Other, Section::label)
    }

    /// The part of the text that these words take; `None` where it is code.
    pub(super) fn part(&self, words: Range<usize>) -> Option<Range<usize>> {
        let part = self.words.place(words);
        (!part.is_empty() && !self.passage.is_code(part.start)).then_some(part)
    }

    /// That part of the text.
    pub(super) fn slice(&self, part: &Range<usize>) -> &str {
        self.passage.text.get(part.clone()).unwrap_or_default()
    }

    /// A finding about a part of the text.
    pub(super) fn finding(&self, rule: Rule, part: Range<usize>, message: impl Into<String>) -> Finding {
        let finding = Finding::new(rule, self.passage.position(part.start), message);
        finding.with_length(self.passage.length(&part))
    }
}
