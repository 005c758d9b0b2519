//! What holds of every reconciliation: planted truth is found, planted lies are named, small problems agree with exact
//! enumeration, and nothing that is fed in makes it loop or panic.

mod planted;

use musterbook_core::claim::{Outcome, Qualifier, Scope, When};
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::conflict::{Kind, conflicts, search_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::statement::{Base, Statement};
use planted::{ORIGINS, OUTCOMES, Truth, day, forms, question, statement, told, truth};
use proptest::prelude::*;

fn holds(it: &Estimate, value: f64) -> bool {
    let above = |low: f64| low <= value + 1e-6;
    let below = |high: f64| value <= high + 1e-6;
    it.widest.is_none_or(|(low, high)| above(low) && high.is_none_or(below))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn the_range_holds_a_planted_truth(truth in truth(), forms in forms(24), asked in 0_u32..60) {
        let statements: Vec<Statement> = forms.iter().zip(0..).map(|(form, id)| told(&truth, id, *form)).collect();
        for name in ["independent-only", "all-origins"] {
            let policy = Policy::named(name).unwrap();
            prop_assert_eq!(
                conflicts(&statements, &policy).into_iter().filter(|it| it.kind == Kind::Contradiction).collect::<Vec<_>>(),
                vec![], "true statements do not contradict each other"
            );
            for (n, outcome) in OUTCOMES.into_iter().enumerate() {
                let it = estimates(&statements, &question(outcome), &[day(asked)], &policy, &[]).remove(0);
                prop_assert!(holds(&it, truth.0[asked as usize][n]), "{name}: {} is not in {it:#?}", truth.0[asked as usize][n]);
                if let (Some(low), Some(best), Some(high)) = (it.low, it.best, it.high) {
                    prop_assert!(low <= best && best <= high, "{it:#?}");
                }
            }
        }
    }

    #[test]
    fn every_contradiction_names_a_planted_lie(truth in truth(), forms in forms(16), lies in prop::collection::vec((0_u32..60, 0_usize..4, 0_usize..3), 1..4)) {
        let mut statements: Vec<Statement> = forms.iter().zip(0..).map(|(form, id)| told(&truth, id, *form)).collect();
        let honest = statements.len();
        for (last, origin, outcome) in lies {
            let number = truth.0[59][outcome] * 3.0 + 1_000.0;
            let lie = statement(statements.len() as i64, ORIGINS[origin], OUTCOMES[outcome], last);
            statements.push(Statement { low: Some(number), high: Some(number), ..lie });
        }
        let found = conflicts(&statements, &Policy::named("independent-only").unwrap());
        for it in found.iter().filter(|it| it.kind == Kind::Contradiction) {
            prop_assert!(it.statements.iter().any(|at| *at >= honest), "{it:?} holds true statements only");
            prop_assert!(it.statements.len() <= 5, "{it:?} is too long to read");
        }
    }

    #[test]
    fn any_statements_are_reconciled(numbers in prop::collection::vec(
        (prop::option::of(-1e20_f64..1e20), prop::option::of(prop::num::f64::ANY), 0_u32..9, 0_u32..9, 0_usize..4, 0_usize..4, any::<bool>()), 0..12
    )) {
        let made = numbers.iter().zip(0..).map(|(&(low, high, a, b, origin, scope, is_share), id)| Statement {
            low, high,
            scope: [Scope::Total, Scope::Event, Scope::State, Scope::Rate][scope],
            when: When { start: (a < 8).then(|| day(a)), end: (b < 8).then(|| day(b)) },
            published: None,
            share: is_share.then(|| Base { words: "those sent".to_owned(), figure: None }),
            ..statement(id, ORIGINS[origin], OUTCOMES[origin], b)
        });
        let statements: Vec<Statement> = made.collect();
        for (name, _) in musterbook_core::reconcile::policy::BUILT_IN {
            let policy = Policy::named(name).unwrap();
            let it = estimates(&statements, &question(Outcome::Killed), &[day(4)], &policy, &[]).remove(0);
            prop_assert!(it.low.is_none_or(|low| low.is_finite() && low >= 0.0));
            conflicts(&statements, &policy);
        }
    }
}

/// The lowest and the highest killed on the last of three days, over all whole numbers up to a bound that fit.
fn enumerated(killed: &[(usize, i32, i32)], casualties: &[(usize, i32, i32)], most: i32) -> Option<(i32, i32)> {
    let fits = |values: &[i32; 3], said: &[(usize, i32, i32)]| {
        said.iter().all(|&(n, low, high)| (low..=high).contains(&values[n]))
    };
    let mut rising = Vec::new();
    for a in 0..=most {
        for b in a..=most {
            rising.extend((b..=most).map(|c| [a, b, c]));
        }
    }
    let (of_killed, of_casualties): (Vec<_>, Vec<_>) = (
        rising.iter().filter(|it| fits(it, killed)).collect(),
        rising.iter().filter(|it| fits(it, casualties)).collect(),
    );
    let fit = |k: &&&[i32; 3]| of_casualties.iter().any(|c| (0..3).all(|n| k[n] <= c[n]));
    let found: Vec<i32> = of_killed.iter().filter(fit).map(|it| it[2]).collect();
    Some((*found.iter().min()?, *found.iter().max()?))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn small_problems_agree_with_enumeration(
        killed in prop::collection::vec((0_usize..3, 0..9_i32, 0..9_i32), 1..4),
        casualties in prop::collection::vec((0_usize..3, 0..9_i32, 0..9_i32), 1..4),
    ) {
        const MOST: i32 = 9;
        let ordered = |said: Vec<(usize, i32, i32)>| said.into_iter().map(|(n, a, b)| (n, a.min(b), a.max(b))).collect::<Vec<_>>();
        let (killed, casualties) = (ordered(killed), ordered(casualties));
        let told = |outcome: Outcome, said: &[(usize, i32, i32)]| -> Vec<Statement> {
            said.iter().map(|&(n, low, high)| Statement {
                low: Some(f64::from(low)), high: Some(f64::from(high)), qualifier: Qualifier::Range,
                ..statement(0, ORIGINS[0], outcome, n as u32)
            }).collect()
        };
        let mut statements = told(Outcome::Killed, &killed);
        statements.extend(told(Outcome::Casualties, &casualties));
        let policy = Policy::named("all-origins").unwrap();
        let found = conflicts(&statements, &policy);
        let is_contradicted = found.iter().any(|it| it.kind == Kind::Contradiction);
        match enumerated(&killed, &casualties, MOST) {
            None => prop_assert!(is_contradicted, "{statements:#?}"),
            Some((low, high)) => {
                prop_assert!(!is_contradicted, "{found:?}");
                let it = estimates(&statements, &question(Outcome::Killed), &[day(2)], &policy, &[]).remove(0);
                prop_assert!(it.is_exact);
                let (lowest, highest) = it.widest.unwrap();
                prop_assert_eq!(lowest, f64::from(low));
                // What is open above is cut off by the enumeration's own bound.
                prop_assert_eq!(highest.map_or(MOST, |it| it as i32), high);
            }
        }
    }
}

/// The tests with planted truths would pass if every range were open and no contradiction were ever found.
#[test]
fn the_tests_with_planted_truths_are_not_empty() {
    let truth = Truth((0..60).map(|n| [n, 3 * n, 4 * n, 9 * n].map(f64::from)).collect());
    let forms = (0..56).map(|n: u32| (n as usize % 4, n, n, n as usize / 4 % 4, n as usize % 7));
    let mut statements: Vec<Statement> = forms.zip(0..).map(|(form, id)| told(&truth, id, form)).collect();
    let policy = Policy::named("all-origins").unwrap();
    for (n, outcome) in OUTCOMES.into_iter().enumerate() {
        let it = estimates(&statements, &question(outcome), &[day(40)], &policy, &[]).remove(0);
        let (low, high) = it.widest.unwrap();
        let value = truth.0[40][n];
        assert!(low > value * 0.7 && high.is_some_and(|high| high < value * 1.5), "{outcome:?}: {value} in {it:#?}");
    }
    assert!(conflicts(&statements, &policy).iter().all(|it| it.kind != Kind::Contradiction));
    let lie = statement(99, ORIGINS[0], Outcome::Killed, 20);
    statements.push(Statement { low: Some(5_000.0), high: Some(5_000.0), ..lie });
    let found = conflicts(&statements, &policy);
    assert!(found.iter().any(|it| it.kind == Kind::Contradiction && it.statements.contains(&56)), "{found:#?}");
}

#[test]
fn one_question_of_tens_of_thousands_of_statements_is_answered() {
    let statements: Vec<Statement> = (0..20_000_u32)
        .map(|n| {
            let origin = ORIGINS[n as usize % 4];
            let number = f64::from(n / 20) + if n % 97 == 0 { 500.0 } else { 0.0 };
            Statement {
                low: Some(number),
                high: Some(number),
                ..statement(i64::from(n), origin, Outcome::Killed, n / 20)
            }
        })
        .collect();
    let policy = Policy::named("independent-only").unwrap();
    let it = estimates(&statements, &question(Outcome::Killed), &[day(500)], &policy, &[]).remove(0);
    assert!(it.left_out > 0 && !it.is_exact, "{} left out", it.left_out);
    let said = musterbook_core::reconcile::explain::explanation(&it, &statements);
    assert!(said.iter().any(|(sentence, _)| sentence.contains("were left out")), "{said:?}");
    assert!(it.low.is_some_and(|low| (400.0..=1_010.0).contains(&low)), "{it:#?}");
    let found = search_question(&statements, &question(Outcome::Killed), &policy);
    assert!(found.left_out > 0 && !found.conflicts.is_empty());
}
