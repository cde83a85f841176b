//! The ladders of a page: which of its levels a table's level is, and whether a table belongs to the ladder of those above.
//!
//! A table's level is that of a heading or of a table above with the same code or the same words. Where a table has the names of
//! levels that are known, and gives them other titles or says the same of them, it is another ladder.

use super::judge::{FoundLevel, Ladder};
use super::names::{Name, NameReader};
use crate::outline::{Meaning, Reading};
use rolebook_markdown::DocumentHeading;
use rolebook_model::{Label, Seniority, TableLabels, TableLine};

/// The levels of a page so far.
pub(super) struct Ladders {
    levels: Vec<Known>,
    /// The criteria of the tables so far, folded, with the number of the ladder.
    criteria: Vec<(usize, Vec<String>)>,
    /// How many ladders there are: that of headings and of the first tables is 0.
    count: usize,
}

struct Known {
    name: Name,
    title: Option<String>,
    track: Option<String>,
    seniority: Option<Seniority>,
    ladder: usize,
    is_heading: bool,
}

impl Ladders {
    /// The levels of a page's headings.
    pub(super) fn of_headings(
        headings: &[&DocumentHeading],
        outlined: &[Meaning],
        names: &NameReader<'_>,
    ) -> Ladders {
        let levels = headings.iter().zip(outlined).filter(|(_, meaning)| meaning.label == Label::Level);
        let levels = levels.map(|(heading, meaning)| Known {
            name: names.name(&heading.text).unwrap_or_else(|| super::judge::plain(&heading.text)),
            title: None,
            track: None,
            seniority: meaning.seniority,
            ladder: 0,
            is_heading: true,
        });
        Ladders { levels: levels.collect(), criteria: Vec::new(), count: 1 }
    }

    /// The labels of a table, whose levels are known from now on.
    pub(super) fn place(&mut self, found: Ladder, _: &Reading<'_>) -> TableLabels {
        let ladder = self.ladder_of(&found);
        let is_new = ladder >= self.count;
        let is_apart = has_tracks(&found) || (ladder > 0 && self.has_name_of_others(&found, ladder));
        self.count += usize::from(is_new);
        self.criteria.push((ladder, criteria(&found)));
        let Ladder { axis, mut lines, names, criteria, .. } = found;
        for (line, level) in lines.iter_mut().zip(names) {
            let Some(level) = level else { continue };
            let seniority = seniority(&level);
            let place = self.find(&level, ladder).unwrap_or_else(|| {
                self.levels.push(Known {
                    title: level.title.map(|title| title.folded),
                    name: level.name,
                    track: level.track,
                    seniority,
                    ladder,
                    is_heading: false,
                });
                self.levels.len() - 1
            });
            *line = TableLine::Level { seniority, place };
        }
        TableLabels { levels_in: axis, is_apart, levels: lines, criteria }
    }

    /// The ladder that a table belongs to: one of those so far, or the next.
    fn ladder_of(&self, found: &Ladder) -> usize {
        let own = criteria(found);
        let fits = |ladder: &usize| {
            let said = self.criteria.iter().any(|(of, said)| of == ladder && own.len() > 1 && *said == own);
            let contradicts = found.names.iter().flatten().any(|level| {
                let known = self.find(level, *ladder).and_then(|place| self.levels.get(place));
                let titles = known.and_then(|known| known.title.as_deref()).zip(level.title.as_ref());
                titles.is_some_and(|(known, title)| *known != title.folded)
            });
            !said && !contradicts
        };
        // A ladder that has none of its names is another one only where it says so by its titles.
        (0..self.count).rev().find(fits).unwrap_or(self.count)
    }

    fn has_name_of_others(&self, found: &Ladder, ladder: usize) -> bool {
        let others = self.levels.iter().filter(|known| known.ladder != ladder);
        let names: Vec<&str> = others.map(|known| &*known.name.folded).collect();
        found.names.iter().flatten().any(|level| names.contains(&&*level.name.folded))
    }

    /// The place of the level of a ladder that a table's level is.
    fn find(&self, level: &FoundLevel, ladder: usize) -> Option<usize> {
        let of_ladder = || {
            let known = self.levels.iter().enumerate();
            known.filter(|(_, known)| {
                known.ladder == ladder && known.track == level.track.clone().filter(|_| !known.is_heading)
            })
        };
        let same = of_ladder().find(|(_, known)| known.name.folded == level.name.folded);
        if let Some((place, _)) = same {
            return Some(place);
        }
        let only = |is_it: &dyn Fn(&Known) -> bool| {
            let mut matching = of_ladder().filter(|(_, known)| is_it(known));
            let found = matching.next()?;
            matching.next().is_none().then_some(found.0)
        };
        if let Some(code) = &level.name.code {
            let by_code = only(&|known| known.name.code.as_ref() == Some(code));
            if by_code.is_some() {
                return by_code;
            }
        }
        if let Some(title) = &level.title
            && let Some(by_title) = only(&|known| known.is_heading && known.name.folded == title.folded)
        {
            return Some(by_title);
        }
        let wanted = seniority(level);
        only(&|known| {
            let differ = known.name.code.is_some() && level.name.code.is_some();
            !differ
                && known.seniority == wanted
                && (has_words(&known.name.folded, &level.name.folded)
                    || has_words(&level.name.folded, &known.name.folded))
        })
    }
}

/// The seniority of a table's level: by its words, else by its title, else by its code.
fn seniority(level: &FoundLevel) -> Option<Seniority> {
    let of_title = || level.title.as_ref().and_then(Name::seniority);
    let name = &level.name;
    if name.is_code { of_title().or(name.implied) } else { name.said.or(name.implied).or_else(of_title) }
}

/// Whether a table has a level twice, in two tracks.
fn has_tracks(found: &Ladder) -> bool {
    let names = || found.names.iter().flatten().map(|level| &*level.name.folded);
    names().enumerate().any(|(at, name)| names().take(at).any(|other| other == name))
}

fn criteria(found: &Ladder) -> Vec<String> {
    let names = found.criteria.iter().zip(&found.criteria_names);
    let names = names.filter(|(line, _)| matches!(line, TableLine::Section(_)));
    names.map(|(_, name)| name.to_lowercase()).collect()
}

/// Whether all words of `few` are among those of `many`.
fn has_words(many: &str, few: &str) -> bool {
    few.split(' ').all(|word| many.split(' ').any(|other| other == word))
}
