//! The part of the Earth that a map shows: the points with a margin, or the whole where they are far apart.

use super::super::size::Area;
use super::Point;
use super::projection::Projection;

/// A region is at least this high, so that one point still shows where it is.
const LEAST_DEGREES: f64 = 5.0;
/// Beyond this many degrees east or north, the whole Earth is shown.
const MOST_EAST: f64 = 110.0;
const MOST_NORTH: f64 = 70.0;
/// Where people live: the whole is cut here, unless a point is beyond.
const WORLD_NORTH: (f64, f64) = (-56.0, 76.0);

/// From degrees to units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    projection: Projection,
    area: Area,
    /// The flat place in the middle, and units of the drawing for one of it.
    middle: (f64, f64),
    scale: f64,
}

impl View {
    /// For points, of which there is at least one, in a drawing of a width; its height is the view's own.
    pub fn of(points: &[&Point], width: f64, tallest: f64) -> View {
        let ends = |value: fn(&Point) -> f64| {
            points
                .iter()
                .map(|it| value(it))
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)))
        };
        let (west, east) = ends(|it| it.longitude);
        let (south, north) = ends(|it| it.latitude);
        if east - west > MOST_EAST || north - south > MOST_NORTH {
            return View::world(south, north, width);
        }
        let middle = ((west + east) / 2.0, (south + north) / 2.0);
        let projection = Projection::even(middle.1);
        let shortened = projection.flat((1.0, 0.0)).0 / projection.flat((0.0, 1.0)).1;
        // A quarter of the extent is margin, for circles and names.
        let high = ((north - south) * 1.35).max(LEAST_DEGREES);
        let wide = ((east - west) * 1.35 * shortened).max(LEAST_DEGREES);
        let height = (width * high / wide).clamp(width * 0.55, tallest);
        let degrees = (wide / width).max(high / height);
        let area = Area { left: 0.0, top: 0.0, right: width, bottom: height };
        View { projection, area, middle: projection.flat(middle), scale: 1.0 / degrees.to_radians() }
    }

    fn world(south: f64, north: f64, width: f64) -> View {
        let projection = Projection::World;
        let [low, high] = [WORLD_NORTH.0.min(south - 4.0).max(-90.0), WORLD_NORTH.1.max(north + 4.0).min(90.0)]
            .map(|it| projection.flat((0.0, it)).1);
        let scale = width / (projection.flat((180.0, 0.0)).0 * 2.0);
        let area = Area { left: 0.0, top: 0.0, right: width, bottom: (high - low) * scale };
        View { projection, area, middle: (0.0, (low + high) / 2.0), scale }
    }

    /// The whole drawing.
    pub fn area(&self) -> &Area {
        &self.area
    }

    pub fn is_world(&self) -> bool {
        self.projection == Projection::World
    }

    /// Whether a rectangle of degrees may show in the drawing.
    pub fn sees(&self, degrees: &Area) -> bool {
        if self.is_world() {
            return true;
        }
        let (left, bottom) = self.place((degrees.left, degrees.top));
        let (right, top) = self.place((degrees.right, degrees.bottom));
        left <= self.area.right && right >= self.area.left && top <= self.area.bottom && bottom >= self.area.top
    }

    /// Degrees east and north to a place of the drawing, which may be outside of it.
    pub fn place(&self, at: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.projection.flat(at);
        let (middle_x, middle_y) = self.middle;
        (self.area.width() / 2.0 + (x - middle_x) * self.scale, self.area.height() / 2.0 - (y - middle_y) * self.scale)
    }
}
