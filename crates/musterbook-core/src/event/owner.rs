//! Whose the counted are by the words around: a label, a side, the owner of the losses.

use super::item::{Item, ends_clause};
use super::party::{first_in, party_of, subject};
use super::roles::Memory;
use super::scene::{Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::lexicon::{Grammar, Owner};

/// The party that labels a figure in a list: its name stands before the figures, with a comma, colon or dash behind it.
pub(super) fn labelled(scene: &Scene, slot: usize, memory: &Memory) -> Option<&'static str> {
    let items = &scene.items;
    let at = scene.slots[slot].at;
    for j in (at.saturating_sub(9)..at).rev() {
        let item = &items[j];
        if item.is_mark(";.!?")
            || item.is(Grammar::VERB | Grammar::AUXILIARY)
            || item.trigger.is_some_and(|t| t.states.is_empty() && t.acts.is_empty())
        {
            return None;
        }
        let marked = |k: usize| items.get(k).is_some_and(|i| i.is_mark(",:-–—"));
        let side = items.get(j + 1).is_some_and(|i| scene.doc.word(i.tokens.start) == "side");
        if !(side && marked(j + 2) || marked(j + 1)) {
            continue;
        }
        if item.is(Grammar::ENEMY) || scene.doc.word(item.tokens.start).eq_ignore_ascii_case("enemy") {
            return memory.enemy(scene.doc);
        }
        if let Some(name) = item.name {
            let capital = scene.doc.names[name].party().is_some_and(|(_, form)| form == PartyForm::Capital);
            let free = !capital && j + 2 <= at && !is_source_label(scene, j) && !is_compared(scene, j);
            return party_of(scene.doc, name).filter(|_| free);
        }
    }
    None
}

/// `Kyiv: 30 killed`: a capital or a body before a colon at the start speaks, it does not suffer.
fn is_source_label(scene: &Scene, j: usize) -> bool {
    scene.items.get(j + 1).is_some_and(|i| i.is_mark(":")) && j < 3
}

/// `a zone the size of Switzerland: 42,000 sq km`, `the toll in Afghanistan, 14,453`: a name that a preposition governs
/// is no label, unless it owns losses.
fn is_compared(scene: &Scene, j: usize) -> bool {
    let items = &scene.items;
    match items[..j].iter().rposition(|i| !i.is(Grammar::DETERMINER | Grammar::FILLER)) {
        Some(k) if items[k].is(Grammar::OF) => k > 0 && items[k - 1].trigger.is_none() && items[k - 1].noun.is_none(),
        Some(k) => items[k].is(Grammar::PREPOSITION),
        None => false,
    }
}

/// `Iraq lost 20,000 men and Iran 8,000`, `Malawi three, Uruguay one`: the party just before a bare number, where the
/// verb is left out.
pub(super) fn gapped(scene: &Scene, slot: usize) -> Option<&'static str> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    let name = s.at.checked_sub(1).filter(|_| slot > 0)?;
    let joined =
        name.checked_sub(1).is_some_and(|k| items[k].is(Grammar::AND | Grammar::CLAUSE) || items[k].is_mark(",;("));
    let party =
        items[name].name.and_then(|n| scene.doc.names[n].party()).filter(|(_, form)| *form != PartyForm::Demonym)?;
    joined.then(|| scene.doc.lexicon.world.parties[party.0 as usize].name.as_str())
}

/// `on the Ukrainian side`.
fn on_side(scene: &Scene, from: usize) -> Option<&'static str> {
    let items = &scene.items;
    (from..items.len().min(from + 8)).find_map(|j| {
        let is_side = items.get(j + 1).is_some_and(|i| scene.doc.word(i.tokens.start) == "side");
        items[j].name.filter(|_| is_side).and_then(|n| party_of(scene.doc, n))
    })
}

/// The party that owns the noun which names the outcome: `Russian losses`, `North Korea's death toll`,
/// `the enemy's casualties`.
pub(super) fn of_trigger(scene: &Scene, slot: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let bond = scene.slots[slot].bond?;
    let item = bond.item?;
    let items = &scene.items;
    if let Some(side) = on_side(scene, scene.slots[slot].phrase.end) {
        return Some((side, "on the side of"));
    }
    if matches!(bond.outcome, Outcome::Present | Outcome::Deployed)
        && let Some(verb) = having(scene, slot, item)
        && let Some(party) = subject(scene, verb, memory)
    {
        return Some((party, "who has them"));
    }
    // "Chad reported ten dead", "Russia has 300 wounded"
    if bond.relation == Relation::State
        && let Some(at) = scene.slots[slot].at.checked_sub(1)
        && (items[at].is(Grammar::CAUSE | Grammar::HAVE)
            || items[at].is(Grammar::MEASURE) && items[at].is(Grammar::VERB))
        && let Some(party) = subject(scene, at, memory)
        && scene.doc.lexicon.world.kind_of(party) == Some(PartyKind::State)
    {
        return Some((party, "who took them"));
    }
    // "Russia's losses exceed 900,000 killed and wounded"
    if bond.relation == Relation::State {
        let words = &scene.doc.lexicon.outcomes;
        let losses = |i: &Item| {
            i.trigger.is_some_and(|t| {
                t.acts.iter().any(|&a| {
                    words.acts[a as usize].outcomes.people.is_some()
                        && words.acts[a as usize].unit != Some(Unit::Attack)
                })
            })
        };
        let from = items[..scene.slots[slot].at].iter().rposition(ends_clause).map_or(0, |n| n + 1);
        let act = items[from..scene.slots[slot].at].iter().rposition(losses)?;
        return owner_before(scene, from + act, memory);
    }
    if bond.relation != Relation::Act {
        return None;
    }
    // "Russia has taken 1 million casualties"
    let at = scene.slots[slot].at;
    if item > at && matches!(bond.outcome, Outcome::Casualties | Outcome::Killed | Outcome::Wounded | Outcome::Lost) {
        let verb = items[..at].iter().rposition(|i| !i.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER));
        if let Some(verb) = verb
            && (items[verb].is(Grammar::HAVE | Grammar::MEASURE)
                || items[verb].trigger.is_some_and(|t| {
                    t.verbs.iter().any(|v| scene.doc.lexicon.outcomes.verbs[v.0 as usize].owner == Owner::Subject)
                }))
            && let Some(party) = subject(scene, verb, memory)
        {
            return Some((party, "who took them"));
        }
    }
    if let Some(found) = owner_before(scene, item, memory) {
        return Some(found);
    }
    // "losses of the Russian army", "casualties among North Koreans"
    let next = items.get(item + 1)?;
    if next.is(Grammar::OF | Grammar::PREPOSITION) && item + 1 < scene.slots[slot].at {
        if items[item + 2..scene.slots[slot].at.min(item + 5)].iter().any(|i| i.is(Grammar::ENEMY)) {
            return memory.enemy(scene.doc).map(|party| (party, "owner of the losses"));
        }
        return first_in(scene, item + 2..scene.slots[slot].at.min(item + 6))
            .map(|party| (party, "owner of the losses"));
    }
    None
}

/// The verb of having whose subject the counted are of: `France, which has 1,500 troops in the country`, `has between 3,000
/// and 4,000 troops stationed in Congo`.
fn having(scene: &Scene, slot: usize, item: usize) -> Option<usize> {
    let items = &scene.items;
    let at = scene.slots[slot].at;
    let passes = |i: &Item| i.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER) || i.unknown;
    let last = || (at.saturating_sub(4)..at).rev().find(|&j| !passes(&items[j]));
    let is_having = |&j: &usize| j < at && items[j].is(Grammar::HAVE);
    Some(item).filter(is_having).or_else(|| last().filter(is_having))
}

/// The party just before a noun: `Russian losses`, `the enemy's casualties`.
fn owner_before(scene: &Scene, item: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let items = &scene.items;
    for j in (item.saturating_sub(4)..item).rev() {
        if let Some(name) = items[j].name
            && let Some(party) = party_of(scene.doc, name)
        {
            return Some((party, "owner of the losses"));
        }
        if items[j].is(Grammar::ENEMY) {
            return memory.enemy(scene.doc).map(|party| (party, "owner of the losses"));
        }
        let passes = items[j].is_mark("'")
            || items[j].unknown
            || items[j].noun.is_some()
            || items[j].is(Grammar::FILLER | Grammar::DETERMINER);
        if !passes {
            break;
        }
    }
    None
}
