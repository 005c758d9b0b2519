//! Drafts to claims: the figure's bounds and characters, the draft's slots, the trace of both.

use crate::claim::{Claim, Unit};
use crate::document::{Document, Draft};

/// The claims of a document, in text order.
pub fn claims(doc: &Document, drafts: Vec<Draft>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = drafts.into_iter().map(|draft| claim(doc, draft)).collect();
    claims.sort_by_key(|c| c.anchor);
    claims
}

fn claim(doc: &Document, draft: Draft) -> Claim {
    let figure = &doc.figures[draft.figure];
    let mut trace = figure.trace.clone();
    trace.extend(draft.trace);
    let factor = draft.noun.filter(|_| draft.unit == Unit::Km2 && !figure.share).map_or(1.0, |n| n.factor);
    let measured = |bound: Option<f64>| bound.map(|b| b * factor);
    Claim {
        anchor: figure.anchor,
        anchor_text: figure.anchor.of(doc.text).to_string(),
        low: measured(figure.low),
        high: measured(figure.high),
        qualifier: figure.qualifier,
        share_of: draft.share_of,
        unit: draft.unit,
        outcome: draft.outcome,
        side: draft.side,
        civilian: draft.civilian,
        by: draft.by,
        place: draft.place,
        when: draft.when,
        scope: draft.scope,
        per: draft.per,
        source: draft.source,
        stance: draft.stance,
        likelihood: draft.likelihood,
        confidence: doc.lexicon.confidence.of(&trace),
        evidence: doc.sentences[figure.sentence].span,
        trace,
    }
}
