//! What a statement says of the unknowns, and what always holds between them: a kind a file, each one small function.
//!
//! An unknown (a *cell*) is the true value of a series on a day, at the end of that day. Every kind makes [`Row`]s: a sum of
//! cells that lies between two bounds. The reasons are in `docs/reconcile.md`, a paragraph a kind.

mod deployed;
mod event;
mod parts;
mod rate;
mod rises;
mod share;
mod sums;
mod things;
mod total;

pub use deployed::{among_the_deployed, there_or_dead};
pub use event::{event, event_by};
pub use parts::{part, part_grows_with_whole, parts_add_up};
pub use rate::{days_of, rate};
pub use rises::rises;
pub use share::share;
pub use sums::{casualties_at_least, casualties_at_most};
pub use things::{destroyed_are_lost, shot_down_were_launched};
pub use total::total;

use super::width::Said;

/// A cell with its factor.
pub type Term = (usize, f64);

/// Why a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// A statement says so: its place in the list that the problem was made of.
    Said(usize),
    /// It always holds.
    Always(Law),
}

/// What always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Law {
    Rises,
    Part,
    Casualties,
    Deployed,
    Things,
    /// A person supposes it: `--assume`.
    Supposed,
}

impl Law {
    /// The law in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Law::Rises => "a running total never falls",
            Law::Part => "a part is never more than the whole",
            Law::Casualties => "the killed and the wounded together are never more than the casualties",
            Law::Deployed => "casualties and those present are never more than all that were sent",
            Law::Things => "what is destroyed is lost, and what is shot down was launched",
            Law::Supposed => "it is supposed",
        }
    }
}

/// A sum of cells between two bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub terms: Vec<Term>,
    pub said: Said,
    pub because: Because,
}

impl Row {
    pub fn new(terms: impl Into<Vec<Term>>, said: Said, because: Because) -> Row {
        Row { terms: terms.into(), said, because }
    }

    /// Whether it bounds one cell, or the difference of two: then propagation is exact.
    pub fn is_difference(&self) -> bool {
        match self.terms.as_slice() {
            [_] => true,
            [(_, a), (_, b)] => a + b == 0.0,
            _ => false,
        }
    }
}

/// Whether the row holds for these values: for tests.
#[cfg(test)]
pub(crate) fn holds(row: &Row, values: &[f64]) -> bool {
    let sum: f64 = row.terms.iter().map(|&(cell, factor)| factor * values[cell]).sum();
    let (low, high) = row.said.with(1.0);
    (low..=high).contains(&sum)
}
