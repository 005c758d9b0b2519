//! Where it happened: the places of the claims that the filters ask for, on the outline of the countries, and as a table.

use crate::figure;
use crate::filters::Filters;
use crate::listing::cell;
use crate::output::count;
use crate::web::chart::map::{self, Map as Chart, Point};
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::table::{maybe, table, text};
use crate::web::parts::words::capital;
use crate::web::parts::{filters, links, listing};
use maud::{Markup, html};
use musterbook_core::claim::{Outcome, Unit};
use musterbook_ledger::{Placed, Places};
use serde::Serialize;

pub struct Map;

#[derive(Serialize)]
pub struct View {
    /// What the size of a point is: `figure` or `claims`.
    shown: Shown,
    #[serde(flatten)]
    found: Places,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Shown {
    /// The largest figure that a report gives: where one outcome of one unit is asked for.
    Figure,
    /// The number of claims.
    Claims,
}

/// Claims that are looked at, and places that are drawn.
const CLAIMS: usize = 5_000;
const DRAWN: usize = 200;

impl Page for Map {
    const PATH: &'static str = "/map";
    const ABOUT: &'static str = "The places of the claims that the filters ask for, with what is said of each.";
    type Query = Filters;
    type View = View;

    fn view(ask: &Ask, query: &Filters) -> Result<View, Fault> {
        let (filter, warnings) = query.asked(ask.ledger)?;
        let shown = if filter.outcome.len() == 1 && filter.unit.len() == 1 { Shown::Figure } else { Shown::Claims };
        let mut found = ask.ledger.places(&filter, CLAIMS, query.known(ask.ledger)?)?;
        if shown == Shown::Figure {
            let figure = |it: &Placed| it.largest.map_or(f64::NEG_INFINITY, |(figure, _)| figure);
            found.places.sort_by(|a, b| figure(b).total_cmp(&figure(a)));
        }
        Ok(View { shown, found, warnings })
    }

    fn html(ask: &Ask, query: &Filters, view: &View) -> Html {
        let (on_it, off_it): (Vec<&Placed>, Vec<&Placed>) = view.found.places.iter().partition(|it| it.point.is_some());
        let main = html! {
            (filters::form(&ask.at, &[]))
            (listing::warnings(&view.warnings))
            (about(view, query))
            @if view.found.places.is_empty() {
                p { "No claim that the filters ask for names a place. Drop a filter, or widen the days." }
            } @else {
                div.mapped {
                    div { (links::past_chart("places")) (map::figure(&chart(ask, query, view, &on_it)))
                        p.quiet { "A region stands in the middle of its places." } }
                    div {
                        h2 #places { "Places" }
                        (places(ask, &on_it, view.shown))
                        @if on_it.len() > DRAWN { p.quiet { "The first " (DRAWN) " of " (on_it.len()) " are drawn and listed; the CSV has all." } }
                    }
                }
                @if !off_it.is_empty() {
                    h2 { "Not on the map" }
                    p.quiet { "Countries; names that are not in the table of places; names of several places." }
                    (places(ask, &off_it, view.shown))
                    @if off_it.len() > DRAWN { p.quiet { "The first " (DRAWN) " of " (off_it.len()) "; the CSV has all." } }
                }
            }
        };
        Html { title: "Map".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = [
            "place",
            "latitude",
            "longitude",
            "country",
            "claims",
            "reports",
            "origins",
            "outcome",
            "largest",
            "claim",
            "from",
            "to",
        ];
        let row = |it: &Placed| {
            let mut values = vec![it.place.clone()];
            values.extend([it.point.map(|point| point.0), it.point.map(|point| point.1)].map(cell));
            values.push(it.country.to_owned());
            values.extend([it.claims, it.reports, it.origins].map(|number| number.to_string()));
            values.extend([
                it.outcome.as_str().to_owned(),
                cell(it.largest.map(|it| it.0)),
                cell(it.largest.map(|it| it.1)),
            ]);
            values.extend([&it.from, &it.to].map(|day| cell(day.as_deref())));
            values
        };
        Rows { columns: columns.to_vec(), rows: view.found.places.iter().map(row).collect() }
    }
}

/// What the circles are.
fn about(view: &View, query: &Filters) -> Markup {
    html! {
        p.support {
            b { (count(view.found.claims, "claim")) } " at " b { (count(view.found.places.len(), "place")) }
            @if view.found.has_more { " (only the newest " (figure::grouped(CLAIMS as f64)) " are looked at: choose days, a side or an outcome)" }
            ". "
            @match view.shown {
                Shown::Figure => "A circle’s area is the largest figure that a report gives there: a report’s word, not an estimate, and perhaps a total of a longer time.",
                Shown::Claims => "A circle’s area is the number of claims there, its colour what most of them tell of.",
            }
            @if view.shown == Shown::Claims && (query.outcome.len() != 1 || query.unit.len() != 1) {
                " Choose one outcome and one thing that is counted to see figures."
            }
        }
    }
}

fn chart(ask: &Ask, query: &Filters, view: &View, all: &[&Placed]) -> Chart {
    let point = |it: &&Placed| {
        let (latitude, longitude) = it.point?;
        let value = match view.shown {
            Shown::Figure => it.largest?.0,
            Shown::Claims => it.claims as f64,
        };
        let said = match view.shown {
            Shown::Figure => format!("{} {}", figure::grouped(value), what(query)),
            Shown::Claims => count(it.claims, "claim"),
        };
        let label = format!("{}: {said}, {}, {}", it.place, count(it.reports, "report"), count(it.origins, "origin"));
        Some(Point {
            name: it.place.clone(),
            latitude,
            longitude,
            value,
            outcome: it.outcome,
            href: claims(ask, &it.place),
            label,
        })
    };
    let title = match view.shown {
        Shown::Figure => format!("{} by place: the largest figure that a report gives", what(query)),
        Shown::Claims => "Claims by place: how many there are".to_owned(),
    };
    Chart { title: capital(&title), points: all.iter().take(DRAWN).filter_map(point).collect() }
}

/// `civilians killed`
fn what(query: &Filters) -> String {
    let unit = query.unit.first().and_then(|word| Unit::parse(word)).unwrap_or(Unit::People);
    let outcome = query.outcome.first().and_then(|word| Outcome::parse(word)).map(figure::happened);
    format!("{} {}", figure::counted(unit, query.civilian), outcome.unwrap_or_default())
}

/// The claims behind a point: the same filters, and the place.
fn claims(ask: &Ask, place: &str) -> String {
    ask.at.at("/claims").with("place", Some(place)).with("offset", None).with("limit", None).href()
}

fn places(ask: &Ask, all: &[&Placed], shown: Shown) -> Markup {
    let row = |it: &&Placed| {
        let days = match (&it.from, &it.to) {
            (Some(from), Some(to)) if from != to => format!("{from} to {to}"),
            (Some(day), _) | (None, Some(day)) => day.clone(),
            (None, None) => String::new(),
        };
        vec![
            html! { a href=(claims(ask, &it.place)) { (it.place) } @if !it.country.is_empty() && it.country != it.place { span.quiet { ", " (it.country) } } },
            match (shown, it.largest) {
                (Shown::Claims, _) => text(figure::happened(it.outcome)),
                (_, Some((figure, claim))) => {
                    html! { a href=(format!("/claims/{claim}")) { (figure::grouped(figure)) } }
                }
                (_, None) => maybe(None),
            },
            html! { (count(it.claims, "claim")) ": " (count(it.reports, "report")) ", " (count(it.origins, "origin"))
            @if !days.is_empty() { br; span.quiet.days { (days) } } },
        ]
    };
    let third = if shown == Shown::Figure { "#largest figure" } else { "most of them" };
    table("Places", &["place", third, "told by"], all.iter().take(DRAWN).map(row).collect())
}
