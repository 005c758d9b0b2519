//! What must give, at the least, where not all statements can be true: the least total relaxation.
//!
//! In: statements of a family and a policy. Out: by how much which statements must be off, beyond their rounding, so that
//! the weighed sum is least; `None` where the family is too large for one program.

use super::constraint::Because;
use super::counts::usable;
use super::irreducible::weight;
use super::policy::Policy;
use super::problem::{Parts, Problem, beginnings};
use super::program;
use super::question::{Layout, Question, family_of};
use super::statement::Statement;
use std::collections::BTreeMap;

/// The statements that must give and by how much, those that give most first.
pub fn least_relaxation(statements: &[Statement], question: &Question, policy: &Policy) -> Option<Vec<(usize, f64)>> {
    let family = family_of(question, statements);
    let used: Vec<usize> = family.iter().copied().filter(|&at| usable(&statements[at], policy).is_ok()).collect();
    let layout = Layout::of(&family.iter().map(|&at| &statements[at]).collect::<Vec<_>>());
    let beginnings = beginnings(statements, &used, &layout);
    let parts = Parts::of(statements, &used, &layout, &beginnings, policy.rounding);
    let problem = Problem::new(&parts);
    let all = vec![1.0; problem.rows.len()];
    let of_row = |because| match because {
        Because::Said(at) => weight(&statements[at]),
        Because::Always(_) => 1.0,
    };
    let weights: Vec<f64> = problem.rows.iter().map(|row| of_row(row.because)).collect();
    let mut gives: BTreeMap<usize, f64> = BTreeMap::new();
    for (row, by) in program::relax(&problem, &all, &weights)? {
        if let Because::Said(at) = problem.rows[row].because {
            let most = gives.entry(at).or_insert(0.0);
            *most = by.max(*most);
        }
    }
    let mut gives: Vec<(usize, f64)> = gives.into_iter().filter(|(_, by)| *by >= 0.5).collect();
    gives.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Some(gives)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Outcome::Casualties, Unit};
    use crate::reconcile::statement::tests::at;

    #[test]
    fn the_lightest_gives_and_no_more_than_it_must() {
        let mut statements = vec![
            at("Volodymyr Zelenskyy", Casualties, 4_000.0, (1, 9)),
            at("National Intelligence Service", Casualties, 3_000.0, (1, 13)),
        ];
        statements[0].reports = 5;
        let question = Question {
            side: Some("North Korea".to_owned()),
            unit: Unit::People,
            outcome: Casualties,
            civilian: None,
            place: None,
        };
        let found = least_relaxation(&statements, &question, &Policy::default()).unwrap();
        // 3,500 at the least by the 9th, 3,375 at the most by the 13th.
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.round()), (1, 125.0));
        assert_eq!(least_relaxation(&statements[..1], &question, &Policy::default()), Some(vec![]));
    }
}
