//! A role's sections → the text of a page, with the ids that links and the table of contents lead to.
//!
//! 1. [`Article::sections`] goes through the page's outline, and folds specialties for the reader to choose from;
//! 2. `heading` renders a section's heading, and `holds_for` names the levels that it holds for where the page shows several;
//! 3. `body` renders what follows: what is new at the page's level, what repeats a lower one ([`Repeats`]), and what the
//!    section includes.

use super::PageContext;
use super::copy_button::{copy_button, item_links};
use super::element::{element, link};
use super::facts;
use super::footnotes::Footnotes;
use super::inclusions::{self, inclusions};
use super::messages::fill;
use super::outline::{Outlined, split_nested};
use super::repeats::Repeats;
use super::section_content::section_content;
use super::text::{self, RenderContext};
use rolebook_diff::Piece;
use rolebook_model::{Heading, Label, Level, Role, Section};
use std::cell::Cell;
use yew::prelude::*;

/// The text of one page of a role.
pub(super) struct Article<'a> {
    pub(super) page: PageContext<'a>,
    pub(super) role: &'a Role,
    footnotes: &'a Footnotes,
    /// The slugs of the levels that headings name, by the index of the section.
    level_slugs: Vec<Option<&'a str>>,
    /// Whether the page shows the whole role, and has to name the levels that a section holds for.
    is_whole: bool,
    /// What is folded.
    repeats: Repeats<'a>,
    /// The section with the note that nobody has to meet all requirements.
    noted: Option<usize>,
    /// How many more inclusions the page may show.
    pub(super) inclusions_left: Cell<u32>,
}

impl<'a> Article<'a> {
    /// The text of the page of a role, or of one of its levels, which shows `outlines` in this order.
    pub(super) fn new(
        page: PageContext<'a>,
        role: &'a Role,
        level: Option<usize>,
        outlines: &[&[Outlined<'_>]],
        footnotes: &'a Footnotes,
    ) -> Article<'a> {
        // Looked up once: a page may have thousands of levels.
        let mut level_slugs = vec![None; role.sections.len()];
        for level in &role.levels {
            if let Some(slug) = level.section.and_then(|section| level_slugs.get_mut(section)) {
                *slug = Some(level.slug.as_str());
            }
        }
        let has_requirements = |outlined: &&Outlined<'_>| {
            outlined.section.label() == Label::Requirements && outlined.section.has_items()
        };
        let noted = outlines.iter().copied().flatten().find(has_requirements).map(|found| found.index);
        Article {
            page,
            role,
            footnotes,
            level_slugs,
            is_whole: level.is_none(),
            repeats: Repeats::at(page, role, level),
            noted,
            inclusions_left: Cell::new(inclusions::MAX_INCLUSIONS),
        }
    }

    /// Sections with their headings.
    pub(super) fn sections(&self, outline: &[Outlined<'_>]) -> Html {
        self.sections_or_choice(outline, false)
    }

    /// The same. In a choice, specialties are folded.
    fn sections_or_choice(&self, mut rest: &[Outlined<'_>], is_choice: bool) -> Html {
        let mut shown = Vec::new();
        while let Some((first, after)) = rest.split_first() {
            let (nested, next) = split_nested(first, after);
            match first.section.label() {
                Label::Specialty if is_choice => {
                    shown.push(self.specialty(first, nested));
                    rest = next;
                }
                Label::Specialties if has_choice(nested) => {
                    shown.push(self.section(first));
                    shown.push(self.sections_or_choice(nested, true));
                    rest = next;
                }
                _ => {
                    shown.push(self.section(first));
                    rest = after;
                }
            }
        }
        shown.into_iter().collect()
    }

    fn section(&self, outlined: &Outlined<'_>) -> Html {
        let Outlined { index, section, rank, is_title, short, is_special } = *outlined;
        let PageContext { messages, .. } = self.page;
        let label = section.label();
        let is_boundary = label == Label::NotResponsible;
        // Links lead to it all the same.
        let id = section.heading.as_ref().filter(|_| is_title).map(|heading| heading.id.clone());
        let content = html! {
            <>
                if is_boundary {
                    { element("p", "kicker", messages.not_your_job) }
                }
                if let Some(heading) = section.heading.as_ref().filter(|_| !is_title) {
                    { self.heading(index, heading, short, rank) }
                    { copy_button(messages, &heading.id, &heading.text) }
                    if !is_special {
                        { self.holds_for(heading) }
                    }
                }
                { self.body(index, section, rank) }
            </>
        };
        match label {
            Label::NotResponsible => html! {
                <section {id} aria-label={self.boundary_label(section)} class="section boundary">{ content }</section>
            },
            Label::Level => html! { <section {id} class="section level">{ content }</section> },
            _ => html! { <section {id} class="section">{ content }</section> },
        }
    }

    /// The label of a boundary. Regions of one page need labels that differ.
    fn boundary_label(&self, section: &Section) -> String {
        let label = self.page.messages.not_your_job;
        match section.owner().and_then(|owner| self.role.levels.get(owner)) {
            Some(level) => format!("{label}, {}", level.name),
            None => label.to_owned(),
        }
    }

    /// A specialty with everything nested below it, folded below its heading. The button is beside it: inside of a summary
    /// it would be a button in a button.
    fn specialty(&self, outlined: &Outlined<'_>, nested: &[Outlined<'_>]) -> Html {
        let Outlined { index, section, rank, short, .. } = *outlined;
        let Some(heading) = &section.heading else { return Html::default() };
        html! {
            <section class="section">
                <details class="specialty">
                    { element("summary", "", self.heading(index, heading, short, rank)) }
                    { self.body(index, section, rank) }
                    { self.sections(nested) }
                </details>
                { copy_button(self.page.messages, &heading.id, &heading.text) }
            </section>
        }
    }

    /// The context for rendering the text. On a level's page, which lacks parts of it, links to parts lead to the role's.
    pub(super) fn render_context(&self) -> RenderContext<'a> {
        let context = RenderContext::new(self.page.messages, self.footnotes).with_notes(&self.role.footnotes);
        if self.is_whole { context } else { context.with_whole_page(self.page.role_path(self.role)) }
    }

    /// A section's heading, or what is to be shown of it. That of a level links to the level's own page.
    fn heading(&self, index: usize, heading: &Heading, short: Option<&str>, rank: u8) -> Html {
        let mut context = self.render_context();
        let content = match (short, self.level_slugs.get(index).copied().flatten()) {
            (Some(short), _) => html! { short },
            (None, None) => text::inlines(&mut context, &heading.content),
            (None, Some(slug)) => {
                let path = self.page.level_path(self.role, slug);
                link(path, text::link_text(&mut context, &heading.content))
            }
        };
        text::heading(rank, Some(&heading.id), content)
    }

    /// The levels that a section holds for, on a page that shows them all and where the heading does not name them.
    fn holds_for(&self, heading: &Heading) -> Html {
        let PageContext { messages, .. } = self.page;
        let owner = heading.owner.and_then(|owner| self.role.levels.get(owner));
        let note = match (heading.label, owner) {
            _ if !self.is_whole || self.role.levels.len() < 2 => return Html::default(),
            // A line within a section holds for what the section holds for.
            (Label::Other, _) if heading.is_line => return Html::default(),
            (Label::Level, _) => messages.own.to_owned(),
            (_, Some(level)) if heading.text.contains(&level.name) => return Html::default(),
            (_, Some(level)) => fill(messages.only_at, &[&level.name]),
            (
                Label::Responsibilities | Label::NotResponsible | Label::Requirements | Label::NiceToHave,
                None,
            ) => messages.shared.to_owned(),
            _ => return Html::default(),
        };
        element("p", "note", note)
    }

    /// What follows the heading of the section with this index.
    pub(super) fn body(&self, index: usize, section: &Section, rank: u8) -> Html {
        let PageContext { messages, catalog, .. } = self.page;
        let is_new = |piece: Piece<'_>| self.repeats.first_level(piece).is_none();
        html! {
            <>
                { item_links(messages, section) }
                if self.noted == Some(index) {
                    { element("p", "note", messages.requirements_note(&catalog.site)) }
                }
                { self.facts_of_level(index) }
                { section_content(&mut self.render_context(), section, rank, &is_new) }
                { self.repeated(index, section, rank) }
                { inclusions(self, section, rank) }
            </>
        }
    }

    /// The facts about the level that a section's heading names, on a page that shows all levels: those of a level's own page are
    /// in its header.
    fn facts_of_level(&self, index: usize) -> Html {
        let slug = self.level_slugs.get(index).copied().flatten().filter(|_| self.is_whole);
        let of_level = self.role.facts.iter().filter(|fact| Some(&*fact.level) == slug);
        facts::facts(&of_level.collect::<Vec<_>>())
    }

    /// What a section repeats from lower levels, folded by the level at which it appeared first.
    fn repeated(&self, index: usize, section: &Section, rank: u8) -> Html {
        let PageContext { messages, .. } = self.page;
        let levels = self.repeats.levels(index).into_iter();
        let repeated = levels.filter_map(|(level, count)| Some((level, count, self.role.levels.get(level)?)));
        let details = repeated.map(|(level, count, Level { name, .. })| {
            let is_of_level = |piece: Piece<'_>| self.repeats.first_level(piece) == Some(level);
            html! {
                <details class="as-at">
                    { element("summary", "", fill(messages.same_as_at, &[&messages.number(count), name])) }
                    { section_content(&mut self.render_context(), section, rank, &is_of_level) }
                </details>
            }
        });
        details.collect()
    }
}

/// Whether there is more than one specialty to choose from.
fn has_choice(nested: &[Outlined<'_>]) -> bool {
    nested.iter().filter(|outlined| outlined.section.label() == Label::Specialty).nth(1).is_some()
}
