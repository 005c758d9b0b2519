//! An answer: what is told of a question on a day.

use super::question::Question;
use jiff::civil::Date;
use serde::Serialize;

/// What the origins amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing that counts is said up to the day.
    NoCoverage,
    /// Only one origin speaks: no agreement.
    SingleOrigin,
    /// Some value fits what all say.
    Agreement,
    /// No value fits what all say.
    Disagreement,
    /// Fewer origins than the policy asks for.
    TooFewOrigins,
    /// What is supposed cannot be.
    Impossible,
}

/// One origin's part in an estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    pub origin: String,
    /// Of its own losses, of its enemy's, or neither.
    pub speaks_of: &'static str,
    pub floor: f64,
    pub ceiling: Option<f64>,
    pub figure: f64,
    pub as_of: Date,
    /// Why it does not set the low, where it does not.
    pub set_aside: Option<String>,
    /// Places of its statements in the list: those that bind the floor, and that give the figure.
    pub floor_by: Vec<usize>,
    pub figure_by: Vec<usize>,
}

/// The answer for a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Estimate {
    pub question: Question,
    pub as_of: Date,
    pub policy: String,
    pub state: State,
    pub low: Option<f64>,
    pub best: Option<f64>,
    /// The highest figure given. See `ceiling` for whether anything closes it.
    pub high: Option<f64>,
    /// No more, by what is said: `None` where all leave it open.
    pub ceiling: Option<f64>,
    /// The range with round numbers as wide as their rounding.
    pub widest: Option<(f64, Option<f64>)>,
    /// Places in the list of the statements that bind each.
    pub low_by: Vec<usize>,
    pub best_by: Vec<usize>,
    pub high_by: Vec<usize>,
    pub voices: Vec<Voice>,
    pub origins: usize,
    pub statements: usize,
    /// The high over the low.
    pub spread: Option<f64>,
    pub grade: Option<&'static str>,
    /// Whether the bounds are the exact ones.
    pub is_exact: bool,
    /// How many statements were left out so that the question can be solved: then it is not exact.
    pub left_out: usize,
    /// What does not count, and why: with the last of several days.
    pub set_aside: Vec<(usize, String)>,
}

impl Estimate {
    /// The places of all statements that the answer names, each once: those that bind it, and those of its voices.
    pub fn named(&self) -> Vec<usize> {
        let bounds = self.low_by.iter().chain(&self.best_by).chain(&self.high_by);
        let voices = self.voices.iter().flat_map(|it| it.floor_by.iter().chain(&it.figure_by));
        let mut named: Vec<usize> = bounds.chain(voices).copied().collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}
