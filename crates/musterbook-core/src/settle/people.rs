//! Whose people the civilians are: in a war between states the state's whose territory they live in; in a civil war
//! nobody's; in Gaza and the West Bank Palestinians. And, for fighters of whom no word says whose, the side that the
//! text counts most.

use crate::claim::{Outcome, Step, Unit};
use crate::document::{Document, Draft};
use crate::lexicon::Class;
use crate::lexicon::world::{PartyKind, Sense};

/// Countries where, in the decades the texts are about, civilians of a place count as the state's: wars between states.
/// `from` and `to` are years, inclusive.
struct Theatre {
    country: &'static str,
    side: &'static str,
    from: i16,
    to: i16,
}

const THEATRES: &[Theatre] = &[
    Theatre { country: "Ukraine", side: "Ukraine", from: 2022, to: 2100 },
    Theatre { country: "Russia", side: "Russia", from: 2022, to: 2100 },
    Theatre { country: "Palestine", side: "Palestinians", from: 1987, to: 2100 },
    Theatre { country: "Israel", side: "Israel", from: 1973, to: 2100 },
    Theatre { country: "Lebanon", side: "Lebanon", from: 2006, to: 2100 },
    Theatre { country: "Iran", side: "Iran", from: 1980, to: 1988 },
    Theatre { country: "Iraq", side: "Iraq", from: 1980, to: 1991 },
    Theatre { country: "Iran", side: "Iran", from: 2024, to: 2100 },
    Theatre { country: "Armenia", side: "Armenia", from: 1990, to: 2100 },
    Theatre { country: "Azerbaijan", side: "Azerbaijan", from: 1990, to: 2100 },
    Theatre { country: "Georgia", side: "Georgia", from: 2008, to: 2008 },
    Theatre { country: "Thailand", side: "Thailand", from: 2025, to: 2100 },
    Theatre { country: "Cambodia", side: "Cambodia", from: 2025, to: 2100 },
    Theatre { country: "India", side: "India", from: 2025, to: 2100 },
    Theatre { country: "Pakistan", side: "Pakistan", from: 2025, to: 2100 },
    Theatre { country: "Argentina", side: "Argentina", from: 1982, to: 1982 },
    Theatre { country: "United States", side: "United States", from: 1975, to: 2100 },
    Theatre { country: "Poland", side: "Poland", from: 2022, to: 2100 },
];

/// Fills the side of drafts that have none.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    let countries = countries_named(doc);
    let usual = usual_fighters(drafts);
    for draft in drafts.iter_mut().filter(|d| d.side.is_none()) {
        if Class::of(draft.unit) == Class::People && draft.civilian == Some(false) || is_military(draft) {
            if let Some(side) = &usual {
                draft.side = Some(side.clone());
                draft.trace.push(Step { rule: "side counted most", saw: side.clone() });
            }
            continue;
        }
        let is_home = matches!(Class::of(draft.unit), Class::People) || matches!(draft.unit, Unit::Building);
        if !is_home || draft.by.is_none() && draft.place.is_none() {
            continue;
        }
        if let Some(side) = home(doc, draft, &countries) {
            draft.trace.push(Step { rule: "whose land it is", saw: draft.place.clone().unwrap_or_default() });
            draft.side = Some(side.to_string());
        }
    }
}

fn is_military(draft: &Draft) -> bool {
    draft.unit == Unit::People
        && draft.civilian.is_none()
        && matches!(draft.outcome, Outcome::Casualties | Outcome::Deployed | Outcome::Surrendered | Outcome::Recruited)
}

/// The side of most of the fighters counted in the text.
fn usual_fighters(drafts: &[Draft]) -> Option<String> {
    let mut sides: Vec<(&String, usize)> = Vec::new();
    for draft in drafts.iter().filter(|d| Class::of(d.unit) == Class::People && d.civilian != Some(true)) {
        if let Some(side) = &draft.side {
            match sides.iter_mut().find(|(known, _)| *known == side) {
                Some((_, n)) => *n += 1,
                None => sides.push((side, 1)),
            }
        }
    }
    let total: usize = sides.iter().map(|(_, n)| n).sum();
    sides.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n * 2 > total).map(|(side, _)| side.clone())
}

/// The countries that the names of places in the text lie in, most named first.
fn countries_named(doc: &Document) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut add = |country: &'static str| match counts.iter_mut().find(|(known, _)| *known == country) {
        Some((_, n)) => *n += 1,
        None => counts.push((country, 1)),
    };
    for name in &doc.names {
        for sense in &name.name.senses {
            match *sense {
                Sense::Place(id) => {
                    let place = &doc.lexicon.world.places[id as usize];
                    add(if place.country.is_empty() { place.name } else { place.country });
                    break;
                }
                Sense::Party(id, _) if doc.lexicon.world.parties[id as usize].kind == PartyKind::State => {
                    add(doc.lexicon.world.parties[id as usize].name.as_str());
                    break;
                }
                _ => {}
            }
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// The side of people who live where the figure's place is.
fn home(doc: &Document, draft: &Draft, countries: &[(&'static str, usize)]) -> Option<&'static str> {
    let place = draft.place.as_deref()?;
    let year = draft.when.end.or(draft.when.start).or(doc.published).map(|d| d.year());
    let candidates: Vec<&'static str> = doc
        .names
        .iter()
        .flat_map(|n| n.places())
        .map(|id| &doc.lexicon.world.places[id as usize])
        .filter(|p| p.name == place)
        .map(|p| if p.country.is_empty() { p.name } else { p.country })
        .collect();
    let country = candidates
        .iter()
        .copied()
        .max_by_key(|c| countries.iter().find(|(name, _)| name == c).map_or(0, |(_, n)| *n))
        .or_else(|| countries.first().map(|(name, _)| *name))?;
    THEATRES
        .iter()
        .find(|t| t.country == country && year.is_none_or(|y| t.from <= y && y <= t.to))
        .map(|t| t.side)
}
