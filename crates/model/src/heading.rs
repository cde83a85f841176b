//! What a heading is: its label, seniority and owner, and why.

use super::{Inline, Position};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A heading of the page, and how it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Where the heading starts in the file.
    pub position: Position,
    /// Whether it is a line that serves as a heading without being one of Markdown's.
    pub is_line: bool,
    /// 1 to 6: as written, or one below the heading above where it is such a line.
    pub depth: u8,
    /// The heading's text as a tree.
    pub content: Vec<Inline>,
    /// The same as plain text.
    pub text: String,
    /// Unique on the page, made of the heading's own words and its owner's, so that it survives edits
    /// elsewhere on the page.
    pub id: String,
    /// What kind of heading it is.
    pub label: Label,
    /// What kind of section it begins: that of the section in which it stands, where it is a line that gives it no other.
    pub section: Label,
    /// A level's seniority; `None` for every other label.
    pub seniority: Option<Seniority>,
    /// The level whose view the heading belongs to, as an index into [`Role::levels`](super::Role::levels);
    /// `None` where it is page-wide. A level's own heading is page-wide.
    pub owner: Option<usize>,
    /// Why it was read in this way.
    pub reason: Reason,
}

/// The kinds of headings on role pages. The names are those of the labelled corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Names a position a person can hold in this role family.
    Level,
    /// A container of levels.
    Levels,
    /// Repeats the page's title or introduces the whole page.
    Title,
    /// What the role is about: the overview.
    Role,
    /// What one does.
    Responsibilities,
    /// What one does *not* do: the boundary.
    NotResponsible,
    /// What one must bring.
    Requirements,
    /// What is welcome but not needed.
    NiceToHave,
    /// The grade or band of the job.
    JobGrade,
    /// How success is measured.
    PerformanceIndicators,
    /// Where the role leads.
    CareerLadder,
    /// How one is hired.
    HiringProcess,
    /// Pay and benefits.
    Compensation,
    /// Further reading.
    Links,
    /// A container of specialties or segments.
    Specialties,
    /// One specialty.
    Specialty,
    /// Anything else.
    Other,
}

impl Label {
    /// Every label, in the order of a page.
    pub const ALL: [Label; 17] = [
        Label::Level,
        Label::Levels,
        Label::Title,
        Label::Role,
        Label::Responsibilities,
        Label::NotResponsible,
        Label::Requirements,
        Label::NiceToHave,
        Label::JobGrade,
        Label::PerformanceIndicators,
        Label::CareerLadder,
        Label::HiringProcess,
        Label::Compensation,
        Label::Links,
        Label::Specialties,
        Label::Specialty,
        Label::Other,
    ];

    /// The label's stable name, as printed and as `site.toml` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Label::Level => "level",
            Label::Levels => "levels",
            Label::Title => "title",
            Label::Role => "role",
            Label::Responsibilities => "responsibilities",
            Label::NotResponsible => "not_responsible",
            Label::Requirements => "requirements",
            Label::NiceToHave => "nice_to_have",
            Label::JobGrade => "job_grade",
            Label::PerformanceIndicators => "performance_indicators",
            Label::CareerLadder => "career_ladder",
            Label::HiringProcess => "hiring_process",
            Label::Compensation => "compensation",
            Label::Links => "links",
            Label::Specialties => "specialties",
            Label::Specialty => "specialty",
            Label::Other => "other",
        }
    }
}

/// How senior a position is: individual contributors first, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    /// Learning on the job for a limited time.
    Intern,
    /// Entry level; junior.
    Associate,
    /// The plain position.
    Intermediate,
    /// Senior.
    Senior,
    /// Leads the work of a few without managing them.
    Lead,
    /// Staff.
    Staff,
    /// Principal.
    Principal,
    /// Distinguished.
    Distinguished,
    /// Fellow.
    Fellow,
    /// Manages people or a team.
    Manager,
    /// Manages managers or a larger team.
    SeniorManager,
    /// Director; head of.
    Director,
    /// Senior director.
    SeniorDirector,
    /// Vice president.
    Vp,
    /// Senior or executive vice president.
    SeniorVp,
    /// An officer of the company.
    Chief,
}

impl Seniority {
    /// Every seniority in ascending order.
    pub const ALL: [Seniority; 16] = [
        Seniority::Intern,
        Seniority::Associate,
        Seniority::Intermediate,
        Seniority::Senior,
        Seniority::Lead,
        Seniority::Staff,
        Seniority::Principal,
        Seniority::Distinguished,
        Seniority::Fellow,
        Seniority::Manager,
        Seniority::SeniorManager,
        Seniority::Director,
        Seniority::SeniorDirector,
        Seniority::Vp,
        Seniority::SeniorVp,
        Seniority::Chief,
    ];

    /// The seniority's stable name, as printed, as URLs and as `site.toml` write it.
    pub fn name(self) -> &'static str {
        match self {
            Seniority::Intern => "intern",
            Seniority::Associate => "associate",
            Seniority::Intermediate => "intermediate",
            Seniority::Senior => "senior",
            Seniority::Lead => "lead",
            Seniority::Staff => "staff",
            Seniority::Principal => "principal",
            Seniority::Distinguished => "distinguished",
            Seniority::Fellow => "fellow",
            Seniority::Manager => "manager",
            Seniority::SeniorManager => "senior_manager",
            Seniority::Director => "director",
            Seniority::SeniorDirector => "senior_director",
            Seniority::Vp => "vp",
            Seniority::SeniorVp => "senior_vp",
            Seniority::Chief => "chief",
        }
    }

    /// The seniority as people read it.
    pub fn title(self) -> &'static str {
        match self {
            Seniority::Intern => "Intern",
            Seniority::Associate => "Associate",
            Seniority::Intermediate => "Intermediate",
            Seniority::Senior => "Senior",
            Seniority::Lead => "Lead",
            Seniority::Staff => "Staff",
            Seniority::Principal => "Principal",
            Seniority::Distinguished => "Distinguished",
            Seniority::Fellow => "Fellow",
            Seniority::Manager => "Manager",
            Seniority::SeniorManager => "Senior manager",
            Seniority::Director => "Director",
            Seniority::SeniorDirector => "Senior director",
            Seniority::Vp => "Vice president",
            Seniority::SeniorVp => "Senior vice president",
            Seniority::Chief => "Officer",
        }
    }

    /// The seniority that [`name`](Seniority::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Seniority> {
        Seniority::ALL.into_iter().find(|seniority| seniority.name() == name)
    }
}

/// Why a heading was read as it was; displayed, one line for an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It contains this phrase of the reader's words.
    Says(Arc<str>),
    /// What it stands beside, above or below; empty in builds that make no findings.
    Because(&'static str),
    /// What weighed most for its label.
    Weighed(Weighed),
}

/// What weighed most when a label was chosen, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Two or three observations, the weightiest first: "starts with \"what you\""; none where nobody asked for them.
    pub observations: Vec<String>,
    /// How much likelier the label is than the next: the natural logarithm of the ratio, in [`Weighed::UNIT`]ths.
    pub margin: i32,
    /// The label that comes next.
    pub next: Label,
}

impl Weighed {
    /// How many steps of [`margin`](Weighed::margin) a factor of e has.
    pub const UNIT: i32 = 16;

    /// How sure the label is.
    pub fn sureness(&self) -> Sureness {
        match self.margin {
            margin if margin < Weighed::UNIT / 2 => Sureness::Unsure,
            margin if margin < 3 * Weighed::UNIT => Sureness::FairlySure,
            _ => Sureness::Sure,
        }
    }

    /// Whether the heading may well be something else: the next label is not much less likely.
    pub fn is_unsure(&self) -> bool {
        self.sureness() == Sureness::Unsure
    }
}

/// How sure a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// The next label is not much less likely.
    Unsure,
    /// It is less likely.
    FairlySure,
    /// It is far less likely.
    Sure,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Says(phrase) => write!(f, "says \"{phrase}\""),
            Reason::Because(reason) => f.write_str(reason),
            Reason::Weighed(weighed) => weighed.fmt(f),
        }
    }
}

impl fmt::Display for Weighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, observation) in self.observations.iter().enumerate() {
            write!(f, "{observation}{}", if place + 1 < self.observations.len() { ", " } else { "; " })?;
        }
        match self.sureness() {
            Sureness::Unsure => write!(f, "unsure, may be {}", self.next.name()),
            Sureness::FairlySure => f.write_str("fairly sure"),
            Sureness::Sure => f.write_str("sure"),
        }
    }
}
