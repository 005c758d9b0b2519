//! The sightings of a statement through time, its garbles beside it, and other statements with its figure.

use super::{View, decide};
use crate::figure;
use crate::output::count;
use crate::web::page::Ask;
use crate::web::parts::links;
use crate::web::parts::table::{maybe, table, text};
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_ledger::{Alike, Quoted};

/// What the rules of lineage are for people.
const RULES: &[(&str, &str)] = &[
    ("first", "Said it first, as far as the ledger knows"),
    ("near copy", "Prints the same text, or nearly"),
    ("same origin", "Names the same origin"),
    ("told on", "Has it from the other"),
    ("same voice", "Names another voice of the same party"),
    ("unsourced echo", "Gives the same rare figure and no source"),
    ("hedge changed", "Repeats it with another hedge"),
    ("again", "Read again, as before"),
    ("merged", "A person merged it into this statement"),
    ("split", "A person made it a statement of its own"),
    ("back", "A person's decision was taken back"),
];

fn rule(rule: &str) -> &str {
    RULES.iter().find(|(word, _)| *word == rule).map_or(rule, |(_, said)| said)
}

/// The sightings in the order of publication, with the days between.
pub fn sightings(ask: &Ask, view: &View, offset: usize, can_decide: bool) -> Markup {
    let seen: Vec<&Quoted> = view.sightings.iter().filter(|it| it.sighting.garbled.is_none()).collect();
    let days: Vec<Option<Date>> = seen.iter().map(|it| it.sighting.published.as_deref()?.parse().ok()).collect();
    let first = days.iter().flatten().next().copied();
    let is_several = seen.len() > 1 || offset > 0;
    html! {
        @if seen.is_empty() { p.quiet { "Nowhere on this page." } }
        ol.sightings {
            @for (it, day) in seen.iter().zip(&days) {
                @let sighting = &it.sighting;
                li {
                    p { @match &sighting.published { Some(day) => b { time datetime=(day) { (day) } }, None => b { "day not known" } }
                        @if let Some(later) = later(first, *day).filter(|_| offset == 0) { span.quiet { " · " (later) } } }
                    p { (links::report(sighting.report, sighting.outlet.as_deref().or(it.title.as_deref())))
                        " · " (figure::source(&it.row.claim)) }
                    blockquote { (it.before) mark { a href=(format!("/claims/{}", sighting.claim)) { (sighting.anchor_text) } } (it.after) }
                    p.quiet { (rule(&sighting.rule)) @if !sighting.why.is_empty() && sighting.rule != "first" { ": " (sighting.why) } "." }
                    @if can_decide && is_several { (decide::split_form(ask, sighting.claim)) }
                }
            }
        }
    }
}

/// `3 days later`, `the same day`; nothing of the first.
fn later(first: Option<Date>, day: Option<Date>) -> Option<String> {
    let (first, day) = (first?, day?);
    let days = (day - first).get_days();
    match days {
        0 => None,
        _ => Some(format!("{} after the first", count(days.unsigned_abs() as usize, "day"))),
    }
}

/// Each garble beside the sentence that it garbles.
pub fn garbles(view: &View, garbled: &[&Quoted]) -> Markup {
    let founding =
        view.sightings.iter().find(|it| it.sighting.claim == view.said.claim.id && it.sighting.garbled.is_none());
    let founding = founding.or_else(|| view.sightings.iter().find(|it| it.sighting.garbled.is_none()));
    html! {
        p { "These repeat the figure and change what it means. They count as statements of their own." }
        @for it in garbled {
            @let sighting = &it.sighting;
            div.beside {
                div {
                    h3 { "As it was said" }
                    @if let Some(first) = founding { (sentence(first)) } @else { p.quiet { "Its sentence is on another page of the sightings." } }
                }
                div {
                    h3 { "Another " (sighting.garbled.as_deref().unwrap_or_default().replace('_', " ")) }
                    (sentence(it))
                    p.quiet { "The two are held together because: " (sighting.why) "." }
                }
            }
        }
    }
}

fn sentence(it: &Quoted) -> Markup {
    let sighting = &it.sighting;
    html! {
        blockquote { (it.before) mark { a href=(format!("/claims/{}", sighting.claim)) { (sighting.anchor_text) } } (it.after) }
        p { (links::report(sighting.report, sighting.outlet.as_deref().or(it.title.as_deref()))) " "
            span.quiet { (sighting.published.as_deref().unwrap_or_default()) } }
    }
}

/// Statements that a person may want to merge with this one.
pub fn alike(view: &View) -> Markup {
    let row = |it: &Alike| {
        vec![
            html! { a href=(format!("/statements/{}", it.statement)) { "Statement " (it.statement) } },
            links::origin(&it.origin),
            maybe(it.as_of.as_deref()),
            text(format!("{} {}", it.anchor_text, it.outcome.replace('_', " "))),
            maybe(it.side.as_deref()),
        ]
    };
    html! {
        @if view.alike.is_empty() { p.quiet { "No other statement gives this figure for the same things." } } @else {
            p { "These give the same figure for the same things, and were held to be other statements:" }
            (table("Statements with the same figure", &["statement", "origin", "as of", "figure", "side"], view.alike.iter().map(row).collect()))
        }
    }
}
