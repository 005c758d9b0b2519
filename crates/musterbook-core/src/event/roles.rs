//! Whose the counted are and who did it.

use super::civilian::civilian;
use super::item::{Item, ends_clause};
use super::owner::{gapped, labelled, of_trigger};
use super::party::{self, adversary, behind_by, first_in, party_behind, party_of, subject};
use super::scene::{Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::document::Document;
use crate::lexicon::{Class, Counted, Grammar, Owner};

/// What is carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The party that was last the subject of a sentence.
    pub focus: Option<&'static str>,
    /// The side last counted, of people and of things.
    pub people: Option<&'static str>,
    pub things: Option<&'static str>,
    /// The party whose soldiers or fighters the sentence before spoke of.
    pub troops: Option<&'static str>,
    /// The party of the first body named in the text: for whom `the enemy` is the other.
    pub home: Option<&'static str>,
    /// The party of the body that this sentence names: before `home`, `the enemy` is the other of it.
    pub voice: Option<&'static str>,
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
        adversary(doc, &self.counts, self.voice.or(self.home).or(self.focus)?)
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
    let actor = actor(scene, slot, memory, before);
    let mut roles = Roles { civilian: civilian(scene, slot, before), ..Roles::default() };
    (roles.side, roles.side_rule) = stated_side(scene, slot, memory, before, actor);
    if roles.side.is_none()
        && let Some(side) = side_of_list(scene, slot, memory, before)
    {
        roles.side = side;
        roles.side_rule = "of the list";
    }
    if roles.side.is_none() && bond.unit != Unit::Attack {
        roles.side = earlier_in_sentence(scene, slot, memory, before);
        roles.side_rule = if roles.side.is_some() { "as the figure before" } else { "" };
        roles.carried = if Class::of(bond.unit) == Class::People { memory.people } else { memory.things };
    }
    if has_agent(scene, slot) {
        roles.by = actor.filter(|&a| Some(a) != roles.side || owner_of(scene, slot) != Owner::Counted);
    }
    match bond.outcome {
        Outcome::Launched => {
            roles.by = roles.side.or(roles.by);
            roles.side = roles.by;
        }
        Outcome::Taken | Outcome::Held if Class::of(bond.unit) == Class::Ground => roles.side = actor.or(roles.side),
        Outcome::Made => {
            roles.by = roles.by.or_else(|| beside(scene, slot, memory, before));
            roles.side = None;
        }
        _ => {}
    }
    roles
}

/// The side that words say, and the rule: beside the noun, else by the verb, else beside the word that names the outcome.
fn stated_side(
    scene: &Scene,
    slot: usize,
    memory: &Memory,
    before: &[Roles],
    actor: Option<&'static str>,
) -> (Option<&'static str>, &'static str) {
    let owner = owner_of(scene, slot);
    let (mut side, rule) = match (beside(scene, slot, memory, before), owner) {
        (Some(party), _) => (Some(party), "beside the noun"),
        (None, Owner::Recipient) => (recipient(scene, slot), "recipient"),
        (None, Owner::Subject) => (actor, "subject"),
        (None, Owner::Counted) => (None, ""),
    };
    // who gives is not who takes
    if owner == Owner::Recipient && side == actor {
        side = recipient(scene, slot).or(side);
    }
    match side {
        Some(_) => (side, rule),
        None => of_trigger(scene, slot, memory).map_or((None, rule), |(party, rule)| (Some(party), rule)),
    }
}

/// The side of the figure with which this one stands in a list. Inner `None`: nobody's either.
fn side_of_list(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Option<Option<&'static str>> {
    let bond = scene.slots[slot].bond?;
    let Relation::Shared(from) = bond.relation else { return None };
    let shared = before.get(from)?;
    let one_word = || scene.slots[from].bond.is_some_and(|b| b.item == bond.item && b.item.is_some());
    let may_be = alike(scene, from, slot, memory, before) && (same_class(scene, from, slot) || one_word());
    may_be.then_some(shared.side)
}

/// Whether who is behind the word that names the outcome has done it.
fn has_agent(scene: &Scene, slot: usize) -> bool {
    let bond = scene.slots[slot].bond;
    match bond.and_then(|b| b.verb) {
        Some(verb) => scene.doc.lexicon.outcomes.verbs[verb as usize].agent,
        None => bond.is_some_and(|b| !matches!(b.outcome, Outcome::Deployed | Outcome::Present | Outcome::Casualties)),
    }
}

fn same_class(scene: &Scene, a: usize, b: usize) -> bool {
    let class = |s: usize| scene.slots[s].bond.map(|b| Class::of(b.unit) == Class::People);
    class(a) == class(b)
}

/// The party in the figure's own phrase: `2,600 North Korean soldiers`, `146 of its men`, `12 soldiers of the RSF`.
fn beside(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Option<&'static str> {
    let phrase = &scene.slots[slot].phrase;
    if let Some(party) = first_in(scene, phrase.names.iter().copied()) {
        return Some(party);
    }
    if phrase.enemy {
        return memory.enemy(scene.doc);
    }
    if let Some(pronoun) = phrase.possessive {
        return antecedent(scene, slot, pronoun, memory);
    }
    if phrase.anaphor && slot == 0 {
        let is_people = Class::of(scene.slots[slot].bond?.unit) == Class::People;
        // "repelled an attack by Polisario guerrillas, killing 40 of them"
        let verb = scene.slots[slot].bond?.item.filter(|&verb| verb < scene.slots[slot].at);
        let doer = verb.and_then(|verb| subject(scene, verb, memory));
        let here = doer.and_then(|doer| party::named(scene, scene.slots[slot].at).find(|party| *party != doer));
        return here.or(if is_people { memory.troops.or(memory.people) } else { memory.things });
    }
    // "killed a dozen marines while taking three of them"
    if phrase.anaphor {
        return (0..slot).rev().find(|&e| same_class(scene, e, slot)).and_then(|e| before[e].side);
    }
    if let Some(party) = gapped(scene, slot, memory) {
        return party;
    }
    if let Some(party) = of_the_whole(scene, slot) {
        return Some(party);
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
    let given = scene.slots[slot].bond?.outcome == Outcome::Supplied;
    let owner = next.is(Grammar::OF) || next.is(Grammar::FROM) && !given;
    if owner && Class::of(scene.slots[slot].bond?.unit) != Class::Ground {
        let end = scene.items.len().min(phrase.end + 6);
        for j in phrase.end + 1..end {
            let item = &scene.items[j];
            if let Some(name) = item.name {
                return party_of(scene.doc, name)
                    .or_else(|| party_behind(scene.doc, name))
                    .filter(|_| next.is(Grammar::OF) || !is_place_only(scene, name));
            }
            if item.is(Grammar::ENEMY) {
                return memory.enemy(scene.doc);
            }
            let fallen = item.trigger.is_some_and(|t| !t.states.is_empty());
            if !item.is(Grammar::DETERMINER | Grammar::FILLER) && !item.unknown && item.noun.is_none() && !fallen {
                return None;
            }
        }
    }
    // "two army helicopters"
    let is_thing = Class::of(scene.slots[slot].bond?.unit) == Class::Things;
    let of_state = scene.items[at + 1..phrase.end.max(at + 1)].iter().any(|i| {
        let first = scene.doc.lexicon.grammar.longest(&scene.doc.tokens[i.tokens.clone()]);
        first.is_some_and(|f| f.meaning.0 & Grammar::STATE != 0)
    });
    memory.state.filter(|_| is_thing && of_state)
}

/// Whom `its`, `their` or `his` before a figure's noun means: the party named last before it in the sentence that no
/// preposition governs, be it by a body or a person; never the one whose blow it is (`Indian missiles killed 33 of its
/// civilians`); else the party that the text was about.
fn antecedent(scene: &Scene, slot: usize, pronoun: usize, memory: &Memory) -> Option<&'static str> {
    let at = scene.slots[slot].at;
    let whose = &scene.doc.lexicon.whose;
    let is = |words, item: usize| scene.items.get(item).is_some_and(|it| scene.doc.is_in(words, it.tokens.start));
    let bond = scene.slots[slot].bond?;
    let personal = is(&whose.personal, pronoun);
    let hostile = bond.outcome.is_blow() || matches!(bond.outcome, Outcome::Trapped | Outcome::Abducted);
    let is_blow = hostile && bond.relation == Relation::Object && owner_of(scene, slot) == Owner::Counted;
    // `his men` are a person's, `its own` the subject's; not so whom a blow hit: `killed an ISIS leader and ten of his men`
    if is(&whose.own, pronoun + 1) || personal && !is_blow {
        return subject(scene, at, memory).or(memory.focus);
    }
    let blow = bond.item.filter(|&verb| is_blow && verb < at).and_then(|verb| subject(scene, verb, memory));
    let named = party::speaking(scene, at).find(|party| Some(*party) != blow);
    // "attacked the PKK in an operation that killed 40 of its members"
    let named = named.or_else(|| party::named(scene, at).find(|party| Some(*party) != blow).filter(|_| blow.is_some()));
    named.or_else(|| memory.focus.filter(|party| Some(*party) != blow))
}

/// `Of the Malian soldiers sent north some 300 have fallen`: the party of the people that a bare number is a part of.
fn of_the_whole(scene: &Scene, slot: usize) -> Option<&'static str> {
    const REACH: usize = 4;
    let items = &scene.items;
    let s = &scene.slots[slot];
    let partitive = slot == 0 && s.phrase.noun.is_none() && items.first().is_some_and(|i| i.is(Grammar::OF));
    let name = (1..s.at.min(1 + REACH)).find(|&j| partitive && items[j].name.is_some())?;
    let people = |i: &Item| i.noun.is_some_and(|n| Class::of(n.unit) == Class::People);
    let counted = items[name + 1..s.at].iter().take(REACH).take_while(|i| !ends_clause(i)).any(people);
    items[name].name.and_then(|n| party_of(scene.doc, n)).filter(|_| counted)
}

fn owner_of(scene: &Scene, slot: usize) -> Owner {
    let verb = scene.slots[slot].bond.and_then(|bond| bond.verb);
    verb.map_or(Owner::Counted, |v| scene.doc.lexicon.outcomes.verbs[v as usize].owner)
}

fn is_place_only(scene: &Scene, name: usize) -> bool {
    scene.doc.names[name].party().is_none()
}

/// `to Ukraine`, `for Ukraine` after the phrase, or between verb and figure: `gave Ukraine 12 tanks`.
fn recipient(scene: &Scene, slot: usize) -> Option<&'static str> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    for j in s.phrase.end..items.len().min(s.phrase.end + 14) {
        let beneficiary = &scene.doc.lexicon.whose.beneficiary;
        if (items[j].is(Grammar::TO) || scene.doc.is_in(beneficiary, items[j].tokens.start))
            && let Some(party) = first_in(scene, j + 1..items.len().min(j + 6))
        {
            return Some(party);
        }
    }
    let before = s.at.checked_sub(1)?;
    items[before]
        .name
        .and_then(|n| party_of(scene.doc, n))
        .filter(|_| s.bond.and_then(|b| b.item).is_some_and(|i| i < before))
}

/// The party that did it: the subject of an active verb, the one behind `by`, the owner of the strike that killed.
fn actor(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Option<&'static str> {
    let bond = scene.slots[slot].bond?;
    if gapped(scene, slot, memory) == Some(None) {
        return None;
    }
    if let Relation::Shared(from) = bond.relation
        && from < slot
    {
        return before.get(from).and_then(|r| r.by.or(r.side.filter(|_| is_owner_subject(scene, slot))));
    }
    let item = bond.item?;
    let verb = bond.verb.map(|v| &scene.doc.lexicon.outcomes.verbs[v as usize]);
    match bond.relation {
        // "30 drones and a missile launched by Russia"
        Relation::Object | Relation::Shared(_) => Some(item)
            .filter(|&verb| verb > scene.slots[slot].at)
            .and_then(|verb| behind_by(scene, verb + 1))
            .or_else(|| subject(scene, item, memory)),
        Relation::Subject if verb.is_some_and(|v| v.counted == Counted::Subject) => {
            behind_by(scene, item + 1).or_else(|| party::attacker(scene, item + 1))
        }
        Relation::Subject | Relation::State | Relation::Act => {
            let end = scene.slots[slot].phrase.end;
            behind_by(scene, item + 1)
                .or_else(|| behind_by(scene, end))
                .or_else(|| party::attacker(scene, item + 1))
                .or_else(|| party::attacker(scene, end))
        }
        Relation::Default => None,
    }
}

fn is_owner_subject(scene: &Scene, slot: usize) -> bool {
    let verb = scene.slots[slot].bond.and_then(|b| b.verb);
    verb.is_some_and(|v| scene.doc.lexicon.outcomes.verbs[v as usize].owner == Owner::Subject)
}

/// The side of an earlier figure of the sentence, of the same class and kind of people.
fn earlier_in_sentence(scene: &Scene, slot: usize, memory: &Memory, before: &[Roles]) -> Option<&'static str> {
    let open = |e: usize| !scene.items[scene.slots[e].at..scene.slots[slot].at].iter().any(ends_clause);
    (0..slot)
        .rev()
        .find(|&e| open(e) && scene.slots[e].bond.is_some() && before[e].side.is_some() && same_class(scene, e, slot))
        .and_then(|e| alike(scene, e, slot, memory, before).then_some(before[e].side).flatten())
}

/// Whether two figures may be of one side: not civilians beside fighters, nor soldiers beside rebels.
fn alike(scene: &Scene, earlier: usize, slot: usize, memory: &Memory, before: &[Roles]) -> bool {
    // "the army lost seven men and the rebels 20", of whom the text does not tell more
    if gapped(scene, slot, memory) == Some(None) {
        return false;
    }
    let noun = |s: usize| scene.slots[s].phrase.noun;
    let (now, then) = (noun(slot).and_then(|n| n.civilian), before[earlier].civilian);
    let (force, other) = (noun(slot).and_then(|n| n.force), noun(earlier).and_then(|n| n.force));
    // "42 Tigers and six soldiers", "four Afghan soldiers, along with 40 insurgents"
    let kind = before[earlier].side.and_then(|side| scene.doc.lexicon.world.kind_of(side));
    let foreign = force.is_some_and(|force| force.is_foreign(kind));
    !foreign
        && (now.is_none() || then.is_none() || now == then)
        && (force.is_none() || other.is_none() || force == other)
}
