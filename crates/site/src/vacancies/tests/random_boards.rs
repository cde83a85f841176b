//! Random postings in the format of every board: JSON-LD has no country that was not written, and no amount that is another one.

use super::*;
use crate::vacancies::places::country;
use proptest::prelude::*;
use proptest::sample::select;

/// What a posting says; empty if it does not.
#[derive(Clone, Debug)]
struct Said {
    text: &'static str,
    town: &'static str,
    region: &'static str,
    /// In a field for the country.
    country: &'static str,
    /// In a field for its code.
    code: &'static str,
    is_remote: bool,
    currency: &'static str,
    /// As they are written in the file, with or without quotes.
    least: String,
    most: String,
    /// The place of its unit in a board's list of them.
    unit: usize,
}

/// Texts of places, with the countries that are sure in them.
const TEXTS: [(&str, &[&str]); 19] = [
    ("", &[]),
    ("Lisbon, Portugal", &["PT"]),
    ("Lisbon, Portugal; Berlin", &["PT"]),
    ("Leeds, UK or Remote", &["GB"]),
    ("Remote - US or Canada", &["US", "CA"]),
    ("Remote (DE)", &["DE"]),
    ("San Francisco, CA", &[]),
    ("Springfield, IL", &[]),
    ("Portland, OR", &[]),
    ("Atlanta, Georgia", &[]),
    ("Remote, GA", &[]),
    ("Berlin", &[]),
    ("EMEA", &[]),
    ("100% Remote", &[]),
    ("Multiple locations", &[]),
    ("N/A", &[]),
    ("Lebanon, NH", &[]),
    ("Hybrid", &[]),
    ("Mexico City", &[]),
];
const TOWNS: [&str; 6] = ["", "Lisbon", "Springfield", "Lebanon, NH", "Remote", "N/A"];
const REGIONS: [&str; 6] = ["", "CA", "Georgia", "Bavaria", "IN", "Remote"];
const COUNTRIES: [&str; 9] = ["", "", "Germany", "DE", "Georgia", "us", "yes", "N/A", "CA"];
const CODES: [&str; 6] = ["", "", "de", "PT", "xx", "1"];

/// Each board with what it calls units of time, in the order of [`UNITS`], and a time that is none of them.
const BOARDS: [(Provider, [&str; 6]); 10] = [
    (
        Provider::Greenhouse,
        ["Hourly pay", "Pay per day", "Weekly pay", "Monthly pay", "Annual salary", "Bi-weekly pay"],
    ),
    (
        Provider::Lever,
        [
            "per-hour-wage",
            "per-day-wage",
            "per-week-salary",
            "per-month-salary",
            "per-year-salary",
            "one-time",
        ],
    ),
    (Provider::Ashby, ["1 HOUR", "1 DAY", "1 WEEK", "1 MONTH", "1 YEAR", "2 WEEK"]),
    (Provider::Personio, ["hourly", "daily", "weekly", "monthly", "yearly", "fortnightly"]),
    (Provider::Recruitee, ["hour", "day", "week", "month", "year", "two weeks"]),
    (Provider::SmartRecruiters, ["", "", "", "", "", ""]),
    (Provider::Workable, ["", "", "", "", "", ""]),
    (Provider::Teamtailor, ["hourly", "daily", "weekly", "monthly", "yearly", "biweekly"]),
    (Provider::Pinpoint, ["hour", "day", "week", "month", "year", "semi-monthly"]),
    (Provider::JobPosting, ["HOUR", "DAY", "WEEK", "MONTH", "YEAR", "BI-WEEKLY"]),
];
const UNITS: [&str; 5] = ["HOUR", "DAY", "WEEK", "MONTH", "YEAR"];

/// The file of a board with this posting.
fn file(provider: Provider, said: &Said, unit: &str) -> String {
    let Said { text, town, region, country, code, is_remote, currency, least, most, .. } = said;
    let day = "2026-11-02T09:00:00Z";
    if provider == Provider::Personio {
        let bare = |amount: &str| amount.trim_matches('"').to_owned();
        return format!(
            "<workzag-jobs><position><id>1</id><name>Baker</name><office>{text}</office><createdAt>{day}</createdAt>\
             <additionalOffices><office>{town}</office></additionalOffices><salaryInformation><min>{}</min><max>{}</max>\
             <currencyCode>{currency}</currencyCode><type>{unit}</type></salaryInformation></position></workzag-jobs>",
            bare(least),
            bare(most)
        );
    }
    let (least_field, most_field) = ("@least", "@most");
    let file = match provider {
        Provider::Greenhouse => {
            json!({"jobs": [{"id": 1, "first_published": day, "location": {"name": text}, "pay_input_ranges":
            [{"min_cents": least_field, "max_cents": most_field, "currency_type": currency, "title": unit}]}]})
        }
        Provider::Lever => json!([{"id": 1, "createdAt": 1_790_845_200_000_u64, "country": code,
            "workplaceType": if *is_remote { "remote" } else { "" }, "categories": {"location": text},
            "salaryRange": {"min": least_field, "max": most_field, "currency": currency, "interval": unit}}]),
        Provider::Ashby => {
            json!({"jobs": [{"id": 1, "publishedAt": day, "location": text, "isRemote": is_remote,
            "address": {"postalAddress": {"addressLocality": town, "addressRegion": region, "addressCountry": country}},
            "compensation": {"summaryComponents": [{"compensationType": "Salary", "interval": unit, "currencyCode": currency,
                "minValue": least_field, "maxValue": most_field}]}}]})
        }
        Provider::Recruitee => {
            json!({"offers": [{"id": 1, "published_at": day, "location": text, "city": town, "state_name": region,
            "country": country, "country_code": code, "remote": is_remote,
            "salary": {"min": least_field, "max": most_field, "period": unit, "currency": currency}}]})
        }
        Provider::SmartRecruiters => json!({"content": [{"id": 1, "releasedDate": day, "location":
            {"city": town, "region": region, "country": code, "remote": is_remote, "fullLocation": text}}]}),
        Provider::Workable => {
            json!({"jobs": [{"shortcode": 1, "published_on": day, "telecommuting": is_remote, "city": town,
            "state": region, "country": country}, {"shortcode": 1, "locations": [{"city": town, "region": region,
            "country": country, "countryCode": code}]}]})
        }
        Provider::Teamtailor => {
            json!({"data": [{"id": 1, "relationships": {"locations": {"data": [{"id": "2"}]}}, "attributes":
            {"created-at": day, "remote-status": if *is_remote { "fully" } else { "none" }, "currency": currency,
            "salary-time-unit": unit, "min-salary": least_field, "max-salary": most_field}}],
            "included": [{"id": "2", "type": "locations", "attributes": {"city": town, "country": country, "name": text}}]})
        }
        Provider::Pinpoint => json!({"data": [{"id": 1, "first_published_at": day, "workplace_type":
            if *is_remote { "remote" } else { "onsite" }, "location": {"city": town, "province": region, "name": text},
            "compensation_visible": true, "compensation_minimum": least_field, "compensation_maximum": most_field,
            "compensation_currency": currency, "compensation_frequency": unit}]}),
        _ => json!({"@type": "JobPosting", "identifier": 1, "datePosted": day, "jobLocation": [{"address":
            {"addressLocality": town, "addressRegion": region, "addressCountry": {"name": country}}}, {"address": text}],
            "jobLocationType": if *is_remote { "TELECOMMUTE" } else { "" }, "applicantLocationRequirements": {"name": code},
            "baseSalary": {"currency": currency, "value": {"minValue": least_field, "maxValue": most_field, "unitText": unit}}}),
    };
    file.to_string().replace("\"@least\"", least).replace("\"@most\"", most)
}

/// An amount as a board may write it: a number, one with an exponent, or a text.
fn amount() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (1..1_000_000_u32).prop_map(|whole| whole.to_string()),
        (1..100_000_u32, 0..100_u8).prop_map(|(whole, cents)| format!("{whole}.{cents:02}")),
        (1..1_000_u32, 0..1_000_u16).prop_map(|(whole, cents)| format!("{whole}.{cents:03}")),
        (1..1_000_u32, 1..10_u8).prop_map(|(whole, cents)| format!("{whole}.{cents}")),
        (1..100_u32, 1..4_u8).prop_map(|(whole, exponent)| format!("{whole}e{exponent}")),
    ];
    (number, any::<bool>())
        .prop_map(|(number, is_text)| if is_text { format!("\"{number}\"") } else { number })
}

fn said() -> impl Strategy<Value = Said> {
    let text = select(TEXTS.map(|(text, _)| text).to_vec());
    let place = (
        text,
        select(TOWNS.to_vec()),
        select(REGIONS.to_vec()),
        select(COUNTRIES.to_vec()),
        select(CODES.to_vec()),
    );
    let pay = (
        select(vec!["EUR", "usd", "", "euro"]),
        amount(),
        prop_oneof![amount(), Just("null".to_owned())],
        0..6_usize,
    );
    (place, any::<bool>(), pay).prop_map(
        |((text, town, region, country, code), is_remote, (currency, least, most, unit))| Said {
            text,
            town,
            region,
            country,
            code,
            is_remote,
            currency,
            least,
            most,
            unit,
        },
    )
}

/// The value of an amount in millionths of cents, exactly.
fn exact(amount: &str) -> u128 {
    let amount = amount.trim_matches('"');
    let (number, exponent) = amount.split_once('e').unwrap_or((amount, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    format!("{whole}{fraction:0<8}").parse::<u128>().unwrap() * 10_u128.pow(exponent.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn json_ld_of_a_board_has_no_country_and_no_amount_that_was_not_written(
        said in said(),
        (provider, units) in select(BOARDS.to_vec()),
    ) {
        let text = file(provider, &said, units[said.unit]);
        let board = boards::read(provider, &text).map_err(|fault| TestCaseError::fail(format!("{fault:?}: {text}")))?;
        let files = VacancyFiles { file: None, boards: vec![board] };
        let (catalog, assigned) = made(&format!("board:\n  {}: 1", provider.name()), &files);
        let (vacancy, posting) = vacancy_and_posting(&catalog);

        let (_, sure) = TEXTS.iter().find(|(text, _)| *text == said.text).unwrap();
        let mut written: Vec<&str> = [said.country, said.code].into_iter().filter_map(country).collect();
        written.extend(*sure);
        let places = values(&posting["jobLocation"]).into_iter().map(|place| &place["address"]["addressCountry"]);
        let areas = values(&posting["applicantLocationRequirements"]).into_iter().map(|area| &area["name"]);
        for name in places.chain(areas) {
            let name = name.as_str().unwrap_or_default();
            prop_assert!(text.to_lowercase().contains(&name.to_lowercase()), "{name} in {text}");
            prop_assert!(country(name).is_some_and(|code| written.contains(&code)), "{name} in {text}");
        }

        let told = format!("{:?}", assigned.findings);
        let Some(pay) = vacancy.pay else {
            let has_pay = !matches!(provider, Provider::Workable | Provider::SmartRecruiters);
            prop_assert!(!has_pay || told.contains("the pay "), "{told} of {text}");
            return Ok(());
        };
        prop_assert_eq!(UNITS.get(said.unit), Some(&pay.per.name()), "{}", text);
        prop_assert_eq!(&pay.currency, &said.currency.to_uppercase());
        let cents = if provider == Provider::Greenhouse { 100 } else { 1 };
        prop_assert_eq!(exact(&pay.least) * cents, exact(&said.least), "{}", text);
        let most = if said.most == "null" { 0 } else { exact(&said.most) };
        prop_assert_eq!(if pay.most.is_empty() { 0 } else { exact(&pay.most) * cents }, most, "{}", text);
        if !posting.is_null() {
            let value = &posting["baseSalary"]["value"];
            let shown = [&value["minValue"], &value["maxValue"]].map(|it| it.as_number().map(|it| exact(&it.to_string())));
            let only = value["value"].as_number().map(|it| exact(&it.to_string()));
            let expect = [&pay.least, &pay.most].map(|it| (!it.is_empty()).then(|| exact(it)));
            prop_assert_eq!(if only.is_some() { [only, only] } else { shown }, expect, "{}", text);
        }
    }
}
