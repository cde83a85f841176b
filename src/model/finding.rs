//! What the reader has to say about a page.

/// A place in a file, as editors count: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

impl Position {
    /// The first character of a file.
    pub const START: Position = Position { line: 1, column: 1 };

    /// A number that is higher the further down a place is.
    pub fn rank(self) -> u64 {
        (u64::from(self.line) << 32) | u64::from(self.column)
    }

    /// The first character of `line`.
    pub fn line(line: u32) -> Position {
        Position { line, column: 1 }
    }

    /// The place that follows `before`, the beginning of a file.
    pub fn after(before: &str) -> Position {
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: count(line), column: count(column) }
    }
}

/// Whether reading makes findings. The browser's build is made without the feature `findings`: candidates need
/// no advice for authors, and its texts and the code around them weigh 7 kB there.
pub const FINDINGS: bool = cfg!(any(test, feature = "findings"));

/// Something in a page that reads wrongly, was left out, or deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule it is about.
    pub rule: Rule,
    /// Where it is.
    pub position: Position,
    /// What is wrong and what to do, in lower case and without a full stop.
    pub message: String,
}

impl Finding {
    /// A finding of `rule` at `position`.
    pub fn new(rule: Rule, position: Position, message: impl Into<String>) -> Finding {
        Finding { rule, position, message: message.into() }
    }
}

/// What a finding is about. The names are part of the output and stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The file is not UTF-8.
    Encoding,
    /// The file cannot be read, so the page is missing.
    Unreadable,
    /// The file has no text.
    EmptyPage,
    /// The file is larger than the reader takes.
    TooLarge,
    /// The page has more headings than the reader looks at.
    TooManyHeadings,
    /// Blocks are nested deeper than the reader keeps.
    TooDeep,
    /// No front matter, or it is not closed, or a line of it is outside of the subset.
    FrontMatter,
    /// The front matter names no title.
    MissingTitle,
    /// The browser's reading of the front matter differs from a full YAML library's.
    FrontMatterDiffers,
    /// The front matter or a vacancy names a level that the role does not have.
    UnknownLevel,
    /// The front matter says something of the vacancy that is neither open nor closed.
    UnknownVacancy,
    /// The file of vacancies cannot be read here, or says what it cannot mean.
    Vacancies,
    /// A vacancy names a role that does not exist.
    UnknownRole,
    /// A vacancy does not say where one applies.
    Apply,
    /// A vacancy has run out, or says a day that is none or that it cannot mean.
    VacancyDate,
    /// A vacancy of a role whose front matter says that it is closed.
    ClosedRole,
    /// A vacancy lacks what search engines want of one.
    IncompleteVacancy,
    /// The front matter names a posting that the job board does not have.
    UnknownPosting,
    /// The text says that it includes another level, and which one is not clear.
    UnresolvedInheritance,
    /// Two files claim one URL.
    DuplicateUrl,
    /// Two roles of a department have one title.
    DuplicateRole,
    /// Two levels of a role have one name.
    DuplicateLevel,
    /// A heading without text.
    EmptyHeading,
    /// A kramdown mark (`{: …}`) was left out.
    KramdownMark,
    /// A template's leftover (`<%= … %>`, `{{ … }}`, `{% … %}`) was left out.
    TemplateLeftover,
    /// A comment was left out.
    Comment,
    /// Raw HTML was read by rule, or its mark-up left out.
    RawHtml,
    /// Lines such as "a. …" were read as a list.
    LetteredList,
    /// A link's target is not allowed, so only its text is shown.
    LinkTarget,
    /// A root-relative link, and the site names no link base.
    LinkBase,
}

impl Rule {
    /// The rule's stable name, as printed.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Encoding => "encoding",
            Rule::Unreadable => "unreadable",
            Rule::EmptyPage => "empty-page",
            Rule::TooLarge => "too-large",
            Rule::TooManyHeadings => "too-many-headings",
            Rule::TooDeep => "too-deep",
            Rule::FrontMatter => "front-matter",
            Rule::MissingTitle => "missing-title",
            Rule::FrontMatterDiffers => "front-matter-differs",
            Rule::UnknownLevel => "unknown-level",
            Rule::UnknownVacancy => "unknown-vacancy",
            Rule::Vacancies => "vacancies",
            Rule::UnknownRole => "unknown-role",
            Rule::Apply => "apply",
            Rule::VacancyDate => "vacancy-date",
            Rule::ClosedRole => "closed-role",
            Rule::IncompleteVacancy => "incomplete-vacancy",
            Rule::UnknownPosting => "unknown-posting",
            Rule::UnresolvedInheritance => "unresolved-inheritance",
            Rule::DuplicateUrl => "duplicate-url",
            Rule::DuplicateRole => "duplicate-role",
            Rule::DuplicateLevel => "duplicate-level",
            Rule::EmptyHeading => "empty-heading",
            Rule::KramdownMark => "kramdown-mark",
            Rule::TemplateLeftover => "template-leftover",
            Rule::Comment => "comment",
            Rule::RawHtml => "raw-html",
            Rule::LetteredList => "lettered-list",
            Rule::LinkTarget => "link-target",
            Rule::LinkBase => "link-base",
        }
    }
}
