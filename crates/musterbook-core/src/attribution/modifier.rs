//! Subjects with a participle or relative clause between them and their verb: `A group that tracks the war says`.

use super::extent::start_of_phrase;
use super::memory::Memory;
use super::speaker::{Kind, is, resolve};
use super::subject::{Subject, is_stop, subject};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use std::ops::Range;

/// `Two officials who asked not to be named said`: the noun before the relative clause.
pub fn behind_relative(doc: &Document, range: &Range<usize>, end: usize, memory: &Memory) -> Option<Subject> {
    let clause = (range.start..end).rev().take(14).take_while(|&i| !is_stop(doc, i));
    let relative = clause.filter(|&i| matches!(doc.word(i), "who" | "which")).last()?;
    let start = start_of_phrase(doc, range, relative);
    let speaker = resolve(doc, start..relative, memory).filter(|s| s.known)?;
    Some(subject(doc, range, speaker, start..end))
}

/// `Rebels fighting the government said`, `A diplomat reached by telex said`, `A group that tracks the war says`: the
/// noun before a participle or relative clause.
pub fn behind_modifier(doc: &Document, range: &Range<usize>, end: usize, memory: &Memory) -> Option<Subject> {
    let from = (range.start..end).rev().take(28).take_while(|&i| !is_stop(doc, i)).last()?;
    let relative = |i: usize| matches!(doc.word(i), "that" | "which");
    let at = (from + 1..end.saturating_sub(1)).find(|&i| {
        modifies(doc, i, end)
            && (speaks_at(doc, from, i) || counts_at(doc, from, i) && (relative(i) || doc.word(i).ends_with("ed")))
    })?;
    let start = start_of_phrase(doc, range, at);
    let speaker = resolve(doc, start..at, memory).filter(|s| s.known && s.kind != Kind::Account)?;
    doc.figures_in(&(start..at))
        .iter()
        .all(|f| f.article || f.tokens.start <= start + 1)
        .then(|| subject(doc, range, speaker, start..end))
}

/// Whether a participle with its phrase, or a relative clause, begins at a token and fills the stretch up to `end`.
pub fn modifies(doc: &Document, at: usize, end: usize) -> bool {
    if !doc.tokens[at].is_word() || doc.name_at(at).is_some() {
        return false;
    }
    let word = doc.word(at).to_ascii_lowercase();
    let next = doc.word(at + 1).to_ascii_lowercase();
    let finite = |i: usize| is(doc, i, f::AUXILIARY) || doc.word(i).ends_with("ed");
    if matches!(word.as_str(), "who" | "which" | "that") {
        let verb = word != "that" || is(doc, at + 1, f::AUXILIARY) || next.ends_with('s') || next.ends_with("ed");
        let verb = verb || word == "that" && has_finite(doc, at + 1, end);
        let anew = is(doc, at + 1, f::PRONOUN | f::ARTICLE | f::DEFINITE) || doc.name_at(at + 1).is_some();
        return verb && !anew && at + 2 < end;
    }
    let leads = is(doc, at + 1, f::PREPOSITION | f::ARTICLE | f::DEFINITE) || doc.name_at(at + 1).is_some();
    let active = word.len() > 4 && word.ends_with("ing") && !is(doc, at, f::PREPOSITION | f::TIME);
    let passive = word.len() > 4 && word.ends_with("ed")
        || matches!(word.as_str(), "led" | "held" | "run" | "sent" | "known" | "fought" | "seen" | "caught" | "driven");
    let says = doc.lexicon.cues.phrases.longest(&doc.tokens[at..at + 1]).is_some() && next != "by";
    let joined = says || (at..end).any(|i| is(doc, i, f::CONJUNCTION) && passive || doc.word(i) == "that");
    (active || passive && is(doc, at + 1, f::PREPOSITION)) && leads && !joined && !(at + 1..end).any(finite)
}

/// Whether a verb stands right behind a plural subject: `that diplomats showed`.
pub fn has_finite(doc: &Document, at: usize, end: usize) -> bool {
    doc.lexicon.speakers.nouns.longest(&doc.tokens[at..end]).is_some_and(|h| {
        let verb = at + h.length;
        verb < end && doc.lexicon.cues.phrases.longest(&doc.tokens[verb..verb + 1]).is_some()
    })
}

/// Whether a noun for a figure or paper ends at a token.
pub fn counts_at(doc: &Document, from: usize, end: usize) -> bool {
    (from.max(end.saturating_sub(3))..end).any(|i| {
        let hit = doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]);
        hit.is_some_and(|h| i + h.length == end && h.meaning.class == Class::Account)
    })
}

/// Whether a noun or name that may speak ends at a token.
pub fn speaks_at(doc: &Document, from: usize, end: usize) -> bool {
    let noun = (from.max(end.saturating_sub(3))..end).any(|i| {
        let hit = doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]);
        hit.is_some_and(|h| i + h.length == end && h.meaning.class != Class::Account)
    });
    noun || doc.name_at(end - 1).is_some_and(|n| n.body().is_some() || n.person().is_some())
}

/// `bluntly`, `consistently`: an adverb of manner, which may stand before any verb.
pub fn is_manner(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    let noun = [
        "family", "assembly", "ally", "rally", "supply", "reply", "italy", "july", "anomaly", "monopoly", "daily",
        "weekly", "bully", "only",
    ];
    word.len() > 4
        && word.ends_with("ly")
        && !doc.tokens[at].is_capitalised()
        && !noun.iter().any(|n| word.ends_with(n))
}
