//! Times that a small word opens: `since 24 February`, `until March`, `by Friday`, `as of 15 June`, `between 13 and 18
//! June`, `from January to October`, `on the night of 28 May`.

use super::reader::{Parts, Reader, Reading, moved};
use super::{calendar, rate, relative, since, span};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, Mark, TimeWord};
use crate::text::Kind;

pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    match reader.word(at)? {
        (TimeWord::Mark(Mark::Since), end) if reader.is(at, "from") => from(reader, end),
        (TimeWord::Mark(Mark::Since), end) => since::read(reader, end),
        (TimeWord::Mark(Mark::Until), end) => until(reader, end, "until"),
        (TimeWord::Mark(Mark::By), end) => until(reader, end, "by"),
        (TimeWord::Mark(Mark::AsOf), end) => until(reader, end, "as-of"),
        (TimeWord::Mark(Mark::Before), end) => before(reader, end).or_else(|| span::point(reader, at)),
        (TimeWord::Mark(Mark::Between), end) => between(reader, end),
        (TimeWord::Mark(Mark::In), _) => relative::in_stretch(reader, at),
        (TimeWord::Mark(Mark::NightOf), end) => night(reader, end),
        (TimeWord::ToDate, end) => Some(Reading {
            end,
            when: When::until(reader.today),
            grain: Grain::Day,
            kind: TimeKind::Since,
            rule: "to-date",
            parts: None,
        }),
        (TimeWord::SoFar, _) => span::so_far(reader, at),
        (TimeWord::Rate(_), _) => span::point(reader, at).or_else(|| rate::read(reader, at)),
        _ => None,
    }
}

/// A time after a mark, with or without an article or `about`.
pub fn after_mark(reader: &Reader, at: usize) -> Option<Reading> {
    let mut next = at;
    for _ in 0..2 {
        let passes = ["the", "about", "around", "at", "least", "on"].iter().any(|w| reader.is(next, w));
        if !passes {
            break;
        }
        if let Some(found) = span::point(reader, next) {
            return Some(found);
        }
        next += 1;
    }
    span::point(reader, next).or_else(|| year(reader, next))
}

fn year(reader: &Reader, at: usize) -> Option<Reading> {
    let year = calendar::year_number(reader, at)?;
    let parts = Parts { year: Some(year), ..Parts::default() };
    let (when, grain) = reader.resolve(parts, super::reader::Bias::Past);
    Some(Reading { end: at + 1, when, grain, kind: TimeKind::Within, rule: "year", parts: Some(parts) })
}

/// `from January to October`, `from 30 January to 6 February`, `from January to date`, `from March onwards`.
fn from(reader: &Reader, at: usize) -> Option<Reading> {
    let at = clock(reader, at);
    let at = if reader.is(at, "the") { at + 1 } else { at };
    let first = days_then_month(reader, at).or_else(|| span::joined(reader, at)).or_else(|| year(reader, at))?;
    if first.rule == "range" || first.rule == "days" || first.rule == "months" {
        return Some(Reading { rule: "range", ..first });
    }
    if let Some((TimeWord::ToDate, end)) = reader.word(first.end) {
        return Some(since::from(reader, Reading { end, ..first }));
    }
    let onward = ["onwards", "onward", "forward", "on"].iter().any(|w| reader.is(first.end, w));
    if onward {
        return Some(since::from(reader, Reading { end: first.end + 1, ..first }));
    }
    let end = aside(reader, first.end);
    let joint = reader.mark(end, Mark::To).or_else(|| reader.dash(end))?;
    let timed = clock(reader, joint);
    let joint = if reader.is(timed, "the") { timed + 1 } else { timed };
    if let Some((TimeWord::ToDate, end)) = reader.word(joint) {
        return Some(since::from(reader, Reading { end, ..first }));
    }
    let last = after_mark(reader, joint)?;
    span::join(reader, first, last, false)
}

/// Behind the time of day before a date: `04:00 on`, `4 a.m. on`, `midnight on`, `24:00 midnight on`.
fn clock(reader: &Reader, at: usize) -> usize {
    const LONGEST: usize = 8;
    let is_part = |t: usize| match reader.doc.tokens.get(t).map(|t| t.kind) {
        Some(Kind::Digits) => true,
        Some(Kind::Mark(':' | '.')) => t > at,
        Some(Kind::Word) => {
            ["a", "p", "m", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "midnight", "noon", "hours", "the"]
                .iter()
                .any(|w| reader.is(t, w))
        }
        _ => false,
    };
    let end = (at..at + LONGEST).find(|&t| !is_part(t)).unwrap_or(at);
    if end > at && reader.is(end, "on") { end + 1 } else { at }
}

/// Behind a clause that tells what a date was: `24 February, when the invasion began, to …`.
fn aside(reader: &Reader, at: usize) -> usize {
    const LONGEST: usize = 16;
    if !(reader.is_mark(at, ',') && reader.is(at + 1, "when")) {
        return at;
    }
    (at + 2..at + LONGEST).find(|&t| reader.is_mark(t, ',')).map_or(at, |t| t + 1)
}

/// `between 13 and 18 June`, `between March and October 2024`, `between 31 January and 5 February`.
fn between(reader: &Reader, at: usize) -> Option<Reading> {
    let first = days_then_month(reader, at).or_else(|| span::joined(reader, at)).or_else(|| year(reader, at))?;
    if matches!(first.rule, "range" | "days" | "months") {
        return Some(Reading { rule: "range", ..first });
    }
    // `between April 15, 2023, and June 1, 2025`
    let end = first.end + usize::from(reader.is_mark(first.end, ','));
    let joint = reader.mark(end, Mark::And).or_else(|| reader.mark(end, Mark::To))?;
    if reader.is(joint, "now") || reader.is(joint, "today") {
        return Some(since::from(reader, Reading { end: joint + 1, ..first }));
    }
    span::join(reader, first, after_mark(reader, joint)?, false)
}

/// `13 and 18 June`, `the 8th to the 13th of October`.
fn days_then_month(reader: &Reader, at: usize) -> Option<Reading> {
    calendar::read(reader, at).filter(|r| r.rule == "days")
}

/// Up to the end of the time named; a middle counts as its centre.
fn until(reader: &Reader, at: usize, rule: &'static str) -> Option<Reading> {
    if reader.is(at, "now") || reader.is(at, "then") {
        return None;
    }
    let time = nearest(reader, after_mark(reader, at)?);
    let end = match (time.rule, time.when.start, time.when.end) {
        ("middle", Some(start), Some(end)) => Some(centre(start, end)),
        (_, _, end) => end,
    };
    Some(Reading { when: When::until(end), kind: TimeKind::Until, rule, parts: None, ..time })
}

fn before(reader: &Reader, at: usize) -> Option<Reading> {
    if matches!(reader.word(at), Some((TimeWord::Part, _))) {
        return None;
    }
    let time = nearest(reader, after_mark(reader, at)?);
    let end = time.when.start.map(|d| moved(d, -1));
    Some(Reading { when: When::until(end), kind: TimeKind::Until, rule: "before", parts: None, ..time })
}

/// An end may lie ahead: a date without a year is the nearest.
fn nearest(reader: &Reader, time: Reading) -> Reading {
    match time.parts {
        Some(parts @ Parts { year: None, month: Some(_), .. }) if reader.frame.is_none() => {
            Reading { when: reader.resolve(parts, super::reader::Bias::Near).0, ..time }
        }
        _ => time,
    }
}

/// The middle day of a stretch; of the middle of a month, the 15th.
pub fn centre(start: jiff::civil::Date, end: jiff::civil::Date) -> jiff::civil::Date {
    if start.month() == end.month() && start.day() < 15 && end.day() > 15 {
        return jiff::civil::Date::new(start.year(), start.month(), 15).unwrap_or(start);
    }
    moved(start, super::reader::days(start, end) / 2)
}

/// `the night of 28 May` and `overnight into Tuesday` begin the day before; `the night of 27 to 28 May` says both.
fn night(reader: &Reader, at: usize) -> Option<Reading> {
    let at = if reader.is(at, "the") { at + 1 } else { at };
    let time = days_then_month(reader, at).or_else(|| span::joined(reader, at)).filter(|r| r.grain == Grain::Day)?;
    let when = match (time.when.start, time.when.end) {
        (Some(start), Some(end)) if start == end => When::between(moved(start, -1), end),
        _ => time.when,
    };
    Some(Reading { when, rule: "night", parts: None, ..time })
}
