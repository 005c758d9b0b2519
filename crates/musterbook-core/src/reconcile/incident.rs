//! One incident: how many were killed in what happened at a place on a day.
//!
//! In: statements, and an incident: the place, the first and the last day. Out: its statements, ready to be asked like those of
//! any question. A toll grows as bodies are found and the wounded die, so what is said of one incident is a running total
//! as of the day on which it was told: what an origin said first is a floor for what it says next, and its latest word is the
//! one that counts. Of several figures of one report the smaller are parts: "twelve, three children among them".
//!
//! Two incidents at one place on one day cannot be told apart; then the range is wide, and the origins disagree.

use super::question::{Question, contains};
use super::statement::Statement;
use crate::claim::{Scope, When};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// What happened at a place within some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    pub place: Option<String>,
    pub first: Date,
    pub last: Date,
    /// Only what was told up to this day.
    pub told_to: Option<Date>,
}

/// Days by which a count may begin before the incident or end after it: "overnight" is of two days.
const SLACK: i32 = 1;

/// The statements on an incident, each as a running total of it; the question's side and outcome are not looked at.
pub fn of_incident(statements: &[Statement], incident: &Incident) -> Vec<Statement> {
    let mut found: Vec<Statement> = statements.iter().filter(|it| is_of(it, incident)).cloned().collect();
    mark_parts(&mut found);
    for it in &mut found {
        it.scope = Scope::Total;
        it.when = When::until(it.published.or(it.as_of()));
        it.place = None;
    }
    found
}

/// The question about the incident as a whole, whose statements those of [`of_incident`] are.
pub fn asked(question: &Question) -> Question {
    Question { place: None, ..question.clone() }
}

fn is_of(it: &Statement, incident: &Incident) -> bool {
    let days = |day: i32| jiff::Span::new().days(day);
    let (from, to) = (incident.first.saturating_sub(days(SLACK)), incident.last.saturating_add(days(SLACK)));
    let (Some(first), Some(last)) = (it.when.start.or(it.when.end), it.when.end) else { return false };
    let touches = first <= incident.last && last >= incident.first;
    let is_within = from <= first && last <= to && touches;
    let is_there = match (&incident.place, &it.place) {
        (None, _) => true,
        (Some(place), Some(named)) => contains(place, named),
        (Some(_), None) => false,
    };
    let is_told = incident.told_to.is_none_or(|day| it.published.or(it.as_of()) <= Some(day));
    it.scope == Scope::Event && it.share.is_none() && is_within && is_there && is_told
}

/// Of the figures of one origin in one report for one thing, all but the largest are parts of it.
fn mark_parts(found: &mut [Statement]) {
    let key = |it: &Statement| (it.report, it.group.clone(), it.outcome, it.unit);
    let number = |it: &Statement| it.low.or(it.high).unwrap_or_default();
    let mut largest: FxHashMap<_, f64> = FxHashMap::default();
    for it in found.iter().filter(|it| it.report.is_some()) {
        let known = largest.entry(key(it)).or_insert(0.0);
        *known = number(it).max(*known);
    }
    for it in found.iter_mut() {
        it.is_part |= largest.get(&key(it)).is_some_and(|most| number(it) < *most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Outcome, Unit};
    use crate::reconcile::answer::State;
    use crate::reconcile::estimate::estimates;
    use crate::reconcile::policy::Policy;
    use crate::reconcile::statement::tests::at;
    use jiff::civil::date;

    fn killed(origin: &str, number: f64, place: &str, told: i8) -> Statement {
        Statement {
            scope: Scope::Event,
            when: When::between(date(2025, 3, 4), date(2025, 3, 4)),
            place: Some(place.to_owned()),
            published: Some(date(2025, 3, told)),
            report: Some(i64::from(told)),
            side: None,
            civilian: None,
            ..at(origin, Outcome::Killed, number, (3, 4))
        }
    }

    #[test]
    fn the_latest_word_of_each_origin_counts_and_parts_are_floors() {
        let elsewhere = killed("Mayor of Kharkiv", 40.0, "Kharkiv", 4);
        let month = Statement {
            when: When::between(date(2025, 3, 1), date(2025, 3, 31)),
            ..killed("United Nations", 200.0, "Sumy", 6)
        };
        let statements = [
            killed("Mayor of Sumy", 5.0, "Sumy", 4),
            killed("Mayor of Sumy", 12.0, "Sumy", 6),
            killed("Mayor of Sumy", 3.0, "Sumy", 6),
            killed("Red Cross", 10.0, "Sumy", 5),
            elsewhere,
            month,
        ];
        let incident =
            Incident { place: Some("Sumy".to_owned()), first: date(2025, 3, 4), last: date(2025, 3, 4), told_to: None };
        let found = of_incident(&statements, &incident);
        assert_eq!(found.len(), 4, "neither what was elsewhere nor the month's count");
        assert_eq!(found.iter().map(|it| it.is_part).collect::<Vec<_>>(), [false, false, true, false]);
        let question = Question {
            side: None,
            unit: Unit::People,
            outcome: Outcome::Killed,
            civilian: None,
            place: incident.place.clone(),
        };
        let policy = Policy::named("independent-only").unwrap();
        let told = estimates(&found, &asked(&question), &[date(2025, 3, 7)], &policy, &[]).remove(0);
        assert_eq!((told.low, told.high, told.origins), (Some(10.0), Some(12.0), 2), "{told:#?}");
        let before = of_incident(&statements, &Incident { told_to: Some(date(2025, 3, 4)), ..incident });
        let early = estimates(&before, &asked(&question), &[date(2025, 3, 4)], &policy, &[]).remove(0);
        assert_eq!((early.low, early.state), (Some(5.0), State::SingleOrigin), "{early:#?}");
    }
}
