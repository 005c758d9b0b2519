//! Coordinates and paths as SVG writes them, to a tenth of a unit.

use std::fmt::Write;

/// A number with one digit after the point, or none where it is nought. What is not finite becomes 0.
pub fn number(value: f64) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Appends the same.
fn push(out: &mut String, value: f64) {
    push_tenths(out, tenths(value));
}

fn tenths(value: f64) -> i64 {
    if value.is_finite() { (value * 10.0).round() as i64 } else { 0 }
}

fn push_tenths(out: &mut String, tenths: i64) {
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

/// The `d` of a path through the points: the first, then from each to the next. Maps have some ten thousand of them.
pub fn line(points: &[(f64, f64)]) -> String {
    let mut out = String::with_capacity(points.len() * 7);
    let mut last = (0, 0);
    for (at, (x, y)) in points.iter().enumerate() {
        let (x, y) = (tenths(*x), tenths(*y));
        let (right, down) = (x - last.0, y - last.1);
        match at {
            0 => out.push('M'),
            1 => out.push('l'),
            // A minus sign parts two numbers as a blank does.
            _ if right >= 0 => out.push(' '),
            _ => {}
        }
        push_tenths(&mut out, right);
        if down >= 0 {
            out.push(' ');
        }
        push_tenths(&mut out, down);
        last = (x, y);
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
        assert_eq!(closed(&[(0.0, 1.5), (2.0, -3.25), (1.0, 0.04), (1.0, 7.0)]), "M0 1.5l2-4.8-1 3.3 0 7Z");
    }
}
