//! Markers: a shape an origin, so that no chart depends on colour.

use super::path::{closed, number};
use maud::{Markup, html};
use std::f64::consts::TAU;

/// Origins that get a shape and a colour of their own: slots 1 to 8. Slot 0 is all others.
pub const SLOTS: usize = 8;

/// The class that colours a slot.
pub fn class(slot: usize) -> &'static str {
    const CLASSES: [&str; SLOTS + 1] =
        ["chart-o0", "chart-o1", "chart-o2", "chart-o3", "chart-o4", "chart-o5", "chart-o6", "chart-o7", "chart-o8"];
    CLASSES.get(slot).copied().unwrap_or(CLASSES[0])
}

/// The slot's shape around a point; `radius` is that of the circle, other shapes have about its area.
pub fn marker(slot: usize, x: f64, y: f64, radius: f64) -> Markup {
    let corners = |count: usize, turn: f64, scale: f64| {
        let corner = |at: usize| {
            let angle = (at as f64 / count as f64 + turn) * TAU;
            (x + radius * scale * angle.sin(), y - radius * scale * angle.cos())
        };
        closed(&(0..count).map(corner).collect::<Vec<_>>())
    };
    let shape = match slot {
        1 => return html! { circle.chart-marker cx=(number(x)) cy=(number(y)) r=(number(radius)) {} },
        2 => corners(4, 0.125, 1.25),
        3 => corners(3, 0.0, 1.35),
        4 => corners(4, 0.0, 1.3),
        5 => corners(3, 0.5, 1.35),
        6 => cross(x, y, radius * 1.15, 0.0),
        7 => star(x, y, radius * 1.45),
        8 => cross(x, y, radius * 1.2, 0.125),
        _ => return html! { circle.chart-marker cx=(number(x)) cy=(number(y)) r=(number(radius * 0.7)) {} },
    };
    html! { path.chart-marker d=(shape) {} }
}

/// A thick cross, turned by a share of a full turn.
fn cross(x: f64, y: f64, radius: f64, turn: f64) -> String {
    let arm = 0.36;
    let plus = [
        (-arm, -1.0),
        (arm, -1.0),
        (arm, -arm),
        (1.0, -arm),
        (1.0, arm),
        (arm, arm),
        (arm, 1.0),
        (-arm, 1.0),
        (-arm, arm),
        (-1.0, arm),
        (-1.0, -arm),
        (-arm, -arm),
    ];
    let (sin, cos) = (turn * TAU).sin_cos();
    closed(
        &plus.map(|(east, south)| (x + radius * (east * cos - south * sin), y + radius * (east * sin + south * cos))),
    )
}

fn star(x: f64, y: f64, radius: f64) -> String {
    let corner = |at: usize| {
        let angle = at as f64 / 10.0 * TAU;
        let radius = if at.is_multiple_of(2) { radius } else { radius * 0.45 };
        (x + radius * angle.sin(), y - radius * angle.cos())
    };
    closed(&(0..10).map(corner).collect::<Vec<_>>())
}

/// A small drawing for a legend: the slot's marker, or anything else drawn in 24 × 16.
pub fn key(classes: &str, drawing: Markup) -> Markup {
    html! {
        svg class={ "chart-key " (classes) } viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false" {
            (drawing)
        }
    }
}
