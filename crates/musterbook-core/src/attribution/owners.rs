//! Who stands behind a speaking noun: its owner, its office, the body that a group works for or that made a figure.

use super::body::{body, party};
use super::memory::Memory;
use super::phrase::{Item, Piece, description, text_of};
use super::speaker::{Kind, Speaker, is};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// `US and South Korean officials`: two groups.
pub fn of_two_states(doc: &Document, items: &[Item], at: usize, span: &Range<usize>) -> Option<Speaker> {
    let Piece::Noun(noun) = items[at].piece else { return None };
    let [first, second] = &items[..at] else { return None };
    let state = |i: &Item| match i.piece {
        Piece::Name(name) => {
            name.party().is_some_and(|p| doc.lexicon.world.parties[p.0 as usize].kind == PartyKind::State)
        }
        _ => false,
    };
    let joined = first.tokens.end + 1 == second.tokens.start && doc.word(first.tokens.end) == "and";
    if !noun.plural || !joined || !state(first) || !state(second) || second.tokens.end != items[at].tokens.start {
        return None;
    }
    let head = text_of(doc, &items[at].tokens);
    let start = if is(doc, span.start, f::ARTICLE) { span.start + 1 } else { span.start };
    let mut speaker = Speaker::new(format!("{} {head}", text_of(doc, &(start..first.tokens.end))), Kind::Group);
    speaker.follows = Some(format!("{} {head}", text_of(doc, &second.tokens)));
    speaker.lemma = Some(&noun.lemma);
    speaker.plural = true;
    Some(speaker)
}

/// The adjective of the state that the sentence names last before a token: `South African` for `its`.
pub fn adjective_before(doc: &Document, at: usize) -> Option<String> {
    let start = doc.sentences[doc.sentence_at(at)].tokens.start;
    let name = doc.names_in(&(start..at)).iter().rev().find_map(|n| n.party().filter(|p| p.1 != PartyForm::Demonym))?;
    let party = &doc.lexicon.world.parties[name.0 as usize];
    (party.kind == PartyKind::State).then(|| party.demonyms.first().cloned()).flatten()
}

/// `researchers at the Oryx blog`, `a team led by X at Ghent University`: the body that a group works for.
pub fn workplace(doc: &Document, items: &[Item], at: usize) -> Option<Speaker> {
    let Piece::Noun(noun) = items[at].piece else { return None };
    if let Some(owner) = glued_body(doc, items, at)
        && doc.tokens[items[at].tokens.start - 1].kind == TokenKind::Possessive
    {
        if owner.relay && noun.class == Class::Person && !is_reporter(&noun.lemma) && noun.lemma != "author" {
            let words = description(doc, &items[at].tokens, items[at].tokens.end);
            return Some(Speaker {
                follows: Some(owner.name),
                plural: noun.plural,
                ..Speaker::new(words, Kind::Group)
            });
        }
        if matches!(
            noun.lemma.as_str(),
            "people"
                | "staff"
                | "team"
                | "worker"
                | "author"
                | "monitor"
                | "volunteer"
                | "crew"
                | "delegate"
                | "researcher"
        ) {
            return Some(owner);
        }
    }
    let staff = matches!(
        noun.lemma.as_str(),
        "team"
            | "staff"
            | "researcher"
            | "analyst"
            | "expert"
            | "investigator"
            | "scientist"
            | "academic"
            | "scholar"
            | "historian"
    );
    if !staff || noun.class == Class::Person && !noun.plural {
        return None;
    }
    items[at + 1..].iter().filter(|i| i.deep).find_map(|i| {
        let at = i.tokens.start - 1;
        let school = (i.tokens.start..doc.tokens.len().min(i.tokens.start + 5))
            .take_while(|&k| doc.tokens[k].is_capitalised())
            .find(|&k| matches!(doc.word(k), "University" | "Institute" | "College" | "School" | "Observatory"));
        if let Some(end) = school.filter(|_| matches!(doc.word(at), "at" | "from" | "of")) {
            return Some(Speaker::new(text_of(doc, &(i.tokens.start..end + 1)), Kind::Body));
        }
        let Piece::Name(name) = i.piece else { return None };
        let before = if is(doc, at, f::ARTICLE) { at - 1 } else { at };
        matches!(doc.word(before), "at" | "from" | "of" | "with").then(|| body(doc, name)).flatten()
    })
}

/// Where whoever made a figure is named: after `compiled by`, `kept at`, behind the noun.
pub fn made_by(doc: &Document, end: usize, limit: usize) -> Option<usize> {
    let verb = end + usize::from(is(doc, end, f::ADVERB));
    let next = verb + 1;
    if next + 1 >= limit || !doc.tokens[verb].is_word() || !doc.tokens[next].is_word() {
        return None;
    }
    let word = doc.word(verb).to_ascii_lowercase();
    let participle = word.ends_with("ed") || matches!(word.as_str(), "kept" | "given" | "drawn" | "held" | "made");
    let by = matches!(doc.word(next).to_ascii_lowercase().as_str(), "by" | "at" | "from");
    (participle && by).then_some(next + 1)
}

/// `records of the city morgue`: behind the noun stands a body that has records, not what they are about.
pub fn keeps_records(items: &[Item], at: usize) -> bool {
    items[at + 1..].iter().find(|i| i.deep).is_some_and(
        |i| matches!(i.piece, Piece::Noun(n) if matches!(n.class, Class::Group | Class::Institution) && !n.plural),
    )
}

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
    let office = matches!(
        noun.lemma.as_str(),
        "mayor"
            | "governor"
            | "prosecutor"
            | "ombudsman"
            | "prefect"
            | "bishop"
            | "archbishop"
            | "emir"
            | "police chief"
            | "council"
            | "city council"
            | "municipality"
            | "diocese"
            | "university"
            | "administrator"
            | "office"
            | "head"
            | "director"
            | "chief"
            | "chairman"
            | "commander"
            | "leader"
            | "rector"
            | "dean"
            | "coordinator"
    );
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

pub fn is_reporter(lemma: &str) -> bool {
    matches!(
        lemma,
        "reporter"
            | "correspondent"
            | "journalist"
            | "photographer"
            | "cameraman"
            | "witness"
            | "delegate"
            | "team"
            | "crew"
    )
}

/// `the mission`, `the team`: in a text that names no other, those who wrote it.
pub fn is_authors(lemma: &str) -> bool {
    matches!(lemma, "mission" | "division" | "commission" | "delegation" | "team" | "project" | "survey" | "cluster")
}

/// `the DeepState project`: what a body is, behind its name.
pub fn is_kind(lemma: &str) -> bool {
    matches!(
        lemma,
        "project"
            | "website"
            | "blog"
            | "newspaper"
            | "magazine"
            | "news site"
            | "news outlet"
            | "outlet"
            | "network"
            | "monitoring group"
            | "group"
            | "organisation"
            | "organization"
            | "think tank"
    )
}

pub fn is_station(lemma: &str) -> bool {
    matches!(lemma, "radio" | "television" | "tv" | "channel" | "agency" | "news agency")
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

/// `the army-aligned Joint Forces`, `the rebels' clandestine Radio Venceremos`: the phrase ends with the name itself.
pub fn named_last(doc: &Document, items: &[Item], at: usize, class: Class) -> Option<Speaker> {
    if !matches!(class, Class::Group | Class::Institution | Class::Government | Class::Person) {
        return None;
    }
    let last = items[at + 1..].iter().take_while(|i| !i.deep && !i.apposed && !i.bracketed).last()?;
    let Piece::Name(name) = last.piece else { return None };
    body(doc, name).or_else(|| {
        let (id, form) = name.party()?;
        let state = doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
        (!state && form != PartyForm::Demonym).then(|| party(doc, name)).flatten()
    })
}
