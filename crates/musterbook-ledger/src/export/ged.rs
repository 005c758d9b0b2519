//! UCDP GED: 49 columns. The rules are those of the UCDP GED codebook as far as claims allow; `docs/export.md` lists them and
//! what stays empty.

use super::Table;
use super::event::Event;
use super::location::{Location, locate, priogrid};
use jiff::civil::Date;
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

/// What GED calls the second side where a party killed civilians.
pub const CIVILIANS: &str = "Civilians";

fn row(event: &Event, number: usize) -> Vec<String> {
    let [side_a, side_b] = sides(event);
    let at = event.place.as_deref().map(|place| locate(place, &event.sides)).unwrap_or_default();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let place = || event.place.clone().unwrap_or_default();
    let degrees = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    GED.columns
        .iter()
        .map(|column| match *column {
            "id" => number.to_string(),
            "year" => event.first().map(|day| day.year().to_string()).unwrap_or_default(),
            "type_of_violence" => type_of_violence(event).to_owned(),
            "dyad_name" if !side_a.is_empty() && !side_b.is_empty() => format!("{side_a} - {side_b}"),
            "side_a" => side_a.clone(),
            "side_b" => side_b.clone(),
            "number_of_sources" => event.origins().to_string(),
            "source_article" => event.joined(|it| {
                let parts = [it.outlet.as_deref(), it.published.as_deref(), it.title.as_deref()];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(","))
            }),
            "source_office" => event.joined(|it| it.outlet.clone()),
            "source_date" => event.joined(|it| it.published.clone()),
            "source_headline" => event.joined(|it| it.title.clone()),
            "source_original" => event.joined(|it| Some(it.origin.clone())),
            "where_prec" => where_prec(at).to_owned(),
            "where_coordinates" | "where_description" => place(),
            "adm_1" => at.region.to_owned(),
            "adm_2" if at.kind == Some(PlaceKind::District) => place(),
            "latitude" => degrees(at.point.map(|it| it.0)),
            "longitude" => degrees(at.point.map(|it| it.1)),
            "geom_wkt" => at.point.map(|(north, east)| format!("POINT ({east} {north})")).unwrap_or_default(),
            "priogrid_gid" => at.point.map(|point| priogrid(point).to_string()).unwrap_or_default(),
            "country" => at.country.to_owned(),
            "event_clarity" => if event.days() == Some(1) && event.place.is_some() { "1" } else { "2" }.to_owned(),
            "date_prec" => date_prec(event.days()).to_owned(),
            "date_start" => day(event.first()),
            "date_end" => day(event.end.or(event.start)),
            "deaths_a" => event.toll.side_a.to_string(),
            "deaths_b" => event.toll.side_b.to_string(),
            "deaths_civilians" => event.toll.civilians.to_string(),
            "deaths_unknown" => event.toll.unknown.to_string(),
            "best" => event.toll.all.best.to_string(),
            "high" => event.toll.all.high.to_string(),
            "low" => event.toll.all.low.to_string(),
            _ => String::new(),
        })
        .collect()
}

/// The sides by GED's names: a state is its government; where a party killed civilians, they are the second side.
fn sides(event: &Event) -> [String; 2] {
    let world = &Lexicon::english().world;
    let name = |side: &String| match world.kind_of(side) {
        Some(PartyKind::State) => format!("Government of {side}"),
        _ => side.clone(),
    };
    match event.sides.as_slice() {
        [a] if event.is_of_civilians() => [name(a), CIVILIANS.to_owned()],
        [a] => [name(a), String::new()],
        [a, b, ..] => [name(a), name(b)],
        [] => Default::default(),
    }
}

/// 1 one day · 2 two to six days · 3 a week · 4 up to a month · 5 longer, or open.
fn date_prec(days: Option<i32>) -> &'static str {
    match days {
        Some(1) => "1",
        Some(2..=6) => "2",
        Some(7) => "3",
        Some(8..=31) => "4",
        _ => "5",
    }
}

/// By the kind of the place; empty where it is not known.
fn where_prec(at: Location) -> &'static str {
    match at.kind {
        Some(PlaceKind::Town) => "1",
        Some(PlaceKind::District) => "3",
        Some(PlaceKind::Region) => "4",
        Some(PlaceKind::Area) => "5",
        Some(PlaceKind::Country) => "6",
        None => "",
    }
}

/// 1 state-based · 2 between groups · 3 one-sided; empty where the claims do not say between whom.
fn type_of_violence(event: &Event) -> &'static str {
    let is_state = |side: &String| Lexicon::english().world.kind_of(side) == Some(PartyKind::State);
    match event.sides.as_slice() {
        [_] if event.is_of_civilians() => "3",
        [a, b] if is_state(a) || is_state(b) => "1",
        [_, _] => "2",
        _ => "",
    }
}
