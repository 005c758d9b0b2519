//! UCDP GED: 49 columns. What cannot be known from reports stays empty: the ids of conflicts, dyads and countries, the
//! coordinates and the grid cell, `active_year`.
//!
//! - `date_prec` 1 one day · 2 two to six days · 3 a week · 4 a month · 5 longer, up to a year or open.
//! - `where_prec` 6 where only a country is named, else 1 to 5 by the kind of the place: 1 a town, 3 a district, 4 a region.
//! - `event_clarity` 1 where one day and a place are told, else 2.
//! - `type_of_violence` 1 where two parties are told and one is a state, 2 where both are groups, 3 where only civilians
//!   died and a party did it; empty otherwise.
//! - `number_of_sources` counts origins; `source_original` names them, `source_office` the outlets.

use super::Table;
use super::event::{Category, Event};
use musterbook_core::lexicon::Lexicon;
use musterbook_core::lexicon::world::{PartyKind, PlaceKind};

pub const GED: Table = Table {
    columns: &[
        "id",
        "relid",
        "year",
        "active_year",
        "code_status",
        "type_of_violence",
        "conflict_dset_id",
        "conflict_new_id",
        "conflict_name",
        "dyad_dset_id",
        "dyad_new_id",
        "dyad_name",
        "side_a_dset_id",
        "side_a_new_id",
        "side_a",
        "side_b_dset_id",
        "side_b_new_id",
        "side_b",
        "number_of_sources",
        "source_article",
        "source_office",
        "source_date",
        "source_headline",
        "source_original",
        "where_prec",
        "where_coordinates",
        "where_description",
        "adm_1",
        "adm_2",
        "latitude",
        "longitude",
        "geom_wkt",
        "priogrid_gid",
        "country",
        "country_id",
        "region",
        "event_clarity",
        "date_prec",
        "date_start",
        "date_end",
        "deaths_a",
        "deaths_b",
        "deaths_civilians",
        "deaths_unknown",
        "best",
        "high",
        "low",
        "gwnoa",
        "gwnob",
    ],
    row,
};

fn row(event: &Event, number: usize) -> Vec<String> {
    let side = |at: usize| event.sides.get(at).cloned().unwrap_or_default();
    let all = event.all();
    let best = |category| event.of(category).best.to_string();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let place = event.place.clone().unwrap_or_default();
    GED.columns
        .iter()
        .map(|column| match *column {
            "id" => number.to_string(),
            "year" => event.start.or(event.end).map(|day| day.year().to_string()).unwrap_or_default(),
            "code_status" => "Clear".to_owned(),
            "type_of_violence" => type_of_violence(event).to_owned(),
            "dyad_name" if event.sides.len() == 2 => format!("{} - {}", side(0), side(1)),
            "side_a" => side(0),
            "side_b" => side(1),
            "number_of_sources" => event.origins().to_string(),
            "source_article" => event.joined(|it| it.title.as_deref()),
            "source_office" => event.joined(|it| it.outlet.as_deref()),
            "source_date" => event.joined(|it| it.published.as_deref()),
            "source_headline" => event.joined(|it| it.title.as_deref()),
            "source_original" => event.joined(|it| Some(it.origin.as_str())),
            "where_prec" => where_prec(event),
            "where_coordinates" | "where_description" => place.clone(),
            "country" => country(&place),
            "event_clarity" => if event.days() == Some(1) && event.place.is_some() { "1" } else { "2" }.to_owned(),
            "date_prec" => date_prec(event.days()).to_owned(),
            "date_start" => day(event.start.or(event.end)),
            "date_end" => day(event.end.or(event.start)),
            "deaths_a" => best(Category::SideA),
            "deaths_b" => best(Category::SideB),
            "deaths_civilians" => best(Category::Civilians),
            "deaths_unknown" => best(Category::Unknown),
            "best" => all.best.to_string(),
            "high" => all.high.max(all.best).to_string(),
            "low" => all.low.min(all.best).to_string(),
            _ => String::new(),
        })
        .collect()
}

fn date_prec(days: Option<i32>) -> &'static str {
    match days {
        Some(1) => "1",
        Some(2..=6) => "2",
        Some(7) => "3",
        Some(8..=31) => "4",
        _ => "5",
    }
}

fn where_prec(event: &Event) -> String {
    let Some(place) = &event.place else { return String::new() };
    let of = Lexicon::english().world.places.iter().find(|it| it.name == *place);
    of.map_or("1", |it| match it.kind {
        PlaceKind::Country => "6",
        PlaceKind::Region => "4",
        PlaceKind::District => "3",
        _ => "1",
    })
    .to_owned()
}

/// The country that a place is in, where it is known.
pub(super) fn country(place: &str) -> String {
    let of = Lexicon::english().world.places.iter().filter(|it| it.name == place).max_by_key(|it| it.population);
    of.map(|it| if it.country.is_empty() { it.name } else { it.country }.to_owned()).unwrap_or_default()
}

fn type_of_violence(event: &Event) -> &'static str {
    let world = &Lexicon::english().world;
    let is_state = |side: &String| world.kind_of(side) == Some(PartyKind::State);
    let only_civilians = event.deaths.keys().all(|category| *category == Category::Civilians);
    match event.sides.as_slice() {
        [_] if only_civilians => "3",
        [a, b] if is_state(a) || is_state(b) => "1",
        [_, _] => "2",
        _ => "",
    }
}
