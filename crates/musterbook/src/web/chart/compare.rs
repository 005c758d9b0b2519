//! How one origin's figures compare with those of others on the same questions: a dot a figure, a row an outcome.

use super::sheet::Sheet;
use maud::{Markup, html};

/// The figures of one origin, each over the best of the others.
#[derive(Debug, Clone, Default)]
pub struct Compare {
    pub origin: String,
    pub rows: Vec<Row>,
}

/// The figures of one outcome.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// "killed"
    pub outcome: String,
    pub dots: Vec<Dot>,
}

/// One figure.
#[derive(Debug, Clone, Default)]
pub struct Dot {
    /// The origin's own figure.
    pub figure: f64,
    /// The best of the others on the same question at the same time.
    pub others: f64,
    /// Whether its words leave it open above ("more than").
    pub is_open: bool,
    pub href: String,
    /// In words: "soldiers killed, 15 June 2025: 6,000, others 4,700".
    pub label: String,
}

/// The chart as a figure, with its legend and its caveat.
pub fn figure(data: &Compare) -> Markup {
    html! { figure.chart { figcaption { (data.origin) } } }
}

/// The figures as rows.
pub fn sheet(data: &Compare) -> Sheet {
    Sheet { caption: data.origin.clone(), columns: vec![], rows: vec![] }
}
