//! Verbs just before the figure: `killed 12 people`.

use super::after::following;
use super::bond;
use crate::claim::{Outcome, Unit};
use crate::event::item::Item;
use crate::event::party;
use crate::event::scene::{Ask, Bond, Relation, Scene};
use crate::lexicon::{Class, Counted, Form, Grammar};

/// The item that stands before the figure, over determiners, adverbs, quotation marks and `a total of`.
pub(super) fn before(scene: &Scene, slot: usize) -> Option<usize> {
    let items = &scene.items;
    let mut j = scene.slots[slot].at;
    while j > 0 {
        j -= 1;
        let item = &items[j];
        let is_total = item.is(Grammar::OF)
            && j > 0
            && (items[j - 1].is(Grammar::FILLER)
                || (items[j - 1].is(Grammar::MEASURE) && scene.doc.word(items[j - 1].tokens.start) == "total"));
        if is_total {
            j -= 1;
            continue;
        }
        let passes = item.is_mark("\"“”'‘’«»(~")
            || item.time
            || (item.trigger.is_none()
                && item.is(Grammar::DETERMINER
                    | Grammar::ADVERB
                    | Grammar::FILLER
                    | Grammar::POSSESSIVE
                    | Grammar::MODAL)
                && !item.is(Grammar::RELATIVE & !Grammar::DETERMINER));
        if !passes {
            return Some(j);
        }
    }
    None
}

/// Whether a past form at item `j` is passive: a form of `be` stands before it, over adverbs.
pub(super) fn is_passive(items: &[Item], j: usize) -> bool {
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
pub(super) fn may_govern(items: &[Item], j: usize) -> bool {
    let Some(trigger) = items[j].trigger else { return false };
    let all_past = trigger.verbs.iter().all(|v| matches!(v.1, Form::Past | Form::Participle));
    !(all_past && is_passive(items, j))
}

pub(super) fn governing(scene: &Scene, slot: usize, weak: bool, rule: &'static str) -> Option<Bond> {
    let mut j = before(scene, slot)?;
    let direct = j;
    // "sent to Russia some 3,000 soldiers": one prepositional phrase may stand between
    if scene.items[j].name.is_some() && j > 1 && scene.items[j - 1].is(Grammar::ANY_PREPOSITION) {
        j -= 2;
    }
    let trigger = scene.items[j].trigger?;
    // "claimed 22 soldiers killed": a verb of saying, not of taking lives
    if scene.items[j].is(Grammar::CAUSE) && following(scene, slot, false, "followed").is_some() {
        return None;
    }
    // "of the men sent to Mali some 300 have been killed"
    if j != direct && is_subject_of_passive(scene, slot) && following(scene, slot, false, "followed").is_some() {
        return None;
    }
    // "Luanda has claimed 350 casualties": who tells of losses has taken no lives
    let of_people = |act: u16| scene.doc.lexicon.outcomes.acts[act as usize].unit == Some(Unit::People);
    if scene.slots[slot].phrase.act.is_some_and(of_people) && party::tells(scene, j) {
        return None;
    }
    // "killed or wounded 800 troops": the pair of participles governs as a verb does
    if trigger.verbs.is_empty() && !is_passive(&scene.items, j) {
        return bond(
            j,
            scene.read(slot, trigger, Ask::State, false).filter(|r| r.0 == Outcome::Casualties)?,
            Relation::Object,
            rule,
        );
    }
    if !may_govern(&scene.items, j) {
        return None;
    }
    let (mut outcome, unit, verb) = scene.read(slot, trigger, Ask::Governing, weak)?;
    // "claimed three guns were found": lives are claimed, things are said to be
    let of_things = Class::of(unit) != Class::People && scene.unit(slot).is_none();
    if scene.items[j].is(Grammar::CAUSE) && (outcome == Outcome::Destroyed || of_things) {
        return None;
    }
    // "lost six dead": the adjective says more than the verb
    if matches!(outcome, Outcome::Casualties | Outcome::Deployed)
        && let Some(state) = scene.items.get(scene.slots[slot].phrase.end).and_then(|i| i.trigger)
        && let Some((said, ..)) = scene.read(slot, state, Ask::State, false)
    {
        outcome = said;
    }
    // "sustained 250,000 fatalities", "claimed 500 casualties": the noun says more than the verb
    let act = scene.slots[slot].phrase.act.map(|a| scene.doc.lexicon.outcomes.acts[a as usize]);
    if unit == Unit::People
        && let Some(act) = act.filter(|a| a.unit == Some(Unit::People) && !a.body && !a.measure_only)
        && let Some(said) = act.outcomes.people
        && (outcome == Outcome::Casualties
            || outcome == Outcome::Killed && !act.weak && scene.items[j].is(Grammar::CAUSE))
    {
        outcome = said;
    }
    // "killed and injured dozens", "captured or killed 30": several fates of one figure
    if unit == Unit::People && is_pair(scene, j, outcome) {
        outcome = Outcome::Casualties;
    }
    bond(j, (outcome, unit, verb), Relation::Object, rule)
}

/// Whether a bare figure is followed by a form of `be` or `have`: `300 have been killed`.
fn is_subject_of_passive(scene: &Scene, slot: usize) -> bool {
    let phrase = &scene.slots[slot].phrase;
    phrase.noun.is_none() && scene.items.get(phrase.end).is_some_and(|i| i.is(Grammar::AUXILIARY | Grammar::BE))
}

/// Whether the verb at item `j` is the second of two that govern one object, with another fate of people.
fn is_pair(scene: &Scene, j: usize, outcome: Outcome) -> bool {
    let fate = |o: Outcome| matches!(o, Outcome::Killed | Outcome::Wounded | Outcome::Captured | Outcome::Detained);
    if j < 2 || !scene.items[j - 1].is(Grammar::AND | Grammar::OR) || !fate(outcome) {
        return false;
    }
    let (Some(first), Some(second)) = (scene.items[j - 2].trigger, scene.items[j].trigger) else { return false };
    let form = |f: Form| second.verbs.iter().any(|v| v.1 == f);
    let words = &scene.doc.lexicon.outcomes;
    first.verbs.iter().filter(|v| form(v.1)).any(|v| {
        let verb = &words.verbs[v.0 as usize];
        verb.counted == Counted::Object && verb.outcomes.people.is_some_and(|o| fate(o) && o != outcome)
    })
}

pub(super) fn governed(scene: &Scene, slot: usize) -> Option<Bond> {
    governing(scene, slot, false, "governed")
}

pub(super) fn governed_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    governing(scene, slot, true, "governed weakly")
}
