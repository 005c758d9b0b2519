//! Which country each place of a text lies in, counted once for all figures.

use crate::document::Document;
use crate::lexicon::world::{PartyKind, Sense};
use rustc_hash::FxHashMap;

/// The countries of a text's places.
#[derive(Debug, Default)]
pub struct Lands<'t> {
    /// How often each country is named, by a place in it or as a state.
    counts: FxHashMap<&'static str, usize>,
    /// The country named most; of several named as often, the first.
    first: Option<&'static str>,
    /// The country of each place that is named, by its own name and as written: of several of the name, the one that the text speaks of most.
    by_place: FxHashMap<&'t str, &'static str>,
}

impl<'t> Lands<'t> {
    pub fn of(doc: &Document<'t>) -> Lands<'t> {
        let world = &doc.lexicon.world;
        let mut lands = Lands::default();
        let mut order: Vec<&'static str> = Vec::new();
        for name in &doc.names {
            let country = name.name.senses.iter().find_map(|sense| match *sense {
                Sense::Place(id) => Some(country(&world.places[id as usize])),
                Sense::Party(id, _) if world.parties[id as usize].kind == PartyKind::State => {
                    Some(world.parties[id as usize].name.as_str())
                }
                _ => None,
            });
            let Some(country) = country else { continue };
            *lands.counts.entry(country).or_insert_with(|| {
                order.push(country);
                0
            }) += 1;
        }
        lands.first = order.into_iter().rev().max_by_key(|country| lands.counts[country]);
        for name in &doc.names {
            let written = doc.span(&name.tokens).of(doc.text);
            for place in name.places().map(|id| &world.places[id as usize]) {
                let found = country(place);
                for form in [place.name, written] {
                    let known = lands.by_place.entry(form).or_insert(found);
                    if lands.counts.get(found).unwrap_or(&0) >= lands.counts.get(known).unwrap_or(&0) {
                        *known = found;
                    }
                }
            }
        }
        lands
    }

    /// The country of a place by its name; of one that the text does not name so, the country named most.
    pub fn country_of(&self, place: &str) -> Option<&'static str> {
        self.by_place.get(place).copied().or(self.first)
    }
}

fn country(place: &'static crate::lexicon::world::Place) -> &'static str {
    if place.country.is_empty() { place.name } else { place.country }
}
