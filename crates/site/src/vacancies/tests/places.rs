//! Places and remote work, as people write them.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The places and what is said of remote work: `Berlin, Germany + REMOTE US OR Canada`.
fn people((vacancy, _): &(Vacancy, Value)) -> String {
    let places = vacancy.places.iter().map(|place| {
        let parts = [&*place.locality, &place.region, &place.country].into_iter();
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    show(places.collect(), vacancy.is_remote, vacancy.countries.clone())
}

/// The same of JSON-LD, with the parts of addresses apart; empty if there is none.
fn search_engines((_, posting): &(Vacancy, Value)) -> String {
    let places = values(&posting["jobLocation"]).into_iter().map(|place| {
        let part = |name: &str| place["address"][name].as_str().unwrap_or_default();
        [part("addressLocality"), part("addressRegion"), part("addressCountry")].join("/")
    });
    let countries = values(&posting["applicantLocationRequirements"]).into_iter();
    let countries = countries.map(|country| country["name"].as_str().unwrap_or_default().to_owned());
    show(places.collect(), posting["jobLocationType"] == "TELECOMMUTE", countries.collect())
}

fn show(places: Vec<String>, is_remote: bool, countries: Vec<String>) -> String {
    let remote = is_remote.then(|| format!("REMOTE {}", countries.join(" OR ")).trim().to_owned());
    let places = (!places.is_empty()).then(|| places.join(" OR "));
    places.into_iter().chain(remote).collect::<Vec<_>>().join(" + ")
}

type Site = fn(&str) -> (Catalog, Assigned);

const SOURCES: [(&str, Site); 3] = [
    ("file", |text| of_file(json!({"location": text, "posted": "2026-11-02"}))),
    ("front matter", |text| {
        made(&format!("date_posted: 2026-11-02\nlocation: {}", json!(text)), &VacancyFiles::default())
    }),
    ("board", |text| {
        of_board(json!({"first_published": "2026-11-02T09:00:00-04:00", "location": {"name": text}}))
    }),
];

#[test]
fn a_place_is_read_alike_in_every_source() {
    let mut wrong = Vec::new();
    for (source, site) in SOURCES {
        for (text, shown, found) in TEXTS {
            let read = vacancy_and_posting(&site(text).0);
            let (is_shown, is_found) = (people(&read), search_engines(&read));
            if (&*is_shown, &*is_found) != (*shown, *found) {
                wrong.push(format!("{source}: {text:?} is shown as {is_shown:?}, found as {is_found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), 3 * TEXTS.len(), wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever a board writes: a country in JSON-LD is one, stands in the posting, and is no state's code behind a town.
    #[test]
    fn no_posting_has_a_country_that_was_not_written(
        texts in vec(vec((select(NAMES), select(BETWEEN)), 1..6), 1..4),
        field in select(vec!["", "US", "Portugal", "EMEA", "yes", "Georgia"]),
        provider in select(Provider::ALL.to_vec()),
    ) {
        let texts: Vec<String> =
            texts.iter().map(|text| text.iter().map(|(name, between)| format!("{name}{between}")).collect()).collect();
        let all = |name: &str| texts.iter().map(|text| json!({name: text, "country": field})).collect::<Vec<_>>();
        let is_remote = texts.len() > 1;
        let board = match provider {
            Provider::Greenhouse => json!({"jobs": [{"id": 1, "first_published": "2026-11-02", "location": {"name": texts[0]}}]}),
            Provider::Lever => json!([{"id": "1", "createdAt": 1_762_000_000_000_u64, "country": field, "categories": {"allLocations": texts}}]),
            Provider::Ashby => json!({"jobs": [{"id": "1", "publishedAt": "2026-11-02", "location": texts[0], "isRemote": true,
                "address": {"postalAddress": {"addressCountry": field}}}]}),
            Provider::Personio => json!(format!("<workzag-jobs><position><id>1</id><createdAt>2026-11-02</createdAt><office>{}</office>\
                <additionalOffices><office>{}</office></additionalOffices></position></workzag-jobs>", texts[0], texts[texts.len() - 1])),
            Provider::Recruitee => json!({"offers": [{"id": 1, "published_at": "2026-11-02", "remote": is_remote, "locations": all("city")}]}),
            Provider::SmartRecruiters => json!({"content": [{"id": "1", "releasedDate": "2026-11-02",
                "location": {"city": texts[0], "country": field, "remote": is_remote, "fullLocation": texts[texts.len() - 1]}}]}),
            Provider::Workable => json!({"jobs": [{"shortcode": "1", "published_on": "2026-11-02", "telecommuting": is_remote, "locations": all("region")}]}),
            Provider::Teamtailor => json!({"data": [{"id": "1", "attributes": {"created-at": "2026-11-02", "remote-status": if is_remote { "fully" } else { "none" }},
                "relationships": {"location": {"data": {"id": "2", "type": "locations"}}}}],
                "included": [{"id": "2", "type": "locations", "attributes": {"city": texts[0], "name": texts[texts.len() - 1], "country": field}}]}),
            Provider::Pinpoint => json!({"data": [{"id": "1", "published_at": "2026-11-02", "workplace_type": if is_remote { "remote" } else { "onsite" },
                "location": {"name": texts[0], "city": texts[texts.len() - 1], "province": field}}]}),
            Provider::JobPosting => json!({"@type": "JobPosting", "identifier": 1, "datePosted": "2026-11-02",
                "jobLocationType": if is_remote { "TELECOMMUTE" } else { "" }, "applicantLocationRequirements": {"name": field},
                "jobLocation": [{"address": texts[0]}, {"address": {"addressLocality": texts[texts.len() - 1], "addressCountry": {"name": field}}}]}),
        };
        let board = board.as_str().map_or_else(|| board.to_string(), str::to_owned);
        let board = boards::read(provider, &board).unwrap();
        let (catalog, _) = made(&format!("board:\n  {}: \"1\"", provider.name()), &VacancyFiles { file: None, boards: vec![board] });
        let (_, posting) = vacancy_and_posting(&catalog);
        let places = values(&posting["jobLocation"]).into_iter().map(|place| &place["address"]["addressCountry"]);
        let remote = values(&posting["applicantLocationRequirements"]).into_iter().map(|country| &country["name"]);
        for country in places.chain(remote) {
            let country = country.as_str().unwrap();
            prop_assert!(COUNTRIES.contains(&country), "{country} of {texts:?} and {field:?}");
            let is_written = texts.iter().any(|text| text.contains(country)) || field == country;
            prop_assert!(is_written, "{country} of {texts:?} and {field:?}");
            prop_assert!(field == country || !["CA", "DE", "IN", "Georgia"].contains(&country) || texts.iter().any(|text| text.contains("Ontario")
                || text.contains("Bayern") || text.contains("Tbilisi")), "{country} of {texts:?}");
        }
    }
}

const NAMES: &[&str] = &[
    "Lisbon",
    "Atlanta",
    "Tbilisi",
    "Ontario",
    "Bayern",
    "Portugal",
    "Georgia",
    "USA",
    "US",
    "CA",
    "DE",
    "IN",
    "TX",
    "UK",
    "Remote",
    "hybrid",
    "100%",
    "EMEA",
    "N/A",
    "Multiple locations",
    "yes",
    "100",
    "EST",
    "Bosnia and Herzegovina",
    "10115",
];
const BETWEEN: &[&str] = &[", ", " or ", " / ", "; ", " | ", " - ", " (", ") ", " and ", " ", "-", ""];
/// Those that the names above are, in part or together.
const COUNTRIES: &[&str] =
    &["Portugal", "Georgia", "USA", "US", "CA", "DE", "IN", "UK", "Bosnia", "Bosnia and Herzegovina"];

/// A text, what people see, and what is in JSON-LD.
#[rustfmt::skip]
const TEXTS: &[(&str, &str, &str)] = &[
    // A town and its country.
    ("Lisbon, Portugal", "Lisbon, Portugal", "Lisbon//Portugal"),
    ("Munich, Bavaria, Germany", "Munich, Bavaria, Germany", "Munich/Bavaria/Germany"),
    ("München, Deutschland", "München, Deutschland", "München//Deutschland"),
    ("Kyiv, Ukraine", "Kyiv, Ukraine", "Kyiv//Ukraine"),
    ("Prague, Czechia", "Prague, Czechia", "Prague//Czechia"),
    ("Brno, Czech Republic", "Brno, Czech Republic", "Brno//Czech Republic"),
    ("Istanbul, Türkiye", "Istanbul, Türkiye", "Istanbul//Türkiye"),
    ("Ankara, Turkey", "Ankara, Turkey", "Ankara//Turkey"),
    ("Abidjan, Côte d'Ivoire", "Abidjan, Côte d'Ivoire", "Abidjan//Côte d'Ivoire"),
    ("Yamoussoukro, Côte d’Ivoire", "Yamoussoukro, Côte d’Ivoire", "Yamoussoukro//Côte d’Ivoire"),
    ("Willemstad, Curaçao", "Willemstad, Curaçao", "Willemstad//Curaçao"),
    ("Seoul, South Korea", "Seoul, South Korea", "Seoul//South Korea"),
    ("Hanoi, Vietnam", "Hanoi, Vietnam", "Hanoi//Vietnam"),
    ("Amsterdam, The Netherlands", "Amsterdam, The Netherlands", "Amsterdam//The Netherlands"),
    ("Utrecht, Netherlands", "Utrecht, Netherlands", "Utrecht//Netherlands"),
    ("Dubai, UAE", "Dubai, UAE", "Dubai//UAE"),
    ("Sarajevo, Bosnia and Herzegovina", "Sarajevo, Bosnia and Herzegovina", "Sarajevo//Bosnia and Herzegovina"),
    ("Port of Spain, Trinidad & Tobago", "Port of Spain, Trinidad & Tobago", "Port of Spain//Trinidad & Tobago"),
    ("Leeds, UK", "Leeds, UK", "Leeds//UK"),
    ("Leeds, U.K.", "Leeds, U.K.", "Leeds//U.K."),
    ("London, England", "London, England", "London//England"),
    ("Cardiff, Wales", "Cardiff, Wales", "Cardiff//Wales"),
    ("Austin, TX, USA", "Austin, TX, USA", "Austin/TX/USA"),
    ("Austin, Texas, United States", "Austin, Texas, United States", "Austin/Texas/United States"),
    ("Austin, TX, U.S.", "Austin, TX, U.S.", "Austin/TX/U.S."),
    ("Indianapolis, IN, USA", "Indianapolis, IN, USA", "Indianapolis/IN/USA"),
    ("San Francisco, CA, US", "San Francisco, CA, US", "San Francisco/CA/US"),
    ("Seattle, US", "Seattle, US", "Seattle//US"),
    ("Toronto, ON, Canada", "Toronto, ON, Canada", "Toronto/ON/Canada"),
    ("Montréal, Québec, Canada", "Montréal, Québec, Canada", "Montréal/Québec/Canada"),
    ("London (UK)", "London, UK", "London//UK"),
    ("Berlin (Germany)", "Berlin, Germany", "Berlin//Germany"),
    ("Wien, Österreich", "Wien, Österreich", "Wien//Österreich"),
    ("Madrid, España", "Madrid, España", "Madrid//España"),
    ("Warsaw, PL", "Warsaw, PL", "Warsaw//PL"),
    ("Dublin, IE", "Dublin, IE", "Dublin//IE"),
    // A country alone.
    ("Portugal", "Portugal", "//Portugal"),
    ("Singapore", "Singapore", "//Singapore"),
    ("Hong Kong", "Hong Kong", "//Hong Kong"),
    ("United States", "United States", "//United States"),
    ("USA", "USA", "//USA"),
    ("UK", "UK", "//UK"),
    ("Bosnia and Herzegovina", "Bosnia and Herzegovina", "//Bosnia and Herzegovina"),
    ("Luxembourg, Luxembourg", "Luxembourg, Luxembourg", "Luxembourg//Luxembourg"),
    ("Singapore, Singapore", "Singapore, Singapore", "Singapore//Singapore"),
    // No country.
    ("Berlin", "Berlin", ""),
    ("London", "London", ""),
    ("Austin, Texas", "Austin, Texas", ""),
    ("New York, NY", "New York, NY", ""),
    ("Jersey City, NJ", "Jersey City, NJ", ""),
    ("Washington, D.C.", "Washington, D.C.", ""),
    ("Paris, Texas", "Paris, Texas", ""),
    ("Frankfurt (Oder)", "Frankfurt (Oder)", ""),
    ("Brighton and Hove", "Brighton and Hove", ""),
    ("東京", "東京", ""),
    ("Bay Area", "Bay Area", ""),
    // Two letters that are a country's and those of a part of one.
    ("San Francisco, CA", "San Francisco, CA", ""),
    ("Ontario, CA", "Ontario, CA", ""),
    ("Wilmington, DE", "Wilmington, DE", ""),
    ("Gary, IN", "Gary, IN", ""),
    ("Boise, ID", "Boise, ID", ""),
    ("Mobile, AL", "Mobile, AL", ""),
    ("Denver, CO", "Denver, CO", ""),
    ("New Orleans, LA", "New Orleans, LA", ""),
    ("Atlanta, GA", "Atlanta, GA", ""),
    ("Springfield, IL", "Springfield, IL", ""),
    ("Little Rock, AR", "Little Rock, AR", ""),
    ("Boston, MA", "Boston, MA", ""),
    ("Portland, ME", "Portland, ME", ""),
    ("Billings, MT", "Billings, MT", ""),
    ("Minneapolis, MN", "Minneapolis, MN", ""),
    ("Charlotte, NC", "Charlotte, NC", ""),
    ("Pittsburgh, PA", "Pittsburgh, PA", ""),
    ("Charleston, SC", "Charleston, SC", ""),
    ("Memphis, TN", "Memphis, TN", ""),
    ("Gary, Lake County, IN", "Gary, Lake County, IN", ""),
    ("Springfield, Sangamon County, IL", "Springfield, Sangamon County, IL", ""),
    ("Regina, SK", "Regina, SK", ""),
    ("St. John's, NL", "St. John's, NL", ""),
    ("Charlottetown, PE", "Charlottetown, PE", ""),
    ("Adelaide, SA", "Adelaide, SA", ""),
    ("Recife, PE", "Recife, PE", ""),
    ("Torino, TO", "Torino, TO", ""),
    ("Bern, BE", "Bern, BE", ""),
    ("Atlanta, Georgia", "Atlanta, Georgia", ""),
    ("Georgia", "Georgia", ""),
    // … which what stands before them settles.
    ("Toronto, Ontario, CA", "Toronto, Ontario, CA", "Toronto/Ontario/CA"),
    ("Toronto, ON, CA", "Toronto, ON, CA", "Toronto/ON/CA"),
    ("Nürnberg, Bayern, DE", "Nürnberg, Bayern, DE", "Nürnberg/Bayern/DE"),
    ("Tbilisi, Georgia", "Tbilisi, Georgia", "Tbilisi//Georgia"),
    ("Atlanta, GA, Georgia", "Atlanta, GA, Georgia", ""),
    ("San Francisco, US-CA", "San Francisco, CA, US", "San Francisco/CA/US"),
    // Several places.
    ("London; Lisbon, Portugal", "London OR Lisbon, Portugal", ""),
    ("Porto, Portugal; Lisbon, Portugal", "Porto, Portugal OR Lisbon, Portugal", "Porto//Portugal OR Lisbon//Portugal"),
    ("Porto, Portugal or Leeds, UK", "Porto, Portugal OR Leeds, UK", "Porto//Portugal OR Leeds//UK"),
    ("Porto, Portugal / Leeds, UK", "Porto, Portugal OR Leeds, UK", "Porto//Portugal OR Leeds//UK"),
    ("Porto, Portugal | Leeds, UK", "Porto, Portugal OR Leeds, UK", "Porto//Portugal OR Leeds//UK"),
    ("Bonn/Berlin/München", "Bonn OR Berlin OR München", ""),
    ("Bonn oder Berlin", "Bonn OR Berlin", ""),
    ("London and Paris, France", "London OR Paris, France", ""),
    ("Berlin & Munich, Germany", "Berlin OR Munich, Germany", ""),
    ("Germany or Austria", "Germany OR Austria", "//Germany OR //Austria"),
    ("Brighton and Hove, UK", "Brighton and Hove, UK", "Brighton and Hove//UK"),
    ("Berlin, Germany, or remote", "Berlin, Germany + REMOTE", "Berlin//Germany + REMOTE"),
    ("San Francisco, CA; Austin, TX; New York, NY", "San Francisco, CA OR Austin, TX OR New York, NY", ""),
    ("UK/Europe", "UK OR Europe", ""),
    ("Berlin, Germany; Berlin, Germany", "Berlin, Germany", "Berlin//Germany"),
    // Remote.
    ("Remote", "REMOTE", ""),
    ("100% Remote", "REMOTE", ""),
    ("Fully remote", "REMOTE", ""),
    ("Remote first", "REMOTE", ""),
    ("Work from home", "REMOTE", ""),
    ("WFH", "REMOTE", ""),
    ("Home Office", "REMOTE", ""),
    ("Anywhere", "REMOTE Anywhere", ""),
    ("Worldwide", "REMOTE Worldwide", ""),
    ("Work from anywhere", "REMOTE Anywhere", ""),
    ("Remote, anywhere in the world", "REMOTE Anywhere", ""),
    ("Remote - Germany", "REMOTE Germany", "REMOTE Germany"),
    ("Remote – Germany", "REMOTE Germany", "REMOTE Germany"),
    ("Remote: Germany", "REMOTE Germany", "REMOTE Germany"),
    ("Remote, US", "REMOTE US", "REMOTE US"),
    ("Remote-US", "REMOTE US", "REMOTE US"),
    ("US-Remote", "REMOTE US", "REMOTE US"),
    ("US - Remote", "REMOTE US", "REMOTE US"),
    ("US Remote", "REMOTE US", "REMOTE US"),
    ("Remote (US)", "REMOTE US", "REMOTE US"),
    ("Remote (US only)", "REMOTE US", "REMOTE US"),
    ("(Remote) Portugal", "REMOTE Portugal", "REMOTE Portugal"),
    ("Remote in United States", "REMOTE United States", "REMOTE United States"),
    ("Remote from anywhere in the US", "REMOTE US", "REMOTE US"),
    ("Fully Remote, United States", "REMOTE United States", "REMOTE United States"),
    ("Remote - US or Canada", "REMOTE US OR Canada", "REMOTE US OR Canada"),
    ("Remote (US, UK)", "REMOTE US OR UK", "REMOTE US OR UK"),
    ("Remote (United States | Canada)", "REMOTE United States OR Canada", "REMOTE United States OR Canada"),
    ("Remote - United States & Canada", "REMOTE United States OR Canada", "REMOTE United States OR Canada"),
    ("Remote: US, Canada and Mexico", "REMOTE US OR Canada OR Mexico", "REMOTE US OR Canada OR Mexico"),
    ("Remote (US/CA)", "CA + REMOTE US", ""),
    ("Remote, EMEA", "REMOTE EMEA", ""),
    ("Remote within Europe", "REMOTE Europe", ""),
    ("Remote (EU)", "REMOTE EU", ""),
    ("Remote - UK or Europe", "REMOTE UK OR Europe", ""),
    ("Remote, California", "California + REMOTE", ""),
    ("Remote - CA", "CA + REMOTE", ""),
    ("Remote - Georgia", "Georgia + REMOTE", ""),
    ("Remote - Berlin, Germany", "Berlin, Germany + REMOTE", "Berlin//Germany + REMOTE"),
    ("Berlin/Remote", "Berlin + REMOTE", ""),
    ("Frisco, TX / Remote", "Frisco, TX + REMOTE", ""),
    ("London or Remote", "London + REMOTE", ""),
    ("London; Remote (UK)", "London + REMOTE UK", ""),
    ("Porto, Portugal / Remote", "Porto, Portugal + REMOTE", "Porto//Portugal + REMOTE"),
    ("Télétravail, France", "REMOTE France", "REMOTE France"),
    // Partly remote.
    ("Hybrid", "", ""),
    ("Hybrid - London, UK", "London, UK", "London//UK"),
    ("London (Hybrid)", "London", ""),
    ("Tallinn, Estonia (Hybrid)", "Tallinn, Estonia", "Tallinn//Estonia"),
    ("Hybrid remote in Lisbon, Portugal", "Lisbon, Portugal", "Lisbon//Portugal"),
    ("Porto, Portugal (remote possible)", "Porto, Portugal", "Porto//Portugal"),
    ("On-site - Leeds, UK", "Leeds, UK", "Leeds//UK"),
    ("Remote or hybrid", "", ""),
    // No places.
    ("N/A", "", ""),
    ("n/a", "", ""),
    ("TBD", "", ""),
    ("Various", "", ""),
    ("Various locations", "", ""),
    ("Multiple locations", "", ""),
    ("Multiple Locations, Germany", "Germany", "//Germany"),
    ("Flexible", "", ""),
    ("HQ", "", ""),
    ("Headquarters", "", ""),
    ("Berlin, Germany (HQ)", "Berlin, Germany", "Berlin//Germany"),
    ("-", "", ""),
    ("Office", "", ""),
    ("Other", "", ""),
    ("All locations", "", ""),    // Found beside these.
    ("Remote; United Kingdom", "REMOTE United Kingdom", "REMOTE United Kingdom"),
    ("2 Locations", "", ""),
    ("Remote (Canada/US)", "REMOTE Canada OR US", "REMOTE Canada OR US"),
    ("Remote, Europe or US", "REMOTE Europe OR US", ""),
    ("US or Canada (Remote)", "REMOTE US OR Canada", "REMOTE US OR Canada"),
    ("Remote or Berlin", "Berlin + REMOTE", ""),
    ("Remote in Germany, Austria and Switzerland", "REMOTE Germany OR Austria OR Switzerland", "REMOTE Germany OR Austria OR Switzerland"),
    ("Remote UK & Ireland", "REMOTE UK OR Ireland", "REMOTE UK OR Ireland"),
    ("Remote (Anywhere in Europe)", "REMOTE Europe", ""),
    ("Remote - New York, NY", "New York, NY + REMOTE", ""),
    ("Remote (Texas, Florida)", "Texas OR Florida + REMOTE", ""),
    ("London, United Kingdom (Hybrid, 2 days a week)", "London, United Kingdom", "London//United Kingdom"),
    ("Remote (Germany) / Hybrid (Berlin)", "Berlin + REMOTE Germany", ""),
    ("Remote-first, Berlin", "Berlin + REMOTE", ""),
    ("Remote - US, UK, DE", "DE + REMOTE US OR UK", ""),
    ("Remote EST", "EST + REMOTE", ""),
    ("Remote from the UK", "REMOTE UK", "REMOTE UK"),
    ("Mumbai, MH, IN", "Mumbai, MH, IN", "Mumbai/MH/IN"),
    ("São Paulo, SP, BR", "São Paulo, SP, BR", "São Paulo/SP/BR"),
    ("Paris, FR", "Paris, FR", ""),
    ("Tel Aviv, IL", "Tel Aviv, IL", ""),
    ("Lebanon, Ohio", "Lebanon, Ohio", ""),
    ("Athens, Georgia", "Athens, Georgia", ""),
    ("Trinidad", "Trinidad", ""),
    ("Headquarters - Berlin, Germany", "Berlin, Germany", "Berlin//Germany"),
    ("Lisbon, Portugal.", "Lisbon, Portugal", "Lisbon//Portugal"),
    ("London and/or Manchester", "London OR Manchester", ""),
    ("Berlin - Germany", "Berlin, Germany", "Berlin//Germany"),
    ("Germany - Berlin", "Germany - Berlin", ""),
    ("Georgia, USA", "Georgia, USA", "Georgia//USA"),
    ("St. Kitts and Nevis", "St. Kitts and Nevis", "//St. Kitts and Nevis"),
    ("Remote - Bosnia and Herzegovina and Serbia", "REMOTE Bosnia and Herzegovina OR Serbia", "REMOTE Bosnia and Herzegovina OR Serbia"),
    ("Télétravail partiel, Lyon, France", "Lyon, France", "Lyon//France"),
    ("Remote not possible", "", ""),
];
