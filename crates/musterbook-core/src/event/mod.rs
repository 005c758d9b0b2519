//! From figures to drafts: what is counted, what happened to it, whose it is, who did it. One sentence at a time;
//! what goes on from one to the next is in [`roles::Memory`].

mod civilian;
mod go_on;
mod item;
mod owner;
pub mod party;
mod phrase;
mod roles;
mod rules;
mod scene;
mod share;
mod sift;
mod table;
pub mod war;

pub use rules::{Rule, all as rules};

use crate::claim::{Reason, Rejected, Step, Unit};
use crate::document::{Document, Draft};
use crate::lexicon::Class;
use crate::lexicon::world::PartyKind;
use roles::Memory;
use scene::{Bond, Scene};

/// Reads every figure of the document. Figures that no rule binds are put with the rejected numbers.
pub fn find(doc: &mut Document) -> Vec<Draft> {
    if !war::is_about_war(doc) {
        reject_rest(doc, &[], &[]);
        return Vec::new();
    }
    let mut drafts = Vec::new();
    let mut memory = Memory { counts: party::counts(doc), ..Memory::default() };
    memory.state = party::usual(doc, &memory.counts, PartyKind::State);
    memory.group = party::usual(doc, &memory.counts, PartyKind::Group);
    memory.home = (0..doc.names.len()).find_map(|n| party::party_behind(doc, n));
    let mut table = table::Table::default();
    let mut last = go_on::Last::default();
    for (sentence, tokens) in stretches(doc) {
        let mut scene = Scene::new(doc, sentence, &tokens);
        scene.told = last.told(doc.sentences[sentence].paragraph);
        share::bind(&mut scene);
        memory.voice = scene.items.iter().filter_map(|i| i.name).find_map(|n| party::party_behind(doc, n));
        table.read(&mut scene, &memory);
        go_on::bind(&mut scene, &last);
        go_on::free_captives(&mut scene, &last);
        let mut roles = roles::assign(&scene, &memory);
        table.own(&scene, &mut roles);
        for (slot, roles) in roles.iter().enumerate() {
            if let Some(bond) = scene.slots[slot].bond.filter(|b| share::counts(&scene, slot, b)) {
                drafts.push(draft(&scene, slot, bond, roles));
            }
        }
        remember(&scene, &roles, &mut memory);
        note_last(&scene, &mut last);
    }
    settle_headline(doc, &mut drafts);
    let mut sifted = sift::sift(doc, &mut drafts);
    sifted.sort_unstable();
    reject_rest(doc, &drafts, &sifted);
    drafts
}

/// How many tokens of a sentence are looked at together; no sentence that a person wrote is longer.
const STRETCH: usize = 600;

/// The sentences, with the tokens of each; one beyond all measure comes in stretches, so that time stays linear.
fn stretches(doc: &Document) -> Vec<(usize, std::ops::Range<usize>)> {
    let cut = |(n, s): (usize, &crate::text::Sentence)| {
        let (start, end) = (s.tokens.start, s.tokens.end);
        (start..end).step_by(STRETCH).map(move |from| (n, from..end.min(from + STRETCH))).collect::<Vec<_>>()
    };
    doc.sentences.iter().enumerate().flat_map(cut).collect()
}

fn draft(scene: &Scene, slot: usize, bond: Bond, roles: &roles::Roles) -> Draft {
    let s = &scene.slots[slot];
    let mut draft = Draft::new(s.figure, bond.unit, bond.outcome);
    draft.trigger = bond.item.map(|i| scene.items[i].tokens.start);
    draft.side = roles.side.map(str::to_string);
    draft.by = roles.by.map(str::to_string);
    draft.civilian = roles.civilian;
    draft.noun = s.phrase.noun.copied();
    draft.carried = roles.carried;
    let saw = match bond.item {
        Some(item) => scene.doc.span(&scene.items[item].tokens).of(scene.doc.text).to_string(),
        None => String::new(),
    };
    draft.trace.push(Step { rule: bond.rule, saw });
    if !roles.side_rule.is_empty() {
        draft.trace.push(Step { rule: roles.side_rule, saw: draft.side.clone().unwrap_or_default() });
    }
    if scene.doc.figures[s.figure].share {
        draft.share_of = Some(share_of(scene, slot));
    }
    draft
}

/// What a share is of: the number of its base, or the words for it.
fn share_of(scene: &Scene, slot: usize) -> String {
    let s = &scene.slots[slot];
    let figure = |slot: usize| scene.doc.figures[scene.slots[slot].figure].anchor.of(scene.doc.text).to_string();
    if let Some(base) = s.phrase.base.and_then(|b| scene.slot_at(b)) {
        return figure(base);
    }
    if s.phrase.anaphor && slot > 0 {
        return figure(slot - 1);
    }
    let end = s.phrase.end.max(s.at + 1);
    let items = &scene.items[s.at + 1..end];
    let items = if s.phrase.partitive { items.get(1..).unwrap_or_default() } else { items };
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => {
            scene.doc.span(&(first.tokens.start..last.tokens.end)).of(scene.doc.text).to_string()
        }
        _ => match sift::whole(scene.doc, s.figure) {
            Some(words) => scene.doc.span(&words).of(scene.doc.text).to_string(),
            None => sift::counted_before(scene.doc, s.figure)
                .map_or("the total".to_string(), |f| scene.doc.figures[f].anchor.of(scene.doc.text).to_string()),
        },
    }
}

fn remember(scene: &Scene, roles: &[roles::Roles], memory: &mut Memory) {
    for (slot, roles) in scene.slots.iter().zip(roles) {
        let (Some(bond), Some(side)) = (slot.bond, roles.side) else { continue };
        if Class::of(bond.unit) == Class::People {
            memory.people = Some(side);
        } else {
            memory.things = Some(side);
        }
    }
    memory.troops = party::with_troops(scene);
    if let Some(first) = scene.items.iter().take(8).filter_map(|i| i.name).find_map(|n| party::party_of(scene.doc, n)) {
        memory.focus = Some(first);
    }
}

/// Keeps the last bond of each kind for the sentences that go on without a verb of their own.
fn note_last(scene: &Scene, last: &mut go_on::Last) {
    let killed = scene.slots.iter().filter_map(|s| s.bond).any(|b| b.outcome == crate::claim::Outcome::Killed);
    for bond in scene.slots.iter().filter_map(|s| s.bond) {
        if Class::of(bond.unit) == Class::People {
            // after "12 killed, 30 wounded" a bare number is of the dead
            if !(killed && bond.outcome == crate::claim::Outcome::Wounded) {
                last.people = Some(bond);
            }
        } else {
            last.things = Some(bond);
        }
        last.recent = Some(bond.unit);
        last.paragraph = scene.doc.sentences[scene.sentence].paragraph;
    }
    let people = || scene.slots.iter().filter_map(|s| s.bond).filter(|b| b.unit == Unit::People);
    if let (Some(first), Some(second)) = (people().next(), people().nth(1)) {
        last.pair = Some((first, second)).filter(|p| p.0.outcome != p.1.outcome && people().nth(2).is_none());
    }
}

/// A headline says less than the body: it takes side and civilian from the body's draft of the same figure.
fn settle_headline(doc: &Document, drafts: &mut [Draft]) {
    let Some(end) = doc.sentences.get(doc.headline()).map(|s| s.tokens.end) else { return };
    for head in 0..drafts.len() {
        let figure = &doc.figures[drafts[head].figure];
        if figure.tokens.start >= end {
            break;
        }
        let (low, high) = (figure.low, figure.high);
        let same = drafts[head + 1..].iter().find(|body| {
            let f = &doc.figures[body.figure];
            f.tokens.start >= end
                && (f.low == low || f.high == high && high.is_some())
                && Class::of(body.unit) == Class::of(drafts[head].unit)
        });
        let Some(body) = same else { continue };
        let (side, civilian, by) = (body.side.clone(), body.civilian, body.by.clone());
        let draft = &mut drafts[head];
        draft.side = draft.side.take().or(side);
        draft.by = draft.by.take().or(by);
        draft.civilian = draft.civilian.or(civilian);
    }
}

/// Numbers that no rule read as a figure about the war.
fn reject_rest(doc: &mut Document, drafts: &[Draft], sifted: &[(usize, &str)]) {
    let mut used = vec![false; doc.figures.len()];
    for draft in drafts {
        used[draft.figure] = true;
    }
    for (index, (figure, used)) in doc.figures.iter().zip(used).enumerate() {
        if used || figure.article {
            continue;
        }
        doc.rejected.push(Rejected {
            anchor: figure.anchor,
            anchor_text: figure.anchor.of(doc.text).to_string(),
            low: figure.low,
            high: figure.high,
            qualifier: figure.qualifier,
            reason: Reason::OtherQuantity,
            because: sifted
                .binary_search_by_key(&index, |&(figure, _)| figure)
                .map_or("nothing says what happened to it", |at| sifted[at].1)
                .to_string(),
        });
    }
    doc.rejected.sort_by_key(|r| r.anchor);
}
