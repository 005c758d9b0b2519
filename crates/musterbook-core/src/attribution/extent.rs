//! Where the noun phrase of a speaker begins and ends, and the object of `told`.

use super::speaker::is;
use crate::document::Document;
use crate::lexicon::Speech;
use crate::lexicon::cues::{CueKind, function as f};
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// Where the noun phrase that ends at `end` begins.
pub fn start_of_phrase(doc: &Document, range: &Range<usize>, end: usize) -> usize {
    // `its own losses it put at 29`
    if end > range.start + 1 && matches!(doc.word(end - 1).to_ascii_lowercase().as_str(), "it" | "he" | "she" | "they")
    {
        return end - 1;
    }
    let mut start = end;
    while start > range.start && end - start < 26 {
        let before = start - 1;
        if let Some(name) = doc.name_at(before) {
            start = name.tokens.start.max(range.start);
            continue;
        }
        let token = &doc.tokens[before];
        match token.kind {
            TokenKind::Mark(')') => {
                let Some(open) = (range.start..before).rev().take(10).find(|&i| doc.tokens[i].is_mark('(')) else {
                    break;
                };
                start = open;
                continue;
            }
            TokenKind::Mark('.')
                if before > range.start && doc.lexicon.speakers.is_title(doc.tokens[before - 1].word) => {}
            TokenKind::Mark('.')
                if before > range.start && doc.tokens[before - 1].span.end - doc.tokens[before - 1].span.start == 1 => {
            }
            TokenKind::Mark('\'' | '’') if token.glued => {}
            // `our 14:50 post`
            TokenKind::Mark(':' | '.')
                if before > range.start
                    && doc.tokens[before - 1].kind == TokenKind::Digits
                    && doc.tokens.get(before + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits) => {}
            TokenKind::Mark(_) | TokenKind::Break => break,
            TokenKind::Word => {
                let class = doc.lexicon.cues.functions(token.word);
                if class & f::SUBORDINATE != 0
                    && class & (f::PREPOSITION | f::ADVERB) == 0
                    && !(class & f::PRONOUN != 0 && before + 1 == end)
                {
                    break;
                }
                if class & f::CONJUNCTION != 0 && !joins_speakers(doc, range, before) {
                    break;
                }
                if class & f::AUXILIARY != 0 && class & f::TIME == 0 {
                    break;
                }
                // `a reporter, who examined gunners' logs, said`
                let relative = before > range.start && matches!(doc.word(before - 1), "who" | "which" | "that");
                if relative && before + 1 < end && doc.word(before).ends_with("ed") {
                    break;
                }
                if end - start > 0 && before + 1 < end && is_finite_cue(doc, range, before) {
                    break;
                }
            }
            _ => {}
        }
        start = before;
    }
    start
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
    while end < limit && end - start < 20 {
        if let Some(name) = doc.name_at(end).filter(|n| n.tokens.start >= start) {
            end = name.tokens.end.min(limit);
            continue;
        }
        let token = &doc.tokens[end];
        match token.kind {
            TokenKind::Mark('(') => {
                let Some(close) = (end..limit).take(10).find(|&i| doc.tokens[i].is_mark(')')) else { break };
                end = close + 1;
                continue;
            }
            TokenKind::Mark('.')
                if end > start
                    && (doc.lexicon.speakers.is_title(doc.tokens[end - 1].word)
                        || doc.tokens[end - 1].span.end - doc.tokens[end - 1].span.start == 1) => {}
            TokenKind::Mark('"' | '“') if end == start => {}
            TokenKind::Mark('\'' | '’') if token.glued => {}
            TokenKind::Mark(_) | TokenKind::Break => break,
            TokenKind::Word => {
                let class = doc.lexicon.cues.functions(token.word);
                let stops = class & (f::AUXILIARY | f::SUBORDINATE) != 0 && class & (f::PREPOSITION | f::TIME) == 0;
                let time =
                    class & f::TIME != 0 && class & (f::DEFINITE | f::ARTICLE) == 0 && !dates_a_report(doc, end, limit);
                let place = doc.lexicon.speech.is(doc.word(end), Speech::END_OF_PHRASE);
                let joins = class & f::CONJUNCTION != 0
                    && !(end > start
                        && end + 1 < limit
                        && (doc.tokens[end + 1].is_capitalised()
                            || doc.lexicon.speakers.nouns.longest(&doc.tokens[end + 1..limit.min(end + 4)]).is_some())
                        && doc.word(end) == "and");
                let anew = is(doc, end, f::ARTICLE)
                    && end > start
                    && (doc.name_at(end - 1).is_some() || doc.tokens[end - 1].is_capitalised())
                    && doc.word(end) == "the";
                if anew {
                    break;
                }
                if (stops || time || place || joins) && end > start {
                    break;
                }
                if end > start && is_finite_cue(doc, &(start..limit), end) {
                    break;
                }
            }
            _ => {}
        }
        end += 1;
    }
    end
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
