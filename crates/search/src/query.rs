//! A filter ⇄ a URL's query: `?q=git&department=engineering&department=product&level=senior&open=1`.

use super::filter::{ROWS, add};
use super::{Filter, Sort};
use rolebook_model::cut;
use rolebook_model::numbers::digits;
use rolebook_model::percent;
use rolebook_model::{Seniority, Track};

const TEXT: &str = "q";
const DEPARTMENT: &str = "department";
const LEVEL: &str = "level";
const TRACK: &str = "track";
const OPEN: &str = "open";
const SORT: &str = "sort";
const ROWS_SHOWN: &str = "rows";
const COMPARE: &str = "compare";

/// What `open` is set to.
const YES: &str = "1";

/// No text that anyone types has more bytes.
const LONGEST: usize = 4_000;

/// More departments than anyone ticks. Each is a box, and the address behind each names all others.
const MOST_DEPARTMENTS: usize = 100;

/// No department's slug has more bytes.
const LONGEST_SLUG: usize = 200;

/// More rows than any catalog has.
const MOST_ROWS: usize = 1_000_000;

/// The filter that `query` names: keys in any order, unknown ones passed over, of those that can be there only
/// once the last one wins.
pub(super) fn read(query: &str) -> Filter {
    let mut filter = Filter::default();
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        // Cut when it is decoded, so that what is written of it is read as the same.
        let value = cut::within(&percent::decode_field(value), LONGEST).to_owned();
        match key {
            TEXT => filter.text = value,
            DEPARTMENT if value.is_empty() || value.len() > LONGEST_SLUG => {}
            DEPARTMENT if filter.departments.len() == MOST_DEPARTMENTS => {}
            DEPARTMENT => add(&mut filter.departments, value),
            LEVEL => {
                Seniority::from_name(&value).into_iter().for_each(|level| add(&mut filter.levels, level));
            }
            TRACK => Track::from_name(&value).into_iter().for_each(|track| add(&mut filter.tracks, track)),
            OPEN => filter.open = value == YES,
            SORT => filter.sort = Sort::from_name(&value),
            ROWS_SHOWN => filter.rows = whole_rows(value.parse().unwrap_or_default()),
            COMPARE => filter.compare = value,
            _ => {}
        }
    }
    filter
}

/// The query for `filter`, with its `?`, or nothing where every field is as it is by default.
pub(super) fn write(filter: &Filter) -> String {
    let mut query = String::new();
    let mut push = |key: &str, value: &str| push(&mut query, key, value);
    push(TEXT, &filter.text);
    filter.departments.iter().for_each(|department| push(DEPARTMENT, department));
    filter.levels.iter().for_each(|level| push(LEVEL, level.name()));
    filter.tracks.iter().for_each(|track| push(TRACK, track.name()));
    push(OPEN, if filter.open { YES } else { "" });
    push(SORT, filter.sort.map_or("", Sort::name));
    if filter.rows > ROWS {
        push(ROWS_SHOWN, &digits(filter.rows));
    }
    push(COMPARE, &filter.compare);
    query
}

/// The least multiple of [`ROWS`] that is not below `rows`.
fn whole_rows(rows: usize) -> usize {
    rows.clamp(1, MOST_ROWS).div_ceil(ROWS) * ROWS
}

/// Appends `key=value`, a space as the `+` that forms write, which is the easier to read; nothing without a
/// value.
#[inline(never)]
fn push(query: &mut String, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(key);
    query.push('=');
    for (number, word) in value.split(' ').enumerate() {
        if number > 0 {
            query.push('+');
        }
        query.extend(percent::encode(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    fn filter(text: &str, departments: &[&str], levels: &[Seniority]) -> Filter {
        Filter {
            text: text.to_owned(),
            departments: departments.iter().map(|&slug| slug.to_owned()).collect(),
            levels: levels.to_vec(),
            ..Filter::default()
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
    fn what_nobody_asks_for_is_passed_over() {
        let many: String = (0..10_000).map(|number| format!("&department=d{number}")).collect();
        assert_eq!(read(&many).departments.len(), MOST_DEPARTMENTS);
        assert_eq!(read(&format!("q={}", "%C3%A4".repeat(100_000))).text.len(), LONGEST);
        assert_eq!(read(&format!("department={}", "a".repeat(201))), Filter::default());
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
        check_read("?track=both&open=yes&sort=random&rows=-1&compare", Filter::default());
    }

    #[test]
    fn all_that_can_be_chosen_is_in_the_query() {
        let wanted = Filter {
            tracks: vec![Track::Individual, Track::Manager],
            open: true,
            sort: Some(Sort::Title),
            rows: 3 * ROWS,
            compare: "product/product-manager".to_owned(),
            ..Filter::default()
        };
        let query =
            "?track=individual&track=manager&open=1&sort=title&rows=150&compare=product%2Fproduct-manager";
        assert_eq!(write(&wanted), query);
        check_read(query, wanted);
    }

    #[test]
    fn rows_come_in_whole_lots() {
        check_read("?rows=0", Filter::default());
        check_read("?rows=51", Filter { rows: 2 * ROWS, ..Filter::default() });
        check_read("?rows=99999999999999999999999", Filter::default());
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
            tracks in subsequence(Track::ALL.to_vec(), 0..=2),
            open in any::<bool>(),
            sort in proptest::option::of(select(Sort::ALL.to_vec())),
            lots in 1..9_usize,
            compare in any::<String>(),
        ) {
            let departments = departments.into_iter().collect();
            let wanted = Filter { text, departments, levels, tracks, open, sort, rows: lots * ROWS, compare };
            prop_assert_eq!(read(&write(&wanted)), wanted);
        }

        #[test]
        fn any_query_is_read_and_settles(query in any::<String>()) {
            let wanted = read(&query);
            prop_assert_eq!(read(&write(&wanted)), wanted);
        }

        #[test]
        fn any_number_of_rows_is_read_and_settles(rows in any::<usize>()) {
            let wanted = read(&format!("rows={rows}"));
            prop_assert_eq!(read(&write(&wanted)), wanted);
        }
    }
}
