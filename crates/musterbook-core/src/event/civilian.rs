//! Civilians, combatants, or unsaid.

use super::roles::Roles;
use super::scene::{Relation, Scene};
use crate::claim::Outcome;
use crate::lexicon::{Class, Grammar, Owner};

/// Civilians, combatants, or unsaid.
pub(super) fn civilian(scene: &Scene, slot: usize, before: &[Roles]) -> Option<bool> {
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
    let predicate = scene.items[phrase.end.min(scene.items.len())..]
        .iter()
        .find(|i| !i.is(Grammar::BE | Grammar::ADVERB | Grammar::DETERMINER | Grammar::FILLER));
    if phrase.noun.is_none()
        && phrase.act.is_none()
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
