//! The drawing of the line of time: axes, band, marks.

use super::super::days::{Days, Tick};
use super::super::marker::{class, marker};
use super::super::path::{closed, line, number};
use super::super::scale::Scale;
use super::super::size::{Area, Size, text_width};
use super::super::words::{bounds, count, day_in_full, short};
use super::origins::Origins;
use super::place::{Ground, Placed, placed, side_by_side};
use super::thin::thinned;
use super::{MOST_MARKS, Mark, Standing, Timeline, band};
use maud::{Markup, html};

/// How far an arrow reaches beyond the closed end of an open interval.
const ARROW: f64 = 22.0;

/// A drawing, and what the figure has to say about it.
pub struct Drawing {
    pub svg: Markup,
    /// Marks in it.
    pub drawn: usize,
    pub is_log: bool,
}

pub fn drawing(data: &Timeline, origins: &Origins, size: Size) -> Drawing {
    let (width, height) = (size.width(), size.pick(400.0, 320.0));
    let radius = size.pick(4.5, 4.0);
    let scale = Scale::of(values(data), 0.08);
    let ticks = scale.ticks(size.pick(6, 5));
    let widest = ticks.iter().map(|it| text_width(&short(*it))).fold(8.0, f64::max);
    let has_labels = data.band.iter().max_by_key(|it| it.day).is_some_and(|it| it.low.is_some());
    let right = if has_labels { size.pick(92.0, 58.0) } else { 12.0 };
    let area = Area { left: widest + 10.0, top: 12.0, right: width - right, bottom: height - 40.0 };
    let Some(days) = Days::of(days(data)) else {
        return Drawing { svg: html! {}, drawn: 0, is_log: false };
    };
    let ground = Ground { area, days, scale };
    let mut marks = thinned(placed(&data.marks, origins, &ground), MOST_MARKS);
    side_by_side(&mut marks, &area, radius);
    let order =
        |it: &Placed| (it.mark.in_conflict, Standing::ALL.iter().position(|standing| *standing == it.mark.standing));
    marks.sort_by_key(order);
    let svg = html! {
        svg class={ "chart-svg " (size.class()) } viewBox={ "0 0 " (number(width)) " " (number(height)) } role="group" {
            title { (data.title) }
            desc { (description(data, &scale)) }
            (across(&ground, &ticks))
            (along(&ground, &ground.days.ticks(size.pick(8, 4))))
            (band::drawn(data, &ground))
            @for it in &marks { (mark(it, &area, radius)) }
            (band::labels(data, &ground, size))
        }
    };
    Drawing { svg, drawn: marks.len(), is_log: scale.is_log() }
}

fn values(data: &Timeline) -> impl Iterator<Item = f64> + '_ {
    let of_marks = data.marks.iter().flat_map(|it| [it.low, it.high]);
    let of_band = data.band.iter().filter(|it| it.low.is_some()).flat_map(|it| [it.low, it.best, it.high]);
    of_marks.chain(of_band).flatten()
}

fn days(data: &Timeline) -> impl Iterator<Item = jiff::civil::Date> + '_ {
    let of_marks = data.marks.iter().filter(|it| it.is_drawable());
    let of_band = data.band.iter().filter(|it| it.low.is_some()).map(|it| it.day);
    of_marks.flat_map(|it| [Some(it.day), it.window()]).flatten().chain(of_band)
}

/// The chart in words.
fn description(data: &Timeline, scale: &Scale) -> String {
    let drawable: Vec<&Mark> = data.marks.iter().filter(|it| it.is_drawable()).collect();
    let mut text = format!("{} on a line of time", count(drawable.len(), "statement"));
    let (first, last) = (drawable.iter().map(|it| it.day).min(), drawable.iter().map(|it| it.day).max());
    if let (Some(first), Some(last)) = (first, last) {
        text += &format!(", {} to {}", day_in_full(first), day_in_full(last));
    }
    let conflicts = drawable.iter().filter(|it| it.in_conflict).count();
    if conflicts > 0 {
        text += &format!("; {conflicts} cannot all be true");
    }
    if let Some(step) = data.band.iter().max_by_key(|it| it.day).filter(|it| it.low.is_some()) {
        let high = if step.is_open { None } else { step.high };
        text += &format!(". Supported from {}: {}", day_in_full(step.day), bounds(step.low, high));
    }
    text + if scale.is_log() { ". Logarithmic scale." } else { "." }
}

/// Lines across the chart, each with its value.
fn across(ground: &Ground, ticks: &[f64]) -> Markup {
    let area = &ground.area;
    html! {
        g.chart-axis aria-hidden="true" {
            @for (at, value) in ticks.iter().enumerate() {
                @let y = ground.y(*value);
                path class=(if at == 0 { "chart-base" } else { "chart-grid" }) d=(line(&[(area.left, y), (area.right, y)])) {}
                text.is-end x=(number(area.left - 6.0)) y=(number(y + 4.5)) { (short(*value)) }
            }
        }
    }
}

/// Days below the chart; the year below the first of each.
fn along(ground: &Ground, ticks: &[Tick]) -> Markup {
    let bottom = ground.area.bottom;
    html! {
        g.chart-axis aria-hidden="true" {
            @for tick in ticks {
                @let x = ground.x(tick.day);
                path.chart-tick d=(line(&[(x, bottom), (x, bottom + 5.0)])) {}
                text.is-middle x=(number(x)) y=(number(bottom + 18.0)) { (tick.label) }
                @if let Some(year) = &tick.year {
                    text.is-middle.is-year x=(number(x)) y=(number(bottom + 34.0)) { (year) }
                }
            }
        }
    }
}

/// One mark: a link around its interval and its marker.
fn mark(it: &Placed, area: &Area, radius: f64) -> Markup {
    let classes = [class(it.slot), it.mark.standing.class()];
    let more = match it.stands_for {
        1 => String::new(),
        all => format!(" – and {} more close by", all - 1),
    };
    let in_conflict = if it.mark.in_conflict { " – in a conflict: it and others cannot all be true" } else { "" };
    let (stem, hit) = stem(it, area, radius);
    html! {
        a.chart-mark.(classes[0]).(classes[1]).in-conflict[it.mark.in_conflict].is-many[it.stands_for > 1]
            href=[Some(&it.mark.href).filter(|it| !it.is_empty())] {
            title { (it.mark.label) (more) (in_conflict) }
            path.chart-hit d=(hit) {}
            @if !stem.is_empty() { path.chart-stem d=(stem) {} }
            @if it.mark.in_conflict {
                circle.chart-ring cx=(number(it.x)) cy=(number(it.y)) r=(number(radius + 3.0)) {}
            }
            (marker(it.slot, it.x, it.y, radius))
        }
    }
}

/// The line of a mark with its end caps, and the area in which it can be hit.
fn stem(it: &Placed, area: &Area, radius: f64) -> (String, String) {
    let top = it.high.unwrap_or_else(|| (it.y - ARROW).max(area.top));
    let bottom = it.low.unwrap_or_else(|| (it.y + ARROW).min(area.bottom));
    let (left, right) = match it.from {
        Some(from) => (from, from + (it.x - from) * 2.0),
        None => (it.x, it.x),
    };
    let mut lines = Vec::new();
    if it.from.is_some() {
        // What happened over some days: a line along them, with ends; and the interval as at a day.
        lines.push(line(&[(left, it.y), (right, it.y)]));
        lines.extend([left, right].map(|x| line(&[(x, it.y - 3.5), (x, it.y + 3.5)])));
    }
    if bottom - top > 1.0 {
        lines.push(line(&[(it.x, top), (it.x, bottom)]));
        for (y, is_closed, down) in [(top, it.high.is_some(), 1.0), (bottom, it.low.is_some(), -1.0)] {
            lines.push(match is_closed {
                true => line(&[(it.x - 3.5, y), (it.x + 3.5, y)]),
                false => line(&[(it.x - 3.5, y + 4.5 * down), (it.x, y), (it.x + 3.5, y + 4.5 * down)]),
            });
        }
    }
    let reach = radius + 3.0;
    let (up, down) = (top.min(it.y - reach), bottom.max(it.y + reach));
    let hit = closed(&[(it.x - reach, up), (it.x + reach, up), (it.x + reach, down), (it.x - reach, down)]);
    (lines.concat(), hit)
}
