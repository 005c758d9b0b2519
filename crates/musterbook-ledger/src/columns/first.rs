//! The first rows of a listing: what is ordered is put in order no further than the page that is shown.

use super::Columns;
use super::record::{NO_DAY, NO_LOW};
use crate::ask::Page;
use crate::order::Order;
use std::cmp::Ordering;

impl Columns {
    /// What a row is ordered by, the greatest first; what has nothing to be ordered by comes last.
    pub fn key(&self, order: Order, row: u32) -> f64 {
        let at = row as usize;
        let of_day = |day: i32| if day == NO_DAY { f64::NEG_INFINITY } else { f64::from(day) };
        match order {
            Order::When => of_day(self.when_end[at]),
            Order::Published => of_day(self.published[at]),
            Order::Recorded => f64::from(self.claim[at]),
            Order::Low if self.flags[at] & NO_LOW != 0 => f64::NEG_INFINITY,
            Order::Low => self.number[at],
            Order::Confidence => f64::from(self.confidence[at]),
        }
    }

    /// A page of rows: the greatest by their keys first, then in the order in which the claims were recorded.
    pub fn ordered(&self, rows: Vec<u32>, order: Order, page: Page) -> Vec<u32> {
        let keyed = rows.into_iter().map(|row| (self.key(order, row), self.claim[row as usize], row)).collect();
        page_of(keyed, page).into_iter().map(|it| it.2).collect()
    }
}

/// A page of what has keys: the greatest first, of equals those with the lower number.
pub fn page_of<T>(mut keyed: Vec<(f64, u32, T)>, page: Page) -> Vec<(f64, u32, T)> {
    let before = |a: &(f64, u32, T), b: &(f64, u32, T)| -> Ordering { b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)) };
    let end = page.offset.saturating_add(page.limit);
    if end == 0 || page.offset >= keyed.len() {
        return Vec::new();
    }
    if end < keyed.len() {
        keyed.select_nth_unstable_by(end - 1, before);
        keyed.truncate(end);
    }
    keyed.sort_unstable_by(before);
    keyed.drain(..page.offset);
    keyed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_part_of_the_whole_in_order() {
        let all: Vec<(f64, u32, ())> = (0..50).map(|n| (f64::from(n * 7 % 5), n, ())).collect();
        let whole = page_of(all.clone(), Page { limit: 100, offset: 0 });
        assert!(whole.is_sorted_by(|a, b| a.0 > b.0 || a.0 == b.0 && a.1 < b.1));
        for (limit, offset) in [(0, 0), (1, 0), (10, 0), (10, 45), (7, 13), (50, 0), (3, 50), (usize::MAX, 2)] {
            let expected: Vec<_> = whole.iter().skip(offset).take(limit).copied().collect();
            assert_eq!(page_of(all.clone(), Page { limit, offset }), expected, "{limit} from {offset}");
        }
    }
}
