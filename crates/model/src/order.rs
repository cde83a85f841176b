//! Putting things in order, with one copy of the sorting for all of them.
//!
//! The standard library's sort is compiled anew for every type and key, at about 5 kB of WebAssembly each.
//! Here keys are sorted, as numbers or as text, and the things themselves only moved.

/// `items` from the lowest `key` to the highest; those of one key stay as they were.
pub fn by_number<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let keys: Vec<u64> = items.iter().map(key).collect();
    // Findings mostly come in order: nothing is moved then.
    if keys.is_sorted() {
        return items;
    }
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let order = of_numbers(&keys).into_iter();
    order.filter_map(|index| items.get_mut(index).and_then(Option::take)).collect()
}

/// The indices of `keys` from the lowest to the highest; those of one key stay as they were.
#[inline(never)]
pub fn of_numbers(keys: &[u64]) -> Vec<usize> {
    let keyed = keys.iter().copied().zip(0..).collect();
    sorted(keyed).into_iter().map(|(_, index)| index).collect()
}

/// The indices of `texts` in the order of their bytes; those of one text stay as they were.
#[inline(never)]
pub fn of_texts(texts: &[&str]) -> Vec<usize> {
    let mut order: Vec<(&str, usize)> = texts.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

/// Where each index stands in an order of all of them.
#[inline(never)]
pub fn places(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, index) in (0..).zip(order) {
        places.get_mut(*index).into_iter().for_each(|of_index| *of_index = place);
    }
    places
}

/// `numbers` with what belongs to each, ascending.
#[inline(never)]
pub fn sorted(mut numbers: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    numbers.sort_unstable();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_stay_as_they_were() {
        let items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 1)];
        assert_eq!(by_number(items, |item| item.1), [("a", 1), ("d", 1), ("b", 2), ("c", 2)]);
        assert_eq!(of_numbers(&[2, 1, 2, 1]), [1, 3, 0, 2]);
        assert_eq!(of_texts(&["b", "a", "b"]), [1, 0, 2]);
    }

    #[test]
    fn a_place_is_where_an_index_stands() {
        assert_eq!(places(&of_texts(&["c", "a", "b"])), [2, 0, 1]);
    }
}
