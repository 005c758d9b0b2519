//! How sure the reader is of a claim: the weights of the rules, fitted to the gold.
//!
//! A claim's confidence is the chance that a claim read by these rules is right at its core: that the text makes it, with
//! these bounds, this unit, outcome and side. It is a logistic model over the rules of the trace, each rule a yes or no
//! (ridge-penalised, fitted by `cargo xtask calibrate`, which also prints how well what it says holds). Nothing else
//! depends on it: it orders and filters, and changes no field.

use super::table::parse;
use crate::claim::Step;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The table `confidence.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    /// Log-odds before any rule.
    pub base: f64,
    /// What each rule adds to the log-odds; a rule not listed adds nothing.
    pub rules: FxHashMap<String, f64>,
}

impl Confidence {
    pub fn load() -> Confidence {
        parse("confidence.toml", include_str!("../../lang/en/confidence.toml"))
    }

    /// The confidence in a claim with this trace, between 0 and 1.
    pub fn of(&self, trace: &[Step]) -> f64 {
        let weight = |step: &Step| self.rules.get(step.rule).copied().unwrap_or(0.0);
        let is_first = |at: usize| trace[..at].iter().all(|step| step.rule != trace[at].rule);
        let sum: f64 = (0..trace.len()).filter(|&at| is_first(at)).map(|at| weight(&trace[at])).sum();
        chance(self.base + sum)
    }
}

/// Log-odds as a chance between 0 and 1.
pub fn chance(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_counts_once_and_an_unknown_one_not_at_all() {
        let confidence =
            Confidence { base: 0.0, rules: [("good".to_owned(), 2.0), ("bad".to_owned(), -3.0)].into_iter().collect() };
        let step = |rule| Step { rule, saw: String::new() };
        assert_eq!(confidence.of(&[]), 0.5);
        assert_eq!(confidence.of(&[step("never seen")]), 0.5);
        let good = confidence.of(&[step("good")]);
        assert!((good - 0.880_797).abs() < 1e-5);
        assert_eq!(confidence.of(&[step("good"), step("good")]), good);
        assert!(confidence.of(&[step("good"), step("bad")]) < 0.5);
    }

    #[test]
    fn the_table_says_something_and_nothing_beyond_sense() {
        let confidence = Confidence::load();
        assert!(confidence.rules.len() > 20 && confidence.rules.values().all(|weight| weight.abs() < 6.0));
    }
}
