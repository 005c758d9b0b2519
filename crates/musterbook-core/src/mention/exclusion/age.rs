//! Ages: `aged 9 and 14`, `34-year-old`, `Petrov, 40, said`, `a woman of 93`.

use super::{Context, Cover, Verdict};
use crate::claim::Reason;
use crate::mention::number::{Line, Number, Shape};
use crate::text::{Case, Kind};

const OLDEST: f64 = 115.0;

fn may_be_age(number: &Number) -> bool {
    !number.share && matches!(number.shape, Shape::Plain | Shape::Range) && number.high.is_some_and(|h| h <= OLDEST)
}

/// `34-year-old`, `six weeks old`, `17 years of age`.
pub fn of_years(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let end = number.tokens.end;
    let at = if line.kind(end) == Some(Kind::Hyphen) { end + 1 } else { end };
    let found = line.lexicon.exclusions.after.longest(line.tokens.get(at..)?)?;
    if found.meaning.reason == Reason::Age {
        Verdict::new(Reason::Age, found.meaning.because, at..at + found.length)
    } else {
        None
    }
}

/// `aged 9`, and what a list goes on with: `aged 9, 11 and 14`.
pub fn stated(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    if !may_be_age(number) || start == 0 {
        return None;
    }
    if let Some(last) = context.last_age
        && start > last
        && start - last <= 2
        && (last..start).all(|at| line.is_any(at, &["and", ",", "to", "or", "-", "–", "/"]))
        && !counts_on(line, start - 1, number.tokens.end)
    {
        return Verdict::new(Reason::Age, "goes on with ages", last..start);
    }
    (1..=5.min(start)).rev().find_map(|back| {
        let found = line.lexicon.exclusions.before.longest(&line.tokens[start - back..start])?;
        let reaches = found.length == back;
        if found.meaning.reason == Reason::Age && reaches {
            Verdict::new(Reason::Age, found.meaning.because, start - back..start)
        } else {
            None
        }
    })
}

/// Whether the number behind an age counts again: `aged 9, 14 others were hurt`, `aged 9 and two women`.
fn counts_on(line: &Line, join: usize, end: usize) -> bool {
    let Some(next) = line.get(end).filter(|t| t.is_word()) else { return false };
    if line.is_mark(join, ',') {
        return !line.is_any(end, &["and", "or"]);
    }
    let word = next.text(line.text);
    (word.len() > 3 && word.ends_with('s'))
        || line.is_any(end, &["people", "men", "women", "children", "other", "more", "of"])
}

/// `children under 18.`: a bound of ages, not of a count.
pub fn under_age(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_age = number.value().is_some_and(|v| [5.0, 10.0, 12.0, 14.0, 15.0, 16.0, 17.0, 18.0].contains(&v));
    let ends = line.get(end).is_none_or(|t| {
        matches!(t.kind, Kind::Mark('.' | ',' | ';' | ')'))
            || line.is_any(end, &["and", "were", "are", "since", "recruited"])
    });
    if is_age
        && ends
        && start > 0
        && line.is(start - 1, "under")
        && start > 1
        && !line.is_any(start - 2, &["just", "well"])
    {
        return Verdict::new(Reason::Age, "a bound of ages", start - 1..start);
    }
    None
}

/// Whether a name of a person, not of a place, stands before `, 40,`: two capitals, or one and a verb behind the age.
fn is_named(line: &Line, start: usize, end: usize) -> bool {
    let Some(before) = start.checked_sub(3).and_then(|at| line.get(at)) else {
        return line.is_mark(end, ',')
            && line.get(end + 1).is_some_and(|t| {
                t.is_word() && t.case == Case::Lower && !line.is_any(end + 1, &["and", "in", "at", "near", "including"])
            });
    };
    before.is_word() && before.case == Case::Capital && !line.is_any(start - 3, &["In", "At", "Near", "From", "The"])
}

/// `Hassan, 71, told`: one name, an age, and a verb of telling.
fn is_speaker(line: &Line, end: usize) -> bool {
    line.is_mark(end, ',')
        && line.is_any(
            end + 1,
            &[
                "told",
                "said",
                "says",
                "who",
                "whose",
                "was",
                "is",
                "has",
                "had",
                "described",
                "recalled",
                "recalls",
                "and",
                "from",
                "a",
                "an",
                "lost",
                "fled",
                "saw",
                "died",
                "added",
            ],
        )
        && (!line.is_any(end + 1, &["and", "from", "a", "an"])
            || !line.get(end + 2).is_some_and(|t| t.is_word() && t.case != Case::Lower))
}

/// `Ivan Petrov, 40,` and `two sisters, 6 and 9,`; not `in Kyiv, 12,`.
pub fn behind_a_person(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if !may_be_age(number) || start < 2 || context.hedged || line.kind(start) != Some(Kind::Digits) {
        return None;
    }
    let opens = line.is_mark(start - 1, ',') || line.is_mark(start - 1, '(');
    let mut after = end;
    while line.is(after, "and")
        || (line.kind(after) == Some(Kind::Digits) && line.word(after).len() <= 2 && after > end)
    {
        after += 1;
    }
    let closes = match line.get(after) {
        None => false,
        Some(t) => matches!(t.kind, Kind::Mark(',' | ')' | '.' | ';' | '-' | '–' | '—')),
    };
    // `Mr Hassan D., 52.`
    let is_initial = start > 3 && line.is_mark(start - 2, '.') && line.tokens[start - 3].case != Case::Lower;
    let person = line.get(if is_initial { start - 3 } else { start - 2 })?;
    let is_person = line.lexicon.exclusions.person.contains(&person.word)
        || (person.case == Case::Capital
            && person.is_word()
            && !context.shouted
            && !matches!(context.covers.get(start - 2), Some(Cover::Place | Cover::Weapon | Cover::Time))
            && (is_named(line, start, end) || is_speaker(line, end) && number.low.is_some_and(|v| v >= 5.0)));
    if opens && closes && is_person {
        Verdict::new(Reason::Age, "an age behind a person", start - 2..start)
    } else {
        None
    }
}

/// `who is 22,`, `He is 34 and`: an age that is said of a person.
pub fn said_of_a_person(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_said = start > 1
        && line.is_any(start - 1, &["is", "was", "turned", "turns"])
        && (line.is_any(start - 2, &["who", "he", "she", "i"])
            || line.is(start - 2, "and") && start > 2 && line.is_mark(start - 3, ','));
    let closes = line.get(end).is_none_or(|t| {
        matches!(t.kind, Kind::Mark(',' | '.' | ';' | ')')) || line.is_any(end, &["when", "at", "and", "years"])
    });
    let is_age = may_be_age(number) && number.low.is_some_and(|v| v >= 2.0) && !context.hedged;
    if is_age && is_said && closes {
        Verdict::new(Reason::Age, "an age said of a person", start - 2..start)
    } else {
        None
    }
}
