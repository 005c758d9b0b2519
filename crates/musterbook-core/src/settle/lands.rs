//! Which country each place of a text lies in, counted once for all figures.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::world::{PartyKind, Sense};
use rustc_hash::FxHashMap;

/// The countries of a text's places.
#[derive(Debug, Default)]
pub struct Lands<'t> {
    /// How often each country is named, by a place in it or as a state.
    counts: FxHashMap<&'static str, usize>,
    /// The country named most; of several named as often, the first.
    first: Option<&'static str>,
    /// The country of each place that is named, by its canonical name and as it is written: of several of the name, the
    /// one that the text speaks of most.
    by_place: FxHashMap<&'t str, &'static str>,
}

impl<'t> Lands<'t> {
    pub fn of(doc: &Document<'t>) -> Lands<'t> {
        let world = &doc.lexicon.world;
        let mut lands = Lands::default();
        let mut order: Vec<&'static str> = Vec::new();
        for name in &doc.names {
            let mut of = name.name.senses.iter().filter_map(|sense| match *sense {
                Sense::Place(id) => Some(country(&world.places[id as usize])),
                Sense::Party(id, _) if world.parties[id as usize].kind == PartyKind::State => {
                    Some(world.parties[id as usize].name.as_str())
                }
                _ => None,
            });
            let Some(country) = of.next() else { continue };
            // A name of several lands speaks for none.
            if of.any(|other| other != country) {
                continue;
            }
            *lands.counts.entry(country).or_insert_with(|| {
                order.push(country);
                0
            }) += 1;
        }
        lands.first = order.into_iter().rev().max_by_key(|country| lands.counts[country]);
        for name in &doc.names {
            let written = doc.span(&name.tokens).of(doc.text);
            // Of several of a name that the text speaks of as much, the largest.
            let mut places: Vec<_> = name.places().map(|id| &world.places[id as usize]).collect();
            places.sort_by_key(|place| place.population);
            for place in places {
                lands.keep(place.name, country(place));
                if written != place.name {
                    lands.keep(written, country(place));
                }
            }
        }
        lands
    }

    fn keep(&mut self, place: &'t str, country: &'static str) {
        let often = |country: &str| self.counts.get(country).copied().unwrap_or(0);
        if self.by_place.get(place).is_none_or(|known| often(country) >= often(known)) {
            self.by_place.insert(place, country);
        }
    }

    /// The country of a place by its name; of one that the text does not name so, the one that the world's tables know by
    /// it, else the country named most.
    pub fn country_of(&self, place: &str) -> Option<&'static str> {
        let known = || Lexicon::english().world.country_of(place);
        self.by_place.get(place).copied().or_else(known).or(self.first)
    }
}

fn country(place: &'static crate::lexicon::world::Place) -> &'static str {
    if place.country.is_empty() { place.name } else { place.country }
}
