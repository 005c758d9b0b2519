//! Where the noun phrase of a speaker begins and ends, and the object of `told`.

use super::speaker::is;
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::{CueKind, function as f};
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How many tokens a phrase may have before the verb, and behind it.
const BEFORE: usize = 26;
const BEHIND: usize = 20;

/// How many tokens brackets may hold.
const BRACKETED: usize = 10;

/// Where the noun phrase that ends at `end` begins.
pub fn start_of_phrase(doc: &Document, range: &Range<usize>, end: usize) -> usize {
    // `its own losses it put at 29`
    if end > range.start + 1 && matches!(doc.word(end - 1).to_ascii_lowercase().as_str(), "it" | "he" | "she" | "they")
    {
        return end - 1;
    }
    let mut start = end;
    while start > range.start && end - start < BEFORE {
        let Some(next) = step_back(doc, range, start - 1, end) else { break };
        start = next;
    }
    start
}

/// Where a phrase begins that a token before it belongs to, if it does.
fn step_back(doc: &Document, range: &Range<usize>, at: usize, end: usize) -> Option<usize> {
    if let Some(name) = doc.name_at(at) {
        return Some(name.tokens.start.max(range.start));
    }
    let token = &doc.tokens[at];
    match token.kind {
        TokenKind::Mark(')') => (range.start..at).rev().take(BRACKETED).find(|&i| doc.tokens[i].is_mark('(')),
        TokenKind::Mark('.') if at > range.start && is_abbreviated(doc, at - 1) => Some(at),
        TokenKind::Mark('\'' | '’') if token.glued => Some(at),
        // `our 14:50 post`
        TokenKind::Mark(':' | '.')
            if at > range.start
                && doc.tokens[at - 1].kind == TokenKind::Digits
                && doc.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits) =>
        {
            Some(at)
        }
        TokenKind::Mark(_) | TokenKind::Break => None,
        TokenKind::Word if stands_before(doc, range, at, end) => None,
        _ => Some(at),
    }
}

/// A title or an initial: the point behind it ends nothing.
fn is_abbreviated(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    doc.lexicon.speakers.is_title(token.word) || token.span.end - token.span.start == 1
}

/// Whether a word before a phrase is no part of it: it opens a clause, joins, or is a verb.
fn stands_before(doc: &Document, range: &Range<usize>, at: usize, end: usize) -> bool {
    let class = doc.lexicon.cues.functions(doc.tokens[at].word);
    let alone = at + 1 == end;
    let opens =
        class & f::SUBORDINATE != 0 && class & (f::PREPOSITION | f::ADVERB) == 0 && !(class & f::PRONOUN != 0 && alone);
    let joins = class & f::CONJUNCTION != 0 && !joins_speakers(doc, range, at);
    let helps = class & f::AUXILIARY != 0 && class & f::TIME == 0;
    // `a reporter, who examined gunners' logs, said`
    let relative =
        at > range.start && matches!(doc.word(at - 1), "who" | "which" | "that") && doc.word(at).ends_with("ed");
    opens || joins || helps || !alone && (relative || is_finite_cue(doc, range, at))
}

/// `India and Pakistan said`: both sides of the `and` are names or speaking nouns.
fn joins_speakers(doc: &Document, range: &Range<usize>, and: usize) -> bool {
    if !doc.word(and).eq_ignore_ascii_case("and") || and == range.start || and + 1 >= range.end {
        return false;
    }
    let after = (and + 1..range.end.min(and + 3)).find(|&i| !is(doc, i, f::ARTICLE)).unwrap_or(and + 1);
    let speaks = |at: usize| {
        doc.name_at(at).is_some()
            || doc.tokens[at].is_capitalised()
            || doc.word(at).eq_ignore_ascii_case("others")
            || doc.lexicon.speakers.nouns.longest(&doc.tokens[at..(at + 3).min(range.end)]).is_some()
    };
    let starts_late = doc.figures_in(&(and.saturating_sub(4).max(range.start)..and)).is_empty();
    speaks(and - 1) && speaks(after) && starts_late && !doc.tokens[and - 1].is_mark(',')
}

/// Whether a word before a phrase is itself a reporting verb (so that the phrase begins after it).
fn is_finite_cue(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    if at == range.start || is(doc, at, f::ADVERB) {
        return false;
    }
    let noun = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..(at + 4).min(range.end)]).is_some();
    !noun
        && doc
            .lexicon
            .cues
            .phrases
            .longest(&doc.tokens[at..(at + 3).min(range.end)])
            .is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_)))
}

/// Where the noun phrase that begins at `start` ends.
pub fn end_of_phrase(doc: &Document, start: usize, limit: usize) -> usize {
    let mut end = start;
    while end < limit && end - start < BEHIND {
        let Some(next) = step_on(doc, start, end, limit) else { break };
        end = next;
    }
    end
}

/// Where a phrase ends that the next token belongs to, if it does.
fn step_on(doc: &Document, start: usize, at: usize, limit: usize) -> Option<usize> {
    if let Some(name) = doc.name_at(at).filter(|n| n.tokens.start >= start) {
        return Some(name.tokens.end.min(limit));
    }
    let token = &doc.tokens[at];
    match token.kind {
        TokenKind::Mark('(') => (at..limit).take(BRACKETED).find(|&i| doc.tokens[i].is_mark(')')).map(|i| i + 1),
        TokenKind::Mark('.') if at > start && is_abbreviated(doc, at - 1) => Some(at + 1),
        TokenKind::Mark('"' | '“') if at == start => Some(at + 1),
        TokenKind::Mark('\'' | '’') if token.glued => Some(at + 1),
        TokenKind::Mark(_) | TokenKind::Break => None,
        TokenKind::Word if at > start && stands_behind(doc, start, at, limit) => None,
        _ => Some(at + 1),
    }
}

/// Whether a word behind a phrase is no part of it: it opens a clause, tells the time or place, joins, or is a verb.
fn stands_behind(doc: &Document, start: usize, at: usize, limit: usize) -> bool {
    let class = doc.lexicon.cues.functions(doc.tokens[at].word);
    let opens = class & (f::AUXILIARY | f::SUBORDINATE) != 0 && class & (f::PREPOSITION | f::TIME) == 0;
    let time = class & f::TIME != 0 && class & (f::DEFINITE | f::ARTICLE) == 0 && !dates_a_report(doc, at, limit);
    let place = doc.lexicon.speech.is(doc.word(at), SpeechWords::END_OF_PHRASE);
    let next = at + 1;
    let speaks_next = || {
        doc.tokens[next].is_capitalised()
            || doc.lexicon.speakers.nouns.longest(&doc.tokens[next..limit.min(at + 4)]).is_some()
    };
    let joins = class & f::CONJUNCTION != 0 && !(doc.word(at) == "and" && next < limit && speaks_next());
    let anew = doc.word(at) == "the" && (doc.name_at(at - 1).is_some() || doc.tokens[at - 1].is_capitalised());
    opens || time || place || joins || anew || is_finite_cue(doc, &(start..limit), at)
}

/// `a June 15 report by …`, `Tuesday's statement`: a date that belongs to the noun behind it.
fn dates_a_report(doc: &Document, at: usize, limit: usize) -> bool {
    (at + 1..limit.min(at + 4)).any(|i| {
        let noun = doc.lexicon.speakers.nouns.longest(&doc.tokens[i..limit]);
        noun.is_some_and(|n| n.meaning.class == Class::Account)
    })
}

/// Where the object of `told` ends: `told Reuters`, `told a news conference`.
pub fn end_of_object(doc: &Document, start: usize, limit: usize) -> usize {
    let mut end = start;
    while end < limit && end - start < 8 {
        if let Some(name) = doc.name_at(end).filter(|n| n.tokens.start >= start) {
            if end > start && name.tokens.start == end && !doc.tokens[end - 1].is_word() {
                break;
            }
            return name.tokens.end.min(limit);
        }
        let class = doc.lexicon.cues.functions(doc.tokens[end].word);
        if !doc.tokens[end].is_word()
            && doc.tokens[end].kind != TokenKind::Possessive
            && doc.tokens[end].kind != TokenKind::Hyphen
            || class & (f::SUBORDINATE | f::AUXILIARY | f::TIME | f::PREPOSITION) != 0
        {
            break;
        }
        end += 1;
    }
    end
}
