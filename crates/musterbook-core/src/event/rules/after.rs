//! Verbs and adjectives just after the phrase: `12 people were killed`, `12 dead`.

use super::bond;
use crate::claim::{Outcome, Unit};
use crate::event::item::{Item, ends_clause};
use crate::event::scene::{Ask, Bond, Relation, Scene, is_airborne};
use crate::lexicon::{Form, Grammar, Owner, TriggerSet};

/// The item after the phrase that may be its verb, over auxiliaries, adverbs, times and asides; and whether a form of
/// `be` was passed.
pub(super) fn after(scene: &Scene, slot: usize) -> Option<(usize, bool)> {
    let items = &scene.items;
    let mut j = scene.slots[slot].phrase.end;
    let mut be = false;
    while j < items.len() {
        let item = &items[j];
        if item.is_mark("(") {
            j = items[j..].iter().position(|i| i.is_mark(")")).map_or(items.len(), |n| j + n + 1);
            continue;
        }
        if item.is_mark(",") {
            j = past_aside(items, j)?;
            continue;
        }
        if let Some(verb) = past_fellow(scene, j) {
            j = verb;
            continue;
        }
        let is_infinitive = item.is(Grammar::TO) && items.get(j + 1).is_some_and(|n| n.is(Grammar::AUXILIARY));
        if is_copula(items, j) {
            be = true;
            j += 1;
            continue;
        }
        // "12 reported killed": a participle of saying before the verb
        let said = item.is(Grammar::ADVERB) && items.get(j + 1).is_some_and(|n| n.trigger.is_some());
        if item.trigger.is_some() && !item.is(Grammar::AUXILIARY) && !said {
            return Some((j, be));
        }
        be |= item.is(Grammar::BE);
        let passes = item.time
            || is_infinitive
            || item.is_mark("\"“”'‘’\u{2019}")
            || item.is(Grammar::AUXILIARY | Grammar::ADVERB | Grammar::RELATIVE);
        if !passes {
            return None;
        }
        j += 1;
    }
    None
}

/// The verb behind a second noun with no number of its own: `36 soldiers and police [slain]`.
fn past_fellow(scene: &Scene, j: usize) -> Option<usize> {
    let items = &scene.items;
    if !items[j].is(Grammar::AND) {
        return None;
    }
    let others = items.get(j + 1).is_some_and(|i| scene.doc.word(i.tokens.start).eq_ignore_ascii_case("others"));
    let state = |i: &Item| i.trigger.is_some_and(|t| !t.states.is_empty() && t.acts.is_empty());
    if others && items.get(j + 2).is_some_and(state) {
        return Some(j + 2);
    }
    let noun = j + 1 + usize::from(items.get(j + 1)?.is(Grammar::DETERMINER | Grammar::POSSESSIVE));
    let counted = items.get(noun).filter(|i| i.figure.is_none() && i.trigger.is_none())?.noun?;
    let verb = items.get(noun + 1)?;
    let says = verb.is(Grammar::BE | Grammar::HAVE)
        || verb.trigger.is_some_and(|t| t.acts.is_empty() && t.verbs.iter().all(|v| v.1 != Form::Base));
    (counted.plural && says).then_some(noun + 1)
}

/// Whether item `j` only links to an adjective or participle behind it: `remain trapped`, `were left homeless`.
fn is_copula(items: &[Item], j: usize) -> bool {
    let says = |i: &Item| {
        i.trigger.is_some_and(|t| {
            !t.states.is_empty() || t.verbs.iter().any(|v| matches!(v.1, Form::Past | Form::Participle))
        })
    };
    items[j].is(Grammar::COPULA)
        && items[j].trigger.is_none_or(|t| t.states.is_empty())
        && items[j + 1..].iter().find(|i| !i.is(Grammar::ADVERB) || i.trigger.is_some()).is_some_and(says)
}

/// The item after an aside between commas (`, including three children,`), where `j` is the first comma.
pub(super) fn past_aside(items: &[Item], j: usize) -> Option<usize> {
    let next = items.get(j + 1)?;
    if next.is(Grammar::RELATIVE) {
        return Some(j + 1);
    }
    let close = items[j + 1..].iter().take(16).position(|i| i.is_mark(","))?;
    let end = j + 1 + close + 1;
    let has_verb = |i: &Item| i.is(Grammar::VERB | Grammar::AUXILIARY | Grammar::CLAUSE) || ends_clause(i);
    let starts = next.is(Grammar::INCLUDING) || next.time || next.figure.is_some() || next.is(Grammar::ADVERB);
    if !starts && items[j + 1..end].iter().any(has_verb) {
        return None;
    }
    // the verb must follow the aside at once
    items
        .get(end)
        .filter(|i| {
            i.is(Grammar::AUXILIARY | Grammar::ADVERB)
                || i.trigger.is_some_and(|t| !t.verbs.is_empty() || !t.states.is_empty())
        })
        .map(|_| end)
}

/// Whether an object follows at item `j`: then a past form before it was active.
pub(super) fn starts_object(items: &[Item], j: usize) -> bool {
    items.get(j).is_some_and(|i| {
        i.figure.is_some() || i.name.is_some() || i.is(Grammar::DETERMINER | Grammar::POSSESSIVE) && !i.is(Grammar::AND)
    })
}

pub(super) fn following(scene: &Scene, slot: usize, weak: bool, rule: &'static str) -> Option<Bond> {
    let (j, be) = after(scene, slot)?;
    let trigger = scene.items[j].trigger?;
    let next = scene.items.get(j + 1);
    // "73,000, camp officials said": the first half of a compound noun
    let base =
        !trigger.verbs.is_empty() && trigger.verbs.iter().all(|v| v.1 == Form::Base) && trigger.states.is_empty();
    if weak && base && next.is_some_and(|n| n.noun.is_some()) {
        return None;
    }
    // "Confined: 23,000. Returned: 1,009": the label of the next number
    if !be && next.is_some_and(|n| n.is_mark(":")) {
        return None;
    }
    // "327 of them strikes": a noun
    let phrase = &scene.slots[slot].phrase;
    if phrase.anaphor && !be && !trigger.acts.is_empty() && trigger.states.is_empty() {
        return None;
    }
    let object = starts_object(&scene.items, j + 1);
    let flown = matches!(scene.unit(slot), Some(Unit::Aircraft | Unit::Helicopter));
    let read = scene.read(slot, trigger, Ask::Subject, weak).filter(|r| !be || is_inflected(trigger, r.2));
    if let Some(mut read) = read.filter(|_| !(flown && object)) {
        if read.0 == Outcome::Present
            && let Some(outcome) = whereabouts(scene, j + 1)
        {
            read.0 = outcome;
        }
        return bond(j, read, Relation::Subject, rule);
    }
    // "two F-16s attacked a post": what flies and attacks was launched
    let it =
        flown && next.is_some_and(|n| n.mark.is_none() && !n.time && !n.is(Grammar::ANY_PREPOSITION | Grammar::AND));
    if !be && (object || it) && scene.unit(slot).is_some_and(is_airborne) {
        let attacks = |v: &(u16, Form)| {
            matches!(
                scene.doc.lexicon.outcomes.verbs[v.0 as usize].outcomes.things,
                Some(Outcome::Hit | Outcome::Targeted | Outcome::Destroyed)
            )
        };
        if trigger.verbs.iter().any(attacks) {
            return bond(j, (Outcome::Launched, scene.unit(slot)?, None), Relation::Subject, rule);
        }
    }
    if let Some(read) = scene.read(slot, trigger, Ask::Passive, weak)
        && (be || !object)
        && (be || !is_taker(scene, read.2) || next.is_none_or(|n| !n.unknown && n.noun.is_none()))
    {
        let mut read = read;
        // "moved to shelters", "taken to hospital"
        let moved = matches!(read.0, Outcome::Deployed | Outcome::Present | Outcome::Captured | Outcome::Abducted);
        if moved
            && read.1 == Unit::People
            && let Some(outcome) = whereabouts(scene, j + 1)
        {
            read.0 = outcome;
        }
        return bond(j, read, Relation::Subject, rule);
    }
    // "hundreds of rebels killed about 50 civilians": the verb has an object of its own
    let active = !be && trigger.verbs.iter().any(|v| v.1 == Form::Past) && has_object(scene, j + 1);
    if let Some(read) = scene.read(slot, trigger, Ask::State, weak).filter(|_| !active) {
        return bond(j, read, Relation::State, rule);
    }
    // "are registered as evacuees": a second word says what the first does not
    if be
        && let Some(second) = next.and_then(|n| n.trigger)
        && let Some(read) = scene.read(slot, second, Ask::State, weak)
    {
        return bond(j + 1, read, Relation::State, rule);
    }
    // "of whom 60,000 were fatalities"
    let words = &scene.doc.lexicon.outcomes;
    let act = trigger
        .acts
        .iter()
        .map(|&a| &words.acts[a as usize])
        .find(|a| be && a.unit == Some(Unit::People) && (weak || !a.weak))?;
    bond(j, (act.outcomes.people?, Unit::People, None), Relation::Act, rule)
}

/// `living in 139 camps`, `are still in Russian prisons`: what a place says of the people in it.
pub(super) fn whereabouts(scene: &Scene, from: usize) -> Option<Outcome> {
    let items = &scene.items[from.min(scene.items.len())..];
    let first = items.iter().position(|i| !i.is(Grammar::ADVERB) || i.is(Grammar::PREPOSITION))?;
    if !items[first].is(Grammar::ANY_PREPOSITION) {
        return None;
    }
    let near = items[first + 1..].iter().take(5).take_while(|i| !ends_clause(i) && !i.is_mark(",."));
    let words = &scene.doc.lexicon.outcomes.places;
    near.filter(|i| i.figure.is_none())
        .find_map(|i| words.longest(&scene.doc.tokens[i.tokens.start..i.tokens.end]).map(|f| *f.meaning))
}

/// Whether the verb that stands in this trigger may follow a form of `be`.
fn is_inflected(trigger: &TriggerSet, verb: Option<u16>) -> bool {
    trigger.verbs.iter().any(|v| Some(v.0) == verb && !matches!(v.1, Form::Base | Form::Third))
}

/// Whether a counted noun, or a noun with its article, stands at item `j`.
pub(super) fn has_object(scene: &Scene, j: usize) -> bool {
    let items = &scene.items;
    if let Some(slot) = scene.slot_at(j) {
        // "2 gunmen killed 3 gunmen killed": columns of a table
        let end = scene.slots[slot].phrase.end;
        let same = |i: &Item| i.trigger.is_some_and(|t| items[j - 1].trigger.is_some_and(|own| std::ptr::eq(t, own)));
        return scene.slots[slot].phrase.noun.is_some() && !items.get(end).is_some_and(same);
    }
    let led = items.get(j).is_some_and(|i| i.is(Grammar::DETERMINER | Grammar::POSSESSIVE) && !i.time);
    led && items.get(j + 1).is_some_and(|i| i.noun.is_some() || i.name.is_some() || i.unknown)
}

/// `2,000 soldiers deployed there are believed killed`: the participle only tells which, the verb behind it what became
/// of them.
fn main_verb(scene: &Scene, slot: usize, bond: Bond) -> Option<Bond> {
    let circumstance = matches!(
        bond.outcome,
        Outcome::Deployed
            | Outcome::Present
            | Outcome::Displaced
            | Outcome::Abducted
            | Outcome::Captured
            | Outcome::Detained
            | Outcome::Trapped
            | Outcome::Recruited
            | Outcome::Trained
            | Outcome::Launched
            | Outcome::Supplied
            | Outcome::Targeted
            | Outcome::Missing
    );
    let from = bond.item.filter(|_| circumstance)?;
    let mut seen = 0;
    for j in from + 1..scene.items.len().min(from + 16) {
        let item = &scene.items[j];
        if item.figure.is_some()
            || ends_clause(item)
            || item.is_mark(",.!?")
            || item.is(Grammar::RELATIVE | Grammar::AFTER)
        {
            return None;
        }
        seen |= item.grammar & (Grammar::BE | Grammar::HAVE);
        let Some(trigger) = item.trigger.filter(|_| seen != 0) else { continue };
        let asks =
            if seen & Grammar::BE != 0 { &[Ask::Passive, Ask::State, Ask::Subject][..] } else { &[Ask::Subject][..] };
        let read = asks.iter().find_map(|&ask| scene.read(slot, trigger, ask, false))?;
        let told = |r: &(Outcome, Unit, Option<u16>)| r.0 != bond.outcome && r.0 != Outcome::Present;
        let mut read = Some(read).filter(told)?;
        // captives who are rescued come free
        let captive = bond.outcome.is_captivity();
        if captive && matches!(read.0, Outcome::Evacuated | Outcome::Returned | Outcome::Displaced) {
            read.0 = Outcome::Released;
        }
        return super::bond(j, read, Relation::Subject, bond.rule).map(|b| mixed(scene, b));
    }
    None
}

/// `the 80 pupils they had seized`, `the land Ukraine took`.
pub(super) fn relative(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let mut j = scene.slots[slot].phrase.end;
    let mut led = false;
    if items.get(j).is_some_and(|i| i.is(Grammar::RELATIVE | Grammar::ANAPHOR)) {
        j += 1;
        led = true;
    }
    // "the 14 men whom gunmen shot"
    let starts = items.get(j).is_some_and(|i| i.is(Grammar::PRONOUN) || i.name.is_some() || led && i.noun.is_some());
    j += 1;
    while items.get(j).is_some_and(|i| i.is(Grammar::AUXILIARY | Grammar::ADVERB) && i.trigger.is_none()) {
        j += 1;
    }
    let trigger = items.get(j).filter(|_| starts)?.trigger?;
    if starts_object(items, j + 1) {
        return None;
    }
    bond(j, scene.read(slot, trigger, Ask::Governing, true)?, Relation::Object, "relative")
}

/// Verbs whose subject owns what is counted (`lost`, `suffered`): before an object they are active.
pub(super) fn is_taker(scene: &Scene, verb: Option<u16>) -> bool {
    verb.is_some_and(|v| scene.doc.lexicon.outcomes.verbs[v as usize].owner == Owner::Subject)
}

pub(super) fn followed(scene: &Scene, slot: usize) -> Option<Bond> {
    let found = following(scene, slot, false, "followed").map(|bond| mixed(scene, bond))?;
    // "the bodies of three workers missing since Monday": the dead, whatever they were before
    if matches!(found.outcome, Outcome::Missing | Outcome::Abducted | Outcome::Captured) && is_of_bodies(scene, slot) {
        return None;
    }
    let be = after(scene, slot).is_some_and(|(_, be)| be);
    if be || found.relation == Relation::Act {
        return Some(found);
    }
    Some(main_verb(scene, slot, found).unwrap_or(found))
}

/// Whether `the bodies of` stands before the figure.
fn is_of_bodies(scene: &Scene, slot: usize) -> bool {
    let items = &scene.items;
    let acts = &scene.doc.lexicon.outcomes.acts;
    super::before::before(scene, slot).is_some_and(|j| {
        let body = |i: &Item| i.trigger.is_some_and(|t| t.acts.iter().any(|&a| acts[a as usize].body));
        items[j].is(Grammar::OF) && j > 0 && body(&items[j - 1])
    })
}

/// `18,000 killed, captured or put to flight`: several fates of one figure are casualties.
pub(super) fn mixed(scene: &Scene, bond: Bond) -> Bond {
    let fate = |o: Outcome| matches!(o, Outcome::Killed | Outcome::Wounded | Outcome::Captured | Outcome::Missing);
    let Some(item) = bond.item.filter(|_| bond.unit == Unit::People && fate(bond.outcome)) else { return bond };
    let words = &scene.doc.lexicon.outcomes;
    for j in item + 1..scene.items.len().min(item + 5) {
        let next = &scene.items[j];
        if let Some(trigger) = next.trigger {
            let verbs = trigger.verbs.iter().map(|v| words.verbs[v.0 as usize].outcomes.people);
            let states = trigger.states.iter().map(|&s| words.states[s as usize].outcomes.people);
            let other = verbs.chain(states).flatten().find(|&o| fate(o) && o != bond.outcome);
            let object = scene
                .items
                .get(j + 1)
                .is_some_and(|i| i.figure.is_some() || i.is(Grammar::DETERMINER | Grammar::ADVERB));
            return if other.is_some() && !object { Bond { outcome: Outcome::Casualties, ..bond } } else { bond };
        }
        if !next.is_mark(",") && !next.is(Grammar::AND | Grammar::OR | Grammar::ADVERB) {
            return bond;
        }
    }
    bond
}

pub(super) fn followed_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    following(scene, slot, true, "followed weakly")
        .filter(|b| b.outcome != Outcome::Present || !super::is_definite(scene, slot))
}

pub(super) fn inner(scene: &Scene, slot: usize) -> Option<Bond> {
    let j = scene.slots[slot].phrase.inner?;
    let trigger = scene.items[j].trigger?;
    let read =
        scene.read(slot, trigger, Ask::State, false).or_else(|| scene.read(slot, trigger, Ask::Passive, false))?;
    // "the release of eight captive soldiers", "the bodies of 30 fallen soldiers": the participle only tells which
    let captive = read.0.is_captivity() || read.0 == Outcome::Missing;
    let of = super::before::before(scene, slot).is_some_and(|b| scene.items[b].is(Grammar::OF));
    if of
        && let Some(linked) = super::link::linked(scene, slot)
        && (captive && linked.outcome != Outcome::Present || linked.unit == Unit::Body)
    {
        return Some(linked);
    }
    bond(j, read, Relation::State, "inner")
}
