//! Whose the counted are by the words around: a label, a side, the owner of the losses.

use super::item::{Item, ends_clause};
use super::party::{first_in, force_of, is_apposed, is_attack, makes_little, party_of, speaking, subject};
use super::roles::Memory;
use super::scene::{Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::lexicon::{Force, Grammar, Owner};

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
        let side = is_side(scene, j + 1);
        if !(side && marked(j + 2) || marked(j + 1)) {
            continue;
        }
        if side && let Some(owner) = owner_at(scene, j, memory) {
            return owner;
        }
        if is_enemy(scene, j) {
            return memory.enemy(scene.doc);
        }
        if let Some(name) = item.name {
            let capital = scene.doc.names[name].party().is_some_and(|(_, form)| form == PartyForm::Capital);
            let free = !capital
                && j + 2 <= at
                && !is_source_label(scene, j)
                && !is_compared(scene, j)
                && !is_apposed(scene, j);
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
    // `toll on the Russian side: 129 dead`
    if is_side(scene, j + 1) {
        return false;
    }
    match items[..j].iter().rposition(|i| !i.is(Grammar::DETERMINER | Grammar::FILLER)) {
        Some(k) if items[k].is(Grammar::OF) => k > 0 && items[k - 1].trigger.is_none() && items[k - 1].noun.is_none(),
        Some(k) => items[k].is(Grammar::ANY_PREPOSITION),
        None => false,
    }
}

fn is_side(scene: &Scene, j: usize) -> bool {
    scene.items.get(j).is_some_and(|i| scene.doc.is_in(&scene.doc.lexicon.whose.side, i.tokens.start))
}

fn is_enemy(scene: &Scene, j: usize) -> bool {
    scene.items[j].is(Grammar::ENEMY) || scene.doc.is_in(&scene.doc.lexicon.whose.enemy, scene.items[j].tokens.start)
}

/// The owner that an item names: a party or a force of its own, the enemy, the state of the text as `the government` or
/// `the army`, its armed group as `the rebels`. Outer `None`: no owner; inner: one of whom the text does not tell more.
pub(super) fn owner_at(scene: &Scene, j: usize, memory: &Memory) -> Option<Option<&'static str>> {
    let item = &scene.items[j];
    if let Some(name) = item.name {
        return party_of(scene.doc, name).or_else(|| force_of(scene.doc, name)).map(Some);
    }
    if is_enemy(scene, j) {
        return Some(memory.enemy(scene.doc));
    }
    // `the US military` is the party's named before it
    let owned = j > 0 && (scene.items[j - 1].name.is_some() || scene.items[j - 1].is_mark("'"));
    if item.is(Grammar::STATE) && !owned {
        return Some(memory.state);
    }
    item.noun.filter(|n| n.force == Some(Force::Irregular) && n.plural).map(|_| memory.group)
}

/// `Iraq lost 20,000 men and Iran 8,000`, `Malawi three, Uruguay one`: the party just before a bare number, where the
/// verb is left out.
/// Inner `None`: another's than the figure before, but nobody's by name.
pub(super) fn gapped(scene: &Scene, slot: usize, memory: &Memory) -> Option<Option<&'static str>> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    let name = s.at.checked_sub(1).filter(|_| slot > 0)?;
    let before = items[..name].iter().rposition(|i| !i.is(Grammar::DETERMINER) || i.is(Grammar::CLAUSE));
    let joined = before.is_some_and(|k| items[k].is(Grammar::AND | Grammar::CLAUSE) || items[k].is_mark(",;("));
    let named =
        items[name].name.is_none_or(|n| scene.doc.names[n].party().is_some_and(|(_, form)| form != PartyForm::Demonym));
    (joined && named).then(|| owner_at(scene, name, memory)).flatten()
}

/// `on the Ukrainian side`.
fn on_side(scene: &Scene, from: usize, memory: &Memory) -> Option<&'static str> {
    let reach = from..scene.items.len().min(from + 8);
    reach.filter(|&j| is_side(scene, j + 1)).find_map(|j| owner_at(scene, j, memory)).flatten()
}

/// The party that owns the noun which names the outcome: `Russian losses`, `North Korea's death toll`,
/// `the enemy's casualties`.
pub(super) fn of_trigger(scene: &Scene, slot: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let bond = scene.slots[slot].bond?;
    let item = bond.item?;
    let items = &scene.items;
    let at = scene.slots[slot].at;
    let before = if item < at { on_side(scene, item + 1, memory) } else { None };
    if let Some(side) = before.or_else(|| on_side(scene, scene.slots[slot].phrase.end, memory)) {
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
        && (items[at].is(Grammar::CAUSE) && !inflicts(scene, at)
            || items[at].is(Grammar::HAVE)
            || items[at].is(Grammar::MEASURE) && items[at].is(Grammar::VERB))
        && scene.slots[slot].phrase.noun.is_none_or(|noun| noun.civilian != Some(true))
        && let Some(party) = subject(scene, at, memory)
        && scene.doc.lexicon.world.kind_of(party) == Some(PartyKind::State)
    {
        return Some((party, "who took them"));
    }
    // "Russia's losses exceed 900,000 killed and wounded"
    let is_participle = bond.relation == Relation::Subject && item == scene.slots[slot].phrase.end;
    if bond.relation == Relation::State || is_participle {
        let words = &scene.doc.lexicon.outcomes;
        let losses = |i: &Item| {
            i.trigger.is_some_and(|t| {
                t.acts.iter().any(|&a| {
                    let act = &words.acts[a as usize];
                    (act.outcomes.people.is_some() || act.outcomes.things == Some(Outcome::Lost))
                        && act.unit != Some(Unit::Attack)
                })
            })
        };
        let from = items[..scene.slots[slot].at].iter().rposition(ends_clause).map_or(0, |n| n + 1);
        let act = from + items[from..scene.slots[slot].at].iter().rposition(losses)?;
        return owner_before(scene, act, memory).or_else(|| own_losses(scene, act, memory));
    }
    if bond.relation != Relation::Act {
        return None;
    }
    // an attack is who made it: "Algerian massacres"
    if is_attack(scene, &items[item]) {
        return None;
    }
    // "Russia has taken 1 million casualties"
    let at = scene.slots[slot].at;
    if item > at && (bond.outcome.is_harm() || bond.outcome == Outcome::Lost) {
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
    if scene.doc.is_in(&scene.doc.lexicon.whose.enemy, items[item].tokens.start) {
        return memory.enemy(scene.doc).map(|party| (party, "owner of the losses"));
    }
    if let Some(found) = owner_before(scene, item, memory) {
        return Some(found);
    }
    // "Luanda itself has claimed only 350 casualties"
    if item > at
        && bond.outcome.is_toll()
        && let Some(verb) =
            items[..at].iter().rposition(|i| !i.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER))
        && items[verb].is(Grammar::CAUSE)
        && !inflicts(scene, verb)
        && makes_little(scene, verb, slot)
        && let Some(party) = subject(scene, verb, memory)
    {
        return Some((party, "who took them"));
    }
    // "losses of the Russian army", "casualties among North Koreans"
    let next = items.get(item + 1)?;
    let is_place = matches!(scene.doc.word(next.tokens.start), "in" | "at" | "on" | "near" | "from" | "since");
    if next.is(Grammar::OF | Grammar::PREPOSITION) && !is_place && item + 1 < scene.slots[slot].at {
        if items[item + 2..scene.slots[slot].at.min(item + 5)].iter().any(|i| i.is(Grammar::ENEMY)) {
            return memory.enemy(scene.doc).map(|party| (party, "owner of the losses"));
        }
        return first_in(scene, item + 2..scene.slots[slot].at.min(item + 6))
            .map(|party| (party, "owner of the losses"));
    }
    None
}

/// `a missile struck Tel Aviv, leaving three dead`: the verb's subject made them so.
fn inflicts(scene: &Scene, at: usize) -> bool {
    scene.doc.is_in(&scene.doc.lexicon.whose.inflict, scene.items[at].tokens.start)
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

/// `the United States lists combat casualties as twelve killed`: its own, where no word owns them.
fn own_losses(scene: &Scene, act: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let passes = |i: &Item| i.unknown || i.is(Grammar::FILLER | Grammar::DETERMINER);
    let verb = scene.items[..act].iter().rposition(|i| !passes(i))?;
    let tells = scene.items[verb].is(Grammar::CAUSE | Grammar::MEASURE) && !inflicts(scene, verb);
    tells.then(|| subject(scene, verb, memory)).flatten().map(|party| (party, "owner of the losses"))
}

/// The party just before a noun: `Russian losses`, `the enemy's casualties`.
fn owner_before(scene: &Scene, item: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let items = &scene.items;
    for j in (item.saturating_sub(4)..item).rev() {
        if let Some(owner) = owner_at(scene, j, memory) {
            return owner.map(|party| (party, "owner of the losses"));
        }
        // `its strength`, `his movement's losses`
        if items[j].is(Grammar::POSSESSIVE) {
            let named = speaking(scene, j).next().or(memory.focus);
            return named.map(|party| (party, "owner of the losses"));
        }
        let passes = items[j].is_mark("'()")
            || items[j].unknown
            || items[j].noun.is_some()
            || items[j].is(Grammar::FILLER | Grammar::DETERMINER | Grammar::STATE);
        if !passes {
            break;
        }
    }
    None
}
