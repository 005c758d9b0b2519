//! A question as an address asks it, and the statements of the ledger that bear on it.

use super::super::address::Address;
use super::super::fault::Fault;
use crate::command::estimate::{in_words, outcome, unit};
use crate::filters::Filters;
use clap::Args;
use jiff::civil::Date;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::gather::{self, Seen};
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use musterbook_ledger::{Known, Ledger};

/// The same flags as those of `estimate`.
#[derive(Args)]
pub struct Asked {
    /// Whose people or things; without it, claims that name no side
    #[arg(long, value_name = "PARTY")]
    pub side: Option<String>,
    /// What happened: killed, wounded, casualties, deployed, …
    #[arg(long, value_name = "WORD", value_parser = outcome)]
    pub outcome: Option<Outcome>,
    /// What is counted: people, tank, …
    #[arg(long, value_name = "WORD", default_value = "people", value_parser = unit)]
    pub unit: Unit,
    /// Only civilians (true) or only combatants (false)
    #[arg(long, value_name = "true|false")]
    pub civilian: Option<bool>,
    /// A place in the theatre; the whole of it without this
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
}

impl Asked {
    pub fn question(&self) -> Result<Question, Fault> {
        let none = || Fault::bad("no question is asked: outcome is missing", "choose one on the page Questions");
        Ok(Question {
            side: self.side.clone(),
            unit: self.unit,
            outcome: self.outcome.ok_or_else(none)?,
            civilian: self.civilian,
            place: self.place.clone(),
        })
    }
}

/// Choices that go along from page to page.
const KEPT: &[&str] = &["policy", "known-at", "published-to"];

/// The way to a question's page, with the choices of the page it stands on.
pub fn href(question: &Question, at: &Address) -> String {
    let mut it = Address::new("/question", None);
    let mut add = |name: &str, value: &str| it.pairs.push((name.to_owned(), value.to_owned()));
    if let Some(side) = &question.side {
        add("side", side);
    }
    add("outcome", question.outcome.as_str());
    if question.unit != Unit::People {
        add("unit", question.unit.as_str());
    }
    if let Some(civilian) = question.civilian {
        add("civilian", &civilian.to_string());
    }
    if let Some(place) = &question.place {
        add("place", place);
    }
    at.pairs.iter().filter(|(name, _)| KEPT.contains(&name.as_str())).for_each(|(name, value)| add(name, value));
    it.href()
}

/// A question in words: `North Korea: combatants killed in Kursk Oblast`.
pub fn words(question: &Question) -> String {
    in_words(question)
}

/// The same with the side's name as the ledger writes it.
pub fn as_held(ledger: &Ledger, mut question: Question, known: Known) -> Result<Question, Fault> {
    let Some(side) = question.side.clone() else { return Ok(question) };
    if ledger.claims_on(&question, None, known)? == 0 {
        let filters = Filters { side: vec![side], ..Filters::default() };
        question.side = filters.asked(ledger)?.0.side.into_iter().next();
    }
    Ok(question)
}

/// What bears on a question.
pub struct Ground {
    /// The claims.
    pub seen: Vec<Seen>,
    /// What they say, without sentences.
    pub statements: Vec<Statement>,
}

impl Ground {
    /// All on the question's side and unit; `Err` with a number of claims where there are more than `most`.
    pub fn of(
        ledger: &Ledger,
        question: &Question,
        most: usize,
        published_to: Option<Date>,
        known: Known,
    ) -> Result<Result<Ground, usize>, Fault> {
        let claims = ledger.claims_on(question, published_to, known)?;
        if claims > most {
            return Ok(Err(claims));
        }
        Ok(Ok(Ground::made_of(ledger.seen_on(question, published_to, known)?)))
    }

    pub fn made_of(seen: Vec<Seen>) -> Ground {
        let statements = gather::statements(&seen);
        Ground { seen, statements }
    }

    /// The first and the last day that a report of these was published.
    pub fn published(&self) -> Option<(Date, Date)> {
        let days = || self.seen.iter().filter_map(|it| it.published);
        days().min().zip(days().max())
    }

    /// A day that is spoken of, or the last day of publication, if that is earlier: what is told of days to come is a plan,
    /// or was read wrongly.
    pub fn not_to_come(&self, day: Date) -> Date {
        self.published().map_or(day, |(_, last)| day.min(last))
    }

    /// The report that a claim stands in.
    pub fn report(&self, claim: i64) -> Option<i64> {
        // Claims come in the order of their numbers.
        let at = self.seen.binary_search_by_key(&Some(claim), |it| it.number).ok()?;
        Some(self.seen[at].report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_question_says_what_is_asked_and_keeps_the_choices() {
        let question = Question {
            side: Some("A&B \"<x>\"".to_owned()),
            unit: Unit::Tank,
            outcome: Outcome::Destroyed,
            civilian: Some(false),
            place: Some("Kursk Oblast".to_owned()),
        };
        let at = Address::new("/questions", Some("sort=when&policy=all-origins&offset=50&known-at=2025-06-01"));
        let expected = "/question?side=A%26B+%22%3Cx%3E%22&outcome=destroyed&unit=tank&civilian=false&place=Kursk+Oblast\
                        &policy=all-origins&known-at=2025-06-01";
        assert_eq!(href(&question, &at), expected);
    }
}
