//! Places with figures on the outline of the countries around them.

mod clip;
mod draw;
mod label;
mod outline;
mod projection;
mod view;

use super::marker::key;
use super::scale::drawable;
use super::size::Size;
use super::words::count;
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

impl Point {
    fn is_drawable(&self) -> bool {
        let on_earth = (-90.0..=90.0).contains(&self.latitude) && (-180.0..=180.0).contains(&self.longitude);
        on_earth && drawable(self.value).is_some()
    }
}

/// Outcomes that share a colour and a dash.
const FAMILIES: [(&str, &[Outcome]); 6] = [
    ("killed or casualties", &[Outcome::Killed, Outcome::Casualties]),
    ("wounded", &[Outcome::Wounded]),
    (
        "captured, detained, missing",
        &[
            Outcome::Captured,
            Outcome::Detained,
            Outcome::Abducted,
            Outcome::Missing,
            Outcome::Surrendered,
            Outcome::Released,
        ],
    ),
    (
        "displaced, in need",
        &[Outcome::Displaced, Outcome::Evacuated, Outcome::Returned, Outcome::InNeed, Outcome::Trapped],
    ),
    (
        "destroyed, damaged, lost",
        &[
            Outcome::Destroyed,
            Outcome::Damaged,
            Outcome::Disabled,
            Outcome::Lost,
            Outcome::ShotDown,
            Outcome::Hit,
            Outcome::Repelled,
        ],
    ),
    ("other", &[]),
];

/// The family of an outcome, 0 to 5; the last where no other has it.
fn family(outcome: Outcome) -> usize {
    FAMILIES.iter().position(|(_, all)| all.contains(&outcome)).unwrap_or(FAMILIES.len() - 1)
}

/// The classes of a family: colour, and dash of the circle's line.
const FAMILY_CLASSES: [&str; 6] = [
    "chart-o2 chart-d1",
    "chart-o1 chart-d2",
    "chart-o4 chart-d3",
    "chart-o3 chart-d4",
    "chart-o8 chart-d5",
    "chart-o0 chart-d6",
];

/// The map as a figure, with its legend.
pub fn figure(data: &Map) -> Markup {
    let points: Vec<&Point> = data.points.iter().filter(|it| it.is_drawable()).collect();
    if points.is_empty() {
        return html! {
            figure.chart.chart-map {
                figcaption { strong { (data.title) } }
                p.chart-empty { "No figure is at a place whose position is known." }
            }
        };
    }
    let families: Vec<usize> =
        (0..FAMILIES.len()).filter(|at| points.iter().any(|it| family(it.outcome) == *at)).collect();
    let drawings = Size::BOTH.map(|size| draw::drawing(&data.title, &points, size));
    let has_disputed = drawings.iter().any(|it| it.has_disputed);
    let missing = data.points.len() - points.len();
    html! {
        figure.chart.chart-map {
            figcaption { strong { (data.title) } span { "The larger the circle’s area, the larger the number" } }
            div.chart-drawing { @for it in &drawings { (it.svg) } }
            ul.chart-legend {
                @for at in families {
                    li { (key(FAMILY_CLASSES[at], html! { circle.chart-point cx="12" cy="8" r="6.5" {} })) span { (FAMILIES[at].0) } }
                }
                @if has_disputed {
                    li {
                        (key("", html! { path.chart-border.is-disputed d="M1 8L23 8" {} }))
                        span { "in dispute, or a line of control" }
                    }
                }
            }
            p.chart-note {
                "Outlines: Natural Earth, public domain; they say nothing about whose a territory is."
                @if missing > 0 { " " (count(missing, "figure")) " without a known position not drawn; the table has all." }
            }
        }
    }
}
