//! Tables whose columns are levels, which a header row names.

use super::judge::{FoundLevel, Ladder, TableReader, has_same, plain};
use super::names::Name;
use super::series::is_series;
use super::words::{LEVELS, NO_LEVELS, has, has_any};
use crate::lexicon::Folded;
use rolebook_model::{Cell, TableAxis, TableLine};

/// How many rows of a table's top may be the one that names its levels.
const MOST_HEADERS: usize = 3;

/// How many words the names of criteria have at most, on average.
const MOST_WORDS: usize = 6;

impl TableReader<'_> {
    /// The table as one whose header row names levels.
    pub(super) fn by_columns(&self) -> Option<Ladder> {
        (0..self.rows().min(MOST_HEADERS)).find_map(|header| self.by_header(header))
    }

    fn by_header(&self, header: usize) -> Option<Ladder> {
        let axis = TableAxis::Columns;
        // Below a row of levels, only one that names tracks may stand above.
        let may_be_above = |above: usize| self.spans(axis, above) || self.is_sparse(above);
        if !(0..header).all(may_be_above) || self.spans(axis, header) {
            return None;
        }
        let mut found = self.names_on(axis, header);
        if self.is_corner(header) {
            self.add_numbers(header, &mut found);
        }
        self.add_kin(header, &mut found);
        let first = found.iter().position(Option::is_some)?;
        // The header of the criteria may be a word for levels: "Level", "Role".
        let first = if first == 0 && self.is_corner(header) { 1 } else { first };
        let last = found.iter().rposition(Option::is_some)?;
        found.iter_mut().take(first).for_each(|name| *name = None);
        let texts: Vec<String> = (0..found.len()).map(|column| self.text(header, column)).collect();
        let tracks = header.checked_sub(1).map(|above| self.tracks(above, first));
        let known: Vec<&Name> = found.iter().flatten().collect();
        let between = texts.get(first..=last).unwrap_or_default();
        let unknown = between.iter().filter(|text| !text.is_empty()).count().checked_sub(known.len())?;
        if first > 3 || unknown * 2 > known.len() || !is_series(&known) || has_same(&texts, tracks.as_deref())
        {
            return None;
        }
        // What stands between levels is one, too: "Junior, Advanced, Senior".
        for (column, text) in texts.iter().enumerate().take(last).skip(first) {
            if let Some(name) = found.get_mut(column).filter(|name| name.is_none())
                && !text.is_empty()
            {
                *name = Some(plain(text));
            }
        }
        if first > 0 && self.has_levels_below(header, 0) {
            return None;
        }
        self.add_alike(header, first, last, &mut found);
        let first = found.iter().position(Option::is_some)?;
        let lines = self.lines_of_columns(header, first, &found);
        let (criteria, criteria_names) = self.criteria(axis, header, &lines, first.checked_sub(1), &found)?;
        let track = |column: usize| {
            let track = tracks.as_ref()?.get(column)?;
            (!track.is_empty()).then(|| track.clone())
        };
        let names = found
            .into_iter()
            .enumerate()
            .map(|(column, name)| Some(FoundLevel { name: name?, title: None, track: track(column) }))
            .collect();
        Some(Ladder { axis, lines, names, criteria, criteria_names })
    }

    /// Whether a cell of line `other` covers several lines of the axis.
    fn spans(&self, axis: TableAxis, other: usize) -> bool {
        let cells = (0..self.grid.count(axis)).map(|line| self.grid.cell_on(axis, line, other));
        let cells: Vec<&Cell> = cells.flatten().collect();
        cells.windows(2).any(|pair| matches!(pair, [one, next] if std::ptr::eq(*one, *next)))
    }

    /// Whether the first cell of a header row is the name of the column below: its cells name no level's content.
    fn is_corner(&self, header: usize) -> bool {
        let below = (header + 1..self.rows()).map(|row| self.text(row, 0)).filter(|text| !text.is_empty());
        let (mut count, mut words) = (0, 0);
        for text in below {
            count += 1;
            words += text.split(' ').count();
        }
        let is_word = Folded::new(&self.text(header, 0)).words().all(|word| has(LEVELS, word));
        is_word && words <= count * 5
    }

    /// What the columns are: those in front of the levels name criteria, and groups of them.
    fn lines_of_columns(&self, header: usize, first: usize, found: &[Option<Name>]) -> Vec<TableLine> {
        let is_numbers = |column: usize| {
            let mut texts = (header + 1..self.rows()).map(|row| self.text(row, column));
            texts.all(|text| !text.chars().any(char::is_alphabetic))
        };
        let mut lines: Vec<TableLine> = found
            .iter()
            .map(|name| match name {
                Some(_) => TableLine::Level { seniority: None, place: 0 },
                None => TableLine::Nothing,
            })
            .collect();
        let mut named: Vec<usize> = (0..first).filter(|column| !is_numbers(*column)).collect();
        // Long texts explain a criterion and do not name it.
        if named.iter().any(|column| self.words_below(header, *column) <= MOST_WORDS * 100) {
            named.retain(|column| self.words_below(header, *column) <= MOST_WORDS * 100);
        }
        if let Some((criterion, groups)) = named.split_last() {
            let kinds = groups.last().map(|group| (*group, TableLine::Group));
            for (column, kind) in kinds.into_iter().chain([(*criterion, TableLine::Names)]) {
                if let Some(line) = lines.get_mut(column) {
                    *line = kind;
                }
            }
        }
        lines
    }

    /// The tracks that a row names above levels, by column. Where Markdown leaves a cell empty, a track runs on.
    fn tracks(&self, row: usize, first: usize) -> Vec<String> {
        let mut tracks: Vec<String> = Vec::new();
        for column in 0..self.columns() {
            let text = self.text(row, column);
            let before = tracks.last().filter(|_| text.is_empty() && column > first).cloned();
            tracks.push(before.unwrap_or(text));
        }
        tracks
    }

    /// Whether the cells below a header name levels, too: those stand in rows then.
    fn has_levels_below(&self, header: usize, column: usize) -> bool {
        let texts: Vec<String> = (header + 1..self.rows()).map(|row| self.text(row, column)).collect();
        let names = texts.iter().filter_map(|text| self.names.name(text)).filter(Name::says_rung).count();
        names > 1 && names * 10 >= texts.len() * 6
    }

    /// Whether most of a row's cells are empty: Markdown has no cell that covers several columns.
    fn is_sparse(&self, row: usize) -> bool {
        let filled = (0..self.columns()).filter(|column| !self.text(row, *column).is_empty());
        filled.count() * 2 <= self.columns()
    }

    /// How many words the cells of a column below its header have, all together and in percent of a cell's.
    fn words_below(&self, header: usize, column: usize) -> usize {
        let texts = (header + 1..self.rows()).map(|row| self.text(row, column));
        let counts: Vec<usize> =
            texts.filter(|text| !text.is_empty()).map(|text| text.split(' ').count()).collect();
        counts.iter().sum::<usize>() * 100 / counts.len().max(1)
    }

    /// Takes a column beside those of levels for one where what stands below it is as long as below them.
    fn add_alike(&self, header: usize, first: usize, last: usize, found: &mut [Option<Name>]) {
        let level = self.words_below(header, last);
        let is_alike = |column: usize| {
            let folded = Folded::new(&self.text(header, column));
            let words = self.words_below(header, column);
            let is_named = folded.words().next().is_some() && !has_any(NO_LEVELS, folded.words());
            is_named && folded.words().count() <= 3 && words > 300 && words * 2 >= level && words <= level * 2
        };
        let before = (1..first).rev().take_while(|column| is_alike(*column));
        let behind = (last + 1..found.len()).take_while(|column| is_alike(*column));
        for column in before.chain(behind).collect::<Vec<usize>>() {
            if let Some(name) = found.get_mut(column) {
                *name = Some(plain(&self.text(header, column)));
            }
        }
    }

    /// Takes the numbers that run on behind a corner that says "Level" for names of levels.
    fn add_numbers(&self, header: usize, found: &mut [Option<Name>]) {
        let numbers: Vec<Option<u32>> =
            (1..found.len()).map(|column| self.text(header, column).parse().ok()).collect();
        let runs_on = |pair: &[Option<u32>]| matches!(pair, [Some(one), Some(next)] if one + 1 == *next);
        if numbers.len() > 1 && !self.text(header, 0).is_empty() && numbers.windows(2).all(runs_on) {
            for (name, number) in found.iter_mut().skip(1).zip(numbers.into_iter().flatten()) {
                let code = Some(format!("l{number}"));
                *name = Some(Name { code, is_code: true, ..plain(&number.to_string()) });
            }
        }
    }

    /// Takes what stands beside levels, and ends as one of them does, for their kin: "APM" beside "Senior PM".
    fn add_kin(&self, header: usize, found: &mut [Option<Name>]) {
        let last = |name: &Name| name.folded.rsplit(' ').next().unwrap_or_default().to_owned();
        let ends: Vec<String> = found.iter().flatten().map(last).filter(|end| end.len() > 1).collect();
        for (column, name) in found.iter_mut().enumerate().filter(|(_, name)| name.is_none()) {
            let text = Folded::new(&self.text(header, column));
            let is_short = text.words().count() <= 3;
            let of_kin = |word: &str| ends.iter().find_map(|end| Some(word.strip_suffix(&**end)?.to_owned()));
            if is_short && let Some(front) = text.words().find_map(of_kin) {
                // The letters in front say the rung.
                let number = Some(front).filter(|front| !front.is_empty());
                *name = Some(Name { number, ..plain(text.as_str()) });
            }
        }
    }
}
