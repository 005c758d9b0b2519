//! Calendar dates in words: `June 16`, `16 June 2025`, `Feb. 24, 2022`, `the 20th`, `January and February`, `2014`.

use super::numeric;
use super::reader::{Parts, Reader, Reading};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, Mark, TimeWord, Turn};
use crate::text::{Case, Kind};

/// A month, with what the table says of its name.
struct Month {
    number: i8,
    end: usize,
    short: bool,
    plain: bool,
    /// `JAN`, `May`: as data lines write it.
    is_short_form: bool,
}

/// A date that begins at a token.
pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    month_first(reader, at).or_else(|| day_first(reader, at)).or_else(|| day_alone(reader, at))
}

fn month(reader: &Reader, at: usize) -> Option<Month> {
    let (TimeWord::Month { number, short, plain }, end) = reader.word(at)? else { return None };
    if reader.doc.tokens[at].case == Case::Lower || reader.in_name(at) {
        return None;
    }
    let is_short_form = short || end - at == 1 && reader.doc.tokens[at].text(reader.doc.text).len() <= 4;
    let end =
        if short && reader.doc.tokens.get(end).is_some_and(|t| t.glued && t.is_mark('.')) { end + 1 } else { end };
    Some(Month { number, end, short, plain, is_short_form })
}

/// `June 16`, `Dec. 14 and 15, 2024`, `Oct. 8-13`, `June 2025`, `June`.
fn month_first(reader: &Reader, at: usize) -> Option<Reading> {
    let month = month(reader, at)?;
    let day = day(reader, month.end).filter(|&(_, end)| !is_counted(reader, at, end));
    let Some((first, mut end)) = day else {
        return month_alone(reader, at, &month);
    };
    let last = day_after(reader, end);
    if let Some((_, after)) = last {
        end = after;
    }
    let (year, end) = year_after(reader, end);
    Some(days_of(reader, at, Parts { year, month: Some(month.number), day: Some(first) }, last.map(|l| l.0), end))
}

/// `16 June`, `16th of June, 2025`, `18 to 19 May`, `1-15 March`.
fn day_first(reader: &Reader, at: usize) -> Option<Reading> {
    let (first, mut end) = day(reader, at)?;
    let last = day_after(reader, end).filter(|&(_, after)| month(reader, of(reader, after)).is_some());
    if let Some((_, after)) = last {
        end = after;
    }
    let joint = joint_before_month(reader, end);
    let month = month(reader, joint.unwrap_or_else(|| of(reader, end)))?;
    if reader.doc.tokens[month.end - 1].kind == Kind::Word
        && reader.digits(month.end).is_none()
        && month.plain
        && reader.doc.tokens[at].glued
    {
        return None;
    }
    let (year, end) = match joint.and_then(|_| year_joined(reader, month.end)).or_else(|| short_year(reader, &month)) {
        Some((year, end)) => (Some(year), end),
        None => year_after(reader, month.end),
    };
    Some(days_of(reader, at, Parts { year, month: Some(month.number), day: Some(first) }, last.map(|l| l.0), end))
}

/// `20/Oct`, `20-Oct-2016`: the mark between a day and the name of a month.
fn joint_before_month(reader: &Reader, at: usize) -> Option<usize> {
    let token = reader.doc.tokens.get(at).filter(|t| t.glued)?;
    let joins = matches!(token.kind, Kind::Hyphen | Kind::Mark('/' | '-'))
        && reader.doc.tokens.get(at + 1).is_some_and(|t| t.glued);
    (joins && matches!(reader.word(at + 1), Some((TimeWord::Month { .. }, _)))).then_some(at + 1)
}

/// `-2016`, `/16` behind a month that is joined to its day.
fn year_joined(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let token = reader.doc.tokens.get(at).filter(|t| t.glued)?;
    if !matches!(token.kind, Kind::Hyphen | Kind::Mark('/' | '-')) {
        return None;
    }
    let (text, end) = reader.digits(at + 1)?;
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..2100).contains(&year).then_some((year, end)),
        2 => Some((numeric::century(reader, year), end)),
        _ => None,
    }
}

/// `12 JAN 90`, `3 Oct 88`: two figures behind a shortened month, before no word that they could count.
fn short_year(reader: &Reader, month: &Month) -> Option<(i16, usize)> {
    let (text, end) = reader.digits(month.end).filter(|(text, _)| month.is_short_form && text.len() == 2)?;
    let year: i16 = text.parse().ok()?;
    let counts = reader.doc.tokens.get(end).is_some_and(|t| t.is_word() || t.glued && !matches!(t.kind, Kind::Mark(_)));
    let apart = !reader.doc.tokens[month.end].glued;
    (apart && !counts && (year >= 70 || year <= 30)).then(|| (numeric::century(reader, year), end))
}

/// `on the 13th`, `since the 10th,`: not before a noun.
fn day_alone(reader: &Reader, at: usize) -> Option<Reading> {
    let (number, end) = day(reader, at)?;
    let is_ordinal = end > at + 1;
    let before = at >= 2
        && reader.is(at - 1, "the")
        && reader.after_any(at - 1, &["on", "by", "of", "since", "until", "from", "to", "and", "between", "around"]);
    let after = reader.doc.tokens.get(end).is_none_or(|t| {
        matches!(t.kind, Kind::Mark(_) | Kind::Break)
            || matches!(reader.word(end), Some((TimeWord::Mark(mark), _)) if mark != Mark::Of || !reader.is(end, "of"))
            || ["the", "that", "its", "it", "he", "she", "they", "as", "when", "with"].iter().any(|w| reader.is(end, w))
    });
    if !is_ordinal || !before || !after {
        return None;
    }
    let parts = Parts { day: Some(number), ..Parts::default() };
    let (when, grain) = reader.resolve(parts, reader.bias(at));
    Some(Reading::within(end, when, grain, "day-of-month"))
}

/// `June`, `June 2025`, `July-September 2022`, `January and February`.
fn month_alone(reader: &Reader, at: usize, first: &Month) -> Option<Reading> {
    let joined = month_joined(reader, first.end);
    let last = joined.as_ref().map_or(first.end, |m| m.end);
    let (year, end) = year_after(reader, last);
    let has_year = year.is_some();
    if !has_year && (first.short || (first.plain && !is_plainly_month(reader, at, joined.is_some()))) {
        let after_in = reader.after_any(at, &["in", "since", "until", "last"]);
        if !(first.short && after_in && reader.doc.tokens[at].case == Case::Capital && !first.plain) {
            return None;
        }
    }
    let bias = reader.bias(at);
    let parts = Parts { year, month: Some(first.number), day: None };
    let Some(second) = joined else {
        let (when, grain) = reader.resolve(parts, bias);
        return Some(Reading { end, when, grain, kind: TimeKind::Within, rule: "month", parts: Some(parts) });
    };
    let until = Parts { month: Some(second.number), ..parts };
    let (last, _) = reader.resolve(until, bias);
    let from =
        Parts { year: last.end.map(|d| if first.number > d.month() { d.year() - 1 } else { d.year() }), ..parts };
    let (start, _) = reader.resolve(from, bias);
    let when = When::new(start.start, last.end);
    Some(Reading { end, when, grain: Grain::Quarter, kind: TimeKind::Within, rule: "months", parts: None })
}

/// `-September`, `and February`, `or May` after a month. Ranges with `to` are read by the joining rule too.
fn month_joined(reader: &Reader, at: usize) -> Option<Month> {
    let next = reader.dash(at).or_else(|| reader.mark(at, Mark::And)).or_else(|| reader.mark(at, Mark::To))?;
    let month = month(reader, next)?;
    day(reader, month.end).is_none().then_some(month)
}

/// `May` and `March` are months after a word of time, or where they stand with another month.
fn is_plainly_month(reader: &Reader, at: usize, joined: bool) -> bool {
    joined
        || reader.after_any(
            at,
            &[
                "in",
                "since",
                "until",
                "till",
                "by",
                "of",
                "from",
                "to",
                "through",
                "and",
                "between",
                "before",
                "after",
                "last",
                "this",
                "next",
                "during",
                "early",
                "late",
                "mid",
                "throughout",
                "for",
                "as",
                "on",
                "till",
                "ending",
                "previous",
            ],
        )
        || reader.dash(at.wrapping_sub(1)).is_some()
}

/// A day of the month: 1 to 31, with or without its ending.
fn day(reader: &Reader, at: usize) -> Option<(i8, usize)> {
    let (text, mut end) = reader.digits(at)?;
    let number: i8 = text.parse().ok().filter(|n| (1..=31).contains(n) && text.len() <= 2)?;
    let ending = reader.doc.tokens.get(end).filter(|t| t.glued && t.is_word());
    if let Some(token) = ending {
        if !["st", "nd", "rd", "th"].iter().any(|e| token.text(reader.doc.text).eq_ignore_ascii_case(e)) {
            return None;
        }
        end += 1;
    }
    // `May 18: four died` ends in a colon, `18:30` goes on.
    let goes_on =
        |mark: char| mark != ':' || reader.doc.tokens.get(end + 1).is_some_and(|t| t.glued && t.kind == Kind::Digits);
    let is_part = reader
        .doc
        .tokens
        .get(end)
        .is_some_and(|t| t.glued && matches!(t.kind, Kind::Mark(c @ ('%' | ':' | '/' | '°')) if goes_on(c)))
        && joint_before_month(reader, end).is_none();
    let is_compound = reader.doc.tokens.get(end).is_some_and(|t| t.kind == Kind::Hyphen)
        && reader.doc.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.case == Case::Lower);
    (!is_part && !is_compound).then_some((number, end))
}

/// The last day of a range or list: `-15`, `to 19`, `and 15`, `, 16 and 17`.
fn day_after(reader: &Reader, at: usize) -> Option<(i8, usize)> {
    // A list of a few days, no longer.
    let mut at = at;
    for _ in 0..3 {
        if !reader.is_mark(at, ',') {
            break;
        }
        at = day(reader, at + 1)?.1;
    }
    let next = reader
        .dash(at)
        .or_else(|| reader.mark(at, Mark::To))
        .or_else(|| reader.mark(at, Mark::And))
        .or_else(|| reader.is_mark(at, '/').then_some(at + 1))?;
    let found = day(reader, next)?;
    // "June 12 and 15 people" counts people.
    let counts = reader
        .doc
        .tokens
        .get(found.1)
        .is_some_and(|t| t.is_word() && t.case == Case::Lower && is_plural(t.text(reader.doc.text)));
    let dashed = reader.dash(at).is_some();
    (!counts || dashed).then_some(found)
}

/// Whether a word looks like what a number counts.
fn is_plural(word: &str) -> bool {
    (word.ends_with('s')
        && !matches!(word, "as" | "was" | "is" | "his" | "has" | "across" | "its" | "this" | "says" | "versus"))
        || matches!(
            word,
            "people" | "men" | "women" | "children" | "others" | "more" | "police" | "aircraft" | "civilian"
        )
}

/// `In June 12 people died`: the number counts what follows.
fn is_counted(reader: &Reader, at: usize, end: usize) -> bool {
    reader.after_any(at, &["in", "during", "throughout"])
        && reader
            .doc
            .tokens
            .get(end)
            .is_some_and(|t| t.is_word() && t.case == Case::Lower && reader.word(end).is_none())
}

fn of(reader: &Reader, at: usize) -> usize {
    if reader.is(at, "of") { at + 1 } else { at }
}

/// The year after a day or month: `2025`, `, 2025`, `of 2025`, `last year`, `of this year`.
fn year_after(reader: &Reader, at: usize) -> (Option<i16>, usize) {
    let skipped = if reader.is_mark(at, ',') || reader.is(at, "of") || reader.is(at, "in") { at + 1 } else { at };
    if let Some(year) = year_number(reader, skipped).filter(|_| skipped == at || !is_count(reader, skipped + 1)) {
        return (Some(year), skipped + 1);
    }
    let skipped = if reader.is(at, "of") || reader.is_mark(at, ',') { at + 1 } else { at };
    year_by_words(reader, skipped).map_or((None, at), |(year, end)| (Some(year), end))
}

/// `last year`, `this year`, `next year`.
pub fn year_by_words(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let (TimeWord::Turn(turn), next) = reader.word(at)? else { return None };
    let (Grain::Year, end) = reader.unit(next)? else { return None };
    let year = reader.today?.year();
    match turn {
        Turn::Last | Turn::Previous => Some((year - 1, end)),
        Turn::This | Turn::Same => Some((year, end)),
        Turn::Next => Some((year + 1, end)),
        _ => None,
    }
}

/// After a comma, a number before a plain noun is a count: `In June, 2024 people`.
pub fn is_count(reader: &Reader, at: usize) -> bool {
    reader.doc.tokens.get(at).is_some_and(|t| t.is_word() && t.case == Case::Lower && !t.glued)
        && ["people", "men", "soldiers", "troops", "civilians", "fighters", "children", "women", "others", "more"]
            .iter()
            .any(|w| reader.is(at, w))
}

pub fn year_number(reader: &Reader, at: usize) -> Option<i16> {
    let (text, end) = reader.digits(at)?;
    let year: i16 = text.parse().ok().filter(|y| (1900..2100).contains(y) && text.len() == 4)?;
    let glued = reader.doc.tokens.get(end).is_some_and(|t| t.glued && (t.is_word() || t.is_mark('%')));
    (!glued).then_some(year)
}

/// One day or several of a month.
fn days_of(reader: &Reader, at: usize, parts: Parts, last: Option<i8>, end: usize) -> Reading {
    let bias = reader.bias(at);
    let (first, grain) = reader.resolve(parts, bias);
    let Some(last) = last else {
        return Reading { end, when: first, grain, kind: TimeKind::Within, rule: "date", parts: Some(parts) };
    };
    let (until, _) =
        reader.resolve(Parts { day: Some(last), year: first.start.map(|d| d.year()).or(parts.year), ..parts }, bias);
    let when = if until.end >= first.start { When::new(first.start, until.end) } else { first };
    Reading { end, when, grain: Grain::Day, kind: TimeKind::Within, rule: "days", parts: None }
}
