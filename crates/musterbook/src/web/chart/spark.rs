//! Counts by month as small bars in a cell of a table.

use super::sheet::Sheet;
use jiff::civil::Date;
use maud::{Markup, html};

/// The bars, 120 × 24. `counted` says what is counted: "reports of AFP". Days are any of their month; months between the
/// first and the last that are not given count as none.
pub fn cell(counted: &str, months: &[(Date, u64)]) -> Markup {
    let _ = months;
    html! { (counted) }
}

/// The months as rows, those without any too.
pub fn sheet(counted: &str, months: &[(Date, u64)]) -> Sheet {
    let _ = months;
    Sheet { caption: counted.to_owned(), columns: vec![], rows: vec![] }
}
