//! Heads that say whose words follow: `Ministry of Health - Gaza. Statistical report`, `Army Media Wing – Press
//! Release`, `Radio Venceremos in Spanish 0030 GMT`, `Text of report by Radio Kledu`; and, inside a collection, lines of
//! a name and a date (`Kavkaz-Center, 9 March, 22:40`). In: a document. Out: the speaker of the text, or of each sentence.

use super::extent;
use super::label::is_line;
use super::memory::Memory;
use super::phrase::text_of;
use super::speaker::{Kind, Speaker, is, resolve};
use super::voice::{is_official, is_report};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::PartyKind;
use crate::text::{Kind as TokenKind, Sentence};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many tokens a head has at most.
const HEAD: usize = 48;

/// Whose bulletin or broadcast a text is, by its first lines.
pub fn masthead(doc: &Document, memory: &Memory) -> Option<Speaker> {
    let first = doc.sentences.first()?;
    let head: Vec<&Sentence> = doc.sentences.iter().take(8).collect();
    monitored(doc, first.tokens.start, memory)
        .or_else(|| head.iter().take(3).enumerate().find_map(|(n, s)| issued(doc, s, &head[n + 1..], memory)))
}

/// `Text of report by X`, `X in Spanish to El Salvador, 0030 GMT`: a broadcast that somebody has taken down.
fn monitored(doc: &Document, start: usize, memory: &Memory) -> Option<Speaker> {
    let limit = doc.tokens.len().min(start + HEAD);
    let lower = |i: usize| doc.word(i).to_ascii_lowercase();
    let gmt = (start..limit).any(|i| matches!(doc.word(i), "GMT" | "UTC"));
    (start..limit.saturating_sub(4)).find_map(|i| {
        let text = matches!(lower(i).as_str(), "text" | "excerpt" | "excerpts") && lower(i + 1) == "of";
        if text {
            let by = (i + 2..limit.min(i + 7)).find(|&k| matches!(lower(k).as_str(), "by" | "from"))?;
            return station(doc, by + 1..extent::end_of_phrase(doc, by + 1, limit), memory);
        }
        let language =
            gmt && lower(i) == "in" && doc.lexicon.speakers.languages.longest(&doc.tokens[i + 1..limit]).is_some();
        if !language {
            return None;
        }
        let open = (start..i).rev().find(|&k| !doc.tokens[k].is_word() && doc.tokens[k].kind != TokenKind::Hyphen);
        station(doc, open.map_or(start, |k| k + 1)..i, memory)
    })
}

/// A station by its name, without `Clandestine`; one that the tables do not know keeps its words.
fn station(doc: &Document, phrase: Range<usize>, memory: &Memory) -> Option<Speaker> {
    let phrase = phrase.start + phrase.clone().take_while(|&i| is_skipped(doc, i)).count()..phrase.end;
    if phrase.is_empty() {
        return None;
    }
    let named = doc.name_at(phrase.start).filter(|n| n.body().is_some());
    match named {
        Some(_) => resolve(doc, phrase, memory).map(|s| Speaker { relay: false, ..s }),
        None if doc.tokens[phrase.start].is_capitalised() && phrase.len() <= 8 => {
            Some(Speaker::new(text_of(doc, &phrase), Kind::Body))
        }
        None => None,
    }
}

fn is_skipped(doc: &Document, at: usize) -> bool {
    is(doc, at, f::ARTICLE)
        || matches!(
            doc.word(at).to_ascii_lowercase().as_str(),
            "clandestine" | "rebel" | "state" | "independent" | "website" | "opposition"
        )
}

/// A line that opens with a body of one side and calls itself a report, before anything is said.
fn issued(doc: &Document, line: &Sentence, after: &[&Sentence], memory: &Memory) -> Option<Speaker> {
    let range = line.tokens.clone();
    let end = line_end(doc, range.start, after.last().map_or(range.end, |s| s.tokens.end));
    let whole = range.start..end;
    let says = |i: usize| {
        doc.word(i).to_ascii_lowercase().ends_with("ed")
            || matches!(doc.word(i).to_ascii_lowercase().as_str(), "said" | "says")
    };
    if whole.clone().any(says)
        || whole.len() > HEAD
        || !doc.figures_in(&whole).is_empty()
        || whole.clone().any(|i| is(doc, i, f::AUXILIARY) && !is(doc, i, f::TIME))
    {
        return None;
    }
    let report = whole.clone().find(|&i| {
        let hit = doc.lexicon.speakers.nouns.longest(&doc.tokens[i..whole.end]);
        hit.is_some_and(|h| is_report(&h.meaning.lemma) || h.meaning.lemma == "press release")
    })?;
    let of = report + 1;
    let owned = report <= range.start + 3
        && (of..whole.end.min(of + 3))
            .any(|i| matches!(doc.word(i).to_ascii_lowercase().as_str(), "of" | "by" | "from"));
    if owned {
        // `Statement of the Russian Defence Ministry`
        let by =
            (of..whole.end).find(|&i| matches!(doc.word(i).to_ascii_lowercase().as_str(), "of" | "by" | "from"))?;
        let end = extent::end_of_phrase(doc, by + 1, whole.end);
        return resolve(doc, by + 1..end, memory)
            .filter(|s| s.known && !s.relay && s.kind == Kind::Body && is_official(doc, s) && speaks_for_side(doc, s));
    }
    let mark = |i: &usize| {
        let kind = doc.tokens[*i].kind;
        let inside = matches!(kind, TokenKind::Possessive | TokenKind::Mark('\'' | '’'));
        !doc.tokens[*i].is_word() && !inside && doc.name_at(*i).is_none_or(|n| n.tokens.start == *i)
    };
    let dash = |i: usize| matches!(doc.tokens[i].kind, TokenKind::Hyphen) && doc.tokens[i].glued;
    let cut = (range.start..whole.end).find(|i| mark(i) && !dash(*i)).unwrap_or(whole.end).min(report);
    let whole_place =
        doc.tokens.get(cut).filter(|t| matches!(t.kind, TokenKind::Mark('-' | '–' | ',') | TokenKind::Hyphen));
    let place = whole_place.and_then(|_| doc.name_at(cut + 1)).filter(|n| n.places().next().is_some());
    if let Some(place) = place
        && let Some(body) =
            memory.body_called(doc, &format!("{} {}", text_of(doc, &place.tokens), ministry(doc, range.start..cut)))
    {
        return Some(body);
    }
    let speaker = resolve(doc, range.start..cut, memory).filter(|s| s.known && !s.relay && !s.name.is_empty())?;
    let side = match speaker.kind {
        Kind::Body => is_official(doc, &speaker) && speaks_for_side(doc, &speaker),
        Kind::Party => doc
            .lexicon
            .world
            .party(&speaker.name)
            .is_some_and(|id| doc.lexicon.world.parties[id as usize].kind != PartyKind::State),
        _ => false,
    };
    side.then_some(speaker)
}

/// Where the line that begins at a token ends in the text.
fn line_end(doc: &Document, start: usize, limit: usize) -> usize {
    let ends = |&i: &usize| {
        let gap = doc.text.get(doc.tokens[i - 1].span.end..doc.tokens[i].span.start);
        doc.tokens[i].kind == TokenKind::Break || gap.is_some_and(|g| g.contains('\n'))
    };
    (start + 1..limit.min(start + HEAD + 1)).find(ends).unwrap_or(limit)
}

/// Whether a body is one of the tables, or a force, a ministry or a wing by its noun.
pub fn speaks_for_side(doc: &Document, speaker: &Speaker) -> bool {
    let known = doc.lexicon.world.bodies.iter().any(|b| b.name == speaker.name);
    known || speaker.lemma.is_some_and(|l| is_side(doc, l))
}

/// Whether a noun names a force, a ministry or the wing of one, not any office.
fn is_side(doc: &Document, lemma: &str) -> bool {
    let nouns = doc.lexicon.speakers.nouns.meanings();
    lemma.ends_with("wing")
        || lemma.contains("command")
        || nouns.iter().any(|n| n.lemma == lemma && n.class == Class::Institution)
}

/// `Ministry of Health` as `health ministry`.
fn ministry(doc: &Document, phrase: Range<usize>) -> String {
    let words = text_of(doc, &phrase).to_lowercase();
    match words.strip_prefix("ministry of ") {
        Some(of) => format!("{of} ministry"),
        None => words,
    }
}

/// The speaker that each sentence stands under, where lines of a name and a date part a collection.
pub fn sections(doc: &Document, memory: &Memory) -> Vec<Option<Vec<String>>> {
    let mut found: Vec<Option<Vec<String>>> = Vec::new();
    let mut over: Option<Vec<String>> = None;
    let mut heads: FxHashSet<Vec<String>> = FxHashSet::default();
    for sentence in &doc.sentences {
        if is_line(doc, sentence) {
            over = dated_head(doc, sentence, memory);
            heads.extend(over.clone());
        } else if let Some(label) = spoken_label(doc, sentence, memory) {
            heads.insert(Vec::new());
            over = label;
            heads.extend(over.clone());
        }
        found.push(over.clone());
    }
    if heads.len() > 1 { found } else { Vec::new() }
}

/// `(PONCE) WE HAVE …`, `[Reporter] How …`: who speaks from here on in a transcript; nobody for a reporter.
fn spoken_label(doc: &Document, sentence: &Sentence, memory: &Memory) -> Option<Option<Vec<String>>> {
    let start = sentence.tokens.start;
    if !matches!(doc.tokens[start].kind, TokenKind::Mark('(' | '[')) {
        return None;
    }
    let close = (start + 2..sentence.tokens.end.min(start + 5))
        .find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(')' | ']')))?;
    let label = start + 1..close;
    if close + 1 >= sentence.tokens.end || !label.clone().all(|i| doc.tokens[i].is_capitalised()) {
        return None;
    }
    if doc.lexicon.speakers.nouns.longest(&doc.tokens[label.clone()]).is_some() {
        return Some(None);
    }
    memory.introduced(doc, &text_of(doc, &label)).map(|s| Some(s.chain()))
}

/// `Kavkaz-Center, 9 March, 22:40`: a body, then nothing but a date or an hour.
fn dated_head(doc: &Document, line: &Sentence, memory: &Memory) -> Option<Vec<String>> {
    let range = line.tokens.clone();
    let name = doc.name_at(range.start).filter(|n| n.body().is_some() && n.tokens.start == range.start)?;
    let rest = name.tokens.end..range.end;
    let timed = |i: usize| {
        !doc.tokens[i].is_word() && doc.figures_in(&(i..i + 1)).is_empty()
            || is(doc, i, f::TIME)
            || matches!(doc.word(i), "GMT" | "UTC" | "h" | "hrs")
    };
    let dated = rest.len() >= 3
        && rest.len() <= 14
        && rest.clone().all(timed)
        && rest.clone().any(|i| doc.tokens[i].kind == TokenKind::Digits);
    dated.then(|| resolve(doc, name.tokens.clone(), memory)).flatten().map(|s| s.chain())
}
