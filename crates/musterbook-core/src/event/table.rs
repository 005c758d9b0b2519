//! Loss tables and lists: `tanks - 11 332 (+7)`, `personnel: 1,040`, `Civilians killed: 12`.

use super::party::first_in;
use super::roles::{Memory, Roles};
use super::scene::{Bond, Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::lexicon::{Class, Form, Grammar, Noun};
use crate::text::SentenceKind;

/// What the lines of a table are about, from the line above it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    people: Option<Outcome>,
    things: Option<Outcome>,
    /// Whose losses they are.
    pub side: Option<&'static str>,
    /// The paragraph of the heading or the last row.
    paragraph: usize,
}

impl Table {
    /// Notes a heading, and binds the figures of a row that has none of its own.
    pub fn read(&mut self, scene: &mut Scene, memory: &Memory) {
        let sentence = &scene.doc.sentences[scene.sentence];
        let near = sentence.paragraph <= self.paragraph + 2;
        let row = (sentence.kind == SentenceKind::Line || sentence.is_item) && scene.sentence > 0;
        let heads = scene.items.iter().rev().find(|i| !i.is_mark("\n")).is_some_and(|i| i.is_mark(":"));
        if row && near && self.things.is_some() && !heads {
            self.bind_row(scene);
            self.paragraph = scene.doc.sentences[scene.sentence].paragraph;
        } else {
            self.note_heading(scene, memory);
        }
    }

    /// Gives the rows the side of the heading.
    pub fn own(&self, scene: &Scene, roles: &mut [Roles]) {
        for (slot, roles) in scene.slots.iter().zip(roles) {
            if slot.bond.is_some_and(|b| b.rule == "table row") && self.side.is_some() {
                roles.side = self.side;
                roles.side_rule = "of the table";
            }
        }
    }

    fn bind_row(&self, scene: &mut Scene) {
        for slot in 0..scene.slots.len() {
            let is_weak = scene.slots[slot].bond.is_none_or(|b| b.rule == "earlier verb" || matches!(b.relation, Relation::Default | Relation::Shared(_)));
            if !is_weak {
                continue;
            }
            let Some(noun) = label(scene, slot) else { continue };
            let outcome = if Class::of(noun.unit) == Class::People { self.people } else { self.things };
            if let Some(outcome) = outcome {
                scene.slots[slot].phrase.noun = Some(noun);
                scene.slots[slot].bond =
                    Some(Bond { outcome, unit: noun.unit, item: None, verb: None, relation: Relation::Default, rule: "table row" });
            }
        }
    }

    /// A line about losses that ends in a colon, or names losses and holds no figure of its own, heads a table.
    fn note_heading(&mut self, scene: &Scene, memory: &Memory) {
        let words = &scene.doc.lexicon.outcomes;
        let colon = scene.items.iter().rev().find(|i| !i.is_mark("\n")).is_some_and(|i| i.is_mark(":"));
        let heading = colon || scene.doc.sentences[scene.sentence].kind == SentenceKind::Line;
        if !heading {
            return;
        }
        let (mut people, mut things) = (None, None);
        for item in scene.items.iter().filter(|_| colon || scene.slots.is_empty()) {
            let Some(trigger) = item.trigger else { continue };
            for &act in trigger.acts.iter().filter(|&&a| words.acts[a as usize].unit != Some(Unit::Attack)) {
                people = people.or(words.acts[act as usize].outcomes.people);
                things = things.or(words.acts[act as usize].outcomes.things);
            }
            for &state in &trigger.states {
                people = people.or(words.states[state as usize].outcomes.people);
                things = things.or(words.states[state as usize].outcomes.things);
            }
            for &(verb, _) in trigger.verbs.iter().filter(|v| matches!(v.1, Form::Past | Form::Participle)) {
                people = people.or(words.verbs[verb as usize].outcomes.people);
                things = things.or(words.verbs[verb as usize].outcomes.things);
            }
        }
        if things.is_some() || people.is_some() {
            self.people = people.or(Some(Outcome::Casualties));
            self.things = things.or(Some(Outcome::Lost));
            self.paragraph = scene.doc.sentences[scene.sentence].paragraph;
            let enemy = scene.items.iter().any(|i| i.is(Grammar::ENEMY));
            self.side = if enemy { memory.enemy(scene.doc) } else { first_in(scene, 0..scene.items.len()) };
        }
    }
}

/// The noun that labels a row: the last one before its first figure, or just after the number.
fn label(scene: &Scene, slot: usize) -> Option<&'static Noun> {
    if let Some(noun) = scene.slots[slot].phrase.noun {
        return Some(noun);
    }
    let at = scene.slots[0].at;
    let before = scene.items[..at].iter().rev().find_map(|i| i.noun);
    let weapon = scene.items[..at].iter().rev().find_map(|i| i.name).and_then(|n| scene.doc.names[n].weapon());
    before.or_else(|| weapon.map(super::phrase::weapon_noun)).filter(|n| n.unit != Unit::Attack)
}
