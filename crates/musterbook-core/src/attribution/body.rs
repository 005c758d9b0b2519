//! Bodies: of the tables, of a country, written out, or named before.

use super::memory::Memory;
use super::person::owner_of_spokesman;
use super::phrase::{Item, Piece, description, text_of, title_case};
use super::proper::{army_of_same_letters, owner_start, run_by};
use super::referent::{coalition, described_before, mentioned, named_before};
use super::speaker::{Kind, Speaker, is};
use crate::document::Document;
use crate::document::NameAt;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::speakers::SpeakerNoun;
use crate::lexicon::world::BodyKind;
use crate::lexicon::world::PartyForm;
use crate::lexicon::world::PartyKind;
use crate::lexicon::world::Sense;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// `the Russian Defence Ministry`: with a country its body, or the country for its government.
pub fn institution(
    doc: &Document,
    items: &[Item],
    at: usize,
    noun: &'static SpeakerNoun,
    span: &Range<usize>,
    local: Option<u32>,
    memory: &Memory,
) -> Option<Speaker> {
    if let Some(named) = ministry_of(doc, items, at, noun, span, memory) {
        return Some(named);
    }
    if let Some(of_place) = body_in_place(doc, items, at, noun, memory) {
        return Some(of_place);
    }
    let near = items[..at]
        .iter()
        .rev()
        .filter(|i| !i.bracketed && !i.apposed)
        .chain(items[at + 1..].iter().filter(|i| i.deep));
    let named = items[..at]
        .iter()
        .filter(|i| !i.bracketed && !i.apposed && !i.deep && i.tokens.end < items[at].tokens.start)
        .find_map(|i| owner_of_spokesman(doc, i));
    let mut speaker = named;
    for item in near.filter(|_| speaker.is_none()).collect::<Vec<_>>() {
        let Piece::Name(name) = item.piece else { continue };
        if let Some(body) = body(doc, name) {
            let glued = item.tokens.end == items[at].tokens.start;
            if body.relay {
                speaker = Some(body);
                break;
            }
            let whole = description(doc, span, items[at].tokens.end).replace("United Nations ", "UN ");
            speaker = Some(match glued {
                true => memory.body_called(doc, &whole).unwrap_or_else(|| Speaker::new(whole, Kind::Body)),
                false => body,
            });
            break;
        }
        if let Some((party, form)) = name.party() {
            // `Kabul police`: the city's, not the country's
            if form == PartyForm::Capital && doc.lexicon.speech.is(&noun.lemma, SpeechWords::OF_CITY) {
                break;
            }
            let state = doc.lexicon.world.parties[party as usize].kind == PartyKind::State;
            let run = (item.tokens.end..items[at].tokens.start).any(|i| doc.tokens[i].kind == TokenKind::Hyphen);
            speaker = Some(if state && !run {
                body_of_party(doc, party, noun, memory)
            } else {
                run_by(doc, span, items[at].tokens.end, memory)
            });
            break;
        }
    }
    if let Some(mut body) = items[at + 1..]
        .iter()
        .find_map(|i| if let (Piece::Name(name), false) = (i.piece, i.deep) { body(doc, name) } else { None })
    {
        body.lemma = Some(&noun.lemma);
        return Some(body);
    }
    let mut speaker = speaker
        .or_else(|| {
            if noun.class == Class::Government
                && let Some(party) = memory.country()
            {
                return Some(body_of_party(doc, party, noun, memory));
            }
            if is(doc, span.start, f::OWNER)
                && let Some(party) = memory.pronoun("it").filter(|s| s.kind == Kind::Party)
                && let Some(party) = doc.lexicon.world.party(&party.name)
                && doc.lexicon.world.parties[party as usize].kind == PartyKind::State
            {
                return Some(body_of_party(doc, party, noun, memory));
            }
            let bare = items[..at].iter().all(|i| i.apposed)
                && (span.start..items[at].tokens.start).all(|i| is(doc, i, f::ARTICLE | f::DEFINITE));
            if bare_but_country(doc, span, items[at].tokens.start)
                && let Some(party) = memory.country()
            {
                return Some(body_of_party(doc, party, noun, memory));
            }
            if let Some(party) = local.filter(|_| bare) {
                return Some(body_of_party(doc, party, noun, memory));
            }
            if bare && noun.lemma == "command" && mentioned(doc, span.start, &noun.lemma).is_none() {
                return Some(Speaker::new("", Kind::Body));
            }
            let proper = items[at].tokens.len() > 1
                && doc.tokens[items[at].tokens.end - 1].is_capitalised()
                && noun.lemma.starts_with("joint");
            let mut found = (bare && !proper)
                .then(|| {
                    memory
                        .definite(&noun.lemma, noun.class, noun.plural)
                        .or_else(|| mentioned(doc, span.start, &noun.lemma))
                })
                .flatten();
            if found.is_none() && bare && noun.lemma == "coalition" {
                found = coalition(doc);
            }
            if found.is_none() && bare {
                found = named_before(doc, span.start, &noun.lemma);
            }
            if found.is_none() && bare {
                found = memory.body_called(doc, &format!("UN {}", noun.lemma));
            }
            if found.is_none()
                && bare
                && let Some(fuller) = described_before(doc, &items[at].tokens)
            {
                found = super::speaker::resolve(doc, fuller, memory).filter(|s| s.kind == Kind::Body);
            }
            if found.is_none()
                && let Some(party) = memory.home(doc, &noun.lemma)
                && bare
            {
                found = Some(body_of_party(doc, party, noun, memory));
            }
            found
        })
        .unwrap_or_else(|| Speaker::new(description(doc, span, items[at].tokens.end), Kind::Body));
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

/// `the ministry of health in Gaza`: what the tables call that of the place.
fn body_in_place(
    doc: &Document,
    items: &[Item],
    at: usize,
    noun: &'static SpeakerNoun,
    memory: &Memory,
) -> Option<Speaker> {
    let item = items[at + 1..].first().filter(|i| i.deep && !i.apposed)?;
    let Piece::Name(name) = item.piece else { return None };
    name.places().next()?;
    let place = text_of(doc, &item.tokens);
    let short = noun.lemma.strip_prefix("ministry of ").map(|of| format!("{of} ministry"));
    let mut found = memory.body_called(doc, &format!("{place} {}", short.as_deref().unwrap_or(&noun.lemma)))?;
    found.lemma = Some(&noun.lemma);
    Some(found)
}

/// `the country's defence ministry`.
fn bare_but_country(doc: &Document, span: &Range<usize>, end: usize) -> bool {
    let mut words = (span.start..end).filter(|&i| doc.tokens[i].is_word() && !is(doc, i, f::ARTICLE | f::DEFINITE));
    words.next().is_some_and(|i| matches!(doc.word(i), "country" | "nation" | "republic" | "kingdom"))
        && words.all(|i| doc.word(i) == "s")
}

/// `the Yemeni Ministry of Human Rights`, `Ministry of Health and Population`: named to its end, with its country.
fn ministry_of(
    doc: &Document,
    items: &[Item],
    at: usize,
    noun: &'static SpeakerNoun,
    span: &Range<usize>,
    memory: &Memory,
) -> Option<Speaker> {
    let start = items[at].tokens.end;
    let opens = noun.lemma == "ministry" && start + 1 < span.end && matches!(doc.word(start), "of" | "for");
    let mut end = start + 1;
    while opens
        && end < span.end
        && doc.tokens[end].is_word()
        && doc.name_at(end).is_none_or(|n| n.party().is_none())
        && (doc.tokens[end].is_capitalised() || doc.word(end) == "and")
    {
        end += 1;
    }
    if end == start + 1 {
        return None;
    }
    let of = text_of(doc, &(start + 1..end));
    let owner = items[..at].iter().rev().chain(&items[at + 1..]).find_map(|i| match i.piece {
        Piece::Name(name) => name.party().map(|p| p.0),
        _ => None,
    });
    let party = owner.or_else(|| memory.home(doc, "ministry"))?;
    let party = &doc.lexicon.world.parties[party as usize];
    let adjective = party.demonyms.first().map_or(party.name.as_str(), String::as_str);
    let short = of.split(' ').next().unwrap_or_default().to_lowercase();
    let mut speaker = [format!("{adjective} ministry of {of}"), format!("{adjective} {short} ministry")]
        .iter()
        .find_map(|phrase| memory.body_called(doc, phrase))
        .unwrap_or_else(|| Speaker::new(format!("{adjective} Ministry of {of}"), Kind::Body));
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

pub fn institution_among(
    doc: &Document,
    before: &[Item],
    items: &[Item],
    at: usize,
    local: Option<u32>,
    memory: &Memory,
) -> Option<Speaker> {
    let other = before.iter().chain(items[at + 1..].iter().filter(|i| i.deep));
    let noun = other
        .filter_map(|i| if let Piece::Noun(n) = i.piece { Some((n, i)) } else { None })
        .find(|(n, _)| matches!(n.class, Class::Institution | Class::Government))?;
    let party =
        items.iter().find_map(|i| if let Piece::Name(name) = i.piece { name.party() } else { None }).map(|p| p.0);
    let party = party.or(local);
    // `the ministry's spokesman`: of the ministry that spoke before
    let known = if party.is_none() { memory.spoke(noun.0.lemma.as_str()) } else { None };
    if let Some(known) = known {
        return Some(known);
    }
    let party = party.or_else(|| memory.home(doc, &noun.0.lemma));
    let rules = noun.0.class == Class::Government && !noun.0.plural;
    let party = party.or_else(|| if rules { memory.country() } else { None });
    let mut speaker = match party {
        Some(party) => body_of_party(doc, party, noun.0, memory),
        None => Speaker::new(
            text_of(doc, &(owner_start(doc, noun.1.tokens.start)..noun.1.tokens.end)).to_lowercase(),
            Kind::Body,
        ),
    };
    speaker.lemma = Some(&noun.0.lemma);
    Some(speaker)
}

/// The body of a party that a noun names: looked up in the tables, else put together.
pub fn body_of_party(doc: &Document, party: u32, noun: &'static SpeakerNoun, memory: &Memory) -> Speaker {
    let world = &doc.lexicon.world;
    let party = &world.parties[party as usize];
    if noun.class == Class::Government
        || matches!(
            noun.lemma.as_str(),
            "command" | "high command" | "side" | "secretariat" | "parliament" | "headquarters"
        )
    {
        return Speaker::new(party.name.clone(), Kind::Party);
    }
    let lemma = match noun.lemma.as_str() {
        "mod" | "ministry of defence" | "ministry of defense" | "defense ministry" => "defence ministry",
        "ministry of health" => "health ministry",
        "spies" | "intelligence" | "intelligence agency" | "intelligence service" => "spy agency",
        other => other,
    };
    let adjective = party.demonyms.first().map_or(party.name.as_str(), String::as_str);
    for phrase in [
        format!("{adjective} {}", noun.lemma),
        format!("{adjective} {lemma}"),
        format!("{} of {}", noun.lemma, party.name),
        format!("{} {}", party.name, noun.lemma),
        if lemma == "spy agency" { format!("{adjective} military intelligence") } else { String::new() },
    ] {
        if phrase.is_empty() {
            continue;
        }
        if let Some(body) = memory.body_called(doc, &phrase) {
            return body;
        }
    }
    let head = if lemma.contains("ministry")
        || lemma.contains("force")
        || lemma.contains("staff")
        || lemma.contains("service")
    {
        title_case(lemma)
    } else {
        noun.lemma.clone()
    };
    Speaker::new(format!("{adjective} {head}"), Kind::Body)
}

pub fn body(doc: &Document, name: &NameAt) -> Option<Speaker> {
    let id = name.body()?;
    let mut found = known_body(doc, id);
    if let Some(army) = army_of_same_letters(doc, name, &found) {
        return Some(army);
    }
    if doc.lexicon.world.bodies[id as usize].kind == BodyKind::Social && name.tokens.len() > 1 {
        found = Speaker { plural: true, ..Speaker::new(text_of(doc, &name.tokens), Kind::Group) };
    }
    Some(found)
}

/// A body of the tables.
pub fn known_body(doc: &Document, id: u32) -> Speaker {
    let body = &doc.lexicon.world.bodies[id as usize];
    let mut speaker = Speaker::new(body.name.clone(), Kind::Body);
    speaker.relay = body.kind.is_relay();
    speaker
}

pub fn party(doc: &Document, name: &NameAt) -> Option<Speaker> {
    let (id, form) = name.party()?;
    // as a source a force stands for itself: `the Somali National Army`
    let own = form == PartyForm::Forces && doc.lexicon.world.parties[id as usize].kind == PartyKind::State;
    let proper = |i: usize| doc.tokens[i].is_capitalised() || is(doc, i, f::PREPOSITION | f::ARTICLE | f::CONJUNCTION);
    if own && name.tokens.len() > 1 && name.tokens.clone().all(proper) {
        return Some(Speaker::new(text_of(doc, &name.tokens), Kind::Body));
    }
    let is_place = name.name.senses.iter().any(|s| matches!(s, Sense::Place(_)));
    let mut speaker = Speaker::new(doc.lexicon.world.parties[id as usize].name.clone(), Kind::Party);
    speaker.plural = form == PartyForm::Demonym;
    speaker.known = !is_place || form != PartyForm::Demonym;
    Some(speaker)
}
