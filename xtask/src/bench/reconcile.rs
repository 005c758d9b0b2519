//! `cargo xtask bench reconcile`: the time that reconciling takes as statements grow.
//!
//! The statements are drawn by chance with a fixed seed: totals, levels, counts of stretches and shares of a few origins,
//! about a truth that rises, a tenth of them wrong.

use clap::Args;
use jiff::civil::{Date, date};
use musterbook_core::claim::{Claim, Outcome, Qualifier, Scope, Stance, Unit, When};
use musterbook_core::reconcile::conflict::{conflicts, search_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::origin::set_groups;
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use musterbook_core::span::Span;
use std::time::Instant;

/// Measure reconciling: the whole time line of one side, then many questions, as statements grow.
#[derive(Args)]
pub struct Options {
    /// Fail where a limit is not held: 1,000 statements of one side in 1 s, 10,000 over 200 questions in 10 s, one question with 50,000 in 2 s
    #[arg(long)]
    check: bool,
}

const ORIGINS: [&str; 8] = [
    "Volodymyr Zelenskyy",
    "National Intelligence Service",
    "UK Defence Intelligence",
    "Pentagon",
    "Russian Ministry of Defence",
    "BBC",
    "Mediazona",
    "NATO",
];
const OUTCOMES: [Outcome; 4] = [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Deployed];

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

pub fn run(options: &Options) -> Result<bool, String> {
    let policy = Policy::named("independent-only")?;
    let mut holds = true;
    println!("{:>10} {:>10} {:>10} {:>12} {:>12}", "statements", "questions", "days", "time line", "conflicts");
    for n in [100, 300, 1_000] {
        let statements = made(n, 1);
        let days = days(&statements);
        let began = Instant::now();
        let answers = estimates(&statements, &question(0, Outcome::Casualties), &days, &policy, &[]);
        let line = began.elapsed().as_secs_f64();
        let began = Instant::now();
        let found = conflicts(&statements, &policy);
        let took = began.elapsed().as_secs_f64();
        println!("{n:>10} {:>10} {:>10} {line:>10.3} s {took:>10.3} s  {} conflicts", 1, answers.len(), found.len());
        holds &= n < 1_000 || line < 1.0;
    }
    for n in [1_000, 10_000] {
        let sides = 50;
        let statements = made(n, sides);
        let began = Instant::now();
        let mut answered = 0;
        for side in 0..sides {
            for outcome in OUTCOMES {
                answered += estimates(&statements, &question(side, outcome), &[date(2025, 6, 1)], &policy, &[]).len();
            }
        }
        let all = began.elapsed().as_secs_f64();
        let began = Instant::now();
        let found = conflicts(&statements, &policy);
        let took = began.elapsed().as_secs_f64();
        println!("{n:>10} {answered:>10} {:>10} {all:>10.3} s {took:>10.3} s  {} conflicts", 1, found.len());
        holds &= n < 10_000 || all < 10.0;
    }
    // One question of a ledger of 100,000 reports: one day, and its conflicts.
    for n in [10_000, 50_000] {
        let statements = made(n, 1);
        let began = Instant::now();
        let asked = question(0, Outcome::Casualties);
        let answer = estimates(&statements, &asked, &[date(2025, 6, 1)], &policy, &[]).remove(0);
        let one = began.elapsed().as_secs_f64();
        let began = Instant::now();
        let found = search_question(&statements, &asked, &policy);
        let took = began.elapsed().as_secs_f64();
        let left_out = answer.left_out.max(found.left_out);
        println!(
            "{n:>10} {:>10} {:>10} {one:>10.3} s {took:>10.3} s  {} conflicts, {left_out} left out",
            1,
            1,
            found.conflicts.len()
        );
        holds &= one < 2.0 && took < 2.0;
    }
    println!("{}", if holds { "within the limits" } else { "over a limit" });
    Ok(holds || !options.check)
}

fn side(n: u64) -> String {
    if n == 0 { "North Korea".to_owned() } else { format!("Side {n}") }
}

fn question(n: u64, outcome: Outcome) -> Question {
    Question { side: Some(side(n)), unit: Unit::People, outcome, civilian: None, place: None }
}

fn days(statements: &[Statement]) -> Vec<Date> {
    let mut days: Vec<Date> = statements.iter().filter_map(Statement::as_of).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn made(n: usize, sides: u64) -> Vec<Statement> {
    let mut chance = Chance(11);
    let mut made: Vec<Statement> = (0..n).map(|id| one(id as i64, sides, &mut chance)).collect();
    set_groups(&mut made);
    made
}

fn one(id: i64, sides: u64, chance: &mut Chance) -> Statement {
    let after = chance.below(700) as i64;
    let day = date(2024, 1, 1).saturating_add(jiff::Span::new().days(after));
    let outcome = chance.below(4) as usize;
    let truth = (after as f64 + 1.0) * [3.0, 11.0, 15.0, 60.0][outcome];
    let off = if chance.below(10) == 0 { 0.4 + chance.below(20) as f64 / 10.0 } else { 1.0 };
    let number = (truth * off / 10.0).round() * 10.0;
    let form = chance.below(5);
    let first = day.saturating_sub(jiff::Span::new().days(7));
    let (low, high, qualifier, scope, when) = match form {
        0 => (Some(number * 0.8), None, Qualifier::Over, Scope::Total, When::until(Some(day))),
        1 => {
            let week = truth / (after as f64 + 1.0) * 8.0;
            (Some(week * 0.9), Some(week * 1.1), Qualifier::Range, Scope::Event, When::between(first, day))
        }
        _ => (Some(number), Some(number), Qualifier::About, Scope::Total, When::until(Some(day))),
    };
    let claim = Claim {
        anchor: Span::default(),
        anchor_text: format!("{number}"),
        low,
        high,
        qualifier,
        share_of: None,
        unit: Unit::People,
        outcome: OUTCOMES[outcome],
        side: Some(side(chance.below(sides))),
        civilian: Some(false),
        by: None,
        place: Some("Kursk Oblast".to_owned()),
        when,
        scope,
        per: None,
        source: vec![ORIGINS[chance.below(8) as usize].to_owned()],
        stance: Stance::Reported,
        likelihood: None,
        confidence: 0.9,
        evidence: Span::default(),
        trace: Vec::new(),
    };
    Statement::of(id, &claim, None, Some(day))
}
