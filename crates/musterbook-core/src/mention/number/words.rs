//! Numbers in words: `seven`, `forty-two`, `two hundred and fifty thousand`, `a dozen`, `one and a half million`.

use super::{Line, Number};
use crate::lexicon::numbers::NumberWord::{Count, Group, Scale, Tens};
use crate::text::Kind;

/// Reads a number in words. `a` belongs to it before a scale (`a hundred`), and nowhere else.
pub fn read(line: &Line, at: usize, _: bool) -> Option<Number> {
    let begins = line.is_any(at, &["a", "an"]);
    let start = if begins { at + 1 } else { at };
    match line.number_word(start) {
        // `yesterday's score was 28`
        Some(Group(20.0)) if !begins => return None,
        Some(Scale(_) | Group(_)) => {}
        Some(Count(_) | Tens(_)) if !begins => {}
        _ => return None,
    }
    // `a million` is one of them; a bare `million` (`the million`) too.
    let (value, end) = small(line, start).unwrap_or((1.0, start));
    Some(scaled(line, at..end, value, "number in words"))
}

/// A number in words below a hundred, or below a thousand with `hundred`: its value and end.
fn small(line: &Line, at: usize) -> Option<(f64, usize)> {
    let (value, end) = below_hundred(line, at)?;
    let next = line.past_hyphen(end);
    if line.number_word(next) != Some(Scale(100.0)) {
        return Some((value, end));
    }
    Some(rest_of_hundred(line, value * 100.0, next + 1))
}

fn rest_of_hundred(line: &Line, value: f64, end: usize) -> (f64, usize) {
    let rest = if line.is(end, "and") { end + 1 } else { line.past_hyphen(end) };
    match below_hundred(line, rest) {
        Some((more, end)) => (value + more, end),
        None => (value, end),
    }
}

fn below_hundred(line: &Line, at: usize) -> Option<(f64, usize)> {
    match line.number_word(at)? {
        Count(value) => Some((value, at + 1)),
        Tens(value) => {
            let next = line.past_hyphen(at + 1);
            match line.number_word(next) {
                Some(Count(unit)) if unit < 10.0 => Some((value + unit, next + 1)),
                _ => Some((value, at + 1)),
            }
        }
        _ => None,
    }
}

/// `and a half` at a token: where it ends.
fn and_a_half(line: &Line, at: usize) -> Option<usize> {
    let at = line.past_hyphen(at);
    let a = line.past_hyphen(at + 1);
    let half = line.past_hyphen(a + 1);
    (line.is(at, "and") && line.is(a, "a") && line.is(half, "half")).then_some(half + 1)
}

/// Multiplies a value by the scales behind it and adds the smaller numbers that follow.
pub fn scaled(line: &Line, tokens: std::ops::Range<usize>, value: f64, rule: &'static str) -> Number {
    let (mut value, mut end) = (value, tokens.end);
    if let Some(half) = and_a_half(line, end) {
        (value, end) = (value + 0.5, half);
    }
    let (mut total, mut scale) = (0.0, None);
    loop {
        let next = line.past_hyphen(end);
        match line.number_word(next) {
            Some(Scale(by)) if scale.is_none_or(|s| by < s || total == 0.0) => {
                value *= by;
                (scale, end) = (Some(by), next + 1);
                if by == 100.0 {
                    (value, end) = rest_of_hundred(line, value, end);
                    continue;
                }
                if matches!(line.number_word(line.past_hyphen(end)), Some(Scale(_))) {
                    continue;
                }
            }
            Some(Group(by)) if total == 0.0 => {
                return Number { scale: Some(by), ..Number::plain(tokens.start..next + 1, value * by, rule) };
            }
            _ if is_plural_scale(line, next) && end > tokens.start => {
                value *= plural_scale(line, next);
                (scale, end) = (Some(1.0), next + 1);
            }
            _ => break,
        }
        let unit = scale.unwrap_or(1.0);
        if let Some(half) = and_a_half(line, end) {
            (value, end) = (value + unit / 2.0, half);
            break;
        }
        let rest = if line.is(end, "and") && unit == 1000.0 { end + 1 } else { end };
        let more = if unit < 1000.0 { None } else { small(line, rest).or_else(|| hundreds(line, end)) };
        match more {
            Some((more, after)) if rest == end || more < 100.0 || line.kind(after - 1) == Some(Kind::Digits) => {
                let follows = match line.number_word(line.past_hyphen(after)) {
                    Some(Scale(by)) => by < unit,
                    _ => more < unit,
                };
                if !follows {
                    break;
                }
                total += value;
                (value, end) = (more, after);
            }
            _ => break,
        }
    }
    let last = scale.filter(|_| total == 0.0);
    Number { scale: last, ..Number::plain(tokens.start..end, total + value, rule) }
}

/// `four-thousand-100`: digits that go on a number in words.
fn hundreds(line: &Line, end: usize) -> Option<(f64, usize)> {
    let at = line.past_hyphen(end);
    let value: f64 = (at > end && line.kind(at) == Some(Kind::Digits)).then(|| line.word(at).parse().ok())??;
    (value.fract() == 0.0 && (100.0..1000.0).contains(&value)).then_some((value, at + 1))
}

/// `10 thousands`: a scale in the plural behind a number.
fn is_plural_scale(line: &Line, at: usize) -> bool {
    line.is_any(at, &["thousands", "millions", "lakhs", "crores", "dozens"])
}

fn plural_scale(line: &Line, at: usize) -> f64 {
    match line.word(at).as_bytes().first().map(u8::to_ascii_lowercase) {
        Some(b't') => 1e3,
        Some(b'm') => 1e6,
        Some(b'l') => 1e5,
        Some(b'c') => 1e7,
        _ => 12.0,
    }
}
