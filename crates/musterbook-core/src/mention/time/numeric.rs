//! Dates in figures: `24.02.2022`, `2025-06-15`, `15/06/2025`, `11-05-83`.

use super::reader::{Parts, Reader, Reading};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::Grain;
use crate::text::Kind;
use jiff::civil::Date;

pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let token = reader.doc.tokens.get(at).filter(|t| t.kind == Kind::Digits)?;
    let text = token.text(reader.doc.text);
    if text.contains('.') {
        return pointed(reader, text, at + 1);
    }
    let joint = reader.doc.tokens.get(at + 1).filter(|t| t.glued)?.kind;
    if !matches!(joint, Kind::Hyphen | Kind::Mark('/' | '-'))
        || reader.doc.tokens.get(at + 3).filter(|t| t.glued)?.kind != joint
    {
        return None;
    }
    let (first, _) = reader.digits(at)?;
    let (second, _) = reader.digits(at + 2)?;
    let (third, end) = reader.digits(at + 4)?;
    let date = whole(reader, [first, second, third])?;
    // A fourth part makes it something else.
    if reader.doc.tokens.get(end).is_some_and(|t| t.glued && t.kind == joint) {
        return None;
    }
    Some(day(date, end))
}

/// `24.02.2022`, `24.02.22`; also `12.10` of a loss table is not one.
fn pointed(reader: &Reader, text: &str, end: usize) -> Option<Reading> {
    let mut parts = text.split('.');
    let three = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some()
        || three.iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit()))
        || three[1].len() > 2
    {
        return None;
    }
    Some(day(whole(reader, three)?, end))
}

/// Year first if it has four digits, else last; day before month unless only the other order is a date.
fn whole(reader: &Reader, [a, b, c]: [&str; 3]) -> Option<Date> {
    let n = |text: &str| text.parse::<i16>().ok();
    if a.len() == 4 {
        return date(n(a)?, n(b)?, n(c)?);
    }
    if a.len() > 2 || b.len() > 2 || !matches!(c.len(), 2 | 4) {
        return None;
    }
    let year = if c.len() == 4 { n(c)? } else { century(reader, n(c)?) };
    if !(1900..2100).contains(&year) {
        return None;
    }
    let european = date(year, n(b)?, n(a)?);
    let american = date(year, n(a)?, n(b)?);
    match (european, american, reader.today) {
        (Some(e), Some(a), Some(today)) if e > today && a <= today => Some(a),
        (Some(e), _, _) => Some(e),
        (None, a, _) => a,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub fn century(reader: &Reader, year: i16) -> i16 {
    let turn = reader.today.map_or(30, |t| t.year() % 100 + 5);
    if year <= turn { 2000 + year } else { 1900 + year }
}

fn day(date: Date, end: usize) -> Reading {
    let parts = Parts { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) };
    Reading {
        end,
        when: When::day(date),
        grain: Grain::Day,
        kind: TimeKind::Within,
        rule: "date-in-figures",
        parts: Some(parts),
    }
}
