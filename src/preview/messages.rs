//! The messages of the authors' preview. They are separate from those of the pages, since visitors do not load them.

use crate::preview::drafts::DraftKind;
use crate::view::messages::{Plural, code};
use rolebook_model::{Label, Severity, Sureness};

/// The messages of the preview in one language.
pub(super) struct PreviewMessages {
    /// Labels the preview, beside the site's name.
    pub(super) preview: &'static str,
    /// The title while there is no file.
    pub(super) welcome: &'static str,
    /// What it is for.
    pub(super) lead: &'static str,
    /// What to do.
    pub(super) drop_here: &'static str,
    /// Chooses files.
    pub(super) choose_files: &'static str,
    /// Chooses a folder.
    pub(super) choose_folder: &'static str,
    /// That nothing leaves the machine.
    pub(super) private: &'static str,
    /// The folder or the files contain no page.
    pub(super) no_pages: &'static str,
    /// The link back to the site.
    pub(super) leave: &'static str,

    /// The heading of the list of files.
    pub(super) files: &'static str,
    /// The heading of the list of findings.
    pub(super) findings: &'static str,
    /// The heading of the file's text.
    pub(super) source: &'static str,
    /// A line of the text.
    pub(super) line: &'static str,
    /// Links from a heading's line to the named heading on the page.
    pub(super) to_page: &'static str,
    /// Links to the line that a finding refers to.
    pub(super) see_line: &'static str,
    /// How many errors.
    pub(super) errors: Plural,
    /// How many warnings.
    pub(super) warnings: Plural,
    /// How many suggestions.
    pub(super) advice: Plural,
    /// How many findings of any kind.
    pub(super) finding_count: Plural,
    /// There are no findings.
    pub(super) no_findings: &'static str,
    /// The heading of the list of the page's headings.
    pub(super) reading: &'static str,
    /// How many of them may be read wrongly.
    pub(super) unsure_count: &'static str,
    /// The kinds of headings, in the order of [`Label::ALL`].
    pub(super) kinds: [&'static str; 17],
    /// How sure a kind is, in the order of [`Sureness`].
    pub(super) sureness: [&'static str; 3],
    /// The first of these, with the next likely kind.
    pub(super) may_be: &'static str,
    /// A heading has a word that looks like this one.
    pub(super) looks_like: &'static str,
    /// What to do about a heading that is a level and was not read as one.
    pub(super) if_level: &'static str,
    /// What to do about a level of another seniority.
    pub(super) for_seniority: &'static str,
    /// Copies what corrects the reading of a heading.
    pub(super) copy: &'static str,
    /// The same as a label, with the heading's text.
    pub(super) copy_for: &'static str,
    /// It was copied.
    pub(super) copied: &'static str,
    /// The number of findings where the file has changed: "3 findings, updated".
    pub(super) updated: &'static str,
    /// The severities, in ascending order.
    pub(super) severities: [&'static str; 3],
    /// The page replaces the site's page of the named file.
    pub(super) replaces: &'static str,
    /// It is a new page of the named department.
    pub(super) in_department: &'static str,
    /// It is a new page that names no department, so it is shown in this one.
    pub(super) in_assumed_department: &'static str,
    /// The file cannot be shown as a page.
    pub(super) not_shown: &'static str,
    /// The files are watched.
    pub(super) watched: &'static str,
    /// They are not, since the browser cannot.
    pub(super) not_watched: &'static str,
}

impl PreviewMessages {
    /// The messages in a BCP 47 language; in English where there are none.
    pub(super) fn of(language: &str) -> &'static PreviewMessages {
        if code(language) == "de" { &GERMAN } else { &ENGLISH }
    }

    /// The name of a severity.
    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        self.severities.get(severity as usize).copied().unwrap_or_default()
    }

    /// The name of a kind of heading.
    pub(super) fn kind(&self, label: Label) -> &'static str {
        self.kinds.get(label as usize).copied().unwrap_or_default()
    }

    /// How sure the kind of a heading is.
    pub(super) fn sureness(&self, sureness: Sureness) -> &'static str {
        self.sureness.get(sureness as usize).copied().unwrap_or_default()
    }

    /// The number of findings of a severity.
    pub(super) fn severity_count(&self, severity: Severity) -> &Plural {
        match severity {
            Severity::Advice => &self.advice,
            Severity::Warning => &self.warnings,
            Severity::Error => &self.errors,
        }
    }

    /// Which page a draft replaces, or which department it is in.
    pub(super) fn draft_kind(&self, kind: DraftKind) -> &'static str {
        match kind {
            DraftKind::Replacement => self.replaces,
            DraftKind::New => self.in_department,
            DraftKind::UnknownDepartment => self.in_assumed_department,
        }
    }
}

static ENGLISH: PreviewMessages = PreviewMessages {
    preview: "Preview",
    welcome: "See your page as you write it",
    lead: "Bring the Markdown files of role pages, or a folder of them. They are shown as they will look on this site, with \
           what there is to mend beside the lines, and again each time you save them.",
    drop_here: "Drop files or a folder anywhere on this page",
    choose_files: "Choose files",
    choose_folder: "Choose a folder",
    private: "Nothing is sent anywhere: the files are read in this browser, on your machine.",
    no_pages: "There was no page in what you brought: pages are Markdown files, whose names end with .md.",
    leave: "Back to the site",

    files: "Files",
    findings: "Findings",
    source: "The file",
    line: "Line {}",
    to_page: "Show “{}” on the page",
    see_line: "See line {}",
    errors: Plural { one: "{} error", other: "{} errors" },
    warnings: Plural { one: "{} warning", other: "{} warnings" },
    advice: Plural { one: "{} suggestion", other: "{} suggestions" },
    finding_count: Plural { one: "{} finding", other: "{} findings" },
    no_findings: "No findings",
    reading: "How it was read",
    unsure_count: "{} unsure",
    kinds: [
        "Level",
        "Group of levels",
        "Title",
        "Overview",
        "Responsibilities",
        "Not responsible for",
        "Requirements",
        "Nice to have",
        "Job grade",
        "Performance indicators",
        "Career ladder",
        "Hiring process",
        "Pay and benefits",
        "Links",
        "Specialties",
        "Specialty",
        "Other text",
    ],
    sureness: ["unsure", "fairly sure", "sure"],
    may_be: "unsure, may be: {}",
    looks_like: "a word looks like \"{}\"",
    if_level: "If it is a level, write in the front matter, in place of any `levels` there:",
    for_seniority: "For another seniority, change it here and write it in the front matter, in place of any `levels` there:",
    copy: "Copy",
    copy_for: "Copy the lines for “{}”",
    copied: "Copied",
    updated: "{}, updated",
    severities: ["Advice", "Warning", "Error"],
    replaces: "In the place of the site's page {}",
    in_department: "A new page, in the department {}",
    in_assumed_department: "A new page, shown in the department {} since nothing names another",
    not_shown: "This file cannot be shown as a page.",
    watched: "Shown again whenever you save",
    not_watched: "This browser does not follow files: choose them again to see what you have saved",
};

static GERMAN: PreviewMessages = PreviewMessages {
    preview: "Vorschau",
    welcome: "Die Seite sehen, während sie entsteht",
    lead: "Nehmen Sie die Markdown-Dateien von Rollen oder einen Ordner davon. Sie erscheinen so, wie sie auf dieser \
           Website aussehen werden, neben den Zeilen steht, was zu verbessern ist, und nach jedem Speichern alles neu.",
    drop_here: "Dateien oder einen Ordner irgendwo auf dieser Seite ablegen",
    choose_files: "Dateien auswählen",
    choose_folder: "Ordner auswählen",
    private: "Nichts wird verschickt: Die Dateien werden in diesem Browser gelesen, auf Ihrem Rechner.",
    no_pages: "Darin war keine Seite: Seiten sind Markdown-Dateien, deren Namen auf .md enden.",
    leave: "Zurück zur Website",

    files: "Dateien",
    findings: "Befunde",
    source: "Die Datei",
    line: "Zeile {}",
    to_page: "„{}“ auf der Seite zeigen",
    see_line: "Siehe Zeile {}",
    errors: Plural { one: "{} Fehler", other: "{} Fehler" },
    warnings: Plural { one: "{} Warnung", other: "{} Warnungen" },
    advice: Plural { one: "{} Hinweis", other: "{} Hinweise" },
    finding_count: Plural { one: "{} Befund", other: "{} Befunde" },
    no_findings: "Keine Befunde",
    reading: "Wie sie gelesen wurde",
    unsure_count: "{} unsicher",
    kinds: [
        "Stufe",
        "Gruppe von Stufen",
        "Titel",
        "Überblick",
        "Aufgaben",
        "Nicht zuständig für",
        "Anforderungen",
        "Von Vorteil",
        "Gehaltsstufe",
        "Erfolgskennzahlen",
        "Laufbahn",
        "Bewerbungsprozess",
        "Gehalt und Leistungen",
        "Links",
        "Spezialisierungen",
        "Spezialisierung",
        "Anderer Text",
    ],
    sureness: ["unsicher", "ziemlich sicher", "sicher"],
    may_be: "unsicher, vielleicht: {}",
    looks_like: "ein Wort sieht aus wie „{}“",
    if_level: "Ist es eine Stufe, schreiben Sie ins Front Matter, an Stelle von `levels`, falls es dort steht:",
    for_seniority: "Für eine andere Stufe ändern Sie sie hier und schreiben ins Front Matter, an Stelle von `levels`, falls es dort steht:",
    copy: "Kopieren",
    copy_for: "Kopieren der Zeilen für „{}“",
    copied: "Kopiert",
    updated: "{}, aktualisiert",
    severities: ["Hinweis", "Warnung", "Fehler"],
    replaces: "An Stelle der Seite {} dieser Website",
    in_department: "Eine neue Seite, im Bereich {}",
    in_assumed_department: "Eine neue Seite, gezeigt im Bereich {}, weil kein anderer genannt ist",
    not_shown: "Diese Datei lässt sich nicht als Seite zeigen.",
    watched: "Erscheint nach jedem Speichern neu",
    not_watched: "Dieser Browser verfolgt Dateien nicht: Wählen Sie sie nach dem Speichern noch einmal aus",
};
