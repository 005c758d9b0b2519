//! Counts by month as small bars in a cell of a table.

use super::path::{closed, line};
use super::sheet::{Row, Sheet, number, words as text};
use super::words::month;
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_core::reconcile::explain::grouped;
use std::collections::BTreeMap;

const WIDTH: f64 = 120.0;
const BASE: f64 = 22.0;
const HEIGHT: f64 = 20.0;
/// Bars at most; of a longer time, each bar is several months.
const MOST_BARS: usize = 60;

/// The bars, 120 × 24. `counted` says what is counted: "reports of AFP". Days are any of their month; months between the
/// first and the last that are not given count as none.
pub fn cell(counted: &str, months: &[(Date, u64)]) -> Markup {
    let all = filled(months);
    let each = all.len().div_ceil(MOST_BARS).max(1);
    let bars: Vec<u64> = all.chunks(each).map(|part| part.iter().map(|(_, count)| count).sum()).collect();
    let most = bars.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = (WIDTH / bars.len().max(1) as f64).min(8.0);
    let gap = if step > 3.0 { 1.0 } else { 0.4 };
    let bar = |at: usize, count: u64| {
        let (left, right) = (at as f64 * step, (at + 1) as f64 * step - gap);
        let top = BASE - (count as f64 / most * HEIGHT).max(1.0);
        closed(&[(left, BASE), (left, top), (right, top), (right, BASE)])
    };
    let shape: String = bars.iter().enumerate().filter(|(_, it)| **it > 0).map(|(at, it)| bar(at, *it)).collect();
    let end = (bars.len() as f64 * step - gap).max(1.0);
    html! {
        svg.chart-svg.chart-spark viewBox="0 0 120 24" width="120" height="24" role="img" {
            title { (words(counted, &all)) }
            path.chart-base d=(line(&[(0.0, BASE + 0.5), (end, BASE + 0.5)])) {}
            @if !shape.is_empty() { path.chart-bar d=(shape) {} }
        }
    }
}

/// "reports of AFP: 47 from Jan 2024 to Jun 2025, most in Mar 2025: 12"
fn words(counted: &str, all: &[(Date, u64)]) -> String {
    let named = |day: Date| format!("{} {}", month(day), day.year());
    let most = all.iter().rev().max_by_key(|(_, count)| *count);
    let (Some((first, _)), Some((last, _)), Some((top, count))) = (all.first(), all.last(), most) else {
        return format!("{counted}: none");
    };
    let sum = grouped(all.iter().map(|(_, count)| *count as f64).sum());
    match all.len() {
        1 => format!("{counted}: {sum} in {}", named(*first)),
        _ => format!(
            "{counted}: {sum} from {} to {}, most in {}: {}",
            named(*first),
            named(*last),
            named(*top),
            grouped(*count as f64)
        ),
    }
}

/// Every month from the first to the last.
fn filled(months: &[(Date, u64)]) -> Vec<(Date, u64)> {
    let mut by_month: BTreeMap<i32, u64> = BTreeMap::new();
    for (day, count) in months {
        let sum = by_month.entry(i32::from(day.year()) * 12 + i32::from(day.month()) - 1).or_default();
        *sum = sum.saturating_add(*count);
    }
    let (Some((first, _)), Some((last, _))) = (by_month.first_key_value(), by_month.last_key_value()) else {
        return Vec::new();
    };
    let month = |at: i32| {
        let day = Date::new(at.div_euclid(12) as i16, at.rem_euclid(12) as i8 + 1, 1).ok()?;
        Some((day, by_month.get(&at).copied().unwrap_or(0)))
    };
    (*first..=*last).filter_map(month).collect()
}

/// The months as rows, those without any too.
pub fn sheet(counted: &str, months: &[(Date, u64)]) -> Sheet {
    let row = |(day, count): (Date, u64)| Row {
        cells: vec![format!("{} {}", month(day), day.year()), grouped(count as f64)],
        href: None,
    };
    Sheet {
        caption: format!("{counted} by month"),
        columns: vec![text("Month"), number("Count")],
        rows: filled(months).into_iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_between_are_none_and_days_of_a_month_are_added() {
        let months = [(date(2025, 1, 31), 3), (date(2024, 11, 2), 5), (date(2025, 1, 1), 1)];
        let cells: Vec<_> = sheet("reports", &months).rows.into_iter().map(|row| row.cells.join(" ")).collect();
        assert_eq!(cells, ["Nov 2024 5", "Dec 2024 0", "Jan 2025 4"]);
        assert_eq!(words("reports", &filled(&months)), "reports: 9 from Nov 2024 to Jan 2025, most in Nov 2024: 5");
        assert_eq!(words("reports", &[]), "reports: none");
    }

    #[test]
    fn centuries_of_months_still_fit() {
        let markup = cell("reports", &[(date(1600, 1, 1), 1), (date(2025, 1, 1), u64::MAX)]).into_string();
        assert!(markup.len() < 4000 && !markup.contains("NaN"), "{markup}");
    }
}
