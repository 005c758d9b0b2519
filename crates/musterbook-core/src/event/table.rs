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
    /// The line before, where it is the label of a number: `Civilians reported killed`.
    label: Option<(usize, Outcome, Unit)>,
    /// What the columns are about, from the line of their heads, and how many they are.
    columns: [Option<(Outcome, Unit)>; COLUMNS],
    width: usize,
}

/// How many columns of a table are read.
const COLUMNS: usize = 10;

impl Table {
    /// Notes a heading, and binds the figures of a row that has none of its own.
    pub fn read(&mut self, scene: &mut Scene, memory: &Memory) {
        let sentence = &scene.doc.sentences[scene.sentence];
        let near = sentence.paragraph <= self.paragraph + 2;
        let cells = scene.items.iter().any(|i| i.is_mark("|"));
        let row = (cells || sentence.kind == SentenceKind::Line || sentence.is_item) && scene.sentence > 0;
        let heads = scene.items.iter().rev().find(|i| !i.is_mark("\n")).is_some_and(|i| i.is_mark(":"));
        let inline = inline_heading(scene);
        if row {
            self.bind_value(scene);
        }
        self.read_columns(scene);
        self.label = label_line(scene, self);
        if let Some(colon) = inline {
            let mut table = Table::default();
            table.take_heading(scene, 0..colon, memory);
            table.bind_row(scene, colon);
            *self = table;
        } else if row && near && self.things.is_some() && !heads {
            self.bind_row(scene, 0);
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

    fn bind_row(&self, scene: &mut Scene, from: usize) {
        for slot in (0..scene.slots.len()).filter(|&s| scene.slots[s].at >= from).collect::<Vec<_>>() {
            let is_weak = scene.slots[slot].bond.is_none_or(|b| {
                b.rule == "earlier verb" || matches!(b.relation, Relation::Default | Relation::Shared(_))
            });
            if !is_weak || rests_on_a_verb(scene, slot) {
                continue;
            }
            let Some(noun) = label(scene, slot) else { continue };
            let outcome = if Class::of(noun.unit) == Class::People { self.people } else { self.things };
            if let Some(outcome) = outcome {
                scene.slots[slot].phrase.noun = Some(noun);
                scene.slots[slot].bond = Some(Bond {
                    outcome,
                    unit: noun.unit,
                    item: None,
                    verb: None,
                    relation: Relation::Default,
                    rule: "table row",
                });
            }
        }
    }

    /// `Month | Killed | Wounded` heads the columns of the rows under it.
    fn read_columns(&mut self, scene: &mut Scene) {
        let bars = scene.items.iter().filter(|i| i.is_mark("|")).count();
        if bars == 0 || bars >= COLUMNS {
            return;
        }
        if scene.slots.is_empty() {
            self.columns = [None; COLUMNS];
            let mut cells = scene.items.split(|i| i.is_mark("|"));
            for column in self.columns.iter_mut() {
                *column = cells.next().and_then(|cell| head_of_column(scene, cell));
            }
            self.width = if self.columns.iter().flatten().count() > 1 { bars } else { 0 };
            return;
        }
        if bars != self.width {
            return;
        }
        for slot in 0..scene.slots.len() {
            let at = scene.slots[slot].at;
            let column = scene.items[..at].iter().filter(|i| i.is_mark("|")).count();
            let alone = scene.slots[slot].phrase.head.is_none();
            if let Some((outcome, unit)) = self.columns[column].filter(|_| alone) {
                let relation = Relation::Default;
                let bond = Bond { outcome, unit, item: None, verb: None, relation, rule: "table column" };
                scene.slots[slot].bond = Some(bond);
            }
        }
    }

    /// A line that is only a number, under a line that is its label.
    fn bind_value(&self, scene: &mut Scene) {
        let bare = scene.slots.len() == 1 && scene.items.iter().all(|i| i.figure.is_some() || i.mark.is_some());
        let Some((_, outcome, unit)) = self.label.filter(|l| bare && l.0 + 1 == scene.sentence) else { return };
        scene.slots[0].bond =
            Some(Bond { outcome, unit, item: None, verb: None, relation: Relation::Default, rule: "label" });
    }

    /// A line about losses that ends in a colon, or names losses and holds no figure of its own, heads a table.
    fn note_heading(&mut self, scene: &Scene, memory: &Memory) {
        let colon = scene.items.iter().rev().find(|i| !i.is_mark("\n")).is_some_and(|i| i.is_mark(":"));
        let heading = colon || scene.doc.sentences[scene.sentence].kind == SentenceKind::Line;
        if !heading {
            return;
        }
        let all = if colon || scene.slots.is_empty() { scene.items.len() } else { 0 };
        self.take_heading(scene, 0..all, memory);
    }

    /// The outcomes and the side that the words of a heading name.
    fn take_heading(&mut self, scene: &Scene, range: std::ops::Range<usize>, memory: &Memory) {
        let words = &scene.doc.lexicon.outcomes;
        let items = &scene.items[range.clone()];
        let (mut people, mut things) = (None, None);
        for item in items {
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
            let enemy = items.iter().any(|i| i.is(Grammar::ENEMY));
            self.side = if enemy { memory.enemy(scene.doc) } else { first_in(scene, range) };
        }
    }
}

/// What the cell at the head of a column says of the numbers under it.
fn head_of_column(scene: &Scene, cell: &[super::item::Item]) -> Option<(Outcome, Unit)> {
    let words = &scene.doc.lexicon.outcomes;
    let noun = cell.iter().find_map(|i| i.noun).map(|n| n.unit);
    let unit = noun.unwrap_or(Unit::People);
    cell.iter().filter_map(|i| i.trigger).find_map(|trigger| {
        let states = trigger.states.iter().map(|&s| words.states[s as usize].outcomes.of(unit));
        let acts = trigger.acts.iter().map(|&a| words.acts[a as usize]).filter(|a| !a.measure_only);
        let said = states.flatten().next().map(|outcome| (outcome, unit));
        said.or_else(|| acts.filter_map(|a| a.unit.and_then(|u| a.outcomes.of(u).map(|o| (o, u)))).next())
    })
}

/// `Enemy losses were: personnel - 300 (+10), tanks - 12 (+1)`: the colon of a heading with three or more figures behind.
fn inline_heading(scene: &Scene) -> Option<usize> {
    let words = &scene.doc.lexicon.outcomes;
    let colon = scene.items.iter().position(|i| i.is_mark(":"))?;
    let behind = scene.slots.iter().filter(|s| s.at > colon).count();
    let labelled =
        scene.slots.iter().filter(|s| s.at > colon && s.at > 0 && scene.items[s.at - 1].is_mark("-–—‒−=")).count();
    let losses = |i: &super::item::Item| {
        i.trigger.is_some_and(|t| {
            t.acts.iter().any(|&a| words.acts[a as usize].outcomes.things.is_some())
                || t.states.iter().any(|&s| words.states[s as usize].outcomes.things.is_some())
        })
    };
    (behind >= 3 && labelled >= 2 && scene.items[..colon].iter().any(losses)).then_some(colon)
}

/// Whether what a figure took over from another came from a verb of its own sentence.
fn rests_on_a_verb(scene: &Scene, slot: usize) -> bool {
    let mut at = slot;
    for _ in 0..4 {
        match scene.slots[at].bond.map(|b| b.relation) {
            Some(Relation::Shared(from)) if from != at => at = from,
            Some(Relation::Subject | Relation::Object | Relation::State) => return at != slot,
            _ => return false,
        }
    }
    false
}

/// What a short line without a number is the label of.
fn label_line(scene: &Scene, table: &Table) -> Option<(usize, Outcome, Unit)> {
    let sentence = &scene.doc.sentences[scene.sentence];
    let line = sentence.kind == SentenceKind::Line || sentence.is_item;
    if !line || !scene.slots.is_empty() || scene.items.len() > 9 {
        return None;
    }
    let words = &scene.doc.lexicon.outcomes;
    let noun = scene.items.iter().rev().find_map(|i| i.noun);
    for trigger in scene.items.iter().rev().filter_map(|i| i.trigger) {
        let unit = noun.map_or(Unit::People, |n| n.unit);
        let states = trigger.states.iter().map(|&s| words.states[s as usize].outcomes);
        let verbs = trigger.verbs.iter().filter(|v| matches!(v.1, Form::Past | Form::Participle));
        let verbs = verbs.map(|v| words.verbs[v.0 as usize].outcomes);
        if let Some(outcome) = states.chain(verbs).find_map(|o| o.of(unit)) {
            return Some((scene.sentence, outcome, unit));
        }
        if let Some(act) = trigger.acts.first().map(|&a| words.acts[a as usize]).filter(|a| !a.measure_only)
            && let Some(unit) = act.unit
            && let Some(outcome) = act.outcomes.of(unit)
        {
            return Some((scene.sentence, outcome, unit));
        }
    }
    let noun = noun.filter(|_| sentence.paragraph <= table.paragraph + 2)?;
    let outcome = if Class::of(noun.unit) == Class::People { table.people } else { table.things };
    outcome.map(|outcome| (scene.sentence, outcome, noun.unit))
}

/// The noun that labels a row: the last one before the figure in its cell, or just after the number.
fn label(scene: &Scene, slot: usize) -> Option<&'static Noun> {
    let at = scene.slots[slot].at;
    let linked = at > 0 && scene.items[at - 1].is_mark(":-–—‒−=|(+");
    if let Some(noun) = scene.slots[slot].phrase.noun.filter(|_| !linked) {
        return Some(noun);
    }
    for (before, item) in scene.items[..at].iter().rev().enumerate() {
        // the colon of "Tanks: 120" links the label to its number
        if item.is_mark(",;\n") || item.is_mark(":") && before > 0 {
            break;
        }
        let weapon = item.name.and_then(|n| scene.doc.names[n].weapon()).map(super::phrase::weapon_noun);
        if let Some(noun) = item.noun.or(weapon).filter(|n| n.unit != Unit::Attack) {
            return Some(noun);
        }
    }
    scene.slots[slot].phrase.noun
}
