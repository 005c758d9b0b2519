//! The names of the world: parties, bodies, people, places and weapons, with their aliases.

use super::phrases::Phrases;
use super::table::parse;
use super::theatres::Theatres;
use crate::claim::Unit;
use crate::text::Vocabulary;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a name may stand for. One surface may have several senses (`Ukraine` is a party and a place).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    Party(u32, PartyForm),
    Body(u32),
    Person(u32),
    Place(u32),
    Weapon(Unit),
}

/// Which form of a party's name stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyForm {
    /// `Russia`, `Hamas`
    Name,
    /// `Russian`, `Russians`
    Demonym,
    /// `Moscow`, standing for the government
    Capital,
    /// `Russian Armed Forces`, `IDF`
    Forces,
    /// `the North`: only in a text that names the party otherwise too
    Nickname,
}

/// A name as found in a text.
#[derive(Clone, Debug)]
pub struct Name {
    pub senses: Vec<Sense>,
    /// Only in exact upper case (`IS`, `DI`).
    pub exact_case: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    State,
    Group,
    Coalition,
    People,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub name: String,
    pub kind: PartyKind,
    pub place: Option<String>,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub demonyms: Vec<String>,
    #[serde(default)]
    pub capitals: Vec<String>,
    #[serde(default)]
    pub forces: Vec<String>,
    #[serde(default)]
    pub nicknames: Vec<String>,
    #[serde(default)]
    pub adversaries: Vec<String>,
    #[serde(default)]
    pub country: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    pub name: String,
    pub kind: BodyKind,
    pub party: Option<String>,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyKind {
    Government,
    Ministry,
    Military,
    Intelligence,
    Emergency,
    Health,
    Police,
    Local,
    Court,
    Monitor,
    Un,
    Ngo,
    Agency,
    Outlet,
    Thinktank,
    Company,
    Faction,
    Social,
}

impl BodyKind {
    /// Whether a body of this kind usually passes on what others say.
    pub fn is_relay(self) -> bool {
        matches!(self, BodyKind::Agency | BodyKind::Outlet | BodyKind::Social)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: String,
    #[serde(default)]
    pub names: Vec<String>,
    pub party: Option<String>,
    pub body: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    Country,
    Region,
    District,
    Town,
    Area,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub name: &'static str,
    pub kind: PlaceKind,
    /// The country's name; empty for areas that cross borders.
    pub country: &'static str,
    /// The first-order region's name; may be empty.
    pub region: &'static str,
    pub population: u32,
    /// Latitude and longitude, in degrees north and east; where they are known.
    pub point: Option<(f64, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weapons {
    weapon: Vec<Weapon>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weapon {
    unit: Unit,
    names: Vec<String>,
}

/// All tables of `world/`, and their names as phrases.
#[derive(Debug, Default)]
pub struct World {
    pub parties: Vec<Party>,
    pub bodies: Vec<Body>,
    pub people: Vec<Person>,
    pub places: Vec<Place>,
    pub names: Phrases<Name>,
    pub theatres: Theatres,
    party_by_name: FxHashMap<String, u32>,
    state_by_place: FxHashMap<String, u32>,
    body_by_name: FxHashMap<String, u32>,
    person_by_name: FxHashMap<String, u32>,
    /// By the other names of people that are two words or more.
    person_by_alias: FxHashMap<String, u32>,
    /// By name, demonym and abbreviation.
    party_by_word: FxHashMap<String, u32>,
    place_by_name: FxHashMap<&'static str, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyFile {
    party: Vec<Party>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyFile {
    body: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    person: Vec<Person>,
}

impl World {
    pub fn load(vocabulary: &mut Vocabulary) -> World {
        let mut world = World {
            parties: parse::<PartyFile>("parties.toml", include_str!("../../world/parties.toml")).party,
            bodies: parse::<BodyFile>("bodies.toml", include_str!("../../world/bodies.toml")).body,
            people: parse::<PeopleFile>("people.toml", include_str!("../../world/people.toml")).person,
            theatres: Theatres::load(),
            ..World::default()
        };
        world.add_names(vocabulary);
        world.add_places(include_str!("../../world/places.tsv"), vocabulary);
        world.index();
        world.add_native_names(include_str!("../../world/native_names.tsv"), vocabulary);
        for weapon in parse::<Weapons>("weapons.toml", include_str!("../../world/weapons.toml")).weapon {
            for name in &weapon.names {
                world.add(name, Sense::Weapon(weapon.unit), false, vocabulary);
                if name.ends_with(|c: char| c.is_ascii_digit()) {
                    // `two MiG-21s`
                    world.add(&format!("{name}s"), Sense::Weapon(weapon.unit), false, vocabulary);
                }
            }
        }
        world
    }

    fn index(&mut self) {
        for (party, id) in self.parties.iter().zip(0_u32..) {
            let words = party.demonyms.iter().chain(&party.abbreviations).chain([&party.name]);
            for word in words {
                self.party_by_word.entry(word.clone()).or_insert(id);
            }
        }
        for (place, id) in self.places.iter().zip(0_u32..) {
            let known = self.place_by_name.entry(place.name).or_insert(id);
            if self.places[*known as usize].population < place.population {
                *known = id;
            }
        }
    }

    /// The party of a canonical name.
    pub fn party(&self, name: &str) -> Option<u32> {
        self.party_by_name.get(name).copied()
    }

    /// What kind of party a canonical name is.
    pub fn kind_of(&self, name: &str) -> Option<PartyKind> {
        self.party(name).map(|id| self.parties[id as usize].kind)
    }

    /// The state whose land a country is.
    pub fn state_of(&self, country: &str) -> Option<&Party> {
        self.state_by_place.get(country).map(|&id| &self.parties[id as usize])
    }

    /// The place of a canonical name; of several, the one with most people.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.place_by_name.get(name).map(|&id| &self.places[id as usize])
    }

    /// The country of a place by its canonical name; of several, of the one with most people.
    pub fn country_of(&self, place: &str) -> Option<&'static str> {
        let id = *self.place_by_name.get(place)?;
        let place = &self.places[id as usize];
        Some(if place.country.is_empty() { place.name } else { place.country })
    }

    /// The party that a speaker speaks for: a party by its name, the one behind a body or a person, or the one whose name or
    /// demonym a description begins with (`Malian army`, `South Korean officials`).
    pub fn voice(&self, speaker: &str) -> Option<&Party> {
        let of_body = || self.party(self.body(speaker)?.party.as_deref()?);
        let of_person = || self.party(self.person(speaker)?.party.as_deref()?);
        let of_demonym = || {
            let mut ends = speaker.match_indices(' ').map(|(at, _)| at).rev();
            ends.find_map(|end| self.party_by_word.get(&speaker[..end]).copied())
        };
        let id = self.party(speaker).or_else(of_body).or_else(of_person).or_else(of_demonym)?;
        Some(&self.parties[id as usize])
    }

    /// The body of a canonical name.
    pub fn body(&self, name: &str) -> Option<&Body> {
        self.body_by_name.get(name).map(|&id| &self.bodies[id as usize])
    }

    /// The canonical name of a person by any full name the table has: `Volodymyr Zelensky` is `Volodymyr Zelenskyy`. Other
    /// names are given back as they are.
    pub fn canonical(&self, name: &str) -> String {
        let person = self.person_by_alias.get(name).map(|&id| &self.people[id as usize].name);
        person.map_or_else(|| name.to_owned(), Clone::clone)
    }

    /// The person of a canonical name.
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.person_by_name.get(name).map(|&id| &self.people[id as usize])
    }

    fn add(&mut self, phrase: &str, sense: Sense, exact_case: bool, vocabulary: &mut Vocabulary) {
        if let Some(known) = self.names.add(phrase, Name { senses: vec![sense], exact_case }, vocabulary)
            && !known.senses.contains(&sense)
        {
            known.senses.push(sense);
            known.exact_case &= exact_case;
        }
    }

    /// Adds the names of places in their own script: `Харків` is `Kharkiv`.
    fn add_native_names(&mut self, table: &'static str, vocabulary: &mut Vocabulary) {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (name, native) =
                line.split_once('\t').unwrap_or_else(|| panic!("native_names.tsv: no tab in {line:?}"));
            let id = *self.place_by_name.get(name).unwrap_or_else(|| panic!("native_names.tsv: no place {name:?}"));
            for native in native.split('|') {
                self.add(native, Sense::Place(id), false, vocabulary);
            }
        }
    }

    fn add_names(&mut self, vocabulary: &mut Vocabulary) {
        let parties = std::mem::take(&mut self.parties);
        for (index, party) in parties.iter().enumerate() {
            let index = index as u32;
            self.party_by_name.insert(party.name.clone(), index);
            if let Some(place) = party.place.clone().filter(|_| party.kind == PartyKind::State) {
                self.state_by_place.entry(place).or_insert(index);
            }
            let forms = [
                (&party.names, PartyForm::Name, false),
                (&party.abbreviations, PartyForm::Name, true),
                (&party.demonyms, PartyForm::Demonym, false),
                (&party.capitals, PartyForm::Capital, false),
                (&party.forces, PartyForm::Forces, false),
                (&party.nicknames, PartyForm::Nickname, false),
            ];
            self.add(&party.name, Sense::Party(index, PartyForm::Name), false, vocabulary);
            for (names, form, exact) in forms {
                for name in names {
                    self.add(name, Sense::Party(index, form), exact, vocabulary);
                }
            }
        }
        self.parties = parties;
        let bodies = std::mem::take(&mut self.bodies);
        for (index, body) in bodies.iter().enumerate() {
            let sense = Sense::Body(index as u32);
            self.body_by_name.entry(body.name.clone()).or_insert(index as u32);
            for name in std::iter::once(&body.name).chain(&body.names) {
                self.add(name, sense, false, vocabulary);
            }
            for name in &body.abbreviations {
                self.add(name, sense, true, vocabulary);
            }
        }
        self.bodies = bodies;
        let people = std::mem::take(&mut self.people);
        for (index, person) in people.iter().enumerate() {
            self.person_by_name.entry(person.name.clone()).or_insert(index as u32);
            for name in std::iter::once(&person.name).chain(&person.names) {
                self.add(name, Sense::Person(index as u32), false, vocabulary);
                if name.contains(' ') {
                    self.person_by_alias.entry(name.clone()).or_insert(index as u32);
                }
            }
        }
        self.people = people;
    }

    fn add_places(&mut self, table: &'static str, vocabulary: &mut Vocabulary) {
        for (number, line) in table.lines().enumerate().skip(1) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [name, kind, country, region, aliases, population, ..] = cells[..] else {
                panic!("places.tsv:{}: {} cells, 6 or more are needed", number + 1, cells.len());
            };
            let kind = match kind {
                "country" => PlaceKind::Country,
                "region" => PlaceKind::Region,
                "district" => PlaceKind::District,
                "town" => PlaceKind::Town,
                "area" => PlaceKind::Area,
                _ => panic!("places.tsv:{}: unknown kind {kind:?}", number + 1),
            };
            let index = self.places.len() as u32;
            let degrees = |at: usize| cells.get(at).and_then(|cell| cell.parse::<f64>().ok());
            let (population, point) = (population.parse().unwrap_or(0), degrees(6).zip(degrees(7)));
            self.places.push(Place { name, kind, country, region, population, point });
            for phrase in std::iter::once(name).chain(aliases.split('|').filter(|a| !a.is_empty())) {
                self.add(phrase, Sense::Place(index), false, vocabulary);
            }
        }
    }
}
