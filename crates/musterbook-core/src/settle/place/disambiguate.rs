//! Which of the places of one name is meant: by the countries that the text speaks of, by the kind noun beside it,
//! by size.

use crate::document::{Document, NameAt};
use crate::lexicon::world::{Place, PlaceKind, Sense};
use rustc_hash::FxHashMap;

/// How often a text speaks of each country.
#[derive(Debug, Default)]
pub(super) struct Countries<'a> {
    counts: FxHashMap<&'a str, u32>,
    total: u32,
}

impl<'a> Countries<'a> {
    /// Counts the countries behind the parties and the unmistakable places of a text.
    pub fn of(doc: &Document<'a>) -> Countries<'a> {
        let mut countries = Countries::default();
        let world = &doc.lexicon.world;
        for name in &doc.names {
            if let Some((id, _)) = name.party() {
                let party = &world.parties[id as usize];
                if let Some(place) = &party.place {
                    countries.add(place, 2);
                } else {
                    party.country.iter().for_each(|country| countries.add(country, 2));
                }
                continue;
            }
            let mut places = name.places();
            if let (Some(id), None) = (places.next(), places.next()) {
                let place = &world.places[id as usize];
                // Small places are often words or people: they say little
                countries
                    .add(place.country, if place.kind == PlaceKind::Town && place.population < 30_000 { 1 } else { 3 });
            }
        }
        countries
    }

    fn add(&mut self, country: &'a str, weight: u32) {
        if !country.is_empty() {
            *self.counts.entry(country).or_default() += weight;
            self.total += weight;
        }
    }

    /// The share of a country, 0 to 1.
    pub fn share(&self, country: &str) -> f64 {
        f64::from(self.counts.get(country).copied().unwrap_or(0)) / f64::from(self.total.max(1))
    }

    /// Whether the text names so many that their shares say what it is about.
    pub fn is_telling(&self) -> bool {
        const ENOUGH: u32 = 8;
        self.total >= ENOUGH
    }

    /// The country that the text speaks of most.
    pub fn main(&self) -> Option<&'a str> {
        self.counts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(country, _)| *country)
    }
}

/// The place that a name means here. `wants_region` where a word like `region` follows.
pub(super) fn choose(
    doc: &Document,
    name: &NameAt,
    countries: &Countries,
    wants_region: bool,
) -> Option<&'static Place> {
    let world = &doc.lexicon.world;
    let mut best: Option<(f64, &'static Place)> = None;
    for sense in &name.name.senses {
        let Sense::Place(id) = sense else { continue };
        let Some(place) = world.places.get(*id as usize) else { continue };
        let score = score(place, countries, wants_region);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, place));
        }
    }
    best.map(|(_, place)| place)
}

fn score(place: &Place, countries: &Countries, wants_region: bool) -> f64 {
    let known = countries.share(place.country);
    let mut score = f64::from(place.population.max(1)).log10() + 6.0 * known + if known > 0.0 { 2.0 } else { 0.0 };
    match place.kind {
        PlaceKind::Country => score += 3.0,
        PlaceKind::Region if wants_region => score += 8.0,
        PlaceKind::Region => score -= 1.0,
        PlaceKind::District if wants_region => score += 2.0,
        PlaceKind::District => score -= 0.5,
        PlaceKind::Area => score += 2.0,
        PlaceKind::Town => {}
    }
    score
}
