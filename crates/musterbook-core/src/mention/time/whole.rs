//! Stretches told by their end or their length: `the week to 14 June`, `the year ending in March`, `the first nine days of
//! June`, `the last two weeks of 2024`.

use super::reader::{Reader, Reading, days, months, moved};
use super::{relative, span};
use crate::claim::When;
use crate::lexicon::times::{Grain, Mark, TimeWord, Turn};
use jiff::civil::Date;

/// `week to 14 June`, `month ended 31 May`; not `a week to remember`.
pub fn ending(reader: &Reader, at: usize) -> Option<Reading> {
    let (grain, end) = reader.unit(at).filter(|(grain, _)| *grain >= Grain::Day)?;
    let after = ["ending", "ended", "ends"].iter().any(|word| reader.is(end, word));
    let mut end = if after { end + 1 } else { reader.mark(end, Mark::To)? };
    if reader.is(end, "on") || reader.is(end, "in") || reader.is(end, "the") {
        end += 1;
    }
    let last = span::point(reader, end).filter(|last| last.grain < grain)?;
    let until = last.when.end?;
    let from = moved(back(until, grain)?, 1);
    Some(Reading::within(last.end, When::between(from, until), grain, "stretch"))
}

/// The day that lies a unit before.
fn back(until: Date, grain: Grain) -> Option<Date> {
    Some(match grain {
        Grain::Day => moved(until, -1),
        Grain::Week => moved(until, -7),
        Grain::Fortnight => moved(until, -14),
        Grain::Month => months(until, -1),
        Grain::Quarter => months(until, -3),
        Grain::Half => months(until, -6),
        Grain::Year => months(until, -12),
        _ => return None,
    })
}

/// `first nine days of June`, `last two weeks of 2024`, `first four months of this year`.
pub fn part(reader: &Reader, at: usize) -> Option<Reading> {
    let (leads, end) = match reader.word(at)? {
        (TimeWord::Ordinal(1), end) => (true, end),
        (TimeWord::Turn(Turn::Last), end) => (false, end),
        _ => return None,
    };
    let (count, end) = reader.count(end)?;
    let (grain, end) = reader.unit(end)?;
    let mut end = if reader.is(end, "of") || reader.is(end, "in") { end + 1 } else { return None };
    if reader.is(end, "the") {
        end += 1;
    }
    let whole = span::point(reader, end)
        .or_else(|| relative::read(reader, end))
        .or_else(|| super::year::read(reader, end))
        .filter(|whole| whole.grain > grain)?;
    let (start, until) = whole.when.start.zip(whole.when.end)?;
    let when = match (leads, grain) {
        (true, Grain::Day) => When::between(start, moved(start, count - 1)),
        (true, Grain::Week) => When::between(start, moved(start, count * 7 - 1)),
        (true, Grain::Month) => When::between(start, moved(months(start, count), -1)),
        (false, Grain::Day) => When::between(moved(until, 1 - count), until),
        (false, Grain::Week) => When::between(moved(until, 1 - count * 7), until),
        (false, Grain::Month) => When::between(moved(months(until, -count), 1), until),
        _ => return None,
    };
    let fits = when.start.zip(when.end).is_some_and(|(a, b)| days(a, b) >= 0 && a >= moved(start, -1));
    fits.then(|| Reading::within(whole.end, reader.capped(when), grain, "edge"))
}
