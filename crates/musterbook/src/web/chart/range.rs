//! A range in a cell of a table: low, best and high on a scale that the table's rows share.

use super::sheet::Sheet;
use maud::{Markup, html};
use musterbook_core::reconcile::answer::{Estimate, State};

/// What is supported.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range {
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
    /// Nothing closes the range above.
    pub is_open: bool,
    pub coverage: Coverage,
}

/// How many origins speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Nobody does: there is no range, which is not zero.
    #[default]
    None,
    /// One does: nothing confirms it.
    Single,
    Several,
    /// Several do, and no value fits all.
    Disagreement,
}

impl From<&Estimate> for Range {
    fn from(it: &Estimate) -> Range {
        let coverage = match it.state {
            _ if it.low.is_none() => Coverage::None,
            State::NoCoverage => Coverage::None,
            State::SingleOrigin => Coverage::Single,
            State::Disagreement => Coverage::Disagreement,
            _ if it.origins == 1 => Coverage::Single,
            _ => Coverage::Several,
        };
        let is_open = it.low.is_some() && it.ceiling.is_none();
        Range { low: it.low, best: it.best, high: it.high, is_open, coverage }
    }
}

/// A scale that the ranges of a table share, from nought to its largest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    max: f64,
    is_log: bool,
}

impl Shared {
    /// Even steps from 0 to `max`.
    pub fn linear(max: f64) -> Shared {
        Shared { max, is_log: false }
    }

    /// For these ranges: even steps, or by powers of ten where the largest is more than a hundred times the smallest.
    pub fn of(ranges: &[Range]) -> Shared {
        let max = ranges.iter().filter_map(|it| it.high).fold(1.0, f64::max);
        Shared { max, is_log: false }
    }

    /// For the head of the column: "0 to 12,000", "1 to 100,000, each step ten times".
    pub fn words(&self) -> String {
        String::new()
    }
}

/// The chart, 120 × 20. `subject` names the row for those who hear the page: "Russia, soldiers killed".
pub fn cell(subject: &str, range: &Range, scale: &Shared) -> Markup {
    let _ = (range, scale);
    html! { (subject) }
}

/// The ranges as rows, each with its subject and its link.
pub fn sheet(caption: &str, rows: &[(String, Option<String>, Range)]) -> Sheet {
    let _ = rows;
    Sheet { caption: caption.to_owned(), columns: vec![], rows: vec![] }
}
