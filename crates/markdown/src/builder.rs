//! What events and HTML tags do to the tree: text, links and images as they are shown, and notes about what was left out.
//!
//! [`tree`](super::tree) and [`html`](super::html) call a [`Builder`]; the nodes are put together on its [`Stack`].

use super::links::{self, Target};
use super::stack::{Kind, Stack};
use super::table_kind::Reach;
use super::{Note, Source, nesting};
use rolebook_model::invisible::{self, has_invisible, is_invisible, visible};
use rolebook_model::limits::MOST_LINKS;
use rolebook_model::{FINDINGS, Image, Rule, Site};
use std::fmt;
use std::ops::Range;

/// The tree as far as it has come.
pub(super) struct Builder<'a> {
    pub(super) source: &'a Source<'a>,
    site: &'a Site,
    /// Whether the source has blanks or invisible characters, of which texts have to be cleaned.
    is_unclean: bool,
    pub(super) stack: Stack<'a>,
    pub(super) notes: Vec<Note>,
    /// Whether a node was dropped because it was nested too deeply.
    is_deep: bool,
    /// How many bytes of the source are being read: what a note marks.
    pub(super) marked: usize,
    /// The first link that only a link base could resolve, and how many there are.
    without_base: Option<(Range<usize>, usize)>,
    /// How many links there are.
    links: usize,
    /// How far tables may still be looked at before they are read.
    pub(super) reach: Reach,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a Source<'a>, site: &'a Site) -> Builder<'a> {
        Builder {
            source,
            site,
            is_unclean: source.has_blanks() || has_invisible(&source.text),
            stack: Stack::new(source),
            notes: Vec::new(),
            is_deep: false,
            marked: 0,
            without_base: None,
            links: 0,
            reach: Reach::of(source.text.len()),
        }
    }

    /// Notes a finding for the byte at `offset`.
    pub(super) fn note(&mut self, offset: usize, rule: Rule, message: fmt::Arguments<'_>) {
        if FINDINGS {
            self.notes.push(Note::new(offset..offset + self.marked, rule, message));
        }
    }

    /// One finding for all links without a base: the site's settings have to change, and not so many lines.
    pub(super) fn note_links_without_base(&mut self) {
        if FINDINGS && let Some((first, count)) = self.without_base.take() {
            let message =
                format_args!("links that begin with `/` show only their text ({count} on this page)");
            self.notes.push(Note::new(first, Rule::LinkBase, message));
        }
    }

    /// Notes an entity that stands for an invisible character. One that is written as itself is found on its line.
    pub(super) fn note_invisible(&mut self, text: &str, range: &Range<usize>) {
        if FINDINGS
            && self.is_entity(range.start)
            && let Some(character) = text.chars().find(|one| is_invisible(*one))
        {
            self.note(range.start, Rule::HiddenCharacter, format_args!("{}", invisible::message(character)));
        }
    }

    /// Adds text as it is shown.
    pub(super) fn text(&mut self, text: &str) {
        self.stack.push_text(&visible(text));
    }

    /// Adds the text of an event at `offset` as it is shown. Only an entity, which has an event of its own, can stand for an
    /// invisible character that the source does not have.
    pub(super) fn event_text(&mut self, text: &str, offset: usize) {
        if self.is_unclean || self.is_entity(offset) {
            self.text(text);
        } else {
            self.stack.push_text(text);
        }
    }

    /// Whether an entity may stand at `offset`.
    fn is_entity(&self, offset: usize) -> bool {
        self.source.text.as_bytes().get(offset) == Some(&b'&')
    }

    /// Code as it is shown.
    pub(super) fn code(&self, code: &str) -> String {
        if self.is_unclean { visible(code).into_owned() } else { code.to_owned() }
    }

    /// The node that a link to `raw` makes; where the target is not allowed, its content only.
    pub(super) fn link(&mut self, raw: &str, title: &str, offset: usize) -> Kind {
        let title = visible(title).into_owned();
        match links::resolve(raw, &self.site.link_base) {
            Target::Href(href) if !self.stack.is_in_link() => {
                self.links += 1;
                if self.links <= MOST_LINKS {
                    return Kind::Link { href, title };
                }
                if self.links == MOST_LINKS + 1 {
                    let message = format_args!(
                        "the page has more than 5,000 links; those from here on show only their text"
                    );
                    self.note(offset, Rule::TooManyLinks, message);
                }
            }
            Target::Href(_) => {}
            Target::Refused => {
                let message = match raw.trim() {
                    "" => "the link has no target, so only its text is shown",
                    _ => "the link's target is not allowed, so only its text is shown",
                };
                self.note(offset, Rule::LinkTarget, format_args!("{message}"));
            }
            Target::NoBase => {
                let first = (offset..offset + self.marked, 0);
                self.without_base.get_or_insert(first).1 += 1;
            }
        }
        Kind::Plain { title }
    }

    /// The image at `raw`, where images may come from there; its text is not known yet.
    pub(super) fn image(&mut self, raw: &str, title: &str, offset: usize) -> Option<Image> {
        // A target that is no address makes no link either, and that gets the finding.
        let Target::Href(src) = links::resolve(raw, &self.site.link_base) else { return None };
        if !links::is_from(&src, &self.site.images) {
            let message =
                format_args!("the image is not loaded, as its origin is not allowed, and is shown as a link");
            self.note(offset, Rule::ImageOrigin, message);
            return None;
        }
        // Each is a request, so they are limited as links are. One too many is counted as the link that it is shown as.
        if self.links >= MOST_LINKS {
            return None;
        }
        self.links += 1;
        Some(Image { src, title: visible(title).into_owned(), ..Image::default() })
    }

    /// Opens a node; notes the first one that is nested too deeply.
    pub(super) fn open(&mut self, kind: Kind, offset: usize) {
        if !self.stack.open(kind) && !std::mem::replace(&mut self.is_deep, true) {
            self.notes.extend(nesting::too_deep(offset));
        }
    }
}
