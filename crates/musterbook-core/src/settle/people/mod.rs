//! Whose people the civilians are: in a war between states the state's whose territory they live in; in a civil war
//! nobody's; in Gaza and the West Bank Palestinians. And, for fighters of whom no word says whose, the side that the
//! text counts most.

mod after;
mod rules;
mod telling;

use super::lands::Lands;
use crate::claim::{Outcome, Step, Unit};
use crate::document::{Document, Draft};
use rules::{ADMITTED, RULES, View};
use telling::Telling;

/// Fills the side of drafts that have none.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    free_the_rescued(drafts);
    let lands = Lands::of(doc);
    let telling = Telling::of(doc, drafts);
    after::share_blow(doc, drafts);
    for at in 0..drafts.len() {
        if is_open(&drafts[at]) {
            by_rule(doc, &telling, &lands, drafts, at);
        }
    }
    after::share_blow(doc, drafts);
    after::settle_things(doc, drafts, &telling);
    after::settle_gifts(doc, drafts, &telling);
    after::follow_whole(doc, drafts);
    count_fighters(drafts, &telling);
}

/// In a text about captives, who is rescued comes free.
fn free_the_rescued(drafts: &mut [Draft]) {
    if drafts.iter().any(|d| d.outcome == Outcome::Abducted) {
        drafts.iter_mut().filter(|d| d.outcome == Outcome::Evacuated).for_each(|d| d.outcome = Outcome::Released);
    }
}

fn is_open(draft: &Draft) -> bool {
    draft.side.is_none() && (draft.unit != Unit::Attack || draft.outcome == Outcome::Repelled)
}

/// Gives one draft the side of the first rule that answers.
fn by_rule(doc: &Document, telling: &Telling, lands: &Lands, drafts: &mut [Draft], at: usize) {
    let view = View { doc, telling, lands, before: &drafts[..at], draft: &drafts[at] };
    let Some((side, rule)) = RULES.iter().find_map(|rule| Some(((rule.run)(&view)?, rule.name))) else { return };
    let draft = &mut drafts[at];
    if rule == ADMITTED && telling.mostly_fighters {
        draft.civilian = draft.civilian.or(Some(false));
    }
    give(draft, side, rule);
}

fn give(draft: &mut Draft, side: &str, rule: &'static str) {
    draft.trace.push(Step { rule, saw: side.to_string() });
    draft.side = Some(side.to_string());
}

/// A text that counts one side's losses and no civilians counts fighters.
fn count_fighters(drafts: &mut [Draft], telling: &Telling) {
    let Some(usual) = telling.usual.filter(|_| !telling.has_civilians && telling.mostly_fighters) else { return };
    let of_usual = |d: &Draft| d.side.as_deref() == Some(usual.side);
    if drafts.iter().any(|d| of_usual(d) && d.noun.is_some_and(|n| n.civilian == Some(false))) {
        let unsaid = |d: &&mut Draft| d.unit == Unit::People && d.civilian.is_none() && of_usual(d);
        drafts.iter_mut().filter(unsaid).for_each(|d| d.civilian = Some(false));
    }
}
