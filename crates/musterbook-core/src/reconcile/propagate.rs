//! Interval propagation: bounds of all cells from the rows, with the reasons.
//!
//! In: a problem, which of its rows are used, and by how much of its rounding each gives way. Out: a low and a high of each
//! cell, or the rows that contradict each other. Sound always; exact where every row bounds one cell or the difference of
//! two (a shortest path); where rows with more terms are at work, [`super::program`] may find tighter bounds.

use super::constraint::{Because, Row};
use super::problem::Problem;
use std::collections::VecDeque;

/// How much a bound must move to be taken as moved, in parts of itself.
const LEAST: f64 = 1e-9;
/// Rounds over all rows before it is given up to be exact: bounds that creep towards each other would never end.
const ROUNDS: usize = 60;

/// A bound that was moved.
struct Step {
    row: usize,
    /// The steps that set the bounds it was made of.
    from: Vec<u32>,
}

/// What follows from the rows.
pub struct Bounds {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    /// Whether nothing more follows by propagation.
    pub is_finished: bool,
    low_by: Vec<u32>,
    high_by: Vec<u32>,
    steps: Vec<Step>,
}

const NO_STEP: u32 = u32::MAX;

/// Rows that cannot all hold: their places.
pub struct Contradiction(pub Vec<usize>);

/// Propagates. `rounding` has a number of 0 to 1 for each row, or a negative one for a row that is not used.
pub fn propagate(problem: &Problem, rounding: &[f64]) -> Result<Bounds, Contradiction> {
    let cells = problem.cells();
    let mut bounds = Bounds::free(cells);
    let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); cells];
    for (at, row) in problem.rows.iter().enumerate().filter(|(at, _)| rounding[*at] >= 0.0) {
        for &(cell, _) in &row.terms {
            rows_of[cell].push(at as u32);
        }
    }
    // What is said comes first, so that reasons are short.
    let mut order: Vec<usize> = (0..problem.rows.len()).filter(|at| rounding[*at] >= 0.0).collect();
    order.sort_by_key(|&at| (problem.rows[at].terms.len(), at));
    let mut queue: VecDeque<u32> = order.iter().map(|&at| at as u32).collect();
    let mut is_queued = vec![false; problem.rows.len()];
    order.iter().for_each(|&at| is_queued[at] = true);
    let mut left = ROUNDS * order.len().max(100);
    while let Some(at) = queue.pop_front() {
        let at = at as usize;
        is_queued[at] = false;
        if left == 0 {
            bounds.is_finished = false;
            break;
        }
        left -= 1;
        let moved = bounds.apply(at, &problem.rows[at], rounding[at])?;
        for cell in moved {
            for &next in &rows_of[cell] {
                if !is_queued[next as usize] {
                    is_queued[next as usize] = true;
                    queue.push_back(next);
                }
            }
        }
    }
    Ok(bounds)
}

impl Bounds {
    /// Of cells of which nothing is said: a count is not negative.
    pub fn free(cells: usize) -> Bounds {
        Bounds {
            low: vec![0.0; cells],
            high: vec![f64::INFINITY; cells],
            is_finished: true,
            low_by: vec![NO_STEP; cells],
            high_by: vec![NO_STEP; cells],
            steps: Vec::new(),
        }
    }

    /// Applies a row; the cells whose bounds moved.
    fn apply(&mut self, at: usize, row: &Row, rounding: f64) -> Result<Vec<usize>, Contradiction> {
        let (low, high) = row.said.with(rounding);
        let mut moved = Vec::new();
        for (n, &(cell, factor)) in row.terms.iter().enumerate() {
            if factor == 0.0 {
                continue;
            }
            // The least and the most that the other terms can come to.
            let others = row.terms.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, term)| *term);
            let (mut least, mut most) = (0.0, 0.0);
            for (other, weight) in others {
                let (a, b) = (weight * self.low[other], times(weight, self.high[other]));
                least += a.min(b);
                most += a.max(b);
            }
            let (bottom, top) = ((low - most) / factor, (high - least) / factor);
            let (bottom, top) = if factor > 0.0 { (bottom, top) } else { (top, bottom) };
            if bottom.is_finite() && bottom > self.low[cell] + slack(bottom) {
                self.step(cell, false, bottom, at, row, n, factor);
                moved.push(cell);
            }
            if top.is_finite() && top < self.high[cell] - slack(top) {
                self.step(cell, true, top, at, row, n, factor);
                moved.push(cell);
            }
            if self.low[cell] > self.high[cell] + 1e-6 * self.low[cell].abs().max(1.0) {
                let mut reasons = Vec::new();
                self.collect(&[self.low_by[cell], self.high_by[cell]], &mut reasons);
                return Err(Contradiction(reasons));
            }
        }
        Ok(moved)
    }

    #[expect(clippy::too_many_arguments)]
    fn step(&mut self, cell: usize, is_high: bool, value: f64, at: usize, row: &Row, n: usize, factor: f64) {
        let mut from = Vec::new();
        for (_, &(other, weight)) in row.terms.iter().enumerate().filter(|(m, _)| *m != n) {
            // A low of a cell with a positive factor rests on the highs of the others with positive factors.
            let rests_on_high = (is_high == (factor > 0.0)) != (weight > 0.0);
            from.push(if rests_on_high { self.high_by[other] } else { self.low_by[other] });
        }
        from.retain(|step| *step != NO_STEP);
        let number = self.steps.len() as u32;
        self.steps.push(Step { row: at, from });
        if is_high {
            self.high[cell] = value;
            self.high_by[cell] = number;
        } else {
            self.low[cell] = value;
            self.low_by[cell] = number;
        }
    }

    /// The rows that a cell's low rests on, and those of its high.
    pub fn reasons(&self, cell: usize, is_high: bool) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(&[if is_high { self.high_by[cell] } else { self.low_by[cell] }], &mut found);
        found
    }

    fn collect(&self, steps: &[u32], found: &mut Vec<usize>) {
        let mut seen = std::collections::BTreeSet::new();
        let mut open: Vec<u32> = steps.iter().copied().filter(|step| *step != NO_STEP).collect();
        while let Some(step) = open.pop() {
            if seen.insert(step) {
                open.extend(&self.steps[step as usize].from);
            }
        }
        for step in seen {
            let row = self.steps[step as usize].row;
            if !found.contains(&row) {
                found.push(row);
            }
        }
    }
}

fn slack(value: f64) -> f64 {
    LEAST * value.abs().max(1.0)
}

fn times(factor: f64, bound: f64) -> f64 {
    if factor == 0.0 { 0.0 } else { factor * bound }
}

/// The statements among the reasons: places in the list, each once, in order.
pub fn said_by(problem: &Problem, rows: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = rows
        .iter()
        .filter_map(|&row| match problem.rows[row].because {
            Because::Said(at) => Some(at),
            Because::Always(_) => None,
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
