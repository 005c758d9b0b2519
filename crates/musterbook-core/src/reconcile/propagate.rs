//! Interval propagation: bounds of all cells from the rows, with the reasons.
//!
//! In: a problem, which of its rows are used, and by how much of its rounding each gives way. Out: a low and a high of each
//! cell, or the rows that contradict each other. Sound always; exact where every row bounds one cell or the difference of
//! two (a shortest path); where rows with more terms are at work, [`super::program`] may find tighter bounds.

use super::constraint::{Because, Row};
use super::problem::Problem;
use rustc_hash::FxHashSet;
use std::collections::VecDeque;

/// How much a bound must move to be taken as moved, in parts of itself.
const LEAST: f64 = 1e-9;
/// Rounds over all rows before it is given up to be exact: bounds that creep towards each other would never end.
const ROUNDS: usize = 60;

/// A bound that was moved.
struct Step {
    row: u32,
    /// Where the steps that set the bounds it was made of begin and end in [`Bounds::from`].
    from: [u32; 2],
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
    from: Vec<u32>,
}

const NO_STEP: u32 = u32::MAX;

/// Rows that cannot all hold: their places.
pub struct Contradiction(pub Vec<usize>);

/// Propagates. `rounding` has a number of 0 to 1 for each row, or a negative one for a row that is not used.
pub fn propagate(problem: &Problem, rounding: &[f64]) -> Result<Bounds, Contradiction> {
    let cells = problem.cells();
    let mut bounds = Bounds::free(cells);
    let is_used = |at: &u32| rounding[*at as usize] >= 0.0;
    let rows_of = RowsOf::of(problem, cells);
    // What is said comes first, so that reasons are short.
    let mut order: Vec<u32> = (0..problem.rows.len() as u32).filter(is_used).collect();
    order.sort_by_key(|&at| (problem.rows[at as usize].terms.len(), at));
    let mut moved = Vec::new();
    let mut is_queued = vec![false; problem.rows.len()];
    order.iter().for_each(|&at| is_queued[at as usize] = true);
    let mut left = ROUNDS * order.len().max(100);
    let mut queue: VecDeque<u32> = order.into();
    while let Some(at) = queue.pop_front() {
        is_queued[at as usize] = false;
        if left == 0 {
            bounds.is_finished = false;
            break;
        }
        left -= 1;
        moved.clear();
        bounds.apply(at, &problem.rows[at as usize], rounding[at as usize], &mut moved)?;
        for &cell in &moved {
            for &next in rows_of.rows(cell).iter().filter(|next| is_used(next)) {
                if !std::mem::replace(&mut is_queued[next as usize], true) {
                    queue.push_back(next);
                }
            }
        }
    }
    Ok(bounds)
}

/// The rows that each cell stands in.
struct RowsOf {
    begins: Vec<u32>,
    rows: Vec<u32>,
}

impl RowsOf {
    fn of(problem: &Problem, cells: usize) -> RowsOf {
        let mut begins = vec![0; cells + 1];
        let terms =
            || (0_u32..).zip(&problem.rows).flat_map(|(at, row)| row.terms.iter().map(move |term| (at, term.0)));
        terms().for_each(|(_, cell)| begins[cell + 1] += 1);
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut next = begins.clone();
        let mut rows = vec![0; begins[cells] as usize];
        for (at, cell) in terms() {
            rows[next[cell] as usize] = at;
            next[cell] += 1;
        }
        RowsOf { begins, rows }
    }

    fn rows(&self, cell: usize) -> &[u32] {
        &self.rows[self.begins[cell] as usize..self.begins[cell + 1] as usize]
    }
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
            from: Vec::new(),
        }
    }

    /// Applies a row; puts the cells whose bounds moved into `moved`.
    fn apply(&mut self, at: u32, row: &Row, rounding: f64, moved: &mut Vec<usize>) -> Result<(), Contradiction> {
        let (low, high) = row.said.with(rounding);
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
        Ok(())
    }

    #[expect(clippy::too_many_arguments)]
    fn step(&mut self, cell: usize, is_high: bool, value: f64, at: u32, row: &Row, n: usize, factor: f64) {
        let begin = self.from.len() as u32;
        for (_, &(other, weight)) in row.terms.iter().enumerate().filter(|(m, _)| *m != n) {
            // A low of a cell with a positive factor rests on the highs of the others with positive factors.
            let rests_on_high = (is_high == (factor > 0.0)) != (weight > 0.0);
            let by = if rests_on_high { self.high_by[other] } else { self.low_by[other] };
            self.from.extend(Some(by).filter(|step| *step != NO_STEP));
        }
        let number = self.steps.len() as u32;
        self.steps.push(Step { row: at, from: [begin, self.from.len() as u32] });
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
        let mut seen = FxHashSet::default();
        let mut open: Vec<u32> = steps.iter().copied().filter(|step| *step != NO_STEP).collect();
        while let Some(step) = open.pop() {
            if seen.insert(step) {
                let [begin, end] = self.steps[step as usize].from;
                open.extend(&self.from[begin as usize..end as usize]);
            }
        }
        let mut seen: Vec<u32> = seen.into_iter().collect();
        seen.sort_unstable();
        let mut known: FxHashSet<usize> = found.iter().copied().collect();
        let rows = seen.into_iter().map(|step| self.steps[step as usize].row as usize);
        found.extend(rows.filter(|row| known.insert(*row)));
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
