//! Two times joined to one stretch: `18 May to 2 June`, `Friday and Saturday`, `Dec. 30 – Jan. 2, 2025`.

use super::reader::{Parts, Reader, Reading};
use super::{calendar, edge, numeric, relative, weekday, whole};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, Mark, TimeWord, Turn};

/// A single time without a leading mark.
pub fn point(reader: &Reader, at: usize) -> Option<Reading> {
    if reader.in_name(at) {
        return None;
    }
    if reader.doc.tokens.get(at)?.kind == crate::text::Kind::Digits {
        return numeric::read(reader, at)
            .or_else(|| calendar::read(reader, at))
            .or_else(|| relative::counted(reader, at));
    }
    match reader.word(at)?.0 {
        TimeWord::Month { .. } => calendar::read(reader, at),
        TimeWord::Weekday { .. } => weekday::read(reader, at),
        TimeWord::Season(_) => edge::season(reader, at),
        TimeWord::Edge(_) => edge::read(reader, at),
        TimeWord::Ordinal(_) => edge::quarter(reader, at).or_else(|| whole::part(reader, at)),
        TimeWord::Turn(_) => whole::part(reader, at)
            .or_else(|| weekday::read(reader, at))
            .or_else(|| edge::season(reader, at))
            .or_else(|| relative::read(reader, at)),
        TimeWord::Rate(_) => relative::counted(reader, at),
        TimeWord::Offset(..) | TimeWord::Number(_) | TimeWord::Unit(Grain::Hour | Grain::Weekend) => {
            relative::read(reader, at)
        }
        TimeWord::Unit(_) => whole::ending(reader, at),
        TimeWord::Mark(Mark::Earlier | Mark::Later | Mark::Then) => relative::read(reader, at),
        TimeWord::Part => {
            let after = weekday::part_before(reader, at)?;
            if matches!(reader.word(after), Some((TimeWord::Part, _))) {
                return None;
            }
            point(reader, after).filter(|r| r.grain == Grain::Day)
        }
        _ => None,
    }
}

/// A time, with one that is joined to it.
pub fn joined(reader: &Reader, at: usize) -> Option<Reading> {
    let first = point(reader, at)?;
    let end = first.end;
    // `March/April`
    let slashed = (reader.is_mark(end, '/') && matches!(reader.word(end + 1), Some((TimeWord::Month { .. }, _))))
        .then_some(end + 1);
    let (next, listed) = match slashed
        .or_else(|| reader.dash(end))
        .map(|n| (n, false))
        .or_else(|| reader.mark(end, Mark::To).map(|n| (n, false)))
    {
        Some(found) => found,
        None => match reader.mark(end, Mark::And).filter(|_| reader.is(end, "and") || reader.is_mark(end, '&')) {
            Some(next) => (next, true),
            None => return Some(first),
        },
    };
    let next = if reader.is(next, "the") { next + 1 } else { next };
    Some(second(reader, next).and_then(|last| join(reader, first, last, listed)).unwrap_or(first))
}

fn second(reader: &Reader, at: usize) -> Option<Reading> {
    let year = || {
        let year = calendar::year_number(reader, at)?;
        let parts = Parts { year: Some(year), ..Parts::default() };
        let (when, grain) = reader.resolve(parts, super::reader::Bias::Past);
        Some(Reading { end: at + 1, when, grain, kind: TimeKind::Within, rule: "year", parts: Some(parts) })
    };
    point(reader, at).or_else(year)
}

/// One stretch from the first to the last, if they are of one kind and in order. The last lends its year.
pub fn join(reader: &Reader, first: Reading, last: Reading, listed: bool) -> Option<Reading> {
    if (first.grain > Grain::Day) != (last.grain > Grain::Day) && listed {
        return None;
    }
    let mut start = first.when;
    if let (Some(parts @ Parts { year: None, month: Some(month), .. }), Some(until)) = (first.parts, last.when.end) {
        let year = if month > until.month() { until.year() - 1 } else { until.year() };
        start = reader.resolve(Parts { year: Some(year), ..parts }, super::reader::Bias::Past).0;
    }
    if listed && !(weekday::are_near(start, last.when) || first.grain >= Grain::Month) {
        return None;
    }
    let when = When::new(start.start, last.when.end);
    if when.start.is_some() && when.end.is_some() && when.start > when.end {
        return None;
    }
    Some(Reading {
        end: last.end,
        when,
        grain: last.grain.max(first.grain),
        kind: TimeKind::Within,
        rule: "range",
        parts: None,
    })
}

/// `so far this year`, `this year so far`: from its beginning to today.
pub fn so_far(reader: &Reader, at: usize) -> Option<Reading> {
    let (TimeWord::SoFar, end) = reader.word(at)? else { return None };
    let end = if reader.is(end, "in") { end + 1 } else { end };
    let this = matches!(reader.word(end), Some((TimeWord::Turn(Turn::This), _)));
    if let Some(this) = this.then(|| relative::read(reader, end)).flatten() {
        return Some(Reading { kind: TimeKind::Since, rule: "so-far", ..this });
    }
    if let Some(year) = super::year::read(reader, end) {
        return Some(Reading { kind: TimeKind::Since, rule: "so-far", ..year });
    }
    Some(Reading {
        end,
        when: When::until(reader.today),
        grain: Grain::Day,
        kind: TimeKind::Since,
        rule: "so-far",
        parts: None,
    })
}
