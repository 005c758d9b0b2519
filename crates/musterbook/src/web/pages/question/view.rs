//! All that a question's page shows, worked out on one read of the ledger.

use super::Query;
use super::chart;
use crate::figure::grouped;
use crate::output::count;
use crate::web::chart::timeline::Timeline;
use crate::web::fault::Fault;
use crate::web::page::Ask;
use crate::web::parts::asked::{Ground, as_held};
use crate::web::parts::choice::policy;
use crate::web::parts::conflict::{Quoted, Shown};
use jiff::civil::Date;
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::conflict::{Conflict, Found, Kind, search_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::explanation;
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::{Layout, Question, family_of};
use musterbook_core::reconcile::statement::Statement;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// So many claims are worked out while someone waits …
const WORKED: usize = 1_000;
/// … and so many are shown, the newest.
const SHOWN: usize = 3_000;
/// Days of the band: with the day that is asked for, as many as are answered exactly.
const DAYS: usize = 23;
/// Conflicts that stand on the page; all are on a page of their own.
const CONFLICTS: usize = 5;
/// Origins left out and suppositions that one address may ask for.
const CHANGES: usize = 12;

#[derive(Serialize)]
pub struct View {
    pub question: Question,
    /// Why there is no answer, where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_answer: Option<String>,
    pub answer: Option<Estimate>,
    /// Without what `without` and `assume` change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Estimate>,
    pub explanation: Vec<Reason>,
    pub days: Vec<Day>,
    pub conflicts: Vec<Shown>,
    pub more_conflicts: usize,
    /// Statements that were not looked at for conflicts: there are too many to be solved together.
    pub left_out: usize,
    /// How many statements there are on the question; `statements` are some of them.
    pub all: usize,
    pub has_more: bool,
    pub statements: Vec<Heard>,
    #[serde(skip)]
    pub policy: Policy,
    #[serde(skip)]
    pub chart: Timeline,
    /// Marks that the chart has no room for.
    #[serde(skip)]
    pub not_drawn: usize,
}

/// A reason in a sentence, with the statements that it leads to.
#[derive(Serialize)]
pub struct Reason {
    pub sentence: String,
    pub statements: Vec<Quoted>,
}

/// What is supported on a day.
#[derive(Serialize)]
pub struct Day {
    day: Date,
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
    ceiling: Option<f64>,
}

/// A statement, and how it counts.
#[derive(Serialize)]
pub struct Heard {
    #[serde(flatten)]
    pub quoted: Quoted,
    /// Why it does not count, where it does not.
    pub set_aside: Option<String>,
    pub is_in_conflict: bool,
}

impl View {
    fn without_answer(question: Question, policy: Policy, why: String) -> View {
        View {
            question,
            no_answer: Some(why),
            answer: None,
            otherwise: None,
            explanation: Vec::new(),
            days: Vec::new(),
            conflicts: Vec::new(),
            more_conflicts: 0,
            left_out: 0,
            all: 0,
            has_more: false,
            statements: Vec::new(),
            policy,
            chart: Timeline::default(),
            not_drawn: 0,
        }
    }
}

pub fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
    let ledger = ask.ledger;
    if query.without.len() + query.assume.len() > CHANGES {
        return Err(Fault::bad(
            "too many origins are left out, or too much is supposed",
            format!("give {CHANGES} or fewer"),
        ));
    }
    let policy = policy(&query.choice.policy)?;
    let known = query.choice.past.known(ledger)?;
    let question = as_held(ledger, query.asked.question()?, known)?;
    let claims = ledger.claims_on(&question, query.choice.published_to, known)?;
    let is_worked = claims <= WORKED;
    let mut ground = Ground::made_of(ledger.newest_on(&question, query.choice.published_to, SHOWN, known)?);
    let on_it = on_it(&question, &ground.statements);
    let Some(last) = on_it.iter().filter_map(|&at| ground.statements[at].as_of()).max() else {
        let why =
            "Nothing is said of this in the ledger. Look at the page Questions for what is, or choose another day.";
        return Ok(View::without_answer(question, policy, why.to_owned()));
    };
    let day = query.as_of.unwrap_or_else(|| ground.not_to_come(last));
    let changed = Policy { without: [policy.without.clone(), query.without.clone()].concat(), ..policy.clone() };
    let is_changed = !query.without.is_empty() || !query.assume.is_empty();
    let asked = |days: &[Date], policy: &Policy, is_changed: bool| {
        if !is_worked {
            return Vec::new();
        }
        let assume = if is_changed { query.assume.as_slice() } else { &[] };
        estimates(&ground.statements, &question, days, policy, assume)
    };
    // All days together, the one that is asked for last: with it stands what does not count.
    let mut band = asked(&[days(&on_it, &ground), vec![day]].concat(), &changed, true);
    let answer = band.pop();
    let otherwise = if is_changed { asked(&[day], &policy, false).pop() } else { None };
    let Found { conflicts: mut found, left_out } =
        if is_worked { search_question(&ground.statements, &question, &changed) } else { Found::default() };
    found.retain(|it| it.statements.iter().any(|at| on_it.contains(at)));
    let in_conflict: BTreeSet<usize> =
        found.iter().filter(|it| it.kind != Kind::Garble).flat_map(Conflict::named).collect();
    let more_conflicts = found.len().saturating_sub(CONFLICTS);
    found.truncate(CONFLICTS);

    let mut newest: Vec<usize> = on_it.iter().copied().collect();
    newest.sort_by_key(|&at| (std::cmp::Reverse(ground.statements[at].as_of()), at));
    let shown: Vec<usize> = newest.iter().copied().skip(query.offset).take(query.limit).collect();
    let of_answer = answer.iter().flat_map(Estimate::named);
    let named = of_answer.chain(found.iter().flat_map(Conflict::named)).chain(shown.iter().copied());
    ledger.quote(&mut ground.statements, named.collect::<Vec<_>>())?;

    let aside: BTreeMap<usize, &str> =
        answer.iter().flat_map(|it| &it.set_aside).map(|(at, why)| (*at, why.as_str())).collect();
    let (chart, not_drawn) = chart::chart(&question, &ground, &on_it, &aside, &in_conflict, &band);
    let reasons = answer.as_ref().map(|it| explanation(it, &ground.statements)).unwrap_or_default();
    let quoted = |places: Vec<usize>| places.into_iter().map(|at| Quoted::of(at, &ground)).collect();
    let heard = |at: usize| Heard {
        quoted: Quoted::of(at, &ground),
        set_aside: aside.get(&at).map(|why| (*why).to_owned()),
        is_in_conflict: in_conflict.contains(&at),
    };
    Ok(View {
        no_answer: (!is_worked).then(|| too_many(claims)),
        explanation: reasons.into_iter().map(|(sentence, by)| Reason { sentence, statements: quoted(by) }).collect(),
        days: band.iter().map(Day::from).collect(),
        conflicts: found.iter().map(|it| Shown::of(it, &ground)).collect(),
        more_conflicts,
        left_out,
        all: newest.len(),
        has_more: newest.len() > query.offset.saturating_add(query.limit),
        statements: shown.into_iter().map(heard).collect(),
        question,
        policy: changed,
        answer,
        otherwise,
        chart,
        not_drawn,
    })
}

impl From<&Estimate> for Day {
    fn from(it: &Estimate) -> Day {
        Day { day: it.as_of, low: it.low, best: it.best, high: it.high, ceiling: it.ceiling }
    }
}

fn too_many(claims: usize) -> String {
    let shown = if claims > SHOWN {
        format!(" What follows is of the newest {}.", grouped(SHOWN as f64))
    } else {
        String::new()
    };
    format!(
        "This rests on {}: too many to work out while you wait. Choose an earlier day under “Reports published up to”, or ask \
         `musterbook estimate`.{shown}",
        count(claims, "claim")
    )
}

/// The statements on the question itself: of those that bear on it, those of its series.
fn on_it(question: &Question, statements: &[Statement]) -> BTreeSet<usize> {
    let family = family_of(question, statements);
    let layout = Layout::of(&family.iter().map(|&at| &statements[at]).collect::<Vec<_>>());
    let series = layout.asked(question);
    family.into_iter().filter(|&at| layout.series(&statements[at]) == series).collect()
}

/// The days that something is said as of: all, or so many from the first to the last.
fn days(on_it: &BTreeSet<usize>, ground: &Ground) -> Vec<Date> {
    let told = on_it.iter().filter_map(|&at| ground.statements[at].as_of());
    let days: Vec<Date> =
        told.filter(|&day| ground.not_to_come(day) == day).collect::<BTreeSet<_>>().into_iter().collect();
    if days.len() <= DAYS {
        return days;
    }
    (0..DAYS).map(|n| days[n * (days.len() - 1) / (DAYS - 1)]).collect()
}
