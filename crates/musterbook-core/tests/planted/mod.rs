//! True series, and statements that tell the truth of them in many forms.

use jiff::civil::{Date, date};
use musterbook_core::claim::{Outcome, Qualifier, Scope, Stance, Unit, When};
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::{Base, Statement};
use proptest::prelude::*;

pub const ORIGINS: [&str; 4] =
    ["Volodymyr Zelenskyy", "National Intelligence Service", "UK Defence Intelligence", "Pentagon"];
pub const OUTCOMES: [Outcome; 4] = [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Deployed];

pub fn day(n: u32) -> Date {
    date(2025, 1, 1).saturating_add(jiff::Span::new().days(n))
}

pub fn statement(id: i64, origin: &str, outcome: Outcome, last: u32) -> Statement {
    let when = When::until(Some(day(last)));
    Statement {
        id,
        origin: origin.to_owned(),
        group: origin.to_owned(),
        is_hearsay: false,
        is_own_voice: false,
        unit: Unit::People,
        outcome,
        side: Some("North Korea".to_owned()),
        civilian: Some(false),
        place: Some("Kursk Oblast".to_owned()),
        by: None,
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        words: String::new(),
        share: None,
        scope: Scope::Total,
        per: None,
        when,
        published: when.end,
        stance: Stance::Reported,
        likelihood: None,
        confidence: 0.9,
        reports: 1,
        is_base: false,
        is_beside: false,
        is_part: false,
        is_second_hand: false,
        is_title: false,
        garble: None,
        aside: None,
        report: None,
        claim: None,
        sentence: String::new(),
        evidence: String::new(),
    }
}

pub fn question(outcome: Outcome) -> Question {
    Question { side: Some("North Korea".to_owned()), unit: Unit::People, outcome, civilian: None, place: None }
}

/// True running totals of the four outcomes on days 0 to 59.
#[derive(Debug, Clone)]
pub struct Truth(pub Vec<[f64; 4]>);

pub fn truth() -> impl Strategy<Value = Truth> {
    prop::collection::vec((0_u32..40, 0_u32..200, 0_u32..600), 60).prop_map(|steps| {
        let mut at = [0.0; 3];
        let days = steps.iter().map(|&(killed, wounded, sent)| {
            at[0] += f64::from(killed);
            at[1] += f64::from(wounded);
            at[2] += f64::from(sent + killed + wounded);
            [at[0], at[1], at[0] + at[1], at[2]]
        });
        Truth(days.collect())
    })
}

/// How a statement tells the truth: which outcome, from when, to when, on whose word, in which form.
pub type Form = (usize, u32, u32, usize, usize);

pub fn forms(most: usize) -> impl Strategy<Value = Vec<Form>> {
    prop::collection::vec((0_usize..4, 0_u32..60, 0_u32..60, 0_usize..4, 0_usize..7), 1..most)
}

/// A number as people round it: never further off than what its rounding leaves open.
pub fn rounded(number: f64) -> f64 {
    let unit = 10_f64.powf((number.max(1.0)).log10().floor() - 1.0).max(1.0);
    (number / unit).round() * unit
}

pub fn told(truth: &Truth, id: i64, (outcome, first, last, origin, form): Form) -> Statement {
    let (first, last) = (first.min(last), first.max(last));
    let total = truth.0[last as usize][outcome];
    let before = if first == 0 { 0.0 } else { truth.0[first as usize - 1][outcome] };
    let mut it = statement(id, ORIGINS[origin], OUTCOMES[outcome], last);
    let exact = |number: f64| (Some(number), Some(number));
    match form {
        0 => (it.low, it.high) = exact(total),
        1 => {
            (it.low, it.high) = exact(rounded(total));
            it.qualifier = Qualifier::About;
        }
        2 => {
            it.low = Some((total * 0.8).floor());
            it.qualifier = Qualifier::Over;
        }
        3 => {
            it.high = Some((total * 1.3).ceil());
            it.qualifier = Qualifier::UpTo;
        }
        4 => {
            (it.low, it.high) = (Some((total * 0.9).floor()), Some((total * 1.1).ceil()));
            it.qualifier = Qualifier::Range;
        }
        5 => {
            (it.low, it.high) = exact(total - before);
            it.scope = Scope::Event;
            it.when = When::between(day(first), day(last));
        }
        _ if outcome == 0 && truth.0[last as usize][2] > 0.0 => {
            let whole = truth.0[last as usize][2];
            it.low = Some(total / whole * 0.95);
            it.qualifier = Qualifier::Over;
            it.share = Some(Base { words: "x".to_owned(), figure: Some((Some(whole), Some(whole), Qualifier::Exact)) });
        }
        _ => (it.low, it.high) = exact(total),
    }
    it
}
