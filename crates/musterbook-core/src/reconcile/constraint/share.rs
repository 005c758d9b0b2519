//! A share bounds the ratio of a part to its base. Where the base is a figure of the same report the product is a bound by
//! itself (see [`crate::reconcile::statement::Statement::said`]); here the base is a series: "half of all that were sent".

use super::{Because, Row};
use crate::reconcile::width::Said;

/// In: the cells of the part and of its base on the day, and the fractions of one. The ratio is linear once the base is a
/// cell: part − low × base ≥ 0, part − high × base ≤ 0.
pub fn share(part: usize, base: usize, said: Said, because: Because) -> Vec<Row> {
    let (low, high) = said.with(1.0);
    let mut rows = Vec::new();
    if low.is_finite() {
        rows.push(Row::new([(part, 1.0), (base, -low.max(0.0))], Said::at_least(0.0), because));
    }
    if high.is_finite() {
        rows.push(Row::new([(part, 1.0), (base, -high)], Said::at_most(0.0), because));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn a_share_bounds_the_ratio() {
        let rows = share(0, 1, Said::firm(0.25, 0.5), Because::Said(0));
        for (part, base, right) in [(30.0, 100.0, true), (24.0, 100.0, false), (51.0, 100.0, false)] {
            assert_eq!(rows.iter().all(|row| holds(row, &[part, base])), right, "{part} of {base}");
        }
        assert_eq!(share(0, 1, Said::at_least(0.5), Because::Said(0)).len(), 1);
    }
}
