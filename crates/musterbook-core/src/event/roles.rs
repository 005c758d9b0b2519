//! Whose the counted are, who did it, and whether they are civilians.

use super::item::{Item, ends_clause};
use super::party::{adversary, behind_by, first_in, party_behind, party_of, subject};
use super::scene::{Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::document::Document;
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::lexicon::{Class, Counted, Grammar, Owner};

/// What is carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The party that was last the subject of a sentence.
    pub focus: Option<&'static str>,
    /// The side last counted, of people and of things.
    pub people: Option<&'static str>,
    pub things: Option<&'static str>,
    /// The party of the first body named in the text: for whom `the enemy` is the other.
    pub home: Option<&'static str>,
    /// The state named most: whose `the army` and `the government` are.
    pub state: Option<&'static str>,
    /// The armed group named most: who `the rebels` are.
    pub group: Option<&'static str>,
    /// How often each party is named.
    pub counts: Vec<(u32, u32)>,
}

impl Memory {
    /// The party that `the enemy` is.
    pub fn enemy(&self, doc: &Document) -> Option<&'static str> {
        adversary(doc, &self.counts, self.home.or(self.focus)?)
    }
}

/// The roles of a slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roles {
    pub side: Option<&'static str>,
    pub by: Option<&'static str>,
    pub civilian: Option<bool>,
    pub side_rule: &'static str,
    /// The side of an earlier sentence's figure.
    pub carried: Option<&'static str>,
}

/// Fills the roles of every bound slot, in text order.
pub fn assign(scene: &Scene, memory: &Memory) -> Vec<Roles> {
    let mut found: Vec<Roles> = Vec::with_capacity(scene.slots.len());
    for slot in 0..scene.slots.len() {
        let roles = match scene.slots[slot].bond {
            Some(_) => of(scene, slot, memory, &found),
            None => Roles::default(),
        };
        found.push(roles);
    }
    found
}

fn of(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Roles {
    let bond = scene.slots[slot].bond.expect("a bound slot");
    let verb = bond.verb.map(|v| scene.doc.lexicon.outcomes.verbs[v as usize]);
    let civilian = civilian(scene, slot, before);
    let actor = actor(scene, slot, memory, before);
    let mut roles = Roles { civilian, ..Roles::default() };
    let owner = verb.map_or(Owner::Counted, |v| v.owner);
    if let Some(party) = beside(scene, slot, memory) {
        roles.side = Some(party);
        roles.side_rule = "beside the noun";
    } else if owner == Owner::Recipient {
        roles.side = recipient(scene, slot);
        roles.side_rule = "recipient";
    } else if owner == Owner::Subject {
        roles.side = actor;
        roles.side_rule = "subject";
    }
    if owner == Owner::Recipient && roles.side.is_some() && roles.side == actor {
        roles.side = recipient(scene, slot).or(roles.side);
    }
    if roles.side.is_none()
        && let Some((party, rule)) = of_trigger(scene, slot, memory)
    {
        roles.side = Some(party);
        roles.side_rule = rule;
    }
    if let Relation::Shared(from) = bond.relation
        && roles.side.is_none()
        && let Some(shared) = before.get(from)
        && alike(scene, from, slot, before)
        && (same_class(scene, from, slot) || scene.slots[from].bond.is_some_and(|b| b.item == bond.item && b.item.is_some()))
    {
        roles.side = shared.side;
        roles.side_rule = "of the list";
    }
    if roles.side.is_none() && bond.unit != Unit::Attack {
        roles.side = earlier_in_sentence(scene, slot, before);
        roles.side_rule = if roles.side.is_some() { "as the figure before" } else { "" };
        roles.carried = if Class::of(bond.unit) == Class::People { memory.people } else { memory.things };
    }
    let agent = verb.is_none_or(|v| v.agent) && !matches!(bond.outcome, Outcome::Deployed | Outcome::Present | Outcome::Casualties if verb.is_none());
    if agent {
        roles.by = actor.filter(|&a| Some(a) != roles.side || owner != Owner::Counted);
    }
    if bond.outcome == Outcome::Launched {
        roles.by = roles.side.or(roles.by);
        roles.side = roles.side.or(roles.by);
    }
    if matches!(bond.outcome, Outcome::Taken | Outcome::Held) && Class::of(bond.unit) == Class::Ground {
        roles.side = actor.or(roles.side);
    }
    if bond.outcome == Outcome::Made {
        roles.by = roles.by.or_else(|| beside(scene, slot, memory));
        roles.side = None;
    }
    roles
}

fn same_class(scene: &Scene, a: usize, b: usize) -> bool {
    let class = |s: usize| scene.slots[s].bond.map(|b| Class::of(b.unit) == Class::People);
    class(a) == class(b)
}

/// The party in the figure's own phrase: `2,600 North Korean soldiers`, `146 of its men`, `12 soldiers of the RSF`.
fn beside(scene: &Scene, slot: usize, memory: &Memory) -> Option<&'static str> {
    let phrase = &scene.slots[slot].phrase;
    if let Some(party) = first_in(scene, phrase.names.iter().copied()) {
        return Some(party);
    }
    if phrase.enemy {
        return memory.enemy(scene.doc);
    }
    if phrase.possessive.is_some() {
        return subject(scene, scene.slots[slot].at, memory).or(memory.focus);
    }
    if phrase.anaphor && slot == 0 {
        return if Class::of(scene.slots[slot].bond?.unit) == Class::People { memory.people } else { memory.things };
    }
    // "Government side: ten dead", "Chad, ten dead and 3 wounded": a party as a label
    if let Some(party) = labelled(scene, slot, memory) {
        return Some(party);
    }
    // "Ukraine's 12 tanks": a possessive before the figure
    let at = scene.slots[slot].at;
    if at >= 2 && scene.items[at - 1].is_mark("'") {
        return scene.items[at - 2].name.and_then(|n| party_of(scene.doc, n));
    }
    // "soldiers of the Ukrainian army", "fighters from Hamas", "troops loyal to …"
    let next = scene.items.get(phrase.end)?;
    let owner = next.is(Grammar::OF) || next.is(Grammar::FROM);
    if owner && Class::of(scene.slots[slot].bond?.unit) != Class::Ground {
        let end = scene.items.len().min(phrase.end + 6);
        for j in phrase.end + 1..end {
            let item = &scene.items[j];
            if let Some(name) = item.name {
                return party_of(scene.doc, name).or_else(|| party_behind(scene.doc, name)).filter(|_| next.is(Grammar::OF) || !is_place_only(scene, name));
            }
            if item.is(Grammar::ENEMY) {
                return memory.enemy(scene.doc);
            }
            if !item.is(Grammar::DETERMINER | Grammar::FILLER) && !item.unknown && item.noun.is_none() {
                return None;
            }
        }
    }
    None
}

/// The party that labels a figure in a list: its name stands before the figures, with a comma, colon or dash behind it.
fn labelled(scene: &Scene, slot: usize, memory: &Memory) -> Option<&'static str> {
    let items = &scene.items;
    let at = scene.slots[slot].at;
    for j in (at.saturating_sub(9)..at).rev() {
        let item = &items[j];
        if item.is_mark(";.!?") || item.is(Grammar::VERB | Grammar::AUXILIARY) || item.trigger.is_some_and(|t| t.states.is_empty() && t.acts.is_empty()) {
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
            return party_of(scene.doc, name).filter(|_| !capital && j + 2 <= at && !is_source_label(scene, j));
        }
    }
    None
}

/// `Kyiv: 30 killed`: a capital or a body before a colon at the start speaks, it does not suffer.
fn is_source_label(scene: &Scene, j: usize) -> bool {
    scene.items.get(j + 1).is_some_and(|i| i.is_mark(":")) && j < 3
}

fn is_place_only(scene: &Scene, name: usize) -> bool {
    scene.doc.names[name].party().is_none()
}

/// `to Ukraine`, `for Ukraine` after the phrase, or between verb and figure: `gave Ukraine 12 tanks`.
fn recipient(scene: &Scene, slot: usize) -> Option<&'static str> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    for j in s.phrase.end..items.len().min(s.phrase.end + 14) {
        let word = scene.doc.word(items[j].tokens.start);
        if items[j].is(Grammar::TO) || word == "for" {
            if let Some(party) = first_in(scene, j + 1..items.len().min(j + 4)) {
                return Some(party);
            }
        }
    }
    let before = s.at.checked_sub(1)?;
    items[before].name.and_then(|n| party_of(scene.doc, n)).filter(|_| s.bond.and_then(|b| b.item).is_some_and(|i| i < before))
}

/// The party that did it: the subject of an active verb, the one behind `by`, the owner of the strike that killed.
fn actor(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Option<&'static str> {
    let bond = scene.slots[slot].bond?;
    if let Relation::Shared(from) = bond.relation
        && from < slot
    {
        return before.get(from).and_then(|r| r.by.or(r.side.filter(|_| is_owner_subject(scene, slot))));
    }
    let item = bond.item?;
    let verb = bond.verb.map(|v| &scene.doc.lexicon.outcomes.verbs[v as usize]);
    match bond.relation {
        Relation::Object | Relation::Shared(_) => subject(scene, item, memory),
        Relation::Subject if verb.is_some_and(|v| v.counted == Counted::Subject) => behind_by(scene, item + 1),
        Relation::Subject | Relation::State | Relation::Act => behind_by(scene, item + 1).or_else(|| behind_by(scene, scene.slots[slot].phrase.end)),
        Relation::Default => None,
    }
}

fn is_owner_subject(scene: &Scene, slot: usize) -> bool {
    let verb = scene.slots[slot].bond.and_then(|b| b.verb);
    verb.is_some_and(|v| scene.doc.lexicon.outcomes.verbs[v as usize].owner == Owner::Subject)
}

fn is_state(scene: &Scene, party: &str) -> bool {
    let world = &scene.doc.lexicon.world;
    world.party(party).is_some_and(|id| world.parties[id as usize].kind == PartyKind::State)
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
fn of_trigger(scene: &Scene, slot: usize, memory: &Memory) -> Option<(&'static str, &'static str)> {
    let bond = scene.slots[slot].bond?;
    let item = bond.item?;
    let items = &scene.items;
    if let Some(side) = on_side(scene, scene.slots[slot].phrase.end) {
        return Some((side, "on the side of"));
    }
    // "Chad reported ten dead", "Russia has 300 wounded"
    if bond.relation == Relation::State
        && let Some(at) = scene.slots[slot].at.checked_sub(1)
        && (items[at].is(Grammar::CAUSE | Grammar::HAVE) || items[at].is(Grammar::MEASURE) && items[at].is(Grammar::VERB))
        && let Some(party) = subject(scene, at, memory)
        && is_state(scene, party)
    {
        return Some((party, "who took them"));
    }
    // "Russia's losses exceed 900,000 killed and wounded"
    if bond.relation == Relation::State {
        let words = &scene.doc.lexicon.outcomes;
        let losses = |i: &Item| i.trigger.is_some_and(|t| t.acts.iter().any(|&a| words.acts[a as usize].outcomes.people.is_some() && words.acts[a as usize].unit != Some(Unit::Attack)));
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
            && (items[verb].is(Grammar::HAVE | Grammar::MEASURE) || items[verb].trigger.is_some_and(|t| t.verbs.iter().any(|v| scene.doc.lexicon.outcomes.verbs[v.0 as usize].owner == Owner::Subject)))
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
        return first_in(scene, item + 2..scene.slots[slot].at.min(item + 6)).map(|party| (party, "owner of the losses"));
    }
    None
}

/// The side of an earlier figure of the sentence, of the same class and kind of people.
fn earlier_in_sentence(scene: &Scene, slot: usize, before: &[Roles]) -> Option<&'static str> {
    let open = |e: usize| !scene.items[scene.slots[e].at..scene.slots[slot].at].iter().any(ends_clause);
    (0..slot).rev().find(|&e| open(e) && scene.slots[e].bond.is_some() && before[e].side.is_some() && same_class(scene, e, slot)).and_then(|e| {
        alike(scene, e, slot, before).then_some(before[e].side).flatten()
    })
}

/// Whether two figures may be of one side: not civilians beside fighters, nor soldiers beside rebels.
fn alike(scene: &Scene, earlier: usize, slot: usize, before: &[Roles]) -> bool {
    let noun = |s: usize| scene.slots[s].phrase.noun;
    let (now, then) = (noun(slot).and_then(|n| n.civilian), before[earlier].civilian);
    let (force, other) = (noun(slot).and_then(|n| n.force), noun(earlier).and_then(|n| n.force));
    (now.is_none() || then.is_none() || now == then) && (force.is_none() || other.is_none() || force == other)
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
        let passes = items[j].is_mark("'") || items[j].unknown || items[j].noun.is_some() || items[j].is(Grammar::FILLER | Grammar::DETERMINER);
        if !passes {
            break;
        }
    }
    None
}

/// Civilians, combatants, or unsaid.
fn civilian(scene: &Scene, slot: usize, before: &[Roles]) -> Option<bool> {
    let bond = scene.slots[slot].bond?;
    if Class::of(bond.unit) != Class::People {
        return None;
    }
    let phrase = &scene.slots[slot].phrase;
    if phrase.military {
        return Some(false);
    }
    if phrase.civilian {
        return Some(true);
    }
    if let Some(noun) = phrase.noun
        && noun.civilian.is_some()
    {
        return noun.civilian;
    }
    if let Some(act) = phrase.act.map(|a| scene.doc.lexicon.outcomes.acts[a as usize])
        && act.civilian.is_some()
    {
        return act.civilian;
    }
    // "six of them children", "six were children"
    let predicate = scene.items[phrase.end.min(scene.items.len())..].iter().find(|i| !i.is(Grammar::BE | Grammar::ADVERB | Grammar::DETERMINER | Grammar::FILLER));
    if phrase.noun.is_none() && phrase.act.is_none()
        && let Some(noun) = predicate.and_then(|i| i.noun)
        && noun.civilian.is_some()
    {
        return noun.civilian;
    }
    if matches!(bond.outcome, Outcome::Displaced | Outcome::Returned | Outcome::InNeed) {
        return Some(true);
    }
    if matches!(bond.outcome, Outcome::Deployed | Outcome::Recruited | Outcome::Surrendered | Outcome::Trained) {
        return Some(false);
    }
    let verb = bond.verb.map(|v| scene.doc.lexicon.outcomes.verbs[v as usize]);
    if bond.outcome == Outcome::Casualties && verb.is_some_and(|v| v.owner == Owner::Subject) {
        return Some(false);
    }
    if let Relation::Shared(from) = bond.relation
        && phrase.noun.is_none()
    {
        return before.get(from).and_then(|r| r.civilian);
    }
    if phrase.noun.is_none() && slot > 0 && before[slot - 1].civilian.is_some() && phrase.unknown.is_none() {
        return before[slot - 1].civilian;
    }
    None
}
