//! Sides that figures take over from each other, and those of things and gifts that the rules left without one.

use super::give;
use super::telling::{Telling, speaker};
use crate::claim::{Outcome, Unit};
use crate::document::{Document, Draft};
use crate::event::party;
use crate::lexicon::Class;
use crate::lexicon::world::{PartyForm, PartyKind};

/// A figure that goes on with the one before is of its side: `Eighty-two of them`, `seven women among them`.
pub(super) fn follow_whole(doc: &Document, drafts: &mut [Draft]) {
    inherit(doc, drafts, "of the whole", |whole, part| {
        let goes_on =
            part.trace.iter().any(|step| matches!(step.rule, "part" | "as the figure before" | "as told before"));
        let same_class = Class::of(whole.unit) == Class::of(part.unit);
        let one_kind = whole.civilian.is_none() || part.civilian.is_none() || whole.civilian == part.civilian;
        part.unit != Unit::Attack && goes_on && same_class && one_kind
    });
}

/// Gives a draft without a side that of the one before, where the two may be of one: rebels are no state's.
fn inherit(doc: &Document, drafts: &mut [Draft], rule: &'static str, may: impl Fn(&Draft, &Draft) -> bool) {
    for i in 1..drafts.len() {
        if drafts[i].side.is_some() || !may(&drafts[i - 1], &drafts[i]) {
            continue;
        }
        let force = |d: &Draft| d.noun.and_then(|n| n.force);
        let (then, now) = (force(&drafts[i - 1]), force(&drafts[i]));
        let Some(side) = drafts[i - 1].side.clone() else { continue };
        let foreign = now.is_some_and(|force| force.is_foreign(doc.lexicon.world.kind_of(&side)));
        if !foreign && (then.is_none() || now.is_none() || then == now) {
            give(&mut drafts[i], &side, rule);
        }
    }
}

/// Weapons and vehicles lost, of which nothing says whose: the enemy's of who tells it, else of the side whose losses the
/// text tells most. (On texts annotated by hand the first is right in two thirds, the second in half, and only a quarter
/// are nobody's.)
pub(super) fn settle_things(doc: &Document, drafts: &mut [Draft], telling: &Telling) {
    let most = party::tally(drafts.iter().filter_map(|d| d.side.clone())).into_iter().max_by_key(|(_, n)| *n);
    let is_thing = |d: &Draft| Class::of(d.unit) == Class::Things && !matches!(d.unit, Unit::Building | Unit::Position);
    for draft in drafts.iter_mut().filter(|d| d.side.is_none() && is_thing(d) && d.outcome.is_blow()) {
        let voice = speaker(doc, draft).map(|party| party.name.as_str());
        let told = voice.and_then(|voice| telling.adversary(doc, voice));
        let enemy = told.filter(|party| telling.names(doc, party)).map(str::to_owned);
        // What is seized comes from a group; a state's own finds say nothing of whose they were.
        let may_be = |side: &str| {
            voice != Some(side)
                && (draft.outcome != Outcome::Captured || doc.lexicon.world.kind_of(side) == Some(PartyKind::Group))
        };
        let usual = most.as_ref().filter(|(side, n)| *n >= 2 && may_be(side)).map(|(side, _)| side.clone());
        let found = enemy.or(usual);
        if let Some(side) = found.filter(|side| draft.by.as_ref() != Some(side)) {
            give(draft, &side, "whose things the text tells of");
        }
    }
}

/// Arms given to nobody that a sentence names: to the state that others in the text go to, else to the one it names most.
pub(super) fn settle_gifts(doc: &Document, drafts: &mut [Draft], telling: &Telling) {
    let is_gift = |d: &Draft| d.outcome == Outcome::Supplied && Class::of(d.unit) == Class::Things;
    if !drafts.iter().any(is_gift) {
        return;
    }
    if let Some((giver, taker)) = hands(doc) {
        let open = |d: &&mut Draft| {
            is_gift(d) && d.by.is_none() && d.side.as_deref().is_none_or(|side| side == giver || side == taker)
        };
        for draft in drafts.iter_mut().filter(open) {
            draft.by = Some(giver.to_owned());
            give(draft, taker, "from hand to hand");
        }
    }
    let taker = party::tally(drafts.iter().filter(|d| is_gift(d)).filter_map(|d| d.side.clone()));
    let taker = taker.into_iter().max_by_key(|(_, n)| *n).map(|(side, _)| side);
    let Some(side) = taker.or_else(|| party::usual(doc, &telling.parties, PartyKind::State).map(str::to_owned)) else {
        return;
    };
    for draft in drafts.iter_mut().filter(|d| d.side.is_none() && is_gift(d) && d.by.as_ref() != Some(&side)) {
        give(draft, &side, "who is supplied");
    }
}

/// From which state to which arms go in the sentences of a text that name arms: `North Korean shells for Russia`, `weapons
/// have reached Russia from North Korea`.
fn hands(doc: &Document) -> Option<(&'static str, &'static str)> {
    let whose = &doc.lexicon.whose;
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for sentence in &doc.sentences {
        if !sentence.tokens.clone().any(|i| doc.is_in(&whose.arms, i)) {
            continue;
        }
        for name in doc.names_in(&sentence.tokens) {
            let Some((id, form)) = name.party() else { continue };
            let party = &doc.lexicon.world.parties[id as usize];
            if party.kind != PartyKind::State {
                continue;
            }
            let before = name.tokens.start.checked_sub(1).filter(|at| sentence.tokens.contains(at));
            let behind = (name.tokens.end..name.tokens.end + 2)
                .any(|i| sentence.tokens.contains(&i) && doc.is_in(&whose.arms, i));
            if form == PartyForm::Demonym && behind || before.is_some_and(|at| doc.word(at) == "from") {
                from.push(party.name.as_str());
            } else if before.is_some_and(|at| doc.is_in(&whose.receiving, at)) {
                to.push(party.name.as_str());
            }
        }
    }
    let most = |votes: Vec<&'static str>| party::tally(votes.into_iter()).into_iter().max_by_key(|(_, n)| *n);
    let ((giver, _), (taker, _)) = most(from).zip(most(to))?;
    (giver != taker).then_some((giver, taker))
}

/// What one sentence tells of one blow falls on one side: `killed six militants and destroyed two vehicles`.
pub(super) fn share_blow(doc: &Document, drafts: &mut [Draft]) {
    inherit(doc, drafts, "of the same blow", |before, now| {
        let is_blow = |d: &Draft| {
            (d.outcome.is_blow() || d.outcome == Outcome::ShotDown)
                && d.civilian != Some(true)
                && d.unit != Unit::Building
        };
        let same = doc.figures[before.figure].sentence == doc.figures[now.figure].sentence;
        same && is_blow(before) && is_blow(now) && before.by == now.by
    });
}
