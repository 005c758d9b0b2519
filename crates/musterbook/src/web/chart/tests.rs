//! All charts, with data of every kind: well-formed, inside their drawing, escaped, without script or styles.

mod check;
mod invented;

use super::{compare, map, range, spark, timeline};
use check::check;
use maud::{DOCTYPE, PreEscaped, html};
use musterbook_core::claim::Outcome;

#[test]
fn every_chart_is_whole_whatever_the_data() {
    for (name, data) in invented::timelines() {
        check(name, &timeline::figure(&data).into_string());
        check(name, &timeline::sheet(&data).table().into_string());
        check(name, &timeline::band_sheet(&data).table().into_string());
    }
    for (name, data) in invented::comparisons() {
        check(name, &compare::figure(&data).into_string());
    }
    for (name, data) in invented::maps() {
        check(name, &map::figure(&data).into_string());
    }
    let rows = invented::ranges();
    let all: Vec<range::Range> = rows.iter().map(|(_, range)| *range).collect();
    for scale in [&all[..], &all[..1], &[]].map(range::Shared::of) {
        for (subject, range) in &rows {
            check(subject, &range::cell(subject, range, &scale).into_string());
        }
    }
    for (name, months) in invented::sparks() {
        check(name, &spark::cell(name, &months).into_string());
        check(name, &spark::sheet(name, &months).table().into_string());
    }
}

#[test]
fn what_people_wrote_is_escaped() {
    let data = invented::hostile_timeline();
    let markup = timeline::figure(&data).into_string() + &timeline::sheet(&data).table().into_string();
    assert!(!markup.contains("<script") && markup.contains("&lt;script&gt;"));
    check("hostile", &markup);
}

#[test]
fn many_statements_are_thinned_and_that_is_said() {
    let (_, data) = invented::timelines().into_iter().find(|(name, _)| *name == "many").unwrap();
    let markup = timeline::figure(&data).into_string();
    for drawing in markup.split("<svg class=\"chart-svg").skip(1) {
        let marks = drawing.split("</svg>").next().unwrap().matches("<a ").count();
        assert!((20..=150).contains(&marks), "{marks} marks");
    }
    assert!(markup.contains("stand for 2,400 statements"), "{}", &markup[markup.len() - 600..]);
    assert!(markup.contains("more close by"));
    assert_eq!(timeline::sheet(&data).rows.len(), 2400);
}

#[test]
fn signs_of_the_legend_are_those_that_occur() {
    let (_, data) = invented::timelines().into_iter().find(|(name, _)| *name == "one exact").unwrap();
    let markup = timeline::figure(&data).into_string();
    for absent in ["repeats another", "or fewer", "in a conflict", "set aside"] {
        assert!(!markup.contains(absent), "{absent}");
    }
}

/// Writes all charts into the HTML file that `MUSTERBOOK_CHARTS` names, to be looked at.
#[test]
fn all_charts_go_into_one_page() {
    let rows = invented::ranges();
    let all: Vec<range::Range> = rows.iter().map(|(_, range)| *range).collect();
    let scale = range::Shared::of(&all);
    let css = include_str!("../assets/chart.css");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Charts" }
                style { (PreEscaped(css)) "body{font:16px/1.5 system-ui,sans-serif;margin:1rem;max-width:60rem;background:var(--chart-paper);color:var(--chart-ink)}h2{font-size:1rem;margin-top:3rem}" }
            }
            body {
                main {
                    h1 { "Charts" }
                    @for (name, data) in invented::timelines() { h2 { (name) } (timeline::figure(&data)) }
                    h2 { "ranges" }
                    table { @for (subject, range) in &rows { tr { td { (subject) } td { (range::cell(subject, range, &scale)) } } } }
                    @for (name, months) in invented::sparks() { p { (name) " " (spark::cell(name, &months)) } }
                    @for (name, data) in invented::comparisons() { h2 { (name) } (compare::figure(&data)) }
                    @for (name, data) in invented::maps() { h2 { (name) } (map::figure(&data)) }
                    (timeline::sheet(&invented::timelines()[0].1).table())
                }
            }
        }
    }
    .into_string();
    assert!(Outcome::ALL.len() > 20 && page.matches("<figure").count() > 10);
    if let Some(path) = std::env::var_os("MUSTERBOOK_CHARTS") {
        std::fs::write(path, page).unwrap();
    }
}
