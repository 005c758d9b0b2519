//! Beginnings: `since March`, `since the start of the year`, `since the full-scale invasion`, `since the war began in
//! April 2023`, `since then`.

use super::reader::{Reader, Reading};
use super::{mark, span};
use crate::claim::When;
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, Mark, TimeWord};
use jiff::civil::Date;

/// What follows `since`.
pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    if let Some((TimeWord::Mark(Mark::Then), end)) = reader.word(at) {
        let start = reader.spoken.and_then(|(when, _)| when.start);
        return Some(stretch(reader, end, start, "since-then"));
    }
    if let Some(time) = mark::after_mark(reader, at) {
        // `not hit since 2015, when 20 guests were shot`: what is told was then.
        if reader.is_mark(time.end, ',') && reader.is(time.end + 1, "when") {
            return Some(time);
        }
        return Some(to_an_end(reader, &time).unwrap_or_else(|| from(reader, time)));
    }
    beginning(reader, at).or_else(|| open(reader, at))
}

/// `since 1 January to 26 August 2014`, `since March until June`: a count that runs from the one to the other.
fn to_an_end(reader: &Reader, first: &Reading) -> Option<Reading> {
    let next = reader.mark(first.end, Mark::To).or_else(|| reader.mark(first.end, Mark::Until))?;
    let last = mark::after_mark(reader, next)?;
    let joined = span::join(reader, *first, last, false)?;
    Some(Reading { kind: TimeKind::Since, rule: "since", ..joined })
}

/// From the start of a time to today.
pub fn from(reader: &Reader, time: Reading) -> Reading {
    let start = match (time.rule, time.when.start, time.when.end) {
        ("middle", Some(start), Some(end)) => Some(mark::centre(start, end)),
        (_, start, _) => start,
    };
    stretch(reader, time.end, start, "since")
}

fn stretch(reader: &Reader, end: usize, start: Option<Date>, rule: &'static str) -> Reading {
    let until = reader.today.filter(|&t| start.is_none_or(|s| s <= t));
    Reading { end, when: When::new(start, until), grain: Grain::Year, kind: TimeKind::Since, rule, parts: None }
}

/// How many words of a clause `since …` may take to come to its date or war.
const REACH: usize = 14;

/// `since Israel launched its offensive in October`, `since the beginning of the war`: a date in the clause, else the war.
fn beginning(reader: &Reader, at: usize) -> Option<Reading> {
    let stop = reader.sentence_end().min(at + REACH);
    let (mut war, mut i, mut plain) = (None, at, true);
    while i < stop {
        let token = &reader.doc.tokens[i];
        if !token.is_word()
            && !matches!(
                token.kind,
                crate::text::Kind::Hyphen | crate::text::Kind::Possessive | crate::text::Kind::Digits
            )
        {
            break;
        }
        match reader.word(i) {
            Some((TimeWord::Named(n), end)) => {
                war.get_or_insert((end, reader.words.wars[n as usize].start));
                i = end;
                continue;
            }
            Some((TimeWord::War, end)) if war.is_none() => {
                let begins = matches!(reader.word(end), Some((TimeWord::Begins, _)));
                if let Some(n) = reader.war().filter(|_| plain || begins) {
                    war = Some((end, reader.words.wars[n as usize].start));
                }
                i = end;
                continue;
            }
            Some((TimeWord::Begins, end)) => {
                if let Some(w) = &mut war {
                    w.0 = end;
                }
                i = end;
                continue;
            }
            Some((TimeWord::Mark(Mark::In), end)) => {
                if let Some(time) = mark::after_mark(reader, end).filter(|t| t.when.start.is_some()) {
                    return Some(from(reader, time));
                }
            }
            _ => {
                plain &= !is_verb_like(reader, i);
                if let Some(time) = span::point(reader, i).filter(|t| t.when.start.is_some() && t.rule != "apart") {
                    return Some(from(reader, time));
                }
            }
        }
        i += 1;
    }
    war.map(|(end, start)| stretch(reader, end, Some(start), "since-named"))
}

/// Before `the war`, only articles, names and words of beginning: `since it sent troops to the war` is not about its start.
fn is_verb_like(reader: &Reader, at: usize) -> bool {
    let token = &reader.doc.tokens[at];
    token.is_word()
        && !token.is_capitalised()
        && reader.word(at).is_none()
        && !["the", "its", "their", "his", "brutal", "bloody", "latest", "current", "scale", "full", "of", "outbreak"]
            .iter()
            .any(|w| reader.is(at, w))
}

/// `since it sent troops`, `since they were deployed`: a beginning without a date. `Has since died` has none.
fn open(reader: &Reader, at: usize) -> Option<Reading> {
    let is_clause = ["it", "they", "he", "she", "the", "its", "their", "his", "this", "these", "we"]
        .iter()
        .any(|w| reader.is(at, w))
        || reader.doc.name_at(at).is_some();
    is_clause.then(|| stretch(reader, at, None, "since-open"))
}

/// The war whose words the text has most of, among those that had begun.
pub fn war_of(reader: &Reader) -> Option<u16> {
    let mut counts = vec![0u32; reader.words.wars.len()];
    let mut at = 0;
    while at < reader.doc.tokens.len() {
        match reader.words.about.longest(&reader.doc.tokens[at..]) {
            Some(found) => {
                found.meaning.iter().for_each(|&n| counts[n as usize] += 1);
                at += found.length;
            }
            None => at += 1,
        }
    }
    let fits = |n: usize| {
        let war = reader.words.wars[n];
        reader.today.is_none_or(|t| war.start <= t && war.end.is_none_or(|e| super::reader::days(e, t) < 500))
    };
    (0..counts.len())
        .filter(|&n| counts[n] > 0 && fits(n))
        .max_by_key(|&n| (counts[n], reader.words.wars[n].start))
        .map(|n| n as u16)
}
