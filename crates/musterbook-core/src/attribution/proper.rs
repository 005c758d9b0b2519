//! Bodies by their capitals or letters, and what the tables call them.

use super::body::body;
use super::memory::Memory;
use super::phrase::{Item, Piece, description, text_of};
use super::speaker::{Kind, Speaker, is};
use crate::document::{Document, NameAt};
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::Sense;
use crate::text::{Kind as TokenKind, tokens};
use std::ops::Range;

/// A body that no table names, written with capitals throughout: `Christian Association of Nigeria`.
pub fn proper_body(doc: &Document, items: &[Item], at: usize, span: &Range<usize>) -> Option<Speaker> {
    let Piece::Noun(noun) = items[at].piece else { return None };
    if let Some(name) = name_before_dash(doc, items, at, span) {
        return Some(name);
    }
    if !matches!(noun.class, Class::Group | Class::Institution) || !doc.tokens[items[at].tokens.start].is_capitalised()
    {
        return None;
    }
    let before =
        items[..at].iter().rev().take_while(|i| matches!(i.piece, Piece::Proper)).last().map(|i| i.tokens.start);
    let titled = items[at].tokens.len() == 1
        && doc.word(items[at].tokens.end.min(doc.tokens.len() - 1)) == "of"
        && doc.tokens.get(items[at].tokens.end + 1).is_some_and(|t| t.is_capitalised())
        && doc.name_at(items[at].tokens.end + 1).is_none()
        && items[..at].is_empty();
    let mut start = before.or(titled.then_some(items[at].tokens.start))?;
    // `the 24th Mechanised Brigade`
    while start > span.start
        && (doc.tokens[start - 1].kind == TokenKind::Digits || matches!(doc.word(start - 1), "th" | "st" | "nd" | "rd"))
    {
        start -= 1;
    }
    let end = end_of_name(doc, items[at].tokens.end, span.end);
    let mut speaker = Speaker::new(text_of(doc, &(start..end)), Kind::Body);
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

/// `B'Tselem - The Information Center for …`
fn name_before_dash(doc: &Document, items: &[Item], at: usize, span: &Range<usize>) -> Option<Speaker> {
    let first = items.first().filter(|i| i.tokens.start == span.start && at > 0)?;
    let Piece::Name(name) = first.piece else { return None };
    let dash = matches!(doc.tokens[first.tokens.end].kind, TokenKind::Mark('-' | '–' | '—' | ','));
    dash.then(|| body(doc, name)).flatten()
}

/// Where a name ends that goes on with `of Nigeria`, `for the Disappeared`.
fn end_of_name(doc: &Document, from: usize, limit: usize) -> usize {
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.is_capitalised());
    let mut end = from;
    while end + 1 < limit && doc.lexicon.speech.is(doc.word(end), SpeechWords::IN_NAME) {
        let small = |&i: &usize| !is(doc, i, f::ARTICLE | f::CONJUNCTION);
        let next = (end + 1..limit).find(small).unwrap_or(limit);
        if !capital(next) {
            break;
        }
        end = (next..limit).find(|&i| !capital(i)).unwrap_or(limit);
    }
    end
}

/// `AFP` in a text from the Philippines, where it is the armed forces and not the agency.
pub fn army_of_same_letters(doc: &Document, name: &NameAt, found: &Speaker) -> Option<Speaker> {
    let letters = name.tokens.len() == 1 && found.relay && doc.word(name.tokens.start) == "AFP";
    let philippines = doc.lexicon.world.party("Philippines").filter(|_| letters)?;
    let names = &doc.names[..doc.names.len().min(60)];
    let home = names.iter().filter_map(|n| n.party()).filter(|p| p.0 == philippines).count();
    let place = |n: &&NameAt| n.places().any(|p| doc.lexicon.world.places[p as usize].country == "Philippines");
    let all = names.iter().filter(|n| n.party().is_some() || n.places().next().is_some()).count();
    let own = home + names.iter().filter(|n| n.party().is_none()).filter(place).count();
    // in a dateline or after `told` it is the agency everywhere
    let dateline = doc.tokens.get(name.tokens.end).is_some_and(|t| t.is_mark(')'));
    (!dateline && own * 2 > all && own > 1).then(|| Speaker::new("Armed Forces of the Philippines", Kind::Body))
}

/// The body that a phrase names in the tables.
pub fn lookup(doc: &Document, phrase: &str) -> Option<u32> {
    let tokens = tokens(phrase, &doc.lexicon.vocabulary);
    let hit = doc.lexicon.world.names.longest(&tokens)?;
    if hit.length < tokens.len() {
        return None;
    }
    hit.meaning.senses.iter().find_map(|s| if let Sense::Body(id) = s { Some(*id) } else { None })
}

/// `Hamas-run health ministry`: what the tables call it, else the words.
pub fn run_by(doc: &Document, span: &Range<usize>, end: usize, memory: &Memory) -> Speaker {
    let words = description(doc, span, end);
    let with_health = words
        .strip_suffix("ministry")
        .map(|start| format!("{}health ministry", start.strip_suffix("health ").unwrap_or(start)));
    memory
        .body_called(doc, &words)
        .or_else(|| with_health.filter(|_| words.contains("-run")).and_then(|w| memory.body_called(doc, &w)))
        .unwrap_or_else(|| Speaker::new(words, Kind::Body))
}

/// A short name that several bodies share (`Defence Intelligence`): the one that has spoken before.
pub fn better(doc: &Document, name: &NameAt, found: Speaker, memory: &Memory) -> Speaker {
    let surface = text_of(doc, &name.tokens);
    memory.with_name_part(&surface).unwrap_or(found)
}

/// `a statement from the governor's office`: where the owner before an institution begins.
pub fn owner_start(doc: &Document, at: usize) -> usize {
    let owned = at >= 2 && doc.tokens[at - 1].kind == TokenKind::Possessive && doc.tokens[at - 2].is_word();
    if owned { at - 2 } else { at }
}
