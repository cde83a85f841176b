//! A role's sections → the text of a page, with the anchors that links and the contents lead to.
//!
//! 1. [`Article::sections`] goes through the page's outline, and folds specialties for the reader to pick from;
//! 2. `heading` says what a section is about and, where the page shows several levels, for whom it holds;
//! 3. `body` gives what stands below: what is new at the page's level, what is as at a lower one ([`Repeats`]), and
//!    what the section includes.

use super::copy_button::copy_button;
use super::dom::{attributes, bare, classed, each, element, link, list, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::inclusions::{self, inclusions};
use super::outline::{Outlined, below};
use super::pieces::pieces;
use super::repeats::Repeats;
use super::text::{self, Pen};
use super::words::fill;
use rolebook_diff::Piece;
use rolebook_model::cut;
use rolebook_model::{Heading, Label, Role, Section};
use std::cell::Cell;
use yew::prelude::*;

/// The text of one page of a role.
pub(super) struct Article<'a> {
    pub(super) frame: Frame<'a>,
    pub(super) role: &'a Role,
    /// Where the level pages are that headings name, by the section.
    level_slugs: Vec<Option<&'a str>>,
    /// Whether the page is that of the whole role, and has to say what holds for whom.
    is_whole: bool,
    /// What is folded.
    repeats: Repeats<'a>,
    /// The section below whose heading it says that nobody has to meet all requirements.
    noted: Option<usize>,
    /// How many more inclusions can be shown.
    pub(super) inclusions_left: Cell<u32>,
}

impl<'a> Article<'a> {
    /// The text of a role's page, or of that of one of its levels; `outlines` are shown on it in this order.
    pub(super) fn new(
        frame: Frame<'a>,
        role: &'a Role,
        level: Option<usize>,
        outlines: &[&[Outlined<'_>]],
    ) -> Article<'a> {
        // Looked up once: a page may have thousands of levels.
        let mut level_slugs = vec![None; role.sections.len()];
        for level in &role.levels {
            if let Some(place) = level.section.and_then(|section| level_slugs.get_mut(section)) {
                *place = Some(level.slug.as_str());
            }
        }
        let asks = |outlined: &&Outlined<'_>| {
            outlined.section.label() == Label::Requirements && outlined.section.items().next().is_some()
        };
        Article {
            frame,
            role,
            level_slugs,
            is_whole: level.is_none(),
            repeats: Repeats::at(role, level),
            noted: outlines.iter().find_map(|outline| outline.iter().find(asks)).map(|found| found.index),
            inclusions_left: Cell::new(inclusions::MOST),
        }
    }

    /// Sections with their headings, one below the other.
    pub(super) fn sections(&self, outline: &[Outlined<'_>]) -> Html {
        self.sections_or_choice(outline, false)
    }

    /// The same; where there is a choice, specialties are folded.
    fn sections_or_choice(&self, mut rest: &[Outlined<'_>], is_choice: bool) -> Html {
        let mut shown = Vec::new();
        while let Some((first, after)) = rest.split_first() {
            let (below, next) = below(first, after);
            match first.section.label() {
                Label::Specialty if is_choice => {
                    shown.push(self.specialty(first, below));
                    rest = next;
                }
                Label::Specialties if is_worth_a_choice(below) => {
                    shown.push(self.section(first));
                    shown.push(self.sections_or_choice(below, true));
                    rest = next;
                }
                _ => {
                    shown.push(self.section(first));
                    rest = after;
                }
            }
        }
        list(shown)
    }

    fn section(&self, outlined: &Outlined<'_>) -> Html {
        let Outlined { index, section, rank, is_special } = *outlined;
        let is_boundary = section.label() == Label::NotResponsible;
        let words = self.frame.words;
        let owner = section.owner().and_then(|owner| self.role.levels.get(owner));
        // Regions of one page have to be told apart.
        let name = match owner {
            _ if !is_boundary => None,
            None => Some(words.not_your_job.to_owned()),
            Some(level) => Some([words.not_your_job, ", ", &level.name].concat()),
        };
        let attributes = attributes! {
            "aria-label": name.as_deref(),
            "class": class(section.label()),
        };
        let content = [
            if is_boundary { classed("p", "kicker", phrase(words.not_your_job)) } else { nothing() },
            section.heading.as_ref().map_or_else(nothing, |heading| {
                nodes([
                    self.heading(index, heading, rank),
                    copy_button(words, &heading.id, &heading.text),
                    if is_special { nothing() } else { self.holds_for(heading) },
                ])
            }),
            self.body(index, section, rank),
        ];
        element("section", attributes, nodes(content))
    }

    /// A specialty with all that stands below it, folded below its heading. The button stands beside it: in a
    /// summary it would be a button in a button.
    fn specialty(&self, outlined: &Outlined<'_>, below: &[Outlined<'_>]) -> Html {
        let Outlined { index, section, rank, .. } = *outlined;
        let Some(heading) = &section.heading else { return nothing() };
        let content = [
            bare("summary", self.heading(index, heading, rank)),
            self.body(index, section, rank),
            self.sections(below),
        ];
        let parts = [
            classed("details", "specialty", nodes(content)),
            copy_button(self.frame.words, &heading.id, &heading.text),
        ];
        classed("section", "section", nodes(parts))
    }

    /// A pen for the text: of a level's page, which lacks parts of it, links to parts lead to the role's.
    pub(super) fn pen(&self) -> Pen<'static> {
        let mut pen = self.frame.pen();
        if !self.is_whole {
            pen.whole = self.frame.role_path(self.role);
        }
        pen
    }

    /// A section's heading; a level's leads to the level's own page.
    fn heading(&self, index: usize, heading: &Heading, rank: u8) -> Html {
        let mut pen = self.pen();
        let content = match self.level_slugs.get(index).copied().flatten() {
            None => text::inlines(&mut pen, &heading.content),
            Some(slug) => {
                let path = self.frame.level_path(self.role, slug);
                link(&path, text::link_text(&mut pen, &heading.content))
            }
        };
        text::heading(rank, Some(&heading.id), content)
    }

    /// For which levels a section holds, on a page that shows them all and where its heading does not say so.
    fn holds_for(&self, heading: &Heading) -> Html {
        let words = self.frame.words;
        let owner = heading.owner.and_then(|owner| self.role.levels.get(owner));
        let note = match (heading.label, owner) {
            _ if !self.is_whole || self.role.levels.len() < 2 => return nothing(),
            (Label::Level, _) => phrase(words.own),
            (_, Some(level)) if cut::says(&heading.text, &level.name) => return nothing(),
            (_, Some(level)) => text(&fill(words.only_at, &[&level.name])),
            (
                Label::Responsibilities | Label::NotResponsible | Label::Requirements | Label::NiceToHave,
                None,
            ) => phrase(words.shared),
            _ => return nothing(),
        };
        classed("p", "note", note)
    }

    /// What stands below the heading of a section, whose index is `index`.
    pub(super) fn body(&self, index: usize, section: &Section, rank: u8) -> Html {
        let mut pen = self.pen();
        let note = if self.noted == Some(index) {
            let note = self.frame.words.requirements_note(&self.frame.catalog.site);
            classed("p", "note", text(note))
        } else {
            nothing()
        };
        let is_new = |piece: Piece<'_>| self.repeats.first_level(index, piece).is_none();
        nodes([
            note,
            pieces(&mut pen, section, rank, &is_new),
            self.repeated(index, section, rank),
            inclusions(self, section, rank),
        ])
    }

    /// What a section repeats from lower levels, folded by the level that said it first.
    fn repeated(&self, index: usize, section: &Section, rank: u8) -> Html {
        let words = self.frame.words;
        each(self.repeats.levels(index), |(level, count)| {
            let Some(name) = self.role.levels.get(level).map(|level| &*level.name) else { return nothing() };
            let summary = fill(words.as_at, &[&words.number(count), name]);
            let is_of_level = |piece: Piece<'_>| self.repeats.first_level(index, piece) == Some(level);
            let pieces = pieces(&mut self.pen(), section, rank, &is_of_level);
            classed("details", "as-at", nodes([bare("summary", text(&summary)), pieces]))
        })
    }
}

/// The classes of sections that the sheet sets apart.
fn class(label: Label) -> &'static str {
    match label {
        Label::NotResponsible => "section boundary",
        Label::Level => "section level",
        _ => "section",
    }
}

/// Whether there is more than one specialty to pick from.
fn is_worth_a_choice(below: &[Outlined<'_>]) -> bool {
    below.iter().filter(|outlined| outlined.section.label() == Label::Specialty).nth(1).is_some()
}
