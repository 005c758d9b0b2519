//! Nouns for figures with an owner: `Washington's estimate of 3,000`, `by the rebels' own count`.

use super::account::Account;
use super::extent;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use super::subject;
use crate::claim::Stance;
use crate::document::{Document, Figure};
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::CueKind;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::{Class, SpeakerNoun};
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How many tokens before its noun a phrase may begin.
const LONGEST: usize = 8;

/// How many tokens before a phrase its content may begin.
const NEAR: usize = 12;

/// A figure-noun in a sentence.
struct Count<'c> {
    doc: &'c Document<'c>,
    range: &'c Range<usize>,
    noun: &'static SpeakerNoun,
    tokens: Range<usize>,
    /// Where its phrase begins.
    start: usize,
    /// The small word before the phrase: `by`, `on`; empty if there is none.
    by: String,
}

/// `Washington's estimate of 3,000`, `by JNIM's own count`: a figure-noun with an owner.
pub fn owned_account(
    doc: &Document,
    range: &Range<usize>,
    at: usize,
    memory: &mut Memory,
    accounts: &mut Vec<Account>,
) {
    if let Some(account) = Count::read(doc, range, at).and_then(|count| count.account(memory)) {
        memory.remember(&account.speaker);
        accounts.push(account);
    }
}

impl<'c> Count<'c> {
    fn read(doc: &'c Document<'c>, range: &'c Range<usize>, at: usize) -> Option<Count<'c>> {
        let hit = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..range.end])?;
        let noun = hit.meaning;
        let tokens = at..at + hit.length;
        let counts = doc.lexicon.speech.is(&noun.lemma, SpeechWords::COUNT | SpeechWords::LOOSE_COUNT);
        if noun.class != Class::Account || !counts || is_verb(doc, noun, tokens.end) {
            return None;
        }
        let start = start_of_phrase(doc, range, at);
        let before = if start > range.start { doc.word(start - 1).to_ascii_lowercase() } else { String::new() };
        let by = if doc.lexicon.speech.is(&before, SpeechWords::BY_COUNT) { before } else { String::new() };
        Some(Count { doc, range, noun, tokens, start, by })
    }

    fn account(&self, memory: &Memory) -> Option<Account> {
        if self.is_loose() && !self.is_possessive() && !self.is_by() {
            return None;
        }
        let phrase = self.phrase();
        if !self.has_owner(&phrase) || self.is_subject(&phrase) {
            return None;
        }
        let speaker = self.speaker(&phrase, memory)?;
        let start = self.start - usize::from(!self.by.is_empty());
        let lead = !self.is_by() || subject::opens_clause(self.doc, self.range, self.start - 1);
        let content = if lead { self.tokens.end..self.range.end } else { self.content_around(start, phrase.end) };
        let stance = self.stance();
        Some(Account { stance, ..Account::new(speaker, start..phrase.end, content, lead, "owned-count") })
    }

    /// A noun that counts only with a possessive, or after `by`.
    fn is_loose(&self) -> bool {
        self.doc.lexicon.speech.is(&self.noun.lemma, SpeechWords::LOOSE_COUNT)
    }

    fn is_by(&self) -> bool {
        matches!(self.by.as_str(), "by" | "per")
    }

    /// `press accounts of`, `police reports of`
    fn is_lent(&self) -> bool {
        let end = self.tokens.end;
        self.tokens.start > self.start
            && self.is_loose()
            && is_speaker_before(self.doc, self.tokens.start)
            && end < self.range.end
            && self.doc.word(end) == "of"
    }

    /// `its own count`
    fn is_own(&self) -> bool {
        is(self.doc, self.start, f::OWNER)
    }

    fn is_possessive(&self) -> bool {
        self.is_lent() || (self.start..self.tokens.start).any(|i| is_possessive(self.doc, i)) || self.is_own()
    }

    /// The phrase with the owner behind the noun: `by the reckoning of Ukrainian military intelligence`.
    fn phrase(&self) -> Range<usize> {
        let end = self.tokens.end;
        let next = if end < self.range.end { self.doc.word(end) } else { "" };
        let leads = match next {
            "by" | "from" => true,
            "of" => matches!(self.by.as_str(), "by" | "in" | "on"),
            _ => false,
        };
        if leads && self.doc.figures_in(&(end..(end + 5).min(self.range.end))).is_empty() {
            return self.start..extent::end_of_phrase(self.doc, end + 1, self.range.end);
        }
        self.start..end
    }

    fn has_owner(&self, phrase: &Range<usize>) -> bool {
        self.is_own()
            || !self.doc.names_in(phrase).is_empty()
            || self.is_lent()
            || phrase.clone().any(|i| is_possessive(self.doc, i))
    }

    /// The subject of a reporting verb: it is read there.
    fn is_subject(&self, phrase: &Range<usize>) -> bool {
        if phrase.end >= self.range.end || !self.by.is_empty() {
            return false;
        }
        let follows = subject::skip_time(self.doc, phrase.end, self.range.end);
        let verb = self.doc.lexicon.cues.phrases.longest(&self.doc.tokens[follows..self.range.end.min(follows + 4)]);
        verb.is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_)))
    }

    fn speaker(&self, phrase: &Range<usize>, memory: &Memory) -> Option<Speaker> {
        // `the rebels lost 300 men by their own count`: the subject's, who has not spoken yet
        let own = self.is_own() && !self.by.is_empty();
        let subject = || if own { first_speaker(self.doc, self.range, self.start, memory) } else { None };
        let speaker = resolve(self.doc, phrase.clone(), memory).or_else(subject)?;
        let is_nobody = speaker.kind == Kind::Account
            || speaker.kind == Kind::Party && speaker.plural && self.noun.lemma == "number";
        (!is_nobody).then_some(speaker)
    }

    fn stance(&self) -> Stance {
        let speech = &self.doc.lexicon.speech;
        match self.noun.lemma.as_str() {
            "reckoning" if self.by == "by" => Stance::Reported,
            lemma if speech.is(lemma, SpeechWords::ESTIMATE) => Stance::Estimated,
            lemma if speech.is(lemma, SpeechWords::FORECAST) => Stance::Expected,
            _ => Stance::Reported,
        }
    }

    /// What a phrase covers that does not come first: from a dash on; an insertion covers itself (`the army, with 40,000
    /// men by its own count, holds …`).
    fn content_around(&self, start: usize, end: usize) -> Range<usize> {
        let kind = |i: usize| self.doc.tokens[i].kind;
        let before = || (self.range.start..start).rev().take(NEAR);
        let closed = end < self.range.end && matches!(kind(end), TokenKind::Mark(',' | '('));
        let comma = before().find(|&i| self.doc.tokens[i].is_mark(','));
        if let Some(comma) = comma.filter(|&comma| closed && comma + 1 < start) {
            return comma + 1..start;
        }
        let dash = before().find(|&i| matches!(kind(i), TokenKind::Mark('-' | '–' | '—')));
        dash.map_or(self.range.start, |i| i + 1)..self.range.end
    }
}

/// `the dead in Russia's border towns number over 300`, `their losses account for half`: no noun.
fn is_verb(doc: &Document, noun: &SpeakerNoun, end: usize) -> bool {
    let is_counted = |figure: &Figure| figure.reach.start == end || figure.tokens.start == end;
    match noun.lemma.as_str() {
        "number" | "total" => doc.figures_in(&(end..end + 5)).iter().any(is_counted),
        "account" => doc.tokens.get(end).is_some_and(|t| t.is_word()) && doc.word(end) == "for",
        _ => false,
    }
}

/// Where the phrase of a noun begins.
fn start_of_phrase(doc: &Document, range: &Range<usize>, at: usize) -> usize {
    let is_inside = |i: usize| {
        is_possessive(doc, i)
            || doc.tokens[i].kind == TokenKind::Hyphen
            || doc.tokens[i].is_word() && !is(doc, i, f::PREPOSITION | f::AUXILIARY | f::CONJUNCTION | f::SUBORDINATE)
    };
    (range.start..at).rev().take(LONGEST).take_while(|&i| is_inside(i)).last().unwrap_or(at)
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
