//! What reconciling makes of plain cases and of bad input: states, suppositions, policies, places, tables that make no sense.

#[expect(dead_code, reason = "the planted truths are of the tests by chance")]
mod planted;

use musterbook_core::claim::{Outcome, Qualifier, Scope, Stance, Unit, When};
use musterbook_core::reconcile::answer::State;
use musterbook_core::reconcile::conflict::conflicts;
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::{Base, Statement};
use planted::{ORIGINS, OUTCOMES, day, question, statement};

#[test]
fn no_coverage_and_a_single_origin_are_states_of_their_own() {
    let policy = Policy::named("independent-only").unwrap();
    let ask = |statements: &[Statement], n| {
        estimates(statements, &question(Outcome::Killed), &[day(n)], &policy, &[]).remove(0)
    };
    assert_eq!((ask(&[], 9).state, ask(&[], 9).low), (State::NoCoverage, None));
    let one = Statement { low: Some(7.0), high: Some(7.0), ..statement(0, ORIGINS[0], Outcome::Killed, 30) };
    assert_eq!(ask(std::slice::from_ref(&one), 39).state, State::SingleOrigin);
    assert_eq!(ask(std::slice::from_ref(&one), 1).state, State::NoCoverage, "a total of later says nothing of before");
    let two = [one.clone(), Statement { origin: ORIGINS[1].to_owned(), group: ORIGINS[1].to_owned(), ..one.clone() }];
    assert_eq!(ask(&two, 39).state, State::Agreement);
    let expected = Statement { stance: Stance::Expected, ..one };
    assert_eq!(ask(&[expected], 39).state, State::NoCoverage);
}

#[test]
fn a_supposition_moves_the_range_and_an_impossible_one_is_told() {
    let policy = Policy::named("independent-only").unwrap();
    let over = Statement {
        low: Some(4_000.0),
        qualifier: Qualifier::Over,
        ..statement(0, ORIGINS[0], Outcome::Casualties, 5)
    };
    let ask = |text: &str| {
        let supposed = [musterbook_core::reconcile::what_if::supposed(text).unwrap()];
        estimates(std::slice::from_ref(&over), &question(Outcome::Casualties), &[day(9)], &policy, &supposed).remove(0)
    };
    assert_eq!(ask("casualties <= 5000").ceiling, Some(5_000.0));
    assert_eq!(ask("casualties >= 4500").low, Some(4_500.0));
    assert!(ask("casualties <= 100").low.is_none_or(|low| low <= 100.0));
}

#[test]
fn what_makes_no_sense_is_set_aside_with_the_reason() {
    let policy = Policy::named("independent-only").unwrap();
    let sound = Statement { low: Some(7.0), high: Some(7.0), ..statement(0, ORIGINS[0], Outcome::Killed, 30) };
    let event = Statement { scope: Scope::Event, ..sound.clone() };
    let share = Some(Base { words: "the whole".to_owned(), figure: None });
    for (bad, said) in [
        (Statement { when: When { start: Some(day(31)), end: Some(day(30)) }, ..event.clone() }, "out of order"),
        (Statement { share, low: Some(0.5), high: Some(0.5), ..sound.clone() }, "no known base"),
        (Statement { low: Some(9.0), high: Some(3.0), ..sound.clone() }, "bounds nothing"),
        (Statement { low: Some(f64::NAN), ..sound.clone() }, "bounds nothing"),
        (Statement { low: Some(1e200), high: None, ..sound.clone() }, "bounds nothing"),
        (Statement { when: When::OPEN, published: None, ..sound.clone() }, "no day"),
        (Statement { scope: Scope::Rate, ..event.clone() }, "rate of no known time"),
        (Statement { stance: Stance::Denied, ..sound.clone() }, "denied"),
    ] {
        let it = estimates(&[sound.clone(), bad], &question(Outcome::Killed), &[day(40)], &policy, &[]).remove(0);
        assert!(it.set_aside.iter().any(|(at, why)| *at == 1 && why.contains(said)), "{said}: {:?}", it.set_aside);
        assert_eq!(it.low, Some(7.0), "{said}");
    }
}

#[test]
fn policies_differ_as_they_say() {
    let total = |origin: usize, number: f64, n| Statement {
        low: Some(number),
        high: Some(number),
        ..statement(0, ORIGINS[origin], Outcome::Casualties, n)
    };
    let statements = [total(0, 4_500.0, 50), total(1, 4_700.0, 52), total(2, 6_000.0, 55)];
    let ask = |name: &str| {
        let policy = Policy::named(name).unwrap();
        let it = estimates(&statements, &question(Outcome::Casualties), &[day(56)], &policy, &[]).remove(0);
        (it.low, it.best, it.high)
    };
    let all = |low, best, high| (Some(low), Some(best), Some(high));
    for (name, expected) in [
        // The first is overtaken by two others.
        ("independent-only", all(4_700.0, 6_000.0, 6_000.0)),
        ("ucdp-low-best-high", all(4_500.0, 6_000.0, 6_000.0)),
        ("all-origins", all(6_000.0, 6_000.0, 6_000.0)),
        ("two-origins", all(4_700.0, 4_700.0, 4_700.0)),
        ("acled-conservative", all(4_700.0, 4_700.0, 4_700.0)),
        ("ibc-min-max", all(4_500.0, 4_500.0, 6_000.0)),
        ("only UK Defence Intelligence", all(6_000.0, 6_000.0, 6_000.0)),
        ("without UK Defence Intelligence", all(4_500.0, 4_700.0, 4_700.0)),
    ] {
        assert_eq!(ask(name), expected, "{name}");
    }
}

#[test]
fn places_that_do_not_overlap_add_up() {
    let policy = Policy::named("independent-only").unwrap();
    let in_place = |place: &str, number: f64| Statement {
        side: Some("Ukraine".to_owned()),
        place: Some(place.to_owned()),
        civilian: None,
        low: Some(number),
        qualifier: Qualifier::AtLeast,
        ..statement(0, "United Nations", Outcome::Killed, 5)
    };
    let asked = Question {
        side: Some("Ukraine".to_owned()),
        unit: Unit::People,
        outcome: Outcome::Killed,
        civilian: None,
        place: None,
    };
    let low = |statements: &[Statement]| estimates(statements, &asked, &[day(9)], &policy, &[]).remove(0).low;
    let whole = in_place("Ukraine", 100.0);
    for (parts, expected) in [
        (vec![], 100.0),
        (vec![in_place("Kherson", 70.0)], 100.0),
        (vec![in_place("Kherson", 70.0), in_place("Kharkiv", 80.0)], 150.0),
        // A town is in its region: they are not added.
        (vec![in_place("Kharkiv", 80.0), in_place("Kharkiv Oblast", 90.0)], 100.0),
        // Nobody knows where that is: it may be a quarter of Kherson.
        (vec![in_place("Kherson", 70.0), in_place("Nowhereville", 80.0)], 100.0),
    ] {
        let names: Vec<_> = parts.iter().filter_map(|it| it.place.clone()).collect();
        let mut statements = vec![whole.clone()];
        statements.extend(parts);
        assert_eq!(low(&statements), Some(expected), "{names:?}");
    }
}

/// Each of two places said to hold more than the other, tables of nothing, numbers of nothing and of everything.
#[test]
fn circular_and_empty_tables_zero_and_huge_numbers_end_with_an_answer() {
    let total = |place: Option<&str>, low: f64, high: f64, n| Statement {
        place: place.map(str::to_owned),
        low: Some(low),
        high: Some(high),
        ..statement(0, ORIGINS[0], Outcome::Killed, n)
    };
    let a_half_of = |outcome: Outcome, words: &str| Statement {
        low: Some(0.5),
        high: Some(0.5),
        share: Some(Base { words: words.to_owned(), figure: None }),
        ..statement(0, ORIGINS[0], outcome, 5)
    };
    let huge = 9e14;
    for (name, statements) in [
        ("nothing", vec![]),
        ("parts without a whole", vec![total(Some("Kherson"), 5.0, 5.0, 5), total(Some("Kharkiv"), 7.0, 7.0, 5)]),
        ("a part of more than its whole", vec![total(None, 5.0, 5.0, 5), total(Some("Kharkiv"), 70.0, 70.0, 5)]),
        (
            "shares of each other",
            vec![
                a_half_of(Outcome::Killed, "those sent"),
                a_half_of(Outcome::Deployed, "those sent"),
                a_half_of(Outcome::Casualties, "those killed"),
            ],
        ),
        ("days backwards", vec![total(None, 9.0, 9.0, 50), total(None, 5.0, 5.0, 3), total(None, 7.0, 7.0, 20)]),
        ("zero", vec![total(None, 0.0, 0.0, 5), total(None, 0.0, 10.0, 9)]),
        ("huge", vec![total(None, huge, huge, 5), total(None, 1.0, 1.0, 9), total(None, huge * 1e3, huge * 1e3, 9)]),
    ] {
        for (policy, _) in musterbook_core::reconcile::policy::BUILT_IN {
            let policy = Policy::named(policy).unwrap();
            for outcome in OUTCOMES {
                let it = estimates(&statements, &question(outcome), &[day(9), day(59)], &policy, &[]).remove(1);
                let is_sound = it.low.is_none_or(|low| (0.0..=huge).contains(&low)) && it.low <= it.high;
                assert!(is_sound, "{name}, {}: {it:#?}", policy.name);
            }
            conflicts(&statements, &policy);
        }
    }
    let policy = Policy::named("independent-only").unwrap();
    let told =
        |statements: &[Statement]| estimates(statements, &question(Outcome::Killed), &[day(9)], &policy, &[]).remove(0);
    assert_eq!(
        (told(&[total(None, 0.0, 0.0, 5)]).low, told(&[]).low),
        (Some(0.0), None),
        "zero is said; nothing is not"
    );
    let backwards = [total(None, 9.0, 9.0, 50), total(None, 5.0, 5.0, 3)];
    assert_eq!(told(&backwards).low, Some(5.0), "the order in which they are given does not matter");
    let found = conflicts(&[total(None, 5.0, 5.0, 5), total(Some("Kharkiv"), 70.0, 70.0, 5)], &policy);
    assert_eq!(found.len(), 1, "{found:?}");
}
