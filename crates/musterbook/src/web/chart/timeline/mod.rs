//! The line of time of a question: each statement an interval at its date, over the band that they jointly support.

mod band;
mod data;
mod draw;
mod legend;
mod origins;
mod place;
mod thin;

pub use data::{Mark, Standing, Step, Timeline};

use super::super::parts::words::capital;
use super::sheet::{Row, Sheet, number, words as text};
use super::size::Size;
use super::words::{bounds, count, day_in_full};
use maud::{Markup, html};
use origins::Origins;

/// Marks that are drawn at most, half as many in a narrow column; more are put together where they lie close.
const MOST_MARKS: usize = 150;

/// The chart as a figure: heading, two drawings (wide and narrow), legend, and a note where marks were put together.
pub fn figure(data: &Timeline) -> Markup {
    if !data.marks.iter().any(Mark::is_drawable) && data.band.iter().all(|step| step.low.is_none()) {
        return html! {
            figure.chart.chart-timeline {
                figcaption { strong { (data.title) } }
                p.chart-empty { "No statement gives a figure to draw." }
            }
        };
    }
    let origins = Origins::of(&data.marks);
    let drawings = Size::BOTH.map(|size| draw::drawing(data, &origins, size));
    html! {
        figure.chart.chart-timeline {
            figcaption { strong { (data.title) } span { (heading(data, drawings[0].is_log)) } }
            div.chart-drawing { @for it in &drawings { (it.svg) } }
            (legend::legend(data, &origins, drawings[0].is_log))
            @if let Some(note) = note(data, &drawings.map(|it| it.drawn)) { p.chart-note { (note) } }
        }
    }
}

fn heading(data: &Timeline, is_log: bool) -> String {
    let counted = if data.counted.is_empty() { "Value" } else { &data.counted };
    let scale = if is_log { "; each line is ten times or more the one below (logarithmic scale)" } else { "" };
    format!("{}, by the date that each statement speaks of{scale}", capital(counted))
}

/// What is not drawn on its own.
fn note(data: &Timeline, drawn: &[usize]) -> Option<String> {
    let drawable = data.marks.iter().filter(|it| it.is_drawable()).count();
    let mut parts = Vec::new();
    if let Some(fewest) = drawn.iter().min().filter(|it| **it < drawable) {
        let all = count(drawable, "statement");
        parts.push(format!("{fewest} or more marks stand for {all}: where marks lie close, one is drawn for several."));
    }
    if drawable < data.marks.len() {
        parts.push(format!("{} without a figure not drawn.", count(data.marks.len() - drawable, "statement")));
    }
    (!parts.is_empty()).then(|| parts.join(" ") + " The table has all.")
}

/// The statements as rows, in order of time.
pub fn sheet(data: &Timeline) -> Sheet {
    let mut marks: Vec<&Mark> = data.marks.iter().collect();
    marks.sort_by(|a, b| (a.day, &a.origin, &a.label).cmp(&(b.day, &b.origin, &b.label)));
    let row = |it: &Mark| {
        let day = match it.from {
            Some(from) if from != it.day => format!("{} to {}", day_in_full(from), day_in_full(it.day)),
            _ => day_in_full(it.day),
        };
        let conflict = if it.in_conflict { "yes" } else { "" };
        let cells = vec![
            it.label.clone(),
            day,
            it.origin.clone(),
            bounds(it.low, it.high),
            it.standing.words().to_owned(),
            conflict.to_owned(),
        ];
        Row { cells, href: Some(it.href.clone()).filter(|it| !it.is_empty()) }
    };
    Sheet {
        caption: format!("{}: statements", data.title),
        columns: vec![
            text("Statement"),
            text("Date"),
            text("Origin"),
            number("Figure"),
            text("Counts"),
            text("In conflict"),
        ],
        rows: marks.into_iter().map(row).collect(),
    }
}

/// The band as rows, in order of time.
pub fn band_sheet(data: &Timeline) -> Sheet {
    let value = |it: Option<f64>| it.map_or("–".to_owned(), |it| bounds(Some(it), Some(it)));
    let row = |step: &Step| {
        let open = if step.is_open { "yes" } else { "" };
        let cells = vec![day_in_full(step.day), value(step.low), value(step.best), value(step.high), open.to_owned()];
        Row { cells, href: None }
    };
    Sheet {
        caption: format!("{}: what is supported from each day on", data.title),
        columns: vec![text("From"), number("Low"), number("Best"), number("High"), text("Open above")],
        rows: data.band.iter().map(row).collect(),
    }
}
