//! Which party: the one beside a noun, the subject of a verb, the one behind `by`, the enemy of who speaks.

use super::item::{Item, ends_clause};
use super::roles::Memory;
use super::scene::Scene;
use crate::claim::Unit;
use crate::document::Document;
use crate::lexicon::world::{BodyKind, PartyForm, PartyKind, Sense};
use crate::lexicon::{Force, Form, Grammar};

/// The canonical name of the party that a name stands for.
pub fn party_of(doc: &Document, name: usize) -> Option<&'static str> {
    let world = &doc.lexicon.world;
    doc.names[name].name.senses.iter().find_map(|sense| match *sense {
        Sense::Party(id, _) => Some(world.parties[id as usize].name.as_str()),
        _ => None,
    })
}

/// The party for which a body or person stands.
pub fn party_behind(doc: &Document, name: usize) -> Option<&'static str> {
    let world = &doc.lexicon.world;
    doc.names[name].name.senses.iter().find_map(|sense| match *sense {
        Sense::Body(id) => world.bodies[id as usize].party.as_deref(),
        Sense::Person(id) => world.people[id as usize].party.as_deref(),
        _ => None,
    })
}

/// The party whose armed force a body is: `the Israel Defense Forces`.
pub fn force_of(doc: &Document, name: usize) -> Option<&'static str> {
    let world = &doc.lexicon.world;
    doc.names[name].name.senses.iter().find_map(|sense| match *sense {
        Sense::Body(id) => {
            let body = &world.bodies[id as usize];
            body.party.as_deref().filter(|_| matches!(body.kind, BodyKind::Military | BodyKind::Police))
        }
        _ => None,
    })
}

fn form_of(doc: &Document, name: usize) -> Option<PartyForm> {
    doc.names.get(name)?.party().map(|(_, form)| form)
}

/// The party that stands in the items `range`, nearest to its start.
pub fn first_in(scene: &Scene, range: impl Iterator<Item = usize>) -> Option<&'static str> {
    range.filter_map(|j| scene.items[j].name).find_map(|name| party_of(scene.doc, name))
}

/// The party after `by` within reach of item `from`.
pub fn behind_by(scene: &Scene, from: usize) -> Option<&'static str> {
    let items = &scene.items;
    for j in from..items.len().min(from + 14) {
        let another =
            items[j].trigger.is_some_and(|t| !t.verbs.is_empty()) && j > from && !items[j - 1].is(Grammar::AND);
        if ends_clause(&items[j]) || another || (items[j].figure.is_some() && j > from + 1) {
            return None;
        }
        if items[j].is(Grammar::BY) {
            return first_in(scene, j + 1..items.len().min(j + 6));
        }
    }
    None
}

/// Whether a noun names an attack: `strike`, `massacre`.
pub fn is_attack(scene: &Scene, item: &Item) -> bool {
    let acts = &scene.doc.lexicon.outcomes.acts;
    item.trigger.is_some_and(|t| t.acts.iter().any(|&a| acts[a as usize].unit == Some(Unit::Attack)))
}

/// Whose attack it was: `killed [in Hamas's attacks]`, `died [in Israeli air strikes]`.
pub fn attacker(scene: &Scene, from: usize) -> Option<&'static str> {
    const REACH: usize = 4;
    let items = &scene.items;
    let led = items.get(from)?.is(Grammar::PREPOSITION | Grammar::BY);
    let small = Grammar::DETERMINER | Grammar::FILLER;
    let j = (from + 1..items.len().min(from + REACH)).find(|&j| led && !items[j].is(small))?;
    let party = items[j].name.and_then(|n| party_of(scene.doc, n))?;
    let passes = |i: &&Item| i.is_mark("'-") || i.unknown || i.noun.is_some() || i.is(Grammar::FILLER);
    let run = items[j + 1..].iter().take(REACH).take_while(|i| passes(i) && !is_attack(scene, i)).count();
    items.get(j + 1 + run).is_some_and(|i| is_attack(scene, i)).then_some(party)
}

/// The subject of the verb that is item `verb`: the nearest party before it in its clause that no preposition governs.
/// `it` and `they` stand for the party before, one that no preposition governs first, or for the one last spoken of.
pub fn subject(scene: &Scene, verb: usize, memory: &Memory) -> Option<&'static str> {
    let items = &scene.items;
    if let Some(party) = subject_of_participle(scene, verb) {
        return Some(party);
    }
    let mut pronoun = false;
    let mut behind = None;
    let mut aside = None;
    for j in (0..verb).rev() {
        let item = &items[j];
        if ends_clause(item) && !pronoun {
            break;
        }
        if item.is(Grammar::ENEMY) && item.trigger.is_none() && !pronoun {
            return memory.enemy(scene.doc);
        }
        let owned = j > 0 && items[j - 1].name.is_some();
        let modifies = items.get(j + 1).is_some_and(|i| i.noun.is_some() || i.unknown);
        let its = items[..j].iter().rev().take(2).any(|i| i.is(Grammar::POSSESSIVE));
        if item.is(Grammar::STATE) && !owned && !its && !pronoun && !modifies && !governed_by_preposition(scene, j) {
            return memory.state;
        }
        if item.noun.is_some_and(|n| n.force == Some(Force::Irregular) && n.plural)
            && !owned
            && memory.group.is_some()
            && opens_clause(scene, j)
        {
            return memory.group;
        }
        if item.is(Grammar::PRONOUN) && item.name.is_none() && !pronoun {
            pronoun = true;
        }
        if item.is(Grammar::VERB) && !pronoun && !item.is(Grammar::AUXILIARY) && j + 1 < verb {
            // another verb: what stands before it is the subject only across a conjunction, or after a relative that is
            // not the "that" of reported speech
            let reported = items[j + 1].is(Grammar::RELATIVE) && scene.doc.word(items[j + 1].tokens.start) == "that";
            let joined = items[j + 1].is(Grammar::TO)
                || !reported
                    && items[j + 1..verb].iter().any(|i| i.is(Grammar::AND | Grammar::RELATIVE) || i.is_mark(","));
            if !joined {
                break;
            }
        }
        let Some(name) = item.name else { continue };
        let Some(party) = party_of(scene.doc, name) else {
            if pronoun && let Some(party) = party_behind(scene.doc, name) {
                return Some(party);
            }
            // who speaks has not done it: `a spokeswoman said two bombs had landed, wrecking a house`
            let speaks = items[j + 1..verb].iter().any(|i| i.is(Grammar::VERB) && !i.is(Grammar::AUXILIARY))
                && !items[j + 1..verb].iter().any(|i| i.is(Grammar::TO | Grammar::POSSESSIVE));
            if !speaks && !governed_by_preposition(scene, j) {
                behind = behind.or_else(|| party_behind(scene.doc, name));
            }
            continue;
        };
        let governed = governed_by_preposition(scene, j)
            || is_counted(scene, j)
            || is_object(scene, j)
            || owns_what_stands(scene, j);
        if governed && !pronoun || is_dateline(scene, j) || is_repeated(scene, j) || is_apposed(scene, j) {
            continue;
        }
        // "Chad sent sappers to lift mines laid by the Sudanese army, after it had deployed 900 men"
        if is_agent(scene, j, pronoun) {
            aside = aside.or(Some(party));
            continue;
        }
        return Some(party);
    }
    if pronoun { aside.or(memory.focus) } else { behind }
}

/// The party whose soldiers or fighters a sentence speaks of: `North Korea's troops`, `Hamas gunmen`; the last of several.
pub fn with_troops(scene: &Scene) -> Option<&'static str> {
    let items = &scene.items;
    (0..items.len()).rev().find_map(|j| {
        let party = party_of(scene.doc, items[j].name?)?;
        let passes = |k: usize| items.get(k).is_some_and(|i| i.is_mark("'") || scene.doc.word(i.tokens.start) == "s");
        let after = (j + 1..j + 4).find(|&k| !passes(k))?;
        items.get(after)?.noun.filter(|noun| noun.force.is_some()).map(|_| party)
    })
}

/// Whether the verb at item `at` is one of telling, `claimed` among them, whose subject is a party by its name: `Luanda
/// itself has claimed`, not `the attack claimed`.
pub fn tells(scene: &Scene, at: usize) -> bool {
    let items = &scene.items;
    let claims = scene.doc.is_in(&scene.doc.lexicon.whose.claim, items[at].tokens.start);
    let small = |i: &Item| {
        i.is(Grammar::AUXILIARY | Grammar::HAVE | Grammar::ADVERB)
            || scene.doc.is_in(&scene.doc.lexicon.whose.itself, i.tokens.start)
    };
    let subject = items[..at].iter().rposition(|i| !small(i)).and_then(|j| items[j].name);
    claims && subject.is_some_and(|name| party_of(scene.doc, name).or_else(|| party_behind(scene.doc, name)).is_some())
}

/// Whether what is told at item `at` of a figure is little, or the teller's own: `claimed only 350`, `itself gave 350`.
pub fn makes_little(scene: &Scene, at: usize, slot: usize) -> bool {
    let whose = &scene.doc.lexicon.whose;
    let from = scene.items[at.saturating_sub(4)].tokens.start;
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let is_own = (from..scene.items[at].tokens.start).any(|i| scene.doc.is_in(&whose.itself, i));
    is_own || (scene.items[at].tokens.end..figure.tokens.start).any(|i| scene.doc.is_in(&whose.only, i))
}

/// The parties named before an item of a sentence, by themselves or by a body or person of theirs, that no preposition
/// governs and no figure counts: the nearest first.
pub fn speaking(scene: &Scene, before: usize) -> impl Iterator<Item = &'static str> {
    (0..before).rev().filter_map(|j| {
        let name = scene.items[j].name?;
        let party = party_of(scene.doc, name).or_else(|| party_behind(scene.doc, name))?;
        (!governed_by_preposition(scene, j) && !is_counted(scene, j) && !is_dateline(scene, j)).then_some(party)
    })
}

/// The parties named before an item of a sentence, the nearest first.
pub fn named(scene: &Scene, before: usize) -> impl Iterator<Item = &'static str> {
    (0..before).rev().filter_map(|j| scene.items[j].name.and_then(|n| party_of(scene.doc, n)))
}

/// `Rebels ambushed an army convoy, killing nine`: the subject of the clause is that of its participle.
fn subject_of_participle(scene: &Scene, verb: usize) -> Option<&'static str> {
    let items = &scene.items;
    let is_ing = items[verb].trigger.is_some_and(|t| !t.verbs.is_empty() && t.verbs.iter().all(|v| v.1 == Form::Ing));
    let comma = items[..verb].iter().rev().take(2).any(|i| i.is_mark(",") || i.is(Grammar::AND));
    if !is_ing || !comma {
        return None;
    }
    let start = items[..verb].iter().rposition(ends_clause).map_or(0, |n| n + 1);
    let main = (start..verb).find(|&j| items[j].trigger.is_some_and(|t| t.verbs.iter().any(|v| v.1 != Form::Ing)))?;
    first_in(
        scene,
        (start..main)
            .filter(|&j| items[j].name.is_some() && !governed_by_preposition(scene, j) && !is_dateline(scene, j)),
    )
}

/// Whether a name is part of what a figure counts: `killed 800 Iraqi troops and destroyed …`.
fn is_counted(scene: &Scene, j: usize) -> bool {
    let after = scene.slots.partition_point(|s| s.at < j);
    scene.slots[..after].last().is_some_and(|s| j < s.phrase.end)
}

/// `BEIRUT, Feb. 3 -`, `KRAMATORSK, Ukraine -`: a capital before a comma or dash at the start of a sentence speaks for no
/// government, nor does a country behind a comma.
fn is_dateline(scene: &Scene, j: usize) -> bool {
    const REACH: usize = 5;
    let capital = scene.items[j].name.and_then(|n| form_of(scene.doc, n)) == Some(PartyForm::Capital);
    let before = |marks: &str| scene.items.get(j + 1).is_some_and(|i| i.is_mark(marks));
    capital && j < 3 && before(",(-–—")
        || j < REACH && before("(-–—") && scene.items[..j].iter().any(|i| i.is_mark(","))
}

/// `in Aleppo, Syria, 12 died`: the country that a place is in.
pub fn is_apposed(scene: &Scene, j: usize) -> bool {
    let items = &scene.items;
    let place = |k: usize| items[k].name.is_some_and(|n| scene.doc.names[n].places().next().is_some());
    let is_country = form_of(scene.doc, items[j].name.unwrap_or(usize::MAX)) == Some(PartyForm::Name);
    j >= 2 && is_country && items[j - 1].is_mark(",") && (place(j - 2) || items[j - 2].unknown)
}

/// Whether only small and unknown words stand before an item in its clause.
fn opens_clause(scene: &Scene, j: usize) -> bool {
    scene.items[..j]
        .iter()
        .rev()
        .take_while(|i| !ends_clause(i) && !i.is_mark(".,\"“”"))
        .all(|i| i.figure.is_none() && i.trigger.is_none() && i.noun.is_none() && !i.is(Grammar::VERB))
}

/// `mines laid by the Ukrainian army, after it`, `rebels backed by Chad`: who did something that is only mentioned. Where
/// no pronoun looks for its subject, only who stands behind another.
fn is_agent(scene: &Scene, j: usize, pronoun: bool) -> bool {
    let items = &scene.items;
    let small = |i: &Item| i.is(Grammar::DETERMINER | Grammar::FILLER);
    let by = items[..j].iter().rposition(|i| !small(i)).filter(|&by| items[by].is(Grammar::BY));
    let backed = |by: usize| by > 0 && scene.doc.is_in(&scene.doc.lexicon.whose.backed, items[by - 1].tokens.start);
    by.is_some_and(|by| pronoun || backed(by))
}

/// Whether a preposition of place stands before the name, over its determiner and adjectives. `by` makes an actor.
fn governed_by_preposition(scene: &Scene, j: usize) -> bool {
    let items = &scene.items;
    if items.get(j + 1).is_some_and(|i| i.noun.is_some() || i.trigger.is_some())
        && form_of(scene.doc, items[j].name.unwrap_or(0)) == Some(PartyForm::Demonym)
    {
        return items[..j].last().is_some_and(|i| i.is(Grammar::PREPOSITION | Grammar::TO | Grammar::FROM));
    }
    for item in items[..j].iter().rev().take(3) {
        if item.is(Grammar::BY) {
            return false;
        }
        if item.is(Grammar::ANY_PREPOSITION) || ends_in_preposition(scene, item) {
            return true;
        }
        if !item.is(Grammar::DETERMINER | Grammar::FILLER) && !item.unknown {
            return false;
        }
    }
    false
}

/// `fighting alongside`, `accused of`: a phrase of several words whose last one governs.
fn ends_in_preposition(scene: &Scene, item: &Item) -> bool {
    let last = item.tokens.end - 1;
    let governs = || scene.doc.lexicon.grammar.longest(&scene.doc.tokens[last..item.tokens.end]);
    item.trigger.is_some()
        && item.tokens.len() > 1
        && governs().is_some_and(|f| f.meaning.0 & Grammar::ANY_PREPOSITION != 0)
}

/// `attacked Ukraine with drones launched`: the object of another verb of the war is no subject.
fn is_object(scene: &Scene, j: usize) -> bool {
    let before = scene.items[..j].iter().rev().find(|i| !i.is(Grammar::DETERMINER | Grammar::FILLER));
    before.and_then(|i| i.trigger).is_some_and(|t| t.states.is_empty() && t.acts.is_empty() && !t.verbs.is_empty())
}

/// `Colombo's main bus station`: who owns what stands there has done nothing.
fn owns_what_stands(scene: &Scene, j: usize) -> bool {
    let items = &scene.items;
    if !items.get(j + 1).is_some_and(|i| i.is_mark("'")) {
        return false;
    }
    let run = items[j + 2..].iter().take(5).take_while(|i| i.noun.is_some() || i.unknown || i.is(Grammar::FILLER));
    let head = run.filter_map(|i| i.noun).last();
    head.is_some_and(|n| {
        matches!(n.unit, Unit::Building | Unit::Position | Unit::Settlement) || n.civilian == Some(true)
    })
}

/// `the Kurdistan Workers' Party (PKK)`: the same name again in brackets.
fn is_repeated(scene: &Scene, j: usize) -> bool {
    let party = |k: usize| scene.items[k].name.and_then(|n| party_of(scene.doc, n));
    j >= 2 && scene.items[j - 1].is_mark("(") && party(j - 2).is_some() && party(j - 2) == party(j)
}

/// The adversary of a party, the one that the text speaks of most.
pub fn adversary(doc: &Document, counts: &[(u32, u32)], of: &str) -> Option<&'static str> {
    let world = &doc.lexicon.world;
    let own = world.party(of)?;
    let foes = &world.parties[own as usize].adversaries;
    let mentioned =
        counts.iter().filter(|(id, _)| foes.contains(&world.parties[*id as usize].name)).max_by_key(|(_, n)| *n);
    match mentioned {
        Some((id, _)) => Some(world.parties[*id as usize].name.as_str()),
        None => foes.first().and_then(|foe| world.party(foe)).map(|id| world.parties[id as usize].name.as_str()),
    }
}

/// The party of a kind that the text names most.
pub fn usual(doc: &Document, counts: &[(u32, u32)], kind: PartyKind) -> Option<&'static str> {
    let world = &doc.lexicon.world;
    let most = counts.iter().filter(|(id, _)| world.parties[*id as usize].kind == kind).max_by_key(|(_, n)| *n)?;
    Some(world.parties[most.0 as usize].name.as_str())
}

/// How often each party is named in the text.
pub fn counts(doc: &Document) -> Vec<(u32, u32)> {
    tally(doc.names.iter().filter_map(|n| n.party()).map(|(id, _)| id))
}

/// How often each of some things occurs, in the order of their first occurrence.
pub fn tally<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> = Vec::new();
    for thing in things {
        match counts.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, n)) => *n += 1,
            None => counts.push((thing, 1)),
        }
    }
    counts
}
