//! The words of the page that shows a role's levels side by side. Only the build has them: in [`Messages`](super::Messages) they
//! would be part of the app.

use crate::view::messages::code;

/// The words in one language. `{}` stands for a value, as in all messages.
pub(super) struct Words {
    /// The title of the document, and the table's caption, with the role's.
    pub(super) title: &'static str,
    /// What the page shows, below the role's title.
    pub(super) note: &'static str,
    /// How it shows that.
    pub(super) lead: &'static str,
    /// The head of the column of sections, and of what chooses among them.
    pub(super) sections: &'static str,
    /// Folds what chooses levels and sections.
    pub(super) choose: &'static str,
    /// Labels the choice of one level, where there is no room for several.
    pub(super) level: &'static str,
    /// A level repeats all that the named one has, and more.
    pub(super) as_and: &'static str,
    /// A level repeats what the named one has, and has no more, or another level has the same.
    pub(super) as_at: &'static str,
    /// Precedes what no level below has.
    pub(super) new: &'static str,
    /// The row of what stands below the headings of levels themselves.
    pub(super) of_level: &'static str,
}

impl Words {
    /// The words in a BCP 47 language; in English where there are none.
    pub(super) fn of(language: &str) -> &'static Words {
        if code(language) == "de" { &GERMAN } else { &ENGLISH }
    }
}

static ENGLISH: Words = Words {
    title: "{}: levels side by side",
    note: "All levels side by side",
    lead: "What each level adds to the one before it. What it repeats is folded.",
    sections: "Sections",
    choose: "Choose levels and sections",
    level: "Level",
    as_and: "As {}, and:",
    as_at: "As {}",
    new: "New",
    of_level: "In general",
};

static GERMAN: Words = Words {
    title: "{}: Stufen nebeneinander",
    note: "Alle Stufen nebeneinander",
    lead: "Was jede Stufe der davor hinzufügt. Was sie wiederholt, ist eingeklappt.",
    sections: "Abschnitte",
    choose: "Stufen und Abschnitte wählen",
    level: "Stufe",
    as_and: "Wie {}, dazu:",
    as_at: "Wie {}",
    new: "Neu",
    of_level: "Allgemein",
};
