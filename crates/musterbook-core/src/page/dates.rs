//! Calendar dates as news pages write them in their heads.
//!
//! In: a line or an attribute. Out: the dates in it with their places. Left alone: words such as "Tuesday", times of day,
//! and dates in running text, which another stage resolves. A date in numbers with slashes counts only if one reading is
//! possible; with dots it is day first.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::stamp::regex;

/// A date found in a line. Without a year it is only half a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub at: Range<usize>,
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl Found {
    /// The day, if the year is written.
    pub fn date(&self) -> Option<Date> {
        self.in_year(self.year?)
    }

    /// The day in a given year.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// The day in the year that brings it nearest to another day: "Dec 31" seen on 2 January is in the year before.
    pub fn near(&self, other: Date) -> Option<Date> {
        (-1..=1)
            .filter_map(|shift| self.in_year(other.year() + shift))
            .min_by_key(|day| (*day - other).get_days().abs())
    }
}

/// Months by their first three letters; a longer form must go on as the month does.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?";

static DATES: LazyLock<Regex> = LazyLock::new(|| {
    let year = r"(?:,?\s{1,3}(?P<Y>(?:19|20)\d\d)\b)?";
    let pattern = format!(
        r"(?xi:
            \b(?P<y1>(?:19|20)\d\d)[-/](?P<m1>\d\d)[-/](?P<d1>\d\d)(?:T\d\d:?\d\d[0-9:.,]*(?:Z|[+-]\d\d:?\d\d)?)?
          | \b(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>(?:19|20)\d\d)\b
          | \b(?P<a3>\d{{1,2}})/(?P<b3>\d{{1,2}})/(?P<y3>(?:19|20)\d\d)\b
          | \b(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]{{1,3}}(?P<m4>{MONTH}){y4}
          | \b(?P<m5>{MONTH})\s{{1,3}}(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\b{y5}
        )",
        y4 = year.replace('Y', "y4").replacen(r"\s{1,3}", r"[\s-]{1,3}", 1),
        y5 = year.replace('Y', "y5"),
    );
    regex(&pattern)
});

/// All dates of a line, from left to right.
pub(super) fn find_dates(line: &str) -> Vec<Found> {
    let number = |text: regex::Match| text.as_str().parse::<i16>().unwrap_or(0);
    DATES
        .captures_iter(line)
        .filter_map(|found| {
            let get = |name: &str| found.name(name).map(number);
            let month = |name: &str| found.name(name).and_then(|it| month_of(it.as_str()));
            let (year, month, day) = if let Some(month) = get("m1") {
                (get("y1"), month, get("d1")?)
            } else if let Some(month) = get("m2") {
                (get("y2"), month, get("d2")?)
            } else if let Some(first) = get("a3") {
                let (month, day) = one_reading(first, get("b3")?)?;
                (get("y3"), month, day)
            } else if let Some(month) = month("m4") {
                (get("y4"), month, get("d4")?)
            } else {
                (get("y5"), month("m5")?, get("d5")?)
            };
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            Date::new(year.unwrap_or(2000), month, day).ok()?;
            Some(Found { at: found.get(0)?.range(), year, month, day })
        })
        .collect()
}

/// The first whole date of an attribute such as `2025-06-16T02:02:00+03:00`.
pub(super) fn first_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let end = text.char_indices().nth(80).map_or(text.len(), |(at, _)| at);
    find_dates(&text[..end]).iter().find_map(Found::date)
}

fn month_of(word: &str) -> Option<i16> {
    let word = word.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|month| month.starts_with(&word)).map(|at| at as i16 + 1)
}

/// `24/08` can only be day first, `08/24` only month first; `03/04` is either and so neither.
fn one_reading(first: i16, second: i16) -> Option<(i16, i16)> {
    match (first, second) {
        (a, b) if a == b => Some((a, b)),
        (a, b) if a > 12 => Some((b, a)),
        (a, b) if b > 12 => Some((a, b)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = find_dates(text);
        let one_line: Vec<String> = found
            .iter()
            .map(|it| format!("{}-{:02}-{:02}", it.year.map_or("?".into(), |year| year.to_string()), it.month, it.day))
            .collect();
        assert_eq!(one_line.join(" "), expected, "{text}");
    }

    #[test]
    fn reads_the_forms_of_heads() {
        check("date 2025-06-15 Skip", "2025-06-15");
        check("by A B June 16, 2025 2:02 AM", "2025-06-16");
        check("Published: 21:14, 9 Jan 2025 | Updated: 22:03", "2025-01-09");
        check("24th November 2025", "2025-11-24");
        check("20.08.2025 12:05", "2025-08-20");
        check("24/08/2025 and 03/04/2025", "2025-08-24");
        check("Nov. 17, 2010", "2010-11-17");
        check("Port Sudan, Nov 4 2025 -", "2025-11-04");
        check("21 November, 18:05", "?-11-21");
        check("TYRE, OCT 14 -", "?-10-14");
        check("2025-06-16T02:02:00+03:00", "2025-06-16");
        check("12-Oct-2025", "2025-10-12");
    }

    #[test]
    fn reads_no_date_where_there_is_none() {
        check("30 February 2025, 2025-13-01", "");
        check("may 500 march on", "");
        check("32 people and 1,024 drones", "");
    }

    #[test]
    fn a_day_without_a_year_goes_to_the_nearest_year() {
        let found = &find_dates("Dec 31")[0];
        assert_eq!(found.near(jiff::civil::date(2025, 1, 2)), Some(jiff::civil::date(2024, 12, 31)));
    }
}
