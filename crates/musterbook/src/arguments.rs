//! Values of arguments that several commands take.

use jiff::civil::Date;

/// A day, `2025-06-16`.
pub fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a day; write it like 2025-06-16".to_owned())
}

/// A number from 0 to 1.
pub fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "not a number; write it like 0.5".to_owned())?;
    (0.0..=1.0).contains(&share).then_some(share).ok_or_else(|| "not between 0 and 1".to_owned())
}
