//! A page and the role that it was read as → whether it is a page of a role at all.

use super::front_matter::VacancyKey;
use super::position::Position;
use super::{Reader, files, front_matter};
use rolebook_model::{Label, PageSource, Role, Section};

/// Keys of front matter that only roles have.
const ROLE_KEYS: [&str; 7] = ["levels", "vacancy", "greenhouse", "lever", "ashby", "job_title", "job-title"];

/// Labels of headings that only pages of roles have.
const ROLE_LABELS: [Label; 8] = [
    Label::Role,
    Label::Responsibilities,
    Label::NotResponsible,
    Label::Requirements,
    Label::NiceToHave,
    Label::JobGrade,
    Label::PerformanceIndicators,
    Label::Levels,
];

impl Reader<'_> {
    /// Whether a page that was read as `role` is one.
    ///
    /// It is not if it is a README without front matter. It is if it has levels, duties or requirements, or its front matter sets what only roles have. Without any of them, the
    /// page of a folder is none. Any other still is if its title or its file's name has the name of a position, if it is empty,
    /// if its author gave a title to a text without headings, or if it is not in English: reading knows too little of these.
    pub fn is_role(&self, page: &PageSource, role: &Role) -> bool {
        if files::is_readme(&page.file, page.text.as_bytes()) {
            return false;
        }
        let is_of_role = |section: &Section| {
            section.heading.as_ref().is_some_and(|heading| ROLE_LABELS.contains(&heading.label))
        };
        // A folder's page may have the name of a level: "Interns".
        let headings = role.sections.iter().filter(|section| section.heading.is_some()).count();
        let has_level = role.levels.iter().any(|level| level.section.is_some());
        if (has_level && (headings > 1 || !files::is_index(&page.file)))
            || role.sections.iter().any(is_of_role)
        {
            return true;
        }
        let settings = front_matter::split(&page.text).front_matter;
        let is_of_roles = |key: &str| {
            ROLE_KEYS.contains(&key) || VacancyKey::of(key).is_some_and(VacancyKey::is_of_vacancies_only)
        };
        if settings.entries.iter().any(|entry| is_of_roles(&entry.key)) {
            return true;
        }
        let is_titled = settings.title().is_some() && headings == 0;
        !files::is_index(&page.file)
            && (role.sections.is_empty()
                || is_titled
                || self.names_a_position(page, role)
                || !is_english(&page.text))
    }

    /// Whether any word of the title or of the file's name is a position: titles say more than it.
    fn names_a_position(&self, page: &PageSource, role: &Role) -> bool {
        let texts = [role.title.as_str(), files::name(&page.file)];
        let mut words = texts.iter().flat_map(|text| text.split(|mark: char| !mark.is_alphanumeric()));
        words.any(|word| Position::parse(word, "", &self.lexicon).is_some())
    }
}

/// Whether a text has one of the commonest words of English. In other languages, that nothing was recognized says little.
fn is_english(text: &str) -> bool {
    [" the ", " and "].iter().any(|word| text.contains(word))
}
