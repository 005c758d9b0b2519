//! Years that stand alone: `in 2014`, `(2019)`, `2014-2016`, `the 1990s`, and years that head a line.

use super::calendar::{is_count, year_number};
use super::reader::{Bias, Parts, Reader, Reading};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, Mark};
use crate::text::Kind;
use jiff::civil::Date;

/// A year alone, where the words around it make it one: `in 2014`, `(2019)`, `the 2003 invasion`, `the 1990s`.
pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if let Some(decade) = decade(reader, at) {
        return Some(decade);
    }
    let year = year_number(reader, at)?;
    let end = at + 1;
    let glued_before =
        reader.doc.tokens[at].glued && at > 0 && !reader.is_mark(at - 1, '(') && !reader.is_mark(at - 1, '–');
    let led = reader.after_any(
        at,
        &[
            "in",
            "since",
            "of",
            "by",
            "during",
            "until",
            "late",
            "early",
            "mid",
            "from",
            "before",
            "after",
            "through",
            "to",
            "between",
            "and",
            "year",
            "till",
            "throughout",
            "for",
            "around",
            "circa",
            "the",
            "its",
            "their",
            "a",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
        ],
    );
    let in_brackets = at > 0 && reader.is_mark(at - 1, '(');
    if glued_before || !(led || in_brackets || heads(reader, at)) || reader.is_mark(end, '%') {
        return None;
    }
    let article = reader.after_any(at, &["the", "its", "their", "a"]);
    let counted = is_count(reader, end);
    if counted || (article && !reader.doc.tokens.get(end).is_some_and(|t| t.is_word())) {
        return None;
    }
    let parts = Parts { year: Some(year), ..Parts::default() };
    let (mut when, _) = reader.resolve(parts, Bias::Past);
    let mut after = end;
    let next = reader
        .dash(end)
        .or_else(|| reader.mark(end, Mark::And))
        .or_else(|| reader.mark(end, Mark::To))
        .or_else(|| reader.is_mark(end, '/').then_some(end + 1));
    if let Some(second) = next.and_then(|n| year_number(reader, n).filter(|&y| y > year).map(|y| (y, n + 1))) {
        let (until, _) = reader.resolve(Parts { year: Some(second.0), ..Parts::default() }, Bias::Past);
        when = When::new(when.start, until.end);
        after = second.1;
    }
    let rule = if article { "year-of" } else { "year" };
    Some(Reading { end: after, when, grain: Grain::Year, kind: TimeKind::Within, rule, parts: Some(parts) })
}

/// `2004 – up to 7 killed`, `In 2004:`; a line of nothing else: a year that heads what follows.
fn heads(reader: &Reader, at: usize) -> bool {
    let start = reader.sentence_start();
    let is_first = at == start || at == start + 1 && !reader.doc.tokens[start].is_word();
    is_first
        && (at + 1 == reader.sentence_end()
            || matches!(reader.doc.tokens[at + 1].kind, Kind::Mark('–' | '—' | ':'))
            || matches!(reader.doc.tokens[at + 1].kind, Kind::Hyphen | Kind::Mark('-'))
                && !reader.doc.tokens[at + 1].glued)
}

fn decade(reader: &Reader, at: usize) -> Option<Reading> {
    let (text, end) = reader.digits(at)?;
    let first: i16 = text.parse().ok().filter(|y| (1900..2100).contains(y) && y % 10 == 0)?;
    let ending =
        reader.doc.tokens.get(end).filter(|t| t.glued && t.text(reader.doc.text).eq_ignore_ascii_case("s")).is_some();
    if !ending {
        return None;
    }
    let start = Date::new(first, 1, 1).ok()?;
    let last = Date::new(first + 9, 12, 31).ok()?;
    Some(Reading::within(end + 1, When::between(start, last), Grain::Decade, "decade"))
}
