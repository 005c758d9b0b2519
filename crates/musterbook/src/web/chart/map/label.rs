//! Where names can stand without covering one another or a circle.

use super::super::size::{Area, text_width};

/// The height of a line of text.
const LINE: f64 = 15.0;

/// What is taken on the drawing.
#[derive(Debug)]
pub struct Taken {
    all: Vec<Area>,
    whole: Area,
}

/// A place for a text: its beginning or its middle, on the base line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub is_middle: bool,
}

impl Taken {
    /// With circles: middle and radius.
    pub fn by(circles: &[(f64, f64, f64)], whole: Area) -> Taken {
        // A square of nine tenths: corners of a circle's square are free.
        let all = circles.iter().map(|(x, y, radius)| Area::around(*x, *y, radius * 0.9, radius * 0.9)).collect();
        Taken { all, whole }
    }

    pub fn take(&mut self, area: Area) {
        self.all.push(area);
    }

    pub fn is_free(&self, area: &Area) -> bool {
        self.whole.holds(area) && !self.all.iter().any(|other| other.meets(area))
    }

    /// Beside a circle: to its right, its left, above or below; nothing where all is taken.
    pub fn beside(&mut self, text: &str, (x, y, radius): (f64, f64, f64)) -> Option<Spot> {
        let width = text_width(text);
        let gap = radius + 4.0;
        let spots = [
            Spot { x: x + gap, y: y + 4.5, is_middle: false },
            Spot { x: x - gap - width, y: y + 4.5, is_middle: false },
            Spot { x, y: y - gap - 1.0, is_middle: true },
            Spot { x, y: y + gap + 10.0, is_middle: true },
            Spot { x: x + radius * 0.75 + 3.0, y: y - radius * 0.75 - 2.0, is_middle: false },
            Spot { x: x + radius * 0.75 + 3.0, y: y + radius * 0.75 + 11.0, is_middle: false },
        ];
        spots.into_iter().find(|spot| self.try_at(spot, width))
    }

    /// Around a point.
    pub fn at_middle(&mut self, width: f64, x: f64, y: f64) -> bool {
        self.try_at(&Spot { x, y: y + 4.5, is_middle: true }, width)
    }

    fn try_at(&mut self, spot: &Spot, width: f64) -> bool {
        let left = if spot.is_middle { spot.x - width / 2.0 } else { spot.x };
        let area = Area { left, right: left + width, top: spot.y - LINE + 4.0, bottom: spot.y + 4.0 };
        let is_free = self.is_free(&area);
        if is_free {
            self.take(area);
        }
        is_free
    }
}

/// The middle of the widest run inside an area, on one of the lines across it, and its width.
pub fn widest_run(points: &[(f64, f64)]) -> Option<(f64, f64, f64)> {
    let (top, bottom) =
        points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), it| (top.min(it.1), bottom.max(it.1)));
    let mut best: Option<(f64, f64, f64)> = None;
    for at in 1..12 {
        let y = top + (bottom - top) * f64::from(at) / 12.0 + 0.013;
        let mut crossings: Vec<f64> = Vec::new();
        for pair in 0..points.len() {
            let (from, to) = (points[pair], points[(pair + 1) % points.len()]);
            if (from.1 < y) != (to.1 < y) {
                crossings.push(from.0 + (to.0 - from.0) * (y - from.1) / (to.1 - from.1));
            }
        }
        crossings.sort_by(f64::total_cmp);
        for run in crossings.chunks_exact(2) {
            // Near the upper or lower end there is little room above or below.
            let width = (run[1] - run[0]) * if (3..=9).contains(&at) { 1.0 } else { 0.6 };
            if best.is_none_or(|(_, _, widest)| width > widest) {
                best = Some(((run[0] + run[1]) / 2.0, y, width));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_avoid_circles_and_one_another() {
        let whole = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };
        let circles = [(100.0, 50.0, 10.0), (150.0, 50.0, 20.0)];
        let mut taken = Taken::by(&circles, whole);
        let first = taken.beside("Kharkiv", circles[0]).unwrap();
        assert!(first.x < 100.0, "to the left, as a circle is to the right: {first:?}");
        let second = taken.beside("Kharkiv", circles[0]).unwrap();
        assert_ne!(first, second);
        assert_eq!(taken.beside(&"long ".repeat(30), circles[0]), None);
    }

    #[test]
    fn the_widest_run_is_inside() {
        let hook = [(0.0, 0.0), (100.0, 0.0), (100.0, 40.0), (90.0, 40.0), (90.0, 10.0), (0.0, 10.0)];
        let (x, y, width) = widest_run(&hook).unwrap();
        assert!((0.0..90.0).contains(&x) && y < 10.0 && width > 50.0, "{x} {y} {width}");
        assert_eq!(widest_run(&[]), None);
    }
}
