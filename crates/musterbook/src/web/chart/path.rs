//! Coordinates and paths as SVG writes them, to a tenth of a unit.

/// A number with one digit after the point, or none where it is nought. What is not finite becomes 0.
pub fn number(value: f64) -> String {
    let tenths = if value.is_finite() { (value * 10.0).round() } else { 0.0 };
    let text = format!("{:.1}", tenths / 10.0);
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// The `d` of a path through the points.
pub fn line(points: &[(f64, f64)]) -> String {
    let mut out = String::with_capacity(points.len() * 11);
    for (at, (x, y)) in points.iter().enumerate() {
        out.push(if at == 0 { 'M' } else { 'L' });
        out.push_str(&number(*x));
        out.push(' ');
        out.push_str(&number(*y));
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
