//! Putting things in order, with one copy of the sorting for all of them.
//!
//! The standard library's sort is compiled anew for every type and key, at about 5 kB of WebAssembly each.
//! Here keys are sorted, as numbers or as text, and the things themselves only moved.

/// `items` from the lowest `key` to the highest; those of one key stay as they were.
pub(crate) fn by_number<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let keys: Vec<u64> = items.iter().map(key).collect();
    // Findings mostly come in order: nothing is moved then.
    if keys.is_sorted() { items } else { arrange(items, &order_of_numbers(&keys)) }
}

/// `items` in the order of the bytes of their `key`; those of one key stay as they were.
pub(crate) fn by_text<T>(items: Vec<T>, key: impl Fn(&T) -> &str) -> Vec<T> {
    let keys: Vec<&str> = items.iter().map(key).collect();
    let order = order_of_texts(&keys);
    arrange(items, &order)
}

/// For each of `texts` whether it stands before it already.
#[inline(never)]
pub(crate) fn repeated(texts: &[&str]) -> Vec<bool> {
    let mut repeated = vec![false; texts.len()];
    for pair in order_of_texts(texts).windows(2) {
        if let [before, index] = *pair
            && texts.get(before) == texts.get(index)
            && let Some(repeated) = repeated.get_mut(index)
        {
            *repeated = true;
        }
    }
    repeated
}

/// Where each of `texts` stands among all of them.
#[inline(never)]
pub(crate) fn places(texts: &[&str]) -> Vec<u32> {
    let mut places = vec![0; texts.len()];
    for (place, index) in (0..).zip(order_of_texts(texts)) {
        places.get_mut(index).into_iter().for_each(|of_text| *of_text = place);
    }
    places
}

/// The indices of `keys` from the lowest to the highest; those of one key stay as they were.
#[inline(never)]
pub(crate) fn order_of_numbers(keys: &[u64]) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = keys.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

#[inline(never)]
fn order_of_texts(keys: &[&str]) -> Vec<usize> {
    let mut order: Vec<(&str, usize)> = keys.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

fn arrange<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.iter().filter_map(|&index| items.get_mut(index).and_then(Option::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_stay_as_they_were() {
        let items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 1)];
        assert_eq!(by_number(items.clone(), |item| item.1), [("a", 1), ("d", 1), ("b", 2), ("c", 2)]);
        assert_eq!(
            by_text(vec![("b", 1), ("a", 1), ("b", 0)], |item| item.0),
            [("a", 1), ("b", 1), ("b", 0)]
        );
    }
}
