//! A running total never falls.

use super::{Because, Law, Row};
use crate::reconcile::width::Said;

/// In: the cells of a series on two days.
pub fn rises(earlier: usize, later: usize) -> Row {
    Row::new([(later, 1.0), (earlier, -1.0)], Said::at_least(0.0), Because::Always(Law::Rises))
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn a_total_that_falls_breaks_it() {
        for (earlier, later, right) in [(3.0, 3.0, true), (3.0, 9.0, true), (3.0, 2.0, false)] {
            assert_eq!(holds(&rises(0, 1), &[earlier, later]), right);
        }
    }
}
