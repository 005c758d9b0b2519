//! Percentages: `40%`, `40 per cent`, `forty percent`, `40 pc`. The sign or word belongs to the number.

use super::{Line, Number};

/// Makes a number before a sign or word of percent a share.
pub fn extend(line: &Line, number: Number) -> Number {
    if number.share {
        return number;
    }
    let end = number.tokens.end;
    let next = line.past_hyphen(end);
    let after = if line.is_mark(end, '%') || line.is_any(next, &["percent", "pc", "pct"]) {
        next.max(end) + 1
    } else if line.is(next, "per") && line.is(line.past_hyphen(next + 1), "cent") {
        line.past_hyphen(next + 1) + 1
    } else {
        return number;
    };
    let hundredth = |bound: Option<f64>| bound.map(|b| b / 100.0);
    Number {
        tokens: number.tokens.start..after,
        low: hundredth(number.low),
        high: hundredth(number.high),
        share: true,
        scale: None,
        rule: "percentage",
        ..number
    }
}
