//! Scales of values: even steps from nought, or powers of ten where the values are far apart.

/// From values to shares of the axis, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// From 0 to `max`, which is above 0.
    Linear { max: f64 },
    /// From `min` to `max`, both above 0. Nought stands on the base line.
    Log { min: f64, max: f64 },
}

/// Values are at most this, so that no step of arithmetic overflows.
const LARGEST: f64 = 1e30;

/// A value that can be drawn: finite, not below nought, not beyond what arithmetic holds.
pub fn drawable(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(0.0, LARGEST))
}

impl Scale {
    /// For the values, which need not be drawable: by powers of ten where the largest is more than a hundred times the
    /// smallest above nought. `headroom` is the share of the largest that stays free above it.
    pub fn of(values: impl Iterator<Item = f64>, headroom: f64) -> Scale {
        let (mut min, mut max) = (f64::INFINITY, 0.0_f64);
        for value in values.filter_map(drawable).filter(|it| *it > 0.0) {
            min = min.min(value);
            max = max.max(value);
        }
        if max == 0.0 {
            return Scale::Linear { max: 1.0 };
        }
        if max > 100.0 * min {
            let min = 10_f64.powf(min.log10().floor());
            return Scale::Log { min, max: (max * (1.0 + headroom)).max(min * 10.0) };
        }
        Scale::Linear { max: max * (1.0 + headroom) }
    }

    /// The share of the axis, within 0 and 1.
    pub fn share(&self, value: f64) -> f64 {
        let value = drawable(value).unwrap_or(0.0);
        let share = match *self {
            Scale::Linear { max } => value / max,
            Scale::Log { min, .. } if value <= min => 0.0,
            Scale::Log { min, max } => (value / min).ln() / (max / min).ln(),
        };
        share.clamp(0.0, 1.0)
    }

    pub fn is_log(&self) -> bool {
        matches!(self, Scale::Log { .. })
    }

    /// Round values for lines across the chart, about `wanted` of them, the lowest first.
    pub fn ticks(&self, wanted: usize) -> Vec<f64> {
        match *self {
            Scale::Linear { max } => {
                let step = round_step(max / wanted.max(1) as f64, max <= 10.0 && max >= 2.0);
                let count = (max / step + 1e-9).floor() as usize;
                (0..=count).map(|at| at as f64 * step).collect()
            }
            Scale::Log { min, max } => {
                let (first, last) = (min.log10().round() as i32, (max.log10() + 1e-9).floor() as i32);
                let each = ((last - first).max(0) as usize).div_ceil(wanted.max(1)).max(1);
                (first..=last).step_by(each).map(|power| 10_f64.powi(power)).collect()
            }
        }
    }
}

/// The least of 1, 2, 5 times a power of ten that is not below `at_least`; whole where asked.
fn round_step(at_least: f64, is_whole: bool) -> f64 {
    let power = 10_f64.powf(at_least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|it| *it >= at_least * (1.0 - 1e-9));
    let step = step.unwrap_or(10.0 * power);
    if is_whole { step.max(1.0) } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within_the_scale() {
        let rows: &[(&[f64], &[f64])] = &[
            (&[6000.0, 4700.0], &[0.0, 2000.0, 4000.0, 6000.0]),
            (&[3.0], &[0.0, 1.0, 2.0, 3.0]),
            (&[0.0], &[0.0, 0.5, 1.0]),
            (&[717.0], &[0.0, 500.0]),
            (&[10.0, 6000.0], &[10.0, 100.0, 1000.0]),
            (&[7.0, 1e9], &[1.0, 1000.0, 1e6, 1e9]),
            (&[f64::NAN, f64::INFINITY, -5.0], &[0.0, 0.5, 1.0]),
        ];
        for (values, expected) in rows {
            let scale = Scale::of(values.iter().copied(), 0.0);
            let ticks = scale.ticks(3);
            let near = ticks.iter().zip(*expected).all(|(it, wanted)| (it - wanted).abs() <= wanted * 1e-9);
            assert!(near && ticks.len() == expected.len(), "{values:?}: {ticks:?}, not {expected:?}");
        }
    }

    #[test]
    fn shares_grow_with_values_and_stay_on_the_axis() {
        for values in [vec![5.0, 10.0], vec![1.0, 5000.0], vec![1e300, 0.0], vec![]] {
            let scale = Scale::of(values.iter().copied(), 0.1);
            let mut before = 0.0;
            for value in [0.0, 0.5, 1.0, 4.0, 10.0, 5000.0, 1e12, 1e300, f64::INFINITY] {
                let share = scale.share(value);
                assert!((0.0..=1.0).contains(&share), "{values:?} {value}: {share}");
                assert!(share >= before || !value.is_finite(), "{values:?} {value}: {share} after {before}");
                before = share;
            }
        }
    }

    #[test]
    fn far_apart_values_are_drawn_by_powers_of_ten() {
        assert!(!Scale::of([60.0, 6000.0].into_iter(), 0.0).is_log());
        assert!(Scale::of([59.0, 6000.0].into_iter(), 0.0).is_log());
        assert!(!Scale::of([0.0, 6000.0].into_iter(), 0.0).is_log());
    }
}
