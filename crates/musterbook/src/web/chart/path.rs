//! Coordinates and paths as SVG writes them, to a tenth of a unit.

use std::fmt::Write;

/// A number with one digit after the point, or none where it is nought. What is not finite becomes 0.
pub fn number(value: f64) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Appends the same. Maps have some ten thousand of them.
fn push(out: &mut String, value: f64) {
    let tenths = if value.is_finite() { (value * 10.0).round() as i64 } else { 0 };
    if tenths < 0 {
        out.push('-');
    }
    // A string takes whatever is written to it.
    let _ = write!(out, "{}", tenths.unsigned_abs() / 10);
    let tenth = (tenths.unsigned_abs() % 10) as u8;
    if tenth > 0 {
        out.extend(['.', char::from(b'0' + tenth)]);
    }
}

/// The `d` of a path through the points.
pub fn line(points: &[(f64, f64)]) -> String {
    let mut out = String::with_capacity(points.len() * 11);
    for (at, (x, y)) in points.iter().enumerate() {
        out.push(if at == 0 { 'M' } else { 'L' });
        push(&mut out, *x);
        out.push(' ');
        push(&mut out, *y);
    }
    out
}

/// The `d` of a closed path.
pub fn closed(points: &[(f64, f64)]) -> String {
    if points.is_empty() {
        return String::new();
    }
    line(points) + "Z"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_tenth_at_most() {
        let rows = [
            (0.0, "0"),
            (-0.04, "0"),
            (-0.06, "-0.1"),
            (12.34, "12.3"),
            (12.97, "13"),
            (-7.0, "-7"),
            (1234.5, "1234.5"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ];
        for (value, expected) in rows {
            assert_eq!(number(value), expected, "{value}");
        }
        assert_eq!(closed(&[(0.0, 1.5), (2.0, -3.25)]), "M0 1.5L2 -3.3Z");
    }
}
