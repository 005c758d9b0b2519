//! One origin's view: what its own statements, and nothing else, say of a series on a day.
//!
//! In: the statements of one group, settled among themselves. Out: for each day a floor (no less, by what it said), a
//! ceiling (no more), and the figure it stands behind: its latest as of the day, or the next it gave.

use super::estimate::Family;
use super::problem::Parts;
use super::program;
use super::propagate::{Bounds, said_by};
use super::question::{Series, is_level};
use super::settle::{Settled, settle};
use super::statement::Statement;
use crate::claim::Scope;
use jiff::civil::Date;

/// What one origin says of a series on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub group: String,
    /// With figures at their word.
    pub floor: f64,
    pub ceiling: f64,
    /// With all rounding.
    pub wide: (f64, f64),
    /// The highest figure it stands behind on the day: that of its next total within `next_days`, else of its last.
    pub figure: f64,
    pub figure_by: Vec<usize>,
    /// The day of the newest statement that the floor rests on, or of the newest total up to the day.
    pub of: Date,
    /// It gives no total up to the day: its floor rests on events, or it speaks of the days just after. Then it has a figure
    /// for the high, and no low.
    pub has_no_total: bool,
    pub floor_by: Vec<usize>,
    pub ceiling_by: Vec<usize>,
    pub is_exact: bool,
}

/// More days than these are answered by propagation alone.
const MOST_DAYS: usize = 24;

/// The views of a group on the days asked for, in their order; `None` where it says nothing up to the day. And what gave way.
pub fn views(
    group: &str,
    used: &[usize],
    family: &Family,
    series: &Series,
    days: &[Date],
) -> (Vec<Option<View>>, Settled) {
    let asked = [series.clone()];
    let parts = Parts {
        statements: family.statements,
        used,
        layout: &family.layout,
        beginnings: &family.beginnings,
        rounding: family.policy.rounding,
        asked: &asked,
        days,
        supposed: family.supposed,
    };
    let settled = settle(&parts, &|at| super::irreducible::weight(&family.statements[at]));
    let gave_way: Vec<usize> = settled.gave_way.iter().map(|it| it.statement).collect();
    let unused: Vec<usize> = settled.problem.unused.iter().map(|it| it.0).collect();
    let own: Vec<usize> = used
        .iter()
        .copied()
        .filter(|at| !gave_way.contains(at) && !unused.contains(at))
        .filter(|&at| is_of(family.layout.series(&family.statements[at]), series))
        .collect();
    let is_linear = settled.problem.rows.iter().zip(&settled.all).all(|(row, used)| *used < 0.0 || row.is_difference());
    let asks_programs = !is_linear && days.len() <= MOST_DAYS;
    let of_day = |day: &Date| view(group, *day, &own, family, series, &settled, is_linear, asks_programs);
    (days.iter().map(of_day).collect(), settled)
}

#[expect(clippy::too_many_arguments)]
fn view(
    group: &str,
    day: Date,
    own: &[usize],
    family: &Family,
    series: &Series,
    settled: &Settled,
    is_linear: bool,
    asks_programs: bool,
) -> Option<View> {
    let statement = |at: usize| &family.statements[at];
    // A part is a floor for the whole, and no total of it.
    let totals = || own.iter().copied().filter(|&at| !is_event(statement(at)) && !statement(at).is_part);
    let last = totals()
        .filter(|&at| statement(at).as_of().is_some_and(|it| it <= day))
        .max_by_key(|&at| key(statement(at), at));
    // A level is known on its own day only: the newest one stands until it lapses.
    let on = if series.is_level { statement(last?).as_of()? } else { day };
    // A figure of another series bounds this one, but says nothing of it: those sent are no fewer than the casualties.
    if own.is_empty() && !family.is_told_in_parts(series, settled, day) {
        return None;
    }
    let cell = settled.problem.cell(series, on)?;
    let (floor, floor_by, exact_low) = bound(settled, &settled.near, &settled.need, cell, false, asks_programs);
    let (ceiling, ceiling_by, exact_high) = bound(settled, &settled.near, &settled.need, cell, true, asks_programs);
    let is_told_in_parts = family.is_told_in_parts(series, settled, day);
    let speaks = |at: &&usize| is_told_in_parts || own.contains(at);
    let rests_on =
        floor_by.iter().filter(speaks).filter(|&&at| !is_event(statement(at)) && !is_later(statement(at), day));
    let newest = rests_on.copied().chain(last).max_by_key(|&at| key(statement(at), at));
    let events = || floor_by.iter().copied().filter(|&at| is_event(statement(at)) && !is_later(statement(at), day));
    let by = day.saturating_add(jiff::Span::new().days(family.policy.next_days));
    let later = || totals().filter(|&at| statement(at).as_of().is_some_and(|it| it >= day));
    let next = later().min_by_key(|&at| key(statement(at), at));
    // Those that losses are set against may be those first sent: of several, those that most reports
    // give, then the plainest and the most, are nearest to all.
    let number = |at: usize| statement(at).number(family.policy.rounding).unwrap_or_default();
    let next = next.map(|first| match statement(first).is_beside {
        false => first,
        true => later()
            .filter(|&at| statement(at).as_of().is_some_and(|of| of <= by))
            .max_by(|&a, &b| {
                let reports = |at: usize| statement(at).reports;
                let of = |at: usize| statement(at).low.zip(statement(at).high);
                let width = |at: usize| of(at).map_or(f64::INFINITY, |(low, high)| high - low);
                reports(a).cmp(&reports(b)).then(width(b).total_cmp(&width(a))).then(number(a).total_cmp(&number(b)))
            })
            .unwrap_or(first),
    });
    // A total of the days just after speaks of about the day.
    let soon = day.saturating_add(jiff::Span::new().days(family.policy.same_time_days));
    let of = match newest {
        Some(at) => statement(at).as_of()?,
        None => {
            let near = next.filter(|_| !series.is_level).and_then(|at| statement(at).as_of()).filter(|of| *of <= soon);
            events().filter_map(|at| statement(at).as_of()).max().or(near)?
        }
    };
    let (figure, figure_by) = figure(
        next.filter(|&at| !series.is_level && statement(at).as_of().is_some_and(|of| of <= by)).or(last),
        family,
        floor,
        ceiling,
        &floor_by,
        &ceiling_by,
    );
    Some(View {
        group: group.to_owned(),
        floor,
        ceiling,
        wide: (settled.wide.low[cell].min(floor), settled.wide.high[cell].max(ceiling)),
        figure,
        figure_by,
        of,
        has_no_total: newest.is_none(),
        floor_by,
        ceiling_by,
        is_exact: is_linear && settled.near.is_finished || exact_low && exact_high,
    })
}

/// Whether a statement's series is the one asked for. Troops in a part of the theatre are among those in all of it.
fn is_of(own: Series, asked: &Series) -> bool {
    own == *asked || asked.is_level && asked.place.is_none() && Series { place: None, ..own } == *asked
}

/// The highest figure that is stood behind: of a total its upper bound, or its number where it is open above.
fn figure(
    at: Option<usize>,
    family: &Family,
    floor: f64,
    ceiling: f64,
    floor_by: &[usize],
    ceiling_by: &[usize],
) -> (f64, Vec<usize>) {
    let said = at.and_then(|at| family.statements[at].said(family.policy.rounding));
    let figure = said.map_or(floor, |said| if said.high.is_finite() { said.high } else { said.low });
    if ceiling < figure {
        (ceiling, ceiling_by.to_vec())
    } else if figure < floor || at.is_none() {
        (floor, floor_by.to_vec())
    } else {
        (figure, at.into_iter().collect())
    }
}

/// A bound of a cell, the statements it rests on, and whether it is exact.
fn bound(
    settled: &Settled,
    bounds: &Bounds,
    rounding: &[f64],
    cell: usize,
    is_high: bool,
    asks_programs: bool,
) -> (f64, Vec<usize>, bool) {
    let value = if is_high { bounds.high[cell] } else { bounds.low[cell] };
    let by = said_by(&settled.problem, &bounds.reasons(cell, is_high));
    if !asks_programs {
        return (value, by, false);
    }
    match program::extreme(&settled.problem, rounding, bounds, cell, is_high) {
        Some(found) if (found - value).abs() > 1e-6 * value.abs().max(1.0) && value.is_finite() => {
            // The program knows better; all statements that hang together bind it.
            let is_tighter = if is_high { found < value } else { found > value };
            if is_tighter { (found.round(), by, true) } else { (value, by, true) }
        }
        Some(found) if !value.is_finite() => (found.round(), by, true),
        Some(_) => (value, by, true),
        None => (value, by, !value.is_finite() && bounds.is_finished),
    }
}

fn key(it: &Statement, at: usize) -> (Option<Date>, Option<Date>, usize) {
    (it.as_of(), it.published, at)
}

fn is_later(it: &Statement, day: Date) -> bool {
    it.as_of().is_some_and(|of| of > day)
}

/// What it counts is a stretch of time, and no total.
pub fn is_event(it: &Statement) -> bool {
    matches!(it.scope, Scope::Event | Scope::Rate) && !is_level(it)
}
