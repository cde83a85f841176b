//! Maps and sets of a handful of entries, as lists: under the names, and with what Yew uses, of the standard
//! library's, of which each further kind costs about 300 bytes of WebAssembly.

use std::borrow::Borrow;

/// Values by their keys.
#[derive(Debug)]
pub(crate) struct HashMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> HashMap<K, V> {
        HashMap { entries: Vec::new() }
    }
}

impl<K: Eq, V> HashMap<K, V> {
    pub(crate) fn with_capacity(capacity: usize) -> HashMap<K, V> {
        HashMap { entries: Vec::with_capacity(capacity) }
    }

    fn place<Q: Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.entries.iter().position(|(known, _)| known.borrow() == key)
    }

    pub(crate) fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(self.place(key)?).map(|(_, value)| value)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key)?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    pub(crate) fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_some()
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        self.entries.push((key, value));
    }

    pub(crate) fn remove(&mut self, key: &K) {
        self.entries.retain(|(known, _)| known != key);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }
}

impl<K: Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> HashMap<K, V> {
        // Attributes, whose names are told apart already.
        HashMap { entries: entries.into_iter().collect() }
    }
}

/// The place of a key.
pub(crate) struct Entry<'a, K, V> {
    map: &'a mut HashMap<K, V>,
    key: K,
}

impl<'a, K: Eq, V: Default> Entry<'a, K, V> {
    pub(crate) fn or_default(self) -> &'a mut V {
        let Entry { map, key } = self;
        let place = map.place(&key).unwrap_or(map.entries.len());
        if place == map.entries.len() {
            map.entries.push((key, V::default()));
        }
        &mut map.entries[place].1
    }
}

/// Things that are there once.
#[derive(Debug)]
pub(crate) struct HashSet<T> {
    things: Vec<T>,
}

impl<T> Default for HashSet<T> {
    fn default() -> HashSet<T> {
        HashSet { things: Vec::new() }
    }
}

impl<T: Eq> HashSet<T> {
    pub(crate) fn insert(&mut self, thing: T) -> bool {
        let is_new = !self.things.contains(&thing);
        if is_new {
            self.things.push(thing);
        }
        is_new
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.things.iter()
    }

    pub(crate) fn retain(&mut self, keeps: impl FnMut(&T) -> bool) {
        self.things.retain(keeps);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_value_that_it_was_given_last() {
        let mut map = HashMap::<String, u32>::with_capacity(2);
        map.insert("baker".to_owned(), 1);
        map.insert("baker".to_owned(), 2);
        *map.entry("barista".to_owned()).or_default() += 3;
        *map.entry("baker".to_owned()).or_default() += 3;
        assert_eq!((map.get("baker"), map.get("barista"), map.get("miller")), (Some(&5), Some(&3), None));
        map.values_mut().for_each(|value| *value *= 10);
        assert!(map.contains_key(&"baker".to_owned()));
        assert_eq!(map.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [50, 30]);
        map.remove(&"baker".to_owned());
        assert_eq!(map.get_mut(&"baker".to_owned()), None);
    }

    #[test]
    fn a_thing_is_in_a_set_once() {
        let mut set = HashSet::default();
        assert_eq!([set.insert("a"), set.insert("b"), set.insert("a")], [true, true, false]);
        set.retain(|thing| *thing == "b");
        assert_eq!(set.iter().collect::<Vec<_>>(), [&"b"]);
    }
}
