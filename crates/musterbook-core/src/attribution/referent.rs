//! Whom a description means that has not spoken yet: `the coalition` after `the Saudi-led coalition`, `the newspaper`
//! after the name of one, `the group` after that of a monitor. In: a document and the noun. Out: the named body.

use super::body::{known_body, party};
use super::phrase::text_of;
use super::speaker::{Kind, Speaker};
use crate::document::{Document, NameAt};
use crate::lexicon::world::{BodyKind, PartyKind};
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How many names back a description may point.
const BACK: usize = 12;

/// How many tokens of a text are searched for `X-led coalition`.
const SEARCHED: usize = 3000;

/// The body named last before a token that a generic noun fits.
pub fn named_before(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    let from = doc.sentence_at(before.min(doc.tokens.len().saturating_sub(1))).saturating_sub(2);
    let start = doc.sentences.get(from).map_or(0, |s| s.tokens.start);
    let here = doc.sentences.get(from + 2).map_or(before, |s| s.tokens.start).min(before);
    // `in a message collected by X the group said`: not X
    let by = |at: usize| at > here && matches!(doc.word(at - 1), "by" | "from" | "to" | "in");
    let near = doc.names[end.saturating_sub(BACK)..end].iter().rev().take_while(|n| n.tokens.start >= start);
    let near = near.filter(|n| !by(n.tokens.start));
    near.filter_map(|name| match name.body() {
        Some(id) => fits(doc.lexicon.world.bodies[id as usize].kind, lemma).then(|| known_body(doc, id)),
        None => {
            let (id, _) = name.party()?;
            let armed = doc.lexicon.world.parties[id as usize].kind != PartyKind::State;
            (armed && matches!(lemma, "group" | "movement" | "faction" | "militia" | "front"))
                .then(|| party(doc, name))
                .flatten()
        }
    })
    .next()
}

/// Whether a generic noun may stand for a body of a kind.
fn fits(kind: BodyKind, lemma: &str) -> bool {
    match lemma {
        "newspaper" | "daily" | "paper" | "magazine" | "journal" | "channel" | "station" | "broadcaster"
        | "television" | "tv" | "radio" | "outlet" | "news site" | "weekly" | "state television" | "state tv" => {
            kind == BodyKind::Outlet
        }
        "news agency" | "wire service" => kind == BodyKind::Agency,
        "agency" => matches!(kind, BodyKind::Agency | BodyKind::Un),
        "rights group"
        | "human rights group"
        | "monitoring group"
        | "watchdog"
        | "monitor"
        | "observatory"
        | "network"
        | "charity"
        | "aid group"
        | "medical group"
        | "non-governmental organisation"
        | "ngo"
        | "group" => {
            matches!(kind, BodyKind::Ngo | BodyKind::Monitor)
        }
        "organisation" | "organization" => matches!(kind, BodyKind::Ngo | BodyKind::Monitor | BodyKind::Un),
        "think tank" | "thinktank" | "institute" => kind == BodyKind::Thinktank,
        _ => false,
    }
}

/// `the Saudi-led coalition`, wherever the text names it in full.
pub fn coalition(doc: &Document) -> Option<Speaker> {
    let limit = doc.tokens.len().min(SEARCHED);
    let at = (3..limit).find(|&i| {
        doc.word(i).eq_ignore_ascii_case("coalition")
            && doc.word(i - 1).eq_ignore_ascii_case("led")
            && doc.tokens[i - 2].kind == TokenKind::Hyphen
    })?;
    let start = doc.name_at(at - 3).map_or(at - 3, |n| n.tokens.start);
    Some(Speaker::new(text_of(doc, &(start..at + 1)), Kind::Body))
}

/// `In Niger the ministry of defence`, `Nigeria: … - army`: the country that the sentence opens with.
pub fn local_party(doc: &Document, whole: &Range<usize>, span: &Range<usize>) -> Option<u32> {
    let state = |name: &NameAt| {
        name.party().filter(|p| doc.lexicon.world.parties[p.0 as usize].kind == PartyKind::State).map(|p| p.0)
    };
    if let Some(found) = doc.names_in(&(whole.start..span.start.max(whole.start))).iter().find_map(state) {
        return Some(found);
    }
    let sentence = doc.sentences.get(doc.sentence_at(span.start))?;
    if let Some(found) = headed_by(doc, doc.sentence_at(span.start), &state) {
        return Some(found);
    }
    let opens = sentence.tokens.clone().find(|&i| doc.tokens[i].is_word())?;
    if ["in", "from"].iter().any(|w| doc.word(opens).eq_ignore_ascii_case(w)) {
        let name = doc.name_at(opens + 1)?;
        let set_off = doc.tokens.get(name.tokens.end).is_some_and(|t| t.is_mark(',')) && name.tokens.end <= span.start;
        return set_off.then(|| state(name)).flatten();
    }
    let name = doc.name_at(sentence.tokens.start)?;
    doc.tokens.get(name.tokens.end).filter(|t| t.is_mark(':'))?;
    (name.tokens.end < span.start).then(|| state(name)).flatten()
}

/// `BURKINA FASO. In Yatenga the army …`: the country that alone makes up the first sentence of the paragraph.
fn headed_by(doc: &Document, index: usize, state: &dyn Fn(&NameAt) -> Option<u32>) -> Option<u32> {
    let paragraph = doc.sentences.get(index)?.paragraph;
    let first = (index.saturating_sub(12)..index).find(|&i| doc.sentences[i].paragraph == paragraph)?;
    let range = doc.sentences[first].tokens.clone();
    let name = doc.name_at(range.start)?;
    (name.tokens.end + 1 >= range.end).then(|| state(name)).flatten()
}

/// `the mission`, `the commission`: the body of the UN or of monitors named before whose name says that it is one.
pub fn mission(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    doc.names[end.saturating_sub(60)..end].iter().rev().find_map(|name| {
        let id = name.body()?;
        let body = &doc.lexicon.world.bodies[id as usize];
        let called = std::iter::once(&body.name)
            .chain(&body.names)
            .any(|n| n.split(' ').any(|word| word.eq_ignore_ascii_case(lemma)));
        (called && !body.kind.is_relay()).then(|| known_body(doc, id))
    })
}

/// `the command` after `U.S. Africa Command`: a body named before with that noun.
pub fn mentioned(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let called = doc.lexicon.speakers.called.iter().find(|c| c.noun == lemma).map(|c| c.body.as_str());
    let head = lemma.rsplit(' ').next().unwrap_or(lemma);
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    doc.names[end.saturating_sub(60)..end].iter().rev().find_map(|name| {
        let Some(id) = name.body() else {
            let speaker = party(doc, name)?;
            return (called == Some(speaker.name.as_str())).then_some(speaker);
        };
        let surface = doc.word(name.tokens.end - 1);
        let canonical = &doc.lexicon.world.bodies[id as usize].name;
        (called == Some(canonical.as_str())
            || surface.eq_ignore_ascii_case(head)
            || canonical.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(head)))
        .then(|| known_body(doc, id))
    })
}
