//! The drawing of the map: land, borders, circles, names, and a key to the sizes.

use super::super::path::{closed, line, number};
use super::super::scale::drawable;
use super::super::size::{Area, Size, text_width};
use super::super::words::{count, short};
use super::clip::{area_inside, cut_at_date_line, lines_inside, thinned};
use super::label::{Spot, Taken, widest_run};
use super::outline::{Arc as Line, Country, outline};
use super::view::View;
use super::{FAMILY_CLASSES, Point, family};
use crate::web::desk::lock;
use maud::{Markup, html};
use std::sync::{Arc, Mutex};

/// The smallest circle, in units.
const LEAST_RADIUS: f64 = 2.5;

/// A drawing, and whether a line in dispute is on it.
pub struct Drawing {
    pub svg: Markup,
    pub has_disputed: bool,
}

/// Land and borders as paths, and where countries' names can stand.
#[derive(Default)]
struct Ground {
    land: String,
    borders: String,
    disputed: String,
    /// Name, middle, width that is free for it; the widest first.
    names: Vec<(&'static str, f64, f64, f64)>,
}

/// For points that can be drawn, of which there is at least one.
pub fn drawing(title: &str, points: &[&Point], size: Size) -> Drawing {
    let view = View::of(points, size.width(), size.pick(560.0, 420.0));
    let area = *view.area();
    let ground = kept(&view);
    let largest = points.iter().filter_map(|it| drawable(it.value)).fold(0.0, f64::max);
    let most = size.pick(30.0, 20.0);
    let radius = |value: f64| {
        let share = if largest > 0.0 { drawable(value).unwrap_or(0.0) / largest } else { 0.0 };
        (share.sqrt() * most).max(LEAST_RADIUS)
    };
    let mut order: Vec<&Point> = points.to_vec();
    order.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
    let circle = |it: &&Point| {
        let (x, y) = view.place((it.longitude, it.latitude));
        let radius = radius(it.value);
        // At the edge of the Earth a circle is moved in, so that all of it is seen.
        let within = |value: f64, end: f64| value.max(radius + 1.0).min(end - radius - 1.0);
        (within(x, area.right), within(y, area.bottom), radius)
    };
    let circles: Vec<(f64, f64, f64)> = order.iter().map(circle).collect();
    let mut taken = Taken::by(&circles, area);
    let sizes = sizes(&area, &mut taken, largest, most);
    let names: Vec<Option<Spot>> = order
        .iter()
        .zip(&circles)
        .take(size.pick(14, 7))
        .map(|(it, circle)| taken.beside(&format!("{} {}", it.name, short(it.value)), *circle))
        .collect();
    let countries = countries(&ground, &mut taken, if view.is_world() { 0 } else { size.pick(12, 6) });
    let svg = html! {
        svg class={ "chart-svg " (size.class()) } viewBox={ "0 0 " (number(area.right)) " " (number(area.bottom)) } role="group" {
            title { (title) }
            desc { (description(&order)) }
            g aria-hidden="true" {
                @if !ground.land.is_empty() { path.chart-land d=(ground.land) {} }
                @if !ground.borders.is_empty() { path.chart-border d=(ground.borders) {} }
                @if !ground.disputed.is_empty() { path.chart-border.is-disputed d=(ground.disputed) {} }
                (countries)
            }
            @for (it, (x, y, radius)) in order.iter().zip(&circles) {
                a.chart-mark.(FAMILY_CLASSES[family(it.outcome)]) href=[Some(&it.href).filter(|it| !it.is_empty())] {
                    title { (it.label) }
                    circle.chart-point cx=(number(*x)) cy=(number(*y)) r=(number(*radius)) {}
                }
            }
            g aria-hidden="true" {
                @for (it, spot) in order.iter().zip(&names) {
                    @if let Some(spot) = spot {
                        text.chart-place.is-middle[spot.is_middle] x=(number(spot.x)) y=(number(spot.y)) {
                            (it.name) " " tspan.chart-value { (short(it.value)) }
                        }
                    }
                }
                (sizes)
            }
        }
    };
    Drawing { svg, has_disputed: !ground.disputed.is_empty() }
}

fn description(order: &[&Point]) -> String {
    let largest: Vec<&str> = order.iter().take(5).map(|it| it.label.as_str()).collect();
    format!("{} on a map; the largest: {}.", count(order.len(), "figure"), largest.join("; "))
}

/// So many outlines are kept as they were drawn last.
const KEPT: usize = 8;

/// The outlines that are in view; those that were drawn last are kept, for most maps show the whole Earth.
fn kept(view: &View) -> Arc<Ground> {
    static KEPT_LAST: Mutex<Vec<(View, Arc<Ground>)>> = Mutex::new(Vec::new());
    let of = |all: &[(View, Arc<Ground>)]| all.iter().find(|it| it.0 == *view).map(|it| it.1.clone());
    if let Some(ground) = of(&lock(&KEPT_LAST)) {
        return ground;
    }
    let ground = Arc::new(ground(view));
    let mut all = lock(&KEPT_LAST);
    all.insert(0, (*view, ground.clone()));
    all.truncate(KEPT);
    ground
}

/// The outlines that are in view.
fn ground(view: &View) -> Ground {
    let all = outline();
    let area = view.area();
    let (gap, least) = if view.is_world() { (3.4, 3.0) } else { (1.2, 2.0) };
    let place = |at: (f64, f64)| view.place(at);
    // What lies outside need not be drawn: most of the Earth, on a map of a region.
    let rings_of = |country: &'static Country| country.rings.iter().filter(|ring| view.sees(&all.around(ring)));
    let mut is_needed: Vec<bool> = all.arcs.iter().map(|arc| arc.is_border && view.sees(&arc.around)).collect();
    all.countries.iter().flat_map(rings_of).flatten().for_each(|(at, _)| is_needed[*at] = true);
    // Lines are thinned once, so that neighbours keep one border.
    let thin = |(arc, is_needed): (&Line, &bool)| match is_needed {
        true => thinned(&arc.points, place, gap),
        false => Vec::new(),
    };
    let arcs: Vec<Vec<(f64, f64)>> = all.arcs.iter().zip(&is_needed).map(thin).collect();
    let mut ground = Ground::default();
    for country in &all.countries {
        let mut widest: Option<(f64, f64, f64)> = None;
        let rings = rings_of(country).map(|ring| joined(ring, &arcs));
        for points in rings.flat_map(cut_at_date_line) {
            let inside = area_inside(&points.into_iter().map(place).collect::<Vec<_>>(), area);
            if extent(&inside) < least {
                continue;
            }
            ground.land.push_str(&closed(&inside));
            let run = widest_run(&inside);
            if run.is_some_and(|run| widest.is_none_or(|before| run.2 > before.2)) {
                widest = run;
            }
        }
        // Areas that ISO 3166 does not list are drawn, and not named.
        if let Some((x, y, width)) = widest.filter(|_| country.code != "--") {
            ground.names.push((&country.name, x, y, width));
        }
    }
    for (arc, points) in all.arcs.iter().zip(&arcs).filter(|(arc, _)| arc.is_border) {
        let path = if arc.is_disputed { &mut ground.disputed } else { &mut ground.borders };
        let placed: Vec<(f64, f64)> = points.iter().copied().map(place).collect();
        for part in lines_inside(&placed, area).iter().filter(|part| extent(part) > 0.5) {
            path.push_str(&line(part));
        }
    }
    ground.names.sort_by(|a, b| b.3.total_cmp(&a.3));
    ground
}

/// A ring's points, from its arcs.
fn joined(ring: &[(usize, bool)], arcs: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for (at, backwards) in ring {
        match backwards {
            false => points.extend(arcs[*at].iter()),
            true => points.extend(arcs[*at].iter().rev()),
        }
    }
    points
}

/// The longer side of the rectangle around points; 0 for none.
fn extent(points: &[(f64, f64)]) -> f64 {
    let ends = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
        high - low
    };
    ends(&mut points.iter().map(|it| it.0)).max(ends(&mut points.iter().map(|it| it.1))).max(0.0)
}

/// Names of countries where there is room for them.
fn countries(ground: &Ground, taken: &mut Taken, most: usize) -> Markup {
    let mut placed = Vec::new();
    // First where the name fits inside; then also where it reaches a little over the border.
    for reach in [1.0, 1.9] {
        for (name, x, y, free) in &ground.names {
            let name = name.to_uppercase();
            let width = text_width(&name) * 1.1;
            let is_new = !placed.iter().any(|(other, _, _)| *other == name);
            if is_new && placed.len() < most && width < free * reach && taken.at_middle(width, *x, *y) {
                placed.push((name, *x, *y));
            }
        }
    }
    html! {
        @for (name, x, y) in placed {
            text.chart-country.is-middle x=(number(x)) y=(number(y + 4.0)) { (name) }
        }
    }
}

/// Two circles with their values, in the corner that is freest.
fn sizes(area: &Area, taken: &mut Taken, largest: f64, most: f64) -> Markup {
    if largest <= 0.0 {
        return html! {};
    }
    let power = 10_f64.powf(largest.log10().floor());
    let round = [5.0, 2.0, 1.0].into_iter().map(|it| it * power).find(|it| *it <= largest).unwrap_or(power);
    let values = [round, round / 10.0];
    let radii = values.map(|value| ((value / largest).sqrt() * most).max(LEAST_RADIUS));
    let width = radii[0] * 2.0 + 10.0 + values.map(|it| text_width(&short(it))).into_iter().fold(0.0, f64::max);
    let height = radii[0] * 2.0 + 12.0;
    let (left, right) = (area.left + 8.0, area.right - 8.0 - width);
    let (top, bottom) = (area.top + 8.0, area.bottom - 8.0 - height);
    let boxed = |(left, top): (f64, f64)| Area { left, top, right: left + width, bottom: top + height };
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)].map(boxed);
    let Some(corner) = corners.into_iter().find(|it| taken.is_free(it)) else { return html! {} };
    taken.take(corner);
    let (x, base) = (corner.left + radii[0] + 1.0, corner.bottom - 5.0);
    html! {
        @for (at, (value, radius)) in values.iter().zip(radii).enumerate() {
            circle.chart-sizes cx=(number(x)) cy=(number(base - radius)) r=(number(radius)) {}
            @let y = if at == 0 { (base - radius * 2.0 + 4.5).min(base - 14.0) } else { base + 1.0 };
            text x=(number(x + radii[0] + 6.0)) y=(number(y)) { (short(*value)) }
        }
    }
}
