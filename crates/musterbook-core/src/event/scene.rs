//! One sentence at work: its items, and a slot for each figure with what is known of it so far.

use super::item::{Item, items};
use super::phrase::Phrase;
use crate::claim::{Outcome, Unit};
use crate::document::Document;
use crate::lexicon::{Class, Counted, Form, Owner, TriggerSet, Verb};
use std::ops::Range;

/// How a figure hangs on the word that names its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The verb stands before: `killed 12`.
    Object,
    /// The verb stands after: `12 were killed`, `12 died`.
    Subject,
    /// An adjective or participle in or after the phrase: `12 dead`.
    State,
    /// A noun: `12 deaths`, `a toll of 12`.
    Act,
    /// Taken over from another slot of the sentence.
    Shared(usize),
    /// From the noun alone, or from what was told before.
    Default,
}

/// What happened to the counted, and the word that says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bond {
    pub outcome: Outcome,
    pub unit: Unit,
    /// The item of the trigger.
    pub item: Option<usize>,
    pub verb: Option<u16>,
    pub relation: Relation,
    pub rule: &'static str,
}

/// A figure of the sentence.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The item.
    pub at: usize,
    /// Index into `doc.figures`.
    pub figure: usize,
    pub phrase: Phrase,
    pub bond: Option<Bond>,
}

/// The sentence.
pub struct Scene<'d, 'a> {
    pub doc: &'d Document<'a>,
    pub sentence: usize,
    pub items: Vec<Item>,
    pub slots: Vec<Slot>,
    /// What the sentences before counted last.
    pub told: Told,
}

/// What was counted last before the sentence: the antecedent of a number with no noun of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    pub recent: Option<Unit>,
    pub things: Option<Unit>,
}

/// Which reading of a trigger is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A verb with the counted as its object.
    Governing,
    /// A participle after the counted.
    Passive,
    /// A verb with the counted as its subject.
    Subject,
    /// An adjective, or a participle used as one.
    State,
}

impl<'d, 'a> Scene<'d, 'a> {
    /// The scene of a stretch of a sentence's tokens: all of them, unless the sentence is of no natural length.
    pub fn new(doc: &'d Document<'a>, sentence: usize, tokens: &Range<usize>) -> Scene<'d, 'a> {
        let items = items(doc, tokens);
        let slots = (0..items.len())
            .filter_map(|at| items[at].figure.map(|figure| (at, figure)))
            .map(|(at, figure)| Slot { at, figure, phrase: Phrase::after(doc, &items, at), bond: None })
            .collect();
        Scene { doc, sentence, items, slots, told: Told::default() }
    }

    /// The slot of the figure that is item `at`.
    pub fn slot_at(&self, at: usize) -> Option<usize> {
        self.slots.binary_search_by_key(&at, |s| s.at).ok()
    }

    /// What is counted, as far as the phrase says: a known noun, a noun that names an outcome, or nothing.
    pub fn unit(&self, slot: usize) -> Option<Unit> {
        let phrase = &self.slots[slot].phrase;
        let share = self.doc.figures[self.slots[slot].figure].share;
        if let Some(noun) = phrase.noun.filter(|n| share || !n.share_only) {
            return Some(noun.unit);
        }
        // "53% of the Strip", "a fifth of Ukraine"
        if share
            && phrase.partitive
            && phrase.act.is_none()
            && phrase.unknown.is_none()
            && phrase.base.is_none()
            && !phrase.names.is_empty()
        {
            let is_place = |&j: &usize| self.items[j].name.is_some_and(|n| self.doc.names[n].places().next().is_some());
            return phrase.names.iter().all(is_place).then_some(Unit::Km2);
        }
        if let Some(act) = phrase.act {
            return self.doc.lexicon.outcomes.acts[act as usize].unit;
        }
        phrase.base.and_then(|base| self.slot_at(base)).filter(|&base| base > slot).and_then(|base| self.unit(base))
    }

    /// Whether the phrase has a noun that no table knows.
    pub fn is_strange(&self, slot: usize) -> bool {
        let phrase = &self.slots[slot].phrase;
        let share = self.doc.figures[self.slots[slot].figure].share;
        let noun = phrase.noun.filter(|n| share || !n.share_only);
        noun.is_none()
            && phrase.act.is_none()
            && (phrase.unknown.is_some() || phrase.noun.is_some())
            && phrase.names.is_empty()
    }

    /// What a trigger says of the counted of a slot, in the reading asked for; `weak` admits words that fit only
    /// where nothing else does.
    pub fn read(
        &self,
        slot: usize,
        trigger: &TriggerSet,
        ask: Ask,
        weak: bool,
    ) -> Option<(Outcome, Unit, Option<u16>)> {
        self.read_as(slot, trigger, ask, weak, self.unit(slot))
    }

    /// The same where the unit is known from elsewhere.
    pub fn read_as(
        &self,
        slot: usize,
        trigger: &TriggerSet,
        ask: Ask,
        weak: bool,
        unit: Option<Unit>,
    ) -> Option<(Outcome, Unit, Option<u16>)> {
        let words = &self.doc.lexicon.outcomes;
        if ask == Ask::State {
            let states = trigger.states.iter().map(|&s| &words.states[s as usize]).filter(|s| weak || !s.weak);
            for state in states {
                if let Some((outcome, unit)) = self.fit(slot, unit, |u| state.outcomes.of(u)) {
                    let lost = outcome == Outcome::Casualties && state.outcomes.things == Some(Outcome::Lost);
                    let outcome = match outcome {
                        _ if unit == Unit::People && lost => self.losses(slot),
                        _ if unit == Unit::People => self.lens(slot, outcome),
                        outcome => outcome,
                    };
                    return Some((outcome, unit, None));
                }
            }
            return None;
        }
        // "six drones came over; three were destroyed": an elided noun is the one told before
        if unit.is_none()
            && let Some(kind) = self.antecedent(slot)
            && let Some(read) = self.read_of_thing(slot, trigger, ask, weak, kind)
        {
            return Some(read);
        }
        // what flies is shot down before it is destroyed: "neutralised 405 drones"
        let carried = || slot.checked_sub(1).filter(|_| !self.is_strange(slot)).and_then(|b| self.unit(b));
        let flies = unit.or_else(carried).is_some_and(is_airborne);
        let airborne = |v: &&(u16, Form)| flies && words.verbs[v.0 as usize].airborne;
        let rest = |v: &&(u16, Form)| !(flies && words.verbs[v.0 as usize].airborne);
        for &(id, form) in trigger.verbs.iter().filter(airborne).chain(trigger.verbs.iter().filter(rest)) {
            let verb = &words.verbs[id as usize];
            let fits = match ask {
                Ask::Governing => verb.counted == Counted::Object,
                Ask::Passive => verb.counted == Counted::Object && matches!(form, Form::Past | Form::Participle),
                Ask::Subject => verb.counted == Counted::Subject,
                Ask::State => false,
            };
            if !fits || (verb.weak && !weak) || !self.suits(slot, verb, unit) {
                continue;
            }
            let elided = self.unit(slot).is_none();
            let here = slot.checked_sub(1).and_then(|b| self.slots[b].bond).map(|b| b.unit);
            let read = self.fit(slot, unit, |u| verb.outcomes.of(u));
            // "down from 2,700": not a verb of what was told before
            if let Some((outcome, unit)) =
                read.filter(|r| !elided || form != Form::Base || Class::of(r.1) == Class::People || here == Some(r.1))
            {
                let fired = matches!(unit, Unit::Missile | Unit::Bomb | Unit::Shell | Unit::Drone);
                let holds = |v: &(u16, Form)| words.verbs[v.0 as usize].outcomes.of(unit) == Some(Outcome::Held);
                let outcome = match outcome {
                    // "occupies 19% of Ukraine"
                    Outcome::Taken if matches!(form, Form::Third | Form::Base) && trigger.verbs.iter().any(holds) => {
                        Outcome::Held
                    }
                    _ if unit == Unit::People => self.lens(slot, self.taken(slot, verb, outcome)),
                    Outcome::Targeted if fired => Outcome::Launched,
                    // what flew into the ground is lost to its owner
                    Outcome::Hit if ask == Ask::Subject && matches!(unit, Unit::Aircraft | Unit::Helicopter) => {
                        Outcome::Lost
                    }
                    outcome => outcome,
                };
                return Some((outcome, unit, Some(id)));
            }
        }
        None
    }

    /// The unit of things that a number with no noun of its own goes on to count.
    fn antecedent(&self, slot: usize) -> Option<Unit> {
        let phrase = &self.slots[slot].phrase;
        let bare =
            phrase.head.is_none() && phrase.unknown.is_none() && phrase.names.is_empty() && phrase.inner.is_none();
        let before = slot.checked_sub(1).and_then(|b| self.slots[b].bond.map(|b| b.unit).or_else(|| self.unit(b)));
        let many = self.doc.figures[self.slots[slot].figure].low.is_some_and(|low| low >= 1000.0);
        let likely = |u: Unit| Class::of(u) != Class::People && u != Unit::Km2 && !(many && u == Unit::Settlement);
        before.or(self.told.recent).filter(|&u| bare && likely(u))
    }

    /// A verb that is said of things, not of people, for the things told before.
    fn read_of_thing(
        &self,
        slot: usize,
        trigger: &TriggerSet,
        ask: Ask,
        weak: bool,
        kind: Unit,
    ) -> Option<(Outcome, Unit, Option<u16>)> {
        let words = &self.doc.lexicon.outcomes;
        let of_things = |v: &&(u16, Form)| {
            let verb = &words.verbs[v.0 as usize];
            v.1 != Form::Base && verb.outcomes.people.is_none() && verb.outcomes.of(kind).is_some()
        };
        trigger.verbs.iter().find(of_things)?;
        self.read_as(slot, trigger, ask, weak, Some(kind))
    }

    /// Who loses a handful of men lost them dead; hundreds are losses of every kind.
    fn losses(&self, slot: usize) -> Outcome {
        let figure = &self.doc.figures[self.slots[slot].figure];
        let few = figure.low.is_some() && figure.high.is_some_and(|high| high <= 60.0) && !figure.share;
        let few = few && self.slots[slot].phrase.act.is_none();
        if few { Outcome::Killed } else { Outcome::Casualties }
    }

    /// Who is merely held or taken: fighters are captured, prisoners of no known kind detained or abducted.
    fn taken(&self, slot: usize, verb: &Verb, outcome: Outcome) -> Outcome {
        let phrase = &self.slots[slot].phrase;
        let fighters = phrase.noun.is_some_and(|n| n.civilian == Some(false));
        match outcome {
            Outcome::Detained if verb.weak && fighters => Outcome::Captured,
            // "5,000 soldiers crossed the border"
            Outcome::Displaced if fighters && verb.counted == Counted::Subject && verb.owner == Owner::Subject => {
                Outcome::Deployed
            }
            Outcome::Displaced if verb.weak && fighters && verb.counted == Counted::Object => Outcome::Present,
            Outcome::Casualties if verb.owner == Owner::Subject => self.losses(slot),
            Outcome::Captured if verb.weak && !fighters && phrase.act.is_none() => Outcome::Abducted,
            outcome => outcome,
        }
    }

    /// Captives are not sent or moved, they come free.
    fn lens(&self, slot: usize, outcome: Outcome) -> Outcome {
        let phrase = &self.slots[slot].phrase;
        let act = phrase.act.map(|a| self.doc.lexicon.outcomes.acts[a as usize]);
        let is_captive =
            act.is_some_and(|a| a.weak && matches!(a.outcomes.people, Some(Outcome::Captured | Outcome::Abducted)));
        match outcome {
            Outcome::Deployed | Outcome::Returned | Outcome::Evacuated | Outcome::Displaced if is_captive => {
                Outcome::Released
            }
            Outcome::Captured | Outcome::Detained
                if is_captive && act.is_some_and(|a| a.outcomes.people == Some(Outcome::Abducted)) =>
            {
                Outcome::Abducted
            }
            Outcome::Deployed if phrase.noun.is_some_and(|n| n.civilian == Some(true)) => Outcome::Displaced,
            Outcome::Captured if phrase.civilian || phrase.noun.is_some_and(|n| n.civilian == Some(true)) => {
                Outcome::Abducted
            }
            outcome => outcome,
        }
    }

    /// Conditions of a verb on what it counts.
    fn suits(&self, slot: usize, verb: &Verb, unit: Option<Unit>) -> bool {
        if verb.only_bodies && Class::of(unit.unwrap_or(Unit::People)) != Class::Things {
            let is_body = self.slots[slot].phrase.act.is_some_and(|a| self.doc.lexicon.outcomes.acts[a as usize].body);
            return is_body || unit == Some(Unit::Body);
        }
        !verb.airborne || unit.is_none_or(|u| is_airborne(u) || Class::of(u) != Class::Things)
    }

    /// The outcome for the unit; where no noun tells the unit, people, if the word can be of people.
    fn fit(&self, slot: usize, unit: Option<Unit>, of: impl Fn(Unit) -> Option<Outcome>) -> Option<(Outcome, Unit)> {
        match unit {
            Some(Unit::Body) => of(Unit::Body)
                .map(|o| (o, Unit::Body))
                .or_else(|| of(Unit::People).filter(|&o| o == Outcome::Killed).map(|o| (o, Unit::People))),
            Some(unit) => of(unit).map(|outcome| (outcome, unit)),
            None => {
                // "fired on 100 vessels, sinking two": a bare number takes the kind of the one before
                let before = slot.checked_sub(1).filter(|_| !self.is_strange(slot));
                let kind = before.and_then(|b| self.slots[b].bond.map(|b| b.unit).or_else(|| self.unit(b)));
                let Some(outcome) = of(Unit::People) else {
                    let told = self.told.things.filter(|&u| u != Unit::Km2 && !self.is_strange(slot));
                    let mut kinds = [kind, told].into_iter().flatten();
                    return kinds.find_map(|unit| of(unit).map(|outcome| (outcome, unit)));
                };
                // "seven more carriers: Russia has now lost 2,363"
                if let Some(unit) = kind.filter(|&u| outcome == Outcome::Casualties && Class::of(u) == Class::Things)
                    && let Some(outcome) = of(unit)
                {
                    return Some((outcome, unit));
                }
                let sure = of(Unit::Tank).is_none() || outcome.is_harm();
                (sure || !self.is_strange(slot)).then_some((outcome, Unit::People))
            }
        }
    }
}

/// Units that fly or are fired.
pub fn is_airborne(unit: Unit) -> bool {
    matches!(unit, Unit::Aircraft | Unit::Helicopter | Unit::Drone | Unit::Missile | Unit::Bomb | Unit::Shell)
}
