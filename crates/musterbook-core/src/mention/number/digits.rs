//! Numbers in digits: `6,000`, `6 000`, `6.000`, `6.5`, `1,49,000`, `8k`, `1.2 million`, `15-hundred`; and the digits
//! that repeat a number in words: `six (6)`.

use super::{Line, Number, words};
use crate::lexicon::numbers::NumberWord;
use crate::text::{Case, Kind};

/// Reads digits with their thousands and scales. Dates, clock times and other groups of digits are numbers here too
/// where they look like one; what they are is for the exclusions.
pub fn read(line: &Line, at: usize, _: bool) -> Option<Number> {
    if line.kind(at) != Some(Kind::Digits) {
        return part(line, at);
    }
    let is_scaled = matches!(line.number_word(line.past_hyphen(at + 1)), Some(NumberWord::Scale(_)));
    let mut value = value(line.word(at), is_scaled).filter(|v| *v < 1e15)?;
    let mut end = at + 1;
    while let Some(thousands) = group(line, at, end) {
        value = value * 1000.0 + thousands;
        end += 1;
    }
    // `3½`, `3 ½-year`
    let is_near = line.glued(end) || line.kind(end + 1) == Some(Kind::Hyphen) && value < 100.0;
    if let Some(part) = part_mark(line, end).filter(|_| is_near) {
        value += part;
        end += 1;
    }
    let number = match suffix(line, end) {
        Some(by) => Number { scale: Some(by), ..Number::plain(at..end + 1, value * by, "number in digits") },
        None => words::scaled(line, at..end, value, "number in digits"),
    };
    // Whole numbers of people and things: 2.3 million must not become 2,299,999.9999.
    let value = number
        .low
        .map(|v| if (v - v.round()).abs() < 1e-6 * v.abs().max(1.0) && v.abs() >= 1000.0 { v.round() } else { v });
    Some(Number { low: value, high: value, ..number })
}

/// What one group of digits is worth, `None` where it is no number (`24.02.2022`).
pub fn value(text: &str, scaled: bool) -> Option<f64> {
    // `3,` at the end of a line and `000` at the beginning of the next are one token.
    if text.contains('\n') {
        return plain(text);
    }
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let thousands = |separator: char| {
        let mut groups = text.split(separator);
        let first = groups.next().unwrap_or("");
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|g| g.len() == 3)
    };
    match (points, commas) {
        (0, 0) => text.parse().ok(),
        // 6,000 and 1,49,000
        (0, _) if thousands(',') || is_lakhs(text) => plain(text),
        // 1,5 million, 0,8
        (0, 1) if text.split(',').nth(1).is_some_and(|tail| tail.len() <= 2) => text.replace(',', ".").parse().ok(),
        // 6.000, but 2.350 million
        (1, 0) if thousands('.') && !scaled => plain(text),
        (1, 0) => text.parse().ok(),
        (_, 0) if thousands('.') => plain(text),
        // 1,234.5 and 1.234,5
        (1, _) if text.find(',') < text.find('.') => {
            plain(text.split('.').next()?).zip(text.split('.').nth(1)).and_then(decimal)
        }
        (_, 1) if text.find('.') < text.find(',') => {
            plain(text.split(',').next()?).zip(text.split(',').nth(1)).and_then(decimal)
        }
        _ => None,
    }
}

fn plain(text: &str) -> Option<f64> {
    text.bytes().filter(u8::is_ascii_digit).try_fold(0.0, |sum, digit| Some(sum * 10.0 + f64::from(digit - b'0')))
}

fn decimal((whole, tail): (f64, &str)) -> Option<f64> {
    Some(whole + plain(tail)? / 10f64.powi(tail.len() as i32))
}

/// Indian grouping: `1,49,000`, `12,50,000`.
fn is_lakhs(text: &str) -> bool {
    let mut groups = text.split(',').rev();
    let last = groups.next().is_some_and(|g| g.len() == 3);
    let count = groups.clone().count();
    last && count >= 2
        && groups.enumerate().all(|(i, g)| g.len() == 2 || (i + 1 == count && (1..=2).contains(&g.len())))
}

/// The next group of a number with spaces between its thousands. A no-break or thin space always joins; a plain one
/// not where the text writes commas, after a word that goes with dates (`on 5 300 men`), or before a calibre.
fn group(line: &Line, at: usize, end: usize) -> Option<f64> {
    let first = line.word(at);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let text = line.word(end);
    if line.kind(end) != Some(Kind::Digits) || text.len() != 3 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let gap = &line.text[line.tokens[end - 1].span.end..line.tokens[end].span.start];
    if line.kind(end + 1) == Some(Kind::Digits)
        && is_space(gap)
        && !line.glued(end + 1)
        && line.word(end + 1).len() != 3
    {
        return None;
    }
    let is_more = end > at + 1 || (line.kind(end + 1) == Some(Kind::Digits) && line.word(end + 1).len() == 3);
    match gap {
        " " if !is_more && line.commas && !text.starts_with('0') => return None,
        " " if !is_more && at > 0 && line.is_any(at - 1, &["on", "in", "day", "by", "since", "until"]) => return None,
        " " if line
            .is_any(line.past_hyphen(end + 1), &["mm", "cal", "calibre", "caliber", "km", "metres", "meters"]) =>
        {
            return None;
        }
        gap if is_space(gap) => {}
        _ => return None,
    }
    text.parse().ok()
}

fn is_space(gap: &str) -> bool {
    matches!(
        gap,
        " " | "\u{a0}" | "\u{2009}" | "\u{202f}" | "\u{2007}" | "\u{200a}" | "\u{2008}" | "\u{2006}" | "'" | "’"
    )
}

/// `½`, `¾` and the like.
fn part(line: &Line, at: usize) -> Option<Number> {
    let value = part_mark(line, at)?;
    let number = words::scaled(line, at..at + 1, value, "fraction");
    Some(Number { share: number.scale.is_none(), ..number })
}

fn part_mark(line: &Line, at: usize) -> Option<f64> {
    match line.kind(at) {
        Some(Kind::Mark('½')) => Some(0.5),
        Some(Kind::Mark('⅓')) => Some(1.0 / 3.0),
        Some(Kind::Mark('⅔')) => Some(2.0 / 3.0),
        Some(Kind::Mark('¼')) => Some(0.25),
        Some(Kind::Mark('¾')) => Some(0.75),
        _ => None,
    }
}

/// Letters written to the digits that multiply them. A small `m` is metres where what follows says where or how far.
fn suffix(line: &Line, at: usize) -> Option<f64> {
    let token = line.get(at).filter(|t| t.glued && t.is_word())?;
    let by = line.lexicon.numbers.suffix(token.word)?;
    if token.text(line.text) == "m" {
        let next = line.get(at + 1).filter(|t| t.is_word() && t.case == Case::Lower)?;
        let is_distance = line.is_any(
            at + 1,
            &[
                "away", "from", "long", "deep", "wide", "high", "tall", "off", "above", "below", "to", "in", "north",
                "south", "east", "west", "across", "range", "radius", "apart", "further", "behind", "past", "up",
                "down", "before", "at", "and", "or", "further", "inside", "ahead", "short",
            ],
        );
        return (!is_distance && next.span.end - next.span.start > 1).then_some(by);
    }
    Some(by)
}

/// `six (6)`, `30 (thirty)`: the same number again in brackets belongs to it.
pub fn gloss(line: &Line, number: Number) -> Number {
    let end = number.tokens.end;
    if !line.is_mark(end, '(') || number.value().is_none() {
        return number;
    }
    let again = if line.kind(end + 1) == Some(Kind::Digits) {
        read(line, end + 1, false)
    } else {
        words::read(line, end + 1, false)
    };
    match again {
        Some(again)
            if again.value() == number.value()
                && line.is_mark(again.tokens.end, ')')
                && line.kind(end - 1) != line.kind(end + 1) =>
        {
            Number { tokens: number.tokens.start..again.tokens.end + 1, ..number }
        }
        _ => number,
    }
}
