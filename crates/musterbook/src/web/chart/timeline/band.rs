//! The supported band: low to high by steps, the best as a line, and what is open above fading out.

use super::super::path::{closed, line, number};
use super::super::size::{Size, spread};
use super::super::words::short;
use super::place::Ground;
use super::{Step, Timeline};
use maud::{Markup, html};

/// The fading above an open range: so many strips, this high together.
const STRIPS: usize = 5;
const FADE: f64 = 44.0;

const STRIP_CLASSES: [&str; STRIPS] = ["chart-fade-1", "chart-fade-2", "chart-fade-3", "chart-fade-4", "chart-fade-5"];

/// A step from its left to its right end, with its low, best and high.
struct Stretch {
    left: f64,
    right: f64,
    low: f64,
    best: f64,
    high: f64,
    is_open: bool,
}

fn stretches(band: &[Step], ground: &Ground) -> Vec<Vec<Stretch>> {
    let mut steps: Vec<&Step> = band.iter().collect();
    steps.sort_by_key(|step| step.day);
    let mut runs: Vec<Vec<Stretch>> = vec![Vec::new()];
    for (at, step) in steps.iter().enumerate() {
        let Some(low) = step.low.filter(|it| it.is_finite()) else {
            runs.push(Vec::new());
            continue;
        };
        let high = step.high.or(step.best).unwrap_or(low).max(low);
        let best = step.best.unwrap_or(low).clamp(low, high);
        let right = steps.get(at + 1).map_or(ground.area.right, |next| ground.x(next.day));
        let [low, best, high] = [low, best, high].map(|it| ground.y(it));
        let stretch = Stretch { left: ground.x(step.day), right, low, best, high, is_open: step.is_open };
        runs.last_mut().expect("begins with one").push(stretch);
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The band and its line, without labels.
pub fn drawn(data: &Timeline, ground: &Ground) -> Markup {
    let runs = stretches(&data.band, ground);
    let outline = |run: &Vec<Stretch>| {
        let above = run.iter().flat_map(|it| [(it.left, it.high), (it.right, it.high)]);
        let below = run.iter().rev().flat_map(|it| [(it.right, it.low), (it.left, it.low)]);
        closed(&above.chain(below).collect::<Vec<_>>())
    };
    let best = |run: &Vec<Stretch>| {
        line(&run.iter().flat_map(|it| [(it.left, it.best), (it.right, it.best)]).collect::<Vec<_>>())
    };
    let strip = |at: usize| -> String {
        let open = runs.iter().flatten().filter(|it| it.is_open);
        open.map(|it| {
            let each = FADE.min(it.high - ground.area.top).max(0.0) / STRIPS as f64;
            let (bottom, top) = (it.high - each * at as f64, it.high - each * (at + 1) as f64);
            closed(&[(it.left, bottom), (it.left, top), (it.right, top), (it.right, bottom)])
        })
        .collect()
    };
    html! {
        g.chart-band aria-hidden="true" {
            @for (at, class) in STRIP_CLASSES.iter().enumerate() {
                @let shape = strip(at);
                @if !shape.is_empty() { path class=(class) d=(shape) {} }
            }
            @for run in &runs {
                path.chart-range-fill d=(outline(run)) {}
                path.chart-best-line d=(best(run)) {}
            }
        }
    }
}

/// Low, best and high of the last step, at its right end.
pub fn labels(data: &Timeline, ground: &Ground, size: Size) -> Markup {
    let last = data.band.iter().max_by_key(|step| step.day).copied().unwrap_or_default();
    let Some(low) = last.low.filter(|it| it.is_finite()) else { return html! {} };
    let high = last.high.or(last.best).unwrap_or(low).max(low);
    let best = last.best.unwrap_or(low).clamp(low, high);
    let mut rows = vec![("best", best)];
    if high != best {
        rows.insert(0, ("high", high));
    }
    if low != best {
        rows.push(("low", low));
    }
    let mut places: Vec<f64> = rows.iter().map(|(_, value)| ground.y(*value) + 4.5).collect();
    spread(&mut places, 16.0, ground.area.top + 9.0, ground.area.bottom + 4.0);
    let x = number(ground.area.right + 6.0);
    html! {
        g.chart-band-labels aria-hidden="true" {
            @for ((name, value), y) in rows.iter().zip(&places) {
                text x=(x) y=(number(*y)) class=[(*name == "best").then_some("is-best")] {
                    (size.pick(*name, "")) @if size == Size::Wide { " " } (short(*value))
                    @if last.is_open && *value == high { "+" }
                }
            }
        }
    }
}
