//! Number and hedge to bounds: the guide's table, row by row.

use super::hedge::Chain;
use crate::claim::Qualifier;
use crate::lexicon::qualifiers::Hedge;
use crate::mention::number::{Number, Shape};

/// What the words bound: low, high, qualifier. A bound wins over `about`; a range and a vague number keep their own
/// ends under `about`.
pub fn bounds(number: &Number, chain: &Chain) -> (Option<f64>, Option<f64>, Qualifier) {
    let (low, high) = (number.low.map(round), number.high.map(round));
    // `between a minimum of 529 and 744`: the words that open a range make its ends.
    let is_opened = number.shape == Shape::Range && chain.opened.is_some();
    match chain.bound.filter(|_| !is_opened) {
        Some(Hedge::Over) => (low, None, Qualifier::Over),
        Some(Hedge::AtLeast) => (low, None, Qualifier::AtLeast),
        Some(Hedge::Under) => (None, high, Qualifier::Under),
        Some(Hedge::UpTo) => (None, high, Qualifier::UpTo),
        _ => {
            let qualifier = match number.shape {
                Shape::Vague => Qualifier::Vague,
                Shape::Range => Qualifier::Range,
                Shape::About => Qualifier::About,
                Shape::Plain if chain.about => Qualifier::About,
                Shape::Plain => Qualifier::Exact,
            };
            (low, high, qualifier)
        }
    }
}

/// Fractions are kept to four places: a third is 0.3333.
fn round(value: f64) -> f64 {
    if value.abs() < 1.0 { (value * 1e4).round() / 1e4 } else { value }
}
