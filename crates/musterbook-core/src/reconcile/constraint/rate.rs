//! A rate is the growth over the stretch for which it is said to hold.

use super::{Because, Row, event::event};
use crate::claim::Per;
use crate::reconcile::width::Said;

/// Days in the unit of a rate; `None` for a rate of an area, which says nothing of a time.
pub fn days_of(per: Per) -> Option<f64> {
    Some(match per {
        Per::Hour => 1.0 / 24.0,
        Per::Day => 1.0,
        Per::Week => 7.0,
        Per::Month => 365.25 / 12.0,
        Per::Year => 365.25,
        Per::Km2 => return None,
    })
}

/// In: the cells around the stretch, its days, the rate and its unit in days. "92 a day in the first week": 644 in all.
pub fn rate(before: usize, last: usize, days: f64, said: Said, unit: f64, because: Because) -> Row {
    event(before, last, said.times(days / unit), because)
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn a_rate_is_the_growth_of_its_stretch() {
        let row = rate(0, 1, 7.0, Said::firm(92.0, 92.0), days_of(Per::Day).unwrap(), Because::Said(0));
        assert!(holds(&row, &[1_000.0, 1_644.0]) && !holds(&row, &[1_000.0, 1_600.0]));
        let weekly = rate(0, 1, 14.0, Said::at_least(100.0), days_of(Per::Week).unwrap(), Because::Said(0));
        assert!(holds(&weekly, &[0.0, 200.0]) && !holds(&weekly, &[0.0, 199.0]));
        assert_eq!(days_of(Per::Km2), None);
    }
}
