//! Parts of a longer stretch, and the longer stretches: `early March`, `mid-2024`, `the first half of 2025`, `end of last
//! year`, `fall 2024`, `last autumn`, `the third quarter`.

use super::reader::{Parts, Reader, Reading, days, months, moved};
use super::{calendar, relative, weekday};
use crate::claim::When;
use crate::lexicon::times::{Edge, Grain, TimeWord, Turn};
use jiff::civil::Date;

/// `early March`, `late last month`, `the end of 2024`; of a day, the day.
pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let (TimeWord::Edge(edge), mut end) = reader.word(at)? else { return None };
    let joined = reader.doc.tokens.get(end).is_some_and(|t| t.kind == crate::text::Kind::Hyphen);
    if joined || reader.is(end, "the") || reader.is(end, "of") {
        end += 1;
    }
    // `early in the morning of`, `late on Friday`, `early hours of`
    if let Some(after) = weekday::part_before(reader, end) {
        end = after;
    }
    if reader.is(end, "on") || reader.is(end, "in") || reader.is(end, "of") {
        end += 1;
    }
    let whole = weekday::read(reader, end)
        .or_else(|| calendar::read(reader, end))
        .or_else(|| season(reader, end))
        .or_else(|| relative::read(reader, end))
        .or_else(|| calendar::year_number(reader, end).map(|y| year(reader, y, end + 1)))
        .or_else(|| this(reader, edge, end))?;
    let (when, rule) = part(edge, whole.when, whole.grain);
    Some(Reading { when: reader.capped(when), rule, parts: None, ..whole })
}

/// `the start of the year`, `the beginning of the month`, `mid-week`.
fn this(reader: &Reader, edge: Edge, at: usize) -> Option<Reading> {
    if !matches!(edge, Edge::Start | Edge::End | Edge::Middle | Edge::FirstHalf | Edge::SecondHalf) {
        return None;
    }
    let (grain, end) = reader.unit(at).filter(|(g, _)| *g >= Grain::Week)?;
    let today = reader.today?;
    Some(Reading::within(end, relative::unit_of(today, grain, 0), grain, "edge"))
}

fn year(reader: &Reader, year: i16, end: usize) -> Reading {
    let (when, grain) = reader.resolve(Parts { year: Some(year), ..Parts::default() }, super::reader::Bias::Past);
    Reading::within(end, when, grain, "year")
}

/// The part of a stretch that an edge names.
fn part(edge: Edge, when: When, grain: Grain) -> (When, &'static str) {
    let (Some(start), Some(end)) = (when.start, when.end) else { return (when, "edge") };
    if grain <= Grain::Day {
        return (when, "edge");
    }
    let length = days(start, end) + 1;
    let (from, to) = match (edge, grain) {
        (Edge::FirstHalf, Grain::Year) => (start, moved(months(start, 6), -1)),
        (Edge::SecondHalf, Grain::Year) => (months(start, 6), start.last_of_year()),
        (Edge::FirstHalf, _) => (start, moved(start, length / 2 - 1)),
        (Edge::SecondHalf, _) => (moved(start, length / 2), end),
        (Edge::Early, Grain::Year) => (start, moved(months(start, 3), -1)),
        (Edge::Late, Grain::Year) => (months(start, 9), start.last_of_year()),
        (Edge::Middle, Grain::Year) => (months(start, 5), moved(months(start, 8), -1)),
        (Edge::Start, Grain::Year) => (start, start.last_of_month()),
        (Edge::End, Grain::Year) => (months(start, 11), start.last_of_year()),
        (Edge::Start, _) => (start, moved(start, length.min(7) - 1)),
        (Edge::End, Grain::Month) => (moved(start.last_of_month(), -6), start.last_of_month()),
        (Edge::End, _) => (moved(end, 1 - length.min(7)), end),
        (Edge::Early, _) => (start, moved(start, length / 3 - 1)),
        (Edge::Middle, _) => (moved(start, length / 3), moved(start, length * 2 / 3)),
        (Edge::Late, Grain::Month) => (moved(start, 20), start.last_of_month()),
        (Edge::Late, _) => (moved(start, length * 2 / 3), end),
    };
    let rule = if edge == Edge::Middle { "middle" } else { "edge" };
    (When::between(from.min(to), to.max(from)), rule)
}

/// `fall 2024`, `the winter of 2023`, `last autumn`, `in the spring`; not `the fall of Kabul`.
pub fn season(reader: &Reader, at: usize) -> Option<Reading> {
    let (turn, start) = match reader.word(at)? {
        (TimeWord::Turn(turn), end) => (Some(turn), end),
        _ => (None, at),
    };
    let (TimeWord::Season(month), end) = reader.word(start)? else { return None };
    let of = if reader.is(end, "of") || reader.is_mark(end, ',') { end + 1 } else { end };
    let given = calendar::year_number(reader, of);
    let led = start > 0
        && (reader.after_any(start, &["in", "since", "this", "early", "late", "until", "by", "mid"])
            || is_led(reader, start));
    let relative_year =
        if reader.is(end, "of") || given.is_some() { None } else { calendar::year_by_words(reader, end) };
    if given.is_none() && turn.is_none() && relative_year.is_none() && (!led || reader.is(end, "of")) {
        return None;
    }
    let (year, end) = match (given, relative_year) {
        (Some(year), _) => (Some(year), of + 1),
        (None, Some((year, end))) => (Some(year), end),
        _ => (season_year(reader, month, turn), end),
    };
    let when = year.and_then(|y| Date::new(y, month, 1).ok()).map(|d| When::between(d, moved(months(d, 3), -1)));
    Some(Reading::within(end, when.map_or(When::OPEN, |w| reader.capped(w)), Grain::Season, "season"))
}

/// `in the autumn`, `by the spring`, `the following spring`.
fn is_led(reader: &Reader, at: usize) -> bool {
    reader.is(at - 1, "the")
        && reader.after_any(at - 1, &["in", "since", "until", "by", "during", "over", "throughout", "from", "of"])
}

/// The year of the season nearest to today in the direction given.
fn season_year(reader: &Reader, month: i8, turn: Option<Turn>) -> Option<i16> {
    let anchor = match turn {
        Some(Turn::Following) => reader.spoken.and_then(|(when, _)| when.end).or(reader.today)?,
        _ => reader.today?,
    };
    let here = Date::new(anchor.year(), month, 1).ok()?;
    let over = moved(months(here, 3), -1) < anchor;
    let begun = here <= anchor;
    Some(match turn {
        Some(Turn::Next | Turn::Following) if begun => anchor.year() + 1,
        Some(Turn::Next | Turn::Following) => anchor.year(),
        Some(Turn::Last | Turn::Past | Turn::Previous) if over => anchor.year(),
        Some(Turn::Last | Turn::Past | Turn::Previous) => anchor.year() - 1,
        Some(Turn::This | Turn::Same) => anchor.year(),
        None if begun => anchor.year(),
        None => anchor.year() - 1,
    })
}

/// `the third quarter of 2024`, `the first quarter`, `Q3 2024`.
pub fn quarter(reader: &Reader, at: usize) -> Option<Reading> {
    let (TimeWord::Ordinal(n), end) = reader.word(at)? else { return None };
    let (grain, end) = reader.unit(end)?;
    if grain == Grain::Week && reader.is(end, "of") && (1..=4).contains(&n) {
        let month = calendar::read(reader, end + 1).filter(|r| r.grain == Grain::Month)?;
        let start = moved(month.when.start?, i32::from(n) * 7 - 7);
        return Some(Reading {
            when: reader.capped(When::between(start, moved(start, 6))),
            grain,
            rule: "week-of",
            parts: None,
            ..month
        });
    }
    if grain != Grain::Quarter {
        return None;
    }
    if !(1..=4).contains(&n) {
        return None;
    }
    let of = if reader.is(end, "of") { end + 1 } else { end };
    let (year, end) = match calendar::year_number(reader, of) {
        Some(year) => (year, of + 1),
        None => match calendar::year_by_words(reader, of) {
            Some(found) => found,
            None if reader.is(end, "of") => return None,
            None => (reader.today?.year(), end),
        },
    };
    let start = Date::new(year, n as i8 * 3 - 2, 1).ok()?;
    Some(Reading::within(
        end,
        reader.capped(When::between(start, moved(months(start, 3), -1))),
        Grain::Quarter,
        "quarter",
    ))
}
