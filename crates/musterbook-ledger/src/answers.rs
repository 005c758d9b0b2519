//! Answers to one question straight from the ledger: what is jointly supported on a day, and what contradicts.

use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use jiff::civil::Date;
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::conflict::{Conflict, Found, search_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::gather::{self, Seen};
use musterbook_core::reconcile::incident::{Incident, asked, of_incident};
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use std::cmp::Reverse;

/// An answer, and the list of statements that its places are places in. Those that it names have their sentences.
#[derive(Clone, Debug)]
pub struct Answered<T> {
    pub answer: T,
    pub statements: Vec<Statement>,
    /// How many statements were left out because there are too many to be solved together: then the answer is not exact.
    pub left_out: usize,
}

impl Ledger {
    /// The statements that bear on a question: all on its side and unit. Of reports published up to a day, if one is given.
    /// Without sentences: see [`Ledger::quote`].
    pub fn bearing(
        &self,
        question: &Question,
        published_to: Option<Date>,
        known: Known,
    ) -> Result<Vec<Statement>, Error> {
        Ok(gather::statements(&self.seen_on(question, published_to, known)?))
    }

    /// The claims that the statements which bear on a question are made of, in the order of their numbers.
    pub fn seen_on(&self, question: &Question, published_to: Option<Date>, known: Known) -> Result<Vec<Seen>, Error> {
        self.seen(&Filter { published_to, ..bearing(question) }, known)
    }

    /// How many claims bear on a question.
    pub fn claims_on(&self, question: &Question, published_to: Option<Date>, known: Known) -> Result<usize, Error> {
        Ok(self.columns()?.pick(&Filter { published_to, ..bearing(question) }, known).len())
    }

    /// As [`Ledger::seen_on`]; of more claims than `most` those of the newest days, about as many.
    pub fn newest_on(
        &self,
        question: &Question,
        published_to: Option<Date>,
        most: usize,
        known: Known,
    ) -> Result<Vec<Seen>, Error> {
        let columns = self.columns()?;
        let mut rows = columns.pick(&Filter { published_to, ..bearing(question) }, known);
        if rows.len() > most {
            let end = |row: &u32| columns.when_end[*row as usize];
            let first = end(rows.select_nth_unstable_by_key(most, |row| Reverse(end(row))).1);
            rows.retain(|row| end(row) >= first);
        }
        self.seen_in(&columns, rows, known)
    }

    /// What the statements in force jointly support on a day.
    pub fn estimate(
        &self,
        question: &Question,
        day: Date,
        policy: &Policy,
        known: Known,
    ) -> Result<Answered<Estimate>, Error> {
        let mut statements = self.bearing(question, None, known)?;
        let answer = estimates(&statements, question, &[day], policy, &[]).remove(0);
        self.quote(&mut statements, answer.named())?;
        let left_out = answer.left_out;
        Ok(Answered { answer, statements, left_out })
    }

    /// What is told of one incident, as told up to a day. A question without a side is asked of all sides.
    pub fn estimate_incident(
        &self,
        question: &Question,
        incident: &Incident,
        day: Date,
        policy: &Policy,
        known: Known,
    ) -> Result<Answered<Estimate>, Error> {
        let filter = Filter {
            side: question.side.iter().cloned().collect(),
            unit: vec![question.unit.as_str().to_owned()],
            from: incident.first.yesterday().ok(),
            to: incident.last.tomorrow().ok(),
            ..Filter::default()
        };
        let seen = gather::statements(&self.seen(&filter, known)?);
        let told = Incident { told_to: Some(incident.told_to.map_or(day, |to| to.min(day))), ..incident.clone() };
        let mut statements = of_incident(&seen, &told);
        statements.iter_mut().for_each(|it| it.side.clone_from(&question.side));
        let answer = estimates(&statements, &asked(question), &[day], policy, &[]).remove(0);
        self.quote(&mut statements, answer.named())?;
        let left_out = answer.left_out;
        Ok(Answered { answer, statements, left_out })
    }

    /// What cannot all be true, hardly fits or is garbled among the statements that bear on a question.
    pub fn conflicts(
        &self,
        question: &Question,
        policy: &Policy,
        known: Known,
    ) -> Result<Answered<Vec<Conflict>>, Error> {
        let mut statements = self.bearing(question, None, known)?;
        let Found { conflicts: answer, left_out } = search_question(&statements, question, policy);
        let shown: Vec<usize> = answer.iter().flat_map(Conflict::named).collect();
        self.quote(&mut statements, shown)?;
        Ok(Answered { answer, statements, left_out })
    }
}

/// All claims on the side and the unit of a question.
fn bearing(question: &Question) -> Filter {
    Filter {
        side: question.side.iter().cloned().collect(),
        no_side: question.side.is_none(),
        unit: vec![question.unit.as_str().to_owned()],
        ..Filter::default()
    }
}
