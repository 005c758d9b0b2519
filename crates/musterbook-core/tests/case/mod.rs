//! The case of North Korean soldiers in Kursk Oblast, as claims in their reports: from gold, and as the program reads it.

use musterbook_core::claim::{Claim, Outcome, Per, Qualifier, Scope, Stance, Unit};
use musterbook_core::code_points::CodePoints;
use musterbook_core::read::read_text;
use musterbook_core::reconcile::gather::Seen;
use musterbook_core::score::{Gold, GoldDocument, Right, read_gold};
use musterbook_core::span::Span;

const CASE: &str = include_str!("../../../../corpus/gold/case-kursk.jsonl");

pub fn documents() -> Vec<GoldDocument> {
    read_gold("the case", CASE, &mut |_| ()).unwrap_or_else(|bad| panic!("{}", bad.0))
}

/// The claims that a person read.
pub fn of_gold() -> Vec<Seen> {
    let made = |(n, document): (usize, &GoldDocument)| -> Vec<Seen> {
        document.claims.iter().filter_map(|gold| Some(seen(n, document, claim(gold)?, gold.anchor))).collect()
    };
    documents().iter().enumerate().flat_map(made).collect()
}

/// The claims that the program reads.
pub fn of_reader() -> Vec<Seen> {
    let made = |(n, document): (usize, &GoldDocument)| -> Vec<Seen> {
        let points = CodePoints::new(&document.text);
        let (claims, _) = read_text(&document.text, document.published);
        claims
            .into_iter()
            .map(|claim| {
                let anchor = points.span(claim.anchor);
                seen(n, document, claim, anchor)
            })
            .collect()
    };
    documents().iter().enumerate().flat_map(made).collect()
}

fn seen(n: usize, document: &GoldDocument, claim: Claim, anchor: [usize; 2]) -> Seen {
    let title = document.text.lines().next().unwrap_or_default().chars().count();
    Seen {
        claim,
        report: n as i64,
        outlet: document.outlet.clone(),
        published: document.published,
        in_title: anchor[1] <= title,
        sentence: String::new(),
        sentence_at: sentence_at(&document.text, anchor[0]),
        evidence: document.id.clone(),
        number: None,
        statement: None,
        garble: None,
    }
}

/// Where the sentence of a place in a text begins, near enough: behind the last full stop or line before it.
fn sentence_at(text: &str, place: usize) -> usize {
    let before: Vec<char> = text.chars().take(place).collect();
    let ends = |pair: &[char]| pair[1] == '\n' || pair[0] == '.' && pair[1] == ' ';
    before.windows(2).rposition(ends).map_or(0, |at| at + 2)
}

fn first<T: Clone>(right: &Right<Option<T>>) -> Option<T> {
    right.values().first().cloned().flatten()
}

fn claim(gold: &Gold) -> Option<Claim> {
    Some(Claim {
        anchor: Span::default(),
        anchor_text: gold.anchor_text.clone()?,
        low: first(&gold.low),
        high: first(&gold.high),
        qualifier: Qualifier::parse(&first(&gold.qualifier)?)?,
        share_of: first(&gold.share_of),
        unit: Unit::parse(&first(&gold.unit)?)?,
        outcome: Outcome::parse(&first(&gold.outcome)?)?,
        side: first(&gold.side),
        civilian: first(&gold.civilian),
        by: first(&gold.by),
        place: first(&gold.place),
        when: gold.when.values().first().copied()?,
        scope: Scope::parse(&first(&gold.scope)?)?,
        per: first(&gold.per).and_then(|per| Per::parse(&per)),
        source: gold.source.values().first().cloned().unwrap_or_default(),
        stance: first(&gold.stance).and_then(|stance| Stance::parse(&stance)).unwrap_or(Stance::Reported),
        likelihood: None,
        confidence: 1.0,
        evidence: Span::default(),
        trace: Vec::new(),
    })
}
