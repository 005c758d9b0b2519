//! Where each mark stands on the drawing.

use super::super::days::Days;
use super::super::scale::Scale;
use super::super::size::Area;
use super::origins::Origins;
use super::{Mark, Standing};

/// A mark with its place, in units of the drawing.
#[derive(Debug, Clone)]
pub struct Placed<'a> {
    pub mark: &'a Mark,
    pub slot: usize,
    pub x: f64,
    /// The left end of its window, where it has one.
    pub from: Option<f64>,
    /// The marker's place.
    pub y: f64,
    /// The closed ends of its interval; none where it is open.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Marks that it stands for, itself among them.
    pub stands_for: usize,
}

/// How days and values become places.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    pub area: Area,
    pub days: Days,
    pub scale: Scale,
}

impl Ground {
    pub fn x(&self, day: jiff::civil::Date) -> f64 {
        self.area.x(self.days.share(day))
    }

    pub fn y(&self, value: f64) -> f64 {
        self.area.y(self.scale.share(value))
    }
}

/// The drawable marks at their places, in order of time.
pub fn placed<'a>(marks: &'a [Mark], origins: &Origins, ground: &Ground) -> Vec<Placed<'a>> {
    let place = |mark: &'a Mark| {
        let figure = mark.figure()?;
        let from = mark.window().map(|day| ground.x(day));
        let end = ground.x(mark.day);
        Some(Placed {
            mark,
            slot: origins.slot(&mark.origin),
            x: from.map_or(end, |from| (from + end) / 2.0),
            from,
            y: ground.y(figure),
            low: mark.low.map(|it| ground.y(it)),
            high: mark.high.map(|it| ground.y(it)),
            stands_for: 1,
        })
    };
    let mut all: Vec<Placed> = marks.iter().filter_map(place).collect();
    all.sort_by(|a, b| {
        let key = |it: &Placed| (it.mark.day, it.mark.standing != Standing::Counts, it.slot);
        key(a).cmp(&key(b)).then_with(|| a.mark.label.cmp(&b.mark.label))
    });
    all
}

/// Moves marks of about one day and value sideways, up to three places either way, so that they stand side by side.
pub fn side_by_side(all: &mut [Placed], area: &Area, radius: f64) {
    let gap = radius * 2.0 + 1.0;
    let mut taken: Vec<Area> = Vec::with_capacity(all.len());
    // What counts keeps its place: it is put first.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all[*at].mark.standing != Standing::Counts);
    for at in order {
        let it = &mut all[at];
        let (top, bottom) = extent(it, radius);
        let room = |x: f64| Area { left: x - radius, right: x + radius, top, bottom };
        if it.from.is_none() {
            let steps = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0].map(|step| it.x + step * gap);
            let inside = |x: &f64| *x - radius >= area.left && *x + radius <= area.right;
            let is_free = |x: &f64| !taken.iter().any(|other| other.meets(&room(*x)));
            it.x = steps.into_iter().filter(inside).find(is_free).unwrap_or(it.x);
        }
        taken.push(room(it.x));
    }
}

/// The top and the bottom of a mark.
fn extent(it: &Placed, radius: f64) -> (f64, f64) {
    let ends = [it.low, it.high].into_iter().flatten();
    ends.fold((it.y - radius, it.y + radius), |(top, bottom), end| (top.min(end), bottom.max(end)))
}
