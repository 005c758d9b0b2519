//! The axis of ratios: by equal factors, the same in the middle.

use super::super::words::times;

/// Widest ends of the axis, and the ratios that get a line. Beyond the last, dots stand at the edge.
const AXES: &[(f64, &[f64])] = &[
    (2.2, &[0.5, 1.0, 2.0]),
    (4.4, &[0.25, 0.5, 1.0, 2.0, 4.0]),
    (11.0, &[0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]),
    (110.0, &[0.01, 0.1, 1.0, 10.0, 100.0]),
];

/// From one over `end` to `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    end: f64,
    pub ticks: &'static [f64],
}

impl Axis {
    /// The narrowest that holds the ratios, or the widest there is.
    pub fn of(ratios: impl Iterator<Item = f64>) -> Axis {
        let far = ratios.map(|it| it.max(1.0 / it)).fold(1.0, f64::max);
        let (end, ticks) = AXES.iter().find(|(end, _)| *end >= far).unwrap_or(&AXES[AXES.len() - 1]);
        Axis { end: *end, ticks }
    }

    /// The share of the axis, 0 to 1, and whether the ratio is within its ends.
    pub fn share(&self, ratio: f64) -> (f64, bool) {
        let within = (1.0 / self.end..=self.end).contains(&ratio);
        let share = (ratio.clamp(1.0 / self.end, self.end).ln() / self.end.ln() + 1.0) / 2.0;
        (share, within)
    }
}

/// "half", "same", "2 ×"
pub fn label(ratio: f64) -> String {
    match ratio {
        1.0 => "same".to_owned(),
        0.5 => "½".to_owned(),
        0.25 => "¼".to_owned(),
        _ if ratio < 1.0 => format!("1/{:.0}", 1.0 / ratio),
        _ => format!("{} ×", times(ratio).trim_end_matches(".0")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_holds_the_ratios_and_is_even_about_one() {
        let rows: &[(&[f64], f64)] = &[
            (&[], 2.2),
            (&[0.6, 1.9], 2.2),
            (&[0.3], 4.4),
            (&[9.0], 11.0),
            (&[0.0], 110.0),
            (&[f64::INFINITY], 110.0),
        ];
        for (ratios, end) in rows {
            let axis = Axis::of(ratios.iter().copied());
            assert_eq!(axis.end, *end, "{ratios:?}");
            assert!((axis.share(1.0).0 - 0.5).abs() < 1e-9);
            assert!((axis.share(2.0).0 + axis.share(0.5).0 - 1.0).abs() < 1e-9);
            for ratio in [0.0, 1e-9, 5.0, f64::INFINITY] {
                assert!((0.0..=1.0).contains(&axis.share(ratio).0), "{ratio}");
            }
        }
        assert!(!Axis::of([0.0].into_iter()).share(0.0).1);
        assert_eq!([0.01, 0.25, 1.0, 2.0, 100.0].map(label), ["1/100", "¼", "same", "2 ×", "100 ×"]);
    }
}
