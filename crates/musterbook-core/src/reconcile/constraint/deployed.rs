//! Of a force that was sent abroad, nobody is a casualty or present who was not sent.

use super::{Because, Law, Row};
use crate::reconcile::width::Said;

/// In: the cells of those it happened to (casualties, killed, captured) and of all sent up to a day.
pub fn among_the_deployed(part: usize, deployed: usize) -> Row {
    Row::new([(deployed, 1.0), (part, -1.0)], Said::at_least(0.0), Because::Always(Law::Deployed))
}

/// In: the cells of those present, killed and sent. The wounded may be present again; the dead may not.
pub fn there_or_dead(present: usize, killed: Option<usize>, deployed: usize) -> Row {
    let mut terms = vec![(deployed, 1.0), (present, -1.0)];
    terms.extend(killed.map(|cell| (cell, -1.0)));
    Row::new(terms, Said::at_least(0.0), Because::Always(Law::Deployed))
}

#[cfg(test)]
mod tests {
    use super::super::holds;
    use super::*;

    #[test]
    fn nobody_is_lost_who_was_not_sent() {
        let row = among_the_deployed(0, 1);
        assert!(holds(&row, &[4_000.0, 11_000.0]) && !holds(&row, &[12_000.0, 11_000.0]));
        let row = there_or_dead(0, Some(1), 2);
        assert!(holds(&row, &[8_000.0, 3_000.0, 11_000.0]) && !holds(&row, &[8_000.0, 3_001.0, 11_000.0]));
        assert!(holds(&there_or_dead(0, None, 1), &[8_000.0, 8_000.0]));
    }
}
