//! The legend of the line of time: origins with their markers, and what the other signs mean. Only what is drawn is in it.

use super::super::marker::{class, key, marker};
use super::super::words::count;
use super::origins::Origins;
use super::{Mark, Standing, Timeline};
use maud::{Markup, html};

pub fn legend(data: &Timeline, origins: &Origins, is_log: bool) -> Markup {
    html! {
        ul.chart-legend {
            @for (at, (name, statements)) in origins.named.iter().enumerate() {
                (item(key(class(at + 1), marker(at + 1, 12.0, 8.0, 4.5)), name, Some(*statements)))
            }
            @if origins.others.0 > 0 {
                (item(key(class(0), marker(0, 12.0, 8.0, 4.5)), &count(origins.others.0, "other origin"), Some(origins.others.1)))
            }
        }
        ul.chart-legend.chart-signs {
            @for (classes, drawing, words) in signs(data, is_log) { (item(key(classes, drawing), words, None)) }
        }
    }
}

fn item(drawing: Markup, words: &str, statements: Option<usize>) -> Markup {
    html! {
        li {
            (drawing) span { (words) @if let Some(statements) = statements { " " span.chart-count { (statements) } } }
        }
    }
}

fn path(class: &str, shape: &str) -> Markup {
    html! { path class=(class) d=(shape) {} }
}

/// The signs that occur: classes, drawing, words.
fn signs(data: &Timeline, is_log: bool) -> Vec<(&'static str, Markup, &'static str)> {
    let marks: Vec<&Mark> = data.marks.iter().filter(|it| it.is_drawable()).collect();
    let any = |test: &dyn Fn(&Mark) -> bool| marks.iter().any(|it| test(it));
    let dot = || marker(1, 12.0, 8.0, 4.0);
    let upright = "M12 1L12 15M8.5 1L15.5 1M8.5 15L15.5 15";
    let mut all = Vec::new();
    if data.band.iter().any(|it| it.low.is_some()) {
        let band = html! { (path("chart-range-fill", "M1 2L23 2L23 14L1 14Z")) (path("chart-best-line", "M1 9L23 9")) };
        all.push(("chart-band", band, "supported: low to high, with the best as a line"));
    }
    if data.band.iter().any(|it| it.low.is_some() && it.is_open) {
        let strips = html! {
            (path("chart-fade-1", "M1 11L23 11L23 14L1 14Z")) (path("chart-fade-3", "M1 6L23 6L23 11L1 11Z"))
            (path("chart-fade-5", "M1 1L23 1L23 6L1 6Z"))
        };
        all.push(("chart-band", strips, "nothing said closes it above"));
    }
    let sign = |standing| any(&|it| it.standing == standing);
    if any(&|it| it.low.is_some() && it.high.is_some() && it.low != it.high) {
        all.push(("chart-ink-key", html! { (path("chart-stem", upright)) (dot()) }, "what the words allow"));
    }
    if any(&|it| it.high.is_none()) {
        let arrow = html! { (path("chart-stem", "M12 11L12 1M8.5 5.5L12 1L15.5 5.5")) (marker(1, 12.0, 11.0, 4.0)) };
        all.push(("chart-ink-key", arrow, "this or more"));
    }
    if any(&|it| it.low.is_none()) {
        let arrow = html! { (path("chart-stem", "M12 5L12 15M8.5 10.5L12 15L15.5 10.5")) (marker(1, 12.0, 5.0, 4.0)) };
        all.push(("chart-ink-key", arrow, "this or fewer"));
    }
    if any(&|it| it.window().is_some()) {
        let window = html! { (path("chart-stem", "M1 8L23 8M1 4.5L1 11.5M23 4.5L23 11.5")) (dot()) };
        all.push(("chart-ink-key", window, "counted over these days"));
    }
    if sign(Standing::Echo) {
        all.push(("chart-ink-key is-echo", dot(), "repeats another"));
    }
    if sign(Standing::Garbled) {
        all.push(("chart-ink-key is-garbled", dot(), "repeats another, figure changed"));
    }
    if sign(Standing::SetAside) {
        let aside = html! { (path("chart-stem", upright)) (dot()) };
        all.push(("chart-ink-key is-aside", aside, "set aside"));
    }
    if any(&|it| it.in_conflict) {
        let ring = html! { circle.chart-ring cx="12" cy="8" r="7" {} (marker(1, 12.0, 8.0, 3.5)) };
        all.push(("chart-ink-key in-conflict", ring, "in a conflict: cannot all be true"));
    }
    if is_log && any(&|it| it.figure() == Some(0.0)) {
        all.push(("chart-ink-key", html! { (path("chart-base", "M1 8L23 8")) (dot()) }, "on the base line: none"));
    }
    all
}
