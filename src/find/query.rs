//! A filter ⇄ a URL's query: `?q=git&department=engineering&department=product&level=senior`.

use super::Filter;
use crate::model::Seniority;
use crate::percent;

const TEXT: &str = "q";
const DEPARTMENT: &str = "department";
const LEVEL: &str = "level";

/// The filter that `query` names: keys in any order, unknown ones passed over, the last `q` wins.
pub(super) fn read(query: &str) -> Filter {
    let mut filter = Filter::default();
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent::decode_field(value);
        match key {
            TEXT => filter.text = value,
            DEPARTMENT if !value.is_empty() => filter.add_department(value),
            LEVEL => Seniority::from_name(&value).into_iter().for_each(|level| filter.add_level(level)),
            _ => {}
        }
    }
    filter
}

/// The query for `filter`, with its `?`, or nothing where every field is empty.
pub(super) fn write(filter: &Filter) -> String {
    let mut query = String::new();
    if !filter.text.is_empty() {
        push(&mut query, TEXT, &filter.text);
    }
    for department in &filter.departments {
        push(&mut query, DEPARTMENT, department);
    }
    for level in &filter.levels {
        push(&mut query, LEVEL, level.name());
    }
    query
}

/// Appends `key=value`, a space as the `+` that forms write, which is the easier to read.
fn push(query: &mut String, key: &str, value: &str) {
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(key);
    query.push('=');
    for (number, word) in value.split(' ').enumerate() {
        if number > 0 {
            query.push('+');
        }
        percent::encode(word, query);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    fn filter(text: &str, departments: &[&str], levels: &[Seniority]) -> Filter {
        Filter {
            text: text.to_owned(),
            departments: departments.iter().map(|&slug| slug.to_owned()).collect(),
            levels: levels.to_vec(),
        }
    }

    #[track_caller]
    fn check_read(query: &str, expect: Filter) {
        assert_eq!(read(query), expect);
    }

    #[test]
    fn no_query_wants_everything() {
        check_read("", Filter::default());
        check_read("?", Filter::default());
        assert_eq!(write(&Filter::default()), "");
    }

    #[test]
    fn keys_are_read_in_any_order_and_written_in_one() {
        let wanted = filter("git c++", &["engineering", "product"], &[Seniority::Senior, Seniority::Vp]);
        let query = "?q=git+c%2B%2B&department=engineering&department=product&level=senior&level=vp";
        check_read(
            "level=vp&department=product&q=git%20c%2B%2B&level=senior&department=engineering",
            wanted.clone(),
        );
        assert_eq!(write(&wanted), query);
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        check_read("?utm_source=x&level=wizard&department=&open&=&q", Filter::default());
    }

    #[test]
    fn a_value_named_twice_counts_once() {
        check_read("?department=a&department=a&level=vp&level=vp", filter("", &["a"], &[Seniority::Vp]));
    }

    proptest! {
        #[test]
        fn any_filter_survives_a_round_trip(
            text in any::<String>(),
            departments in proptest::collection::btree_set(".+", 0..4),
            levels in subsequence(Seniority::ALL.to_vec(), 0..5),
        ) {
            let wanted = Filter { text, departments: departments.into_iter().collect(), levels };
            prop_assert_eq!(read(&write(&wanted)), wanted);
        }

        #[test]
        fn any_query_is_read_and_settles(query in any::<String>()) {
            let wanted = read(&query);
            prop_assert_eq!(read(&write(&wanted)), wanted);
        }
    }
}
