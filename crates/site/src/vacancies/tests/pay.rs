//! Pay, as people write it.

use super::*;
use proptest::prelude::*;

/// `EUR 70000-90000 YEAR`, `EUR 70000+ YEAR`, `EUR -90000 YEAR` or `EUR 72000 YEAR` of the vacancy.
fn people((vacancy, _): &(Vacancy, Value)) -> String {
    let Some(pay) = &vacancy.pay else { return String::new() };
    let (least, most) = (pay.least.clone(), pay.most.clone());
    show(&pay.currency, &least, &most, pay.per.name())
}

/// The same of JSON-LD.
fn search_engines((_, posting): &(Vacancy, Value)) -> String {
    let pay = &posting["baseSalary"];
    if pay.is_null() {
        return String::new();
    }
    let value = &pay["value"];
    let number = |name: &str| match &value[name] {
        Value::Number(number) => {
            let text = number.to_string();
            let (whole, cents) = text.split_once('.').unwrap_or((&text, ""));
            if cents.is_empty() || cents == "0" { whole.to_owned() } else { format!("{whole}.{cents:0<2}") }
        }
        _ => String::new(),
    };
    let (least, most) = match number("value") {
        value if value.is_empty() => (number("minValue"), number("maxValue")),
        value => (value.clone(), value),
    };
    show(pay["currency"].as_str().unwrap(), &least, &most, value["unitText"].as_str().unwrap())
}

fn show(currency: &str, least: &str, most: &str, per: &str) -> String {
    let amount = match (least, most) {
        (least, "") => format!("{least}+"),
        (least, most) if least == most => least.to_owned(),
        (least, most) => format!("{least}-{most}"),
    };
    format!("{currency} {amount} {per}")
}

type Site = fn(&str, &str) -> (Catalog, Assigned);

const SOURCES: [(&str, Site); 2] = [
    ("front matter", |text, place| {
        let lines = format!("date_posted: 2026-11-02\nlocation: {place}\nsalary: {}", json!(text));
        made(&lines, &VacancyFiles::default())
    }),
    ("file", |text, place| of_file(json!({"location": place, "posted": "2026-11-02", "pay": text}))),
];

#[test]
fn pay_is_read_alike_in_front_matter_and_in_the_file() {
    let mut wrong = Vec::new();
    for (source, site) in SOURCES {
        for (country, text, expect) in TEXTS {
            let place =
                if country.is_empty() { "Lisbon, Portugal".to_owned() } else { format!("Town, {country}") };
            let (catalog, assigned) = site(text, &place);
            let read = vacancy_and_posting(&catalog);
            let (is_shown, is_found) = (people(&read), search_engines(&read));
            // What is left out is told.
            let is_told =
                assigned.findings.values().flatten().any(|finding| finding.message.contains("left out"));
            if is_shown != *expect || is_found != *expect || is_told != expect.is_empty() {
                wrong.push(format!(
                    "{source}: {text:?} is shown as {is_shown:?}, found as {is_found:?}, told: {is_told}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SOURCES.len() * TEXTS.len(), wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever a board pays is what stands in JSON-LD, to the cent.
    #[test]
    fn no_pay_is_rounded(cents in 1_u64..10_000_000_000, more in 0_u64..1_000_000) {
        let range = json!({"min_cents": cents, "max_cents": cents + more, "currency_type": "EUR", "title": "Hourly pay"});
        let (catalog, _) = of_board(json!({
            "first_published": "2026-11-02", "location": {"name": "Lisbon, Portugal"}, "pay_input_ranges": [range],
        }));
        let value = &vacancy_and_posting(&catalog).1["baseSalary"]["value"];
        let (least, most) = if more == 0 { ("value", "value") } else { ("minValue", "maxValue") };
        for (name, cents) in [(least, cents), (most, cents + more)] {
            let expect: f64 = format!("{}.{:02}", cents / 100, cents % 100).parse().unwrap();
            prop_assert_eq!(value[name].as_f64(), Some(expect), "{}", value);
        }
    }
}

/// The country of the vacancy, a text, and what people and search engines get: nothing, where it is not sure.
#[rustfmt::skip]
const TEXTS: &[(&str, &str, &str)] = &[
    // Grouping and decimal marks.
    ("", "€70,000 - €90,000", "EUR 70000-90000 YEAR"),
    ("", "€70,000 – €90,000 per year", "EUR 70000-90000 YEAR"),
    ("", "70.000–90.000 EUR", "EUR 70000-90000 YEAR"),
    ("", "72.000,50 €", "EUR 72000.50 YEAR"),
    ("", "72,000.50 EUR per year", "EUR 72000.50 YEAR"),
    ("", "EUR 72,000 per year", "EUR 72000 YEAR"),
    ("", "EUR 72000.00 per year", "EUR 72000 YEAR"),
    ("", "72 000 € par an", "EUR 72000 YEAR"),
    ("", "72\u{a0}000 € par an", "EUR 72000 YEAR"),
    ("", "72\u{202f}000 € par an", "EUR 72000 YEAR"),
    ("", "CHF 110'000 to 130'000", "CHF 110000-130000 YEAR"),
    ("", "1’200 CHF pro Monat", "CHF 1200 MONTH"),
    ("", "1.234,56 € pro Monat", "EUR 1234.56 MONTH"),
    ("", "EUR 1,234.56 per month", "EUR 1234.56 MONTH"),
    ("", "€45.000,- per jaar", "EUR 45000 YEAR"),
    ("", "₹12,00,000 per annum", "INR 1200000 YEAR"),
    ("", "£12.21/hr", "GBP 12.21 HOUR"),
    ("", "6.5 € per hour", "EUR 6.50 HOUR"),
    ("", "USD 18.5 an hour", "USD 18.50 HOUR"),
    ("", "€22.50-€27.25 per hour", "EUR 22.50-27.25 HOUR"),
    ("", "22,50–27,25 € pro Stunde", "EUR 22.50-27.25 HOUR"),
    ("", "€25.00 per hour", "EUR 25 HOUR"),
    ("", "25 €/hour", "EUR 25 HOUR"),
    // Thousands.
    ("", "EUR 72k per year", "EUR 72000 YEAR"),
    ("", "EUR 72K p.a.", "EUR 72000 YEAR"),
    ("", "€72.5k per year", "EUR 72500 YEAR"),
    ("", "EUR 70k-90k", "EUR 70000-90000 YEAR"),
    ("", "70-90k €", "EUR 70000-90000 YEAR"),
    ("", "€60k–75k", "EUR 60000-75000 YEAR"),
    ("", "60-75k EUR per year", "EUR 60000-75000 YEAR"),
    ("", "€60K to €75K", "EUR 60000-75000 YEAR"),
    // Ranges as texts, one-sided.
    ("", "from 70,000 EUR per year", "EUR 70000+ YEAR"),
    ("", "from €70k", "EUR 70000+ YEAR"),
    ("", "ab 3.500 € brutto im Monat", "EUR 3500+ MONTH"),
    ("", "€50,000+ per year", "EUR 50000+ YEAR"),
    ("", "min. €50,000 per year", "EUR 50000+ YEAR"),
    ("", "at least €50,000 per year", "EUR 50000+ YEAR"),
    ("", "Starting at €50,000", "EUR 50000+ YEAR"),
    ("", "up to 90k EUR", "EUR -90000 YEAR"),
    ("", "bis zu 90.000 € im Jahr", "EUR -90000 YEAR"),
    ("", "max. €90,000 per year", "EUR -90000 YEAR"),
    ("", "jusqu'à 45 000 € par an", "EUR -45000 YEAR"),
    ("", "from €50,000 to €60,000", "EUR 50000-60000 YEAR"),
    ("", "between €50,000 and €60,000 per year", "EUR 50000-60000 YEAR"),
    ("", "de 40 000 à 45 000 € par an", "EUR 40000-45000 YEAR"),
    ("", "24.000 bis 30.000 Euro im Jahr", "EUR 24000-30000 YEAR"),
    ("", "€90,000 - €70,000", ""),
    // Currencies.
    ("", "£45,000 p.a.", "GBP 45000 YEAR"),
    ("", "US$120,000", "USD 120000 YEAR"),
    ("", "CA$90,000 per year", "CAD 90000 YEAR"),
    ("", "C$90k - C$110k", "CAD 90000-110000 YEAR"),
    ("", "A$100,000 per year", "AUD 100000 YEAR"),
    ("", "S$5,000 per month", "SGD 5000 MONTH"),
    ("", "R$ 8.000 por mês", "BRL 8000 MONTH"),
    ("", "PLN 15 000 - 20 000 per month", "PLN 15000-20000 MONTH"),
    ("USA", "$120,000 - $150,000", "USD 120000-150000 YEAR"),
    ("Canada", "$120,000 - $150,000", "CAD 120000-150000 YEAR"),
    ("Australia", "$120,000 per year", "AUD 120000 YEAR"),
    ("Portugal", "$120,000", ""),
    ("", "$120,000 per year", ""),
    ("Canada", "$120,000 USD per year", "USD 120000 YEAR"),
    ("Canada", "CAD $85,000 per year", "CAD 85000 YEAR"),
    ("USA", "$21.75 per hour", "USD 21.75 HOUR"),
    ("Norway", "kr 600 000 per year", "NOK 600000 YEAR"),
    ("", "600 000 kr per year", ""),
    ("Japan", "¥6,000,000 per year", "JPY 6000000 YEAR"),
    ("", "¥6,000,000 per year", ""),
    ("", "70,000-90,000 per year", ""),
    ("", "€70,000 / £60,000 per year", ""),
    ("", "USD 120,000–150,000; CAD 100,000–130,000 per year", ""),
    // Units of time.
    ("", "€3,500 monthly", "EUR 3500 MONTH"),
    ("", "€3.500/Monat", "EUR 3500 MONTH"),
    ("", "€100 - €200 per day", "EUR 100-200 DAY"),
    ("", "£900 a week", "GBP 900 WEEK"),
    ("", "€3,500", ""),
    ("", "€1,500 bi-weekly", ""),
    ("", "€1,500 biweekly", ""),
    ("", "€1,500 every two weeks", ""),
    ("", "€1,500 every 2 weeks", ""),
    ("", "€1,500 per fortnight", ""),
    ("USA", "$3,000 semi-monthly", ""),
    ("", "€1,500 twice a month", ""),
    ("", "€200 per shift", ""),
    ("", "€2,000 per project", ""),
    ("", "€50 per visit, 3 visits a day", ""),
    ("", "€900 alle zwei Wochen", ""),
    ("", "€9,000 per quarter", ""),
    // More than pay, or none.
    ("", "€70,000 - €90,000 + bonus", "EUR 70000-90000 YEAR"),
    ("", "€70,000 plus 10% bonus", "EUR 70000 YEAR"),
    ("", "€70,000 + €5,000 bonus", ""),
    ("", "EUR 4000 x 14", ""),
    ("", "40 hours per week, €20 per hour", ""),
    ("", "competitive", ""),
    ("", "DOE", ""),
    ("", "E13 TVöD", ""),
    ("", "600万円", ""),
    ("", "₹12 lakh per annum", ""),
    ("", "EUR 0 per year", ""),
    // Found beside these.
    ("", "45 k€ brut annuel", "EUR 45000 YEAR"),
    ("", "45-55 K€", "EUR 45000-55000 YEAR"),
    ("", "70kEUR", ""),
    ("USA", "$15.505 per hour", ""),
    ("USA", "$25/hr - $30/hr", "USD 25-30 HOUR"),
    ("USA", "$150,000/yr - $180,000/yr", "USD 150000-180000 YEAR"),
    ("", "€50k minimum", "EUR 50000+ YEAR"),
    ("", "€50k max", "EUR -50000 YEAR"),
    ("", "min €50k max €70k", "EUR 50000-70000 YEAR"),
    ("", "less than €70,000", ""),
    ("", "OTE €120,000", ""),
    ("", "CDN$70,000", "CAD 70000 YEAR"),
    ("USA", "J$70,000 per year", ""),
    ("", "€1.2M per year", ""),
    ("", "R$ 10.000,00 mensais", "BRL 10000 MONTH"),
    ("", "SEK 45 000/månad", "SEK 45000 MONTH"),
    ("", "14,50 EUR/Std.", "EUR 14.50 HOUR"),
    ("", "€72,800 annually, paid bi-weekly", ""),
    ("", "Band 6 £35,392 - £42,618 p.a.", ""),
];
