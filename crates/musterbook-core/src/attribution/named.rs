//! A source that is called by its name alone: a body, a party, or capitals that no table knows.

use super::body::{body, party};
use super::memory::Memory;
use super::owners::national_society;
use super::phrase::{Item, Piece, text_of};
use super::proper::better;
use super::speaker::{Kind, Speaker};
use crate::document::Document;
use crate::text::Case;

/// Without a speaking noun: a body, a party, or capitals that no table names.
pub fn by_name(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
    if let Some(society) = national_society(doc, items) {
        return Some(society);
    }
    if let Some(body) = items.iter().filter(|i| !i.deep && !i.bracketed && !i.apposed).find_map(|i| {
        if let Piece::Name(name) = i.piece { body(doc, name).map(|b| better(doc, name, b, memory)) } else { None }
    }) && items.len() > 1
        && !(items.len() == 2 && doc.word(items[0].tokens.end) == "and")
    {
        return Some(body);
    }
    let mut named = items.iter().filter(|i| !i.deep && !i.bracketed && !i.apposed).filter_map(|i| match i.piece {
        Piece::Name(name) => body(doc, name).map(|b| better(doc, name, b, memory)).or_else(|| party(doc, name)),
        Piece::Proper => {
            let text = text_of(doc, &i.tokens);
            let lone = !text.contains(' ');
            let mut speaker = memory.full_name(Speaker::new(text, Kind::Person));
            if lone
                && !speaker.name.contains(' ')
                && let Some(found) = memory.introduced(doc, &speaker.name)
            {
                return Some(found);
            }
            let upper = doc.tokens[i.tokens.start].case == Case::Upper;
            if upper && speaker.kind == Kind::Person && !speaker.name.contains(' ') {
                speaker.kind = Kind::Body;
            }
            speaker.known = speaker.known && speaker.name.contains(' ');
            Some(speaker)
        }
        Piece::Noun(_) => None,
    });
    let mut first = named.next()?;
    if let Some(second) = named.next()
        && items.len() == 2
        && doc.tokens.get(items[0].tokens.end).is_some_and(|t| t.is_word())
        && doc.word(items[0].tokens.end) == "and"
    {
        first.follows = Some(second.name);
        first.plural = true;
    }
    Some(first)
}
