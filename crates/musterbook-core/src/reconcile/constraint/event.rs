//! An event, or the count of a stretch of time, bounds the growth of its series over that stretch.

use super::{Because, Row};
use crate::reconcile::width::Said;

/// In: the cell of the day before the first, and of the last. "At least 30 on 14 and 15 December."
pub fn event(before: usize, last: usize, said: Said, because: Because) -> Row {
    Row::new([(last, 1.0), (before, -1.0)], said, because)
}

/// In: the cell of the last day of an event whose beginning is not known. What happened by then is in the total: a floor,
/// and no ceiling.
pub fn event_by(last: usize, said: Said, because: Because) -> Row {
    Row::new([(last, 1.0)], said.floor(), because)
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn an_event_bounds_the_growth() {
        let row = event(0, 1, Said::firm(30.0, 40.0), Because::Said(0));
        for (before, last, right) in [(100.0, 135.0, true), (100.0, 120.0, false), (0.0, 41.0, false)] {
            assert_eq!(holds(&row, &[before, last]), right, "{before} {last}");
        }
        let by = event_by(0, Said::firm(30.0, 40.0), Because::Said(0));
        assert!(holds(&by, &[500.0]) && !holds(&by, &[29.0]));
    }
}
