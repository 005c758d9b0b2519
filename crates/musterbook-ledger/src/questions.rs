//! The questions that a ledger can answer: of whose people or things what happened to how many, with what supports each.

use crate::ask::Page;
use crate::columns::record::NO_DAY;
use crate::columns::{Columns, Stretch};
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::question::Question;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A question that the ledger has claims for, and how many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Questioned {
    /// Without a place: of the whole theatre.
    #[serde(flatten)]
    pub question: Question,
    pub claims: i64,
    pub reports: i64,
    pub statements: i64,
    /// Named origins and outlets, as named: two bodies of one state are two here.
    pub origins: i64,
    /// The first and the last day that a claim is as of: the end of its time, else the day of publication.
    pub from: Option<String>,
    pub to: Option<String>,
}

impl Questioned {
    /// By names: side, unit, outcome, and whether civilians are meant.
    pub(crate) fn by_name(&self, other: &Questioned) -> Ordering {
        let (one, other) = (&self.question, &other.question);
        let side = one.side.cmp(&other.side);
        let words = |it: &Question| (it.unit.as_str(), it.outcome.as_str(), it.civilian);
        side.then_with(|| words(one).cmp(&words(other)))
    }
}

/// The order of a listing of questions; those that name no side come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The most claims first.
    #[default]
    Claims,
    /// The most lately spoken of first.
    Last,
    /// By name of the side, then unit and outcome.
    Side,
}

/// What is counted of one question.
#[derive(Default)]
struct Counted {
    claims: i64,
    /// Reports, statements and origins, each as often as it is met but for twice in a row.
    met: [Vec<u32>; 3],
    days: Stretch,
}

impl Counted {
    fn add(&mut self, report: u32, statement: u32, origin: u32, day: i32) {
        self.claims += 1;
        for (met, id) in self.met.iter_mut().zip([report, statement, origin]) {
            if met.last() != Some(&id) {
                met.push(id);
            }
        }
        self.days.add(day);
    }

    fn counts(&mut self) -> [i64; 3] {
        self.met.each_mut().map(|met| {
            met.sort_unstable();
            met.dedup();
            met.len() as i64
        })
    }
}

impl Ledger {
    /// The questions that a filter's claims are about. A question is a side, a unit, an outcome, and whether civilians or
    /// combatants are meant, as the claims have them; `None` is one of the values.
    pub fn questions(&self, filter: &Filter, by: By, page: Page, known: Known) -> Result<Vec<Questioned>, Error> {
        let columns = self.columns()?;
        let mut found = questioned(&columns, filter, known)?.into_owned();
        found.sort_by(|a, b| {
            let by_key = match by {
                By::Claims => b.claims.cmp(&a.claims),
                By::Last => b.to.cmp(&a.to),
                By::Side => Ordering::Equal,
            };
            let side = |it: &Questioned| it.question.side.is_none();
            side(a).cmp(&side(b)).then(by_key).then_with(|| a.by_name(b))
        });
        Ok(found.into_iter().skip(page.offset).take(page.limit).collect())
    }

    /// How many questions a filter's claims are about: for paging.
    pub fn count_questions(&self, filter: &Filter, known: Known) -> Result<i64, Error> {
        Ok(questioned(&*self.columns()?, filter, known)?.len() as i64)
    }
}

fn questioned<'a>(columns: &'a Columns, filter: &Filter, known: Known) -> Result<Cow<'a, [Questioned]>, Error> {
    let made = || counted(columns, &columns.pick(filter, known));
    if known != Known::NOW || *filter != Filter::default() {
        return Ok(Cow::Owned(made()?));
    }
    if let Some(kept) = columns.kept.questions.get() {
        return Ok(Cow::Borrowed(kept));
    }
    let made = made()?;
    Ok(Cow::Borrowed(columns.kept.questions.get_or_init(|| made)))
}

/// The questions of some rows, in no particular order. The only place that says how they are counted.
pub(crate) fn counted(columns: &Columns, rows: &[u32]) -> Result<Vec<Questioned>, Error> {
    let mut found: FxHashMap<(u32, u32, u32, u8), Counted> = FxHashMap::default();
    for at in rows.iter().map(|row| *row as usize) {
        let question = (columns.side[at], columns.unit[at], columns.outcome[at], columns.civilian[at]);
        let day = if columns.when_end[at] == NO_DAY { columns.published[at] } else { columns.when_end[at] };
        let (report, statement, origin) = (columns.report[at], columns.statement[at], columns.said_by[at]);
        found.entry(question).or_default().add(report, statement, origin, day);
    }
    let bad = |what: &str| Error::Damaged { why: format!("{what:?} is not in the vocabulary") };
    let word = |id: u32| columns.names.text(id).unwrap_or_default();
    let questioned = |((side, unit, outcome, civilian), mut it): (_, Counted)| {
        let [reports, statements, origins] = it.counts();
        let [from, to] = it.days.ends();
        Ok(Questioned {
            question: Question {
                side: columns.names.owned(side),
                unit: Unit::parse(word(unit)).ok_or_else(|| bad(word(unit)))?,
                outcome: Outcome::parse(word(outcome)).ok_or_else(|| bad(word(outcome)))?,
                civilian: (civilian > 0).then_some(civilian == 2),
                place: None,
            },
            claims: it.claims,
            reports,
            statements,
            origins,
            from,
            to,
        })
    };
    found.into_iter().map(questioned).collect()
}
