//! Weekdays: `on Tuesday`, `Monday night`, `last Friday`, `Friday, June 6`.

use super::calendar;
use super::reader::{Bias, Reader, Reading, days, months, moved};
use crate::claim::When;
use crate::lexicon::times::{Grain, Mark, TimeWord, Turn};
use crate::text::{Case, Kind};
use jiff::civil::Date;

/// A weekday that begins at a token; a date after it decides.
pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let (turn, start) = match reader.word(at)? {
        (TimeWord::Turn(turn), end) => (Some(turn), end),
        _ => (None, at),
    };
    let (TimeWord::Weekday { number, short }, end) = reader.word(start)? else { return None };
    if reader.doc.tokens[start].case == Case::Lower || reader.in_name(start) {
        return None;
    }
    let end = if short && reader.is_mark(end, '.') && reader.doc.tokens[end].glued { end + 1 } else { end };
    let after = parts_of_day(reader, end);
    let comma = if reader.is_mark(after, ',') { after + 1 } else { after };
    if let Some(date) = calendar::read(reader, comma).filter(|r| r.grain == Grain::Day) {
        return Some(date);
    }
    if let Some(day) = numbered(reader, at, comma, number) {
        return Some(day);
    }
    if short && !reader.after_any(start, &["on", "last"]) {
        return None;
    }
    let when = reader.today.map_or(When::OPEN, |today| When::day(day(today, number, turn, reader.bias(at))));
    Some(Reading::within(after, when, Grain::Day, "weekday"))
}

/// `Fri 15.`, `Sunday 17:` at the head of a line: the last such day of the month.
fn numbered(reader: &Reader, at: usize, next: usize, weekday: i8) -> Option<Reading> {
    if at > reader.sentence_start() + 1 {
        return None;
    }
    let (text, end) = reader.digits(next).filter(|(text, _)| text.len() <= 2)?;
    let number: i8 = text.parse().ok().filter(|n| (1..=31).contains(n))?;
    let closes = end == reader.sentence_end()
        || matches!(reader.doc.tokens[end].kind, Kind::Mark('.' | ':' | '–' | '—' | ',' | ')'))
            && !reader.is_mark(end, '%');
    let mut month = reader.today?.first_of_month();
    for _ in 0..12 {
        let date = Date::new(month.year(), month.month(), number).ok();
        let fits = |d: &Date| d.weekday().to_monday_zero_offset() == weekday && Some(*d) <= reader.today;
        if let Some(date) = date.filter(fits).filter(|_| closes) {
            return Some(Reading::within(end, When::day(date), Grain::Day, "date"));
        }
        month = months(month, -1);
    }
    None
}

fn day(today: Date, number: i8, turn: Option<Turn>, bias: Bias) -> Date {
    let back = i32::from((today.weekday().to_monday_zero_offset() - number).rem_euclid(7));
    match (turn, bias) {
        (Some(Turn::Last | Turn::Past | Turn::Previous), _) if back == 0 => moved(today, -7),
        (Some(Turn::Last | Turn::Past | Turn::Previous), _) => moved(today, -back),
        (Some(Turn::Next | Turn::Following), _) => moved(today, 7 - back),
        (_, Bias::Ahead) if back > 0 => moved(today, 7 - back),
        _ => moved(today, -back),
    }
}

/// Passes parts of the day: `night`, `late evening`, `early in the morning`.
pub fn parts_of_day(reader: &Reader, at: usize) -> usize {
    match reader.word(at) {
        Some((TimeWord::Part | TimeWord::Unit(Grain::Night), end)) if !reader.is(at, "hours") => end,
        _ => at,
    }
}

/// A part of the day that leads to a day: `the early hours of Friday`, `dawn on Friday`, `the morning of June 3`.
pub fn part_before(reader: &Reader, at: usize) -> Option<usize> {
    let (TimeWord::Part | TimeWord::Unit(Grain::Hour | Grain::Night), end) = reader.word(at)? else { return None };
    reader.mark(end, Mark::Of).or_else(|| reader.mark(end, Mark::In)).or(Some(end))
}

/// Whether two days lie a few days apart, so that `Friday and Saturday` is one stretch.
pub fn are_near(first: When, second: When) -> bool {
    matches!((first.start, second.end), (Some(a), Some(b)) if (0..=6).contains(&days(a, b)))
}
