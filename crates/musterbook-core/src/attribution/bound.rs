//! How the attributions of a sentence share it out: where one takes over from another, whom one cites.

use super::account::Account;
use super::extent;
use super::memory::Memory;
use super::speaker::{Speaker, resolve};
use crate::document::Document;
use crate::lexicon::cues::CueKind;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// Gives a citation to the account that it stands beside.
pub fn attach(
    doc: &Document,
    range: &Range<usize>,
    (at, words, kind, speaker): (usize, Range<usize>, CueKind, Speaker),
    memory: &mut Memory,
    accounts: &mut Vec<Account>,
) {
    let nearest = accounts
        .iter()
        .rposition(|a| a.words.start < at && !(a.words.start..a.words.end).contains(&words.end))
        .or_else(|| (!accounts.is_empty()).then_some(0));
    let covering = accounts.iter().position(|a| a.words.start < at && a.words.end > at);
    match (kind, covering.or(nearest)) {
        (CueKind::Cited, Some(index)) => {
            accounts[index].cited = speaker.chain();
            memory.remember(&accounts[index].speaker);
        }
        (CueKind::Cited, None) => {
            // `the UN coordinator, citing health workers, over 140`
            let relay = at.checked_sub(1).filter(|&i| doc.tokens[i].is_mark(',')).and_then(|comma| {
                let start = extent::start_of_phrase(doc, range, comma);
                resolve(doc, start..comma, memory).map(|s| (s, start))
            });
            let (main, start, cited) = match relay {
                Some((main, start)) => (main, start, speaker.chain()),
                None => (speaker, at, Vec::new()),
            };
            let content = range.clone();
            accounts.push(Account { cited, ..Account::new(main, start..words.end, content, false, "citing") });
        }
        (_, Some(index)) => accounts[index].relays.extend(speaker.chain()),
        (_, None) => {}
    }
}

/// Cuts the contents where another account, joined to it, takes over.
pub fn bound(doc: &Document, range: &Range<usize>, accounts: &mut [Account]) {
    for n in 0..accounts.len() {
        let words = accounts[n].words.clone();
        // a semicolon ends what a lead says unless it stands in a quotation
        let stop =
            (words.end..accounts[n].content.end).find(|&i| doc.tokens[i].is_mark(';') && !in_quote(doc, range, i));
        let next = accounts[n + 1..].iter().find(|a| a.lead && a.joined).map(|a| a.words.start);
        let spoken = |from: usize| {
            let end = (from + 1..range.end).find(|&i| doc.tokens[i].is_mark(';')).unwrap_or(range.end);
            accounts.iter().any(|a| a.words.start > from && a.words.start < end)
        };
        if let Some(stop) =
            stop.filter(|&s| spoken(s) || accounts[n].rule == "bracketed" || accounts[n].rule == "colon")
        {
            accounts[n].content.end = stop.max(accounts[n].content.start);
        }
        if let Some(next) = next {
            let end = accounts[n].content.end.min(next.max(accounts[n].content.start));
            accounts[n].content.end = end;
        }
        if !accounts[n].lead && accounts[n].rule != "bracketed" {
            let begin = (range.start..words.start)
                .rev()
                .find(|&i| doc.tokens[i].is_mark(';') && !in_quote(doc, range, i))
                .map(|i| i + 1);
            if let Some(begin) = begin {
                accounts[n].content.start = accounts[n].content.start.max(begin);
            }
        }
    }
}

pub fn in_quote(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    let mut open = false;
    for token in &doc.tokens[range.start..at] {
        match token.kind {
            TokenKind::Mark('“') => open = true,
            TokenKind::Mark('”') => open = false,
            TokenKind::Mark('"') => open = !open,
            _ => {}
        }
    }
    open
}
