//! Nouns for figures with an owner: `Washington's estimate of 3,000`, `by the rebels' own count`.

use super::account::Account;
use super::extent;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use super::subject;
use crate::claim::Stance;
use crate::document::{Document, Figure};
use crate::lexicon::Speech;
use crate::lexicon::cues::CueKind;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// `Washington's estimate of 3,000`, `by JNIM's own count`: a figure-noun with an owner.
pub fn owned_account(
    doc: &Document,
    range: &Range<usize>,
    at: usize,
    memory: &mut Memory,
    accounts: &mut Vec<Account>,
) {
    let Some(hit) = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..range.end]) else { return };
    if hit.meaning.class != Class::Account {
        return;
    }
    let noun = hit.meaning;
    let speech = &doc.lexicon.speech;
    let end = at + hit.length;
    // "the dead in Russia's border towns number over 300", "losses total 40": a verb
    let counts = |f: &&Figure| f.reach.start == end || f.tokens.start == end;
    if matches!(noun.lemma.as_str(), "number" | "total") && doc.figures_in(&(end..end + 5)).iter().any(|f| counts(&f)) {
        return;
    }
    // "their losses account for half": a verb
    if noun.lemma == "account" && doc.tokens.get(end).is_some_and(|t| t.is_word()) && doc.word(end) == "for" {
        return;
    }
    let mut start = at;
    while start > range.start && at - start < 8 {
        let before = start - 1;
        let token = &doc.tokens[before];
        let inside = token.kind == TokenKind::Possessive
            || matches!(token.kind, TokenKind::Mark('\'' | '’')) && token.glued
            || token.kind == TokenKind::Hyphen
            || token.is_word() && !is(doc, before, f::PREPOSITION | f::AUXILIARY | f::CONJUNCTION | f::SUBORDINATE);
        if !inside {
            break;
        }
        start = before;
    }
    let by = start > range.start && speech.is(&doc.word(start - 1).to_ascii_lowercase(), Speech::BY_COUNT);
    let by_word = if by { doc.word(start - 1).to_ascii_lowercase() } else { String::new() };
    if !speech.is(&noun.lemma, Speech::COUNT | Speech::LOOSE_COUNT) {
        return;
    }
    let loose = speech.is(&noun.lemma, Speech::LOOSE_COUNT);
    let lent = at > start
        && loose
        && is_speaker_before(doc, at)
        && doc.tokens.get(end).is_some()
        && end < range.end
        && doc.word(end) == "of";
    let possessive = lent || (start..at).any(|i| is_possessive(doc, i)) || is(doc, start, f::OWNER);
    if loose && !possessive && !matches!(by_word.as_str(), "by" | "per") {
        return;
    }
    let mut phrase = start..end;
    let next = doc.tokens.get(end).filter(|_| end < range.end);
    let of = next.is_some() && matches!(doc.word(end), "of" | "by" | "from");
    // `by the reckoning of Ukrainian military intelligence`
    let of = of && (doc.word(end) != "of" || matches!(by_word.as_str(), "by" | "in" | "on"));
    if of && doc.figures_in(&(end..(end + 5).min(range.end))).is_empty() {
        phrase.end = extent::end_of_phrase(doc, end + 1, range.end);
    }
    let stance = match noun.lemma.as_str() {
        "reckoning" if by_word == "by" => Stance::Reported,
        lemma if speech.is(lemma, Speech::ESTIMATE) => Stance::Estimated,
        lemma if speech.is(lemma, Speech::FORECAST) => Stance::Expected,
        _ => Stance::Reported,
    };
    let own = is(doc, start, f::OWNER);
    let has_owner = own || !doc.names_in(&phrase).is_empty() || lent || phrase.clone().any(|i| is_possessive(doc, i));
    if !has_owner {
        return;
    }
    // as the subject of a reporting verb it is read there
    if doc.tokens.get(phrase.end).is_some() && phrase.end < range.end && !by {
        let follows = subject::skip_time(doc, phrase.end, range.end);
        if doc
            .lexicon
            .cues
            .phrases
            .longest(&doc.tokens[follows..range.end.min(follows + 4)])
            .is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_)))
        {
            return;
        }
    }
    // `the rebels lost 300 men by their own count`: the subject's, who has not spoken yet
    let subject = || if own && by { first_speaker(doc, range, start, memory) } else { None };
    let Some(speaker) = resolve(doc, phrase.clone(), memory).or_else(subject) else { return };
    if speaker.kind == Kind::Account || speaker.kind == Kind::Party && speaker.plural && noun.lemma == "number" {
        return;
    }
    let lead = !matches!(by_word.as_str(), "by" | "per") || subject::opens_clause(doc, range, start - 1);
    let lead_start = if by { start - 1 } else { start };
    let dash = (range.start..lead_start)
        .rev()
        .take(12)
        .find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark('-' | '–' | '—')))
        .map_or(range.start, |i| i + 1);
    let content = if lead { phrase.end.min(end)..range.end } else { dash..range.end };
    // `the army, with 40,000 men by its own count, holds …`: an insertion covers itself
    let comma = (range.start..lead_start).rev().take(12).find(|&i| doc.tokens[i].is_mark(','));
    let closed = phrase.end < range.end && matches!(doc.tokens[phrase.end].kind, TokenKind::Mark(',' | '('));
    let content = match comma {
        Some(comma) if !lead && closed && comma + 1 < lead_start => comma + 1..lead_start,
        _ => content,
    };
    memory.remember(&speaker);
    accounts.push(Account { stance, ..Account::new(speaker, lead_start..phrase.end, content, lead, "owned-count") });
}

/// The noun or name at the head of a clause, if it speaks.
fn first_speaker(doc: &Document, range: &Range<usize>, limit: usize, memory: &Memory) -> Option<Speaker> {
    let end = (range.start + 1..limit.min(range.start + 6)).find(|&end| {
        let noun = (range.start..end)
            .any(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| i + h.length == end));
        noun || doc.name_at(end - 1).is_some_and(|n| n.tokens.end == end)
    })?;
    resolve(doc, range.start..end, memory).filter(|s| s.known)
}

fn is_possessive(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.kind == TokenKind::Possessive || matches!(token.kind, TokenKind::Mark('\'' | '’')) && token.glued
}

/// `press accounts of`, `police reports of`: a speaking noun or name right before the noun.
fn is_speaker_before(doc: &Document, at: usize) -> bool {
    let before = at - 1;
    doc.name_at(before).is_some_and(|n| n.body().is_some() || n.party().is_some())
        || doc
            .lexicon
            .speakers
            .nouns
            .longest(&doc.tokens[before..at])
            .is_some_and(|h| matches!(h.meaning.class, Class::Group | Class::Institution | Class::Government))
}
