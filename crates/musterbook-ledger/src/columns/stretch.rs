//! The first and the last of some days.

use super::record::{NO_DAY, date};

/// From the first to the last day that was put in.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    first: i32,
    last: i32,
}

impl Default for Stretch {
    fn default() -> Stretch {
        Stretch { first: i32::MAX, last: NO_DAY }
    }
}

impl Stretch {
    /// Puts in a day of a record; [`NO_DAY`] is none.
    pub fn add(&mut self, day: i32) {
        if day != NO_DAY {
            self.first = self.first.min(day);
            self.last = self.last.max(day);
        }
    }

    /// Both as the ledger writes days; `None` where there was none.
    pub fn ends(self) -> [Option<String>; 2] {
        let first = if self.last == NO_DAY { NO_DAY } else { self.first };
        [first, self.last].map(|day| date(day).map(|day| day.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::day;
    use super::*;

    #[test]
    fn a_stretch_goes_from_the_first_day_to_the_last() {
        let mut it = Stretch::default();
        it.add(NO_DAY);
        assert_eq!(it.ends(), [None, None]);
        for text in ["2025-06-16", "2024-12-31", "2025-01-01"] {
            it.add(day(text.parse().ok()));
        }
        assert_eq!(it.ends(), ["2024-12-31", "2025-06-16"].map(|day| Some(day.to_owned())));
    }
}
