//! Places and remote work as people write them → places and countries, the same for every source.
//!
//! 1. [`read`] splits a text into those that are alternatives (`alternatives`): "Porto, Portugal / Remote".
//! 2. `modes` takes the words for remote work out of each.
//! 3. What is left is the countries that one may work from, or a place: a town, the part of a country, a country.
//! 4. `names` knows the countries and their parts. A country is one only if it is sure: "CA" is a country and a state, so
//!    "San Francisco, CA" is a place for people, and its country is not known. [`give_country`] adds the one that has a key or
//!    field of its own.

mod alternatives;
mod modes;
mod names;

use alternatives::{Alternative, alternatives, areas, is_area};
use modes::Modes;
use names::{country_in_text, is_part_elsewhere, is_part_of, of_code};
use rolebook_model::limits::MOST_PLACES;
use rolebook_model::{Place, Vacancy};

pub(super) use modes::is_no_place;
pub(super) use names::{country, is_part, is_region, names_of, part_of};

/// Where the work is done.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Where {
    /// The places, of which each is enough.
    pub(super) places: Vec<Place>,
    /// Whether it can be remote as a whole.
    pub(super) is_remote: bool,
    /// The countries, and parts of the world, that remote work is possible from.
    pub(super) countries: Vec<String>,
    /// Whether it says that the work is remote in part, or not at all.
    pub(super) is_partly: bool,
}

impl Where {
    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Where::default()
    }

    /// Adds it to a vacancy.
    pub(super) fn add_to(self, vacancy: &mut Vacancy) {
        vacancy.is_remote |= self.is_remote;
        self.places.into_iter().for_each(|place| push_new(&mut vacancy.places, place));
        self.countries.into_iter().for_each(|country| push_new(&mut vacancy.countries, country));
    }
}

/// Reads a text, which may name several places and say that the work is remote.
pub(super) fn read(text: &str) -> Where {
    if is_no_place(text) {
        return Where::default();
    }
    let read: Vec<Part> = alternatives(text).into_iter().map(part).collect();
    let mut found = Where::default();
    for (index, part) in read.iter().enumerate() {
        let is_beside = |other: Option<&Part>| other.is_some_and(Part::is_remote_from);
        // "Remote - US or Canada": both are what one may work from.
        let before = index.checked_sub(1).and_then(|index| read.get(index));
        let is_remote = part.modes.is_remote
            || part.is_area && (is_beside(before) && !part.is_apart)
            || part.is_area
                && read.get(index + 1).is_some_and(|next| next.is_remote_from() && !next.is_apart);
        part.add_to(&mut found, is_remote);
    }
    // "Remote or hybrid" is open.
    // "Remote; United Kingdom": a country is no office.
    let is_country = |place: &Place| place.locality.is_empty() && place.region.is_empty();
    if found.is_remote && found.countries.is_empty() && found.places.iter().all(is_country) {
        found.countries = found.places.drain(..).map(|place| place.country).collect();
    }
    if found.is_partly && read.iter().any(|part| part.modes.is_remote && !part.is_area) {
        found.is_remote = false;
    }
    found
}

/// Reads what the key for remote work says: the countries that it is possible from, or a text of places; `None` if neither.
pub(super) fn remote(text: &str) -> Option<Where> {
    if country(text).is_some() || is_region(text) {
        return Some(Where { is_remote: true, countries: vec![text.trim().to_owned()], ..Where::default() });
    }
    let found = read(text);
    if found.is_remote || found.is_partly {
        return Some(found);
    }
    let mut found = read(&format!("Remote, {text}"));
    if found.places.is_empty() && found.countries.is_empty() {
        // "Partly", "possible".
        (found.is_remote, found.is_partly) = (false, true);
    }
    found.places.is_empty().then_some(found)
}

/// The country that has a key or field of its own, for places without one. Of several places it is that of those whose state or
/// province is a part of it.
pub(super) fn give_country(places: &mut [Place], name: &str) {
    let Some(code) = country(name) else {
        if let [place] = places
            && place.country.is_empty()
        {
            place.country = name.to_owned();
        }
        return;
    };
    let is_only = places.len() == 1;
    for place in places {
        if is_only && country(&place.country).is_some_and(|own| own != code) {
            leave_open(place);
        }
        settle(place, name, code, is_only);
    }
}

/// Takes the country of a place for a part of its text, since a field contradicts it. Lebanon alone is a town in the USA, too.
fn leave_open(Place { locality, region, country }: &mut Place) {
    let name = std::mem::take(country);
    match (locality.is_empty(), region.is_empty()) {
        (true, true) => *locality = name,
        (_, true) => *region = name,
        _ => region.extend([", ", &name]),
    }
}

/// Gives a place without a country this one, called `name`, unless its text ends in another.
fn settle(Place { locality, region, country: own }: &mut Place, name: &str, code: &str, is_only: bool) {
    let is_town = region.is_empty();
    let last = if is_town { &*locality } else { region.rsplit(", ").next().unwrap_or_default() };
    let is_elsewhere = country(last).is_some_and(|own| own != code && !is_part_elsewhere(own, last));
    if !own.is_empty() || is_elsewhere && !is_town {
        return;
    }
    let is_part = is_part_of(code, last);
    if !is_part && country_in_text(last) == Some(code) {
        // The text ends in the country's code or name.
        let rest = region.strip_suffix(last).unwrap_or_default().trim_end_matches(", ").to_owned();
        if is_town {
            locality.clear();
        }
        *region = rest;
        *own = name.to_owned();
    } else if is_only || is_part {
        *own = name.to_owned();
    }
}

/// Adds a thing unless it is there already. One beyond the limit shows that there are more; the time to look for a thing
/// among any number of them has no limit.
pub(super) fn push_new<Thing: PartialEq>(things: &mut Vec<Thing>, thing: Thing) {
    if things.len() <= MOST_PLACES && !things.contains(&thing) {
        things.push(thing);
    }
}

/// One of the alternatives, read.
struct Part {
    modes: Modes,
    /// What is left, at its commas.
    items: Vec<String>,
    /// Whether each item is a country or a part of the world.
    is_area: bool,
    /// Whether it is set apart from the one before by more than an "or".
    is_apart: bool,
}

fn part(Alternative { text, is_apart }: Alternative) -> Part {
    let (mut modes, rest) = modes::take(&text);
    let is_mode = modes.is_remote || modes.is_partly || modes.is_anywhere;
    let is_remote = modes.is_remote && !modes.is_partly;
    let mut items: Vec<String> = if is_remote { areas(&rest) } else { alternatives::items(&rest) };
    items.retain(|item| !(is_no_place(item) || is_mode && item.eq_ignore_ascii_case("world")));
    if !is_mode && items.len() == 1 && items.iter().all(|item| item.eq_ignore_ascii_case("worldwide")) {
        modes.is_anywhere = true;
    }
    if modes.is_anywhere && items.is_empty() {
        items.push("Anywhere".to_owned());
    }
    let is_area = !items.is_empty() && items.iter().all(|item| is_sure(item) || is_region(item));
    modes.is_remote = is_remote || modes.is_anywhere && !modes.is_partly;
    Part { modes, items, is_area, is_apart }
}

impl Part {
    fn is_remote_from(&self) -> bool {
        self.modes.is_remote && self.is_area
    }

    fn add_to(&self, found: &mut Where, is_remote: bool) {
        found.is_partly |= self.modes.is_partly;
        found.is_remote |= is_remote;
        if is_remote && self.is_listed() {
            for item in &self.items {
                if is_sure(item) || is_region(item) {
                    push_new(&mut found.countries, item.clone());
                } else {
                    let region = item.clone();
                    push_new(&mut found.places, Place { region, ..Place::default() });
                }
            }
        } else if !self.items.is_empty() {
            push_new(&mut found.places, place(&self.items));
        }
    }

    /// Whether the items are a list, and not the parts of one place: "Texas, Florida" is, "New York, NY" is not.
    fn is_listed(&self) -> bool {
        let are_alike = || {
            let mut are_codes = self.items.iter().map(|item| item.chars().count() <= 3);
            let first = are_codes.next();
            are_codes.all(|is_code| Some(is_code) == first)
        };
        let is_one_place = || !place(&self.items).country.is_empty();
        self.is_area || self.items.iter().all(|item| is_area(item)) && are_alike() && !is_one_place()
    }
}

/// Whether a text names a country and nothing else.
fn is_sure(text: &str) -> bool {
    country_in_text(text).is_some_and(|country| !is_part_elsewhere(country, text))
}

/// A place of these parts, of which the last may be a country.
fn place(items: &[String]) -> Place {
    let Some((last, before)) = items.split_last() else { return Place::default() };
    if let Some((country, region)) = of_code(last) {
        let (locality, others) = before.split_first().map_or(("", before), |(first, rest)| (&**first, rest));
        let region = others.iter().map(String::as_str).chain([region]).collect::<Vec<_>>().join(", ");
        return Place { locality: locality.to_owned(), region, country: country.to_owned() };
    }
    let is_country = country_in_text(last).is_some_and(|country| {
        let is_settled = before.last().is_some_and(|part| {
            // "Ontario, CA" is a town in California and a province of Canada.
            // "UK, IN" are two countries and no part of India.
            (before.len() > 1 || last.chars().count() > 3) && is_part_of(country, part) && !is_sure(part)
        });
        !is_part_elsewhere(country, last) || is_settled
    });
    let (country, items) = if is_country { (last.clone(), before) } else { (String::new(), items) };
    let (locality, region) = items.split_first().map_or(("", items), |(first, rest)| (&**first, rest));
    Place { locality: locality.to_owned(), region: region.join(", "), country }
}
