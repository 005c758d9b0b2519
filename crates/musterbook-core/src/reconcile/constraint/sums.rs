//! Casualties are the killed and the wounded, and the missing and captured where an origin counts them in.

use super::{Because, Law, Row};
use crate::reconcile::width::Said;

/// In: the cells on a day. The killed and the wounded are among the casualties, whoever else is.
pub fn casualties_at_least(killed: Option<usize>, wounded: Option<usize>, casualties: usize) -> Option<Row> {
    let mut terms = vec![(casualties, 1.0)];
    terms.extend(killed.into_iter().chain(wounded).map(|cell| (cell, -1.0)));
    (terms.len() > 1).then(|| Row::new(terms, Said::at_least(0.0), Because::Always(Law::Casualties)))
}

/// In: the cells on a day. Nobody but these is a casualty, on the widest count that an origin uses.
pub fn casualties_at_most(parts: [usize; 4], casualties: usize) -> Row {
    let mut terms = vec![(casualties, 1.0)];
    terms.extend(parts.map(|cell| (cell, -1.0)));
    Row::new(terms, Said::at_most(0.0), Because::Always(Law::Casualties))
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn killed_and_wounded_are_the_casualties() {
        let row = casualties_at_least(Some(0), Some(1), 2).unwrap();
        for (killed, wounded, casualties, right) in
            [(600.0, 4_100.0, 4_700.0, true), (600.0, 4_100.0, 4_600.0, false), (0.0, 0.0, 9.0, true)]
        {
            assert_eq!(holds(&row, &[killed, wounded, casualties]), right);
        }
        assert_eq!(casualties_at_least(None, None, 0), None);
        let most = casualties_at_most([0, 1, 2, 3], 4);
        assert!(holds(&most, &[1.0, 2.0, 3.0, 4.0, 10.0]) && !holds(&most, &[1.0, 2.0, 3.0, 4.0, 11.0]));
    }
}
