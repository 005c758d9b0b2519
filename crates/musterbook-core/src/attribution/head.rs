//! Speakers by the noun at the head of their phrase, or by their name alone.

use super::body::{better, body, institution, institution_among, party, proper_body};
use super::memory::Memory;
use super::phrase::{Item, Piece, description, text_of};
use super::referent::{mission, named_before};
use super::speaker::{Kind, Speaker, is};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::text::{Case, Kind as TokenKind};
use std::ops::Range;

/// `the UN's humanitarian office (OCHA)`: the abbreviation says it best.
pub fn by_bracket(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.iter().filter(|i| i.bracketed && !i.apposed).find_map(|i| match i.piece {
        Piece::Name(name) => body(doc, name),
        _ => None,
    })
}

/// By the noun at its head: `the Israeli military`, `local officials`, `an ICRC spokesman`, `Kyiv's count`.
pub fn by_head(
    doc: &Document,
    items: &[Item],
    span: &Range<usize>,
    (definite, local): (bool, Option<u32>),
    memory: &Memory,
) -> Option<Speaker> {
    let shallow = || items.iter().enumerate().filter(|(_, i)| !i.deep && !i.apposed && !i.bracketed);
    let (at, noun) =
        shallow().rev().find_map(|(n, i)| if let Piece::Noun(noun) = i.piece { Some((n, noun)) } else { None })?;
    if let Some(name) = proper_body(doc, items, at, span) {
        return Some(name);
    }
    if let Some(next) = items.get(at + 1)
        && next.tokens.start == items[at].tokens.end
        && !noun.plural
        && noun.class != Class::Account
    {
        match next.piece {
            Piece::Name(name) => {
                if let Some(body) = body(doc, name) {
                    return Some(body);
                }
            }
            Piece::Proper if matches!(noun.class, Class::Group | Class::Institution) => {
                let named = is_station(&noun.lemma) && doc.tokens[items[at].tokens.start].is_capitalised();
                let start = if named { items[at].tokens.start } else { next.tokens.start };
                return Some(Speaker::new(text_of(doc, &(start..next.tokens.end)), Kind::Body));
            }
            _ => {}
        }
    }
    let before = items[..at].iter().filter(|i| !i.apposed && !i.bracketed && !i.deep);
    let after = items[at + 1..].iter().filter(|i| i.deep && !i.apposed);
    if let Some(named) = named_last(doc, items, at, noun.class) {
        return Some(named);
    }
    if (noun.class == Class::Person && is_reporter(&noun.lemma) || is_station(&noun.lemma))
        && let Some(own) = glued_body(doc, items, at)
    {
        return Some(own);
    }
    let described = |class: Kind| {
        let mut speaker = Speaker::new(description(doc, span, end_of_office(doc, items, at, span.end)), class);
        speaker.lemma = Some(&noun.lemma);
        speaker.plural = noun.plural;
        speaker
    };
    let owner = before.clone().chain(after.clone()).find_map(|i| owner(doc, i));
    let owned = is(doc, span.start, f::OWNER);
    match noun.class {
        Class::Spokesman => {
            let through = |s: Speaker| Some(Speaker { through: true, ..s });
            if let Some(owner) = owner.clone().filter(|o| o.kind == Kind::Body) {
                return through(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, local, memory) {
                return through(institution);
            }
            if let Some(owner) = owner.or_else(|| owning_noun(doc, items, span, at)) {
                return through(owner);
            }
            (definite || owned).then(|| memory.last_body()).flatten().or_else(|| Some(described(Kind::Person)))
        }
        Class::Account => {
            if owned {
                return memory.pronoun(match doc.word(span.start).to_ascii_lowercase().as_str() {
                    "his" | "her" => "he",
                    "their" => "they",
                    _ => "it",
                });
            }
            if let Some(mut owner) = owner {
                owner.lemma = owner.lemma.or(Some(&noun.lemma));
                return Some(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, local, memory) {
                return Some(institution);
            }
            if let Some(owner) = owning_noun(doc, items, span, at) {
                return Some(owner);
            }
            // `reports from diplomats and aid groups`
            let link = items[at].tokens.end;
            if link + 1 < span.end
                && matches!(doc.word(link), "from" | "by")
                && let Some(found) = super::speaker::resolve(doc, link + 1..span.end, memory).filter(|s| s.known)
            {
                return Some(found);
            }
            if definite && let Some(last) = memory.of_account(&noun.lemma) {
                return Some(last);
            }
            let mut account = described(Kind::Account);
            let first = account.name.split(' ').next().unwrap_or_default();
            if account.name == noun.lemma
                || noun.plural && items[at].tokens.start == span.start
                || matches!(
                    first,
                    "early"
                        | "earlier"
                        | "initial"
                        | "first"
                        | "previous"
                        | "official"
                        | "usual"
                        | "latest"
                        | "unconfirmed"
                )
            {
                account.name.clear();
            }
            Some(account)
        }
        Class::Institution | Class::Government => institution(doc, items, at, noun, span, local, memory),
        Class::Person | Class::Group => {
            let bare = (span.start..items[at].tokens.start).all(|i| is(doc, i, f::ARTICLE | f::DEFINITE));
            if definite
                && bare
                && matches!(noun.lemma.as_str(), "group" | "movement" | "faction" | "militia")
                && let Some(named) = named_before(doc, span.start, &noun.lemma)
            {
                return Some(named);
            }
            if (definite || memory.is_late())
                && !owned
                && bare
                && let Some(known) = memory.definite(&noun.lemma, noun.class, noun.plural)
            {
                return Some(known);
            }
            if definite
                && bare
                && !owned
                && let Some(named) = named_before(doc, span.start, &noun.lemma)
            {
                return Some(named);
            }
            // an assessment speaks of its own authors
            if definite && bare && !noun.plural && is_authors(&noun.lemma) {
                return Some(mission(doc, span.start, &noun.lemma).unwrap_or_else(|| Speaker::new("", Kind::Body)));
            }
            Some(described(if noun.class == Class::Person && !noun.plural { Kind::Person } else { Kind::Group }))
        }
    }
}

/// Without a speaking noun: a body, a party, or capitals that no table names.
pub fn by_name(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
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
fn named_last(doc: &Document, items: &[Item], at: usize, class: Class) -> Option<Speaker> {
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

/// `a Reuters witness`, `the ICRC delegate`, `a state television crew`: the body that they see things for.
fn glued_body(doc: &Document, items: &[Item], at: usize) -> Option<Speaker> {
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
fn end_of_office(doc: &Document, items: &[Item], at: usize, limit: usize) -> usize {
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

fn is_reporter(lemma: &str) -> bool {
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
fn is_authors(lemma: &str) -> bool {
    matches!(lemma, "mission" | "division" | "commission" | "delegation" | "team" | "project" | "survey" | "cluster")
}

fn is_station(lemma: &str) -> bool {
    matches!(lemma, "radio" | "television" | "tv" | "channel" | "agency" | "news agency")
}

/// `the rebels' spokesman`, `the mayor's reckoning`: the speaking noun before the possessive.
fn owning_noun(doc: &Document, items: &[Item], span: &Range<usize>, at: usize) -> Option<Speaker> {
    let item = items[..at].iter().rev().find(|i| !i.deep && !i.apposed && !i.bracketed)?;
    let Piece::Noun(noun) = item.piece else { return None };
    let end = item.tokens.end;
    let possessive = doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive || is_apostrophe(t.kind));
    if !possessive || !matches!(noun.class, Class::Person | Class::Group) {
        return None;
    }
    let kind = if noun.plural || noun.class == Class::Group { Kind::Group } else { Kind::Person };
    let mut speaker = Speaker::new(description(doc, span, end), kind);
    speaker.plural = noun.plural;
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

fn is_apostrophe(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('\'' | '’'))
}
