//! The rungs of a family → what the role is called, and each level, with its seniority and track.

use super::Member;
use super::name::{Name, Rank};
use super::page::{Page, stem};
use crate::files;
use rolebook_letters::with_capital;
use rolebook_markdown::slug;
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{Seniority, Track, truncated};

/// The title of the role: the words of the noun as a title writes them, else those of the folder.
pub(super) fn of_family(members: &[&Page<'_>], folder: &str) -> String {
    let has_noun = |page: &&&Page<'_>| !page.name.noun.is_empty();
    let craft = members.iter().filter(has_noun).find(|page| !page.name.manages);
    let noun = match craft.or_else(|| members.iter().find(has_noun)) {
        Some(page) if page.name.manages => format!("{} manager", page.name.noun),
        Some(page) => page.name.noun.clone(),
        None => String::new(),
    };
    let title = if noun.is_empty() { words(files::name(folder)) } else { as_written(members, &noun) };
    truncated(title.trim(), LONGEST_NAME)
}

/// A noun as any of the titles writes it.
fn as_written(members: &[&Page<'_>], noun: &str) -> String {
    let wanted = slug(noun);
    let texts = members.iter().flat_map(|page| page.names.iter().skip(1).map(|(text, _)| text));
    for text in texts {
        let parts: Vec<&str> = text.split_whitespace().collect();
        for start in 0..parts.len() {
            for end in start + 1..=parts.len() {
                let part = parts.get(start..end).unwrap_or_default().join(" ");
                let part =
                    part.trim_matches(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '+' | '#'));
                if slug(part) == wanted {
                    return part.to_owned();
                }
            }
        }
    }
    words(noun)
}

/// A file's name as words, each with a capital, and short ones that are no words in capitals: "ux-designer".
fn words(name: &str) -> String {
    let is_mark = |mark: char| matches!(mark, '-' | '_' | ' ');
    let words = name.split(is_mark).filter(|word| !word.is_empty());
    let shown = words.map(|word| match word {
        "ux" | "ui" | "qa" | "it" | "hr" | "pr" | "ai" | "ml" | "bi" | "sre" | "vp" | "cto" | "ii"
        | "iii" | "iv" => word.to_uppercase(),
        "of" | "and" | "for" => word.to_owned(),
        _ => with_capital(word),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// The rungs with their names.
pub(super) fn members(pages: &[&Page<'_>]) -> Vec<Member> {
    let mut members: Vec<Member> = pages
        .iter()
        .map(|page| Member {
            page: page.place,
            level: level_name(page),
            seniority: seniority(&page.name),
            track: if page.name.manages { Track::Manager } else { Track::Individual },
        })
        .collect();
    // Two levels of one name are no help.
    for at in 0..members.len() {
        let Some(name) = members.get(at).map(|member| member.level.clone()) else { continue };
        let count = members.iter().filter(|member| member.level == name).count();
        if count > 1 {
            for (member, page) in members.iter_mut().zip(pages).filter(|(member, _)| member.level == name) {
                member.level = words(stem(&page.role.file));
            }
        }
    }
    // Nobody stands above the next rung of the same track.
    let mut above: [Option<Seniority>; 2] = [None, None];
    for member in members.iter_mut().rev() {
        let [individual, manager] = &mut above;
        let next = if member.track == Track::Manager { manager } else { individual };
        member.seniority = next.map_or(member.seniority, |next| member.seniority.min(next));
        *next = Some(member.seniority);
    }
    members
}

/// The name of a level: the first title that says the same rung, else the name of the file in words.
fn level_name(page: &Page<'_>) -> String {
    let is_it = |name: &Name| name.rank() == page.name.rank() && name.noun == page.name.noun;
    let titles = || page.names.iter().skip(1);
    let of_code = |name: &Name| name.noun == page.name.noun && without_code(name) == without_code(&page.name);
    let title = titles().find(|(_, name)| is_it(name)).or_else(|| titles().find(|(_, name)| of_code(name)));
    let title = match title {
        Some((title, _)) => title.trim().to_owned(),
        None => words(stem(&page.role.file)),
    };
    let is_sign = |mark: char| !mark.is_alphanumeric() && !matches!(mark, '(' | '[' | '.' | '"');
    truncated(without_words_of_files(&title).trim_start_matches(is_sign), LONGEST_NAME)
}

fn without_code(name: &Name) -> Rank {
    Name { code: None, ..name.clone() }.rank()
}

/// A title without what says that it is the title of a file: "Principal Engineer Framework".
fn without_words_of_files(title: &str) -> String {
    const ENDINGS: [&str; 7] = [
        " framework",
        " job description",
        " job profile",
        " profile",
        " role description",
        " role",
        " expectations",
    ];
    let lower = title.to_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending));
    let kept = ending.and_then(|ending| title.get(..title.len() - ending.len())).unwrap_or(title);
    kept.trim_end_matches([' ', '-', '–', '—', ':', '|']).to_owned()
}

/// The seniority that a name stands for.
fn seniority(name: &Name) -> Seniority {
    let rank = name.rank();
    if name.manages {
        return match rank.rung {
            0..26 => Seniority::Manager,
            26..34 => Seniority::SeniorManager,
            34..46 => Seniority::Director,
            46..60 => Seniority::SeniorDirector,
            60..70 => Seniority::Vp,
            70..80 => Seniority::SeniorVp,
            _ => Seniority::Chief,
        };
    }
    let number = if name.number > 0 { name.number } else { rank.code };
    match (name.rung, number) {
        (0, 0) => Seniority::Intermediate,
        (0, 1) | (15..30, _) => Seniority::Associate,
        (0, 2) | (30..40, _) => Seniority::Intermediate,
        (0, 3) | (40..50, _) => Seniority::Senior,
        (0, 4) | (60..70, _) => Seniority::Staff,
        (0, 5) | (70..80, _) => Seniority::Principal,
        (0, 6) | (80..90, _) => Seniority::Distinguished,
        (0, _) | (90.., _) => Seniority::Fellow,
        (50..60, _) => Seniority::Lead,
        (1..15, _) => Seniority::Intern,
    }
}
