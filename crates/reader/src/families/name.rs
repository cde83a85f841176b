//! The name of a file or a title → the role that it names, and its rung.
//!
//! "L3-Senior-Cloud-Engineer", "Cloud Engineer III (m/w/d)" and "Director of Engineering" are taken apart into a code, words
//! of seniority, a number, and what is left: the noun by which the rungs of one role are known.

use crate::lexicon::Lexicon;
use crate::{english, gender};
use rolebook_markdown::slug;
use rolebook_model::Seniority;
use std::ops::Range;

/// What a name says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    /// A code such as L3: its letters, its number, and the number behind a dot, counted from 1.
    pub(super) code: Option<(String, u32, u32)>,
    /// How high the words of seniority are among those of a track; 0 where there are none.
    pub(super) rung: u32,
    /// A number behind the noun: "II"; 0 where there is none.
    pub(super) number: u32,
    /// What is left once all of that is taken off: "cloud engineer"; of a manager of people, the team.
    pub(super) noun: String,
    /// What stands behind the noun: "payments" of "Engineer, Payments".
    pub(super) behind: String,
    /// Whether it is a manager of people.
    pub(super) manages: bool,
    /// Whether the noun ends with the word for a position.
    pub(super) is_position: bool,
}

impl Name {
    /// Whether it names a position with its noun, and not a rung alone.
    pub(super) fn is_whole(&self) -> bool {
        self.is_position || (self.manages && !self.noun.is_empty())
    }

    /// Whether it names a rung and nothing else: "senior", "L3", "Engineer's" are none.
    pub(super) fn is_bare(&self) -> bool {
        self.noun.is_empty() && self.behind.is_empty() && self.says_rung()
    }

    /// Whether any word, number or code says how high it is.
    pub(super) fn says_rung(&self) -> bool {
        self.rung > 0 || self.number > 0 || self.code.is_some() || self.manages
    }

    /// By which the rungs of a role are found: the same for all of them.
    pub(super) fn key(&self) -> String {
        let mark = if self.manages { "> " } else { "" };
        let gap = if self.behind.is_empty() { "" } else { ", " };
        format!("{mark}{}{gap}{}", self.noun, self.behind)
    }

    /// The last word of the noun: "engineer".
    pub(super) fn head(&self) -> &str {
        self.noun.rsplit(' ').next().unwrap_or_default()
    }

    /// By which rungs of one role stand in order, and by which two are known to be the same.
    pub(super) fn rank(&self) -> Rank {
        let plain = if self.manages { MANAGER } else { PLAIN };
        let rung = if self.rung == 0 { plain } else { self.rung };
        let (code, minor) = self.code.as_ref().map_or((0, 0), |(_, code, minor)| (*code, *minor));
        Rank { is_manager: self.manages, code, rung, number: self.number.max(1), minor }
    }
}

/// The place of a rung among those of its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) is_manager: bool,
    pub(super) code: u32,
    pub(super) rung: u32,
    number: u32,
    minor: u32,
}

/// The rung of a position without a word of seniority.
const PLAIN: u32 = 30;
/// The same of a manager of people.
const MANAGER: u32 = 20;
/// A manager of people who is called a lead.
pub(super) const TEAM_LEAD: u32 = 10;

/// A manager of those who have a craft that is called manager: "Group Product Manager".
const GROUP: u32 = 75;
/// An architect, beside other rungs of engineers.
pub(super) const ARCHITECT: u32 = 65;

/// How high each seniority stands among those of its track. Between them is room for "senior staff".
fn height(seniority: Seniority) -> u32 {
    match seniority {
        Seniority::Intern => 10,
        Seniority::Associate => 20,
        Seniority::Intermediate => PLAIN,
        Seniority::Senior => 40,
        Seniority::Lead => 50,
        Seniority::Staff => 60,
        Seniority::Principal => 70,
        Seniority::Distinguished => 80,
        Seniority::Fellow => 90,
        Seniority::Manager => MANAGER,
        Seniority::SeniorManager => 26,
        Seniority::Director => 40,
        Seniority::SeniorDirector => 46,
        Seniority::Vp => 60,
        Seniority::SeniorVp => 70,
        Seniority::Chief => 80,
    }
}

/// Words that names of files and titles have beside those of headings, and what stands a little below or above others.
const RUNGS: &[(&str, u32)] = &[
    ("graduate", 17),
    ("grad", 17),
    ("entry", 17),
    ("associate", 18),
    ("jnr", 20),
    ("ssr", SEMI_SENIOR),
    ("medior", PLAIN),
    ("middle", PLAIN),
    ("regular", PLAIN),
    ("principle", 70),
];

/// Words that are rungs in front of the noun alone.
const IN_FRONT: &[(&str, u32)] = &[("assistant", 16), ("expert", 65), ("chief", 85)];

/// Between the plain position and "Senior".
const SEMI_SENIOR: u32 = 35;

/// Words that may stand behind the noun as in front of it: "Engineer, Senior", "tech-lead".
const BEHIND: &[&str] = &[
    "intern",
    "trainee",
    "apprentice",
    "graduate",
    "grad",
    "junior",
    "jr",
    "mid",
    "intermediate",
    "senior",
    "sr",
    "lead",
    "staff",
    "principal",
    "distinguished",
    "fellow",
];

/// Words in front of "Director" that make it a craft.
const CRAFTS: &[&str] =
    &["art", "creative", "film", "managing", "music", "executive", "company", "photography"];

/// Words that say what a file is, and not of which role.
const OF_FILES: &[&str] = &[
    "competencies",
    "competency",
    "description",
    "expectations",
    "framework",
    "jd",
    "job",
    "ladder",
    "matrix",
    "page",
    "position",
    "profile",
    "progression",
    "responsibilities",
    "role",
    "roles",
    "spec",
    "track",
];

/// Letters before the number of a version or of a part of a year.
const VERSIONS: &[&str] = &["v", "ver", "rev", "q", "h", "fy", "kw", "cw"];

/// Words before the number of a rung.
const NUMBERED: &[&str] = &[
    "level", "lvl", "grade", "band", "tier", "rung", "step", "stage", "rank", "nivel", "nível", "niveau",
    "stufe", "livello",
];

/// What a name says. `prefixes` are the letters of codes that other files of the folder have.
pub(super) fn parse(text: &str, prefixes: &[String], lexicon: &Lexicon) -> Name {
    let text = gender::folded(text);
    let spaced = with_breaks(without_brackets(&text));
    let slug = slug(&spaced);
    let mut words: Vec<&str> = slug.split('-').collect();
    let mut name = Name::default();
    if slug == "section" && !spaced.to_lowercase().contains("section") {
        return name;
    }
    drop_words_of_files(&mut words);
    take_code(&mut words, prefixes, &spaced, &mut name);
    if words.len() > 1 && words.first().is_some_and(|first| is_number(first)) {
        words.remove(0);
    }
    drop_words_of_files(&mut words);
    take_rungs_in_front(&mut words, lexicon, &mut name);
    take_management(&mut words, &mut name);
    take_numbers(&mut words, lexicon, &mut name);
    take_rungs_behind(&mut words, lexicon, &mut name);
    take_rungs_within(&mut words, lexicon, &mut name);
    take_numbers(&mut words, lexicon, &mut name);
    take_management(&mut words, &mut name);
    split_at_noun(&words, lexicon, &mut name);
    if name.rung == 0
        && name.noun.is_empty()
        && name.behind.is_empty()
        && name.number == 0
        && name.code.is_none()
    {
        // A word that was taken for one of files, and nothing else.
        name.manages = false;
    }
    name
}

/// The letters and the number of a code: "ic3", "l4".
pub(super) fn code_of(word: &str) -> Option<(&str, u32)> {
    let end = word.find(|mark: char| mark.is_ascii_digit())?;
    let (letters, digits) = word.split_at_checked(end)?;
    let is_code = (1..=4).contains(&letters.len())
        && !VERSIONS.contains(&letters)
        && letters.bytes().all(|letter| letter.is_ascii_lowercase())
        && (1..=2).contains(&digits.len());
    if is_code { Some((letters, digits.parse().ok()?)) } else { None }
}

/// A text with spaces where a small letter stands before a capital one, or a long word before a number: "SeniorEngineer2".
fn with_breaks(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut letters = 0;
    let is_apart = text.contains([' ', '-', '_', '/']);
    let mut last = ' ';
    for mark in text.chars() {
        let is_new = (!is_apart && last.is_lowercase() && mark.is_uppercase())
            || (letters > 4 && mark.is_ascii_digit() && !last.is_ascii_digit());
        if is_new {
            spaced.push(' ');
        }
        letters = if mark.is_alphabetic() { letters + 1 } else { 0 };
        last = mark;
        spaced.push(mark);
    }
    spaced
}

/// A text without what stands in brackets, where anything else is there.
fn without_brackets(text: &str) -> &str {
    match text.split_once(['(', '[']) {
        Some((outside, _)) if !outside.trim().is_empty() => outside,
        _ => text,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn drop_words_of_files(words: &mut Vec<&str>) {
    while words.len() > 1 && words.last().is_some_and(|last| OF_FILES.contains(last)) {
        words.pop();
    }
    while words.len() > 1
        && words.first().is_some_and(|first| matches!(*first, "the" | "a" | "an" | "role" | "job"))
    {
        words.remove(0);
    }
}

/// Takes off "L3", "L1.0" or "Level 3".
fn take_code(words: &mut Vec<&str>, prefixes: &[String], text: &str, name: &mut Name) {
    for at in 0..words.len() {
        let Some(word) = words.get(at) else { return };
        if let Some((letters, number)) =
            code_of(word).filter(|(it, _)| prefixes.iter().any(|known| known == it))
        {
            let minor = words
                .get(at + 1)
                .filter(|next| is_number(next) && text.to_lowercase().contains(&format!("{word}.{next}")));
            // L1.0 is below L1, and L1.5 above.
            let place = minor.and_then(|minor| minor.parse::<u32>().ok()).map_or(1, |minor| minor * 2);
            name.code = Some((letters.to_owned(), number, place));
            let end = at + 1 + usize::from(minor.is_some());
            words.drain(at..end);
            return;
        }
        let number = words.get(at + 1).and_then(|next| numeral(next).or_else(|| letter(next)));
        if NUMBERED.contains(word)
            && let Some(number) = number
        {
            name.code = Some(("level".to_owned(), number, 1));
            words.drain(at..at + 2);
            return;
        }
    }
}

/// The number of a band that has a letter: "Band C".
fn letter(word: &str) -> Option<u32> {
    match word.as_bytes() {
        [letter @ b'a'..=b'h'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    }
}

/// A number behind a noun: "2", "II".
fn numeral(word: &str) -> Option<u32> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if let Some(place) = ROMAN.iter().position(|roman| *roman == word) {
        return u32::try_from(place + 1).ok();
    }
    if is_number(word) && word.len() <= 2 { word.parse().ok() } else { None }
}

/// Takes off "Senior", "Associate" and the like in front of a noun.
fn take_rungs_in_front(words: &mut Vec<&str>, lexicon: &Lexicon, name: &mut Name) {
    let mut found: Vec<u32> = Vec::new();
    while let Some((height, length)) = rung_at(words, lexicon) {
        found.push(height);
        words.drain(..length);
    }
    add_rungs(name, &found);
}

/// The rung that `words` begin with, and how many of them say it.
fn rung_at(words: &[&str], lexicon: &Lexicon) -> Option<(u32, usize)> {
    let first = words.first()?;
    // "Technical Lead", "Team Lead" and "Sales Associate" have their own ways to be read.
    if matches!(*first, "technical" | "tech") && words.get(1) == Some(&"lead") {
        return Some((height(Seniority::Lead), 2));
    }
    if matches!(words, [_, "lead" | "leader", ..]) && matches!(*first, "team" | "squad") {
        return None;
    }
    if words.starts_with(&["semi", "senior"]) {
        return Some((SEMI_SENIOR, 2));
    }
    // Nouns of their own where nothing follows: "Security Expert", "Executive Assistant".
    let leads_noun = words.iter().skip(1).any(|word| lexicon.is_position(word) && *word != "officer");
    if let Some((_, height)) = IN_FRONT.iter().find(|(word, _)| word == first)
        && (leads_noun || (words.len() == 1 && *first == "expert"))
    {
        return Some((*height, 1));
    }
    // Who manages product managers.
    if *first == "group" && words.last() == Some(&"manager") {
        return Some((GROUP, 1));
    }
    if let Some((_, height)) = RUNGS.iter().find(|(word, _)| word == first) {
        return Some((*height, 1));
    }
    let (seniority, length) = lexicon.seniority(words)?;
    (seniority < Seniority::Manager).then(|| (height(seniority), length))
}

/// The highest of several words counts, "Senior Principal" above "Principal", and "Associate Director" below "Director".
fn add_rungs(name: &mut Name, found: &[u32]) {
    let Some(highest) = found.iter().copied().max() else { return };
    let mixed = found.iter().any(|height| *height != highest);
    let has_low = found.iter().any(|height| *height < PLAIN);
    let rung = match (mixed, has_low) {
        // "Mid-Senior"
        (true, false) if found.contains(&PLAIN) => highest - 5,
        (true, true) => highest - 3,
        (true, false) => highest + 4,
        (false, _) => highest,
    };
    name.rung = if name.rung == 0 { rung } else { name.rung.max(rung) + 4 };
}

/// Takes off what makes it a manager of people: "Director of Engineering", "Engineering Manager", "Team Lead".
fn take_management(words: &mut Vec<&str>, name: &mut Name) {
    if name.manages || words.is_empty() {
        return;
    }
    let Some((rung, team)) = management(words) else { return };
    name.manages = true;
    // The word of seniority in front is about it.
    name.rung = match name.rung {
        0 => rung,
        low if low < PLAIN => rung - 3,
        _ => rung + 6,
    };
    words.drain(team.end..);
    words.drain(..team.start);
}

/// The rung of a manager of people, and the words that are the team.
fn management(words: &[&str]) -> Option<(u32, Range<usize>)> {
    let of = |word: &str| {
        Some(match word {
            "manager" | "managers" => MANAGER,
            "head" => 34,
            "director" | "directors" => height(Seniority::Director),
            "vp" => height(Seniority::Vp),
            "svp" | "evp" => height(Seniority::SeniorVp),
            _ => return None,
        })
    };
    let all = words.len();
    if let ["vice", "president", rest @ ..] = words {
        let of = usize::from(matches!(rest.first(), Some(&("of" | "for"))));
        return Some((height(Seniority::Vp), 2 + of..all));
    }
    if let Some(rung) = words.first().and_then(|first| of(first)) {
        let of = usize::from(matches!(words.get(1), Some(&("of" | "for"))));
        let team = 1 + of..all;
        // "Manager" and a noun is a craft in another language's order: leave it.
        return (of > 0 || team.is_empty() || rung > MANAGER || all <= 3).then_some((rung, team));
    }
    match words {
        [.., "team" | "squad", "lead" | "leader"] => Some((TEAM_LEAD, 0..all - 2)),
        [team @ .., "vice", "president"] => Some((height(Seniority::Vp), 0..team.len())),
        [.., team, last] => {
            let rung = of(last)?;
            let is_of_people = match rung {
                MANAGER => english::TEAMS.contains(team) || matches!(*team, "group" | "line" | "delivery"),
                _ => !CRAFTS.contains(team),
            };
            is_of_people.then_some((rung, 0..all - 1))
        }
        _ => None,
    }
}

/// Takes off a number behind a noun, wherever the noun stands: "Engineer II, Payments".
fn take_numbers(words: &mut Vec<&str>, lexicon: &Lexicon, name: &mut Name) {
    for at in (0..words.len()).rev() {
        let Some(number) = words.get(at).and_then(|word| numeral(word)) else { continue };
        let is_last = at + 1 == words.len();
        let follows_noun = at > 0 && words.get(at - 1).is_some_and(|word| lexicon.is_position(word));
        if name.number == 0 && (is_last || follows_noun) {
            name.number = number;
            words.remove(at);
            return;
        }
    }
}

/// Takes off words of seniority behind a noun: "Engineer, Senior", "Security Engineer Technical Lead".
fn take_rungs_behind(words: &mut Vec<&str>, lexicon: &Lexicon, name: &mut Name) {
    let mut found: Vec<u32> = Vec::new();
    while let Some(last) = words.last().copied().filter(|last| BEHIND.contains(last)) {
        let Some((height, _)) = rung_at(&[last], lexicon) else { break };
        words.pop();
        if last == "lead"
            && words.len() > 1
            && words.last().is_some_and(|word| matches!(*word, "tech" | "technical"))
        {
            words.pop();
        }
        found.push(height);
    }
    add_rungs(name, &found);
    // "Learning Content Lead": whoever leads a team that is named.
    if !found.is_empty()
        && name.rung == height(Seniority::Lead)
        && !words.is_empty()
        && !words.iter().any(|word| lexicon.is_position(word))
        && !matches!(words.as_slice(), ["tech" | "technical"])
    {
        name.manages = true;
        name.rung = TEAM_LEAD;
    }
}

/// Takes off a word of seniority between others: "backend-senior-engineer", "engineer-senior-payments".
fn take_rungs_within(words: &mut Vec<&str>, lexicon: &Lexicon, name: &mut Name) {
    let is_of_staff = |at: usize| at > 0 && matches!(words.get(at - 1), Some(&("of" | "to")));
    let place = words.iter().enumerate().position(|(at, word)| {
        let leads = matches!(*word, "lead" | "staff" | "fellow" | "intern");
        let before_noun = words.get(at + 1).is_some_and(|next| lexicon.is_position(next));
        BEHIND.contains(word) && !is_of_staff(at) && (!leads || before_noun)
    });
    let Some(word) = place.and_then(|at| words.get(at).copied()) else { return };
    if let Some((height, _)) = rung_at(&[word], lexicon) {
        words.retain(|other| *other != word);
        add_rungs(name, &[height]);
    }
}

/// What is left is the noun up to the last word for a position, and what stands behind it.
fn split_at_noun(words: &[&str], lexicon: &Lexicon, name: &mut Name) {
    if name.manages {
        name.noun = words.join(" ");
        return;
    }
    let Some(last) = words.iter().rposition(|word| lexicon.is_position(word)) else {
        name.noun = words.join(" ");
        return;
    };
    let (noun, behind) = words.split_at_checked(last + 1).unwrap_or((words, &[]));
    name.noun = noun.join(" ");
    if let Some(singular) = name
        .noun
        .strip_suffix('s')
        .filter(|it| it.rsplit(' ').next().is_some_and(|word| lexicon.is_position(word)))
    {
        name.noun = singular.to_owned();
    }
    name.behind = behind.join(" ");
    name.is_position = true;
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::Words;

    #[track_caller]
    fn check(text: &str, key: &str, rung: u32, number: u32) {
        let lexicon = Lexicon::new(&Words::default());
        let name = parse(text, &["l".to_owned(), "ic".to_owned()], &lexicon);
        assert_eq!((&*name.key(), name.rung, name.number), (key, rung, number), "{text}: {name:?}");
    }

    #[test]
    fn rungs_of_a_craft_have_one_noun() {
        check("senior-software-engineer", "software engineer", 40, 0);
        check("software_engineer_IV", "software engineer", 0, 4);
        check("SoftwareEngineer2", "software engineer", 0, 2);
        check("L3 - Senior Cloud Engineer", "cloud engineer", 40, 0);
        check("L4-Security-Analyst-Technical-Lead", "security analyst", 50, 0);
        check("sr_principal_engineer", "engineer", 74, 0);
        check("Data Intern", "data", 10, 0);
        check("principal-product-designer-ops", "product designer, ops", 70, 0);
        check("01-junior", "", 20, 0);
        check("Product Managers", "product manager", 0, 0);
        check("Senior Software Engineer (Payments)", "software engineer", 40, 0);
        check("Software Engineer Framework", "software engineer", 0, 0);
    }

    #[test]
    fn managers_of_people_are_known_by_their_team() {
        check("Director of Engineering", "> engineering", 40, 0);
        check("engineering-director", "> engineering", 40, 0);
        check("sr_engineering_manager", "> engineering", 26, 0);
        check("engineering-team-lead", "> engineering", 10, 0);
        check("vp_of_engineering", "> engineering", 60, 0);
        check("Learning Content Lead", "> learning content", 10, 0);
        check("Senior Art Director", "art director", 40, 0);
        check("Associate Product Manager", "product manager", 18, 0);
    }

    #[test]
    fn a_rung_alone_has_no_noun() {
        for bare in ["senior", "L3", "level-2", "IC4", "tech-lead", "2", "Mid-level"] {
            let lexicon = Lexicon::new(&Words::default());
            let name = parse(bare, &["l".to_owned(), "ic".to_owned()], &lexicon);
            assert!(name.is_bare(), "{bare}: {name:?}");
        }
    }
}
