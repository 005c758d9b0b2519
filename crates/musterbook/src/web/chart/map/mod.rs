//! Places with figures on the outline of the countries around them.

use super::sheet::Sheet;
use maud::{Markup, html};
use musterbook_core::claim::Outcome;

/// Figures at places.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// What is shown, in plain words: "People killed, June 2025".
    pub title: String,
    pub points: Vec<Point>,
}

/// A figure at a place.
#[derive(Debug, Clone)]
pub struct Point {
    /// The place's name.
    pub name: String,
    /// Degrees north, and east.
    pub latitude: f64,
    pub longitude: f64,
    /// The area of the circle.
    pub value: f64,
    pub outcome: Outcome,
    pub href: String,
    /// In words: "Goma: 2,900 killed, 4 February 2025".
    pub label: String,
}

/// The map as a figure, with its legend.
pub fn figure(data: &Map) -> Markup {
    html! { figure.chart { figcaption { (data.title) } } }
}

/// The points as rows, the largest first.
pub fn sheet(data: &Map) -> Sheet {
    Sheet { caption: data.title.clone(), columns: vec![], rows: vec![] }
}
