//! `cargo xtask calibrate`: how much each rule of a trace says about a claim being right, and how well the confidence
//! made of it holds. The measure is CORE: the text makes the claim, with these bounds, unit, outcome and side.
//!
//! The model is a logistic regression over the rules of the trace, ridge-penalised, fitted by gradient descent. What
//! the table of reliability shows of a document comes from a model that did not see it: ten parts, split by document.

use crate::sets::{Half, Set, gold_files, sets};
use clap::Args;
use musterbook_core::lexicon::confidence::chance;
use musterbook_core::score::{MistakeKind, Names, matching, score};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Fit the confidence to the gold and print how well it holds.
#[derive(Args)]
pub struct Options {
    /// Write the weights to crates/musterbook-core/lang/en/confidence.toml
    #[arg(long)]
    update: bool,
}

const PARTS: usize = 10;
/// How strongly weights are drawn to nothing: half the square of a weight counts this much of a claim.
const RIDGE: f64 = 3.0;
const ROUNDS: usize = 1500;
/// Rules with fewer claims than this say nothing.
const LEAST: usize = 5;
const TABLE: &str = "crates/musterbook-core/lang/en/confidence.toml";

/// A predicted claim: its rules, whether it is right, and the document that it is of.
struct Case {
    rules: Vec<usize>,
    right: bool,
    document: usize,
    odd: bool,
}

#[derive(Clone)]
struct Model {
    base: f64,
    weights: Vec<f64>,
}

pub fn run(options: &Options) -> Result<bool, String> {
    let mut sets = sets(&gold_files()?, Half::All)?;
    sets.retain(|set| !set.is_repeated());
    let (rules, cases) = cases(&sets);
    let mut said = vec![0.0; cases.len()];
    for part in 0..PARTS {
        let seen: Vec<&Case> = cases.iter().filter(|case| case.document % PARTS != part).collect();
        let model = fit(&seen, rules.len());
        for (case, said) in cases.iter().zip(&mut said).filter(|(case, _)| case.document % PARTS == part) {
            *said = model.of(&case.rules);
        }
    }
    let all: Vec<(f64, bool)> = cases.iter().zip(&said).map(|(case, &said)| (said, case.right)).collect();
    let odd: Vec<(f64, bool)> =
        cases.iter().zip(&said).filter(|(case, _)| case.odd).map(|(case, &said)| (said, case.right)).collect();
    println!("{}", reliability("all documents", &all));
    println!("{}", reliability("documents that are only scored", &odd));
    let model = fit(&cases.iter().collect::<Vec<_>>(), rules.len());
    if options.update {
        std::fs::write(crate::root().join(TABLE), table(&model, &rules))
            .map_err(|error| format!("{TABLE}: {error}"))?;
        println!("{TABLE} written");
    }
    Ok(true)
}

/// The names of the rules, and a case for each claim that the gold judges.
fn cases(sets: &[Set]) -> (Vec<&'static str>, Vec<Case>) {
    let names = Names::standard();
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for claim in sets.iter().flat_map(|set| set.claims.iter().flatten()) {
        let rules: BTreeSet<&'static str> = claim.trace.iter().map(|step| step.rule).collect();
        rules.into_iter().for_each(|rule| *counts.entry(rule).or_default() += 1);
    }
    let rules: Vec<&'static str> = counts.into_iter().filter(|&(_, n)| n >= LEAST).map(|(rule, _)| rule).collect();
    let mut cases = Vec::new();
    let mut documents = 0;
    for set in sets {
        let (_, mistakes) = score(&set.gold, &set.guesses, None);
        let of_kind = |kind| -> BTreeSet<(usize, usize)> {
            let found = mistakes.iter().filter(|mistake| mistake.kind == kind);
            found.filter_map(|mistake| Some((mistake.document, mistake.guess?))).collect()
        };
        let (spurious, wrong) = (of_kind(MistakeKind::Spurious), of_kind(MistakeKind::Core));
        for (at, gold) in set.gold.iter().enumerate() {
            let matched: BTreeSet<usize> =
                matching(&gold.claims, &set.guesses[at], names).iter().map(|&(_, guess, _)| guess).collect();
            for (guess, claim) in set.claims[at].iter().enumerate() {
                let is_spurious = spurious.contains(&(at, guess));
                if !is_spurious && !matched.contains(&guess) {
                    continue; // in a span that the gold leaves open
                }
                let mut of: Vec<usize> =
                    claim.trace.iter().filter_map(|step| rules.binary_search(&step.rule).ok()).collect();
                of.sort_unstable();
                of.dedup();
                let right = !is_spurious && !wrong.contains(&(at, guess));
                cases.push(Case { rules: of, right, document: documents, odd: set.name.ends_with(" odd") });
            }
            documents += 1;
        }
    }
    (rules, cases)
}

impl Model {
    fn of(&self, rules: &[usize]) -> f64 {
        let sum: f64 = rules.iter().map(|&rule| self.weights[rule]).sum();
        chance(self.base + sum)
    }
}

/// Gradient descent with a step for each weight that shrinks with how often its rule applies.
fn fit(cases: &[&Case], rules: usize) -> Model {
    let mut model = Model { base: 0.0, weights: vec![0.0; rules] };
    let mut often = vec![0.0; rules];
    cases.iter().for_each(|case| case.rules.iter().for_each(|&rule| often[rule] += 1.0));
    for _ in 0..ROUNDS {
        let mut base = 0.0;
        let mut slope: Vec<f64> = model.weights.iter().map(|weight| -RIDGE * weight).collect();
        for case in cases {
            let error = f64::from(u8::from(case.right)) - model.of(&case.rules);
            base += error;
            case.rules.iter().for_each(|&rule| slope[rule] += error);
        }
        model.base += 0.3 * base / cases.len() as f64;
        for rule in 0..rules {
            model.weights[rule] += 0.3 * slope[rule] / (often[rule] + RIDGE);
        }
    }
    model
}

/// Said and found, by tenths.
fn reliability(of: &str, said: &[(f64, bool)]) -> String {
    let mut out = format!("{of}: {} claims\n   confidence  claims    said   right\n", said.len());
    let mut gap = 0.0;
    for tenth in 0..10 {
        let from = f64::from(tenth) / 10.0;
        let within: Vec<_> = said.iter().filter(|(p, _)| *p >= from && (*p < from + 0.1 || tenth == 9)).collect();
        if within.is_empty() {
            continue;
        }
        let n = within.len() as f64;
        let mean = within.iter().map(|(p, _)| p).sum::<f64>() / n;
        let right = within.iter().filter(|(_, right)| *right).count() as f64 / n;
        gap += (mean - right).abs() * n;
        let _ = writeln!(out, "  {from:.1} to {:.1}  {:>6}  {mean:.3}   {right:.3}", from + 0.1, within.len());
    }
    let n = said.len().max(1) as f64;
    let brier = said.iter().map(|&(p, right)| (p - f64::from(u8::from(right))).powi(2)).sum::<f64>() / n;
    let rate = said.iter().filter(|(_, right)| *right).count() as f64 / n;
    let _ = writeln!(
        out,
        "expected calibration error {:.3}; Brier score {brier:.3} ({:.3} for the rate alone)",
        gap / n,
        rate * (1.0 - rate)
    );
    out
}

fn table(model: &Model, rules: &[&str]) -> String {
    let mut out = String::from(
        "# What each rule of a claim's trace adds to the log-odds that the claim is right at its core (bounds, unit, outcome,\n\
         # side). Written by `cargo xtask calibrate --update`.\n\n",
    );
    let _ = writeln!(out, "base = {:.2}\n\n[rules]", model.base);
    for (rule, weight) in rules.iter().zip(&model.weights).filter(|(_, weight)| weight.abs() >= 0.005) {
        let _ = writeln!(out, "{rule:?} = {weight:.2}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_is_mostly_right_gains_and_the_other_loses() {
        let case = |rule: usize, right| Case { rules: vec![rule], right, document: 0, odd: false };
        let cases: Vec<Case> =
            (0..100).map(|n| case(n % 2, if n % 2 == 0 { n % 20 != 0 } else { n % 10 == 1 })).collect();
        let model = fit(&cases.iter().collect::<Vec<_>>(), 2);
        assert!(model.of(&[0]) > 0.75 && model.of(&[1]) < 0.35, "{} {}", model.of(&[0]), model.of(&[1]));
    }
}
