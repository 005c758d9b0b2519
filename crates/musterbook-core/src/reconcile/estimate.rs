//! The answer to a question: the lowest, best and highest value that the statements support on a day, and why.
//!
//! In: statements, a question, days, a policy. Out: an [`Estimate`] for each day. How:
//!
//! 1. What is denied, withdrawn, expected or a garbled echo does not count, nor what the policy leaves out.
//! 2. Each independent origin has a [`View`] of its own.
//! 3. **Low**: the lowest floor among the views that still stand. A view has lapsed when it is old and there is a newer one;
//!    it is overtaken when two other origins have spoken since, both higher. **High**: the highest figure that any origin
//!    stands behind; a running total that was once so high cannot have fallen. **Best**: the lowest value that
//!    contradicts the fewest origins. Nothing is averaged.
//! 4. One origin is "single origin", none is "no coverage": neither is agreement, neither is zero.

use super::answer::{Estimate, State, Voice};
use super::constraint::Because;
use super::counts::{heard, quiet_outlets, speaks_of, usable, vague_numbers};
use super::policy::{Best, Grades, Method, Policy, Vague};
use super::problem::{Supposed, beginnings};
use super::question::{Layout, Question, Series, family_of};
use super::settle::{GaveWay, Settled};
use super::statement::Statement;
use super::thin::thin;
use super::view::{View, views};
use crate::claim::{Outcome, Scope, Stance};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The statements that bear on a question, ready to be asked.
pub struct Family<'a> {
    pub statements: &'a [Statement],
    pub policy: &'a Policy,
    pub layout: Layout,
    pub beginnings: FxHashMap<Series, Date>,
    pub supposed: &'a [Supposed],
}

impl Family<'_> {
    /// Whether the problem's statements give the casualties as killed and wounded.
    pub fn is_told_in_parts(&self, series: &Series, settled: &Settled, day: Date) -> bool {
        let has = |outcome| {
            settled.problem.rows.iter().zip(&settled.all).any(|(row, used)| match row.because {
                Because::Said(at) if *used >= 0.0 => {
                    let it = &self.statements[at];
                    it.outcome == outcome && it.scope == Scope::Total && it.as_of().is_some_and(|of| of <= day)
                }
                _ => false,
            })
        };
        series.outcome == Outcome::Casualties && has(Outcome::Killed) && has(Outcome::Wounded)
    }
}

/// So many statements are solved together at most: see [`super::thin`].
const MOST: usize = 1_000;

/// The answers for days, in their order. What does not count is told with the last.
pub fn estimates(
    statements: &[Statement],
    question: &Question,
    days: &[Date],
    policy: &Policy,
    supposed: &[Supposed],
) -> Vec<Estimate> {
    let vague = vague_numbers(statements, policy);
    let statements = vague.as_deref().unwrap_or(statements);
    let bearing = family_of(question, statements);
    let layout = Layout::of(&bearing.iter().map(|&at| &statements[at]).collect::<Vec<_>>());
    let series = layout.asked(question);
    let (mut used, mut set_aside) = (Vec::new(), Vec::new());
    for &at in &bearing {
        match usable(&statements[at], policy).and_then(|()| heard(&statements[at], question, policy)) {
            Ok(()) => used.push(at),
            Err(why) if layout.series(&statements[at]) == series => set_aside.push((at, why.to_owned())),
            Err(_) => {}
        }
    }
    quiet_outlets(statements, &mut used, &mut set_aside, policy, &layout, &series);
    let beginnings = beginnings(statements, &used, &layout);
    let family = Family { statements, policy, layout, beginnings, supposed };
    let thinned = thin(statements, &used, &family.layout, days, MOST);
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &at in &thinned.kept {
        let it = &statements[at];
        let name = match (policy.method, policy.independent) {
            (Method::Joint, _) => "all statements together",
            (_, true) => &it.group,
            (_, false) => &it.origin,
        };
        groups.entry(name).or_default().push(at);
    }
    let mut by_day: Vec<Vec<View>> = vec![Vec::new(); days.len()];
    let (mut is_impossible, mut gave_way) = (false, Vec::new());
    for (name, members) in &groups {
        let (found, settled) = views(name, members, &family, &series, days);
        is_impossible |= settled.is_impossible;
        for (views, view) in by_day.iter_mut().zip(found) {
            views.extend(view);
        }
        set_aside.extend(settled.gave_way.iter().map(|it| (it.statement, reason(it, statements))));
        set_aside.extend(settled.problem.unused.iter().map(|(at, why)| (*at, (*why).to_owned())));
        gave_way.extend(settled.gave_way);
    }
    set_aside.sort();
    let on_it: Vec<usize> =
        used.iter().copied().filter(|&at| family.layout.series(&statements[at]) == series).collect();
    let left_out = thinned.left_out;
    let count =
        Counted { family: &family, question, series: &series, on_it: &on_it, set_aside, left_out, is_impossible };
    let mut made: Vec<Estimate> = days.iter().zip(by_day).map(|(day, views)| count.estimate(*day, views)).collect();
    // The same for all days: told with the last.
    if let Some(last) = made.last_mut() {
        last.set_aside = count.set_aside;
    }
    made
}

fn reason(it: &GaveWay, statements: &[Statement]) -> String {
    let others: Vec<String> =
        it.set.iter().filter(|at| **at != it.statement).map(|&at| super::explain::short(&statements[at])).collect();
    if others.is_empty() {
        return "it contradicts what is supposed, or what always holds".to_owned();
    }
    format!("it contradicts {} of the same origin", others.join(" and "))
}

struct Counted<'a> {
    family: &'a Family<'a>,
    question: &'a Question,
    series: &'a Series,
    /// The statements that count and are on the series.
    on_it: &'a [usize],
    set_aside: Vec<(usize, String)>,
    left_out: usize,
    is_impossible: bool,
}

impl Counted<'_> {
    fn estimate(&self, day: Date, mut views: Vec<View>) -> Estimate {
        let policy = self.family.policy;
        // A sum of events is no total: where any origin gives totals, it counts for the high alone, by the total it gave next.
        if views.iter().any(|view| !view.has_no_total) {
            views.retain(|view| !view.has_no_total || view.figure > view.floor);
        }
        // What was said later of later days alone is no coverage of this one.
        if views.iter().all(|view| view.of > day) {
            views.clear();
        }
        let standing: Vec<Option<String>> = views.iter().map(|view| self.fallen(view, &views, day)).collect();
        let statements = &self.family.statements;
        let up_to = |at: &&usize| statements[**at].as_of().is_some_and(|of| of <= day);
        let counted: Vec<usize> = self.on_it.iter().filter(up_to).copied().collect();
        let mut groups: Vec<&str> = match policy.method {
            Method::Joint => counted.iter().map(|&at| statements[at].group.as_str()).collect(),
            Method::Views => views.iter().map(|view| view.group.as_str()).collect(),
        };
        groups.sort_unstable();
        groups.dedup();
        let origins = groups.len();
        let mut made = Estimate {
            question: self.question.clone(),
            as_of: day,
            policy: policy.name.clone(),
            state: state(&views, origins, policy, self.is_impossible),
            low: None,
            best: None,
            high: None,
            ceiling: None,
            widest: None,
            low_by: Vec::new(),
            best_by: Vec::new(),
            high_by: Vec::new(),
            voices: views.iter().zip(&standing).map(|(view, fallen)| self.voice(view, fallen.clone())).collect(),
            origins,
            statements: counted.len(),
            spread: None,
            grade: None,
            is_exact: self.left_out == 0 && views.iter().all(|view| view.is_exact),
            left_out: self.left_out,
            set_aside: Vec::new(),
        };
        if !matches!(made.state, State::NoCoverage | State::TooFewOrigins | State::Impossible) {
            self.fill(&mut made, &views, &standing);
        }
        made.grade = self.grade(&made, &counted);
        made
    }

    fn fill(&self, made: &mut Estimate, views: &[View], standing: &[Option<String>]) {
        let policy = self.family.policy;
        let mut lows: Vec<&View> =
            views.iter().zip(standing).filter(|(_, why)| why.is_none()).map(|(it, _)| it).collect();
        lows.sort_by(|a, b| a.floor.total_cmp(&b.floor).then(a.of.cmp(&b.of)).then(a.group.cmp(&b.group)));
        let mut highs: Vec<&View> = views.iter().collect();
        highs.sort_by(|a, b| b.figure.total_cmp(&a.figure).then(b.of.cmp(&a.of)).then(a.group.cmp(&b.group)));
        let nth = policy.support - 1;
        // At least so many, so many origins say: then every floor counts, however old, and the nth highest is the one.
        let mut floors: Vec<&View> = views.iter().collect();
        floors.sort_by(|a, b| b.floor.total_cmp(&a.floor).then(b.of.cmp(&a.of)).then(a.group.cmp(&b.group)));
        let low = if nth == 0 { lows.first() } else { floors.get(nth) };
        let (Some(low), Some(high)) = (low, highs.get(nth)) else { return };
        made.low = Some(low.floor);
        made.low_by.clone_from(&low.floor_by);
        made.high = Some(high.figure.max(low.floor));
        made.high_by.clone_from(&high.figure_by);
        let ceiling = views.iter().map(|view| view.ceiling).fold(0.0, f64::max);
        made.ceiling = ceiling.is_finite().then_some(ceiling);
        let widest = views.iter().map(|view| view.wide.1).fold(0.0, f64::max);
        let lowest = lows.iter().map(|view| view.wide.0).fold(f64::INFINITY, f64::min);
        made.widest = Some((lowest, widest.is_finite().then_some(widest)));
        let (best, by) = best(views, low.floor, policy.best);
        made.best = Some(best.clamp(low.floor, high.figure.max(low.floor)));
        made.best_by = by;
        made.spread = made.high.zip(made.low).filter(|(_, low)| *low > 0.0).map(|(high, low)| high / low);
        if policy.best == Best::Lowest && policy.vague == Vague::Acled {
            (made.high, made.high_by) = (made.low, made.low_by.clone());
        }
    }

    /// Why a view does not set the low: lapsed or overtaken.
    fn fallen(&self, view: &View, views: &[View], day: Date) -> Option<String> {
        let policy = self.family.policy;
        if view.has_no_total && views.iter().any(|other| !other.has_no_total) {
            return Some("it had given no total by then".to_owned());
        }
        let age = (day - view.of).get_days();
        let has_newer = views.iter().any(|other| other.of > view.of);
        if age > policy.lapse_days && has_newer {
            return Some(format!("its last word is {age} days old"));
        }
        if self.series.is_level {
            return None;
        }
        let higher = || views.iter().filter(|other| other.group != view.group && other.floor > view.floor);
        let is_second_hand = |at: &usize| self.family.statements[*at].is_second_hand;
        if !view.floor_by.is_empty()
            && view.floor_by.iter().all(is_second_hand)
            && higher().count() >= policy.overtaken_by
        {
            let names: Vec<&str> = higher().map(|it| it.group.as_str()).collect();
            return Some(format!("it is known at second hand from one report, and {} are higher", names.join(" and ")));
        }
        let stands_at = |other: &View| if other.has_no_total { other.figure } else { other.floor };
        let since = |other: &&View| other.group != view.group && other.of > view.of && stands_at(other) > view.floor;
        let after: Vec<&str> = views.iter().filter(since).map(|it| it.group.as_str()).collect();
        (after.len() >= policy.overtaken_by).then(|| format!("{} have spoken since, all higher", after.join(" and ")))
    }

    fn voice(&self, view: &View, set_aside: Option<String>) -> Voice {
        Voice {
            origin: view.group.clone(),
            speaks_of: speaks_of(&view.group, self.question.side.as_deref()),
            floor: view.floor,
            ceiling: view.ceiling.is_finite().then_some(view.ceiling),
            figure: view.figure,
            as_of: view.of,
            set_aside,
            floor_by: view.floor_by.clone(),
            figure_by: view.figure_by.clone(),
        }
    }

    fn grade(&self, made: &Estimate, counted: &[usize]) -> Option<&'static str> {
        let statements = self.family.statements;
        let is_accepted = || {
            counted.iter().any(|&at| {
                statements[at].stance == Stance::Confirmed
                    && speaks_of(&statements[at].group, made.question.side.as_deref()) != "others'"
            })
        };
        match self.family.policy.grades {
            Grades::None => None,
            _ if made.origins == 0 => None,
            Grades::Ibc => Some(if made.origins < 2 { "provisional" } else { "supported" }),
            Grades::Airwars if is_accepted() => Some("confirmed"),
            Grades::Airwars if made.state == State::Disagreement => Some("contested"),
            Grades::Airwars => Some(if made.origins < 2 { "weak" } else { "fair" }),
        }
    }
}

fn state(views: &[View], origins: usize, policy: &Policy, is_impossible: bool) -> State {
    if is_impossible {
        return State::Impossible;
    }
    match origins {
        0 => State::NoCoverage,
        n if n < policy.support => State::TooFewOrigins,
        1 => State::SingleOrigin,
        _ => {
            let low = views.iter().map(|view| view.wide.0).fold(0.0, f64::max);
            let high = views.iter().map(|view| view.wide.1).fold(f64::INFINITY, f64::min);
            if low <= high { State::Agreement } else { State::Disagreement }
        }
    }
}

/// The best value and the statements behind it.
fn best(views: &[View], low: f64, rule: Best) -> (f64, Vec<usize>) {
    match rule {
        Best::Lowest => (low, Vec::new()),
        Best::Median => {
            let mut sorted: Vec<&View> = views.iter().collect();
            sorted.sort_by(|a, b| a.figure.total_cmp(&b.figure));
            sorted.get(sorted.len() / 2).map_or((low, Vec::new()), |view| (view.figure, view.figure_by.clone()))
        }
        Best::FewestContradicted => {
            let fits = |value: f64| views.iter().filter(|view| view.wide.0 <= value && value <= view.wide.1).count();
            let mut sorted: Vec<&View> = views.iter().collect();
            sorted.sort_by(|a, b| a.floor.total_cmp(&b.floor).then(a.group.cmp(&b.group)));
            let mut found: Option<(usize, &View)> = None;
            for view in sorted {
                let fitting = fits(view.floor);
                if found.is_none_or(|(most, _)| fitting > most) {
                    found = Some((fitting, view));
                }
            }
            found.map_or((low, Vec::new()), |(_, view)| (view.floor, view.floor_by.clone()))
        }
    }
}
