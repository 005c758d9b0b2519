//! From degrees to a flat map: the whole Earth as Natural Earth has it, a part of it with even degrees.

/// How the map is made flat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// The Natural Earth projection, for the whole.
    World,
    /// Degrees east shortened by the cosine of a latitude, for a region.
    Even { shortened: f64 },
}

impl Projection {
    /// True to scale at the latitude.
    pub fn even(latitude: f64) -> Projection {
        Projection::Even { shortened: latitude.to_radians().cos().max(0.1) }
    }

    /// Degrees east and north to right and up, in radians of the equator.
    pub fn flat(&self, (east, north): (f64, f64)) -> (f64, f64) {
        let (east, north) = (east.to_radians(), north.to_radians());
        match self {
            Projection::Even { shortened } => (east * shortened, north),
            Projection::World => {
                let two = north * north;
                let four = two * two;
                let width = 0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four));
                let height = 1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four));
                (east * width, north * height)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_fall_where_the_projections_put_them() {
        // The whole Earth: equator's length and pole's height over a quarter turn are those of its definition.
        let rows = [
            (Projection::World, (180.0, 0.0), (0.8707 * std::f64::consts::PI, 0.0)),
            (Projection::World, (0.0, 90.0), (0.0, 1.4224)),
            (Projection::even(60.0), (90.0, 60.0), (0.7854, 1.0472)),
            (Projection::even(0.0), (-90.0, -90.0), (-1.5708, -1.5708)),
        ];
        for (projection, place, (x, y)) in rows {
            let flat = projection.flat(place);
            assert!((flat.0 - x).abs() < 1e-3 && (flat.1 - y).abs() < 1e-3, "{place:?}: {flat:?}, not {x} {y}");
        }
    }
}
