//! The drawing of the comparison: rows of stacked dots about the line of the same.

use super::super::marker::{class, marker};
use super::super::path::{closed, line, number};
use super::super::size::{Area, Size};
use super::super::words::times;
use super::axis::{Axis, label};
use super::{Dot, Row, words};
use maud::{Markup, html};

/// Dots on one another at most; of more, each stands for several.
const TALLEST: usize = 9;

/// Dots of one place: `each` figures a dot.
struct Stack<'a> {
    x: f64,
    dots: Vec<&'a Dot>,
    within: bool,
}

/// A row with its place.
struct Laid<'a> {
    row: &'a Row,
    stacks: Vec<Stack<'a>>,
    /// Figures that a dot stands for.
    each: usize,
    top: f64,
    base: f64,
}

/// A triangle to the right: the figure may be higher.
pub fn open_marker(x: f64, y: f64, radius: f64) -> Markup {
    let side = radius * 1.2;
    html! { path.chart-marker d=(closed(&[(x - side * 0.75, y - side), (x + side * 0.95, y), (x - side * 0.75, y + side)])) {} }
}

pub fn drawing(title: &str, rows: &[&Row], size: Size) -> Markup {
    let width = size.width();
    let (left, right) = size.pick((128.0, width - 116.0), (10.0, width - 10.0));
    let radius = size.pick(4.5, 4.2);
    let axis = Axis::of(rows.iter().flat_map(|row| row.ratios()));
    let across = Area { left: left + radius, top: 0.0, right: right - radius, bottom: 1.0 };
    let mut top = 46.0;
    let mut laid = Vec::with_capacity(rows.len());
    for row in rows {
        let it = lay(row, &axis, &across, radius, top, size);
        top = it.base + size.pick(10.0, 12.0);
        laid.push(it);
    }
    let bottom = top;
    let text = rows.iter().map(|row| words(row)).collect::<Vec<_>>().join("; ");
    html! {
        svg class={ "chart-svg " (size.class()) } viewBox={ "0 0 " (number(width)) " " (number(bottom + 6.0)) } role="group" {
            title { (title) }
            desc { "A row of dots an outcome: " (text) "." }
            (head(&axis, &across, bottom, size))
            @for it in &laid { (drawn(it, &axis, &across, radius, size)) }
        }
    }
}

/// The lines of the ratios, with labels above.
fn head(axis: &Axis, across: &Area, bottom: f64, size: Size) -> Markup {
    let middle = across.x(0.5);
    html! {
        g.chart-axis aria-hidden="true" {
            @for ratio in axis.ticks {
                @let x = across.x(axis.share(*ratio).0);
                path class=(if *ratio == 1.0 { "chart-base" } else { "chart-grid" }) d=(line(&[(x, 36.0), (x, bottom)])) {}
                text.is-middle x=(number(x)) y="30" { (label(*ratio)) }
            }
            text.is-end x=(number(middle - size.pick(16.0, 10.0))) y="12" { "← lower than others" }
            text x=(number(middle + size.pick(16.0, 10.0))) y="12" { "higher than others →" }
        }
    }
}

fn lay<'a>(row: &'a Row, axis: &Axis, across: &Area, radius: f64, top: f64, size: Size) -> Laid<'a> {
    let step = radius * 2.0 + 1.0;
    let bins = (across.width() / step).floor().max(1.0);
    let mut stacks: Vec<Stack> = Vec::new();
    let mut dots: Vec<(&Dot, f64)> = row.dots.iter().filter_map(|dot| Some((dot, dot.ratio()?))).collect();
    dots.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.label.cmp(&b.0.label)));
    for (dot, ratio) in dots {
        let (share, within) = axis.share(ratio);
        // The middle of the axis is the middle of a bin, so that what is the same stands on its line.
        let x = across.x(0.5 + ((share - 0.5) * bins).round() / bins);
        let x = x.clamp(across.left, across.right);
        match stacks.last_mut().filter(|it| (it.x - x).abs() < 0.01) {
            Some(stack) => stack.dots.push(dot),
            None => stacks.push(Stack { x, dots: vec![dot], within }),
        }
    }
    let tallest = stacks.iter().map(|it| it.dots.len()).max().unwrap_or(1);
    let each = tallest.div_ceil(TALLEST);
    let height = tallest.div_ceil(each) as f64 * step;
    // In a narrow column the name stands above its row.
    let label = size.pick(0.0, 20.0);
    Laid { row, stacks, each, top: top + label, base: top + label + height.max(size.pick(28.0, step)) }
}

fn drawn(it: &Laid, axis: &Axis, across: &Area, radius: f64, size: Size) -> Markup {
    let step = radius * 2.0 + 1.0;
    let figures = it.row.ratios().len();
    let median = it.row.median().filter(|median| median.is_finite());
    let many = if it.each > 1 { format!(", {} a dot", it.each) } else { String::new() };
    let at_median = median.map(|median| (across.x(axis.share(median).0), format!("median {} ×", times(median))));
    html! {
        path.chart-grid d=(line(&[(across.left - radius, it.base + 0.5), (across.right + radius, it.base + 0.5)])) {}
        @match size {
            Size::Wide => {
                text.chart-row-label.is-end x=(number(across.left - radius - 10.0)) y=(number(it.base - 14.0)) { (it.row.outcome) }
                text.is-end x=(number(across.left - radius - 10.0)) y=(number(it.base + 1.0)) { (figures) (many) }
                @if let Some((_, words)) = &at_median {
                    text x=(number(across.right + radius + 10.0)) y=(number(it.base + 1.0)) { (words) }
                }
            }
            Size::Narrow => {
                text.chart-row-label x=(number(across.left - radius)) y=(number(it.top - 6.0)) { (it.row.outcome) " " (figures) (many) }
                @if let Some((_, words)) = &at_median {
                    text.is-end x=(number(across.right + radius)) y=(number(it.top - 6.0)) { (words) }
                }
            }
        }
        @for stack in &it.stacks {
            @for (at, dots) in stack.dots.chunks(it.each).enumerate() {
                (link(dots, stack, it.base - step * (at as f64 + 0.5), radius))
            }
        }
        @if let Some((x, _)) = &at_median {
            path.chart-median d=(line(&[(*x, it.base - 3.0), (*x, it.base + 7.0)])) {}
        }
    }
}

fn link(dots: &[&Dot], stack: &Stack, y: f64, radius: f64) -> Markup {
    let Some(first) = dots.first() else { return html! {} };
    let more = if dots.len() > 1 { format!(" – and {} more like it", dots.len() - 1) } else { String::new() };
    let beyond = if stack.within { "" } else { " – beyond the end of the scale" };
    let slot = if first.is_open { 2 } else { 1 };
    html! {
        a.chart-mark.(class(slot)).is-beyond[!stack.within]
            href=[Some(&first.href).filter(|it| !it.is_empty())] {
            title { (first.label) (more) (beyond) }
            @if first.is_open { (open_marker(stack.x, y, radius)) } @else { (marker(1, stack.x, y, radius)) }
        }
    }
}
