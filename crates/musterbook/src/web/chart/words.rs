//! Numbers and days in the few letters that a chart has room for.

use jiff::civil::Date;
use musterbook_core::reconcile::explain::grouped;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "6,000", "1.5m", "2bn"; from a thousand billions on as a power of ten.
pub fn short(value: f64) -> String {
    let scaled = |by: f64, unit: &str| {
        let text = format!("{:.1}", value / by);
        format!("{}{unit}", text.strip_suffix(".0").unwrap_or(&text))
    };
    match value.abs() {
        size if size >= 1e12 => format!("{value:.0e}"),
        size if size >= 1e9 => scaled(1e9, "bn"),
        size if size >= 1e6 => scaled(1e6, "m"),
        _ => grouped(value),
    }
}

/// How many times: "1.4", "12", "0.25", and a fraction below a tenth: "1/25".
pub fn times(ratio: f64) -> String {
    match ratio {
        _ if ratio >= 9.95 => grouped(ratio),
        _ if ratio >= 0.95 => format!("{ratio:.1}"),
        _ if ratio >= 0.095 => format!("{ratio:.2}"),
        _ if ratio > 0.0 => format!("1/{}", grouped(1.0 / ratio)),
        _ => "0".to_owned(),
    }
}

/// "Jun"
pub fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs() - 1)]
}

/// "15 Jun"
pub fn day_and_month(day: Date) -> String {
    format!("{} {}", day.day(), month(day))
}

/// "15 Jun 2025"
pub fn day_in_full(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "3 statements", "1 statement"
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number as f64), if number == 1 { "" } else { "s" })
}

/// What the words allow: "6,000", "3,500 to 4,500", "6,000 or more", "500 or fewer".
pub fn bounds(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => grouped(low),
        (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        (Some(low), None) => format!("{} or more", grouped(low)),
        (None, Some(high)) => format!("{} or fewer", grouped(high)),
        (None, None) => "unknown".to_owned(),
    }
}
