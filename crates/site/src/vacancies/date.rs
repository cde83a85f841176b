//! Dates as people and job boards write them → ISO 8601: `2026-11-22`.

use jiff::civil::Date;

/// The date in a text, which may have a time behind it. The date counts as written, whatever the time zone.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let date = text.trim().get(..10).filter(|date| date.is_ascii())?;
    let rest = text.trim().get(10..).unwrap_or_default();
    // A date may have a zone without a time, as in XML.
    let is_zone = rest.starts_with(['+', '-']) && rest.len() == 6 && rest.contains(':');
    let is_alone = rest.is_empty() || rest.starts_with(['T', 't', ' ']) || rest == "Z" || is_zone;
    let date: Date = date.parse().ok().filter(|_| is_alone)?;
    Some(date.to_string())
}

/// The date of a Unix timestamp in milliseconds, in UTC.
pub(super) fn iso_date_of_millis(milliseconds: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(milliseconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(time).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_have_a_time() {
        for (text, expect) in [
            ("2026-11-22", Some("2026-11-22")),
            (" 2026-11-22 ", Some("2026-11-22")),
            ("2026-08-01T23:30:00-04:00", Some("2026-08-01")),
            ("2026-08-01 09:00", Some("2026-08-01")),
            ("2026-02-30", None),
            ("2026-1-5", None),
            ("2026-11-223", None),
            ("22.11.2026", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(iso_date(text).as_deref(), expect, "{text}");
        }
        assert_eq!(iso_date_of_millis(1_790_000_000_000).as_deref(), Some("2026-09-21"));
    }
}
