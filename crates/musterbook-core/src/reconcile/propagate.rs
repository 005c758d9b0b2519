//! Interval propagation: bounds of all cells from the rows, with the reasons.
//!
//! In: a problem, which of its rows are used, and by how much of its rounding each gives way. Out: a low and a high of each
//! cell, or the rows that contradict each other. Sound always; exact where every row bounds one cell or the difference of
//! two (a shortest path); where rows with more terms are at work, [`super::program`] may find tighter bounds.

use super::constraint::{Because, Row};
use super::problem::Problem;
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::ops::Range;

/// How much a bound must move to be taken as moved, in parts of itself.
const LEAST: f64 = 1e-9;
/// Rounds over all rows before it is given up to be exact: bounds that creep towards each other would never end. Of many
/// rows fewer rounds: so many rows are looked at, or as many rounds as a chain of days and what hangs on it needs.
const ROUNDS: usize = 60;
const LOOKED_AT: usize = 200_000;
const FEW_ROUNDS: usize = 6;

/// A bound that was moved.
struct Step {
    /// The row that moved it; [`NO_STEP`] where the row does not say so any more.
    row: u32,
    cell: u32,
    /// The bound, and the step that it stood at before.
    value: f64,
    before: u32,
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
    let mut it = Propagation::new(problem, rounding.to_vec());
    it.run()?;
    Ok(it.bounds)
}

/// A propagation that goes on when rows that contradict others give way: only what rested on them is worked out anew.
pub struct Propagation<'a> {
    problem: &'a Problem,
    /// As [`propagate`] has it.
    pub rounding: Vec<f64>,
    pub bounds: Bounds,
    rows_of: RowsOf,
    queue: VecDeque<u32>,
    is_queued: Vec<bool>,
    /// The cells that the last row moved.
    moved: Vec<usize>,
}

impl<'a> Propagation<'a> {
    pub fn new(problem: &'a Problem, rounding: Vec<f64>) -> Propagation<'a> {
        // What is said comes first, so that reasons are short.
        let mut order: Vec<u32> = (0..problem.rows.len() as u32).filter(|at| rounding[*at as usize] >= 0.0).collect();
        order.sort_by_key(|&at| (problem.rows[at as usize].terms.len(), at));
        let mut is_queued = vec![false; problem.rows.len()];
        order.iter().for_each(|&at| is_queued[at as usize] = true);
        let (bounds, rows_of) = (Bounds::free(problem.cells()), RowsOf::of(problem));
        Propagation { problem, rounding, bounds, rows_of, queue: order.into(), is_queued, moved: Vec::new() }
    }

    /// Goes on to the end, or to the next contradiction.
    pub fn run(&mut self) -> Result<(), Contradiction> {
        let rows = self.problem.rows.len();
        let mut left = (ROUNDS * rows.max(100)).min(LOOKED_AT.max(FEW_ROUNDS * rows));
        while let Some(at) = self.queue.pop_front() {
            self.is_queued[at as usize] = false;
            if left == 0 {
                self.bounds.is_finished = false;
                break;
            }
            left -= 1;
            self.apply(at)?;
        }
        Ok(())
    }

    /// Applies a row, and has those looked at that stand on what it moved.
    fn apply(&mut self, at: u32) -> Result<(), Contradiction> {
        let (row, rounding) = (&self.problem.rows[at as usize], self.rounding[at as usize]);
        if rounding < 0.0 {
            return Ok(());
        }
        let mut moved = std::mem::take(&mut self.moved);
        let done = self.bounds.apply(at, row, rounding, &mut moved);
        moved.drain(..).for_each(|cell| self.ask(cell));
        self.moved = moved;
        if done.is_err() {
            self.enqueue(at);
        }
        done
    }

    /// Takes back what rests on some rows: to be called when their rounding has grown, or they are not used any more.
    pub fn loosen(&mut self, rows: &[usize]) {
        let mut is_loose = vec![false; self.problem.rows.len()];
        for &row in rows {
            is_loose[row] = true;
            self.enqueue(row as u32);
        }
        for cell in self.bounds.take_back(&is_loose) {
            self.ask(cell);
        }
    }

    /// Has all rows that a cell stands in looked at again.
    fn ask(&mut self, cell: usize) {
        for at in self.rows_of.places(cell) {
            self.enqueue(self.rows_of.rows[at]);
        }
    }

    fn enqueue(&mut self, row: u32) {
        if !std::mem::replace(&mut self.is_queued[row as usize], true) {
            self.queue.push_back(row);
        }
    }
}

/// The rows that each cell stands in.
pub struct RowsOf {
    begins: Vec<u32>,
    rows: Vec<u32>,
}

impl RowsOf {
    pub fn of(problem: &Problem) -> RowsOf {
        let cells = problem.cells();
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

    /// The rows of a cell, in their order.
    pub fn rows(&self, cell: usize) -> &[u32] {
        &self.rows[self.places(cell)]
    }

    fn places(&self, cell: usize) -> Range<usize> {
        self.begins[cell] as usize..self.begins[cell + 1] as usize
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
        let (bounds, by) = match is_high {
            true => (&mut self.high, &mut self.high_by),
            false => (&mut self.low, &mut self.low_by),
        };
        bounds[cell] = value;
        let before = std::mem::replace(&mut by[cell], number);
        let from = [begin, self.from.len() as u32];
        self.steps.push(Step { row: at, cell: cell as u32, value, before, from });
    }

    /// Takes back the steps that rest on loose rows; the cells whose bounds are looser now.
    fn take_back(&mut self, is_loose: &[bool]) -> Vec<usize> {
        let mut looser = Vec::new();
        for at in 0..self.steps.len() {
            let Step { row, from: [begin, end], cell, .. } = self.steps[at];
            let is_gone = |step: &u32| self.steps[*step as usize].row == NO_STEP;
            if row != NO_STEP && (is_loose[row as usize] || self.from[begin as usize..end as usize].iter().any(is_gone))
            {
                self.steps[at].row = NO_STEP;
                looser.push(cell as usize);
            }
        }
        looser.sort_unstable();
        looser.dedup();
        for &cell in &looser {
            for is_high in [false, true] {
                let (bounds, by) = match is_high {
                    true => (&mut self.high, &mut self.high_by),
                    false => (&mut self.low, &mut self.low_by),
                };
                let mut step = by[cell];
                while step != NO_STEP && self.steps[step as usize].row == NO_STEP {
                    step = self.steps[step as usize].before;
                }
                let free = if is_high { f64::INFINITY } else { 0.0 };
                bounds[cell] = if step == NO_STEP { free } else { self.steps[step as usize].value };
                by[cell] = step;
            }
        }
        looser
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::{Casualties, Deployed, Killed, Wounded};
    use crate::reconcile::problem::{Parts, beginnings};
    use crate::reconcile::question::Layout;
    use crate::reconcile::statement::tests::at;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_goes_on_ends_where_what_begins_anew_ends(
            said in prop::collection::vec((0_usize..4, 1_u32..60, 1_i8..28, 1_i8..12), 2..40)
        ) {
            let outcomes = [Killed, Wounded, Casualties, Deployed];
            let statements: Vec<_> = said
                .iter()
                .map(|&(outcome, figure, day, month)| at("Ukraine", outcomes[outcome], f64::from(figure * 100), (month, day)))
                .collect();
            let used: Vec<usize> = (0..statements.len()).collect();
            let layout = Layout::of(&statements.iter().collect::<Vec<_>>());
            let beginnings = beginnings(&statements, &used, &layout);
            let problem = Problem::new(&Parts::of(&statements, &used, &layout, &beginnings, 0.125));
            let mut state = Propagation::new(&problem, vec![0.0; problem.rows.len()]);
            let mut contradictions = 0;
            while let Err(Contradiction(rows)) = state.run() {
                let gives = |row: &&usize| problem.rows[**row].because != Because::Always(super::super::constraint::Law::Rises);
                let Some(&row) = rows.iter().filter(gives).nth(contradictions % 2).or(rows.iter().find(gives)) else { break };
                // Every other time a row gives way by some rounding before it is not used at all.
                let rounding = &mut state.rounding[row];
                *rounding = if contradictions % 2 == 0 && *rounding < 1.0 { *rounding + 0.5 } else { -1.0 };
                state.loosen(&[row]);
                contradictions += 1;
            }
            let Ok(anew) = propagate(&problem, &state.rounding) else { panic!("it contradicts itself") };
            let same = |a: &f64, b: &f64| a == b || (a - b).abs() <= 1e-6 * a.abs().max(1.0);
            for (ours, theirs) in [(&state.bounds.low, &anew.low), (&state.bounds.high, &anew.high)] {
                prop_assert!(ours.iter().zip(theirs.iter()).all(|(a, b)| same(a, b)), "{ours:?} {theirs:?}");
            }
        }
    }
}
