//! Fractions: `half`, `a third`, `two-thirds`, `three quarters`, `2/3 of`, `one in five`, `four out of five`. `half a
//! million` and `a quarter of a million` are numbers.

use super::{Line, Number, words};
use crate::lexicon::numbers::NumberWord::{Count, Group, Part, Parts, Scale};
use crate::text::Kind;

/// Reads a fraction. `a third` is one only where what follows or a hedge says so: `a third of them`, not `a third man`.
pub fn read(line: &Line, at: usize, hedged: bool) -> Option<Number> {
    if line.is(at, "half") {
        return Some(half(line, at));
    }
    if line.kind(at) == Some(Kind::Digits) {
        return slash(line, at);
    }
    let is_article = line.is_any(at, &["a", "an"]);
    let above = match line.number_word(at) {
        Some(Count(value)) => value,
        _ if is_article => 1.0,
        _ => return None,
    };
    let next = line.past_hyphen(at + 1);
    let below = match line.number_word(next)? {
        Part(below) if above == 1.0 => below,
        Parts(below) if above > 1.0 => below,
        _ => return None,
    };
    let end = next + 1;
    if above >= below {
        return None;
    }
    if let Some(number) = of_a_scale(line, at, end, above / below) {
        return Some(number);
    }
    if is_article
        && !(below == 2.0
            || hedged && !line.get(end).is_some_and(|t| t.is_word() && is_noun_like(line, end))
            || is_share(line, end))
    {
        return None;
    }
    Some(share(at..end, above / below))
}

fn share(tokens: std::ops::Range<usize>, value: f64) -> Number {
    Number { share: true, ..Number::plain(tokens, value, "fraction") }
}

/// What stands behind a share: `of`, a hedge, a verb in the plural.
fn is_share(line: &Line, end: usize) -> bool {
    let is_hedged = || {
        line.is_mark(end, ',')
            && line.tokens.get(end + 1..).and_then(|t| line.lexicon.qualifiers.after.longest(t)).is_some()
    };
    line.is_any(end, &["of", "or", "are", "were", "have", "had"]) || is_hedged()
}

/// A noun behind `a third`: `a third man`.
fn is_noun_like(line: &Line, end: usize) -> bool {
    !is_share(line, end)
        && !line.is_any(
            end,
            &[
                "more", "fewer", "the", "in", "on", "at", "from", "to", "and", "that", "to", "who", "which", "is",
                "was", "as", "since", "by",
            ],
        )
}

/// `half`, `half a million`, `half a dozen`, `half-million`.
fn half(line: &Line, at: usize) -> Number {
    let next = line.past_hyphen(at + 1);
    let scale = if line.is_any(next, &["a", "an"]) { next + 1 } else { next };
    match line.number_word(scale) {
        Some(Scale(_) | Group(_)) => words::scaled(line, at..scale, 0.5, "half of a scale"),
        _ => share(at..at + 1, 0.5),
    }
}

/// `a quarter of a million`.
fn of_a_scale(line: &Line, at: usize, end: usize, value: f64) -> Option<Number> {
    let scale = if line.is(end, "of") && line.is(end + 1, "a") { end + 2 } else { line.past_hyphen(end) };
    matches!(line.number_word(scale), Some(Scale(_))).then(|| words::scaled(line, at..scale, value, "part of a scale"))
}

/// `2/3 of`.
fn slash(line: &Line, at: usize) -> Option<Number> {
    let is_written = line.is_mark(at + 1, '/') && line.glued(at + 1) && line.glued(at + 2) && line.is(at + 3, "of");
    let (above, below): (f64, f64) = (line.word(at).parse().ok()?, line.word(at + 2).parse().ok()?);
    (is_written && above < below && below <= 10.0).then(|| share(at..at + 3, above / below))
}

/// `one in five`, `nine in ten`, `four out of five` after a number; not `one in three attacks`, not `12 out of 20`.
pub fn ratio(line: &Line, number: Number) -> Number {
    let Some(above) = number.value().filter(|v| *v >= 1.0 && v.fract() == 0.0 && !number.share) else { return number };
    let end = number.tokens.end;
    let below_at = match (line.is(end, "in"), line.is(end, "out") && line.is(end + 1, "of"), line.is(end + 1, "every"))
    {
        (true, _, true) => end + 2,
        (true, ..) => end + 1,
        (_, true, _) if line.is(end + 2, "every") => end + 3,
        (_, true, _) => end + 2,
        _ => return number,
    };
    let Some(below) = super::atom(line, below_at, false) else { return number };
    let Some(of) = below.value().filter(|v| *v > above && !below.share) else { return number };
    let is_round = matches!(of as u64, 3..=10 | 12 | 20 | 50 | 100 | 1000) && of.fract() == 0.0;
    let is_small = above <= 10.0 && (line.kind(end - 1) == line.kind(below_at) || of <= 10.0);
    let is_place = line.get(below.tokens.end).is_some_and(|t| {
        line.lexicon.numbers.places.contains(&t.word)
            || t.is_capitalised()
            || t.kind == Kind::Hyphen
            || t.kind == Kind::Digits
    });
    if is_round && is_small && !is_place { share(number.tokens.start..below.tokens.end, above / of) } else { number }
}
