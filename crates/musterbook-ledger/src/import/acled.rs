//! ACLED: a row's claim. ACLED gives one number, which it does not attribute to a side; where civilians are the second actor
//! the dead can be read as theirs.

use super::ACLED;
use super::names;
use super::row::Row;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use musterbook_core::claim::{Claim, When};

const RULE: &str = "acled-row";

pub fn claims(row: &Row) -> Result<Vec<Claim>, String> {
    let fatalities = row.needed_people("fatalities")?;
    let when = when(row)?;
    let anchor = row.span("fatalities").unwrap_or_default();
    if fatalities == 0.0 {
        return Ok(Vec::new());
    }
    let mut claim = row.killed(ACLED.source, RULE, anchor, fatalities, fatalities, when);
    claim.place = place(row);
    if row.get("actor2").starts_with("Civilians") {
        claim.civilian = Some(true);
        claim.by = names::party(row.get("actor1"));
    }
    Ok(vec![claim])
}

/// By `time_precision`: 1 the day; 2 the week around it; 3 its month.
fn when(row: &Row) -> Result<When, String> {
    let day = row.day("event_date")?;
    let (start, end) = match row.get("time_precision") {
        "2" => (day.saturating_sub(3.days()), day.saturating_add(3.days())),
        "3" => (day.first_of_month(), day.last_of_month()),
        "" | "1" => (day, day),
        other => return Err(format!("time_precision is {}, not 1, 2 or 3", super::row::shown(other))),
    };
    Ok(When { start: Some(start), end: Some(end) })
}

/// The place that the row is sure of: with `geo_precision` 3 the region, of which `location` may be the capital.
fn place(row: &Row) -> Option<String> {
    let columns: &[&str] = match row.get("geo_precision") {
        "3" => &["admin1", "location", "country"],
        _ => &["location", "admin3", "admin2", "admin1", "country"],
    };
    columns.iter().find_map(|column| names::place(row.get(column)))
}

/// When the row was last changed: `timestamp`, in seconds since 1970.
pub fn published(row: &Row) -> Option<Date> {
    let seconds = row.get("timestamp").parse().ok()?;
    Some(Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?).date())
}
