//! Numbers that are not counted out: `dozens`, `several hundred`, `a couple of`, `tens of thousands`,
//! `an unknown number of`.

use super::{Line, Number, Shape};
use crate::lexicon::numbers::{NumberWord, Vague};
use crate::text::Kind;

/// Reads a vague number of the table, with the scale behind it where it takes one.
pub fn read(line: &Line, at: usize, _: bool) -> Option<Number> {
    let found = line.lexicon.numbers.vague.longest(&line.tokens[at..])?;
    let vague = found.meaning;
    let end = at + found.length;
    if vague.scales
        && let Some(number) = scaled(line, at, end, vague)
    {
        return Some(number);
    }
    if !vague.alone || (vague.of && !line.is(end, "of")) || (vague.counted && !is_counted(line, end)) {
        return None;
    }
    let shape = match vague {
        Vague { about: true, .. } => Shape::About,
        Vague { exact: true, .. } => Shape::Plain,
        _ => Shape::Vague,
    };
    Some(Number {
        tokens: at..end,
        low: vague.low,
        high: vague.high,
        shape,
        share: false,
        scale: None,
        rule: "vague number",
    })
}

/// `several hundred`, `a couple of thousand`, `a few dozen`, `several tens of thousands`.
fn scaled(line: &Line, at: usize, end: usize, vague: &Vague) -> Option<Number> {
    let mut next = if line.is(end, "of") { end + 1 } else { line.past_hyphen(end) };
    let mut by = 1.0;
    let start = next;
    while let Some(NumberWord::Scale(scale) | NumberWord::Group(scale)) = line.number_word(next) {
        by *= scale;
        next = line.past_hyphen(next + 1);
    }
    if line.kind(next - 1) == Some(Kind::Hyphen) {
        next -= 1;
    }
    let shape = if vague.about { Shape::About } else { Shape::Vague };
    let rule = "vague number with a scale";
    if by > 1.0 {
        let times = |bound: Option<f64>| bound.map(|b| b * by);
        return Some(Number {
            tokens: at..next,
            low: times(vague.low),
            high: times(vague.high),
            shape,
            share: false,
            scale: None,
            rule,
        });
    }
    let plural = line.lexicon.numbers.vague.longest(line.tokens.get(start..)?)?;
    let Vague { low: Some(low), high, of: false, scales: false, .. } = *plural.meaning else { return None };
    // `several hundreds` is `several hundred`; `several tens of thousands` keeps the upper end.
    let unit = if low == 24.0 {
        12.0
    } else if low == 40.0 {
        20.0
    } else {
        low / 2.0
    };
    let high = if plural.length == 1 { vague.high.map(|h| h * unit) } else { high };
    let low = vague.low.map(|l| l * unit);
    (unit >= 12.0).then(|| Number {
        tokens: at..start + plural.length,
        low,
        high,
        shape,
        share: false,
        scale: None,
        rule,
    })
}

/// Whether what is counted follows: a word, and not `multiple rocket launchers` or `multiple times`.
fn is_counted(line: &Line, end: usize) -> bool {
    // `"multiple" missiles`
    let end =
        if matches!(line.kind(end), Some(Kind::Mark('"' | '”' | '’'))) && line.glued(end) { end + 1 } else { end };
    line.get(end).is_some_and(|t| t.is_word() && !line.lexicon.numbers.uncounted.contains(&t.word))
}
