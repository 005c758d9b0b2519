//! In which countries, and when, the civilians of a place are of a side. Table `theatres.toml`.

use super::table::parse;
use serde::Deserialize;

/// A country in a war between states, and whose its civilians are. The years are inclusive.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Theatre {
    country: String,
    side: String,
    from: i16,
    to: Option<i16>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theatres {
    theatre: Vec<Theatre>,
}

impl Theatres {
    pub fn load() -> Theatres {
        parse("theatres.toml", include_str!("../../world/theatres.toml"))
    }

    /// The side of the civilians of a country in a year; of an unknown year, that of any.
    pub fn side_of(&self, country: &str, year: Option<i16>) -> Option<&str> {
        let covers = |t: &&Theatre| year.is_none_or(|y| t.from <= y && t.to.is_none_or(|to| y <= to));
        self.theatre.iter().filter(|t| t.country == country).find(covers).map(|t| t.side.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::lexicon::world::PlaceKind;

    #[test]
    fn every_country_and_side_is_known_and_no_war_ends_before_it_begins() {
        let world = &Lexicon::english().world;
        for Theatre { country, side, from, to } in Theatres::load().theatre {
            let is_country = world.places.iter().any(|p| p.kind == PlaceKind::Country && p.name == country);
            assert!(is_country, "no country {country:?}");
            assert!(world.party(&side).is_some(), "no party {side:?}");
            assert!(to.is_none_or(|to| from <= to), "{country}: {from} to {to:?}");
        }
    }

    #[test]
    fn the_side_is_that_of_the_year() {
        let theatres = Theatres::load();
        assert_eq!(theatres.side_of("Iran", Some(1985)), Some("Iran"));
        assert_eq!(theatres.side_of("Iran", Some(2000)), None);
        assert_eq!(theatres.side_of("Palestine", None), Some("Palestinians"));
        assert_eq!(theatres.side_of("Sudan", Some(2024)), None);
    }
}
