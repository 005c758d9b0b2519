//! A running total, or a level, bounds its series on its day.

use super::{Because, Row};
use crate::reconcile::width::Said;

/// In: the cell of the day that the figure is as of. "4,000 by 15 January", "11,000 are in Kursk".
pub fn total(day: usize, said: Said, because: Because) -> Row {
    Row::new([(day, 1.0)], said, because)
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn a_total_bounds_its_day() {
        let about_4_000 = Said { low: 4e3, high: 4e3, give_low: 500.0, give_high: 500.0 };
        let row = total(0, about_4_000, Because::Said(0));
        for (value, right) in [(3_400.0, false), (3_500.0, true), (4_000.0, true), (4_501.0, false)] {
            assert_eq!(holds(&row, &[value]), right, "{value}");
        }
    }
}
