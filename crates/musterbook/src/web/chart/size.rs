//! The two sizes of a drawing, and the rectangle in it that the data has for itself.

/// Which column a drawing is for. The style sheet shows one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Wide,
    Narrow,
}

impl Size {
    pub const BOTH: [Size; 2] = [Size::Wide, Size::Narrow];

    /// The class of the drawing.
    pub fn class(self) -> &'static str {
        self.pick("chart-wide", "chart-narrow")
    }

    /// The width of the drawing, in its own units.
    pub fn width(self) -> f64 {
        self.pick(760.0, 340.0)
    }

    /// One thing for the wide, another for the narrow drawing.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Size::Wide => wide,
            Size::Narrow => narrow,
        }
    }
}

/// A rectangle in units of the drawing; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// Around a point.
    pub fn around(x: f64, y: f64, half_width: f64, half_height: f64) -> Area {
        Area { left: x - half_width, top: y - half_height, right: x + half_width, bottom: y + half_height }
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether some point is in both.
    pub fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other is wholly inside.
    pub fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && self.right >= other.right && self.top <= other.top && self.bottom >= other.bottom
    }

    /// The place at a share (0 to 1) of the width, and of the height from below.
    pub fn x(&self, share: f64) -> f64 {
        self.left + share * self.width()
    }

    pub fn y(&self, share: f64) -> f64 {
        self.bottom - share * self.height()
    }
}

/// How wide a text is at least drawn, in units, at the size of text that the style sheet gives (13 units).
pub fn text_width(text: &str) -> f64 {
    text.chars().map(|letter| if "il.,:' ft|jI1".contains(letter) { 4.6 } else { 7.5 }).sum()
}

/// Moves labels apart so that none overlaps: sorted places in, places at least `gap` apart out, inside `top..bottom`.
pub fn spread(places: &mut [f64], gap: f64, top: f64, bottom: f64) {
    for at in 0..places.len() {
        let least = if at == 0 { top } else { places[at - 1] + gap };
        places[at] = places[at].max(least);
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
}
