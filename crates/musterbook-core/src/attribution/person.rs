//! Speakers who are named people, and the bodies that spokesmen speak for.

use super::body::{body, institution_among, party};
use super::memory::Memory;
use super::phrase::{Item, Piece, next_to, text_of};
use super::speaker::{Kind, Speaker};
use crate::document::Document;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::PartyKind;
use crate::text::{Case, Kind as TokenKind};

/// A named person: the origin, unless it is the spokesman of a named body.
pub fn by_person(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
    let (index, person) =
        items.iter().enumerate().find_map(|(n, item)| named_person(doc, items, n, item).map(|p| (n, p)))?;
    let speaks_for = items[..index].iter().any(|i| matches!(i.piece, Piece::Noun(n) if n.class == Class::Spokesman));
    let title = items[..index].iter().rev().find_map(|i| match i.piece {
        Piece::Noun(n) => Some(n),
        _ => None,
    });
    if speaks_for {
        let owner = items[..index]
            .iter()
            .find_map(|i| owner_of_spokesman(doc, i))
            .or_else(|| group_of_spokesman(doc, &items[..index]))
            .or_else(|| institution_of_spokesman(doc, &items[..index], memory));
        if let Some(mut body) = owner {
            body.follows = Some(person.name);
            return Some(body);
        }
    }
    // `UNICEF's James Elder`
    if let Some(owner) = items[..index].last()
        && owner.tokens.end + 1 == items[index].tokens.start
        && doc.tokens[owner.tokens.end].kind == TokenKind::Possessive
        && let Some(mut body) = owner_of_spokesman(doc, owner).filter(|b| !b.relay)
    {
        body.follows = Some(memory.full_name(person).name);
        return Some(body);
    }
    // `Ron Ray, a UNHCR spokesman`
    let after = &items[index + 1..];
    if after.iter().any(|i| i.apposed && matches!(i.piece, Piece::Noun(n) if n.class == Class::Spokesman))
        && let Some(mut body) = after
            .iter()
            .filter(|i| i.apposed)
            .find_map(|i| owner_of_spokesman(doc, i))
            .or_else(|| institution_among(doc, after, after, after.len() - 1, None, memory))
    {
        body.follows = Some(memory.full_name(person).name);
        return Some(body);
    }
    let alone = items[index].tokens.len() == 1 || matches!(items[index].piece, Piece::Proper);
    if alone
        && let Some(found) = memory.introduced(doc, text_of(doc, &items[index].tokens).trim())
        && !person.name.contains(found.follows.as_ref().unwrap_or(&found.name).as_str())
        && !found.follows.as_ref().unwrap_or(&found.name).contains(person.name.split(' ').next().unwrap_or_default())
    {
        return Some(found);
    }
    let mut person = memory.full_name(person);
    person.lemma = title.map(|t| t.lemma.as_str()).or(person.lemma);
    Some(person)
}

pub fn owner_of_spokesman(doc: &Document, item: &Item) -> Option<Speaker> {
    match item.piece {
        Piece::Name(name) => body(doc, name),
        _ => None,
    }
}

/// `Taliban spokesman`: an armed group right before the noun.
pub fn group_of_spokesman(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.windows(2).find_map(|pair| match (pair[0].piece, pair[1].piece) {
        (Piece::Name(name), Piece::Noun(noun))
            if noun.class == Class::Spokesman && pair[0].tokens.end == pair[1].tokens.start =>
        {
            let (id, _) = name.party()?;
            let state = doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
            (!state).then(|| party(doc, name)).flatten()
        }
        _ => None,
    })
}

/// `Army spokesman Brigadier X`: the institution that is named with the spokesman.
fn institution_of_spokesman(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
    let at = items.iter().position(|i| matches!(i.piece, Piece::Noun(n) if n.class == Class::Spokesman))?;
    institution_among(doc, &items[..at], items, at, None, memory)
}

/// `the head of the military administration Vadym X`: the name of who holds the post, after the office.
fn is_holder(items: &[Item], index: usize) -> bool {
    let (Some(office), item) = (index.checked_sub(1).map(|n| &items[n]), &items[index]) else { return false };
    let post = |i: &Item| !i.deep && matches!(i.piece, Piece::Noun(n) if n.class == Class::Person && !n.plural);
    matches!(office.piece, Piece::Noun(_))
        && office.deep
        && office.tokens.end == item.tokens.start
        && (2..=3).contains(&item.tokens.len())
        && index + 1 == items.len()
        && items[..index].iter().any(post)
}

pub fn named_person(doc: &Document, items: &[Item], index: usize, item: &Item) -> Option<Speaker> {
    if item.bracketed || (item.deep && !item.apposed && !is_holder(items, index)) {
        return None;
    }
    match item.piece {
        Piece::Name(name) => {
            let id = name.person()?;
            let mut person = Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person);
            person.lemma = None;
            Some(person)
        }
        Piece::Proper => {
            let follows_title = index > 0
                && next_to(doc, &items[index - 1], item)
                && matches!(items[index - 1].piece, Piece::Noun(n) if !n.plural && matches!(n.class, Class::Person | Class::Spokesman));
            let after_title = item.tokens.start > 0 && {
                let before = &doc.tokens[item.tokens.start - 1];
                let word = if before.is_mark('.') && item.tokens.start > 1 {
                    &doc.tokens[item.tokens.start - 2]
                } else {
                    before
                };
                doc.lexicon.speakers.is_title(word.word)
            };
            let words = doc.tokens[item.tokens.clone()].iter().filter(|t| t.is_word()).count();
            let next = items.get(index + 1).filter(|n| n.tokens.start == item.tokens.end);
            let is_noun_next = next.is_some_and(|n| matches!(n.piece, Piece::Noun(_)));
            let lone =
                words >= 2 && !is_noun_next && doc.tokens[item.tokens.clone()].iter().all(|t| t.case != Case::Upper);
            let holder = item.deep && is_holder(items, index);
            if is_noun_next || !(follows_title || after_title || lone) {
                return None;
            }
            let mut person = Speaker::new(text_of(doc, &item.tokens), Kind::Person);
            person.known = follows_title || after_title || holder;
            Some(person)
        }
        Piece::Noun(_) => None,
    }
}
