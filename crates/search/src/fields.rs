//! A role → the fields that a search looks in, always in the same order, and where each is on the page.

use rolebook_model::{
    Block, Content, Fact, Footnote, Inline, Item, Label, Place, Role, Section, Vacancy, plain_text,
};
use std::borrow::Cow;

/// One text of a role: a title, a heading, a paragraph, a cell of a table.
pub(super) struct Field<'a> {
    pub(super) kind: FieldKind,
    pub(super) place: FieldPlace<'a>,
    text: Text<'a>,
}

/// What a field is, from the one that weighs least to the one that weighs most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FieldKind {
    /// Running text, and the summary.
    Prose = 1,
    /// An item of a list at the top of a section.
    Item,
    /// A heading, or the name of the department.
    Heading,
    /// What is known of a vacancy.
    Vacancy,
    /// The name of a level.
    Level,
    /// The title, or an alias.
    Title,
}

/// Greater than the number of any kind.
pub(super) const KINDS: u32 = 8;

/// Where a field is on the page.
#[derive(Clone, Copy, Default)]
pub(super) struct FieldPlace<'a> {
    /// The level that it is about, as an index into [`Role::levels`]; `None` where it is about all.
    pub(super) level: Option<usize>,
    /// The section, as an index into [`Role::sections`]; `None` for what is above all sections.
    pub(super) section: Option<usize>,
    /// The vacancy, as an index into [`Role::vacancies`].
    pub(super) vacancy: Option<usize>,
    /// The id of the item or heading that it is in or below; empty where there is none.
    pub(super) anchor: &'a str,
    /// Whether the directory shows it in the row of the role.
    pub(super) is_listed: bool,
}

#[derive(Clone, Copy)]
enum Text<'a> {
    Plain(&'a str),
    Marked(&'a [Inline]),
    Vacancy(&'a Role, &'a Vacancy),
}

impl<'a> Field<'a> {
    /// The plain text.
    pub(super) fn text(&self) -> Cow<'a, str> {
        match self.text {
            Text::Plain(text) => Cow::Borrowed(text),
            Text::Marked([Inline::Text(text)]) => Cow::Borrowed(text),
            Text::Marked(inlines) => Cow::Owned(plain_text(inlines)),
            Text::Vacancy(role, vacancy) => Cow::Owned(of_vacancy(role, vacancy)),
        }
    }
}

/// What a vacancy is found by: its name, where it is, its reference, and the words that the build adds.
fn of_vacancy(role: &Role, vacancy: &Vacancy) -> String {
    let mut texts = vacancy.name(role).to_owned();
    let mut add = |text: &str| {
        if !text.is_empty() {
            texts.push_str(" · ");
            texts.push_str(text);
        }
    };
    for Place { locality, region, country } in &vacancy.places {
        [locality, region, country].into_iter().for_each(|text| add(text));
    }
    vacancy.countries.iter().for_each(|country| add(country));
    add(&vacancy.words);
    add(&vacancy.identifier);
    texts
}

/// Calls `each` with every text that the role's pages show, with its aliases, and the name of its department.
pub(super) fn each_field<'a>(department: &'a str, role: &'a Role, each: &mut dyn FnMut(Field<'a>)) {
    let listed = FieldPlace { is_listed: true, ..FieldPlace::default() };
    each(Field { kind: FieldKind::Title, place: listed, text: Text::Plain(&role.title) });
    each(Field { kind: FieldKind::Prose, place: listed, text: Text::Plain(&role.summary) });
    for alias in &role.aliases {
        each(Field { kind: FieldKind::Title, place: FieldPlace::default(), text: Text::Plain(alias) });
    }
    each(Field { kind: FieldKind::Heading, place: FieldPlace::default(), text: Text::Plain(department) });
    for (index, vacancy) in role.vacancies.iter().enumerate() {
        let place = FieldPlace {
            level: role.level_index(&vacancy.level),
            vacancy: Some(index),
            ..FieldPlace::default()
        };
        each(Field { kind: FieldKind::Vacancy, place, text: Text::Vacancy(role, vacancy) });
    }
    for Fact { level, name, value, .. } in &role.facts {
        let place = FieldPlace { level: role.level_index(level), ..FieldPlace::default() };
        for text in [name, value] {
            each(Field { kind: FieldKind::Prose, place, text: Text::Plain(text) });
        }
    }
    for (index, level) in role.levels.iter().enumerate() {
        // Every other level is named by a heading.
        if level.section.is_none() {
            let is_listed = level.name == role.title;
            let place = FieldPlace { level: Some(index), is_listed, ..FieldPlace::default() };
            each(Field { kind: FieldKind::Level, place, text: Text::Plain(&level.name) });
        }
    }
    for (index, section) in role.sections.iter().enumerate() {
        section_fields(role, index, section, each);
    }
    for Footnote { id, blocks } in &role.footnotes {
        let place = FieldPlace { anchor: id, ..FieldPlace::default() };
        blocks.iter().for_each(|block| block_fields(block, FieldKind::Prose, place, each));
    }
}

fn section_fields<'a>(role: &'a Role, index: usize, section: &'a Section, each: &mut dyn FnMut(Field<'a>)) {
    let named = || role.levels.iter().position(|level| level.section == Some(index));
    let mut place =
        FieldPlace { level: section.owner().or_else(named), section: Some(index), ..FieldPlace::default() };
    if let Some(heading) = &section.heading {
        place.anchor = &heading.id;
        let kind = if heading.label == Label::Level { FieldKind::Level } else { FieldKind::Heading };
        let place = FieldPlace { is_listed: heading.label == Label::Title, ..place };
        each(Field { kind, place, text: Text::Plain(&heading.text) });
    }
    // What stands in a table of levels is found in their sections.
    for content in section.content.iter().filter(|content| !content.is_ladder()) {
        match content {
            Content::Block(block) => block_fields(block, FieldKind::Prose, place, each),
            Content::Items(list) => list.items.iter().for_each(|item| item_fields(item, place, each)),
        }
    }
}

fn item_fields<'a>(item: &'a Item, place: FieldPlace<'a>, each: &mut dyn FnMut(Field<'a>)) {
    let place = FieldPlace { anchor: &item.id, ..place };
    item.blocks.iter().for_each(|block| block_fields(block, FieldKind::Item, place, each));
}

fn block_fields<'a>(
    block: &'a Block,
    kind: FieldKind,
    place: FieldPlace<'a>,
    each: &mut dyn FnMut(Field<'a>),
) {
    let mut inlines = |inlines: &'a Vec<Inline>| each(Field { kind, place, text: Text::Marked(inlines) });
    let inner = match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => return inlines(content),
        Block::Table(table) => {
            let blocks = table.cells().flat_map(|cell| &cell.blocks);
            return blocks.for_each(|block| block_fields(block, kind, place, each));
        }
        Block::Code { text, .. } => return each(Field { kind, place, text: Text::Plain(text) }),
        Block::List(list) => {
            let entries = list.items.iter().flat_map(|item| &item.blocks);
            return entries.for_each(|block| block_fields(block, kind, place, each));
        }
        Block::Details { summary, blocks } => {
            inlines(summary);
            blocks
        }
        Block::Quote(blocks) => blocks,
        Block::Rule => return,
    };
    inner.iter().for_each(|block| block_fields(block, kind, place, each));
}
