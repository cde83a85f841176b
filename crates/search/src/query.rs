//! A filter ⇄ a URL's query: `?q=git&department=engineering&department=product&level=senior&open=1`.

use super::filter::{Filter, ROWS, Sort, add};
use rolebook_letters::nfc;
use rolebook_model::{Seniority, Track};

const TEXT: &str = "q";
const DEPARTMENT: &str = "department";
const LEVEL: &str = "level";
const TRACK: &str = "track";
const OPEN: &str = "open";
const SORT: &str = "sort";
const ROW_LIMIT: &str = "rows";
const COMPARE: &str = "compare";

/// The value of `open`.
const YES: &str = "1";

/// The maximum length of a value in bytes: more than anyone types.
const MAX_VALUE_BYTES: usize = 4_000;

/// The maximum number of departments. Each is a checkbox, and the URL behind each names all others.
const MAX_DEPARTMENTS: usize = 100;

/// The maximum length of a department's slug in bytes.
const MAX_SLUG_BYTES: usize = 200;

/// The maximum number of rows: more than any catalog has roles.
const MAX_ROWS: usize = 1_000_000;

impl Filter {
    /// The filter that a URL's query names, with or without the `?`.
    ///
    /// Keys may be in any order, and unknown ones are ignored. Of a key with a single value the last one wins.
    ///
    /// ```
    /// # use rolebook_search::Filter;
    /// let filter = Filter::from_query("?department=product&q=git+c%2B%2B&utm_source=mail");
    /// assert_eq!(filter.text, "git c++");
    /// assert_eq!(filter.departments, ["product"]);
    /// assert_eq!(filter.to_query(), "?q=git+c%2B%2B&department=product");
    /// ```
    pub fn from_query(query: &str) -> Filter {
        let mut filter = Filter::default();
        for (key, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            // Truncated after decoding, so that the filter survives being written and read again.
            filter.set(&key, truncated(value.into_owned(), MAX_VALUE_BYTES));
        }
        filter
    }

    fn set(&mut self, key: &str, value: String) {
        match key {
            TEXT => self.text = value,
            DEPARTMENT if value.is_empty() || value.len() > MAX_SLUG_BYTES => {}
            DEPARTMENT if self.departments.len() == MAX_DEPARTMENTS => {}
            DEPARTMENT => add(&mut self.departments, nfc(&value).into_owned()),
            LEVEL => {
                if let Some(level) = Seniority::from_name(&value) {
                    add(&mut self.levels, level);
                }
            }
            TRACK => {
                if let Some(track) = Track::from_name(&value) {
                    add(&mut self.tracks, track);
                }
            }
            OPEN => self.open = value == YES,
            SORT => self.sort = Sort::from_name(&value),
            ROW_LIMIT => self.rows = whole_pages(value.parse().unwrap_or_default()),
            COMPARE => self.compare = value,
            _ => {}
        }
    }

    /// The URL's query for this filter: empty for the default, else `?q=…&department=…&level=…`.
    pub fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut push = |key, value: &str| {
            if !value.is_empty() {
                query.append_pair(key, value);
            }
        };
        push(TEXT, &self.text);
        self.departments.iter().for_each(|department| push(DEPARTMENT, department));
        self.levels.iter().for_each(|level| push(LEVEL, level.name()));
        self.tracks.iter().for_each(|track| push(TRACK, track.name()));
        push(OPEN, if self.open { YES } else { "" });
        push(SORT, self.sort.map_or("", Sort::name));
        if self.rows > ROWS {
            push(ROW_LIMIT, &self.rows.to_string());
        }
        push(COMPARE, &self.compare);
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// The smallest multiple of [`ROWS`] that is not below `rows`.
fn whole_pages(rows: usize) -> usize {
    rows.clamp(1, MAX_ROWS).div_ceil(ROWS) * ROWS
}

/// As many whole characters of `text` as fit in `max` bytes.
fn truncated(mut text: String, max: usize) -> String {
    while text.len() > max {
        text.pop();
    }
    text
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
        assert_eq!(Filter::from_query(query), expect);
    }

    #[test]
    fn an_empty_query_is_the_default_filter() {
        check_read("", Filter::default());
        check_read("?", Filter::default());
        assert_eq!(Filter::default().to_query(), "");
    }

    #[test]
    fn oversized_values_are_truncated_or_ignored() {
        let many: String = (0..10_000).map(|number| format!("&department=d{number}")).collect();
        assert_eq!(Filter::from_query(&many).departments.len(), MAX_DEPARTMENTS);
        assert_eq!(
            Filter::from_query(&format!("q={}", "%C3%A4".repeat(100_000))).text.len(),
            MAX_VALUE_BYTES
        );
        assert_eq!(Filter::from_query(&format!("department={}", "a".repeat(201))), Filter::default());
    }

    #[test]
    fn keys_are_read_in_any_order_and_written_in_one() {
        let wanted = filter("git c++", &["engineering", "product"], &[Seniority::Senior, Seniority::Vp]);
        let query = "?q=git+c%2B%2B&department=engineering&department=product&level=senior&level=vp";
        check_read(
            "level=vp&department=product&q=git%20c%2B%2B&level=senior&department=engineering",
            wanted.clone(),
        );
        assert_eq!(wanted.to_query(), query);
    }

    #[test]
    fn unknown_keys_and_values_are_ignored() {
        check_read("?utm_source=x&level=wizard&department=&open&=&q", Filter::default());
        check_read("?track=both&open=yes&sort=random&rows=-1&compare", Filter::default());
    }

    #[test]
    fn every_choice_is_in_the_query() {
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
        assert_eq!(wanted.to_query(), query);
        check_read(query, wanted);
    }

    #[test]
    fn rows_are_rounded_up_to_whole_pages() {
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
            departments in proptest::collection::btree_set(".+".prop_map(|it| nfc(&it).into_owned()), 0..4),
            levels in subsequence(Seniority::ALL.to_vec(), 0..5),
            tracks in subsequence(Track::ALL.to_vec(), 0..=2),
            open in any::<bool>(),
            sort in proptest::option::of(select(Sort::ALL.to_vec())),
            pages in 1..9_usize,
            compare in any::<String>(),
        ) {
            let departments = departments.into_iter().collect();
            let wanted = Filter { text, departments, levels, tracks, open, sort, rows: pages * ROWS, compare };
            prop_assert_eq!(Filter::from_query(&wanted.to_query()), wanted);
        }

        #[test]
        fn any_query_is_read_and_settles(query in any::<String>()) {
            let wanted = Filter::from_query(&query);
            prop_assert_eq!(Filter::from_query(&wanted.to_query()), wanted);
        }

        #[test]
        fn any_number_of_rows_is_read_and_settles(rows in any::<usize>()) {
            let wanted = Filter::from_query(&format!("rows={rows}"));
            prop_assert_eq!(Filter::from_query(&wanted.to_query()), wanted);
        }
    }
}
