//! Who stands behind a speaking noun: its owner, the body beside it, the place of an office.

use super::body::{body, party};
use super::memory::Memory;
use super::phrase::{Item, Piece, description, text_of};
use super::speaker::{Kind, Speaker, is};
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::PartyForm;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// `the Chadian Red Cross`: the society of a country, not the international committee.
pub fn national_society(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.windows(2).find_map(|pair| {
        let (Piece::Name(land), Piece::Name(cross)) = (pair[0].piece, pair[1].piece) else { return None };
        let own = land.party().is_some_and(|p| p.1 == PartyForm::Demonym) && pair[0].tokens.end == pair[1].tokens.start;
        let cross = cross.body().is_some() && matches!(doc.word(pair[1].tokens.start), "Red" | "RED");
        (own && cross && !pair[0].deep)
            .then(|| Speaker::new(text_of(doc, &(pair[0].tokens.start..pair[1].tokens.end)), Kind::Body))
    })
}

/// `a Reuters witness`, `the ICRC delegate`, `a state television crew`: the body that they see things for.
pub fn glued_body(doc: &Document, items: &[Item], at: usize) -> Option<Speaker> {
    let before = items[..at].last().filter(|i| {
        let end = i.tokens.end;
        end == items[at].tokens.start
            || end + 1 == items[at].tokens.start && doc.tokens[end].kind == TokenKind::Possessive
    })?;
    match before.piece {
        Piece::Name(name) => body(doc, name),
        _ => None,
    }
}

/// `the mayor of Homs`, `the city council of Mykolaiv`: an office is named with its place.
pub fn end_of_office(doc: &Document, items: &[Item], at: usize, limit: usize) -> usize {
    let end = items[at].tokens.end;
    let Piece::Noun(noun) = items[at].piece else { return end };
    let office = doc.lexicon.speech.is(&noun.lemma, SpeechWords::OFFICE);
    if !office || noun.plural || end + 1 >= limit || doc.word(end) != "of" {
        return end;
    }
    let first = (end + 1..limit).find(|&i| !is(doc, i, f::ARTICLE)).unwrap_or(limit);
    let named = (first..limit).find(|&i| !doc.tokens[i].is_capitalised()).unwrap_or(limit);
    let held = noun.lemma == "office" && first < limit;
    match items[at + 1..].first() {
        Some(next) if held && named == first && next.tokens.start == first => next.tokens.end,
        _ if named > first => named,
        _ => end,
    }
}

/// `the rebels' spokesman`, `the mayor's reckoning`: the speaking noun before the possessive.
pub fn owning_noun(doc: &Document, items: &[Item], span: &Range<usize>, at: usize, memory: &Memory) -> Option<Speaker> {
    let item = items[..at].iter().rev().find(|i| !i.deep && !i.apposed && !i.bracketed)?;
    let Piece::Noun(noun) = item.piece else { return None };
    let end = item.tokens.end;
    let possessive = doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive || is_apostrophe(t.kind));
    if !possessive || !matches!(noun.class, Class::Person | Class::Group) {
        return None;
    }
    if is(doc, span.start, f::DEFINITE)
        && let Some(known) =
            super::speaker::resolve(doc, span.start..end, memory).filter(|s| matches!(s.kind, Kind::Body | Kind::Party))
    {
        return Some(known);
    }
    let kind = if noun.plural || noun.class == Class::Group { Kind::Group } else { Kind::Person };
    let mut speaker = Speaker::new(description(doc, span, end), kind);
    speaker.plural = noun.plural;
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

pub fn is_apostrophe(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('\'' | '’'))
}

pub fn owner(doc: &Document, item: &Item) -> Option<Speaker> {
    match item.piece {
        Piece::Name(name) => body(doc, name)
            .or_else(|| {
                name.person().map(|id| Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person))
            })
            .or_else(|| party(doc, name)),
        _ => None,
    }
}
