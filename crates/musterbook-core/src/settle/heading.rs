//! Dates that head what stands under them: in a timeline or a list by days, months or years, the line or the entry that
//! begins with a date gives it to all that follow, down to the next.

use crate::claim::When;
use crate::document::{Document, TimeAt, TimeKind};
use crate::text::{Kind, Sentence};
use std::ops::Range;

/// For each sentence the time of the heading over it. A text with a single heading has none: that is the stamp of a page.
pub fn read(doc: &Document) -> Vec<Option<When>> {
    let mut over = vec![None; doc.sentences.len()];
    let (mut now, mut count, mut paragraph) = (None, 0, usize::MAX);
    for (index, sentence) in doc.sentences.iter().enumerate() {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            if let Some(when) = headed(doc, sentence) {
                count += usize::from(now != Some(when));
                now = Some(when);
            }
        }
        over[index] = now;
    }
    if count < 2 {
        over.fill(None);
    }
    over
}

/// The time that a paragraph begins with, or that is all its first line says.
fn headed(doc: &Document, sentence: &Sentence) -> Option<When> {
    let time = doc.times_in(&sentence.tokens).first().filter(|t| is_dated(t))?;
    (is_line(doc, &sentence.tokens, time) || is_entry(doc, &sentence.tokens, time)).then_some(time.when)
}

fn is_dated(time: &TimeAt) -> bool {
    let bounded = time.when.start.is_some() && time.when.end.is_some();
    let by_calendar = matches!(
        time.rule,
        "date" | "days" | "month" | "months" | "year" | "date-in-figures" | "range" | "edge" | "quarter" | "season"
    );
    time.kind == TimeKind::Within && bounded && by_calendar
}

/// `Ob256 – January 10 2012`, `* 3 March *`: a line with little beside the date and nothing counted.
fn is_line(doc: &Document, line: &Range<usize>, time: &TimeAt) -> bool {
    let rest = line.len() - time.tokens.len().min(line.len());
    let prose = doc.tokens[line.clone()].iter().filter(|t| t.is_word() && !t.is_capitalised()).count();
    let ends_line = doc.tokens.get(line.end).is_none_or(|t| t.kind == Kind::Break);
    ends_line && rest <= 6 && prose <= 1 && doc.figures_in(line).is_empty() && doc.times_in(line).len() == 1
}

/// `3 March – Forces entered the town.`, `2004: Up to 7 killed`.
fn is_entry(doc: &Document, tokens: &Range<usize>, time: &TimeAt) -> bool {
    let first = (tokens.start..time.tokens.start).all(|i| !doc.tokens[i].is_word());
    let near = time.tokens.start <= tokens.start + 2;
    let mut end = time.tokens.end;
    if doc.tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(')' | ']' | '.' | '*'))) {
        end += 1;
    }
    let closes = end >= tokens.end
        || doc.tokens.get(end).is_some_and(|t| {
            matches!(t.kind, Kind::Mark('–' | '—' | ':' | '|' | '-')) || t.kind == Kind::Hyphen && !t.glued
        });
    first && near && closes
}
