//! The unknowns of a family, and all that is said of them.
//!
//! In: statements, their layout, and days that are asked for. Out: a [`Problem`]: a cell for every series on every day that
//! a statement speaks of, and rows over the cells. What bounds nothing is left out, with the reason.

use super::constraint::{self, Because, Law, Row};
use super::question::{Layout, Series, contains};
use super::statement::Statement;
use super::width::Said;
use crate::claim::{Outcome, Scope};
use crate::lexicon::Lexicon;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The unknowns and the rows.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    pub series: Vec<Series>,
    /// Sorted.
    pub days: Vec<Date>,
    pub rows: Vec<Row>,
    at_series: FxHashMap<Series, usize>,
    at_day: FxHashMap<Date, usize>,
    /// What is in no row, by its place in the list, and why.
    pub unused: Vec<(usize, &'static str)>,
}

/// What a person supposes: bounds of a series, on one day or on every day.
#[derive(Clone, Debug, PartialEq)]
pub struct Supposed {
    pub outcome: Outcome,
    pub said: Said,
    pub day: Option<Date>,
}

/// What a problem is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// All statements; rows name them by their place here.
    pub statements: &'a [Statement],
    /// Those that are used.
    pub used: &'a [usize],
    pub layout: &'a Layout,
    /// The first day of each series in the family: a total that is counted from a later day on is a growth.
    pub beginnings: &'a FxHashMap<Series, Date>,
    pub rounding: f64,
    /// Series and days that must have cells.
    pub asked: &'a [Series],
    pub days: &'a [Date],
    pub supposed: &'a [Supposed],
}

impl<'a> Parts<'a> {
    /// Of what the statements say alone: no series and days asked for, nothing supposed.
    pub fn of(
        statements: &'a [Statement],
        used: &'a [usize],
        layout: &'a Layout,
        beginnings: &'a FxHashMap<Series, Date>,
        rounding: f64,
    ) -> Parts<'a> {
        Parts { statements, used, layout, beginnings, rounding, asked: &[], days: &[], supposed: &[] }
    }
}

impl Problem {
    pub fn new(parts: &Parts) -> Problem {
        let mut days: BTreeSet<Date> = parts.days.iter().copied().collect();
        let mut series: BTreeSet<Series> = parts.asked.iter().cloned().collect();
        for &at in parts.used {
            let it = &parts.statements[at];
            series.insert(parts.layout.series(it));
            let (first, last) = (it.when.start, it.as_of());
            days.extend(last);
            days.extend(first.filter(|_| last.is_some()).and_then(|day| day.yesterday().ok()));
        }
        days.extend(parts.supposed.iter().filter_map(|it| it.day));
        let mut problem =
            Problem { series: series.into_iter().collect(), days: days.into_iter().collect(), ..Problem::default() };
        problem.at_series = problem.series.iter().cloned().zip(0..).collect();
        problem.at_day = problem.days.iter().copied().zip(0..).collect();
        for &at in parts.used {
            if let Err(why) = problem.add(at, parts) {
                problem.unused.push((at, why));
            }
        }
        problem.add_laws(parts.layout.is_expedition);
        problem.add_siblings(parts);
        problem.suppose(parts.supposed);
        problem
    }

    pub fn cells(&self) -> usize {
        self.series.len() * self.days.len()
    }

    /// The cell of a series on a day.
    pub fn cell(&self, series: &Series, day: Date) -> Option<usize> {
        Some(self.at_series.get(series)? * self.days.len() + self.at_day.get(&day)?)
    }

    /// The series and the day of a cell.
    pub fn of_cell(&self, cell: usize) -> (&Series, Date) {
        (&self.series[cell / self.days.len()], self.days[cell % self.days.len()])
    }

    fn add(&mut self, at: usize, parts: &Parts) -> Result<(), &'static str> {
        let it = &parts.statements[at];
        let because = Because::Said(at);
        let said = it.said(parts.rounding).ok_or("it bounds nothing")?;
        if it.when.start.zip(it.when.end).is_some_and(|(first, last)| first > last) {
            return Err("its days are out of order");
        }
        let series = parts.layout.series(it);
        let last = it.as_of().ok_or("no day is known")?;
        let day = self.cell(&series, last).ok_or("no day is known")?;
        if it.share.as_ref().is_some_and(|share| share.figure.is_none()) {
            return self.add_share(at, parts, &series, day, last, said);
        }
        let before = it.when.start.and_then(|day| day.yesterday().ok()).and_then(|day| self.cell(&series, day));
        let is_late = |day| parts.beginnings.get(&series).is_some_and(|first| *first < day);
        let row = match (it.scope, before) {
            _ if series.is_level => constraint::total(day, said, because),
            (Scope::Total | Scope::State, Some(before)) if it.when.start.is_some_and(is_late) => {
                constraint::event(before, day, said, because)
            }
            (Scope::Total | Scope::State, _) => constraint::total(day, said, because),
            (Scope::Event, Some(before)) if is_count_of_stretch(it) => constraint::event(before, day, said, because),
            (Scope::Event, Some(before)) => constraint::event(before, day, said.floor(), because),
            (Scope::Event, None) => constraint::event_by(day, said, because),
            (Scope::Rate, Some(before)) => {
                let unit = it.per.and_then(constraint::days_of).ok_or("a rate of no known time")?;
                let days = f64::from((last - it.when.start.unwrap_or(last)).get_days() + 1);
                constraint::rate(before, day, days, said, unit, because)
            }
            (Scope::Rate, None) => return Err("a rate of no known time"),
        };
        self.add_to_whole(&row, &series, because);
        self.rows.push(row);
        Ok(())
    }

    /// What happened in a part happened in the whole: growth over a stretch is a floor for the growth of the whole.
    fn add_to_whole(&mut self, row: &Row, series: &Series, because: Because) {
        let whole = Series { place: None, ..series.clone() };
        let (true, [(last, _), (before, _)]) = (series.place.is_some() && !series.is_level, row.terms.as_slice())
        else {
            return;
        };
        let moved = |cell: &usize| self.at_series.get(&whole).map(|at| at * self.days.len() + cell % self.days.len());
        if let (Some(before), Some(last)) = (moved(before), moved(last)) {
            self.rows.push(constraint::part_grows_with_whole(before, last, row.said, because));
        }
    }

    fn add_share(
        &mut self,
        at: usize,
        parts: &Parts,
        series: &Series,
        day: usize,
        last: Date,
        said: Said,
    ) -> Result<(), &'static str> {
        // "of those sent", "of the force": a share of all that were deployed.
        let words = parts.statements[at].share.as_ref().map_or("", |base| base.words.as_str());
        if !super::origin::is_of_force(words) {
            return Err("a share of no known base");
        }
        let base = Series { outcome: Outcome::Deployed, is_level: false, ..series.clone() };
        let base =
            self.cell(&base, last).filter(|_| series.outcome != Outcome::Deployed).ok_or("a share of no known base")?;
        let is_unit_of_people = matches!(
            series.outcome,
            Outcome::Killed | Outcome::Wounded | Outcome::Casualties | Outcome::Captured | Outcome::Missing
        );
        if !is_unit_of_people {
            return Err("a share of no known base");
        }
        self.rows.extend(constraint::share(day, base, said, Because::Said(at)));
        Ok(())
    }

    /// What always holds, on every day.
    fn add_laws(&mut self, is_expedition: bool) {
        for at in 0..self.series.len() {
            let series = self.series[at].clone();
            for n in 0..self.days.len() {
                let cell = at * self.days.len() + n;
                if !series.is_level && n > 0 {
                    self.rows.push(constraint::rises(cell - 1, cell));
                }
                self.add_laws_of(cell, n, &series, is_expedition);
            }
        }
    }

    /// Places of which none lies in another add up to no more than the whole: what happened in each happened in all.
    fn add_siblings(&mut self, parts: &Parts) {
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for it in parts.used.iter().map(|&at| &parts.statements[at]) {
            if let (Some(key), Some(name)) = (parts.layout.series(it).place, it.place.as_deref()) {
                names.entry(key).or_insert(name);
            }
        }
        let apart = apart(&names);
        for at in (0..self.series.len()).filter(|_| apart.len() > 1) {
            let whole = self.series[at].clone();
            let of = |place: &String| self.at_series.get(&Series { place: Some(place.clone()), ..whole.clone() });
            let siblings: Vec<usize> = apart.iter().filter_map(of).copied().collect();
            if whole.place.is_none() && siblings.len() > 1 {
                for n in 0..self.days.len() {
                    let cells: Vec<usize> = siblings.iter().map(|at| at * self.days.len() + n).collect();
                    self.rows.push(constraint::parts_add_up(&cells, at * self.days.len() + n));
                }
            }
        }
    }

    fn add_laws_of(&mut self, cell: usize, day: usize, series: &Series, is_expedition: bool) {
        let of = |series: Series| self.at_series.get(&series).map(|at| at * self.days.len() + day);
        let beside = |outcome, is_level| of(Series { outcome, is_level, ..series.clone() });
        let mut rows = Vec::new();
        match series.outcome {
            Outcome::Casualties if !series.is_level => {
                let parts = [Outcome::Killed, Outcome::Wounded, Outcome::Missing, Outcome::Captured]
                    .map(|it| beside(it, false));
                rows.extend(constraint::casualties_at_least(parts[0], parts[1], cell));
                if let [Some(a), Some(b), Some(c), Some(d)] = parts {
                    rows.push(constraint::casualties_at_most([a, b, c, d], cell));
                }
            }
            Outcome::Deployed if is_expedition && !series.is_level => {
                let lost = [Outcome::Casualties, Outcome::Killed, Outcome::Captured].map(|it| beside(it, false));
                rows.extend(lost.into_iter().flatten().map(|lost| constraint::among_the_deployed(lost, cell)));
                if let Some(present) = beside(Outcome::Present, true) {
                    rows.push(constraint::there_or_dead(present, beside(Outcome::Killed, false), cell));
                }
            }
            Outcome::Lost => {
                rows.extend(beside(Outcome::Destroyed, false).map(|it| constraint::destroyed_are_lost(it, cell)))
            }
            Outcome::Launched => {
                rows.extend(beside(Outcome::ShotDown, false).map(|it| constraint::shot_down_were_launched(it, cell)));
            }
            _ => {}
        }
        if series.place.is_some() {
            rows.extend(of(Series { place: None, ..series.clone() }).map(|whole| constraint::part(cell, whole)));
        }
        if series.civilian.is_none() {
            let halves = [true, false].map(|civilian| of(Series { civilian: Some(civilian), ..series.clone() }));
            let halves: Vec<usize> = halves.into_iter().flatten().collect();
            if !halves.is_empty() {
                rows.push(constraint::parts_add_up(&halves, cell));
            }
        }
        self.rows.extend(rows);
    }

    fn suppose(&mut self, supposed: &[Supposed]) {
        for it in supposed {
            for at in 0..self.cells() {
                let (series, day) = self.of_cell(at);
                if series.outcome == it.outcome && series.place.is_none() && it.day.is_none_or(|asked| asked == day) {
                    self.rows.push(constraint::total(at, it.said, Because::Always(Law::Supposed)));
                }
            }
        }
    }
}

/// More places than these are not added up: long sums cost much, and say little more than the largest of them.
const MOST_PLACES: usize = 12;

/// The keys of the places that are known and of which none lies in another of them; none where they are too many.
fn apart(names: &BTreeMap<String, &str>) -> Vec<String> {
    let world = &Lexicon::english().world;
    let lies_in = |name: &str, other: &str| name != other && contains(other, name);
    let is_apart = |name: &str| !names.values().any(|other| lies_in(other, name));
    let known = names.iter().filter(|(_, name)| world.place(name).is_some() && is_apart(name));
    let found: Vec<String> = known.map(|(key, _)| key.clone()).collect();
    if found.len() > MOST_PLACES { Vec::new() } else { found }
}

/// Whether an event is the count of all that happened in a stretch: of a month or more, and of losses. Else there may have
/// been more of the like, and it is a floor for the growth.
fn is_count_of_stretch(it: &Statement) -> bool {
    let losses = matches!(
        it.outcome,
        Outcome::Killed | Outcome::Wounded | Outcome::Casualties | Outcome::Lost | Outcome::Destroyed
    );
    let days = it.when.start.zip(it.when.end).map_or(0, |(first, last)| (last - first).get_days() + 1);
    losses && days >= 28
}

/// The first day that is spoken of, of each series.
pub fn beginnings(statements: &[Statement], used: &[usize], layout: &Layout) -> FxHashMap<Series, Date> {
    let mut found: FxHashMap<Series, Date> = FxHashMap::default();
    for it in used.iter().map(|&at| &statements[at]) {
        let Some(day) = it.as_of() else { continue };
        let first = found.entry(layout.series(it)).or_insert(day);
        *first = day.min(*first);
    }
    found
}
