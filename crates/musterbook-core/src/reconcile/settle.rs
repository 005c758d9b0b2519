//! Statements made to hold together: which must give way, and how much of their rounding the others need.
//!
//! In: the parts of a problem. Out: a problem whose used rows can all hold, what was set aside to get there, each with the
//! smallest set of statements that cannot all be true, and for each row how much of its rounding it needs: figures are
//! taken at their word, and round ones give way only where the words do not fit.

use super::constraint::Because;
use super::irreducible::{irreducible, weakest};
use super::problem::{Parts, Problem};
use super::program;
use super::propagate::{Bounds, Contradiction, Propagation, propagate, said_by};
use crate::claim::Qualifier;

/// A statement set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct GaveWay {
    /// Its place in the list.
    pub statement: usize,
    /// The set that cannot all be true, it among them.
    pub set: Vec<usize>,
}

/// A problem that can hold.
pub struct Settled {
    pub problem: Problem,
    pub gave_way: Vec<GaveWay>,
    /// For each row the part of its rounding that it needs, or -1 where it is not used.
    pub need: Vec<f64>,
    /// With figures at their word as far as they can be.
    pub near: Bounds,
    /// With all rounding used.
    pub wide: Bounds,
    /// The same as `need`, with all rounding.
    pub all: Vec<f64>,
    /// What is supposed cannot hold with anything.
    pub is_impossible: bool,
}

/// Steps in which rounding is used.
const STEP: f64 = 0.25;
/// After so many contradictions the sets of the others are not made irreducible.
const FAST: usize = 300;
/// So many statements are set aside at most; then the rest of the contradictions are not looked for.
const MOST: usize = 2_000;

/// What gives way, with all rounding used.
struct Weeded {
    problem: Problem,
    gave_way: Vec<GaveWay>,
    all: Vec<f64>,
    wide: Bounds,
    is_impossible: bool,
}

/// What must give way, and no more: see [`settle`].
pub fn contradictions(parts: &Parts, weight: &dyn Fn(usize) -> f64) -> Vec<GaveWay> {
    weed(parts, weight).gave_way
}

/// Settles. `weight` says how much a statement counts for: the lightest of a contradiction gives way.
pub fn settle(parts: &Parts, weight: &dyn Fn(usize) -> f64) -> Settled {
    let Weeded { problem, gave_way, all, wide, is_impossible } = weed(parts, weight);
    let is_share = |because| match because {
        Because::Said(at) => parts.statements[at].share.is_some() || parts.statements[at].qualifier == Qualifier::Vague,
        Because::Always(_) => false,
    };
    let (need, near) =
        least_rounding(&problem, &all, &is_share).unwrap_or_else(|| (all.clone(), propagate_or_free(&problem, &all)));
    Settled { problem, gave_way, need, near, wide, all, is_impossible }
}

fn weed(parts: &Parts, weight: &dyn Fn(usize) -> f64) -> Weeded {
    let problem = Problem::new(parts);
    let mut gave_way = Vec::new();
    let mut is_impossible = false;
    let mut state = Propagation::new(&problem, vec![1.0; problem.rows.len()]);
    loop {
        let contradiction = match state.run() {
            Ok(()) => match hidden(&problem, &state.rounding) {
                Some(rows) => Contradiction(rows),
                None => break,
            },
            Err(contradiction) => contradiction,
        };
        let said = said_by(&problem, &contradiction.0);
        if said.is_empty() || gave_way.len() >= MOST {
            is_impossible = said.is_empty();
            let mut all = state.rounding;
            let wide = give_up(&problem, &mut all);
            return Weeded { problem, gave_way, all, wide, is_impossible };
        }
        if gave_way.len() >= FAST {
            // So many contradictions are not looked into one by one: what one rests on is set aside whole.
            for &statement in &said {
                set_aside(&problem, &mut state, statement);
                gave_way.push(GaveWay { statement, set: said.clone() });
            }
            continue;
        }
        let set = irreducible(&said, parts, weight);
        let statement = weakest(&set, parts.statements, weight);
        set_aside(&problem, &mut state, statement);
        gave_way.push(GaveWay { statement, set });
    }
    let (all, wide) = (state.rounding, state.bounds);
    Weeded { problem, gave_way, all, wide, is_impossible }
}

fn set_aside(problem: &Problem, state: &mut Propagation, statement: usize) {
    let is_of_it = |at: &usize| problem.rows[*at].because == Because::Said(statement);
    let rows: Vec<usize> = (0..problem.rows.len()).filter(is_of_it).collect();
    rows.iter().for_each(|&row| state.rounding[row] = -1.0);
    state.loosen(&rows);
}

/// A contradiction that only a linear program sees: the rows that give in the least relaxation, and those around them.
fn hidden(problem: &Problem, all: &[f64]) -> Option<Vec<usize>> {
    if problem.rows.iter().all(|row| row.is_difference()) || problem.cells() > program::MOST_CELLS / 2 {
        return None;
    }
    let relaxed = program::relax(problem, all, &[])?;
    let most = relaxed.iter().map(|(_, by)| *by).fold(0.0, f64::max);
    let scale = problem.rows.iter().map(|row| row.said.low).filter(|it| it.is_finite()).fold(1.0, f64::max);
    if most <= 1e-5 * scale {
        return None;
    }
    Some((0..problem.rows.len()).filter(|&row| all[row] >= 0.0).collect())
}

/// Rounding is used a step at a time by the rows that contradict each other, until they do not.
fn least_rounding(problem: &Problem, all: &[f64], is_share: &dyn Fn(Because) -> bool) -> Option<(Vec<f64>, Bounds)> {
    let need = all.iter().map(|used| if *used < 0.0 { -1.0 } else { 0.0 }).collect();
    let mut state = Propagation::new(problem, need);
    for _ in 0..problem.rows.len() * 4 {
        let Err(Contradiction(rows)) = state.run() else { return Some((state.rounding, state.bounds)) };
        let gives = |row: &usize| matches!(problem.rows[*row].because, Because::Said(_)) && state.rounding[*row] < 1.0;
        let giving: Vec<usize> = rows.into_iter().filter(gives).collect();
        // A share and a vague word are manners of speaking: they give before a count does.
        let shares: Vec<usize> = giving.iter().copied().filter(|&row| is_share(problem.rows[row].because)).collect();
        if giving.is_empty() {
            return None;
        }
        let giving = if shares.is_empty() { giving } else { shares };
        giving.iter().for_each(|&row| state.rounding[row] = (state.rounding[row] + STEP).min(1.0));
        state.loosen(&giving);
    }
    None
}

/// Only what always holds, where nothing else can be kept.
fn give_up(problem: &Problem, all: &mut [f64]) -> Bounds {
    for (row, used) in problem.rows.iter().zip(all.iter_mut()) {
        if row.because != Because::Always(super::constraint::Law::Rises) {
            *used = -1.0;
        }
    }
    propagate_or_free(problem, all)
}

fn propagate_or_free(problem: &Problem, all: &[f64]) -> Bounds {
    propagate(problem, all).unwrap_or_else(|_| Bounds::free(problem.cells()))
}
