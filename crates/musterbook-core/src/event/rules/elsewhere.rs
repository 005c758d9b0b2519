//! Verbs elsewhere in the clause, and those of a part whose whole stands between.

use super::after::{after, following, mixed, relative};
use super::before::may_govern;
use super::bond;
use crate::claim::Unit;
use crate::event::item::{ends_clause, is_nominal};
use crate::event::scene::{Ask, Bond, Relation, Scene};
use crate::lexicon::Grammar;

/// A verb further on in the clause.
pub(super) fn later_verb(scene: &Scene, slot: usize) -> Option<Bond> {
    later(scene, slot, scene.slots[slot].phrase.end, false, "later verb")
}

pub(super) fn later_verb_weakly(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let moves =
        phrase.noun.is_some_and(|n| n.unit == Unit::People && n.civilian != Some(true)) || !phrase.names.is_empty();
    later(scene, slot, phrase.end, true, "later verb, weakly").filter(|_| moves)
}

/// Whether the whole of a part has a participle of its own: `half of the 11,000 troops sent there`.
pub(in crate::event) fn has_clause_of_its_own(scene: &Scene, slot: usize) -> bool {
    let Some(base) = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b)) else { return false };
    let participle =
        after(scene, base).is_some_and(|(_, be)| !be) && following(scene, base, false, "followed").is_some();
    participle || relative(scene, base).is_some()
}

/// `half of the 10,000 soldiers sent there are out of action`: the whole has the participle, its part the verb.
pub(in crate::event) fn verb_of_part(scene: &Scene, slot: usize) -> Option<Bond> {
    let base = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b))?;
    let (participle, _) = after(scene, base)?;
    later(scene, slot, participle + 1, false, "later verb").filter(|b| b.item != Some(participle))
}

pub(super) fn later(scene: &Scene, slot: usize, from: usize, weak: bool, rule: &'static str) -> Option<Bond> {
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
        let Some(trigger) = item.trigger.filter(|_| commas % 2 == 0 && !is_nominal(items, j)) else { continue };
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
pub(super) fn earlier_verb(scene: &Scene, slot: usize) -> Option<Bond> {
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
        let Some(trigger) =
            item.trigger.filter(|_| !item.is(Grammar::VERB | Grammar::CAUSE) && !is_nominal(&scene.items, j))
        else {
            continue;
        };
        if let Some(read) = scene.read(slot, trigger, Ask::Governing, false)
            && (may_govern(&scene.items, j) || !trigger.verbs.is_empty() && j == 0)
        {
            return bond(j, read, Relation::Object, "earlier verb");
        }
    }
    None
}
