//! How wide a number is: what a round or hedged figure leaves open by its rounding.
//!
//! "About 4,000" does not say 4,000 and not 4,001. A number is as wide as half a unit of its last non-zero digit, at most a
//! part of itself (an eighth, if the policy says nothing else): 4,000 is 3,500 to 4,500, 11,000 is 10,500 to 11,500, 10,000
//! is 8,750 to 11,250. A number that ends in another digit than 0 is exact: 717 is 717.

/// What is said of an unknown: bounds as the words have them, and by how much each gives way by its rounding.
///
/// `low` may be minus infinity and `high` infinity: open. `give_low` and `give_high` are finite and not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    pub low: f64,
    pub high: f64,
    pub give_low: f64,
    pub give_high: f64,
}

impl Said {
    /// Bounds that give no way.
    pub const fn firm(low: f64, high: f64) -> Said {
        Said { low, high, give_low: 0.0, give_high: 0.0 }
    }

    /// Only from below.
    pub const fn at_least(low: f64) -> Said {
        Said::firm(low, f64::INFINITY)
    }

    /// Only from above.
    pub const fn at_most(high: f64) -> Said {
        Said::firm(f64::NEG_INFINITY, high)
    }

    /// The bounds where a part of the rounding is used: 0 none of it, 1 all.
    pub fn with(&self, rounding: f64) -> (f64, f64) {
        (self.low - rounding * self.give_low, self.high + rounding * self.give_high)
    }

    /// The same times a number that is not negative.
    pub fn times(&self, factor: f64) -> Said {
        let scaled = |bound: f64| if bound.is_finite() { bound * factor } else { bound };
        Said {
            low: scaled(self.low),
            high: scaled(self.high),
            give_low: self.give_low * factor,
            give_high: self.give_high * factor,
        }
    }

    /// Only the lower bound.
    pub fn floor(&self) -> Said {
        Said { high: f64::INFINITY, give_high: 0.0, ..*self }
    }

    /// Only the upper bound.
    pub fn ceiling(&self) -> Said {
        Said { low: f64::NEG_INFINITY, give_low: 0.0, ..*self }
    }

    /// The product of two figures that are not negative: a share and its base.
    pub fn product(&self, other: &Said) -> Said {
        let low = self.low.max(0.0) * other.low.max(0.0);
        let high = if self.high.is_finite() && other.high.is_finite() { self.high * other.high } else { f64::INFINITY };
        let (low_wide, high_wide) = (self.with(1.0), other.with(1.0));
        let lowest = low_wide.0.max(0.0) * high_wide.0.max(0.0);
        let give_high = if high.is_finite() { low_wide.1 * high_wide.1 - high } else { 0.0 };
        Said { low, high, give_low: (low - lowest).max(0.0), give_high: give_high.max(0.0) }
    }
}

/// By how much a count gives way: `part` of itself at most.
pub fn rounding(number: f64, part: f64) -> f64 {
    if !number.is_finite() || number < 10.0 || number.fract() != 0.0 || number > 1e15 {
        return 0.0;
    }
    let mut unit = 1.0;
    while (number / (unit * 10.0)).fract() == 0.0 {
        unit *= 10.0;
    }
    if unit == 1.0 { 0.0 } else { (unit / 2.0).min(number * part) }
}

/// By how much a fraction of one gives way: "half" and "a third" are manners of speaking, 36 % is not.
pub fn fraction_rounding(fraction: f64, part: f64) -> f64 {
    let percent = fraction * 100.0;
    let is_round =
        [25.0, 33.33, 50.0, 66.67, 75.0].iter().any(|it| (it - percent).abs() < 0.01) || percent % 10.0 == 0.0;
    if is_round { fraction * part / 2.0 } else { 0.005_f64.min(fraction * part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_numbers_are_wide_by_their_rounding() {
        for (number, wide) in [
            (4_000.0, 500.0),
            (11_000.0, 500.0),
            (10_000.0, 1_250.0),
            (3_000.0, 375.0),
            (1_100.0, 50.0),
            (717.0, 0.0),
            (350.0, 5.0),
            (7.0, 0.0),
            (0.0, 0.0),
            (20.0, 2.5),
            (f64::INFINITY, 0.0),
            (f64::NAN, 0.0),
            (1e300, 0.0),
            (2.5, 0.0),
        ] {
            assert_eq!(rounding(number, 0.125), wide, "{number}");
        }
    }

    #[test]
    fn a_share_times_its_base_keeps_what_both_leave_open() {
        let more_than_half = Said::at_least(0.5);
        let about_11_000 = Said { low: 11e3, high: 11e3, give_low: 500.0, give_high: 500.0 };
        let product = more_than_half.product(&about_11_000);
        assert_eq!((product.low, product.high), (5_500.0, f64::INFINITY));
        assert_eq!(product.with(1.0).0, 5_250.0);
    }
}
