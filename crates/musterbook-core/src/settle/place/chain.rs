//! Places that contain one another: `Sabari district, Khost province` is about the district.

use super::candidate::Candidate;
use super::words::Words;
use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::text::Kind;

/// Gives each candidate of a sentence the most specific of the chain it belongs to.
pub(super) fn link(doc: &Document, words: &Words, candidates: &mut [Candidate], offset: usize) {
    let mut first = 0;
    for at in 1..=candidates.len() {
        if at < candidates.len() && is_linked(doc, words, &candidates[at - 1], &candidates[at]) {
            continue;
        }
        let chain = &mut candidates[first..at];
        let head = (0..chain.len()).min_by_key(|&n| chain[n].rank).unwrap_or(0);
        for candidate in chain {
            candidate.head = offset + first + head;
        }
        first = at;
    }
}

/// Whether only `,`, `(`, `in`, `'s`, `capital of` and the like stand between two names, the one within the other.
fn is_linked(doc: &Document, words: &Words, a: &Candidate, b: &Candidate) -> bool {
    const REACH: usize = 8;
    let gap = a.tokens.end..b.tokens.start;
    if gap.is_empty()
        || gap.len() > REACH
        || a.rank == b.rank && !a.country.is_empty() && !b.country.is_empty() && a.country != b.country
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
            _ if word.is(PlaceWord::WITHIN) || words.is_of(at) => is_containing = true,
            _ if word.is(PlaceWord::PASSED | PlaceWord::COMPASS | PlaceWord::KIND | PlaceWord::FRONT) => {}
            _ => return false,
        }
    }
    // `in Kyiv, Kharkiv`: a list of equals
    is_containing
        && (a.rank != b.rank
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
