//! Figures linked to a noun further off: `a toll of 12`, `casualties exceed 6,000`, `attacked with 195 drones`.

use super::before::before;
use super::bond;
use crate::claim::{Outcome, Unit};
use crate::event::item::{Item, ends_clause};
use crate::event::scene::{Ask, Bond, Relation, Scene, is_airborne};
use crate::lexicon::{Act, Class, Form, Grammar};

/// `attacked the city with 195 drones`, `a salvo of 12 missiles`.
pub(super) fn instrument(scene: &Scene, slot: usize) -> Option<Bond> {
    let unit = scene.unit(slot).filter(|&u| is_airborne(u))?;
    let j = before(scene, slot)?;
    let words = &scene.doc.lexicon.outcomes;
    let attack = |i: &Item| {
        i.trigger.is_some_and(|t| {
            t.acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack))
                || t.verbs.iter().any(|v| {
                    matches!(words.verbs[v.0 as usize].outcomes.things, Some(Outcome::Hit | Outcome::Targeted))
                })
        })
    };
    if !scene.items[j].is(Grammar::WITH | Grammar::OF)
        || scene.items[j].is(Grammar::OF) && !scene.items[..j].last().is_some_and(attack)
    {
        return None;
    }
    let verb = (j.saturating_sub(10)..j)
        .rev()
        .take_while(|&i| !ends_clause(&scene.items[i]))
        .find(|&i| attack(&scene.items[i]))?;
    bond(verb, (Outcome::Launched, unit, None), Relation::Object, "instrument")
}

/// `air attacks on two camps`, `a raid against three villages`: what an attack was on.
pub(super) fn struck(scene: &Scene, slot: usize) -> Option<Bond> {
    let unit = scene.unit(slot)?;
    let fits = matches!(unit, Unit::Building | Unit::Position | Unit::Settlement | Unit::Ship | Unit::Vehicle);
    let j = before(scene, slot).filter(|&j| fits && j > 0 && scene.items[j].is(Grammar::PREPOSITION))?;
    let word = scene.doc.word(scene.items[j].tokens.start);
    if !["on", "against"].iter().any(|w| word.eq_ignore_ascii_case(w)) || super::is_definite(scene, slot) {
        return None;
    }
    let words = &scene.doc.lexicon.outcomes;
    let strikes = |&i: &usize| {
        let acts = scene.items[i].trigger.map_or(&[][..], |t| &t.acts);
        acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack))
    };
    // "a raid by jets on two depots"
    let closes =
        |i: &Item| ends_clause(i) || i.figure.is_some() || i.is(Grammar::VERB | Grammar::AUXILIARY) || i.is_mark(",");
    let act = (j.saturating_sub(6)..j).rev().take_while(|&i| !closes(&scene.items[i])).find(strikes)?;
    bond(act, (Outcome::Hit, unit, None), Relation::Object, "struck")
}

/// A noun or adjective that a link leads to: `a toll of 12`, `the number of injured is approaching 1,000`,
/// `casualties: 12`, `put losses at 300`.
pub(super) fn linked(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let j = before(scene, slot)?;
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let hedge = &scene.doc.tokens[figure.reach.start.min(figure.tokens.start)..figure.tokens.start];
    let hedged = (0..hedge.len())
        .any(|n| scene.doc.lexicon.grammar.longest(&hedge[n..]).is_some_and(|f| f.meaning.0 & Grammar::MEASURE != 0));
    let is_link = items[j].is(Grammar::MEASURE | Grammar::OF | Grammar::TO | Grammar::BE)
        || items[j].is_mark(":-–—‒=(|")
        || hedged;
    if !is_link {
        return comma_label(scene, slot, j).or_else(|| revised(scene, slot, j));
    }
    if ["out", "among", "from"].iter().any(|w| scene.doc.word(items[j].tokens.start).eq_ignore_ascii_case(w)) {
        return None;
    }
    if let Some(bond) = label(scene, slot, j) {
        return Some(bond);
    }
    if items[j].is(Grammar::OF | Grammar::TO) || items[j].is_mark("(") {
        // "has risen to 31": a verb of measure leads further back than "the killing of 12"
        let measured = items[j].is(Grammar::TO) && changed(items, j);
        if measured && let Some(bond) = number_behind(scene, slot) {
            return Some(bond);
        }
        return nearest_act(scene, slot, j, if measured { 24 } else { 8 }, items[j].is(Grammar::TO));
    }
    // "it took 971 prisoners": a verb of its own, where a noun follows
    if items[j].trigger.is_some() && !hedged && scene.slots[slot].phrase.head.is_some() {
        return None;
    }
    nearest_act(scene, slot, if hedged { j + 1 } else { j }, 24, true)
}

/// Whether a verb of measure leads to the `to` at item `j`, over the time and the difference: `rose in July by a third, to`.
fn changed(items: &[Item], j: usize) -> bool {
    let passes = |i: &Item| {
        i.time
            || i.unknown
            || i.is_mark(",%")
            || i.is(Grammar::BY
                | Grammar::PREPOSITION
                | Grammar::FROM
                | Grammar::DETERMINER
                | Grammar::AFTER
                | Grammar::ADVERB
                | Grammar::FILLER)
    };
    for item in items[..j].iter().rev().take(10) {
        if item.is(Grammar::MEASURE) {
            return true;
        }
        if !passes(item) {
            return false;
        }
    }
    false
}

/// `KIA 27, WIA 103`: a word of fate that stands alone before its bare number.
pub(super) fn tag(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    let closed = |i: &Item| i.is_mark(",;.\n|•()/") || i.is(Grammar::AND);
    let j = s.at.checked_sub(1)?;
    let alone =
        (j == 0 || closed(&items[j - 1]) || items[j - 1].is_mark(":")) && items.get(s.at + 1).is_none_or(closed);
    let trigger = items[j].trigger.filter(|t| alone && !t.states.is_empty() && items[j].figure.is_none())?;
    // the first of a row of such words, or one that follows it
    let row = |other: usize| {
        let o = scene.slots[other].at;
        o > 0 && items[o - 1].trigger.is_some_and(|t| !t.states.is_empty())
    };
    let beside = slot > 0 && row(slot - 1) || slot + 1 < scene.slots.len() && row(slot + 1);
    bond(j, scene.read(slot, trigger, Ask::State, false).filter(|_| beside)?, Relation::State, "tag")
}

/// `prisoners, fourteen; dead, nine.`: a label of one or two words, and a comma before its bare number.
fn comma_label(scene: &Scene, slot: usize, j: usize) -> Option<Bond> {
    let items = &scene.items;
    let stops = |i: &Item| i.is_mark(";:.\n|•");
    let bare = scene.slots[slot].phrase.end == scene.slots[slot].at + 1;
    let closed = items.get(scene.slots[slot].at + 1).is_none_or(|i| stops(i) || i.is_mark(","));
    if !items[j].is_mark(",") || !bare || !closed {
        return None;
    }
    let start = items[..j].iter().rposition(stops).map_or(0, |n| n + 1);
    let short =
        (1..=3).contains(&(j - start)) && items[start..j].iter().all(|i| i.figure.is_none() && i.mark.is_none());
    short.then(|| nearest_act(scene, slot, j, j - start, true))?
}

/// `revised the toll from 41 to 38`: the noun stands before both numbers.
fn revised(scene: &Scene, slot: usize, j: usize) -> Option<Bond> {
    let items = &scene.items;
    let from = |i: &Item| scene.doc.word(i.tokens.start).eq_ignore_ascii_case("from");
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let hedge = scene.doc.word(figure.reach.start.min(figure.tokens.start)).eq_ignore_ascii_case("from");
    let j = if hedge { j + 1 } else { j };
    if scene.slots[slot].phrase.head.is_some() || !hedge && !from(&items[j]) {
        return None;
    }
    let mut clause = items[j.saturating_sub(12)..j].iter().rev().take_while(|i| !ends_clause(i) && i.figure.is_none());
    clause.find(|i| i.is(Grammar::MEASURE))?;
    nearest_act(scene, slot, j, 12, false)
}

/// `US strikes: 387`, `Civilians reported killed: | 52 |`: a label of few words, and a mark before its number.
fn label(scene: &Scene, slot: usize, j: usize) -> Option<Bond> {
    let items = &scene.items;
    if !items[j].is_mark(":-–—‒=|") {
        return None;
    }
    // "killed: | 52 |"
    let j = if items[j].is_mark("|") && j > 0 && items[j - 1].is_mark(":") { j - 1 } else { j };
    let closes = |i: &Item| i.is_mark("\n|•*;.") || i.figure.is_some();
    let start = items[..j].iter().rposition(closes).map_or(0, |n| n + 1);
    if j - start > 7 || items[start..j].iter().any(|i| i.is_mark(",")) {
        return None;
    }
    let words = &scene.doc.lexicon.outcomes;
    let attack = items[start..j].iter().rposition(|i| {
        i.trigger.is_some_and(|t| t.acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack)))
    });
    // "strikes since 2004: 386"
    let small = |i: &Item| i.time || i.name.is_some() || i.is(Grammar::PREPOSITION | Grammar::AFTER);
    let last = |i: usize| items[start + i + 1..j].iter().all(small);
    let told = |i: usize| items[start..start + i].iter().any(|i| i.trigger.is_some_and(|t| !t.states.is_empty()));
    if let Some(i) = attack.filter(|&i| last(i) && !told(i) && scene.unit(slot).is_none()) {
        return bond(start + i, (Outcome::Made, Unit::Attack, None), Relation::Act, "linked");
    }
    if let Some(bond) = told_in_label(scene, slot, start, j) {
        return Some(bond);
    }
    nearest_act(scene, slot, j, j - start, true).or_else(|| {
        // "Returned: 1,009 families"
        let i = j.checked_sub(1).filter(|&i| i >= start)?;
        bond(i, scene.read(slot, items[i].trigger?, Ask::Subject, false)?, Relation::Subject, "linked")
    })
}

/// `Destroyed military vehicles: 20`: a participle before the noun that ends the label.
fn told_in_label(scene: &Scene, slot: usize, start: usize, end: usize) -> Option<Bond> {
    let noun = scene.items[start..end].last()?.noun.filter(|_| scene.unit(slot).is_none())?;
    let said = |i: usize| {
        let trigger = scene.items[i].trigger.filter(|t| t.acts.is_empty())?;
        let asks = [Ask::State, Ask::Passive];
        let read = asks.iter().find_map(|&ask| scene.read_as(slot, trigger, ask, false, Some(noun.unit)))?;
        bond(i, read, Relation::Act, "linked")
    };
    (start..end - 1).find_map(said)
}

/// `brings to 454 the number of soldiers killed`: the noun stands behind the figure.
pub(super) fn number_behind(scene: &Scene, slot: usize) -> Option<Bond> {
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
        let act = trigger
            .acts
            .iter()
            .map(|&a| &scene.doc.lexicon.outcomes.acts[a as usize])
            .find(|a| !a.weak && a.unit == Some(Unit::People));
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
pub(super) fn nearest_act(scene: &Scene, slot: usize, j: usize, reach: usize, weak: bool) -> Option<Bond> {
    let words = &scene.doc.lexicon.outcomes;
    let mut which = None;
    for i in (j.saturating_sub(reach)..j).rev() {
        let item = &scene.items[i];
        if ends_clause(item) || item.figure.is_some() && !item.time {
            return which;
        }
        let Some(trigger) = item.trigger else { continue };
        let counted = |a: &Act| {
            a.unit != Some(Unit::Attack)
                || i > 1 && scene.items[i - 1].is(Grammar::OF) && scene.items[i - 2].is(Grammar::MEASURE)
        };
        // "the arrest of five soldiers", but not "the number destroyed by the army to 474"
        let beside = i + 1 == j;
        let link = scene.items.get(j).is_some_and(|l| l.is(Grammar::OF));
        let agent = i > 1 && scene.items[i - 1].is(Grammar::DETERMINER) && scene.items[i - 2].is(Grammar::BY);
        // "fatalities of volunteers": who they were, not what became of them
        let of = i > 1 && scene.items[i - 1].is(Grammar::OF);
        let whose = of && scene.items[i - 2].trigger.is_some_and(|t| !t.acts.is_empty());
        let admits = |a: &Act| {
            !(a.weak && whose) && (weak || !a.weak || beside && link) && !(a.measure_only && (agent || !beside && link))
        };
        let act = trigger.acts.iter().map(|&a| &words.acts[a as usize]).find(|a| admits(a) && counted(a));
        // "risking the lives of 100 hostages"
        if act.is_some() && beside && link && scene.doc.word(item.tokens.start).eq_ignore_ascii_case("lives") {
            return which;
        }
        if let Some(act) = act {
            if act.body
                && let Some(bond) = bodies_returned(scene, i)
            {
                return Some(bond);
            }
            let unit = scene.unit(slot).or(act.unit).unwrap_or(Unit::People);
            // "no casualties, and damage to one vehicle": what is named of people is not of things
            let same = act.unit.is_none_or(|u| u == Unit::Attack || Class::of(u) == Class::of(unit));
            if let Some(outcome) = act.outcomes.of(unit).filter(|_| same) {
                let found = bond(i, (outcome, unit, None), Relation::Act, "linked");
                // "casualties inflicted on the army: 188": a force is only a size where nothing else is named
                let owner = act.measure_only
                    && i > 0
                    && scene.items[..i].iter().rev().take(3).any(|b| b.is(Grammar::BY | Grammar::ANY_PREPOSITION));
                if owner && which.is_none() {
                    which = found;
                    continue;
                }
                return which.filter(|_| act.measure_only).or(found);
            }
            continue;
        }
        // "the shells supplied have reached 12 million": the noun before the word tells what is counted
        let noun = scene.items[i.saturating_sub(3)..i].iter().rev().find_map(|n| n.noun).map(|n| n.unit);
        let unit = scene.unit(slot).or(noun);
        let passive =
            trigger.verbs.iter().any(|v| matches!(v.1, Form::Past | Form::Participle)).then_some(Ask::Passive);
        if let Some(read) = [Some(Ask::State), passive]
            .into_iter()
            .flatten()
            .find_map(|ask| scene.read_as(slot, trigger, ask, false, unit))
        {
            // "casualties among the soldiers deployed there reached 3,000": the participle only tells which
            if matches!(read.0, Outcome::Deployed | Outcome::Present | Outcome::Recruited) && which.is_none() {
                which = bond(i, read, Relation::Act, "linked");
                continue;
            }
            return bond(i, read, Relation::Act, "linked");
        }
        if trigger.verbs.iter().any(|v| matches!(v.1, Form::Ing))
            && let Some(read) = scene.read(slot, trigger, Ask::Governing, false)
        {
            return bond(i, read, Relation::Act, "linked");
        }
    }
    which
}

/// `the cache contained three rockets`, `the package includes 90 vehicles`: what a find or a delivery is made up of.
pub(super) fn contents(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let unit = scene.unit(slot)?;
    let j = before(scene, slot)?;
    let j = if items[j].is(Grammar::OF) && j > 0 { j - 1 } else { j };
    if !items[j].is(Grammar::CONTENT) {
        return None;
    }
    let words = &scene.doc.lexicon.outcomes;
    for i in (j.saturating_sub(12)..j).rev() {
        if ends_clause(&items[i]) {
            return None;
        }
        let acts = items[i].trigger.map_or(&[][..], |t| &t.acts);
        let act = acts.iter().map(|&a| &words.acts[a as usize]).find(|a| a.measure_only && a.outcomes.things.is_some());
        if let Some(outcome) = act.and_then(|a| a.outcomes.of(unit)) {
            return bond(i, (outcome, unit, None), Relation::Act, "contents");
        }
    }
    None
}

/// `handed over the bodies of 1,212 soldiers`: remains given back, where a verb before item `body` says so.
pub(super) fn bodies_returned(scene: &Scene, body: usize) -> Option<Bond> {
    let words = &scene.doc.lexicon.outcomes;
    let j = scene.items[..body]
        .iter()
        .rposition(|i| i.trigger.is_some() || !i.is(Grammar::DETERMINER | Grammar::FILLER))?;
    let (verb, outcome) = scene.items[j]
        .trigger?
        .verbs
        .iter()
        .find_map(|v| words.verbs[v.0 as usize].outcomes.bodies.map(|o| (v.0, o)))?;
    bond(j, (outcome, Unit::Body, Some(verb)), Relation::Object, "linked")
}
