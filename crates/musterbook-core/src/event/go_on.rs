//! Figures that have no word of their own go on about what the text was telling, where that is likely.

use super::item::{Item, ends_clause, is_nominal};
use super::rules::is_definite;
use super::scene::{Ask, Bond, Relation, Scene, Told};
use super::share::{fits, take_over};
use crate::claim::{Outcome, Qualifier, Unit};
use crate::lexicon::{Class, Grammar, TriggerSet};
use crate::text::Case;

/// Captives of whom the text told before get free, they do not flee: `fifty have since escaped`.
pub fn free_captives(scene: &mut Scene, last: &Last) {
    let captive = |b: &Bond| b.outcome.is_captivity() || b.outcome == Outcome::Released;
    for slot in 0..scene.slots.len() {
        let before = scene.slots[..slot].iter().rev().find_map(|s| s.bond).or(last.people);
        let seized = scene.slots[..slot].iter().filter_map(|s| s.bond).any(|b| b.outcome == Outcome::Abducted);
        let noun = scene.slots[slot].phrase.noun;
        let civilian = noun.is_none_or(|n| n.civilian != Some(false));
        let of_unsaid = noun.is_none_or(|n| n.civilian.is_none());
        let fled = |b: &Bond| matches!(b.outcome, Outcome::Displaced | Outcome::Evacuated);
        let Some(bond) = scene.slots[slot].bond.as_mut().filter(|b| b.unit == Unit::People) else { continue };
        // "230 were exchanged; 213 soldiers returned home", "the Houthis had brought out 290"
        let came_back = bond.outcome == Outcome::Returned || bond.outcome == Outcome::Evacuated && of_unsaid;
        if came_back && bond.relation != Relation::Act && before.is_some_and(|b| captive(&b)) {
            bond.outcome = Outcome::Released;
        }
        // "93,000 fled; Bangladesh has taken 60,000"
        if bond.outcome == Outcome::Abducted && bond.rule == "governed weakly" && before.is_some_and(|b| fled(&b)) {
            bond.outcome = Outcome::Displaced;
        }
        // "seized 50; the remaining 30 are still held"
        if bond.outcome == Outcome::Detained && of_unsaid && seized {
            bond.outcome = Outcome::Abducted;
        }
        // "276 were carried off; 219 are still captive"
        let told = before.is_some_and(|b| b.outcome == Outcome::Abducted);
        if bond.outcome == Outcome::Captured && bond.relation == Relation::State && civilian && told {
            bond.outcome = Outcome::Abducted;
        }
        if !civilian {
            continue;
        }
        let got_out =
            matches!(bond.outcome, Outcome::Evacuated | Outcome::Displaced) && bond.relation == Relation::Subject;
        // "1,625 fled the town; 300 reached Kosti"
        let came = matches!(bond.outcome, Outcome::Deployed | Outcome::Present) && bond.rule.ends_with("weakly");
        if came && before.is_some_and(|b| fled(&b)) {
            bond.outcome = Outcome::Displaced;
        }
        if got_out && before.is_some_and(|b| captive(&b)) {
            bond.outcome = Outcome::Released;
        }
    }
}

/// Binds what is still unbound to what the text was telling: the last figure of its kind, or the nearest word that fits.
pub fn bind(scene: &mut Scene, last: &Last) {
    bind_pairs(scene, last);
    for slot in 0..scene.slots.len() {
        if scene.slots[slot].bond.is_none()
            && !scene.doc.figures[scene.slots[slot].figure].article
            && !is_of_other_things(scene, slot)
            && !is_definite(scene, slot)
        {
            let same = (0..slot)
                .rev()
                .find(|&s| scene.slots[s].bond.is_some() && is_plain(scene, slot) && fits(scene, s, slot));
            let here = same.and_then(|from| take_over(scene, from, slot, "as the figure before"));
            scene.slots[slot].bond =
                here.or_else(|| nearest_word(scene, slot)).or_else(|| from_before(scene, slot, last));
        }
    }
}

/// `37 were killed and 234 wounded; in 2008 it was 47 and 235`: two bare numbers repeat the two fates told before.
fn bind_pairs(scene: &mut Scene, last: &Last) {
    let bare = |scene: &Scene, s: usize| {
        let slot = &scene.slots[s];
        slot.bond.is_none()
            && slot.phrase.noun.is_none()
            && slot.phrase.act.is_none()
            && slot.phrase.unknown.is_none()
            && slot.phrase.names.is_empty()
            && !scene.doc.figures[slot.figure].share
    };
    for first in 0..scene.slots.len().saturating_sub(1) {
        let between = &scene.items[scene.slots[first].at + 1..scene.slots[first + 1].at];
        let linked = between.len() == 1 && (between[0].is(Grammar::AND) || between[0].is_mark("/"));
        if !linked || !bare(scene, first) || !bare(scene, first + 1) {
            continue;
        }
        let told = |s: usize| scene.slots[s].bond.filter(|b| b.unit == Unit::People);
        let here = (first >= 2).then(|| told(first - 2).zip(told(first - 1))).flatten();
        let Some((one, other)) = here.or(last.pair).filter(|p| p.0.outcome != p.1.outcome) else { continue };
        for (slot, bond) in [(first, one), (first + 1, other)] {
            let relation = Relation::Default;
            scene.slots[slot].bond = Some(Bond { item: None, relation, rule: "pair told before", ..bond });
        }
    }
}

/// `the population fell to 413,000`: the clause is about a quantity that has nothing to do with the war.
fn is_of_other_things(scene: &Scene, slot: usize) -> bool {
    let at = scene.slots[slot].at;
    scene.items[at.saturating_sub(10)..at].iter().rev().take_while(|i| !ends_clause(i)).any(|i| i.is(Grammar::OTHER))
}

/// The bonds last made, of people and of things, and where.
#[derive(Clone, Copy, Debug, Default)]
pub struct Last {
    pub people: Option<Bond>,
    pub things: Option<Bond>,
    /// What was counted last.
    pub recent: Option<Unit>,
    /// The two bonds of the last sentence that told two different fates of people.
    pub pair: Option<(Bond, Bond)>,
    pub paragraph: usize,
}

impl Last {
    /// What a number without a noun may go on to count in a paragraph.
    pub fn told(&self, paragraph: usize) -> Told {
        let near = paragraph <= self.paragraph + 1;
        Told {
            recent: self.recent.filter(|_| near),
            things: self.things.map(|b| b.unit).filter(|_| paragraph <= self.paragraph + LOOK_BACK),
        }
    }
}

/// Whether nothing unknown is counted: a bare number, a known noun, a share of what went before.
fn is_plain(scene: &Scene, slot: usize) -> bool {
    let phrase = &scene.slots[slot].phrase;
    let share = scene.doc.figures[scene.slots[slot].figure].share;
    if phrase.noun.is_some_and(|n| n.share_only && !share) {
        return false;
    }
    let measure = phrase.act.is_some_and(|a| scene.doc.lexicon.outcomes.acts[a as usize].measure_only);
    phrase.noun.is_some() || phrase.act.is_some() && !measure || phrase.act.is_none() && phrase.unknown.is_none()
}

/// How many paragraphs a bare number may look back.
const LOOK_BACK: usize = 3;

/// `SUNA: 74; the committee: more than 500`: a figure with no verb goes on about what was told before.
fn from_before(scene: &Scene, slot: usize, last: &Last) -> Option<Bond> {
    let here = scene.doc.sentences[scene.sentence].paragraph;
    if !is_plain(scene, slot) || here > last.paragraph + LOOK_BACK || is_one(scene, slot) {
        return None;
    }
    let unit = scene.unit(slot);
    if unit.is_none() && !is_invited(scene, slot) {
        return None;
    }
    if let Some(told) = last.people.filter(|_| unit.is_none_or(|u| u == Unit::People)) {
        match goes_on(scene, slot, told.outcome) {
            Some(true) => {}
            Some(false) => {
                let present = Bond { outcome: Outcome::Present, unit: Unit::People, verb: None, ..told };
                return Some(Bond { item: None, relation: Relation::Default, rule: "actors", ..present });
            }
            None => return None,
        }
    }
    let bond = match unit.map(Class::of) {
        None => last.people.or(last.things),
        Some(Class::People) => last.people,
        // "thousands of weapons were made; they include 57 aircraft"
        Some(_) => {
            last.things.filter(|b| Some(b.unit) == unit || here <= last.paragraph && lists_contents(scene, slot))
        }
    }?;
    Some(Bond {
        unit: unit.unwrap_or(bond.unit),
        item: None,
        relation: Relation::Default,
        rule: "as told before",
        ..bond
    })
}

/// Whether a verb of contents leads to the figure: `these include 57 aircraft`.
fn lists_contents(scene: &Scene, slot: usize) -> bool {
    let led = scene.items[..scene.slots[slot].at].iter().rev().take(2);
    led.take_while(|i| i.figure.is_none()).any(|i| i.is(Grammar::CONTENT))
}

/// Whether a figure of people in a sentence of its own goes on with the outcome told before; `false` for fighters who
/// are only spoken of as being there, nothing where it is likely about something else.
fn goes_on(scene: &Scene, slot: usize, outcome: Outcome) -> Option<bool> {
    let s = &scene.slots[slot];
    let share = scene.doc.figures[s.figure].share;
    let level = matches!(outcome, Outcome::InNeed | Outcome::Displaced | Outcome::Trapped | Outcome::Deployed);
    let toll = matches!(outcome, Outcome::Killed | Outcome::Casualties);
    let Some(noun) = s.phrase.noun else {
        return (toll || level || share || s.phrase.anaphor).then_some(true);
    };
    let cue = scene.items[..s.at].iter().rev().take(3).any(|i| {
        i.is(Grammar::INCLUDING | Grammar::CONTENT | Grammar::BE | Grammar::MEASURE | Grammar::CAUSE)
            || i.is_mark(":(“\"")
    });
    let part = s.phrase.partitive || s.phrase.more || share || cue;
    match noun.civilian {
        Some(false) if !part && outcome != Outcome::Deployed => Some(false),
        None => (part || level || toll).then_some(true),
        _ => (part || level).then_some(true),
    }
}

/// Whether something leads to a bare number: a mark, a verb of saying or measuring, `at least`, the beginning of the
/// sentence; or it is a part that something more is said of.
fn is_invited(scene: &Scene, slot: usize) -> bool {
    let s = &scene.slots[slot];
    let figure = &scene.doc.figures[s.figure];
    if figure.share {
        let measured = s.at > 0 && scene.items[..s.at].iter().rev().take(2).any(|i| i.is(Grammar::MEASURE));
        return s.phrase.partitive && s.phrase.unknown.is_none() || s.phrase.anaphor || measured;
    }
    if s.phrase.partitive && s.phrase.base.is_some_and(|b| scene.slot_at(b).is_some_and(|b| scene.is_strange(b))) {
        return false;
    }
    if s.phrase.anaphor || figure.qualifier != Qualifier::Exact {
        return true;
    }
    let items = &scene.items;
    let Some(j) = items[..s.at].iter().rposition(|i| !i.is(Grammar::ADVERB | Grammar::DETERMINER | Grammar::FILLER))
    else {
        return items.len() > s.at + 2;
    };
    // "Hassan, 71, told me": an age
    let closed = items.get(s.at + 1).is_none_or(|i| i.is_mark(","));
    let named = |i: &Item| i.name.is_some() || i.unknown && scene.doc.tokens[i.tokens.start].case != Case::Lower;
    if items[j].is_mark(",") && closed && j > 0 && named(&items[j - 1]) && figure.high.is_some_and(|h| h < 110.0) {
        return false;
    }
    items[j].is(Grammar::MEASURE
        | Grammar::VERB
        | Grammar::CAUSE
        | Grammar::COMPARISON
        | Grammar::AND
        | Grammar::CLAUSE)
        || items[j].is_mark(":\"“(,;—–-=|.")
        || items[j].name.is_some()
        || items[j].trigger.is_some()
}

/// A bare `one` is a pronoun more often than a figure.
fn is_one(scene: &Scene, slot: usize) -> bool {
    let s = &scene.slots[slot];
    let figure = &scene.doc.figures[s.figure];
    figure.low == Some(1.0) && figure.high == Some(1.0) && s.phrase.noun.is_none()
}

/// `fighting that killed nine soldiers`: a verb that has what it did it to says nothing of other figures.
fn has_object(scene: &Scene, verb: usize) -> bool {
    scene.slots.iter().filter_map(|s| s.bond).any(|b| b.item == Some(verb) && b.relation == Relation::Object)
}

/// The word nearest to the figure, before or after, that can say what happened to what is counted.
fn nearest_word(scene: &Scene, slot: usize) -> Option<Bond> {
    if scene.unit(slot).is_none() || is_one(scene, slot) {
        return None;
    }
    let at = scene.slots[slot].at;
    // "hacked to death by some 400 guerrillas": those who did it
    if at > 0
        && scene.items[..at]
            .iter()
            .rev()
            .find(|i| !i.is(Grammar::ADVERB | Grammar::DETERMINER | Grammar::FILLER))?
            .is(Grammar::BY)
    {
        let fighters = scene.slots[slot].phrase.noun.is_some_and(|n| n.civilian == Some(false));
        let present = Bond {
            outcome: Outcome::Present,
            unit: Unit::People,
            item: None,
            verb: None,
            relation: Relation::Default,
            rule: "actors",
        };
        return fighters.then_some(present);
    }
    let words = &scene.doc.lexicon.outcomes;
    let closed = |range: std::ops::Range<usize>| scene.items[range].iter().any(|i| i.is_mark(";:"));
    for distance in 1..10usize {
        for j in [at.checked_sub(distance), Some(at + distance)].into_iter().flatten() {
            if j >= scene.items.len() || closed(j.min(at)..j.max(at)) || has_object(scene, j) {
                continue;
            }
            let plain = scene.items[j].noun.is_none()
                && !scene.items[j].is(Grammar::CAUSE | Grammar::VERB)
                && !is_nominal(&scene.items, j);
            let acts = |t: &&TriggerSet| plain || !t.acts.is_empty();
            let Some(trigger) = scene.items[j].trigger.filter(acts) else { continue };
            let unit = scene.unit(slot)?;
            let read = [Ask::Governing, Ask::Passive, Ask::State, Ask::Subject]
                .into_iter()
                .find_map(|ask| scene.read(slot, trigger, ask, false).filter(|_| plain));
            let act = || {
                trigger
                    .acts
                    .iter()
                    .map(|&a| &words.acts[a as usize])
                    .filter(|a| !a.weak && !a.measure_only && a.unit.is_none_or(|u| Class::of(u) == Class::of(unit)))
                    .find_map(|a| a.outcomes.of(unit))
                    .map(|o| (o, unit, None))
            };
            if let Some((outcome, unit, _)) = read.or_else(act) {
                return Some(Bond {
                    outcome,
                    unit,
                    item: Some(j),
                    verb: None,
                    relation: Relation::Default,
                    rule: "nearest word",
                });
            }
        }
    }
    None
}
