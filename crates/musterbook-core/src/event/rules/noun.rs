//! Nouns that name the outcome, or say enough alone: `12 deaths`, `nine attacks`, `300,000 refugees`.

use super::after::{followed, has_object, past_aside, whereabouts};
use super::before::{before, governed};
use super::bond;
use crate::claim::{Outcome, Qualifier, Unit};
use crate::event::item::{Item, ends_clause};
use crate::event::scene::{Bond, Relation, Scene};
use crate::lexicon::{Class, Counted, Form, Grammar};

/// The counted noun itself names the outcome.
pub(super) fn act(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let act = scene.doc.lexicon.outcomes.acts[phrase.act? as usize];
    if act.weak || act.measure_only {
        return None;
    }
    let unit = act.unit.or_else(|| phrase.noun.map(|n| n.unit)).unwrap_or(Unit::People);
    let outcome = act.outcomes.of(unit)?;
    if act.body
        && let Some(bond) = given_back(scene, slot)
    {
        return Some(bond);
    }
    let unit = if unit == Unit::Body { Unit::People } else { unit };
    bond(phrase.head?, (outcome, unit, None), Relation::Act, "act")
}

/// `1,245 bodies of soldiers have been brought back`: remains given back, where a verb behind them says so.
fn given_back(scene: &Scene, slot: usize) -> Option<Bond> {
    let words = &scene.doc.lexicon.outcomes;
    let from = scene.slots[slot].phrase.end;
    let clause = scene.items.iter().enumerate().skip(from).take(14);
    let mut clause = clause.take_while(|(_, i)| i.figure.is_none() && !ends_clause(i) && !i.is_mark(",.!?"));
    clause.find_map(|(j, i)| {
        let verb = i.trigger?.verbs.iter().find(|v| words.verbs[v.0 as usize].outcomes.bodies.is_some())?.0;
        let outcome = words.verbs[verb as usize].outcomes.bodies?;
        bond(j, (outcome, Unit::Body, Some(verb)), Relation::Subject, "act")
    })
}

pub(super) fn attack(scene: &Scene, slot: usize) -> Option<Bond> {
    if let Some(j) = times(scene, slot).or_else(|| predicate(scene, slot)) {
        return bond(j, (Outcome::Made, Unit::Attack, None), Relation::Act, "attack");
    }
    if scene.unit(slot) != Some(Unit::Attack) {
        return None;
    }
    // "the bloody 2014 battle"
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let year = figure.low.is_some_and(|n| (1900.0..2050.0).contains(&n) && figure.qualifier == Qualifier::Exact);
    if year && figure.anchor.of(scene.doc.text).len() == 4 {
        return None;
    }
    let found = governed(scene, slot).or_else(|| followed(scene, slot));
    found.map(|b| Bond { rule: "attack", ..b }).or_else(|| {
        let head = scene.slots[slot].phrase.head?;
        bond(head, (Outcome::Made, Unit::Attack, None), Relation::Act, "attack")
    })
}

/// `shelled the district 19 times`: the item of the verb of an attack that was repeated.
fn times(scene: &Scene, slot: usize) -> Option<usize> {
    let at = scene.slots[slot].at;
    let next = scene.items.get(at + 1).filter(|i| i.trigger.is_none() && i.noun.is_none())?;
    if !scene.doc.word(next.tokens.start).eq_ignore_ascii_case("times") || scene.items.get(at + 2).is_some_and(is_more)
    {
        return None;
    }
    // "nine times violated the ceasefire"
    let broke = |i: &Item| {
        let word = scene.doc.word(i.tokens.start).to_ascii_lowercase();
        ["violat", "break", "broke", "breach", "shell", "attack", "open", "fire"].iter().any(|w| word.starts_with(w))
    };
    if let Some(verb) = scene.items.get(at + 2).filter(|i| broke(i)) {
        return Some(verb).map(|_| at + 2);
    }
    let words = &scene.doc.lexicon.outcomes;
    let strikes = |o: Option<Outcome>| matches!(o, Some(Outcome::Hit | Outcome::Targeted | Outcome::Launched));
    (at.saturating_sub(14)..at).rev().take_while(|&j| !ends_clause(&scene.items[j])).find(|&j| {
        scene.items[j]
            .trigger
            .is_some_and(|t| t.verbs.iter().any(|v| strikes(words.verbs[v.0 as usize].outcomes.things)))
    })
}

/// `19 times more`, `three times as many`.
fn is_more(item: &Item) -> bool {
    item.is(Grammar::AFTER | Grammar::DETERMINER | Grammar::COMPARISON)
}

/// `only 17 were counter-terrorism strikes`: the item of the noun that tells what a bare number counts.
fn predicate(scene: &Scene, slot: usize) -> Option<usize> {
    let items = &scene.items;
    let phrase = &scene.slots[slot].phrase;
    if phrase.head.is_some() || phrase.unknown.is_some() || phrase.partitive && !phrase.anaphor {
        return None;
    }
    let be = phrase.end;
    if !items.get(be)?.is(Grammar::BE) {
        return None;
    }
    let words = &scene.doc.lexicon.outcomes;
    let j = (be + 1..items.len().min(be + 6)).find(|&j| {
        items[j].trigger.is_some_and(|t| t.acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack)))
    })?;
    let passes =
        |i: &Item| i.unknown || i.noun.is_some() || i.name.is_some() || i.is_mark("-") || i.is(Grammar::FILLER);
    let last = items.get(j + 1).is_none_or(|i| i.mark.is_some() || i.is(Grammar::ANY_PREPOSITION));
    (last && items[be + 1..j].iter().all(passes)).then_some(j)
}

/// Nouns that say by themselves what happened: hostages, refugees, deserters.
pub(super) fn noun_alone(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let act = scene.doc.lexicon.outcomes.acts[phrase.act? as usize];
    if act.measure_only {
        return None;
    }
    // "twelve hostages escaped"
    if act.outcomes.people.is_some_and(Outcome::is_captivity)
        && let Some(free) = super::after::following(scene, slot, true, "followed weakly")
        && free.outcome == Outcome::Released
        && free.relation == Relation::Subject
        && !free.item.is_some_and(|i| scene.doc.word(scene.items[i].tokens.start).eq_ignore_ascii_case("left"))
        && free.verb.is_some_and(|v| scene.doc.lexicon.outcomes.verbs[v as usize].counted == Counted::Subject)
    {
        return Some(free);
    }
    let unit = act.unit.unwrap_or(Unit::People);
    bond(phrase.head?, (act.outcomes.of(unit)?, unit, None), Relation::Default, "noun alone")
}

/// `about 100 rebels burned the bank`: fighters who acted were there.
pub(super) fn actors(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let phrase = &scene.slots[slot].phrase;
    let fighters = phrase.noun.is_some_and(|n| n.civilian == Some(false)) && phrase.act.is_none() && !phrase.civilian;
    let unsaid = phrase.noun.is_some_and(|n| n.unit == Unit::People && n.civilian.is_none()) && phrase.act.is_none();
    if !fighters && !unsaid || is_definite(scene, slot) {
        return None;
    }
    let present = |j| bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "actors");
    // "clashed for 25 minutes with around 15 gunmen"
    let words = &scene.doc.lexicon.outcomes;
    let fights = |i: &Item| {
        i.trigger.is_some_and(|t| {
            t.acts.iter().any(|&a| words.acts[a as usize].unit == Some(Unit::Attack))
                || t.verbs.iter().any(|v| words.verbs[v.0 as usize].outcomes.people == Some(Outcome::Present))
        })
    };
    if let Some(with) = before(scene, slot).filter(|&j| fighters && items[j].is(Grammar::WITH)) {
        let clause =
            items[with.saturating_sub(7)..with].iter().rev().take_while(|i| !ends_clause(i) && i.figure.is_none());
        if clause.filter(|i| !i.time).any(fights) {
            return present(with);
        }
    }
    let mut j = phrase.end;
    // "bandits numbering over 30, armed with rifles, attacked"
    if items.get(j).is_some_and(|i| i.is_mark(",")) {
        j = past_aside(items, j)?;
    }
    let mut be = false;
    while items.get(j).is_some_and(|i| {
        i.trigger.is_none() && (i.is(Grammar::AUXILIARY | Grammar::ADVERB | Grammar::RELATIVE) || i.time)
    }) {
        be |= items[j].is(Grammar::BE);
        j += 1;
    }
    let item = items.get(j)?;
    let words = &scene.doc.lexicon.outcomes;
    let active = item.trigger.is_some_and(|t| {
        t.verbs.iter().any(|v| {
            let verb = &words.verbs[v.0 as usize];
            let strikes = matches!(verb.outcomes.things, Some(Outcome::Hit | Outcome::Targeted | Outcome::Launched));
            verb.counted == Counted::Object
                && (fighters || strikes)
                && (v.1 == Form::Ing || v.1 == Form::Past && has_object(scene, j + 1))
        })
    });
    // "100 soldiers separated the men": a verb that no table knows, with an object of its own
    let word = scene.doc.word(item.tokens.start);
    let unknown = item.unknown && !be && fighters && word.ends_with("ed") && has_object(scene, j + 1);
    if unknown {
        return present(j);
    }
    let going_on = item.trigger.is_some_and(|t| t.verbs.iter().any(|v| v.1 == Form::Ing));
    (active && (!be || going_on)).then(|| present(j)).flatten()
}

/// `ferried 44 to hospital`, `3,000 in camps`: the place just behind the counted people tells what became of them.
pub(super) fn place(scene: &Scene, slot: usize) -> Option<Bond> {
    let phrase = &scene.slots[slot].phrase;
    let people = scene.unit(slot).is_none_or(|u| u == Unit::People);
    if !people || phrase.act.is_some() || scene.is_strange(slot) || is_definite(scene, slot) {
        return None;
    }
    let fighters = phrase.noun.is_some_and(|n| n.civilian == Some(false));
    // "234 were admitted to field hospitals": over a verb that no table knows
    let mut from = phrase.end;
    if scene.items.get(from).is_some_and(|i| i.is(Grammar::BE)) {
        from += 1;
        let verb = |i: &Item| i.unknown && scene.doc.word(i.tokens.start).to_ascii_lowercase().ends_with("ed");
        from += usize::from(scene.items.get(from).is_some_and(verb));
    }
    let outcome = whereabouts(scene, from).filter(|&o| !(fighters && o == Outcome::Displaced))?;
    bond(phrase.end, (outcome, Unit::People, None), Relation::State, "place")
}

/// Whether a form of `be` and a preposition of place stand at item `end`: `are in the city`.
fn stands(items: &[Item], end: usize) -> bool {
    let rest = items.get(end..).unwrap_or_default();
    let led = rest.iter().take_while(|i| i.is(Grammar::AUXILIARY | Grammar::ADVERB) && i.trigger.is_none());
    let led = led.count();
    rest[..led].iter().any(|i| i.is(Grammar::BE)) && rest.get(led).is_some_and(|i| i.is(Grammar::PREPOSITION))
}

/// `the two armies`, `the seven militants`: a small exact number after an article only refers.
pub(in crate::event) fn is_definite(scene: &Scene, slot: usize) -> bool {
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let small = figure.qualifier == Qualifier::Exact && !figure.share && figure.high.is_some_and(|h| h < 1000.0);
    let at = scene.slots[slot].at;
    let led = scene.items[..at].iter().rev().find(|i| !i.is(Grammar::FILLER) && !i.is(Grammar::ADVERB));
    let definite = |i: &Item| {
        let word = scene.doc.word(i.tokens.start);
        i.is(Grammar::POSSESSIVE) || ["the", "these", "those", "both"].iter().any(|w| word.eq_ignore_ascii_case(w))
    };
    small && led.is_some_and(definite)
}

/// `there are 11,000 soldiers`, `a force of 300`, `2,500 strong`, `has 8,000 troops`.
pub(super) fn presence(scene: &Scene, slot: usize) -> Option<Bond> {
    let items = &scene.items;
    let phrase = &scene.slots[slot].phrase;
    let unit = scene.unit(slot);
    let is_force = phrase.noun.is_some_and(|n| n.civilian == Some(false))
        || unit.is_some_and(|u| Class::of(u) == Class::Things && u != Unit::Building && u != Unit::Position);
    let Some(j) = before(scene, slot) else {
        let bare = unit.is_none() && phrase.end == scene.slots[slot].at + 1;
        let persons = unit.is_none_or(|u| u == Unit::People) && (is_force || bare);
        return (persons && stands(items, phrase.end)).then(|| {
            let outcome = whereabouts(scene, phrase.end + 1).unwrap_or(Outcome::Present);
            bond(phrase.end, (outcome, Unit::People, None), Relation::Default, "presence")
        })?;
    };
    let word = |i: usize| scene.doc.word(items[i].tokens.start);
    let there = items[j].is(Grammar::BE) && j > 0 && word(j - 1).eq_ignore_ascii_case("there");
    // "bandits numbering over 30"; "the force shrank from some 20,000 fighters", "was cut from 1,705 men"
    let people = |i: &Item| i.noun.is_some_and(|n| n.unit == Unit::People && n.civilian == Some(false));
    let figure = &scene.doc.figures[scene.slots[slot].figure];
    let mut hedge = figure.reach.start.min(figure.tokens.start)..figure.tokens.start;
    let hedged = hedge.any(|t| scene.doc.word(t).to_ascii_lowercase().starts_with("number"));
    // "the gunmen, thought to number 60 to 90"
    let hedged = hedged && items[j].is_mark(",") && j > 0 && people(&items[j - 1]);
    let numbered = hedged || word(j).to_ascii_lowercase().starts_with("number") && j > 0 && people(&items[j - 1]);
    let sized = |i: &Item| {
        i.is(Grammar::MEASURE)
            || i.trigger
                .is_some_and(|t| t.acts.iter().any(|&a| scene.doc.lexicon.outcomes.acts[a as usize].measure_only))
    };
    let hedge = scene.doc.word(figure.reach.start.min(figure.tokens.start)).eq_ignore_ascii_case("from");
    let from = is_force
        && (hedge && sized(&items[j]) || word(j).eq_ignore_ascii_case("from") && j > 0 && sized(&items[j - 1]));
    if numbered || from {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    let measured = items[j].is(Grammar::OF | Grammar::BE | Grammar::MEASURE)
        && items[j.saturating_sub(6)..j].iter().any(|i| {
            i.trigger.is_some_and(|t| t.acts.iter().any(|&a| scene.doc.lexicon.outcomes.acts[a as usize].measure_only))
        });
    let has = items[j].is(Grammar::HAVE | Grammar::WITH);
    let fought =
        is_force && items[j].is(Grammar::WITH | Grammar::OF) && phrase.noun.is_some_and(|n| n.civilian == Some(false));
    // "12,000 soldiers are believed to be in the region"
    let rest = &items[phrase.end.min(items.len())..];
    let there_now =
        rest.iter().position(|i| !i.is(Grammar::AUXILIARY | Grammar::ADVERB | Grammar::RELATIVE | Grammar::TO));
    let stand =
        there_now.is_some_and(|n| rest[..n].iter().any(|i| i.is(Grammar::BE)) && rest[n].is(Grammar::PREPOSITION));
    if stand
        && unit.is_none_or(|u| u == Unit::People)
        && let Some(outcome) = whereabouts(scene, phrase.end + there_now.unwrap_or(0))
    {
        return bond(phrase.end, (outcome, Unit::People, None), Relation::Default, "presence");
    }
    // "there were about ten of them"
    if there && phrase.anaphor {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if stand && unit.is_none_or(|u| u == Unit::People) && (is_force || unit.is_none() || !phrase.names.is_empty()) {
        return bond(phrase.end, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if fought {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    // "who had 50,000 men in Angola", "there are 8,300 members of the armed forces there"
    let persons = phrase.noun.is_some_and(|n| n.unit == Unit::People && n.civilian.is_none()) && phrase.act.is_none();
    let at_place = items.get(phrase.end).is_none_or(|i| i.is(Grammar::PREPOSITION) || i.is_mark(",.;"));
    // "the garrison was down to 40 men"
    let shrunk = items[j].is(Grammar::MEASURE) && items[j].tokens.len() > 1 && (is_force || persons);
    let soldiers = unit == Some(Unit::People) && phrase.act.is_none();
    if soldiers && shrunk && !items[..j].iter().any(|i| i.trigger.is_some()) {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if persons && (there || items[j].is(Grammar::HAVE) && at_place) {
        return bond(j, (Outcome::Present, Unit::People, None), Relation::Default, "presence");
    }
    if (there && unit.is_some_and(|u| u == Unit::People)) && is_force
        || (measured && unit.is_none_or(|u| u == Unit::People))
        || (has && is_force)
    {
        return bond(j, (Outcome::Present, unit.unwrap_or(Unit::People), None), Relation::Default, "presence");
    }
    None
}
