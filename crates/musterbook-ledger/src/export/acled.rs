//! ACLED: 31 columns. `fatalities` is the conservative figure: the least that any statement gives for a category, vague
//! words by ACLED's own integers; where statements differ, `notes` says so. What reports do not say stays empty: types of
//! events other than battles, explosions and violence against civilians, interaction codes, coordinates.
//!
//! - `time_precision` 1 a day · 2 up to a week · 3 longer or not known.
//! - `geo_precision` 1 a named town · 2 a district · 3 a region or country.

use super::Table;
use super::event::{Category, Event, Support};
use super::ged::country;
use musterbook_core::claim::Qualifier;
use musterbook_core::lexicon::Lexicon;
use musterbook_core::lexicon::world::PlaceKind;

/// ACLED's integers for vague words, which lie below the bounds of the claims.
pub const VAGUE: &[(&str, u64)] = &[
    ("tens", 10),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("several hundred", 100),
    ("thousands", 1_000),
    ("several", 3),
    ("a few", 3),
    ("many", 3),
    ("numerous", 3),
    ("multiple", 3),
];

pub const ACLED: Table = Table {
    columns: &[
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
        "actor1",
        "assoc_actor_1",
        "inter1",
        "actor2",
        "assoc_actor_2",
        "inter2",
        "interaction",
        "civilian_targeting",
        "iso",
        "region",
        "country",
        "admin1",
        "admin2",
        "admin3",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "source_scale",
        "notes",
        "fatalities",
        "tags",
        "timestamp",
    ],
    row,
};

fn row(event: &Event, number: usize) -> Vec<String> {
    let only_civilians = event.deaths.keys().all(|category| *category == Category::Civilians);
    let place = event.place.clone().unwrap_or_default();
    let event_type = match event.sides.len() {
        _ if only_civilians && !event.sides.is_empty() => "Violence against civilians",
        2 => "Battles",
        _ => "",
    };
    let actor2 = if only_civilians { "Civilians".to_owned() } else { event.sides.get(1).cloned().unwrap_or_default() };
    ACLED
        .columns
        .iter()
        .map(|column| match *column {
            "event_id_cnty" => format!("MB{number}"),
            "event_date" => event.start.or(event.end).map(|day| day.to_string()).unwrap_or_default(),
            "year" => event.start.or(event.end).map(|day| day.year().to_string()).unwrap_or_default(),
            "time_precision" => match event.days() {
                Some(1) => "1",
                Some(2..=7) => "2",
                _ => "3",
            }
            .to_owned(),
            "disorder_type" if !event_type.is_empty() => "Political violence".to_owned(),
            "event_type" => event_type.to_owned(),
            "actor1" => event.sides.first().cloned().unwrap_or_default(),
            "actor2" => actor2.clone(),
            "civilian_targeting" if only_civilians => "Civilian targeting".to_owned(),
            "country" => country(&place),
            "location" => place.clone(),
            "geo_precision" => geo_precision(event),
            "source" => event.joined(|it| it.outlet.as_deref()),
            "notes" => notes(event),
            "fatalities" => fatalities(event).to_string(),
            _ => String::new(),
        })
        .collect()
}

fn geo_precision(event: &Event) -> String {
    let Some(place) = &event.place else { return String::new() };
    let of = Lexicon::english().world.places.iter().find(|it| it.name == *place);
    of.map_or("1", |it| match it.kind {
        PlaceKind::Country | PlaceKind::Region => "3",
        PlaceKind::District => "2",
        _ => "1",
    })
    .to_owned()
}

/// ACLED's integer of a figure.
fn conservative(support: &Support) -> u64 {
    let words = support.words.to_lowercase();
    let vague = VAGUE.iter().find(|(word, _)| support.qualifier == Qualifier::Vague && words == *word);
    vague.map_or(support.figure.low.max(u64::from(support.figure.best > 0)), |(_, number)| *number)
}

/// The sum over categories of the least figure; where a total is told beside its parts, the greater of both.
fn fatalities(event: &Event) -> u64 {
    let least = |category| event.support.iter().filter(|it| it.category() == category).map(conservative).min();
    let parts = [Category::SideA, Category::SideB, Category::Civilians].into_iter().filter_map(least).sum::<u64>();
    parts.max(least(Category::Unknown).unwrap_or(0))
}

/// What was reported, by whom: disputes are told, not settled.
fn notes(event: &Event) -> String {
    let told: Vec<String> = event.support.iter().map(|it| format!("{} ({})", it.words, it.origin)).collect();
    format!("Reported killed: {}.", told.join("; "))
}
