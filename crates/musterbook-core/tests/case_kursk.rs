//! The case of `corpus/case-kursk-ranges.toml`: what the program makes of its statements, against what was worked out by hand.

mod case;

use jiff::civil::Date;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::conflict;
use musterbook_core::reconcile::estimate::{Estimate, estimates};
use musterbook_core::reconcile::explain::{explanation, line};
use musterbook_core::reconcile::gather::{Seen, statements};
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    outcome: Outcome,
    day: Date,
    known: Option<Date>,
    low: f64,
    best: f64,
    high: f64,
    /// Why another low or high is as good or better, where it is further off.
    argument: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    row: Vec<Row>,
}

fn rows() -> Vec<Row> {
    let table: Table = toml::from_str(include_str!("../../../corpus/case-kursk-ranges.toml")).unwrap();
    table.row
}

fn answer(seen: &[Seen], row: &Row) -> Estimate {
    let known: Vec<Seen> =
        seen.iter().filter(|it| row.known.is_none_or(|day| it.published <= Some(day))).cloned().collect();
    let question = Question {
        side: Some("North Korea".to_owned()),
        unit: Unit::People,
        outcome: row.outcome,
        civilian: None,
        place: None,
    };
    let policy = Policy::named("independent-only").unwrap();
    estimates(&statements(&known), &question, &[row.day], &policy, &[]).remove(0)
}

/// For a person who looks for the reason of a row.
fn explain(seen: &[Seen], row: &Row, it: &Estimate) {
    let known: Vec<Seen> =
        seen.iter().filter(|it| row.known.is_none_or(|day| it.published <= Some(day))).cloned().collect();
    let statements = statements(&known);
    for (sentence, _) in explanation(it, &statements) {
        println!("      {sentence}");
    }
    for voice in &it.voices {
        println!(
            "      . {} {:?} figure {} by {:?}",
            voice.origin,
            voice.as_of,
            voice.figure,
            voice.figure_by.iter().map(|&at| line(&statements[at])).collect::<Vec<_>>()
        );
    }
    for (at, why) in &it.set_aside {
        println!("      - {} [{}]: {why}", line(&statements[*at]), statements[*at].evidence);
    }
}

fn off(found: Option<f64>, hand: f64) -> f64 {
    found.map_or(f64::INFINITY, |found| (found - hand).abs() / hand)
}

#[test]
fn the_ranges_are_those_worked_out_by_hand() {
    let (gold, read) = (case::of_gold(), case::of_reader());
    let mut far = Vec::new();
    println!("{:<11} {:<10} {:<5} {:>24} {:>24} {:>24}", "", "day", "known", "by hand", "from gold", "as read");
    for row in rows() {
        let (of_gold, of_read) = (answer(&gold, &row), answer(&read, &row));
        let told = |low, best, high| format!("{low:.0} / {best:.0} / {high:.0}");
        let of = |it: &Estimate| told(it.low.unwrap_or(-1.0), it.best.unwrap_or(-1.0), it.high.unwrap_or(-1.0));
        let mark = |it: &Estimate| if off(it.low, row.low).max(off(it.high, row.high)) > 0.1001 { '*' } else { ' ' };
        let known = if row.known.is_some() { "then" } else { "all" };
        let hand = told(row.low, row.best, row.high);
        println!(
            "{:<11} {} {known:<5} {hand:>24} {:>24}{} {:>24}{}",
            row.outcome.as_str(),
            row.day,
            of(&of_gold),
            mark(&of_gold),
            of(&of_read),
            mark(&of_read)
        );
        if std::env::var("CASE_EXPLAIN").is_ok_and(|it| it == format!("{} {} {known}", row.outcome, row.day)) {
            explain(&gold, &row, &of_gold);
            println!("    as read");
            explain(&read, &row, &of_read);
        }
        if mark(&of_gold) == '*' && row.argument.is_none() {
            far.push(format!("{} {} {known}: {} by hand, {} found", row.outcome, row.day, hand, of(&of_gold)));
        }
    }
    assert!(far.is_empty(), "more than a tenth off, and no argument:\n{}", far.join("\n"));
}

#[test]
fn the_contradictions_are_those_found_by_hand() {
    let policy = Policy::named("independent-only").unwrap();
    for (name, seen) in [("gold", case::of_gold()), ("read", case::of_reader())] {
        let found = statements(&seen);
        println!("== {name}: {} statements", found.len());
        for it in conflict::conflicts(&found, &policy) {
            println!("{:?}: {} (and {} alike)", it.kind, it.why, it.alike.len());
            for at in it.statements {
                println!(
                    "    {} [{} {}] {}",
                    line(&found[at]),
                    found[at].group,
                    found[at].evidence,
                    found[at].side.as_deref().unwrap_or("-")
                );
            }
        }
    }
}
