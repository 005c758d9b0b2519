//! The day that a feed's date names, in the time zone it is written in.
//!
//! The parser of feeds turns every time into UTC, which moves late evenings to the next day. "On Tuesday" is read against
//! the day that the outlet writes, so the day is taken from the text here and handed on as its midnight.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use jiff::civil::Date;

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Midnight (UTC) of the day that a text names.
pub fn as_timestamp(text: &str) -> Option<DateTime<Utc>> {
    let day = day(text)?;
    let day = NaiveDate::from_ymd_opt(day.year().into(), day.month().try_into().ok()?, day.day().try_into().ok()?)?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc())
}

/// The day of a timestamp made by [`as_timestamp`].
pub fn of_timestamp(at: DateTime<Utc>) -> Option<Date> {
    Date::new(at.year().try_into().ok()?, at.month().try_into().ok()?, at.day().try_into().ok()?).ok()
}

/// `2025-03-12T23:30:00-05:00`, `Wed, 12 Mar 2025 23:30:00 EST`, `March 12, 2025`, `12 Mar 25`.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|iso| iso.parse().ok()) {
        return Some(day);
    }
    let words: Vec<&str> = text.split([' ', ',', '-', '\t', '\n']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let number = |at: usize| words.get(at)?.parse::<i16>().ok();
    let before = at.checked_sub(1).and_then(number);
    // Day, month, year, or month, day, year.
    let (day, year) = match before {
        Some(day) => (day, number(at + 1)?),
        None => (number(at + 1)?, number(at + 2)?),
    };
    let year = match year {
        0..=69 => year + 2000,
        70..=99 => year + 1900,
        _ => year,
    };
    Date::new(year, month(words[at])?, day.try_into().ok()?).ok()
}

/// 1 for January; by its first three letters.
fn month(word: &str) -> Option<i8> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    let at = MONTHS.iter().position(|month| *month == start)?;
    is_word.then(|| at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_their_own_time_zone() {
        for (text, expected) in [
            ("2025-03-12T23:30:00-05:00", Some("2025-03-12")),
            ("2025-03-12T00:30:00+03:00", Some("2025-03-12")),
            ("2025-03-12 10:00", Some("2025-03-12")),
            ("2025-03-12", Some("2025-03-12")),
            ("Wed, 12 Mar 2025 23:30:00 EST", Some("2025-03-12")),
            ("Mon, 12 March 2025 23:30:00 +0300", Some("2025-03-12")),
            ("12 Mar 25 10:00 GMT", Some("2025-03-12")),
            ("March 12, 2025", Some("2025-03-12")),
            ("Wed Mar 12 2025", Some("2025-03-12")),
            ("12-Mar-2025", Some("2025-03-12")),
            ("Wed, 31 Feb 2025 10:00:00 GMT", None),
            ("yesterday", None),
            ("марта 12, 2025", None),
            ("", None),
        ] {
            let found = as_timestamp(text).and_then(of_timestamp).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
