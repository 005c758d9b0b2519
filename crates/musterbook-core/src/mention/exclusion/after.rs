//! What stands behind a number: a measure, a currency, a stretch of time, letters, a compound adjective.

use super::{Context, Verdict};
use crate::claim::Reason;
use crate::mention::number::{Line, Number, Shape};
use crate::text::{Case, Kind};

/// `155 mm`, `three full days`, `$5 million`, `hundreds of metres`; not `300 square miles`.
pub fn noun(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let exclusions = &line.lexicon.exclusions;
    let end = number.tokens.end;
    let mut at = if line.kind(end) == Some(Kind::Hyphen) { end + 1 } else { end };
    let is_joined =
        (number.shape != Shape::Plain && line.is(at, "of")) || (number.share && line.is_any(at, &["a", "an"]));
    at += usize::from(is_joined);
    for _ in 0..3 {
        let rest = line.tokens.get(at..).filter(|rest| !rest.is_empty())?;
        let area = exclusions.area.longest(rest).map_or(0, |f| f.length);
        if area > 0 || (line.is_any(at, &["km", "mile", "miles"]) && is_square(line, at + 1)) {
            return None;
        }
        if let Some(found) = exclusions.after.longest(rest) {
            if number.share && !matches!(found.meaning.reason, Reason::Time | Reason::Difference | Reason::Multiple) {
                return None;
            }
            // `of 1,100 fewer than 200 survived`: a hedge of the next number.
            let is_hedge = found.meaning.reason == Reason::Difference && begins_number(line, at + found.length);
            let verdict = Verdict::new(found.meaning.reason, found.meaning.because, at..at + found.length);
            return verdict.filter(|_| !is_hedge);
        }
        let token = &rest[0];
        if !(token.is_word() && exclusions.between.contains(&token.word)) {
            return None;
        }
        at += 1;
    }
    None
}

fn begins_number(line: &Line, at: usize) -> bool {
    line.kind(at) == Some(Kind::Digits) || line.number_word(at).is_some()
}

fn is_square(line: &Line, at: usize) -> bool {
    line.glued(at) && (line.is_mark(at, '²') || line.is(at, "2"))
}

/// `13 Squadron`, `5 Corps`: a unit's name behind digits, with a capital.
pub fn unit(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let at = number.tokens.end;
    let token = line.get(at)?;
    let is_digits = line.kind(number.tokens.start) == Some(Kind::Digits);
    let is_name = is_digits
        && !context.shouted
        && token.case == Case::Capital
        && line.lexicon.exclusions.units.contains(&token.word);
    if is_name { Verdict::new(Reason::Designation, "a unit's number", at..at + 1) } else { None }
}

/// `5G`, `34B`: letters written to digits.
pub fn letters(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let at = number.tokens.end;
    let token = line.get(at).filter(|t| t.glued && t.is_word())?;
    let word = token.text(line.text);
    if word.len() > 1 && word.starts_with(['x', 'X', 'х']) && word.contains(|c: char| c.is_ascii_digit()) {
        return Verdict::new(Reason::Measure, "a calibre", at - 1..at + 1);
    }
    let is_letters = line.kind(at - 1) == Some(Kind::Digits)
        && !matches!(word, "x" | "X" | "х")
        && token.span.end - token.span.start <= 3;
    if is_letters { Verdict::new(Reason::Designation, "letters written to digits", at..at + 1) } else { None }
}

/// `142 rounds of 7.62 ammunition`, `5.56 x 45`: a calibre that is written without its measure.
pub fn calibre(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let at = number.tokens.start;
    let named = |at: usize| {
        matches!(line.word(at), "7.62" | "5.56" | "5.45" | "12.7" | "14.5" | "7.92" | "7.65" | "5.7" | "6.5" | "6.8")
    };
    let is_length = at > 1 && (line.is(at - 1, "x") || line.is_mark(at - 1, '×')) && named(at - 2);
    let is_calibre = number.tokens.len() == 1 && (named(at) || is_length);
    is_calibre.then(|| Verdict { reason: Reason::Measure, because: "a calibre", saw: number.tokens.clone() })
}

/// `3-2`, `146-146`: two numbers with a hyphen that are no range.
pub fn score(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_number = |at: usize| line.kind(at) == Some(Kind::Digits) || line.number_word(at).is_some();
    if line.kind(end) == Some(Kind::Hyphen) && is_number(end + 1) {
        return Verdict::new(Reason::OtherQuantity, "a score", end..end + 2);
    }
    if start > 1 && line.kind(start - 1) == Some(Kind::Hyphen) && is_number(start - 2) {
        return Verdict::new(Reason::OtherQuantity, "a score", start - 2..start);
    }
    None
}

/// `two diplomats said`, `three residents of the town told reporters`: those who speak.
pub fn speakers(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let end = number.tokens.end;
    if number.share || number.low.is_none_or(|v| v > 12.0) {
        return None;
    }
    let words = || (end..end + 8).take_while(|&at| line.kind(at) == Some(Kind::Word));
    let told = words().find(|&at| {
        line.is_any(
            at,
            &["said", "say", "says", "told", "spoke", "added", "recalled", "testified", "explained", "insisted"],
        )
    })?;
    let is_speaker = (end..told).any(|at| line.lexicon.exclusions.speakers.contains(&line.tokens[at].word));
    let is_other = (end..told).any(|at| {
        line.is_any(
            at,
            &[
                "killed", "wounded", "injured", "dead", "died", "captured", "were", "was", "had", "have", "who", "and",
                "that", "by", "he", "she", "it", "they", "missing", "detained", "arrested", "freed", "released",
            ],
        )
    });
    if is_speaker && !is_other { Verdict::new(Reason::OtherQuantity, "those who speak", end..told + 1) } else { None }
}

/// `12-storey`, `six-party`, `two-state`: a number with a hyphen and a word describes something else. `30-strong`,
/// `500-plus` and `40-odd` do not, nor `a 17-member family` and `a 30-vehicle convoy`.
pub fn compound(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let at = number.tokens.end;
    // `a 50,000-man army` counts the men.
    let is_many = number.low.is_some_and(|v| v >= 100.0);
    if is_many || line.kind(at) != Some(Kind::Hyphen) || line.kind(at + 1) != Some(Kind::Word) {
        return None;
    }
    if line.lexicon.qualifiers.after.longest(&line.tokens[at + 1..]).is_some() {
        return None;
    }
    let is_counted = number.low.is_some_and(|v| v >= 3.0)
        && line.lexicon.nouns.longest(&line.tokens[at + 1..]).is_some_and(|noun| {
            let of =
                line.tokens.get(at + 1 + noun.length..).and_then(|rest| line.lexicon.exclusions.bodies.longest(rest));
            noun.length == 1 && of.is_some()
        });
    if is_counted {
        return None;
    }
    Verdict::new(Reason::OtherQuantity, "a compound adjective", at..at + 2)
}
