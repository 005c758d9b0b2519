//! Where a place is: its kind, country, region and coordinates, from the table of places.

use musterbook_core::lexicon::Lexicon;
use musterbook_core::lexicon::world::{Place, PlaceKind};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The places of each name, in small letters.
static BY_NAME: LazyLock<HashMap<String, Vec<&'static Place>>> = LazyLock::new(|| {
    let mut by_name: HashMap<String, Vec<&'static Place>> = HashMap::new();
    for place in &Lexicon::english().world.places {
        by_name.entry(place.name.to_lowercase()).or_default().push(place);
    }
    by_name
});

/// The canonical form of a place's name, whatever its case; `None` where it is not in the table.
pub fn canonical(name: &str) -> Option<&'static str> {
    BY_NAME.get(&name.to_lowercase()).and_then(|places| places.first()).map(|place| place.name)
}

/// What is known of where a place is. Empty where places of one name differ in it: never the larger one, for being larger.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Location {
    pub kind: Option<PlaceKind>,
    /// Empty where it is not known, or the place crosses borders.
    pub country: &'static str,
    /// The first-order region.
    pub region: &'static str,
    /// Latitude and longitude, in degrees north and east.
    pub point: Option<(f64, f64)>,
}

/// Where a place of a canonical name is. Of places in several countries, those in the land of one of the parties are meant.
pub fn locate(name: &str, parties: &[String]) -> Location {
    let Some(places) = BY_NAME.get(&name.to_lowercase()) else { return Location::default() };
    let mut of: Vec<&'static Place> = places.clone();
    if common(&of, country).is_none() {
        let lands: Vec<&str> = parties.iter().flat_map(|party| lands(party)).collect();
        of.retain(|it| lands.contains(&it.country));
    }
    Location {
        kind: common(&of, |it| it.kind),
        country: common(&of, country).unwrap_or_default(),
        region: common(&of, region).unwrap_or_default(),
        point: common(&of, |it| it.point).flatten(),
    }
}

/// Latitude and longitude, in degrees.
type Point = (f64, f64);

/// The points of the places of each region: its country and name.
static BY_REGION: LazyLock<HashMap<(&str, &str), Vec<Point>>> = LazyLock::new(|| {
    let mut by_region: HashMap<(&str, &str), Vec<Point>> = HashMap::new();
    for place in Lexicon::english().world.places.iter().filter(|it| !it.region.is_empty()) {
        by_region.entry((place.country, place.region)).or_default().extend(place.point);
    }
    by_region
});

/// Where the places of a region lie: in the middle of their latitudes and of their longitudes.
pub fn middle_of(region: &str, country: &str) -> Option<(f64, f64)> {
    let points = BY_REGION.get(&(country, canonical(region)?))?;
    let middle = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let latitude = middle(points.iter().map(|it| it.0).collect())?;
    Some((latitude, middle(points.iter().map(|it| it.1).collect())?))
}

/// What all of them have in common.
fn common<T: PartialEq>(of: &[&'static Place], what: impl Fn(&'static Place) -> T) -> Option<T> {
    let first = what(of.first()?);
    of.iter().all(|it| what(it) == first).then_some(first)
}

/// The countries in which a party is at home, or fights.
fn lands(party: &str) -> Vec<&'static str> {
    let world = &Lexicon::english().world;
    let Some(id) = world.party(party) else { return Vec::new() };
    let party = &world.parties[id as usize];
    party.place.iter().chain(&party.country).map(String::as_str).collect()
}

/// The country of a place: itself, where it is one.
fn country(place: &'static Place) -> &'static str {
    if place.kind == PlaceKind::Country { place.name } else { place.country }
}

/// The first-order region of a place: itself, where it is one.
fn region(place: &'static Place) -> &'static str {
    if place.kind == PlaceKind::Region { place.name } else { place.region }
}

/// The cell of the PRIO-GRID that holds a point: half a degree wide, 720 in a row, numbered from 1 at 90° south, 180° west.
pub fn priogrid((latitude, longitude): (f64, f64)) -> i64 {
    let row = (((latitude + 90.0) * 2.0).floor() as i64).clamp(0, 359);
    let column = (((longitude + 180.0) * 2.0).floor() as i64).clamp(0, 719);
    row * 720 + column + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_two_countries_is_placed_by_the_parties_only() {
        let of = |parties: &[&str]| {
            let parties: Vec<String> = parties.iter().map(|&it| it.to_owned()).collect();
            locate("Goma", &parties).country
        };
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["Philippines"]), "Philippines");
        assert_eq!(of(&["Philippines", "Democratic Republic of the Congo"]), "");
    }

    #[test]
    fn a_region_is_in_the_middle_of_its_places() {
        let (latitude, longitude) = middle_of("Kursk Oblast", "Russia").unwrap();
        assert!((51.0..52.5).contains(&latitude) && (34.0..38.5).contains(&longitude), "{latitude} {longitude}");
        assert_eq!(middle_of("Kursk Oblast", "France"), None);
    }

    #[test]
    fn cells_of_the_grid_are_numbered_as_prio_does() {
        // The corners of the grid, and Kharkiv: row 280, column 433 counted from 1.
        for (point, gid) in [((-90.0, -180.0), 1), ((89.9, 179.9), 259_200), ((49.982, 36.255), 279 * 720 + 433)] {
            assert_eq!(priogrid(point), gid, "{point:?}");
        }
    }
}
