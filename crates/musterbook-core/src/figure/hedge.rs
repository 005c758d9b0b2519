//! Hedges beside a number: before it, right behind it, and behind the noun that it counts.

use crate::lexicon::qualifiers::Hedge;
use crate::mention::number::Line;
use crate::text::Kind;
use std::ops::Range;

/// How far behind a number a late hedge may stand: `two hundred of them or more`.
const LATE_REACH: usize = 6;

/// The hedges before a number, as they are read from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// First token and the one after the last.
    pub tokens: Range<usize>,
    /// The bound, if one is among them; it wins over `about`.
    pub bound: Option<Hedge>,
    pub about: bool,
    /// What opens a range: `between`, `from`.
    pub opened: Option<Hedge>,
}

impl Chain {
    /// Whether any hedge is in it.
    pub fn is_hedged(&self) -> bool {
        self.bound.is_some() || self.about
    }

    /// Takes in the hedge at a token, if one stands there; where it ends.
    pub fn take(&mut self, line: &Line, at: usize) -> Option<usize> {
        let qualifiers = &line.lexicon.qualifiers;
        let found = qualifiers.before.longest(&line.tokens[at..])?;
        if at > 0
            && (qualifiers.is_preposition(line.tokens[at - 1].word, line.tokens[at].word)
                || (found.length == 1 && is_verb(line, at)))
        {
            return None;
        }
        if self.tokens.end != at {
            *self = Chain { tokens: at..at, ..Chain::default() };
        }
        let end = at + found.length;
        self.tokens.end = end;
        self.add(*found.meaning);
        Some(end)
    }

    /// Passes over a mark between a hedge and its number: `over "6,000"`.
    pub fn pass(&mut self, line: &Line, at: usize) -> bool {
        let passes = self.tokens.end == at
            && at > 0
            && matches!(line.kind(at), Some(Kind::Mark('"' | '“' | '”' | '‘' | '\'' | '«' | '(' | '$' | '€' | '£')));
        if passes {
            self.tokens.end = at + 1;
        }
        passes
    }

    fn add(&mut self, hedge: Hedge) {
        match hedge {
            Hedge::About => self.about = true,
            Hedge::None => {}
            Hedge::Between | Hedge::From => self.opened = Some(hedge),
            bound => self.bound = Some(self.bound.unwrap_or(bound)),
        }
    }

    /// Takes in the hedge behind a number that ends at `end`; the end of number and hedge together.
    pub fn trail(&mut self, line: &Line, end: usize) -> usize {
        if let Some((hedge, after)) = right_behind(line, end) {
            self.add(hedge);
            return after;
        }
        if !self.is_hedged()
            && let Some(hedge) = late(line, end)
        {
            self.add(hedge);
        }
        end
    }
}

/// `estimated` behind its subject is a verb: `Seoul estimated 1,200`; `its estimated 1,200` is a hedge.
fn is_verb(line: &Line, at: usize) -> bool {
    line.is(at, "estimated")
        && line.kind(at - 1) == Some(Kind::Word)
        && !line.is_any(
            at - 1,
            &[
                "its", "the", "their", "his", "her", "our", "this", "these", "those", "an", "a", "of", "with", "and",
                "to", "some", "by", "from", "at", "in", "for", "another", "killed", "is", "was", "were", "are",
            ],
        )
}

fn right_behind(line: &Line, end: usize) -> Option<(Hedge, usize)> {
    let is_hyphen = line.kind(end) == Some(Kind::Hyphen);
    let mut at = if is_hyphen { end + 1 } else { end };
    // `"sixty" at the very least`, `23,000, approx.`
    let mut marks = 0;
    while !is_hyphen && marks < 2 && matches!(line.kind(at), Some(Kind::Mark(',' | '"' | '”' | '’' | '\'' | '»')))
    {
        marks += 1;
        at += 1;
    }
    let found = line.lexicon.qualifiers.after.longest(line.tokens.get(at..)?)?;
    let after = at + found.length;
    if !is_hyphen && (begins_number(line, after) || line.is_any(after, &["than", "likely"])) {
        return None;
    }
    match line.word(at) {
        // `20 plus civilians`, not `20 plus a tank`; `+` only right at the number; `odd` and `strong` mostly with a hyphen.
        "plus"
            if !is_hyphen
                && (!line.get(after)?.is_word()
                    || line.is_any(after, &["a", "an", "the", "several", "another", "some"])) =>
        {
            return None;
        }
        "+" if !line.glued(at) => return None,
        "strong" if !is_hyphen => return None,
        "odd" if !is_hyphen && !line.get(after)?.is_word() => return None,
        _ => {}
    }
    // A hedge behind a comma may belong to what follows: `12, at least according to`; then it ends the phrase.
    if marks > 0 && line.is_mark(at - 1, ',') && !is_closed(line, after) && !line.is_mark(after - 1, '.') {
        return None;
    }
    Some((*found.meaning, after))
}

fn late(line: &Line, end: usize) -> Option<Hedge> {
    for at in end + 1..=end + LATE_REACH {
        let token = line.get(at)?;
        let before = line.get(at - 1)?;
        if !before.is_word()
            || begins_number(line, at - 1)
            || line.is_any(at - 1, &["and", "or", "but", "that", "than", "when", "to"])
        {
            return None;
        }
        if !token.is_word() {
            return None;
        }
        if let Some(found) = line.lexicon.qualifiers.late.longest(&line.tokens[at..]) {
            let after = at + found.length;
            let is_loose = matches!(found.meaning, Hedge::AtLeast | Hedge::UpTo | Hedge::About) && line.is(at, "or");
            let fits = is_closed(line, after)
                || (is_loose && !line.is_any(after, &["than", "less", "likely"]) && !line.get(after)?.is_capitalised());
            return (fits && !begins_number(line, after)).then_some(*found.meaning);
        }
    }
    None
}

/// Whether a phrase ends at a token: at a mark, at the end, or before a preposition.
fn is_closed(line: &Line, at: usize) -> bool {
    match line.get(at) {
        None => true,
        Some(t) => {
            matches!(t.kind, Kind::Mark(_))
                || line.is_any(
                    at,
                    &[
                        "in", "on", "at", "were", "are", "have", "had", "for", "since", "by", "from", "across",
                        "killed", "wounded", "during",
                    ],
                )
        }
    }
}

fn begins_number(line: &Line, at: usize) -> bool {
    line.kind(at) == Some(Kind::Digits) || line.number_word(at).is_some()
}
