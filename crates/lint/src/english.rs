//! The English words of the rules about wording, as tables of phrases.
//!
//! Entries are words in lower case; an apostrophe or a hyphen is a space.

use super::words::Table;

/// Words for a number of years.
pub(super) static NUMBERS: Table =
    Table::of("one, two, three, four, five, six, seven, eight, nine, ten, twelve, fifteen, twenty");

/// What one is, or has, for years, where the number is what is asked for.
pub(super) static EXPERIENCE: Table = Table::of(
    "experience, experienced, background, tenure, track record, working in, working with, worked in, worked with, \
     working as, worked as",
);

/// Behind "years": what the number counts then is no experience.
pub(super) static NOT_EXPERIENCE: Table = Table::of(
    "ago, old, plan, plans, roadmap, cycle, cycles, from now, of age, out, into the future, ahead, horizon",
);

/// In front of a number of years that is a date and not a duration: "within the last five years".
pub(super) static WHEN: Table = Table::of("last, past, next, first, coming, previous");

/// Titles that flatter. A unicorn alone may be a company.
pub(super) static INFLATED: Table = Table::of(
    "rockstar, rockstars, rock star, rock stars, ninja, ninjas, guru, gurus, wizard, wizards, superstar, superstars, \
     super star, design unicorn, ux unicorn, product unicorn, are a unicorn, be a unicorn, need a unicorn, \
     want a unicorn, jedi, superhero, superheroes, wunderkind, badass, badasses, 10x, hotshot, whiz, wiz",
);

/// Words after "10x" where it describes a person.
pub(super) static PEOPLE: Table = Table::of(
    "engineer, engineers, developer, developers, programmer, programmers, designer, designers, coder, coders, \
     talent, people, person",
);

/// Behind or in front of a flattering word: what it names then is no person ("setup wizard").
pub(super) static THINGS: Table = Table::of(
    "setup, installation, install, migration, import, server, servers, process, processes, worker, workers, page, \
     step, steps, configuration, status, cards",
);

/// Phrases of job postings that do not belong in a description of a role.
pub(super) static VACANCY: Table = Table::of(
    "we are looking for, we re looking for, we are seeking, we re seeking, we are searching for, we are hiring, \
     we re hiring, we are currently hiring, we are currently looking, we are now hiring, is looking for a, \
     is looking for an, is seeking a, is seeking an, is hiring a, is hiring an, apply now, apply today, apply here, \
     apply by, send your cv, send us your cv, send your resume, send us your resume, send your application, \
     submit your application, submit your resume, submit your cv, start date, starting date, join us, join our team, \
     join our growing team, this position is open, this role is open, position is currently open, \
     application deadline, closing date, we want to hear from you, we would love to talk to you, \
     we d love to talk to you, we would love to hear from you, we d love to hear from you, if this sounds like you",
);

/// In front of "start date" or the like: it is about other people then, as in the work of recruiters.
pub(super) static OF_OTHERS: Table = Table::of(
    "their, candidate s, candidates, employee s, hire s, hires, contract, project, new hire, lease, s",
);

/// Abbreviations: their full stop ends no sentence.
pub(super) static ABBREVIATIONS: Table = Table::of(
    "e.g., i.e., eg., ie., etc., vs., inc., ltd., co., corp., dr., mr., mrs., ms., no., approx., incl., resp., \
     dept., sr., jr., u.s., u.k., a.k.a., cf., al., st.",
);

/// Words that many read as meant for men, with what to write instead.
///
/// The stems are the masculine-coded words of Gaucher, Friesen and Kay, "Evidence that gendered wording in job advertisements
/// exists and sustains gender inequality", Journal of Personality and Social Psychology 101 (2011), appendix A. They found that
/// women, whatever their fitness, were less drawn to advertisements with more of them, while words coded as feminine made
/// no difference to men; so those are not looked for.
///
/// Left out, since on a role page they are mostly about the work, and hard to avoid: lead, leader and leading,
/// decide and decision, analyse and analysis, determine, individual, independent (but for "highly independent" and the like),
/// autonomous, challenge, force, intellectual (property), logic, objective, opinion, persist, principle, active, hierarchy,
/// hostile, greedy, impulsive, reckless and masculine, and competition between companies.
pub(super) const MASCULINE: &[(&str, &str)] = &[
    ("adventurous", "write \"curious\", or what one does"),
    ("aggressive, aggressively, aggressiveness", "say how much, or how soon"),
    ("ambitious, ambition", "say what is to be reached"),
    ("assertive, assertively, assertiveness", "write \"says openly what they think\""),
    ("athletic, athletically, athleticism", "say what one has to do"),
    ("boast, boasts, boastful, boasting", "say what was done"),
    ("competitive, hypercompetitive, competitiveness", "say what one wants to reach"),
    ("courageous, courageously, courageousness", "write \"says what has to be said\""),
    ("dominate, dominates, dominating, dominant, domination", "say what is to be reached"),
    (
        "fiercely independent, highly independent, very independent, strongly independent",
        "write \"works without much guidance\"",
    ),
    ("headstrong", "write \"keeps to a view that has its reasons\""),
    ("outspoken", "write \"says openly what they think\""),
    ("self confident, self confidence", "say what one does with it"),
    (
        "self reliant, self reliance, self sufficient, self sufficiency",
        "write \"works without much guidance\"",
    ),
    ("stubborn, stubbornly, stubbornness", "write \"does not give up early\""),
    ("superior", "write \"very good\""),
];

/// After a masculine-coded word that then describes neither a person nor a way of working.
pub(super) static NOT_OF_PEOPLE: Table = Table::of(
    "advantage, advantages, analyses, analysis, benefits, bid, bids, bidding, compensation, differentiation, \
     differentiator, differentiators, edge, environment, equity, feature, features, field, firm, firms, global, \
     insight, insights, intelligence, landscape, landscapes, market, markets, marketplace, offering, offerings, pay, \
     positioning, position, pricing, products, product, rates, research, response, responses, salaries, salary, set, \
     situations, solutions, space, strategy, threats, trends, vendor, vendors, with, vision, workload, workloads, \
     goal, goals, target, targets, plan, plans, roadmap, project, projects, timeline, timelines, ux, growth, total, \
     information, intel, knowledge, content, comparison, comparisons, alternatives, objections, deals",
);

/// Pairs that leave some people out, written with a slash between them, with what to write instead.
pub(super) const PAIRS: &[(&str, &str)] = &[
    ("he she, she he", "write \"they\""),
    ("his her, her his, his hers", "write \"their\""),
    ("him her, her him", "write \"them\""),
    ("himself herself, herself himself", "write \"themselves\""),
];

/// Pronouns for whoever will have the role, with what to write instead.
pub(super) const PRONOUNS: &[(&str, &str)] = &[
    ("he will, he must, he should, he shall, he needs to, he has to", "write \"you\" or \"they\""),
    ("his duties, his responsibilities, his tasks", "write \"your\" or \"their\""),
];

/// The same in words, and words for one gender that mean everybody.
///
/// Both by the bias-free language guidelines of the American Psychological Association (Publication Manual, 7th edition,
/// section 5.5).
pub(super) const FOR_MEN: &[(&str, &str)] = &[
    ("he or she, she or he", "write \"they\""),
    ("his or her, her or his", "write \"their\""),
    ("him or her, her or him", "write \"them\""),
    ("himself or herself, herself or himself", "write \"themselves\""),
    ("chairman, chairmen", "write \"chair\""),
    ("businessman, businessmen", "write \"business people\""),
    ("craftsman, craftsmen", "write \"skilled workers\""),
    ("salesman, salesmen", "write \"sales representative\""),
    ("spokesman, spokesmen", "write \"spokesperson\""),
    ("foreman, foremen", "write \"supervisor\""),
    ("stewardess, stewardesses", "write \"flight attendant\""),
    ("waitress, waitresses", "write \"server\""),
    ("manpower", "write \"staff\""),
    ("man hours, manhours", "write \"hours of work\""),
];
