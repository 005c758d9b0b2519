//! What figures of one sentence take over from each other: coordination, parts of a whole, bases of a share.

use super::item::{Item, ends_clause};
use super::rules::{LOOSE, OWN, has_clause_of_its_own, verb_of_part};
use super::scene::{Ask, Bond, Relation, Scene};
use crate::claim::{Outcome, Unit};
use crate::lexicon::{Class, Grammar};

/// Binds every slot of the sentence that can be bound.
pub fn bind(scene: &mut Scene) {
    settle_bases(scene);
    settle_elliptic(scene);
    for slot in 0..scene.slots.len() {
        let own = match has_clause_of_its_own(scene, slot) {
            // the participle after "half of the 11,000 troops sent there" is of the whole, not of its part
            true => verb_of_part(scene, slot).or_else(|| {
                OWN.iter()
                    .filter(|r| r.name != "followed" && r.name != "relative")
                    .find_map(|rule| (rule.run)(scene, slot))
            }),
            false => OWN.iter().find_map(|rule| (rule.run)(scene, slot)),
        };
        scene.slots[slot].bond = own.filter(|b| !is_taken_by_part(scene, slot, b)).map(|b| freed_too(scene, slot, b));
    }
    for slot in 0..scene.slots.len() {
        if scene.slots[slot].bond.is_none() {
            scene.slots[slot].bond =
                part(scene, slot).or_else(|| compared(scene, slot)).or_else(|| coordinate(scene, slot));
        }
    }
    for slot in (0..scene.slots.len()).rev() {
        if scene.slots[slot].bond.is_none() {
            scene.slots[slot].bond = shared_with_next(scene, slot);
        }
    }
    for slot in 0..scene.slots.len() {
        if scene.slots[slot].bond.is_none() {
            let found = base(scene, slot).or_else(|| LOOSE.iter().find_map(|rule| (rule.run)(scene, slot)));
            scene.slots[slot].bond = found
                .filter(|b| !is_taken_by_part(scene, slot, b))
                .or_else(|| coordinate(scene, slot))
                .or_else(|| part(scene, slot));
        }
    }
    for slot in (0..scene.slots.len()).rev() {
        if scene.slots[slot].bond.is_none() {
            scene.slots[slot].bond = shared_with_next(scene, slot);
        }
    }
}

/// `freed 250 prisoners and 1,718 detained in Gaza`: the participle only tells which.
fn freed_too(scene: &Scene, slot: usize, bond: Bond) -> Bond {
    let circumstance = bond.outcome.is_captivity() || bond.outcome == Outcome::Trapped;
    let freed =
        |b: &Bond| matches!(b.outcome, Outcome::Released | Outcome::Evacuated) && b.relation == Relation::Object;
    // "destroyed three missiles and six drones flying at the city"
    let aside = matches!(bond.outcome, Outcome::Launched | Outcome::Targeted | Outcome::Deployed);
    let participle = bond.item.is_some_and(|i| i == scene.slots[slot].phrase.end);
    if bond.rule == "followed" && aside && participle && slot > 0 && joined(scene, slot - 1, slot) {
        let governed = |b: &Bond| b.relation == Relation::Object && b.outcome != bond.outcome;
        let whole = scene.slots[slot - 1].bond.filter(governed);
        return whole.and_then(|_| take_over(scene, slot - 1, slot, "list")).unwrap_or(bond);
    }
    if bond.rule != "followed" || !circumstance || slot == 0 || !joined(scene, slot - 1, slot) {
        return bond;
    }
    match scene.slots[slot - 1].bond.filter(freed) {
        Some(_) => take_over(scene, slot - 1, slot, "list").unwrap_or(bond),
        None => bond,
    }
}

/// Whether a figure counts: an article does only beside other counts, of things only in one list with them.
pub fn counts(scene: &Scene, slot: usize, bond: &Bond) -> bool {
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let one = !figure.article && figure.low == Some(1.0) && figure.high == Some(1.0);
    // "one of the suspects is based in the north"
    let spoken_of = one && scene.slots[slot].phrase.partitive && bond.outcome == Outcome::Present;
    if is_speaker(scene, slot) || spoken_of {
        return false;
    }
    if !scene.doc.figures[scene.slots[slot].figure].article {
        return true;
    }
    if bond.unit == Unit::Attack {
        // "in a raid near Ghazni and two clashes in Herat"
        let attacks = |s: usize| scene.slots[s].bond.is_some_and(|b| b.unit == Unit::Attack);
        return slot > 0 && joined(scene, slot - 1, slot) && attacks(slot - 1)
            || slot + 1 < scene.slots.len() && joined(scene, slot, slot + 1) && attacks(slot + 1);
    }
    let listed =
        slot > 0 && joined(scene, slot - 1, slot) || slot + 1 < scene.slots.len() && joined(scene, slot, slot + 1);
    // `a person was killed and another wounded`
    let is_another = |s: usize| {
        let figure = &scene.doc.figures[scene.slots[s].figure];
        figure.article && scene.doc.is_in(&scene.doc.lexicon.whose.another, figure.tokens.start)
    };
    let beside = |s: usize| {
        s != slot
            && scene.slots[s].bond.is_some()
            && (!scene.doc.figures[scene.slots[s].figure].article || is_another(s) || is_another(slot))
    };
    listed || bond.unit == Unit::People && (0..scene.slots.len()).any(beside)
}

/// `said one witness`, `one of those who escaped told reporters`: one who only speaks.
fn is_speaker(scene: &Scene, slot: usize) -> bool {
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    if figure.article || figure.low != Some(1.0) || figure.high != Some(1.0) {
        return false;
    }
    let items = &scene.items;
    let says = |i: &Item| scene.doc.is_in(&scene.doc.lexicon.whose.telling, i.tokens.start);
    let at = scene.slots[slot].at;
    let clause = items.iter().skip(scene.slots[slot].phrase.end).take(8);
    let closes =
        |i: &Item| i.figure.is_some() || ends_clause(i) || i.is(Grammar::BE | Grammar::HAVE) || i.mark.is_some();
    let mut clause = clause.take_while(|i| !closes(i));
    let last = items.get(scene.slots[slot].phrase.end).is_none_or(|i| i.mark.is_some());
    at > 0 && says(&items[at - 1]) && last && !scene.slots[slot].phrase.partitive
        || clause.find(|i| i.is(Grammar::VERB) && says(i)).is_some()
}

/// `386 of 415 drones were shot down`: the part's verb stands after the whole.
fn settle_bases(scene: &mut Scene) {
    for slot in 0..scene.slots.len() {
        if let Some(base) = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b)) {
            scene.slots[slot].phrase.end = scene.slots[base].phrase.end;
        }
    }
}

/// `22 missile and 57 air strikes`: a noun in the singular waits for that of the next figure.
fn settle_elliptic(scene: &mut Scene) {
    for slot in (1..scene.slots.len()).rev() {
        let (first, next) = (&scene.slots[slot - 1], &scene.slots[slot]);
        let many = scene.doc.figures[first.figure].low.is_some_and(|n| n > 1.0);
        let singular = first.phrase.noun.is_some_and(|n| !n.plural && Class::of(n.unit) == Class::Things);
        let joins = first.phrase.end + 1 == next.at && scene.items[first.phrase.end].is(Grammar::AND | Grammar::OR);
        let Some(act) = next.phrase.act.filter(|_| many && singular && joins && first.phrase.act.is_none()) else {
            continue;
        };
        let attack = scene.doc.lexicon.outcomes.acts[act as usize].unit == Some(Unit::Attack);
        if attack {
            let phrase = &mut scene.slots[slot - 1].phrase;
            (phrase.noun, phrase.act) = (None, Some(act));
        }
    }
}

/// Whether the bond of a whole is by the very word that its part is bound by.
fn is_taken_by_part(scene: &Scene, slot: usize, bond: &Bond) -> bool {
    let at = scene.slots[slot].at;
    scene.slots[..slot].iter().any(|part| {
        part.phrase.base == Some(at)
            && part
                .bond
                .is_some_and(|b| b.item == bond.item && matches!(b.relation, Relation::Subject | Relation::State))
    })
}

/// The whole of a part that is bound: what was shot down had been launched; otherwise it says nothing of itself.
fn base(scene: &Scene, slot: usize) -> Option<Bond> {
    let at = scene.slots[slot].at;
    // "70 per cent of the 2,400 casualties were women"
    if let Some(whole) = scene.slots[slot].phrase.base.and_then(|b| scene.slot_at(b))
        && scene.slots[whole].bond.is_some_and(|b| b.relation == Relation::Act)
    {
        return take_over(scene, whole, slot, "part");
    }
    let ahead = || scene.slots.get(slot + 1).filter(|_| is_whole_ahead(scene, slot));
    let part = scene.slots[..slot].iter().find(|part| part.phrase.base == Some(at)).or_else(ahead)?.bond?;
    // of those hit, a whole with no word of its own is only a strength
    let outcome = match part.outcome {
        Outcome::ShotDown => Outcome::Launched,
        harm if harm.is_harm() && scene.slots[slot].phrase.noun.is_some_and(|n| n.civilian == Some(false)) => {
            Outcome::Present
        }
        _ => return None,
    };
    Some(Bond { outcome, item: None, relation: Relation::Default, rule: "base", ..part })
}

/// `including 14 children`, `four of them seriously`: a part of the figure before.
fn part(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let s = &scene.slots[slot];
    let is_part = s.phrase.anaphor
        || preceded_by(scene, slot, Grammar::INCLUDING)
        || items.get(s.phrase.end).is_some_and(|i| i.is(Grammar::INCLUDING))
        || (items.get(s.phrase.end).is_some_and(|i| i.time || i.unknown)
            && items.get(s.phrase.end + 1).is_some_and(|i| i.is(Grammar::INCLUDING)));
    if !is_part || slot == 0 {
        return None;
    }
    let whole = (0..slot).rev().find(|&w| scene.slots[w].bond.is_some() && fits(scene, w, slot))?;
    take_over(scene, whole, slot, "part")
}

fn preceded_by(scene: &Scene, slot: usize, grammar: u32) -> bool {
    let at = scene.slots[slot].at;
    for item in scene.items[..at].iter().rev().take(3) {
        if item.is(grammar) {
            return true;
        }
        if !item.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER) && !item.is_mark(",:-–—(") {
            return false;
        }
    }
    false
}

/// Whether a part can be of the kind of the whole.
pub(super) fn fits(scene: &Scene, whole: usize, part: usize) -> bool {
    let whole = scene.slots[whole].bond.map(|b| Class::of(b.unit));
    scene.unit(part).is_none_or(|unit| whole == Some(Class::of(unit)))
}

/// `killed 12 soldiers, two guards and 3 drivers`: one of a list takes what the one before has.
fn coordinate(scene: &Scene, slot: usize) -> Option<Bond> {
    let previous = slot.checked_sub(1)?;
    if let Some(bond) = past_other(scene, previous, slot) {
        return Some(bond);
    }
    let bond = scene.slots[previous].bond?;
    // "from 41 to 38"
    let between =
        &scene.items[scene.slots[previous].phrase.end..scene.slots[slot].at.max(scene.slots[previous].phrase.end)];
    if bond.relation == Relation::Act && between.len() == 1 && between[0].is(Grammar::TO) {
        return take_over(scene, previous, slot, "list");
    }
    // "recovered 11 slain militants and five rifles": the participle is of the people only
    let class = scene.unit(slot).map(Class::of);
    if bond.rule == "inner" && class.is_some_and(|c| c != Class::of(bond.unit)) {
        return None;
    }
    joined(scene, previous, slot).then(|| take_over(scene, previous, slot, "list"))?
}

/// `killed two soldiers in a raid near Ghazni and five in Herat`, `downed 23 of 28 drones fired at it, as well as two
/// helicopters`: the list goes on with what stands before an incident, or before the whole of a part.
fn past_other(scene: &Scene, previous: usize, slot: usize) -> Option<Bond> {
    let other = &scene.slots[previous];
    let incident = scene.unit(previous) == Some(Unit::Attack) && scene.unit(slot).is_none_or(|u| u != Unit::Attack);
    let first = match scene.slots[..previous].iter().position(|s| s.phrase.base == Some(other.at)) {
        Some(part) => part,
        None if incident => previous.checked_sub(1)?,
        None => return None,
    };
    scene.slots[first].bond?;
    let at = scene.slots[slot].at;
    let between = &scene.items[other.phrase.end.min(at)..at];
    let link = between.iter().rev().find(|i| !i.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER))?;
    let closed = |i: &Item| ends_clause(i) || i.is(Grammar::AUXILIARY | Grammar::VERB) || i.is_mark(".!?");
    if !link.is(Grammar::AND) && !link.is_mark(",") || between.len() > 14 || between.iter().any(closed) {
        return None;
    }
    take_over(scene, first, slot, "list")
}

/// `12 people and 3 soldiers were killed`: what follows the last holds for all.
fn shared_with_next(scene: &Scene, slot: usize) -> Option<Bond> {
    let next = slot + 1;
    let bond = scene.slots.get(next)?.bond?;
    let is_part = scene.slots[next].phrase.anaphor || preceded_by(scene, next, Grammar::INCLUDING);
    if is_part || is_whole_ahead(scene, slot) {
        return None;
    }
    let follows = matches!(
        bond.relation,
        Relation::Subject | Relation::State | Relation::Act | Relation::Shared(_) | Relation::Default
    );
    (follows && joined(scene, slot, next)).then(|| take_over(scene, next, slot, "list ahead"))?
}

/// `Of the 11,000 troops there, 4,000 were lost`: the whole before its part.
fn is_whole_ahead(scene: &Scene, slot: usize) -> bool {
    let at = scene.slots[slot].at;
    let of = scene.items[..at].iter().rposition(|i| !i.is(Grammar::DETERMINER | Grammar::FILLER | Grammar::ADVERB));
    of.is_some_and(|j| {
        scene.items[j].is(Grammar::OF)
            && (j == 0 || ends_clause(&scene.items[j - 1]) || scene.items[j - 1].is_mark(",.\"“-–"))
    })
}

/// Whether two figures stand in one list: a comma or conjunction before the second, no verb and no new clause between.
fn joined(scene: &Scene, first: usize, second: usize) -> bool {
    let at = scene.slots[second].at;
    let between = &scene.items[scene.slots[first].phrase.end.min(at)..at];
    let is_small = |i: &&Item| {
        i.is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER | Grammar::POSSESSIVE) && i.trigger.is_none()
            || i.is_mark("\"“”'")
    };
    let Some(link) = between.iter().rev().find(|i| !is_small(i)) else { return false };
    let links = link.is(Grammar::AND | Grammar::OR | Grammar::INCLUDING) || link.is_mark(",/+&(");
    let closes = |i: &Item| {
        ends_clause(i)
            || i.is(Grammar::AUXILIARY) && i.trigger.is_none()
            || i.is(Grammar::VERB | Grammar::RELATIVE & !Grammar::DETERMINER)
            || i.trigger.is_some_and(|t| t.acts.is_empty())
    };
    links && between.len() < 14 && !between.iter().any(closes)
}

/// `26, up from 19`; `six, not five`; `405, against 449 the month before`: the same thing at another time or by another count.
fn compared(scene: &Scene, slot: usize) -> Option<Bond> {
    let at = scene.slots[slot].at;
    let mut j = at;
    while j > 0
        && scene.items[j - 1].is(Grammar::DETERMINER | Grammar::ADVERB | Grammar::FILLER)
        && !scene.items[j - 1].is(Grammar::COMPARISON)
    {
        j -= 1;
    }
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let hedge = &scene.doc.tokens[figure.reach.start.min(figure.tokens.start)..figure.tokens.start];
    let inside = scene.doc.lexicon.grammar.longest(hedge).is_some_and(|f| f.meaning.0 & Grammar::COMPARISON != 0);
    if !inside && (j == 0 || !scene.items[j - 1].is(Grammar::COMPARISON)) {
        return None;
    }
    // "dropped thirty bombs from ten planes" compares nothing
    let same = |o: usize| {
        let kinds = scene.unit(slot).zip(scene.slots[o].bond.map(|b| b.unit));
        kinds.is_none_or(|(a, b)| a == b || Class::of(a) == Class::People)
    };
    let other = (0..slot).rev().find(|&o| scene.slots[o].bond.is_some() && fits(scene, o, slot) && same(o))?;
    let bond = take_over(scene, other, slot, "comparison")?;
    // "369 prisoners for three hostages": what is given for it is of the other side
    let swapped = j > 0 && scene.doc.is_in(&scene.doc.lexicon.whose.exchange, scene.items[j - 1].tokens.start);
    Some(if swapped { Bond { relation: Relation::Default, ..bond } } else { bond })
}

/// Whether an unknown noun in the plural is counted: `1,068 deaths and 390 events`.
fn other_noun(scene: &Scene, slot: usize) -> bool {
    let unknown = scene.slots[slot].phrase.unknown.map(|j| scene.doc.word(scene.items[j].tokens.start));
    unknown.is_some_and(|word| word.ends_with('s'))
}

/// The bond of `from` for the counted of `to`.
pub(super) fn take_over(scene: &Scene, from: usize, to: usize, rule: &'static str) -> Option<Bond> {
    let bond = scene.slots[from].bond?;
    let unit = scene.unit(to).unwrap_or(bond.unit);
    let shared = Bond { unit, relation: Relation::Shared(from), rule, ..bond };
    if scene.is_strange(to)
        && (Class::of(bond.unit) != Class::People || bond.relation == Relation::Act && other_noun(scene, to))
    {
        return None;
    }
    // "lost 46 planes and 2,140 prisoners": the noun says more than the loss
    let said = scene.slots[to].phrase.act.and_then(|a| {
        let act = scene.doc.lexicon.outcomes.acts[a as usize];
        act.outcomes.people.filter(|&o| act.unit == Some(Unit::People) && o == Outcome::Captured)
    });
    let loss = bond.item.and_then(|i| scene.items[i].trigger).is_some_and(|t| {
        t.verbs.iter().any(|v| scene.doc.lexicon.outcomes.verbs[v.0 as usize].outcomes.things == Some(Outcome::Lost))
    });
    if let Some(outcome) = said.filter(|_| loss) {
        return Some(Bond { outcome, ..shared });
    }
    if Class::of(unit) == Class::of(bond.unit) {
        return Some(shared);
    }
    let trigger = bond.item.and_then(|i| scene.items[i].trigger)?;
    let words = &scene.doc.lexicon.outcomes;
    let outcome = [Ask::Governing, Ask::Passive, Ask::Subject, Ask::State]
        .into_iter()
        .find_map(|ask| scene.read(to, trigger, ask, false))
        .map(|read| read.0)
        .or_else(|| {
            let acts = trigger.acts.iter().map(|&a| &words.acts[a as usize]);
            acts.filter(|a| a.unit.is_none_or(|u| Class::of(u) == Class::of(unit))).find_map(|a| a.outcomes.of(unit))
        })?;
    let unit = if unit == Unit::Body && outcome == Outcome::Killed { Unit::People } else { unit };
    Some(Bond { outcome, unit, ..shared })
}
