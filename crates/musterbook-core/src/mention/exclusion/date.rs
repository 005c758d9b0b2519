//! Ordinals, decades, and the few dates that the time stage left.

use super::{Context, Verdict};
use crate::claim::Reason;
use crate::mention::number::{Line, Number};
use crate::text::{Case, Kind};

/// `47th`.
pub fn ordinal(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let at = number.tokens.end;
    if line.glued(at) && line.kind(at - 1) == Some(Kind::Digits) && line.is_any(at, &["st", "nd", "rd", "th"]) {
        return Verdict::new(Reason::Ordinal, "an ordinal", at - 1..at + 1);
    }
    None
}

/// `1980s`, `in his 40s`.
pub fn decade(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let at = number.tokens.end;
    let is_s = matches!(line.word(at), "s" | "'s" | "’s") && line.glued(at);
    let round = number.value().is_some_and(|v| v % 10.0 == 0.0 && (10.0..2100.0).contains(&v));
    if is_s && round && line.kind(at - 1) == Some(Kind::Digits) {
        Verdict::new(Reason::Date, "a decade", at - 1..at + 1)
    } else {
        None
    }
}

/// `12 May`, `May 12`.
pub fn day(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.high.is_none_or(|v| v > 31.0) || number.low.is_none_or(|v| v < 1.0 || v.fract() != 0.0) || number.share {
        return None;
    }
    let is_month = |at: usize| {
        line.get(at).is_some_and(|t| t.case != Case::Lower && line.lexicon.exclusions.month.contains(&t.word))
    };
    // `20 of May`, `20/Oct`
    let is_joined = line.is(end, "of") || line.is_mark(end, '/') || line.kind(end) == Some(Kind::Hyphen);
    let behind = if is_joined { end + 1 } else { end };
    if is_month(behind) && line.kind(start) == Some(Kind::Digits) {
        return Verdict::new(Reason::Date, "a day of a month", behind..behind + 1);
    }
    if line.kind(start) == Some(Kind::Digits) && number.tokens.len() == 1 && lists_days(line, end, is_month) {
        return Verdict::new(Reason::Date, "a day of a month", start..end);
    }
    let before = if start > 1 && line.is_mark(start - 1, '.') { start - 2 } else { start.checked_sub(1)? };
    let is_noun = line.get(end).is_some_and(|t| {
        t.is_word()
            && t.case == Case::Lower
            && !line.is_any(
                end,
                &[
                    "and", "to", "in", "at", "on", "when", "as", "after", "the", "that", "by", "for", "with", "while",
                    "attack", "strike",
                ],
            )
    });
    if is_month(before) && !is_noun && line.kind(start) == Some(Kind::Digits) {
        return Verdict::new(Reason::Date, "a day of a month", before..start);
    }
    None
}

/// `Tue 12.`, `Fri 15, Yala`: a day behind the day of the week.
pub fn weekday(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_day = number.value().is_some_and(|v| (1.0..=31.0).contains(&v)) && number.tokens.len() == 1;
    let is_named = start > 0
        && line.tokens[start - 1].case != Case::Lower
        && line.is_any(
            start - 1,
            &[
                "mon",
                "tue",
                "tues",
                "wed",
                "thu",
                "thur",
                "thurs",
                "fri",
                "sat",
                "sun",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ],
        );
    let ends =
        line.get(end).is_none_or(|t| matches!(t.kind, Kind::Mark('.' | ',' | ':' | ')' | ';' | '-' | '–' | '—')));
    if is_day && is_named && ends { Verdict::new(Reason::Date, "a day of the week", start - 1..end) } else { None }
}

/// `on day three of the offensive`; not `that day three men died`.
pub fn day_of_war(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    if start == 0 || !line.is(start - 1, "day") || number.share {
        return None;
    }
    let is_named = start > 1
        && (line.is_any(
            start - 2,
            &["on", "enters", "entered", "by", "since", "until", "for", "from", "of", "reached", "as"],
        ) || matches!(line.kind(start - 2), Some(Kind::Mark(_))) && line.kind(start) == Some(Kind::Digits));
    if is_named { Verdict::new(Reason::Date, "a day of a count", start - 1..number.tokens.end) } else { None }
}

/// `7, 8 and 9 April`: more days follow, and then the month.
fn lists_days(line: &Line, end: usize, is_month: impl Fn(usize) -> bool) -> bool {
    let mut at = end;
    for _ in 0..6 {
        let joins = line.is_mark(at, ',') || line.is(at, "and") || line.is(at, "or");
        let is_day = line.kind(at + 1) == Some(Kind::Digits) && line.word(at + 1).len() <= 2;
        if !joins || !is_day {
            return false;
        }
        at += 2;
        if is_month(if line.is(at, "of") { at + 1 } else { at }) {
            return true;
        }
    }
    false
}

/// `2010–14`: the end of a stretch of years, written short.
pub fn short_year(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    let is_short = start > 1 && number.tokens.len() == 1 && line.word(start).len() == 2;
    let is_joined = is_short
        && line.glued(start)
        && matches!(line.kind(start - 1), Some(Kind::Hyphen | Kind::Mark('–' | '-' | '/')));
    let first: Option<f64> = line.word(start.checked_sub(2)?).parse().ok();
    let begins = first.is_some_and(|y| line.word(start - 2).len() == 4 && (1900.0..2100.0).contains(&y));
    let rises = number.value().zip(first).is_some_and(|(v, y)| v > y % 100.0 || v < 10.0);
    if is_joined && begins && rises { Verdict::new(Reason::Date, "a year", start - 2..start + 1) } else { None }
}

/// Verbs of which a year is the subject: `2021 would be the deadliest`.
const OF_A_YEAR: &[&str] = &[
    "would", "will", "could", "may", "might", "saw", "began", "ended", "brought", "became", "marked", "alone", "did",
    "was", "is", "has", "had",
];

/// A bare year: `in 2019`, `(2019)`, `March 2022`; not `2000 people`, `some 2000`, `2000 (+3)`.
pub fn year(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_year = number.tokens.len() == 1
        && line.word(start).len() == 4
        && number.value().is_some_and(|v| (1500.0..2100.0).contains(&v) && v.fract() == 0.0);
    // `tanks - 1950 (+3)` is a row of a table.
    let grows = line.is_mark(end, '(') && line.is_mark(end + 1, '+');
    // `5,100 a month over 2025`
    let is_over = line.commas
        && start > 0
        && line.is(start - 1, "over")
        && number.value().is_some_and(|v| (1990.0..2040.0).contains(&v))
        && line.get(end).is_none_or(|t| !t.is_word());
    if is_year && is_over {
        return Verdict::new(Reason::Date, "a year", start - 1..end);
    }
    if !is_year || context.hedged || grows {
        return None;
    }
    let exclusions = &line.lexicon.exclusions;
    let before = start.checked_sub(1).and_then(|at| line.get(at));
    // Before 1900 only where a preposition of time says so.
    if number.value().is_some_and(|v| v < 1900.0)
        && !(start > 0 && line.is_any(start - 1, &["in", "since", "until", "till", "circa"]))
    {
        return None;
    }
    let is_dated = before.is_some_and(|t| {
        exclusions.year_before.contains(&t.word)
            || exclusions.month.contains(&t.word)
            || matches!(t.text(line.text), "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2" | "FY")
            || matches!(t.kind, Kind::Mark('(' | ')' | ',' | '-' | '–' | '©'))
    });
    let counts = line.get(end).is_some_and(|t| {
        t.is_word()
            && t.case == Case::Lower
            && !line.is_any(
                end,
                &[
                    "and", "to", "in", "at", "on", "when", "as", "after", "the", "that", "by", "for", "with", "while",
                    "was", "were", "is", "has", "had", "until", "or", "because", "but", "which",
                ],
            )
    });
    // `Though 2014 three waves came`, `the 2014 Battle`: where thousands have commas, no count looks like this.
    let is_bare =
        line.get(end).is_some_and(|t| t.is_capitalised() && !context.shouted) || line.number_word(end).is_some();
    // Where thousands have commas, `2007 was worse`; anywhere, `Sinai 2018` and `Cast Lead 2009`.
    let is_late = number.value().is_some_and(|v| (1950.0..2040.0).contains(&v) && v % 100.0 != 0.0);
    let is_counted = line.tokens.get(end..).is_some_and(|rest| line.lexicon.nouns.longest(rest).is_some());
    let is_subject = line.commas && line.is_any(end, OF_A_YEAR) && !line.is_mark(start.wrapping_sub(1), ':');
    let is_named = !context.shouted && start > 1 && before.is_some_and(|t| t.is_word() && t.is_capitalised());
    if is_late && !is_counted && (is_subject || is_named) {
        return Verdict::new(Reason::Date, "a year", start.saturating_sub(1)..end);
    }
    if !counts && (is_dated || before.is_none() || is_bare) || is_bare && line.number_word(end).is_some() {
        return Verdict::new(Reason::Date, "a year", start..end);
    }
    None
}
