//! The outlines of countries, as they are bundled. The head of the file says where they come from and how they are written.

use super::super::size::Area;
use std::sync::OnceLock;

const BYTES: &[u8] = include_bytes!("../../assets/outline.bin");

/// Coordinates are kept as degrees times this.
const PER_DEGREE: f64 = 200.0;

/// Lines, and the countries that they go around.
#[derive(Debug, Default)]
pub struct Outline {
    pub arcs: Vec<Arc>,
    pub countries: Vec<Country>,
}

/// A line between two points where more than two areas meet, or a whole coast.
#[derive(Debug)]
pub struct Arc {
    /// Degrees east and north.
    pub points: Vec<(f64, f64)>,
    /// The rectangle around them; `top` is the least north.
    pub around: Area,
    /// A border in dispute, or a line of control.
    pub is_disputed: bool,
    /// Between two countries; else a coast.
    pub is_border: bool,
}

#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1, two letters; "--" where there is none.
    pub code: String,
    pub name: String,
    /// Each the numbers of its arcs, and whether they run backwards.
    pub rings: Vec<Vec<(usize, bool)>>,
}

impl Outline {
    /// The rectangle around a ring.
    pub fn around(&self, ring: &[(usize, bool)]) -> Area {
        let corners = |(at, _): &(usize, bool)| {
            let it = &self.arcs[*at].around;
            [(it.left, it.top), (it.right, it.bottom)]
        };
        around(&ring.iter().flat_map(corners).collect::<Vec<_>>())
    }
}

fn around(points: &[(f64, f64)]) -> Area {
    let none = Area { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };
    points.iter().fold(none, |it, &(x, y)| Area {
        left: it.left.min(x),
        top: it.top.min(y),
        right: it.right.max(x),
        bottom: it.bottom.max(y),
    })
}

/// The bundled outlines, read once.
pub fn outline() -> &'static Outline {
    static OUTLINE: OnceLock<Outline> = OnceLock::new();
    OUTLINE.get_or_init(|| read(BYTES).unwrap_or_default())
}

/// Nothing where the bytes are cut off.
fn read(bytes: &[u8]) -> Option<Outline> {
    let head = bytes.windows(2).position(|two| two == b"\n\n")? + 2;
    let mut from = Reader { bytes, at: head };
    let mut arcs = Vec::new();
    for _ in 0..from.count()? {
        let is_disputed = from.count()? == 1;
        let (mut east, mut north) = (0, 0);
        let mut points = Vec::new();
        for _ in 0..from.count()? {
            east += from.signed()?;
            north += from.signed()?;
            points.push((east as f64 / PER_DEGREE, north as f64 / PER_DEGREE));
        }
        let around = around(&points);
        arcs.push(Arc { points, around, is_disputed, is_border: false });
    }
    let mut countries = Vec::new();
    let mut uses = vec![0; arcs.len()];
    for _ in 0..from.count()? {
        let code = from.text(2)?;
        let length = from.count()?;
        let name = from.text(length)?;
        let mut rings = Vec::new();
        for _ in 0..from.count()? {
            let mut ring = Vec::new();
            for _ in 0..from.count()? {
                let number = from.count()?;
                *uses.get_mut(number / 2)? += 1;
                ring.push((number / 2, number % 2 == 1));
            }
            rings.push(ring);
        }
        countries.push(Country { code, name, rings });
    }
    for (arc, uses) in arcs.iter_mut().zip(uses) {
        arc.is_border = uses > 1;
    }
    Some(Outline { arcs, countries })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// A LEB128 number.
    fn count(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0usize, 0);
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            value |= usize::from(byte & 127).checked_shl(shift)?;
            shift += 7;
            if byte < 128 {
                return Some(value);
            }
        }
    }

    /// A zigzag number.
    fn signed(&mut self) -> Option<i64> {
        let value = self.count()? as i64;
        Some((value >> 1) ^ -(value & 1))
    }

    fn text(&mut self, length: usize) -> Option<String> {
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_bundled_outlines_are_whole() {
        let all = outline();
        assert!(BYTES.len() < 250_000);
        let codes: HashSet<&str> = all.countries.iter().map(|it| it.code.as_str()).collect();
        for code in ["UA", "RU", "SD", "PS", "IL", "CD", "MM", "SY", "YE", "XK"] {
            assert!(codes.contains(code), "{code}");
        }
        let on_earth = |(east, north): &(f64, f64)| east.abs() <= 180.0 && north.abs() <= 90.0;
        assert!(all.arcs.iter().all(|arc| arc.points.len() >= 2 && arc.points.iter().all(on_earth)));
        assert_eq!(all.arcs.iter().filter(|arc| arc.is_disputed).count(), 16);
        for country in &all.countries {
            for ring in &country.rings {
                let ends = |(at, backwards): &(usize, bool)| {
                    let points = &all.arcs[*at].points;
                    let (first, last) = (points[0], points[points.len() - 1]);
                    if *backwards { (last, first) } else { (first, last) }
                };
                for (at, arc) in ring.iter().enumerate() {
                    assert_eq!(ends(arc).1, ends(&ring[(at + 1) % ring.len()]).0, "{} has a gap", country.name);
                }
            }
        }
    }

    #[test]
    fn cut_bytes_are_nothing() {
        for length in [0, 10, 1000, BYTES.len() / 2, BYTES.len() - 1] {
            assert!(read(&BYTES[..length]).is_none(), "{length}");
        }
    }
}
