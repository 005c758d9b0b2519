//! Speakers by the noun at the head of their phrase.

use super::body::{body, institution, institution_among, party};
use super::memory::Memory;
use super::owners::{
    adjective_before, end_of_office, glued_body, is_authors, is_kind, is_reporter, is_station, keeps_records, made_by,
    named_last, national_society, of_two_states, owner, owning_noun, workplace,
};
use super::phrase::{Item, Piece, description, text_of};
use super::proper::proper_body;
use super::referent::{capitals_before, described_before, holder, mission, named_before, titled_before};
use super::speaker::{Kind, Speaker, is};
use super::subject::clause_subject;
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{BodyKind, PartyKind};
use std::ops::Range;

/// `the UN's humanitarian office (OCHA)`: the abbreviation says it best.
pub fn by_bracket(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.iter().filter(|i| i.bracketed && !i.apposed).find_map(|i| match i.piece {
        // `the African Union (AU) Transition Mission in Somalia (ATMIS)`
        Piece::Name(name) => body(doc, name).or_else(|| {
            let closes = items.last().is_some_and(|last| last.tokens == i.tokens);
            let (id, _) = name.party().filter(|_| closes)?;
            let state = doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
            (!state).then(|| party(doc, name)).flatten()
        }),
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
    // `People's Embrace`
    if noun.lemma == "people"
        && doc.tokens[items[at].tokens.start].is_capitalised()
        && let Some(next) = items.get(at + 1).filter(|i| i.tokens.start == items[at].tokens.end + 1)
        && matches!(next.piece, Piece::Proper)
    {
        return Some(Speaker::new(text_of(doc, &(items[at].tokens.start..next.tokens.end)), Kind::Body));
    }
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
                let id = name.body();
                let kind = id.map(|id| doc.lexicon.world.bodies[id as usize].kind);
                let firm = matches!(noun.lemma.as_str(), "company" | "operator" | "utility" | "airline" | "railway")
                    || noun.lemma.ends_with(" company");
                if firm && kind.is_some_and(|k| k != BodyKind::Company) {
                    return Some(Speaker::new(text_of(doc, &name.tokens), Kind::Body));
                }
                if let Some(body) = body(doc, name) {
                    return Some(body);
                }
                // `Radio Santa Fe`
                let named = is_station(&noun.lemma) && doc.tokens[items[at].tokens.start].is_capitalised();
                if named && name.places().next().is_some() {
                    let words = items[at].tokens.start..name.tokens.end;
                    return Some(Speaker::new(text_of(doc, &words), Kind::Body));
                }
            }
            Piece::Proper
                if matches!(noun.class, Class::Group | Class::Institution) && doc.word(next.tokens.start).len() > 1 =>
            {
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
    if (noun.class == Class::Person && is_reporter(&noun.lemma) || is_station(&noun.lemma) || is_kind(&noun.lemma))
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
            // `a spokesman for one of the rebel groups, the Hezb-i-Islami`
            let apposed = items[at + 1..].iter().filter(|i| i.apposed).find_map(|i| {
                let Piece::Name(name) = i.piece else { return None };
                let (id, _) = name.party()?;
                let state = doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
                (!state).then(|| super::body::party(doc, name)).flatten()
            });
            if let Some(group) = apposed {
                return through(group);
            }
            // `a spokesman for that group`
            let link = items[at].tokens.end;
            if link + 1 < span.end
                && matches!(doc.word(link), "for" | "of" | "FOR" | "OF")
                && is(doc, link + 1, f::DEFINITE)
                && let Some(found) = super::speaker::resolve(doc, link + 1..span.end, memory)
                && found.known
                && matches!(found.kind, Kind::Body | Kind::Party)
                && !found.name.is_empty()
            {
                return through(found);
            }
            if let Some(owner) = owner.clone().filter(|o| o.kind == Kind::Body) {
                return through(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, local, memory) {
                return through(institution);
            }
            if let Some(owner) = owner.or_else(|| owning_noun(doc, items, span, at, memory)) {
                return through(owner);
            }
            // `The army, its spokesman said, lost …`
            let sentence = doc.sentences.get(doc.sentence_at(span.start)).filter(|_| owned);
            if let Some(sentence) = sentence
                && let Some(body) = clause_subject(doc, &(sentence.tokens.start..span.start), span.start, memory)
            {
                return through(body);
            }
            (definite || owned).then(|| memory.last_body()).flatten().or_else(|| Some(described(Kind::Person)))
        }
        Class::Account => {
            let link = items[at].tokens.end;
            // `reports from Aden`
            let abroad = link + 2 == span.end && doc.name_at(link + 1).is_some_and(|n| n.body().is_none());
            if abroad && matches!(doc.word(link), "from" | "FROM") {
                return Some(Speaker::new("", Kind::Account));
            }
            if owned {
                let start = doc.sentences[doc.sentence_at(span.start)].tokens.start;
                let opens = doc.name_at(start).is_some_and(|n| n.tokens.end < span.start);
                if opens
                    && matches!(doc.word(span.start), "its" | "Its" | "their")
                    && let Some(found) = clause_subject(doc, &(start..span.start), span.start, memory)
                        .filter(|s| matches!(s.kind, Kind::Body | Kind::Party) && (!s.plural || s.kind == Kind::Body))
                {
                    return Some(found);
                }
                return memory.pronoun(match doc.word(span.start).to_ascii_lowercase().as_str() {
                    "his" | "her" => "he",
                    "their" => "they",
                    _ => "it",
                });
            }
            // `figures compiled by the Chadian Red Cross`, `a tally kept at the morgue`
            let nested = items.get(at + 1).filter(|i| matches!(i.piece, Piece::Noun(n) if n.class == Class::Account));
            let last = nested.filter(|i| i.deep).map_or(items[at].tokens.end, |i| i.tokens.end);
            let linked =
                matches!(doc.word(last.min(doc.tokens.len() - 1)), "from" | "by") && last > items[at].tokens.end;
            let maker =
                made_by(doc, items[at].tokens.end, span.end).or((linked && last + 1 < span.end).then_some(last + 1));
            if let Some(found) = maker.and_then(|i| super::speaker::resolve(doc, i..span.end, memory))
                && found.known
            {
                return Some(found);
            }
            if let Some(society) = national_society(doc, items) {
                return Some(society);
            }
            // `by UN experts' reckoning`
            let adjacent = items[..at]
                .last()
                .is_some_and(|i| matches!(i.piece, Piece::Noun(n) if matches!(n.class, Class::Person | Class::Group)));
            if adjacent && let Some(owner) = owning_noun(doc, items, span, at, memory) {
                return Some(owner);
            }
            if let Some(mut owner) = owner {
                owner.lemma = owner.lemma.or(Some(&noun.lemma));
                return Some(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, local, memory) {
                return Some(institution);
            }
            if let Some(owner) = owning_noun(doc, items, span, at, memory) {
                return Some(owner);
            }
            // `reports from diplomats and aid groups`
            let of = link + 1 < span.end && matches!(doc.word(link), "of" | "OF") && keeps_records(items, at);
            if link + 1 < span.end
                && (of || matches!(doc.word(link), "from" | "by" | "FROM" | "BY" | "with"))
                && let Some(found) = super::speaker::resolve(doc, link + 1..span.end, memory).filter(|s| s.known)
            {
                return Some(found);
            }
            if definite && let Some(last) = memory.of_account(&noun.lemma) {
                return Some(last);
            }
            let mut account = described(Kind::Account);
            let first = account.name.split(' ').next().unwrap_or_default();
            let sourced =
                matches!(noun.lemma.as_str(), "report" | "estimate" | "account" | "document" | "record" | "archive");
            if account.name == noun.lemma
                || !sourced
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
            if let Some(two) = of_two_states(doc, items, at, span) {
                return Some(two);
            }
            let head = items[at].tokens.clone();
            if let Some(body) = workplace(doc, items, at) {
                return Some(body);
            }
            let based = (span.start..head.start).any(|i| doc.word(i) == "based");
            if definite
                && based
                && noun.class == Class::Group
                && let Some(named) = named_before(doc, span.start, &noun.lemma)
                    .or_else(|| memory.definite(&noun.lemma, noun.class, noun.plural))
            {
                return Some(named);
            }
            if definite
                && bare
                && !owned
                && noun.class == Class::Person
                && !noun.plural
                && let Some(mut named) = titled_before(doc, &head).or_else(|| holder(doc, head.start, &noun.lemma))
            {
                named.lemma = Some(&noun.lemma);
                return Some(named);
            }
            if noun.plural
                && matches!(noun.lemma.as_str(), "rebel" | "guerrilla" | "guerilla" | "insurgent")
                && let Some(group) = memory.armed_group(doc)
            {
                return Some(Speaker { plural: true, ..group });
            }
            if definite
                && bare
                && !owned
                && noun.plural
                && let Some(fuller) = described_before(doc, &head)
            {
                let mut speaker = Speaker::new(description(doc, &fuller, fuller.end), Kind::Group);
                speaker.lemma = Some(&noun.lemma);
                speaker.plural = true;
                return Some(speaker);
            }
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
                && !(definite && known.name.eq_ignore_ascii_case(&noun.lemma) && described_before(doc, &head).is_some())
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
            if definite
                && bare
                && !owned
                && noun.class == Class::Person
                && !noun.plural
                && let Some(fuller) = described_before(doc, &head)
            {
                let start = fuller.start..fuller.end - head.len();
                let words = format!("{} {}", description(doc, &start, start.end), text_of(doc, &head));
                let mut speaker = Speaker::new(words, Kind::Person);
                speaker.lemma = Some(&noun.lemma);
                return Some(speaker);
            }
            if definite
                && bare
                && !owned
                && noun.class == Class::Group
                && !noun.plural
                && let Some(named) = capitals_before(doc, span.start, &noun.lemma)
            {
                return Some(named);
            }
            // an assessment speaks of its own authors
            if definite
                && bare
                && doc.tokens.get(head.end).is_none_or(|t| !t.is_word() || doc.word(head.end) != "of")
                && !noun.plural
                && is_authors(&noun.lemma)
            {
                return Some(mission(doc, span.start, &noun.lemma).unwrap_or_else(|| Speaker::new("", Kind::Body)));
            }
            // `its generals`
            if owned
                && noun.plural
                && let Some(adjective) = adjective_before(doc, span.start)
            {
                let words = format!("{adjective} {}", description(doc, span, end_of_office(doc, items, at, span.end)));
                let mut speaker = Speaker::new(words, Kind::Group);
                speaker.lemma = Some(&noun.lemma);
                speaker.plural = true;
                return Some(speaker);
            }
            let titled = noun.class == Class::Group
                && !noun.plural
                && items[at].tokens.end - span.start >= 2
                && (span.start..items[at].tokens.end)
                    .all(|i| !doc.tokens[i].is_word() || doc.tokens[i].is_capitalised());
            Some(described(match noun.class {
                Class::Person if !noun.plural => Kind::Person,
                _ if titled => Kind::Body,
                _ => Kind::Group,
            }))
        }
    }
}
