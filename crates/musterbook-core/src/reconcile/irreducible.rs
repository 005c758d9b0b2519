//! The smallest sets that contradict each other, and which statement of one gives way.
//!
//! A deletion filter: a statement is left out for good where the others contradict each other without it. Light statements
//! and those of distant days are tried first, so that what remains is near and strong. Then every statement is needed.

use super::constraint::{Because, Law};
use super::problem::{Parts, Problem, beginnings};
use super::program;
use super::propagate::propagate;
use super::question::Layout;
use super::statement::Statement;

/// How much a statement counts for against others: more where more reports carry it, it was read surely, and it is a plain
/// count; less for shares and their bases, hearsay, own voices, and what stands in titles only.
pub fn weight(it: &Statement) -> f64 {
    let mut weight = it.confidence.clamp(0.05, 1.0) * (1.0 + (it.reports as f64).ln_1p());
    if it.share.is_some() || it.is_base {
        weight *= 0.4;
    }
    if it.is_hearsay {
        weight *= 0.2;
    }
    if it.is_own_voice || it.is_title {
        weight *= 0.5;
    }
    weight
}

/// The statement of a set that gives way: the lightest; of equals the earlier, which the later replaces.
pub fn weakest(set: &[usize], statements: &[Statement], weight: &dyn Fn(usize) -> f64) -> usize {
    if let [a, b] = *set
        && weight(a) == weight(b)
        && let (Some(first), Some(second)) = (statements[a].number(0.125), statements[b].number(0.125))
        && statements[a].as_of() < statements[b].as_of()
        && second * 2.0 < first
    {
        // A slight fall is a correction; so deep a one is another count.
        return b;
    }
    let lightest = |a: &&usize, b: &&usize| {
        weight(**a)
            .total_cmp(&weight(**b))
            .then_with(|| statements[**a].published.cmp(&statements[**b].published))
            .then(a.cmp(b))
    };
    set.iter().min_by(lightest).copied().unwrap_or_default()
}

/// The statements of a contradiction that are needed for it.
pub fn irreducible(set: &[usize], parts: &Parts, weight: &dyn Fn(usize) -> f64) -> Vec<usize> {
    let mut kept = set.to_vec();
    if set.len() > 60 || !is_contradiction(&kept, parts) {
        // Halves first: large sets shrink fast.
        shrink(&mut kept, parts);
    }
    if !is_contradiction(&kept, parts) {
        return kept;
    }
    let middle = middle_day(&kept, parts.statements);
    let mut order = kept.clone();
    let far = |at: usize| match (parts.statements[at].as_of(), middle) {
        (Some(day), Some(middle)) => (day - middle).get_days().abs(),
        _ => i32::MAX,
    };
    order.sort_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(far(b).cmp(&far(a))).then(a.cmp(&b)));
    for statement in order {
        let without: Vec<usize> = kept.iter().copied().filter(|&it| it != statement).collect();
        if is_contradiction(&without, parts) {
            kept = without;
        }
    }
    kept.sort_by_key(|&at| (parts.statements[at].as_of(), at));
    kept
}

fn shrink(kept: &mut Vec<usize>, parts: &Parts) {
    let mut size = kept.len() / 2;
    while size > 4 {
        let mut from = 0;
        while from < kept.len() {
            let without: Vec<usize> =
                kept.iter().enumerate().filter(|(n, _)| *n < from || *n >= from + size).map(|(_, at)| *at).collect();
            if !without.is_empty() && is_contradiction(&without, parts) {
                *kept = without;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
}

fn middle_day(set: &[usize], statements: &[Statement]) -> Option<jiff::civil::Date> {
    let mut days: Vec<_> = set.iter().filter_map(|&at| statements[at].as_of()).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// Whether these statements alone cannot all be true.
fn is_contradiction(set: &[usize], parts: &Parts) -> bool {
    let problem = Problem::new(&Parts { used: set, days: &[], asked: &[], ..*parts });
    let all = vec![1.0; problem.rows.len()];
    match propagate(&problem, &all) {
        Err(_) => true,
        Ok(_) if problem.rows.iter().all(|row| row.is_difference()) => false,
        Ok(_) => program::is_possible(&problem, &all) == Some(false),
    }
}

/// Whether these statements alone cannot all be true.
pub fn contradict(statements: &[Statement], set: &[usize], layout: &Layout, rounding: f64) -> bool {
    let beginnings = beginnings(statements, set, layout);
    let parts = Parts::of(statements, set, layout, &beginnings, rounding);
    is_contradiction(set, &parts)
}

/// By how much the statements used must be off, beyond their rounding, for all to be true: the largest part, as a part of
/// the largest of their figures. Infinite where that is not known.
pub fn off_by(parts: &Parts) -> f64 {
    let beginnings = beginnings(parts.statements, parts.used, parts.layout);
    let problem = Problem::new(&Parts { beginnings: &beginnings, days: &[], asked: &[], ..*parts });
    let all = vec![1.0; problem.rows.len()];
    let Some(relaxed) = program::relax(&problem, &all, &[]) else { return f64::INFINITY };
    let figures = parts.used.iter().filter_map(|&at| parts.statements[at].number(parts.rounding));
    let largest = figures.fold(1.0, f64::max);
    relaxed.iter().map(|(_, by)| by / largest).fold(0.0, f64::max)
}

/// What always holds and ties the statements of a contradiction together; nothing where they bound the same cell.
pub fn laws(statements: &[Statement], set: &[usize], layout: &Layout, rounding: f64) -> Vec<Law> {
    let beginnings = beginnings(statements, set, layout);
    let parts = Parts::of(statements, set, layout, &beginnings, rounding);
    let problem = Problem::new(&parts);
    let all = vec![1.0; problem.rows.len()];
    let Err(contradiction) = propagate(&problem, &all) else { return Vec::new() };
    let always = contradiction.0.into_iter().filter_map(|row| match problem.rows[row].because {
        Because::Always(law) => Some(law),
        Because::Said(_) => None,
    });
    let mut found: Vec<Law> = always.collect();
    found.sort_unstable();
    found.dedup();
    found
}
