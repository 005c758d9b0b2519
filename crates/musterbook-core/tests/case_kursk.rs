//! The case of `corpus/case-kursk-ranges.toml`: what the program makes of its statements, against what was worked out by hand.

mod case;

use jiff::civil::Date;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::conflict::{Conflict, conflicts};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::{explanation, line};
use musterbook_core::reconcile::gather::{Seen, statements};
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use serde::Deserialize;

/// Of the 30 ranges, so many are within a tenth of the hand-worked ones from what the program reads by itself.
const READ_RANGES: usize = 20;
/// Of the contradictions found by hand, so many are found in what the program reads by itself.
const READ_CONFLICTS: usize = 14;
/// And so many at most that are none of those.
const READ_SPURIOUS: usize = 3;

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
    let (mut far, mut near) = (Vec::new(), 0);
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
        near += usize::from(mark(&of_read) == ' ');
        if mark(&of_gold) == '*' && row.argument.is_none() {
            far.push(format!("{} {} {known}: {} by hand, {} found", row.outcome, row.day, hand, of(&of_gold)));
        }
    }
    println!(
        "from gold, {} of 30 have no argument and are within a tenth",
        rows().iter().filter(|row| row.argument.is_none()).count()
    );
    println!("as read, {near} are within a tenth");
    assert!(near >= READ_RANGES, "as read, only {near} are within a tenth");
    assert!(far.is_empty(), "more than a tenth off, and no argument:\n{}", far.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByHand {
    conflict: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    about: String,
    outcome: Outcome,
    documents: Vec<String>,
    #[serde(default = "yes")]
    arithmetic: bool,
}

fn yes() -> bool {
    true
}

/// Whether a conflict is the one that was found by hand.
fn is_it(found: &Conflict, expected: &Expected, statements: &[Statement]) -> bool {
    let of = || found.statements.iter().chain(&found.alike).map(|&at| &statements[at]);
    // `k-008|k-009` are two reports of one statement.
    let is_of = |it: &Statement, documents: &str| documents.split('|').any(|document| it.evidence == document);
    let has = |documents: &String| of().any(|it| is_of(it, documents) && it.outcome == expected.outcome);
    expected.documents.iter().all(has)
}

/// How many of those found by hand are found, how many there are, and how many are found that are none of them.
fn compared(name: &str, seen: &[Seen]) -> (usize, usize, usize) {
    let by_hand: ByHand = toml::from_str(include_str!("../../../corpus/case-kursk-conflicts.toml")).unwrap();
    let statements = statements(seen);
    let found = conflicts(&statements, &Policy::named("independent-only").unwrap());
    println!("== {name}: {} statements, {} conflicts", statements.len(), found.len());
    let (mut hits, mut all) = (0, 0);
    for expected in by_hand.conflict.iter().filter(|it| it.arithmetic) {
        all += 1;
        let is_found = found.iter().any(|it| is_it(it, expected, &statements));
        hits += usize::from(is_found);
        println!("{} {}", if is_found { "found " } else { "MISSED" }, expected.about);
    }
    let is_spurious = |it: &&Conflict| !by_hand.conflict.iter().any(|expected| is_it(it, expected, &statements));
    let spurious: Vec<&Conflict> = found.iter().filter(is_spurious).collect();
    for it in &spurious {
        println!("spurious: {:?}: {}", it.kind, it.why);
        for &at in &it.statements {
            println!("    {} [{} {}]", line(&statements[at]), statements[at].group, statements[at].evidence);
        }
    }
    (hits, all, spurious.len())
}

#[test]
fn the_contradictions_are_those_found_by_hand() {
    let of_gold = compared("gold", &case::of_gold());
    let (hits, all, spurious) = compared("as read", &case::of_reader());
    println!("as read: {hits} of {all}, and {spurious} more");
    assert!(hits >= READ_CONFLICTS, "{hits} of {all} found in what the program reads");
    assert!(spurious <= READ_SPURIOUS, "{spurious} are found in what the program reads that are none of the {all}");
    let (hits, all, spurious) = of_gold;
    assert_eq!(hits, all, "all that were found by hand are found");
    assert!(spurious * 4 <= all, "{spurious} are found that are none of the {all}");
}
