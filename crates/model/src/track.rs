//! The two tracks of a career: doing the work, or managing the people who do it.

use super::Seniority;

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
