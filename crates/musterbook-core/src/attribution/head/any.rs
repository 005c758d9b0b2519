//! Rules for nouns of every class: the phrase holds the name of a body.

use super::Head;
use crate::attribution::body::{body, party};
use crate::attribution::owners::glued_body;
use crate::attribution::phrase::{Item, Piece, text_of};
use crate::attribution::proper::proper_body;
use crate::attribution::speaker::{Kind, Speaker};
use crate::document::NameAt;
use crate::lexicon::SpeechWords;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{BodyKind, PartyForm, PartyKind};

/// `People's Embrace`
pub fn people_s(head: &Head) -> Option<Speaker> {
    let noun = head.tokens();
    let next = head.items.get(head.at + 1).filter(|i| i.tokens.start == noun.end + 1)?;
    let named = head.noun.lemma == "people"
        && head.doc.tokens[noun.start].is_capitalised()
        && matches!(next.piece, Piece::Proper);
    named.then(|| Speaker::new(text_of(head.doc, &(noun.start..next.tokens.end)), Kind::Body))
}

/// `Christian Association of Nigeria`
pub fn body_in_capitals(head: &Head) -> Option<Speaker> {
    proper_body(head.doc, head.items, head.at, head.span)
}

/// `the operator Energoatom`: a company, where the tables have a body of another kind by that name.
pub fn company(head: &Head) -> Option<Speaker> {
    let name = name_beside(head)?;
    let kind = head.doc.lexicon.world.bodies[name.body()? as usize].kind;
    let is_firm = head.is(SpeechWords::FIRM) || head.noun.lemma.ends_with(" company");
    (is_firm && kind != BodyKind::Company).then(|| Speaker::new(text_of(head.doc, &name.tokens), Kind::Body))
}

/// `the monitor Airwars`
pub fn known_body(head: &Head) -> Option<Speaker> {
    body(head.doc, name_beside(head)?)
}

/// `Radio Santa Fe`
pub fn station_of_place(head: &Head) -> Option<Speaker> {
    let name = name_beside(head).filter(|n| n.places().next().is_some())?;
    let words = head.tokens().start..name.tokens.end;
    is_named_station(head).then(|| Speaker::new(text_of(head.doc, &words), Kind::Body))
}

/// `the group Haki Watch`: capitals that no table has.
pub fn unknown_body(head: &Head) -> Option<Speaker> {
    let next = beside(head).filter(|i| matches!(i.piece, Piece::Proper))?;
    let named =
        matches!(head.noun.class, Class::Group | Class::Institution) && head.doc.word(next.tokens.start).len() > 1;
    let start = if is_named_station(head) { head.tokens().start } else { next.tokens.start };
    named.then(|| Speaker::new(text_of(head.doc, &(start..next.tokens.end)), Kind::Body))
}

/// `the army-aligned Joint Forces`, `the rebels' clandestine Radio Venceremos`: the phrase ends with the name itself.
pub fn name_at_the_end(head: &Head) -> Option<Speaker> {
    if matches!(head.noun.class, Class::Spokesman | Class::Account) {
        return None;
    }
    let last = head.items[head.at + 1..].iter().take_while(|i| !i.deep && !i.apposed && !i.bracketed).last()?;
    let Piece::Name(name) = last.piece else { return None };
    body(head.doc, name).or_else(|| {
        let (id, form) = name.party()?;
        let state = head.doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
        (!state && form != PartyForm::Demonym).then(|| party(head.doc, name)).flatten()
    })
}

/// `a Reuters witness`, `a state television crew`
pub fn employer(head: &Head) -> Option<Speaker> {
    let works = head.noun.class == Class::Person && head.is(SpeechWords::REPORTER)
        || head.is(SpeechWords::STATION | SpeechWords::KIND);
    works.then(|| glued_body(head.doc, head.items, head.at)).flatten()
}

/// What stands right behind a noun that it may tell the kind of.
fn beside<'h>(head: &Head<'h>) -> Option<&'h Item<'h>> {
    let next = head.items.get(head.at + 1)?;
    let tells = !head.noun.plural && head.noun.class != Class::Account;
    (tells && next.tokens.start == head.tokens().end).then_some(next)
}

fn name_beside<'h>(head: &Head<'h>) -> Option<&'h NameAt> {
    match beside(head)?.piece {
        Piece::Name(name) => Some(name),
        _ => None,
    }
}

fn is_named_station(head: &Head) -> bool {
    head.is(SpeechWords::STATION) && head.doc.tokens[head.tokens().start].is_capitalised()
}
