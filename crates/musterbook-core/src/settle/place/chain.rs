//! Places that contain one another: `Sabari district, Khost province` is about the district.

use super::candidate::{Candidate, Rank, Role};
use super::words::Words;
use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::text::Kind;
use std::ops::Range;

/// Gives each candidate of a sentence the most specific of the chain it belongs to.
pub(super) fn link(doc: &Document, words: &Words, candidates: &mut [Candidate], offset: usize) {
    let mut first = 0;
    for at in 1..=candidates.len() {
        if at < candidates.len() && is_linked(doc, words, &candidates[at - 1], &candidates[at]) {
            continue;
        }
        let chain = &mut candidates[first..at];
        let head = head_of(doc, words, chain);
        for candidate in chain {
            candidate.head = offset + first + head;
        }
        first = at;
    }
}

/// The one of a chain that the others lie around: the most specific that is no mere landmark. `the Gori suburb of X` is about
/// the suburb.
fn head_of(doc: &Document, words: &Words, chain: &[Candidate]) -> usize {
    let mut head = 0;
    for n in 1..chain.len() {
        let (known, next) = (&chain[head], &chain[n]);
        let gap = chain[n - 1].tokens.end..next.tokens.start;
        let is_inverse = head + 1 == n
            && gap.len() >= 2
            && words.is_of(gap.end - 1)
            && !doc.tokens[gap.start].is_mark(',')
            && (words.ending(gap.end - 1).is(PlaceWord::STRICT)
                || next.rank <= known.rank && words.ending(gap.end - 2).is(PlaceWord::SETTLEMENT));
        let is_better = if (known.role == Role::Beside) != (next.role == Role::Beside) {
            known.role == Role::Beside
        } else {
            is_inverse
                || next.rank < known.rank
                    && !(known.rank == Rank::District && head + 1 == n && is_within(doc, words, gap))
        };
        if is_better {
            head = n;
        }
    }
    head
}

/// Whether `of` or `in` and no comma or possessive stands between: `the Zeitoun neighbourhood of Gaza City`.
fn is_within(doc: &Document, words: &Words, gap: Range<usize>) -> bool {
    let breaks = |t: usize| matches!(doc.tokens[t].kind, Kind::Possessive | Kind::Mark(_));
    let mut joins = gap.clone().filter(|&t| words.is_of(t) || words.ending(t).is(PlaceWord::WITHIN));
    joins.next().is_some() && !gap.into_iter().any(breaks)
}

/// Whether only `,`, `(`, `in`, `'s`, `capital of` and the like stand between two names, the one within the other.
fn is_linked(doc: &Document, words: &Words, a: &Candidate, b: &Candidate) -> bool {
    const REACH: usize = 9;
    let gap = a.tokens.end..b.tokens.start;
    if gap.is_empty()
        || gap.len() > REACH
        || b.role != Role::Beside
            && a.rank == b.rank
            && !a.country.is_empty()
            && !b.country.is_empty()
            && a.country != b.country
    {
        return false;
    }
    let mut is_containing = false;
    for at in gap {
        // `in RSF-held South Darfur`
        if is_owner(doc, at) || doc.name_at(at).is_some_and(|n| n.party().is_some() && n.tokens.end < b.tokens.start) {
            continue;
        }
        let token = &doc.tokens[at];
        let word = words.ending(at);
        match token.kind {
            Kind::Possessive => is_containing = true,
            Kind::Mark(',' | '(' | '"') => is_containing = true,
            Kind::Hyphen => {}
            _ if words.is_and(at) => return false,
            _ if b.role == Role::Beside
                && (token.kind == Kind::Digits || word.is(PlaceWord::LENGTH | PlaceWord::BESIDE)) =>
            {
                is_containing = true;
            }
            _ if word.is(PlaceWord::WITHIN) || words.is_of(at) => is_containing = true,
            _ if word.is(PlaceWord::PASSED | PlaceWord::COMPASS | PlaceWord::KIND | PlaceWord::FRONT) => {}
            _ => return false,
        }
    }
    // `in Kyiv, Kharkiv`: a list of equals
    is_containing
        && (a.rank != b.rank
            || b.role == Role::Beside
            || words.ending(b.tokens.start.saturating_sub(1)).is(PlaceWord::WITHIN)
            || words.is_of(b.tokens.start - 1))
}

/// Part of the name of a country or region that owns what follows: `Sudan's North Kordofan`.
fn is_owner(doc: &Document, at: usize) -> bool {
    doc.name_at(at).is_some_and(|name| {
        (name.party().is_some() || name.places().next().is_some())
            && doc.tokens.get(name.tokens.end).is_some_and(|t| t.kind == Kind::Possessive)
    })
}
