//! The two tracks of a career, doing the work or managing the people who do it, and the tracks that a page names.

use super::{Role, Seniority};

/// The track of a seniority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// Does the work.
    Individual,
    /// Manages people.
    Manager,
}

impl Track {
    /// Both, in the order in which they are listed.
    pub const ALL: [Track; 2] = [Track::Individual, Track::Manager];

    /// The track's stable name, as URLs write it.
    pub fn name(self) -> &'static str {
        match self {
            Track::Individual => "individual",
            Track::Manager => "manager",
        }
    }

    /// The track that [`name`](Track::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Track> {
        Track::ALL.into_iter().find(|track| track.name() == name)
    }
}

impl Seniority {
    /// Its track: managers of people, and all above them, are on the managers' track.
    pub fn track(self) -> Track {
        if self < Seniority::Manager { Track::Individual } else { Track::Manager }
    }
}

/// The levels of one track, of a role that has several.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackLevels<'a> {
    /// The name that the page gives the track.
    pub name: Option<&'a str>,
    /// Which track it is; of one that the page names, that of its lowest level.
    pub track: Track,
    /// The levels from the lowest rung to the highest, as indices into [`Role::levels`]; levels of one rung stay in the
    /// page's order.
    pub levels: Vec<usize>,
}

impl Role {
    /// The levels by their tracks: those that the page names in its order, else those that do the work first. A level without a
    /// name of a track is on the first one of its kind that has a name.
    pub fn tracks(&self) -> Vec<TrackLevels<'_>> {
        let mut tracks: Vec<TrackLevels<'_>> = Vec::new();
        let levels = self.levels.iter().enumerate();
        let (named, mut unnamed): (Vec<_>, Vec<_>) = levels.partition(|(_, level)| !level.track.is_empty());
        unnamed.sort_by_key(|(_, level)| level.seniority);
        for (index, level) in named.into_iter().chain(unnamed) {
            let name = Some(level.track.as_str()).filter(|name| !name.is_empty());
            let track = level.seniority.track();
            let is_it =
                |it: &&mut TrackLevels<'_>| if name.is_some() { it.name == name } else { it.track == track };
            match tracks.iter_mut().find(is_it) {
                Some(found) => found.levels.push(index),
                None => tracks.push(TrackLevels { name, track, levels: vec![index] }),
            }
        }
        for track in &mut tracks {
            track.levels.sort_by_key(|index| (self.levels.get(*index).map(|level| level.seniority), *index));
        }
        tracks
    }

    /// The levels as [`tracks`](Role::tracks) lists them, one track behind the other.
    pub fn ladder(&self) -> Vec<usize> {
        self.tracks().into_iter().flat_map(|track| track.levels).collect()
    }

    /// The levels below a level, as indices from the lowest rung up: those of lower seniority, on its track if the page names that
    /// and it has any.
    pub fn levels_below(&self, level: usize) -> Vec<usize> {
        let seniority = |index: usize| self.levels.get(index).map(|level| level.seniority);
        let below = |levels: Vec<usize>| -> Vec<usize> {
            levels.into_iter().filter(|index| seniority(*index) < seniority(level)).collect()
        };
        let is_own = |track: &TrackLevels<'_>| track.name.is_some() && track.levels.contains(&level);
        let own = self.tracks().into_iter().find(is_own);
        let own = own.map_or_else(Vec::new, |track| below(track.levels));
        if own.is_empty() { below(self.ladder()) } else { own }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_managers_track_begins_with_the_manager() {
        assert_eq!(Seniority::Fellow.track(), Track::Individual);
        assert_eq!(Seniority::Manager.track(), Track::Manager);
        assert_eq!(Seniority::Chief.track(), Track::Manager);
    }

    #[test]
    fn every_track_is_found_by_its_name() {
        for track in Track::ALL {
            assert_eq!(Track::from_name(track.name()), Some(track));
        }
        assert_eq!(Track::from_name("both"), None);
    }
}
