//! Ranges: `10,000 to 12,000`, `10–12`, `between 5 and 7`, `70 to 80,000`, `two or three hundred`, `15, maybe 20`.

use super::{Line, Number, Shape, atom};
use crate::lexicon::qualifiers::Hedge;
use crate::mention::exclusion::identifier;
use crate::text::Kind;

/// How far before `from` a verb of change makes `from X to Y` two figures.
const CHANGE_REACH: usize = 8;

/// Makes a range of a number and the one behind it where words or a dash join them and the second is the greater.
/// `rose from 41 to 45`, `3-2` and `146 for 146` stay two numbers.
pub fn extend(line: &Line, first: Number, opened: Option<Hedge>) -> Number {
    let Some(join) = connector(line, first.tokens.end, opened, &first) else { return first };
    let Some(second) = second(line, join) else { return first };
    let (Some(mut low), Some(high)) = (first.low, second.high) else { return first };
    if first.shape == Shape::Vague && second.shape == Shape::Vague && second.low > first.low {
        return Number {
            tokens: first.tokens.start..second.tokens.end,
            high: Some(high),
            shape: Shape::Range,
            ..first
        };
    }
    if first.shape == Shape::Vague || second.shape == Shape::Vague || (first.share && !second.share) {
        return first;
    }
    // `rose by 12 to 340`
    let start = first.tokens.start;
    if start > 0 && line.is(start - 1, "by") && line.is(first.tokens.end, "to") && is_change(line, start) {
        return first;
    }
    low = share_scale(low, &first, high, &second);
    // `two or three hundred`
    let is_hundred = line.is(second.tokens.end - 1, "hundred") && high <= 900.0;
    if is_hundred && first.value().is_some_and(|v| v < 10.0 && v * 100.0 < high) {
        low *= 100.0;
    }
    if low >= high || (opened == Some(Hedge::From) && is_change(line, first.tokens.start)) {
        return first;
    }
    Number {
        tokens: first.tokens.start..second.tokens.end,
        low: Some(low),
        high: Some(high),
        shape: Shape::Range,
        share: second.share,
        scale: None,
        rule: "range",
    }
}

/// Where the second number begins, hedges of its own passed over.
fn connector(line: &Line, end: usize, opened: Option<Hedge>, first: &Number) -> Option<usize> {
    match line.kind(end)? {
        Kind::Hyphen => Some(end + 1),
        Kind::Mark('–' | '—' | '-' | '−' | '‒')
            if line.kind(end + 1) == Some(Kind::Digits) && line.kind(end - 1) != Some(Kind::Word) =>
        {
            (line.glued(end) == line.glued(end + 1)).then_some(end + 1)
        }
        Kind::Mark(',')
            if line.is_any(end + 1, &["maybe", "perhaps"])
                && first.shape != Shape::Vague
                && first.value().is_some_and(|v| v < 1000.0) =>
        {
            Some(end + 1)
        }
        Kind::Mark('/') if end > 0 && identifier::is_slash_range(line, end - 1) => Some(end + 1),
        // `dozens, if not hundreds`, `dozens or even hundreds`
        _ if first.shape == Shape::Vague => {
            let at = if line.is_mark(end, ',') { end + 1 } else { end };
            if line.is(at, "if") && line.is(at + 1, "not")
                || line.is(at, "or") && line.is_any(at + 1, &["even", "possibly", "perhaps"])
            {
                Some(at + 2)
            } else {
                line.is_any(at, &["or", "to", "perhaps", "maybe", "possibly"]).then_some(at + 1)
            }
        }
        // `10 and possibly 11`
        Kind::Word
            if line.is(end, "and")
                && line.is_any(end + 1, &["possibly", "perhaps", "maybe"])
                && first.value().is_some_and(|v| v < 1000.0) =>
        {
            Some(end + 1)
        }
        // `from 40 up to 60`
        Kind::Word if opened == Some(Hedge::From) && line.is(end, "up") && line.is(end + 1, "to") => Some(end + 2),
        Kind::Word if line.is(end, "to") || line.is(end, "or") => Some(end + 1),
        Kind::Word if line.is(end, "and") && opened == Some(Hedge::Between) => Some(end + 1),
        _ => None,
    }
}

fn second(line: &Line, at: usize) -> Option<Number> {
    let mut at = at;
    while let Some(hedge) = line.lexicon.qualifiers.before.longest(line.tokens.get(at..)?) {
        if matches!(hedge.meaning, Hedge::Between | Hedge::From) || line.is_any(at, &["another", "other", "further"]) {
            return None;
        }
        at += hedge.length;
    }
    atom(line, at, false)
}

/// The first number with the scale that it shares with the second: `two to three million`, `70 to 80,000`.
fn share_scale(low: f64, first: &Number, high: f64, second: &Number) -> f64 {
    if second.share && !first.share {
        return low / 100.0;
    }
    if first.share || first.scale.is_some() || low >= 1000.0 {
        return low;
    }
    if let Some(scale) = second.scale.filter(|scale| low * scale < high) {
        return low * scale;
    }
    let is_round = high >= 2000.0 && high % 1000.0 == 0.0 && second.scale.is_none();
    // `2-3,000` and `70 to 80,000`, not `500 to 3,000`.
    let wide = low * 1000.0;
    if is_round && wide < high && wide * 5.0 >= high { wide } else { low }
}

fn is_change(line: &Line, at: usize) -> bool {
    line.tokens[at.saturating_sub(CHANGE_REACH)..at].iter().any(|t| line.lexicon.numbers.change.contains(&t.word))
}
