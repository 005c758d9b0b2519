//! What a line of time is drawn from.

use super::super::scale::drawable;
use jiff::civil::Date;
use musterbook_core::reconcile::answer::Estimate;

/// A question's statements and the range that they jointly support.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// What is shown, in plain words: "Russia: soldiers killed in Kursk".
    pub title: String,
    /// What the values count: "soldiers killed".
    pub counted: String,
    pub marks: Vec<Mark>,
    /// In order of days; empty where nothing is supported.
    pub band: Vec<Step>,
}

/// One statement.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    /// The first day, where the figure counts what happened over some days; else nothing.
    pub from: Option<Date>,
    /// The day of the figure, or the last day of its window.
    pub day: Date,
    /// At least; open below where missing.
    pub low: Option<f64>,
    /// At most; open above where missing.
    pub high: Option<f64>,
    pub origin: String,
    pub standing: Standing,
    /// Whether it is in a set of statements that cannot all be true.
    pub in_conflict: bool,
    /// Where the statement's page is.
    pub href: String,
    /// The statement in words: "UK Defence Intelligence: more than 6,000, 15 June 2025".
    pub label: String,
}

/// How a mark counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It counts under the policy.
    #[default]
    Counts,
    /// It repeats a statement.
    Echo,
    /// It repeats a statement with another figure.
    Garbled,
    /// The policy, or a person, leaves it out.
    SetAside,
}

impl Mark {
    /// Whether it has a figure and can stand on the chart.
    pub(super) fn is_drawable(&self) -> bool {
        self.figure().is_some()
    }

    /// Where its marker stands: the middle of the interval, or its closed end.
    pub(super) fn figure(&self) -> Option<f64> {
        match (self.low.and_then(drawable), self.high.and_then(drawable)) {
            (Some(low), Some(high)) => Some((low + high) / 2.0),
            (low, high) => low.or(high),
        }
    }

    /// The first day of its window, where it has one.
    pub(super) fn window(&self) -> Option<Date> {
        self.from.filter(|from| *from < self.day)
    }
}

impl Standing {
    /// In order of drawing: what counts comes last and lies above.
    pub(super) const ALL: [Standing; 4] = [Standing::Echo, Standing::Garbled, Standing::SetAside, Standing::Counts];

    pub(super) fn class(self) -> &'static str {
        match self {
            Standing::Counts => "is-counted",
            Standing::Echo => "is-echo",
            Standing::Garbled => "is-garbled",
            Standing::SetAside => "is-aside",
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Standing::Counts => "yes",
            Standing::Echo => "no: repeats another",
            Standing::Garbled => "no: repeats another with a changed figure",
            Standing::SetAside => "no: set aside",
        }
    }
}

/// What is supported from a day on, to the next step.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Step {
    pub day: Date,
    /// Nothing is supported from here where missing.
    pub low: Option<f64>,
    pub best: Option<f64>,
    /// The highest figure given.
    pub high: Option<f64>,
    /// Nothing closes the range above.
    pub is_open: bool,
}

impl From<&Estimate> for Step {
    fn from(it: &Estimate) -> Step {
        let is_open = it.low.is_some() && it.ceiling.is_none();
        Step { day: it.as_of, low: it.low, best: it.best, high: it.high, is_open }
    }
}
