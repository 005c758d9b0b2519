//! ACLED: 31 columns. `fatalities` is the conservative figure: the least that any origin gives, vague words by ACLED's own
//! integers; where statements differ, `notes` says so. `docs/export.md` lists the rules and what stays empty.

use super::Table;
use super::deaths::{Deaths, toll};
use super::event::{Event, Support};
use super::location::{Location, locate};
use jiff::ToSpan;
use jiff::civil::Date;
use musterbook_core::claim::Qualifier;
use musterbook_core::lexicon::world::PlaceKind;
use musterbook_core::reconcile::explain::hedge;

/// ACLED's integers for vague words, which lie below the bounds of the claims.
pub const VAGUE: &[(&str, i64)] = &[
    ("tens", 10),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("tens of thousands", 10_000),
    ("hundreds of thousands", 100_000),
    ("millions", 1_000_000),
];

/// What ACLED writes for an unknown number outside of the most violent conflicts.
pub const UNKNOWN: i64 = 3;

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
    let at = event.place.as_deref().map(|place| locate(place, &event.sides)).unwrap_or_default();
    let place = || event.place.clone().unwrap_or_default();
    let degrees = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let actor2 = match event.sides.get(1) {
        Some(side) => side.clone(),
        None if event.is_of_civilians() && !at.country.is_empty() => format!("Civilians ({})", at.country),
        None if event.is_of_civilians() => "Civilians".to_owned(),
        None => String::new(),
    };
    ACLED
        .columns
        .iter()
        .map(|column| match *column {
            "event_id_cnty" => format!("MB{number}"),
            "event_date" => day(event).map(|day| day.to_string()).unwrap_or_default(),
            "year" => day(event).map(|day| day.year().to_string()).unwrap_or_default(),
            "time_precision" => time_precision(event.days()).to_owned(),
            "disorder_type" => "Political violence".to_owned(),
            "actor1" => event.sides.first().cloned().unwrap_or_default(),
            "actor2" => actor2.clone(),
            "civilian_targeting" if event.is_of_civilians() => "Civilian targeting".to_owned(),
            "country" => at.country.to_owned(),
            "admin1" => at.region.to_owned(),
            "admin2" if at.kind == Some(PlaceKind::District) => place(),
            "location" => place(),
            "latitude" => degrees(at.point.map(|it| it.0)),
            "longitude" => degrees(at.point.map(|it| it.1)),
            "geo_precision" => geo_precision(at).to_owned(),
            "source" => event.joined(|it| it.outlet.clone()),
            "notes" => notes(event),
            "fatalities" => fatalities(event).to_string(),
            _ => String::new(),
        })
        .collect()
}

/// The day; of a longer time the one in its middle.
fn day(event: &Event) -> Option<Date> {
    let middle =
        event.days().zip(event.start).and_then(|(days, start)| start.checked_add(((days - 1) / 2).days()).ok());
    middle.or(event.first())
}

/// 1 a day · 2 up to a week · 3 longer, or open.
fn time_precision(days: Option<i32>) -> &'static str {
    match days {
        Some(1) => "1",
        Some(2..=7) => "2",
        _ => "3",
    }
}

/// 1 a named town · 2 part of a region · 3 a region or more; empty where it is not known.
fn geo_precision(at: Location) -> &'static str {
    match at.kind {
        Some(PlaceKind::Town) => "1",
        Some(PlaceKind::District) => "2",
        Some(PlaceKind::Region | PlaceKind::Area | PlaceKind::Country) => "3",
        None => "",
    }
}

/// ACLED's integer of a figure: its word's; else what it is bound by from below; of a figure with no lower bound, what is
/// written for an unknown number, or its upper bound where that is less.
fn conservative(support: &Support) -> i64 {
    let words = support.words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let words = words.strip_suffix(" of").unwrap_or(&words);
    match VAGUE.iter().find(|(word, _)| support.qualifier == Qualifier::Vague && words == *word) {
        Some((_, number)) => *number,
        None if support.figure.low == 0 => support.figure.high.min(UNKNOWN),
        None => support.figure.low,
    }
}

fn fatalities(event: &Event) -> i64 {
    toll(&event.support, |it| {
        let number = conservative(it);
        Deaths { low: number, best: number, high: number }
    })
    .all
    .low
    .min(event.toll.all.high)
}

/// What was reported, by whom: disputes are told, not settled.
fn notes(event: &Event) -> String {
    let told = event.joined(|it| {
        let whom = match it.civilian {
            Some(true) => " civilians",
            Some(false) => " fighters",
            None => "",
        };
        let words = it.words.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!("{}{words}{whom} ({})", hedge(it.qualifier), it.origin))
    });
    let mut differ: Vec<i64> = event.support.iter().map(|it| it.figure.best).collect();
    differ.sort_unstable();
    differ.dedup();
    let dispute = if differ.len() > 1 { " Figures differ; fatalities is the conservative one." } else { "" };
    format!("Reported killed: {told}.{dispute}")
}
