//! Tables that hold levels → headings of these levels and sections below them, behind the page's nodes.
//!
//! Entry point: [`append`]. A cell becomes a section of each level that it covers, with the criterion as its heading: the lines
//! of a cell become entries of a list. A cell without a criterion stands below the heading that the table stands below.

use super::cells::{beside_name, entries, has_name, level_name, listed, says_anything};
use super::grid::{self, Grid};
use super::{Placed, tables};
use crate::lexicon::{Folded, Lexicon};
use crate::outline::Meaning;
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::{
    Block, Cell, FINDINGS, Inline, Label, List, Numbering, Position, Reason, Seniority, TableLabels,
    TableLine, plain_text,
};

/// How many bytes of text the tables of a page may make: a cell stands in each level that it covers.
const MOST_TEXT: usize = 1024 * 1024;

/// How deep the headings stand: of a level, of a group of criteria, of a criterion, and of what a cell is divided by.
const LEVEL: u8 = 2;
const GROUP: u8 = 3;
const CRITERION: u8 = 4;
const PART: u8 = 5;

/// Puts the levels of a page's tables and their sections behind its nodes, and what their headings mean behind `outlined`.
pub(crate) fn append(
    document: &mut Document,
    outlined: &mut Vec<Meaning>,
    labels: &[Option<TableLabels>],
    lexicon: &Lexicon,
) {
    if labels.iter().all(Option::is_none) {
        return;
    }
    let is_level = |(_, meaning): &(usize, &Meaning)| meaning.label == Label::Level;
    let levels = outlined.iter().enumerate().filter(is_level).map(|(index, _)| index).collect();
    let mut appended =
        Appended { lexicon, levels, count: outlined.len(), nodes: Vec::new(), meanings: Vec::new(), text: 0 };
    let headings: Vec<&str> = document.nodes.iter().filter_map(heading_text).collect();
    for (table, labels) in tables(document).iter().zip(labels) {
        if let Some(labels) = labels {
            appended.table(&headings, outlined, table, labels);
        }
    }
    let Appended { nodes, meanings, .. } = appended;
    outlined.extend(meanings);
    let mut labels = labels.iter();
    document.nodes.iter_mut().for_each(|node| {
        if let Node::Block(block) = node {
            mark(block, &mut labels);
        }
    });
    document.nodes.extend(nodes);
}

fn heading_text(node: &Node) -> Option<&str> {
    match node {
        Node::Heading(heading) if heading.kind != HeadingKind::LeadIn => Some(&heading.text),
        _ => None,
    }
}

/// Marks the tables that hold levels, in the order of [`tables`].
fn mark<'a>(block: &mut Block, labels: &mut impl Iterator<Item = &'a Option<TableLabels>>) {
    match block {
        Block::Table(table) => table.is_ladder = matches!(labels.next(), Some(Some(_))),
        Block::Details { blocks, .. } => blocks.iter_mut().for_each(|block| mark(block, labels)),
        _ => {}
    }
}

/// What has been made of the tables so far.
struct Appended<'a> {
    lexicon: &'a Lexicon,
    /// The levels of the page, as indices into its headings: those of headings, and behind them those of tables.
    levels: Vec<usize>,
    /// How many headings the page has without those that are made here.
    count: usize,
    nodes: Vec<Node>,
    meanings: Vec<Meaning>,
    /// How many bytes of text were made.
    text: usize,
}

/// A level that is being made of a table.
struct Level<'a> {
    /// What its table says of it.
    grid: &'a Grid<'a>,
    labels: &'a TableLabels,
    /// Its line on the axis of levels, and its place among the headings.
    line: usize,
    heading: usize,
}

/// A section that is being made: the cell of its criterion, what is said of that, and the section's kind.
struct Open<'a> {
    name: Option<&'a Cell>,
    cells: Vec<&'a Cell>,
    label: Label,
}

impl Appended<'_> {
    fn table(&mut self, headings: &[&str], outlined: &[Meaning], placed: &Placed<'_>, labels: &TableLabels) {
        let Some(grid) = Grid::new(placed.table) else { return };
        let above = placed.below.and_then(|below| Some((*headings.get(below)?, outlined.get(below)?.label)));
        for (line, level) in labels.levels.iter().enumerate() {
            let TableLine::Level { seniority, place } = *level else { continue };
            let known = self.levels.get(place).copied();
            let above_text = above.map(|(text, _)| text);
            let Some(heading) = self.level(&grid, labels, line, (known, seniority), above_text) else {
                continue;
            };
            let level = Level { grid: &grid, labels, line, heading };
            self.sections(&level, above);
        }
    }

    /// The index of a level's heading among the headings; one that is not known is made. Adds what stands beside its name.
    fn level(
        &mut self,
        grid: &Grid<'_>,
        labels: &TableLabels,
        line: usize,
        (known, seniority): (Option<usize>, Option<Seniority>),
        above: Option<&str>,
    ) -> Option<usize> {
        let names = labels.criteria.iter().enumerate().filter(|(_, line)| **line == TableLine::Names);
        let mut cells = names.filter_map(|(other, _)| grid.cell_on(labels.levels_in, line, other));
        let mut cell = cells.next()?;
        // Of two header rows, the upper one names tracks.
        let mut track = None;
        for below in cells {
            track = (!std::ptr::eq(cell, below)).then(|| grid::text(cell));
            cell = below;
        }
        let (mut name, beside) = (level_name(cell), beside_name(cell));
        if let Some(known) = known {
            if !beside.is_empty() {
                self.heading(cell.line, CRITERION, name, Label::Other, Some(known));
                self.blocks(&beside, cell.line, known);
            }
            return Some(known);
        }
        let aside = if labels.is_apart { track.clone().or(above.map(str::to_owned)) } else { None };
        if let Some(aside) = aside.filter(|aside| !aside.is_empty()) {
            name = format!("{name} ({aside})");
        }
        let index = self.heading(cell.line, LEVEL, name, Label::Level, None);
        if let Some(meaning) = self.meanings.last_mut() {
            meaning.seniority = seniority.or(Some(Seniority::Intermediate));
            meaning.track = track.filter(|_| labels.is_apart);
        }
        self.levels.push(index);
        self.blocks(&beside, cell.line, index);
        Some(index)
    }

    /// Makes the sections of a level, by its table's criteria.
    fn sections(&mut self, level: &Level<'_>, above: Option<(&str, Label)>) {
        let Level { grid, labels, line, heading } = *level;
        let axis = labels.levels_in;
        let on_names = |wanted: TableLine, other: usize| {
            let at = labels.levels.iter().position(|line| *line == wanted)?;
            grid.cell_on(axis, at, other)
        };
        let mut open: Option<Open<'_>> = None;
        let mut group: Option<&Cell> = None;
        let mut has_group = false;
        for (other, criterion) in labels.criteria.iter().enumerate() {
            let named = on_names(TableLine::Names, other);
            // A group stands in a row of its own, or in a column beside the criteria.
            let of_group = match criterion {
                TableLine::Group => named.or_else(|| grid.cell_on(axis, line, other)),
                _ => on_names(TableLine::Group, other).filter(|cell| !cell.blocks.is_empty()),
            };
            let begins_group = of_group.filter(|cell| group.is_none_or(|group| !std::ptr::eq(*cell, group)));
            if begins_group.is_some() {
                self.end_section(open.take(), heading, above);
                group = begins_group;
                has_group = false;
            }
            let TableLine::Section(label) = *criterion else { continue };
            let Some(cell) = grid.cell_on(axis, line, other).filter(|cell| says_anything(cell)) else {
                continue;
            };
            let name = named.filter(|cell| has_name(cell));
            let is_at = |open: &Open<'_>| match (open.name, name) {
                (Some(one), Some(other)) => std::ptr::eq(one, other),
                (_, name) => name.is_none(),
            };
            // A cell that covers several criteria stands at the first.
            let is_said = |open: &Open<'_>| open.cells.iter().any(|other| std::ptr::eq(*other, cell));
            match &mut open {
                Some(open) if is_said(open) => {}
                Some(open) if is_at(open) => open.cells.push(cell),
                _ => {
                    self.end_section(open.take(), heading, above);
                    if let Some(group) = group.filter(|_| !std::mem::replace(&mut has_group, true)) {
                        self.heading(group.line, GROUP, grid::text(group), Label::Other, Some(heading));
                    }
                    open = Some(Open { name, cells: vec![cell], label });
                }
            }
        }
        self.end_section(open, heading, above);
    }

    /// Makes a section of the cells that say something of one criterion.
    fn end_section(&mut self, section: Option<Open<'_>>, owner: usize, above: Option<(&str, Label)>) {
        let Some(Open { name, cells, label }) = section else { return };
        let length: usize = cells.iter().map(|cell| grid::text(cell).len()).sum();
        self.text += length;
        if self.text > MOST_TEXT {
            return;
        }
        let line = cells.first().map_or(1, |cell| cell.line);
        let (title, label) = match (name, above) {
            (Some(name), _) => (grid::text(name), label),
            (None, Some((above, Label::Levels | Label::Level | Label::Title))) => {
                (above.to_owned(), Label::Other)
            }
            (None, Some((above, label))) => (above.to_owned(), label),
            (None, None) => (String::new(), label),
        };
        self.heading(line, CRITERION, title, label, Some(owner));
        match cells.as_slice() {
            [cell] => self.blocks(&cell.blocks, cell.line, owner),
            cells if cells.iter().all(|cell| entries(cell).is_some()) => {
                let items = cells.iter().filter_map(|cell| entries(cell)).flatten().collect();
                self.nodes.push(Node::Block(Block::List(List { numbering: Numbering::None, items })));
            }
            cells => cells.iter().for_each(|cell| self.blocks(&cell.blocks, cell.line, owner)),
        }
    }

    /// Adds blocks of a cell that starts on this line. A heading among them begins a section.
    fn blocks(&mut self, blocks: &[Block], line: u32, owner: usize) {
        for block in blocks {
            match block {
                Block::Subheading { content, .. } => {
                    let text = plain_text(content).trim().to_owned();
                    let label =
                        section_label(self.lexicon.section(&Folded::new(&text)).map(|(label, _)| label));
                    self.heading(line, PART, text, label, Some(owner));
                }
                Block::Paragraph(content) => self.nodes.push(Node::Block(listed(content, line))),
                block => self.nodes.push(Node::Block(block.clone())),
            }
        }
    }

    /// Adds a heading; its index among those of the page.
    fn heading(&mut self, line: u32, depth: u8, text: String, label: Label, owner: Option<usize>) -> usize {
        let (position, kind) = (Position::line(line), HeadingKind::OfTable);
        let content = vec![Inline::Text(text.clone())];
        self.nodes.push(Node::Heading(DocumentHeading { position, kind, depth, content, text }));
        let reason = Reason::Because(if FINDINGS { "stands in a table that holds levels" } else { "" });
        self.meanings.push(Meaning { label, seniority: None, owner, reason, position: None, track: None });
        self.count + self.meanings.len() - 1
    }
}

/// The label of a section of a level whose words give this one: none says what levels or the whole page are.
pub(super) fn section_label(of_words: Option<Label>) -> Label {
    let is_of_section = |label: &Label| !matches!(label, Label::Levels | Label::Level | Label::Title);
    of_words.filter(is_of_section).unwrap_or(Label::Other)
}
