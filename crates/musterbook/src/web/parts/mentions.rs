//! Where sources and times stand in the sentences of claims: the ledger keeps what they are, the core finds where.

use jiff::civil::Date;
use musterbook_core::code_points::CodePoints;
use musterbook_core::document::Document;
use musterbook_core::lexicon::world::{Sense, World};
use musterbook_core::mention::{name, time};
use musterbook_core::span::Span;
use musterbook_ledger::Marked;
use serde::Serialize;
use std::collections::BTreeSet;

/// Spans in code points.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Mentions {
    pub sources: Vec<[usize; 2]>,
    pub times: Vec<[usize; 2]>,
}

/// Longer texts are not read again for a page, in bytes.
pub const MOST: usize = 100_000;

/// The sources of claims and all times, in the sentences of the claims; of a text that is too long, none.
pub fn mentions(text: &str, published: Option<Date>, claims: &[Marked]) -> Mentions {
    if text.len() > MOST || claims.is_empty() {
        return Mentions::default();
    }
    let points = CodePoints::new(text);
    let mut doc = Document::new(text, published, Vec::new());
    doc.names = name::find(&doc);
    doc.times = time::find(&doc);
    let evidence = joined(claims.iter().map(|it| it.row.evidence).collect());
    let is_in = |[from, to]: [usize; 2]| {
        let at = evidence.partition_point(|it| it[0] <= from);
        at > 0 && to <= evidence[at - 1][1]
    };
    let names: BTreeSet<&str> = claims.iter().flat_map(|it| &it.row.claim.source).map(String::as_str).collect();
    let is_source = |sense: &Sense| canonical(&doc.lexicon.world, sense).is_some_and(|name| names.contains(name));
    let named = doc.names.iter().filter(|it| it.name.senses.iter().any(is_source)).map(|it| doc.span(&it.tokens));
    let mut sources: Vec<[usize; 2]> = named.map(|span| points.span(span)).filter(|it| is_in(*it)).collect();
    sources.extend(words(text, &points, claims));
    sources.sort_unstable();
    sources.dedup();
    let times = doc.times.iter().map(|it| points.span(doc.span(&it.tokens))).filter(|it| is_in(*it)).collect();
    Mentions { sources, times }
}

fn canonical<'a>(world: &'a World, sense: &Sense) -> Option<&'a str> {
    match *sense {
        Sense::Party(id, _) => Some(&world.parties[id as usize].name),
        Sense::Body(id) => Some(&world.bodies[id as usize].name),
        Sense::Person(id) => Some(&world.people[id as usize].name),
        Sense::Place(_) | Sense::Weapon(_) => None,
    }
}

/// Sources that stand in their claim's sentence as the claim has them: `officials`, `the governor`.
fn words(text: &str, points: &CodePoints, claims: &[Marked]) -> Vec<[usize; 2]> {
    let asked: BTreeSet<([usize; 2], &str)> =
        claims.iter().flat_map(|it| it.row.claim.source.iter().map(|name| (it.row.evidence, name.as_str()))).collect();
    let mut ends: Vec<usize> = asked.iter().flat_map(|(evidence, _)| *evidence).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut starts = text.char_indices().map(|(at, _)| at).enumerate();
    let bytes: Vec<usize> =
        ends.iter().map(|end| starts.find(|(point, _)| point == end).map_or(text.len(), |(_, at)| at)).collect();
    let byte = |point: usize| ends.binary_search(&point).map_or(text.len(), |at| bytes[at]);
    let found = asked.into_iter().filter_map(|([from, to], name)| {
        let from = byte(from);
        let start = from + text.get(from..byte(to))?.find(name)?;
        let is_whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let end = start + name.len();
        let stands = is_whole(text[..start].chars().next_back()) && is_whole(text[end..].chars().next());
        (stands && !name.is_empty()).then(|| points.span(Span::new(start, end)))
    });
    found.collect()
}

/// The stretches that spans cover, in order.
fn joined(mut spans: Vec<[usize; 2]>) -> Vec<[usize; 2]> {
    spans.sort_unstable();
    let mut found: Vec<[usize; 2]> = Vec::new();
    for span in spans {
        match found.last_mut().filter(|last| span[0] <= last[1]) {
            Some(last) => last[1] = last[1].max(span[1]),
            None => found.push(span),
        }
    }
    found
}
