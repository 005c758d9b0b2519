//! Words that count from today or from the day spoken of: `yesterday`, `last week`, `the past 24 hours`, `two days ago`,
//! `a week earlier`, `the previous day`, `earlier this year`.

use super::calendar;
use super::reader::{Parts, Reader, Reading, days, months, moved};
use crate::claim::When;
use crate::lexicon::times::{Grain, Mark, TimeWord, Turn};
use jiff::civil::Date;

pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    match reader.word(at)? {
        (TimeWord::Offset(from, to), end) => offset(reader, at, from, to, end),
        (TimeWord::Turn(turn), end) => turned(reader, at, turn, end),
        (TimeWord::Number(_), _) => counted(reader, at),
        (TimeWord::Mark(Mark::Earlier), end) => earlier_this(reader, end),
        (TimeWord::Mark(Mark::Later), end) => earlier_this(reader, end),
        (TimeWord::Mark(Mark::Then), end)
            if reader.after_any(at, &["in", "over", "during", "all", "within"]) && reader.is(end - 1, "time") =>
        {
            same_period(reader, end)
        }
        (TimeWord::Unit(Grain::Hour), end) => hours_apart(reader, at, end),
        (TimeWord::Unit(Grain::Weekend), end) if reader.is(at.wrapping_sub(1), "the") => {
            Some(Reading::within(end, weekend(reader.today?, 0), Grain::Weekend, "weekend"))
        }
        _ => None,
    }
}

fn offset(reader: &Reader, at: usize, from: i16, to: i16, end: usize) -> Option<Reading> {
    // `the last day of the battle`, `in a day of fighting`
    if reader.is(end, "of") && from < 0 {
        return None;
    }
    let Some(today) = reader.today else { return Some(Reading::within(end, When::OPEN, Grain::Day, "from-today")) };
    // `earlier in the day`: the day that the text speaks of; `today` in a quotation: the day on which it was said.
    let in_the_day = reader.is(end - 1, "day") && (reader.is(at, "earlier") || reader.is(at, "later"));
    let near = reader.day.filter(|day| day.start == day.end).and_then(|day| day.end);
    let near = near.filter(|&day| (1..=3).contains(&days(day, today)) && (in_the_day || reader.in_quotation(at)));
    let today = near.unwrap_or(today);
    if from == -99 {
        return Some(Reading::within(end, weekend(today, 0), Grain::Weekend, "weekend"));
    }
    let when = When::between(moved(today, from.into()), moved(today, to.into()));
    let end = super::weekday::parts_of_day(reader, end);
    let rule = if from == to { "from-today" } else { "overnight" };
    Some(Reading::within(end, when, Grain::Day, rule))
}

/// `earlier this year`, `later that month`: the stretch itself, up to today.
fn earlier_this(reader: &Reader, at: usize) -> Option<Reading> {
    let (TimeWord::Turn(turn @ (Turn::This | Turn::Same | Turn::Last)), end) = reader.word(at)? else { return None };
    turned(reader, at, turn, end)
}

fn turned(reader: &Reader, at: usize, turn: Turn, at_next: usize) -> Option<Reading> {
    // `last 24 hours`, `past three months`, `next few days`
    if let Some((n, unit_at)) = reader.count(at_next) {
        let unit_at = if reader.doc.tokens.get(unit_at).is_some_and(|t| t.kind == crate::text::Kind::Hyphen) {
            unit_at + 1
        } else {
            unit_at
        };
        let (grain, end) = reader.unit(unit_at)?;
        return stretch(reader, turn, n, grain, end);
    }
    if let Some((TimeWord::Month { number, short: false, .. }, end)) = reader.word(at_next) {
        return month(reader, turn, number, end).filter(|_| reader.doc.tokens[at_next].is_capitalised());
    }
    if turn == Turn::Same && ["time", "period", "span", "stretch", "timeframe"].iter().any(|w| reader.is(at_next, w)) {
        return year_before(reader, at_next + 1, None)
            // `at the same time` only joins.
            .or_else(|| {
                if reader.after_any(at, &["at"]) && reader.is(at_next - 1, "same") {
                    None
                } else {
                    same_period(reader, at_next + 1)
                }
            });
    }
    let (grain, end) = reader.unit(at_next)?;
    if turn == Turn::Same
        && grain >= Grain::Day
        && let Some(found) = year_before(reader, end, Some(grain))
    {
        return Some(found);
    }
    if grain == Grain::Week && turn == Turn::Last && reader.is(end, "of") {
        let month = calendar::read(reader, end + 1).filter(|r| r.grain == Grain::Month);
        if let Some((month, last)) = month.and_then(|m| m.when.end.map(|last| (m, last))) {
            let when = When::between(moved(last, -6), last);
            return Some(Reading { when, grain: Grain::Week, rule: "week-of", parts: None, ..month });
        }
    }
    let the = reader.is(at, "the") || reader.is(at, "these");
    let today = reader.today?;
    let spoken = reader.spoken.and_then(|(when, _)| when.start);
    // `the last month` up to today; `last month` by the calendar.
    let rolls = turn == Turn::Past || (turn == Turn::Last && the && !matches!(grain, Grain::Quarter | Grain::Half));
    let when = match turn {
        _ if rolls => return stretch(reader, Turn::Past, 1, grain, end),
        Turn::Last => unit_of(today, grain, -1),
        Turn::Previous => previous(reader, grain, spoken.unwrap_or(today)),
        Turn::This => reader.capped(unit_of(today, grain, 0)),
        Turn::Next => unit_of(today, grain, 1),
        Turn::Following => unit_of(spoken.unwrap_or(today), grain, 1),
        Turn::Same if grain <= Grain::Day => reader.spoken.map_or(When::day(today), |(when, _)| when),
        Turn::Same => reader.capped(unit_of(spoken.unwrap_or(today), grain, 0)),
        Turn::Past => return None,
    };
    Some(Reading::within(end, when, grain, "turn"))
}

/// `the same month last year`, `the same period of 2016`, `the same time a year earlier`: what was spoken of, in that year.
fn year_before(reader: &Reader, at: usize, grain: Option<Grain>) -> Option<Reading> {
    let (spoken, kind) = reader.spoken.or(reader.today.map(|t| (When::day(t), Grain::Day)))?;
    let (start, until) = spoken.start.zip(spoken.end)?;
    let next = if ["of", "in", "the"].iter().any(|w| reader.is(at, w)) { at + 1 } else { at };
    let (year, end) = calendar::year_number(reader, next)
        .map(|year| (year, next + 1))
        .or_else(|| calendar::year_by_words(reader, next))
        .or_else(|| {
            let (n, unit) = reader.count(next)?;
            let (Grain::Year, end) = reader.unit(unit)? else { return None };
            let (TimeWord::Mark(Mark::Earlier | Mark::Ago | Mark::Before), end) = reader.word(end)? else {
                return None;
            };
            Some((start.year() - i16::try_from(n).ok()?, end))
        })?;
    let by = i32::from(year) - i32::from(start.year());
    let (from, to) = (months(start, by * 12), months(until, by * 12));
    let when = match grain {
        Some(Grain::Month) if kind <= Grain::Month => When::between(from.first_of_month(), from.last_of_month()),
        _ => When::between(from, to),
    };
    Some(Reading::within(end, when, kind.max(grain.unwrap_or(kind)), "stretch"))
}

/// `in that time`, `over the same period`: the stretch spoken of, up to now if that was.
fn same_period(reader: &Reader, end: usize) -> Option<Reading> {
    let (when, grain) = reader.spoken?;
    let long_ago =
        reader.today.zip(when.start).is_some_and(|(today, start)| grain <= Grain::Day && days(start, today) > 30);
    if long_ago {
        let when = When::new(when.start, reader.today);
        return Some(Reading {
            end,
            when,
            grain,
            kind: crate::document::TimeKind::Since,
            rule: "same-period",
            parts: None,
        });
    }
    let kind = if reader.runs { crate::document::TimeKind::Since } else { crate::document::TimeKind::Within };
    Some(Reading { end, when, grain, kind, rule: "same-period", parts: None })
}

/// `the previous month`: before the one spoken of if that is of the same kind or shorter, else before today's.
fn previous(reader: &Reader, grain: Grain, spoken: Date) -> When {
    match (reader.spoken, reader.today) {
        (Some((_, kind)), Some(today)) if kind > grain => unit_of(today, grain, -1),
        _ => unit_of(spoken, grain, -1),
    }
}

/// A stretch of several units back from today, or ahead.
fn stretch(reader: &Reader, turn: Turn, n: i32, grain: Grain, end: usize) -> Option<Reading> {
    let anchor = match turn {
        Turn::Previous | Turn::Following | Turn::Same => {
            reader.spoken.and_then(|(when, _)| when.start).or(reader.today)?
        }
        _ => reader.today?,
    };
    let when = match turn {
        Turn::Next | Turn::Following => When::between(anchor, shifted(anchor, grain, n)?),
        Turn::Previous => When::between(shifted(anchor, grain, -n)?, moved(anchor, -1)),
        _ => When::between(shifted(anchor, grain, -n)?, anchor),
    };
    // A report of "the past 24 hours" is of its own day and the day before.
    Some(Reading::within(end, when, if grain == Grain::Hour { Grain::Day } else { grain }, "stretch"))
}

/// `two days ago`, `a week earlier`, `a fortnight later`, `24 hours before`.
pub fn counted(reader: &Reader, at: usize) -> Option<Reading> {
    let (n, unit_at) = reader.count(at)?;
    let (grain, after) = reader.unit(unit_at)?;
    let mut is_ago = false;
    let (sign, end) = match reader.word(after)? {
        (TimeWord::Mark(Mark::Ago), end) => {
            is_ago = true;
            (-1, end)
        }
        (TimeWord::Mark(Mark::Earlier), end) if is_closed(reader, end, reader.is(after, "before")) => (-1, end),
        (TimeWord::Mark(Mark::Later), end) if is_closed(reader, end, !reader.is(after, "later")) => (1, end),
        (TimeWord::Mark(Mark::Before), end) if is_closed(reader, end, true) => (-1, end),
        _ => return None,
    };
    let anchor = if is_ago {
        reader.today
    } else {
        reader.day.and_then(|when| if sign < 0 { when.start } else { when.end }).or(reader.today)
    };
    let Some(anchor) = anchor else { return Some(Reading::within(end, When::OPEN, grain, "apart")) };
    let date = shifted(anchor, grain, sign * n)?;
    let when = match grain {
        Grain::Year if is_ago => When::between(date.first_of_month(), date.last_of_month()),
        Grain::Year => When::between(date.first_of_year(), date.last_of_year()),
        Grain::Month | Grain::Quarter => When::between(date.first_of_month(), date.last_of_month()),
        Grain::Decade => When::between(date.first_of_year(), date.last_of_year()),
        _ => When::day(date),
    };
    let grain = if grain < Grain::Month { Grain::Day } else { grain };
    Some(Reading::within(end, reader.capped(when), grain, "apart"))
}

/// `lost in a week`, `dead in 48 hours`, `over three days`: the stretch that ends today.
pub fn in_stretch(reader: &Reader, at: usize) -> Option<Reading> {
    if !["in", "over", "within"].iter().any(|w| reader.is(at, w)) || reader.bias(at) == super::reader::Bias::Ahead {
        return None;
    }
    let from = if ["just", "barely", "only", "under"].iter().any(|w| reader.is(at + 1, w)) { at + 2 } else { at + 1 };
    let (n, unit_at) = reader.count(from)?;
    let (grain, end) = reader.unit(unit_at)?;
    let open = ["of", "from", "to", "since", "after", "before", "when", "time", "ago", "earlier", "later", "on", "and"]
        .iter()
        .any(|w| reader.is(end, w));
    let short = grain == Grain::Minute
        || (grain == Grain::Hour && n < 24)
        || grain > Grain::Month
        || n > 40 && grain != Grain::Hour;
    let today = reader.today?;
    let glued = reader.doc.tokens.get(end).is_some_and(|t| t.glued && t.kind == crate::text::Kind::Hyphen);
    // "in two days, Friday and Saturday" says which.
    let named = reader.is_mark(end, ',') && super::span::point(reader, end + 1).is_some();
    if open || short || glued || named {
        return None;
    }
    Some(Reading::within(end, When::between(shifted(today, grain, -n)?, today), grain, "in-stretch"))
}

/// `before` and `after` close a time only where nothing that they could govern follows.
fn is_closed(reader: &Reader, at: usize, needed: bool) -> bool {
    !needed || reader.doc.tokens.get(at).is_none_or(|t| !t.is_word() && t.kind != crate::text::Kind::Digits)
}

/// `Hours later`, `hours earlier`: the day spoken of.
fn hours_apart(reader: &Reader, _at: usize, after: usize) -> Option<Reading> {
    let (TimeWord::Mark(Mark::Earlier | Mark::Later), end) = reader.word(after)? else { return None };
    if !(reader.is(after, "later") || reader.is(after, "earlier") || reader.is(after, "afterwards")) {
        return None;
    }
    let (when, _) = reader.spoken.filter(|(_, grain)| *grain == Grain::Day)?;
    Some(Reading::within(end, when, Grain::Day, "hours-apart"))
}

fn month(reader: &Reader, turn: Turn, number: i8, end: usize) -> Option<Reading> {
    let today = reader.today?;
    let passed = number < today.month();
    let year = match turn {
        Turn::Last | Turn::Past | Turn::Previous if passed => today.year(),
        Turn::Last | Turn::Past | Turn::Previous => today.year() - 1,
        Turn::Next if passed || number == today.month() => today.year() + 1,
        _ => today.year(),
    };
    let parts = Parts { year: Some(year), month: Some(number), day: None };
    // `last August 6`
    if let Some(day) = calendar::read(reader, end - 1).filter(|r| r.grain == Grain::Day && r.end > end) {
        return Some(day);
    }
    let (when, grain) = reader.resolve(parts, super::reader::Bias::Past);
    Some(Reading { end, when, grain, kind: crate::document::TimeKind::Within, rule: "month", parts: Some(parts) })
}

/// A date moved by so many units.
fn shifted(date: Date, grain: Grain, n: i32) -> Option<Date> {
    let n = n.clamp(-1000, 1000);
    Some(match grain {
        Grain::Minute => date,
        Grain::Hour => moved(date, n.signum() * if n.abs() < 12 { 0 } else { (n.abs() + 12) / 24 }),
        Grain::Night | Grain::Day => moved(date, n),
        Grain::Weekend | Grain::Week => moved(date, n * 7),
        Grain::Fortnight => moved(date, n * 14),
        Grain::Month => months(date, n),
        Grain::Quarter | Grain::Season => months(date, n * 3),
        Grain::Half => months(date, n * 6),
        Grain::Year => months(date, n * 12),
        Grain::Decade => months(date, n.clamp(-50, 50) * 120),
    })
}

/// The calendar unit that holds a date, moved by so many.
pub fn unit_of(date: Date, grain: Grain, by: i32) -> When {
    let date = shifted(date, grain, by).unwrap_or(date);
    match grain {
        Grain::Minute | Grain::Hour | Grain::Day => When::day(date),
        Grain::Night => When::between(moved(date, -1), date),
        Grain::Weekend => weekend(date, 0),
        Grain::Week => {
            let monday = moved(date, -i32::from(date.weekday().to_monday_zero_offset()));
            When::between(monday, moved(monday, 6))
        }
        Grain::Fortnight => When::between(moved(date, -13), date),
        Grain::Month => When::between(date.first_of_month(), date.last_of_month()),
        Grain::Quarter | Grain::Season => {
            let start = months(date.first_of_month(), -i32::from((date.month() - 1) % 3));
            When::between(start, moved(months(start, 3), -1))
        }
        Grain::Half => {
            let start = months(date.first_of_month(), -i32::from((date.month() - 1) % 6));
            When::between(start, moved(months(start, 6), -1))
        }
        Grain::Year => When::between(date.first_of_year(), date.last_of_year()),
        Grain::Decade => When::between(months(date, -120), date),
    }
}

/// The last Saturday and Sunday begun by a date.
fn weekend(date: Date, by: i32) -> When {
    let day = i32::from(date.weekday().to_monday_zero_offset());
    let saturday = moved(date, -((day + 2) % 7) + by * 7);
    let sunday = moved(saturday, 1);
    When::between(saturday, if days(date, sunday) > 0 { date.max(saturday) } else { sunday })
}
