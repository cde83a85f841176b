//! The words of the authors' preview, apart from those of the pages: visitors do not load them.

use crate::preview::drafts::Place;
use crate::view::words::{Counted, is_german};
use rolebook_model::Severity;

/// The words of the preview in one language.
pub(super) struct PreviewWords {
    /// Names the preview, and stands beside the site's name.
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
    /// Where a folder or the files held no page.
    pub(super) no_pages: &'static str,
    /// The way back to the site.
    pub(super) leave: &'static str,

    /// Names the list of files.
    pub(super) files: &'static str,
    /// Names what there is to say about the file.
    pub(super) findings: &'static str,
    /// Names the file's text.
    pub(super) source: &'static str,
    /// A place in the text: "Line #".
    pub(super) line: &'static str,
    /// Leads from a heading's line to where it stands on the page: "Show # on the page".
    pub(super) to_page: &'static str,
    /// Leads to what a finding is compared with: "See line #".
    pub(super) see_line: &'static str,
    /// How many errors.
    pub(super) errors: Counted,
    /// How many warnings.
    pub(super) warnings: Counted,
    /// How much advice.
    pub(super) advice: Counted,
    /// How many findings of any kind.
    pub(super) finding_count: Counted,
    /// There is nothing to say.
    pub(super) no_findings: &'static str,
    /// Behind it, where the file has changed: "3 findings, updated".
    pub(super) updated: &'static str,
    /// The severities, the least grave first.
    pub(super) severities: [&'static str; 3],
    /// The page takes the place of the site's page of the file "#".
    pub(super) known: &'static str,
    /// It is a new page of the department "#".
    pub(super) new: &'static str,
    /// It is a new page, and shown in the department "#".
    pub(super) unsaid: &'static str,
    /// The file cannot be shown as a page.
    pub(super) not_shown: &'static str,
    /// The files are looked at again and again.
    pub(super) watched: &'static str,
    /// They are not, for the browser does not let them be.
    pub(super) not_watched: &'static str,
}

impl PreviewWords {
    /// The words of a BCP 47 language; English where there are none.
    pub(super) fn of(language: &str) -> &'static PreviewWords {
        if is_german(language) { &GERMAN } else { &ENGLISH }
    }

    /// How grave a finding is.
    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        self.severities.get(severity as usize).copied().unwrap_or_default()
    }

    /// Counts the findings of a severity.
    pub(super) fn counted(&self, severity: Severity) -> &Counted {
        match severity {
            Severity::Advice => &self.advice,
            Severity::Warning => &self.warnings,
            Severity::Error => &self.errors,
        }
    }

    /// What was taken for a draft's place, with "#" for what says more of it.
    pub(super) fn place(&self, place: Place) -> &'static str {
        match place {
            Place::Known => self.known,
            Place::New => self.new,
            Place::Unsaid => self.unsaid,
        }
    }
}

static ENGLISH: PreviewWords = PreviewWords {
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
    line: "Line #",
    to_page: "Show “#” on the page",
    see_line: "See line #",
    errors: Counted { one: "# error", many: "# errors" },
    warnings: Counted { one: "# warning", many: "# warnings" },
    advice: Counted { one: "# piece of advice", many: "# pieces of advice" },
    finding_count: Counted { one: "# finding", many: "# findings" },
    no_findings: "No findings",
    updated: "#, updated",
    severities: ["Advice", "Warning", "Error"],
    known: "In the place of the site's page #",
    new: "A new page, in the department #",
    unsaid: "A new page, shown in the department # since nothing names another",
    not_shown: "This file cannot be shown as a page.",
    watched: "Shown again whenever you save",
    not_watched: "This browser does not follow files: choose them again to see what you have saved",
};

static GERMAN: PreviewWords = PreviewWords {
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
    line: "Zeile #",
    to_page: "„#“ auf der Seite zeigen",
    see_line: "Siehe Zeile #",
    errors: Counted { one: "# Fehler", many: "# Fehler" },
    warnings: Counted { one: "# Warnung", many: "# Warnungen" },
    advice: Counted { one: "# Hinweis", many: "# Hinweise" },
    finding_count: Counted { one: "# Befund", many: "# Befunde" },
    no_findings: "Keine Befunde",
    updated: "#, aktualisiert",
    severities: ["Hinweis", "Warnung", "Fehler"],
    known: "An Stelle der Seite # dieser Website",
    new: "Eine neue Seite, im Bereich #",
    unsaid: "Eine neue Seite, gezeigt im Bereich #, weil kein anderer genannt ist",
    not_shown: "Diese Datei lässt sich nicht als Seite zeigen.",
    watched: "Erscheint nach jedem Speichern neu",
    not_watched: "Dieser Browser verfolgt Dateien nicht: Wählen Sie sie nach dem Speichern noch einmal aus",
};
