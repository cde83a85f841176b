//! Words by which tables are told apart: folded, with commas between them.

/// Whether a word or phrase is one of these.
pub(super) fn has(words: &str, phrase: &str) -> bool {
    words.split(", ").any(|word| word == phrase)
}

/// Whether any of a header's words is one of these.
pub(super) fn has_any<'a>(words: &str, mut header: impl Iterator<Item = &'a str>) -> bool {
    header.any(|word| has(words, word))
}

/// Words of headings below which tables name positions and are no ladders.
pub(super) const ELSEWHERE: &str = "\
    raci, interview, interviews, interviewers, panel, schedule, calendar, agenda, contact, contacts, \
    approval, approvals, escalation, severity, incident, incidents, headcount, vacancies, openings, \
    glossary, abbreviations, acronyms, changelog, permissions, equivalence, equivalents, \
    equivalency, equivalencies, attendees, meeting, meetings, \
    committee, weights, weighting, cefr";

/// Words of the header of a column that names positions for another reason.
pub(super) const OTHERWISE: &str = "\
    interviewer, interviewers, interview, owner, owners, contact, approver, approvers, who, attendee, \
    attendees, participant, participants, person, author, reviewer, reviewers, activity, task, step, phase, \
    date, week, day, month, term, acronym, abbreviation, transition, transitions, promotion, promotions, promoted, moving, advancing, \
    severity, priority, \
    company, employee, name, criteria, criterion, skill, skills, competency, competencies, question, \
    reports, supervisor, hiring, language, cefr, project, team, department, sponsor, tier, tiers, rating, \
    ratings, score, maturity, risk";

/// Words of the header of a column beside those of levels that is none.
pub(super) const NO_LEVELS: &str = "\
    description, descriptions, definition, definitions, meaning, example, examples, note, notes, comment, comments, \
    explanation, details, summary, purpose, why, what, how, evidence, question, questions, skill, skills, behaviour, \
    behaviours, behavior, behaviors, competency, competencies, topic, area, category, criteria, criterion, attribute, \
    dimension, theme, weight, score, rating, self, goal, goals, target, action, actions, status, resources, links";

/// Words of headings below which codes are a scale of something else.
pub(super) const SCALES: &str = "\
    rating, ratings, scale, scales, proficiency, score, scores, scoring, maturity, support, tier, tiers, fluency";

/// Words of the header of a column of levels.
pub(super) const LEVELS: &str = "\
    level, levels, title, titles, role, roles, position, positions, grade, grades, band, bands, rank, \
    stage, rung, seniority, job, career, stufe, stufen, karrierestufe, niveau, niveaux, nivel, niveles, \
    nível, níveis, livello, livelli, rol, rolle, poste, puesto, cargo, functie, レベル, 职级, 级别, 等级";

/// Headers of facts that say nothing of what holds at a level.
pub(super) const FACTS: &str = "\
    who, person, holder, city, country, town, grade, grades, salary, pay, compensation, band, bands, bonus, \
    equity, date, dates, link, links, headcount, count, job code, location, team, department, office, stock, ote, currency, url, owner, \
    contact, email, slack, transition, flsa, vacancies, openings, salary range, pay range";

/// Headers of what is said beside the point.
pub(super) const NOTES: &str = "note, notes, comment, comments, remark, remarks, source, sources";

/// Headers of further names of levels.
pub(super) const TITLES: &str = "\
    title, titles, job title, job titles, common titles, role title, typical titles, role, position, name, \
    equivalent, job, titel, titre, título, titolo";

/// Headers behind which even a short range describes: "0-2" are years.
pub(super) const DESCRIBING: &str = "\
    scope, years, experience, impact, autonomy, influence, management, leadership, complexity, \
    responsibilities, responsibility, requirements, skills, knowledge, reports, direct, expectations, \
    focus, description, definition, summary";

/// Headers of facts that say something of what holds at a level.
pub(super) const MEASURES: &str = "\
    scope, years, experience, years of experience, typical experience, experience range, yoe, reports to, \
    management, direct reports, time in role, typical time in role";

/// Words of how well somebody can do something: they describe a level, though some are names of levels elsewhere.
pub(super) const PROFICIENCY: &str = "\
    none, no, yes, basic, basics, beginner, novice, intermediate, advanced, expert, proficient, competent, \
    awareness, aware, familiar, practitioner, working, skilled, mastery, master, learning, low, medium, \
    high, limited, optional, common, n, a";
