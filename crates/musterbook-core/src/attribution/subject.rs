//! The subject of a reporting verb: the noun phrase before it, after it (`…, said the mayor`), or behind an
//! apposition (`The governor, Oleh X, said`).

use super::extent::{end_of_phrase, start_of_phrase};
use super::memory::Memory;
use super::modifier::{behind_modifier, behind_relative, is_manner, speaks_at};
use super::referent::subject_person;
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::{Document, Figure};
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// Who a verb's subject is.
pub struct Subject {
    pub speaker: Speaker,
    pub words: Range<usize>,
    /// Stands after its verb.
    pub inverted: bool,
    /// A comma, quotation mark or dash with something before it precedes the subject.
    pub after_content: bool,
    /// `and`, `but`, `while` or `;` precedes it.
    pub joined: bool,
}

/// The subject of the verb at `verb..end`.
pub fn of_verb(
    doc: &Document,
    range: &Range<usize>,
    verb: usize,
    end: usize,
    may_invert: bool,
    memory: &Memory,
) -> Option<Subject> {
    let directly_after_mark = verb > range.start && is_content_mark(doc.tokens[verb - 1].kind);
    if may_invert
        && directly_after_mark
        && let Some(subject) = right(doc, range, verb, end, memory)
    {
        return Some(subject);
    }
    left(doc, range, verb, memory)
}

/// `…, said the mayor on Friday.`
fn right(doc: &Document, range: &Range<usize>, verb: usize, end: usize, memory: &Memory) -> Option<Subject> {
    let stop = end_of_phrase(doc, end, range.end);
    let ends = stop >= range.end
        || !doc.tokens[stop].is_word()
        || is(doc, stop, f::TIME | f::PREPOSITION | f::SUBORDINATE | f::PRONOUN | f::CONJUNCTION);
    if stop == end || !ends || !is_uncounted(doc, end, stop) {
        return None;
    }
    let named = past_place(doc, stop, range.end);
    let full = past_name(doc, named, range.end);
    let stop = if full > named { full } else { past_spokesman(doc, stop, range.end) };
    let speaker = resolve(doc, end..stop, memory)?;
    Some(Subject { speaker, words: verb..stop, inverted: true, after_content: true, joined: false })
}

/// `said the relief chief in Goma, Ada Roe`: past where a post is held, before a comma.
fn past_place(doc: &Document, stop: usize, limit: usize) -> usize {
    let at = stop < limit && matches!(doc.word(stop), "in" | "at" | "for" | "near") && stop + 1 < limit;
    let name = doc.name_at(stop + usize::from(at)).filter(|n| at && n.places().next().is_some());
    let end = name.map(|n| n.tokens.end).filter(|&e| e < limit && doc.tokens[e].is_mark(','));
    end.unwrap_or(stop)
}

/// Whether a phrase has no figure, but for the `one` of `said one analyst` or `two` of `said two witnesses`.
fn is_uncounted(doc: &Document, start: usize, end: usize) -> bool {
    let small = |figure: &Figure| figure.tokens == (start..start + 1) && is(doc, start, f::ARTICLE);
    doc.figures_in(&(start..end)).iter().all(|figure| figure.article || small(figure))
}

/// `said Ron Ray, a UNHCR spokesman`: past the apposition if it says whom the person speaks for.
fn past_spokesman(doc: &Document, stop: usize, limit: usize) -> usize {
    if stop >= limit || !doc.tokens[stop].is_mark(',') {
        return stop;
    }
    let end = end_of_phrase(doc, stop + 1, limit);
    let speaks = (stop + 1..end).any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| h.meaning.class == Class::Spokesman)
    });
    if speaks && doc.figures_in(&(stop + 1..end)).is_empty() { end } else { stop }
}

/// `according to the head of the hospital, Ali Wane`: past a name set off by a comma, or an apposed spokesman.
pub fn past_name(doc: &Document, stop: usize, limit: usize) -> usize {
    let past = past_spokesman(doc, stop, limit);
    if past > stop || stop >= limit || !doc.tokens[stop].is_mark(',') || stop == 0 {
        return past;
    }
    let small = !doc.tokens[stop - 1].is_capitalised();
    let end = (stop + 1..limit.min(stop + 5)).find(|&i| !doc.tokens[i].is_capitalised()).unwrap_or(limit.min(stop + 5));
    let closes = end >= limit || matches!(doc.tokens[end].kind, TokenKind::Mark('.' | ','));
    let plain = (stop + 1..end).all(|i| doc.name_at(i).is_none_or(|n| n.person().is_some()));
    if small && closes && plain && (2..=4).contains(&(end - stop - 1)) { end } else { stop }
}

/// The phrase before a verb.
pub fn left(doc: &Document, range: &Range<usize>, verb: usize, memory: &Memory) -> Option<Subject> {
    let mut end = verb;
    while end > range.start && steps_over(doc, end - 1) {
        end -= 1;
    }
    if end == range.start {
        return None;
    }
    if doc.tokens[end - 1].is_mark(',')
        || doc.tokens[end - 1].is_mark(')')
        || doc.tokens[end - 1].is_mark('—')
        || doc.tokens[end - 1].is_mark('–')
    {
        return behind_apposition(doc, range, end - 1, memory);
    }
    let start = start_of_phrase(doc, range, end);
    if start == end || matches!(doc.word(start), "no" | "No") {
        return None;
    }
    // `who said`: the noun before the comma
    if end - start == 1
        && is(doc, start, f::PRONOUN)
        && doc.name_at(start).is_none()
        && matches!(doc.word(start).to_ascii_lowercase().as_str(), "who" | "which")
    {
        let before = if start > range.start && doc.tokens[start - 1].is_mark(',') { start - 1 } else { start };
        let phrase = start_of_phrase(doc, range, before)..before;
        // `… was waved away by Conakry, which admits 157`
        let last = before.checked_sub(1).and_then(|i| doc.name_at(i)).filter(|n| n.tokens.start > phrase.start);
        let which = doc.word(start).eq_ignore_ascii_case("which");
        let named = last.filter(|n| which && (n.body().is_some() || n.party().is_some())).map(|n| n.tokens.clone());
        let by = named.filter(|n| is(doc, n.start - 1, f::PREPOSITION));
        let speaker = by.and_then(|n| resolve(doc, n, memory)).or_else(|| resolve(doc, phrase.clone(), memory))?;
        return Some(subject(doc, range, speaker, phrase));
    }
    if !doc.figures_in(&(start..end)).is_empty() && !is_counted_speaker(doc, start, end) {
        return None;
    }
    if doc.word(end - 1) == "it"
        && doc.tokens[range.start..start].iter().any(|t| t.is_mark(':'))
        && let Some(speaker) =
            clause_subject(doc, range, start, memory).filter(|s| matches!(s.kind, Kind::Body | Kind::Party))
    {
        return Some(subject(doc, range, speaker, start..end));
    }
    if let Some(found) = behind_modifier(doc, range, end, memory) {
        return Some(found);
    }
    // `MSF treated 29 people, it said`
    let clause = || {
        let pronoun = end - start == 1 && matches!(doc.word(start), "it" | "they" | "he" | "she");
        let human = end - start == 1 && matches!(doc.word(start).to_ascii_lowercase().as_str(), "he" | "she");
        let clause = pronoun.then(|| clause_subject(doc, range, start, memory)).flatten();
        clause.or_else(|| human.then(|| subject_person(doc, start)).flatten())
    };
    if let Some(found) = name_and_title(doc, range, start, end, memory) {
        return Some(found);
    }
    let Some(speaker) = resolve(doc, start..end, memory).or_else(clause) else {
        return behind_relative(doc, range, end, memory);
    };
    if let Some(first) = first_of_three(doc, range, start, memory).filter(|_| speaker.follows.is_some()) {
        return Some(subject(
            doc,
            range,
            Speaker { follows: Some(speaker.name), plural: true, ..first.1 },
            first.0..end,
        ));
    }
    Some(subject(doc, range, speaker, start..end))
}

/// `Alexandra Roe, IDMC director said`: a name, then the post without an article or a closing comma.
fn name_and_title(doc: &Document, range: &Range<usize>, start: usize, end: usize, memory: &Memory) -> Option<Subject> {
    let comma = start.checked_sub(1).filter(|&i| i > range.start && doc.tokens[i].is_mark(','))?;
    let post = end - start <= 8
        && !is(doc, start, f::ARTICLE | f::DEFINITE | f::PRONOUN)
        && (start..end).any(|i| {
            doc.lexicon
                .speakers
                .nouns
                .longest(&doc.tokens[i..end])
                .is_some_and(|h| matches!(h.meaning.class, Class::Person | Class::Spokesman) && !h.meaning.plural)
        });
    let from = (range.start..comma).rev().take(4).take_while(|&i| doc.tokens[i].is_capitalised()).last()?;
    let opens =
        from == range.start || matches!(doc.tokens[from - 1].kind, TokenKind::Mark('"' | '”' | ',' | '–' | '—'));
    let plain = (from..comma).all(|i| doc.name_at(i).is_none_or(|n| n.person().is_some()))
        && (start..end).all(|i| doc.name_at(i).is_none_or(|n| n.person().is_none()));
    if !plain || !post || !opens || comma - from < 2 {
        return None;
    }
    let speaker = resolve(doc, from..end, memory).filter(|s| s.kind == Kind::Person || s.follows.is_some())?;
    Some(subject(doc, range, speaker, from..end))
}

/// `Medics, police and witnesses`: the first of a list of speakers, before its comma.
fn first_of_three(doc: &Document, range: &Range<usize>, start: usize, memory: &Memory) -> Option<(usize, Speaker)> {
    let comma = start.checked_sub(1).filter(|&i| i > range.start && doc.tokens[i].is_mark(','))?;
    let from = start_of_phrase(doc, range, comma);
    let speaker = resolve(doc, from..comma, memory).filter(|s| s.known && s.follows.is_none())?;
    (comma - from <= 4 && speaks_at(doc, from, comma) && doc.figures_in(&(from..comma)).is_empty())
        .then_some((from, speaker))
}

fn is_counted_speaker(doc: &Document, start: usize, end: usize) -> bool {
    doc.figures_in(&(start..end)).iter().all(|f| f.article || f.tokens.start <= start + 1)
}

pub fn subject(doc: &Document, range: &Range<usize>, speaker: Speaker, words: Range<usize>) -> Subject {
    let before = words.start.checked_sub(1).filter(|&i| i >= range.start);
    let joined = before.is_some_and(|i| doc.tokens[i].is_mark(';') || is(doc, i, f::CONJUNCTION))
        || is(doc, words.start, f::CONJUNCTION) && words.start > range.start;
    let after_content = !joined
        && before.is_some_and(|i| {
            is_content_mark(doc.tokens[i].kind)
                && (super::label::is_quote(doc.tokens[i].kind) || has_body(doc, range.start..i))
        });
    Subject { speaker, words, inverted: false, after_content, joined }
}

/// Whether something that can be content stands in a range: more than a phrase of time or place.
fn has_body(doc: &Document, range: Range<usize>) -> bool {
    !doc.figures_in(&range).is_empty() || range.len() > 5
}

/// `The governor, Oleh X, said`, `Reuters, citing Y, said`, `X (Y) said`.
fn behind_apposition(doc: &Document, range: &Range<usize>, close: usize, memory: &Memory) -> Option<Subject> {
    if doc.tokens[close].is_mark(')') {
        let open = (range.start..close).rev().find(|&i| doc.tokens[i].is_mark('('))?;
        let start = start_of_phrase(doc, range, open);
        let phrase = start..close + 1;
        let speaker = resolve(doc, phrase.clone(), memory)?;
        return Some(subject(doc, range, speaker, phrase));
    }
    let open = (range.start..close).rev().take(24).find(|&i| {
        doc.tokens[i].is_mark(',') || matches!(doc.tokens[i].kind, TokenKind::Mark('—' | '–' | ';' | '“' | '”' | '"'))
    })?;
    let inner = open + 1..close;
    if inner.is_empty()
        || !doc.tokens[open].is_mark(',') && !matches!(doc.tokens[open].kind, TokenKind::Mark('—' | '–'))
    {
        return None;
    }
    let start = start_of_phrase(doc, range, open);
    if start == open {
        return None;
    }
    let participle = doc.word(inner.start).ends_with("ed")
        || matches!(doc.word(inner.start), "run" | "led" | "known" | "built" | "held" | "seen" | "set" | "drawn");
    let aside = participle
        || is(doc, inner.start, f::PRONOUN | f::PREPOSITION | f::SUBORDINATE | f::ADVERB)
        || doc.lexicon.cues.phrases.longest(&doc.tokens[inner.clone()]).is_some();
    let clean = !inner.clone().any(|i| is(doc, i, f::AUXILIARY)) && doc.figures_in(&inner).is_empty();
    if !aside && !clean {
        return None;
    }
    // `Mediazona, an independent outlet, together with the BBC, …`
    let named = || {
        let comma = start.checked_sub(1).filter(|&i| i > range.start && doc.tokens[i].is_mark(','))?;
        let from = start_of_phrase(doc, range, comma);
        resolve(doc, from..comma, memory).filter(|s| s.known && s.kind == Kind::Body).map(|s| (s, from))
    };
    if aside
        && is(doc, start, f::ARTICLE)
        && !doc.names_in(&(start..open)).iter().any(|n| n.body().is_some())
        && let Some((speaker, from)) = named()
    {
        return Some(subject(doc, range, speaker, from..close));
    }
    let phrase = if aside { start..open } else { start..close };
    let speaker = resolve(doc, phrase.clone(), memory)?;
    if !aside && speaker.kind != Kind::Person && !speaker.known {
        return None;
    }
    Some(subject(doc, range, speaker, start..close))
}

/// `Police killed five, saying …`: the subject of the clause that a participle hangs on.
pub fn clause_subject(doc: &Document, range: &Range<usize>, at: usize, memory: &Memory) -> Option<Speaker> {
    if let Some(name) = doc.name_at(range.start).filter(|n| {
        (n.party().is_some() || n.body().is_some()) && doc.tokens.get(n.tokens.end).is_some_and(|t| t.is_word())
    }) {
        let noun = doc
            .lexicon
            .speakers
            .nouns
            .longest(&doc.tokens[name.tokens.end..(name.tokens.end + 4).min(range.end)])
            .is_some();
        if !noun && let Some(found) = resolve(doc, name.tokens.clone(), memory) {
            return Some(found);
        }
    }
    let mut end = range.start;
    while end < at
        && !is_stop(doc, end)
        && !is(doc, end, f::AUXILIARY)
        && !is_manner(doc, end)
        && end - range.start < 10
    {
        if doc.lexicon.cues.phrases.longest(&doc.tokens[end..end + 1]).is_some() && end > range.start {
            break;
        }
        // `Guerrillas attacked a post, …`
        if end > range.start
            && doc.word(end).ends_with("ed")
            && doc.name_at(end).is_none()
            && (speaks_at(doc, range.start, end) || doc.name_at(end - 1).is_some_and(|n| n.party().is_some()))
        {
            break;
        }
        end += 1;
    }
    resolve(doc, range.start..end, memory).filter(|s| s.known && s.kind != Kind::Account)
}

/// Steps over adverbs, auxiliaries and times before a verb.
fn steps_over(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    if doc.name_at(at).is_some() {
        return false;
    }
    match token.kind {
        TokenKind::Word => {
            let class = doc.lexicon.cues.functions(token.word);
            class & f::PRONOUN == 0
                && (class & (f::AUXILIARY | f::ADVERB) != 0
                    || is_manner(doc, at)
                    || class & f::TIME != 0 && class & (f::DEFINITE | f::ARTICLE) == 0)
        }
        TokenKind::Digits => at > 0 && is(doc, at - 1, f::TIME) && doc.figures_in(&(at..at + 1)).is_empty(),
        _ => false,
    }
}

/// Past `on Monday`, `late on 4 November`, `in a statement`.
pub fn skip_time(doc: &Document, mut at: usize, limit: usize) -> usize {
    while at < limit && doc.name_at(at).is_none() {
        let token = &doc.tokens[at];
        let step = match token.kind {
            TokenKind::Word => is(doc, at, f::TIME) && !is(doc, at, f::DEFINITE) || is(doc, at, f::ADVERB),
            TokenKind::Digits => doc.figures_in(&(at..at + 1)).is_empty() && at > 0 && is(doc, at - 1, f::TIME),
            _ => false,
        };
        if !step {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a clause of content follows: something before the next comma or full stop that is more than a time or place.
pub fn has_content(doc: &Document, start: usize, limit: usize) -> bool {
    let at = skip_time(doc, start, limit);
    if at >= limit || matches!(doc.tokens[at].kind, TokenKind::Mark('.' | ',' | ';' | '!' | '?' | ')')) {
        return false;
    }
    let clause_end = (at..limit).find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(',' | ';'))).unwrap_or(limit);
    if !doc.figures_in(&(at..clause_end)).is_empty()
        || doc.word(at).eq_ignore_ascii_case("that")
        || is(doc, at, f::PRONOUN)
        || doc.word(at) == "there"
    {
        return true;
    }
    let phrase = is(doc, at, f::PREPOSITION) || matches!(doc.word(at), "citing" | "quoting" | "adding");
    !phrase && ((at..clause_end).any(|i| is(doc, i, f::AUXILIARY)) || !doc.figures_in(&(clause_end..limit)).is_empty())
}

/// Whether nothing but a mark or conjunction stands before a cue in its clause.
pub fn opens_clause(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    if at <= range.start {
        return true;
    }
    let before = at - 1;
    is(doc, before, f::CONJUNCTION) && (before == range.start || doc.figures_in(&(range.start..before)).is_empty())
        || doc.tokens[before].is_mark(';')
        || doc.tokens[before].is_mark(':')
        || doc.tokens[range.start..at].iter().all(|t| !t.is_word())
}

pub fn is_stop(doc: &Document, at: usize) -> bool {
    matches!(doc.tokens[at].kind, TokenKind::Mark(',' | ';' | ':' | '"' | '“' | '—' | '–') | TokenKind::Break)
}

fn is_content_mark(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark(',' | '"' | '”' | '»' | '—' | '–' | '-' | '?' | '!' | '\'' | '’'))
}
