//! A role: one page, its sections in the order in which they were written, and its levels.

use super::{
    Availability, Block, Fact, Finding, Footnote, Heading, Inclusion, Label, LevelPay, Numbering, Seniority,
    Vacancy,
};

/// A role, read from one page or from a file for each of its levels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    /// The page's path below the folder of roles, with `/`: `product/product-manager.md`; the first one of several files.
    pub file: String,
    /// The department's slug: the role's first path segment in URLs.
    pub department: String,
    /// The role's slug: its second path segment in URLs; unique within the department.
    pub slug: String,
    /// The role's title.
    pub title: String,
    /// One or two sentences for the directory; from the front matter, else the page's first sentences.
    pub summary: String,
    /// Other names the role is known by, from the front matter.
    pub aliases: Vec<String>,
    /// The value of `layout` in the front matter, such as `job_family_page`; may be empty.
    pub layout: String,
    /// BCP 47 language of the page, from the front matter; empty where it is the site's.
    pub language: String,
    /// Whether people can apply; `None` if unknown.
    pub availability: Option<Availability>,
    /// The open vacancies. The role can be open without any, if only that is known.
    pub vacancies: Vec<Vacancy>,
    /// What is paid, as the page or the site states it: for levels, for the whole role, or for both.
    pub pay: Vec<LevelPay>,
    /// What the page states of the role and its levels in lines of their own, in its order.
    pub facts: Vec<Fact>,
    /// The levels in the order in which the page gives them, the base level first where there is one.
    pub levels: Vec<Level>,
    /// What each heading of the page is.
    pub labels: PageLabels,
    /// The files of a role whose levels are a file each: first what introduces it, if anything does, then those of the levels,
    /// in their order. Empty for a role that is one file.
    pub parts: Vec<Part>,
    /// Whether the page's text has been read. A role of which only the metadata in the catalog is known has no sections.
    pub is_loaded: bool,
    /// The whole page in its own order. Only the first may be without a heading.
    pub sections: Vec<Section>,
    /// The footnotes whose marks stand in the sections.
    pub footnotes: Vec<Footnote>,
    /// The findings about the page, sorted by position.
    pub findings: Vec<Finding>,
}

impl Role {
    /// The sections that the role's own page shows, as indices into [`sections`](Role::sections): all that are written.
    pub fn written_sections(&self) -> Vec<usize> {
        let written = self.sections.iter().enumerate().filter(|(_, section)| !section.is_of_table);
        written.map(|(index, _)| index).collect()
    }

    /// The level with this slug, as an index into [`levels`](Role::levels).
    pub fn level_index(&self, slug: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.slug == slug)
    }

    /// Whether a page shows its levels side by side. It is where a level named like it would be, and more levels than these
    /// have no room beside each other.
    pub fn has_matrix(&self) -> bool {
        (2..=MOST_COLUMNS).contains(&self.levels.len()) && self.level_index(MATRIX).is_none()
    }

    /// The text of its files in one, for a role that has several; `text_of` gives that of each.
    pub fn joined_text<'a>(&self, text_of: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
        let mut joined = String::new();
        for part in &self.parts {
            if !joined.is_empty() {
                joined.extend(['\n', BETWEEN_PARTS]);
            }
            // It could not be told apart from those between files.
            joined.push_str(&text_of(&part.file)?.replace(BETWEEN_PARTS, " "));
        }
        (!self.parts.is_empty()).then_some(joined)
    }

    /// The files of levels, each with its level.
    pub fn level_files(&self) -> impl Iterator<Item = (&Part, &Level)> {
        let introductions = self.parts.len().saturating_sub(self.levels.len());
        self.parts.iter().skip(introductions).zip(&self.levels)
    }
}

/// The last segment of the path of the page that shows a role's levels side by side.
pub const MATRIX: &str = "matrix";

/// The maximum number of levels that are shown side by side.
const MOST_COLUMNS: usize = 24;

/// A file of a role that has several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its path below the folder of roles.
    pub file: String,
    /// Where its pages would be if it were a role on its own, as `department/role` and `department/role/level`; unknown in a
    /// browser.
    pub addresses: Vec<String>,
    /// What each of its headings is.
    pub labels: PageLabels,
    /// Of each of its sections in order, whether all levels have the same: such a section is shown once. Those behind the last
    /// one may be missing.
    pub shared: Vec<bool>,
}

/// Stands between the texts of the files of a role, where they are one text: the record separator of ASCII.
pub const BETWEEN_PARTS: char = '\u{1e}';

/// What the headings of a page are, which of its lines are some, and which are facts: enough to read the page again without the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLabels {
    /// The label of each heading, in order, as far as they are read.
    pub headings: Vec<Label>,
    /// Of each line or list that may serve as headings, in order, the labels of the headings that it is: often none.
    pub lines: Vec<Vec<Label>>,
    /// Of each table, in order, what it holds if that is levels; none for the tables behind the last.
    pub tables: Vec<Option<TableLabels>>,
    /// Which of the headings of the page, in ascending order among those that say how deep they are, are of another role that it
    /// describes. They have no label.
    pub left_out: Vec<usize>,
    /// Which of the nodes of the page, in ascending order, are not shown in its text, since they are
    /// [facts](Role::facts).
    pub facts: Vec<usize>,
}

/// How a table is read that holds levels.
///
/// Levels run along one of its two axes, and what is said of them along the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLabels {
    /// Whether a column is a level, or a row.
    pub levels_in: TableAxis,
    /// Whether a name alone does not say which level it is: the page has another ladder, or the table two tracks, with the
    /// same names.
    pub is_apart: bool,
    /// What each column is where columns are levels, else what each row is.
    pub levels: Vec<TableLine>,
    /// What each row is where columns are levels, else what each column is.
    pub criteria: Vec<TableLine>,
}

/// An axis of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableAxis {
    /// From the first column to the last.
    Columns,
    /// From the first row to the last.
    Rows,
}

/// What a table's row or column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableLine {
    /// Nothing that is said of a level.
    Nothing,
    /// It names what runs along the other axis.
    Names,
    /// It names groups of that, or is the name of one.
    Group,
    /// A level.
    Level {
        /// Its seniority, where anything says it.
        seniority: Option<Seniority>,
        /// Which level it is: its place among those of headings, and behind them those of tables in the order in which they
        /// are named first.
        place: usize,
    },
    /// What is said of the levels: a section of this kind.
    Section(Label),
    /// What is said of the levels in a word or two: [facts](Role::facts).
    Fact,
}

/// A position that can be held in a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The position's name as written: "Senior Product Manager".
    pub name: String,
    /// The level's slug: its path segment in URLs; unique within the role.
    pub slug: String,
    /// Its seniority.
    pub seniority: Seniority,
    /// The track as the page names it: "Partner". Empty where it names none, and [`Seniority::track`] tells.
    pub track: String,
    /// The section whose heading names the level, as an index into [`Role::sections`]; `None` for the
    /// base level, which the page's own title names.
    pub section: Option<usize>,
}

/// A heading with all that stands below it up to the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading; `None` for text before the page's first heading.
    pub heading: Option<Heading>,
    /// What stands below it, in order.
    pub content: Vec<Content>,
    /// The levels whose sections its text includes, in the order in which it names them.
    pub includes: Vec<Inclusion>,
    /// Whether it is what a table of the page says of a level. The role's own page shows the table.
    pub is_of_table: bool,
}

impl Section {
    /// What kind of section it is; text before the first heading is the overview. A line that serves as a heading may divide
    /// a section without making it another.
    pub fn label(&self) -> Label {
        self.heading.as_ref().map_or(Label::Role, |heading| heading.section)
    }

    /// The level that the section belongs to; `None` where all levels share it.
    pub fn owner(&self) -> Option<usize> {
        self.heading.as_ref().and_then(|heading| heading.owner)
    }

    /// The section's items in order, over all of its lists.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.content.iter().flat_map(|content| match content {
            Content::Items(list) => list.items.as_slice(),
            Content::Block(_) => &[],
        })
    }

    /// Whether it has any.
    #[inline(never)]
    pub fn has_items(&self) -> bool {
        self.items().next().is_some()
    }
}

/// One piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Anything but a list at the section's top.
    Block(Block),
    /// A list at the section's top: its entries are the section's items.
    Items(ItemList),
}

impl Content {
    /// Whether it is a table that holds levels: its text stands in their sections, too.
    pub fn is_ladder(&self) -> bool {
        matches!(self, Content::Block(Block::Table(table)) if table.is_ladder)
    }
}

/// A list at the top of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemList {
    /// How the entries are numbered.
    pub numbering: Numbering,
    /// The items in order.
    pub items: Vec<Item>,
}

/// One duty, requirement or the like: an entry of a list at the top of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique on the page; made of the section's id and the item's first words, so that it survives edits
    /// elsewhere.
    pub id: String,
    /// The line in the file on which it starts, from 1.
    pub line: u32,
    /// Whether one must bring it; `None` outside of requirements.
    pub necessity: Option<Necessity>,
    /// Ticked or not, where it is a task.
    pub done: Option<bool>,
    /// Its own content and whatever is nested in it.
    pub blocks: Vec<Block>,
}

/// Whether a requirement is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Necessity {
    /// Needed.
    Must,
    /// Welcome, not needed.
    Bonus,
}
