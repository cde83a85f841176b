//! A filter ⇄ a URL's query: `?q=git&department=engineering&department=product&level=senior&open=1`.

use super::facet::Facet;
use super::filter::{Filter, ROWS, Sort};
use rolebook_letters::nfc;

const TEXT: &str = "q";
const SORT: &str = "sort";
const ROW_LIMIT: &str = "rows";
const COMPARE: &str = "compare";

/// The maximum length of a value in bytes: more than anyone types.
const MAX_VALUE_BYTES: usize = 4_000;

/// The maximum number of values of facets. Each is a checkbox, and the URL behind each names all others.
const MAX_VALUES: usize = 100;

/// The maximum length of the value of a facet in bytes.
const MAX_SLUG_BYTES: usize = 200;

/// The maximum number of rows: more than any catalog has roles.
const MAX_ROWS: usize = 1_000_000;

impl Filter {
    /// The filter that a URL's query names, with or without the `?`.
    ///
    /// Keys may be in any order, and unknown ones are ignored. Of a key with a single value the last one wins.
    ///
    /// ```
    /// # use rolebook_search::{Facet, Filter};
    /// let filter = Filter::from_query("?department=product&q=git+c%2B%2B&utm_source=mail");
    /// assert_eq!(filter.text, "git c++");
    /// assert_eq!(filter.values, [(Facet::Department, "product".to_owned())]);
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
            SORT => self.sort = Sort::from_name(&value),
            ROW_LIMIT => self.rows = whole_pages(value.parse().unwrap_or_default()),
            COMPARE => self.compare = value,
            _ => {
                let facet = Facet::from_name(key).filter(|facet| facet.may_have(&value));
                facet.into_iter().for_each(|facet| self.add(facet, &value));
            }
        }
    }

    fn add(&mut self, facet: Facet, value: &str) {
        let value = (facet, nfc(value).into_owned());
        let place = self.values.binary_search(&value).err();
        if let Some(place) =
            place.filter(|_| value.1.len() <= MAX_SLUG_BYTES && self.values.len() < MAX_VALUES)
        {
            self.values.insert(place, value);
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
        self.values.iter().for_each(|(facet, value)| push(facet.name(), value));
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

    fn filter(text: &str, departments: &[&str], levels: &[&str]) -> Filter {
        let departments = departments.iter().map(|slug| (Facet::Department, (*slug).to_owned()));
        let levels = levels.iter().map(|slug| (Facet::Level, (*slug).to_owned()));
        Filter { text: text.to_owned(), values: departments.chain(levels).collect(), ..Filter::default() }
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
        assert_eq!(Filter::from_query(&many).values.len(), MAX_VALUES);
        assert_eq!(
            Filter::from_query(&format!("q={}", "%C3%A4".repeat(100_000))).text.len(),
            MAX_VALUE_BYTES
        );
        assert_eq!(Filter::from_query(&format!("department={}", "a".repeat(201))), Filter::default());
    }

    #[test]
    fn keys_are_read_in_any_order_and_written_in_one() {
        let wanted = filter("git c++", &["engineering", "product"], &["senior", "vp"]);
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
        check_read("?employment=FULL_TIME&remote=0&pay=&place=&text=a", Filter::default());
    }

    #[test]
    fn every_choice_is_in_the_query() {
        let value = |(facet, slug): (Facet, &str)| (facet, slug.to_owned());
        let values = [
            (Facet::Track, "individual"),
            (Facet::Track, "manager"),
            (Facet::Grade, "7 to 9"),
            (Facet::Open, "1"),
            (Facet::Place, "Łódź"),
            (Facet::Country, "pt"),
            (Facet::Remote, "1"),
            (Facet::Employment, "part-time"),
            (Facet::Pay, "1"),
        ];
        let wanted = Filter {
            values: values.map(value).to_vec(),
            sort: Some(Sort::Title),
            rows: 3 * ROWS,
            compare: "product/product-manager".to_owned(),
            ..Filter::default()
        };
        let query = "?track=individual&track=manager&grade=7+to+9&open=1&place=%C5%81%C3%B3d%C5%BA&country=pt&remote=1\
                     &employment=part-time&pay=1&sort=title&rows=150&compare=product%2Fproduct-manager";
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
        check_read("?department=a&department=a&level=vp&level=vp", filter("", &["a"], &["vp"]));
    }

    proptest! {
        #[test]
        fn any_filter_survives_a_round_trip(
            text in any::<String>(),
            departments in proptest::collection::btree_set(".+".prop_map(|it| nfc(&it).into_owned()), 0..4),
            levels in subsequence(vec!["director", "fellow", "senior", "vp"], 0..4),
            open in any::<bool>(),
            sort in proptest::option::of(select(Sort::ALL.to_vec())),
            pages in 1..9_usize,
            compare in any::<String>(),
        ) {
            let departments = departments.into_iter().map(|slug| (Facet::Department, slug));
            let levels = levels.into_iter().map(|slug| (Facet::Level, slug.to_owned()));
            let open = open.then(|| (Facet::Open, "1".to_owned()));
            let values = departments.chain(levels).chain(open).collect();
            let wanted = Filter { text, values, sort, rows: pages * ROWS, compare };
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
