//! Linear programs, for what propagation cannot settle: exact bounds where rows have more than two terms, whether all rows
//! can hold together, and the least total relaxation if they cannot.
//!
//! In: a problem, its rows' rounding (see [`super::propagate`]), the bounds that propagation found. Only the cells that
//! hang together with the cell asked for are in the program; above [`MOST_CELLS`] it is not tried, and the answer is
//! propagation's, said to be inexact. Time is bounded; nothing panics.

use super::constraint::Because;
use super::problem::Problem;
use super::propagate::{Bounds, RowsOf};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Solution, Variable};
use rustc_hash::FxHashMap;
use std::time::Duration;

/// The most cells that a program may have.
pub const MOST_CELLS: usize = 400;
/// The longest that one program may take; programs of this size take milliseconds.
const LONGEST: Duration = Duration::from_secs(5);

/// The lowest or highest value of a cell, or `None` where the program is too large, unbounded or did not end well.
pub fn extreme(problem: &Problem, rounding: &[f64], bounds: &Bounds, cell: usize, is_high: bool) -> Option<f64> {
    let rows = together(problem, rounding, cell)?;
    let scale = scale(problem, &rows);
    let direction = if is_high { OptimizationDirection::Maximize } else { OptimizationDirection::Minimize };
    let mut program = microlp::Problem::new(direction);
    let mut variables: FxHashMap<usize, Variable> = FxHashMap::default();
    for &row in &rows {
        for &(it, _) in &problem.rows[row].terms {
            let weight = if it == cell { 1.0 } else { 0.0 };
            let range = (bounds.low[it] / scale, bounds.high[it] / scale);
            variables.entry(it).or_insert_with(|| program.add_var(weight, (range.0, range.1.max(range.0))));
        }
    }
    for &row in rows.iter().filter(|&&row| problem.rows[row].terms.len() > 1) {
        let (low, high) = problem.rows[row].said.with(rounding[row]);
        let terms = problem.rows[row].terms.iter().map(|(cell, factor)| (variables[cell], *factor));
        let sum: LinearExpr = terms.collect();
        constrain(&mut program, sum, low / scale, high / scale);
    }
    let value = solved(&mut program)?.var_value(variables[&cell]) * scale;
    value.is_finite().then_some(value)
}

/// Whether all rows that are used can hold together: `None` where that is not known.
pub fn is_possible(problem: &Problem, rounding: &[f64]) -> Option<bool> {
    relax(problem, rounding, &[]).map(|relaxed| relaxed.iter().all(|(_, by)| *by <= 1e-6))
}

/// The least total relaxation: by how much the bounds of which rows must give so that all can hold, each weighed by
/// `weights` (by row; 1 where there is none). `None` where the program has more than three times [`MOST_CELLS`] or did not end well.
pub fn relax(problem: &Problem, rounding: &[f64], weights: &[f64]) -> Option<Vec<(usize, f64)>> {
    let rows: Vec<usize> = (0..problem.rows.len()).filter(|&row| rounding[row] >= 0.0).collect();
    if problem.cells() > 3 * MOST_CELLS || rows.len() > 30 * MOST_CELLS {
        return None;
    }
    let scale = scale(problem, &rows);
    let mut program = microlp::Problem::new(OptimizationDirection::Minimize);
    let cells: Vec<Variable> = (0..problem.cells()).map(|_| program.add_var(0.0, (0.0, f64::INFINITY))).collect();
    let mut gives: Vec<(usize, Variable, Variable)> = Vec::new();
    for &row in &rows {
        let it = &problem.rows[row];
        let (low, high) = it.said.with(rounding[row]);
        let mut sum: LinearExpr = it.terms.iter().map(|(cell, factor)| (cells[*cell], *factor)).collect();
        if matches!(it.because, Because::Said(_)) {
            let weight = weights.get(row).copied().unwrap_or(1.0).max(1e-3);
            let (up, down) =
                (program.add_var(weight, (0.0, f64::INFINITY)), program.add_var(weight, (0.0, f64::INFINITY)));
            sum.add(up, 1.0);
            sum.add(down, -1.0);
            gives.push((row, up, down));
        }
        constrain(&mut program, sum, low / scale, high / scale);
    }
    let solution = solved(&mut program)?;
    let by = |it: &(usize, Variable, Variable)| (it.0, (solution.var_value(it.1) + solution.var_value(it.2)) * scale);
    Some(gives.iter().map(by).filter(|(_, by)| *by > 1e-6 * scale).collect())
}

/// The best solution, where the program ended with one in time.
fn solved(program: &mut microlp::Problem) -> Option<Solution> {
    program.set_time_limit(LONGEST);
    program.solve().ok()?.into_solution().ok()
}

/// The rows that hang together with a cell; `None` where their cells are too many.
fn together(problem: &Problem, rounding: &[f64], cell: usize) -> Option<Vec<usize>> {
    let rows_of = RowsOf::of(problem);
    let (mut is_in, mut has_row) = (vec![false; problem.cells()], vec![false; problem.rows.len()]);
    let (mut open, mut rows, mut cells) = (vec![cell], Vec::new(), 0);
    is_in[cell] = true;
    while let Some(cell) = open.pop() {
        cells += 1;
        if cells > MOST_CELLS {
            return None;
        }
        for row in rows_of.rows(cell).iter().map(|row| *row as usize).filter(|row| rounding[*row] >= 0.0) {
            if !std::mem::replace(&mut has_row[row], true) {
                rows.push(row);
                for &(next, _) in &problem.rows[row].terms {
                    if !std::mem::replace(&mut is_in[next], true) {
                        open.push(next);
                    }
                }
            }
        }
    }
    rows.sort_unstable();
    (!rows.is_empty()).then_some(rows)
}

/// The largest number at work: programs are solved in parts of it.
fn scale(problem: &Problem, rows: &[usize]) -> f64 {
    let bounds = rows.iter().flat_map(|&row| [problem.rows[row].said.low, problem.rows[row].said.high]);
    bounds.filter(|it| it.is_finite()).map(f64::abs).fold(1.0, f64::max)
}

fn constrain(program: &mut microlp::Problem, sum: LinearExpr, low: f64, high: f64) {
    if low.is_finite() {
        program.add_constraint(sum.clone(), ComparisonOp::Ge, low);
    }
    if high.is_finite() {
        program.add_constraint(sum, ComparisonOp::Le, high);
    }
}
