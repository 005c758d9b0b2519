//! The voice of a whole report: whose bulletin a text is.

use super::body::known_body;
use super::carry::after;
use super::label::is_line;
use super::masthead::masthead;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{BodyKind, PartyKind};
use crate::text::Kind as TokenKind;
use rustc_hash::FxHashMap;

/// The body whose report the whole text is.
pub fn voice(doc: &Document, memory: &Memory) -> Option<(Vec<String>, &'static str)> {
    let named = |found: Option<Speaker>, rule| found.map(|speaker| (speaker.chain(), rule));
    named(masthead(doc, memory), "masthead")
        .or_else(|| named(by_letterhead(doc, memory), "letterhead"))
        .or_else(|| named(by_phrase(doc), "bulletin-phrase"))
        .or_else(|| named(by_imprint(doc, memory), "imprint"))
        .or_else(|| named(by_habit(doc), "opens-by-name"))
        .or_else(|| named(by_own_forces(doc), "own-forces"))
}

/// `The combat losses of the enemy …`: phrases of one body's bulletins.
pub fn by_phrase(doc: &Document) -> Option<Speaker> {
    let limit = doc.tokens.len().min(600);
    let name =
        (0..limit).find_map(|i| doc.lexicon.speakers.voices.longest(&doc.tokens[i..limit]).map(|h| h.meaning))?;
    Some(Speaker::new(name.clone(), Kind::Body))
}

/// `Ukrainian Air Force: results of the night`, `MINISTRY OF DEFENCE: summary`: a body of one side, a colon and a word
/// for a report at its start.
pub fn by_letterhead(doc: &Document, memory: &Memory) -> Option<Speaker> {
    let sentence = doc.sentences.first()?;
    let range = sentence.tokens.clone();
    if range.len() > 24 {
        return None;
    }
    let colon = range.clone().find(|&i| doc.tokens[i].is_mark(':'))?;
    let end = range.end.min(colon + 4);
    let reports = (colon + 1..end).any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| is_report(&h.meaning.lemma))
            || matches!(doc.word(i).to_ascii_lowercase().as_str(), "results" | "information" | "overview" | "losses")
    });
    let closes = colon + 1 == range.end;
    let speaker = (reports || closes).then(|| resolve(doc, range.start..colon, memory)).flatten()?;
    let person = speaker.kind == Kind::Person && speaker.name.contains(' ');
    let body = speaker.kind == Kind::Body && !speaker.relay && !speaker.name.is_empty() && is_official(doc, &speaker);
    (speaker.known && (person || body && reports)).then_some(speaker)
}

/// `Source: UNHCR`, `Press service of the border guard`, a line of its own near the top or at the end.
pub fn by_imprint(doc: &Document, memory: &Memory) -> Option<Speaker> {
    let count = doc.sentences.len();
    (0..count).filter(|&i| i < 4 || i + 4 >= count).find_map(|i| {
        let sentence = &doc.sentences[i];
        let range = sentence.tokens.clone();
        if range.len() > 16
            || !is_line(doc, sentence)
            || !doc.figures_in(&range).is_empty()
            || range.clone().any(|t| is(doc, t, f::AUXILIARY))
        {
            return None;
        }
        let first = doc.word(range.start).to_ascii_lowercase();
        let labelled = matches!(first.as_str(), "source" | "issued" | "release" | "released") && range.len() > 2;
        let press = range.clone().any(|t| {
            doc.lexicon.speakers.nouns.longest(&doc.tokens[t..range.end]).is_some_and(|h| {
                h.meaning.class == Class::Spokesman && h.length > 1 && h.meaning.lemma != "press release"
            })
        });
        if !labelled && !press {
            return None;
        }
        let start = if labelled { range.start + 2 } else { range.start };
        resolve(doc, start..range.end, memory)
            .filter(|s| s.known && !s.relay && s.kind == Kind::Body && !s.name.is_empty())
    })
}

/// Bodies of one side, whose bulletins speak for it; what the UN or an aid group publishes is its own voice.
pub fn is_official(doc: &Document, speaker: &Speaker) -> bool {
    let body = doc.lexicon.world.bodies.iter().find(|b| b.name == speaker.name);
    body.is_none_or(|b| {
        !matches!(b.kind, BodyKind::Un | BodyKind::Ngo | BodyKind::Monitor | BodyKind::Company | BodyKind::Court)
    })
}

pub fn is_report(lemma: &str) -> bool {
    matches!(
        lemma,
        "report"
            | "communique"
            | "bulletin"
            | "update"
            | "briefing"
            | "statement"
            | "summary"
            | "release"
            | "situation report"
            | "sitrep"
            | "flash update"
            | "fact sheet"
            | "factsheet"
            | "press statement"
            | "press briefing"
            | "news release"
            | "daily update"
            | "weekly update"
            | "operational update"
            | "war bulletin"
            | "digest"
    )
}

pub fn word_or_none<'d>(doc: &'d Document, at: usize) -> &'d str {
    if at < doc.tokens.len() && doc.tokens[at].is_word() { doc.word(at) } else { "" }
}

/// How many times a text must say `our forces`.
const OURS: usize = 2;

/// `Our forces repelled …`, `own troops engaged …`, outside quotations: a side speaks for itself; the body of it that the
/// text names first, else the armed group that it names most.
pub fn by_own_forces(doc: &Document) -> Option<Speaker> {
    let mut open = false;
    let mut ours = 0;
    for (at, token) in doc.tokens.iter().enumerate().take(3000) {
        open = after(token.kind, open);
        let own = !open
            && matches!(word_or_none(doc, at), "our" | "Our" | "OUR" | "own" | "Own")
            && matches!(
                word_or_none(doc, at + 1).to_ascii_lowercase().as_str(),
                "forces"
                    | "troops"
                    | "fighters"
                    | "units"
                    | "guerrillas"
                    | "comrades"
                    | "soldiers"
                    | "men"
                    | "mujahideen"
                    | "army"
            );
        let first = word_or_none(doc, at).eq_ignore_ascii_case("our")
            || at > 0 && !is(doc, at - 1, f::OWNER) && doc.tokens[at - 1].kind != TokenKind::Possessive;
        ours += usize::from(own && first);
    }
    if ours < OURS {
        return None;
    }
    let side = doc
        .names
        .iter()
        .filter_map(|n| n.body())
        .find(|&id| matches!(doc.lexicon.world.bodies[id as usize].kind, BodyKind::Military | BodyKind::Ministry));
    if let Some(id) = side {
        return Some(known_body(doc, id));
    }
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for (id, _) in doc.names.iter().filter_map(|n| n.party()) {
        if doc.lexicon.world.parties[id as usize].kind != PartyKind::State {
            *counts.entry(id).or_default() += 1;
        }
    }
    let (id, _) = counts.into_iter().max_by_key(|&(id, count)| (count, id))?;
    Some(Speaker::new(doc.lexicon.world.parties[id as usize].name.clone(), Kind::Party))
}

/// A think tank that opens three sentences with its own name speaks in all of them.
pub fn by_habit(doc: &Document) -> Option<Speaker> {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for sentence in &doc.sentences {
        if let Some(id) = doc.name_at(sentence.tokens.start).and_then(|n| n.body())
            && doc.lexicon.world.bodies[id as usize].kind == BodyKind::Thinktank
        {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts.into_iter().filter(|c| c.1 >= 3).max_by_key(|&(id, count)| (count, id)).map(|(id, _)| known_body(doc, id))
}
