//! Speakers set apart by marks: `UN: 40 killed`, `… - army`, `600,000 refugees (UNHCR)`.

use super::account::Account;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::PartyForm;
use crate::lexicon::world::PartyKind;
use crate::text::Kind as TokenKind;
use crate::text::Sentence;
use crate::text::SentenceKind;
use std::ops::Range;

/// `UN: 40 killed`, `SUNA (state agency): 74;`: a speaker and a colon open a clause.
pub fn colon_heads(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let mut start = range.start;
    for at in range.clone() {
        match doc.tokens[at].kind {
            TokenKind::Mark(';') => start = at + 1,
            TokenKind::Mark(':')
                if at > start && at - start <= 14 && at + 1 < range.end && !doc.tokens[at + 1].glued =>
            {
                let skipped = (start..at).find(|&i| matches!(doc.tokens[i].kind, TokenKind::Word)).unwrap_or(at);
                let head = skipped..at;
                let clean = !head.is_empty()
                    && doc.figures_in(&(start..at)).is_empty()
                    && !head.clone().any(|i| is(doc, i, f::AUXILIARY));
                if let Some(speaker) = clean.then(|| colon_speaker(doc, &head, at, memory)).flatten() {
                    memory.remember(&speaker);
                    let content = at + 1..range.end;
                    accounts.push(Account {
                        joined: start > range.start,
                        ..Account::new(speaker, start..at + 1, content, true, "colon")
                    });
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

pub fn colon_speaker(doc: &Document, head: &Range<usize>, colon: usize, memory: &Memory) -> Option<Speaker> {
    let quoted = doc.tokens.get(colon + 1).is_some_and(|t| is_quote(t.kind));
    // `Toll on the Russian side: 129 dead`
    if matches!(
        doc.word(head.start).to_ascii_lowercase().as_str(),
        "toll" | "losses" | "casualties" | "dead" | "killed"
    ) {
        return None;
    }
    let speaker = resolve(doc, head.clone(), memory)?;
    let name = doc.name_at(head.start);
    let noun_inside = head.clone().any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..head.end]).is_some_and(|h| h.meaning.class != Class::Account)
    });
    let last = head.end - 1;
    let dated = head.clone().any(|i| doc.tokens[i].is_mark(',') || doc.tokens[i].kind == TokenKind::Digits);
    if dated && name.is_some_and(|n| n.party().is_some() || n.places().next().is_some()) {
        return None;
    }
    let trails = doc.tokens[last].is_word()
        && !doc.tokens[last].is_capitalised()
        && doc.name_at(last).is_none()
        && !is(doc, last, f::TIME)
        && (head.start..=last).rev().take(3).all(|i| {
            doc.lexicon.speakers.nouns.longest(&doc.tokens[i..head.end]).is_none_or(|h| i + h.length != head.end)
        })
        && !(head.start..last).any(|i| is(doc, i, f::PREPOSITION));
    let pronoun = (head.start + 1..head.end).any(|i| is(doc, i, f::PRONOUN) && !is(doc, i, f::ARTICLE));
    let opens_low = is(doc, head.start, f::PREPOSITION) && name.is_none();
    if trails || opens_low || pronoun && !quoted {
        return None;
    }
    let is_topic = match speaker.kind {
        // `Gaza: 104 killed`, `Ukraine: seven dead`: a topic; `Moscow: …` and `Hamas: …` speak
        Kind::Party => {
            !noun_inside
                && name.is_some_and(|n| {
                    n.party().is_some_and(|(id, form)| {
                        let state = doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
                        state && form != PartyForm::Capital
                    })
                })
        }
        Kind::Account => true,
        // `Peacekeepers: South Africa mourns 13`
        Kind::Group if head.len() == 1 && !quoted => !speaker.lemma.is_some_and(informs),
        Kind::Group | Kind::Person => !quoted && (!speaker.known || head.len() > 6),
        Kind::Body => {
            let shouted =
                speaker.name.chars().all(|c| !c.is_lowercase()) && doc.tokens[head.clone()].iter().any(|t| t.is_word());
            !speaker.known || shouted && !noun_inside && doc.name_at(last).is_none()
        }
    };
    (!is_topic || quoted && speaker.known).then_some(speaker)
}

/// Groups that a headline names alone as its source.
fn informs(lemma: &str) -> bool {
    lemma.ends_with("official")
        || lemma.ends_with("source")
        || lemma.ends_with("media")
        || matches!(
            lemma,
            "witness"
                | "eyewitness"
                | "rebel"
                | "activist"
                | "medic"
                | "medics"
                | "doctor"
                | "resident"
                | "expert"
                | "rebels"
        )
}

/// `…: air force`, `… - army`, `… — Reuters` at the end of a headline.
pub fn headline_tail(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let end = if range.end > range.start && doc.tokens[range.end - 1].is_mark(')') { return } else { range.end };
    // the number of the next row may stand at the end
    let end = (end.saturating_sub(3).max(range.start + 1)..end)
        .find(|&i| doc.tokens[i].kind == TokenKind::Break)
        .unwrap_or(end);
    let lowest = end.saturating_sub(8).max(range.start);
    let Some(mark) =
        (lowest..end).rev().find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(':' | '-' | '–' | '—' | '|')))
    else {
        return;
    };
    let tail = mark + 1..end;
    if tail.is_empty()
        || mark == range.start
        || !doc.figures_in(&tail).is_empty()
        || tail.clone().any(|i| is(doc, i, f::AUXILIARY))
    {
        return;
    }
    if accounts.iter().any(|a| a.words.end > mark) {
        return;
    }
    let Some(speaker) = resolve(doc, tail, memory).filter(|s| s.known && s.kind != Kind::Account) else { return };
    let country = doc
        .name_at(mark + 1)
        .is_some_and(|n| n.party().is_some() && n.tokens.end == end && doc.tokens[mark].is_mark(':'));
    if country {
        return;
    }
    memory.remember(&speaker);
    accounts.push(Account::new(speaker, mark..end, range.clone(), false, "headline-tail"));
}

/// `600,000 refugees (UNHCR)`: a body alone in brackets, not one that explains a name.
pub fn bracketed(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    for open in range.clone() {
        if !doc.tokens[open].is_mark('(') || open == range.start {
            continue;
        }
        let Some(close) = (open + 1..range.end.min(open + 9)).find(|&i| doc.tokens[i].is_mark(')')) else { continue };
        let before = &doc.tokens[open - 1];
        if close == open + 1 || before.is_capitalised() && doc.name_at(open - 1).is_none_or(|n| n.body().is_some()) {
            continue;
        }
        let inner = open + 1..close;
        let small = is_small_speaker(doc, &inner);
        if !(doc.tokens[inner.start].is_capitalised() || small) || !doc.figures_in(&inner).is_empty() {
            continue;
        }
        let clause = (range.start..open)
            .rev()
            .find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(';' | ')')))
            .map_or(range.start, |i| i + 1);
        if doc.figures_in(&(clause..open)).is_empty() {
            continue;
        }
        let Some(speaker) = resolve(doc, inner.clone(), memory).filter(|s| s.known && (small || s.kind == Kind::Body))
        else {
            continue;
        };
        if accounts.iter().any(|a| {
            a.words.start >= clause && a.words.start < open && a.content.contains(&(open - 1)) && a.rule != "bracketed"
        }) {
            continue;
        }
        memory.remember(&speaker);
        accounts.push(Account::new(speaker, open..close + 1, clause..open, false, "bracketed"));
    }
}

/// `(army)`, `(local officials)`, not `(two soldiers)`: nothing but a noun for those who give figures.
fn is_small_speaker(doc: &Document, inner: &Range<usize>) -> bool {
    if inner.len() > 3 || is(doc, inner.start, f::ARTICLE | f::DEFINITE) {
        return false;
    }
    (inner.start..inner.end).any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..inner.end]).is_some_and(|h| {
            i + h.length == inner.end
                && (matches!(h.meaning.class, Class::Institution | Class::Government)
                    || matches!(h.meaning.lemma.as_str(), "official" | "source" | "resident" | "witness" | "media"))
        })
    })
}

/// A headline or list row: ends with its line and without a full stop.
pub fn is_line(doc: &Document, sentence: &Sentence) -> bool {
    let ends = doc.tokens[sentence.tokens.end - 1].kind;
    let breaks = doc.tokens.get(sentence.tokens.end).is_none_or(|t| t.kind == TokenKind::Break);
    sentence.kind == SentenceKind::Line || breaks && !matches!(ends, TokenKind::Mark('.' | '!' | '?' | '"' | '”'))
}

pub fn is_quote(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('"' | '“' | '”' | '«' | '»'))
}
