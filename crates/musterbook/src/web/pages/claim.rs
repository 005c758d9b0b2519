//! A claim in its sentence, with its slots, the rules that read it, its sightings and its history.

use crate::figure;
use crate::listing::cell;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::past::Past;
use crate::web::parts::slots::Suggested;
use crate::web::parts::table::{dated, maybe, table, text};
use crate::web::parts::{decide, links};
use crate::web::posted::is_local;
use clap::Args;
use maud::{Markup, html};
use musterbook_ledger::export::{FIELDS, fields};
use musterbook_ledger::{Decided, Event, Shown, Standing};
use serde::Serialize;

pub struct Claim;

#[derive(Args)]
pub struct Query {
    #[command(flatten)]
    pub past: Past,
    /// The decision that was just made
    #[arg(long, value_name = "ID")]
    pub decided: Option<i64>,
    /// The page of the desk that led here
    #[arg(long, value_name = "PATH")]
    pub back: Option<String>,
}

#[derive(Serialize)]
pub struct View {
    #[serde(flatten)]
    shown: Shown,
    history: Vec<Event>,
    #[serde(skip)]
    decided: Option<Decided>,
    #[serde(skip)]
    names: Suggested,
}

impl Page for Claim {
    const PATH: &'static str = "/claims/{id}";
    const ABOUT: &'static str =
        "A claim in its sentence: its slots, the rules that read it, its sightings, its history.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let known = query.past.known(ask.ledger)?;
        let shown = ask.ledger.shown(ask.id, known)?;
        let names = Suggested::of(ask.ledger, &shown.row)?;
        let decided = query.decided.map(|id| ask.ledger.decision(id, known)).transpose()?;
        Ok(View { shown, history: ask.ledger.history_of_claim(ask.id, known)?, decided, names })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let it = &view.shown;
        let back = ask.at.with("decided", None).href();
        let claim = &it.row.claim;
        let main = html! {
            @if let Some(way) = query.back.as_deref().filter(|it| is_local(it)) { p { a href=(way) { "← Back to where this was found" } } }
            @if let Some(it) = &view.decided { (decide::decided(ask, it, &back)) }
            @if it.standing != Standing::InForce { p.notice { "Not in force: " (it.standing.to_string()) "." } }
            blockquote { (it.before) mark { (claim.anchor_text) } (it.after) }
            p { (links::report(it.row.report, it.title.as_deref())) " "
                span.quiet { (cell(it.outlet.as_deref())) ", " (cell(it.published.as_deref())) } " · "
                a href=(format!("/reports/{}#t-{}", it.row.report, it.row.id)) { "In the text" } }
            dl.slots { @for (name, value) in slots(&it.row.claim) { dt { (name) } dd { (value) } } }
            @if query.past.is_now() { (decide::forms(ask, it, &view.names, &back)) (decide::who(ask, &back)) }
            h2 { "Sightings of statement " (links::statement(it.statement)) ", of " (links::origin(&it.origin)) }
            (sightings(it))
            h2 { "Read by" }
            (trace(it))
            h2 { "History" }
            (history(&view.history))
        };
        Html { title: format!("Claim {}: {} {}", ask.id, figure::figure(claim), figure::what(claim)), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = [&["claim", "report", "statement", "origin"], FIELDS].concat();
        let it = &view.shown;
        let mut values =
            vec![it.row.id.to_string(), it.row.report.to_string(), it.statement.to_string(), it.origin.clone()];
        values.extend(fields(&it.row));
        Rows { columns, rows: vec![values] }
    }
}

/// The slots of a claim in a person's words.
pub fn slots(claim: &musterbook_core::claim::Claim) -> Vec<(&'static str, Markup)> {
    vec![
        ("figure", text(figure::figure(claim))),
        ("what", text(figure::what(claim))),
        ("side", maybe(claim.side.as_deref())),
        ("by", maybe(claim.by.as_deref())),
        ("place", maybe(claim.place.as_deref())),
        ("when", dated(&figure::when(claim))),
        ("on whose word", text(figure::source(claim))),
        ("confidence", text(format!("{:.2}", claim.confidence))),
    ]
}

/// Sightings that are shown here.
const SIGHTINGS: usize = 50;

/// The rules that read it, each with what it saw.
pub fn trace(it: &Shown) -> Markup {
    html! { ol.trace { @for (rule, saw) in &it.trace { li { b { (rule.replace('-', " ")) } @if !saw.is_empty() { ": " (days(saw)) } } } } }
}

/// `..2024-12-23`, as a rule notes days, as people write them; all else as it is.
fn days(saw: &str) -> String {
    let is_end = |it: &str| it.is_empty() || it.parse::<jiff::civil::Date>().is_ok();
    match saw.split_once("..").filter(|(from, to)| is_end(from) && is_end(to)) {
        Some(("", "")) | None => saw.to_owned(),
        Some(("", to)) => format!("up to {to}"),
        Some((from, "")) => format!("from {from} on"),
        Some((from, to)) => format!("{from} to {to}"),
    }
}

pub fn sightings(it: &Shown) -> Markup {
    let row = |it: &musterbook_ledger::Sighting| {
        vec![
            html! { (maybe(it.published.as_deref())) },
            links::report(it.report, it.outlet.as_deref()),
            html! { a href=(format!("/claims/{}", it.claim)) { (it.anchor_text) } },
            html! { @if let Some(what) = &it.garbled { b { "garbled: another " (what) } ", " } (it.why) },
        ]
    };
    let rows = it.sightings.iter().take(SIGHTINGS).map(row).collect();
    html! {
        (table("Sightings", &["published", "report", "#figure", "why"], rows))
        @if it.sightings.len() > SIGHTINGS { p { "The first " (SIGHTINGS) "; statement " (links::statement(it.statement)) " has all." } }
    }
}

/// What happened, in the order in which it was recorded.
pub fn history(events: &[Event]) -> Markup {
    html! {
        ol.history { @for it in events { li {
            time datetime=(it.at) { (it.at.get(..16).unwrap_or(&it.at).replace('T', " ")) } " " (it.what)
            @if let Some(author) = &it.author { span.quiet { " by " (author) @if let Some(reason) = &it.reason { ": " (reason) } } }
        } } }
    }
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_of_rules_are_words() {
        for (saw, expected) in [
            ("..2024-12-23", "up to 2024-12-23"),
            ("2023-09-01..2025-03-31", "2023-09-01 to 2025-03-31"),
            ("2025-03-31..", "from 2025-03-31 on"),
            ("2024-12-23", "2024-12-23"),
            ("well.. no", "well.. no"),
            ("..", ".."),
        ] {
            assert_eq!(days(saw), expected);
        }
    }
}
