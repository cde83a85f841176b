//! The reader's default words: English. A site extends or replaces them in its `site.toml`.
//!
//! A section phrase is one or more words in lower case as they stand in a heading, hyphens written as
//! spaces. `^` in front ties it to the heading's beginning, `$` behind to its end. The tables are read from
//! top to bottom and the first label that matches wins, so the narrow kinds stand above the broad ones.
//!
//! Long tables are texts, which [`listed`](rolebook_model::listed) takes apart.

use rolebook_model::{Label, Seniority};

/// Phrases that make a heading a section of a kind.
pub(super) const SECTIONS: &[(Label, &str)] = &[
    (
        Label::NotResponsible,
        "not responsible, not your job, not your responsibility, out of scope, what you won't do, \
         what you will not do, what this role is not, you are not, you're not, you won't",
    ),
    (
        Label::NiceToHave,
        "nice to have, nice to haves, nice to have's, preferred, desired, desirable, ^bonus, bonus points, \
         bonus skills, ^extra credit, ^pluses, good to have, it's a plus, ^even better if, ^we'd love, ^ideally, \
         ^you may also, ^you might also, ^what would be great, ^what sets you apart, ^optional",
    ),
    (
        Label::JobGrade,
        "job grade, job grades, ^grade$, ^pay grade, ^job level$, ^job band, salary band, job code",
    ),
    (
        Label::PerformanceIndicators,
        "performance indicator, performance indicators, kpi, kpis, okrs, success metrics, how you'll be measured, \
         how you will be measured, how success is measured, how we measure success, measures of success, \
         performance measures, ^what success looks like, ^how success looks",
    ),
    (
        Label::HiringProcess,
        "hiring process, interview process, interviewing process, recruitment process, recruiting process, \
         application process, selection process, the interviews, ^interviews$, ^how to apply, ^how we hire, \
         ^applying, ^apply$, ^apply now, ^next steps, ^application$, ^recruitment$, ^to apply, ^interviewing",
    ),
    (
        Label::CareerLadder,
        "career ladder, career ladders, career path, career paths, career progression, career development, \
         career growth, career opportunities, how you'll grow, how you will grow, ^growth path, ^progression$, \
         ^next role, ^next roles, ^promotion, promotion criteria, career framework",
    ),
    (
        Label::Compensation,
        "compensation, ^benefits, benefits$, ^perks, salary, salary range, pay range, ^pay$, what we offer, \
         what you'll get, what you get$, what's in it for you, remuneration, ^total rewards, ^equity",
    ),
    (
        Label::Requirements,
        "requirement, requirements, requires, qualification, qualifications, qualifying criteria, prerequisites, \
         must have, must haves, who you are, about you, you should apply if, you might be a fit, you may be a fit, \
         you might be a good fit, you'll be a good fit, you are a good fit, what you'll need, what you will need, \
         what you need, what you'll bring, what you will bring, what you bring, what we look for, \
         what we're looking for, what we are looking for, who we're looking for, who we are looking for, \
         we're looking for$, we are looking for$, ^skills, skills$, ^experience$, ^experience and, \
         professional experience, your experience, your profile, your skills, ^ideal candidate, \
         ^the ideal candidate, you'll be able to, you've got, ^you have, ^you've, ^you're a, ^you are a, ^you are$, \
         ^competencies, ^knowledge, ^abilities, ^attributes, ^education$, ^education and, ^minimum experience",
    ),
    (
        Label::Responsibilities,
        "responsibility, responsibilities, responsible for, duties, ^expectations$, ^accountabilities, \
         what you can expect, what you'll do, what you will do, what you'll be doing, what you will be doing, \
         what you do$, what you'll work on, what you will work on, what you'll own, what you will own, \
         what you'll be responsible, ^in this role you, ^you will$, ^you'll$, your responsibilities, your role$, \
         your tasks, ^key tasks, ^tasks$, day to day, ^the work$, ^the job$, ^a typical day, ^a day in the life, \
         ^what to expect, ^the impact you, ^your impact, does$, ^how you'll contribute, ^what you'll achieve",
    ),
    (
        Label::Specialties,
        "specialties, specialities, specialty areas, specializations, specialisations, ^specialty$, ^speciality$, \
         ^segment$, ^segments$, ^focus areas$, ^tracks$",
    ),
    (Label::Specialty, "specialty$, speciality$, specialization$, specialisation$"),
    (Label::Levels, "^levels, levels$, ^level$, ^in role levels, ^job levels, ^career levels, ^ladder$"),
    (
        Label::Links,
        "relevant links, related links, useful links, helpful links, ^links$, ^references$, ^further reading, \
         ^more information$, ^learn more$, ^resources$, ^see also$, ^related$, related pages, related roles",
    ),
    (
        Label::Role,
        "role$, ^the role, ^the position, ^the opportunity, ^about the role, ^about the position, ^about the job, \
         ^about this role, ^about this position, ^role summary, overview$, ^summary$, ^job summary, \
         ^position summary, ^role purpose, ^intro$, ^introduction$, ^being a, ^being an, description$, ^mission$, \
         ^purpose$",
    ),
];

/// Phrases that open a page-wide remark, however much the rest of the heading looks like a section.
pub(super) const OTHER: &str = "^on this page, ^table of contents, ^contents$, ^projects you, ^about us, ^about the team, ^about the company, \
     ^our team, ^what it's like";

/// Words that name a seniority. `I`, `II` and so on count only behind a position's noun.
pub(super) const SENIORITY: &[(Seniority, &str)] = &[
    (Seniority::Intern, "intern, apprentice, trainee, working student"),
    (Seniority::Associate, "junior, jr, associate, entry level, graduate, early career"),
    (Seniority::Intermediate, "intermediate, mid, mid level, midlevel, experienced"),
    (Seniority::Senior, "senior, sr, snr"),
    (Seniority::Lead, "lead, team lead, tech lead, team leader, tech leader, technical leader"),
    (Seniority::Staff, "staff"),
    (Seniority::Principal, "principal"),
    (Seniority::Distinguished, "distinguished"),
    (Seniority::Fellow, "fellow"),
    (Seniority::Manager, "manager, managing"),
    (Seniority::Director, "director, head"),
    (Seniority::Vp, "vp, vice president, avp, rvp"),
    (Seniority::SeniorVp, "svp, evp, senior vice president, executive vice president"),
    (Seniority::Chief, "chief, ceo, cto, cfo, coo, cmo, cpo, cio, ciso, cro, chro, president"),
];

/// Numbers behind a noun, as in "Engineer II": the seniority that each stands for.
pub(super) const NUMERALS: &[(Seniority, &[&str])] = &[
    (Seniority::Associate, &["i", "1"]),
    (Seniority::Intermediate, &["ii", "2"]),
    (Seniority::Senior, &["iii", "3"]),
    (Seniority::Staff, &["iv", "4"]),
    (Seniority::Principal, &["v", "5"]),
    (Seniority::Distinguished, &["vi", "6"]),
];

/// Codes of a management track in front of a position, as in "M2: Senior Manager".
pub(super) const MANAGEMENT_CODES: &[(Seniority, &[&str])] = &[
    (Seniority::Manager, &["m1"]),
    (Seniority::SeniorManager, &["m2"]),
    (Seniority::Director, &["m3"]),
    (Seniority::SeniorDirector, &["m4"]),
];

/// Nouns that name a position a person can hold, in the singular.
pub(super) const POSITIONS: &str = "accountant, administrator, adviser, advisor, advocate, agent, analyst, architect, artist, assistant, associate, \
     attorney, auditor, buyer, clerk, coach, consultant, controller, coordinator, copywriter, counsel, designer, \
     developer, director, editor, engineer, evangelist, executive, expert, facilitator, fellow, generalist, head, \
     illustrator, instructor, intern, investigator, journalist, lawyer, lead, leader, librarian, liaison, manager, \
     marketer, mentor, modeler, nurse, officer, operator, owner, paralegal, partner, photographer, planner, \
     president, producer, professional, programmer, recruiter, representative, researcher, responder, scientist, \
     secretary, seller, sourcer, specialist, statistician, strategist, supervisor, sysadmin, teacher, technician, \
     technologist, tester, trainer, translator, treasurer, vp, writer";

/// What stands before "Manager" where the job is to manage the people who do it: "Engineering Manager".
/// Any other "… Manager" ("Product Manager") names a craft of its own.
pub(super) const TEAMS: &[&str] = &[
    "accounting",
    "analytics",
    "design",
    "engineering",
    "general",
    "infrastructure",
    "people",
    "quality",
    "qa",
    "recruiting",
    "regional",
    "research",
    "science",
    "security",
    "support",
    "team",
    "writing",
];

/// Positions that are where a ladder starts when the ladder has a plain position too.
pub(super) const ENTRY_POSITIONS: &[&str] = &["coordinator", "assistant"];

/// Phrases that make a requirement a bonus.
pub(super) const BONUS: &str = "bonus, nice to have, nice to haves, a plus, a big plus, a huge plus, a strong plus, plus if, preferred, \
     preferably, an advantage, advantageous, beneficial, desirable, desired, ideally, not required, not mandatory, \
     optional, is helpful, a benefit";

/// Phrases that include another level, behind which its name or "above" stands: "All Baker responsibilities".
pub(super) const INHERITS: &str = "extend, extends, all, everything, same, in addition to, as well as, build on, builds on, build upon, \
     builds upon, meet the, meets the, include the, includes the, inherit, inherits";

/// Of these, the first words of phrases after which a name alone includes a level.
pub(super) const EXTENDS: &[&str] = &["extends", "inherits", "builds", "same"];

/// Words behind which a level is named by its grade: "the grade 8 manager".
pub(super) const GRADES: &[&str] = &["grade", "grades", "band"];

/// What may stand between such a phrase and the level's name, and between that and the kind of section.
pub(super) const INHERITED_BETWEEN: &[&str] = &[
    "a",
    "all",
    "an",
    "and",
    "as",
    "at",
    "base",
    "defined",
    "described",
    "each",
    "for",
    "from",
    "given",
    "in",
    "listed",
    "meeting",
    "of",
    "ones",
    "other",
    "outlined",
    "section",
    "that",
    "the",
    "these",
    "this",
    "those",
    "under",
];

/// Words for what is above on the page.
pub(super) const ABOVE: &[&str] = &["above", "earlier", "preceding", "previous"];

/// Words for a level as a whole.
pub(super) const WHOLE: &[&str] = &["level", "position", "role"];

/// Words before what a level adds to another.
pub(super) const ADDING: &[&str] = &["also", "and", "but", "in", "plus", "then", "through", "with"];

/// Words that take back what follows: "is not required to meet the Baker requirements".
pub(super) const NEGATIONS: &[&str] = &["not", "never", "without"];

/// The seniority for which a number or a code stands.
pub(super) fn seniority_of(table: &[(Seniority, &[&str])], code: &str) -> Option<Seniority> {
    table.iter().find(|(_, codes)| codes.contains(&code)).map(|(seniority, _)| *seniority)
}
