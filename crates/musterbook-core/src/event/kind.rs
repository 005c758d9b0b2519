//! Words inside the noun phrase of a figure: of what kind, of whom, and where its noun stands.

use super::item::Item;
use crate::document::Document;
use crate::lexicon::{Form, Grammar};

/// Whether a noun, or a noun that names an outcome, follows within `reach` items, over adjectives and names only.
pub(super) fn next_noun(items: &[Item], from: usize, reach: usize) -> Option<usize> {
    for (j, item) in items.iter().enumerate().skip(from).take(reach) {
        if item.noun.is_some() || item.trigger.is_some_and(|t| !t.acts.is_empty()) {
            return Some(j);
        }
        let passes = item.unknown
            || item.name.is_some()
            || item.is(Grammar::FILLER)
            || item.is_mark("-")
            || item.trigger.is_some_and(|t| !t.states.is_empty());
        if !passes || item.figure.is_some() {
            return None;
        }
    }
    None
}

/// Words that only tell how what stands behind `of` is counted.
pub(super) fn is_kind(doc: &Document, item: &Item) -> bool {
    doc.is_in(&doc.lexicon.whose.kind, item.tokens.start)
}

/// Whether the figure at item `at` is of one.
pub(super) fn is_single(doc: &Document, items: &[Item], at: usize) -> bool {
    items[at].figure.is_some_and(|f| doc.figures[f].high == Some(1.0))
}

/// Whether an `-ing` form at item `j` may only tell of what kind things are.
pub(super) fn is_kind_of(items: &[Item], j: usize) -> bool {
    items[j].trigger.is_some_and(|t| t.states.is_empty() && t.verbs.iter().all(|v| v.1 == Form::Ing))
}

/// Words for those who belong to what stands behind `of`.
pub(super) fn is_member(doc: &Document, item: &Item) -> bool {
    doc.is_in(&doc.lexicon.whose.member, item.tokens.start)
}

/// The noun of soldiers, police or fighters from `at` on: `the paramilitary border [police]`.
pub(super) fn corps(items: &[Item], at: usize) -> Option<usize> {
    const REACH: usize = 6;
    let from = at + usize::from(items.get(at)?.is(Grammar::DETERMINER));
    let passes = |i: &Item| i.noun.is_some() || i.unknown || i.name.is_some() || i.is(Grammar::FILLER | Grammar::STATE);
    let run = items[from..].iter().take(REACH).take_while(|i| passes(i)).count();
    (from..from + run)
        .rev()
        .find(|&k| items[k].noun.is_some())
        .filter(|&k| items[k].noun.is_some_and(|n| n.force.is_some()))
}

/// `US-made`, `Iranian-backed`: the name tells where a thing comes from, not whose it is.
pub(super) fn is_compound(doc: &Document, items: &[Item], j: usize) -> bool {
    items.get(j + 1).is_some_and(|i| i.is_mark("-"))
        && items.get(j + 2).is_some_and(|i| doc.tokens[i.tokens.start].case == crate::text::Case::Lower)
}
