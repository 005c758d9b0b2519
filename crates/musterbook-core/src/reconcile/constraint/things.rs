//! Of things: what is destroyed is lost, and what is shot down was launched.

use super::{Because, Law, Row};
use crate::reconcile::width::Said;

/// In: the cells of the destroyed and of all lost on a day.
pub fn destroyed_are_lost(destroyed: usize, lost: usize) -> Row {
    Row::new([(lost, 1.0), (destroyed, -1.0)], Said::at_least(0.0), Because::Always(Law::Things))
}

/// In: the cells of the shot down and of the launched of one owner on a day.
pub fn shot_down_were_launched(shot_down: usize, launched: usize) -> Row {
    Row::new([(launched, 1.0), (shot_down, -1.0)], Said::at_least(0.0), Because::Always(Law::Things))
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn more_are_lost_than_destroyed_and_launched_than_shot_down() {
        for (row, few) in [(destroyed_are_lost(0, 1), 3.0), (shot_down_were_launched(0, 1), 50.0)] {
            assert!(holds(&row, &[few, few]) && !holds(&row, &[few + 1.0, few]));
        }
    }
}
