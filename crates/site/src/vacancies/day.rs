//! Days, as people and job boards write them → days as Rolebook does: `2026-11-22`.

use jiff::civil::Date;

/// The day that a text names: alone, or with a time behind it, which counts where it was written.
pub(super) fn day(text: &str) -> Option<String> {
    let day = text.trim().get(..10).filter(|day| day.is_ascii())?;
    let is_alone =
        text.trim().get(10..).is_none_or(|time| time.is_empty() || time.starts_with(['T', 't', ' ']));
    let date: Date = day.parse().ok().filter(|_| is_alone)?;
    Some(date.to_string())
}

/// The day of a number of milliseconds since 1970, by the clock of Greenwich.
pub(super) fn of_milliseconds(milliseconds: i64) -> Option<String> {
    let time = jiff::Timestamp::from_millisecond(milliseconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(time).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_have_a_time() {
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
            assert_eq!(day(text).as_deref(), expect, "{text}");
        }
        assert_eq!(of_milliseconds(1_790_000_000_000).as_deref(), Some("2026-09-21"));
    }
}
