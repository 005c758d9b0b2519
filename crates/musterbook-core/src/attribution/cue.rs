//! The cues of a sentence: who says something, by which word, and over which tokens.
//!
//! A *lead* stands before its content (`The army said 5 died`), a *tail* after it or inside it (`5 died, the army
//! said, and 3 were hurt`). Leaves alone nouns that look like verbs (`the claims`), negated cues (`declined to say`)
//! and verbs whose subject does not speak (`A blast claimed 12 lives`).

use super::account::Account;
use super::bound::{attach, bound};
use super::count::owned_account;
use super::extent;
use super::gapped::{gapped, has_figure};
use super::label::{bracketed, colon_heads, headline_tail, is_line};
use super::memory::Memory;
use super::speaker::{Kind, Speaker, resolve};
use super::subject;
use super::verb::verb;
use crate::document::Document;
use crate::lexicon::cues::Cue;
use crate::lexicon::cues::CueKind;
use crate::text::Sentence;
use std::ops::Range;

/// The most tokens of a sentence that are read together.
const PIECE: usize = 240;

/// A cue word found.
pub struct Hit {
    pub at: usize,
    pub end: usize,
    pub cue: Cue,
}

/// Finds the attributions of a sentence, in text order, and remembers their speakers.
pub fn find(doc: &Document, sentence: &Sentence, memory: &mut Memory) -> Vec<Account> {
    let mut accounts = Vec::new();
    let line = is_line(doc, sentence);
    for clear in doc.clear_of_furniture(&sentence.tokens) {
        let mut start = clear.start;
        while start < clear.end {
            let end = piece_end(doc, start, clear.end);
            accounts.extend(find_in(doc, start..end, line, memory));
            start = end;
        }
    }
    accounts
}

/// Where the piece of a sentence that begins at `start` ends: its end, or a mark where it is as long as a table.
fn piece_end(doc: &Document, start: usize, limit: usize) -> usize {
    if limit - start <= PIECE {
        return limit;
    }
    let cut = |mark| (start + PIECE / 2..start + PIECE).rev().find(|&i| doc.tokens[i].is_mark(mark));
    cut(';').or_else(|| cut(',')).map_or(start + PIECE, |i| i + 1)
}

fn find_in(doc: &Document, range: Range<usize>, line: bool, memory: &mut Memory) -> Vec<Account> {
    let mut accounts = Vec::new();
    colon_heads(doc, &range, memory, &mut accounts);
    let mut at = range.start;
    let mut citations: Vec<(usize, Range<usize>, CueKind, Speaker)> = Vec::new();
    while at < range.end {
        if !doc.tokens[at].is_word() {
            at += 1;
            continue;
        }
        if let Some(name) = doc.name_at(at) {
            at = name.tokens.end.max(at + 1);
            continue;
        }
        let Some(found) = doc.lexicon.cues.phrases.longest(&doc.tokens[at..range.end]) else {
            owned_account(doc, &range, at, memory, &mut accounts);
            at += 1;
            continue;
        };
        let hit = Hit { at, end: at + found.length, cue: *found.meaning };
        at = hit.end;
        match hit.cue.kind {
            CueKind::Verb(form) => {
                if hit.end == hit.at + 1 {
                    owned_account(doc, &range, hit.at, memory, &mut accounts);
                }
                if let Some(account) = verb(doc, &range, &hit, form, memory, &accounts) {
                    memory.remember(&account.speaker);
                    accounts.push(account);
                }
            }
            CueKind::Before => {
                if let Some(account) = before(doc, &range, &hit, memory) {
                    memory.remember(&account.speaker);
                    at = at.max(account.words.end);
                    accounts.push(account);
                }
            }
            CueKind::Cited | CueKind::Relay => {
                let end = extent::end_of_phrase(doc, hit.end, range.end);
                if let Some(speaker) = resolve(doc, hit.end..end, memory) {
                    citations.push((hit.at, hit.at..end, hit.cue.kind, speaker));
                    at = end.max(at);
                }
            }
        }
    }
    if line {
        headline_tail(doc, &range, memory, &mut accounts);
    }
    bracketed(doc, &range, memory, &mut accounts);
    has_figure(doc, &range, memory, &mut accounts);
    accounts.sort_by_key(|a| a.words.start);
    gapped(doc, &range, line, memory, &mut accounts);
    accounts.sort_by_key(|a| a.words.start);
    for citation in citations {
        attach(doc, &range, citation, memory, &mut accounts);
    }
    bound(doc, &range, &mut accounts);
    accounts
}

/// `according to X`: covers what stands before it and after it.
pub fn before(doc: &Document, range: &Range<usize>, hit: &Hit, memory: &Memory) -> Option<Account> {
    let end = extent::end_of_phrase(doc, hit.end, range.end);
    // `According to local sources nineteen died`
    let figure = doc.figures_in(&(hit.end + 2..end.max(hit.end + 2))).iter().find(|f| !f.article);
    let end = figure.map_or(end, |f| f.reach.start.clamp(hit.end + 1, end));
    let end = subject::past_name(doc, end, range.end);
    let speaker = resolve(doc, hit.end..end, memory)?;
    let moves =
        doc.word(hit.end - 1).eq_ignore_ascii_case("from") && doc.word(hit.at).to_ascii_lowercase().starts_with('c');
    if moves && speaker.kind != Kind::Body {
        return None;
    }
    if doc.word(hit.at).eq_ignore_ascii_case("per")
        && !(speaker.known && matches!(speaker.kind, Kind::Body | Kind::Party | Kind::Person))
    {
        return None;
    }
    // `according to HUR`, but `X, confirmed by Y`, too
    let opens = subject::opens_clause(doc, range, hit.at);
    Some(Account::new(speaker, hit.at..end, range.clone(), opens, "according-to"))
}
