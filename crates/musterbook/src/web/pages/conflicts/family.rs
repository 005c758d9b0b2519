//! The conflicts of one side's people, or of one kind of its things: looked for, and shown.

use crate::figure::counted;
use crate::output::count;
use crate::web::address::Address;
use crate::web::fault::Fault;
use crate::web::page::Ask;
use crate::web::parts::asked::Ground;
use crate::web::parts::conflict::{self, Shown};
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::conflict::{Conflict, Found, search_question};
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_ledger::{By, Filter, Known, Ledger, Page};
use serde::Serialize;

/// Questions from which sides and things are taken.
const QUESTIONS: usize = 400;

/// What is looked for.
pub struct Search<'a> {
    pub ledger: &'a Ledger,
    pub policy: &'a Policy,
    pub known: Known,
    pub published_to: Option<Date>,
    /// Only conflicts about this.
    pub outcome: Option<Outcome>,
    /// Claims that are looked through at most.
    pub most: usize,
    /// So many conflicts are passed over, and so many shown then.
    pub first: usize,
    pub shown: usize,
}

/// What was found.
#[derive(Serialize)]
pub struct Family {
    pub side: String,
    pub unit: Unit,
    /// How many there are; `conflicts` are some of them. Missing where there are too many claims to look.
    pub all: Option<usize>,
    /// Statements that were left out so that the rest could be solved together: then there may be more conflicts.
    pub left_out: usize,
    pub conflicts: Vec<Shown>,
}

/// The sides and things that a filter asks for, those with the most claims first. Claims that name no side are of many fights.
pub fn families(ask: &Ask, filter: &Filter, known: Known) -> Result<Vec<(String, Unit)>, Fault> {
    let page = Page { limit: QUESTIONS, offset: 0 };
    let mut found: Vec<(String, Unit)> = Vec::new();
    for it in ask.ledger.questions(filter, By::Claims, page, known)? {
        let key = it.question.side.map(|side| (side, it.question.unit));
        found.extend(key.filter(|key| !found.contains(key)));
    }
    Ok(found)
}

impl Search<'_> {
    pub fn family(&self, side: String, unit: Unit) -> Result<Family, Fault> {
        // A family's conflicts are the same whichever of its outcomes is asked for.
        let outcome = self.outcome.unwrap_or(Outcome::Casualties);
        let question = Question { side: Some(side.clone()), unit, outcome, civilian: None, place: None };
        let Ok(mut ground) = Ground::of(self.ledger, &question, self.most, self.published_to, self.known)? else {
            return Ok(Family { side, unit, all: None, left_out: 0, conflicts: Vec::new() });
        };
        let Found { mut conflicts, left_out } = search_question(&ground.statements, &question, self.policy);
        if let Some(outcome) = self.outcome {
            conflicts.retain(|it| it.statements.iter().any(|&at| ground.statements[at].outcome == outcome));
        }
        let all = Some(conflicts.len());
        let conflicts: Vec<Conflict> = conflicts.into_iter().skip(self.first).take(self.shown).collect();
        self.ledger.quote(&mut ground.statements, conflicts.iter().flat_map(Conflict::named).collect::<Vec<_>>())?;
        let conflicts = conflicts.iter().map(|it| Shown::of(it, &ground)).collect();
        Ok(Family { side, unit, all, left_out, conflicts })
    }
}

impl Family {
    /// `Russia: soldiers`
    pub fn name(&self) -> String {
        format!("{}: {}", self.side, counted(self.unit, None))
    }

    /// Whether all was looked at and nothing contradicts anything.
    pub fn is_without(&self) -> bool {
        self.all == Some(0) && self.left_out == 0
    }
}

/// A family on the page, alone (`is_one`) from a conflict on, or with others.
pub fn of_family(at: &Address, it: &Family, offset: usize, is_one: bool) -> Markup {
    let whole = at.with("side", Some(&it.side)).with("unit", Some(it.unit.as_str())).with("offset", None).href();
    let (all, shown) = (it.all.unwrap_or_default(), it.conflicts.len());
    html! {
        section.family {
            h2 { (it.name()) }
            @match it.all {
                None if is_one => p { "There are too many claims to look through while you wait. Choose an earlier day under “Reports published up to”, or ask "
                    code { "musterbook conflicts" } "." },
                None => p { a href=(whole) { "Open to see" } ": there are many claims to look through." },
                Some(0) => p.quiet { "No conflicts" @if it.left_out > 0 { " among those that were looked at" } "." },
                Some(_) => p.quiet { (count(all, "conflict")) @if offset > 0 && is_one { ", from the " (offset + 1) ". on" } "." },
            }
            (conflict::left_out(it.left_out))
            @for conflict in &it.conflicts { (conflict::shown(conflict, &at.href())) }
            @if !is_one && all > shown { p { a href=(whole) { "All " (all) " conflicts of " (it.name()) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_at_is_told() {
        let at = Address::new("/conflicts", Some("side=Russia&unit=people"));
        let shown = |all, left_out, is_one| {
            let it = Family { side: "Russia".to_owned(), unit: Unit::People, all, left_out, conflicts: Vec::new() };
            (of_family(&at, &it, 0, is_one).into_string(), it.is_without())
        };
        for (all, left_out, is_one, is_without, parts) in [
            (Some(0), 0, true, true, &["No conflicts."][..]),
            (Some(0), 1_250, true, false, &["among those that were looked at.", "1,250 statements", "published up to"]),
            (Some(30), 1, false, false, &["30 conflicts.", "1 statement ", "there may be more", "All 30 conflicts"]),
            (None, 0, true, false, &["too many claims", "<code>musterbook conflicts</code>"]),
            (None, 0, false, false, &["Open to see"]),
        ] {
            let (markup, without) = shown(all, left_out, is_one);
            assert_eq!(without, is_without, "{markup}");
            assert_eq!(markup.contains("left out"), left_out > 0, "{markup}");
            for part in parts {
                assert!(markup.contains(part), "{part}: {markup}");
            }
        }
    }
}
