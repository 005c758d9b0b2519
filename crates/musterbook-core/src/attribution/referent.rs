//! Whom a description means that has not spoken yet: `the coalition` after `the Saudi-led coalition`, `the newspaper`
//! after the name of one, `the group` after that of a monitor. In: a document and the noun. Out: the named body.

use super::body::{known_body, party};
use super::phrase::text_of;
use super::speaker::{Kind, Speaker};
use crate::document::Document;
use crate::lexicon::world::{BodyKind, PartyKind};
use crate::text::Kind as TokenKind;

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
