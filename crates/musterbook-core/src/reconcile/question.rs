//! What is asked, and how the statements of one side are laid out in series.
//!
//! A *family* is all statements on one side's people, or on one kind of its things: they bear on each other. A *layout* says
//! which series a family has. Places of running totals are told loosely ("in Kursk", "in Russia"), so the place where most
//! of a family's placed statements are, and what contains it, stand for the whole theatre; other places are parts of it.

use super::statement::Statement;
use crate::claim::{Outcome, Scope, Unit};
use crate::lexicon::{Lexicon, world::PlaceKind};
use crate::score::{NameSlot, Names};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A question: the value of one series.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Question {
    pub side: Option<String>,
    pub unit: Unit,
    pub outcome: Outcome,
    pub civilian: Option<bool>,
    /// `None` for the whole theatre.
    pub place: Option<String>,
}

/// The values of one unknown through time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Series {
    pub outcome: Outcome,
    /// A level, which rises and falls; else a running total.
    pub is_level: bool,
    pub civilian: Option<bool>,
    pub place: Option<String>,
}

/// Outcomes that are levels whatever a text calls them.
const LEVELS: &[Outcome] = &[Outcome::Present, Outcome::Held, Outcome::InNeed, Outcome::Trapped];

/// How a family's statements are laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The key of the place that stands for the theatre, and of those that contain it.
    theatre: Vec<String>,
    /// Whether civilians are told apart in this family.
    splits_civilians: bool,
    /// The force was sent to another country than the side's own.
    pub is_expedition: bool,
}

/// The families of statements, by side and unit: places in the list.
pub fn families(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut by_key: FxHashMap<(Option<String>, Unit), usize> = FxHashMap::default();
    let mut keys: FxHashMap<&str, String> = FxHashMap::default();
    for (at, it) in statements.iter().enumerate() {
        let side = owner(it).map(|name| keys.entry(name).or_insert_with(|| party_key(name)).clone());
        let key = (side, it.unit);
        let family = *by_key.entry(key).or_insert_with(|| {
            found.push(Vec::new());
            found.len() - 1
        });
        found[family].push(at);
    }
    found
}

/// Whose a figure is: of what is supplied the giver's, where one is named, for a receiver has it from several.
fn owner(it: &Statement) -> Option<&str> {
    let giver = it.by.as_deref().filter(|_| it.outcome == Outcome::Supplied);
    giver.or(it.side.as_deref())
}

/// The statements that bear on a question.
pub fn family_of(question: &Question, statements: &[Statement]) -> Vec<usize> {
    let side = question.side.as_deref().map(party_key);
    // A ledger has few names of sides, and many statements.
    let mut is_side: FxHashMap<Option<&str>, bool> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, it) in statements.iter().enumerate().filter(|(_, it)| it.unit == question.unit) {
        let name = it.side.as_deref();
        if *is_side.entry(name).or_insert_with(|| name.map(party_key) == side) {
            found.push(at);
        }
    }
    found
}

fn party_key(name: &str) -> String {
    Names::standard().key(name, NameSlot::Party).join(" ")
}

fn place_key(name: &str) -> String {
    Names::standard().key(name, NameSlot::Place).join(" ")
}

impl Layout {
    pub fn of(family: &[&Statement]) -> Layout {
        let mut counts: FxHashMap<String, (usize, &str)> = FxHashMap::default();
        let mut placed = 0;
        // Where the losses are is where the fight is: troops are told of on their way, too.
        let is_of_troops =
            |it: &Statement| matches!(it.outcome, Outcome::Deployed | Outcome::Trained | Outcome::Recruited);
        let has_losses = family.iter().any(|it| !is_level(it) && !is_of_troops(it) && it.place.is_some());
        let tells = |it: &&&Statement| !(is_level(it) || has_losses && is_of_troops(it));
        for place in family.iter().filter(tells).filter_map(|it| it.place.as_deref()) {
            placed += 1;
            for container in containers(place) {
                counts.entry(place_key(container)).or_insert((0, container)).0 += 1;
            }
        }
        // The smallest place that holds at least half of them.
        let rank = |name: &str| Lexicon::english().world.place(name).map_or(9, |it| it.kind as u8);
        let most = counts
            .values()
            .filter(|(n, _)| n * 2 >= placed)
            .max_by(|a, b| (rank(a.1), a.0).cmp(&(rank(b.1), b.0)).then(b.1.cmp(a.1)));
        let country = most.and_then(|(_, name)| Lexicon::english().world.country_of(name));
        let home = family.iter().find_map(|it| it.side.as_deref());
        let is_home = |side: &str| country.is_none_or(|country| party_key(side) == party_key(country));
        // A side that fights in many places is not meant whole where one of them is named; a force sent to one place is.
        let is_sent = home.is_none_or(|side| !is_home(side));
        let is_meant = |name: &&str| {
            is_sent || Lexicon::english().world.place(name).is_some_and(|it| it.kind == PlaceKind::Country)
        };
        let theatre: Vec<String> =
            most.map(|(_, name)| containers(name).filter(is_meant).map(place_key).collect()).unwrap_or_default();
        Layout {
            theatre,
            splits_civilians: family.iter().any(|it| it.civilian == Some(true))
                && family.iter().any(|it| it.civilian != Some(true)),
            is_expedition: home.is_some_and(|side| !is_home(side)) && family.iter().all(|it| it.civilian != Some(true)),
        }
    }

    /// The series of a statement.
    pub fn series(&self, it: &Statement) -> Series {
        let level = is_level(it);
        let outcome = if level && it.outcome == Outcome::Deployed { Outcome::Present } else { it.outcome };
        Series {
            outcome,
            is_level: level,
            civilian: self.civilian(it.civilian),
            place: self.place(it.place.as_deref(), level),
        }
    }

    /// The series that a question asks for.
    pub fn asked(&self, question: &Question) -> Series {
        let is_level = LEVELS.contains(&question.outcome);
        Series {
            outcome: question.outcome,
            is_level,
            civilian: self.civilian(question.civilian),
            place: self.place(question.place.as_deref(), is_level),
        }
    }

    fn civilian(&self, civilian: Option<bool>) -> Option<bool> {
        civilian.filter(|_| self.splits_civilians)
    }

    /// The key of a place that is a part of the theatre; `None` for the theatre. A level at the theatre's own place is a part
    /// of the level of what contains it: 10,000 in Kursk of 12,000 in Russia.
    fn place(&self, place: Option<&str>, is_level: bool) -> Option<String> {
        let key = place_key(place?);
        let whole = match (is_level, self.theatre.as_slice()) {
            (true, [_, containers @ ..]) if !containers.is_empty() => containers,
            (_, all) => all,
        };
        let known = Lexicon::english().world.place(place?);
        // Of a force abroad, a country or an unknown place is a loose word for the theatre.
        let is_country = known.is_some_and(|it| it.kind == PlaceKind::Country) && self.is_expedition && !is_level;
        let is_vague = is_country || known.is_none() && self.theatre.len() > 1;
        (!whole.contains(&key) && !is_vague).then_some(key)
    }
}

/// Whether the statement is on a level.
pub fn is_level(it: &Statement) -> bool {
    it.scope == Scope::State || LEVELS.contains(&it.outcome)
}

/// Whether a place is another, or lies in it.
pub fn contains(place: &str, within: &str) -> bool {
    let key = place_key(place);
    containers(within).any(|it| place_key(it) == key)
}

/// A place and what contains it, the smallest first. The seat of a region stands for it where it has its name.
fn containers(place: &str) -> impl Iterator<Item = &str> {
    let world = &Lexicon::english().world;
    let found = world.place(place);
    let region = found.filter(|it| it.kind != PlaceKind::Country && it.kind != PlaceKind::Region);
    let region = region.map(|it| it.region).filter(|name| !name.is_empty());
    let country = found.filter(|it| it.kind != PlaceKind::Country).map(|it| it.country).filter(|name| !name.is_empty());
    std::iter::once(place).chain(region).chain(country)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::{Casualties, Present};
    use crate::reconcile::statement::tests::at;

    #[test]
    fn the_place_of_most_statements_and_what_contains_it_is_the_theatre() {
        let placed = |place: Option<&str>, outcome| Statement {
            place: place.map(str::to_owned),
            ..at("NIS", outcome, 1_000.0, (1, 13))
        };
        let family = [
            placed(Some("Kursk Oblast"), Casualties),
            placed(Some("Kursk Oblast"), Casualties),
            placed(Some("Russia"), Casualties),
            placed(Some("Belgorod Oblast"), Casualties),
            placed(None, Casualties),
            placed(Some("Kursk Oblast"), Present),
            placed(Some("Russia"), Present),
        ];
        let layout = Layout::of(&family.iter().collect::<Vec<_>>());
        let places: Vec<Option<String>> = family.iter().map(|it| layout.series(it).place).collect();
        assert_eq!(places[..3], [None, None, None]);
        assert!(places[3].is_some() && places[4].is_none());
        assert!(places[5].is_some() && places[6].is_none(), "a level in Kursk is a part of that in Russia");
        assert!(layout.is_expedition);
    }

    #[test]
    fn civilians_are_told_apart_where_there_are_any() {
        let people = |civilian| Statement { civilian, ..at("NIS", Casualties, 1_000.0, (1, 13)) };
        let soldiers = [people(Some(false)), people(None)];
        let layout = Layout::of(&soldiers.iter().collect::<Vec<_>>());
        assert_eq!(layout.series(&soldiers[0]), layout.series(&soldiers[1]));
        let mixed = [people(Some(true)), people(None)];
        let layout = Layout::of(&mixed.iter().collect::<Vec<_>>());
        assert_ne!(layout.series(&mixed[0]), layout.series(&mixed[1]));
    }
}
