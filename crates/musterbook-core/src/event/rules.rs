//! The rules that bind a figure to the word that names its outcome, in the order in which they are tried.

use super::item::{Item, ends_clause};
use super::scene::{Ask, Bond, Relation, Scene, is_airborne};
use crate::claim::{Outcome, Unit};
use crate::lexicon::{Act, Class, Form, Grammar, Owner};

/// A rule: its name, what it reads, and the function.
pub struct Rule {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Scene, usize) -> Option<Bond>,
}

/// Rules that look only at the figure's own words. The first that answers decides.
pub const OWN: &[Rule] = &[
    Rule { name: "attack", about: "`repelled nine attacks`, `carried out 5 strikes`: attacks, made unless a verb says otherwise", run: attack },
    Rule { name: "governed", about: "`killed 12 people`: a verb just before the figure", run: governed },
    Rule { name: "followed", about: "`12 people were killed`, `12 dead`: a verb or adjective just after the phrase", run: followed },
    Rule { name: "relative", about: "`the 80 pupils they had seized`: a clause of its own after the phrase", run: relative },
    Rule { name: "act", about: "`12 deaths`: the counted noun names the outcome", run: act },
    Rule { name: "inner", about: "`12 wounded soldiers`: a participle in the phrase", run: inner },
    Rule { name: "instrument", about: "`attacked with 195 drones`: what an attack was made with was launched", run: instrument },
    Rule { name: "linked", about: "`a toll of 12`, `casualties exceed 6,000`: a noun linked to the figure", run: linked },
    Rule { name: "later verb", about: "`12 people in a market in Kharkiv were killed`", run: later_verb },
];

/// Rules tried after the figures of a sentence have shared what they have.
pub const LOOSE: &[Rule] = &[
    Rule { name: "noun alone", about: "`12 hostages`, `300,000 refugees`: the noun says enough", run: noun_alone },
    Rule { name: "followed weakly", about: "`3,000 soldiers stationed there`", run: followed_weakly },
    Rule { name: "governed weakly", about: "`hosts 3,000 refugees`", run: governed_weakly },
    Rule { name: "later verb, weakly", about: "`200 gunmen on motorbikes attacked the base`", run: later_verb_weakly },
    Rule { name: "earlier verb", about: "`killed in Gaza on Monday were 12 people`", run: earlier_verb },
    Rule { name: "presence", about: "`there are 11,000 soldiers`, `a force of 300`", run: presence },
];

/// The rule of a name, for `explain` and the tests.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    OWN.iter().chain(LOOSE)
}

fn bond(item: usize, read: (Outcome, Unit, Option<u16>), relation: Relation, rule: &'static str) -> Option<Bond> {
    Some(Bond { outcome: read.0, unit: read.1, item: Some(item), verb: read.2, relation, rule })
}

/// The item that stands before the figure, over determiners, adverbs, quotation marks and `a total of`.
fn before(scene: &Scene, slot: usize) -> Option<usize> {
    let items = &scene.items;
    let mut j = scene.slots[slot].at;
    while j > 0 {
        j -= 1;
        let item = &items[j];
        let is_total = item.is(Grammar::OF)
            && j > 0
            && (items[j - 1].is(Grammar::FILLER) || (items[j - 1].is(Grammar::MEASURE) && scene.doc.word(items[j - 1].tokens.start) == "total"));
        if is_total {
            j -= 1;
            continue;
        }
        let passes = item.is_mark("\"“”'‘’«»(~")
            || item.time
            || (item.trigger.is_none()
                && item.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER | Grammar::POSSESSIVE | Grammar::MODAL)
                && !item.is(Grammar::RELATIVE & !Grammar::DETERMINER));
        if !passes {
            return Some(j);
        }
    }
    None
}

/// Whether a past form at item `j` is passive: a form of `be` stands before it, over adverbs.
fn is_passive(items: &[Item], j: usize) -> bool {
    for item in items[..j].iter().rev().take(4) {
        if item.is(Grammar::BE) {
            return true;
        }
        if !item.is(Grammar::ADVERB) && !item.is_mark("\"“”") {
            return false;
        }
    }
    false
}

/// Whether the verb at item `j` governs what follows it.
fn may_govern(items: &[Item], j: usize) -> bool {
    let Some(trigger) = items[j].trigger else { return false };
    let all_past = trigger.verbs.iter().all(|v| matches!(v.1, Form::Past | Form::Participle));
    !(all_past && is_passive(items, j))
}

fn governing(scene: &Scene, slot: usize, weak: bool, rule: &'static str) -> Option<Bond> {
    let mut j = before(scene, slot)?;
    // "sent to Russia some 3,000 soldiers": one prepositional phrase may stand between
    if scene.items[j].name.is_some() && j > 1 && scene.items[j - 1].is(Grammar::ANY_PREPOSITION) {
        j -= 2;
    }
    let trigger = scene.items[j].trigger?;
    if !may_govern(&scene.items, j) {
        return None;
    }
    let (mut outcome, unit, verb) = scene.read(slot, trigger, Ask::Governing, weak)?;
    // "lost six dead": the adjective says more than the verb
    if outcome == Outcome::Casualties
        && let Some(state) = scene.items.get(scene.slots[slot].phrase.end).and_then(|i| i.trigger)
        && let Some((said, ..)) = scene.read(slot, state, Ask::State, false)
    {
        outcome = said;
    }
    bond(j, (outcome, unit, verb), Relation::Object, rule)
}

fn governed(scene: &Scene, slot: usize) -> Option<Bond> {
    governing(scene, slot, false, "governed")
}

fn governed_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    governing(scene, slot, true, "governed weakly")
}

/// The item after the phrase that may be its verb, over auxiliaries, adverbs, times and asides; and whether a form of
/// `be` was passed.
fn after(scene: &Scene, slot: usize) -> Option<(usize, bool)> {
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
        let is_infinitive = item.is(Grammar::TO) && items.get(j + 1).is_some_and(|n| n.is(Grammar::AUXILIARY));
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

/// The item after an aside between commas (`, including three children,`), where `j` is the first comma.
fn past_aside(items: &[Item], j: usize) -> Option<usize> {
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
    items.get(end).filter(|i| i.is(Grammar::AUXILIARY | Grammar::ADVERB) || i.trigger.is_some_and(|t| !t.verbs.is_empty() || !t.states.is_empty())).map(|_| end)
}

/// Whether an object follows at item `j`: then a past form before it was active.
fn starts_object(items: &[Item], j: usize) -> bool {
    items.get(j).is_some_and(|i| i.figure.is_some() || i.name.is_some() || i.is(Grammar::DETERMINER | Grammar::POSSESSIVE) && !i.is(Grammar::AND))
}

fn following(scene: &Scene, slot: usize, weak: bool, rule: &'static str) -> Option<Bond> {
    let (j, be) = after(scene, slot)?;
    let trigger = scene.items[j].trigger?;
    let next = scene.items.get(j + 1);
    if let Some(read) = scene.read(slot, trigger, Ask::Subject, weak) {
        return bond(j, read, Relation::Subject, rule);
    }
    let object = starts_object(&scene.items, j + 1);
    // "two F-16s attacked a post": what flies and attacks was launched
    if !be && object && scene.unit(slot).is_some_and(is_airborne) {
        let attacks = |v: &(u16, Form)| matches!(scene.doc.lexicon.outcomes.verbs[v.0 as usize].outcomes.things, Some(Outcome::Hit | Outcome::Targeted | Outcome::Destroyed));
        if trigger.verbs.iter().any(attacks) {
            return bond(j, (Outcome::Launched, scene.unit(slot)?, None), Relation::Subject, rule);
        }
    }
    if let Some(read) = scene.read(slot, trigger, Ask::Passive, weak)
        && (be || !object)
        && (be || !is_taker(scene, read.2) || next.is_none_or(|n| !n.unknown && n.noun.is_none()))
    {
        return bond(j, read, Relation::Subject, rule);
    }
    if let Some(read) = scene.read(slot, trigger, Ask::State, weak) {
        return bond(j, read, Relation::State, rule);
    }
    // "of whom 60,000 were fatalities"
    let words = &scene.doc.lexicon.outcomes;
    let act = trigger.acts.iter().map(|&a| &words.acts[a as usize]).find(|a| be && a.unit == Some(Unit::People) && (weak || !a.weak))?;
    bond(j, (act.outcomes.people?, Unit::People, None), Relation::Act, rule)
}

/// `the 80 pupils they had seized`, `the land Ukraine took`.
fn relative(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let mut j = scene.slots[slot].phrase.end;
    if items.get(j).is_some_and(|i| i.is(Grammar::RELATIVE)) {
        j += 1;
    }
    let starts = items.get(j).is_some_and(|i| i.is(Grammar::PRONOUN) || i.name.is_some());
    j += 1;
    while items.get(j).is_some_and(|i| i.is(Grammar::HAVE | Grammar::ADVERB) && i.trigger.is_none()) {
        j += 1;
    }
    let trigger = items.get(j).filter(|_| starts)?.trigger?;
    if starts_object(items, j + 1) {
        return None;
    }
    bond(j, scene.read(slot, trigger, Ask::Governing, true)?, Relation::Object, "relative")
}

/// Verbs whose subject owns what is counted (`lost`, `suffered`): before an object they are active.
fn is_taker(scene: &Scene, verb: Option<u16>) -> bool {
    verb.is_some_and(|v| scene.doc.lexicon.outcomes.verbs[v as usize].owner == Owner::Subject)
}

fn followed(scene: &Scene, slot: usize) -> Option<Bond> {
    following(scene, slot, false, "followed").map(|bond| mixed(scene, bond))
}

/// `18,000 killed, captured or put to flight`: several fates of one figure are casualties.
fn mixed(scene: &Scene, bond: Bond) -> Bond {
    let fate = |o: Outcome| matches!(o, Outcome::Killed | Outcome::Wounded | Outcome::Captured | Outcome::Missing);
    let Some(item) = bond.item.filter(|_| bond.unit == Unit::People && fate(bond.outcome)) else { return bond };
    let words = &scene.doc.lexicon.outcomes;
    for j in item + 1..scene.items.len().min(item + 5) {
        let next = &scene.items[j];
        if let Some(trigger) = next.trigger {
            let verbs = trigger.verbs.iter().map(|v| words.verbs[v.0 as usize].outcomes.people);
            let states = trigger.states.iter().map(|&s| words.states[s as usize].outcomes.people);
            let other = verbs.chain(states).flatten().find(|&o| fate(o) && o != bond.outcome);
            let object = scene.items.get(j + 1).is_some_and(|i| i.figure.is_some() || i.is(Grammar::DETERMINER | Grammar::ADVERB));
            return if other.is_some() && !object { Bond { outcome: Outcome::Casualties, ..bond } } else { bond };
        }
        if !next.is_mark(",") && !next.is(Grammar::AND | Grammar::OR | Grammar::ADVERB) {
            return bond;
        }
    }
    bond
}

fn followed_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    following(scene, slot, true, "followed weakly")
}

fn inner(scene: &Scene, slot: usize) -> Option<Bond> {
    let j = scene.slots[slot].phrase.inner?;
    let trigger = scene.items[j].trigger?;
    let read = scene.read(slot, trigger, Ask::State, false).or_else(|| scene.read(slot, trigger, Ask::Passive, false))?;
    bond(j, read, Relation::State, "inner")
}

/// The counted noun itself names the outcome.
fn act(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let act = scene.doc.lexicon.outcomes.acts[phrase.act? as usize];
    if act.weak || act.measure_only {
        return None;
    }
    let unit = act.unit.or_else(|| phrase.noun.map(|n| n.unit)).unwrap_or(Unit::People);
    let outcome = act.outcomes.of(unit)?;
    let unit = if unit == Unit::Body { Unit::People } else { unit };
    bond(phrase.head?, (outcome, unit, None), Relation::Act, "act")
}

fn attack(scene: &Scene, slot: usize) -> Option<Bond> {
    if scene.unit(slot) != Some(Unit::Attack) {
        return None;
    }
    let found = governed(scene, slot).or_else(|| followed(scene, slot));
    found.map(|b| Bond { rule: "attack", ..b }).or_else(|| {
        let head = scene.slots[slot].phrase.head?;
        bond(head, (Outcome::Made, Unit::Attack, None), Relation::Act, "attack")
    })
}

/// `attacked the city with 195 drones`, `a salvo of 12 missiles`.
fn instrument(scene: &Scene, slot: usize) -> Option<Bond> {
    let unit = scene.unit(slot).filter(|&u| is_airborne(u))?;
    let j = before(scene, slot)?;
    let words = &scene.doc.lexicon.outcomes;
    let attack = |i: &Item| {
        i.trigger.is_some_and(|t| {
            t.acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack))
                || t.verbs.iter().any(|v| matches!(words.verbs[v.0 as usize].outcomes.things, Some(Outcome::Hit | Outcome::Targeted)))
        })
    };
    if !scene.items[j].is(Grammar::WITH | Grammar::OF) || scene.items[j].is(Grammar::OF) && !scene.items[..j].last().is_some_and(attack) {
        return None;
    }
    let verb = (j.saturating_sub(10)..j).rev().take_while(|&i| !ends_clause(&scene.items[i])).find(|&i| attack(&scene.items[i]))?;
    bond(verb, (Outcome::Launched, unit, None), Relation::Object, "instrument")
}

/// A noun or adjective that a link leads to: `a toll of 12`, `the number of injured is approaching 1,000`,
/// `casualties: 12`, `put losses at 300`.
fn linked(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let j = before(scene, slot)?;
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let hedge = &scene.doc.tokens[figure.reach.start.min(figure.tokens.start)..figure.tokens.start];
    let hedged = (0..hedge.len()).any(|n| scene.doc.lexicon.grammar.longest(&hedge[n..]).is_some_and(|f| f.meaning.0 & Grammar::MEASURE != 0));
    let is_link = items[j].is(Grammar::MEASURE | Grammar::OF | Grammar::TO | Grammar::BE) || items[j].is_mark(":-–—‒=(|") || hedged;
    if !is_link {
        return None;
    }
    if matches!(scene.doc.word(items[j].tokens.start), "out" | "among" | "from") {
        return None;
    }
    if items[j].is(Grammar::OF | Grammar::TO) || items[j].is_mark("(") {
        // "has risen to 31": a verb of measure leads further back than "the killing of 12"
        let measured = j > 0 && items[j].is(Grammar::TO) && items[j - 1].is(Grammar::MEASURE);
        if measured && let Some(bond) = number_behind(scene, slot) {
            return Some(bond);
        }
        return nearest_act(scene, slot, j, if measured { 24 } else { 8 }, measured);
    }
    nearest_act(scene, slot, if hedged { j + 1 } else { j }, 24, true)
}

/// `brings to 454 the number of soldiers killed`: the noun stands behind the figure.
fn number_behind(scene: &Scene, slot: usize) -> Option<Bond> {
    let at = scene.slots[slot].at + 1;
    let items = &scene.items;
    if !items.get(at)?.is(Grammar::DETERMINER) {
        return None;
    }
    for j in at + 1..items.len().min(at + 9) {
        if ends_clause(&items[j]) || items[j].figure.is_some() {
            return None;
        }
        let Some(trigger) = items[j].trigger else { continue };
        let act = trigger.acts.iter().map(|&a| &scene.doc.lexicon.outcomes.acts[a as usize]).find(|a| !a.weak && a.unit == Some(Unit::People));
        if let Some(outcome) = act.and_then(|a| a.outcomes.people) {
            return bond(j, (outcome, Unit::People, None), Relation::Act, "linked");
        }
        if let Some(read) = scene.read_as(slot, trigger, Ask::State, false, Some(Unit::People)) {
            return bond(j, read, Relation::Act, "linked");
        }
    }
    None
}

/// The nearest noun, adjective or `-ing` form before item `j` that names an outcome, in the same clause.
fn nearest_act(scene: &Scene, slot: usize, j: usize, reach: usize, weak: bool) -> Option<Bond> {
    let words = &scene.doc.lexicon.outcomes;
    for i in (j.saturating_sub(reach)..j).rev() {
        let item = &scene.items[i];
        if ends_clause(item) || item.figure.is_some() && !item.time {
            return None;
        }
        let Some(trigger) = item.trigger else { continue };
        let counted = |a: &Act| a.unit != Some(Unit::Attack) || i > 1 && scene.items[i - 1].is(Grammar::OF) && scene.items[i - 2].is(Grammar::MEASURE);
        let act = trigger.acts.iter().map(|&a| &words.acts[a as usize]).find(|a| (weak || !a.weak) && counted(a));
        if let Some(act) = act {
            if act.body && let Some(bond) = bodies_returned(scene, i) {
                return Some(bond);
            }
            let unit = scene.unit(slot).or(act.unit).unwrap_or(Unit::People);
            if let Some(outcome) = act.outcomes.of(unit) {
                return bond(i, (outcome, unit, None), Relation::Act, "linked");
            }
            continue;
        }
        // "the shells supplied have reached 12 million": the noun before the word tells what is counted
        let noun = scene.items[i.saturating_sub(3)..i].iter().rev().find_map(|n| n.noun).map(|n| n.unit);
        let unit = scene.unit(slot).or(noun);
        let passive = trigger.verbs.iter().any(|v| matches!(v.1, Form::Past | Form::Participle)).then_some(Ask::Passive);
        if let Some(read) = [Some(Ask::State), passive].into_iter().flatten().find_map(|ask| scene.read_as(slot, trigger, ask, false, unit)) {
            return bond(i, read, Relation::Act, "linked");
        }
        if trigger.verbs.iter().any(|v| matches!(v.1, Form::Ing))
            && let Some(read) = scene.read(slot, trigger, Ask::Governing, false)
        {
            return bond(i, read, Relation::Act, "linked");
        }
    }
    None
}

/// `handed over the bodies of 1,212 soldiers`: remains given back, where a verb before item `body` says so.
fn bodies_returned(scene: &Scene, body: usize) -> Option<Bond> {
    let words = &scene.doc.lexicon.outcomes;
    let j = scene.items[..body].iter().rposition(|i| i.trigger.is_some() || !i.is(Grammar::DETERMINER | Grammar::FILLER))?;
    let (verb, outcome) = scene.items[j].trigger?.verbs.iter().find_map(|v| words.verbs[v.0 as usize].outcomes.bodies.map(|o| (v.0, o)))?;
    bond(j, (outcome, Unit::Body, Some(verb)), Relation::Object, "linked")
}

/// A verb further on in the clause.
fn later_verb(scene: &Scene, slot: usize) -> Option<Bond> {
    later(scene, slot, scene.slots[slot].phrase.end, false, "later verb")
}

fn later_verb_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    later(scene, slot, scene.slots[slot].phrase.end, true, "later verb, weakly")
}

/// Whether the whole of a part has a participle of its own: `half of the 11,000 troops sent there`.
pub fn has_clause_of_its_own(scene: &Scene, slot: usize) -> bool {
    let base = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b));
    base.is_some_and(|base| after(scene, base).is_some_and(|(_, be)| !be) && following(scene, base, false, "followed").is_some())
}

/// `half of the 10,000 soldiers sent there are out of action`: the whole has the participle, its part the verb.
pub fn verb_of_part(scene: &Scene, slot: usize) -> Option<Bond> {
    let base = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b))?;
    let (participle, _) = after(scene, base)?;
    later(scene, slot, participle + 1, false, "later verb").filter(|b| b.item != Some(participle))
}

fn later(scene: &Scene, slot: usize, from: usize, weak: bool, rule: &'static str) -> Option<Bond> {
    let items = &scene.items;
    let mut be = false;
    let mut commas = 0;
    for j in from..items.len().min(from + 18) {
        let item = &items[j];
        if item.figure.is_some() || ends_clause(item) || item.is_mark(".!?") {
            return None;
        }
        be |= item.is(Grammar::BE);
        commas += usize::from(item.is_mark(","));
        // what stands behind one comma only is another clause
        let Some(trigger) = item.trigger.filter(|_| commas % 2 == 0) else { continue };
        if let Some(read) = scene.read(slot, trigger, Ask::Subject, weak) {
            return bond(j, read, Relation::Subject, rule);
        }
        if be && let Some(read) = scene.read(slot, trigger, Ask::Passive, weak) {
            return bond(j, read, Relation::Subject, rule).map(|b| mixed(scene, b));
        }
        if be && let Some(read) = scene.read(slot, trigger, Ask::State, weak) {
            return bond(j, read, Relation::State, rule);
        }
    }
    None
}

/// A verb earlier in the clause.
fn earlier_verb(scene: &Scene, slot: usize) -> Option<Bond> {
    let at = scene.slots[slot].at;
    for j in (at.saturating_sub(16)..at).rev() {
        let item = &scene.items[j];
        if ends_clause(item) || item.is_mark(".!?") {
            return None;
        }
        if let Some(other) = scene.slot_at(j) {
            // another figure with a bond of its own closes the way
            if scene.slots[other].bond.is_some() {
                return None;
            }
        }
        let Some(trigger) = item.trigger.filter(|_| !item.is(Grammar::VERB)) else { continue };
        if let Some(read) = scene.read(slot, trigger, Ask::Governing, false)
            && (may_govern(&scene.items, j) || !trigger.verbs.is_empty() && j == 0)
        {
            return bond(j, read, Relation::Object, "earlier verb");
        }
    }
    None
}

/// Nouns that say by themselves what happened: hostages, refugees, deserters.
fn noun_alone(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let act = scene.doc.lexicon.outcomes.acts[phrase.act? as usize];
    if act.measure_only {
        return None;
    }
    let unit = act.unit.unwrap_or(Unit::People);
    bond(phrase.head?, (act.outcomes.of(unit)?, unit, None), Relation::Default, "noun alone")
}

/// `there are 11,000 soldiers`, `a force of 300`, `2,500 strong`, `has 8,000 troops`.
fn presence(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let phrase = &scene.slots[slot].phrase;
    let unit = scene.unit(slot);
    let is_force = phrase.noun.is_some_and(|n| n.civilian == Some(false)) || unit.is_some_and(|u| Class::of(u) == Class::Things && u != Unit::Building && u != Unit::Position);
    let j = before(scene, slot)?;
    let word = |i: usize| scene.doc.word(items[i].tokens.start);
    let there = items[j].is(Grammar::BE) && j > 0 && word(j - 1).eq_ignore_ascii_case("there");
    let measured = items[j].is(Grammar::OF | Grammar::BE | Grammar::MEASURE)
        && items[j.saturating_sub(6)..j].iter().any(|i| i.trigger.is_some_and(|t| t.acts.iter().any(|&a| scene.doc.lexicon.outcomes.acts[a as usize].measure_only)));
    let has = items[j].is(Grammar::HAVE | Grammar::WITH);
    let fought = is_force && items[j].is(Grammar::WITH | Grammar::OF) && phrase.noun.is_some_and(|n| n.civilian == Some(false));
    // "12,000 soldiers are believed to be in the region"
    let rest = &items[phrase.end.min(items.len())..];
    let there_now = rest.iter().position(|i| !i.is(Grammar::AUXILIARY | Grammar::ADVERB | Grammar::RELATIVE | Grammar::TO));
    let stand = there_now.is_some_and(|n| rest[..n].iter().any(|i| i.is(Grammar::BE)) && rest[n].is(Grammar::PREPOSITION));
    if stand && unit.is_none_or(|u| u == Unit::People) && (is_force || unit.is_none() || !phrase.names.is_empty()) {
        return bond(phrase.end, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if fought {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if (there && unit.is_some_and(|u| u == Unit::People)) && is_force || (measured && unit.is_none_or(|u| u == Unit::People)) || (has && is_force) {
        return bond(j, (Outcome::Present, unit.unwrap_or(Unit::People), None), Relation::Default, "presence");
    }
    None
}
