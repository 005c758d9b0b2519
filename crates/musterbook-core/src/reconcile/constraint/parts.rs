//! A part is never more than the whole: a place in its theatre, civilians among all.

use super::{Because, Law, Row};
use crate::reconcile::width::Said;

/// In: the cells of the part and of the whole on a day.
pub fn part(part: usize, whole: usize) -> Row {
    Row::new([(whole, 1.0), (part, -1.0)], Said::at_least(0.0), Because::Always(Law::Part))
}

/// In: the cells of the whole around a stretch, and what is said of the part's growth over it. What happened in a town
/// happened in the war: a floor for the growth of the whole.
pub fn part_grows_with_whole(before: usize, last: usize, said: Said, because: Because) -> Row {
    Row::new([(last, 1.0), (before, -1.0)], said.floor(), because)
}

/// In: the cells of parts that do not overlap, and of the whole. Civilians and soldiers among all.
pub fn parts_add_up(parts: &[usize], whole: usize) -> Row {
    let mut terms = vec![(whole, 1.0)];
    terms.extend(parts.iter().map(|&part| (part, -1.0)));
    Row::new(terms, Said::at_least(0.0), Because::Always(Law::Part))
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn no_part_is_more_than_the_whole() {
        assert!(holds(&part(0, 1), &[5.0, 5.0]) && !holds(&part(0, 1), &[6.0, 5.0]));
        let both = parts_add_up(&[0, 1], 2);
        assert!(holds(&both, &[2.0, 3.0, 5.0]) && !holds(&both, &[3.0, 3.0, 5.0]));
        let town = part_grows_with_whole(0, 1, Said::firm(10.0, 12.0), Because::Said(0));
        assert!(holds(&town, &[0.0, 50.0]) && !holds(&town, &[45.0, 50.0]));
    }
}
