//! `one` that counts nothing, and counts of nothing.

use super::{Context, Verdict, past_hedges};
use crate::claim::Reason;
use crate::mention::number::{Line, Number};
use crate::text::Kind;

/// `zero`, `0`, `(+0)`.
pub fn zero(_: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    if number.value() == Some(0.0) { Verdict::new(Reason::OtherQuantity, "zero", number.tokens.clone()) } else { None }
}

/// `no one`, `one another`, `one day`, `one of the largest`; `one of them` is left alone.
pub fn one(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.tokens.len() != 1 || !line.is(start, "one") {
        return None;
    }
    let exclusions = &line.lexicon.exclusions;
    if start > 0 && exclusions.one_before.contains(&line.tokens[start - 1].word) {
        return Verdict::new(Reason::OtherQuantity, "a pronoun", start - 1..end);
    }
    if line.get(end).is_some_and(|t| exclusions.one_after.contains(&t.word)) {
        return Verdict::new(Reason::OtherQuantity, "a pronoun", start..end + 1);
    }
    if line.is(end, "by") && line.is(end + 1, "one")
        || line.is(end, "after") && line.is_any(end + 1, &["another", "the"])
    {
        return Verdict::new(Reason::OtherQuantity, "one by one", start..end + 2);
    }
    if start > 1 && line.is(start - 1, "by") && line.is(start - 2, "one") {
        return Verdict::new(Reason::OtherQuantity, "one by one", start - 2..end);
    }
    // `near one of its clinics` says where; `and one of his men` counts.
    let is_where = start > 0
        && line.is(end, "of")
        && line.is_any(
            start - 1,
            &[
                "near", "on", "for", "from", "in", "at", "into", "inside", "outside", "as", "is", "was", "being",
                "remains", "became",
            ],
        );
    // `Halimi, 31, one of its commanders`, `the 1st Brigade, one of the garrisons hit`: an apposition.
    let is_apposed = start > 1
        && line.is_mark(start - 1, ',')
        && line.is(end, "of")
        && line.is_any(end + 1, &["the", "its", "his", "their", "our", "a", "several", "many"])
        && line.get(start - 2).is_some_and(|t| t.is_capitalised() || t.kind == Kind::Digits);
    if is_where || is_apposed {
        return Verdict::new(Reason::OtherQuantity, "one of several", start - 1..end + 1);
    }
    let is_set = line.is(end, "of")
        && !line.is_any(end + 1, &["them", "us", "whom", "which"])
        && (end + 1..end + 6)
            .take_while(|&at| line.get(at).is_some_and(|t| !matches!(t.kind, Kind::Mark(_))))
            .any(|at| is_superlative(line, at));
    if is_set { Verdict::new(Reason::OtherQuantity, "one of the most", start..end + 3) } else { None }
}

/// `thirteen members of a single family`: what they have in common.
pub fn single(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_single = line.is(start, "a") && line.is(end - 1, "single") && end == start + 2;
    let is_set = is_single
        && start > 0
        && line.is_any(start - 1, &["of", "in", "from", "by", "with", "on", "to", "without", "not"]);
    if is_set { Verdict::new(Reason::OtherQuantity, "a single one", start - 1..end) } else { None }
}

/// `none of the 255 Americans was hurt`.
pub fn none_of(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let first = past_hedges(line, number.tokens.start);
    let is_none = first > 1 && line.is(first - 1, "of") && line.is(first - 2, "none");
    if is_none { Verdict::new(Reason::OtherQuantity, "none of them", first - 2..number.tokens.start) } else { None }
}

fn is_superlative(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    (word.len() > 5
        && word.ends_with("est")
        && !line.is_any(at, &["forest", "harvest", "conquest", "priest", "request", "protest", "arrest", "interest"]))
        || line.is_any(at, &["most", "best", "worst", "many", "few", "main", "major", "key", "least", "first", "last"])
}
