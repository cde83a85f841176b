//! The two tracks of a career, doing the work or managing the people who do it, and the tracks that a page names.

use super::{Level, Role, Seniority};

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
    /// Which track it is; of one that the page names, that of its first level.
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
        for level in self.levels.iter().filter(|level| !level.track.is_empty()) {
            if find(&mut tracks, level).is_none() {
                let (name, track) = (Some(&*level.track), level.seniority.track());
                tracks.push(TrackLevels { name, track, levels: Vec::new() });
            }
        }
        for rung in Seniority::ALL {
            for (index, level) in self.levels.iter().enumerate().filter(|(_, level)| level.seniority == rung)
            {
                match find(&mut tracks, level) {
                    Some(found) => found.levels.push(index),
                    None => {
                        let track = rung.track();
                        tracks.push(TrackLevels { name: None, track, levels: vec![index] });
                    }
                }
            }
        }
        tracks
    }

    /// The levels as [`tracks`](Role::tracks) lists them, one track behind the other.
    pub fn ladder(&self) -> Vec<usize> {
        let mut ladder = Vec::new();
        self.tracks().iter().for_each(|track| ladder.extend_from_slice(&track.levels));
        ladder
    }

    /// The levels below a level, as indices from the lowest rung up: those of lower seniority, on its track if the page names that
    /// and it has any.
    pub fn levels_below(&self, level: usize) -> Vec<usize> {
        let Some(level) = self.levels.get(level) else { return Vec::new() };
        let is_below = |index: &usize, on_track: bool| {
            let other = self.levels.get(*index);
            let is_lower = other.is_some_and(|other| other.seniority < level.seniority);
            is_lower && (!on_track || other.is_some_and(|other| other.track == level.track))
        };
        let mut below = self.ladder();
        let has_own = !level.track.is_empty() && below.iter().any(|index| is_below(index, true));
        below.retain(|index| is_below(index, has_own));
        below
    }
}

/// The track that a level is on, if it is known already.
fn find<'t, 'a>(tracks: &'t mut [TrackLevels<'a>], level: &Level) -> Option<&'t mut TrackLevels<'a>> {
    let is_it = |it: &&mut TrackLevels<'_>| match level.track.is_empty() {
        true => it.track == level.seniority.track(),
        false => it.name == Some(&*level.track),
    };
    tracks.iter_mut().find(is_it)
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
