//! The rules for figures whose own sentence names no place: what the sentences before, the heading and the headline say.

use super::candidate::{Candidate, Rank, Role};
use super::rules::{Answer, View, is, nearest};
use crate::claim::{Outcome, Scope, Unit};
use crate::document::TimeKind;
use crate::lexicon::places::PlaceWord;

/// Whether there are more people than a place can hold: millions are counted in countries.
pub(super) fn is_too_many(view: &View, candidate: usize) -> bool {
    let (low, rank) = (view.figure.low.unwrap_or(0.0), view.candidate(view.candidate(candidate).head).rank);
    view.draft.unit == Unit::People && (low >= 1e6 && rank <= Rank::District || low >= 3e6 && rank == Rank::Region)
}

/// A headline of another story has the place that it names itself, or none.
pub(super) fn related(view: &View) -> Answer {
    view.is_related.then_some(None)
}

/// National sums of losses, stocks and supplies have no place but one that their sentence names.
pub(super) fn total(view: &View) -> Answer {
    use Outcome::*;
    let is_stock = is(&[Supplied, Produced, Recruited, Trained], view.draft);
    is_stock.then_some(None)
}

pub(super) fn carried(view: &View) -> Answer {
    let place = view.context.carried.filter(|&place| !is_too_many(view, place))?;
    if view.is_new_paragraph(view.candidate(place).sentence) {
        return None;
    }
    // What another figure was told of goes on for a sentence or two
    if view.context.is_told && view.figure.sentence - view.candidate(place).sentence > FRESH && !is_continued(view) {
        return None;
    }
    view.answer(place)
}

/// So many sentences later the text goes on about something else.
const FRESH: usize = 2;

/// Whether the sentence speaks of months or years: longer than one event.
fn is_long(view: &View) -> bool {
    const DAYS: i32 = 40;
    let today = view.doc.published;
    view.doc.times_in(&view.sentence()).iter().any(|time| {
        let (Some(start), Some(end)) = (time.when.start, time.when.end.or(today)) else { return false };
        matches!(time.kind, TimeKind::Within | TimeKind::Since | TimeKind::Until)
            && crate::mention::time::days(start, end) > DAYS
    })
}

/// What flies and who is sent are told of whole countries: they do not take a place from another paragraph.
pub(super) fn aloft(view: &View) -> Answer {
    use Outcome::*;
    (is(&[Launched, ShotDown, Deployed], view.draft) && view.figure.sentence > 0).then_some(None)
}

/// A speaker in a small place speaks of what happened there.
pub(super) fn speaker(view: &View) -> Answer {
    let is_local = |c: &Candidate| {
        c.role == Role::Speaker
            // `signed in Montreux`
            && c.before.checked_sub(1).is_none_or(|t| !view.scene.words.ending(t).is(PlaceWord::SPEECH))
            && c.rank <= Rank::Region && !view.scene.words.at(c.tokens.start).is(PlaceWord::SEAT)
    };
    let place = nearest(view, |c| is_local(c) && !c.is_party)?;
    view.answer(place)
}

/// What an army has lost in all is lost all along the front.
pub(super) fn army_total(view: &View) -> Answer {
    let draft = view.draft;
    let is_army = draft.unit != Unit::People || draft.civilian == Some(false);
    let is_wide = view.context.topic.is_none_or(|t| view.candidate(view.candidate(t).head).rank == Rank::Country);
    (is_army && draft.scope == Scope::Total && (draft.unit != Unit::People || is_wide)).then_some(None)
}

/// `Separately, …`, `In another attack, …`
pub(super) fn separate(view: &View) -> Answer {
    if view.figure.sentence == 0 {
        return None;
    }
    let sentence = view.sentence();
    let start = super::scene::opening(view.doc, &sentence);
    let head = start..sentence.end.min(start + 4).min(view.figure.tokens.start);
    let is_apart = head.into_iter().any(|t| {
        let word = view.doc.word(t).to_lowercase();
        matches!(&*word, "separately" | "elsewhere" | "separate") || (t > start && word == "another")
    });
    // `raids hit eight other places`
    let next = view.figure.tokens.end;
    let is_other = next + 1 < sentence.end
        && view.doc.word(next) == "other"
        && (view.scene.words.at(next + 1).is(PlaceWord::KIND)
            || matches!(view.doc.word(next + 1), "places" | "locations" | "areas" | "sites"));
    (is_apart || is_other).then_some(None)
}

/// Whether the sentence goes on about an incident told before: `the attack`, `three more`.
fn is_continued(view: &View) -> bool {
    let sentence = view.sentence();
    let is_the = |t: usize| matches!(&*view.doc.word(t).to_lowercase(), "the" | "this" | "that" | "these");
    sentence.clone().any(|t| t > sentence.start && view.scene.words.at(t).is(PlaceWord::INCIDENT) && is_the(t - 1))
}

/// The place that the sentences before left, in another paragraph.
fn of_late(view: &View) -> Option<usize> {
    const REACH: usize = 3;
    let place = view.context.carried?;
    let candidate = view.candidate(place);
    let is_near = view.figure.sentence - candidate.sentence <= REACH;
    let alone = view.stands_alone(candidate.sentence) && view.stands_alone(view.figure.sentence);
    (is_near && !alone && !is_sum(view) && is_continued(view)).then_some(place)
}

pub(super) fn topic(view: &View) -> Answer {
    if let Some(place) = of_late(view) {
        return view.answer(place);
    }
    if let Some(section) = view.context.section {
        return view.answer(section);
    }
    let place = view.context.topic.filter(|&place| !is_too_many(view, place))?;
    let head = view.candidate(view.candidate(place).head);
    if head.sentence > view.figure.sentence {
        return Some(None);
    }
    // The items of a list do not lend one another their places
    if view.stands_alone(head.sentence) && view.stands_alone(view.figure.sentence) {
        return Some(None);
    }
    let is_part = head.rank < Rank::Area || (head.rank == Rank::Area && head.name.ends_with(&*head.country));
    if (is_sum(view) || is_long(view)) && is_part && view.figure.sentence > OPENING {
        return Some(None);
    }
    view.answer(place)
}

/// In the first sentences the total is the event's own: `taking the dead to 33`.
const OPENING: usize = 2;

/// Totals and strengths go beyond the place of one event.
fn is_sum(view: &View) -> bool {
    use Outcome::*;
    let sentence = view.sentence();
    let start = super::scene::opening(view.doc, &sentence);
    let mut head = start..sentence.end.min(start + 4).min(view.figure.tokens.start);
    let is_tally = head.any(|t| {
        matches!(
            &*view.doc.word(t).to_lowercase(),
            "tally" | "running" | "overall" | "cumulative" | "nationwide" | "countrywide"
        )
    });
    is_tally
        || view.draft.scope == Scope::Total
        || (view.draft.scope == Scope::State && is(&[Held, InNeed], view.draft))
}

/// A headline without a place of its own is about the one that the first sentence names.
pub(super) fn headline(view: &View) -> Answer {
    if view.figure.sentence > 0 {
        return None;
    }
    let lead = view.context.lead.filter(|&lead| view.candidate(lead).rank <= Rank::District)?;
    let names_none = view
        .scene
        .within(&view.sentence())
        .all(|c| matches!(view.candidate(c).role, Role::Speaker | Role::From | Role::Dateline));
    names_none.then(|| view.answer(lead)).flatten()
}
